"""Plain text: bytes to one message, whatever the encoding, nothing lost, and the decoding said.

A byte order mark decides; then UTF-16 without one, when every other byte is zero; then strict UTF-8; else Windows-1252,
unless nearly all of it is UTF-8 with a few stray bytes. A stray byte is read as Windows-1252. Line ends stay as they
came: offsets count them.

>>> decode("Tu as 48 h, payé en €".encode("utf-16")).encoding
'utf-16-le'
>>> decode(b"d\\xe9lai 500 \\x80").text
'délai 500 €'
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from extortrace.model import Message, Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = {
    b"%PDF-": "PDF", b"PK\x03\x04": "ZIP, Word, Excel", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF",
    b"\xd0\xcf\x11\xe0": "Word, Excel, Outlook", b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip", b"\x1f\x8b": "gzip",
    b"SQLite format 3\x00": "SQLite", b"RIFF": "WebP, WAV", b"\x7fELF": "ELF", b"MZ\x90": "EXE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was read, and how many of its bytes did not fit that reading."""

    text: str
    encoding: str
    stray: int = 0


def messages(data: bytes, source: str, encoding: str | None = None) -> Iterator[Message]:
    """The one message of a plain text."""
    decoded = decode(data, encoding)
    yield Message(
        decoded.text,
        source,
        encoding=decoded.encoding,
        sha256=sha256(data).hexdigest(),
        notes=tuple(_notes(decoded, encoding)),
    )


def binary(data: bytes) -> str | None:
    """The kind of file when it is known not to be a text."""
    return next((kind for magic, kind in _BINARY.items() if data.startswith(magic)), None)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of these bytes: in ``encoding`` when it is given, else as they tell themselves."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _with_strays(data[len(mark) :], encoding if encoding and not encoding.startswith("utf") else name)
    if encoding:
        return _with_strays(data, encoding)
    if wide := _utf16(data):
        return _with_strays(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        mixed = _with_strays(data, "utf-8")
    well = sum(char > "\x7f" for char in mixed.text) - mixed.stray
    return mixed if well >= 2 * mixed.stray else _with_strays(data, "cp1252")


def _utf16(data: bytes) -> str | None:
    """UTF-16 of a Western text has a zero in every other byte."""
    head = data[:2000]
    half = len(head) // 2
    if half >= 2 and head[1::2].count(0) > 0.6 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half >= 2 and head[0::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _with_strays(data: bytes, encoding: str) -> Decoded:
    stray = 0

    def western(error: UnicodeError) -> tuple[str, int]:
        nonlocal stray
        if not isinstance(error, UnicodeDecodeError):
            raise error
        lost = error.object[error.start : error.end]
        stray += len(lost)
        return "".join(_WESTERN[byte] for byte in lost), error.end

    codecs.register_error("extortrace.stray", western)
    return Decoded(data.decode(encoding, "extortrace.stray"), encoding, 0 if encoding == "cp1252" else stray)


_WESTERN = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
"""Windows-1252 as the web reads it: the five bytes it leaves out stand for themselves."""


def _notes(decoded: Decoded, asked: str | None) -> Iterator[Reason]:
    if decoded.stray:
        yield Reason("stray_bytes", {"encoding": decoded.encoding, "count": decoded.stray})
    if decoded.encoding != "utf-8" and asked is None:
        yield Reason("decoded", {"encoding": decoded.encoding})
    if nul := decoded.text.count("\0"):
        yield Reason("nul_characters", {"count": nul})
