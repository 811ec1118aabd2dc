"""Conditions on details: which hits count near which findings; and rules on trial, which count for nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extortrace.analyzer import Analyzer
from extortrace.indicators import meeting
from extortrace.knowledge import Rules, load_rules, shipped
from extortrace.model import Finding, Hit, Report

BODY = """\
id: leak
category: exposure
title: {en: Leak, fr: Fuite}
severity: high
weight: 20
status: STATUS
phrases: {en: [the blue parrot sings], fr: [le perroquet bleu chante]}
CONDITIONS
examples: {match: [aaa], no_match: [bbb]}
"""


def rules(tmp_path: Path, conditions: str, status: str = "stable") -> Rules:
    """The shipped rules with one more."""
    folder = tmp_path / "rules"
    if not folder.exists():
        shutil.copytree(shipped(), folder)
    text = BODY.replace("CONDITIONS", conditions).replace("STATUS", status)
    (folder / "indicators" / "exposure" / "leak.yml").write_text(text, encoding="utf-8")
    loaded = load_rules(folder)
    assert loaded.problems == ()
    return loaded


PARROT = "The blue parrot sings"
FAR = " and so on" * 30
CASES = [
    ("near: {detail: amount}", f"{PARROT} for 500 euros", True),
    ("near: {detail: amount}", PARROT, False),
    ("near: {detail: amount}", f"{PARROT}{FAR}. Pay 500 euros", False),
    ("near: {detail: amount, within: message}", f"{PARROT}{FAR}. Pay 500 euros", True),
    ("near: {detail: amount, within: 10}", f"{PARROT} for 500 euros", True),
    ("near: {detail: amount, within: 3}", f"{PARROT} for 500 euros", False),
    ("near: {detail: amount, is: EUR}", f"{PARROT} for 500 euros", True),
    ("near: {detail: amount, is: [XOF, XAF]}", f"{PARROT} for 500 euros", False),
    ("near: {detail: amount, is: $}", f"{PARROT} for $500", True),
    ("near: {detail: amount, at_least: 1000}", f"{PARROT} for 500 euros", False),
    ("near: {detail: amount, at_least: 1000}", f"{PARROT} for 1,000 euros", True),
    ("near: {detail: channel, is: western_union}", f"{PARROT} by Western Union", True),
    ("near: {detail: channel, is: moneygram}", f"{PARROT} by Western Union", False),
    ("near: {detail: channel, is: voucher}", f"{PARROT} by Neosurf", True),
    ("near: {detail: channel, is: voucher}", f"{PARROT} by Western Union", False),
    ("near: {detail: reference, is: western_union}", f"{PARROT} MTCN 816 423 7791", True),
    ("near: {detail: reference}", f"{PARROT} MTCN 816 423 779", False),  # a near miss is no detail
    ("near: {detail: country, is: CI}", f"{PARROT} +225 07 09 11 22 33", True),
    ("near: {detail: country, is: CI}", f"{PARROT} in Abidjan", True),
    ("near: {detail: country, is: BJ}", f"{PARROT} in Abidjan", False),
    ("near: {detail: country}", f"{PARROT} 500 euros", False),
    ("near: {detail: [email, phone]}", f"{PARROT} awa@exemple.com", True),
    ("near: [{detail: amount}, {detail: channel}]", f"{PARROT} 500 euros", False),
    ("near: [{detail: amount}, {detail: channel}]", f"{PARROT} 500 euros by Western Union", True),
    ("unless_near: {detail: amount}", f"{PARROT} for 500 euros", False),
    ("unless_near: {detail: amount}", PARROT, True),
    ("unless_near: [{detail: email}, {detail: amount}]", f"{PARROT} for 500 euros", False),
    ("near: {detail: amount}\nunless_near: {detail: channel}", f"{PARROT} 500 euros by Western Union", False),
    ("near: {detail: phone}", f"{PARROT} call 116 006, or 17 in France", False),
]


@pytest.mark.parametrize(("conditions", "text", "fires"), CASES, ids=[f"{c[0]}|{c[1][21:50]}" for c in CASES])
def test_conditions(tmp_path: Path, conditions: str, text: str, fires: bool) -> None:
    report = Analyzer(rules(tmp_path, conditions)).analyze(text)
    assert ("leak" in {hit.rule for hit in report.hits}) is fires, report.findings


def test_each_hit_has_its_own_surroundings(tmp_path: Path) -> None:
    text = f"{PARROT}.{FAR} {PARROT} for 500 euros"
    report = Analyzer(rules(tmp_path, "near: {detail: amount}")).analyze(text)
    assert [hit.start for hit in report.hits if hit.rule == "leak"] == [text.rindex(PARROT)]


def test_what_a_stop_list_names_is_no_detail(tmp_path: Path) -> None:
    loaded = rules(tmp_path, "near: {detail: phone}")
    hit = Hit("leak", "exposure", "high", 20, "", 100, 0, 5, "")
    phone = Finding("phone", "+33170702020", 10, 20, "")
    assert meeting([hit], [phone], loaded) == (hit,)
    assert meeting([hit], [Finding("phone", "+33170702020", 10, 20, "", flags=("stop_listed",))], loaded) == ()
    assert meeting([hit], [Finding("phone", "+33170702020", 10, 20, "", status="candidate")], loaded) == ()


def _without_hits(report: Report) -> dict[str, object]:
    whole = report.to_dict()
    return {name: whole[name] for name in ("findings", "assessment", "notes")} | {
        "demands": [{k: v for k, v in demand.items() if k != "threats"} for demand in whole["demands"]],
        "threats": [[report.hits[i] for i in demand.threats] for demand in report.demands],
    }


THREAT = (
    f"{PARROT}. I have your video and the list of your friends. Pay 500 euros by Western Union to Awa Kone before "
    "Friday or I send your video to all your friends."
)


def test_a_rule_on_trial_is_shown_and_counts_for_nothing(tmp_path: Path) -> None:
    plain = Analyzer(load_rules()).analyze(THREAT)
    trial = Analyzer(rules(tmp_path, "scheme: romance", "experimental")).analyze(THREAT)
    hit = next(hit for hit in trial.hits if hit.rule == "leak")
    assert (hit.weight, hit.flags, hit.start) == (0, ("experimental",), 0)
    assert _without_hits(trial) == _without_hits(plain)
    stable = Analyzer(rules(tmp_path, "scheme: romance", "stable")).analyze(THREAT)
    assert _without_hits(stable) != _without_hits(plain)


def test_a_rule_on_trial_alone_makes_no_case(tmp_path: Path) -> None:
    text = "You send 500 euros by Western Union to Awa Kone today. " + f"{PARROT}. " * 6
    plain, trial = (
        Analyzer(r).analyze(text) for r in (load_rules(), rules(tmp_path, "scheme: romance", "experimental"))
    )
    assert trial.assessment == plain.assessment
    stable = Analyzer(rules(tmp_path, "scheme: romance", "stable")).analyze(text)
    assert stable.assessment != plain.assessment
