"""Every sample gives the report that stands beside it, and the reading that its folder promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extortrace import Analyzer
from tests.expected import SAMPLES, report, texts

ANALYZER = Analyzer()
FAMILIES = {
    "sextortion-fr": ("demand", {"high", "critical"}),
    "sextortion-en": ("demand", {"high", "critical"}),
    "repeat-demand": ("demand", {"high", "critical"}),
    "fake-police": ("demand", {"high", "critical"}),
    "advance-fee": ("demand", {"medium", "high", "critical"}),
    "mobile-money": ("demand", {"medium", "high", "critical"}),
    "victim-account": ("account", {"medium", "high", "critical"}),
    "news": (None, {"none", "low"}),
    "benign": (None, {"none", "low"}),
}


@pytest.mark.parametrize("path", texts(), ids=lambda p: p.relative_to(SAMPLES).as_posix())
def test_report(path: Path) -> None:
    found = report(path, ANALYZER)
    stance, levels = FAMILIES[path.parent.name]
    assert found["assessment"]["level"] in levels
    assert stance in (None, found["assessment"]["stance"])
    assert found == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_every_family_has_a_sample() -> None:
    assert {path.parent.name for path in texts()} == set(FAMILIES)
