"""Everything a reader sees, in each language: codes in, words out.

The texts are explicit tables with the same keys (``en``, ``fr``), one for each of ``PARTS``, read when a key is not in
those before. A code without a text comes out as itself, readable.

>>> say = Speaker("fr")
>>> say("level.critical"), say("why.some_new_code"), say("missing.amount"), say("step.verified", day="2026-11-25")
('critique', 'some new code', 'la somme', 'vérifié le 2026-11-25')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

LANGUAGES = ("en", "fr")
PARTS = ("report", "command", "evaluation", "explaining", "rules", "authoring", "importing")

_BEFORE = re.compile(" (?=[:;!?»%€])|(?<=«) ")


class _Given(dict[str, Any]):
    """Parameters of a text; one that is not given leaves its name, so that no report fails over a text."""

    def __missing__(self, name: str) -> str:
        return f"({name})"


def texts(lang: str, part: str) -> Mapping[str, str]:
    """The table of a language for a part of the program."""
    table: Mapping[str, str] = import_module(f"{__name__}.{lang}.{part}").TEXTS
    return table


class Speaker:
    """Turns a key and its parameters into words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._texts = dict(texts(lang, PARTS[0]))
        self._left = list(reversed(PARTS[1:]))

    def __call__(self, key: str, **params: Any) -> str:
        text = self._text(key)
        if text is None:
            return key.partition(".")[2].replace("_", " ").replace("-", " ")
        if self.lang == "fr":
            text = typeset(text)
        return text.format_map(_Given(params))

    def knows(self, key: str) -> bool:
        """Whether a code of a report has words."""
        return key in self._texts

    def _text(self, key: str) -> str | None:
        while key not in self._texts and self._left:
            self._texts.update(texts(self.lang, self._left.pop()))
        return self._texts.get(key)


def typeset(text: str) -> str:
    """French as it is set: no line may begin with a lone mark, no quotation mark stands apart from its words."""
    return _BEFORE.sub("\u00a0", text)
