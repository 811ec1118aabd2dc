"""The parts of the rule language as the guide shows them, and where the shipped rules use them."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from extortrace.knowledge import load_rules, shipped

HEAD = """\
id: shown
category: exposure
title: {en: a, fr: b}
severity: low
weight: 1
examples: {match: [a], no_match: [b]}
"""


def test_the_parts_shown_are_a_rule(tmp_path: Path) -> None:
    guide = (shipped() / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"(?m)^    count: [^\n]*\n(?:    [^\n]*\n)+", guide)
    assert shown
    folder = tmp_path / "indicators" / "exposure"
    folder.mkdir(parents=True)
    (folder / "shown.yml").write_text(HEAD + dedent(shown.group()), encoding="utf-8")
    rules = load_rules(overlays=[tmp_path])
    assert rules.problems == ()
    rule = rules.indicators.get("shown")
    assert rule is not None
    assert (rule.needs, len(rule.near), len(rule.unless_near)) == ((2, 2), 2, 1)


def test_shipped_rules_use_them() -> None:
    rules = load_rules().indicators.rules
    assert any(
        0 < need < len(groups) for rule in rules for groups, need in zip(rule.combinations, rule.needs, strict=True)
    )
    assert any(rule.near for rule in rules)
    assert any(condition.at_least for rule in rules for condition in rule.near)
    assert any(rule.status == "experimental" for rule in rules)
