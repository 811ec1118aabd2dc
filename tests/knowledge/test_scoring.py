"""Scoring rules: what is read, and the mistakes that are named with their place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extortrace.knowledge import load_rules, scoring, shipped
from extortrace.knowledge.reader import Problem

RULES = load_rules()


def test_every_fact_of_a_combination_can_hold() -> None:
    """A combination on a fact that nothing gives would never fire."""
    given = {"demand", "payable", "payee", "deadline", "repeat", "disguise", "contact", "sum", "identifier", "account"}
    given |= {"told_demand", "paid", *RULES.scoring.facts}
    for combination in RULES.scoring.combinations:
        assert {*combination.all, *combination.any} <= given, combination.id


def test_combinations_cover_combinations() -> None:
    ids = {combination.id for combination in RULES.scoring.combinations}
    assert len(ids) == len(RULES.scoring.combinations)
    for combination in RULES.scoring.combinations:
        assert set(combination.covers) <= ids - {combination.id}


def test_bands_rise() -> None:
    bands = [RULES.scoring.bands[level] for level in ("low", "medium", "high", "critical")]
    assert bands == sorted(bands)
    assert [RULES.scoring.level(score) for score in (0, *bands)] == ["none", "low", "medium", "high", "critical"]


MISTAKES = {
    "a key that is not known": ("caps: {", "cups: {", "is not known here"),
    "points in quotes": ("points: 80", 'points: "80"', "must be a whole number"),
    "a stance that is none": ("stances: [account]", "stances: [acount]", "is no stance"),
}


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named_with_their_place(old: str, new: str, message: str, tmp_path: Path) -> None:
    for name in ("scoring.yml", "votes.yml"):
        shutil.copy(shipped() / name, tmp_path / name)
    path = tmp_path / "scoring.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    problems: list[Problem] = []
    scoring.read(tmp_path, problems)
    line = text[: text.index(old)].count("\n") + 1
    assert any(p.path == "scoring.yml" and p.line == line and message in p.message for p in problems), problems
