"""The section ``rules/places``: countries, cities, districts, their other names, and what only looks like a place.

Five tables, each with a header row: ``countries.csv`` and ``cities.csv`` are edited by hand, ``geonames.csv`` is made
by ``extortrace/data/make_places.py`` (GeoNames, CC BY 4.0), ``not_places.csv`` lists what must not be read as a place
and ``words.csv`` (made by the same script) what is no misspelt one.
A name written ``~Name`` counts only with a cue. Where one name stands for several places the first row is the default.

>>> table = build(index({"CI": "Côte d'Ivoire"}, {"man": "CI|Man|~"}))
>>> table.named("man")
(Place(name='Man', country='CI', kind='city', doubtful=True, short=False, minor=False),)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.knowledge import layers, tables
from extortrace.knowledge.layers import File, Folder, Layers
from extortrace.knowledge.reader import Problem
from extortrace.text.lexicon import key

_LONG = 7
"""A name of at least so many letters may be misspelt."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place a name may stand for. ``doubtful``: the name needs a cue; ``short``: an abbreviation, capitals only;
    ``minor``: a city of ``geonames.csv`` alone, which another country in the message does not bring up."""

    name: str
    country: str
    kind: str
    doubtful: bool = False
    short: bool = False
    minor: bool = False


@dataclass(frozen=True)
class Places:
    """Places by folded name; ``loose`` holds the long names by their first two letters, spaces left out."""

    countries: Mapping[str, str]
    names: Mapping[str, str]
    loose: Mapping[str, list[list[str]]]
    first: Mapping[str, int]
    """The first words of all names, and how many words the longest name has that begins so."""
    never: frozenset[str]
    """Words and phrases that are no misspelt place: peoples, languages, currencies."""

    def named(self, name: str) -> tuple[Place, ...]:
        """What a folded name stands for, the default first; nothing when it is not known (or known to be no place)."""
        rows = (row.split("|") for row in self.names.get(name, "").split(";") if row)
        return tuple(
            Place(
                value or self.countries[code],
                code,
                "city" if value else "country",
                "~" in marks,
                "^" in marks,
                "-" in marks,
            )
            for code, value, marks in rows
        )

    def nearly(self, letters: str) -> tuple[str, int] | None:
        """The long name that was meant, if the letters are one edit away (two for very long names).

        A name with something added is a people or a language (Nigerian, Sénégalais), not a slip.
        """
        if len(letters) < 6 or letters.isdigit() or letters in self.never:
            return None
        from rapidfuzz.distance import OSA

        best: tuple[str, int] | None = None
        for known, name in self.loose.get(letters[:2], ()):
            allowed = 1 if len(known) < 11 else 2
            if abs(len(known) - len(letters)) > allowed or letters + "s" == known:
                continue
            if letters == known + "e" and known[-1] not in "aeiouy":
                return name, 1  # Sénégale, Cameroune
            if letters.startswith(known) or (known[:-1] == letters[: len(known) - 1] and len(letters) >= len(known)):
                continue  # only the ending differs: Tunisien, Algérien
            edits = OSA.distance(known, letters, score_cutoff=allowed)
            if edits <= allowed and (best is None or edits < best[1]):
                best = name, edits
        return best


def read(folder: Folder, problems: list[Problem]) -> Any:
    """The tables of the folder as plain data: every name folded, with the places it stands for."""
    names: dict[str, str] = {}
    loose: dict[str, list[list[str]]] = {}
    never: list[str] = []
    countries: dict[str, str] = {}

    def add(name: str, code: str, value: str, marks: str = "", fuzzy: bool = False) -> None:
        if name.startswith("~"):
            name, marks = name[1:], marks + "~"
        folded = key(name)
        if not folded:
            return
        forms = [folded]
        if fuzzy:
            forms += [
                key(name.replace("'", "").replace("’", "")),
                folded.replace("saint ", "st ").replace("sainte ", "ste "),
            ]
            if len(folded) >= _LONG:
                forms.append(folded.replace(" ", ""))
        for form in dict.fromkeys(forms):
            rows = names.get(form, "").split(";") if names.get(form) else []
            if all(row.split("|")[0] != code for row in rows):
                names[form] = ";".join([*rows, f"{code}|{value}|{marks}"])
        letters = folded.replace(" ", "")
        if fuzzy and not marks and len(letters) >= _LONG:
            loose.setdefault(letters[:2], []).append([letters, folded])

    table = _Tables(layers.of(folder), problems).rows
    for row, _ in table("countries"):
        code, english, french, aliases, short, others = row
        countries[code] = english.removeprefix("~")
        for name in (english, french, *_split(aliases)):
            add(name, code, "", fuzzy=True)
        for name in _split(short):
            add(name, code, "", "^")
        never += map(key, _split(others))
    for row, problem in table("cities"):
        name, code, aliases = row
        if code not in countries:
            problem(f"'{code}' is not a country of countries.csv; use its two-letter code")
            continue
        for other in (name, *_split(aliases)):
            add(other, code, name.removeprefix("~"), fuzzy=True)
    for row, problem in table("geonames"):
        name, code = row
        if code not in countries:
            problem(f"'{code}' is not a country of countries.csv; use its two-letter code")
            continue
        add(name, code, name.removeprefix("~"), "-")
    for row, _ in table("not_places"):
        names[key(row[0])] = ""
    for row, _ in table("words"):
        never.append(key(row[0]))
    return index(countries, names, loose, never)


def index(
    countries: Mapping[str, str],
    names: Mapping[str, str],
    loose: Mapping[str, list[list[str]]] | None = None,
    never: Iterable[str] = (),
) -> dict[str, Any]:
    """The plain data, with the first words of all names."""
    first: dict[str, int] = {}
    for name in names:
        word, n = name.partition(" ")[0], name.count(" ") + 1
        if n > first.get(word, 0):
            first[word] = n
    return {"countries": countries, "names": names, "loose": loose or {}, "first": first, "not": sorted(set(never))}


def build(data: Any) -> Places:
    return Places(data["countries"], data["names"], data["loose"], data["first"], frozenset(data["not"]))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


TABLES = {
    "countries": "code,name_en,name_fr,aliases,abbreviations,not",
    "cities": "name,country,aliases",
    "geonames": "name,country",
    "not_places": "phrase",
    "words": "word",
}
"""The tables of the folder and their columns. A table of another name is read as the one whose columns it has."""


@dataclass(frozen=True)
class _Tables:
    """The tables of all layers."""

    layers: Layers
    problems: list[Problem]

    def rows(self, table: str) -> Iterator[tuple[list[str], Any]]:
        """The rows below the header, each with a function that notes a problem with it."""
        for file in (self.layers.file(f"places/{table}.csv"), *self._others(table)):
            for number, row in tables.rows(file.path, TABLES[table], self.problems, file.name):

                def problem(message: str, name: str = file.name, number: int = number) -> None:
                    self.problems.append(Problem(name, number, 1, message))

                if row[0]:
                    yield row, problem
                else:
                    problem("has nothing in its first column; fill it or remove the row")

    def _others(self, table: str) -> Iterator[File]:
        """Tables of other names: by their header, one without a known header as a table of cities, to be told so."""
        for file in self.layers.inside("places", (".csv",)):
            if file.stem not in TABLES:
                header = tables.header(file.path)
                known = next((name for name, columns in TABLES.items() if columns == header), "cities")
                if known == table:
                    yield file
