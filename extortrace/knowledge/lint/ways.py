"""Channels: countries that there are not, and shapes that nothing can have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.knowledge.indicators.conditions import Known
from extortrace.knowledge.lint.book import ERROR, Book, Check, Finding, Sheet
from extortrace.knowledge.reader import Node
from extortrace.knowledge.shapes import Shape, ShapeError
from extortrace.text.glyphs import plain

CHECKS = (Check("shape-never", ERROR),)
_ITEM = re.compile(r"(?P<item>'[^']*'|[NAaX]|[^\s\w'{}?-])(?:\{\d+(?:-(\d+))?\}|\{(\d+)\})?")


def find(book: Book) -> Iterator[Finding]:
    countries = set(Known(book.folder).of("country"))
    for sheet in book.sheets:
        node = sheet.of("channels") if sheet.ours else None
        if node is not None:
            yield from _countries(sheet, node, countries)
            for kind in ("references", "codes"):
                holder = node.get(kind)
                for item in holder.value if holder and isinstance(holder.value, list) else ():
                    yield from _shape(sheet, item, kind)


def _countries(sheet: Sheet, node: Node, known: set[str]) -> Iterator[Finding]:
    holder = node.get("countries")
    for item in holder.value if holder and isinstance(holder.value, list) else ():
        code = item.value
        if known and isinstance(code, str) and re.fullmatch("[A-Z]{2}", code) and code not in known:
            message = f"'{code}' is no country of places/countries.csv"
            yield Finding(sheet.name, item.line, item.col, "unknown-country", ERROR, {"message": message})


def _shape(sheet: Sheet, item: Node, kind: str) -> Iterator[Finding]:
    node = item.get("shape")
    if node is None or not isinstance(node.value, str):
        return
    try:
        shape = Shape.parse(node.value)
    except ShapeError:  # the reader has said so
        return
    why = never(node.value, kind, shape)
    if why:
        yield Finding(sheet.name, node.line, node.col, "shape-never", ERROR, {"shape": node.value, "why": why})


def never(template: str, kind: str, shape: Shape) -> str:
    """Why nothing can have the shape: ``sign``, ``digit``, ``mixed``; empty when something can.

    Texts are compared as they are seen, so a curly apostrophe in a shape is met by none. A reference has a digit; a
    code is all digits, or has two letters and two digits at least.

    >>> [never(t, "codes", Shape.parse(t)) for t in ("'é’'NNNN", "AAAAAA", "AN{9}", "AANN", "NNNN NNNN")]
    ['sign', 'mixed', 'mixed', '', '']
    """
    letters = digits = 0
    for match in _ITEM.finditer(template):
        item, times = match["item"], int(match[2] or match[3] or 1)
        literal = item.strip("'") if len(item) > 1 or not item.isalnum() else ""
        if literal and plain(literal) != literal:
            return "sign"
        letters += times * (sum(c.isalpha() for c in literal) if literal else item in "AaX")
        digits += times * (sum(c.isdigit() for c in literal) if literal else item in "NX")
    if kind == "references":
        return "" if digits else "digit"
    return "" if shape.digits or (letters > 1 and digits > 1) else "mixed"
