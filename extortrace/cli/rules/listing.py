"""``rules list``: the indicators, a row each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import Folders, folder_option, lang_option, line, load, refuse, title
from extortrace.masking import mask
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line

if TYPE_CHECKING:
    from extortrace.knowledge import Rules
    from extortrace.knowledge.indicators import Indicator

_HEAD = ("id", "category", "severity", "weight", "phrases", "title")


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    category_: Any = typer.Option("", "--category", "-c", help=say("cli.category"), metavar="ID", show_default=False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("list", help=say("cli.rules_list"), cls=command)
    def list_(category: str = category_, folder: Folders = folder_, lang: str = lang_) -> None:
        refuse(lang)
        list_rules(load(folder), category, say)


def list_rules(rules: Rules, category: str, say: Speaker) -> None:
    """The indicators, a row each: tab-separated where no person reads."""
    from extortrace.knowledge.indicators import CATEGORIES

    if category and category not in {*CATEGORIES, *CATEGORIES.values()}:
        raise Failure("category", 2, value=category, choices=", ".join(CATEGORIES))
    outputs.needed()
    order = list(CATEGORIES)
    rows = [
        (rule.id, rule.category, rule.severity, str(rule.weight), str(_phrases(rule)), title(rule, say.lang))
        for rule in sorted(rules.indicators.rules, key=lambda r: (order.index(r.category), r.id))
        if category in ("", rule.category, rule.group)
    ]
    if not sys.stdout.isatty():
        for row in rows:
            line("\t".join(map(one_line, row)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold")
    for name in _HEAD:
        right = name in ("weight", "phrases")
        table.add_column(say(f"rules.{name}"), justify="right" if right else "left", no_wrap=name == "id")
    for row in rows:
        table.add_row(*(Text(mask(one_line(cell))) for cell in row))
    Console().print(table)


def _phrases(rule: Indicator) -> int:
    return len(rule.phrases) + sum(len(group) for groups in rule.combinations for group in groups)
