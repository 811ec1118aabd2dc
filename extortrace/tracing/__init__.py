"""Tracing: why a value that stands in a message was not taken as a detail of some kind, or what it was taken as.

Three sources, none of them canned: the findings of the report with their reasons (near misses and losers included),
the tests and tables of the kind's own detector asked one by one (the table ``TRACERS``), and probes, which read the
message again with one word more or less.

>>> from extortrace.knowledge import load_rules
>>> [answer] = why_not("816 423 779", "MTCN: 816423779", load_rules(), kinds=("reference",)).spots[0].answers
>>> answer.state, [(fact.code, fact.good) for fact in answer.facts]
('rejected', [('mtcn_digits', False), ('labelled', True)])
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extortrace.analyzer import Analyzer
from extortrace.detectors import detect
from extortrace.knowledge import Rules
from extortrace.model import Finding, Message, Options, Report
from extortrace.text import Text
from extortrace.tracing import codes, contacts, digits, names
from extortrace.tracing.probes import Probe, probes
from extortrace.tracing.spots import Fact, Spot, compact, glyph, of_findings, places

TRACERS: dict[str, Callable[[Spot], Iterator[Fact]]] = {
    "amount": digits.amount,
    "phone": digits.phone,
    "reference": digits.reference,
    "channel": names.channel,
    "place": names.place,
    "recipient": names.recipient,
    "wallet": codes.wallet,
    "bank_account": codes.account,
    "voucher": codes.voucher,
    "email": contacts.email,
    "url": contacts.url,
    "handle": contacts.handle,
    "deadline": contacts.deadline,
}
"""For each kind of detail the facts that its detector looks at."""

_ORDER = ("taken", "rejected", "candidate", "lost", "inside", "unseen")
"""What comes closest first."""
State = Literal["taken", "candidate", "rejected", "lost", "inside", "unseen"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a value is, or is not, a detail of a kind."""

    kind: str
    state: State
    finding: Finding | None
    """What the report, or the detector, made of it as this kind."""
    winner: Finding | None
    """What took its characters: a better proven detail, or the address that it stands in."""
    facts: tuple[Fact, ...]
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """One place of the value: what it was taken as, and the answers."""

    spot: Spot
    taken: tuple[Finding, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """All places of a value in a message; none when it does not stand there, then perhaps what comes close."""

    value: str
    report: Report
    spots: tuple[Traced, ...]
    close: str = ""


def why_not(
    value: str, message: Message | str, rules: Rules, options: Options | None = None, kinds: Sequence[str] = ()
) -> Trace:
    """Traces a value as each of the kinds; when none are given, as all that it may be by its characters."""
    options = options or Options()
    message = Message(message) if isinstance(message, str) else message
    report = Analyzer(rules, options).analyze(message)
    text = Text(message.text)
    found = places(value, text) or of_findings(value, report.findings, text)
    if not found:
        return Trace(value, report, (), _close(value, text))
    raw = detect(text, rules)
    spots = [Spot(text, start, end, rules, options, report.findings) for start, end in found]
    return Trace(value, report, tuple(_traced(spot, kinds or _possible(spot), raw, bool(kinds)) for spot in spots))


def _possible(spot: Spot) -> list[str]:
    """What a value may be by its characters."""
    said, letters = spot.said, any(char.isalpha() for char in spot.compact)
    if "@" in said:
        return ["email", "handle"]
    if "://" in said or ("." in said and letters and " " not in said):
        return ["url", "handle"]
    if not letters:
        size = len(spot.digits)
        kinds = {"amount": size < 12, "phone": 6 < size < 18, "reference": size > 4, "bank_account": size > 9}
        kinds |= {"voucher": size > 7, "deadline": size < 5}
        return [kind for kind, may in kinds.items() if may]
    if spot.digits:
        kinds = {"amount": len(said) < 16, "deadline": len(said) < 20, "wallet": len(said) > 24, "reference": True}
        kinds |= {"voucher": len(said) > 7, "bank_account": len(said) > 9, "handle": " " not in said}
        return [kind for kind, may in kinds.items() if may]
    kinds = {"channel": True, "place": True, "recipient": True, "handle": " " not in said, "deadline": True}
    return [kind for kind, may in kinds.items() if may]


def _traced(spot: Spot, kinds: Sequence[str], raw: Sequence[Finding], asked: bool) -> Traced:
    taken = tuple(f for f in spot.findings if f.status == "confirmed" and spot.over(f))
    answers = [_answer(spot, kind, raw, taken, asked) for kind in kinds]
    return Traced(spot, taken, tuple(sorted(answers, key=lambda answer: _ORDER.index(answer.state))))


def _answer(spot: Spot, kind: str, raw: Sequence[Finding], taken: Sequence[Finding], asked: bool) -> Answer:
    sure = next((f for f in taken if f.kind == kind), None)
    if sure:
        return Answer(kind, "taken", sure, None, (), ())
    seen = next((f for f in spot.findings if f.kind == kind and spot.over(f)), None)
    state: State = "unseen"
    winner = None
    if seen:
        state = "rejected" if seen.status == "rejected" else "candidate"
    elif seen := next((f for f in raw if f.kind == kind and spot.over(f)), None):
        state, winner = _lost(spot, taken)
    facts = tuple(dict.fromkeys(_facts(spot, kind)))
    tried = tuple(probes(spot, kind)) if asked or state != "unseen" or _hopeful(facts) else ()
    return Answer(kind, state, seen, winner, facts, tried)


def _facts(spot: Spot, kind: str) -> Iterator[Fact]:
    for fact in TRACERS[kind](spot):
        yield Fact(fact.code, fact.good, _Frozen(fact.params), fact.span)


class _Frozen(dict[str, str | int]):
    """Parameters that can be told apart."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def _hopeful(facts: Sequence[Fact]) -> bool:
    """Whether something speaks for it, so that it is worth a try."""
    return any(fact.good for fact in facts) or len(facts) < 2


def _lost(spot: Spot, taken: Sequence[Finding]) -> tuple[State, Finding | None]:
    """What took a detail away that its detector had found."""
    address = next((f for f in taken if f.kind in ("email", "url", "handle")), None)
    if address:
        return "inside", address
    return ("lost", taken[0]) if taken else ("lost", None)


def _close(value: str, text: Text) -> str:
    """What stands in the text and is nearly the value."""
    from rapidfuzz import fuzz

    from extortrace.indicators.alignment import LONGEST

    said, wanted = text.folded.text[:LONGEST], " ".join(value.casefold().split())
    found = fuzz.partial_ratio_alignment(wanted, said, score_cutoff=75) if compact(value) and said else None
    if found is None:
        return ""
    start, end = found.dest_start, found.dest_end
    while start and said[start - 1].isalnum():
        start -= 1
    while end < len(said) and said[end].isalnum():
        end += 1
    return text.glyphs.text[start:end].strip()


__all__ = ["TRACERS", "Answer", "Fact", "Probe", "Spot", "Trace", "Traced", "glyph", "why_not"]
