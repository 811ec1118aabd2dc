"""The verdict: level, score, what the text is, scheme, and the reasons that add up to it."""

from __future__ import annotations

from rich.text import Text

from extortrace.model import Report
from extortrace.output.terminal.page import Page
from extortrace.output.terminal.words import Words

STYLES = {
    "none": "bold green",
    "low": "bold green",
    "medium": "bold yellow",
    "high": "bold red",
    "critical": "bold white on red",
}
MOST_SIGNS = 4
SMALL_WORDS = "theme.voice_"
"""Signs that tell a reader little (who is "I", who is "you"): shown only where nothing else is."""


def verdict(page: Page, words: Words, report: Report) -> None:
    say, found = page.say, report.assessment
    page.heading(say("ui.verdict"))
    name = say(f"level.{found.level}").upper()
    badge = (f" {name} " if page.look.styled else name, STYLES[found.level])
    page.row(say("ui.level"), Text.assemble(badge, f"  {found.score}/100  ", say(f"means.{found.level}")))
    page.row(say("ui.what_it_is"), say(f"stance.{found.stance}"))
    page.row(say("ui.scheme"), say(f"scheme.{found.scheme}") if found.scheme else say("ui.no_scheme"))
    for flag in found.safety:
        alarm = f"{words.reason(flag)} {words.quotes(flag.spans, 1)}".rstrip()
        page.row(say("ui.safety"), Text(alarm, "bold red"), "bold red")
    counted = [reason for reason in found.reasons if reason.points is not None and reason.code != "stance_sign"]
    if counted:
        page.row(say("ui.reasons"), "")
    for reason in counted:
        text = Text(words.reason(reason))
        if quotes := words.quotes(reason.spans):
            text.append(f"  {quotes}", "dim")
        page.line(text, Text(f"{reason.points:+8d}  ", "bold"), 10)
    signs = [reason for reason in found.reasons if reason.code == "stance_sign"]
    signs.sort(key=lambda r: (str(r.params.get("sign", "")).startswith(SMALL_WORDS), -float(r.params.get("votes", 0))))
    if signs:
        page.row(say("ui.reads_as"), "")
        page.line(words.reasons(signs[:MOST_SIGNS]), indent=10)
