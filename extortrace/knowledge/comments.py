"""The comments of a YAML text, each with the entry that it speaks of: what a parser throws away.

A comment on lines of its own belongs to the entry after it, one at the end of a line to the widest entry that ends
there (or else to the last that begins there). What stands before the first entry is the head of the file.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_COMMENT = re.compile(r"(?:^|(?<=[\s\0]))#[^\n]*", re.MULTILINE)


@dataclass(slots=True)
class Comments:
    """Comments by the entry that they belong to (the place where its key, or its value in a list, begins)."""

    head: list[str] = field(default_factory=list)
    before: dict[int, list[str]] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def near(self, start: int) -> bool:
        return start in self.before or start in self.after


def entries(node: Any) -> Iterator[tuple[int, int]]:
    """Where every entry of a node begins and ends, the wider before what is in it."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark.index, _end(value)
            yield from entries(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield value.start_mark.index, _end(value)
            yield from entries(value)


def _end(node: Any) -> int:
    """Where a value ends; one that is told by its indentation alone ends nowhere that a line shows."""
    return sys.maxsize if getattr(node, "flow_style", True) is False else node.end_mark.index


def _scalars(node: Any) -> Iterator[Any]:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for value in node.value:
            yield from _scalars(value)


def bare(text: str, tree: Any) -> str:
    """The text with every value blanked out, so that a ``#`` that is left begins a comment."""
    kept, at = [], 0
    for node in _scalars(tree):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):  # its first line may carry a comment, what comes after its last does not belong
            start = text.index("\n", start) if "\n" in text[start:end] else end
            end = start + len(text[start:end].rstrip())
        kept += [text[at:start], re.sub(r"[^\n]", "\0", text[start:end])]
        at = end
    return "".join(kept) + text[at:]


def find(text: str, tree: Any) -> Comments:
    """All comments of a text that was composed to ``tree``."""
    found = Comments()
    if "#" not in text:
        return found
    spans = list(entries(tree))
    starts = sorted(start for start, _ in spans)
    for match in _COMMENT.finditer(bare(text, tree)):
        at, said = match.start(), text[match.start() : match.end()].rstrip()
        line = text.rfind("\n", 0, at) + 1
        follows = bisect_right(starts, at)
        if text[line:at].strip() and (owner := _owner(spans, line, at)) is not None:
            found.after[owner] = f"{found.after[owner]}; {said[1:].strip()}" if owner in found.after else said
        elif not follows:
            found.head += [*([""] if found.head and text[:line].endswith("\n\n") else []), said]
        elif follows < len(starts):
            found.before.setdefault(starts[follows], []).append(said)
        else:
            found.tail.append(said)
    return found


def _owner(spans: list[tuple[int, int]], line: int, at: int) -> int | None:
    """The entry that a comment at the end of a line speaks of: the last that ends there, or the last that begins."""
    ended = [(end, -start) for start, end in spans if line < end <= at]
    begun = [start for start, end in spans if line <= start < at < end]
    return -max(ended)[1] if ended else max(begun, default=None)
