"""``extortrace rules``: what an analyst does with rules: list, show, check and test them.

``check`` says what is wrong with the files, ``test`` whether every example does what it should; both end with exit
code 1 when something is wrong, and every line begins with ``path:line``, so that an editor can jump there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.indicators import Indicator

app = typer.Typer(help="List, show, check and test the rules.", no_args_is_help=True)

Folder = Annotated[
    Path | None, typer.Option("--rules", help="A rules folder instead of the shipped one.", metavar="DIR")
]
Ids = Annotated[list[str] | None, typer.Argument(help="Ids of rules; all when none is given.", metavar="[RULE]...")]


@app.command("list")
def list_rules(
    category: Annotated[str | None, typer.Option("--category", "-c", help="Only this category, or group.")] = None,
    folder: Folder = None,
) -> None:
    """Lists the indicators: id, category, weight, phrases, title."""
    from extortrace.knowledge.indicators import CATEGORIES

    if category and category not in {*CATEGORIES, *CATEGORIES.values()}:
        _stop(f"There is no category '{category}'; known are {', '.join(CATEGORIES)}.")
    rows = [
        (rule.id, rule.category, rule.severity, str(rule.weight), str(_phrases(rule)), rule.title.get("en", ""))
        for rule in sorted(_load(folder).indicators.rules, key=lambda r: (list(CATEGORIES).index(r.category), r.id))
        if category in (None, rule.category, rule.group)
    ]
    head = ("id", "category", "severity", "weight", "phrases", "title")
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold")
    for name in head:
        table.add_column(name, justify="right" if name in ("weight", "phrases") else "left", no_wrap=name == "id")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


@app.command()
def show(
    rule: Annotated[str, typer.Argument(help="The id of a rule.", metavar="ID")],
    folder: Folder = None,
) -> None:
    """Shows one rule: where it stands, its phrases and examples."""
    from extortrace.indicators.examples import examples

    rules = _load(folder)
    found = rules.indicators.get(rule)
    if found is None:
        _unknown([rule], [r.id for r in rules.indicators.rules])
    typer.echo(f"{found.id}: {found.title.get('en', '')} / {found.title.get('fr', '')}")
    typer.echo(f"{found.category} ({found.group}), {found.severity}, weight {found.weight}, {found.status}")
    typer.echo(str(rules.folder / found.path))
    if found.phrases:
        typer.echo("\nAny of these phrases:")
        _columns([phrase.text for phrase in found.phrases])
    for groups in found.combinations:
        typer.echo(f"\nOne phrase of each list, in one sentence and {found.within} characters:")
        for number, group in enumerate(groups, 1):
            typer.echo(f"  list {number}")
            _columns([phrase.text for phrase in group])
    if found.unless:
        typer.echo("\nUnless the sentence holds:")
        _columns([phrase.text for phrase in found.unless])
    for wanted, title in ((True, "Must match:"), (False, "Must not match:")):
        typer.echo(f"\n{title}")
        for example in examples(rules, [found.id]):
            if example.must_match is wanted:
                typer.echo(f"  {example.line}: {example.text}")


@app.command()
def check(folder: Folder = None) -> None:
    """Reads all rule files and says what is wrong with them, as path:line:column."""
    rules = _load(folder)
    for problem in rules.problems:
        typer.echo(str(problem))
    if rules.problems:
        typer.echo(f"{len(rules.problems)} {'problem' if len(rules.problems) == 1 else 'problems'} found.", err=True)
        raise typer.Exit(1)
    typer.echo(f"No problems in {rules.folder}.")


@app.command("test")
def run_examples(rule: Ids = None, folder: Folder = None) -> None:
    """Runs the examples of the rules and says which do not do what they should."""
    from extortrace.indicators.examples import failures

    rules = _load(folder)
    known = [r.id for r in rules.indicators.rules]
    if unknown := [id for id in rule or () if id not in known]:
        _unknown(unknown, known)
    count, failed = failures(rules, rule or ())
    for failure in failed:
        typer.echo(str(failure))
    broken = [p for p in rules.problems if p.path.startswith("indicators/")] if not rule else []
    for problem in broken:
        typer.echo(str(problem))
    tested = len(rule or known)
    if failed or broken:
        typer.echo(f"{len(failed)} of {count} examples failed, {len(broken)} problems in the files.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{count} examples of {tested} {'rule' if tested == 1 else 'rules'}: all as they should be.")


def _load(folder: Path | None) -> Rules:
    from extortrace.knowledge import load_rules
    from extortrace.model import ExtorTraceError

    try:
        return load_rules(folder)
    except ExtorTraceError as error:
        _stop(str(error))


def _phrases(rule: Indicator) -> int:
    return len(rule.phrases) + sum(len(group) for groups in rule.combinations for group in groups)


def _columns(phrases: list[str]) -> None:
    """Phrases separated by `` · ``, as wide as the terminal."""
    from shutil import get_terminal_size
    from textwrap import wrap

    joined = " · ".join(phrase.replace(" ", "\xa0") for phrase in phrases)
    for line in wrap(joined, max(get_terminal_size((100, 24)).columns - 4, 40), break_long_words=False):
        typer.echo("    " + line.replace("\xa0", " ").strip())


def _unknown(ids: list[str], known: list[str]) -> NoReturn:
    from difflib import get_close_matches

    close = get_close_matches(ids[0], known, 1)
    hint = f"did you mean '{close[0]}'?" if close else "'extortrace rules list' shows all."
    _stop(f"There is no rule '{ids[0]}'; {hint}")


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
