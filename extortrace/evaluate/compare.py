"""One report beside one marked message: what was found, missed and wrongly found.

A detail counts once a message however often it is written. Only confirmed findings count. A sum said again without its
currency is free. Each marked demand is paired with the closest assembled one, and what is missing or too much in any of
them counts; demands that are only reported or warned against are free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from extortrace.evaluate import surface
from extortrace.evaluate.marked import Marked
from extortrace.evaluate.same import Identity, counts, identity, without_currency
from extortrace.evaluate.surface import locate
from extortrace.knowledge.places import Places
from extortrace.masking import hidden, mask, masked
from extortrace.model import LEVELS, PARTS, Finding, Report, Span

JUDGED = ("level", "stance", "scheme")
Parts = dict[tuple[str, Identity], Finding]
"""The details of one demand by part and identity."""


@dataclass(frozen=True)
class Tally:
    """How many were marked, found, and right.

    >>> Tally(10, 8, 6).precision, round(Tally(10, 8, 6).f1, 3), Tally().f1
    (0.75, 0.667, 1.0)
    """

    wanted: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.wanted + other.wanted, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Miss:
    """What differs: of which ``kind`` (or level, stance, scheme, demand, surface), ``how`` (``missed``, ``false``,
    ``differs``, ``fault``), what was wanted or got, and where it stands if anywhere."""

    kind: str
    how: str
    value: str
    message: Marked
    span: Span | None = None
    got: str = ""


@dataclass(frozen=True)
class Comparison:
    """How one message did."""

    message: Marked
    kinds: Mapping[str, Tally]
    demand: Tally
    judged: Mapping[str, bool]
    faults: int
    misses: tuple[Miss, ...] = field(default=())


def compare(report: Report, message: Marked, places: Places) -> Comparison:
    """The report beside the marks."""
    kinds, misses = _details(report, message, places)
    demand, demand_misses = _demands(report, message, places)
    judged, differing = _verdict(report, message)
    faults = [Miss("surface", "fault", mask(what), message) for what in surface.faults(report, message.text)]
    seen = replace(message, text=_without_cards(report, message), id=mask(message.id))
    misses = [replace(miss, message=seen) for miss in (*misses, *demand_misses, *differing, *faults)]
    return Comparison(message, kinds, demand, judged, len(faults), tuple(misses))


def _without_cards(report: Report, message: Marked) -> str:
    """The text as it may be shown: without card numbers, told, found or marked."""
    text = masked(report).message.text
    for card in message.expect:
        if card.scheme == "card" and (span := locate(card.value, text)):
            text = text[: span[0]] + hidden(text[slice(*span)]) + text[span[1] :]
    return text


def _details(report: Report, message: Marked, places: Places) -> tuple[dict[str, Tally], list[Miss]]:
    wanted = {identity(mark, places): mark for mark in message.expect if mark.kind in message.kinds}
    sums = {one[1] for one in wanted if one[0] == "amount" and not without_currency(one)}
    found: dict[Identity, Finding] = {}
    for finding in report.findings:
        if finding.status == "confirmed" and finding.kind in message.kinds and counts(finding):
            one = identity(finding, places)
            if not (without_currency(one) and one[1] in sums):
                found.setdefault(one, finding)
    tallies: dict[str, Tally] = {}
    for one in {**wanted, **found}:
        got = Tally(one in wanted, one in found, one in wanted and one in found)
        tallies[one[0]] = tallies.get(one[0], Tally()) + got
    misses = [_missed(mark, report, message, places) for one, mark in wanted.items() if one not in found]
    misses += [Miss(f.kind, "false", shown(f), message, f.span) for one, f in found.items() if one not in wanted]
    return tallies, misses


def _demands(report: Report, message: Marked, places: Places) -> tuple[Tally, list[Miss]]:
    def items(parts: Mapping[str, Iterable[Finding]]) -> Parts:
        return {(part, identity(d, places)): d for part in PARTS for d in parts.get(part, ())}

    def assembled(indexes: Iterable[int]) -> list[Finding]:
        return [f for i in indexes if (f := report.findings[i]).kind in message.kinds and counts(f)]

    wanted = [items(demand) for demand in message.demands]
    found = [
        items({part: assembled(indexes) for part, indexes in demand.parts.items()})
        for demand in report.demands
        if demand.mode not in ("reported", "negated")
    ]
    total, misses = Tally(), []
    for want, got in pairs(wanted, found):
        total += Tally(len(want), len(got), len(want.keys() & got.keys()))
        for part, detail in ((p[0], want[p]) for p in want if p not in got):
            span = locate(detail.value, message.text)
            misses.append(Miss("demand", "missed", f"{part} {shown(detail)}", message, span))
        for part, detail in ((p[0], got[p]) for p in got if p not in want):
            misses.append(Miss("demand", "false", f"{part} {shown(detail)}", message, detail.span))
    return total, misses


def pairs(wanted: list[Parts], found: list[Parts]) -> Iterator[tuple[Parts, Parts]]:
    """Each wanted demand with the closest one found, the closest pair first; what is left stands alone."""
    wanted, found = list(wanted), list(found)
    while wanted and found:
        _, i, j = min((-len(w.keys() & f.keys()), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found))
        yield wanted.pop(i), found.pop(j)
    yield from ((want, {}) for want in wanted)
    yield from (({}, got) for got in found)


def _verdict(report: Report, message: Marked) -> tuple[dict[str, bool], list[Miss]]:
    said = report.assessment
    judged: dict[str, bool] = {}
    if message.level:
        low, high = (LEVELS.index(level) for level in message.level)
        judged["level"] = low <= LEVELS.index(said.level) <= high
    if message.stance:
        judged["stance"] = said.stance == message.stance
    if message.scheme:
        judged["scheme"] = said.scheme == message.scheme
    misses = []
    for name in (name for name, right in judged.items() if not right):
        wanted = getattr(message, name)
        wanted = wanted if isinstance(wanted, str) else ":".join(dict.fromkeys(wanted))
        misses.append(Miss(name, "differs", wanted, message, None, getattr(said, name) or "none"))
    return judged, misses


def shown(detail: Finding) -> str:
    """A detail in a few words: ``800 CAD``, ``Lomé TG``."""
    more = (detail.currency, detail.symbol, detail.system, detail.asset, detail.scheme, detail.country, detail.platform)
    value = detail.value
    if detail.kind not in ("voucher", "wallet") and detail.scheme not in ("iban", "rib"):
        value = hidden(value) if detail.scheme == "card" else mask(value)
    return " ".join((value, *(said for said in (*more, detail.brand) if said)))


def _missed(mark: Finding, report: Report, message: Marked, places: Places) -> Miss:
    """A missed detail, with what was seen of it: the same in doubt, or the same value with other fields."""
    one = identity(mark, places)
    alike = [f for f in report.findings if f.kind == mark.kind]
    near = next((f for f in alike if identity(f, places) == one), None)
    near = near or next((f for f in alike if f.value.casefold() == mark.value.casefold()), None)
    if near:
        return Miss(mark.kind, "missed", shown(mark), message, near.span, f"{near.status} {shown(near)}")
    return Miss(mark.kind, "missed", shown(mark), message, locate(mark.value, message.text))
