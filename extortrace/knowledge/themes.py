"""``rules/themes.yml``: the words that show what a text is about.

>>> themes = build(index({"images": ["video", "nud*"], "audience": ["contacts", "tout le monde"]}))
>>> [(name, word) for name, word, _, _ in themes.words("ta video et tes nudes a tout le monde")]
[('images', 'video'), ('images', 'nudes'), ('audience', 'tout le monde')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem
from extortrace.text.lexicon import key

_SHORTEST = 3
"""Letters that a word with ``*`` must at least give."""


@dataclass(frozen=True)
class Themes:
    """Words and word beginnings, each with the themes they show (a line each: thousands of lists are slow to load)."""

    phrases: Mapping[str, str]
    stems: Mapping[str, str]
    longest: int

    @cached_property
    def longest_stem(self) -> int:
        return max(map(len, self.stems), default=0)

    def words(self, view: str) -> Iterator[tuple[str, str, int, int]]:
        """(theme, word, start, end) of every theme word in a words view, longest first where they overlap."""
        words, at = [], 0
        for word in view.split(" "):
            words.append((word, at))
            at += len(word) + 1
        i = 0
        while i < len(words):
            taken = 1
            for n in range(min(self.longest, len(words) - i), 0, -1):
                start, end = words[i][1], words[i + n - 1][1] + len(words[i + n - 1][0])
                names = self.phrases.get(view[start:end])
                if names is None and n == 1:
                    names = self._stem(words[i][0])
                if names:
                    for name in names.split("\n"):
                        yield name, view[start:end], start, end
                    taken = n
                    break
            i += taken

    def _stem(self, word: str) -> str | None:
        for length in range(min(len(word), self.longest_stem), _SHORTEST - 1, -1):
            names = self.stems.get(word[:length])
            if names:
                return names
        return None


def read(folder: Folder, problems: list[Problem]) -> Any:
    node = layers.read(folder, "themes.yml", problems)
    if node is None:
        return index({})
    for _, words in node.items():
        for word in words.value if isinstance(words.value, list) else ():
            if isinstance(word.value, str) and word.value.endswith("*") and len(word.value) <= _SHORTEST:
                word.problem(f"'{word.value}' is too short; give at least {_SHORTEST} letters before the *")
    return index({name: node.texts(name) for name, _ in node.items()})


def index(themes: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Words and word beginnings with their themes, as plain data."""
    found: dict[str, dict[str, list[str]]] = {"phrases": defaultdict(list), "stems": defaultdict(list)}
    for name, words in themes.items():
        for word in words:
            names = found["stems" if word.endswith("*") else "phrases"][key(word)]
            if name not in names:
                names.append(name)
    plain: dict[str, Any] = {
        kind: {word: "\n".join(names) for word, names in words.items()} for kind, words in found.items()
    }
    return plain | {"longest": max((word.count(" ") + 1 for word in found["phrases"]), default=1)}


def build(data: Any) -> Themes:
    return Themes(data["phrases"], data["stems"], data["longest"])
