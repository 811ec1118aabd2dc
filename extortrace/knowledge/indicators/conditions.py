"""Reading the conditions of a rule on what else was found in the message.

    near: {detail: channel, is: [western_union, ria], within: 80}
    near: [{detail: amount, at_least: 100000}, {detail: country, is: [CI, BJ], within: message}]
    unless_near: {detail: [reference, voucher]}

``detail`` is a kind of finding, or several of which one is enough; ``is`` says which ones (a channel or its kind, the
currency of a sum, the country of a phone or place, whose reference …); ``within`` is a number of characters, or
``message`` for anywhere. All of ``near`` must be met, none of ``unless_near`` may be.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.indicators import DETAILS, WITHIN
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Node

_SCHEMES = ("iban", "rib", "nuban", "card", "sort_code", "ca_account", "us_account", "account")
_ASSETS = ("BTC", "BCH", "ETH", "LTC", "DOGE", "DASH", "TRX", "XRP", "XMR", "TON", "SOL", "ZEC")
_SIGNS = ("$", "franc")
"""Signs of money that the message does not settle."""


class Known:
    """What ``is`` may name, as the other files of the folder say; empty when they are not there."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def of(self, detail: str) -> Collection[str]:
        field = DETAILS[detail]
        found: Collection[str] = getattr(self, f"_{field}" if field != "value" else "_channels")
        return found

    @cached_property
    def _channels(self) -> Collection[str]:
        from extortrace.knowledge.channels import KINDS

        ids = self._ids
        return (*ids, *KINDS) if ids else ()

    @cached_property
    def _ids(self) -> Collection[str]:
        return sorted(file.stem for file in layers.of(self.folder).inside("channels", (".yml", ".yaml")))

    @property
    def _system(self) -> Collection[str]:
        return self._ids

    @property
    def _brand(self) -> Collection[str]:
        return self._ids

    @cached_property
    def _currency(self) -> Collection[str]:
        found = layers.read(self.folder, "amounts/currencies.yml", [], list)
        codes = {str(code.value) for item in found.value if (code := item.get("code"))} if found else set()
        return (*sorted(code for code in codes if code), *_SIGNS) if codes else ()

    @cached_property
    def _country(self) -> Collection[str]:
        path = layers.of(self.folder).file("places/countries.csv").path
        if not path.is_file():
            return ()
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            return sorted({row[0] for row in csv.reader(lines) if row and re.fullmatch("[A-Z]{2}", row[0])})

    @property
    def _platform(self) -> Collection[str]:
        from extortrace.text.platforms import PLATFORMS

        return [name for name, _ in PLATFORMS]

    @property
    def _scheme(self) -> Collection[str]:
        return _SCHEMES

    @property
    def _asset(self) -> Collection[str]:
        return _ASSETS


def conditions(rule: Node, name: str, known: Known) -> list[Any]:
    """The plain data of the conditions under a key of a rule: one, or a list of them."""
    holder = rule.get(name)
    if holder is None:
        return []
    nodes = holder.value if isinstance(holder.value, list) else [holder]
    return [_condition(node, name, known) for node in nodes]


def _condition(node: Node, name: str, known: Known) -> list[Any]:
    if not isinstance(node.value, dict):
        node.problem(f"'{name}' is written {{detail: amount, within: 150}}", code="wrong-type")
        return []
    node.only(("detail", "is", "at_least", "within"))
    details = [item.value for item in _several(node, "detail") if _is_detail(item)]
    if node.get("detail") is None:
        node.problem(f"'detail' is missing; it is one of {', '.join(DETAILS)}", code="missing-key")
    values = _several(node, "is")
    if values and (len(details) != 1 or DETAILS[details[0]] is None):
        node.problem("'is' goes with a single 'detail' that has kinds, such as a channel or a country", "is")
    elif values:
        for item in values:
            _check(item, details[0], known.of(details[0]))
    least = node.number("at_least") if node.get("at_least") else 0
    if least and details != ["amount"]:
        node.problem("'at_least' goes with 'detail: amount'", "at_least")
    within: int | None = WITHIN
    place = node.get("within")
    if place is not None and place.value == "message":
        within = None
    elif place is not None and (type(place.value) is not int or place.value < 0):
        place.problem("'within' is a number of characters, or the word message", code="wrong-type")
    elif place is not None:
        within = place.value
    return [details, [str(item.value) for item in values], least, within]


def _several(node: Node, key: str) -> list[Node]:
    """One text, or a list of them."""
    found = node.get(key)
    if found is None:
        return []
    nodes = found.value if isinstance(found.value, list) else [found]
    for item in nodes:
        if not isinstance(item.value, str):
            item.problem(f"'{key}' is a text, or a list of texts", code="wrong-type")
    return [item for item in nodes if isinstance(item.value, str)]


def _is_detail(node: Node) -> bool:
    if node.value not in DETAILS:
        node.problem(f"'detail' cannot be '{node.value}'; it is one of {', '.join(DETAILS)}", code="unknown-detail")
    return node.value in DETAILS


def _check(node: Node, detail: str, choices: Collection[str]) -> None:
    """Whether a value of ``is`` is one that findings have; not asked where the files that say so are missing."""
    if not choices or node.value in choices:
        return
    swapped = [choice for choice in choices if choice.casefold() == node.value.casefold()]
    close = swapped or get_close_matches(node.value, choices, 1)
    hint = f"; did you mean '{close[0]}'?" if close else ""
    what = "value" if DETAILS[detail] == "value" else str(DETAILS[detail])
    of = detail if what in ("value", detail) else f"{what} of {'an' if detail[0] == 'a' else 'a'} {detail}"
    code = f"unknown-{detail if what == 'value' else what}"
    node.problem(f"'{node.value}' is no known {of.replace('_', ' ')}{hint}", code=code)
