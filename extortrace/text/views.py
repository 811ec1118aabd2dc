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

from extortrace.data.confusables import LOOKALIKES
from extortrace.model import Span


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


_SPACES = (
    "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u2800\u3164"
)
_SIGNS: dict[int, str] = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, "‘’‚‛′´`ʼʹˈ＇´ʻʽ"), "'")
    | dict.fromkeys(map(ord, "“”„‟″〝〞＂❝❞"), '"')
    | dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃➖ー─━"), "-")
    | dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n")
    | {ord("⁄"): "/", ord("∕"): "/", ord("։"): ":", ord("："): ":", ord("．"): ".", ord("·"): "·", ord("€"): "€",
       ord("₣"): "F", ord("…"): "…", ord("№"): "№", ord("™"): "™", ord("¡"): "¡", ord("º"): "º", ord("ª"): "ª"}
)  # fmt: skip
_EXPAND = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ĳ": "ij", "Ĳ": "IJ"}
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e]|=(?:[0-9A-Fa-f]{2}|\r?\n)|&(?:#\d|#x|[A-Za-z])")
_ESCAPE = re.compile(r"=\r?\n|(?:=[0-9A-Fa-f]{2}){1,4}|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\d?);")
_MOJIBAKE = re.compile(
    "[ÂÃâ][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122]{1,3}"
)
_QP_SIGN = re.compile(r"=(?:20|3D|C3=|E2=|A0|\r?\n)|content-transfer-encoding:\s*quoted", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def _plain(char: str) -> str:
    """One raw character as the eye sees it; empty when it cannot be seen."""
    code = ord(char)
    if code in _SIGNS:
        return _SIGNS[code]
    if char in _EXPAND:
        return _EXPAND[char]
    if _HIDDEN.match(char):
        return ""
    kind = unicodedata.category(char)
    if kind == "Cc":
        return char if char == "\n" else " "
    if kind == "Nd":
        return str(unicodedata.digit(char))
    if kind[0] == "M":
        return ""
    if 0x1F1E6 <= code <= 0x1F1FF:  # a flag is two of these: a picture of a country, not letters of a word
        return char
    if code > 0xFF or char in "¹²³":
        flat = unicodedata.normalize("NFKC", char)
        if flat != char and len(flat) <= 4 and (flat.isalnum() or (len(flat) == 1 and flat.isascii())):
            return "".join(_EXPAND.get(c, c) for c in flat)
    return char


class _Table(dict[int, str]):
    """A translation table that fills itself, a character at a time."""

    def __init__(self, rule: object) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        value: str = self._rule(chr(code))  # type: ignore[operator]
        self[code] = value
        return value


_PLAIN = _Table(_plain)


def _fold(char: str) -> str:
    """Lower case, no accent, always one character."""
    base = unicodedata.normalize("NFD", char)[0] if char > "\x7f" else char
    base = _STROKES.get(base, base).lower()
    return base if len(base) == 1 else base[0]


_STROKES = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "¡": "i"}
_FOLD = _Table(_fold)


def fold(text: str) -> str:
    """Lower case without accents, position for position.

    >>> fold("Côte d'Ivoire")
    "cote d'ivoire"
    """
    return text.translate(_FOLD)


def plain(text: str) -> str:
    """The glyphs of a short text without its map: how names in rule files and values are compared.

    >>> plain("Côte d’Ivoire")
    "Côte d'Ivoire"
    """
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


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


def _escapes(raw: str) -> list[tuple[int, int, str, str]]:
    """Stretches written in another encoding than they are read in: (start, end, what they say, which encoding)."""
    found = []
    quoted = len(_QP_SIGN.findall(raw)) >= 2
    for match in _ESCAPE.finditer(raw):
        code = match.group()
        if code[0] == "&":
            from html import unescape  # rarely needed, and slow to load

            said = unescape(code)
            if said != code and len(said) == 1:
                found.append((match.start(), match.end(), said, "html_entity"))
        elif quoted:
            if code[1] in "\r\n":
                found.append((match.start(), match.end(), "", "quoted_printable"))
                continue
            octets = bytes.fromhex(code.replace("=", ""))
            try:
                said = octets.decode()
            except UnicodeDecodeError:
                said = octets.decode("cp1252", "replace")
            found.append((match.start(), match.end(), said, "quoted_printable"))
    for match in _MOJIBAKE.finditer(raw):
        read = _unmojibake(match.group())
        if read:
            found.append((match.start(), match.start() + len(read[1]), read[0], "mojibake"))
    return sorted(found)


def _unmojibake(run: str) -> tuple[str, str] | None:
    """UTF-8 read as Windows-1252: what it said and the characters that said it."""
    octets = b""
    for char in run:
        try:
            octets += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                break
            octets += bytes([ord(char)])  # cp1252 leaves five bytes undefined; they pass through as C1 controls
    for length in (3, 2, 4):
        try:
            said = octets[:length].decode()
        except UnicodeDecodeError:
            continue
        if len(said) == 1:
            return said, run[:length]
    return None


def _look_alikes(glyphs: str) -> tuple[str, int]:
    """Letters of other alphabets read as the Latin ones they look like, in words (or beside words) that are Latin.

    A word wholly in another alphabet stays: it is that language. Position for position.
    """
    if not any(char in LOOKALIKES for char in set(glyphs)):
        return glyphs, 0
    chars, changed = list(glyphs), 0
    latin_text = sum("a" <= c.lower() <= "z" for c in glyphs) * 2 > sum(c.isalpha() for c in glyphs)
    for word in re.finditer(r"\S+", glyphs):
        run = word.group()
        strange = [i for i, c in enumerate(run) if c in LOOKALIKES]
        if not strange:
            continue
        letters = [c for c in run if c.isalpha()]
        mixed = any(c.isascii() for c in letters)
        all_alike = all(c.isascii() or c in LOOKALIKES or c in "àâäçéèêëîïôöùûüÿñ" for c in letters)
        if mixed or (latin_text and all_alike):
            for i in strange:
                chars[word.start() + i] = LOOKALIKES[run[i]]
                changed += 1
    return "".join(chars), changed


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
        escapes = _escapes(raw)
        if not escapes and unicodedata.is_normalized("NFC", raw):
            flat = raw.translate(_PLAIN)
            if len(flat) == len(raw) and not any(len(_PLAIN[ord(c)]) != 1 for c in set(raw)):
                flat, undone["look_alike"] = _look_alikes(flat)
                return View(flat), +undone
        built = _Builder()
        at = 0
        for start, end, said, how in [*escapes, (len(raw), len(raw), "", "")]:
            if start < at:
                continue
            self._plainly(raw, at, start, built, undone)
            if how:
                undone[how] += 1
                built.add("".join(_PLAIN[ord(c)] for c in said), start, end)
            at = end
        flat, undone["look_alike"] = _look_alikes("".join(built.chars))
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
                built.add(_PLAIN[ord(composed[0])], at, end)
            else:
                seen = _PLAIN[ord(raw[at])]
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
        return self._joined((m.start(), m.end(), m.group()) for m in _WORD.finditer(self.folded.text))

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
