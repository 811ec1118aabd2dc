"""``extortrace scan``: one message in, what it demands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extortrace.cli import inputs, layers, outputs
from extortrace.cli.errors import Failure
from extortrace.cli.wishes import Wishes
from extortrace.model import DOLLARS, LEVELS
from extortrace.output.catalog import LANGUAGES, Speaker

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.model import Message, Options, Report



def run(wishes: Wishes, say: Speaker, country: str | None) -> int:
    """Reads, analyses and writes; returns the exit code."""
    _check(wishes)
    messages, failures = _read(inputs.take(wishes.text, wishes.file, wishes.encoding or None, say))
    for failure in failures:
        outputs.tell(f"{say('cli.error')}: {failure.sentence(say)}")
    reports: list[Report] = []
    if messages:
        rules = _rules(wishes, say)
        options = _options(wishes, rules)
        from extortrace.analyzer import Analyzer

        analyzer = Analyzer(rules, options)
        reports = [analyzer.analyze(message) for message in messages]
        outputs.put(reports, rules, wishes, say, options.region or country)
    if failures:
        return 1
    return 3 if _reached(reports, wishes.fail_on) else 0


def _check(wishes: Wishes) -> None:
    """What can be said before anything is read."""
    if wishes.lang and wishes.lang.lower() not in LANGUAGES:
        raise Failure("lang", 2, value=wishes.lang)
    if wishes.fail_on and wishes.fail_on.lower() not in LEVELS[1:]:
        raise Failure("level", 2, value=wishes.fail_on)
    if wishes.dollar and wishes.dollar.upper() not in DOLLARS:
        raise Failure("dollar", 2, value=wishes.dollar, choices=", ".join(DOLLARS[:6]))
    if wishes.date and not _is_day(wishes.date):
        raise Failure("date", 2, value=wishes.date)
    if wishes.encoding and not inputs.is_encoding(wishes.encoding):
        raise Failure("encoding", 2, value=wishes.encoding)
    layers.overlays(wishes.rules)
    if wishes.text and wishes.file:
        raise Failure("text_and_file", 2)
    if wishes.output:
        outputs.check(wishes.output, [*wishes.file, *(Path(word) for word in wishes.text if inputs.is_file(word))])


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _read(taken: Iterator[Message | Failure]) -> tuple[list[Message], list[Failure]]:
    messages: list[Message] = []
    failures: list[Failure] = []
    for one in taken:
        if isinstance(one, Failure):
            failures.append(one)
        else:
            messages.append(one)
    return messages, failures


def _rules(wishes: Wishes, say: Speaker) -> Rules:
    rules = layers.load(wishes.rules)
    if rules.problems:
        outputs.tell(say("cli.rules_problems", count=len(rules.problems), first=str(rules.problems[0])))
    return rules


def _options(wishes: Wishes, rules: Rules) -> Options:
    from extortrace.model import Options

    region = {"UK": "GB"}.get(wishes.region.upper(), wishes.region.upper())
    if region and region not in rules.places.countries:
        raise Failure("region", 2, value=wishes.region)
    return Options(region or None, wishes.dollar.upper() or None, wishes.date or None)


def _reached(reports: Sequence[Report], level: str) -> bool:
    names: tuple[str, ...] = LEVELS
    return bool(level) and any(names.index(r.assessment.level) >= names.index(level.lower()) for r in reports)
