"""Analyzer: text in, report out. Pure, and the only place where the stages meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from extortrace.assess import assess
from extortrace.dating import day_of, undated, with_days
from extortrace.demand import Ground, assemble, with_roles
from extortrace.detectors import detect
from extortrace.indicators import match, meeting
from extortrace.knowledge import Rules, load_rules
from extortrace.model import Demand, Finding, Hit, Message, Options, Reason, Report, Suppressed
from extortrace.resolve import resolve
from extortrace.stance import Reading as StanceReading
from extortrace.stance import read_stance
from extortrace.text import Text
from extortrace.text.language import COVERED, languages
from extortrace.version import __version__

if TYPE_CHECKING:
    from datetime import date

_ENOUGH = 6
"""Words from which on a language should show."""


@dataclass(frozen=True)
class Reading:
    """A message half read: what was found and what the text is, before demands are joined and weighed."""

    text: Text
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    hits: tuple[Hit, ...]
    counting: tuple[Hit, ...]
    """The hits without those of rules on trial."""
    stance: StanceReading


@dataclass(frozen=True)
class Analyzer:
    """Reads messages with one set of rules and assumptions.

    >>> Analyzer().analyze("ok merci, a demain").assessment.level
    'none'
    """

    rules: Rules = field(default_factory=load_rules)
    options: Options = field(default_factory=Options)

    def read(self, text: Text, day: date | None = None) -> Reading:
        """What stands in the text: details, indicators, stance. ``day`` is that of the message, where it is known."""
        findings, suppressed = resolve(detect(text, self.rules), text, self.rules, self.options)
        findings = with_days(findings, day)
        hits = meeting(match(text, self.rules.indicators), findings, self.rules)
        counting = tuple(hit for hit in hits if hit.counts)
        return Reading(text, findings, suppressed, hits, counting, read_stance(text, findings, counting, self.rules))

    def analyze(self, message: Message | str) -> Report:
        """The report on one message."""
        if isinstance(message, str):
            message = Message(message)
        if not message.sha256:
            message = replace(message, sha256=sha256(message.text.encode("utf-8", "surrogatepass")).hexdigest())
        text = Text(message.text)
        day = day_of(message, self.options)
        read = self.read(text, day)
        ground = Ground(text, read.findings, read.counting, read.stance, self.rules)
        demands, findings = _numbered(assemble(ground), read), with_roles(ground)
        known, unused = self._known(findings, read.suppressed, day)
        spoken = languages(text.glyphs.text)
        return Report(
            message,
            self.options,
            findings,
            (*self._sourced(read.hits), *known),
            demands,
            assess(text, findings, (*read.counting, *known), demands, read.stance, self.rules),
            spoken,
            read.suppressed,
            (*_notes(text, spoken), *undated(findings), *unused, *_broken(self.rules)),
            {"extortrace": __version__, "rules": self.rules.digest, "phonenumbers": self.rules.phones.library},
            self.rules.overlays,
        )

    def _known(
        self, findings: Sequence[Finding], suppressed: Sequence[Suppressed], day: date | None
    ) -> tuple[tuple[Hit, ...], tuple[Reason, ...]]:
        """What watchlists know: hits behind all others, and notes."""
        if not self.rules.watchlists:
            return (), ()
        from extortrace.watch import watch  # nothing to load where no list has a row

        return watch(findings, suppressed, day, self.rules)

    def _sourced(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits with the overlay that each comes from."""
        if not self.rules.overlays:
            return hits
        layers = {hit.rule: rule.layer for hit in hits if (rule := self.rules.indicators.get(hit.rule))}
        return tuple(replace(hit, layer=self.rules.overlay(layers.get(hit.rule, 0))) for hit in hits)


def _numbered(demands: tuple[Demand, ...], read: Reading) -> tuple[Demand, ...]:
    """The demands with their threats as indexes into all hits, not only those that count."""
    if len(read.counting) == len(read.hits):
        return demands
    places = [at for at, hit in enumerate(read.hits) if hit.counts]
    return tuple(replace(demand, threats=tuple(places[i] for i in demand.threats)) for demand in demands)


def _broken(rules: Rules) -> tuple[Reason, ...]:
    """The note that rules could not be read: what they would have found is missing from the report."""
    return (Reason("rules_problems", {"count": len(rules.problems)}),) if rules.problems else ()


def _notes(text: Text, spoken: tuple[str, ...]) -> tuple[Reason, ...]:
    """What a reader must know of how the text was read: disguise undone, languages that the rules do not cover."""
    notes = [Reason(f"undone_{how}", {"count": n}) for how, n in sorted(text.undone.items())]
    strange = [code for code in spoken if code not in COVERED]
    if not spoken and len(text.words.text.split()) >= _ENOUGH:
        notes.append(Reason("language_unknown"))
    if strange and len(strange) == len(spoken):
        notes.append(Reason("language_not_covered", {"languages": ", ".join(strange)}))
    return tuple(notes)
