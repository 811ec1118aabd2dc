"""``rules/cues.yml``: words that show who speaks, what was paid, what is asked and what is refused.

Cues are read on the folded text (lower case, no accents), word by word: an apostrophe, a dash or nothing may stand
where a cue has a space after an elided letter (``j ai`` is also ``j'ai`` and ``jai``), and ``*`` stands for one or
two free words. All groups are found in one pass over a text.

>>> cues = build(index({"paid": ["j ai paye", "i * paid"]}))
>>> found = cues.read("ok jai paye hier, i already paid")
>>> found.spans("paid")
[(3, 11), (18, 32)]
>>> found.has("paid", 12, 32), found.last("paid", 0, 17)
(True, 11)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem
from extortrace.model import Span
from extortrace.text.lexicon import key

GROUPS = (
    "told", "paid", "offered", "asks", "alternative", "refused", "negated", "bargain", "owner",
    "self", "first", "second", "third", "reported", "speaker_place", "receipts", "my_contact", "office",
    "parts", "said", "further", "promised", "or_else", "former", "choice",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_APART = 4
"""Characters that may lie between two words of a cue; more is another thought."""
_FREE = 2
_TELLING = ("paid", "told", "offered", "promised", "negated")
"""Groups whose cues may hold a word of asking ("j'ai payé", "they asked me to send") that asks for nothing."""

Pattern = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Found:
    """Where the cues of a text stand, each group in order of place."""

    groups: Mapping[str, list[Span]]

    def spans(self, group: str, start: int = 0, end: int = 1 << 62) -> list[Span]:
        """The cues of a group that lie wholly between two positions."""
        all_of_it = self.groups.get(group, [])
        return [span for span in all_of_it[bisect_left(all_of_it, (start, 0)) :] if span[0] < end and span[1] <= end]

    def has(self, group: str, start: int, end: int) -> bool:
        """A cue of the group lies wholly between two positions."""
        all_of_it = self.groups.get(group, [])
        for at in range(bisect_left(all_of_it, (start, 0)), len(all_of_it)):
            if all_of_it[at][0] >= end:
                return False
            if all_of_it[at][1] <= end:
                return True
        return False

    def last(self, group: str, start: int, end: int) -> int:
        """Where the last cue of the group between two positions ends, or -1."""
        all_of_it = self.groups.get(group, [])
        for at in range(bisect_left(all_of_it, (end, 0)) - 1, -1, -1):
            if all_of_it[at][0] < start:
                return -1
            if all_of_it[at][1] <= end:
                return all_of_it[at][1]
        return -1


@dataclass(frozen=True)
class Cues:
    """Cues by their first word: (group, the words that follow)."""

    index: Mapping[str, tuple[Pattern, ...]]

    def read(self, folded: str) -> Found:
        """All cues of a folded text. Of cues of one group that begin together the longest counts."""
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)]
        groups: dict[str, list[Span]] = defaultdict(list)
        for at, (word, start, end) in enumerate(words):
            longest: dict[str, int] = {}
            for group, rest in self.index.get(word, ()):
                stop = _follow(words, at, rest) if rest else end
                if stop > longest.get(group, 0):
                    longest[group] = stop
            for group, stop in longest.items():
                groups[group].append((start, stop))
        telling = sorted(span for group in _TELLING for span in groups.get(group, ()))
        groups["asks"] = [span for span in groups.get("asks", ()) if not _inside(span, telling)]
        return Found(groups)


def _inside(span: Span, others: list[Span]) -> bool:
    at = bisect_left(others, (span[0] + 1, 0))
    return any(a <= span[0] and span[1] <= b for a, b in others[max(0, at - 3) : at])


def _follow(words: list[tuple[str, int, int]], at: int, rest: tuple[str, ...]) -> int:
    """Where the rest of a cue ends after the word ``at``, or 0 when it does not follow."""
    for n, wanted in enumerate(rest):
        if wanted == "*":
            ends = (_follow(words, at + free, rest[n + 1 :]) for free in range(1, _FREE + 1))
            return max(ends, default=0)
        at += 1
        if at >= len(words) or words[at][0] != wanted or words[at][1] - words[at - 1][2] > _APART:
            return 0
    return words[at][2] if at < len(words) else 0


def read(folder: Folder, problems: list[Problem]) -> Any:
    node = layers.read(folder, "cues.yml", problems)
    if node is None:
        return {}
    node.only(GROUPS)
    for group in GROUPS:
        if node.get(group) is None:
            node.problem(f"'{group}' is missing")
    for group, entries in node.items():
        for entry in entries.value if isinstance(entries.value, list) else ():
            if not key(str(entry.value)):
                entry.problem(f"an entry of '{group}' needs a word")
    return index({group: [cue for cue in node.texts(group) if key(cue)] for group, _ in node.items()})


def index(groups: Mapping[str, Iterable[str]]) -> dict[str, list[list[Any]]]:
    """First word -> [group, following words], as plain data."""
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for group, phrases in groups.items():
        for phrase in phrases:
            words = [word if word == "*" else key(word) for word in phrase.replace("'", " ").split()]
            for spelling in (words, _elided(words)):
                entry = [group, spelling[1:]]
                if entry not in found[spelling[0]]:
                    found[spelling[0]].append(entry)
    return dict(found)


def _elided(words: list[str]) -> list[str]:
    """The spelling without the apostrophe: ``j ai`` -> ``jai``, ``don t`` -> ``dont``."""
    joined: list[str] = []
    for word in words:
        glued = joined and joined[-1] != "*" and word != "*" and (joined[-1] in "jmtnlcsd" or word in ("t", "m", "s"))
        if glued:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def build(data: Any) -> Cues:
    return Cues({word: tuple((group, tuple(rest)) for group, rest in rows) for word, rows in data.items()})
