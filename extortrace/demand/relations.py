"""How the sums of one demand stand to each other."""

from __future__ import annotations

import re
from itertools import pairwise

from extortrace.demand.ground import Ground
from extortrace.model import Relation

_OR = re.compile(r"^[^\n.]{0,40}?(?:\bou\b|\bor\b|\bsoit\b|\s/\s|^\s*/)[^.\n]{0,30}$")
_RANGE = re.compile(r"^\s*(?:€|\$|euros?|eur|fcfa|f)?\s*(?:-|a|to|et|and|jusqu'?a)\s*(?:us|ca)?\$?\s*$")
_EQUAL = re.compile(r"^\s*(?:\(|=|≈|soit|environ|about|approx|equivalent|c'est[ -]a[ -]dire|i\.?e\.?|in)[^.\n]{0,25}$")
_FROM = re.compile(r"\b(?:entre|between|from|de)\b\W*$")
_PLUS = re.compile(r"(?:\bplus\b|\+|\bet\b|\band\b|\bainsi que\b|\bas well as\b)")
_PARTS = re.compile(
    r"\ben\s+\d{1,2}\s+fois\b|\bin\s+\d{1,2}\s+(?:parts|times|instalments)|\bchaque\b|\bevery\b|\bper\s+week\b|\d\s*x\s*"
)


def relations(ground: Ground, sums: list[int]) -> tuple[Relation, ...]:
    """How neighbouring sums of one demand stand to each other, and which of them is to be paid several times."""
    found = [Relation("each", (i,)) for i in sums if (ground.findings[i].quantity or 1) > 1]
    for i, j in pairwise(sums):
        a, b = ground.findings[i], ground.findings[j]
        between = ground.folded[a.end : b.start]
        before = ground.folded[max(0, a.start - 12) : a.start]
        if len(between) > 80:
            continue
        if _PARTS.search(between):
            kind = "instalments"
        elif (a.currency or a.symbol) != (b.currency or b.symbol) and (_EQUAL.match(between) or _OR.match(between)):
            kind = "equivalent"
        elif _RANGE.match(between) and (_FROM.search(before) or not _PLUS.search(between)):
            kind = "range"
        elif _OR.match(between):
            kind = "or"
        elif _PLUS.search(between):
            kind = "plus"
        else:
            continue
        found.append(Relation(kind, (i, j)))
    return tuple(found)


def related(ground: Ground, i: int, j: int) -> bool:
    a, b = sorted((ground.findings[i], ground.findings[j]), key=lambda f: f.start)
    between = ground.folded[a.end : b.start]
    return len(between) <= 45 and bool(_OR.match(between) or _RANGE.match(between) or _EQUAL.match(between))
