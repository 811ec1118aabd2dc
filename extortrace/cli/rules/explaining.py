"""``rules explain``: why a rule fires on a text, or does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.explained import Lines, masked
from extortrace.cli.rules.common import Folders, folder_option, lang_option, load, refuse, unknown
from extortrace.cli.texts import one_text
from extortrace.output.catalog import Speaker

if TYPE_CHECKING:
    from extortrace.indicators.advice import Advice
    from extortrace.indicators.explain import Asked, Explanation, Fired, Lists, Tried
    from extortrace.knowledge import Rules
    from extortrace.knowledge.indicators import Condition, Indicator
    from extortrace.model import Message

SHOWN = 4
"""Phrases that are shown unless all are asked for; and places where the rule fires."""


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    rule_: Any = typer.Argument(..., help=say("cli.rule"), metavar="ID")
    file_: Any = typer.Argument(None, help=say("cli.explain_file"), metavar="[FILE]", show_default=False)
    text_: Any = typer.Option(None, "--text", help=say("cli.explain_text"), metavar="TEXT", show_default=False)
    all_: Any = typer.Option(False, "--all", help=say("cli.explain_all"))
    json_: Any = typer.Option(False, "--json", help=say("cli.explain_json"))
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("explain", help=say("cli.rules_explain"), epilog=say("cli.explain_codes"), cls=command)
    def explain_(
        rule: str = rule_,
        file: Path | None = file_,
        text: str | None = text_,
        everything: bool = all_,
        as_json: bool = json_,
        folder: Folders = folder_,
        lang: str = lang_,
    ) -> None:
        refuse(lang)
        loaded = load(folder)
        found = one(loaded, rule)
        tried = try_rule(loaded, found, one_text(file, text, say))
        if as_json:
            outputs.show(json.dumps(to_dict(tried), ensure_ascii=True, indent=2) + "\n")
        else:
            show(tried, loaded, say, everything)


def one(rules: Rules, id: str) -> Indicator:
    """The rule of this id; a retired one names its successor."""
    from extortrace.cli.errors import Failure

    found = rules.indicators.get(id)
    if found is None and id in rules.indicators.retired:
        raise Failure("rule_retired", 2, value=id, other=rules.indicators.retired[id])
    if found is None:
        raise unknown(id, [rule.id for rule in rules.indicators.rules])
    return found


def try_rule(rules: Rules, rule: Indicator, message: Message) -> Explanation:
    from extortrace.analyzer import Analyzer
    from extortrace.indicators.explain import explain
    from extortrace.text import Text

    read = Analyzer(rules).read(Text(message.text))
    return explain(rule, read.text, rules, read.findings, read.hits)


def show(tried: Explanation, rules: Rules, say: Speaker, everything: bool) -> None:
    from extortrace.indicators.advice import advice

    lines = Lines(say, tried.text)
    rule = tried.rule
    lines.sentence(f"{rule.id}: {rule.title.get(say.lang) or rule.title.get('en', '')}", "bold")
    about = {"category": rule.category, "group": rule.group, "severity": rule.severity, "status": rule.status}
    lines.sentence(say("rules.about", weight=rule.weight, **about), "dim")
    _verdict(lines, tried, everything)
    if tried.phrases:
        _phrases(lines, tried, everything)
    for lists in tried.nearest:
        _lists(lines, lists, rule.within)
    pieces = advice(tried)
    if pieces:
        lines.heading(say("explain.would_stop" if tried.fires else "explain.would_fire"))
        for piece in pieces:
            lines.item(_advice(piece, say))


def _verdict(lines: Lines, tried: Explanation, everything: bool) -> None:
    say = lines.say
    lines.blank()
    verdict = "fires" if tried.fires else "voided" if tried.fired else "does_not_fire"
    lines.sentence(say(f"explain.{verdict}"), "bold green" if tried.fires else "bold red")
    if tried.fires and tried.rule.status == "experimental":
        lines.item(say("explain.experimental"))
    if tried.disguised or any("obfuscated" in hit.flags for hit in tried.hits):
        lines.item(say("explain.disguised"))
    for fired in tried.fired[: len(tried.fired) if everything else SHOWN]:
        _fired(lines, fired)
    if len(tried.fired) > SHOWN and not everything:
        lines.item(say("explain.more_places", count=len(tried.fired) - SHOWN))


def _fired(lines: Lines, fired: Fired) -> None:
    say = lines.say
    there = say("explain.there", phrase=fired.phrase, text=lines.quoted(fired.span), line=lines.number(fired.span))
    lines.mark(fired.stands, f"{there} ({say('ui.similarity', percent=round(fired.similarity))})")
    for phrase, span in fired.void:
        lines.mark(False, say("explain.void", phrase=phrase, line=lines.number(span)), 4)
    for asked in fired.asked:
        lines.mark(asked.met, _asked(asked, lines), 4)


def _asked(asked: Asked, lines: Lines) -> str:
    """A condition at a hit, and what stands there."""
    say = lines.say
    wanted = say("explain.near" if asked.wanted else "explain.unless_near", what=condition(asked.condition, say))
    nearest = asked.finding or asked.doubtful
    if nearest is None:
        return say("explain.and_none", wanted=wanted)
    params = {"text": lines.quoted(nearest.span), "line": lines.number(nearest.span), "distance": asked.distance}
    code = "explain.and_doubtful" if asked.finding is None else "explain.and_there"
    return say(code, wanted=wanted, **params)


def _phrases(lines: Lines, tried: Explanation, everything: bool) -> None:
    say = lines.say
    lines.heading(say("rules.any"))
    shown = [phrase for phrase in tried.closest if everything or phrase.lack != "absent"]
    shown = shown if everything else shown[:SHOWN]
    for phrase in shown:
        _tried(lines, phrase)
    if len(tried.phrases) > len(shown):
        lines.item(say("explain.more_phrases" if shown else "explain.no_phrase", count=len(tried.phrases) - len(shown)))


def _lists(lines: Lines, lists: Lists, within: int) -> None:
    say = lines.say
    code = "rules.each" if lists.need == len(lists.best) else "rules.some"
    lines.heading(say(code, within=within, count=lists.need))
    for number, best in enumerate(lists.best, 1):
        _tried(lines, best, say("rules.group", number=number))
    if lists.apart != "missing":
        lines.mark(not lists.apart, say(f"explain.lists_{lists.apart or 'together'}", distance=lists.distance))


def _tried(lines: Lines, phrase: Tried, before: str = "") -> None:
    """A phrase and what stands where it comes closest; letters that differ are marked."""
    say = lines.say
    head = f"{before}: " if before else ""
    if phrase.lack == "absent":
        lines.mark(False, f"{head}{say('explain.absent', phrase=phrase.phrase)}")
        return
    percent = say("ui.similarity", percent=round(phrase.similarity))
    place = say("ui.line", lines=lines.number(phrase.span)) if phrase.span else ""
    lines.mark(phrase.span is not None, f"{head}{phrase.phrase}", about=" · ".join(filter(None, (percent, place))))
    for near in phrase.parts:
        if near.lack == "absent":
            lines.item(say("explain.absent", phrase=near.part), 6)
        elif near.edits:
            lines.aligned(near.part, near.seen)
            code = "explain.differs" if near.edits == 1 else "explain.differ"
            said = say(code, count=near.edits, most=near.most)
            if near.changed:
                said += say("ui.semicolon") + say("explain.changed", ours=near.changed[0], theirs=near.changed[1])
            lines.item(said, 6)
    if phrase.lack == "gap":
        lines.item(
            say("advice.gap_order" if phrase.gap is None else "advice.gap", phrase=phrase.phrase, gap=phrase.gap), 6
        )


def condition(one: Condition, say: Speaker) -> str:
    """What a condition asks for, in words."""
    what = say("explain.or").join(say(f"kind.{detail}") for detail in one.details)
    if one.values:
        what += f" ({', '.join(one.values)})"
    if one.at_least:
        what += say("explain.at_least", sum=one.at_least)
    return what + (say("explain.anywhere") if one.within is None else say("explain.within", within=one.within))


def _advice(piece: Advice, say: Speaker) -> str:
    params = dict(piece.params)
    if "condition" in params:
        params["condition"] = condition(params["condition"], say)
    if "phrases" in params:
        params["phrases"] = ", ".join(say("ui.quote", text=phrase) for phrase in params["phrases"])
    if "lists" in params:
        params["lists"] = ", ".join(map(str, params["lists"]))
    return say(f"advice.{piece.code}", **params)


def to_dict(tried: Explanation) -> dict[str, Any]:
    """The JSON of an explanation, cards masked: schema ``extortrace.explanation/1``."""
    from extortrace.indicators.advice import advice

    raw = tried.text.raw

    def phrase(one: Tried) -> dict[str, Any]:
        parts = [
            {"part": near.part, "seen": near.seen, "edits": near.edits, "allowed": near.most, "lack": near.lack}
            for near in one.parts
        ]
        found = {"phrase": one.phrase, "similarity": round(one.similarity, 1), "lack": one.lack, "parts": parts}
        return found | {"span": list(one.span) if one.span else None, "gap": one.gap}

    def asked(one: Asked) -> dict[str, Any]:
        finding = one.finding or one.doubtful
        return {
            "near": one.wanted, **_plain(one.condition), "met": one.met,
            "finding": finding and {"kind": finding.kind, "text": finding.text, "start": finding.start,
                                    "end": finding.end, "status": finding.status},
            "distance": one.distance if one.finding else None,
        }  # fmt: skip

    found: dict[str, Any] = {
        "schema": "extortrace.explanation/1",
        "rule": tried.rule.id,
        "status": tried.rule.status,
        "fires": tried.fires,
        "disguised": tried.disguised,
        "places": [
            {"phrase": one.phrase, "start": one.span[0], "end": one.span[1], "text": raw[slice(*one.span)],
             "similarity": round(one.similarity, 1), "stands": one.stands,
             "unless": [{"phrase": p, "start": span[0], "end": span[1]} for p, span in one.void],
             "conditions": [asked(condition) for condition in one.asked]}
            for one in tried.fired
        ],
        "phrases": [phrase(one) for one in tried.closest],
        "lists": [
            {"need": one.need, "there": one.there, "apart": one.apart, "distance": one.distance,
             "best": [phrase(best) for best in one.best]}
            for one in tried.nearest
        ],
        "advice": [
            {"code": code, "params": {n: _plain(v) if n == "condition" else v for n, v in params.items()}}
            for code, params in advice(tried)
        ],
    }  # fmt: skip
    shown: dict[str, Any] = masked(found)
    return shown


def _plain(one: Condition) -> dict[str, Any]:
    within = "message" if one.within is None else one.within
    return {"detail": list(one.details), "is": list(one.values), "at_least": one.at_least, "within": within}
