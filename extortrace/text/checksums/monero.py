"""Monero addresses: Base58 in blocks of eleven characters, closed by four bytes of Keccak-256.

https://docs.getmonero.org/public-address/standard-address/ (95 characters; 106 with a payment id)

>>> check("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A")
True
>>> check("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B")
False
"""

from __future__ import annotations

from extortrace.text.checksums.base58 import ALPHABET
from extortrace.text.checksums.keccak import keccak256

_BYTES = {11: 8, 10: 7, 9: 6, 7: 5, 6: 4, 5: 3, 3: 2, 2: 1}


def decode(text: str) -> bytes | None:
    """The bytes of block-wise Base58, or None when it is not that."""
    found = b""
    for at in range(0, len(text), 11):
        block, number = text[at : at + 11], 0
        size = _BYTES.get(len(block))
        for char in block:
            digit = ALPHABET.find(char)
            if digit < 0:
                return None
            number = number * 58 + digit
        if size is None or number >= 1 << 8 * size:
            return None
        found += number.to_bytes(size, "big")
    return found


def check(text: str) -> bool:
    """Does the checksum of a main-network address (standard, sub-address or integrated) hold."""
    octets = decode(text)
    return octets is not None and octets[0] in (18, 19, 42) and keccak256(octets[:-4])[:4] == octets[-4:]
