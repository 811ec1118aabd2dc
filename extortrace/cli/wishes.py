"""What can be asked of ``scan``: one table of options, read here in the plain case and by Typer in every other.

Typer explains, completes and complains better than a few lines can, but it costs as much as reading a message. So a
command line that is plainly right is read here; whatever is not (help, a slip, a missing value) goes to Typer.

>>> wishes = parse(["j'ai ta vidéo", "--json", "--lang=fr", "-f", "a.txt"])
>>> wishes.text, [path.name for path in wishes.file], wishes.lang, wishes.json
(("j'ai ta vidéo",), ['a.txt'], 'fr', True)
>>> parse(["--help"]) is parse(["--jso"]) is parse(["--lang"]) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Wish(NamedTuple):
    """An option: its field in Wishes, its names, what its value is called (a switch has none), what its value is."""

    field: str
    names: tuple[str, ...]
    metavar: str | None = None
    type: type = str
    many: bool = False


class Wishes(NamedTuple):
    """What was asked for."""

    text: tuple[str, ...] = ()
    file: tuple[Path, ...] = ()
    lang: str = ""
    json: bool = False
    output: Path | None = None
    region: str = ""
    dollar: str = ""
    date: str = ""
    plain: bool = False
    encoding: str = ""
    fail_on: str = ""
    rules: tuple[Path, ...] = ()


WISHES = (
    Wish("file", ("--file", "-f"), "FILE", Path, many=True),
    Wish("lang", ("--lang",), "en|fr"),
    Wish("json", ("--json",), type=bool),
    Wish("output", ("--output", "-o"), "FILE", Path),
    Wish("region", ("--region",), "CC"),
    Wish("dollar", ("--dollar",), "CODE"),
    Wish("date", ("--date",), "DAY"),
    Wish("plain", ("--plain",), type=bool),
    Wish("encoding", ("--encoding",), "NAME"),
    Wish("fail_on", ("--fail-on",), "LEVEL"),
    Wish("rules", ("--rules",), "DIR", Path, many=True),
)
_BY_NAME = {name: wish for wish in WISHES for name in wish.names}


def parse(args: Sequence[str]) -> Wishes | None:
    """The wishes of a command line that is plainly right; None for any other."""
    given: dict[str, Any] = {}
    words: list[str] = []
    left = iter(args)
    for arg in left:
        if arg == "--":
            words += left
        elif len(arg) < 2 or arg[0] != "-":
            words.append(arg)
        else:
            name, equals, value = arg.partition("=") if arg.startswith("--") else (arg, "", "")
            wish = _BY_NAME.get(name)
            if wish is None or (wish.metavar is None and equals):
                return None
            if wish.metavar is None:
                given[wish.field] = True
                continue
            if not equals:
                value = next(left, "")
                if not value or (value[0] == "-" and value != "-"):
                    return None
            given[wish.field] = (*given.get(wish.field, ()), wish.type(value)) if wish.many else wish.type(value)
    return Wishes(tuple(words), **given)
