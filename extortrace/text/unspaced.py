"""Letters and digits spaced apart, read as the words and numbers they are: ``6 0 0   e u r o``, ``$ 1 2 0 0``.

The text is rewritten with the single spaces inside such runs left out; :meth:`Unspaced.span` leads back. A run has at
least two digits or three letters, one space apart; two spaces part words. Longer runs of digits than :data:`MOST` are
no number that anyone pays and stay as they are.

>>> page = unspaced("send 6 0 0   e u r o  now")
>>> page.text, page.span(5, 8)
('send 600   euro  now', (5, 10))
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

MOST = 14
_RUN = re.compile(
    rf"(?<![^\s(\[$€£₦])(?<!\d[ ])\d(?:[ ][\d.,]){{1,{MOST}}}(?![^\s)\].,;:!?%€$£])(?![ ][\d.,])"
    r"|(?<![^\s(\[\"])[^\W\d_](?:[ ][^\W\d_]){2,15}(?=\s|$|[.,;:!?)\]])"
)


@dataclass(frozen=True)
class Unspaced:
    """A text without the spaces inside spaced-out words."""

    text: str
    places: tuple[tuple[int, int], ...]
    """Where each piece of ``text`` begins in it, and where that is in the text received."""
    runs: tuple[tuple[int, int], ...]
    """The spaced-out stretches, as received."""

    def apply(self, text: str) -> str:
        """Another text of the same positions, with the same spaces left out."""
        ends = [*(there + size for (_, there), size in zip(self.places, self._sizes(), strict=True))]
        return "".join(text[there:end] for (_, there), end in zip(self.places, ends, strict=True))

    def _sizes(self) -> list[int]:
        starts = [here for here, _ in self.places]
        return [b - a for a, b in zip(starts, [*starts[1:], len(self.text)], strict=True)]

    def back(self, at: int) -> int:
        """The position as received."""
        here, there = self.places[bisect_right(self.places, at, key=lambda p: p[0]) - 1]
        return there + at - here

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch as received."""
        return self.back(start), self.back(end - 1) + 1

    def repaired(self, start: int, end: int) -> bool:
        """Whether a stretch, as received, has spaced-out words."""
        i = bisect_left(self.runs, start, key=lambda r: r[1])
        return i < len(self.runs) and self.runs[i][0] < end


def unspaced(text: str) -> Unspaced | None:
    """The text with spaced-out words joined; nothing when it has none."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    runs: list[tuple[int, int]] = []
    at = size = 0

    def take(start: int, end: int) -> None:
        nonlocal size
        if end > start:
            pieces.append(text[start:end])
            places.append((size, start))
            size += end - start

    for run in _RUN.finditer(text):
        first = text[run.start()]
        if first == "0" or (first.isdigit() and text[run.end() - 1] in ".,"):
            continue
        runs.append(run.span())
        take(at, run.start())
        for i in range(run.start(), run.end(), 2):
            take(i, i + 1)
        at = run.end()
    if not runs:
        return None
    take(at, len(text))
    return Unspaced("".join(pieces), tuple(places), tuple(runs))
