"""Tracing: what stands in the way of a value, asked of the detectors; and every change that helps is true."""

from __future__ import annotations

import time

import pytest

from extortrace.knowledge import load_rules
from extortrace.model import KINDS, Options
from extortrace.text import Text
from extortrace.tracing import TRACERS, Answer, Trace, why_not
from extortrace.tracing.spots import places

RULES = load_rules()


def test_every_kind_has_a_tracer() -> None:
    assert set(TRACERS) == set(KINDS)


def answer(trace: Trace, kind: str) -> Answer:
    return next(a for spot in trace.spots for a in spot.answers if a.kind == kind)


# value, text, kind, state, facts that speak for (+) and against (-) it
CASES = [
    ("816 423 779", "MTCN: 816423779", "reference", "rejected", "-mtcn_digits +labelled"),
    ("8164237791", "MTCN 8164237791", "reference", "taken", ""),
    ("8164237791", "tel 8164237791", "reference", "unseen", "+reference_fits -no_label -no_operator -dialled"),
    ("8164237791", "MTCN ou alors celui que tu veux mais vite 8164237791", "reference", "unseen", "-label_far"),
    ("81642377", "le numero du mandat est le 81642377", "reference", "unseen", "+labelled -no_operator"),
    ("8164", "MTCN: 8164", "reference", "unseen", "-mtcn_digits"),
    ("PP26-1112", "ref PP26-1112", "reference", "unseen", "-reference_shape"),
    ("0758412209", "mon dossier 0758412209", "phone", "unseen", "+phone_homes -other_number -country_not_told"),
    ("0758412209", "appelle 07 58 41 22 09", "phone", "candidate", "+phone_word -country_not_told"),
    ("0758412209", "appelle 07 58 41 22 09 a Abidjan", "phone", "taken", ""),
    ("+225 07 58 41", "appelle +225 07 58 41", "phone", "rejected", "-phone_length"),
    ("+999 07 58 41 22", "appelle +999 07 58 41 22", "phone", "candidate", "-phone_code"),
    ("123", "appelle 123", "phone", "unseen", "-phone_digits"),
    ("800", "800 personnes", "amount", "unseen", "-unit -no_currency_at_all"),
    ("4711", "order 4711 et 800 €", "amount", "unseen", "-currency_far -other_number"),
    ("1234", "ref abc1234x", "amount", "unseen", "-no_number"),
    ("wave", "il m'a fait une wave", "channel", "unseen", "+channel_known -needs_framed"),
    ("mnoeygarm", "par mnoeygarm", "channel", "unseen", "-name_close"),
    ("zorglub", "par zorglub", "channel", "unseen", "-name_unknown"),
    ("Nice", "a nice day", "place", "unseen", "+place_known -place_doubtful"),
    ("zorglubville", "a zorglubville", "place", "unseen", "-name_unknown"),
    ("awa kone", "par western union awa kone", "recipient", "unseen", "+money_before -small_letters -no_payee_label"),
    ("Awa Kone", "Western Union 500 €\nNom : Awa Kone", "recipient", "taken", ""),
    ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "btc 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "wallet", "rejected",
     "+wallet_shape -checksum_wrong +coin_word"),
    ("1A1zP1eP5QGefi2DMP0fTL5SLmv0DivfNb", "btc 1A1zP1eP5QGefi2DMP0fTL5SLmv0DivfNb", "wallet", "unseen",
     "-strange_letters"),
    ("0x1234", "eth 0x1234", "wallet", "unseen", "-hex_length"),
    ("FR1420041010050500013M02607", "IBAN FR14 2004 1010 0505 0001 3M02 607", "bank_account", "rejected",
     "-checksum_wrong +labelled"),
    ("FR14 2004 1010", "IBAN FR14 2004 1010", "bank_account", "unseen", "-iban_length"),
    ("ZZ14 2004 1010", "IBAN ZZ14 2004 1010", "bank_account", "unseen", "-iban_country"),
    ("8177584275", "account 8177584275", "bank_account", "unseen", "-no_bank"),
    ("4111111111111112", "visa 4111111111111112", "bank_account", "rejected", "-checksum_wrong"),
    ("9KD4M-PX27T-QLW8R", "le code 9KD4M-PX27T-QLW8R", "voucher", "unseen", "+code_shape -no_brand"),
    ("9KD4M-PX27T", "Steam 9KD4M-PX27T", "voucher", "rejected", "-code_misshapen"),
    ("a@b.cm5", "mail a@b.cm5", "email", "unseen", "-ending"),
    ("awa exemple.com", "mail awa exemple.com", "email", "unseen", "-no_at"),
    ("boss_k", "ajoute boss_k", "handle", "unseen", "-no_platform -no_at_before"),
    ("boss_k", "ajoute @boss_k", "handle", "candidate", "-no_platform"),
    ("exemple.zorg", "va sur exemple.zorg", "url", "unseen", "-ending"),
    ("vendredi", "on se voit vendredi, 500 €", "deadline", "", "+time -no_limit_word"),
    ("patate", "la patate", "deadline", "unseen", "-no_time"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text", "kind", "state", "facts"), CASES, ids=[f"{c[2]}: {c[1][:40]}" for c in CASES]
)
def test_answers(value: str, text: str, kind: str, state: str, facts: str) -> None:
    trace = why_not(value, text, RULES, kinds=(kind,))
    if not state and not facts:
        assert trace.close
        return
    found = answer(trace, kind)
    assert not state or found.state == state
    said = {("+" if fact.good else "-") + fact.code for fact in found.facts}
    assert set(facts.split()) <= said, said


@pytest.mark.parametrize(("value", "text", "kind"), [c[:3] for c in CASES], ids=[f"{c[2]}: {c[1][:40]}" for c in CASES])
def test_a_change_that_helps_helps(value: str, text: str, kind: str) -> None:
    """What a probe says is done to the message, and the value is taken."""
    trace = why_not(value, text, RULES, kinds=(kind,))
    for spot in trace.spots:
        start, end = spot.spot.span
        for probe in spot.answers[0].probes:
            before, said, after = text[:start], text[start:end], text[end:]
            if probe.how == "before":
                changed = f"{before}{probe.what}{said}{after}"
            elif probe.how == "after":
                changed = f"{before}{said}{probe.what}{after}"
            elif probe.how == "without":
                changed = before.replace(probe.what, "", 1) + said + after
            else:
                changed = before + probe.what + after
            again = why_not(probe.value, changed, RULES, kinds=(kind,))
            assert any(a.state == "taken" for s in again.spots for a in s.answers), changed


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("0758412209", "07 58-41.22 09", ["07 58-41.22 09"]),
        ("07 58 41 22 09", "tel0758412209", ["0758412209"]),
        ("awa koné", "AWA  KONE et Awa Koné", ["AWA  KONE", "Awa Koné"]),
        ("boss_k", "va sur @boss_k", ["@boss_k"]),
        ("western union", "wes\u00adtern union", ["western union"]),
        ("12", "112 et 12", ["12"]),
        ("12", "112", ["12"]),
        ("$", "800 $", []),
        ("x", "", []),
    ],
)
def test_places(value: str, text: str, found: list[str]) -> None:
    view = Text(text)
    assert [view.glyphs.text[a:b] for a, b in places(value, view)] == found


def test_a_value_that_is_written_otherwise() -> None:
    trace = why_not("+2250709112233", "whatsapp 00225 09 11 22 33", RULES)
    assert trace.spots[0].taken[0].value == "+2250709112233"


def test_the_region_is_asked() -> None:
    trace = why_not("0758412209", "appelle 0758412209", RULES, Options("CI"), ("phone",))
    assert answer(trace, "phone").state == "taken"


def test_what_lost_says_to_whom() -> None:
    trace = why_not("awa", "ecris a awa@exemple.com", RULES, kinds=("recipient", "email"))
    assert answer(trace, "email").state == "taken"


@pytest.mark.parametrize("value", ["", "@", "\x1b[2J", "a" * 5000, "[b]", "\u202e"])
def test_any_value_will_do(value: str) -> None:
    why_not(value, "MTCN 816 423 7791 \x1b[2J [b] \u202e @", RULES)


def test_long_texts_take_no_time() -> None:
    text = "bla 800 personnes, " * 20_000 + " MTCN 81642 "
    start = time.process_time()
    why_not("81642", text, RULES, kinds=("reference",))
    assert time.process_time() - start < 60
