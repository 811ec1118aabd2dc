"""Demand cards: who asks for how much, how, to whom, where, by when, under what threat; what is missing or odd."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from extortrace.model import Demand, Finding, Report
from extortrace.output.terminal.page import Page
from extortrace.output.terminal.words import Words

_ROWS = (
    ("card.how", ("channels",)),
    ("card.to_whom", ("recipients", "accounts", "wallets", "phones", "handles", "emails")),
    ("card.where", ("places",)),
    ("card.by_when", ("deadlines",)),
    ("card.reference", ("references",)),
    ("card.voucher", ("vouchers",)),
)
_ALWAYS = ("card.how", "card.to_whom")


def demands(page: Page, words: Words, report: Report) -> None:
    say, found = page.say, report.demands
    if not found:
        page.heading(say("ui.demand"))
        page.line(say("ui.no_demand"), indent=2)
        return
    for number, demand in enumerate(found, 1):
        page.heading(say("ui.demand_of", number=number, total=len(found)) if len(found) > 1 else say("ui.demand"))
        _card(page, words, report, demand)


def _card(page: Page, words: Words, report: Report, demand: Demand) -> None:
    say = page.say

    def of(*parts: str) -> list[Finding]:
        return [report.findings[i] for part in parts for i in demand.parts.get(part, ())]

    everything = of(*demand.parts)
    speakers = dict.fromkeys(f.speaker for f in everything if f.speaker and f.kind == "amount")
    who = ", ".join(page.show(speaker) for speaker in speakers) or say(f"speaker.{demand.mode}")
    page.row(say("card.who"), f"{who} ({say(f'mode.{demand.mode}')})")
    sums = _sums(words, report, demand)
    page.row(say("card.how_much"), Text(sums, "bold green") if sums else Text(say("card.not_said"), "dim"))
    for label, parts in _ROWS:
        values = _list(words, of(*parts))
        if values.plain:
            page.row(say(label), values)
        elif label in _ALWAYS:
            page.row(say(label), Text(say("card.not_said"), "dim"))
    for at, hit in enumerate(dict.fromkeys(report.hits[i] for i in demand.threats)):
        quote = say("ui.quote", text=page.show(hit.text, 90))
        page.row(say("card.threat") if at == 0 else "", Text.assemble((quote, "red"), f"  {words.title(hit)}"))
    if demand.missing:
        page.row(say("card.missing"), Text(", ".join(say(f"missing.{part}") for part in demand.missing), "yellow"))
    for at, reason in enumerate(demand.contradictions):
        page.row(say("card.contradictory") if at == 0 else "", Text(words.reason(reason), "yellow"))


def _list(words: Words, findings: Iterable[Finding]) -> Text:
    """Values, each once, with what belongs to them."""
    shown: dict[str, str] = {}
    for finding in findings:
        shown.setdefault(words.value(finding), words.about(finding))
    text = Text()
    for at, (value, about) in enumerate(shown.items()):
        text.append(", " if at else "").append(value, "bold").append(f" ({about})" if about else "", "dim")
    return text


def _sums(words: Words, report: Report, demand: Demand) -> str:
    """The sums as they stand to each other: ``800 $ or 1,500 $``, ``from 300 to 500 EUR``."""
    say = words.page.say
    shown: list[str] = []
    used: set[int] = set()
    often = {i: report.findings[i].quantity for r in demand.relations if r.type == "each" for i in r.amounts}

    def sum_of(i: int) -> str:
        value = words.value(report.findings[i])
        return say("join.each", count=often[i], value=value) if i in often else value

    for relation in demand.relations:
        if relation.type == "each":
            continue
        values = list(dict.fromkeys(map(sum_of, relation.amounts)))
        used.update(relation.amounts)
        shown.append(say(f"join.{relation.type}").join(values))
    rest = [sum_of(i) for i in demand.parts.get("amounts", ()) if i not in used]
    return ", ".join(dict.fromkeys(shown + rest))
