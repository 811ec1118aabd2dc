"""New rules: what is written, what is refused before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extortrace.knowledge import load_rules
from extortrace.knowledge.drafts import SCHEMA, draft, judged, save
from extortrace.knowledge.layout import tidy

DATA: dict[str, Any] = {
    "id": "zorga-threat", "title": {"en": "Zorga", "fr": "Zorga aussi"}, "category": "harm", "severity": "low", "weight": 3,
    "phrases": {"en": ["zorga will come: now"], "fr": ["zorga va venir, \"oui\""]},
    "examples": {"match": ["Zorga will come now", "zorga va venir oui"], "no_match": ["no zorga # here"]},
}  # fmt: skip


def test_a_draft_is_laid_out() -> None:
    text = draft(DATA)
    assert text.startswith("# yaml-language-server: $schema=../../_schema/indicator.json\nid: zorga-threat\n")
    assert tidy(text) == text


def test_it_passes_lint() -> None:
    assert judged(DATA, load_rules().layers) == []


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"severity": "huge"}, "unknown-value"),
        ({"phrases": {"en": ["ab"]}}, "phrase-too-short"),
        ({"phrases": {}}, "no-phrases"),
        ({"examples": {"match": [], "no_match": ["x"]}}, "no-positive"),
        ({"id": "Zorga"}, "bad-id"),
        ({"title": {"en": "\u200bZorga"}}, "invisible-character"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_wrong(change: dict[str, Any], check: str) -> None:
    assert check in {finding.check for finding in judged({**DATA, **change}, load_rules().layers)}


def test_saved_once(tmp_path: Path) -> None:
    path = save(DATA, tmp_path)
    assert path == tmp_path / "indicators" / "harm" / "zorga-threat.yml"
    assert path.read_text(encoding="utf-8") == draft(DATA)
    assert (tmp_path / SCHEMA).is_file()
    with pytest.raises(FileExistsError):
        save({**DATA, "weight": 5}, tmp_path)
    assert path.read_text(encoding="utf-8") == draft(DATA)
    assert load_rules(overlays=[tmp_path]).problems == ()
