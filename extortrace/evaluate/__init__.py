"""How well messages are read: reports beside marked messages, counted up.

``marked`` is the format, ``same`` says when two details are the same, ``compare`` sets one report beside one marked
message, ``correct`` makes a marked message from a report. Nothing here reads a message itself: reports come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.evaluate.compare import JUDGED, Comparison, Miss, Tally
from extortrace.model import KINDS

CORE = ("amount", "reference", "phone", "place", "channel")
ENOUGH = 10
"""A kind marked less often says nothing about its figure: it is left out of ``macro`` and ``worst``."""
FIGURES = (*KINDS, "core", "all", "macro", "worst", "demand", *JUDGED)
"""What a floor may be set for."""


@dataclass(frozen=True)
class Evaluation:
    """The counts over many messages."""

    messages: int
    kinds: Mapping[str, Tally]
    demand: Tally
    judged: Mapping[str, tuple[int, int]]
    """Of level, stance and scheme: how often right, how often judged."""
    faults: int
    misses: tuple[Miss, ...]

    @property
    def all(self) -> Tally:
        return sum(self.kinds.values(), Tally())

    @property
    def core(self) -> Tally:
        return sum((self.kinds[kind] for kind in CORE if kind in self.kinds), Tally())

    @property
    def figures(self) -> dict[str, float]:
        """Every figure there is something to say about, by its name: F1 of details and demands, share of the rest."""
        f1 = {kind: tally.f1 for kind, tally in self.kinds.items()}
        often = [tally.f1 for tally in self.kinds.values() if tally.wanted >= ENOUGH]
        found = f1 | ({"core": self.core.f1, "all": self.all.f1} if f1 else {})
        found |= {"macro": sum(often) / len(often), "worst": min(often)} if often else {}
        found |= {"demand": self.demand.f1} if self.demand != Tally() else {}
        return found | {name: right / total for name, (right, total) in self.judged.items() if total}

    def below(self, floors: Mapping[str, float]) -> dict[str, tuple[float, float]]:
        """The figures that do not reach their floor, with the floor."""
        figures = self.figures
        return {n: (figures[n], least) for n, least in floors.items() if n in figures and figures[n] < least}

    def to_dict(self, most: int | None = None) -> dict[str, Any]:
        """The figures as plain data, with at most so many misses of each kind."""
        return {
            "messages": self.messages,
            "kinds": {kind: _plain(tally) for kind, tally in self.kinds.items()},
            "all": _plain(self.all),
            "core": _plain(self.core),
            "demand": _plain(self.demand),
            "judged": {name: {"right": right, "judged": total} for name, (right, total) in self.judged.items()},
            "faults": self.faults,
            "figures": {name: round(figure, 4) for name, figure in self.figures.items()},
            "misses": [_miss(miss) for misses in self.by_kind(most).values() for miss in misses],
        }

    def by_kind(self, most: int | None = None) -> dict[str, list[Miss]]:
        """The misses, grouped: kinds in their order, then demands, verdicts and faults."""
        kinds = [*KINDS, "demand", *JUDGED, "surface"]
        grouped = {kind: [miss for miss in self.misses if miss.kind == kind][:most] for kind in kinds}
        return {kind: misses for kind, misses in grouped.items() if misses}


def evaluate(comparisons: Iterable[Comparison]) -> Evaluation:
    """All comparisons counted up."""
    messages, faults = 0, 0
    kinds: dict[str, Tally] = {}
    demand = Tally()
    judged = dict.fromkeys(JUDGED, (0, 0))
    misses: list[Miss] = []
    for one in comparisons:
        messages += 1
        for kind, tally in one.kinds.items():
            kinds[kind] = kinds.get(kind, Tally()) + tally
        demand += one.demand
        for name, right in one.judged.items():
            judged[name] = judged[name][0] + right, judged[name][1] + 1
        faults += one.faults
        misses += one.misses
    ordered = {kind: kinds[kind] for kind in KINDS if kind in kinds}
    return Evaluation(messages, ordered, demand, judged, faults, tuple(misses))


def _plain(tally: Tally) -> dict[str, Any]:
    rates = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    counts = {"wanted": tally.wanted, "found": tally.found, "right": tally.right}
    return counts | {name: round(rate, 4) for name, rate in rates.items()}


def _miss(miss: Miss) -> dict[str, Any]:
    message = miss.message
    where = {"path": message.path, "line": message.line, "id": message.id}
    said = {"kind": miss.kind, "how": miss.how, "value": miss.value, "got": miss.got}
    return where | said | {"start": miss.span and miss.span[0], "end": miss.span and miss.span[1]}
