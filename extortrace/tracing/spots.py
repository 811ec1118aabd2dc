"""Where a value stands in a text, whatever its spelling, and what the report made of it there.

>>> from extortrace.text import Text
>>> text = Text("MTCN: 816-423-7791, de la part d’AWA Koné")
>>> [text.glyphs.text[a:b] for a, b in places("8164237791", text)], places("awa kone", text)
(['816-423-7791'], [(33, 41)])
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extortrace.knowledge import Rules
from extortrace.model import Finding, Options, Span
from extortrace.text import Text
from extortrace.text.glyphs import fold, plain

MOST = 5
"""Places of a value that are looked at."""
LONGEST = 200
_GAP = "[^0-9a-z]{0,4}"


class Fact(NamedTuple):
    """Something a detector looks at, and whether it speaks for the value; ``span`` shows it in the message."""

    code: str
    good: bool
    params: Mapping[str, str | int] = {}
    span: Span | None = None


@dataclass(frozen=True)
class Spot:
    """One place of a value: ``start:end`` in glyph positions."""

    text: Text
    start: int
    end: int
    rules: Rules
    options: Options
    findings: Sequence[Finding]
    """Those of the report."""

    @property
    def said(self) -> str:
        return self.text.glyphs.text[self.start : self.end]

    @property
    def folded(self) -> str:
        return self.text.folded.text

    @cached_property
    def compact(self) -> str:
        """Its letters and digits alone, as written."""
        return "".join(char for char in self.said if char.isalnum())

    @cached_property
    def digits(self) -> str:
        return "".join(char for char in self.said if char.isdigit())

    @property
    def span(self) -> Span:
        return self.text.raw_span(self.start, self.end)

    def raw(self, start: int, end: int) -> Span:
        return self.text.raw_span(start, end)

    def word_before(self, start: int) -> str:
        """The folded words that end at a glyph position, on one line."""
        return " ".join(self.folded[:start].rpartition("\n")[2].split()[-3:])

    def over(self, finding: Finding) -> bool:
        """Whether a finding stands on the value."""
        a, b = self.span
        return any(start < b and a < end for start, end in finding.parts or (finding.span,))


def compact(value: str) -> str:
    """Letters and digits, folded: what all spellings of a value have in common."""
    return "".join(char for char in fold(plain(value)) if char.isalnum())


def places(value: str, text: Text) -> list[Span]:
    """The places of a value in glyph positions: word for word, else with other signs between its characters."""
    wanted = compact(value)[:LONGEST]
    if not wanted:
        return []
    words = [re.escape(compact(word)) for word in re.split(r"[^\w]+|_", fold(plain(value))) if compact(word)]
    exact = "[^0-9a-z]{1,4}".join(words)
    loose = _GAP.join(map(re.escape, wanted))
    borders = (r"(?<![0-9a-z])", r"(?![0-9a-z])")
    for pattern in (borders[0] + exact + borders[1], borders[0] + loose + borders[1], loose):
        found = [match.span() for match in re.finditer(pattern, text.folded.text)]
        if found:
            return [(_signed(text, start), end) for start, end in found[:MOST]]
    return []


def _signed(text: Text, start: int) -> int:
    """Where a value begins, the sign that belongs to it included."""
    return start - (text.glyphs.text[max(0, start - 1) : start] in ("@", "+"))


def of_findings(value: str, findings: Sequence[Finding], text: Text) -> list[Span]:
    """Where a finding stands that has this value, though it is written otherwise (an old number, one in words)."""
    wanted = compact(value)
    found = [
        (glyph(text, f.start), glyph(text, f.end)) for f in findings
        if (same := compact(f.value)) and (same == wanted or (len(wanted) > 6 and same.endswith(wanted)))
    ]  # fmt: skip
    return sorted(dict.fromkeys(found))[:MOST]


def glyph(text: Text, raw: int) -> int:
    """The glyph that begins at a raw offset, or the next one."""
    starts = text.glyphs.starts
    return raw if starts is None else bisect_left(starts, raw)
