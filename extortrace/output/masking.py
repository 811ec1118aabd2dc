"""Payment cards never leave in full: all their digits but the last four become ``*``, at the same offsets.

One step before every writer: the report comes out with its text, values and reasons masked, so that no writer has to
think of it. Nothing else is masked.

>>> from extortrace.model import Finding
>>> digits("4000 0012-3456 7899")
'**** ****-**** 7899'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extortrace.model import Finding, Reason, Report, Span

KEPT = 4


def digits(text: str) -> str:
    """The text with all digits but the last four replaced by ``*``."""
    hidden = max(sum(char.isdigit() for char in text) - KEPT, 0)
    out = []
    for char in text:
        if char.isdigit() and hidden > 0:
            hidden -= 1
            char = "*"
        out.append(char)
    return "".join(out)


def masked(report: Report) -> Report:
    """The report with its card numbers masked; the same report when it has none."""
    cards = [card for finding in report.findings for card in _cards(finding)]
    if not cards:
        return report
    spans = sorted({card.span for card in cards})
    text = _text(report.message.text, spans)
    numbers = {"".join(c for c in number if c.isdigit()) for card in cards for number in (card.value, card.text)}
    numbers = {number for number in numbers if len(number) > KEPT}
    return replace(
        report,
        message=replace(report.message, text=text),
        findings=tuple(_finding(finding, text, spans, numbers) for finding in report.findings),
        hits=tuple(replace(hit, text=text[hit.start : hit.end]) for hit in report.hits),
        demands=tuple(
            replace(demand, contradictions=_reasons(demand.contradictions, numbers)) for demand in report.demands
        ),
        assessment=replace(report.assessment, reasons=_reasons(report.assessment.reasons, numbers)),
    )


def contract(report: Report) -> dict[str, Any]:
    """``Report.to_dict`` masked. The id stays that of the message as received."""
    data = masked(report).to_dict()
    data["message"]["id"] = report.message.id
    return data


def _cards(finding: Finding) -> Iterator[Finding]:
    if finding.kind == "bank_account" and finding.scheme == "card":
        yield finding
    for other in finding.alternatives:
        yield from _cards(other)


def _text(text: str, spans: Sequence[Span]) -> str:
    for start, end in spans:
        text = text[:start] + digits(text[start:end]) + text[end:]
    return text


def _finding(finding: Finding, text: str, spans: Sequence[Span], numbers: set[str]) -> Finding:
    card = finding.kind == "bank_account" and finding.scheme == "card"
    touched = card or any(finding.start < end and start < finding.end for start, end in spans)
    return replace(
        finding,
        value=digits(finding.value) if touched else finding.value,
        text=text[finding.start : finding.end],
        why=_reasons(finding.why, numbers),
        alternatives=tuple(_finding(other, text, spans, numbers) for other in finding.alternatives),
    )


def _reasons(reasons: Sequence[Reason], numbers: set[str]) -> tuple[Reason, ...]:
    return tuple(replace(r, params={name: _param(value, numbers) for name, value in r.params.items()}) for r in reasons)


def _param(value: str | int | float, numbers: set[str]) -> str | int | float:
    shown = "".join(char for char in str(value) if char.isdigit())
    return digits(str(value)) if any(number in shown for number in numbers) else value
