"""``rules import``: numbers, wallets, names … from a table or a MISP export onto a watchlist."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import Folders, folder_option, lang_option, line, load, refuse
from extortrace.cli.rules.pages import json_page
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line, safe

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.intake import Reject, Row, Taken
    from extortrace.knowledge.intake.merge import Merged

FOLDER = "watchlists"
LIMIT = 64 << 20


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    def option(name: str, metavar: str | None, default: Any = "") -> Any:
        dashed = f"--{name.replace('_', '-')}"
        return typer.Option(default, dashed, help=say(f"cli.import_{name}"), metavar=metavar, show_default=False)

    file_: Any = typer.Argument(..., help=say("cli.import_file"), metavar="FILE")
    to_, column_, kind_ = option("to", "LIST.csv", ...), option("column", "NAME|N"), option("kind", "KIND")
    region_, source_, added_ = option("region", "CC"), option("source", "TEXT"), option("added", "DAY")
    expires_, note_ = option("expires", "DAY"), option("note", "TEXT")
    dry_, json_ = option("dry_run", None, False), option("json", None, False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("import", help=say("cli.rules_import"), epilog=say("cli.import_codes"), cls=command)
    def import_(
        file: Path = file_,
        to: Path = to_,
        column: str = column_,
        kind: str = kind_,
        region: str = region_,
        source: str = source_,
        added: str = added_,
        expires: str = expires_,
        note: str = note_,
        dry_run: bool = dry_,
        as_json: bool = json_,
        folder: Folders = folder_,
        lang: str = lang_,
    ) -> None:
        refuse(lang)
        _check(file, to, kind)
        given = {"source": source or file.name, "added": added, "expires": expires, "note": note}
        loaded = load(folder)
        if region and region.upper() not in loaded.places.countries:
            raise Failure("region", 2, value=region)
        taken = _taken(file, column, kind, loaded, region.upper() or None, given)
        merged = _merged(to, taken, loaded, dry_run)
        if as_json:
            _json(file, to, taken, merged, dry_run)
        else:
            _page(file, to, taken, merged, dry_run, say)
        raise typer.Exit(1 if taken.rejects else 0)


def _check(file: Path, to: Path, kind: str) -> None:
    """Refuses what cannot be done, before anything is read."""
    from extortrace.knowledge.canonical import KINDS

    if to.suffix.lower() != ".csv" or to.absolute().parent.name != FOLDER:
        raise Failure("import_to", 2, path=str(to))
    if not to.absolute().parent.parent.parent.is_dir():
        raise Failure("import_parent", 2, path=str(to.parent.parent))
    if kind and kind not in KINDS:
        raise Failure("import_kind", 2, value=kind, choices=", ".join(KINDS))
    if to.exists() and file.exists() and to.samefile(file):
        raise Failure("output_is_input", 2, path=str(to))


def _taken(file: Path, column: str, kind: str, rules: Rules, region: str | None, given: dict[str, str]) -> Taken:
    from extortrace.knowledge.canonical import Unfit
    from extortrace.knowledge.intake import misp, spreadsheet, table, take

    for name in ("added", "expires"):
        try:
            given[name] = spreadsheet.day(given[name])
        except Unfit:
            raise Failure("date", 2, value=given[name]) from None
    text = _text(file)
    try:
        if file.suffix.lower() == ".json" or misp.looks_like(text):
            raws, passed = misp.read(text)
            return take(raws, rules, region, given, passed)
        return take(table.read(text, column, kind), rules, region, given)
    except table.Unclear as unclear:
        raise Failure(f"import_{unclear.code}", 1, source=str(file), **unclear.params) from None
    except (ValueError, RecursionError) as error:
        raise Failure("import_misp", 1, source=str(file), error=str(error)) from None


def _text(file: Path) -> str:
    from extortrace.sources.text import binary, decode

    try:
        with file.open("rb") as opened:
            data = opened.read(LIMIT + 1)
    except OSError as error:
        raise Failure("unreadable", 1, source=str(file), error=error.strerror or str(error)) from None
    if kind := binary(data):
        raise Failure("import_binary", 1, source=str(file), kind=kind)
    if len(data) > LIMIT:
        raise Failure("import_size", 1, source=str(file), most=LIMIT >> 20)
    return decode(data).text


def _merged(to: Path, taken: Taken, rules: Rules, dry: bool) -> Merged:
    from extortrace.knowledge.intake.merge import NotAList, merge, write

    try:
        merged = merge(to, taken.rows, rules)
        if merged.new and not dry:
            write(to, merged.content)
    except NotAList as error:
        raise Failure("import_no_list", 1, path=str(to), problem=str(error)) from None
    except OSError as error:
        raise Failure("not_written", 1, path=str(to), error=error.strerror or str(error)) from None
    return merged


def _page(file: Path, to: Path, taken: Taken, merged: Merged, dry: bool, say: Speaker) -> None:
    """What was done with each line that needs a word, in their order, and how many there were."""
    outputs.needed()
    said: list[tuple[int, str]] = [(no.line, _why(no, say)) for no in taken.rejects]
    said += [(row.line, say("import.twice", value=row.value, line=first)) for row, first in taken.twice]
    said += [(row.line, say("import.known", value=row.value, line=at)) for row, at in merged.known]
    said += [
        (row.line, say(f"import.{remark}", written=row.written, value=row.value))
        for row in taken.rows
        for remark in row.remarks
    ]
    for number, text in sorted(set(said)):
        _line(f"{file}:{number}: {text}")
    if taken.passed:
        types = ", ".join(f"{name} ({count})" for name, count in taken.passed.items())
        _line(say("import.passed", types=types))
    if dry and sys.stdout.isatty():
        for row in merged.new:
            line(one_line(f"  + {' · '.join(filter(None, row.cells))}"))
    kinds = _kinds(merged.new)
    many = {"new": len(merged.new), "known": len(merged.known), "twice": len(taken.twice), "no": len(taken.rejects)}
    _line(say("import.dry" if dry else "import.done", path=to, kinds=kinds and f" ({kinds})", **many))


def _line(text: str) -> None:
    """A line where a program may read, a paragraph in a terminal."""
    text = one_line(text)
    if sys.stdout.isatty():
        from shutil import get_terminal_size
        from textwrap import fill

        width = max(get_terminal_size((100, 24)).columns, 40)
        text = fill(text, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    outputs.show("".join(f"{safe(mask(part))}\n" for part in text.split("\n")))


def _why(no: Reject, say: Speaker) -> str:
    params = {name: one_line(str(value), 0 if name == "choices" else 80) for name, value in no.params.items()}
    return say("import.rejected", why=say(f"unfit.{no.code}", **params))


def _kinds(rows: Sequence[Row]) -> str:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.kind] = counts.get(row.kind, 0) + 1
    return ", ".join(f"{kind} {count}" for kind, count in counts.items())


def _json(file: Path, to: Path, taken: Taken, merged: Merged, dry: bool) -> None:
    from extortrace.knowledge.watchlists import COLUMNS

    def plain(row: Row) -> dict[str, Any]:
        cells = dict(zip(COLUMNS, row.cells, strict=True))
        return {"line": row.line, **cells, "written": mask(row.written), "remarks": list(row.remarks)}

    json_page(
        "import",
        file=str(file),
        to=str(to),
        written=bool(merged.new) and not dry,
        new=[plain(row) for row in merged.new],
        known=[{"line": row.line, "kind": row.kind, "value": row.value, "at": at} for row, at in merged.known],
        twice=[{"line": row.line, "kind": row.kind, "value": row.value, "first": at} for row, at in taken.twice],
        rejected=[
            {"line": no.line, "kind": no.kind or None, "value": mask(no.value), "code": no.code} for no in taken.rejects
        ],
        passed=dict(taken.passed),
    )
