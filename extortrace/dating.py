"""Dating: deadlines as days, and references that carry a day the message cannot know.

The day is the reader's ``--date``, else the message's own; today's clock is never asked. Without a day nothing is
dated, and the report says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extortrace.model import Finding, Message, Options, Reason
from extortrace.text.days import dated, due, names_a_day

if TYPE_CHECKING:
    from datetime import date


def day_of(message: Message, options: Options) -> date | None:
    """The day that relative deadlines count from, or None when none is known."""
    for said in (options.date, message.sent_at):
        if said:
            from datetime import date

            try:
                return date.fromisoformat(said[:10])
            except ValueError:
                continue
    return None


def with_days(findings: Sequence[Finding], day: date | None) -> tuple[Finding, ...]:
    """The findings with the days that deadlines fall on; a reference dated later than the message is doubtful."""
    return tuple(findings) if day is None else tuple(_dated(finding, day) for finding in findings)


def undated(findings: Sequence[Finding]) -> tuple[Reason, ...]:
    """The note that deadlines were not turned into days, where one could have been."""
    open_ones = [f.span for f in findings if _confirmed(f) and f.due is None and names_a_day(f.value)]
    return (Reason("date_not_known", {}, tuple(open_ones[:4])),) if open_ones else ()


def _confirmed(finding: Finding) -> bool:
    return finding.kind == "deadline" and finding.status == "confirmed"


def _dated(finding: Finding, day: date) -> Finding:
    if finding.kind == "deadline" and (falls := due(finding.value, day)):
        return replace(finding, due=falls)
    carried = dated(finding.value) if finding.kind == "reference" else None
    if carried is not None and carried > day:
        why = Reason("dated_after_message", {"date": carried.isoformat(), "message": day.isoformat()})
        return replace(finding, status="candidate", confidence=0.3, why=(*finding.why, why))
    return finding
