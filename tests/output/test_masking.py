"""Card numbers never leave in full."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from extortrace.model import Assessment, Finding, Hit, Message, Options, Reason, Report
from extortrace.output import WRITERS, Look
from extortrace.output.masking import contract, digits, masked
from tests.marks import unmark

NUMBER = "4000 0012 3456 7899"
PLAIN = NUMBER.replace(" ", "")


def report(marked: str, **changes: object) -> Report:
    text, (span,) = unmark(marked)
    written = text[slice(*span)]
    card = Finding("bank_account", PLAIN, *span, written, scheme="card", why=(Reason("checksum", {"scheme": "card"}),))
    phone = Finding(
        "phone", PLAIN, *span, written, status="candidate", why=(Reason("national_form", {"digits": PLAIN}),)
    )
    hit = Hit("pay-card", "payment_demand", "high", 10, "send to card", 100, 0, len(text), text)
    judged = Assessment("low", 10, "demand", None, (Reason("demand-alone", {"value": NUMBER}, (span,), 10),))
    made = Report(Message(text), Options(), (card, phone), (hit,), (), judged)
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (NUMBER, "**** **** **** 7899"),
        ("4000-0012-3456-7899", "****-****-****-7899"),
        (PLAIN, "************7899"),
        ("123", "123"),
        ("", ""),
    ],
)
def test_digits(text: str, shown: str) -> None:
    assert digits(text) == shown


def test_everything_is_masked_and_offsets_stay() -> None:
    made = report(f"Envoie sur ma carte ⟦{NUMBER}⟧ avant demain")
    shown = masked(made)
    assert len(shown.message.text) == len(made.message.text)
    for finding in shown.findings:
        assert shown.message.text[finding.start : finding.end] == finding.text
    data = contract(made)
    for written in (json.dumps(data), repr(shown)):
        assert PLAIN not in written
        assert NUMBER not in written
        assert "7899" in written
    assert data["message"]["id"] == made.message.id


@pytest.mark.parametrize("name", ["terminal", "json", "jsonl"])
def test_every_writer_masks(name: str) -> None:
    from extortrace import load_rules

    text = WRITERS[name]([report(f"carte ⟦{NUMBER}⟧")], load_rules(), Look())
    assert "7899" in text
    assert not [part for part in (NUMBER, PLAIN, "0012", "00123456") if part in text]


def test_a_loser_that_is_a_card_is_masked() -> None:
    made = report(f"carte ⟦{NUMBER}⟧")
    card, phone = made.findings
    hidden = replace(made, findings=(replace(phone, alternatives=(card,)),))
    assert PLAIN not in json.dumps(contract(hidden))


def test_without_cards_nothing_changes() -> None:
    made = replace(report(f"carte ⟦{NUMBER}⟧"), findings=())
    assert masked(made) is made


def test_a_real_card() -> None:
    from extortrace import analyze

    made = analyze(f"Mets 300 euros sur la carte Visa {NUMBER} et envoie la preuve.")
    if any(f.scheme == "card" for f in made.findings):
        assert PLAIN not in json.dumps(contract(made))
