"""Phrases that are short, common, given twice, or covered by another of their rule.

How common a phrase is, is measured: in how many harmless texts it stands, and in how many a piece of it does, so that
the matcher has to look closer (see :mod:`extortrace.knowledge.phrases`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extortrace.knowledge.indicators import CATEGORIES, LANGUAGES
from extortrace.knowledge.lint.book import COUNTER, HOUSE, WARNING, Book, Check, Finding, Sheet, Wording
from extortrace.knowledge.phrases import edits, pieces
from extortrace.knowledge.reader import Node

CHECKS = (
    Check("phrase-short"),
    Check("phrase-common"),
    Check("phrase-duplicate"),
    Check("phrase-elsewhere"),
    Check("phrase-covered", profile=HOUSE),
    Check("missing-language"),
)
SHORT = 5
"""A phrase of fewer letters stands in many texts that have nothing to do with it."""
COMMON, SHARE = 2, 0.005
"""A phrase is common when it stands in so many harmless texts of others, and in this share of them."""


def find(book: Book) -> Iterator[Finding]:
    phrases = [w for w in book.wordings if w.part == "phrases"]
    yield from _elsewhere(phrases)
    for sheet in book.sheets:
        if sheet.ours and (node := sheet.of("indicators")):
            own = [w for w in phrases if w.sheet is sheet]
            yield from _languages(node, sheet)
            yield from _twice(sheet)
            yield from _covered(own)
            if CATEGORIES.get(sheet.said("category")) != COUNTER:
                yield from (found for w in own if (found := _weak(book, w)))


def _finding(check: str, wording: Wording, **params: Any) -> Finding:
    node = wording.node
    return Finding(node.path, node.line, node.col, check, WARNING, {"phrase": node.value, **params})


def cost(book: Book, wording: Wording) -> dict[str, int]:
    """In how many harmless texts of other files a phrase stands and is looked for, and how many there are."""
    parts = [part for part in wording.key.split(" * ") if part]
    texts = [text for name, text in book.harmless if name != wording.sheet.name]
    looked = [[piece for _, piece in pieces(part, edits(part))] for part in parts]
    return {
        "stands": sum(_stands(parts, text) for text in texts),
        "looked": sum(any(piece in text for piece in looked[0]) for text in texts) if looked else 0,
        "texts": len(texts),
    }


def _stands(parts: list[str], text: str) -> bool:
    """Whether the parts stand in a text one after the other, one to three words apart."""
    first, *rest = parts or [""]
    at = text.find(f" {first} ")
    while at >= 0 and first:
        end = at + len(first) + 1
        for part in rest:
            follows = text.find(f" {part} ", end + 1)
            if follows < 0 or text.count(" ", end, follows) > 3:
                break
            end = follows + len(part) + 1
        else:
            return True
        at = text.find(f" {first} ", at + 1)
    return False


def _weak(book: Book, wording: Wording) -> Finding | None:
    letters = len(wording.key.replace(" ", "").replace("*", ""))
    if letters >= SHORT and not all(f" {part} " in book.all_harmless for part in wording.key.split(" * ")):
        return None
    measured = cost(book, wording)
    if measured["stands"] >= max(COMMON, SHARE * measured["texts"]):
        return _finding("phrase-common", wording, **measured)
    return _finding("phrase-short", wording, letters=letters, **measured) if letters < SHORT else None


def _twice(sheet: Sheet) -> Iterator[Finding]:
    """Phrases of one list, and of one language, that come to the same words."""
    seen: dict[tuple[str, str, str], Wording] = {}
    for wording in sheet.wordings():
        if wording.part not in ("phrases", "unless"):
            continue
        other = seen.setdefault((wording.part, wording.language, wording.key), wording)
        if other is not wording:
            yield _finding("phrase-duplicate", wording, other=other.node.value, line=other.node.line)


def _elsewhere(phrases: list[Wording]) -> Iterator[Finding]:
    """Phrases that another rule has as well: said once, where they come second."""
    first: dict[str, Wording] = {}
    for wording in phrases:
        other = first.setdefault(wording.key, wording)
        if other.sheet is wording.sheet:
            continue
        if wording.sheet.ours:
            yield _finding("phrase-elsewhere", wording, other=other.sheet.said("id"), where=other.where)
        elif other.sheet.ours:
            yield _finding("phrase-elsewhere", other, other=wording.sheet.said("id"), where=wording.where)


def _covered(own: list[Wording]) -> Iterator[Finding]:
    """Phrases of which some words are a phrase of the rule themselves."""
    first: dict[str, Wording] = {}
    for wording in own:
        first.setdefault(wording.key, wording)
    for wording in own:
        words = wording.key.split()
        runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
        other = next((first[run] for run in runs if run in first and run != wording.key), None)
        if other is not None:
            yield _finding("phrase-covered", wording, other=other.node.value, line=other.node.line)


def _languages(node: Node, sheet: Sheet) -> Iterator[Finding]:
    """Languages that a rule does not speak, its title included."""
    spoken = {w.language for w in sheet.wordings() if w.part != "unless"}
    for key in ("title", *(k for k in ("phrases", "all", "count") if node.get(k))):
        holder = node.get(key)
        has = set(holder.value) if key == "title" and holder and isinstance(holder.value, dict) else spoken
        missing = [language for language in LANGUAGES if language not in has]
        if holder and missing and has:
            line, col = node.keys[key]
            params = {"name": key, "language": missing[0]}
            yield Finding(sheet.name, line, col, "missing-language", WARNING, params)
            if key != "title":
                return
