"""``extortrace scan``: one message in, what it demands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import inputs, outputs
from extortrace.cli.errors import Failure
from extortrace.output.catalog import LANGUAGES, Speaker

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.model import Message, Options, Report

DOLLARS = (
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BBD", "BSD", "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", 
    "SRD", "TTD", "XCD",
)  # fmt: skip
LEVELS = ("low", "medium", "high", "critical")


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line."""

    words: Sequence[str]
    files: Sequence[Path]
    lang: str
    json: bool
    output: Path | None
    region: str
    dollar: str
    date: str
    plain: bool
    encoding: str
    fail_on: str
    rules: Path | None


def add_scan(app: typer.Typer, say: Speaker, country: str | None, cls: Any) -> None:
    """Adds the command to the app, in the reader's language."""

    def option(key: str, *names: str, metavar: str | None = None, **more: Any) -> Any:
        return typer.Option(
            more.pop("default", ""), *names, help=say(f"cli.{key}"), metavar=metavar, show_default=False, **more
        )

    files: Any = option("file", "--file", "-f", metavar="FILE", default=None)
    target: Any = option("output", "--output", "-o", metavar="FILE", default=None)
    folder: Any = option("rules_folder", "--rules", metavar="DIR", default=None)
    words: Any = typer.Argument(None, help=say("cli.text"), metavar="[TEXT]", show_default=False)

    @app.command("scan", help=say("cli.scan"), epilog=say("cli.exit_codes"), cls=cls)
    def scan(
        text: list[str] = words,
        file: list[Path] = files,
        lang: str = option("lang", "--lang", metavar="en|fr"),
        json: bool = option("json", "--json", default=False),
        output: Path = target,
        region: str = option("region", "--region", metavar="CC"),
        dollar: str = option("dollar", "--dollar", metavar="CODE"),
        date: str = option("date", "--date", metavar="DAY"),
        plain: bool = option("plain", "--plain", default=False),
        encoding: str = option("encoding", "--encoding", metavar="NAME"),
        fail_on: str = option("fail_on", "--fail-on", metavar="LEVEL"),
        rules: Path = folder,
        version: bool = option("version", "--version", default=False, is_eager=True, callback=show_version),
    ) -> None:
        wishes = Wishes(
            text or (), file or (), lang, json, output, region, dollar, date, plain, encoding, fail_on, rules
        )  # fmt: skip
        raise typer.Exit(run(wishes, say, country))


def show_version(asked: bool) -> None:
    """Shows the version and stops."""
    if asked:
        from extortrace.version import __version__

        print(f"extortrace {__version__}")
        raise typer.Exit


def run(wishes: Wishes, say: Speaker, country: str | None) -> int:
    """Reads, analyses and writes; returns the exit code."""
    _check(wishes)
    taken = inputs.take(wishes.words, wishes.files, wishes.encoding or None, say)
    messages, failures = _read(taken)
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
    if wishes.fail_on and wishes.fail_on.lower() not in LEVELS:
        raise Failure("level", 2, value=wishes.fail_on)
    if wishes.dollar and wishes.dollar.upper() not in DOLLARS:
        raise Failure("dollar", 2, value=wishes.dollar, choices=", ".join(DOLLARS[:6]))
    if wishes.date and not _is_day(wishes.date):
        raise Failure("date", 2, value=wishes.date)
    if wishes.encoding and not inputs.is_encoding(wishes.encoding):
        raise Failure("encoding", 2, value=wishes.encoding)
    if wishes.rules and not (wishes.rules / "scoring.yml").is_file():
        raise Failure("rules", 2, path=str(wishes.rules))
    if wishes.words and wishes.files:
        raise Failure("text_and_file", 2)
    if wishes.output:
        outputs.check(wishes.output, [*wishes.files, *(Path(word) for word in wishes.words if inputs.is_file(word))])


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
    from extortrace.knowledge import load_rules

    rules = load_rules(wishes.rules)
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
    from extortrace.model import LEVELS as ALL

    names = [str(name) for name in ALL]
    return bool(level) and any(names.index(r.assessment.level) >= names.index(level.lower()) for r in reports)
