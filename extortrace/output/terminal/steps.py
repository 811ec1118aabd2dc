"""Next steps: what to do now and whom to tell, by the reader's country."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from extortrace.knowledge.reporting import WORLD, Body
from extortrace.model import Report
from extortrace.output.terminal.page import Page
from extortrace.output.terminal.words import Words

_SERIOUS = ("medium", "high", "critical")


def steps(page: Page, words: Words, report: Report) -> None:
    say, found = page.say, report.assessment
    page.heading(say("ui.next_steps"))
    flags = {flag.code for flag in found.safety}
    table = words.rules.reporting
    country = page.look.country if page.look.country in table.countries else None
    home = country or (table.countries[0] if table.countries else WORLD)
    if flags:
        crisis = table.of(home, "crisis") if country else ()
        _point(page, say("step.crisis" if crisis else "step.crisis_none"), "bold red")
        _bodies(page, crisis)
    if "minor" in flags:
        _point(page, say("step.adult"))
        _point(page, say("step.minors"))
        _bodies(page, (*table.of(home, "minors"), *table.of(WORLD, "minors")))
    if found.level not in _SERIOUS:
        unread = any(note.code in ("language_unknown", "language_not_covered") for note in report.notes)
        if unread:
            _point(page, say("step.unread"))
        elif not flags:
            _point(page, say("step.quiet"))
        return
    for key in ("step.dont_pay", "step.stop", "step.keep"):
        _point(page, say(key))
    _recall(page, words, report)
    _point(page, say("step.report_to", country=words.country(home)))
    _bodies(page, table.of(home, "fraud", "police"))
    if country is None and table.countries:
        others = say("step.report_other", country=words.country(home), countries=", ".join(table.countries))
        page.line(Text(others, "dim"), "    ", 4)
    if found.scheme in ("sextortion", "webcam_bluff"):
        images = (*table.of(home, "images"), *table.of(WORLD, "images"))
        if images:
            _point(page, say("step.images"))
            _bodies(page, images)
    for code in _abroad(report, home):
        if bodies := table.of(code, "fraud", "police"):
            _point(page, say("step.there", country=words.country(code)))
            _bodies(page, bodies)


def _recall(page: Page, words: Words, report: Report) -> None:
    """A transfer that can be stopped, codes that can be blocked, a bank to be told."""
    live = [f for f in report.findings if f.status == "confirmed" and "stop_listed" not in f.flags]
    references = [f for f in live if f.kind == "reference"]
    if references:
        systems = dict.fromkeys(words.channel(f.system) for f in references if f.system)
        operator = ", ".join(systems) or page.say("kind.channel")
        page_refs = ", ".join(dict.fromkeys(words.value(f) for f in references[:4]))
        _point(page, page.say("step.cancel", references=page_refs, operator=operator), "bold")
    brands = dict.fromkeys(words.channel(f.brand) for f in live if f.kind == "voucher" and f.brand)
    if brands:
        _point(page, page.say("step.voucher", brands=", ".join(brands)), "bold")
    if any(f.kind == "bank_account" or f.value == "bank_transfer" for f in live):
        _point(page, page.say("step.bank"))


def _abroad(report: Report, home: str) -> list[str]:
    """Where the money goes: the countries of the demands' places, phones and accounts."""
    parts = ("places", "phones", "accounts")
    indexes = [i for d in report.demands for part in parts for i in d.parts.get(part, ())]
    countries = [report.findings[i].country for i in indexes]
    return list(dict.fromkeys(code for code in countries if code and code != home))


def _point(page: Page, text: str, style: str = "") -> None:
    page.line(Text(text, style), "  • ", 4)


def _bodies(page: Page, bodies: Iterable[Body]) -> None:
    lang = page.look.lang
    for body in bodies:
        known = page.say("step.verified", day=body.verified_on) if body.verified_on else page.say("step.not_verified")
        text = Text(page.show(body.name[lang]))
        for reach in (body.contact, body.url.get(lang, "")):
            if reach:
                text.append(" · ", "dim").append(page.show(reach).replace(" ", "\u00a0"), "bold")
        notes = [note for note in (page.show(body.note.get(lang, "")), known) if note]
        text.append(f" ({page.say('ui.semicolon').join(notes)})", "dim")
        page.line(text, "      ", 8)
