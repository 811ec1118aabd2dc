"""Characters that nobody sees, or that look like others: they make two texts that look the same differ.

Examples may have them, for that is what scammers write. No-break spaces are French typesetting.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extortrace.knowledge.lint.book import ERROR, WARNING, Book, Check, Finding, Sheet
from extortrace.knowledge.reader import Node
from extortrace.text.glyphs import look_alikes

CHECKS = (Check("invisible-character", ERROR), Check("look-alike", WARNING))
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202e"
    "\u205f-\u206f\u2800\u3000\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_FREE = ("examples",)
"""Keys below which anything may stand."""


def find(book: Book) -> Iterator[Finding]:
    for sheet in book.sheets:
        if not sheet.ours:
            continue
        if sheet.node is not None:
            for node, text in _texts(sheet.node):
                yield from _in(sheet, node.line, node.col, text)
        elif not sheet.inner.endswith((".yml", ".yaml")) and not sheet.text.isascii():
            for number, line in enumerate(sheet.text.split("\n"), 1):
                yield from _in(sheet, number, 0, line)


def _texts(node: Node) -> Iterator[tuple[Node, str]]:
    if isinstance(node.value, str):
        yield node, node.value
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _texts(item)
    elif isinstance(node.value, dict):
        for key, item in node.value.items():
            yield node, key
            if key not in _FREE:
                yield from _texts(item)


def _in(sheet: Sheet, line: int, col: int, text: str) -> Iterator[Finding]:
    """What is wrong in a text; a table's column is that of the character, a value's where the value begins."""
    if text.isascii() and text.isprintable():
        return
    if match := _INVISIBLE.search(text):
        params = {"text": text, "code": f"U+{ord(match[0]):04X}", "at": match.start() + 1}
        yield Finding(sheet.name, line, col or match.start() + 1, "invisible-character", ERROR, params)
    pairs = enumerate(zip(text, look_alikes(text)[0], strict=True))
    strange = [n for n, (a, b) in pairs if a != b and not unicodedata.name(a, "").startswith("LATIN ")]
    if strange:
        at, read = strange[0], look_alikes(text)[0]
        params = {"text": text, "code": f"U+{ord(text[at]):04X}", "letter": read[at], "at": at + 1}
        yield Finding(sheet.name, line, col or at + 1, "look-alike", WARNING, params)
