"""The section ``rules/watchlists``: telephone numbers, wallets, accounts, names … known from other cases.

One CSV file a list (its stem is the list's name) with the columns ``kind, value, source, added, expires, note``. Values
are written as people write them and compared as they are found: a number in any form, also of a former plan; a handle
as ``telegram:name``; a ``domain`` for every address and link on it and below it; a ``recipient`` by all words of the
name in any order, without titles and accents, one letter more or less. Numbers are given to new people: ``expires`` is
the last day on which the row holds.

>>> rows = [["recipient", "Koné Awa", "case 12", "2026-01-02", "", "", "ours"]]
>>> lists = build({"rows": rows, "exact": {}, "people": {"awa kone": [0]}})
>>> [(entry.list, likeness) for entry, likeness in lists.find("recipient", "Mme AWA KONE")]
[('ours', 100.0)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from extortrace.knowledge import layers, phones, tables
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem
from extortrace.text.forms import domains, form

COLUMNS = ("kind", "value", "source", "added", "expires", "note")
LIKE = 95.0
"""How like a name must be, of 100: ``Awa Konné`` is not ``Awa Koné`` yet, ``Mariam Ouedraoggo`` is."""


class Entry(NamedTuple):
    """A row of a watchlist, its value as it is found, and the list that holds it."""

    kind: str
    value: str
    source: str
    added: str
    expires: str
    note: str
    list: str
    layer: int = 0


@dataclass(frozen=True)
class Watchlists:
    """All rows, and which of them a value or the words of a name may be."""

    rows: Sequence[Sequence[Any]]
    exact: Mapping[str, Sequence[int]]
    people: Mapping[str, Sequence[int]]

    def __bool__(self) -> bool:
        return bool(self.rows)

    def find(self, kind: str, value: str, platform: str | None = None) -> Iterator[tuple[Entry, float]]:
        """The entries that a value is, each with how like it is (100 is exact), in the order of the lists."""
        if kind == "recipient":
            yield from self._people(form(kind, value))
            return
        keys = [f"{kind} {form(kind, value, platform)}", *(f"domain {domain}" for domain in domains(kind, value))]
        for key in keys:
            for number in self.exact.get(key, ()):
                yield self.entry(number), 100.0

    def entry(self, number: int) -> Entry:
        return Entry(*self.rows[number])

    def _people(self, name: str) -> Iterator[tuple[Entry, float]]:
        if not self.people:
            return
        words = name.count(" ")
        found = [(other, 100.0)] if (other := name) in self.people else self._alike(name)
        for other, likeness in found:
            if other.count(" ") == words:
                for number in self.people[other]:
                    yield self.entry(number), likeness

    def _alike(self, name: str) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process

        found = process.extract(name, self._names, scorer=fuzz.ratio, score_cutoff=LIKE, limit=None)
        return sorted(((other, likeness) for other, likeness, _ in found), key=lambda item: (-item[1], item[0]))

    @cached_property
    def _names(self) -> list[str]:
        return list(self.people)


def read(folder: Folder, problems: list[Problem]) -> Any:
    """The rows with their values in canonical form; those that cannot be are noted and left out."""
    rows: list[list[Any]] = []
    exact: dict[str, list[int]] = {}
    people: dict[str, list[int]] = {}
    plans = phones.plans(folder)
    for path, name, layer, _ in layers.inside(folder, "watchlists", (".csv",), problems):
        where: dict[str, int] = {}
        for line, row in tables.rows(path, ",".join(COLUMNS), problems, name):
            try:
                value = _checked(row, plans)
            except ValueError as error:
                problems.append(Problem(name, line, 1, str(error)))
                continue
            key = form(row[0], value)
            if (first := where.setdefault(f"{row[0]} {key}", line)) != line:
                problems.append(Problem(name, line, 1, f"'{row[1]}' is already listed at line {first}; keep one"))
                continue
            table, key = (people, key) if row[0] == "recipient" else (exact, f"{row[0]} {key}")
            table.setdefault(key, []).append(len(rows))
            rows.append([row[0], value, *row[2:], path.stem, layer])
    return {"rows": rows, "exact": exact, "people": people}


def _checked(row: Sequence[str], plans: Callable[[], phones.Phones]) -> str:
    """The value of a row in canonical form. Raises ValueError with what is wrong with the row."""
    from extortrace.knowledge.canonical import KINDS, canonical

    kind, value, _, added, expires, _ = row
    if kind not in KINDS:
        raise ValueError(f"'{kind}' is no kind of a watchlist; it is one of {', '.join(KINDS)}")
    if not value:
        raise ValueError("needs a value")
    for name, day in (("added", added), ("expires", expires)):
        if day and not _is_day(day):
            raise ValueError(f"'{name}' must be a day such as 2026-11-25, not '{day}'")
    return canonical(kind, value, plans)


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def build(data: Any) -> Watchlists:
    return Watchlists(data["rows"], data["exact"], data["people"])
