"""The section ``rules/stoplists``: helplines, official bodies, operators, one's own organisation: never suspect.

One CSV file a list (its stem is the list's name) with the columns ``kind, value, name, source``. A kind is a kind of
finding (``phone``, ``email``, ``wallet`` …), its value in any spelling, or ``domain``, which stands for every address
and link on that domain and below it. Lines that begin with ``#`` are left out.

>>> lists = build({"entries": {"domain ic3.gov": ["bodies", "IC3"], "phone +18884958501": ["helplines", "CAFC"]}})
>>> lists.find("phone", "+18884958501"), lists.find("url", "https://www.ic3.gov/Home"), lists.find("email", "a@ic3.gov")
('helplines', 'bodies', 'bodies')
>>> lists.find("url", "https://ic3.gov.pay.example/") is lists.find("url", "https://ic3.gov@pay.example") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.knowledge import layers, phones, tables
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem
from extortrace.model import KINDS
from extortrace.text.forms import domains, form

COLUMNS = ("kind", "value", "name", "source")
_SHORT = re.compile(r"\d{3,6}")
"""A short number works in one country only."""
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}")


@dataclass(frozen=True)
class Stoplists:
    """Every entry as ``"kind value"`` with the list that holds it and whose it is."""

    entries: Mapping[str, tuple[str, str]]

    def find(self, kind: str, value: str) -> str | None:
        """The name of the list that holds this value, None when no list does."""
        entry = self.entry(kind, value)
        return entry[0] if entry else None

    def entry(self, kind: str, value: str) -> tuple[str, str] | None:
        """The list that holds this value, and whose value it is."""
        if found := self.entries.get(f"{kind} {form(kind, value)}"):
            return found
        for domain in domains(kind, value):
            if found := self.entries.get(f"domain {domain}"):
                return found
        return None


def read(folder: Folder, problems: list[Problem]) -> Any:
    entries: dict[str, list[str]] = {}
    where: dict[str, tuple[int, str]] = {}
    plans = phones.plans(folder)
    for path, name, layer, _ in layers.inside(folder, "stoplists", (".csv",), problems):
        for line, row in tables.rows(path, ",".join(COLUMNS), problems, name):
            value, wrong = _number(row[1], plans) if row[0] == "phone" else (row[1], None)
            if wrong := wrong or _wrong(row):
                problems.append(Problem(name, line, 1, wrong))
                continue
            key = f"{row[0]} {form(row[0], value)}"
            if key in where and where[key][0] == layer:
                problems.append(Problem(name, line, 1, f"'{row[1]}' is already listed at {where[key][1]}; keep one"))
                continue
            where[key] = layer, f"{name}:{line}"
            entries[key] = [path.stem, row[2]]
    return {"entries": entries}


def _number(value: str, plans: Callable[[], phones.Phones]) -> tuple[str, str | None]:
    """A number as it is found, and what is wrong with it; a short number that works in one country stays as it is."""
    from extortrace.knowledge.canonical import Unfit, canonical

    try:
        return value if _SHORT.fullmatch(value) else canonical("phone", value, plans), None
    except Unfit as unfit:
        return value, str(unfit)


def _wrong(row: list[str]) -> str | None:
    """What is wrong with a row, None when nothing is."""
    kind, value, name, _ = row
    if kind not in (*KINDS, "domain"):
        return f"'{kind}' is no kind; it is one of {', '.join((*KINDS, 'domain'))}"
    if not value or not name:
        return "needs a value and a name"
    if kind == "domain" and not _DOMAIN.fullmatch(value):
        return f"'{value}' must be a domain in lower case without https:// (ic3.gov)"
    return None


def build(data: Any) -> Stoplists:
    return Stoplists({key: (entry[0], entry[1]) for key, entry in data.get("entries", {}).items()})
