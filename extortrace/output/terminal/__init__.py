"""The summary of a report for a person at a terminal, who may one day put it before a judge."""

from __future__ import annotations

from collections.abc import Sequence

from extortrace.knowledge import Rules
from extortrace.masking import masked
from extortrace.model import Report
from extortrace.output import Look
from extortrace.output.terminal.demands import demands
from extortrace.output.terminal.details import details
from extortrace.output.terminal.evidence import evidence
from extortrace.output.terminal.indicators import indicators
from extortrace.output.terminal.notes import made_with, notes
from extortrace.output.terminal.page import Page
from extortrace.output.terminal.steps import steps
from extortrace.output.terminal.verdict import verdict
from extortrace.output.terminal.words import Words


def write(reports: Sequence[Report], rules: Rules, look: Look) -> str:
    """The summaries, one below the other."""
    return "\n".join(_summary(masked(report), rules, look) for report in reports)


def _summary(report: Report, rules: Rules, look: Look) -> str:
    page = Page(look)
    words = Words(page, report, rules)
    verdict(page, words, report)
    demands(page, words, report)
    details(page, words, report)
    indicators(page, words, report)
    evidence(page, report)
    steps(page, words, report)
    notes(page, words, report)
    made_with(page, words, report)
    return page.render()
