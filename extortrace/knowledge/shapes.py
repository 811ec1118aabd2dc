"""The template language in which analysts write what a reference or a voucher code looks like.

=========  ===========================================================================================
``N``      a digit
``A``      a capital letter
``a``      a letter of either case
``X``      a letter or a digit
``'CA'``   these very characters
``{6}``    the item before it six times; ``{4-6}`` four to six times
``?``      the item before it may be missing
space, -   a separator that may be missing: spaces, or one dash, dot, slash or underscore
others     themselves (``.`` is a full stop that must be there)
=========  ===========================================================================================

A template cannot be slow: nothing in it repeats without bound.

>>> mtcn = Shape.parse("NNN-NNN-NNNN")
>>> [bool(mtcn.fullmatch(text)) for text in ("816 423 7791", "8164237791", "816-423-779")]
[True, True, False]
>>> mtcn.clean("816.423 - 7791")
'8164237791'
>>> Shape.parse("AAN{6}.NNNN.aN{4-6}").clean("PP260731.1319.B45805")
'PP260731.1319.B45805'
>>> Shape.parse("NNN{4")
Traceback (most recent call last):
    ...
extortrace.knowledge.shapes.ShapeError: column 4: '{' is not closed; write how often, like {6} or {4-6}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extortrace.model import ExtorTraceError

_CLASSES = {"N": "[0-9]", "A": "[A-Z]", "a": "[A-Za-z]", "X": "[A-Za-z0-9]"}
_SEPARATOR = r"(?:[ ]?[-‐-―./_][ ]?|[ ]{1,3})?"
_LONGEST = 80
"""No template may ask for more characters: a reference is short, and so is the time to look for it."""
_TIMES = re.compile(r"\{(\d{1,3})(?:-(\d{1,3}))?\}")


class ShapeError(ExtorTraceError):
    """A template that cannot be read. ``column`` counts from 1."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(f"column {column}: {message}")
        self.column = column


@dataclass(frozen=True, slots=True)
class Shape:
    """A template that has been read: ``pattern`` is a regular expression without groups, to embed between borders."""

    template: str
    pattern: str
    lengths: tuple[int, int]
    """Fewest and most characters, separators not counted."""
    _pieces: re.Pattern[str]

    @classmethod
    def parse(cls, template: str) -> Shape:
        """The shape that a template describes. Raises ShapeError, which says where and what to do."""
        return _parse(template)

    def fullmatch(self, text: str) -> bool:
        """Whether the text, all of it, has this shape."""
        return self._pieces.fullmatch(text) is not None

    def clean(self, text: str) -> str:
        """The text without its separators; a text of another shape as it is."""
        found = self._pieces.fullmatch(text)
        return "".join(piece or "" for piece in found.groups()) if found else text

    @property
    def digits(self) -> bool:
        """Whether nothing but digits and separators fits."""
        return not set(self.template) - set("N{}?- 0123456789")


@dataclass(slots=True)
class _Item:
    """A place of a shape: what may stand there, and how often."""

    pattern: str
    least: int
    most: int
    separator: bool = False
    repeated: bool = False


@lru_cache(512)
def _parse(template: str) -> Shape:
    items = list(_items(template))
    least, most = sum(item.least for item in items), sum(item.most for item in items)
    if not most:
        raise ShapeError(1, "the template is empty; write what the code looks like, such as NNN-NNN-NNNN")
    if most > _LONGEST:
        raise ShapeError(1, f"the template allows {most} characters; {_LONGEST} are the most")
    pattern = "".join(item.pattern for item in items)
    pieces = "".join(item.pattern if item.separator else f"({item.pattern})" for item in items)
    return Shape(template, pattern, (least, most), re.compile(pieces))


def _items(template: str) -> Iterator[_Item]:
    """The items of a template, each with what follows it (``{…}``, ``?``) already applied."""
    at = 0
    while at < len(template):
        char, start = template[at], at
        if char in "?{":
            raise ShapeError(at + 1, f"'{char}' has nothing before it; put it behind N, A, a, X or a literal")
        if char == "}":
            raise ShapeError(at + 1, "'}' without '{' before it; write {6} or {4-6}")
        if char in "- ":
            if template[at - 1 : at] in ("-", " "):
                raise ShapeError(at + 1, "two separators in a row; keep one, it stands for any")
            yield _Item(_SEPARATOR, 0, 0, separator=True)
            at += 1
            continue
        if char in _CLASSES:
            item, at = _Item(_CLASSES[char], 1, 1), at + 1
        elif char == "'":
            close = template.find("'", at + 1)
            if close < 0:
                raise ShapeError(at + 1, "the quote is not closed; write a literal like 'CA'")
            if close == at + 1:
                raise ShapeError(at + 1, "the literal is empty; write its characters between the quotes")
            literal, at = template[at + 1 : close], close + 1
            item = _Item(re.escape(literal), len(literal), len(literal))
        elif char.isalnum():
            raise ShapeError(at + 1, f"'{char}' means nothing here; use N, A, a, X, or quote it: '{char}'")
        else:
            item, at = _Item(re.escape(char), 1, 1), at + 1
        if template[at : at + 1] == "{":
            at = _repeat(template, at, item)
        if template[at : at + 1] == "?":
            item.pattern, item.least, at = f"(?:{item.pattern})?", 0, at + 1
        if template[at : at + 1] in ("?", "{"):
            raise ShapeError(at + 1, f"'{template[at]}' comes twice for the item in column {start + 1}; keep one")
        yield item


def _repeat(template: str, at: int, item: _Item) -> int:
    """Applies ``{…}`` to an item; gives the position behind it."""
    times = _TIMES.match(template, at)
    if not times:
        closed = "}" in template[at:]
        said = "says no number" if closed else "is not closed"
        raise ShapeError(at + 1, f"'{{' {said}; write how often, like {{6}} or {{4-6}}")
    least, most = int(times[1]), int(times[2] or times[1])
    if not 0 < least <= most:
        raise ShapeError(at + 1, f"{times[0]} is no range; the smaller number comes first and is at least 1")
    item.pattern = f"(?:{item.pattern}){{{least},{most}}}"
    item.least, item.most = item.least * least, item.most * most
    return times.end()
