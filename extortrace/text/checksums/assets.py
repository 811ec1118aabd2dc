"""Which crypto asset an address belongs to: the one whose checksum it passes.

>>> asset_of("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"), asset_of("rUaRcsApnVHudsdLD2mut2qCKWq6iLRT2D")
('TRX', 'XRP')
"""

from __future__ import annotations

from functools import lru_cache

from extortrace.text.checksums import base58, bech32, cashaddr, monero, ton

_VERSIONS = {0x00: "BTC", 0x05: "BTC", 0x30: "LTC", 0x32: "LTC", 0x1E: "DOGE", 0x16: "DOGE", 0x41: "TRX", 0x4C: "DASH"}
"""Version byte of a Base58Check address and its asset (bitcoin/chainparams and its children; tron-documentation)."""


@lru_cache(4096)
def asset_of(value: str) -> str | None:
    """The asset whose checksum the address passes, else None. (Ethereum and Solana addresses need more than that.)"""
    size, first = len(value), value[:1]
    if size in (95, 106) and first in "48":
        return "XMR" if monero.check(value) else None
    if value[:3].lower() == "bc1" or value[:4].lower() == "ltc1":
        program = bech32.check(value) if size <= 90 else None
        return {"bc": "BTC", "ltc": "LTC"}.get(program[0]) if program else None
    if size == 48 and value[:2] in ("EQ", "UQ"):
        return "TON" if ton.check(value) else None
    if size == 42 and first in "qpQP":
        return "BCH" if cashaddr.check(value) else None
    if not 25 <= size <= 36:
        return None
    if first == "r":
        return "XRP" if base58.check(value, base58.XRP) == (0, 20) else None
    if first in "t" and size == 35:
        return "ZEC" if base58.check(value) == (0x1C, 21) else None
    checked = base58.check(value) if first in "13LMD9ATX" else None
    return _VERSIONS.get(checked[0]) if checked and checked[1] == 20 else None
