"""Pages of the commands of ``rules``: tables, and a line of a file with a mark under what is meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from extortrace.cli import outputs
from extortrace.cli.rules.common import line
from extortrace.masking import mask
from extortrace.output.safe import one_line, safe

_TOKEN = re.compile(r"""(?:- )?("(?:[^"\\]|\\.)*"|'[^']*'|[^,:\]}\[{]+)""")

_NEAR = 400
"""Characters around a place that are looked at: more is never shown."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[int] = (), fixed: int = 0) -> None:
    """Rows under a head in a terminal; tab-separated, without the head, where no person reads."""
    outputs.needed()
    if not sys.stdout.isatty():
        for row in rows:
            line("\t".join(map(one_line, row)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    page = Table(box=None, header_style="bold", pad_edge=False)
    for at, name in enumerate(head):
        page.add_column(name, justify="right" if at in right else "left", no_wrap=at == fixed, overflow="fold")
    for row in rows:
        page.add_row(*(Text(mask(one_line(cell))) for cell in row))
    Console().print(page)


def json_page(what: str, **content: Any) -> None:
    """A document for programs, of the schema ``extortrace.<what>/1``."""
    from extortrace.output.json import dump

    outputs.raw((dump({"schema": f"extortrace.{what}/1", **content}, indent=2) + "\n").encode())


def source(text: str, number: int, col: int, width: int) -> tuple[str, str]:
    """A line of a file as it can be shown, and the mark that goes under what begins at ``col``.

    >>> print(*source("en: [pay, leak it, now]", 1, 11, 80), sep="\\n")
       1 | en: [pay, leak it, now]
         |           ^^^^^^^
    """
    begin = max(col - 1 - _NEAR, 0)
    near, at = text[begin : col + _NEAR].rstrip("\r").replace("\t", " "), col - 1 - begin
    token = _TOKEN.match(near, at)
    end = token.end() if token and token[0].strip() else at + 1
    before, marked = safe(mask(near[:at])), safe(mask(near[at:end])).rstrip()
    room = max(width - 7, 20)
    cut = max(len(before) - room // 2, 0) if begin or len(before) + len(marked) > room else 0
    shown = ("…" if cut else "") + safe(mask(near))[cut + bool(cut) :]
    if len(shown) > room:
        shown = shown[: room - 1] + "…"
    size = min(max(len(marked), 1), room - (len(before) - cut))
    return f"{number:4} | {shown}", f"     | {' ' * (len(before) - cut)}{'^' * size}"
