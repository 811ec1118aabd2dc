"""The project's own marked messages: no figure of either part may fall below its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extortrace import Analyzer
from extortrace.evaluate import FIGURES, evaluate
from extortrace.evaluate.compare import compare
from extortrace.evaluate.marked import Broken, Marked, read

GOLD = Path(__file__).parent / "gold"
FLOORS: dict[str, dict[str, float]] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
ROWS = [row for path in sorted(GOLD.glob("*.jsonl")) for row in read(path)]
MESSAGES = [row for row in ROWS if isinstance(row, Marked)]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize("part", ["dev", "held"])
def test_no_figure_is_below_its_floor(part: str, analyzer: Analyzer) -> None:
    rows = [row for row in MESSAGES if row.part == part]
    done = evaluate(compare(analyzer.analyze(row.text), row, analyzer.rules.places) for row in rows)
    assert done.below(FLOORS[part]) == {}
    assert done.faults == 0, [miss.value for miss in done.misses if miss.how == "fault"]


def test_every_row_can_be_read() -> None:
    assert [row for row in ROWS if isinstance(row, Broken)] == []


def test_there_are_enough_messages_of_both_languages_and_parts() -> None:
    assert len(MESSAGES) >= 200
    for part in ("dev", "held"):
        for lang in ("en", "fr"):
            assert sum(row.part == part and row.lang == lang for row in MESSAGES) >= 50, (part, lang)


def test_ids_are_unique() -> None:
    assert len({row.id for row in MESSAGES}) == len(MESSAGES)


@pytest.mark.parametrize("part", ["dev", "held"])
def test_floors_are_of_figures(part: str) -> None:
    assert set(FLOORS[part]) <= set(FIGURES)
    assert all(0 <= least <= 1 for least in FLOORS[part].values())
