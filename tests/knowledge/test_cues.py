"""Cues: spellings of one cue, its borders, and groups that hold each other."""

from __future__ import annotations

import pytest

from extortrace.knowledge import load_rules
from extortrace.knowledge.cues import build, index

CUES = build(index({"paid": ["j ai paye", "i * paid", "don t pay"], "asks": ["paye", "pay"]}))

SPELLINGS = {
    "as written": ("j ai paye hier", ["j ai paye"]),
    "apostrophe": ("j'ai paye", ["j'ai paye"]),
    "nothing between": ("jai paye", ["jai paye"]),
    "one free word": ("i already paid", ["i already paid"]),
    "two free words": ("i have already paid", ["i have already paid"]),
    "three are too many": ("i think you have paid", []),
    "elided not": ("dont pay", ["dont pay"]),
    "not inside a word": ("je vais repayer jai payement", []),
    "not across a thought": ("j'ai ... ... ... paye", []),
}


@pytest.mark.parametrize(("folded", "cues"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings(folded: str, cues: list[str]) -> None:
    assert [folded[a:b] for a, b in CUES.read(folded).spans("paid")] == cues


def test_a_word_of_asking_inside_a_telling_asks_for_nothing() -> None:
    assert CUES.read("jai paye, maintenant paye encore").spans("asks") == [(21, 25)]


def test_every_group_has_cues() -> None:
    groups = {group for rows in load_rules().cues.index.values() for group, _ in rows}
    from extortrace.knowledge.cues import GROUPS

    assert groups == set(GROUPS)
