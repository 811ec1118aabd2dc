"""Voucher and gift-card codes (``value`` without separators, ``brand`` its channel).

No code has a public check digit: one counts when it has the shape of a brand (``codes`` in ``rules/channels``) named
near it, nearest name before it first. Several codes may follow one name. Letters mixed with digits may stand farther
from the name than bare digits, which may be a telephone number or a reference as well.

>>> from extortrace.knowledge import load_rules
>>> text = Text("codes PCS 4471902836 et 4471902851, Steam 9KD4M-PX27T-QLW8R")
>>> [(f.brand, f.value) for f in find(text, load_rules())]
[('pcs', '4471902836'), ('pcs', '4471902851'), ('steam', '9KD4MPX27TQLW8R')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extortrace.knowledge import Rules
from extortrace.knowledge.channels import Channels
from extortrace.knowledge.shapes import Shape
from extortrace.model import Finding, Reason
from extortrace.text import Text
from extortrace.text.lexicon import Mention

_DIGITS_REACH, _TOLD_REACH, _MIXED_REACH, _AFTER_REACH = 40, 200, 500, 14
_CHAINED = 30
_BACK = 6
"""So many names back a brand may stand when only "the codes" or "the tickets" are said."""
_TOLD = re.compile(r"\b(?:codes?|pins?|coupons?|tickets?|recharges?|cartes?|cards?|vouchers?)\b[^\n]{0,40}$")
_OTHER = re.compile(
    r"\b(?:mtcn|tel|telephone|phone|whatsapp|wa|numero|call|appel\w{0,4}|sms|ref|reference|dossier|commande|order|facture"
    r"|invoice|compte|account|acct|iban|rib|mandat|client|colis|tracking|id)\b"
)
_LABELS = ("CODE", "CARD", "GIFT", "PLAY", "PINS")
_NEAR_MISS = re.compile(
    r"\W{0,4}(?:(?:code|pin|card|carte|n|no)\W{1,3}){0,2}"
    r"(?P<code>(?=[0-9A-Z]{0,5}\d)[0-9A-Z](?:[ -]?[0-9A-Z]){6,24})(?![0-9A-Za-z]|[.,]\d| ?[€$£%])"
)


@dataclass(frozen=True, slots=True)
class _Code:
    """A stretch with the shape of some brands' codes."""

    start: int
    end: int
    value: str
    digits: bool
    brands: frozenset[str]


@lru_cache(64)
def matcher(template: str) -> tuple[Shape, re.Pattern[str]]:
    shape = Shape.parse(template)
    return shape, re.compile(rf"(?<![0-9A-Za-z])(?=({shape.pattern})(?![0-9A-Za-z]))")


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Codes near the name of their brand."""
    table = rules.channels
    mentions = [m for m in table.lexicon.find(text) if _counts(table, m)]
    brands = {m.id for m in mentions if table.by_id[m.id].codes}
    if not brands:
        return
    codes = _codes(text, table, brands)
    starts = [m.start for m in mentions]
    last: _Code | None = None
    owner = ""
    done = 0
    for code in codes:
        if code.start < done:
            continue
        brand = _brand(text, mentions, starts, code, last, owner)
        if brand is None:
            continue
        last, owner, done = code, brand.id, code.end
        spans = (text.raw_span(brand.start, brand.end),)
        yield text.finding(
            "voucher", code.value, code.start, code.end, brand=brand.id, confidence=0.85 if code.digits else 0.93,
            why=(Reason("shape_and_brand", {"brand": brand.name}, spans),),
        )  # fmt: skip
    yield from _near_misses(text, table, mentions, codes)


def _counts(table: Channels, m: Mention) -> bool:
    """Brands whatever else their names mean; of other channels only what is certainly one."""
    return (table.by_id[m.id].kind == "voucher" and not table.by_id[m.id].generic) or "names" in table.grades[m.name]


def _codes(text: Text, table: Channels, brands: set[str]) -> list[_Code]:
    """All stretches with a shape of the brands named, longest first where they begin together."""
    glyphs = text.glyphs.text
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    shapes: dict[tuple[int, int], Shape] = {}
    for pattern in table.codes:
        if pattern.channel not in brands:
            continue
        shape, regex = matcher(pattern.shape)
        for match in regex.finditer(glyphs):
            span = match.span(1)
            if _likely(glyphs, *span, shape):
                found[span].add(pattern.channel)
                shapes[span] = shape
    ordered = sorted(found, key=lambda span: (span[0], -span[1]))
    return [
        _Code(a, b, "".join(c for c in glyphs[a:b] if c.isalnum()).upper(), shapes[a, b].digits, frozenset(found[a, b]))
        for a, b in ordered
    ]


def _likely(glyphs: str, start: int, end: int, shape: Shape) -> bool:
    """Not words, not part of a longer number; letters and digits mixed where the shape has both."""
    said = glyphs[start:end]
    spaced = " " in said
    if said[:4].upper() in _LABELS and spaced:
        return False
    if "\n" in said or (spaced and re.match(r"[ -](?=[0-9A-Z]*\d)[0-9A-Z]{4}(?![0-9A-Za-z])", glyphs[end : end + 6])):
        return False
    if re.search(r"\d{4}[ -]$", glyphs[max(0, start - 5) : start]) and spaced:
        return False
    if shape.digits:
        return glyphs[start - 1 : start] not in ("+", "/") and not re.match(r" ?[€$£]", glyphs[end : end + 2])
    letters, digits = sum(c.isalpha() for c in said), sum(c.isdigit() for c in said)
    return (
        letters >= 2 and digits >= 2 and (said.upper() == said or (said.lower() == said and not spaced and digits > 2))
    )


def _brand(
    text: Text, mentions: list[Mention], starts: list[int], code: _Code, last: _Code | None, owner: str
) -> Mention | None:
    """The brand that a code belongs to: named before it, or else directly behind it."""
    folded = text.folded.text
    at = bisect_right(starts, code.start) - 1
    before = mentions[at] if at >= 0 else None
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if before and before.id in code.brands:
        chained = (
            last is not None and owner == before.id and last.start >= before.end and code.start - last.end <= _CHAINED
        )
        begin = last.end if chained and last else before.end
        gap = folded[begin : code.start]
        if code.digits:
            told = _TOLD.search(gap) if len(gap) <= _TOLD_REACH else None
            near = len(gap) <= _DIGITS_REACH and "\n\n" not in gap
            if (near or told) and not _OTHER.search(gap):
                return before
        elif len(gap) <= _MIXED_REACH and (len(gap) <= 60 or len(code.value) > 10):
            return before
    if not code.digits and _TOLD.search(folded, max(0, code.start - 60), code.start):
        for earlier in reversed(mentions[max(0, at - _BACK) : max(0, at)]):
            if earlier.id in code.brands and code.start - earlier.end <= _MIXED_REACH:
                return earlier  # "neosurf 50 … du paypal … les codes des deux tickets : …"
    if not code.digits and last is not None and owner in code.brands and code.start - last.end <= _CHAINED:
        return next((m for m in reversed(mentions[: max(0, at)]) if m.id == owner), None)
    if after and after.id in code.brands:
        gap = folded[code.end : after.start]
        if len(gap) <= _AFTER_REACH and "\n" not in gap and not re.search(r"\d", gap):
            return after
    return None


def _near_misses(text: Text, table: Channels, mentions: list[Mention], codes: list[_Code]) -> Iterator[Finding]:
    """What follows a brand like a code but has none of its shapes."""
    glyphs = text.glyphs.text
    taken = {code.start for code in codes}
    for m in mentions:
        channel = table.by_id[m.id]
        match = _NEAR_MISS.match(glyphs, m.end, m.end + 60) if channel.codes else None
        if not match or match.start("code") in taken:
            continue
        start, end = match.span("code")
        value = "".join(c for c in match["code"] if c.isalnum())
        if sum(c.isdigit() for c in value) < 4 or any(
            matcher(p.shape)[0].fullmatch(match["code"]) for p in channel.codes
        ):
            continue
        why = (Reason("wrong_shape", {"brand": m.name, "length": len(value), "expected": channel.codes[0].shape}),)
        yield text.finding("voucher", value, start, end, brand=m.id, status="rejected", confidence=0.0, why=why)
