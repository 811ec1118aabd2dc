"""What lint finds, a row a check at least: a rules folder with one mistake, and where it is said to be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extortrace.knowledge import SECTIONS, load_rules, shipped
from extortrace.knowledge.layers import Layers
from extortrace.knowledge.lint import CHECKS, HOUSE, PROFILES, Finding, lint, open_book
from extortrace.knowledge.reader import Problem

RULE = """\
id: leak
title:
  en: Leak
  fr: Fuite
category: exposure
severity: low
weight: 5
status: stable
phrases:
  en: [leak it all, send it round]
  fr: [balancer tout ça]
examples:
  match:
    - "I leak it all tonight"
    - "je vais balancer tout ça"
  no_match:
    - "a leak in the roof"
references: ["our own cases"]
author: Desk
date: 2026-01-02
"""
OTHER = RULE.replace("id: leak", "id: other").replace("leak it all", "tell them all").replace("send it", "pass it")
OTHER = OTHER.replace("balancer tout ça", "dire à tous")
CHANNEL = """\
id: zorga
name: Zorga
kind: voucher
countries: [CI]
names: [zorga card]
references:
  - shape: NNN-NNN
    labels: [code]
"""
LEAK, PAY = "indicators/exposure/leak.yml", "channels/zorga.yml"
FILES = {
    LEAK: RULE,
    "indicators/exposure/other.yml": OTHER,
    PAY: CHANNEL,
    "channels.yml": "money: [cash]\n",
    "places/countries.csv": (shipped() / "places" / "countries.csv").read_text(encoding="utf-8"),
}


def found(folder: Path, profile: str = HOUSE, exclude: Sequence[str] = (), **changed: str) -> list[Finding]:
    """What lint finds in a small folder of rules of which some files are changed."""
    for name, text in {**FILES, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    for section in ("indicators", "channels"):
        SECTIONS[section].read(folder, problems)
    return lint(open_book(folder, problems), profile, exclude)


def rule(*pairs: tuple[str, str]) -> str:
    text = RULE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def channel(old: str, new: str) -> str:
    assert old in CHANNEL
    return CHANNEL.replace(old, new)


ALL = "all:\n  en:\n    - [leak, send]\n    - [it all, them]\n  fr:\n    - [balancer]\n    - [tout ça]\n"
CASES = [
    ("file", LEAK, "", 1, 1),
    ("yaml", LEAK, rule(("Leak", "&a Leak")), 3, 7),
    ("yaml", LEAK, rule(("weight: 5", "weight: [5")), 8, 7),
    ("duplicate-key", LEAK, RULE + "date: 2026-01-03\n", 21, 1),
    ("unknown-key", LEAK, RULE + "wieght: 2\n", 21, 1),
    ("missing-key", LEAK, rule(("severity: low\n", "")), 1, 1),
    ("wrong-type", LEAK, rule(("weight: 5", "weight: '5'")), 7, 9),
    ("unknown-value", LEAK, rule(("severity: low", "severity: huge")), 6, 11),
    ("unknown-category", LEAK, rule(("category: exposure", "category: exposition")), 5, 11),
    ("unknown-scheme", LEAK, RULE + "scheme: scam\n", 21, 9),
    ("unknown-channel", LEAK, RULE + "near: {detail: channel, is: zorgo}\n", 21, 29),
    ("unknown-country", LEAK, RULE + "near: {detail: phone, is: XX}\n", 21, 27),
    ("unknown-country", PAY, channel("[CI]", "[CI, XQ]"), 4, 17),
    ("unknown-country", PAY, channel("[CI]", "[Benin]"), 4, 13),
    ("bad-id", LEAK, rule(("id: leak", "id: Le_ak")), 1, 1),
    ("id-not-file", LEAK, rule(("id: leak", "id: leaks")), 1, 1),
    ("wrong-folder", LEAK, rule(("category: exposure", "category: harm")), 5, 1),
    ("duplicate-id", "indicators/harm/leak.yml", rule(("category: exposure", "category: harm")), 1, 1),
    ("no-replacement", LEAK, rule(("status: stable", "status: deprecated")), 8, 1),
    ("no-replacement", LEAK, rule(("status: stable", "status: deprecated\nreplaced_by: nobody")), 9, 1),
    ("no-positive", LEAK, rule(('match:\n    - "I leak it all tonight"\n    - "je vais balancer tout ça"', "match: []")), 13, 3),
    ("no-negative", LEAK, rule(('no_match:\n    - "a leak in the roof"', "no_match: []")), 13, 3),
    ("no-phrases", LEAK, rule(("phrases:\n  en: [leak it all, send it round]\n  fr: [balancer tout ça]\n", "")), 1, 1),
    ("phrase-too-short", LEAK, rule(("send it round", "go")), 10, 21),
    ("phrase-too-long", LEAK, rule(("send it round", "ab " * 70)), 10, 21),
    ("one-group", LEAK, RULE + "all:\n  en:\n    - [leak, send]\n", 22, 3),
    ("duplicate-name", "channels/zorgb.yml", channel("id: zorga", "id: zorgb"), 5, 1),
    ("bad-shape", PAY, channel("NNN-NNN", "N{4"), 7, 12),
    ("invalid", LEAK, RULE + "any: [leak]\n", 21, 1),
    ("phrase-short", LEAK, rule(("send it round", "asap")), 10, 21),
    ("phrase-duplicate", LEAK, rule(("send it round", "Leak It âll")), 10, 21),
    ("phrase-elsewhere", "indicators/exposure/zzz.yml", rule(("id: leak", "id: zzz"), ("send it", "hand it"), ("balancer", "jeter"), ("leak it all,", "léak-it all,")), 10, 8),
    ("phrase-covered", LEAK, rule(("send it round", "i leak it all now")), 10, 21),
    ("missing-language", LEAK, rule(("  fr: [balancer tout ça]\n", "")), 9, 1),
    ("missing-language", LEAK, rule(("  fr: Fuite\n", "")), 2, 1),
    ("invisible-character", LEAK, rule(("send it round", "send it\u200b round")), 10, 21),
    ("invisible-character", LEAK, rule(("send it round", '"send it\\u00ad round"')), 10, 21),
    ("look-alike", LEAK, rule(("send it round", "sеnd it round")), 10, 21),
    ("look-alike", "stoplists/own.csv", "value,note\nраypal,x\n", 2, 1),
    ("few-examples", LEAK, rule(('    - "je vais balancer tout ça"\n', "")), 14, 7),
    ("untried-language", LEAK, rule(('"je vais balancer tout ça"', '"I leak it all"')), 12, 1),
    ("bad-date", LEAK, rule(("date: 2026-01-02", "date: 02/01/2026")), 20, 7),
    ("bad-date", LEAK, rule(("date: 2026-01-02", "date: 2026-02-30")), 20, 7),
    ("modified-before-date", LEAK, RULE + "modified: 2025-12-31\n", 21, 1),
    ("bad-about", LEAK, rule(('["our own cases"]', "our own cases")), 18, 13),
    ("bad-about", LEAK, rule(("  fr: Fuite", "  fr: []")), 4, 7),
    ("no-references", LEAK, rule(('references: ["our own cases"]\n', "")), 1, 1),
    ("no-author", LEAK, rule(("author: Desk\n", "")), 1, 1),
    ("no-date", LEAK, rule(("date: 2026-01-02\n", "")), 1, 1),
    ("shape-never", PAY, channel("NNN-NNN", "AAA-AAA"), 7, 12),
    ("shape-never", PAY, channel("references:", "codes:").replace("NNN-NNN", "AN{8}"), 7, 12),
    ("shape-never", PAY, channel("NNN-NNN", "\"'n’'NNN\""), 7, 12),
    ("duplicate-entry", LEAK, RULE + ALL.replace("[leak, send]", "[leak, send, Léak]"), 23, 20),
    ("duplicate-entry", PAY, channel("[zorga card]", "[zorga card, Zorga-Card]"), 5, 21),
    ("duplicate-entry", "channels.yml", "money: [cash, pay, cash]\n", 1, 20),
    ("bad-exclusion", LEAK, RULE + "lint: [no-date]\n", 21, 1),
    ("bad-exclusion", LEAK, RULE + "lint: {exclude: no-date}\n", 21, 1),
    ("unknown-check", LEAK, RULE + "lint: {exclude: [no-dat]}\n", 21, 18),
    ("unused-exclusion", LEAK, RULE + "lint: {exclude: [phrase-short]}\n", 21, 18),
]  # fmt: skip
BESIDE = {"phrase-common"}
"""Checks with a test of their own."""


@pytest.mark.parametrize(
    ("check", "name", "text", "line", "col"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)]
)
def test_a_check(tmp_path: Path, check: str, name: str, text: str, line: int, col: int) -> None:
    places = [(f.path, f.line, f.col) for f in found(tmp_path, **{name: text}) if f.check == check]
    assert places == [(name, line, col)]


def test_every_check_has_a_row() -> None:
    assert {case[0] for case in CASES} | BESIDE == set(CHECKS)


def test_a_good_folder_has_nothing(tmp_path: Path) -> None:
    assert found(tmp_path) == []


GOOD = [
    ("names that another list has", PAY, channel("names:", "cards: [zorga card]\nnames:")),
    ("hidden characters in examples", LEAK, rule(("a leak in", "a l\u200bеak in"))),
    ("a no-break space", LEAK, rule(("Fuite", '"Fuite\u00a0: tout"'))),
    ("Turkish letters", "places/words.csv", "name\nBağcılar\n"),
    ("another alphabet", LEAK, rule(("references: [", 'references: ["Привет мир", '))),
    ("a phrase that two lists of the rule have", LEAK, RULE + "unless:\n  en: [leak it all]\n  fr: [non]\n"),
    ("groups instead of phrases", LEAK, rule(("phrases:\n  en: [leak it all, send it round]\n  fr: [balancer tout ça]\n", ALL))),
    ("a replacement in use", LEAK, rule(("status: stable", "status: deprecated\nreplaced_by: other"))),
    ("the same day", LEAK, RULE + "modified: 2026-01-02\n"),
    ("a literal with a digit", PAY, channel("NNN-NNN", "\"'R2D2'AAAA\"")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD])
def test_no_finding(tmp_path: Path, name: str, text: str) -> None:
    assert found(tmp_path, **{name: text}) == []


def test_a_common_phrase_with_its_cost(tmp_path: Path) -> None:
    often = OTHER.replace('    - "a leak in the roof"', '    - "I send it round on Monday"\n    - "we send it round"')
    common = [f for f in found(tmp_path, **{"indicators/exposure/other.yml": often}) if f.check == "phrase-common"]
    assert [(f.path, f.line, f.col) for f in common] == [(LEAK, 10, 21)]
    assert {k: common[0].params[k] for k in ("phrase", "stands", "looked", "texts")} == {
        "phrase": "send it round", "stands": 2, "looked": 2, "texts": 2,
    }  # fmt: skip


def test_harmless_texts_of_the_user(tmp_path: Path) -> None:
    found(tmp_path)
    book = open_book(tmp_path, [], ["They leak it all", "leak it, all of it"])
    assert [f.params["stands"] for f in lint(book) if f.check == "phrase-common"] == [2]


def test_duplicate_id_names_both_files(tmp_path: Path) -> None:
    retired = rule(("status: stable", "status: deprecated\nreplaced_by: other"))
    second = rule(("category: exposure", "category: harm"))
    both = found(tmp_path, **{LEAK: retired, "indicators/harm/leak.yml": second})
    both = [f for f in both if f.check == "duplicate-id"]
    assert [(f.path, LEAK in f.params["message"]) for f in both] == [("indicators/harm/leak.yml", True)]


def test_profiles_and_exclusions(tmp_path: Path) -> None:
    text = rule(("author: Desk\n", ""), ("send it round", "asap"))
    changed = {LEAK: text}
    assert {f.check for f in found(tmp_path, **changed)} == {"no-author", "phrase-short"}
    assert {f.check for f in found(tmp_path, "base", **changed)} == {"phrase-short"}
    assert {f.check for f in found(tmp_path, exclude=["phrase-short"], **changed)} == {"no-author"}
    changed = {LEAK: f"{text}lint: {{exclude: [no-author, phrase-short]}}\n"}
    assert [found(tmp_path, profile, **changed) for profile in PROFILES] == [[], []]


def test_a_broken_file_is_not_excused(tmp_path: Path) -> None:
    text = RULE + "wieght: 1\nlint: {exclude: [unknown-key]}\n"
    assert [f.check for f in found(tmp_path, **{LEAK: text})] == ["unknown-key"]


def test_an_overlay_is_judged_over_what_lies_below(tmp_path: Path) -> None:
    below, over = tmp_path / "below", tmp_path / "over"
    found(below, **{LEAK: rule(("send it round", "asap"))})
    path = over / "indicators" / "harm" / "mine.yml"
    path.parent.mkdir(parents=True)
    text = OTHER.replace("id: other", "id: mine").replace("exposure", "harm").replace("pass it", "leak it all, hand it")
    path.write_text(text, encoding="utf-8")
    said = lint(open_book(Layers((below, over)), []), HOUSE)
    assert {(f.path, f.check, f.params["other"]) for f in said} == {
        (str(path), "phrase-elsewhere", "leak"),
        (str(path), "phrase-elsewhere", "other"),
    }


def test_two_findings_of_a_check_in_one_place_are_two(tmp_path: Path) -> None:
    text = rule(("severity: low\n", ""), ("weight: 5\n", ""))
    said = [f.params["message"] for f in found(tmp_path, **{LEAK: text}) if f.check == "missing-key"]
    assert said == ["'severity' is missing", "'weight' is missing"]


def test_the_shipped_rules_have_no_errors() -> None:
    rules = load_rules()
    errors = [f for f in lint(open_book(rules.layers, rules.problems), HOUSE) if f.severity == "error"]
    assert errors == []
