from __future__ import annotations

import json
from typing import Any

import pytest

from extortrace import Analyzer
from extortrace.evaluate.compare import compare
from extortrace.evaluate.correct import Edits, Unclear, change, edited, row
from extortrace.evaluate.marked import Marked, parse

ANALYZER = Analyzer()
TEXT = "500 € par Western Union à Awa Koné, Abidjan, avant vendredi, sinon je publie ta vidéo. J'ai dit 500 !"
ROW: dict[str, Any] = {
    "id": "a",
    "text": "…",
    "expect": [
        {"kind": "amount", "value": "500", "currency": "EUR"},
        {"kind": "phone", "value": "+2250709112233"},
    ],
    "stance": "demand",
    "scheme": "sextortion",
    "level": ["high", "high"],
    "demands": [{"amounts": [{"kind": "amount", "value": "500", "currency": "EUR"}]}],
}


def test_by_its_own_row_a_report_is_right() -> None:
    report = ANALYZER.analyze(TEXT)
    marked = parse(json.dumps(row(report, ANALYZER.rules.places)), "g.jsonl", 1)
    assert isinstance(marked, Marked)
    done = compare(report, marked, ANALYZER.rules.places)
    assert done.misses == ()
    assert {"amount", "channel", "recipient", "place"} <= set(done.kinds)
    assert all(done.judged.values())


def test_verdict_edits() -> None:
    new = edited(ROW, Edits(stance="account", scheme="loan", level="low:medium"))
    assert (new["stance"], new["scheme"], new["level"]) == ("account", "loan", ["low", "medium"])
    assert new["demands"] == ROW["demands"]
    assert edited(ROW, Edits(level="low", scheme="none"))["level"] == ["low", "low"]
    assert edited(ROW, Edits(scheme="none"))["scheme"] is None


def test_no_demand_where_none_is_made() -> None:
    assert edited(ROW, Edits(stance="advice"))["demands"] == []


def test_what_is_dropped_leaves_the_demand_too() -> None:
    new = edited(ROW, Edits(drop=("amount:500",)))
    assert new["expect"] == ROW["expect"][1:]
    assert new["demands"] == [{}]
    assert edited(ROW, Edits(drop=("phone:+225 07 09 11 22 33",)))["expect"] == ROW["expect"][:1]


def test_what_is_added() -> None:
    wave = {"kind": "channel", "value": "wave"}
    assert edited(ROW, Edits(add=("channel:wave",)))["expect"][2] == wave
    new = edited(ROW, Edits(add=("channel:wave:demand=1",)))
    assert new["demands"][0]["channels"] == [wave]
    assert edited(ROW, Edits(add=("channel:wave:demand=2",)))["demands"][1] == {"channels": [wave]}
    assert ROW["demands"] == [{"amounts": ROW["expect"][:1]}]


@pytest.mark.parametrize(
    ("said", "kind", "value", "fields"),
    [
        ("amount:500:currency=EUR", "amount", "500", {"currency": "EUR"}),
        ("url:https://a.example/x?a=1", "url", "https://a.example/x?a=1", {}),
        ("deadline:T18:00", "deadline", "T18:00", {}),
        ("place:Lomé:country=TG:demand=1", "place", "Lomé", {"country": "TG", "demand": "1"}),
    ],
)
def test_change(said: str, kind: str, value: str, fields: dict[str, str]) -> None:
    one = change(said)
    assert (one.kind, one.value, dict(one.fields)) == (kind, value, fields)


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        (Edits(drop=("amount:600",)), "drop_absent"),
        (Edits(drop=("amount",)), "detail_value"),
        (Edits(add=("money:5",)), "detail_kind"),
        (Edits(add=("amount:",)), "detail_value"),
        (Edits(add=("amount:5:demand=3",)), "demand_number"),
        (Edits(add=("amount:5:demand=x",)), "demand_number"),
        (Edits(add=("url:a.example:demand=1",)), "not_demanded"),
    ],
)
def test_unclear_edits(edits: Edits, code: str) -> None:
    with pytest.raises(Unclear) as raised:
        edited(ROW, edits)
    assert raised.value.code == code
