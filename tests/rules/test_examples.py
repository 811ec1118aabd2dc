"""The shipped rules carry their proof; this is what ``extortrace rules test`` runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from extortrace.indicators.examples import examples, failures
from extortrace.knowledge import load_rules
from extortrace.knowledge.indicators import CATEGORIES

RULES = load_rules()


def test_no_problems() -> None:
    assert [str(p) for p in RULES.problems if p.path.startswith("indicators/")] == []


def test_every_example_does_what_it_should() -> None:
    count, failed = failures(RULES)
    assert count > 600
    assert [str(failure) for failure in failed] == []


def test_every_category_has_a_rule() -> None:
    assert {rule.category for rule in RULES.indicators.rules} == set(CATEGORIES)


@pytest.mark.parametrize("rule", RULES.indicators.rules, ids=lambda rule: rule.id)
def test_a_rule_has_both_titles_and_enough_examples(rule: object) -> None:
    assert set(rule.title) == {"en", "fr"}  # type: ignore[attr-defined]
    mine = list(examples(RULES, [rule.id]))  # type: ignore[attr-defined]
    assert sum(e.must_match for e in mine) >= 4
    assert sum(not e.must_match for e in mine) >= 2


def test_a_failure_says_what_happened(tmp_path: Path) -> None:
    folder = tmp_path / "indicators" / "exposure"
    folder.mkdir(parents=True)
    (folder / "leak.yml").write_text(
        "id: leak\ncategory: exposure\ntitle: {en: Leak, fr: Fuite}\nseverity: low\nweight: 5\n"
        "phrases: {en: [leak it]}\nexamples:\n  match:\n    - nothing here\n  no_match:\n    - I leak it\n"
    )
    count, failed = failures(load_rules(tmp_path))
    assert count == 2
    assert [str(f) for f in failed] == [
        "indicators/exposure/leak.yml:9: leak should fire but does not (fires: no rule at all): nothing here",
        "indicators/exposure/leak.yml:11: leak should not fire but does: 'leak it' on 'leak it' (100): I leak it",
    ]
