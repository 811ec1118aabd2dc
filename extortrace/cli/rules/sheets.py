"""The files of rules and channels as they are written, for commands that show or search them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extortrace.cli.rules.common import unknown

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.lint import Sheet

SECTIONS = ("indicators", "channels")
"""Where a file is one thing that has an id."""


def sheets(rules: Rules) -> list[Sheet]:
    """The files in use of every rule and channel, whatever is wrong with them."""
    from extortrace.knowledge.layers import Layers
    from extortrace.knowledge.lint import open_book

    return [
        sheet for sheet in open_book(Layers(rules.layers.folders), rules.problems).sheets if sheet.section in SECTIONS
    ]


def stem(sheet: Sheet) -> str:
    return Path(sheet.inner).stem


def named(found: Sequence[Sheet], id: str) -> Sheet:
    """The file of this id; a rule goes before a channel of the same name."""
    by_id = {stem(sheet): sheet for sheet in sorted(found, key=lambda sheet: -SECTIONS.index(sheet.section))}
    if id not in by_id:
        raise unknown(id, list(by_id))
    return by_id[id]
