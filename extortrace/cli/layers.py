"""Which rules are used: the shipped ones, over them the folders of ``EXTORTRACE_RULES``, then those of ``--rules``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extortrace.cli.errors import Failure

if TYPE_CHECKING:
    from extortrace.knowledge import Rules

VARIABLE = "EXTORTRACE_RULES"


def overlays(given: Path | Sequence[Path] | None = None) -> list[Path]:
    """The folders that lie over the shipped rules, the last one uppermost. Refuses one that is not there."""
    chosen = [given] if isinstance(given, Path) else list(given or ())
    standing = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part.strip()]
    for code, folders in (("rules_variable", standing), ("rules", chosen)):
        for folder in folders:
            if not folder.is_dir():
                raise Failure(code, 2, path=str(folder), name=VARIABLE)
    return [*standing, *chosen]


def load(given: Path | Sequence[Path] | None = None) -> Rules:
    """The rules in use."""
    from extortrace.knowledge import load_rules

    return load_rules(overlays=overlays(given))
