"""Wallets, accounts and cards, vouchers: which shapes fit, which check digits fail, and whose name is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.detectors.accounts import ACCOUNT_LABEL, CARD_LABEL, IBAN_LABEL, RIB_LABEL
from extortrace.detectors.vouchers import matcher
from extortrace.detectors.wallets import CUE, SHAPES
from extortrace.masking import luhn
from extortrace.text.checksums import base58, iban, nuban, rib
from extortrace.text.checksums.assets import asset_of
from extortrace.text.lexicon import near
from extortrace.tracing.digits import some
from extortrace.tracing.spots import Fact, Spot

_REACH = 80

# --- wallets ---------------------------------------------------------------------------------------------------------


def wallet(spot: Spot) -> Iterator[Fact]:
    value = spot.said.strip()
    fitting = [asset for asset, shape in SHAPES if shape.fullmatch(value)]
    if asset_of(value) if 20 < len(value) < 110 else None:
        yield Fact("checksum_right", True, {"asset": str(asset_of(value))})
        if value in spot.rules.channels.contracts:
            yield Fact("contract", False)
    elif fitting:
        yield Fact("wallet_shape", True, {"assets": some(fitting)})
        yield Fact("checksum_wrong", False, {"what": some(fitting)})
    elif value[:2].lower() == "0x":
        digits = value[2:]
        if len(digits) != 40:
            yield Fact("hex_length", False, {"got": len(digits)})
        elif strange := set(re.findall("[^0-9a-fA-F]", digits)):
            yield Fact("strange_letters", False, {"letters": some(sorted(strange))})
    else:
        starts = {"1": "BTC", "3": "BTC", "bc1": "BTC", "L": "LTC", "M": "LTC", "T": "TRX", "D": "DOGE", "r": "XRP"}
        begins = next((start for start in sorted(starts, key=len, reverse=True) if value.startswith(start)), None)
        strange = set(value) - set(base58.ALPHABET)
        if not 25 <= len(value) <= 106:
            yield Fact("wallet_length", False, {"got": len(value)})
        elif begins and begins != "bc1" and strange:
            params = {"letters": some(sorted(strange)), "asset": starts[begins]}
            yield Fact("strange_letters", False, params)
        elif begins:
            yield Fact("wallet_length_of", False, {"got": len(value), "asset": starts[begins]})
        else:
            yield Fact("wallet_start", False, {"starts": some([*starts, "0x", "4", "8", "EQ", "UQ"])})
    cue = CUE.search(spot.folded, max(0, spot.start - _REACH), spot.start)
    if cue:
        yield Fact("coin_word", True, {"word": cue.group()}, spot.raw(*cue.span()))


# --- accounts and cards ----------------------------------------------------------------------------------------------


def account(spot: Spot) -> Iterator[Fact]:
    value = spot.compact.upper()
    before = spot.folded[max(0, spot.start - _REACH) : spot.start]
    if re.match("[A-Z]{2}[0-9]{2}", value):
        yield from _iban(value)
        if IBAN_LABEL.search(before):
            yield Fact("labelled", True, {"label": "iban"})
    elif len(value) in (23, 24) and value[5:10].isdigit():
        yield Fact(
            "checksum_right" if rib.check(value) else "checksum_wrong",
            rib.check(value),
            {"what": "RIB", "asset": "RIB"},
        )
        if not RIB_LABEL.search(before):
            yield Fact("no_label", False, {"labels": "rib, banque, compte, virement"})
    elif value.isdigit() and 13 <= len(value) <= 19 and value[0] in "23456":
        good = luhn(value)
        yield Fact("checksum_right" if good else "checksum_wrong", good, {"what": "Luhn", "asset": "Luhn"})
        if not CARD_LABEL.search(before + "\n" + spot.folded[spot.end : spot.end + 40]):
            yield Fact("no_label", False, {"labels": "visa, carte bancaire, credit card, cvv, exp"})
    elif value.isdigit() and len(value) == 10:
        yield from _nuban(spot, value, before)
    else:
        yield Fact("account_shape", False, {"got": len(value)})


def _iban(value: str) -> Iterator[Fact]:
    size = iban.LENGTHS.get(value[:2])
    if size is None:
        yield Fact("iban_country", False, {"country": value[:2]})
    elif len(value) != size:
        yield Fact("iban_length", False, {"got": len(value), "want": size, "country": value[:2]})
    else:
        good = iban.check(value)
        yield Fact("checksum_right" if good else "checksum_wrong", good, {"what": "IBAN", "asset": "IBAN"})


def _nuban(spot: Spot, value: str, before: str) -> Iterator[Fact]:
    """Ten digits are a Nigerian account beside the name of a bank whose code their check digit fits."""
    label = ACCOUNT_LABEL.search(before[-40:])
    banks = spot.rules.banks.lexicons["NG"].find(spot.text) if "NG" in spot.rules.banks.lexicons else []
    close = near(banks, spot.start, spot.end, 120 if label else 50)
    if not close:
        yield Fact("no_bank", False)
        return
    bank = close[0]
    span = spot.raw(bank.start, bank.end)
    if nuban.check(value, bank.id):
        yield Fact("bank_fits", True, {"name": bank.name}, span)
    else:
        yield Fact("bank_misfits", False, {"name": bank.name}, span)


# --- vouchers --------------------------------------------------------------------------------------------------------


def brands(spot: Spot) -> list[str]:
    """The brands whose codes look like the value."""
    codes = spot.rules.channels.codes
    return sorted({pattern.channel for pattern in codes if matcher(pattern.shape)[0].fullmatch(spot.said)})


def voucher(spot: Spot) -> Iterator[Fact]:
    table = spot.rules.channels
    fitting = brands(spot)
    named = [m for m in table.lexicon.find(spot.text) if table.by_id[m.id].codes]
    names = some(table.by_id[id].name for id in fitting)
    if fitting:
        yield Fact("code_shape", True, {"brands": names})
    elif not named:
        yield Fact("code_no_shape", False, {"got": len(spot.compact)})
    mine = [m for m in named if m.id in fitting]
    near = min(mine or named, key=lambda m: max(m.start - spot.end, spot.start - m.end), default=None)
    if near is None:
        if fitting:
            yield Fact("no_brand", False, {"brands": names})
        return
    span = spot.raw(near.start, near.end)
    if mine:
        away = max(near.start - spot.end, spot.start - near.end, 0)
        yield Fact("brand_named", True, {"name": near.name, "distance": away}, span)
    else:
        shapes = some(pattern.shape for pattern in table.by_id[near.id].codes)
        yield Fact("code_misshapen", False, {"brand": table.by_id[near.id].name, "shapes": shapes}, span)
