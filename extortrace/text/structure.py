"""How a message is laid out: lines, sentences, form rows, quotes. All in glyph positions.

>>> rows = form_rows("Nom : KOUADIO\\nPrénom : Yao Serge\\n", "nom : kouadio\\nprenom : yao serge\\n")
>>> [(row.label, row.start, row.end) for row in rows]
[('nom', 6, 13), ('prenom', 23, 32)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extortrace.model import Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form: its folded label and where its value stands (empty when nothing is filled in)."""

    label: str
    label_start: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of another: between marks (``mark``) or behind ``>`` (``mail``)."""

    kind: str
    start: int
    end: int


def lines(glyphs: str) -> tuple[Span, ...]:
    """Lines without their ends."""
    found, at = [], 0
    while at <= len(glyphs):
        end = glyphs.find("\n", at)
        end = len(glyphs) if end < 0 else end
        found.append((at, end))
        at = end + 1
    return tuple(found)


_BULLET = r"(?:[-*•·–>✅❌👉▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\)|option\s+[a-z0-9]\b)"
_STOP = re.compile(
    rf"""
      [.!?…]+["'»)\]]*(?=\s|$)          # a full stop, with the quote or bracket it closes
    | \n[ ]*\n+                          # an empty line
    | \n(?=[ ]*{_BULLET}[ ])             # the next line is an item of a list
    | \n(?=[^\n:=]{{2,40}}[:=])          # the next line is a form row
    | \n                                 # a line end: a stop only after a short line
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|me|mme|mlle|st|ste|rev|gen|capt|cst|sgt|det|eng|engr|barr|prof|no|nos|ref|tel|art|etc|fr|cf|vs"
    r"|p|j|m)|\b[a-z])$",
    re.IGNORECASE,
)
_WRAP = 50
"""A line at least this long may have been wrapped by a mail program: its end is no stop."""


def sentences(glyphs: str) -> tuple[Span, ...]:
    """Sentences: what one reads in one breath. A wrapped line goes on; a list item or form row stands alone."""
    found: list[Span] = []
    at = line = 0
    for stop in _STOP.finditer(glyphs):
        mark = stop.group()
        if mark == "\n":
            width, line = stop.start() - line, stop.end()
            follows = glyphs[stop.end() : stop.end() + 1]
            if width >= _WRAP and (follows.islower() or follows.isdigit() or follows in "$€£(") and not _row_like(
                glyphs, stop.end()
            ):
                continue
        elif "\n" in mark:
            line = stop.end()
        elif mark == "." and _ABBREVIATION.search(glyphs, max(0, stop.start() - 8), stop.start()):
            continue
        if glyphs[at : stop.end()].strip():
            found.append((at, stop.end()))
            at = stop.end()
    if glyphs[at:].strip():
        found.append((at, len(glyphs)))
    return tuple(found)


def _row_like(glyphs: str, at: int) -> bool:
    return bool(_ROW.match(glyphs, at))


_ROW = re.compile(
    r"""
    [ >*•\-–.()0-9]{0,8}                                   # a bullet or a number
    (?P<label>[^\W\d_][^\n:=]{0,44}?)                      # what is asked for
    [ ]*(?::-?|={1,60}>?|-{2,60}>?|\.{3,60}|_{3,60})+[ ]*  # : or = or ---- or ....
    (?P<value>[^\n]*)
    """,
    re.VERBOSE,
)


def form_rows(glyphs: str, folded: str) -> tuple[Row, ...]:
    """Rows ``Label : value``, whatever separates them; a value on the next line counts when the row has none."""
    found: list[Row] = []
    for start, end in lines(glyphs):
        row = _ROW.match(glyphs, start, end)
        if not row or len(row["label"].split()) > 6:
            continue
        a, b = row.span("value")
        while b > a and glyphs[b - 1] in " \t,;":
            b -= 1
        label = " ".join(folded[row.start("label") : row.end("label")].split())
        found.append(Row(label, row.start("label"), a, b))
    return tuple(found)


_MARKS = (("«", "»", 1500), ('"', '"', 800), ("“", "”", 1500))


def quotes(glyphs: str) -> tuple[Quote, ...]:
    """Quoted stretches, in order: between « » or double quotes (with three words at least), or behind ``>``."""
    return tuple(sorted((*_marked(glyphs), *_mail_quotes(glyphs)), key=lambda q: (q.start, q.end)))


def _marked(glyphs: str) -> Iterator[Quote]:
    for opening, closing, most in _MARKS:
        at = glyphs.find(opening)
        while at >= 0:
            end = glyphs.find(closing, at + 1, at + 1 + most)
            if end < 0:
                at = glyphs.find(opening, at + 1)
                continue
            if len(glyphs[at:end].split()) >= 3:
                yield Quote("mark", at + 1, end)
            at = glyphs.find(opening, end + 1)


def _mail_quotes(glyphs: str) -> Iterator[Quote]:
    start = None
    for a, b in lines(glyphs):
        if glyphs[a:b].lstrip().startswith(">"):
            start = a if start is None else start
            end = b
        elif start is not None:
            yield Quote("mail", start, end)
            start = None
    if start is not None:
        yield Quote("mail", start, end)
