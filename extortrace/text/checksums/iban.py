"""IBAN (ISO 13616): a country, two check digits and the country's own account number; the whole is 1 modulo 97.

Lengths: the SWIFT registry (https://www.swift.com/standards/data-standards/iban-international-bank-account-number) and,
not in it, those used in the West African (BCEAO) and Central African (BEAC) unions and a few other countries.

>>> check("GB82WEST12345698765432"), check("CI93CI0080111301134291200589"), check("GB82WEST12345698765433")
(True, True, False)
"""

from __future__ import annotations

_LENGTHS = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18
FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20
LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
BJ28 BF28 CI28 ML28 NE28 SN28 TG28 GW25 CM27 CF27 CG27 GA27 GQ27 TD27
AO25 CV25 DZ26 IR26 KM27 MA28 MG27 MZ25 GF27 GP27 MQ27 RE27 PF27 TF27 YT27 NC27 BL27 MF27 PM27 WF27
"""
LENGTHS = {item[:2]: int(item[2:]) for item in _LENGTHS.split()}
DIGITS = frozenset([
    "AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "HR", "HU", "IS", "LT", "NO", "PL", "PT", "SE", "SI", "SK",
])  # fmt: skip
"""Countries whose account numbers have no letters: "no 77310942. Quote" is none of Norway."""
UEMOA = frozenset(["BJ", "BF", "CI", "ML", "NE", "SN", "TG"])
"""The West African union: 24 characters inside, closed by a RIB key. Guinea-Bissau, a member too, has its own form."""
CEMAC = frozenset(["CM", "CF", "CG", "GA", "GQ", "TD"])


def mod97(text: str) -> int:
    """Letters are two digits (A = 10), the first four characters move to the end."""
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97


def check(text: str) -> bool:
    """Is the length that of the country, and do the check digits hold."""
    if LENGTHS.get(text[:2]) != len(text):
        return False
    return text[2:4].isdigit() and (text[:2] not in DIGITS or text[4:].isdigit()) and mod97(text) == 1
