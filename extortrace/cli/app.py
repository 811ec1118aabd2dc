"""The Typer app, built in the reader's language: help, and a word on what was mistyped."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from extortrace.cli import correct, evaluate, outputs, rules, why_not
from extortrace.cli.wishes import WISHES, Wishes
from extortrace.output.catalog import Speaker


def build(say: Speaker, scan: Callable[[Wishes], int]) -> Callable[..., Any]:
    """The app as a function of arguments."""
    app = typer.Typer(
        name="extortrace",
        help=say("cli.about"),
        epilog=say("cli.exit_codes"),
        cls=_translated(TyperGroup, say),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    version: Any = typer.Option(False, "--version", "-V", help=say("cli.version"), is_eager=True, callback=_version)
    lang: Any = typer.Option("", "--lang", help=say("cli.lang"), metavar="en|fr", show_default=False)

    @app.callback()
    def everything(version: bool = version, lang: str = lang) -> None:
        pass

    def command(**given: Any) -> None:
        wishes: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items() if v is not None}
        wishes.pop("version", None)
        raise typer.Exit(scan(Wishes(**wishes)))

    command.__signature__ = Signature(_parameters(say, version))  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in _parameters(say, version)}
    app.command("scan", help=say("cli.scan"), epilog=say("cli.exit_codes"), cls=_translated(TyperCommand, say))(command)
    for part in (evaluate, correct, why_not):
        part.mount(app, say, _translated(TyperCommand, say))
    rules.mount(app, say, _translated(TyperGroup, say), _translated(TyperCommand, say))
    return app


def _parameters(say: Speaker, version: Any) -> list[Parameter]:
    """The table of options as Typer reads it: the signature of a function."""
    text = typer.Argument(None, help=say("cli.text"), metavar="[TEXT]", show_default=False)
    found: list[tuple[str, Any, Any]] = [("text", text, list[str])]
    for wish in WISHES:
        default = False if wish.metavar is None else "" if wish.type is str else None
        key = "cli.rules_folder" if wish.field == "rules" else f"cli.{wish.field}"
        option = typer.Option(default, *wish.names, help=say(key), metavar=wish.metavar, show_default=False)
        kind: Any = wish.type
        found.append((wish.field, option, list[kind] if wish.many else kind))
    found.append(("version", version, bool))
    return [Parameter(n, Parameter.KEYWORD_ONLY, default=d, annotation=a) for n, d, a in found]


def _version(asked: bool) -> None:
    if asked:
        from extortrace.version import __version__

        print(f"extortrace {__version__}")
        raise typer.Exit


def _translated(base: Any, say: Speaker) -> Any:
    """The command class whose help is in the reader's language."""

    class Translated(base):  # type: ignore[misc]
        def get_help_option(self, ctx: Any) -> Any:
            option = super().get_help_option(ctx)
            if option is not None:
                option.help = say("cli.help")
            return option

        def format_help(self, ctx: Any, formatter: Any) -> None:
            outputs.needed()
            pieces = " ".join(self.collect_usage_pieces(ctx)).replace("COMMAND [ARGS]", say("cli.pieces"))
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
