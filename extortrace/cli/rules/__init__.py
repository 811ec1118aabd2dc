"""``extortrace rules``: what an analyst does with rules, a module for each command.

A command that finds something wrong ends with exit code 1, and its lines begin with ``path:line``, so that an editor
can jump there.
"""

from __future__ import annotations

from typing import Any

import typer

from extortrace.cli import outputs
from extortrace.cli.rules import (
    checking,
    explaining,
    formatting,
    importing,
    linting,
    listing,
    making,
    schemas,
    searching,
    showing,
    testing,
)
from extortrace.cli.rules.common import lang_option, refuse
from extortrace.output.catalog import Speaker

COMMANDS: tuple[Any, ...] = (
    listing, searching, showing, making, checking, linting, formatting, testing, explaining, schemas, importing,
)  # fmt: skip


def mount(app: typer.Typer, say: Speaker, group: type, command: type) -> None:
    """Adds the group and its commands, their help in the reader's language."""
    rules = typer.Typer(rich_markup_mode=None)
    lang_ = lang_option(say)

    @rules.callback(invoke_without_command=True)
    def everything(context: typer.Context, lang: str = lang_) -> None:
        refuse(lang)
        if context.invoked_subcommand is None:
            outputs.show(context.get_help() + "\n")

    for part in COMMANDS:
        part.mount(rules, say, command)
    app.add_typer(rules, name="rules", help=say("cli.rules"), cls=group)
