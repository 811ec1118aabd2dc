"""The section ``rules/deadlines.yml``: words that tell a deadline from other times.

Words are written folded; ``*`` stands for any ending.

>>> table = build(patterns({"ask": ["envoi*", "pay"], "past": ["depuis", "every"]}))
>>> table.ask.search("tu envoies").group(), bool(table.past.search("depuis les ")), table.threat.search("sinon")
('envoies', True, None)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem


@dataclass(frozen=True)
class Deadlines:
    """One pattern for each list of the file, which says what it is for; all are for folded text."""

    strong: re.Pattern[str]
    valid: re.Pattern[str]
    follows: re.Pattern[str]
    past: re.Pattern[str]
    ago: re.Pattern[str]
    promise: re.Pattern[str]
    ask: re.Pattern[str]
    request: re.Pattern[str]
    money: re.Pattern[str]
    threat: re.Pattern[str]
    done: re.Pattern[str]
    future: re.Pattern[str]
    you_get: re.Pattern[str]
    unless: re.Pattern[str]
    alone: re.Pattern[str]
    rise: re.Pattern[str]
    counted: re.Pattern[str]
    offer: re.Pattern[str]
    debt: re.Pattern[str]


LISTS = tuple(field.name for field in fields(Deadlines))
_AROUND = {
    "follows": (r"[ ]{0,2}[),]?[ ]?", r"(?![a-z])"),
    "past": ("", r"(?:[ ](?:the|les|last|past|environ|about|over|plus de|more than|presque|almost))?[ ]{0,2}$"),
    "ago": (r"[ ]{0,2}(?:/|", r"(?![a-z]))"),
    "done": ("", r"(?![a-z])[ a-z0-9'$€,.]{0,34}$"),
    "alone": (r"[ .!:;,\-\n()*⏰⏳>]{0,20}(?:", r"(?![a-z])[ .!:;,\-\n()*⏰⏳]{0,20}){0,3}"),
}
"""Where in the text before or behind an expression of time the words of a list stand; anywhere unless said here."""


def read(folder: Folder, problems: list[Problem]) -> Any:
    """Checks ``rules/deadlines.yml`` and gives its lists."""
    node = layers.read(folder, "deadlines.yml", problems)
    if node is None:
        return patterns({})
    node.only(LISTS)
    for name in LISTS:
        if node.get(name) is None:
            node.problem(f"'{name}' is missing")
    return patterns({name: node.texts(name) for name in LISTS})


def patterns(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What the words of each list are looked for with: put together when the rules are read."""
    return {name: _pattern(words.get(name, ()), *_AROUND.get(name, ("", "(?![a-z])"))) for name in LISTS}


def build(data: Any) -> Deadlines:
    """The patterns made from the data of :func:`read`."""
    return Deadlines(**{name: re.compile(data[name]) for name in LISTS})


def _pattern(phrases: Iterable[str], before: str, behind: str) -> str:
    ordered = sorted(set(phrases), key=lambda p: (p[:1], -len(p), p))
    first = [f"{re.escape(letter)}(?:{'|'.join(_rest(p) for p in same)})"
             for letter, same in groupby(ordered, lambda p: p[:1])]  # fmt: skip
    return rf"{before}(?<![a-z])(?:{'|'.join(first) or '(?!)'}){behind}"


def _rest(phrase: str) -> str:
    """What follows the first letter; telling phrases apart by it first reads a long list three times faster."""
    return re.escape(phrase[1:]).replace(r"\*", "[a-z]*")
