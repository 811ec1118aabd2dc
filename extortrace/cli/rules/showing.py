"""``rules show``: one rule or channel, as an analyst reads it: a page in a terminal, plain lines elsewhere, or JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli.rules.common import Folders, columns, filled, folder_option, lang_option, line, load, refuse
from extortrace.cli.rules.pages import json_page
from extortrace.cli.rules.sheets import named, sheets
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line, safe

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.lint import Sheet
    from extortrace.knowledge.reader import Node

Block = tuple[str, list[str], bool]
"""A heading, what stands under it, and whether these are words to be filled into lines."""
_ABOUT = ("category", "severity", "weight", "status", "scheme", "kind", "edits", "within", "author", "date", "modified")
_GROUPED = ("all", "count")
_FIRST = ("id", "title", "name", "examples", "lint")
"""Keys that have a place of their own on the page."""


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    rule_: Any = typer.Argument(..., help=say("cli.rule"), metavar="ID")
    json_: Any = typer.Option(False, "--json", help=say("cli.rules_json"), show_default=False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("show", help=say("cli.rules_show"), cls=command)
    def show_(rule: str = rule_, as_json: bool = json_, folder: Folders = folder_, lang: str = lang_) -> None:
        refuse(lang)
        show(load(folder), rule, as_json, say)


def show(rules: Rules, id: str, as_json: bool, say: Speaker) -> None:
    """One file: where it stands, its phrases by language, its examples."""
    sheet = named(sheets(rules), id)
    if as_json:
        plain = sheet.node.plain() if sheet.node else None
        json_page("rule", section=sheet.section, path=sheet.name, rule=_masked(plain))
    elif sys.stdout is not None and sys.stdout.isatty():
        _page(sheet, rules, say)
    else:
        head, about = _head(sheet, say)
        line(head)
        line(about)
        line(one_line(_path(sheet, rules)))
        for heading, rows, words in blocks(sheet, say):
            line(f"\n{heading}")
            if words:
                columns(rows)
                continue
            for row in rows:
                line(f"  {row}")


def _masked(data: Any) -> Any:
    if isinstance(data, str):
        return mask(data)
    if isinstance(data, list):
        return [_masked(item) for item in data]
    return {key: _masked(item) for key, item in data.items()} if isinstance(data, dict) else data


def _path(sheet: Sheet, rules: Rules) -> str:
    """Where the file lies; an overlay's are called by their whole path already."""
    return str(rules.folder / sheet.inner) if sheet.name == sheet.inner else sheet.name


def _head(sheet: Sheet, say: Speaker) -> tuple[str, str]:
    """What the file is called, and where it stands among the others."""
    from extortrace.knowledge.indicators import CATEGORIES

    node = sheet.node
    title = node.get("title") if node else None
    titles = (
        [t.value for t in title.value.values()] if title and isinstance(title.value, dict) else [sheet.said("name")]
    )
    about = []
    for key in _ABOUT:
        found = node.get(key) if node else None
        if found is not None and not isinstance(found.value, (dict, list)):
            group = f" ({CATEGORIES[found.value]})" if key == "category" and found.value in CATEGORIES else ""
            about.append(f"{say(f'show.{key}')} {found.value}{group}")
    id = sheet.said("id")
    return one_line(f"{id}: {' / '.join(map(str, titles))}"), one_line(", ".join(about))


def blocks(sheet: Sheet, say: Speaker) -> Iterator[Block]:
    """What a file holds, in the order of the file's keys, examples last but for references."""
    from extortrace.knowledge import channels, indicators

    node = sheet.node
    if node is None:
        return
    order = indicators.KEYS if sheet.section == "indicators" else channels.KEYS
    for key in order:
        found = node.get(key)
        if found is None or key in _FIRST or (key in _ABOUT and not isinstance(found.value, (dict, list))):
            continue
        yield from _words(key, found, say)
    for name in ("match", "no_match"):
        if entries := sheet.examples(name):
            yield say(f"rules.{name}"), [f"{e.line}: {one_line(str(e.value))}" for e in entries], False


def _words(key: str, node: Node, say: Speaker) -> Iterator[Block]:
    """The lists under a key: by language, in groups, or as they are."""
    heading = say(f"show.{key}")
    least = node.get("at_least") if key == "count" else None
    if least is not None and (inner := node.get("of")):
        heading, node = say("show.count", least=least.value), inner
    if key in ("phrases", "unless", *_GROUPED) and isinstance(node.value, dict):
        for language, entries in node.value.items():
            groups = entries.value if isinstance(entries.value, list) else []
            if key not in _GROUPED:
                yield f"{heading} ({language})", [str(entry.value) for entry in groups], True
                continue
            for number, group in enumerate(groups, 1):
                said = f"{heading} ({language}), {say('rules.group', number=number)}"
                yield said, [str(e.value) for e in group.value] if isinstance(group.value, list) else [], True
    elif isinstance(node.value, list) and all(isinstance(item.value, str) for item in node.value):
        sentences = key in ("references", "false_positives")
        yield heading, [one_line(item.value) if sentences else item.value for item in node.value], not sentences
    else:
        items = node.value if isinstance(node.value, list) else [node]
        yield heading, [one_line(_flat(item.plain())) for item in items], False


def _flat(data: Any) -> str:
    """Plain data on one line, as one would write it in YAML."""
    if isinstance(data, dict):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in data.items())
    if isinstance(data, list):
        return f"[{', '.join(map(_flat, data))}]"
    return str(data)


def _page(sheet: Sheet, rules: Rules, say: Speaker) -> None:
    from rich.console import Console, Group
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    def shown(text: str, style: str = "") -> Text:
        return Text(safe(mask(text)), style)

    head, about = _head(sheet, say)
    id, _, titles = head.partition(": ")
    console = Console(highlight=False)
    lines = Group(shown(titles, "bold"), shown(about), shown(one_line(_path(sheet, rules)), "dim"))
    console.print(Panel(lines, title=shown(id, "bold cyan"), title_align="left", padding=(0, 1)))
    marks = {say("rules.match"): ("✓", "green"), say("rules.no_match"): ("✗", "red")}
    for heading, rows, words in blocks(sheet, say):
        mark, style = marks.get(heading, ("", "cyan"))
        console.print(shown(f"{mark} {heading}".strip(), f"bold {style}"))
        if words:
            rows = filled(rows, console.width - 2)
        for row in rows:
            said = shown(row)
            said.highlight_regex(" · ", "dim")
            console.print(Padding(said, (0, 0, 0, 2)))
