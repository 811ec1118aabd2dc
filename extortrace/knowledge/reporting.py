"""``rules/reporting.yml``: whom to tell, by country, with the day each contact was verified.

>>> from extortrace.knowledge import load_rules
>>> [body.name["fr"] for body in load_rules().reporting.of("CA", "fraud")][0]
'Centre antifraude du Canada'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Node, Problem

PURPOSES = ("fraud", "police", "images", "minors", "crisis")
WORLD = "world"
_FILE = "reporting.yml"
_LANGUAGES = ("en", "fr")
_KEYS = ("id", "name", "for", "contact", "url", "note", "verified_on")
_COUNTRY = re.compile(r"[A-Z]{2}|world")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Body:
    """Someone to report to. ``name``, ``url`` and ``note`` are given by language."""

    id: str
    country: str
    purpose: str
    name: Mapping[str, str]
    contact: str
    url: Mapping[str, str]
    note: Mapping[str, str]
    verified_on: str | None


@dataclass(frozen=True)
class Reporting:
    """The bodies in the order of the file."""

    bodies: tuple[Body, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that have bodies of their own, in the order of the file."""
        return tuple(dict.fromkeys(body.country for body in self.bodies if body.country != WORLD))

    def of(self, country: str, *purposes: str) -> tuple[Body, ...]:
        """The bodies of a country, for these purposes (all when none is given), in the order of the file."""
        return tuple(b for b in self.bodies if b.country == country and (not purposes or b.purpose in purposes))


def read(folder: Folder, problems: list[Problem]) -> Any:
    node = layers.read(folder, _FILE, problems)
    if node is None:
        return {"bodies": []}
    bodies: list[dict[str, Any]] = []
    seen: set[str] = set()
    for country, _ in node.items():
        if not _COUNTRY.fullmatch(country):
            node.problem(f"'{country}' must be a country code of two capitals (CA) or 'world'", country)
            continue
        for item in node.each(country):
            before = len(problems)
            body = _body(item, country)
            if body["id"] in seen:
                item.problem(f"the id '{body['id']}' is given twice; keep one", "id")
            seen.add(body["id"])
            if len(problems) == before:  # half an address sends people nowhere
                bodies.append(body)
    return {"bodies": bodies}


def _body(node: Node, country: str) -> dict[str, Any]:
    node.only(_KEYS)
    day = node.get("verified_on")
    if day is None:
        node.problem("'verified_on' is missing; give the day (2026-11-25), or null when nobody has checked it")
    elif day.value is not None and not (isinstance(day.value, str) and _DAY.fullmatch(day.value)):
        day.problem("'verified_on' must be a day such as 2026-11-25, or null")
    contact, url = node.text("contact", ""), _languages(node, "url", needed=False)
    purpose = node.choice("for", PURPOSES)
    if not contact and not url and purpose != "police":
        node.problem("needs a 'contact' or a 'url'")
    return {
        "id": node.text("id"),
        "country": country,
        "purpose": purpose,
        "name": _languages(node, "name"),
        "contact": contact,
        "url": url,
        "note": _languages(node, "note", needed=False),
        "verified_on": day.value if day is not None else None,
    }


def _languages(node: Node, key: str, needed: bool = True) -> dict[str, str]:
    """A text in each language; a lone text serves all of them."""
    found = node.get(key)
    if found is None:
        if needed:
            node.problem(f"'{key}' is missing")
        return {}
    if isinstance(found.value, dict):
        found.only(_LANGUAGES)
        return {language: found.text(language) for language in _LANGUAGES}
    return dict.fromkeys(_LANGUAGES, node.text(key))


def build(data: Any) -> Reporting:
    return Reporting(tuple(Body(**body) for body in data.get("bodies", [])))
