"""The section ``rules/stoplists``: helplines, official bodies, operators, one's own organisation: never suspect.

One CSV file a list (its stem is the list's name) with the columns ``kind, value, name, source``. A kind is a kind of
finding (``phone``, ``email``, ``wallet`` …) with its canonical value, or ``domain``, which stands for every address and
link on that domain and below it. Lines that begin with ``#`` are left out.

>>> lists = build({"entries": {"domain ic3.gov": ["bodies", "IC3"], "phone +18884958501": ["helplines", "CAFC"]}})
>>> lists.find("phone", "+18884958501"), lists.find("url", "https://www.ic3.gov/Home"), lists.find("email", "a@ic3.gov")
('helplines', 'bodies', 'bodies')
>>> lists.find("url", "https://ic3.gov.pay.example/") is lists.find("url", "https://ic3.gov@pay.example") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extortrace.knowledge import reader, tables
from extortrace.knowledge.reader import Problem
from extortrace.model import KINDS

COLUMNS = ("kind", "value", "name", "source")
_PHONE = re.compile(r"\+[1-9]\d{6,14}|\d{3,6}")
"""E.164, or a short number that works in one country only."""
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}")
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}:)?(?://)?(?:[^/?#\\@]{0,200}@)?([^/?#\\:@]{1,255})", re.IGNORECASE)


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
        if found := self.entries.get(f"{kind} {value}"):
            return found
        for domain in _domains(kind, value):
            if found := self.entries.get(f"domain {domain}"):
                return found
        return None


def _domains(kind: str, value: str) -> Iterator[str]:
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


def read(folder: Path, problems: list[Problem]) -> Any:
    entries: dict[str, list[str]] = {}
    where: dict[str, str] = {}
    for path in reader.inside(folder / "stoplists", "*.csv", problems):
        name = f"stoplists/{path.name}"
        for line, row in tables.rows(path, ",".join(COLUMNS), problems):
            if wrong := _wrong(row):
                problems.append(Problem(name, line, 1, wrong))
                continue
            key = f"{row[0]} {row[1]}"
            if key in where:
                problems.append(Problem(name, line, 1, f"'{row[1]}' is already listed at {where[key]}; keep one"))
                continue
            where[key] = f"{name}:{line}"
            entries[key] = [path.stem, row[2]]
    return {"entries": entries}


def _wrong(row: list[str]) -> str | None:
    """What is wrong with a row, None when nothing is."""
    kind, value, name, _ = row
    if kind not in (*KINDS, "domain"):
        return f"'{kind}' is no kind; it is one of {', '.join((*KINDS, 'domain'))}"
    if not value or not name:
        return "needs a value and a name"
    if kind == "phone" and not _PHONE.fullmatch(value):
        return f"'{value}' must be an international number without spaces (+18884958501) or a short number"
    if kind == "domain" and not _DOMAIN.fullmatch(value):
        return f"'{value}' must be a domain in lower case without https:// (ic3.gov)"
    return None


def build(data: Any) -> Stoplists:
    return Stoplists({key: (entry[0], entry[1]) for key, entry in data.get("entries", {}).items()})
