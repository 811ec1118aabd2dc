"""Entries that a list has twice, in any file: by the words that they come to, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterator

from extortrace.knowledge.lint.book import WARNING, Book, Check, Finding, Sheet
from extortrace.knowledge.reader import Node
from extortrace.text.lexicon import key

CHECKS = (Check("duplicate-entry"),)
_ELSEWHERE = {"indicators": ("phrases", "unless")}
"""Lists that another check looks at."""


def find(book: Book) -> Iterator[Finding]:
    for sheet in book.sheets:
        if sheet.ours and sheet.node is not None:
            yield from _below(sheet, sheet.node)


def _below(sheet: Sheet, node: Node) -> Iterator[Finding]:
    if isinstance(node.value, dict):
        for name, item in node.value.items():
            if node is not sheet.node or name not in _ELSEWHERE.get(sheet.section, ()):
                yield from _below(sheet, item)
    elif isinstance(node.value, list):
        seen: dict[str, Node] = {}
        for item in node.value:
            if not isinstance(item.value, str):
                yield from _below(sheet, item)
                continue
            other = seen.setdefault(_same(sheet, item.value), item)
            if other is not item:
                params = {"text": item.value, "other": other.value, "line": other.line}
                yield Finding(sheet.name, item.line, item.col, "duplicate-entry", WARNING, params)


def _same(sheet: Sheet, text: str) -> str:
    """What an entry comes to: folded words in the lists of rules and channels, elsewhere the entry itself."""
    return (key(text) if sheet.section in ("indicators", "channels") else "") or text
