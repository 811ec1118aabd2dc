"""CashAddr: the addresses of Bitcoin Cash (``bitcoincash:q…``; the prefix may be left out).

https://github.com/bitcoincashorg/bitcoincash.org/blob/master/spec/cashaddr.md

>>> check("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")
True
>>> check("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"), check("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q")
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterable

from extortrace.text.checksums.bech32 import CHARSET

_GENERATOR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            check ^= generator if top >> i & 1 else 0
    return check ^ 1


def check(text: str) -> bool:
    """Does the checksum of the address hold, with or without its prefix."""
    if text != text.lower() and text != text.upper():
        return False
    prefix, _, data = text.lower().rpartition(":")
    if len(data) != 42 or any(char not in CHARSET for char in data):
        return False
    values = [ord(c) & 31 for c in prefix or "bitcoincash"] + [0] + [CHARSET.index(char) for char in data]
    return _polymod(values) == 0
