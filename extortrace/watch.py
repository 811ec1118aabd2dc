"""Watch: details of a message that a watchlist knows from another case.

Each is a hit like that of an indicator, of the rule ``watchlist:<list>``, with the row's source, day and note. What a
stop list names is no hit, whatever a watchlist says; a row that has expired by the day of the message is none either.
Both are said in the notes. Today's clock is never asked: where no day is known, rows with an end hold, which is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extortrace.knowledge import Rules
from extortrace.knowledge.watchlists import Entry
from extortrace.masking import mask
from extortrace.model import Finding, Hit, Reason, Span, Suppressed, Watched

CATEGORY = "watchlist"
BY_NAME = "by_name"
"""The flag of a hit on a name: many people may have it."""
_WEIGHT, _NAME_WEIGHT = 40, 10
_SHOWN = 4


def watch(
    findings: Sequence[Finding], suppressed: Sequence[Suppressed], day: date | None, rules: Rules
) -> tuple[tuple[Hit, ...], tuple[Reason, ...]]:
    """What watchlists know of the confirmed findings, and what must be said of rows that were not used."""
    hits: list[Hit] = []
    notes: dict[tuple[str, str, str], list[Span]] = {}
    stopped = {one.finding: one.list for one in suppressed}
    for number, finding in enumerate(findings):
        if finding.status != "confirmed":
            continue
        for entry, likeness in rules.watchlists.find(finding.kind, finding.value, finding.platform):
            expires = date.fromisoformat(entry.expires) if entry.expires else None
            if number in stopped:
                notes.setdefault(("watch_stopped", entry.list, stopped[number]), []).append(finding.span)
            elif expires and day and expires < day:
                notes.setdefault(("watch_expired", entry.list, entry.expires), []).append(finding.span)
            else:
                hits.append(_hit(finding, entry, likeness, rules))
                if expires and not day:
                    notes.setdefault(("watch_undated", entry.list, entry.expires), []).append(finding.span)
    return tuple(hits), tuple(
        Reason(code, {"list": name, _SAYS[code]: other}, tuple(spans[:_SHOWN]))
        for (code, name, other), spans in notes.items()
    )


_SAYS = {"watch_stopped": "stop_list", "watch_expired": "expires", "watch_undated": "expires"}


def _hit(finding: Finding, entry: Entry, likeness: float, rules: Rules) -> Hit:
    person = entry.kind == "recipient"
    row = Watched(entry.kind, mask(entry.source), entry.added, entry.expires, mask(entry.note))
    return Hit(
        f"{CATEGORY}:{entry.list}", CATEGORY, "medium" if person else "high", _NAME_WEIGHT if person else _WEIGHT,
        entry.value, likeness, finding.start, finding.end, finding.text, finding.parts, (BY_NAME,) if person else (),
        rules.overlay(entry.layer), row,
    )  # fmt: skip
