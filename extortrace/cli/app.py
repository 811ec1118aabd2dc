"""The Typer app, built in the reader's language, with only the command group that is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from extortrace.cli.scan import add_scan, show_version
from extortrace.output.catalog import Speaker


def build(args: Sequence[str], say: Speaker, country: str | None) -> Callable[..., Any]:
    """The app as a function of arguments."""
    group = _translated(TyperGroup, say)
    app = typer.Typer(
        name="extortrace", help=say("cli.about"), epilog=say("cli.exit_codes"), cls=group, rich_markup_mode=None,
        pretty_exceptions_enable=False, add_completion=False,
    )  # fmt: skip

    option: Any = typer.Option

    @app.callback()
    def everything(
        version: bool = option(False, "--version", "-V", help=say("cli.version"), is_eager=True, callback=show_version),
        lang: str = option("", "--lang", help=say("cli.lang"), metavar="en|fr", show_default=False),
    ) -> None:
        pass

    add_scan(app, say, country, _translated(TyperCommand, say))
    if args[:1] != ["scan"] and find_spec("extortrace.cli.rules"):
        from extortrace.cli.rules import app as rules

        app.add_typer(rules, name="rules", help=say("cli.rules"), rich_help_panel=None)
    return app


def _translated(base: Any, say: Speaker) -> Any:
    """The command class whose help is in the reader's language."""

    class Translated(base):  # type: ignore[misc]
        def get_help_option(self, ctx: Any) -> Any:
            option = super().get_help_option(ctx)
            if option is not None:
                option.help = say("cli.help")
            return option

        def format_help(self, ctx: Any, formatter: Any) -> None:
            pieces = " ".join(self.collect_usage_pieces(ctx))
            formatter.write_usage(ctx.command_path, pieces, prefix=f"{say('cli.usage')}: ")
            formatter.write_paragraph()
            formatter.write_text(self.help or "")
            for kind in ("argument", "option"):
                records = [p.get_help_record(ctx) for p in self.get_params(ctx) if p.param_type_name == kind]
                if records := [record for record in records if record]:
                    with formatter.section(say(f"cli.{kind}s")):
                        formatter.write_dl(records)
            commands = getattr(self, "commands", {})
            if commands:
                with formatter.section(say("cli.commands")):
                    formatter.write_dl([(name, c.help or "") for name, c in commands.items() if not c.hidden])
            if self.epilog:
                formatter.write_paragraph()
                formatter.write_text(self.epilog)

    return Translated
