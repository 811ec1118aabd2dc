"""Spaced-out writing (``t o   D A K A R``) written together again, for what reads names.

A stretch of single characters one space apart is a word; two spaces or more part the words of such a stretch.

>>> text = closed_up(Text("send to  D A K A R   i n   m y  n a m e , ok"))
>>> text.glyphs.text
'send to  DAKAR in my name , ok'
>>> text.finding("place", "Dakar", 9, 14).text
'D A K A R'
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from extortrace.text import Text
from extortrace.text.views import View

_STRETCH = re.compile(r"(?<!\S)(?:[^\W_][.,:;!?']?[ ]{1,4}){3,600}[^\W_](?![^\W_])")
_GAP = re.compile(r"[ ]+")


@dataclass(frozen=True)
class _ClosedUp(Text):
    """The text as its closed-up view shows it."""

    closed: View

    @property
    def glyphs(self) -> View:
        return self.closed


def closed_up(text: Text) -> Text:
    """The text with spaced-out stretches closed up; the same text when there are none."""
    glyphs = text.glyphs
    drop: list[int] = []
    for stretch in _STRETCH.finditer(glyphs.text):
        if sum(c.isalpha() for c in stretch.group()) * 4 < len(stretch.group()):
            continue  # figures in a row
        for gap in _GAP.finditer(glyphs.text, *stretch.span()):
            width = gap.end() - gap.start()
            drop += range(gap.start() if width == 1 else gap.start() + 1, gap.end())
    if not drop:
        return text
    gone = frozenset(drop)
    kept = [i for i in range(len(glyphs.text)) if i not in gone]
    spans = [glyphs.span(i, i + 1) for i in kept]
    view = View(
        "".join(glyphs.text[i] for i in kept), array("I", (a for a, _ in spans)), array("I", (b for _, b in spans))
    )
    return _ClosedUp(text.raw, view)
