"""``rules new``: a new rule from options, or from answers where a person sits at the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import columns, lang_option, line, load, refuse
from extortrace.cli.rules.linting import full_findings, message
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line

if TYPE_CHECKING:
    from extortrace.knowledge import Rules

LISTS = ("en", "fr", "match", "no_match")
_NEEDED = ("id", "category", "title_en", "match", "no_match")
_PAIRS = {"title_en": "title_fr", "en": "fr"}
"""Where one language is enough."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    def text(name: str, metavar: str, *short: str, default: str = "") -> Any:
        flag = f"--{name.replace('_', '-')}"
        return typer.Option(default, flag, *short, help=say(f"cli.new_{name}"), metavar=metavar, show_default=False)

    def texts(name: str) -> Any:
        flag = f"--{name.replace('_', '-')}"
        return typer.Option(None, flag, help=say(f"cli.new_{name}"), metavar="TEXT", show_default=False)

    id_: Any = typer.Argument("", help=say("cli.new_id"), metavar="[ID]", show_default=False)
    folder_: Any = typer.Option(None, "--rules", help=say("cli.new_folder"), metavar="DIR", show_default=False)
    weight_: Any = typer.Option(10, "--weight", help=say("cli.new_weight"), metavar="N", show_default=False)
    category_, scheme_, author_ = text("category", "ID", "-c"), text("scheme", "ID"), text("author", "NAME")
    severity_, status_ = (
        text("severity", "low|medium|high", default="medium"),
        text("status", "ID", default="experimental"),
    )
    title_en_, title_fr_ = text("title_en", "TEXT"), text("title_fr", "TEXT")
    en_, fr_, match_, no_match_ = map(texts, LISTS)
    reference_, lang_ = texts("reference"), lang_option(say)

    @rules.command("new", help=say("cli.rules_new"), epilog=say("cli.rules_codes"), cls=command)
    def new_(
        id: str = id_,
        category: str = category_,
        title_en: str = title_en_,
        title_fr: str = title_fr_,
        en: list[str] | None = en_,
        fr: list[str] | None = fr_,
        match: list[str] | None = match_,
        no_match: list[str] | None = no_match_,
        severity: str = severity_,
        weight: int = weight_,
        status: str = status_,
        scheme: str = scheme_,
        author: str = author_,
        reference: list[str] | None = reference_,
        folder: Path | None = folder_,
        lang: str = lang_,
    ) -> None:
        refuse(lang)
        given: dict[str, Any] = {
            "id": id, "category": category, "title_en": title_en, "title_fr": title_fr, "en": en, "fr": fr,
            "match": match, "no_match": no_match,
        }  # fmt: skip
        fixed = {"severity": severity, "weight": weight, "status": status, "scheme": scheme, "author": author}
        raise typer.Exit(new(given, {**fixed, "references": reference or []}, folder, say))


def new(given: dict[str, Any], fixed: dict[str, Any], folder: Path | None, say: Speaker) -> int:
    """Writes the rule; returns the exit code: 1 when an example does not do what it should."""
    from extortrace.knowledge.drafts import judged, save

    if folder is None:
        raise Failure("new_folder", 2)
    rules = load([folder] if folder.is_dir() else None)
    taken = _taken(rules)
    _fill(given, taken, say)
    _possible(given["id"], given["category"], taken)
    data = _data(given, fixed)
    found = judged(data, rules.layers)
    wrong = [finding for finding in found if finding.severity == "error"]
    if wrong:
        raise Failure("new_wrong", 2, problem="; ".join(message(finding, say) for finding in wrong))
    try:
        path = save(data, folder)
    except FileExistsError as error:
        raise Failure("new_exists", 2, path=str(error.filename)) from None
    except OSError as error:
        raise Failure("not_written", 1, path=str(error.filename), error=error.strerror or str(error)) from None
    line(one_line(say("new.written", path=str(path))))
    return _tried(folder, data["id"], say)


def _taken(rules: Rules) -> dict[str, str]:
    """Ids that may not be used, and where they stand: those of rules in use, and of retired ones."""
    from extortrace.cli.rules.sheets import sheets, stem

    found = [sheet for sheet in sheets(rules) if sheet.section == "indicators"]
    return {name: sheet.name for sheet in found for name in (stem(sheet), sheet.said("id"))}


def _possible(id: str, category: str, taken: dict[str, str]) -> None:
    """Refuses an id or a category that cannot be, before either becomes part of a path."""
    from extortrace.knowledge.indicators import CATEGORIES

    if not _ID.fullmatch(id):
        raise Failure("new_id", 2, value=id)
    if id in taken:
        raise Failure("new_taken", 2, value=id, path=taken[id])
    if category not in CATEGORIES:
        raise Failure("category", 2, value=category, choices=", ".join(CATEGORIES))


def _fill(given: dict[str, Any], taken: dict[str, str], say: Speaker) -> None:
    """Asks for what was not given, in a terminal; elsewhere it says what is missing."""
    from extortrace.knowledge.indicators import CATEGORIES

    missing = [name for name in given if not given[name] and not given[_PAIRS.get(name, name)] and name[-2:] != "fr"]
    if not missing:
        return
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        flags = ", ".join("ID" if name == "id" else f"--{name.replace('_', '-')}" for name in missing)
        raise Failure("new_missing", 2, what=flags)

    def free(id: str) -> bool:
        return bool(_ID.fullmatch(id)) and id not in taken

    for name, value in given.items():
        if value:
            continue
        needed = name in _NEEDED or (name == "fr" and not given["en"])
        if name in LISTS:
            given[name] = list(_several(say(f"new.{name}"), needed, say))
            continue
        if name == "category":
            columns(list(CATEGORIES))
        good: Callable[[str], bool] = {"id": free, "category": CATEGORIES.__contains__}.get(name, bool)
        given[name] = _one(say(f"new.{name}"), good, needed, say)


def _one(question: str, good: Callable[[str], bool], needed: bool, say: Speaker) -> str:
    while True:
        answer = _ask(question).strip()
        if good(answer) if answer else not needed:
            return answer
        outputs.tell(say("new.again"))


def _several(question: str, needed: bool, say: Speaker) -> Iterator[str]:
    """Answers until an empty one."""
    outputs.tell(f"{question} {say('new.one_a_line')}")
    count = 0
    while True:
        answer = _ask("-").strip()
        if answer:
            count += 1
            yield answer
        elif count or not needed:
            return


def _ask(question: str) -> str:
    outputs.show(f"{question} " if question == "-" else f"{question}: ")
    sys.stdout.flush()
    try:
        return input()
    except EOFError:
        raise KeyboardInterrupt from None


def _data(given: dict[str, Any], fixed: dict[str, Any]) -> dict[str, Any]:
    """The rule as it stands in the file."""
    from datetime import date

    def spoken(prefix: str) -> dict[str, Any]:
        return {language: given[prefix + language] for language in ("en", "fr") if given[prefix + language]}

    data = {
        "id": given["id"], "title": spoken("title_"), "category": given["category"], **fixed,
        "phrases": spoken(""), "examples": {"match": given["match"], "no_match": given["no_match"]},
        "date": date.today().isoformat(),
    }  # fmt: skip
    return {key: value for key, value in data.items() if value not in ("", [], None)}


def _tried(folder: Path, id: str, say: Speaker) -> int:
    """Runs the examples of the new rule and says what lint thinks of it."""
    from extortrace.cli.rules.linting import findings, read
    from extortrace.cli.rules.testing import run_examples

    book = read([folder], ())
    if found := findings(book, "base", (), [id]):
        full_findings(found, book, say)
    return run_examples(load([folder]), [id], say)
