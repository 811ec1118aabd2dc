"""Reporting bodies: the shipped table and what is said about a bad one."""

from pathlib import Path

import pytest

from extortrace.knowledge import load_rules, reporting
from extortrace.knowledge.reader import Problem

GOOD = "CA:\n  - id: a\n    name: {en: A, fr: B}\n    for: fraud\n    contact: 1-800\n    verified_on: null\n"


def load(folder: Path, text: str) -> tuple[reporting.Reporting, list[str]]:
    (folder / "reporting.yml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    data = reporting.read(folder, problems)
    return reporting.build(data), [str(p) for p in problems]


def test_shipped() -> None:
    rules = load_rules()
    assert [p for p in rules.problems if p.path == "reporting.yml"] == []
    table = rules.reporting
    assert table.countries == ("CA", "FR", "BE", "CH", "GB", "US", "CI", "SN", "BJ", "NG", "GH")
    for country in table.countries:
        assert table.of(country, "fraud", "police"), country
    assert table.of("world")
    for body in table.bodies:
        assert set(body.name) == {"en", "fr"}, body.id


def test_shipped_numbers_are_stop_listed() -> None:
    """Whom we send people to must never come out as a suspect."""
    rules = load_rules()
    for body in rules.reporting.bodies:
        for url in body.url.values():
            assert rules.stoplists.find("url", f"https://{url}/"), f"{url} of {body.id} is in no stop list"
    for kind, value in [("phone", "+18884958501"), ("phone", "3018"), ("email", "plaintes@cnin.bj")]:
        assert rules.stoplists.find(kind, value)


def test_verified_and_not(tmp_path: Path) -> None:
    second = GOOD.removeprefix("CA:\n").replace("id: a", "id: b").replace("null", "2026-11-25")
    table, problems = load(tmp_path, GOOD + second)
    assert problems == []
    assert [body.verified_on for body in table.of("CA")] == [None, "2026-11-25"]
    assert table.of("CA", "crisis") == ()
    assert table.of("FR") == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(("CA:", "ca:"), "reporting.yml:1:1: 'ca' must be a country code of two capitals", id="country"),
        pytest.param(("for: fraud", "for: money"), "reporting.yml:4:10: 'for' cannot be 'money'", id="purpose"),
        pytest.param(("null", "yesterday"), "reporting.yml:6:18: 'verified_on' must be a day", id="day"),
        pytest.param(("    verified_on: null\n", ""), "'verified_on' is missing", id="no day"),
        pytest.param(("    contact: 1-800\n", ""), "needs a 'contact' or a 'url'", id="no contact"),
        pytest.param((", fr: B", ""), "'fr' is missing", id="one language"),
        pytest.param(("    name: {en: A, fr: B}\n", ""), "'name' is missing", id="no name"),
        pytest.param(("contact", "kontact"), "did you mean 'contact'?", id="unknown key"),
    ],
)
def test_problems(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    _, problems = load(tmp_path, GOOD.replace(*change))
    assert any(problem in found for found in problems), problems


def test_twice(tmp_path: Path) -> None:
    _, problems = load(tmp_path, GOOD + GOOD.removeprefix("CA:\n"))
    assert problems == ["reporting.yml:7:5: the id 'a' is given twice; keep one"]


def test_absent_file(tmp_path: Path) -> None:
    assert reporting.build(reporting.read(tmp_path, [])).bodies == ()
