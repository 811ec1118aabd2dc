from __future__ import annotations

import pytest

from extortrace import load_rules
from extortrace.evaluate.same import counts, identity
from extortrace.model import Finding

PLACES = load_rules().places


def mark(kind: str, value: str, **fields: str) -> Finding:
    return Finding(kind, value, 0, 0, "", **fields)  # type: ignore[arg-type]


SAME = {
    "decimals": (mark("amount", "500", currency="EUR"), mark("amount", "500.00", currency="EUR")),
    "reference spaced": (mark("reference", "123-456 7890"), mark("reference", "1234567890")),
    "account case": (mark("bank_account", "fr76 3000", scheme="iban"), mark("bank_account", "FR763000", scheme="iban")),
    "country in French": (mark("place", "Côte d'Ivoire", country="CI"), mark("place", "Ivory Coast", country="CI")),
    "country by code": (mark("place", "CI", country="CI"), mark("place", "Côte d’Ivoire", country="CI")),
    "city accents": (mark("place", "Lomé", country="TG"), mark("place", "lome", country="TG")),
    "name order": (mark("recipient", "KONÉ Awa"), mark("recipient", "Awa Kone")),
    "handle": (mark("handle", "@Vee.X", platform="snapchat"), mark("handle", "vee.x", platform="snapchat")),
    "url": (mark("url", "https://wa.me/225/"), mark("url", "wa.me/225")),
    "email case": (mark("email", "A@b.com"), mark("email", "a@b.com")),
    "days and hours": (mark("deadline", "P2D"), mark("deadline", "PT48H")),
    "week": (mark("deadline", "P1W"), mark("deadline", "P7D")),
    "card brand": (mark("voucher", "X-1", brand="apple"), mark("voucher", "X1", brand="apple_gift_card")),
}
DIFFERENT = {
    "currency": (mark("amount", "500", currency="EUR"), mark("amount", "500", symbol="$")),
    "no currency": (mark("amount", "500", currency="EUR"), mark("amount", "500")),
    "system": (mark("reference", "1234567890", system="ria"), mark("reference", "1234567890")),
    "wallet case": (mark("wallet", "1aB", asset="BTC"), mark("wallet", "1AB", asset="BTC")),
    "country of city": (mark("place", "Paris", country="FR"), mark("place", "Paris", country="US")),
    "today": (mark("deadline", "P0D"), mark("deadline", "PT0H")),
    "midnight": (mark("deadline", "T24:00"), mark("deadline", "T00:00")),
    "platform": (mark("handle", "vee", platform="snapchat"), mark("handle", "vee")),
    "kind": (mark("phone", "1"), mark("channel", "1")),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_the_same(pair: tuple[Finding, Finding]) -> None:
    assert identity(pair[0], PLACES) == identity(pair[1], PLACES)


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_not_the_same(pair: tuple[Finding, Finding]) -> None:
    assert identity(pair[0], PLACES) != identity(pair[1], PLACES)


def test_what_counts() -> None:
    assert counts(mark("channel", "wave"))
    assert not counts(mark("channel", "twint"))
    assert not counts(mark("test_answer", "blue"))
