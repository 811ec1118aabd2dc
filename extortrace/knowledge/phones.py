"""The section ``rules/phones``: former numbering plans, operators, and the words beside a number.

Numbers are kept as E.164 (ITU-T, https://www.itu.int/rec/T-REC-E.164) in today's plan. What is valid today the library
``phonenumbers`` knows (see :mod:`.numbering`); what was valid before, and how an old number reads now, stands in
``plans.yml``.

>>> from extortrace.knowledge import load_rules
>>> phones = load_rules().phones
>>> phones.national("0758412209", "CI"), phones.national("97001122", "BJ"), phones.national("0803 348 5510", "NG")
('+2250758412209', '+2290197001122', '+2348033485510')
>>> phones.international("22509112233")
Reading(e164='+2250709112233', country='CI', old='09112233')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from extortrace.knowledge import layers, numbering
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.numbering import Numbering
from extortrace.knowledge.reader import Node, Problem

WORDS = ("before", "weak", "after", "labels", "between")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it is dialled today. ``old`` is the national number of the former plan it was written in."""

    e164: str
    country: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class OldPlan:
    """How numbers of a former plan read now."""

    digits: int
    until: str
    put: Mapping[str, str]
    """First digits of an old number → what goes in front of it."""
    maybe: tuple[str, ...]
    """What may go in front when ``put`` does not say."""

    def now(self, old: str) -> str | None:
        """The national number of today, when that is certain."""
        if len(old) != self.digits:
            return None
        return next((self.put[old[:n]] + old for n in (1, 2, 3) if old[:n] in self.put), None)


@dataclass(frozen=True)
class Phones:
    """Numbering plans and the words beside numbers."""

    codes: Mapping[str, str]
    """Country → its calling code, in the order in which countries are considered."""
    old: Mapping[str, OldPlan]
    carriers: Mapping[str, Mapping[str, str]]
    """Country → first digits → operator."""
    wallets: Mapping[str, str]
    kept: Mapping[str, tuple[str, ...]]
    """Country → first digits of numbers that are kept for films and plays: right in form, given to nobody."""
    rivals: Mapping[str, tuple[str, ...]]
    """Language → the country that a text in it speaks from, and those whose numbers look like that country's."""
    words: Mapping[str, tuple[str, ...]]
    today: Numbering
    library: str
    """Version of the phone metadata that ``today`` comes from: other metadata may read a number otherwise."""
    _homes: dict[str, tuple[Reading, ...]] = field(default_factory=dict, repr=False, compare=False)

    def international(self, digits: str) -> Reading | None:
        """What digits that begin with a country code stand for; None when they are no number of a known plan."""
        valid = self.today.valid("+" + digits)
        if valid:
            code = self.code_of(digits) or ""
            as_said = valid[0] in ("+" + digits, f"+{code}{digits[len(code) + 1 :]}") and digits[:2] != "11"
            return Reading(*valid) if as_said else None
        for country, starts in self.kept.items():
            code = self.codes[country]
            rest = digits[len(code) :].removeprefix("0")
            if digits.startswith(code) and rest.startswith(starts) and len(rest) in self.today.lengths(code, country):
                return Reading(f"+{code}{rest}", country)
        for country, plan in self.old.items():
            code = self.codes[country]
            if digits.startswith(code):
                old = digits[len(code) :]
                new = plan.now(old)
                valid = self.today.valid(f"+{code}{new}") if new else None
                if valid:
                    return Reading(valid[0], country, old)
        return None

    def national(self, digits: str, country: str) -> str | None:
        """E.164 of a number written as people in a country write it, in today's plan or a former one; or None."""
        return next((reading.e164 for reading in self.homes(digits) if reading.country == country), None)

    def homes(self, digits: str) -> tuple[Reading, ...]:
        """What a number without country code is in each of the listed countries where it is one."""
        found = self._homes.get(digits)
        if found is None:
            if len(self._homes) > 20_000:
                self._homes.clear()
            bare = re.sub(r"\D", "", digits)
            found = self._homes[digits] = tuple(self._at_home(bare))
        return found

    def _at_home(self, digits: str) -> Iterator[Reading]:
        for country, code in self.codes.items():
            number = self.today.home(digits, code, country)
            kept = self.kept.get(country)
            if number:
                yield Reading(number, country)
            elif kept and digits[:1] == "0" and digits[1:].startswith(kept):
                if len(digits) - 1 in self.today.lengths(code, country):
                    yield Reading(f"+{code}{digits[1:]}", country)
            elif country in self.old:
                new = self.old[country].now(digits)
                valid = self.today.valid(f"+{code}{new}") if new else None
                if valid:
                    yield Reading(valid[0], country, digits)

    def doubtful(self, digits: str) -> tuple[str, ...]:
        """What an old number with its country code may read now where its plan does not say for certain."""
        for country, plan in self.old.items():
            code = self.codes[country]
            old = digits[len(code) :]
            if digits.startswith(code) and len(old) == plan.digits and not plan.now(old):
                return tuple(f"+{code}{put}{old}" for put in plan.maybe if self.today.valid(f"+{code}{put}{old}"))
        return ()

    def code_of(self, digits: str) -> str | None:
        """The listed country code that digits begin with."""
        return next((digits[:n] for n in (3, 2, 1) if digits[:n] in self._countries), None)

    def country_of(self, code: str) -> str | None:
        """The (first listed) country of a calling code."""
        return self._countries.get(code)

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {code: country for country, code in reversed(list(self.codes.items()))}

    def by_language(self, digits: str, language: str) -> Reading | None:
        """A number as the home of a language writes it, unless it is one of a country that it may be taken for."""
        home, *rivals = self.rivals.get(language, ("",))
        homes = {reading.country: reading for reading in self.homes(digits)}
        return None if any(country in homes for country in rivals) else homes.get(home)

    def lengths(self, code: str) -> tuple[int, ...]:
        """How many digits national numbers of a country code have."""
        return self.today.lengths(code, self._countries[code])

    def operator(self, e164: str, country: str) -> tuple[str, str]:
        """Operator that the number's range was given to, and the channel of its mobile money; empty when not known."""
        rest = e164[1 + len(self.codes.get(country, "")) :]
        table = self.carriers.get(country, {})
        name = next((table[rest[:n]] for n in (4, 3, 2) if rest[:n] in table), "")
        return name, self.wallets.get(name, "")


def read(folder: Folder, problems: list[Problem]) -> Any:
    """Checked plain data of ``phones/plans.yml`` and ``phones/cues.yml``."""
    data: dict[str, Any] = {"countries": {}, "wallets": {}, "languages": {}, "words": {}}
    plans = layers.read(folder, "phones/plans.yml", problems)
    if plans is not None:
        plans.only(("countries", "wallets", "languages"))
        countries = plans.get("countries")
        for name, node in countries.items() if countries else ():
            if (country := _country(name, node))["code"]:
                data["countries"][name] = country
        wallets = plans.get("wallets")
        data["wallets"] = {name: str(node.value) for name, node in wallets.items()} if wallets else {}
        languages = plans.get("languages")
        data["languages"] = {name: str(node.value).split() for name, node in languages.items()} if languages else {}
    cues = layers.read(folder, "phones/cues.yml", problems)
    if cues is not None:
        cues.only(WORDS)
        data["words"] = {name: cues.texts(name) for name in WORDS}
    data["library"] = numbering.version()
    data["today"] = numbering.read(dict.fromkeys(country["code"] for country in data["countries"].values()))
    return data


def plans(folder: Folder) -> Callable[[], Phones]:
    """The table for sections that hold numbers: what was read, or else read now; made once, and only when asked for."""
    return lru_cache(1)(lambda: build(layers.of(folder).done.get("phones") or read(folder, [])))


def _country(name: str, node: Node) -> dict[str, Any]:
    node.only(("code", "old", "carriers", "kept"))
    if not re.fullmatch("[A-Z]{2}", name):
        node.problem(f"'{name}' must be two capitals (ISO 3166), like CI")
    found: dict[str, Any] = {"code": _digits(node, "code")}
    old = node.get("old")
    if old is not None:
        old.only(("digits", "until", "put", "maybe"))
        put = old.get("put")
        moves = {first: new for new, starts in (put.items() if put else ()) for first in _starts(starts)}
        maybe = old.get("maybe")
        found["old"] = [old.number("digits"), old.text("until"), moves, str(maybe.value).split() if maybe else []]
    carriers = node.get("carriers")
    if carriers is not None:
        found["carriers"] = {first: who for who, starts in carriers.items() for first in _starts(starts)}
    kept = node.get("kept")
    if kept is not None:
        found["kept"] = list(_starts(kept))
    return found


def _digits(node: Node, key: str) -> str:
    value = node.get(key)
    if value is None or not str(value.value).isdigit():
        (value or node).problem(f"'{key}' must be digits, like 225")
        return ""
    return str(value.value)


def _starts(node: Node) -> Iterator[str]:
    """First digits as written: ``07``, ``01-03``, several of them apart by spaces."""
    for item in str(node.value).split():
        both = re.fullmatch(r"(\d{1,8})(?:-(\d{1,8}))?", item)
        if not both or (both[2] and (len(both[1]) != len(both[2]) or both[1] > both[2])):
            node.problem(f"'{item}' is no first digits; write 07 or a range like 01-03")
            continue
        for number in range(int(both[1]), int(both[2] or both[1]) + 1):
            yield str(number).zfill(len(both[1]))


def build(data: Any) -> Phones:
    """The table of plans and words."""
    countries = data["countries"]
    return Phones(
        codes={name: item["code"] for name, item in countries.items()},
        old={
            name: OldPlan(digits, until, put, tuple(maybe))
            for name, item in countries.items() if "old" in item
            for digits, until, put, maybe in [item["old"]]
        },
        carriers={name: item["carriers"] for name, item in countries.items() if "carriers" in item},
        wallets=data["wallets"],
        kept={name: tuple(item["kept"]) for name, item in countries.items() if "kept" in item},
        rivals={name: tuple(found) for name, found in data["languages"].items()},
        words={name: tuple(data["words"].get(name, ())) for name in WORDS},
        today=Numbering(data["today"]),
        library=data["library"],
    )  # fmt: skip
