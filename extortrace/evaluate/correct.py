"""A wrong result made into a marked message: what was found, as a row that a person sets right.

>>> row = {"expect": [{"kind": "amount", "value": "500", "currency": "EUR"}], "demands": [], "stance": "other"}
>>> edited(row, Edits(stance="advice", add=("url:https://a.example/x",)))["expect"][1]
{'kind': 'url', 'value': 'https://a.example/x'}
>>> change("amount:500:currency=EUR:demand=2")
Change(kind='amount', value='500', fields={'currency': 'EUR', 'demand': '2'})
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.evaluate.marked import FIELDS
from extortrace.evaluate.same import identity, without_currency
from extortrace.knowledge.places import Places
from extortrace.model import KINDS, PARTS, Report
from extortrace.text.lexicon import key

_FIELD = re.compile(rf":({'|'.join((*FIELDS, 'demand'))})=([^:]*)$")
_DEMANDED = ("demand", "account")
"""The stances of messages in which a demand lives."""


class Unclear(Exception):
    """An edit that cannot be made (a text of the catalogue, ``error.…``)."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True)
class Edits:
    """What a person says instead. ``level`` is one level or ``lowest:highest``; details are ``KIND:VALUE``, and those
    to be added may go on with ``:FIELD=…`` (``demand=1`` puts the detail into the first demand)."""

    stance: str = ""
    scheme: str = ""
    level: str = ""
    drop: tuple[str, ...] = ()
    add: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """A detail to be added or dropped."""

    kind: str
    value: str
    fields: Mapping[str, str]


def row(report: Report, places: Places) -> dict[str, Any]:
    """The marked message by which this report is right."""
    named = {
        i: identity(finding, places)
        for i, finding in enumerate(report.findings)
        if finding.status == "confirmed" and finding.kind in KINDS
    }
    sums = {one[1]: one for one in named.values() if one[0] == "amount" and not without_currency(one)}
    named = {i: sums.get(one[1], one) if without_currency(one) else one for i, one in named.items()}
    marks: dict[tuple[str, ...], dict[str, str]] = {}
    for i, one in named.items():
        if one == identity(report.findings[i], places):
            finding = report.findings[i]
            fields = {name: value for name in FIELDS if (value := getattr(finding, name))}
            marks.setdefault(one, {"kind": finding.kind, "value": finding.value} | fields)
    demands = []
    for demand in report.demands:
        if demand.mode not in ("reported", "negated"):
            ones = {part: dict.fromkeys(named[i] for i in demand.parts.get(part, ()) if i in named) for part in PARTS}
            demands.append({part: [marks[one] for one in ones[part]] for part in PARTS if ones[part]})
    said = report.assessment
    return {
        "id": report.message.id,
        "lang": next(iter(report.languages), "?"),
        "text": report.message.text,
        "expect": list(marks.values()),
        "stance": said.stance,
        "scheme": said.scheme,
        "level": [said.level, said.level],
        "demands": demands,
    }


def edited(row: Mapping[str, Any], edits: Edits) -> dict[str, Any]:
    """The row as the person says; where no demand is made, none stays."""
    new = dict(row)
    if edits.level:
        low, _, high = edits.level.partition(":")
        new["level"] = [low, high or low]
    if edits.scheme:
        new["scheme"] = None if edits.scheme == "none" else edits.scheme
    if edits.stance:
        new["stance"] = edits.stance
        if edits.stance not in _DEMANDED:
            new["demands"] = []
    for one in edits.drop:
        new = _without(new, change(one))
    for one in edits.add:
        new = _with(new, change(one))
    return new


def change(said: str) -> Change:
    """``KIND:VALUE[:FIELD=…]`` taken apart; a value may hold colons."""
    kind, colon, rest = said.partition(":")
    if kind not in KINDS:
        raise Unclear("detail_kind", value=said, choices=", ".join(KINDS))
    fields: dict[str, str] = {}
    while match := _FIELD.search(rest):
        fields[match[1]], rest = match[2], rest[: match.start()]
    if not colon or not rest.strip():
        raise Unclear("detail_value", value=said)
    return Change(kind, rest.strip(), dict(reversed(fields.items())))


def _without(row: dict[str, Any], gone: Change) -> dict[str, Any]:
    def meant(mark: Mapping[str, str]) -> bool:
        fields = {"value": gone.value, **gone.fields}
        return mark["kind"] == gone.kind and all(_alike(mark.get(name, ""), value) for name, value in fields.items())

    left = [mark for mark in row["expect"] if not meant(mark)]
    if len(left) == len(row["expect"]):
        there = ", ".join(mark["value"] for mark in row["expect"] if mark["kind"] == gone.kind)
        raise Unclear("drop_absent", kind=gone.kind, value=gone.value, there=there or "–")
    demands = [{part: [m for m in marks if not meant(m)] for part, marks in d.items()} for d in row["demands"]]
    return row | {"expect": left, "demands": [{p: marks for p, marks in d.items() if marks} for d in demands]}


def _with(row: dict[str, Any], new: Change) -> dict[str, Any]:
    fields = {name: value for name, value in new.fields.items() if name != "demand"}
    mark = {"kind": new.kind, "value": new.value, **fields}
    expect = row["expect"] if mark in row["expect"] else [*row["expect"], mark]
    if "demand" not in new.fields:
        return row | {"expect": expect}
    demands = [dict(demand) for demand in row["demands"]]
    number = int(new.fields["demand"]) if new.fields["demand"].isascii() and new.fields["demand"].isdigit() else 0
    if not 1 <= number <= len(demands) + 1:
        raise Unclear("demand_number", value=new.fields["demand"], count=str(len(demands)))
    if number > len(demands):
        demands.append({})
    part = next((part for part, kind in PARTS.items() if kind == new.kind), None)
    if part is None:
        raise Unclear("not_demanded", kind=new.kind)
    demands[number - 1][part] = [*demands[number - 1].get(part, []), mark]
    return row | {"expect": expect, "demands": demands}


def _alike(mark: str, said: str) -> bool:
    return mark == said or key(mark).replace(" ", "") == key(said).replace(" ", "") != ""
