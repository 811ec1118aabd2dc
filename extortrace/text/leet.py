"""Disguised words read as words: digits and signs for letters, letters spaced apart.

>>> [word for _, _, word in read("p4y w3stern un10n 0r p.0.r.n, 500 now")]
['pay', 'western', 'union', 'or', 'porn', '500', 'now']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTER = str.maketrans("01345789@$!|€£¡", "oieastbgasiieli")
_TOKEN = re.compile(r"[a-z0-9@$!|€£¡]+")
_SPACED = re.compile(r"(?<![a-z0-9])(?:[a-z0-9@$!][ .\-_*]){3,40}[a-z0-9@$!](?![a-z0-9])")
_MONEY = re.compile(r"[$€£]?\d+[$€£kme]?|\d{2,}[a-z]{1,3}|[a-z]{1,2}\d{2,}")


def read(folded: str) -> Iterator[tuple[int, int, str]]:
    """Words of a folded text as (start, end, what it reads); plain numbers and sums stay as they are."""
    at = 0
    for spaced in _SPACED.finditer(folded):
        joined = re.sub(r"[ .\-_*]", "", spaced.group())
        if sum(c.isalpha() for c in joined) * 2 < len(joined):
            continue
        yield from _tokens(folded, at, spaced.start())
        yield spaced.start(), spaced.end(), joined.translate(_LETTER)
        at = spaced.end()
    yield from _tokens(folded, at, len(folded))


def _tokens(folded: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    for token in _TOKEN.finditer(folded, start, stop):
        a, word = token.start(), token.group()
        core = word.strip("!|¡$€£@")
        if not core:
            continue
        mixed = any(c.isdigit() or c in "@$!|€£¡" for c in core) and any(c.isalpha() for c in core)
        if mixed and not _MONEY.fullmatch(word):
            bare = word.rstrip("!|¡")
            yield a, a + len(bare), bare.translate(_LETTER)
        else:
            a += word.index(core)
            yield a, a + len(core), core
