"""Characters as the eye sees them, and folded: lower case without accents, one for one.

One kind of space, apostrophe, quotation mark and dash; full-width, mathematical and look-alike letters read as the
Latin ones they look like (Unicode TR39, https://www.unicode.org/reports/tr39/); hidden characters seen as nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from extortrace.data.confusables import LOOKALIKES

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
    | {0x80: "€", 0x91: "'", 0x92: "'", 0x93: '"', 0x94: '"', 0x96: "-", 0x97: "-"}  # Windows-1252 read as Latin-1
    | {ord("⁄"): "/", ord("∕"): "/", ord("։"): ":", ord("："): ":", ord("．"): ".", ord("·"): "·", ord("€"): "€",
       ord("₣"): "F", ord("…"): "…", ord("№"): "№", ord("™"): "™", ord("¡"): "¡", ord("º"): "º", ord("ª"): "ª"}
)  # fmt: skip
_EXPAND = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ĳ": "ij", "Ĳ": "IJ"}
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees."""


def _plain(char: str) -> str:
    """One raw character as the eye sees it; empty when it cannot be seen."""
    code = ord(char)
    if code in _SIGNS:
        return _SIGNS[code]
    if char in _EXPAND:
        return _EXPAND[char]
    if HIDDEN.match(char):
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

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        value = self._rule(chr(code))
        self[code] = value
        return value


PLAIN = _Table(_plain)


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
    return unicodedata.normalize("NFC", text).translate(PLAIN)


def look_alikes(glyphs: str) -> tuple[str, int]:
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
