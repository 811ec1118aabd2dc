"""The one text that a command looks at: a file, standard input, a paste, or ``--text``."""

from __future__ import annotations

from pathlib import Path

from extortrace.cli import inputs
from extortrace.cli.errors import Failure
from extortrace.model import Message
from extortrace.output.catalog import Speaker


def one_text(file: Path | None, text: str | None, say: Speaker) -> Message:
    """The message to look at. Raises Failure when there is none, or two are given."""
    if file is not None and text is not None:
        raise Failure("text_and_file", 2)
    if text is not None:
        if not text.strip():
            raise Failure("empty", 1, source="--text")
        return Message(text)
    taken = next(inputs.take((), (file,) if file else (), None, say), None)
    if isinstance(taken, Failure):
        raise taken
    if taken is None:
        raise Failure("empty", 1, source=str(file or "<stdin>"))
    return taken
