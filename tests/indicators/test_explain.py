"""Explanations: they say of every rule what matching does, and what would change it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from extortrace.analyzer import Analyzer
from extortrace.indicators.advice import advice
from extortrace.indicators.alignment import NOTHING, aligned, closest
from extortrace.indicators.examples import examples, hits_in
from extortrace.indicators.explain import Explanation, explain
from extortrace.knowledge import load_rules
from extortrace.text import Text
from tests.indicators.test_conditions import rules

SHIPPED = load_rules()
HEAD = "\nunless: {en: [parrot shop], fr: [animalerie]}\nwithin: 80\n"
MORE = "count: {at_least: 2, of: {en: [[red fox], [green frog], [grey wolf runs]], fr: [[renard roux], [grenouille verte]]}}\n"


def tried(tmp_path: Path, text: str, more: str = "", status: str = "stable") -> Explanation:
    loaded = rules(tmp_path, HEAD + more, status)
    read = Analyzer(loaded).read(Text(text))
    rule = loaded.indicators.get("leak")
    assert rule is not None
    return explain(rule, read.text, loaded, read.findings, read.hits)


CASES = [
    ("fires", "The blue parrot sings", "", ["stop_letters", "stop_unless"]),
    ("misspelt once too often", "the bluee parot sinngs wel", "", ["letter"]),
    ("misspelt far too often", "the bleeu parit sangs", "", ["letters"]),
    ("another word", "thy blue parrot sings", "", ["sense"]),
    ("nothing like it", "ok see you tomorrow", "", ["nothing"]),
    ("voided", "the blue parrot sings in the parrot shop", "", ["without_unless"]),
    ("a detail is missing", "the blue parrot sings", "near: {detail: amount}", ["need_detail"]),
    ("a detail is far", "the blue parrot sings " + "bla " * 60 + "500 euros", "near: {detail: amount}", ["need_nearer"]),
    ("a detail is doubtful", "the blue parrot sings 07 58 41 22 09", "near: {detail: phone}", ["need_certain"]),
    ("a detail is in the way", "the blue parrot sings 500 euros", "unless_near: {detail: amount}", ["need_away"]),
    ("a detail holds it", "the blue parrot sings 500 euros", "near: {detail: amount}", ["stop_near", "stop_letters", "stop_unless"]),
    ("one list of two", "a red fox", MORE, ["need_more_lists"]),
    ("two lists of two", "a red fox and a green frog", MORE, ["stop_unless"]),
    ("two sentences", "A red fox. A green frog.", MORE, ["together_sentence"]),
    ("far apart", "a red fox " + "bla " * 30 + "a green frog", MORE, ["together_far"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "more", "codes"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_advice(tmp_path: Path, text: str, more: str, codes: list[str]) -> None:
    explanation = tried(tmp_path, text, more)
    assert [piece.code for piece in advice(explanation)] == codes
    assert explanation.fires == codes[0].startswith("stop")


def test_gap(tmp_path: Path) -> None:
    more = "edits: 0\n"
    loaded = rules(tmp_path, more)
    path = loaded.folder / "indicators" / "exposure" / "leak.yml"
    path.write_text(path.read_text("utf-8").replace("[the blue parrot sings]", "[the blue * parrot sings]"), "utf-8")
    loaded = load_rules(loaded.folder)
    for text, code, gap in (
        ("the blue parrot sings", "gap", 0),
        ("the blue one two three four parrot sings", "gap", 4),
        ("parrot sings of the blue", "gap_order", 0),
    ):
        read = Analyzer(loaded).read(Text(text))
        rule = loaded.indicators.get("leak")
        assert rule is not None
        pieces = advice(explain(rule, read.text, loaded, read.findings, read.hits))
        assert [(piece.code, piece.params.get("gap")) for piece in pieces] == [(code, gap)]


def test_disguise_is_told(tmp_path: Path) -> None:
    explanation = tried(tmp_path, "th3 blu3 p4rr0t s1ngs")
    assert explanation.disguised
    assert explanation.fires


@pytest.mark.parametrize("rule", SHIPPED.indicators.rules[::5], ids=lambda rule: rule.id)
def test_what_it_says_is_what_happens(rule: object) -> None:
    """On examples of the shipped rules: a standing place where there is a hit, none where there is not."""
    for example in examples(SHIPPED, [rule.id]):  # type: ignore[attr-defined]
        text = Text(example.text)
        read = Analyzer(SHIPPED).read(text)
        explanation = explain(rule, text, SHIPPED, read.findings, read.hits)  # type: ignore[arg-type]
        assert explanation.fires is example.must_match
        assert any(fired.stands for fired in explanation.fired) is explanation.fires
        assert {hit.rule for hit in hits_in(text, SHIPPED)} == {hit.rule for hit in read.hits}
        for fired, hit in zip([f for f in explanation.fired if f.stands], explanation.hits, strict=False):
            assert (fired.span, fired.phrase, fired.similarity) == (hit.span, hit.phrase, hit.similarity)


@given(st.text("abc ", max_size=12), st.text("abc ", max_size=12))
def test_letters_under_letters(part: str, seen: str) -> None:
    ours, theirs, marks = aligned(part, seen)
    assert len(ours) == len(theirs)
    assert (ours.replace(NOTHING, ""), theirs.replace(NOTHING, "")) == (part, seen)
    marks = marks.ljust(len(ours))
    assert all((mark == "^") or a == b for a, b, mark in zip(ours, theirs, marks, strict=True))
    assert OSA.distance(part, seen) <= marks.count("^") <= 2 * OSA.distance(part, seen)


@given(st.text("abc ", max_size=60))
def test_the_closest_window_is_whole_words(text: str) -> None:
    words = " ".join(text.split())
    near = closest("abc cab", 1, words)
    if near.lack != "absent":
        assert near.seen == words[near.start : near.end]
        assert f" {near.seen} " in f" {words} "
