"""``rules/scoring.yml``: how stance, score and level follow from what was found.

A combination is a named set of facts worth points; a stronger one covers the weaker ones inside it, so that nothing is
counted twice and the score is a sum that anyone can add up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Node, Problem
from extortrace.model import LEVELS, Level

STANCES = ("demand", "account", "report", "advice", "notice", "other")


@dataclass(frozen=True, slots=True)
class Combination:
    """Facts that together are worth ``points`` when the text is one of ``stances`` (any when empty)."""

    id: str
    all: tuple[str, ...]
    any: tuple[str, ...]
    stances: tuple[str, ...]
    points: int
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Ballot:
    """How much each sign speaks for each outcome, over what each outcome starts with.

    >>> ballot = Ballot({"demand": 0.0, "other": 0.5}, {"threat": {"demand": 1.0, "other": -1.0}})
    >>> ballot.count({"threat": 2})
    {'demand': 2.0, 'other': -1.5}
    """

    start: Mapping[str, float]
    votes: Mapping[str, Mapping[str, float]]

    def count(self, signs: Mapping[str, float]) -> dict[str, float]:
        """The sum of votes of each outcome, in the order of ``start``."""
        sums = dict(self.start)
        for name, times in signs.items():
            for outcome, vote in self.votes.get(name, {}).items():
                sums[outcome] = sums.get(outcome, 0.0) + vote * times
        return sums

    def choose(self, signs: Mapping[str, float], silent: str) -> tuple[str, float]:
        """The outcome with the most votes (``silent`` when there is none to choose), and its lead over the next.

        >>> Ballot({"demand": 0.0, "other": 0.5}, {}).choose({}, "none")
        ('other', 0.5)
        """
        ranked = sorted(((votes, outcome) for outcome, votes in self.count(signs).items()), reverse=True)
        if not ranked:
            return silent, 0.0
        return ranked[0][1], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 0.0


@dataclass(frozen=True)
class Scoring:
    """The tables of ``rules/scoring.yml``."""

    stance: Ballot
    scheme: Ballot
    per_category: int
    ordinary_length: int
    """Words from which on a text shows themes by chance: theirs count less by the root of how much longer it is."""
    facts: Mapping[str, tuple[str, ...]]
    combinations: tuple[Combination, ...]
    caps: Mapping[str, int]
    bands: Mapping[str, int]

    def level(self, score: int) -> Level:
        """The highest level whose band the score reaches."""
        reached: Level = "none"
        for level in LEVELS[1:]:
            if score >= self.bands.get(level, 101):
                reached = level
        return reached


def read(folder: Folder, problems: list[Problem]) -> Any:
    """Checked plain data of ``scoring.yml`` and ``votes.yml``; what is wrong in them counts for nothing."""
    data: dict[str, Any] = {"stance": _EMPTY, "scheme": _EMPTY, "per_category": 1, "facts": {}, "combinations": []}
    data |= {"ordinary_length": 100, "caps": {}, "bands": {}}
    node = layers.read(folder, "scoring.yml", problems)
    if node is not None:
        node.only(["per_category", "ordinary_length", "facts", "combinations", "caps", "bands"])
        data["per_category"] = node.number("per_category") or 1
        data["ordinary_length"] = node.number("ordinary_length", 100)
        facts = node.get("facts")
        data["facts"] = {name: facts.texts(name) for name, _ in _items(node, "facts")} if facts else {}
        combinations = [_combination(item) for item in node.each("combinations")]
        data["combinations"] = [combination for combination in combinations if combination]
        data |= {part: {name: _whole(item) for name, item in _items(node, part)} for part in ("caps", "bands")}
    votes = layers.read(folder, "votes.yml", problems)
    if votes is not None:
        votes.only(["stance", "scheme"])
        data |= {name: _ballot(votes, name) for name in ("stance", "scheme")}
    return data


_EMPTY: dict[str, Any] = {"start": {}, "votes": {}}


def _items(node: Node, key: str) -> list[tuple[str, Node]]:
    """The lines below a key that must be there."""
    found = node.get(key)
    if found is None:
        node.problem(f"'{key}' is missing")
    elif not isinstance(found.value, dict):
        found.problem(f"'{key}' must be lines of 'key: value'")
    return list(found.items()) if found else []


def _whole(node: Node) -> int:
    if not isinstance(node.value, int) or isinstance(node.value, bool):
        node.problem("must be a whole number")
        return 0
    return node.value


def _figures(items: list[tuple[str, Node]]) -> dict[str, float]:
    """Outcomes with their numbers, in alphabetical order; what is no number is noted and left out."""
    found: dict[str, float] = {}
    for name, node in sorted(items, key=lambda item: item[0]):
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            found[name] = float(node.value)
        else:
            node.problem(f"'{name}' must be a number")
    return found


def _ballot(node: Node, key: str) -> dict[str, Any]:
    _items(node, key)
    ballot = node.get(key)
    if ballot is None or not isinstance(ballot.value, dict):
        return _EMPTY
    ballot.only(["start", "votes"])
    start = _figures(_items(ballot, "start"))
    votes: dict[str, dict[str, float]] = {}
    for name, row in _items(ballot, "votes"):
        row.only(start)
        if not isinstance(row.value, dict):
            row.problem(f"'{name}' must say how much it speaks for what, like {{demand: 0.5}}")
        votes[name] = _figures([item for item in row.items() if item[0] in start])
    return {"start": start, "votes": votes}


def _stances(node: Node) -> list[str]:
    stances = node.texts("stances")
    for stance in stances:
        if stance not in STANCES:
            node.problem(f"'{stance}' is no stance; it is one of {', '.join(STANCES)}", "stances")
    return stances


def _combination(node: Node) -> dict[str, Any] | None:
    """A combination, or None when something in it is wrong: without one of its facts it would hold too often."""
    before = len(node.problems)
    node.only(["id", "all", "any", "stances", "points", "covers"])
    row = {
        "id": node.text("id"),
        "all": node.texts("all"),
        "any": node.texts("any"),
        "stances": _stances(node),
        "points": node.number("points"),
        "covers": node.texts("covers"),
    }
    if not (row["all"] or row["any"]):
        node.problem("a combination needs facts: 'all' or 'any'")
    return row if len(node.problems) == before else None


def build(data: Any) -> Scoring:
    return Scoring(
        stance=Ballot(**data["stance"]),
        scheme=Ballot(**data["scheme"]),
        per_category=data["per_category"],
        ordinary_length=data["ordinary_length"],
        facts={name: tuple(facts) for name, facts in data["facts"].items()},
        combinations=tuple(
            Combination(c["id"], tuple(c["all"]), tuple(c["any"]), tuple(c["stances"]), c["points"], tuple(c["covers"]))
            for c in data["combinations"]
        ),
        caps=data["caps"],
        bands=data["bands"],
    )
