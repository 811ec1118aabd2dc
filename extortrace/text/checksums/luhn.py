"""The Luhn check digit of payment cards: ISO/IEC 7812-1, annex B.

>>> check("4111111111111111"), check("4111111111111112")
(True, False)
"""

from __future__ import annotations


def check(digits: str) -> bool:
    """Counted from the right, every second digit doubled, the digits of all that sum to a multiple of ten."""
    total = 0
    for i, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + i % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
