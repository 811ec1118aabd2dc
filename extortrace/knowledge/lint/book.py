"""What lint reads: every rule file with its text, the phrases of the indicators, and texts that are harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from extortrace.knowledge import layers
from extortrace.knowledge.indicators import CATEGORIES, LANGUAGES
from extortrace.knowledge.layers import Folder, Layers
from extortrace.knowledge.reader import Node, Problem, content, parse
from extortrace.text.lexicon import key

ERROR, WARNING = "error", "warning"
BASE, HOUSE = "base", "house"
PROFILES = (BASE, HOUSE)
"""``base``: what is wrong or wasted; ``house``: also what our own rules keep to."""
HARMLESS = ("news", "court", "advice", "notice", "personal", "fiction")
"""Categories whose rules are about texts that ask nothing of anybody."""
COUNTER = "counter"


class Check(NamedTuple):
    """A check by its id, which never changes: how bad it is, and in which profile it is made."""

    id: str
    severity: str = WARNING
    profile: str = BASE


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check found: where, and what its text needs to say."""

    path: str
    line: int
    col: int
    check: str
    severity: str
    params: Mapping[str, Any] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase of a rule: where it stands, in which list (``phrases``, ``all``, ``count``, ``unless``), its key."""

    sheet: Sheet
    node: Node
    part: str
    language: str
    key: str
    """Folded words one space apart; ``*`` stays."""

    @property
    def where(self) -> str:
        return f"{self.sheet.name}:{self.node.line}"


@dataclass(frozen=True)
class Sheet:
    """A rule file. ``node`` is None when it is no YAML, or none that can be read."""

    name: str
    inner: str
    ours: bool
    """Whether it is to be judged, or only to be compared with."""
    text: str
    node: Node | None

    @property
    def section(self) -> str:
        return self.inner.partition("/")[0] if "/" in self.inner else ""

    def of(self, section: str) -> Node | None:
        """Its document, when it is a file of this section."""
        usable = self.section == section and self.node is not None and isinstance(self.node.value, dict)
        return self.node if usable else None

    def said(self, name: str) -> str:
        """A text at its top, empty when there is none."""
        found = self.node.get(name) if self.node else None
        return found.value if found and isinstance(found.value, str) else ""

    @cached_property
    def excused(self) -> Mapping[str, Node]:
        """The checks that the file is excused from."""
        holder = self.node.get("lint") if self.node else None
        listed = holder.get("exclude") if holder else None
        entries = listed.value if listed and isinstance(listed.value, list) else ()
        return {entry.value: entry for entry in entries if isinstance(entry.value, str)}

    def wordings(self) -> Iterator[Wording]:
        """The phrases of an indicator."""
        node = self.of("indicators")
        count = node.get("count") if node else None
        holders = {name: node.get(name) for name in ("phrases", "all", "unless")} if node else {}
        holders["count"] = count.get("of") if count else None
        for part, holder in holders.items():
            for language in LANGUAGES:
                found = holder.get(language) if holder else None
                yield from (
                    Wording(self, entry, part, language, wording(entry.value))
                    for entry in _texts(found)
                    if isinstance(entry.value, str)
                )

    def examples(self, name: str) -> list[Node]:
        holder = self.node.get("examples") if self.node else None
        found = holder.get(name) if holder else None
        return [entry for entry in _texts(found) if isinstance(entry.value, str)]


def wording(phrase: str) -> str:
    """A phrase as it is compared.

    >>> wording("l’argent * compte")
    'l argent * compte'
    """
    return " * ".join(key(piece) for piece in phrase.split("*"))


def _texts(node: Node | None) -> Iterator[Node]:
    """The entries of a list, and of the lists in it."""
    for entry in node.value if node and isinstance(node.value, list) else ():
        if isinstance(entry.value, list):
            yield from _texts(entry)
        else:
            yield entry


@dataclass(frozen=True)
class Book:
    """All sheets, what the reader said of them, and the harmless texts of the user."""

    sheets: Sequence[Sheet]
    problems: Sequence[Problem]
    folder: Layers
    given: Sequence[str] = ()

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        return tuple(found for sheet in self.sheets for found in sheet.wordings())

    @cached_property
    def harmless(self) -> tuple[tuple[str, str], ...]:
        """Texts as folded words, each with the file that it is from: what no rule of scams should find.

        They are what must not match rules of threats, payments and schemes, what must match rules of news, notices
        and the like, and what the user gave.
        """
        found = [("", f" {key(text)} ") for text in self.given]
        for sheet in self.sheets:
            category = sheet.said("category")
            names = ["match"] if category in HARMLESS else []
            if CATEGORIES.get(category, COUNTER) != COUNTER:
                names.append("no_match")
            found += [(sheet.name, f" {key(str(e.value))} ") for name in names for e in sheet.examples(name)]
        return tuple(found)

    @cached_property
    def all_harmless(self) -> str:
        """All of them in one, to see at once whether something stands in any."""
        return "\n".join(text for _, text in self.harmless)


def open_book(folder: Folder, problems: Iterable[Problem], given: Sequence[str] = ()) -> Book:
    """The files of the folders; with overlays only theirs are judged."""
    stack = layers.of(folder)
    top = len(stack.folders) > 1
    shown = {f.name for part in layers.FOLDERS for f in stack.inside(part, layers.SUFFIXES)}
    sheets = []
    for layer, root in enumerate(stack.folders):
        for inner, _ in layers.listing(root):
            file = stack.at(layer, inner)
            if "/" in inner and file.name not in shown:
                continue  # another file lies over it
            text = content(file.path, file.name, []) or ""
            node = parse(text, file.name, []) if inner.endswith((".yml", ".yaml")) and text else None
            sheets.append(Sheet(file.name, inner, layer > 0 or not top, text, node))
    return Book(sheets, list(problems), stack, given)
