"""Lines that explain: marks for what holds and what does not, quotations, letters under letters.

Coloured in a terminal; wherever it goes the marks (``✓``, ``✗``, carets) say the same without colour.
"""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any

from extortrace.cli import outputs
from extortrace.indicators.alignment import aligned
from extortrace.masking import mask
from extortrace.model import Span
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line, safe
from extortrace.text import Text

Piece = str | tuple[str, str]
_MOST = 60
"""Letters of a message that are quoted at once."""


class Lines:
    """Lines for a reader, about one text."""

    def __init__(self, say: Speaker, text: Text) -> None:
        self.say, self.text = say, text
        outputs.needed()
        self.styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self.width = min(max(get_terminal_size((100, 24)).columns, 40), 120) if sys.stdout.isatty() else 100

    def line(self, *pieces: Piece) -> None:
        """Pieces of a line, each with its style if it has one; nothing in them reaches the terminal uninterpreted."""
        plain = [
            (safe(mask(piece)), "") if isinstance(piece, str) else (safe(mask(piece[0])), piece[1]) for piece in pieces
        ]
        if not self.styled:
            outputs.show("".join(text for text, _ in plain).rstrip() + "\n")
            return
        from rich.console import Console
        from rich.text import Text as Styled

        Console(highlight=False, soft_wrap=True).print(Styled.assemble(*plain))

    def blank(self) -> None:
        self.line("")

    def sentence(self, said: str, style: str = "") -> None:
        """Words in as many lines as the width asks for."""
        for piece in self._wrapped(said, 0):
            self.line((piece, style))

    def heading(self, title: str) -> None:
        self.blank()
        self.sentence(title, "bold")

    def mark(self, good: bool, said: str, indent: int = 2, about: str = "") -> None:
        """A line that holds, or does not; ``about`` stands behind it, or on a line of its own where it is long."""
        sign = ("✓ ", "green") if good else ("✗ ", "red")
        lines = self._wrapped(said, indent + 2)
        tail = f"  {about}" if about and len(lines[-1]) + len(about) + indent + 4 <= self.width else ""
        for at, piece in enumerate(lines):
            last = ((tail, "dim"),) if at == len(lines) - 1 else ()
            self.line(" " * indent, sign if at == 0 else "  ", piece, *last)
        if about and not tail:
            self.line(" " * (indent + 2), (about, "dim"))

    def item(self, said: str, indent: int = 2) -> None:
        for at, piece in enumerate(self._wrapped(said, indent + 2)):
            self.line(" " * indent, ("- ", "dim") if at == 0 else "  ", piece)

    def aligned(self, part: str, seen: str, indent: int = 6) -> None:
        """Letters under letters, in as many rows as the width asks for; those that differ are marked and coloured."""
        ours, theirs, marks = aligned(part, seen)
        marks = marks.ljust(len(ours))
        size = self.width - indent
        for at in range(0, len(ours), size):
            for row in (ours, theirs):
                pieces = [
                    (row[i], "bold red" if marks[i] == "^" else "dim") for i in range(at, min(at + size, len(row)))
                ]
                self.line(" " * indent, *pieces) if self.styled else self.line(" " * indent + row[at : at + size])
            self.line(" " * indent, (marks[at : at + size].rstrip(), "bold red"))

    def _wrapped(self, said: str, indent: int) -> list[str]:
        return wrap(one_line(said), max(self.width - indent, 20), break_on_hyphens=False) or [""]

    def quoted(self, span: Span) -> str:
        """What stands there in the message."""
        return self.say("ui.quote", text=one_line(mask(self.text.raw)[slice(*span)], _MOST))

    def number(self, span: Span) -> int:
        """The line it stands on."""
        return self.text.raw.count("\n", 0, span[0]) + 1


def masked(value: Any) -> Any:
    """Plain data with the card numbers in its texts masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    return [masked(item) for item in value] if isinstance(value, list | tuple) else value
