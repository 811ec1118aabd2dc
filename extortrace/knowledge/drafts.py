"""A new rule: its file, as it should stand, and what is wrong with it before it is written.

>>> print(draft({"id": "leak", "category": "exposure", "phrases": {"en": ["leak it"]}}), end="")
# yaml-language-server: $schema=../../_schema/indicator.json
id: leak
category: exposure
phrases:
  en: [leak it]
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extortrace.knowledge import layout, schema
from extortrace.knowledge.indicators import files
from extortrace.knowledge.layers import Layers
from extortrace.knowledge.lint import Finding, lint, open_book
from extortrace.knowledge.reader import Problem

SCHEMA = "_schema/indicator.json"
"""Where the schema lies in a folder of rules: a name with ``_`` is no part of the rules."""


def inner(data: Mapping[str, Any]) -> str:
    """The path of a rule in its folder."""
    return f"indicators/{data['category']}/{data['id']}.yml"


def draft(data: Mapping[str, Any]) -> str:
    """The text of a rule file, with the line by which editors find the schema."""
    header = schema.HEADER.format(path=f"../../{SCHEMA}")
    return f"{header}\n{layout.tidy(json.dumps(data, ensure_ascii=False))}"


def judged(data: Mapping[str, Any], below: Layers) -> list[Finding]:
    """What ``rules lint`` will say of a rule, over the rules that there are; without writing it among them."""
    with TemporaryDirectory() as place:
        path = Path(place) / inner(data)
        path.parent.mkdir(parents=True)
        path.write_text(draft(data), encoding="utf-8")
        stack = Layers((*below.folders, Path(place)))
        problems: list[Problem] = []
        files.read(stack, problems)
        ours = [problem for problem in problems if problem.path == str(path)]
        return [found for found in lint(open_book(stack, ours)) if found.path == str(path)]


def save(data: Mapping[str, Any], folder: Path) -> Path:
    """Writes a new rule, and the schema beside the rules. Raises FileExistsError rather than write over a file."""
    path = folder / inner(data)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(draft(data))
    place = folder / SCHEMA
    page = json.dumps(schema.schema("indicator"), ensure_ascii=False, indent=2) + "\n"
    if not place.exists() or place.read_text(encoding="utf-8") != page:
        place.parent.mkdir(exist_ok=True)
        layout.write(place, page)
    return path
