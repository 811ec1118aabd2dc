"""``extortrace why-not``: why something in a message was not taken as a detail, or what it was taken as."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import layers, outputs
from extortrace.cli.errors import Failure
from extortrace.cli.language import check
from extortrace.cli.texts import one_text
from extortrace.model import KINDS
from extortrace.output.catalog import Speaker

if TYPE_CHECKING:
    from extortrace.cli.explained import Lines
    from extortrace.knowledge import Rules
    from extortrace.model import Finding
    from extortrace.output.terminal.words import Words
    from extortrace.tracing import Answer, Fact, Trace, Traced

OTHERWISE = {
    "mtcn": "reference", "ref": "reference", "sum": "amount", "tel": "phone", "name": "recipient", "payee": "recipient",
    "account": "bank_account", "iban": "bank_account", "rib": "bank_account", "card": "bank_account", "link": "url",
    "code": "voucher", "city": "place", "country": "place", "mail": "email", "address": "wallet",
}  # fmt: skip
"""What people call the kinds, beside their names."""


def mount(app: typer.Typer, say: Speaker, command: type) -> None:
    """Adds the command, its help in the reader's language."""
    value_: Any = typer.Argument(..., help=say("cli.why_value"), metavar="VALUE")
    file_: Any = typer.Argument(None, help=say("cli.explain_file"), metavar="[FILE]", show_default=False)
    text_: Any = typer.Option(None, "--text", help=say("cli.explain_text"), metavar="TEXT", show_default=False)
    as_: Any = typer.Option(
        None, "--as", help=say("cli.why_as", kinds=", ".join(KINDS)), metavar="KIND", show_default=False
    )
    json_: Any = typer.Option(False, "--json", help=say("cli.why_json"))
    region_: Any = typer.Option("", "--region", help=say("cli.region"), metavar="CC", show_default=False)
    folder_: Any = typer.Option(None, "--rules", help=say("cli.rules_folder"), metavar="DIR", show_default=False)
    lang_: Any = typer.Option("", "--lang", help=say("cli.lang"), metavar="en|fr", show_default=False)

    @app.command("why-not", help=say("cli.why_not"), epilog=say("cli.explain_codes"), cls=command)
    def why_not_(
        value: str = value_,
        file: Path | None = file_,
        text: str | None = text_,
        kinds: list[str] | None = as_,
        as_json: bool = json_,
        region: str = region_,
        folder: list[Path] | None = folder_,
        lang: str = lang_,
    ) -> None:
        if lang:
            check(lang)
        from extortrace.model import Options
        from extortrace.tracing import why_not

        wanted = [_kind(kind) for kind in kinds or ()]
        rules = layers.load(folder)
        if region and Options(region).region not in rules.places.countries:
            raise Failure("region", 2, value=region)
        trace = why_not(value, one_text(file, text, say), rules, Options(region or None), wanted)
        if as_json:
            outputs.show(json.dumps(to_dict(trace), ensure_ascii=True, indent=2) + "\n")
        else:
            show(trace, rules, say)
        raise typer.Exit(0 if trace.spots else 1)


def _kind(said: str) -> str:
    kind = OTHERWISE.get(said.casefold(), said.casefold().replace("-", "_"))
    if kind not in KINDS:
        raise Failure("kind", 2, value=said, choices=", ".join(KINDS))
    return kind


def show(trace: Trace, rules: Rules, say: Speaker) -> None:
    """The answers, one place of the value after the other."""
    from extortrace.cli.explained import Lines
    from extortrace.output import Look
    from extortrace.output.terminal.page import Page
    from extortrace.output.terminal.words import Words
    from extortrace.text import Text

    lines = Lines(say, trace.spots[0].spot.text if trace.spots else Text(trace.report.message.text))
    if not trace.spots:
        code = "not_there_close" if trace.close else "not_there"
        lines.sentence(say(f"why_not.{code}", value=trace.value, close=trace.close))
        return
    words = Words(Page(Look(say.lang)), trace.report, rules)
    for number, traced in enumerate(trace.spots):
        if number:
            lines.blank()
        _spot(lines, traced, words)


def _spot(lines: Lines, traced: Traced, words: Words) -> None:
    say = lines.say
    span = traced.spot.span
    place = say("why_not.at", text=lines.quoted(span), line=lines.number(span))
    lines.sentence(place, "bold")
    for finding in traced.taken:
        lines.mark(True, say("why_not.taken", what=_finding(finding, words)))
    if not traced.taken:
        lines.item(say("why_not.taken_as_nothing"))
    idle = []
    for answer in traced.answers:
        if answer.state == "unseen" and not answer.probes and not any(fact.good for fact in answer.facts):
            idle.append(answer)
        elif answer.state != "taken":
            _answer(lines, answer, words)
    if len(traced.answers) == len(idle) == 1:
        _answer(lines, idle[0], words)
    elif idle:
        lines.blank()
        lines.item(say("why_not.others", kinds=", ".join(say(f"kind.{answer.kind}") for answer in idle)))


def _finding(finding: Finding, words: Words) -> str:
    """Kind, value and reasons of a finding, in words."""
    kind = words.page.say(f"kind.{finding.kind}")
    value = " ".join(filter(None, (kind, words.value(finding).replace("\xa0", " "), words.about(finding))))
    return words.page.say("why_not.because", value=value, why=words.reasons(finding.why))


def _answer(lines: Lines, answer: Answer, words: Words) -> None:
    say = lines.say
    lines.heading(say(f"why_not.state_{answer.state}", kind=say(f"kind.{answer.kind}")))
    if answer.finding:
        lines.item(_finding(answer.finding, words))
    if answer.winner:
        lines.item(say("why_not.won_by", what=_finding(answer.winner, words)))
    for fact in answer.facts:
        lines.mark(fact.good, _fact(fact, words))
    if not answer.facts and not answer.finding:
        lines.item(say("why_not.no_facts"))
    if answer.probes:
        lines.line("  ", (say("why_not.would"), "bold"))
        for probe in answer.probes:
            lines.item(say(f"probe.{probe.how}", what=probe.what.strip(), value=probe.value), 4)


def _fact(fact: Fact, words: Words) -> str:
    params = dict(fact.params)
    if country := params.get("country"):
        params["country"] = words.country(str(country))
    return words.page.say(f"trace.{fact.code}", **params)


def to_dict(trace: Trace) -> dict[str, Any]:
    """The JSON of a trace, cards masked: schema ``extortrace.trace/1``."""
    from extortrace.cli.explained import masked

    def finding(one: Finding | None) -> dict[str, Any] | None:
        return one.to_dict(trace.report.line_of(one.start)) if one else None

    def answer(one: Answer) -> dict[str, Any]:
        facts = [
            {"code": fact.code, "good": fact.good, "params": dict(fact.params), "span": fact.span and list(fact.span)}
            for fact in one.facts
        ]
        probes = [{"how": probe.how, "what": probe.what, "value": probe.value} for probe in one.probes]
        found = {"kind": one.kind, "state": one.state, "finding": finding(one.finding), "winner": finding(one.winner)}
        return found | {"facts": facts, "probes": probes}

    places = [
        {"text": trace.report.message.text[slice(*traced.spot.span)], "start": traced.spot.span[0],
         "end": traced.spot.span[1], "line": trace.report.line_of(traced.spot.span[0]),
         "taken": [finding(one) for one in traced.taken], "answers": [answer(one) for one in traced.answers]}
        for traced in trace.spots
    ]  # fmt: skip
    found: dict[str, Any] = masked(
        {"schema": "extortrace.trace/1", "value": trace.value, "close": trace.close or None, "places": places}
    )
    return found
