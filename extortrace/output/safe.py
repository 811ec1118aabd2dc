"""Text stays text: what a message holds can neither drive the terminal nor hide in it, nor fail on an old console.

>>> safe("\\x1b[2Jverdict: OK\\r"), safe("pay\\u202epal"), safe("a\\tb\\n[b]:smile:")
('\\\\x1b[2Jverdict: OK\\\\x0d', 'pay<U+202E>pal', 'a\\tb\\n[b]:smile:')
>>> encodable("« délai » → 5 €", "cp850"), encodable("« délai » → 5 €", "ascii")
('« délai » -> 5 EUR', '"delai" -> 5 EUR')
"""

from __future__ import annotations

import re
import unicodedata

_BYTES = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
"""C0 (but tab and newline), DEL, C1: what terminals obey."""
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff"
)
"""Zero-width characters, bidirectional controls, line separators, tags, halves of surrogate pairs."""
UNSEEN = re.compile(f"[{_BYTES}{_HIDDEN}]")
"""What is never written as it is, neither in a terminal nor in JSON."""
_SIGNS = {
    "’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‹": "'", "›": "'", "…": "...", "–": "-",
    "—": "-", "→": "->", "·": "-", "•": "*", "─": "-", "━": "=", "│": "|", "▎": "|", "×": "x", "≈": "~", "⏎": "/",
    "€": "EUR", "£": "GBP", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "№": "No", "°": "o", "⟦": "[[", "⟧": "]]",
    "✓": "+", "✗": "x", "≥": ">=", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
_QUOTES = re.compile("«[\u00a0\u202f ]?|[\u00a0\u202f ]?»")


def safe(text: str) -> str:
    """The text with every control and hidden character written out."""
    if text.isascii() and text.isprintable():
        return text
    return UNSEEN.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0xA0 else f"<U+{code:04X}>"


def one_line(text: str, most: int = 0) -> str:
    """The text made safe on one line, its line ends shown; with ``most``, cut there."""
    text = re.sub(r"[ \t]*(?:\r\n|\n|\r)[ \t]*", " ⏎ ", text.strip()).replace("\t", " ")
    if most and len(text) > most:
        text = text[: most - 1].rstrip() + "…"
    return safe(text)


def encodable(text: str, encoding: str) -> str:
    """The text in characters that ``encoding`` has: look-alikes and bare letters where it lacks some, never a ``?``."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        pass
    else:
        return text
    if not _has("«", encoding):
        text = _QUOTES.sub('"', text)
    return "".join(char if char.isascii() or _has(char, encoding) else _nearest(char, encoding) for char in text)


def _has(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(char: str, encoding: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    if bare and bare != char and _has(bare, encoding):
        return bare
    if unicodedata.combining(char):
        return ""
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
