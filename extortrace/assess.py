"""Assessment: is there a case here? A score that is the sum of its reasons, the level of its band, the scheme.

Facts are what was found (a threat, a demand, a payee …); ``rules/scoring.yml`` says which combinations of them count
for what. Safety flags stand beside the score and never change it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extortrace.knowledge import Rules
from extortrace.model import Assessment, Demand, Finding, Hit, Level, Reason, Span
from extortrace.stance import Reading
from extortrace.text import Text

Facts = Mapping[str, tuple[Span, ...]]
_PAYEES = ("recipients", "accounts", "wallets", "phones", "handles", "emails")
_WHOLE = ("demand", "told_demand", "account")
"""Facts that span much of the text: shown as evidence only where nothing nearer is."""
_VICTIM = ("victim_account", "victim_reply")
_SHOWN = 4
"""Spans listed with a reason: enough to see it, not all of a long text."""


def assess(
    text: Text,
    findings: Sequence[Finding],
    hits: Sequence[Hit],
    demands: Sequence[Demand],
    reading: Reading,
    rules: Rules,
) -> Assessment:
    """Weighs what was found in one message."""
    scheme, lead, shown = _scheme(reading, rules)
    facts = gather(text, findings, hits, demands, reading, rules)
    if scheme:
        clear = min(lead, reading.lead)
        names = [fact for fact, members in rules.scoring.facts.items() if any(_said(m, scheme, clear) for m in members)]
        facts = {**facts, **{name: facts.get(name, ()) + shown for name in names}}
    reasons = list(_combine(facts, reading.stance, rules))
    score = sum(reason.points or 0 for reason in reasons)
    cap = min(rules.scoring.caps.get(reading.stance, 100), 100)
    if score > cap:
        reasons.append(Reason("capped", {"stance": reading.stance, "cap": cap}, (), cap - score))
        score = cap
    level: Level = rules.scoring.level(score)
    return Assessment(level, score, reading.stance, scheme, tuple(reasons) + reading.why, _safety(hits))


def _said(member: str, scheme: str, clear: float) -> bool:
    """Whether a member of a fact is the scheme that was read, or how clearly it was (``clear>=1.5``)."""
    name, _, least = member.partition(">=")
    return clear >= float(least) if name == "clear" else member == f"scheme.{scheme}"


def gather(
    text: Text,
    findings: Sequence[Finding],
    hits: Sequence[Hit],
    demands: Sequence[Demand],
    reading: Reading,
    rules: Rules,
) -> Facts:
    """The facts that hold and the characters that show them."""
    found: dict[str, list[Span]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for fact, members in rules.scoring.facts.items():
        for member in members:
            names[member].append(fact)
    for sign in reading.signs:
        if sign.name.startswith("theme."):
            for least in range(1, sign.count + 1):
                for fact in names.get(f"{sign.name}>={least}", ()):
                    found[fact] += sign.spans[:_SHOWN]
    for hit in hits:
        if hit.watched is None and reading.who(hit.start) == "victim" and hit.category not in _VICTIM:
            continue
        member = f"{hit.category}.{hit.watched.kind}" if hit.watched else ""
        for fact in names.get(member, names.get(hit.category, ())):
            found[fact].append(hit.span)
        if hit.category == "repeat_demand":
            found["repeat"].append(hit.span)
    for demand in demands:
        span = (demand.start, demand.end)
        ways = [*demand.parts.get("channels", ()), *demand.parts.get("accounts", ()), *demand.parts.get("wallets", ())]
        if demand.mode == "direct" and (demand.parts.get("amounts") or ways):
            found["demand"].append(span)
            if demand.parts.get("amounts") and ways:
                found["payable"].append(span)
        if demand.mode in ("quoted", "told"):
            found["told_demand"].append(span)
        for part in _PAYEES:
            found["payee"] += [findings[i].span for i in demand.parts.get(part, ())]
        found["deadline"] += [findings[i].span for i in demand.parts.get("deadlines", ())]
    for finding in findings:
        if finding.status != "confirmed" or "stop_listed" in finding.flags:
            continue
        if finding.kind in ("reference", "voucher", "wallet", "bank_account"):
            found["identifier"].append(finding.span)
        if finding.kind == "amount":
            found["sum"].append(finding.span)
        if finding.kind in ("phone", "email", "handle", "url", "recipient"):
            found["contact"].append(finding.span)
        if finding.kind == "amount" and finding.role == "paid":
            found["paid"].append(finding.span)
        if finding.kind in ("reference", "voucher") and reading.stance == "account":
            found["paid"].append(finding.span)
    if reading.stance == "account":
        found["account"].append((0, len(text.raw)))
    undone = sum(text.undone[how] for how in ("look_alike", "hidden", "mark"))
    if undone >= 3 or any("obfuscated" in hit.flags for hit in hits):
        found["disguise"].append((0, len(text.raw)))
    return {fact: tuple(spans) for fact, spans in found.items() if spans}


def _combine(facts: Facts, stance: str, rules: Rules) -> list[Reason]:
    """The combinations that hold, without those that a stronger one covers."""
    holding = [
        c
        for c in rules.scoring.combinations
        if all(fact in facts for fact in c.all)
        and (not c.any or any(fact in facts for fact in c.any))
        and (not c.stances or stance in c.stances)
    ]
    covered = {id for c in holding for id in c.covers}
    reasons = []
    for combination in holding:
        if combination.id not in covered:
            telling = [fact for fact in combination.all if fact not in _WHOLE] or combination.all
            spans = [span for fact in telling for span in facts[fact][:_SHOWN]]
            reasons.append(Reason(combination.id, {}, tuple(dict.fromkeys(spans)), combination.points))
    total = sum(reason.points or 0 for reason in reasons)
    if total > 100:
        reasons.append(Reason("full", {}, (), 100 - total))
    return reasons


def _scheme(reading: Reading, rules: Rules) -> tuple[str | None, float, tuple[Span, ...]]:
    """The scheme that the signs speak for most, by how many votes, and where the signs that do stand."""
    best, lead = rules.scoring.scheme.choose({sign.name: sign.strength for sign in reading.signs}, "none")
    if best == "none":
        return None, lead, ()
    votes = rules.scoring.scheme.votes
    speaking = sorted(reading.signs, key=lambda s: (-votes.get(s.name, {}).get(best, 0.0) * s.strength, s.name))
    return best, lead, tuple(span for sign in speaking[:3] for span in sign.spans[:_SHOWN])


def _safety(hits: Sequence[Hit]) -> tuple[Reason, ...]:
    """A minor, or somebody who may hurt themselves: what a reader must see first, whatever the score."""
    flags = []
    for category in ("minor", "self_harm"):
        spans = tuple(hit.span for hit in hits if hit.category == category)
        if spans:
            flags.append(Reason(category, {}, spans[:_SHOWN]))
    return tuple(flags)
