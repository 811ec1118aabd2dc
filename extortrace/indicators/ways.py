"""The ways a rule fires: a phrase with its gaps filled, or a phrase of every group close together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extortrace.indicators.places import Place
from extortrace.knowledge.indicators import Phrase
from extortrace.model import Span

GAP = 3
"""Words that ``*`` may stand for, at most."""


@dataclass(frozen=True, slots=True)
class Way:
    """Phrases that stand in the words view, their stretches there, the edits they need and their letters."""

    phrase: str
    spans: tuple[Span, ...]
    edits: int
    size: int

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    @property
    def similarity(self) -> float:
        return 100 * (1 - self.edits / self.size)


def ways(phrase: Phrase, where: Mapping[int, Sequence[Place]], words: str) -> Iterator[Way]:
    """Where a phrase stands. Between its parts are one to three words, and the nearest continuation is taken."""
    if any(part not in where for part in phrase.parts):
        return
    for first in where[phrase.parts[0]]:
        found = [first]
        for part in phrase.parts[1:]:
            follows = _next(where[part], found[-1][1], words)
            if follows is None:
                break
            found.append(follows)
        else:
            spans = tuple((start, end) for start, end, _ in found)
            yield Way(phrase.text, spans, sum(p[2] for p in found), sum(end - start for start, end in spans))


def _next(places: Sequence[Place], end: int, words: str) -> Place | None:
    for place in places[bisect_left(places, (end + 1, 0, 0)) :]:
        gap = words.count(" ", end, place[0]) - 1
        if gap > GAP:
            return None
        if gap >= 1:
            return place
    return None


def together(groups: Sequence[Sequence[Way]], need: int, within: int, sentence: Callable[[int], int]) -> Iterator[Way]:
    """A way of each of ``need`` groups, in any order, not overlapping, in one sentence and within so many characters.

    Of any ``need`` groups one is among the ``len(groups) - need + 1`` rarest: only their ways are looked at, and each
    takes of the other groups the ways that are nearest.
    """
    if sum(map(bool, groups)) < need:
        return
    ordered = [sorted(group, key=lambda way: way.start) for group in sorted(groups, key=len)]
    for rank, anchors in enumerate(ordered[: len(groups) - need + 1], 1):
        for anchor in anchors:
            if chosen := _gather(anchor, ordered[rank:], need - 1, within, sentence):
                chosen.sort(key=lambda way: way.start)
                spans = tuple(sorted(span for way in chosen for span in way.spans))
                edits, size = sum(way.edits for way in chosen), sum(way.size for way in chosen)
                yield Way(" + ".join(way.phrase for way in chosen), spans, edits, size)


def _gather(
    anchor: Way, groups: Sequence[Sequence[Way]], need: int, within: int, sentence: Callable[[int], int]
) -> list[Way]:
    """The anchor and the nearest way of every group that has one close enough; nothing when these are fewer."""
    chosen, here = [anchor], sentence(anchor.start)

    def nearest(group: Sequence[Way]) -> Way | None:
        near = (w for w in _around(group, anchor.start, within) if sentence(w.start) == here and _free(w, chosen))
        return min(near, key=lambda way: _apart(way, anchor), default=None)

    if need < len(groups):  # some may be missing: the nearest first
        found = [(way, group) for group in groups if (way := nearest(group))]
        groups = [group for _, group in sorted(found, key=lambda row: _apart(row[0], anchor))]
    for left, group in enumerate(groups, 1 - len(groups)):
        way = nearest(group)
        if way and max(w.end for w in (way, *chosen)) - min(w.start for w in (way, *chosen)) <= within:
            chosen.append(way)
        elif len(chosen) - left <= need:
            return []
    return chosen if len(chosen) > need else []


def _apart(one: Way, other: Way) -> int:
    return max(one.start - other.end, other.start - one.end)


def _around(group: Sequence[Way], at: int, within: int) -> Sequence[Way]:
    """Ways that begin near a place; a dozen each side is enough, more is repetition."""
    middle = bisect_left(group, at, key=lambda way: way.start)
    return [w for w in group[max(0, middle - 12) : middle + 12] if abs(w.start - at) <= within]


def _free(way: Way, chosen: Sequence[Way]) -> bool:
    return all(way.end <= other.start or way.start >= other.end for other in chosen)


def best(found: Sequence[Way]) -> list[Way]:
    """One way a place: of those that overlap the closest, then the longest, then the first. In order of place."""
    kept: list[Way] = []
    starts: list[int] = []
    for way in sorted(found, key=lambda w: (-w.similarity, w.start - w.end, w.start, w.phrase)):
        at = bisect_left(starts, way.start)
        if (at and kept[at - 1].end > way.start) or (at < len(kept) and kept[at].start < way.end):
            continue
        kept.insert(at, way)
        starts.insert(at, way.start)
    return kept


def voided(way: Way, void: Sequence[Way], within: int, sentence: Callable[[int], int]) -> bool:
    """Whether a phrase of ``unless`` overlaps a way or stands in its sentence, no further away than ``within``."""
    for other in void:
        apart = max(other.start - way.end, way.start - other.end)
        if apart < 0 or (apart <= within and sentence(other.start) == sentence(way.start)):
            return True
    return False
