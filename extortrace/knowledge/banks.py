"""The section ``rules/banks.csv``: banks whose code settles an account's check digit (``country,code,names``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extortrace.knowledge import layers, tables
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem
from extortrace.text.lexicon import Lexicon, key

_FILE = "banks.csv"
_HEADER = "country,code,names"


@dataclass(frozen=True)
class Banks:
    """Banks by name."""

    codes: Mapping[str, Mapping[str, str]]
    """Country → folded name → code."""

    @cached_property
    def lexicons(self) -> Mapping[str, Lexicon]:
        """Finds the banks of a country; a mention's id is the bank's code."""
        return {country: Lexicon(names, lambda name: len(name) // 10, glued=8) for country, names in self.codes.items()}


def read(folder: Folder, problems: list[Problem]) -> Any:
    """Checked rows."""
    rows: list[list[str]] = []
    owner: dict[tuple[str, str], str] = {}
    file = layers.of(folder).file(_FILE)
    for at, (country, code, names) in tables.rows(file.path, _HEADER, problems, file.name):
        if not (len(country) == 2 and country.isupper()):
            message = "a row is a country (two capitals), a code, and names parted by |"
            problems.append(Problem(file.name, at, 1, message))
            continue
        if country == "NG" and not (code.isdigit() and len(code) in (3, 5, 6)):
            problems.append(Problem(file.name, at, 4, f"a Nigerian bank's code has 3, 5 or 6 digits, not '{code}'"))
            continue
        for name in map(key, names.split("|")):
            if owner.setdefault((country, name), code) != code:
                message = f"'{name}' is also a name of the bank {owner[country, name]}"
                problems.append(Problem(file.name, at, 1, message))
            rows.append([country, code, name])
    return rows


def build(data: Any) -> Banks:
    """The table of banks."""
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for country, code, name in data:
        codes[country].setdefault(name, code)
    return Banks(dict(codes))
