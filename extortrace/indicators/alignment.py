"""Letter by letter: where a stretch of a phrase comes closest to the words of a text, and how far it is from them.

>>> near = closest("send your video", 2, "if not i sent yuo vidoe")
>>> near.seen, near.edits, near.lack
('sent yuo vidoe', 4, 'edits')
>>> print(*aligned("your video", "you vidoe"), sep="\\n")
your video
you· vidoe
   ^    ^^
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from extortrace.indicators.places import changed, same_sense

LONGEST = 100_000
"""Letters of a text in which near misses are looked for."""
NOTHING = "·"
"""Stands where the other line has a letter more."""

Lack = Literal["", "edits", "sense", "absent"]
_ALIKE = 55
"""Per cent under which two stretches have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Near:
    """The window of whole words that is closest to a part of a phrase, and what keeps it from standing for it."""

    part: str
    most: int
    """Letters that may differ."""
    seen: str
    start: int
    end: int
    edits: int
    lack: Lack

    @property
    def similarity(self) -> float:
        return max(0.0, 100 * (1 - self.edits / self.size))

    @property
    def size(self) -> int:
        """The letters that the edits are measured by: those seen, as a hit has it, where they stand for the part."""
        return max(len(self.seen), len(self.part) if self.lack else 1)

    @property
    def changed(self) -> tuple[str, str] | None:
        """The word of the part, and the word in its place, that no slip of the hand makes of it."""
        return changed(self.part, self.seen) if self.lack == "sense" else None


def closest(part: str, most: int, words: str) -> Near:
    """Where a part that does not stand in the words comes closest to do so."""
    found = fuzz.partial_ratio_alignment(part, words[:LONGEST], score_cutoff=_ALIKE - 15) if words else None
    if found is None or len(part) > len(words[:LONGEST]) + most:
        return Near(part, most, "", 0, 0, len(part), "absent")
    slack = max(most + 3, len(part) // 3)
    best: tuple[int, bool, int, int, int] | None = None
    for start in _borders(words, found.dest_start - slack, found.dest_start + slack, 1):
        for end in _borders(words, start + len(part) - slack, start + len(part) + slack, 0):
            if end > start:
                window = words[start:end]
                edits = OSA.distance(part, window)
                row = (edits, not same_sense(part, window), abs(end - start - len(part)), start, end)
                best = min(best, row) if best else row
    if best is None:
        return Near(part, most, "", 0, 0, len(part), "absent")
    edits, other, _, start, end = best
    near = Near(part, most, words[start:end], start, end, edits, "edits" if edits > most else "sense" if other else "")
    return near if near.similarity >= _ALIKE else Near(part, most, "", 0, 0, len(part), "absent")


def _borders(words: str, first: int, last: int, step: int) -> list[int]:
    """Where words begin (``step`` 1) or end (0) in a stretch."""
    found = [at + step for at in range(max(first - step, 0), min(last, len(words))) if words[at] == " "]
    if step and first <= 0:
        found.insert(0, 0)
    if not step and last >= len(words):
        found.append(len(words))
    return found


def aligned(part: str, seen: str) -> tuple[str, str, str]:
    """The part over the words seen, letter under letter, and marks under the letters that differ."""
    rows = ["", "", ""]
    for ours, theirs in _steps(part, seen):
        width = max(len(ours), len(theirs))
        for at, said in enumerate((ours.ljust(width, NOTHING), theirs.ljust(width, NOTHING))):
            rows[at] += said
        rows[2] += (" " if ours == theirs else "^") * width
    return rows[0], rows[1], rows[2].rstrip()


def _steps(part: str, seen: str) -> list[tuple[str, str]]:
    """The fewest edits from one to the other: letters kept, changed, left out, put in, or two neighbours swapped.

    Optimal string alignment, traced back (Boytsov, *Indexing methods for approximate dictionary searching*, 2011).
    """
    cost = [[i + j if not i or not j else 0 for j in range(len(seen) + 1)] for i in range(len(part) + 1)]
    for i in range(1, len(part) + 1):
        for j in range(1, len(seen) + 1):
            cost[i][j] = min(c for c, _, _ in _backward(part, seen, cost, i, j))
    i, j, steps = len(part), len(seen), []
    while i or j:
        _, back_i, back_j = min(_backward(part, seen, cost, i, j))
        steps.append((part[back_i:i], seen[back_j:j]))
        i, j = back_i, back_j
    return steps[::-1]


def _backward(part: str, seen: str, cost: list[list[int]], i: int, j: int) -> list[tuple[int, int, int]]:
    """What the last step to a cell may have been: cost in all, and the cell it came from."""
    ways = []
    if i and j:
        ways.append((cost[i - 1][j - 1] + (part[i - 1] != seen[j - 1]), i - 1, j - 1))
    if i > 1 and j > 1 and part[i - 2 : i] == seen[j - 2 : j][::-1] and part[i - 1] != part[i - 2]:
        ways.append((cost[i - 2][j - 2] + 1, i - 2, j - 2))
    if i:
        ways.append((cost[i - 1][j] + 1, i - 1, j))
    if j:
        ways.append((cost[i][j - 1] + 1, i, j - 1))
    return ways
