"""Bech32 and Bech32m: the encodings of segregated-witness addresses (``bc1…``, ``ltc1…``).

BIP 173 (version 0) and BIP 350 (version 1 and later, taproot): https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
All letters are small or all are capitals; the checksum finds any four wrong characters.

>>> check("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")
('bc', 0, 20)
>>> check("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
('bc', 0, 20)
>>> check("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")
('bc', 1, 32)
>>> check("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5") is None
True
"""

from __future__ import annotations

from collections.abc import Iterable

CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32, _BECH32M = 1, 0x2BC830A3
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            check ^= generator if top >> i & 1 else 0
    return check


def check(text: str) -> tuple[str, int, int] | None:
    """Prefix, witness version and length of the program when the address is valid, else None."""
    if text != text.lower() and text != text.upper():
        return None
    prefix, _, data = text.lower().rpartition("1")
    if not prefix or len(data) < 8 or any(char not in CHARSET for char in data):
        return None
    values = [CHARSET.index(char) for char in data]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    version = values[0]
    if _polymod(expanded + values) != (_BECH32 if version == 0 else _BECH32M):
        return None
    bits = (len(values) - 7) * 5
    size = bits // 8
    padding = values[-7] & ((1 << bits % 8) - 1)
    if version > 16 or bits % 8 > 4 or padding or not 2 <= size <= 40 or (version == 0 and size not in (20, 32)):
        return None
    return prefix, version, size
