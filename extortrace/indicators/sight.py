"""A text as the rules see it: where the parts of their phrases stand, and the ways in which a rule fires there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from extortrace.indicators.places import Place, places
from extortrace.indicators.ways import Way, best, together, voided, ways
from extortrace.knowledge.indicators import Indicator, Indicators, Phrase
from extortrace.text import Text, View


class Sight:
    """One view of a text with the places of all parts of phrases in it (``where``; those in ``cut`` are not all)."""

    where: Mapping[int, Sequence[Place]]

    def __init__(self, text: Text, view: View, table: Indicators) -> None:
        self.text, self.view, self.table = text, view, table
        self.where, self.cut = places(view.text, table)

    @cached_property
    def _sentences(self) -> list[int]:
        return [self.text.raw_span(*span)[0] for span in self.text.sentences]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a position of the view."""
        return bisect_right(self._sentences, self.view.span(at, at + 1)[0])

    def rules(self) -> list[int]:
        """The numbers of the rules that have something here."""
        return sorted({rule for part in self.where for rule in self.table.users(part)})

    def found(self, phrases: Iterable[Phrase]) -> list[Way]:
        """Where phrases stand."""
        return [way for p in phrases if p.parts[0] in self.where for way in ways(p, self.where, self.view.text)]

    def fired(self, rule: Indicator) -> list[Way]:
        """The ways in which a rule fires, whatever speaks against it; of those that overlap the best."""
        fired = self.found(rule.phrases)
        for groups, need in zip(rule.combinations, rule.needs, strict=True):
            fired += together([self.found(group) for group in groups], need, rule.within, self.sentence)
        return best(fired) if fired else []

    def standing(self, rule: Indicator, fired: list[Way]) -> list[Way]:
        """The ways that no phrase of ``unless`` voids."""
        void = self.found(rule.unless) if fired else []
        return [way for way in fired if not voided(way, void, rule.within, self.sentence)] if void else fired
