"""Names of the gazetteer where they stand in a text: longest first, then misspelt ones.

>>> from extortrace.knowledge.places import build, index
>>> table = build(index({}, {"san pedro": "CI|San-Pédro|"}))
>>> [(m.start, m.end, m.places[0].name) for m in mentions(Text("à San-Pedro"), table)]
[(2, 11, 'San-Pédro')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extortrace.knowledge.places import Place, Places
from extortrace.text import Text

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ '.\-]{0,2}\n?[ '.\-]{0,2}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name where it stands, with all it may stand for."""

    start: int
    end: int
    places: tuple[Place, ...]
    edits: int = 0

    @property
    def doubtful(self) -> bool:
        return all(place.doubtful or place.short for place in self.places)


def mentions(text: Text, table: Places) -> Iterator[Mention]:
    """Known names, longest first, then misspelt ones; a phrase that is known to be no place is passed over."""
    folded = text.folded.text
    labels = frozenset(row.label_start for row in text.rows)
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(folded)]

    @lru_cache(maxsize=4096)
    def near(letters: str) -> tuple[str, int] | None:
        return table.nearly(letters)

    named = lru_cache(maxsize=4096)(table.named)
    at = 0
    while at < len(words):
        word = words[at][2]
        if word not in table.first and (len(word) < 2 or word[:2] not in table.loose):
            at += 1
            continue
        runs = _runs(folded, words, at, labels, max(table.first.get(word, 0), 3 if word[:2] in table.loose else 1))
        taken = 1
        for n, name in reversed(runs):
            if name in table.names:
                taken = n
                if places := named(name):
                    yield Mention(words[at][0], words[at + n - 1][1], places)
                break
        else:
            for n, name in runs[:3] if words[at][2][:2] in table.loose or len(words[at][2]) < 2 else ():
                hit = near(name.replace(" ", ""))
                if n > 1 and (len(words[at][2]) < 3 or len(name) < 10):
                    continue
                if hit and n - 1 == (hit[0].count(" ") if n > 1 else 0) and name not in table.never:
                    yield Mention(words[at][0], words[at + n - 1][1], table.named(hit[0]), hit[1])
                    taken = n
                    break
        at += taken


def _runs(
    folded: str, words: list[tuple[int, int, str]], at: int, labels: frozenset[int], most: int
) -> list[tuple[int, str]]:
    """The first word, the first two … as one name, as long as nothing but spaces, dashes or apostrophes parts them."""
    name = words[at][2]
    runs = [(1, name)]
    for n in range(2, most + 1):
        if at + n > len(words):
            break
        a, b = words[at + n - 2][1], words[at + n - 1][0]
        if b - a > 4 or b in labels or not _GAP.fullmatch(folded, a, b):
            break
        name += " " + words[at + n - 1][2]
        runs.append((n, name))
    return runs


def cased(text: Text, at: int) -> bool:
    """True where capitals mean something: the characters around are mostly small."""
    around = text.glyphs.text[max(0, at - 40) : at + 40]
    return 0 < sum(map(str.isupper, around)) < sum(map(str.isalpha, around)) * 0.4


def capital(text: Text, mention: Mention) -> bool:
    """A capital that no sentence start or all-capital writing explains."""
    glyphs, start = text.glyphs.text, mention.start
    if not glyphs[start].isupper() or not cased(text, start):
        return False
    before = glyphs[max(0, start - 3) : start].rstrip()
    return start > 0 and bool(before) and before[-1] not in '.!?:\n"«-*•'
