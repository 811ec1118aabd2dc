"""Rule files: what is checked, and where the problem is said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extortrace.knowledge import indicators
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
    ("phrases:\n  en: [leak your video]\n  fr: [balancer ta vidéo]\n", "", ":1:1: has neither 'phrases' nor 'all'"),
    ("phrases:", "all: {en: [[leak, post]]}\nphrases:", ":7:7: 'all' needs two lists"),
    ("phrases:", "all: {en: [leak, post]}\nphrases:", ":7:12: 'all' is a list of lists"),
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
    data, problems = load(tmp_path, GOOD.replace("status: stable", "status: deprecated\nreplaced_by: other"))
    assert (problems, data["rules"]) == ([], [])


def test_edits_may_be_lowered(tmp_path: Path) -> None:
    data, _ = load(tmp_path, GOOD.replace("phrases:", "edits: 0\nphrases:"))
    assert set(data["most"]) == {"0"}  # type: ignore[attr-defined]
