"""Marked messages: JSON Lines that say what a careful reader sees in a text, a message a line.

``id``, ``lang``, ``text``; ``expect``: every detail as ``kind``, ``value`` and the fields of its kind; ``stance``,
``scheme``, ``level`` (lowest and highest acceptable); ``demands``: one object a demand, each part with its details;
``kinds``: when present, only these are compared (``[]``: none); ``part``: ``dev`` or ``held``. Only ``text`` must be
there; without ``expect`` no detail is compared, with it and without ``demands`` the message makes none.

>>> parse('{"text": "500 €", "expect": [{"kind": "amonut", "value": "500"}]}', "my.jsonl", 1)
Broken(path='my.jsonl', line=1, code='choice', params={'field': 'kind', 'value': 'amonut'})
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from extortrace.knowledge.indicators import SCHEMES
from extortrace.model import KINDS, LEVELS, PARTS, Finding, Stance

FIELDS = ("currency", "symbol", "system", "asset", "scheme", "country", "platform", "brand")
"""What a mark may say beside its kind and value."""
UNCOUNTED = ("test_question", "test_answer", "sender", "order_number")
"""Kinds that may be marked and are not compared."""
STANCES: tuple[str, ...] = get_args(Stance)


@dataclass(frozen=True)
class Marked:
    """One marked message. A mark is a finding that has no place yet."""

    path: str
    line: int
    id: str
    lang: str
    text: str
    expect: tuple[Finding, ...] = ()
    stance: str | None = None
    scheme: str | None = None
    level: tuple[str, str] | None = None
    demands: tuple[Mapping[str, tuple[Finding, ...]], ...] = ()
    kinds: frozenset[str] = frozenset(KINDS)
    part: str | None = None


@dataclass(frozen=True)
class Broken:
    """A row that cannot be used: where, and what is wrong with it (a text of the catalogue, ``row.…``)."""

    path: str
    line: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


class _Wrong(Exception):
    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, {name: str(value) for name, value in params.items()}


def read(path: Path) -> Iterator[Marked | Broken]:
    """The rows of a file, each marked message or what is wrong with it. Raises OSError when there is no reading it."""
    for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                yield parse(line.decode("utf-8"), str(path), number)
            except UnicodeDecodeError:
                yield Broken(str(path), number, "not_utf8")


def parse(line: str, path: str, number: int) -> Marked | Broken:
    """One row."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Broken(path, number, "not_json", {"error": str(getattr(error, "msg", error))})
    try:
        return _marked(_object(row, "row"), path, number)
    except _Wrong as wrong:
        return Broken(path, number, wrong.code, wrong.params)


def _marked(row: dict[str, Any], path: str, number: int) -> Marked:
    text = row.get("text")
    if not isinstance(text, str) or not text:
        raise _Wrong("no_text")
    expect = tuple(_mark(item) for item in _list(row, "expect"))
    kinds = _list(row, "kinds") if "kinds" in row else KINDS if "expect" in row else ()
    return Marked(
        path,
        number,
        str(row.get("id") or f"{Path(path).name}:{number}"),
        str(row.get("lang") or "?"),
        text,
        expect,
        _optional(row, "stance", STANCES),
        _optional(row, "scheme", SCHEMES),
        _level(row),
        tuple(_demand(_object(demand, "demands")) for demand in _list(row, "demands")),
        frozenset(_choice(kind, "kinds", KINDS) for kind in kinds),
        None if row.get("part") is None else str(row["part"]),
    )


def _mark(item: Any) -> Finding:
    item = _object(item, "expect")
    kind = _choice(item.get("kind"), "kind", (*KINDS, *UNCOUNTED))
    value = item.get("value")
    if not isinstance(value, str) or not value:
        raise _Wrong("no_value", kind=kind)
    for name, said in item.items():
        if name not in ("kind", "value"):
            _choice(name, "field", FIELDS)
            if not isinstance(said, str | None):
                raise _Wrong("not_text", field=name)
    fields: dict[str, Any] = {name: item.get(name) or None for name in FIELDS}
    return Finding(kind, value, 0, 0, "", **fields)


def _demand(demand: dict[str, Any]) -> Mapping[str, tuple[Finding, ...]]:
    parts = {}
    for part in demand:
        _choice(part, "part", tuple(PARTS))
        parts[part] = tuple(_mark(item) for item in _list(demand, part))
        for mark in parts[part]:
            if mark.kind != PARTS[part]:
                raise _Wrong("wrong_part", kind=mark.kind, part=part)
    return parts


def _level(row: dict[str, Any]) -> tuple[str, str] | None:
    said = _list(row, "level")
    if not said:
        return None
    levels = [_choice(level, "level", LEVELS) for level in said]
    if len(levels) != 2 or LEVELS.index(levels[0]) > LEVELS.index(levels[1]):
        raise _Wrong("level")
    return levels[0], levels[1]


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong("not_an_object", field=name)
    return value


def _list(row: dict[str, Any], name: str) -> list[Any]:
    value = row.get(name)
    if not isinstance(value, list | None):
        raise _Wrong("not_a_list", field=name)
    return value or []


def _choice(value: Any, name: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise _Wrong("choice", field=name, value=value)
    return str(value)


def _optional(row: dict[str, Any], name: str, choices: tuple[str, ...]) -> str | None:
    return None if row.get(name) is None else _choice(row[name], name, choices)
