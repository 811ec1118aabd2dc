"""Rule files: what is checked, and where the problem is said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extortrace.knowledge import indicators, shipped
from extortrace.knowledge.reader import Problem

GOOD = """\
id: leak
category: exposure
title: {en: Leak, fr: Fuite}
severity: high
weight: 20
status: stable
phrases:
  en: [leak your video]
  fr: [balancer ta vidéo]
examples:
  match: [I leak your video]
  no_match: [a leak in the roof]
"""


def load(tmp_path: Path, text: str, name: str = "exposure/leak.yml") -> tuple[dict[str, object], list[str]]:
    path = tmp_path / "indicators" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return indicators.read(tmp_path, problems), [str(problem) for problem in problems]


def test_a_good_rule(tmp_path: Path) -> None:
    data, problems = load(tmp_path, GOOD)
    assert problems == []
    table = indicators.build(json.loads(json.dumps(data)))
    rule = table.get("leak")
    assert rule is not None
    assert (rule.category, rule.group, rule.weight) == ("exposure", "threat", 20)
    assert rule.path == "indicators/exposure/leak.yml"
    assert [table.part(part) for phrase in rule.phrases for part in phrase.parts] == [
        ("leak your video", 2),
        ("balancer ta video", 2),
    ]


BAD = [
    ("id: leak", "id: leek", ":1:1: 'id' is 'leek' but the file is called 'leak'"),
    ("id: leak", "id: Leak It", ":1:1: 'id' is made of small letters"),
    ("category: exposure", "category: exposur", ":2:11: 'category' cannot be 'exposur'"),
    ("category: exposure", "category: news", ":2:1: a rule of category 'news' belongs in the folder news/"),
    ("severity: high", "severity: huge", ":4:11: 'severity' cannot be 'huge'"),
    ("weight: 20", "weight: '20'", ":5:9: 'weight' must be a whole number"),
    ("status: stable", "status: deprecated", ":6:1: a deprecated rule says which rule stands in"),
    ("weight: 20", "wieght: 20", ":5:1: 'wieght' is not known here; did you mean 'weight'?"),
    ("[leak your video]", "leak your video", ":8:7: 'en' must be a list"),
    ("[leak your video]", "[go]", ":8:8: 'go' is too short"),
    ("[leak your video]", "[leak * a]", ":8:8: 'leak * a' is too short"),
    ("[leak your video]", "['* your video']", ":8:8: a phrase is a text"),
    ("[leak your video]", f"[{'leak ' * 60}]", ":8:8: is longer than 200 characters"),
    ("  en: [leak your video]", "  de: [dein Video]", ":8:3: 'de' is not known here"),
    ("  no_match: [a leak in the roof]\n", "", ":11:3: 'no_match' needs at least one text"),
    (
        "phrases:\n  en: [leak your video]\n  fr: [balancer ta vidéo]\n",
        "",
        ":1:1: has neither 'phrases' nor 'all' nor 'count'",
    ),
    ("phrases:", "all: {en: [[leak, post]]}\nphrases:", ":7:7: 'all' needs two lists"),
    ("phrases:", "all: {en: [leak, post]}\nphrases:", ":7:12: 'all' is a list of lists"),
    ("phrases:", "any: {en: [leak]}\nphrases:", ":7:1: any one of several phrases is 'phrases'"),
    ("phrases:", "count: {at_least: 2}\nphrases:", ":7:8: 'of' is missing"),
    ("phrases:", "count: {at_least: 1, of: {en: [[ab], [cd]]}}\nphrases:", ":7:9: where one is enough, 'count' is"),
    ("phrases:", "count: {at_least: 3, of: {en: [[ab], [cd]]}}\nphrases:", ":7:9: 'at_least' is between 2 and the num"),
    ("phrases:", "count: {at_least: 2, of: {en: [ab, cd]}}\nphrases:", ":7:32: 'of' is a list of lists"),
    ("phrases:", "near: amount\nphrases:", ":7:7: 'near' is written {detail: amount, within: 150}"),
    ("phrases:", "near: {}\nphrases:", ":7:7: 'detail' is missing"),
    ("phrases:", "near: {detail: sum}\nphrases:", ":7:16: 'detail' cannot be 'sum'; it is one of amount, channel"),
    ("phrases:", "near: {detail: phone, near: 3}\nphrases:", ":7:23: 'near' is not known here"),
    ("phrases:", "near: {detail: [phone, email], is: [CI]}\nphrases:", ":7:32: 'is' goes with a single 'detail'"),
    ("phrases:", "near: {detail: email, is: [x]}\nphrases:", ":7:23: 'is' goes with a single 'detail'"),
    ("phrases:", "near: {detail: handle, is: [telegramm]}\nphrases:", ":7:29: 'telegramm' is no known platform of a"),
    ("phrases:", "near: {detail: phone, is: [225]}\nphrases:", ":7:28: 'is' is a text, or a list of texts"),
    ("phrases:", "near: {detail: phone, at_least: 5}\nphrases:", ":7:23: 'at_least' goes with 'detail: amount'"),
    ("phrases:", "near: {detail: phone, within: close}\nphrases:", ":7:31: 'within' is a number of characters, or"),
    ("phrases:", "unless_near: [{detail: phone}, phone]\nphrases:", ":7:32: 'unless_near' is written {detail"),
    ("status: stable", "status: stable\nreplaced_by: other", ":7:1: only a rule whose 'status' is deprecated"),
    ("status: stable", "status: deprecated\nreplaced_by: other", ":7:1: 'other' is no rule in use"),
    ("phrases:", "scheme: sextorsion\nphrases:", ":7:9: 'scheme' cannot be 'sextorsion'"),
]


@pytest.mark.parametrize(("old", "new", "problem"), BAD, ids=[row[2][:40] for row in BAD])
def test_a_problem_has_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    data, problems = load(tmp_path, GOOD.replace(old, new, 1))
    assert any(line.startswith(f"indicators/exposure/leak.yml{problem}") for line in problems), problems
    assert data["rules"] == []


def test_two_files_with_one_id(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    _, problems = load(tmp_path, GOOD.replace("category: exposure", "category: outing"), "outing/leak.yml")
    assert problems == [
        "indicators/outing/leak.yml:1:1: 'leak' is already the id of indicators/exposure/leak.yml; choose another"
    ]


def test_a_broken_file_leaves_the_others(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    data, problems = load(tmp_path, "id: [", "exposure/broken.yml")
    assert len(problems) == 1
    assert [rule["id"] for rule in data["rules"]] == ["leak"]  # type: ignore[index, attr-defined]


def test_a_deprecated_rule_does_not_match_and_keeps_its_id(tmp_path: Path) -> None:
    load(tmp_path, GOOD.replace("id: leak", "id: spill"), "exposure/spill.yml")
    retired = GOOD.replace("status: stable", "status: deprecated\nreplaced_by: spill")
    data, problems = load(tmp_path, retired)
    assert problems == []
    table = indicators.build(data)
    assert [rule.id for rule in table.rules] == ["spill"]
    assert table.retired == {"leak": "spill"}
    _, problems = load(tmp_path, GOOD.replace("category: exposure", "category: outing"), "outing/leak.yml")
    assert [p.partition(": ")[2] for p in problems] == [
        "'leak' is already the id of indicators/exposure/leak.yml; choose another"
    ]


def test_a_rule_is_not_replaced_by_a_retired_one(tmp_path: Path) -> None:
    for id, by in (("leak", "spill"), ("spill", "leak")):
        text = GOOD.replace("id: leak", f"id: {id}").replace("status: stable", f"status: deprecated\nreplaced_by: {by}")
        _, problems = load(tmp_path, text, f"exposure/{id}.yml")
    assert len(problems) == 2


CONDITIONS = [
    ("near: {detail: amount}", [(("amount",), (), 0, 150)]),
    ("near: {detail: channel, is: western_union, within: 80}", [(("channel",), ("western_union",), 0, 80)]),
    (
        "near: [{detail: [phone, email]}, {detail: country, is: [CI, NO], within: message}]",
        [(("phone", "email"), (), 0, 150), (("country",), ("CI", "NO"), 0, None)],
    ),
    ("near:\n  detail: amount\n  at_least: 5000\n  is: [$, XOF]", [(("amount",), ("$", "XOF"), 5000, 150)]),
]


@pytest.mark.parametrize(("written", "read"), CONDITIONS, ids=[row[0][:40] for row in CONDITIONS])
def test_conditions(tmp_path: Path, written: str, read: list[tuple[object, ...]]) -> None:
    data, problems = load(tmp_path, GOOD.replace("phrases:", f"{written}\nphrases:"))
    assert problems == []
    table = indicators.build(json.loads(json.dumps(data)))
    rule = table.get("leak")
    assert rule is not None
    assert [tuple(condition) for condition in rule.near] == read
    assert table.conditioned == {"leak"}


VALUES = [
    ("channel, is: western_unoin", "'western_unoin' is no known channel; did you mean 'western_union'?"),
    ("amount, is: xof", "'xof' is no known currency of an amount; did you mean 'XOF'?"),
    ("country, is: [CI, XX]", "'XX' is no known country"),
    ("reference, is: WU", "'WU' is no known system of a reference"),
    ("voucher, is: steem", "'steem' is no known brand of a voucher; did you mean 'steam'?"),
    ("bank_account, is: ibann", "'ibann' is no known scheme of a bank account; did you mean 'iban'?"),
]


@pytest.mark.parametrize(("condition", "problem"), VALUES, ids=[row[0] for row in VALUES])
def test_values_are_those_of_the_other_files(tmp_path: Path, condition: str, problem: str) -> None:
    for name in ("channels/western_union.yml", "channels/steam.yml", "amounts/currencies.yml", "places/countries.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((shipped() / name).read_bytes())
    _, problems = load(tmp_path, GOOD.replace("phrases:", f"near: {{detail: {condition}}}\nphrases:"))
    assert len(problems) == 1
    assert problems[0].partition(": ")[2].startswith(problem)


def test_edits_may_be_lowered(tmp_path: Path) -> None:
    data, _ = load(tmp_path, GOOD.replace("phrases:", "edits: 0\nphrases:"))
    assert set(data["most"]) == {"0"}  # type: ignore[attr-defined]
