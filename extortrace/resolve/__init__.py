"""Settling doubt: competing claims, national phone numbers, lone ``$`` and ``franc``, by the rest of the message.

Detectors look at one place; this step looks at all of them. What stays open stays a candidate, and what is assumed
stands beside what was said (``assumed_currency``, ``assumed_region``), never in its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from extortrace.knowledge import Rules
from extortrace.model import Finding, Options, Suppressed
from extortrace.resolve import money, phones
from extortrace.resolve.claims import compete, inside_addresses
from extortrace.resolve.evidence import evidence, reason
from extortrace.text import Text


def resolve(
    findings: Iterable[Finding], text: Text, rules: Rules, options: Options
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings settled and in order of place, and those of them that a stop list names."""
    settled = compete(list(findings))
    settled = inside_addresses(settled)
    said = evidence(settled, rules)
    settled = [phones.settle(f, said, text, rules, options) if f.kind == "phone" else f for f in settled]
    said = evidence(settled, rules)
    settled = list(money.settle(settled, said, options))
    settled = _deadlines(settled)
    settled = compete(settled)
    settled = _heard(settled, text)
    settled.sort(key=lambda f: (f.start, f.end, f.kind, f.value))
    listed = []
    for i, finding in enumerate(settled):
        name = rules.stoplists.find(finding.kind, finding.value) if finding.status == "confirmed" else None
        if name:
            settled[i] = replace(finding, flags=(*finding.flags, "stop_listed"))
            listed.append(Suppressed(i, name))
    return tuple(settled), tuple(listed)


_PAYEES = {"channel", "phone", "wallet", "bank_account", "handle", "email", "recipient", "url"}


def _deadlines(findings: list[Finding]) -> list[Finding]:
    """The moment a threat falls is the deadline when no other is given; or, where money has a way, a chance ends."""
    if any(f.kind == "deadline" and f.status == "confirmed" for f in findings):
        return findings
    moments = [f for f in findings if f.kind == "deadline" and reason(f, "threat_moment")]
    sure = {f.kind for f in findings if f.status == "confirmed"}
    if not moments and "amount" in sure and sure & _PAYEES:
        moments = [f for f in findings if f.kind == "deadline" and reason(f, "window_closes")]
    first = min(moments, key=lambda f: f.start, default=None)
    if first is None:
        return findings
    hour = [f for f in moments if 0 <= f.start - first.end <= 5]  # "demain à 10h" says both
    return [replace(f, status="confirmed", confidence=0.6) if f is first or f in hour else f for f in findings]


def _heard(findings: list[Finding], text: Text) -> list[Finding]:
    """Who said it, in a conversation."""
    if not text.turns:
        return findings
    starts = [text.raw_span(turn.head, turn.head + 1)[0] for turn in text.turns]
    heard = []
    for finding in findings:
        at = bisect_right(starts, finding.start) - 1
        heard.append(finding if at < 0 else replace(finding, speaker=text.turns[at].speaker, turn=at))
    return heard
