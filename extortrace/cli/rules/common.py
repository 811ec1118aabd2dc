"""What the commands of ``rules`` share: their options, the rules they load, and lines that are safe to show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import layers, outputs
from extortrace.cli.errors import Failure
from extortrace.cli.language import check
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line, safe

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.indicators import Indicator


Folders = list[Path] | None
"""What ``--rules`` gives."""


def folder_option(say: Speaker) -> Any:
    return typer.Option(None, "--rules", help=say("cli.rules_folder"), metavar="DIR", show_default=False)


def lang_option(say: Speaker) -> Any:
    return typer.Option("", "--lang", help=say("cli.lang"), metavar="en|fr", show_default=False)


def refuse(lang: str) -> None:
    """Refuses a language that there is not. (Which one is used was settled before the command was read.)"""
    if lang:
        check(lang)


def load(folders: Path | Sequence[Path] | None) -> Rules:
    """The shipped rules with these folders, and those of the environment, over them."""
    return layers.load(folders)


def title(rule: Indicator, lang: str) -> str:
    return rule.title.get(lang) or rule.title.get("en", "")


def line(text: str) -> None:
    """Shows a line; nothing in it reaches the terminal uninterpreted."""
    outputs.show(safe(mask(text)) + "\n")


def columns(phrases: list[str]) -> None:
    """Phrases separated by `` · ``, as wide as the terminal."""
    from shutil import get_terminal_size

    for row in filled(phrases, max(get_terminal_size((100, 24)).columns - 4, 40)):
        line("    " + row)


def filled(phrases: list[str], width: int) -> list[str]:
    """Phrases separated by `` · `` in lines of a width; none is broken that fits."""
    from textwrap import wrap

    joined = " · ".join(one_line(phrase).replace(" ", "\xa0") for phrase in phrases)
    return [row.replace("\xa0", " ").strip() for row in wrap(joined, width, break_long_words=False)]


def unknown(id: str, known: list[str]) -> Failure:
    """What to say when there is no rule of this id."""
    from difflib import get_close_matches

    close = get_close_matches(id, known, 1)
    return Failure("rule_close", 2, value=id, close=close[0]) if close else Failure("rule", 2, value=id)
