"""Voucher codes: the shape of a brand, near its name."""

from functools import cache

import pytest

from extortrace.detectors.vouchers import find
from extortrace.knowledge import Rules, load_rules
from extortrace.text import Text
from tests.marks import unmark


@cache
def rules() -> Rules:
    return load_rules()


FOUND = {
    "after the name": ("PCS ⟦4471902836⟧", ["pcs"]),
    "several after one name": ("recharge pcs 100€ ⟦4471902836⟧, ⟦4471902837⟧ et ⟦4471902838⟧", ["pcs"] * 3),
    "nearest name before": ("PCS ⟦3309418827⟧ / Transcash ⟦5528 0914 7736⟧", ["pcs", "transcash"]),
    "name after the code": ("⟦4829 1033 6471⟧ transcash", ["transcash"]),
    "list with sums": (
        "- Neosurf 100 € : ⟦7KM2Q9XPL4⟧\n- paysafecard 50 € : ⟦0481 7726 3905 1142⟧",
        ["neosurf", "paysafecard"],
    ),
    "groups and dashes": ("Steam ⟦9KD4M-PX27T-QLW8R⟧, amazon ⟦7KQP-M4XT92-LW8D⟧", ["steam", "amazon_gift_card"]),
    "label is not code": ("google play: CODE ⟦5HT2 9KQX 0PLM 77RD⟧", ["google_play"]),
    "small letters": ("Steam card code ⟦9kd4m-px27t-qlw8r⟧", ["steam"]),
    "mixed code far from the name": (
        "I got two Apple cards, $200 each.\nOk, scratch them.\n⟦X9PL4MQ27RTK8WDC⟧",
        ["apple_gift_card"],
    ),
    "past another channel": (
        "neosurf 50 mardi, et il veut du paypal. J'ai donné les codes des deux tickets : ⟦K7Q2XM49TB⟧ et ⟦9RWZ3HD6PL⟧",
        ["neosurf", "neosurf"],
    ),
    "told code": (
        "50 balles en paysafecard avant 17h sinon… Elle donne un code de 50 euros, ⟦0771 4482 9036 5518⟧",
        ["paysafecard"],
    ),
}  # fmt: skip
REJECTED = {
    "nine digits": ("PCS ⟦447190283⟧", "pcs"),
    "fifteen digits": ("Flexepin ⟦4077 1829 5530 661⟧", "flexepin"),
}
NOTHING = {
    "no brand": "le code 4471902836",
    "phone": "PCS: appelle le 0707112233",
    "MTCN": "pcs ou MTCN 4471902836",
    "order": "I bought a steam card. The order 4471902836 is late",
    "sum": "recharge pcs de 100 euros",
    "capitals": "STEAM CARD FROM STORE AGAIN",
}


@pytest.mark.parametrize(("marked", "brands"), FOUND.values(), ids=FOUND.keys())
def test_found(marked: str, brands: list[str]) -> None:
    text, spans = unmark(marked)
    found = [f for f in find(Text(text), rules()) if f.status == "confirmed"]
    assert [(f.brand, f.span) for f in found] == list(zip(brands, spans, strict=True))


@pytest.mark.parametrize(("marked", "brand"), REJECTED.values(), ids=REJECTED.keys())
def test_near_miss(marked: str, brand: str) -> None:
    text, spans = unmark(marked)
    (found,) = find(Text(text), rules())
    assert (found.brand, found.status, found.why[0].code, found.span) == (brand, "rejected", "wrong_shape", spans[0])


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing(text: str) -> None:
    assert [f for f in find(Text(text), rules()) if f.status == "confirmed"] == []
