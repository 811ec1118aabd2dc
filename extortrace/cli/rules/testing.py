"""``rules test``: whether every example does what it should."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import outputs
from extortrace.cli.rules.common import Folders, folder_option, lang_option, line, load, refuse, unknown
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line

if TYPE_CHECKING:
    from extortrace.indicators.examples import Failure as Failed
    from extortrace.knowledge import Rules


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    some_: Any = typer.Argument(None, help=say("cli.rule_ids"), metavar="[ID]...", show_default=False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("test", help=say("cli.rules_test"), epilog=say("cli.rules_codes"), cls=command)
    def test_(rule: list[str] | None = some_, folder: Folders = folder_, lang: str = lang_) -> None:
        refuse(lang)
        raise typer.Exit(run_examples(load(folder), rule or [], say))


def run_examples(rules: Rules, only: list[str], say: Speaker) -> int:
    """Which examples do not do what they should; returns the exit code."""
    from extortrace.indicators.examples import failures

    known = [rule.id for rule in rules.indicators.rules]
    for id in only:
        if id not in known:
            raise unknown(id, known)
    count, failed = failures(rules, only)
    for failure in failed:
        line(one_line(_failed(failure, say)))
    broken = [problem for problem in rules.problems if "indicators/" in problem.path] if not only else []
    for problem in broken:
        line(one_line(str(problem)))
    if failed or broken:
        outputs.tell(say("rules.failed", failed=len(failed), count=count, problems=len(broken)))
        return 1
    line(say("rules.passed", count=count, rules=len(only or known)))
    return 0


def _failed(failure: Failed, say: Speaker) -> str:
    example = failure.example
    if example.must_match:
        fired = ", ".join(sorted({hit.rule for hit in failure.fired})) or say("rules.nothing_fires")
        what = say("rules.should_fire", rule=example.rule, fired=fired)
    else:
        hit = next(hit for hit in failure.fired if hit.rule == example.rule)
        percent = f"{hit.similarity:.0f}"
        what = say("rules.should_not_fire", rule=example.rule, phrase=hit.phrase, text=hit.text, percent=percent)
    return f"{example.path}:{example.line}: {what}: {' '.join(example.text.split())[:100]}"
