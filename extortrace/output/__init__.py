"""Output: reports in, text out. One module a format; the table says which writes what.

A writer is ``write(reports, rules, look)`` and gives the whole document. Each is loaded when first used: JSON needs
nothing that a terminal needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.model import Report


@dataclass(frozen=True, slots=True)
class Look:
    """For whom and on what is written: language, width, colours, what characters there are, the reader's country."""

    lang: str = "en"
    width: int = 80
    styled: bool = False
    encoding: str = "utf-8"
    country: str | None = None


Writer = Callable[[Sequence["Report"], "Rules", Look], str]


def _terminal(reports: Sequence[Report], rules: Rules, look: Look) -> str:
    from extortrace.output.terminal import write

    return write(reports, rules, look)


def _json(reports: Sequence[Report], rules: Rules, look: Look) -> str:
    from extortrace.output.json import document

    return document(reports)


def _jsonl(reports: Sequence[Report], rules: Rules, look: Look) -> str:
    from extortrace.output.json import lines

    return lines(reports)


WRITERS: dict[str, Writer] = {"terminal": _terminal, "json": _json, "jsonl": _jsonl}

SUFFIXES = {".json": "json", ".jsonl": "jsonl"}
"""Which writer a file's name asks for; any other name is for people to read."""
