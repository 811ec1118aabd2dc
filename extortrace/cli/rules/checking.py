"""``rules check``: what is wrong with the files, as ``path:line:col``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from extortrace.cli import outputs
from extortrace.cli.rules.common import Folders, folder_option, lang_option, line, load, refuse
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line

if TYPE_CHECKING:
    from extortrace.knowledge import Rules


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("check", help=say("cli.rules_check"), epilog=say("cli.rules_codes"), cls=command)
    def check_(folder: Folders = folder_, lang: str = lang_) -> None:
        refuse(lang)
        raise typer.Exit(check(load(folder), say))


def check(rules: Rules, say: Speaker) -> int:
    """What is wrong with the files; returns the exit code."""
    for problem in rules.problems:
        line(one_line(str(problem)))
    if rules.problems:
        outputs.tell(say("rules.problems", count=len(rules.problems)))
        return 1
    line(say("rules.no_problems", path=one_line(str(rules.layers.folders[-1]))))
    return 0
