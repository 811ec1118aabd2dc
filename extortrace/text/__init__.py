"""A message as text: its views, its layout, and the one place where a detector's find becomes a finding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from extortrace.model import Finding, Span
from extortrace.text import structure, talk
from extortrace.text.glyphs import fold, plain
from extortrace.text.structure import Quote, Row
from extortrace.text.talk import Turn
from extortrace.text.views import View, Views

__all__ = ["Quote", "Row", "Text", "Turn", "View", "Views", "fold", "plain"]


class Text(Views):
    """The views of a message and its structure. Structure and detectors speak in glyph positions.

    >>> text = Text("Envoie 800\\u202f$ à Abidjan")
    >>> at = text.folded.text.index("800")
    >>> text.finding("amount", "800", at, at + 5, symbol="$").text
    '800\\u202f$'
    """

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        return structure.lines(self.glyphs.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return structure.sentences(self.glyphs.text)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return structure.form_rows(self.glyphs.text, self.folded.text)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return talk.turns(self.glyphs.text)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return structure.quotes(self.glyphs.text)

    def finding(
        self, kind: str, value: str, start: int, end: int, parts: Sequence[Span] = (), **details: Any
    ) -> Finding:
        """The finding whose evidence stands at the glyph positions ``start:end`` (or in ``parts``, then their hull)."""
        raw_parts = tuple(self.glyphs.span(a, b) for a, b in parts)
        if raw_parts:
            a, b = min(p[0] for p in raw_parts), max(p[1] for p in raw_parts)
        else:
            a, b = self.glyphs.span(start, end)
        return Finding(kind, value, a, b, self.raw[a:b], raw_parts, **details)

    def raw_span(self, start: int, end: int) -> Span:
        """Raw offsets of a stretch of glyphs."""
        return self.glyphs.span(start, end)
