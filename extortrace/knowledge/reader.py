"""Reads rule files: YAML with the place of every value, and without YAML's surprises.

Plain scalars are strings unless they are ``true``, ``false``, ``null`` or an ordinary number: ``NO``, ``0123``,
``12:30``, ``+225`` stay what the analyst typed. Duplicate keys, anchors, aliases, merges and tags are refused.
Problems are collected, each with ``path:line:col``, so that all of them are shown at once.

>>> node = parse("names: [NO, 0123, 12:30]\\nweight: 25\\n", "rule.yml", problems := [])
>>> node.plain()
{'names': ['NO', '0123', '12:30'], 'weight': 25}
>>> parse("a: 1\\na: 2\\n", "rule.yml", problems) and str(problems[0])
"rule.yml:2:1: 'a' is given twice; keep one"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a rule file: where, and what to do about it."""

    path: str
    line: int
    col: int
    message: str
    code: str = "invalid"
    """The check of ``rules lint`` that this is; most say enough in their message."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self.message}"


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value with its place: a scalar, a list of nodes, or a dict of nodes with the places of its ``keys``."""

    value: Any
    path: str
    line: int
    col: int
    keys: Mapping[str, tuple[int, int]]
    problems: list[Problem]

    def problem(self, message: str, key: str | None = None, code: str = "invalid") -> None:
        line, col = self.keys.get(key, (self.line, self.col)) if key else (self.line, self.col)
        self.problems.append(Problem(self.path, line, col, message, code))

    def plain(self) -> Any:
        """The value without places."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value

    def only(self, allowed: Iterable[str]) -> None:
        """Says which keys are not known here."""
        if not isinstance(self.value, dict):
            return
        allowed = list(allowed)
        for key in self.value:
            if key not in allowed:
                from difflib import get_close_matches

                close = get_close_matches(key, allowed, 1)
                hint = f"; did you mean '{close[0]}'?" if close else f"; known are {', '.join(sorted(allowed))}"
                self.problem(f"'{key}' is not known here{hint}", key, "unknown-key")

    def get(self, key: str) -> Node | None:
        if not isinstance(self.value, dict):
            return None
        found: Node | None = self.value.get(key)
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """A string that must be there unless a default is given. Numbers are taken as they were meant: as text."""
        node = self.get(key)
        if node is None:
            if default is None:
                self.problem(f"'{key}' is missing", code="missing-key")
            return default or ""
        if not isinstance(node.value, str) or not node.value.strip():
            node.problem(f"'{key}' must be a text; write it in quotes", code="wrong-type")
            return default or ""
        return node.value

    def number(self, key: str, default: int | None = None) -> int:
        node = self.get(key)
        if node is None:
            if default is None:
                self.problem(f"'{key}' is missing", code="missing-key")
            return default or 0
        if not isinstance(node.value, int) or isinstance(node.value, bool):
            node.problem(f"'{key}' must be a whole number, without quotes", code="wrong-type")
            return default or 0
        return node.value

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        value = self.text(key, default)
        allowed = list(allowed)
        if value and value not in allowed:
            message = f"'{key}' cannot be '{value}'; it is one of {', '.join(allowed)}"
            (self.get(key) or self).problem(message, code=f"unknown-{key}")
        return value

    def texts(self, key: str) -> list[str]:
        """A list of strings, empty when the key is absent. A lone string is a mistake, not a list of letters."""
        node = self.get(key)
        if node is None:
            return []
        if not isinstance(node.value, list):
            node.problem(f"'{key}' must be a list: put each entry on its own line after '- '", code="wrong-type")
            return []
        found = []
        for item in node.value:
            if isinstance(item.value, str) and item.value.strip():
                found.append(item.value)
            else:
                item.problem(f"an entry of '{key}' must be a text; write it in quotes", code="wrong-type")
        return found

    def items(self) -> Iterator[tuple[str, Node]]:
        if isinstance(self.value, dict):
            yield from self.value.items()

    def each(self, key: str) -> list[Node]:
        """The nodes of a list, empty when the key is absent."""
        node = self.get(key)
        if node is None:
            return []
        if not isinstance(node.value, list):
            node.problem(f"'{key}' must be a list", code="wrong-type")
            return []
        return list(node.value)


_INT = re.compile(r"-?(?:0|[1-9]\d*)")
_FLOAT = re.compile(r"-?(?:0|[1-9]\d*)\.\d+")
_CONST: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}


def _scalar(text: str) -> Scalar:
    if text in _CONST:
        return _CONST[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


MISSING = "is missing; copy it from the shipped rules"
_ENTRIES = {dict: "must be lines of 'key: value'", list: "must be a list: put each entry after '- '"}


def read(
    path: Path, name: str, problems: list[Problem], kind: type[dict[Any, Any]] | type[list[Any]] = dict
) -> Node | None:
    """The document of a rule file, or None with the problem noted. ``name`` is how the file is called in messages."""
    text = content(path, name, problems)
    node = None if text is None else parse(text, name, problems)
    if node is not None and not isinstance(node.value, kind):
        node.problem(_ENTRIES[kind], code="wrong-type")
        return None
    return node


def content(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a file, or None with the problem noted."""
    line = col = 1
    try:
        text = path.read_text(encoding="utf-8-sig")
        if text.strip():
            return text
        message = "is empty; copy it from the shipped rules"
    except UnicodeDecodeError as error:
        at = path.read_bytes()[: error.start]
        line, col = at.count(b"\n") + 1, error.start - (at.rfind(b"\n") + 1) + 1
        message = "is not UTF-8; save the file as UTF-8"
    except FileNotFoundError:
        message = MISSING
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    problems.append(Problem(name, line, col, message, "file"))
    return None


def parse(text: str, name: str, problems: list[Problem]) -> Node | None:
    """The document in a YAML text, or None with the problem noted."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                problems.append(_at(event, name, "anchors and aliases are not used here; repeat the value"))
                return None
            if getattr(event, "tag", None) not in (None, "!"):
                problems.append(_at(event, name, "tags (!…) are not used here; remove it"))
                return None
        tree = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = getattr(error, "problem", None) or str(error)
        hint = "; indent with spaces, not tabs" if "\\t" in what or "tab" in what else ""
        problems.append(Problem(name, line, col, f"is not valid YAML: {what}{hint}", "yaml"))
        return None
    if tree is None:
        problems.append(Problem(name, 1, 1, "is empty; copy it from the shipped rules", "file"))
        return None
    return _node(tree, name, problems)


def _at(event: Any, name: str, message: str) -> Problem:
    return Problem(name, event.start_mark.line + 1, event.start_mark.column + 1, message, "yaml")


def _node(tree: Any, name: str, problems: list[Problem]) -> Node:
    import yaml

    line, col = tree.start_mark.line + 1, tree.start_mark.column + 1
    keys: dict[str, tuple[int, int]] = {}
    value: Any
    if isinstance(tree, yaml.MappingNode):
        value = {}
        for key, item in tree.value:
            at = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key, yaml.ScalarNode) or not isinstance(key.value, str):
                problems.append(Problem(name, *at, "a key must be a word", "yaml"))
                continue
            if key.value == "<<":
                problems.append(Problem(name, *at, "merge keys (<<) are not used here; repeat the values", "yaml"))
                continue
            if key.value in value:
                problems.append(Problem(name, *at, f"'{key.value}' is given twice; keep one", "duplicate-key"))
                continue
            keys[key.value] = at
            value[key.value] = _node(item, name, problems)
    elif isinstance(tree, yaml.SequenceNode):
        value = [_node(item, name, problems) for item in tree.value]
    else:
        value = _scalar(tree.value) if tree.style in (None, "") else tree.value
    return Node(value, name, line, col, keys, problems)
