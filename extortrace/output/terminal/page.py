"""A page for a person: headings, hanging paragraphs, rows; lines break at spaces only, so identifiers stay whole.

Everything foreign goes through :meth:`Page.show`, everything of ours through :meth:`Page.say`. Rich's ``Text`` holds
words and styles; nothing is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from extortrace.output import Look
from extortrace.output.catalog import Speaker
from extortrace.output.safe import UNSEEN, encodable, one_line, safe

_WORD = re.compile("[^ ]+")
LABEL = 15
"""Width of the column of labels."""


def wrap(text: Text, width: int) -> Iterator[Text]:
    """The text in lines of at most ``width`` cells, broken at spaces; a word that is longer stays whole."""
    plain = text.plain
    begin = end = 0
    for word in _WORD.finditer(plain):
        if end > begin and cell_len(plain[begin : word.end()]) > width:
            yield text[begin:end]
            begin = word.start()
        end = word.end()
    yield text[begin:end]


class Page:
    """Lines of text being put together for one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._speak = Speaker(look.lang)
        self._lines: list[Text] = []

    def say(self, key: str, **params: Any) -> str:
        """Our words for a key, with foreign parameters made safe."""
        return safe(self._speak(key, **params))

    def knows(self, key: str) -> bool:
        return self._speak.knows(key)

    def show(self, text: str, most: int = 0) -> str:
        """Foreign text on one line, safe, its spaces unbreakable so that it stays together."""
        return one_line(text, most)

    def _add(self, line: Text) -> None:
        """The one way onto the page: whatever was not made safe before loses its style, and its power."""
        self._lines.append(Text(safe(line.plain)) if UNSEEN.search(line.plain) else line)

    def blank(self) -> None:
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def heading(self, title: str, style: str = "bold") -> None:
        self.blank()
        rule = "─" * max(self.look.width - cell_len(title) - 1, 3)
        self._add(Text.assemble((title, style), " ", (rule, "dim")))

    def line(self, text: Text | str, first: str | Text = "", indent: int = 2) -> None:
        """A paragraph behind ``first``, its further lines hanging at ``indent``."""
        body = Text(text) if isinstance(text, str) else text
        lead = Text(first) if isinstance(first, str) else first.copy()
        lead.append(" " * max(indent - cell_len(lead.plain), 0))
        lines = list(wrap(body, max(self.look.width - indent, 20)))
        for at, part in enumerate(lines):
            self._add(Text.assemble(lead if at == 0 else " " * indent, part))

    def row(self, label: str, text: Text | str, style: str = "dim") -> None:
        """A labelled row."""
        self.line(text, Text.assemble("  ", (label, style), " "), LABEL + 3)

    def between(self, left: Text, right: str, indent: int = LABEL + 3) -> None:
        """A labelled row with something at its right end when there is room, else behind it, broken as a row is."""
        room = self.look.width - cell_len(left.plain) - cell_len(right)
        if room >= 2:
            self._add(Text.assemble(left, " " * room, (right, "dim")))
            return
        label, value = left.divide([indent])
        self.line(Text.assemble(value, "  ", (right.replace(" ", "\u00a0"), "dim")), label, indent)

    def render(self) -> str:
        """The page as one string, in characters that the reader's terminal has."""
        if not self.look.styled:
            text = "".join(line.plain.rstrip(" ") + "\n" for line in self._lines)
        else:
            from rich.console import Console

            console = Console(
                file=StringIO(), width=1 << 20, force_terminal=True, color_system="standard", no_color=False,
                markup=False, emoji=False, highlight=False, legacy_windows=False, _environ={},
            )  # fmt: skip
            with console.capture() as kept:
                for line in self._lines:
                    line.rstrip()
                    console.print(line, soft_wrap=True)
            text = kept.get()
        return encodable(text, self.look.encoding)
