"""Reads the tables of a rules folder: CSV files (RFC 4180, every row on one line) with a header and ``#`` comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extortrace.knowledge.reader import Problem, content


def rows(path: Path, header: str, problems: list[Problem], name: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows of a table of a rules folder, each with its line. Rows of another width are noted and left out.

    Empty lines and lines that begin with ``#`` count for nothing; a table without its ``header`` is not read.
    """
    import csv

    name = name or f"{path.parent.name}/{path.name}"
    columns, begun = header.split(","), False
    for number, line in enumerate((content(path, name, problems) or "").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = [cell.strip() for cell in next(csv.reader([line]))]
        except csv.Error as error:
            problems.append(Problem(name, number, 1, f"cannot be read as a row: {error}"))
            continue
        if begun and len(row) == len(columns):
            yield number, row
        elif begun:
            message = (
                f"has {len(row)} columns; it needs {len(columns)}: {', '.join(columns)} (an empty one keeps its comma)"
            )
            problems.append(Problem(name, number, 1, message))
        elif row != columns:
            problems.append(Problem(name, number, 1, f"the first line must be {header}", "file"))
            return
        begun = True


def header(path: Path) -> str:
    """The first line of a table that is no comment; empty when there is none."""
    lines = (content(path, "", []) or "").splitlines()
    return next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
