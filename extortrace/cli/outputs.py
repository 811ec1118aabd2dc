"""Where the report goes: the terminal, a pipe, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from errno import EBADF
from pathlib import Path
from typing import TYPE_CHECKING

from extortrace.cli.errors import Failure
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import encodable, safe

if TYPE_CHECKING:
    from extortrace.cli.wishes import Wishes
    from extortrace.knowledge import Rules
    from extortrace.model import Report

NARROW, WIDE = 40, 140
"""Cells a line may have whatever the terminal says: less cannot be read, more is not read easily."""


def tell(text: str) -> None:
    """A remark beside the output, on standard error."""
    with suppress(OSError, ValueError, AttributeError):  # where nobody can be told, the exit code still tells
        print(encodable(safe(mask(text)), sys.stderr.encoding or "ascii"), file=sys.stderr)


def show(text: str) -> None:
    """A page for people, on standard output, in characters that it has."""
    needed()
    sys.stdout.write(encodable(text, sys.stdout.encoding or "ascii"))


def raw(data: bytes) -> None:
    """Bytes, on standard output."""
    needed()
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        buffer.write(data)
    sys.stdout.flush()


def needed() -> None:
    """Refuses to go on when there is no standard output."""
    if sys.stdout is None or sys.stdout.closed:
        raise OSError(EBADF, os.strerror(EBADF))


def check(path: Path, inputs: Sequence[Path]) -> None:
    """Refuses a place that cannot be written, before any work, and one that is an input."""
    if str(path) == "-":
        return
    for other in inputs:
        with suppress(OSError):
            if path.exists() and other.exists() and path.samefile(other):
                raise Failure("output_is_input", 2, path=str(path))
    if path.is_dir():
        raise Failure("not_written", 1, path=str(path), error=os.strerror(21))
    if not path.parent.is_dir():
        raise Failure("not_written", 1, path=str(path), error=os.strerror(2))


def put(reports: Sequence[Report], rules: Rules, wishes: Wishes, say: Speaker, country: str | None) -> None:
    """Writes the reports where and how it was asked."""
    from extortrace.output import SUFFIXES, WRITERS, Look

    path = wishes.output if wishes.output and str(wishes.output) != "-" else None
    name = "json" if wishes.json else SUFFIXES.get(path.suffix.lower(), "terminal") if path else "terminal"
    if wishes.json and path and path.suffix.lower() == ".jsonl":
        name = "jsonl"
    if path is None:
        needed()
    encoding = "utf-8" if path or name != "terminal" else (sys.stdout.encoding or "ascii")
    styled = path is None and name == "terminal" and _styled(wishes.plain)
    width = min(max(_columns(), NARROW), WIDE) if name == "terminal" and not path else 100
    text = WRITERS[name](reports, rules, Look(say.lang, width, styled, encoding, country))
    data = text.encode(encoding, "backslashreplace")
    if path:
        _to_file(path, data)
        tell(say("cli.written", path=str(path)))
        return
    raw(data)


def _styled(plain: bool) -> bool:
    if plain or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    if sys.platform == "win32":
        from rich.console import detect_legacy_windows

        return not detect_legacy_windows()
    return True


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


def _to_file(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe
            path.write_bytes(data)
            return
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Failure("not_written", 1, path=str(path), error=error.strerror or str(error)) from None
