"""Notes on how the text was read, and what the report was made with."""

from __future__ import annotations

from rich.text import Text

from extortrace.model import Report
from extortrace.output.terminal.page import Page
from extortrace.output.terminal.words import Words


def notes(page: Page, words: Words, report: Report) -> None:
    found = report.message.notes + report.notes
    if found:
        page.heading(page.say("ui.notes"))
    for note in found:
        page.line(Text(words.reason(note), "bold yellow" if note.code == "language_not_covered" else ""), "  • ", 4)


def made_with(page: Page, words: Words, report: Report) -> None:
    """Source, digest and versions: what makes the reading repeatable."""
    say, message = page.say, report.message
    page.heading(say("ui.versions"))
    languages = ", ".join(say(f"language.{code}") for code in report.languages)
    known = f"source.{message.source}"
    about = [say(known) if page.knows(known) else page.show(message.source)]
    about += [say("ui.chars", count=words.number(str(len(message.text))))]
    about += [say("ui.encoding", encoding=message.encoding)] if message.encoding else []
    about += [say("ui.languages", names=languages)] if languages else []
    page.row(say("ui.source"), " · ".join(about))
    page.line(message.sha256, f"  {say('ui.sha256')} ", 10)
    given = {"region": report.options.region, "dollar": report.options.dollar, "date": report.options.date}
    if any(given.values()):
        what = ", ".join(f"{name} {value}" for name, value in given.items() if value)
        page.line(say("ui.assumptions", what=what), indent=2)
    versions = [f"{name} {value}" for name, value in report.versions.items() if name != "rules"]
    digest = report.versions.get("rules", "").removeprefix("sha256:")[:16]
    page.line(Text(f"{' · '.join(versions)} · {say('ui.rules')} {digest}", "dim"), indent=2)
    if report.overlays:
        marks = [(page.show(name), digest.removeprefix("sha256:")[:16]) for name, digest in report.overlays]
        names = ", ".join(f"{name} {mark}" for name, mark in marks)
        page.line(Text(say("ui.overlays", names=names), "dim"), indent=2)
    page.line(Text(say("ui.disclaimer"), "dim"), indent=2)
