"""``extortrace rules``: what an analyst does with rules: list, show, check and test them.

``check`` says what is wrong with the files, ``test`` whether every example does what it should; both end with exit
code 1 when something is wrong, and every line begins with ``path:line``, so that an editor can jump there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.language import check as check_language
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line, safe

if TYPE_CHECKING:
    from extortrace.indicators.examples import Failure as Failed
    from extortrace.knowledge import Rules
    from extortrace.knowledge.indicators import Indicator

_HEAD = ("id", "category", "severity", "weight", "phrases", "title")


def mount(app: typer.Typer, say: Speaker, group: type, command: type) -> None:
    """Adds the group and its commands, their help in the reader's language."""
    rules = typer.Typer(rich_markup_mode=None)
    folder_: Any = typer.Option(None, "--rules", help=say("cli.rules_folder"), metavar="DIR", show_default=False)
    lang_: Any = typer.Option("", "--lang", help=say("cli.lang"), metavar="en|fr", show_default=False)
    category_: Any = typer.Option("", "--category", "-c", help=say("cli.category"), metavar="ID", show_default=False)
    rule_: Any = typer.Argument(..., help=say("cli.rule"), metavar="ID")
    some_: Any = typer.Argument(None, help=say("cli.rule_ids"), metavar="[ID]...", show_default=False)

    @rules.callback(invoke_without_command=True)
    def everything(context: typer.Context, lang: str = lang_) -> None:
        _refuse(lang)
        if context.invoked_subcommand is None:
            outputs.show(context.get_help() + "\n")

    @rules.command("list", help=say("cli.rules_list"), cls=command)
    def list_(category: str = category_, folder: Path | None = folder_, lang: str = lang_) -> None:
        _refuse(lang)
        list_rules(_load(folder), category, say)

    @rules.command("show", help=say("cli.rules_show"), cls=command)
    def show_(rule: str = rule_, folder: Path | None = folder_, lang: str = lang_) -> None:
        _refuse(lang)
        show(_load(folder), rule, say)

    @rules.command("check", help=say("cli.rules_check"), epilog=say("cli.rules_codes"), cls=command)
    def check_(folder: Path | None = folder_, lang: str = lang_) -> None:
        _refuse(lang)
        raise typer.Exit(check(_load(folder), say))

    @rules.command("test", help=say("cli.rules_test"), epilog=say("cli.rules_codes"), cls=command)
    def test_(rule: list[str] | None = some_, folder: Path | None = folder_, lang: str = lang_) -> None:
        _refuse(lang)
        raise typer.Exit(run_examples(_load(folder), rule or [], say))

    app.add_typer(rules, name="rules", help=say("cli.rules"), cls=group)


def list_rules(rules: Rules, category: str, say: Speaker) -> None:
    """The indicators, a row each: tab-separated where no person reads."""
    from extortrace.knowledge.indicators import CATEGORIES

    if category and category not in {*CATEGORIES, *CATEGORIES.values()}:
        raise Failure("category", 2, value=category, choices=", ".join(CATEGORIES))
    outputs.needed()
    order = list(CATEGORIES)
    rows = [
        (rule.id, rule.category, rule.severity, str(rule.weight), str(_phrases(rule)), _title(rule, say.lang))
        for rule in sorted(rules.indicators.rules, key=lambda r: (order.index(r.category), r.id))
        if category in ("", rule.category, rule.group)
    ]
    if not sys.stdout.isatty():
        for row in rows:
            _line("\t".join(map(one_line, row)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold")
    for name in _HEAD:
        right = name in ("weight", "phrases")
        table.add_column(say(f"rules.{name}"), justify="right" if right else "left", no_wrap=name == "id")
    for row in rows:
        table.add_row(*(Text(mask(one_line(cell))) for cell in row))
    Console().print(table)


def show(rules: Rules, id: str, say: Speaker) -> None:
    """One rule: where it stands, its phrases and examples."""
    from extortrace.indicators.examples import examples

    found = rules.indicators.get(id)
    if found is None:
        raise _unknown(id, [rule.id for rule in rules.indicators.rules])
    _line(one_line(f"{found.id}: {found.title.get('en', '')} / {found.title.get('fr', '')}"))
    about = {"category": found.category, "group": found.group, "severity": found.severity, "status": found.status}
    _line(one_line(say("rules.about", weight=found.weight, **about)))
    _line(one_line(str(rules.folder / found.path)))
    if found.phrases:
        _line(f"\n{say('rules.any')}")
        _columns([phrase.text for phrase in found.phrases])
    for groups in found.combinations:
        _line(f"\n{say('rules.each', within=found.within)}")
        for number, group in enumerate(groups, 1):
            _line(f"  {say('rules.group', number=number)}")
            _columns([phrase.text for phrase in group])
    if found.unless:
        _line(f"\n{say('rules.unless')}")
        _columns([phrase.text for phrase in found.unless])
    for wanted, title in ((True, "rules.match"), (False, "rules.no_match")):
        _line(f"\n{say(title)}")
        for example in examples(rules, [found.id]):
            if example.must_match is wanted:
                _line(f"  {example.line}: {one_line(example.text)}")


def check(rules: Rules, say: Speaker) -> int:
    """What is wrong with the files; returns the exit code."""
    for problem in rules.problems:
        _line(one_line(str(problem)))
    if rules.problems:
        outputs.tell(say("rules.problems", count=len(rules.problems)))
        return 1
    _line(say("rules.no_problems", path=one_line(str(rules.folder))))
    return 0


def run_examples(rules: Rules, only: list[str], say: Speaker) -> int:
    """Which examples do not do what they should; returns the exit code."""
    from extortrace.indicators.examples import failures

    known = [rule.id for rule in rules.indicators.rules]
    for id in only:
        if id not in known:
            raise _unknown(id, known)
    count, failed = failures(rules, only)
    for failure in failed:
        _line(one_line(_failed(failure, say)))
    broken = [problem for problem in rules.problems if problem.path.startswith("indicators/")] if not only else []
    for problem in broken:
        _line(one_line(str(problem)))
    if failed or broken:
        outputs.tell(say("rules.failed", failed=len(failed), count=count, problems=len(broken)))
        return 1
    _line(say("rules.passed", count=count, rules=len(only or known)))
    return 0


def _failed(failure: Failed, say: Speaker) -> str:
    example = failure.example
    if example.must_match:
        fired = ", ".join(sorted({hit.rule for hit in failure.fired})) or say("rules.nothing_fires")
        what = say("rules.should_fire", rule=example.rule, fired=fired)
    else:
        hit = next(hit for hit in failure.fired if hit.rule == example.rule)
        percent = f"{hit.similarity:.0f}"
        what = say("rules.should_not_fire", rule=example.rule, phrase=hit.phrase, text=hit.text, percent=percent)
    return f"{example.path}:{example.line}: {what}: {' '.join(example.text.split())[:100]}"


def _refuse(lang: str) -> None:
    if lang:
        check_language(lang)


def _load(folder: Path | None) -> Rules:
    from extortrace.knowledge import load_rules

    if folder and not folder.is_dir():
        raise Failure("rules", 2, path=str(folder))
    return load_rules(folder)


def _title(rule: Indicator, lang: str) -> str:
    return rule.title.get(lang) or rule.title.get("en", "")


def _phrases(rule: Indicator) -> int:
    return len(rule.phrases) + sum(len(group) for groups in rule.combinations for group in groups)


def _line(text: str) -> None:
    outputs.show(safe(mask(text)) + "\n")


def _columns(phrases: list[str]) -> None:
    """Phrases separated by `` · ``, as wide as the terminal."""
    from shutil import get_terminal_size
    from textwrap import wrap

    joined = " · ".join(one_line(phrase).replace(" ", "\xa0") for phrase in phrases)
    for line in wrap(joined, max(get_terminal_size((100, 24)).columns - 4, 40), break_long_words=False):
        _line("    " + line.replace("\xa0", " ").strip())


def _unknown(id: str, known: list[str]) -> Failure:
    from difflib import get_close_matches

    close = get_close_matches(id, known, 1)
    return Failure("rule_close", 2, value=id, close=close[0]) if close else Failure("rule", 2, value=id)
