"""The section ``rules/indicators``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extortrace.knowledge.reader import Problem


@dataclass(frozen=True)
class Indicators:
    """Nothing yet."""


def read(folder: Path, problems: list[Problem]) -> Any:
    return {}


def build(data: Any) -> Indicators:
    return Indicators()
