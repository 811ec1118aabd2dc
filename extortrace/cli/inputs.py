"""Where the message comes from: words, files, a pipe, or a paste in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from extortrace.cli.errors import Failure
from extortrace.cli.outputs import tell
from extortrace.model import Message
from extortrace.output.catalog import Speaker
from extortrace.sources import LIMIT, Unreadable, read, read_file

_FILE_NAMES = (
    ".txt", ".text", ".eml", ".msg", ".log", ".md", ".html", ".htm", ".csv", ".json", ".jsonl",
    ".mbox", ".pdf", ".docx",
)  # fmt: skip


def take(
    words: Sequence[str], files: Sequence[Path], encoding: str | None, say: Speaker
) -> Iterator[Message | Failure]:
    """The messages asked for; what cannot be read comes as the failure to be told, and the rest goes on."""
    if words and all(is_file(word) or is_folder(word) for word in words):
        for word in filter(is_file, words):
            tell(say("cli.reading_file", source=word))
        files = [Path(word) for word in words]
    if files:
        for path in files:
            yield from _stream(encoding, say) if str(path) == "-" else _guarded(read_file, path, encoding)
    elif len(words) > 1:
        raise Failure("words", 2)
    elif words and words[0] != "-":
        yield from _words(words[0], encoding)
    else:
        yield from _stream(encoding, say)


def is_file(word: str) -> bool:
    """Whether an argument names an existing file rather than being the message."""
    try:
        return word != "-" and len(word) < 4000 and "\n" not in word and os.path.isfile(word)
    except (OSError, ValueError):
        return False


def is_folder(word: str) -> bool:
    """Whether an argument names a folder, which is no message either: reading it says so."""
    try:
        return word != "-" and len(word) < 4000 and "\n" not in word and os.path.isdir(word)
    except (OSError, ValueError):
        return False


def is_encoding(name: str) -> bool:
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return False
    return True


def _words(text: str, encoding: str | None) -> Iterator[Message | Failure]:
    looks = not any(char.isspace() for char in text) and "://" not in text
    if looks and (text.lower().endswith(_FILE_NAMES) or text.startswith(("./", "../", "~/", "/", "\\\\"))):
        yield Failure("absent", 1, source=text)
        return
    raw = any("\udc80" <= char <= "\udcff" for char in text)  # bytes that the shell's encoding does not have
    data = text.encode("utf-8", "surrogateescape" if raw else "surrogatepass")
    yield from _guarded(read, data, "<argument>", encoding if raw else None)


def _stream(encoding: str | None, say: Speaker) -> Iterator[Message | Failure]:
    if sys.stdin is None or sys.stdin.closed:
        yield Failure("empty", 1, source="<stdin>")
        return
    if sys.stdin.isatty():
        keys = say("cli.keys_windows" if sys.platform == "win32" else "cli.keys_unix")
        tell(say("cli.paste", keys=keys))
    stream = cast(BinaryIO, getattr(sys.stdin, "buffer", None))
    data = stream.read(LIMIT + 1) if stream else sys.stdin.read().encode("utf-8", "surrogateescape")
    yield from _guarded(read, data, "<stdin>", encoding)


def _guarded(reading: Callable[..., Iterator[Message]], *args: object) -> Iterator[Message | Failure]:
    try:
        yield from reading(*args)
    except Unreadable as error:
        yield Failure(error.code, 1, **error.params)
