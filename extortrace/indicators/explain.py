"""Why a rule fires on a text or does not: every phrase, list, exception and condition tried one by one.

It asks the same functions that matching asks (:class:`.sight.Sight`, :func:`.conditions.fits`), so what it says is what
happens; only for what does not stand in the text does it look further, for what comes closest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Literal

from extortrace.indicators.alignment import Near, closest
from extortrace.indicators.conditions import apart, counts, fits
from extortrace.indicators.sight import Sight
from extortrace.indicators.ways import GAP, Way, voided
from extortrace.knowledge import Rules
from extortrace.knowledge.indicators import Condition, Indicator, Phrase
from extortrace.model import Finding, Hit, Span
from extortrace.text import Text

_WAYS = 6
"""Places of one list that are tried with those of the others, to say what keeps them apart."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A phrase and its parts where they come closest; ``span`` is where it stands in the message, if it does."""

    phrase: str
    parts: tuple[Near, ...]
    span: Span | None
    gap: int | None = None
    """Words between two parts that stand in the text, where there are none or too many for a ``*``."""

    @property
    def similarity(self) -> float:
        return max(0.0, 100 * (1 - sum(near.edits for near in self.parts) / sum(near.size for near in self.parts)))

    @property
    def lack(self) -> str:
        """What it lacks: nothing, a gap of the right width, letters (``edits``, ``sense``), or all (``absent``)."""
        if self.span:
            return ""
        return next((near.lack for near in sorted(self.parts, key=_worst) if near.lack), "gap")


def _worst(near: Near) -> int:
    return ("absent", "edits", "sense", "").index(near.lack)


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of phrases that must come together: the best of each, and what keeps them apart if they are all there."""

    need: int
    best: tuple[Tried, ...]
    apart: Literal["", "missing", "far", "sentence", "overlap"]
    distance: int = 0

    @property
    def there(self) -> int:
        return sum(tried.span is not None for tried in self.best)


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition at a hit: whether it is met, by which finding, how far away; or what comes closest to meet it."""

    condition: Condition
    wanted: bool
    finding: Finding | None = None
    distance: int = 0
    doubtful: Finding | None = None
    """A finding that would meet it if it were certain."""

    @property
    def near(self) -> bool:
        reach = self.condition.within
        return self.finding is not None and (reach is None or self.distance <= reach)

    @property
    def met(self) -> bool:
        return self.near is self.wanted


@dataclass(frozen=True, slots=True)
class Fired:
    """A place where the phrases of a rule stand, and what speaks against it there."""

    phrase: str
    span: Span
    similarity: float
    void: tuple[tuple[str, Span], ...]
    """Phrases of ``unless`` that void it, and where they stand."""
    asked: tuple[Asked, ...]

    @property
    def stands(self) -> bool:
        return not self.void and all(asked.met for asked in self.asked)


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was tried of one rule on one text."""

    rule: Indicator
    text: Text
    phrases: tuple[Tried, ...]
    lists: tuple[Lists, ...]
    fired: tuple[Fired, ...]
    hits: tuple[Hit, ...]
    """What came of it: the hits of the rule in the report."""
    disguised: bool
    """The phrases only stand in the text once disguised letters are read."""

    @property
    def fires(self) -> bool:
        return bool(self.hits)

    @property
    def closest(self) -> list[Tried]:
        """The phrases, those that stand in the text first, then by how close they come."""
        return sorted(self.phrases, key=lambda tried: (tried.span is None, -tried.similarity))

    @property
    def nearest(self) -> list[Lists]:
        """The lists of each language, those first that lack least."""
        return sorted(self.lists, key=lambda row: (row.need - row.there, -sum(best.similarity for best in row.best)))


def explain(rule: Indicator, text: Text, rules: Rules, findings: Sequence[Finding], hits: Sequence[Hit]) -> Explanation:
    """Tries a rule on a text whose findings and hits are known."""
    sight = Sight(text, text.words, rules.indicators)
    fired, disguised = sight.fired(rule), False
    if not fired and text.leet.text != text.words.text:
        other = Sight(text, text.leet, rules.indicators)
        if fired := other.fired(rule):
            sight, disguised = other, True
    return Explanation(
        rule,
        text,
        tuple(_tried(phrase, sight) for phrase in rule.phrases),
        tuple(_lists(groups, need, rule, sight) for groups, need in zip(rule.combinations, rule.needs, strict=True)),
        tuple(_fired(way, rule, sight, rules, findings) for way in fired),
        tuple(hit for hit in hits if hit.rule == rule.id),
        disguised,
    )


def _tried(phrase: Phrase, sight: Sight) -> Tried:
    ways = sight.found([phrase])
    if ways:
        way = min(ways, key=lambda way: way.edits)
        return Tried(
            phrase.text,
            tuple(_stands(sight, *row) for row in zip(phrase.parts, way.spans, strict=True)),
            _span(sight, way),
        )
    parts = tuple(
        _stands(sight, part, sight.where[part][0][:2])
        if part in sight.where
        else closest(*sight.table.part(part), sight.view.text)
        for part in phrase.parts
    )
    return Tried(phrase.text, parts, None, _gap(phrase, sight))


def _stands(sight: Sight, number: int, span: Span) -> Near:
    """A part of a phrase where it stands."""
    part, most = sight.table.part(number)
    edits = next((edits for *place, edits in sight.where[number] if tuple(place) == span), 0)
    return Near(part, most, sight.view.text[slice(*span)], *span, edits, "")


def _gap(phrase: Phrase, sight: Sight) -> int | None:
    """Words between two parts that both stand in the text, none of them where ``*`` may be: the nearest to fit."""
    for one, other in zip(phrase.parts, phrase.parts[1:], strict=False):
        if one in sight.where and other in sight.where:
            gaps = [
                sight.view.text.count(" ", end, start) - 1
                for _, end, _ in sight.where[one]
                for start, _, _ in sight.where[other]
                if start >= end
            ]
            if gaps and not any(1 <= gap <= GAP for gap in gaps):
                return min(gaps, key=lambda gap: abs(gap - 1))
    return None


def _lists(groups: Sequence[Sequence[Phrase]], need: int, rule: Indicator, sight: Sight) -> Lists:
    found = [sight.found(group) for group in groups]
    best = tuple(
        min((_tried(phrase, sight) for phrase in group), key=lambda t: (t.span is None, -t.similarity))
        for group in groups
    )
    if sum(map(bool, found)) < need:
        return Lists(need, best, "missing")
    if any(way for way in sight.fired(rule) if " + " in way.phrase and _of(way, groups)):
        return Lists(need, best, "")
    hulls = sorted(_hulls([ways[:_WAYS] for ways in found if ways], need), key=lambda row: row[0])
    distance, chosen = hulls[0]
    if distance <= rule.within:
        sentences = {sight.sentence(way.start) for way in chosen}
        return Lists(need, best, "sentence" if len(sentences) > 1 else "overlap", distance)
    return Lists(need, best, "far", distance)


def _of(way: Way, groups: Sequence[Sequence[Phrase]]) -> bool:
    """Whether a way is made of phrases of these lists."""
    texts = {phrase.text for group in groups for phrase in group}
    return set(way.phrase.split(" + ")) <= texts


def _hulls(found: Sequence[Sequence[Way]], need: int) -> Iterator[tuple[int, tuple[Way, ...]]]:
    """How far apart ways of so many lists stand, for all choices (the first thousand) of them."""
    rows = sorted(found, key=len)[:need]
    for chosen in islice(product(*rows), 1000):
        yield max(way.end for way in chosen) - min(way.start for way in chosen), chosen


def _fired(way: Way, rule: Indicator, sight: Sight, rules: Rules, findings: Sequence[Finding]) -> Fired:
    span = _span(sight, way)
    void = tuple(
        (other.phrase, _span(sight, other))
        for other in sight.found(rule.unless)
        if voided(way, [other], rule.within, sight.sentence)
    )
    asked = [_asked(condition, True, span, rules, findings) for condition in rule.near]
    asked += [_asked(condition, False, span, rules, findings) for condition in rule.unless_near]
    return Fired(way.phrase, span, way.similarity, void, tuple(asked))


def _asked(condition: Condition, wanted: bool, span: Span, rules: Rules, findings: Sequence[Finding]) -> Asked:
    fitting = [f for f in findings if fits(condition, f, rules)]
    nearest = min(filter(counts, fitting), key=lambda f: apart(f.span, span), default=None)
    doubtful = min((f for f in fitting if not counts(f)), key=lambda f: apart(f.span, span), default=None)
    return Asked(condition, wanted, nearest, apart(nearest.span, span) if nearest else 0, doubtful)


def _span(sight: Sight, way: Way) -> Span:
    spans = [sight.view.span(*span) for span in way.spans]
    return spans[0][0], max(end for _, end in spans)
