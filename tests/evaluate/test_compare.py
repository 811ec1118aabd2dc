from __future__ import annotations

import json
from typing import Any

from extortrace import load_rules
from extortrace.evaluate import evaluate
from extortrace.evaluate.compare import Comparison, Tally, compare, pairs
from extortrace.evaluate.marked import Marked, parse
from extortrace.evaluate.surface import fault, locate
from extortrace.model import Assessment, Demand, Finding, Message, Options, Report

PLACES = load_rules().places
TEXT = "Send 500 EUR, 500 now, by Wave to Awa Koné"


def finding(kind: str, value: str, written: str, **fields: Any) -> Finding:
    start = TEXT.index(written)
    return Finding(kind, value, start, start + len(written), written, **fields)


EUROS = finding("amount", "500", "500 EUR", currency="EUR")
BARE = Finding("amount", "500", 14, 17, "500")
WAVE = finding("channel", "wave", "Wave")
AWA = finding("recipient", "Awa Koné", "Awa Koné")
MARKS = [
    {"kind": "amount", "value": "500", "currency": "EUR"},
    {"kind": "channel", "value": "wave"},
    {"kind": "recipient", "value": "Awa Koné"},
]


def comparison(findings: list[Finding], made: tuple[Demand, ...] = (), **marked: Any) -> Comparison:
    row = parse(json.dumps({"text": TEXT, "expect": MARKS} | marked), "g.jsonl", 1)
    assert isinstance(row, Marked)
    said = Assessment("high", 60, "demand", "romance")
    return compare(Report(Message(TEXT), Options(), tuple(findings), (), made, said), row, PLACES)


def test_all_right() -> None:
    done = comparison([EUROS, WAVE, AWA])
    assert done.kinds == {"amount": Tally(1, 1, 1), "channel": Tally(1, 1, 1), "recipient": Tally(1, 1, 1)}
    assert done.misses == ()


def test_a_sum_said_again_is_free_and_a_detail_counts_once() -> None:
    assert comparison([EUROS, EUROS, BARE, WAVE, AWA]).kinds["amount"] == Tally(1, 1, 1)


def test_a_sum_without_its_currency_is_not_the_same() -> None:
    dollars = finding("amount", "500", "500 EUR", symbol="$")
    done = comparison([dollars, WAVE, AWA])
    assert done.kinds["amount"] == Tally(1, 1, 0)
    assert [(m.how, m.value, m.got) for m in done.misses] == [
        ("missed", "500 EUR", "confirmed 500 $"),
        ("false", "500 $", ""),
    ]


def test_doubtful_findings_and_unlisted_channels_are_free() -> None:
    maybe = finding("amount", "9", "500", status="candidate")
    twint = finding("channel", "twint", "Wave")
    assert comparison([EUROS, WAVE, AWA, maybe, twint]).misses == ()


def test_only_the_kinds_of_the_row() -> None:
    assert comparison([], kinds=["channel"]).kinds == {"channel": Tally(1, 0, 0)}
    assert comparison([EUROS], kinds=[]).kinds == {}


def test_verdict() -> None:
    done = comparison([EUROS, WAVE, AWA], level=["low", "medium"], stance="demand", scheme="loan")
    assert done.judged == {"level": False, "stance": True, "scheme": False}
    assert [(m.kind, m.value, m.got) for m in done.misses] == [
        ("level", "low:medium", "high"),
        ("scheme", "loan", "romance"),
    ]


def test_demands() -> None:
    wanted = [{"amounts": MARKS[:1], "recipients": MARKS[2:]}]
    made = Demand("direct", 0, 5, {"amounts": (0,), "channels": (1,)})
    told = Demand("reported", 0, 5, {"amounts": (0,)})
    done = comparison([EUROS, WAVE, AWA], (told, made), demands=wanted)
    assert done.demand == Tally(2, 2, 1)
    assert [m.value for m in done.misses] == ["recipients Awa Koné", "channels wave"]


def test_an_assembled_demand_where_none_is_marked_counts() -> None:
    assert comparison([EUROS, WAVE, AWA], (Demand("direct", 0, 5, {"amounts": (0,)}),)).demand == Tally(0, 1, 0)


def test_closest_pairs_first() -> None:
    def demand(*names: str) -> dict[tuple[str, tuple[str, ...]], Finding]:
        return {("channels", (name,)): WAVE for name in names}

    one, two = demand("a"), demand("b", "c")
    assert list(pairs([one, two], [demand("a", "b", "c"), demand("x")])) == [
        (two, demand("a", "b", "c")),
        (one, demand("x")),
    ]
    assert list(pairs([one], [])) == [(one, {})]
    assert list(pairs([], [one])) == [({}, one)]


def test_figures() -> None:
    done = evaluate([comparison([EUROS, WAVE], stance="other"), comparison([EUROS, WAVE, AWA], stance="demand")])
    assert done.messages == 2
    assert done.figures["recipient"] == 2 / 3
    assert done.figures["stance"] == 0.5
    assert "macro" not in done.figures
    assert done.below({"stance": 0.9, "amount": 0.9, "url": 0.9}) == {"stance": (0.5, 0.9)}
    assert [len(misses) for misses in done.by_kind(1).values()] == [1, 1]


def test_card_numbers_are_never_shown() -> None:
    text = "My card 4000 0012 3456 7899 was charged 500"
    card = {"kind": "bank_account", "value": "4000001234567899", "scheme": "card"}
    row = parse(json.dumps({"text": text, "expect": [card, {"kind": "amount", "value": "500"}]}), "g.jsonl", 1)
    assert isinstance(row, Marked)
    said = Assessment("none", 0, "other", None)
    done = compare(Report(Message(text), Options(), (), (), (), said), row, PLACES)
    assert [miss.value for miss in done.misses] == ["400000******7899 card", "500"]
    assert {miss.message.text for miss in done.misses} == {"My card 4000 00** **** 7899 was charged 500"}


def test_faults() -> None:
    text = "MTCN 123-456-7890"
    assert fault(Finding("reference", "1234567890", 5, 17, "123-456-7890"), text) == ""
    assert fault(Finding("reference", "1234567890", 5, 17, "123-456-7899"), text) == "text"
    assert fault(Finding("reference", "1234567899", 5, 17, "123-456-7890"), text) == "value"
    assert fault(Finding("reference", "1234567899", 5, 17, "123-456-7890", flags=("repaired",)), text) == ""
    assert fault(Finding("reference", "1234567890", 5, 99, ""), text) == "span"
    assert fault(Finding("reference", "1234567890", 5, 5, ""), text) == "span"


def test_locate_is_linear() -> None:
    assert locate("+22507091122", "1 " * 200_000) is None
    assert locate("", "abc") is None
