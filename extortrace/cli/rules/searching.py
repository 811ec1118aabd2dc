"""``rules search``: where words stand in rules and channels, also misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import Folders, folder_option, lang_option, load, refuse
from extortrace.cli.rules.pages import json_page, table
from extortrace.cli.rules.sheets import sheets, stem
from extortrace.masking import mask
from extortrace.output.catalog import Speaker

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.lint import Sheet
    from extortrace.knowledge.reader import Node

CLOSE = 80
"""So like the words a text must be, of 100."""
FEW = 3
"""Places of a rule that are shown; ``--all`` shows every one."""
MOST = 20
"""Rules that are shown unless ``--limit`` says otherwise."""
_PARTS = {
    "id": "id", "title": "title", "phrases": "phrases", "all": "phrases", "count": "phrases", "unless": "phrases",
    "examples": "examples", "name": "title", "names": "phrases", "cued": "phrases", "framed": "phrases",
    "priced": "phrases", "listed": "phrases", "cards": "phrases", "not_in": "phrases", "references": "about",
    "false_positives": "examples", "scheme": "about", "category": "about", "author": "about",
    "codes": "about",
}  # fmt: skip
"""Keys that are searched, and what ``--in`` calls them."""


class Place(NamedTuple):
    """Where words stand: how like them (100 is the same), in which key of which file, and what stands there."""

    score: int
    id: str
    where: str
    text: str
    path: str
    line: int


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    words_: Any = typer.Argument(..., help=say("cli.search_words"), metavar="WORDS...")
    parts = "id|title|phrases|examples|about"
    in_: Any = typer.Option(None, "--in", help=say("cli.search_in"), metavar=parts, show_default=False)
    all_: Any = typer.Option(False, "--all", help=say("cli.search_all"), show_default=False)
    limit_: Any = typer.Option(MOST, "--limit", help=say("cli.search_limit"), metavar="N", min=1, show_default=False)
    json_: Any = typer.Option(False, "--json", help=say("cli.rules_json"), show_default=False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("search", help=say("cli.rules_search"), cls=command)
    def search_(
        words: list[str] = words_,
        parts: list[str] | None = in_,
        every: bool = all_,
        limit: int = limit_,
        as_json: bool = json_,
        folder: Folders = folder_,
        lang: str = lang_,
    ) -> None:
        refuse(lang)
        for part in parts or ():
            if part not in _PARTS.values():
                raise Failure("search_in", 2, value=part, choices=", ".join(dict.fromkeys(_PARTS.values())))
        found = search(load(folder), " ".join(words), parts or (), FEW if not every else 0)
        shown = {place.id: None for place in found}
        kept = set(list(shown)[:limit])
        _show([place for place in found if place.id in kept], as_json, say)
        if not as_json:
            left = len(shown) - len(kept)
            outputs.tell(say("search.more", count=left) if left else say("search.found", count=len(kept)))


def search(rules: Rules, words: str, parts: Any = (), few: int = FEW) -> list[Place]:
    """Where the words stand, rule by rule, the likest first; of each rule so many places."""
    from extortrace.text.lexicon import key

    wanted = key(words)
    by_file: dict[tuple[str, str], list[Place]] = {}
    for sheet in sheets(rules):
        for where, node in _texts(sheet):
            if parts and _part(where) not in parts:
                continue
            score = likeness(wanted, key(str(node.value)))
            if score >= CLOSE:
                place = Place(score, stem(sheet), where, str(node.value), sheet.name, node.line)
                by_file.setdefault((stem(sheet), sheet.name), []).append(place)
    ranked = []
    for (id, _), places in by_file.items():
        places.sort(key=lambda place: (-place.score, place.line))
        ranked.append((-places[0].score, min(map(_rank, places)), id, places[: few or None]))
    return [place for _, _, _, places in sorted(ranked) for place in places]


def _rank(place: Place) -> int:
    """What a rule is called says more than what it finds, and that more than its examples."""
    return ("id", "title", "phrases").index(part) if (part := _part(place.where)) in ("id", "title", "phrases") else 3


def _part(where: str) -> str:
    """What ``--in`` calls the place."""
    return _PARTS[where.partition(".")[0]]


def likeness(wanted: str, text: str) -> int:
    """How like the words a text is: 100 where they stand in it as they are.

    >>> likeness("tell nobody", "you will tell nobody ok"), likeness("nobody tell", "tell nobody")
    (100, 95)
    >>> likeness("western onion", "send by western union") >= CLOSE, likeness("gift", "loan offer") >= CLOSE
    (True, False)
    """
    from rapidfuzz import fuzz

    if not wanted or not text:
        return 0
    if f" {wanted} " in f" {text} ":
        return 100
    if set(wanted.split()) <= set(text.split()):
        return 95
    if wanted in text:
        return 90
    if len(text) < len(wanted):
        return int(fuzz.ratio(wanted, text, score_cutoff=CLOSE))
    return int(fuzz.partial_ratio(wanted, text, score_cutoff=CLOSE)) - 5 if len(wanted) > 4 else 0


def _texts(sheet: Sheet) -> Iterator[tuple[str, Node]]:
    """The texts of a file that are searched, each with its key."""
    for name in _PARTS if sheet.node is not None else ():
        found = sheet.node.get(name) if sheet.node else None
        if found is not None:
            yield from _below(name, found)


def _below(name: str, node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node.value, str):
        yield name, node
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _below(name, item)
    elif isinstance(node.value, dict):
        for key, item in node.value.items():
            yield from _below(name if key in ("of", "shape", "labels") else f"{name}.{key}", item)


def _show(found: list[Place], as_json: bool, say: Speaker) -> None:
    if as_json:
        rows = [place._asdict() | {"text": mask(place.text)} for place in found]
        json_page("search", places=rows)
        return
    head = (say("rules.id"), say("search.where"), say("search.text"), say("search.line"), say("search.score"))
    if not found:
        return
    rows_ = [(p.id, p.where, p.text[:200], str(p.line), str(p.score)) for p in found]
    table(head, rows_, right=(3, 4))
