"""Groups of digits, as numbers are written: ``+225 07-09.11 22 33`` is six of them, one run.

A letter for a digit (``O`` for 0, ``l`` and ``I`` for 1, ``S`` for 5) counts in a group that
holds nothing else.

>>> [[group.digits for group in run] for run in runs("tel 07 O9 ll 22/33 puis 150 000 F, room 12")]
[['07', '09', '11', '22', '33'], ['150', '000'], ['12']]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GROUP = re.compile(
    r"""
      (?<![A-Za-z0-9])[OolIS]{0,3}+[0-9][0-9OolIS]{0,24}+(?![A-Za-z0-9])   # letters for digits alone
    | (?<=[0-9][ .-])[OIl]{2}(?=[ .-][0-9])                                # a pair of nothing else, between others
    | [0-9]+
    """,
    re.VERBOSE,
)
_DIGITS = str.maketrans("OolIS", "00115")
_GAP = frozenset(" ().-/_,·•|~[]")
_WIDEST = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that touch, where they stand, and whether letters had to be read as digits."""

    start: int
    end: int
    digits: str
    repaired: bool = False


def runs(glyphs: str) -> Iterator[list[Group]]:
    """Groups with nothing but a few spaces and separating marks between them, on one line."""
    run: list[Group] = []
    for match in _GROUP.finditer(glyphs):
        start, end = match.span()
        said = match.group()
        digits = said.translate(_DIGITS)
        if run and (start - run[-1].end > _WIDEST or not _GAP.issuperset(glyphs[run[-1].end : start])):
            yield run
            run = []
        run.append(Group(start, end, digits, digits != said))
    if run:
        yield run
