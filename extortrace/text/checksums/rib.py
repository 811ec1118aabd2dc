"""RIB: bank, branch, account and a two-digit key, in France and the franc zones.

Letters count as digits by the French table (A J = 1, B K S = 2 …); with the key the number is 0 modulo 97. 23
characters in France and the Central African union, 24 in the West African one (its bank codes begin with a country).
https://fr.wikipedia.org/wiki/Clé_RIB

>>> check("CI008 01113 011342912005 89"), check("10003 00100 05000006053 06"), check("10003 00100 05000006053 07")
(True, True, False)
"""

from __future__ import annotations

_DIGITS = {letter: str(i % 9 + 1) for i, letter in enumerate("ABCDEFGHI")} | {
    letter: str(i % 9 + 1) for i, letter in enumerate("JKLMNOPQR")
} | {letter: str(i + 2) for i, letter in enumerate("STUVWXYZ")}  # fmt: skip


def check(text: str) -> bool:
    """Does the key close the account number."""
    compact = "".join(char for char in text.upper() if char.isalnum())
    digits = "".join(_DIGITS.get(char, char) for char in compact)
    return len(digits) in (23, 24) and digits.isdigit() and int(digits) % 97 == 0
