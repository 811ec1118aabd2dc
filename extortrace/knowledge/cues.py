"""``rules/cues.yml``: words that show who speaks, what was paid, what is asked and what is refused.

Cues are read on the folded text (lower case, no accents). A space in a cue also stands for an apostrophe, a dash or
nothing after an elided ``j'``/``m'``; words are whole words; ``*`` stands for one or two free words.

>>> cues = build({"paid": pattern(["j ai paye", "i * paid"])})
>>> [m.group() for m in cues.find("paid", "ok jai paye hier, i already paid")]
['jai paye', 'i already paid']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extortrace.knowledge.reader import Problem
from extortrace.knowledge.reader import read as read_yaml
from extortrace.text.lexicon import key

GROUPS = (
    "told", "paid", "offered", "asks", "alternative", "refused", "negated", "bargain", "payee", "toward", "owner",
    "self", "first", "second", "third", "reported", "all_of_them", "speaker_place", "receipts", "my_contact",
    "office", "parts", "same_payee", "promised", "or_else",
)  # fmt: skip


@dataclass(frozen=True)
class Cues:
    """One pattern a group."""

    patterns: Mapping[str, re.Pattern[str]]

    def find(self, group: str, folded: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Where a cue of the group stands in the folded text."""
        return self.patterns[group].finditer(folded, start, len(folded) if end is None else end)

    def has(self, group: str, folded: str, start: int = 0, end: int | None = None) -> bool:
        return next(self.find(group, folded, start, end), None) is not None


_NEVER = r"(?!)"


def read(folder: Path, problems: list[Problem]) -> Any:
    node = read_yaml(folder / "cues.yml", "cues.yml", problems)
    if node is None:
        return {}
    node.only(GROUPS)
    for group in GROUPS:
        if node.get(group) is None:
            node.problem(f"'{group}' is missing")
    return {group: pattern(node.texts(group)) for group, _ in node.items()}


def build(data: Any) -> Cues:
    return Cues({group: re.compile(data.get(group, _NEVER)) for group in {*GROUPS, *data}})


def pattern(phrases: list[str]) -> str:
    """The regular expression of a list of cues."""
    if not phrases:
        return _NEVER
    parts = {_phrase(phrase) for phrase in phrases}
    return rf"(?<![^\W_])(?:{'|'.join(sorted(parts, key=lambda p: (-len(p), p)))})(?![^\W_])"


def _phrase(phrase: str) -> str:
    words = [re.escape(word) if word != "*" else r"[^\W_]{1,20}(?:[ '-]{1,2}[^\W_]{1,20})?" for word in _words(phrase)]
    out = words[0]
    for before, word in zip(_words(phrase), words[1:], strict=False):
        out += (r"[ '’-]{0,2}" if len(before) == 1 and before != "*" else r"[ '\n,-]{1,3}") + word
    return out


def _words(phrase: str) -> list[str]:
    return [word if word == "*" else key(word) for word in phrase.replace("'", " ").split()]
