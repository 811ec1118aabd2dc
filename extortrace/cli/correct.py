"""``extortrace correct``: a wrong result becomes a marked message that ``evaluate`` reads.

Real messages belong to the staff who handle them, so nothing is ever written inside a checkout of this project.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import inputs, layers, outputs
from extortrace.cli.errors import Failure
from extortrace.cli.language import check
from extortrace.output.catalog import Speaker

if TYPE_CHECKING:
    from extortrace.evaluate.correct import Edits
    from extortrace.model import Message

_OURS = re.compile(r'^name\s*=\s*"extortrace"', re.MULTILINE)


def mount(app: typer.Typer, say: Speaker, command: type) -> None:
    """Adds the command, its help in the reader's language."""

    def option(key: str, name: str, metavar: str, default: Any = "") -> Any:
        return typer.Option(default, name, help=say(f"cli.{key}"), metavar=metavar, show_default=False)

    text_: Any = typer.Argument(None, help=say("cli.text"), metavar="[TEXT|FILE]...", show_default=False)
    out_: Any = option("out", "--out", "FILE.jsonl", ...)
    stance_, scheme_ = option("edit_stance", "--stance", "STANCE"), option("edit_scheme", "--scheme", "SCHEME")
    level_ = option("edit_level", "--level", "LEVEL[:LEVEL]")
    drop_: Any = option("drop", "--drop", "KIND:VALUE", None)
    add_: Any = option("add", "--add", "KIND:VALUE[:FIELD=…]", None)
    encoding_, lang_ = option("encoding", "--encoding", "NAME"), option("lang", "--lang", "en|fr")
    rules_: Any = option("rules_folder", "--rules", "DIR", None)

    @app.command("correct", help=say("cli.correct"), epilog=say("cli.correct_codes"), cls=command)
    def correct(
        text: list[str] | None = text_,
        out: Path = out_,
        stance: str = stance_,
        scheme: str = scheme_,
        level: str = level_,
        drop: list[str] | None = drop_,
        add: list[str] | None = add_,
        encoding: str = encoding_,
        rules: list[Path] | None = rules_,
        lang: str = lang_,
    ) -> None:
        from extortrace.evaluate.correct import Edits

        if lang:
            check(lang)
        edits = Edits(stance, scheme, level, tuple(drop or ()), tuple(add or ()))
        raise typer.Exit(run(text or (), out, edits, encoding or None, rules, say))


def run(
    words: Sequence[str], out: Path, edits: Edits, encoding: str | None, folders: Sequence[Path] | None, say: Speaker
) -> int:
    """Reads, analyses and appends a row for each message; returns the exit code."""
    if encoding and not inputs.is_encoding(encoding):
        raise Failure("encoding", 2, value=encoding)
    _refuse(out, words)
    messages: list[Message] = []
    unread = 0
    for one in inputs.take(words, (), encoding, say):
        if isinstance(one, Failure):
            unread += 1
            outputs.tell(f"{say('cli.error')}: {one.sentence(say)}")
        else:
            messages.append(one)
    if len(messages) > 1 and edits != type(edits)():
        raise Failure("edits_of_many", 2, count=len(messages))
    rows = _rows(messages, edits, folders, say) if messages else []
    if rows:
        append(out, "".join(line + "\n" for line in rows).encode("utf-8"))
        outputs.tell(say("cli.corrected", count=len(rows), path=str(out)))
    return 1 if unread else 0


def _rows(messages: Sequence[Message], edits: Edits, folders: Sequence[Path] | None, say: Speaker) -> list[str]:
    from extortrace.analyzer import Analyzer
    from extortrace.evaluate.correct import Unclear, edited, row
    from extortrace.evaluate.marked import Broken, parse
    from extortrace.output.json import dump

    analyzer = Analyzer(layers.load(folders))
    lines: list[str] = []
    for message in messages:
        try:
            marked = edited(row(analyzer.analyze(message), analyzer.rules.places), edits)
        except Unclear as unclear:
            raise Failure(unclear.code, 2, **unclear.params) from None
        line = dump(marked)
        back = parse(line, "", 0)
        if isinstance(back, Broken):
            raise Failure("edits", 2, problem=say(f"row.{back.code}", **back.params))
        lines.append(line)
    return lines


def _refuse(out: Path, words: Sequence[str]) -> None:
    """Refuses a place where a row must not or cannot be written, before anything is read."""
    if out.suffix.lower() != ".jsonl":
        raise Failure("not_jsonl", 2, path=str(out))
    home = checkout(out)
    if home:
        raise Failure("own_checkout", 2, path=str(out), home=str(home))
    outputs.check(out, [Path(word) for word in words if inputs.is_file(word)])


def checkout(path: Path) -> Path | None:
    """The checkout of this project that a path lies in, wherever its links lead; None when it lies outside."""
    for folder in Path(os.path.realpath(path)).parents:
        with suppress(OSError, UnicodeDecodeError):
            if _OURS.search((folder / "pyproject.toml").read_text(encoding="utf-8")):
                return folder
    return None


def append(path: Path, data: bytes) -> None:
    """Adds whole lines in one write, so that no reader or other writer sees half a row; on failure nothing is added."""
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise Failure("not_appended", 1, path=str(path), error=error.strerror or str(error)) from None
    try:
        size = os.fstat(file).st_size
        if size:
            os.lseek(file, -1, os.SEEK_END)
            if os.read(file, 1) != b"\n":
                data = b"\n" + data
        try:
            if os.write(file, data) != len(data):
                raise OSError(28, os.strerror(28))
        except OSError as error:
            os.ftruncate(file, size)
            raise Failure("not_appended", 1, path=str(path), error=error.strerror or str(error)) from None
    finally:
        os.close(file)
