"""Known names found in a text: channels, places, banks … one index, word by word, exact or nearly.

A name is compared as folded words one space apart, so case, accents, apostrophes, dashes and hidden characters do not
matter. A name may be misspelt by as many edits as the lexicon's rule allows for its length; it never begins or ends
inside a word.

>>> from extortrace.text import Text
>>> banks = Lexicon({"western union": "wu", "w u": "wu"}, edits=lambda name: len(name) // 6)
>>> [(m.id, m.name, m.edits) for m in banks.find(Text("par WESTERNE-UNIONE ou W.U"))]
[('wu', 'western union', 2), ('wu', 'w u', 0)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extortrace.text import Text
from extortrace.text.views import _WORD, fold, plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a lexicon, where it stands (glyph positions), and how many edits away from its spelling."""

    id: str
    name: str
    start: int
    end: int
    edits: int


def key(name: str) -> str:
    """A name as folded words one space apart.

    >>> key("Côte d’Ivoire")
    'cote d ivoire'
    """
    return " ".join(_WORD.findall(fold(plain(name))))


class Lexicon:
    """Names and what they stand for. ``edits(name)`` says how many misspellings a name may have; default none."""

    def __init__(self, names: Mapping[str, str], edits: Callable[[str], int] = lambda name: 0) -> None:
        self.names = {key(name): id for name, id in names.items()}
        self._edits = edits
        self._longest = max((name.count(" ") + 1 for name in self.names), default=0)

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        return frozenset(" ".join(name.split()[:n]) for name in self.names for n in range(1, name.count(" ") + 2))

    @cached_property
    def _loose(self) -> dict[int, dict[str, list[str]]]:
        """Names that may be misspelt, by number of letters (spaces left out) and then first letter."""
        found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name in sorted(self.names):
            if self._edits(name):
                found[len(name.replace(" ", ""))][name[0]].append(name)
        return found

    def find(self, text: Text) -> list[Mention]:
        """All mentions, longest first where they compete, in order of place."""
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text.folded.text)]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention, taken = self._exact(words, at)
            if mention is None and self._loose:
                mention, taken = self._near(words, at)
            if mention is not None:
                found.append(mention)
            at += max(taken, 1)
        return found

    def _exact(self, words: list[tuple[int, int, str]], at: int) -> tuple[Mention | None, int]:
        best, taken, name = None, 0, ""
        for n in range(1, min(self._longest, len(words) - at) + 1):
            name = f"{name} {words[at + n - 1][2]}".lstrip()
            if name not in self._prefixes:
                break
            if name in self.names:
                best, taken = Mention(self.names[name], name, words[at][0], words[at + n - 1][1], 0), n
        return best, taken

    def _near(self, words: list[tuple[int, int, str]], at: int) -> tuple[Mention | None, int]:
        """The closest misspelt name that begins with this word (its first letter is right: few typists miss it)."""
        from rapidfuzz.distance import OSA

        best: tuple[int, int, str] | None = None
        run = ""
        for n in range(1, min(self._longest + 1, len(words) - at) + 1):
            run += words[at + n - 1][2]
            if n > 1 and words[at + n - 1][0] - words[at + n - 2][1] > 3:
                break
            for size in range(len(run) - 3, len(run) + 4):
                for name in self._loose.get(size, {}).get(run[0], ()):
                    if not 0 <= n - 1 - name.count(" ") <= 1 and n != name.count(" ") + 1 and n != 1:
                        continue
                    allowed = self._edits(name)
                    edits = OSA.distance(name.replace(" ", ""), run, score_cutoff=allowed)
                    if edits <= allowed and (best is None or (edits, -n) < (best[0], -best[1])):
                        best = (edits, n, name)
        if best is None:
            return None, 0
        edits, n, name = best
        return Mention(self.names[name], name, words[at][0], words[at + n - 1][1], edits), n


def near(mentions: list[Mention], start: int, end: int, reach: int) -> list[Mention]:
    """Mentions within ``reach`` characters of a stretch, nearest first."""
    at = bisect_left(mentions, start - reach, key=lambda m: m.end)
    found = []
    for mention in mentions[at:]:
        if mention.start > end + reach:
            break
        found.append(mention)
    return sorted(found, key=lambda m: (max(m.start - end, start - m.end, 0), m.start))
