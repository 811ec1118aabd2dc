"""``rules show``: one rule, where it stands, its phrases and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli.rules.common import Folders, columns, folder_option, lang_option, line, load, refuse, unknown
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line

if TYPE_CHECKING:
    from extortrace.knowledge import Rules


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    rule_: Any = typer.Argument(..., help=say("cli.rule"), metavar="ID")
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("show", help=say("cli.rules_show"), cls=command)
    def show_(rule: str = rule_, folder: Folders = folder_, lang: str = lang_) -> None:
        refuse(lang)
        show(load(folder), rule, say)


def show(rules: Rules, id: str, say: Speaker) -> None:
    """One rule: where it stands, its phrases and examples."""
    from extortrace.indicators.examples import examples

    found = rules.indicators.get(id)
    if found is None:
        raise unknown(id, [rule.id for rule in rules.indicators.rules])
    line(one_line(f"{found.id}: {found.title.get('en', '')} / {found.title.get('fr', '')}"))
    about = {"category": found.category, "group": found.group, "severity": found.severity, "status": found.status}
    line(one_line(say("rules.about", weight=found.weight, **about)))
    line(one_line(str(rules.file(found))))
    if found.phrases:
        line(f"\n{say('rules.any')}")
        columns([phrase.text for phrase in found.phrases])
    for groups in found.combinations:
        line(f"\n{say('rules.each', within=found.within)}")
        for number, group in enumerate(groups, 1):
            line(f"  {say('rules.group', number=number)}")
            columns([phrase.text for phrase in group])
    if found.unless:
        line(f"\n{say('rules.unless')}")
        columns([phrase.text for phrase in found.unless])
    for wanted, title in ((True, "rules.match"), (False, "rules.no_match")):
        line(f"\n{say(title)}")
        for example in examples(rules, [found.id]):
            if example.must_match is wanted:
                line(f"  {example.line}: {one_line(example.text)}")
