"""``rules/scoring.yml``: how stance, score and level follow from what was found.

A combination is a named set of facts worth points; a stronger one covers the weaker ones inside it, so that nothing is
counted twice and the score is a sum that anyone can add up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extortrace.knowledge.reader import Node, Problem
from extortrace.knowledge.reader import read as read_yaml
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


@dataclass(frozen=True)
class Scoring:
    """The tables of ``rules/scoring.yml``."""

    stance: Ballot
    scheme: Ballot
    per_category: int
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


def read(folder: Path, problems: list[Problem]) -> Any:
    path = folder / "scoring.yml"
    if not path.exists():
        problems.append(Problem("scoring.yml", 1, 1, "is missing; copy it from the shipped rules"))
        return {}
    node = read_yaml(path, "scoring.yml", problems)
    if node is None:
        return {}
    node.only(["per_category", "facts", "combinations", "caps", "bands"])
    votes = read_yaml(folder / "votes.yml", "votes.yml", problems)
    if votes is None:
        return {}
    votes.only(["stance", "scheme"])
    return {
        "stance": _ballot(votes, "stance"),
        "scheme": _ballot(votes, "scheme"),
        "per_category": node.number("per_category"),
        "facts": {name: [i.plain() for i in facts.value] for name, facts in _items(node, "facts")},
        "combinations": [_combination(item) for item in node.each("combinations")],
        "caps": {name: _whole(item) for name, item in _items(node, "caps")},
        "bands": {name: _whole(item) for name, item in _items(node, "bands")},
    }


def _items(node: Node, key: str) -> list[tuple[str, Node]]:
    found = node.get(key)
    if found is None:
        node.problem(f"'{key}' is missing")
        return []
    return list(found.items())


def _whole(node: Node) -> int:
    if not isinstance(node.value, int):
        node.problem("must be a whole number")
        return 0
    return node.value


def _figure(node: Node, key: str) -> float:
    found = node.get(key)
    if found is None or not isinstance(found.value, int | float):
        (found or node).problem(f"'{key}' must be a number")
        return 0.0
    return float(found.value)


def _ballot(node: Node, key: str) -> dict[str, Any]:
    ballot = node.get(key)
    if ballot is None:
        node.problem(f"'{key}' is missing")
        return {}
    ballot.only(["start", "votes"])
    start = ballot.get("start")
    known = sorted(start.value) if start is not None and isinstance(start.value, dict) else []
    votes: dict[str, dict[str, float]] = {}
    for name, row in _items(ballot, "votes"):
        row.only(known)
        votes[name] = {outcome: _figure(row, outcome) for outcome, _ in row.items()}
    return {"start": {name: _figure(start, name) for name in known} if start is not None else {}, "votes": votes}


def _stances(node: Node) -> list[str]:
    stances = node.texts("stances")
    for stance in stances:
        if stance not in STANCES:
            node.problem(f"'{stance}' is no stance; it is one of {', '.join(STANCES)}", "stances")
    return stances


def _combination(node: Node) -> dict[str, Any]:
    node.only(["id", "all", "any", "stances", "points", "covers"])
    return {
        "id": node.text("id"),
        "all": node.texts("all"),
        "any": node.texts("any"),
        "stances": _stances(node),
        "points": node.number("points"),
        "covers": node.texts("covers"),
    }


def build(data: Any) -> Scoring:
    return Scoring(
        stance=Ballot(**data.get("stance", {"start": {}, "votes": {}})),
        scheme=Ballot(**data.get("scheme", {"start": {}, "votes": {}})),
        per_category=data.get("per_category", 1),
        facts={name: tuple(facts) for name, facts in data.get("facts", {}).items()},
        combinations=tuple(
            Combination(c["id"], tuple(c["all"]), tuple(c["any"]), tuple(c["stances"]), c["points"], tuple(c["covers"]))
            for c in data.get("combinations", [])
        ),
        caps=data.get("caps", {}),
        bands=data.get("bands", {}),
    )
