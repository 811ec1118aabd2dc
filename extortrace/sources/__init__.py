"""Sources: bytes in, messages out. One module a format; the table says which file goes where.

>>> [message.text for message in read("Délai 48 h".encode("cp1252"), "note.txt")]
['Délai 48 h']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from extortrace.model import ExtorTraceError, Message
from extortrace.sources import text

Source = Callable[[bytes, str, str | None], Iterator[Message]]

SOURCES: dict[str, Source] = {"text": text.messages}
"""Formats by name; what no other format claims is text."""

LIMIT = 10_000_000
"""Bytes that are read of one file or stream: far above any message, far below what would stall a terminal."""


class Unreadable(ExtorTraceError):
    """An input that cannot be read. ``code`` and ``params`` let the output say it in the reader's language."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(f"{code}: {', '.join(f'{name} {value}' for name, value in params.items())}")
        self.code, self.params = code, params


def read(data: bytes, source: str, encoding: str | None = None) -> Iterator[Message]:
    """The messages in these bytes; ``source`` is their name, ``encoding`` what they are said to be in."""
    if len(data) > LIMIT:
        raise Unreadable("too_large", source=source, limit=LIMIT // 1_000_000)
    if not data.strip(b"\0\t\n\r "):
        raise Unreadable("empty", source=source)
    if (kind := text.binary(data)) and encoding is None:
        raise Unreadable("binary", source=source, kind=kind)
    return SOURCES["text"](data, source, encoding)


def read_file(path: Path, encoding: str | None = None) -> Iterator[Message]:
    """The messages of a file, opened for reading only."""
    name = str(path)
    try:
        if path.is_dir():
            raise Unreadable("folder", source=name)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise Unreadable("absent", source=name) from None
    except PermissionError:
        raise Unreadable("forbidden", source=name) from None
    except (OSError, ValueError) as error:  # a broken disk, a name no system has
        raise Unreadable("unreadable", source=name, error=getattr(error, "strerror", None) or str(error)) from None
    return read(data, name, encoding)
