"""``rules lint``: what is wrong with rules, or wasted, each with the line it stands on."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import Folders, folder_option, lang_option, line, load, refuse, unknown
from extortrace.cli.rules.pages import json_page, source, table
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line

if TYPE_CHECKING:
    from extortrace.knowledge.lint import Book, Finding

_NARROWEST = 40


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    some_: Any = typer.Argument(None, help=say("cli.file_ids"), metavar="[ID]...", show_default=False)
    list_: Any = typer.Option(False, "--list", help=say("cli.lint_list"), show_default=False)
    exclude_: Any = typer.Option(None, "--exclude", help=say("cli.lint_exclude"), metavar="CHECK", show_default=False)
    profile_: Any = typer.Option(
        "base", "--profile", help=say("cli.lint_profile"), metavar="base|house", show_default=False
    )
    benign_: Any = typer.Option(None, "--benign", help=say("cli.lint_benign"), metavar="FILE", show_default=False)
    brief_: Any = typer.Option(False, "--brief", help=say("cli.lint_brief"), show_default=False)
    strict_: Any = typer.Option(False, "--strict", help=say("cli.lint_strict"), show_default=False)
    json_: Any = typer.Option(False, "--json", help=say("cli.rules_json"), show_default=False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("lint", help=say("cli.rules_lint"), epilog=say("cli.rules_codes"), cls=command)
    def lint_(
        some: list[str] | None = some_,
        list_all: bool = list_,
        exclude: list[str] | None = exclude_,
        profile: str = profile_,
        benign: list[Path] | None = benign_,
        brief: bool = brief_,
        strict: bool = strict_,
        as_json: bool = json_,
        folder: Folders = folder_,
        lang: str = lang_,
    ) -> None:
        refuse(lang)
        if list_all:
            list_checks(say)
            return
        _known(exclude or (), profile)
        book = read(folder, benign or ())
        found = findings(book, profile, exclude or (), some or ())
        shown = json_findings if as_json else brief_findings if brief else full_findings
        shown(found, book, say)
        raise typer.Exit(1 if any(strict or f.severity == "error" for f in found) else 0)


def list_checks(say: Speaker) -> None:
    """The checks, a row each."""
    from extortrace.knowledge.lint import CHECKS

    head = (say("lint.head_check"), say("rules.severity"), say("lint.head_profile"), say("lint.head_about"))
    rows = [(c.id, say(f"lint.{c.severity}"), c.profile, say(f"lint.about.{c.id}")) for c in CHECKS.values()]
    table(head, rows)


def _known(exclude: Collection[str], profile: str) -> None:
    """Refuses checks and profiles that there are not."""
    from difflib import get_close_matches

    from extortrace.knowledge.lint import CHECKS, PROFILES

    for id in exclude:
        if id not in CHECKS:
            close = get_close_matches(id, CHECKS, 1)
            raise (
                Failure("lint_check_close", 2, value=id, close=close[0])
                if close
                else Failure("lint_check", 2, value=id)
            )
    if profile not in PROFILES:
        raise Failure("lint_profile", 2, value=profile, choices=", ".join(PROFILES))


def read(folder: Any, benign: Sequence[Path]) -> Book:
    """The files of the rules, what the reader says of them, and harmless texts."""
    from extortrace.knowledge.layers import Layers
    from extortrace.knowledge.lint import open_book

    rules = load(folder)
    return open_book(Layers(rules.layers.folders), rules.problems, [text for path in benign for text in _texts(path)])


def _texts(path: Path) -> list[str]:
    """The messages of a file, one a line: what ``text`` says where the lines are JSON."""
    import json

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure("lint_file", 2, path=str(path), error=getattr(error, "strerror", "") or str(error)) from None
    found = []
    for said in lines:
        try:
            row = json.loads(said) if said.startswith("{") else said
        except ValueError:
            row = said
        found.append(str(row.get("text", "")) if isinstance(row, dict) else said)
    return [text for text in found if text.strip()]


def findings(book: Book, profile: str, exclude: Collection[str], only: Collection[str]) -> list[Finding]:
    """What the checks find, in all files or in those named by their ids."""
    from extortrace.knowledge.lint import lint

    stems = {sheet.name: Path(sheet.inner).stem for sheet in book.sheets}
    for id in only:
        if id not in stems.values():
            raise unknown(id, sorted(set(stems.values())))
    found = lint(book, profile, exclude)
    return [f for f in found if not only or stems.get(f.path) in only]


def message(finding: Finding, say: Speaker) -> str:
    """What a finding says."""
    params = dict(finding.params)
    if "message" in params:
        return str(params["message"])
    if params.get("close"):
        params["close"] = say("lint.close", close=params["close"])
    for name in ("kind", "why"):
        if name in params:
            params[name] = say(f"lint.{name}_{params[name]}")
    return say(f"lint.{finding.check}", **{name: one_line(str(value), 80) for name, value in params.items()})


def brief_findings(found: Sequence[Finding], book: Book, say: Speaker) -> None:
    for finding in found:
        line(one_line(f"{_place(finding)}: {say(f'lint.{finding.severity}')} {finding.check}: {message(finding, say)}"))
    _summary(found, book, say)


def full_findings(found: Sequence[Finding], book: Book, say: Speaker) -> None:
    """Each with the line of the file that it is about."""
    from shutil import get_terminal_size

    outputs.needed()
    person = sys.stdout.isatty()
    width = max(get_terminal_size((100, 24)).columns, _NARROWEST) if person else 120
    texts = {sheet.name: sheet.text.split("\n") for sheet in book.sheets if sheet.text}
    for finding in found:
        said = f"{say(f'lint.{finding.severity}')} {finding.check}", one_line(message(finding, say))
        place = one_line(_place(finding))
        lines = texts.get(finding.path, ())
        known = finding.line <= len(lines)
        shown = source(lines[finding.line - 1], finding.line, finding.col, width) if known else ()
        if person:
            _coloured(place, *said, finding.severity, shown)
        else:
            line(f"{place}: {': '.join(said)}")
            for row in shown:
                line(row)
    _summary(found, book, say)


def _coloured(place: str, head: str, text: str, severity: str, shown: Sequence[str]) -> None:
    from rich.console import Console
    from rich.text import Text

    style = "bold red" if severity == "error" else "bold yellow"
    console = Console(highlight=False)
    console.print(Text.assemble((f"{place}: ", "bold"), (head, style), f": {mask(text)}"))
    for row, look in zip(shown, ("dim", style), strict=False):
        console.print(Text(row, look), no_wrap=True, overflow="crop")


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.col}"


def _summary(found: Sequence[Finding], book: Book, say: Speaker) -> None:
    if not found:
        line(say("rules.no_problems", path=one_line(str(book.folder.folders[-1]))))
        return
    errors = sum(f.severity == "error" for f in found)
    files = len({f.path for f in found})
    outputs.tell(say("lint.summary", errors=errors, warnings=len(found) - errors, files=files))


def json_findings(found: Sequence[Finding], book: Book, say: Speaker) -> None:
    def row(finding: Finding) -> dict[str, Any]:
        params = {name: mask(v) if isinstance(v, str) else v for name, v in finding.params.items()}
        place = {"path": finding.path, "line": finding.line, "column": finding.col}
        said = mask(message(finding, say))
        return {"check": finding.check, "severity": finding.severity, **place, "message": said, "params": params}

    errors = sum(f.severity == "error" for f in found)
    json_page(
        "lint",
        errors=errors,
        warnings=len(found) - errors,
        harmless_texts=len(book.harmless),
        findings=list(map(row, found)),
    )
