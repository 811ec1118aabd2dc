"""Base58Check: the encoding of Bitcoin's first addresses, and of Litecoin, Dogecoin, Tron and (re-ordered) XRP.

A version byte, the payload and the first four bytes of its double SHA-256, written in 58 letters and digits that cannot
be mistaken for each other. https://en.bitcoin.it/wiki/Base58Check_encoding; XRP's alphabet:
https://xrpl.org/docs/references/protocol/data-types/base58-encodings

>>> check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
(0, 20)
>>> check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb") is None
True
"""

from __future__ import annotations

from hashlib import sha256

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
XRP = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"


def decode(text: str, alphabet: str = ALPHABET) -> bytes | None:
    """The bytes that a Base58 text stands for, or None when a character does not belong to it.

    >>> decode("1112").hex()
    '00000001'
    """
    number = 0
    for char in text:
        digit = alphabet.find(char)
        if digit < 0:
            return None
        number = number * 58 + digit
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def check(text: str, alphabet: str = ALPHABET) -> tuple[int, int] | None:
    """Version byte and length of the payload when the checksum holds, else None."""
    octets = decode(text, alphabet)
    if octets is None or len(octets) < 6:
        return None
    body, mark = octets[:-4], octets[-4:]
    if sha256(sha256(body).digest()).digest()[:4] != mark:
        return None
    return body[0], len(body) - 1
