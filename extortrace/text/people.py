"""Given and family names that many messages hold: ``data/people.txt``, read when first asked.

>>> person("kouadio"), person("counter")
(True, False)
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "people.txt"


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def person(word: str) -> bool:
    """Whether a folded word is a usual name."""
    return word in _people()
