"""Channels: brands however they are written, words that are channels only in company, and what is none."""

from functools import cache

import pytest

from extortrace.detectors.channels import find
from extortrace.knowledge import Rules, load_rules
from extortrace.text import Text
from tests.marks import unmark


@cache
def rules() -> Rules:
    return load_rules()


def channels(text: str) -> list[str]:
    return [f.value for f in find(Text(text), rules()) if f.status == "confirmed"]


FOUND = {
    "glued": ("WesternUnion ou ORANGEMONEY", ["western_union", "orange_money"]),
    "misspelt": ("westerne unione, weste union, monney gram, tranxcash, orang mony",
                 ["western_union", "western_union", "moneygram", "transcash", "orange_money"]),
    "a money-transfer counter": ("Il y a un guichet Ria dans le hall", ["ria"]),
    "asked as a favour": ("Tu peux faire Ria ? c'est plus rapide", ["ria"]),
    "of a sum in words": ("Un Flooz de deux cent mille demain", ["moov_money"]),
    "of a bare sum": ("juste 3 pcs de 50", ["pcs"]),
    "an account to transfer to": ("please transfer to this account: Zenith Bank", ["bank_transfer"]),
    "fetched in cash": ("Use Remitly, cash pickup", ["remitly"]),
    "a slip in a common word": ("his Monzo account; mon transfert MTCN", []),
    "disguised": ("send b1tc0in or p@yp@l", ["bitcoin", "paypal"]),
    "look-alike letters": ("pay in Вitсoin", ["bitcoin"]),
    "initials with money": ("envoie par W.U 300 euros et un P.C.S de 50", ["western_union", "pcs"]),
    "western beside a transfer": ("fais le transfert western demain", ["western_union"]),
    "glued to numbers": ("Wave0778416093/OM0778416093", ["wave", "orange_money"]),
    "interac only": ("fais un Virement Interac de 200 $", ["interac"]),
    "momo only": ("sur MTN Mobile Money", ["mtn_momo"]),
    "apple card only": ("an apple gift card", ["apple_gift_card"]),
    "card word before": ("2 cartes cadeaux Steam et un code Amazon de 50€ carte", ["steam"]),
    "brand with a sum": ("one amazon of $100 plus a $50 steam", ["amazon_gift_card", "steam"]),
    "list of names": ("par moov, mtn ou orange money", ["moov_money", "mtn_momo", "orange_money"]),
    "choice of operators": ("tu peux faire MTN ou Moov ?", ["mtn_momo", "moov_money"]),
    "refused ones": ("no cards no paypal", ["paypal"]),
    "ticker as currency": ("send 0.45 ETH or 500 USDT or 2 LTC", ["ethereum", "usdt", "litecoin"]),
    "no brand: gift card": ("buy gift cards", ["gift_card"]),
    "brand named: no gift card": ("gift cards, Steam or Razer Gold cards", ["steam", "razer_gold"]),
    "no brand: crypto": ("pay me in crypto", ["crypto"]),
    "no brand: mobile money": ("pay by mobile money", ["mobile_money"]),
    "wire": ("by bank transfer, or wire the money", ["bank_transfer", "bank_transfer"]),
    "virement": ("par virement sur le compte", ["bank_transfer"]),
    "virement by a brand": ("virement par Western Union", ["western_union"]),
    "cash": ("2,000 euros in cash, en liquide ou en espèces", ["cash", "cash", "cash"]),
    "cash in a list": ("bank transfer or cash", ["bank_transfer", "cash"]),
    "payment page": ("https://paypal.me/jdoe22", ["paypal"]),
    "proper name": ("she should see the money on her Wave already", ["wave"]),
    "zelle and friends": ("zelle, cash app, venmo me", ["zelle", "cashapp", "venmo"]),
    "not scored": ("TWINT, T-Money, Skrill", ["twint", "t_money", "skrill"]),
}  # fmt: skip
NOTHING = {
    "mtn is maintenant": "ok mtn j'envoie 50 euros",
    "bare MTCN": "donne le MTCN 816-423-7791",
    "bank name alone": "Access Bank 0123456789",
    "account alone": "IBAN FR14 2004 1010 0505 0001 3M02 606",
    "ordinary words": "the orange book, a heat wave, be wise, free wifi, an Apple store, my Amazon order",
    "wave to": "wave at me when you pay",
    "cash officer": "the cash officer said I cashed out",
    "google it": "google how to buy it",
    "football": "le match de l'OM hier",
    "address": "write to support@paypal.com or www.westernunion.com",
    "handle": "t.me/@wave_pay",
    "move money": "never move money to a safe account",
    "interact, revolt": "we interact and revolt",
    "prize": "payer 3000 euros, j'ai pas à payer",
    "oranges": "send me oranges for 5 euros",
    "short forms are exact": "I have it, montant, move out",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_found(text: str, expected: list[str]) -> None:
    assert channels(text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing(text: str) -> None:
    assert channels(text) == []


def test_evidence() -> None:
    text, spans = unmark("paie par ⟦wes\u200btern un\u00adion⟧ ou une ⟦carte cadeau Steam⟧")
    found = list(find(Text(text), rules()))
    assert [f.span for f in found] == spans
    assert all(text[f.start : f.end] == f.text for f in found)


def test_misspelling_and_disguise_are_said() -> None:
    (misspelt,) = find(Text("westerne unione"), rules())
    assert [why.code for why in misspelt.why] == ["channel_name", "misspelt"]
    (disguised,) = find(Text("p4ypal"), rules())
    assert disguised.flags == ("obfuscated",)


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("envoie 300 euros par ⟦Orange Money⟧", "orange_money"),
        ("envoie 20000 via ⟦orange moni⟧", "orange_money"),
        ("50000 F par ⟦Moov Money⟧", "moov_money"),
        ("send it to my ⟦MTN MoMo account⟧", "mtn_momo"),
        ("fais un ⟦virement Interac e-Transfer⟧", "interac"),
        ("buy an ⟦Apple iTunes card⟧", "apple_gift_card"),
        ("une ⟦carte google play store⟧ de 50 euros", "google_play"),
        ("fais un ⟦mandat western u⟧", "western_union"),
        ("sur mon ⟦compte Wave mobile money⟧", "wave"),
        ("⟦mandat Ria Money Transfer⟧", "ria"),
    ],
)
def test_names_that_overlap_are_one(marked: str, value: str) -> None:
    text, spans = unmark(marked)
    found = [f for f in find(Text(text), rules()) if f.status == "confirmed"]
    assert [(f.value, f.span) for f in found] == [(value, spans[0])]


def test_hidden_characters_in_a_name_are_flagged() -> None:
    (found,) = find(Text("par West\u200bern Union"), load_rules())
    assert (found.value, found.flags) == ("western_union", ("obfuscated",))
