"""The life of a rule: its days, who wrote it, where its knowledge is from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extortrace.knowledge.lint.book import ERROR, HOUSE, WARNING, Book, Check, Finding, Sheet
from extortrace.knowledge.reader import Node

CHECKS = (
    Check("bad-date", ERROR),
    Check("modified-before-date"),
    Check("bad-about", ERROR),
    Check("no-references", profile=HOUSE),
    Check("no-author", profile=HOUSE),
    Check("no-date", profile=HOUSE),
)
TEXTS, LISTS = ("author", "date", "modified", "replaced_by"), ("references", "false_positives")
"""Keys that the matcher does not need and so does not read: a text each, or a list of texts."""


def find(book: Book) -> Iterator[Finding]:
    for sheet in book.sheets:
        node = sheet.of("indicators") if sheet.ours else None
        if node is not None:
            yield from _about(sheet, node)
            yield from _days(sheet, node)
            for name in ("references", "author", "date"):
                if node.get(name) is None:
                    yield Finding(sheet.name, node.line, node.col, f"no-{name}", WARNING, {})


def _about(sheet: Sheet, node: Node) -> Iterator[Finding]:
    def bad(at: Node, name: str, kind: str) -> Finding:
        return Finding(sheet.name, at.line, at.col, "bad-about", ERROR, {"name": name, "kind": kind})

    for name in (*TEXTS, *LISTS):
        found = node.get(name)
        if found is None:
            continue
        if name in TEXTS and not _text(found):
            yield bad(found, name, "text")
        elif name in LISTS and not (isinstance(found.value, list) and all(map(_text, found.value))):
            yield bad(found, name, "list")
    title = node.get("title")
    if title is not None:
        values = title.value.values() if isinstance(title.value, dict) else [title]
        yield from (bad(value, "title", "languages") for value in values if value is title or not _text(value))


def _text(node: Node) -> bool:
    return isinstance(node.value, str) and bool(node.value.strip())


def _days(sheet: Sheet, node: Node) -> Iterator[Finding]:
    days = {}
    for name in ("date", "modified"):
        found = node.get(name)
        if found is None or not isinstance(found.value, str):
            continue
        try:
            days[name] = date.fromisoformat(found.value) if len(found.value) == 10 else _refuse()
        except ValueError:
            params = {"name": name, "value": found.value}
            yield Finding(sheet.name, found.line, found.col, "bad-date", ERROR, params)
    if len(days) == 2 and days["modified"] < days["date"]:
        line, col = node.keys["modified"]
        params = {"date": days["date"].isoformat(), "modified": days["modified"].isoformat()}
        yield Finding(sheet.name, line, col, "modified-before-date", WARNING, params)


def _refuse() -> date:
    raise ValueError
