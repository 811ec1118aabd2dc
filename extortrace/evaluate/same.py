"""When two details are the same detail: what distinguishes them, per kind, and what does not.

Case, accents, dashes and spacing do not tell two names apart, separators not two numbers, and a country is the same
under any of its names. What a detail lacks (a sum without a currency) is ``?``.

>>> from extortrace.knowledge import load_rules
>>> places = load_rules().places
>>> def same(a, b): return identity(a, places) == identity(b, places)
>>> def mark(kind, value, **fields): return Finding(kind, value, 0, 0, "", **fields)
>>> same(mark("place", "Ivory Coast", country="CI"), mark("place", "Côte d’Ivoire", country="CI"))
True
>>> same(mark("deadline", "P2D"), mark("deadline", "PT48H")), same(mark("deadline", "P0D"), mark("deadline", "PT0H"))
(True, False)
>>> same(mark("amount", "500", currency="EUR"), mark("amount", "500.00", currency="EUR"))
True
>>> same(mark("amount", "500", currency="EUR"), mark("amount", "500"))
False
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from extortrace.knowledge.places import Places
from extortrace.model import Finding
from extortrace.text.lexicon import key

Identity = tuple[str, ...]
"""The kind, then what distinguishes a detail from others of its kind."""

UNKNOWN = "?"

CHANNELS = frozenset((
    "western_union", "moneygram", "ria", "worldremit", "sendwave", "wave", "orange_money", "mtn_momo", "moov_money",
    "free_money", "mpesa", "airtel_money", "interac", "paypal", "wise", "remitly", "zelle", "cashapp", "venmo",
    "revolut", "bank_transfer", "bitcoin", "ethereum", "usdt", "monero", "litecoin", "crypto", "steam",
    "apple_gift_card", "google_play", "amazon_gift_card", "razer_gold", "neosurf", "pcs", "transcash", "toneo_first",
    "paysafecard", "flexepin", "gift_card", "cash", "mobile_money",
))  # fmt: skip
"""The channels that are marked. Others may be found, and are not counted."""

_SAME_BRAND = {"apple_gift_card": "apple", "amazon_gift_card": "amazon"}
_SEPARATORS = re.compile(r"[\s.\-]+")
_SCHEME = re.compile(r"https?://")
_DURATION = re.compile(r"P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?")
_MINUTES = (7 * 24 * 60, 24 * 60, 60, 1)


def counts(detail: Finding) -> bool:
    """Whether a detail is one of those that are marked."""
    return detail.kind in _TELLS and (detail.kind != "channel" or detail.value in CHANNELS)


def identity(detail: Finding, places: Places) -> Identity:
    """What makes two details of a message the same one."""
    if detail.kind == "place":
        return "place", detail.country or UNKNOWN, _place(detail, places)
    return detail.kind, *_TELLS.get(detail.kind, _value)(detail)


def without_currency(found: Identity) -> bool:
    return found[0] == "amount" and found[2] == UNKNOWN


def _value(detail: Finding) -> Identity:
    return (detail.value,)


def _number(value: str) -> str:
    try:
        return format(Decimal(value).normalize(), "f")
    except InvalidOperation:
        return value


def _bare(value: str) -> str:
    return _SEPARATORS.sub("", value).upper()


def _address(detail: Finding) -> Identity:
    return (_SCHEME.sub("", detail.value.casefold(), count=1).rstrip("/"),)


def _time(detail: Finding) -> Identity:
    """Durations in minutes; today is no duration, dates and hours stay as they are."""
    match = _DURATION.fullmatch(detail.value)
    if not match or not any(match.groups()) or detail.value == "P0D":
        return (detail.value,)
    return (f"PT{sum(int(n or 0) * unit for n, unit in zip(match.groups(), _MINUTES, strict=True))}M",)


def _place(detail: Finding, places: Places) -> str:
    name, code = key(detail.value), detail.country or ""
    named = any(place.kind == "country" and place.country == code for place in places.named(name))
    return "*" if named or name == code.lower() else name


_TELLS: dict[str, Callable[[Finding], Identity]] = {
    "amount": lambda d: (_number(d.value), d.currency or d.symbol or UNKNOWN),
    "phone": _value,
    "reference": lambda d: (d.system or UNKNOWN, _bare(d.value)),
    "channel": _value,
    "place": lambda d: (),
    "recipient": lambda d: tuple(sorted(key(d.value).split())),
    "wallet": lambda d: (d.asset or UNKNOWN, d.value),
    "bank_account": lambda d: (d.scheme or UNKNOWN, _bare(d.value)),
    "voucher": lambda d: (_SAME_BRAND.get(d.brand or "", d.brand or UNKNOWN), _bare(d.value)),
    "email": _address,
    "url": _address,
    "handle": lambda d: (d.platform or UNKNOWN, d.value.casefold().lstrip("@$")),
    "deadline": _time,
}
"""What tells apart the details of each kind (places need the gazetteer, see ``identity``)."""
