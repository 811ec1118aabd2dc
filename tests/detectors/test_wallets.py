"""Wallets: public test vectors of each asset, their near misses, and addresses in pieces."""

from functools import cache

import pytest

from extortrace.detectors.wallets import find
from extortrace.knowledge import Rules, load_rules
from extortrace.text import Text
from tests.marks import unmark


@cache
def rules() -> Rules:
    return load_rules()


MONERO = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
BECH32 = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
VALID = {
    "BTC legacy": ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "BTC"),
    "BTC script": ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "BTC"),
    "BTC segwit": (BECH32, "BTC"),
    "BTC capitals": (BECH32.upper(), "BTC"),
    "BTC taproot": ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "BTC"),
    "LTC": ("LaMT348PWRnrqeeWArpwQPbuanpXDZGEUz", "LTC"),
    "LTC segwit": ("ltc1q0xcqpzrky6eff2g52qdye53xkk9jxkvrnx7nu7", "LTC"),
    "DOGE": ("DGEX9JsfNuCCA3ovxAmUSM1GCea1BpY4Et", "DOGE"),
    "XRP": ("rUaRcsApnVHudsdLD2mut2qCKWq6iLRT2D", "XRP"),
    "ETH": ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ETH"),
    "ETH without checksum": ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "ETH"),
    "BCH": ("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "BCH"),
    "XMR": (MONERO, "XMR"),
    "TON": ("EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2", "TON"),
}
REJECTED = {
    "one letter off": ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum_failed"),
    "mixed case bech32": ("bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "checksum_failed"),
    "only a shape": ("3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F", "checksum_failed"),
    "EIP-55 broken": ("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "checksum_failed"),
    "token contract": ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "contract_address"),
    "token contract, ETH": ("0xdAC17F958D2ee523a2206206994597C13D831ec7", "contract_address"),
}
PIECES = {
    "line break": "⟦bc1qw508d6qejxtdg4y5r⟧\n⟦3zarvary0c5xw7kv8f3t4⟧ now",
    "quoted mail": "> ⟦bc1qw508d6qejxtdg4y5r⟧\n> ⟦3zarvary0c5xw7kv8f3t4⟧",
    "stars to remove": "⟦bc1q⟧**⟦w508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4⟧ (remove the stars)",
    "space": "wallet ⟦bc1qw508d6qejxtdg4y5r3zarv⟧ ⟦ary0c5xw7kv8f3t4⟧ today",
}
NOTHING = {
    "git hash": "commit 5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "transaction hash": "tx 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed5aaeb6053f3e94c9b9a09f33",
    "words": "internationalization of responsibilities",
    "digits": "12345678901234567890123456789012",
    "solana shape without a cue": "id 7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK",
}


@pytest.mark.parametrize(("value", "asset"), VALID.values(), ids=VALID.keys())
def test_valid(value: str, asset: str) -> None:
    (found,) = find(Text(f"send it to {value}, then wait"), rules())
    assert (found.value, found.asset, found.status, found.text) == (value, asset, "confirmed", value)


@pytest.mark.parametrize(("value", "code"), REJECTED.values(), ids=REJECTED.keys())
def test_rejected(value: str, code: str) -> None:
    (found,) = find(Text(f"send it to {value}"), rules())
    assert (found.status, found.why[0].code) == ("rejected", code)


@pytest.mark.parametrize("marked", PIECES.values(), ids=PIECES.keys())
def test_pieces(marked: str) -> None:
    text, spans = unmark(marked)
    (found,) = find(Text(text), rules())
    assert (found.value, list(found.parts)) == (BECH32, spans)


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing(text: str) -> None:
    assert list(find(Text(text), rules())) == []


def test_groups_after_a_cue() -> None:
    (found,) = find(Text("BTC address 1A1z P1eP 5QGe fi2D MPTf TL5S Lmv7 Divf Na before noon"), rules())
    assert found.value == "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


def test_misread_sign() -> None:
    (found,) = find(Text("1A1zPIeP5QGefi2DMPTfTL5SLmv7DivfNa"), rules())
    assert (found.status, found.value, found.flags) == ("candidate", VALID["BTC legacy"][0], ("repaired",))


def test_litecoin_named() -> None:
    (found,) = find(Text("Litecoin: 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"), rules())
    assert found.asset == "LTC"


def test_solana_by_cue() -> None:
    (found,) = find(Text("my solana wallet 7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK"), rules())
    assert (found.asset, found.status) == ("SOL", "confirmed")
