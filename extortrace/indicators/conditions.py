"""Conditions on details: which hits stand near what their rule wants near, and far from what it does not.

Only confirmed findings that no stop list names are details; they are known when the whole message has been read, so
this comes after matching and after ``resolve``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from extortrace.knowledge import Rules
from extortrace.knowledge.indicators import DETAILS, Condition
from extortrace.model import Finding, Hit, Span

_OF_A_COUNTRY = ("phone", "place", "bank_account")


def met(hits: Sequence[Hit], findings: Sequence[Finding], rules: Rules) -> tuple[Hit, ...]:
    """The hits whose conditions are met; those of rules without conditions always are."""
    details: dict[Condition, list[Finding]] = {}

    def near(hit: Hit, condition: Condition) -> bool:
        if condition not in details:
            details[condition] = [f for f in findings if counts(f) and fits(condition, f, rules)]
        reach = condition.within
        return any(reach is None or apart(finding.span, hit.span) <= reach for finding in details[condition])

    def stands(hit: Hit) -> bool:
        rule = rules.indicators.get(hit.rule) if hit.rule in rules.indicators.conditioned else None
        return rule is None or (
            all(near(hit, condition) for condition in rule.near)
            and not any(near(hit, condition) for condition in rule.unless_near)
        )

    return tuple(hit for hit in hits if stands(hit))


def counts(finding: Finding) -> bool:
    """Whether a finding is a detail that conditions may speak of."""
    return finding.status == "confirmed" and "stop_listed" not in finding.flags


def fits(condition: Condition, finding: Finding, rules: Rules) -> bool:
    """Whether a finding is what a condition asks for, wherever it stands."""
    for detail in condition.details:
        if detail == finding.kind or (detail == "country" and finding.kind in _OF_A_COUNTRY and finding.country):
            return _is_one_of(detail, condition.values, finding, rules) and _at_least(condition.at_least, finding)
    return False


def _is_one_of(detail: str, values: Sequence[str], finding: Finding, rules: Rules) -> bool:
    if not values:
        return True
    if detail == "channel":
        channel = rules.channels.by_id.get(finding.value)
        return finding.value in values or (channel is not None and channel.kind in values)
    field = getattr(finding, DETAILS[detail] or "value")
    return field in values or (detail == "amount" and finding.symbol in values)


def _at_least(least: int, finding: Finding) -> bool:
    try:
        return not least or Decimal(finding.value) >= least
    except InvalidOperation:
        return False


def apart(one: Span, other: Span) -> int:
    """Characters between two stretches; 0 when they touch or overlap."""
    return max(one[0] - other[1], other[0] - one[1], 0)
