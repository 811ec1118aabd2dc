"""Adding rows to a watchlist: what is on it stays as it is written, to the letter; nothing is written over."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from extortrace.knowledge import tables
from extortrace.knowledge.canonical import KINDS, Unfit, canonical
from extortrace.knowledge.intake import Row
from extortrace.knowledge.reader import Problem
from extortrace.knowledge.watchlists import COLUMNS
from extortrace.text.forms import form

if TYPE_CHECKING:
    from extortrace.knowledge import Rules


@dataclass(frozen=True)
class Merged:
    """The rows that are new to a list, those that it has and where, and the list with the new ones."""

    new: tuple[Row, ...]
    known: tuple[tuple[Row, int], ...]
    content: bytes


class NotAList(ValueError):
    """A file that is there but is no watchlist."""


def merge(path: Path, rows: Sequence[Row], rules: Rules) -> Merged:
    """What a list and new rows make together. Raises NotAList, and OSError when the file cannot be read."""
    data = path.read_bytes() if path.exists() else b""
    there = _there(path, rules) if data.strip() else {}
    new = [row for row in rows if row.key not in there]
    known = [(row, there[row.key]) for row in rows if row.key in there]
    end = "\r\n" if b"\r\n" in data else "\n"
    out = StringIO()
    writer = csv.writer(out, lineterminator=end)
    if not data.strip():
        data = b""
        writer.writerow(COLUMNS)
    elif not data.endswith(b"\n"):
        out.write(end)
    writer.writerows(row.cells for row in new)
    return Merged(tuple(new), tuple(known), data + out.getvalue().encode())


def _there(path: Path, rules: Rules) -> dict[str, int]:
    """The values that a list has, and the line of each."""
    problems: list[Problem] = []
    found: dict[str, int] = {}
    for line, row in tables.rows(path, ",".join(COLUMNS), problems):
        kind, value = row[:2]
        if kind in KINDS:
            with suppress(Unfit):
                found.setdefault(f"{kind} {form(kind, canonical(kind, value, lambda: rules.phones))}", line)
    if broken := next((problem for problem in problems if problem.code == "file"), None):
        raise NotAList(f"{broken.line}:{broken.col}: {broken.message}")
    return found


def write(path: Path, content: bytes) -> None:
    """Writes a list, whole or not at all."""
    path.parent.mkdir(exist_ok=True, parents=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
