"""Indicators: which rules fired, on which words, how closely."""

from __future__ import annotations

from rich.text import Text

from extortrace.model import Hit, Report, Watched
from extortrace.output.terminal.page import Page
from extortrace.output.terminal.words import Words

MOST = 40
_STYLES = {"high": "bold red", "medium": "bold yellow"}


def indicators(page: Page, words: Words, report: Report) -> None:
    say = page.say
    page.heading(say("ui.indicators"))
    if not report.hits:
        page.line(say("ui.no_indicators"), indent=2)
        return
    rules: dict[tuple[str, str], list[Hit]] = {}
    for hit in report.hits:
        rules.setdefault((hit.rule, hit.phrase if hit.watched else ""), []).append(hit)
    ranked = sorted(rules.values(), key=lambda hits: (-hits[0].weight, hits[0].start))
    for hits in ranked[:MOST]:
        best = max(hits, key=lambda h: h.similarity)
        title = Text.assemble("  ", (words.title(best), _STYLES.get(best.severity, "bold")))
        page.between(title, words.lines(h.start for h in hits), 4)
        quoted = ", ".join(dict.fromkeys(say("ui.quote", text=page.show(h.text, 70)) for h in hits[:3]))
        about = [f"{say(f'category.{best.category}')}, {say('ui.weight', weight=best.weight)}"]
        if best.similarity < 99.95:
            about.append(say("ui.similarity", percent=round(best.similarity)))
        about += [say(f"flag.{flag}") for flag in best.flags]
        about += [say("ui.layer", name=page.show(best.layer))] if best.layer else []
        about += _row(page, best.watched) if best.watched else []
        page.line(Text.assemble((quoted, "red"), (f" · {', '.join(about)} · {best.rule}", "dim")), "    ", 4)
    if len(ranked) > MOST:
        page.line(say("ui.more_rows", count=len(ranked) - MOST), indent=2)


def _row(page: Page, row: Watched) -> list[str]:
    """What a watchlist says of a detail."""
    said = [page.say("ui.watch_source", source=page.show(row.source, 120))] if row.source else []
    said += [page.say("ui.watch_added", day=row.added)] if row.added else []
    said += [page.say("ui.watch_expires", day=row.expires)] if row.expires else []
    return said + ([page.show(row.note, 120)] if row.note else [])
