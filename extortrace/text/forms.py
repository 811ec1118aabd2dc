"""The form in which two values of a kind are compared, so that one spelling finds the other.

>>> form("wallet", "0x52908400098527886E0F7030069857D2E4169EE7")
'0x52908400098527886e0f7030069857d2e4169ee7'
>>> form("url", "https://www.Pay-Now.example/x/"), form("bank_account", "FR14 2004 1010 0505 0001 3M02 606")
('pay-now.example/x', 'FR1420041010050500013M02606')
>>> form("recipient", "Mme Koné Awa"), form("recipient", "AWA KONE"), form("recipient", "N’Guessan Yao")
('awa kone', 'awa kone', 'nguessan yao')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.text.lexicon import key
from extortrace.text.names import TITLES

_LOWER = re.compile(r"(?:0x|bc1|ltc1)[0-9a-z]+|[qp][0-9a-z]{41}", re.IGNORECASE)
"""Addresses in which capitals mean nothing, or are only a checksum (EIP-55, BIP 173, CashAddr)."""
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}:)?(?://)?(?:[^/?#\\@]{0,200}@)?([^/?#\\:@]{1,255})", re.IGNORECASE)


def form(kind: str, value: str, platform: str | None = None) -> str:
    """The value as it is compared. A handle is compared with its platform."""
    if kind == "wallet":
        plain = value.removeprefix("bitcoincash:")
        return plain.lower() if _LOWER.fullmatch(plain) else plain
    if kind in ("bank_account", "reference", "voucher"):
        return "".join(char for char in value if char.isalnum()).upper()
    if kind == "handle":
        return f"{platform}:{value}".casefold() if platform else value.casefold()
    if kind == "url" and (match := _HOST.match(value)):
        return match[1].casefold().rstrip(".").removeprefix("www.") + value[match.end() :].rstrip("/")
    if kind == "recipient":
        return " ".join(sorted(person(value)))
    return value.casefold()


def person(name: str) -> list[str]:
    """The words of a name: folded, without titles before it."""
    words = key(name.replace("'", "").replace("’", "")).split()
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    return words


def domains(kind: str, value: str) -> Iterator[str]:
    """The host of an address or link, then what is above it: ``a.b.org`` gives ``a.b.org``, ``b.org``, ``org``."""
    if kind == "email":
        host = value.rpartition("@")[2]
    elif kind == "url" and (match := _HOST.match(value)):
        host = match[1]
    else:
        return
    labels = host.casefold().rstrip(".").split(".")[-10:]
    for at in range(len(labels)):
        yield ".".join(labels[at:])
