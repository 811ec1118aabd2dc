"""Everything a reader sees, in each language: codes in, words out.

The texts are explicit tables with the same keys (``en``, ``fr``). A code without a text comes out as itself, readable.

>>> say = speaker("fr")
>>> say("level.critical"), say("why.some_new_code"), say("ui.not_verified_on", day="2026-11-25").isascii()
('critique', 'some new code', False)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

LANGUAGES = ("en", "fr")
Say = Callable[..., str]

_BEFORE = re.compile(" (?=[:;!?»%€])|(?<=«) ")


class _Given(dict[str, Any]):
    """Parameters of a text; one that is not given leaves its name, so that no report fails over a text."""

    def __missing__(self, name: str) -> str:
        return f"({name})"


def texts(lang: str) -> Mapping[str, str]:
    """The table of a language."""
    if lang == "fr":
        from extortrace.output.catalog.fr import TEXTS
    else:
        from extortrace.output.catalog.en import TEXTS
    return TEXTS


def speaker(lang: str) -> Say:
    """The function that turns a key and its parameters into words of this language."""
    table = texts(lang)

    def say(key: str, **params: Any) -> str:
        text = table.get(key)
        if text is None:
            return key.rpartition(".")[2].replace("_", " ").replace("-", " ")
        if lang == "fr":
            text = typeset(text)
        return text.format_map(_Given(params)) if "{" in text else text

    def knows(key: str) -> bool:
        return key in table

    say.knows = knows  # type: ignore[attr-defined]
    return say


def typeset(text: str) -> str:
    """French as it is set: no line may begin with a lone mark, no quotation mark stands apart from its words."""
    return _BEFORE.sub("\u00a0", text)
