"""``rules schema``: the JSON Schema of a rule file, for editors."""

from __future__ import annotations

from typing import Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import lang_option, refuse
from extortrace.output.catalog import Speaker


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    kind_: Any = typer.Argument(
        "indicator", help=say("cli.schema_kind"), metavar="[indicator|channel]", show_default=False
    )
    lang_ = lang_option(say)

    @rules.command("schema", help=say("cli.rules_schema"), cls=command)
    def schema_(kind: str = kind_, lang: str = lang_) -> None:
        refuse(lang)
        outputs.raw(page(kind).encode())


def page(kind: str) -> str:
    """The schema as it is written."""
    import json

    from extortrace.knowledge.schema import KINDS, schema

    if kind not in KINDS:
        raise Failure("schema_kind", 2, value=kind, choices=", ".join(KINDS))
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
