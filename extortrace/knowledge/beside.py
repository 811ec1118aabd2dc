"""What the words beside a number say: that it is a phone, or that it is something else.

>>> beside = Beside("ref: 0758412209 ou appelle moi au 0758412209", {"before": ("appelle",), "labels": ("ref",)})
>>> beside.labelled(5), beside.cue(5, 15), beside.labelled(34), beside.cue(34, 44)
(True, None, False, Cue(start=19, end=26, weak=False))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_NEAR = 42
"""So many characters before a number a word may stand and still speak of it."""
_TRANSFERS = re.compile(r"\bm\.?t\.?c\.?n\b|\bmctn\b|western|\bw\.?u\b|control number|numero de controle")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says "phone". ``weak``: it says so only right beside digits that are grouped like a phone number."""

    start: int
    end: int
    weak: bool


@lru_cache(64)
def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", "[ .'-]{1,2}") for w in sorted(words, key=len, reverse=True)) or "(?!)"


@lru_cache(8)
def _patterns(
    before: tuple[str, ...], after: tuple[str, ...], labels: tuple[str, ...], between: tuple[str, ...]
) -> list[re.Pattern[str]]:
    return [
        re.compile(rf"(?<![a-z0-9])(?:{_any(before)})(?![a-z])"),
        re.compile(rf"[ :,/-]{{0,3}}(?:{_any(after)})(?![a-z])"),
        re.compile(
            rf"(?<![a-z])(?:{_any(labels)})"
            rf"(?:[ .:#=()\[\]{{}}*\"'/-]{{0,4}}(?<![a-z])(?:{_any(between)})(?![a-z])){{0,3}}"
            r"[ .:#=()\[\]{}*\"'>~°-]{0,6}$"
        ),
    ]


class Beside:
    """The words beside the numbers of one text."""

    def __init__(self, folded: str, words: Mapping[str, Iterable[str]]) -> None:
        self.folded = folded
        self._weak = frozenset(words.get("weak", ()))
        table = [tuple(words.get(name, ())) for name in ("before", "after", "labels", "between")]
        self._before, self._after, self._label = _patterns(*table)
        self._glue = frozenset(word for word in table[0] if len(word) > 1 and word not in ("to", "on", "au", "le"))
        self._labels = frozenset(table[2])

    @cached_property
    def transfers(self) -> bool:
        """Whether the text speaks of transfers that are fetched with ten digits."""
        return _TRANSFERS.search(self.folded) is not None

    def cue(self, start: int, end: int) -> Cue | None:
        """The word before (or right after) the stretch that says it is a phone; the strongest, then the nearest."""
        found: Cue | None = None
        for match in self._before.finditer(self.folded, self._from(start), start):
            weak = match.group() in self._weak
            if weak and self.folded[match.end() : start].strip(" :.=#(+-n°\n"):
                continue
            if found is None or found.weak or not weak:
                found = Cue(match.start(), match.end(), weak)
        if found is None or found.weak:
            after = self._after.match(self.folded, end)
            if after:
                return Cue(end, after.end(), weak=False)
        return found

    def _from(self, start: int) -> int:
        """Where the words about a number begin: on its line, or on the line before when it opens its own."""
        first = max(0, start - _NEAR)
        line = self.folded.rfind("\n", first, start)
        if line >= 0 and self.folded[line:start].strip(" \n+(*->•"):
            return line + 1
        above = self.folded.rfind("\n", first, line) if line >= 0 else -1
        return above + 1 if above >= 0 else first

    def labelled(self, start: int) -> bool:
        """Whether the words right before the number say that it is a reference, an account, an order …"""
        return self.label(start) is not None

    def label(self, start: int) -> tuple[int, int] | None:
        """Where those words stand."""
        line = self.folded.rfind("\n", max(0, start - _NEAR), start)
        found = self._label.search(self.folded, max(0, start - _NEAR, line + 1), start)
        return found.span() if found else None

    def glued(self, start: int, digits: str) -> bool:
        """Whether the letters that a number is glued to are a word about it, such as ``Wave0778416093``."""
        if len(digits) < 8:
            return False
        at = start
        while at and start - at < 20 and self.folded[at - 1].isalpha():
            at -= 1
        word = self.folded[at:start]
        if (at and self.folded[at - 1].isdigit()) or word in self._labels:
            return False
        return word in self._glue or (len(word) >= 4 and digits[0] == "0")
