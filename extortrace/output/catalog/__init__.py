"""Everything a reader sees, in each language: codes in, words out.

The texts are explicit tables with the same keys (``en``, ``fr``). A code without a text comes out as itself, readable.

>>> say = Speaker("fr")
>>> say("level.critical"), say("why.some_new_code"), say("missing.amount"), say("step.verified", day="2026-11-25")
('critique', 'some new code', 'la somme', 'vérifié le 2026-11-25')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LANGUAGES = ("en", "fr")

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


class Speaker:
    """Turns a key and its parameters into words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._texts = texts(lang)

    def __call__(self, key: str, **params: Any) -> str:
        text = self._texts.get(key)
        if text is None:
            return key.partition(".")[2].replace("_", " ").replace("-", " ")
        if self.lang == "fr":
            text = typeset(text)
        return text.format_map(_Given(params))

    def knows(self, key: str) -> bool:
        return key in self._texts


def typeset(text: str) -> str:
    """French as it is set: no line may begin with a lone mark, no quotation mark stands apart from its words."""
    return _BEFORE.sub("\u00a0", text)
