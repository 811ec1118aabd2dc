"""Views of a message: the same text made easier to read, each with a map back to the text as received.

========  =====================================================================================================
raw       as received; never changed
glyphs    what the eye sees, case and accents kept: one space for every kind of space, ``'`` ``"`` ``-`` for their
          many forms, ASCII for full-width and mathematical letters and digits, Latin for look-alike letters inside
          Latin words, ligatures spelled out; hidden characters and stray combining marks left out; pasted
          quoted-printable, HTML entities and mojibake decoded
folded    glyphs in lower case without accents; position for position the same as glyphs
words     folded words separated by one space, nothing else: what phrases are matched against
leet      words with digits and signs read as letters and spaced letters joined; phrases only
========  =====================================================================================================

Detectors work in glyph positions (glyphs and folded share them) and turn them into raw offsets once, at the end, with
:meth:`View.span`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from extortrace.model import Span
from extortrace.text.encodings import escapes as encoded
from extortrace.text.glyphs import PLAIN, fold, look_alikes

_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e]|=(?:[0-9A-Fa-f]{2}|\r?\n)|&(?:#\d|#x|[A-Za-z])")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class View:
    """A text and, unless it is position for position the same, where each character begins and ends in the raw one."""

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """Raw offsets of the stretch ``start:end`` of this view (hidden characters inside it included)."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


class _Builder:
    """Glyphs under construction, each with the raw stretch it stands for."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts = array("I")
        self.ends = array("I")

    def add(self, chars: str, start: int, end: int) -> None:
        for char in chars:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)


@dataclass(frozen=True)
class Views:
    """All views of one raw text, each made when first asked for.

    >>> views = Views("Pay\\u200be 600\\u00a0€ par wes\\u00adtern un\\u200bion")
    >>> views.folded.text
    'paye 600 € par western union'
    >>> start = views.folded.text.index("western")
    >>> views.raw[slice(*views.folded.span(start, start + 7))]
    'wes\\xadtern'
    >>> dict(views.undone)
    {'hidden': 3}
    """

    raw: str

    @cached_property
    def _glyphs(self) -> tuple[View, Counter[str]]:
        raw = self.raw
        if raw.isascii() and not _NOT_PLAIN.search(raw):
            return View(raw), Counter()
        undone: Counter[str] = Counter()
        escapes = encoded(raw)
        if not escapes and unicodedata.is_normalized("NFC", raw):
            flat = raw.translate(PLAIN)
            if len(flat) == len(raw) and not any(len(PLAIN[ord(c)]) != 1 for c in set(raw)):
                flat, undone["look_alike"] = look_alikes(flat)
                return View(flat), +undone
        built = _Builder()
        at = 0
        for start, end, said, how in [*escapes, (len(raw), len(raw), "", "")]:
            if start < at:
                continue
            self._plainly(raw, at, start, built, undone)
            if how:
                undone[how] += 1
                built.add("".join(PLAIN[ord(c)] for c in said), start, end)
            at = end
        flat, undone["look_alike"] = look_alikes("".join(built.chars))
        return View(flat, built.starts, built.ends), +undone

    @staticmethod
    def _plainly(raw: str, start: int, stop: int, built: _Builder, undone: Counter[str]) -> None:
        """Adds the raw stretch character by character; a letter and the marks on it become one."""
        at = start
        while at < stop:
            end = at + 1
            while end < stop and unicodedata.combining(raw[end]):
                end += 1
            if end - at > 1:
                composed = unicodedata.normalize("NFC", raw[at:end])
                if len(composed) > 1 or not composed.isalpha():
                    undone["mark"] += end - at - 1
                built.add(PLAIN[ord(composed[0])], at, end)
            else:
                seen = PLAIN[ord(raw[at])]
                if not seen and raw[at] not in "\ufe0f\u200d":
                    undone["hidden"] += 1
                built.add(seen, at, end)
            at = end

    @property
    def glyphs(self) -> View:
        return self._glyphs[0]

    @property
    def undone(self) -> Counter[str]:
        """How much disguise was taken off to make the glyphs: hidden characters, look-alikes, marks, encodings."""
        return self._glyphs[1]

    @cached_property
    def folded(self) -> View:
        glyphs = self.glyphs
        return View(fold(glyphs.text), glyphs.starts, glyphs.ends)

    @cached_property
    def words(self) -> View:
        return self._joined((m.start(), m.end(), m.group()) for m in WORD.finditer(self.folded.text))

    @cached_property
    def leet(self) -> View:
        from extortrace.text.leet import read

        return self._joined(read(self.folded.text))

    def _joined(self, words: object) -> View:
        """Words one space apart. The space stands for whatever lies between them."""
        folded = self.folded
        chars: list[str] = []
        starts, ends = array("I"), array("I")
        last = 0
        for start, end, word in words:  # type: ignore[attr-defined]
            if chars:
                chars.append(" ")
                starts.append(last)
                ends.append(max(last, folded.span(start, end)[0]))
            chars.extend(word)
            if len(word) == end - start:
                for i in range(start, end):
                    a, b = folded.span(i, i + 1)
                    starts.append(a)
                    ends.append(b)
            else:
                a, b = folded.span(start, end)
                starts.extend([a] * len(word))
                ends.extend([b] * len(word))
            last = folded.span(start, end)[1]
        return View("".join(chars), starts, ends)
