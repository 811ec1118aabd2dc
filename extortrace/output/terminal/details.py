"""Details: every finding with its value, what was written, its line, why it counts; doubtful ones apart."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from extortrace.model import KINDS, Finding, Report
from extortrace.output.terminal.page import LABEL, Page
from extortrace.output.terminal.words import Words

MOST = 60
"""Rows of a section; the JSON output has all."""
STYLES = {
    "amount": "bold green",
    "channel": "bold cyan",
    "voucher": "bold cyan",
    "place": "bold yellow",
    "deadline": "bold yellow",
}
OTHER = "bold magenta"


def details(page: Page, words: Words, report: Report) -> None:
    say = page.say
    lists = {s.finding: s.list for s in report.suppressed}
    listed = [f for i, f in enumerate(report.findings) if i in lists]
    open_ = [f for i, f in enumerate(report.findings) if i not in lists]
    confirmed = [f for f in open_ if f.status == "confirmed"]
    page.heading(say("ui.details"))
    if confirmed:
        _rows(page, words, confirmed)
    else:
        page.line(say("ui.no_details"), indent=2)
    for title, findings in (
        ("ui.doubtful", [f for f in open_ if f.status == "candidate"]),
        ("ui.near_misses", [f for f in open_ if f.status == "rejected"]),
        ("ui.stop_listed", listed),
    ):
        if findings:
            page.blank()
            page.line(Text(say(title), "underline"), indent=2)
            _rows(page, words, findings)


def _rows(page: Page, words: Words, findings: Sequence[Finding]) -> None:
    """A row for each different value, in the order of the kinds."""
    order = {kind: at for at, kind in enumerate(KINDS)}
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (order.get(f.kind, len(order)), f.start)):
        groups.setdefault((finding.kind, words.value(finding)), []).append(finding)
    last = ""
    for (kind, value), same in list(groups.items())[:MOST]:
        _row(page, words, "" if kind == last else page.say(f"kind.{kind}"), value, same)
        last = kind
    if len(groups) > MOST:
        page.line(page.say("ui.more_rows", count=len(groups) - MOST), indent=2)


def _row(page: Page, words: Words, label: str, value: str, same: Sequence[Finding]) -> None:
    say, first = page.say, same[0]
    left = Text.assemble("  ", (f"{label:<{LABEL}} ", "dim"), (value, STYLES.get(first.kind, OTHER)))
    about = words.about(first)
    if about and len(left.plain) + len(about) + 16 <= page.look.width:
        left.append(f"  {about}")
        about = ""
    page.between(left, words.lines(f.start for f in same))
    written = list(dict.fromkeys(page.show(f.text, 60) for f in same))
    parts = [about] if about else []
    if written != [value.replace("\u00a0", " ")]:
        parts.append(say("ui.written", text=" / ".join(written[:3])))
    parts.append(words.reasons(reason for f in same for reason in f.why))
    for other in first.alternatives[:3]:
        more = words.about(other)
        value = f"{words.value(other)} ({more})" if more else words.value(other)
        parts.append(say("ui.otherwise", kind=say(f"kind.{other.kind}"), value=value))
    page.line(Text(" · ".join(part for part in parts if part), "dim"), " " * (LABEL + 3), LABEL + 3)
