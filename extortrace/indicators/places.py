"""Where the parts of phrases stand in a text of words: exactly, or with a few misspellings.

A part matches a window of whole words within its number of edits (a letter put in, left out, changed, or swapped with
its neighbour: optimal string alignment). An edit must not change the sense, whatever its number, so

- it may not bring in a little word that says who or whether (``u`` for ``i``, ``te`` for ``ne``, ``la`` for ``ta``);
- when the window has as many words as the part, each word is the word it stands for: one edit, two from nine letters
  on, none in words under six letters in parts under fourteen, and in short words the first letter is right (few
  typists miss it): ``wife`` is not ``life``, ``month`` not ``money``, ``price`` not ``prize``;
- when it has more or fewer, only spaces went wrong, so it may not lose such a little word either.

>>> same_sense("do not pay him anything", "do now pay him anything")
False
>>> same_sense("i will publish your video", "i wil publish your vidoe")
True
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from extortrace.knowledge.indicators import Indicators
from extortrace.knowledge.phrases import grams, parts_of

Place = tuple[int, int, int]
"""Start and end in the words view, and edits."""

MOST = 500
"""Occurrences of a piece that are looked at: more is repetition, and a hostile text must not cost more."""

_WHO = {
    "1": "i im ive ill my me mine we our us je j ma mon mes moi m jai mai nous notre nos",
    "2": "u ur you your yours ya yr youre tu te ta ton tes toi t tai vous votre vos",
    "3": "he she his her him they their them hes shes il elle ils elles sa son ses lui leur leurs lai",
    "not": "not no never dont don cant cannot wont didnt ne n non ni pas jamais aucun aucune sans without",
    "the": "the a an this la le les l un une des",
    "now": "now ever even note",
}
_SENSE = {word: sense for sense, words in _WHO.items() for word in words.split()}


def _senses(words: list[str]) -> list[str]:
    """Who and whether, in order, neighbours of one kind once: ``i m`` is ``im``."""
    found: list[str] = []
    last = None
    for at, word in enumerate(words):
        sense = "not" if word == "t" and at and words[at - 1][-1] == "n" else _SENSE.get(word)
        if sense and sense != last:
            found.append(sense)
        last = sense
    return found


def same_sense(part: str, window: str) -> bool:
    """Whether the edits between a part and a window leave who and whether as they were."""
    theirs, ours = window.split(), part.split()
    if len(theirs) != len(ours):
        return _senses(theirs) == _senses(ours)
    left = iter(_senses(ours))
    return all(a == b or _typo(a, b, len(part)) for a, b in zip(ours, theirs, strict=True)) and all(
        sense in left for sense in _senses(theirs)
    )


def changed(part: str, window: str) -> tuple[str, str] | None:
    """The first word of a part, and what stands in its place, that says something else; None when none is to blame.

    >>> changed("do not pay him anything", "do now pay him anything")
    ('not', 'now')
    """
    ours, theirs = part.split(), window.split()
    if len(ours) == len(theirs):
        pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        strange = [pair for pair in pairs if not _typo(*pair, len(part))]
        return next(iter(strange or pairs), None)
    mine, other = set(ours), set(theirs)
    lost = next((word for word in ours if word in _SENSE and word not in other), "")
    come = next((word for word in theirs if word in _SENSE and word not in mine), "")
    return (lost, come) if lost or come else None


def _typo(word: str, seen: str, size: int) -> bool:
    """Whether ``seen`` is a misspelling of ``word``, a word of a part of so many letters."""
    if len(word) < (4 if size >= 14 else 6) or (word[0] != seen[0] and (len(word) < 6 or len(word) == size)):
        return False
    allowed = 1 if len(word) < 9 else 2
    distance: int = OSA.distance(word, seen, score_cutoff=allowed)
    return distance <= allowed


def places(words: str, table: Indicators) -> tuple[dict[int, list[Place]], set[int]]:
    """Where each part stands (only parts that do), and the parts that stand in more places than are looked at."""
    padded = f" {words} "
    starts: dict[int, set[int]] = {}
    cut: set[int] = set()
    for gram in table.index.keys() & grams(padded):
        for line in table.index[gram].split("\n"):
            piece = line[: line.index("\t")]
            first = padded.find(piece)
            if first < 0:
                continue
            found, more = _everywhere(padded, piece, first)
            for number, offset in parts_of(line):
                starts.setdefault(number, set()).update(at - offset for at in found)
                if more:
                    cut.add(number)
    where: dict[int, list[Place]] = {}
    for number, guesses in starts.items():
        part, most = table.part(number)
        if not most:
            where[number] = [(at, at + len(part), 0) for at in sorted(guesses)]
        elif windows := [window for at in guesses for window in _near(padded, part, most, at)]:
            where[number] = apart(windows)
    return where, cut


def _everywhere(padded: str, piece: str, first: int) -> tuple[list[int], bool]:
    """Where the piece stands, from its first place on, and whether in more places than are looked at."""
    found: list[int] = []
    at = first
    while at >= 0 and len(found) < MOST:
        found.append(at)
        at = padded.find(piece, at + 1)
    return found, at >= 0


def _near(padded: str, part: str, most: int, guess: int) -> Iterator[Place]:
    """Word-aligned windows that begin near a guess and are within ``most`` edits. Positions are those of the words."""
    first, last = guess - most, guess + most + 1
    start = padded.find(" ", first if first > 0 else 0, last) if last > 0 else -1
    while start >= 0:
        shortest = start + 1 + len(part) - most
        end = padded.find(" ", shortest, shortest + 2 * most + 1)
        while end >= 0:
            window = padded[start + 1 : end]
            edits = OSA.distance(part, window, score_cutoff=most)
            if edits <= most and (not edits or same_sense(part, window)):
                yield start, end - 1, edits
            end = padded.find(" ", end + 1, shortest + 2 * most + 1)
        start = padded.find(" ", start + 1, last)


def apart(windows: Iterable[Place]) -> list[Place]:
    """Of windows that overlap the closest, then the shortest, then the first; in order of place."""
    kept: list[Place] = []
    ordered = sorted(set(windows), key=lambda w: (w[2], w[1] - w[0], w[0]))
    for window in ordered:
        at = bisect_left(kept, window)
        # kept windows do not overlap each other, so only the neighbours can overlap this one
        if (at and kept[at - 1][1] > window[0]) or (at < len(kept) and kept[at][0] < window[1]):
            continue
        insort(kept, window)
    return kept
