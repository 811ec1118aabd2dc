"""NUBAN: Nigeria's ten-digit account number, whose last digit closes the bank's code and the serial number.

Central Bank of Nigeria, Revised Standards on Nigeria Uniform Bank Account Number (2020): code of the bank in six digits
(``000`` before the three of a commercial bank), weights 3 7 3 over code and serial. A random number fits some bank nine
times in ten, so it says nothing unless the bank is named.

>>> check("0000014579", "011"), check("0000014578", "011")
(True, False)
"""

from __future__ import annotations


def check(account: str, bank: str) -> bool:
    """Does the check digit fit the bank's code (three digits, five of other institutions, or six)."""
    code = {3: "000" + bank, 5: "9" + bank}.get(len(bank), bank)
    weighed = sum(int(digit) * (3, 7, 3)[i % 3] for i, digit in enumerate(code + account[:9]))
    return len(account) == 10 and (10 - weighed % 10) % 10 == int(account[9])
