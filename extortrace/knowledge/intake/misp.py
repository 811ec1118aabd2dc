"""Values in a MISP export: attributes of events and of their objects.

https://www.misp-standard.org/rfc/misp-standard-core.html

>>> text = '{"Event": {"info": "Case 12", "Attribute": [{"type": "phone-number", "value": "+2250709112233", \
"timestamp": "1767225600"}, {"type": "md5", "value": "…"}]}}'
>>> raws, passed = read(text)
>>> [(raw.kind, raw.value, raw.source) for raw in raws], passed
([('phone', '+2250709112233', 'MISP: Case 12')], {'md5': 1})
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from extortrace.knowledge.canonical import PLATFORM_NAMES
from extortrace.knowledge.intake import Raw

TYPES: dict[str, str] = {
    **dict.fromkeys(("phone-number", "prtn", "whois-registrant-phone"), "phone"),
    **dict.fromkeys(
        ("email", "email-src", "email-dst", "email-reply-to", "target-email", "whois-registrant-email"), "email"
    ),
    **dict.fromkeys(("url", "link", "uri"), "url"),
    **dict.fromkeys(("domain", "hostname", "domain|ip", "hostname|port"), "domain"),
    **dict.fromkeys(("btc", "xmr", "dash"), "wallet"),
    **dict.fromkeys(("iban", "bank-account-nr"), "bank_account"),
    "full-name": "recipient", "twitter-id": "handle:twitter",
}  # fmt: skip
"""Types of attributes and the kind that each is here (:mod:`..canonical`)."""
RELATIONS: dict[tuple[str, str], str] = {
    ("coin-address", "address"): "wallet", ("coin-address", "address-crypto"): "wallet",
    ("coin-address", "address-XMR"): "wallet",
    ("bank-account", "beneficiary"): "recipient", ("bank-account", "account-name"): "recipient",
    ("bank-account", "account"): "bank_account", ("phone", "msisdn"): "phone",
}  # fmt: skip
"""What text attributes of objects are, by the object's name and their relation to it."""
_NAMES = ("username", "account-name", "user-name", "account-id")
_UUID = re.compile(r'"uuid"\s*:\s*"([0-9a-fA-F-]{36})"')


def looks_like(text: str) -> bool:
    """Whether a text can be an export: JSON that begins as one."""
    return text.lstrip()[:1] in ("{", "[")


def read(text: str) -> tuple[list[Raw], dict[str, int]]:
    """The values of an export, and how many attributes of other types it has. Raises ValueError for what is none."""
    data = json.loads(text)
    lines = _lines(text)
    passed: Counter[str] = Counter()
    raws: list[Raw] = []
    events = list(_events(data))
    if not events:
        raise ValueError("no event")
    for event in events:
        info = str(event.get("info") or event.get("uuid") or "").strip()
        for name, attribute in _attributes(event):
            kind = _kind(name, attribute)
            value = attribute.get("value")
            if attribute.get("deleted") in (True, 1, "1"):
                passed["deleted"] += 1
            elif not kind or not isinstance(value, str | int):
                passed[str(attribute.get("type") or "?")[:40]] += 1
            else:
                raws.append(_raw(kind, str(value), attribute, info, lines.get(str(attribute.get("uuid")), 1)))
    return raws, dict(sorted(passed.items()))


def _events(data: Any) -> Iterator[Mapping[str, Any]]:
    """The events of an export: one, a list of them, an answer of the interface, or attributes alone."""
    if isinstance(data, list):
        for one in data:
            yield from _events(one)
    elif isinstance(data, dict):
        if isinstance(data.get("Event"), dict) and "Attribute" not in data:
            yield data["Event"]
        elif isinstance(data.get("response"), dict | list):
            yield from _events(data["response"])
        elif isinstance(data.get("Attribute"), list) or isinstance(data.get("Object"), list):
            yield data


def _attributes(event: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The attributes of an event, each with the name of the object that holds it."""
    for attribute in event.get("Attribute") or ():
        if isinstance(attribute, dict):
            yield "", attribute
    for thing in event.get("Object") or ():
        for attribute in (thing.get("Attribute") or ()) if isinstance(thing, dict) else ():
            if isinstance(attribute, dict):
                yield str(thing.get("name", "")), attribute


def _kind(name: str, attribute: Mapping[str, Any]) -> str:
    relation = str(attribute.get("object_relation", ""))
    platform = name.removesuffix("-account")
    if platform in PLATFORM_NAMES and relation in _NAMES and attribute.get("type") == "text":
        return f"handle:{platform}"
    return RELATIONS.get((name, relation)) or TYPES.get(str(attribute.get("type")), "")


def _raw(kind: str, value: str, attribute: Mapping[str, Any], info: str, line: int) -> Raw:
    kind, _, platform = kind.partition(":")
    if kind == "domain":
        value = value.partition("|")[0]
    if platform and "/" not in value:
        value = f"{platform}:{value}"
    holder = attribute.get("Event")
    info = info or str(holder.get("info") or "") if isinstance(holder, dict) else info
    day = str(attribute.get("first_seen") or attribute.get("timestamp") or "")
    return Raw(kind, value, line, f"MISP: {info}" if info else "MISP", "" if day == "0" else day, "",
               str(attribute.get("comment") or ""))  # fmt: skip


def _lines(text: str) -> dict[str, int]:
    """The line on which each identifier stands."""
    found: dict[str, int] = {}
    line, last = 1, 0
    for match in _UUID.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        found.setdefault(match[1], line)
    return found
