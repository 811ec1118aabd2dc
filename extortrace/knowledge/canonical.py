"""Values of lists as detectors give them: what an analyst writes, checked and brought into the form that is found.

>>> from extortrace.knowledge import load_rules
>>> plans = lambda: load_rules().phones
>>> canonical("phone", "00225 09 11 22 33", plans), canonical("phone", "07 09 11 22 33", plans, "CI")
('+2250709112233', '+2250709112233')
>>> canonical("handle", "https://t.me/boss_k", plans), canonical("email", "awa[at]exemple[.]com", plans)
('telegram:boss_k', 'awa@exemple.com')
>>> canonical("phone", "+225 12 34", plans)
Traceback (most recent call last):
extortrace.knowledge.canonical.Unfit: '+225 12 34' is no number of the numbering plan of its country
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from extortrace.knowledge.phones import Phones
from extortrace.text.addresses import EMAIL, refang, trim
from extortrace.text.checksums import base58, iban, keccak, rib
from extortrace.text.checksums.assets import asset_of
from extortrace.text.forms import person
from extortrace.text.platforms import LINKS, PLATFORMS

UNFIT: dict[str, str] = {
    "account_short": "'{value}' is too short for an account: six characters at least",
    "cells": "the row has more cells than the head: a value with such a sign in it stands in quotes ('{value}')",
    "checksum": "'{value}' fails its check digits: something in it is mistyped",
    "day": "'{value}' is no day; write it like 2026-11-25",
    "day_unclear": "'{value}' may be two days; write it like 2026-11-25",
    "digits_lost": "a spreadsheet kept only {kept} digits of '{value}'; export the column as text",
    "domain": "'{value}' is no domain; write it like pay-now.example",
    "email": "'{value}' is no e-mail address",
    "formula": "'{value}' is an error of the spreadsheet; export the column as text",
    "handle": "'{value}' needs its platform: telegram:name; known are {choices}",
    "hashes": "'{value}' is what a spreadsheet shows where a column is too narrow; widen it, or export it as text",
    "kind": "'{value}' is no kind of a watchlist; it is one of {choices}",
    "kind_unknown": "nothing tells what '{value}' is; say it with --kind or in a column 'kind'",
    "name_short": "'{value}' is a single name, which many people have; give two at least",
    "phone_national": "'{value}' is written without the code of its country; begin it with + and the code",
    "phone_uncertain": "'{value}' is a former number whose new form is not certain: {others}",
    "phone_unknown": "'{value}' is no number of the numbering plan of its country",
    "reference_short": "'{value}' is too short: six letters or digits at least",
    "stop_listed": "'{value}' is on the stop list {list}, which wins over any watchlist",
    "url": "'{value}' is no web address",
    "wallet": "'{value}' has the shape of no address, or not the right checksum",
}
"""Why a value cannot be on a list."""
PLATFORM_NAMES = tuple(name for name, _ in PLATFORMS)
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_ABROAD = re.compile(r"(?:\+|00(?!0)|011(?=\d{8}))")
_ETH = re.compile(r"0x[0-9a-fA-F]{40}")
_URL = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://)?(?:[^\s/?#@]{1,100}@)?(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\S{0,2000}",
    re.IGNORECASE,
)
_SHORTEST = 6


class Unfit(ValueError):
    """A value that cannot be on a list: the code of the reason and its parameters."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(UNFIT[code].format(**params))
        self.code, self.params = code, params


def canonical(kind: str, value: str, plans: Callable[[], Phones], region: str | None = None) -> str:
    """The value as a detector would give it. Raises :class:`Unfit`."""
    make = _MAKERS.get(kind)
    value = " ".join(value.split())
    return _phone(value, plans(), region) if kind == "phone" else make(value) if make else value


def _phone(value: str, phones: Phones, region: str | None) -> str:
    digits = re.sub(r"\D", "", value)
    abroad = _ABROAD.match(value.replace("(", "").lstrip())
    if abroad:
        digits = digits if abroad[0] == "+" else digits[len(abroad[0]) :]
        reading = phones.international(digits)
    else:
        at_home = phones.national(digits, region) if region else None
        if at_home:
            return at_home
        reading = phones.international(digits) if len(digits) > 10 and phones.code_of(digits) else None
    if reading:
        return reading.e164
    if abroad and (others := phones.doubtful(digits)):
        raise Unfit("phone_uncertain", value=value, others=", ".join(others))
    raise Unfit("phone_unknown" if abroad or region else "phone_national", value=value)


def _wallet(value: str) -> str:
    plain = re.sub(r"\s", "", value).removeprefix("bitcoincash:")
    if _ETH.fullmatch(plain):
        if plain[2:] not in (plain[2:].lower(), plain[2:].upper()) and keccak.eip55(plain) != plain:
            raise Unfit("checksum", value=value)
        return plain
    solana = 32 <= len(plain) <= 44 and len(base58.decode(plain) or b"") == 32
    if not (plain and asset_of(plain)) and not solana:
        raise Unfit("wallet", value=value)
    return plain


def _account(value: str) -> str:
    plain = "".join(char for char in value if char.isalnum()).upper().removeprefix("IBAN")
    if len(plain) < _SHORTEST:
        raise Unfit("account_short", value=value)
    like_iban = plain[:2] in iban.LENGTHS and plain[2:4].isdigit() and len(plain) >= min(iban.LENGTHS.values())
    if like_iban and not iban.check(plain) and not rib.check(plain):
        raise Unfit("checksum", value=value)
    return plain


def _email(value: str) -> str:
    plain = refang(value.removeprefix("mailto:"))
    if not EMAIL.fullmatch(plain.casefold()):
        raise Unfit("email", value=value)
    return plain


def _url(value: str) -> str:
    plain = trim(re.sub(r"^h(?:xx|\*\*)p", "http", refang(value), flags=re.IGNORECASE))
    if not _URL.fullmatch(plain):
        raise Unfit("url", value=value)
    return plain


def _domain(value: str) -> str:
    plain = refang(value).casefold().removeprefix("*.").strip("./")
    if not DOMAIN.fullmatch(plain):
        raise Unfit("domain", value=value)
    return plain


def _handle(value: str) -> str:
    for platform, link in LINKS:
        if match := link.search(value.casefold()):
            return f"{platform}:{value[match.start(1) : match.end(1)]}"
    platform, colon, name = (part.strip() for part in value.partition(":"))
    name = name.lstrip("@$").strip()
    if platform.casefold() not in PLATFORM_NAMES or not colon or len(name) < 2 or " " in name:
        raise Unfit("handle", value=value, choices=", ".join(PLATFORM_NAMES))
    return f"{platform.casefold()}:{name}"


def _code(value: str) -> str:
    if sum(map(str.isalnum, value)) < _SHORTEST:
        raise Unfit("reference_short", value=value)
    return value


def _name(value: str) -> str:
    if len(person(value)) < 2 or sum(map(len, person(value))) < 5:
        raise Unfit("name_short", value=value)
    return value


_MAKERS: dict[str, Callable[[str], str]] = {
    "wallet": _wallet, "bank_account": _account, "email": _email, "url": _url, "domain": _domain, "handle": _handle,
    "reference": _code, "voucher": _code, "recipient": _name,
}  # fmt: skip
KINDS = ("phone", *_MAKERS)
"""What a watchlist may hold."""
