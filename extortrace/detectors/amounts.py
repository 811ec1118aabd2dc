"""Sums of money: a number and what says that it is money.

A currency beside the number settles it; a number beside such a sum ("800 ou 1500 $", "between 200 and 400 euros")
shares its currency; a bare number is a sum behind a money verb or label, or when the same sum stands elsewhere with its
currency. Counts, dates, phones and references never are. A lone ``$`` or ``franc`` stays a symbol: the rest of the
message settles it later.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> [(f.value, f.currency or f.symbol) for f in find(Text("2 coupons de 150€, ou 200 000 F CFA"), load_rules())]
[('150', 'EUR'), ('200000', 'XOF')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extortrace.knowledge import Rules
from extortrace.knowledge.amounts import Amounts, key
from extortrace.knowledge.bare_sums import alone, bare, in_company, said_twice, shared
from extortrace.knowledge.standing_sums import quantity
from extortrace.knowledge.sum_numbers import Page, Sum
from extortrace.knowledge.sums import with_currency
from extortrace.model import DOLLARS, Finding, Reason
from extortrace.text import Text, money
from extortrace.text.unspaced import Unspaced, unspaced


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every sum of the message; doubtful ones as candidates."""
    folded = text.folded.text
    for link in _WAVE.finditer(folded) if "pay.wave.com" in folded else ():
        yield text.finding("amount", link[1], *link.span(1), currency="XOF", role="demanded", why=(Reason("link"),))
    joined = unspaced(folded)
    if not joined:
        glyphs = _DIALLED.sub(lambda m: " " * len(m.group()), text.glyphs.text)
        for one in _sums(Page(glyphs, folded, rules.amounts)):
            yield _finding(text, rules.amounts, one)
        return
    for one in _sums(Page(joined.apply(text.glyphs.text), joined.text, rules.amounts)):
        yield _finding(text, rules.amounts, _as_received(joined, one))


_DIALLED = re.compile(r"(?<![\d.,])(?:\+[1-9]\d{8,14}|00?[1-9]\d{7,12})(?=[€$£]\d)")
"""A telephone number glued to the sum behind it (``0709112233€500``): the sign belongs to the sum."""


def _sums(page: Page) -> list[Sum]:
    sums, rest = with_currency(page)
    if not sums and not rest:
        return []
    more, rest = shared(page.folded, page.table, sums, rest)
    sums = said_twice(sorted([*sums, *more], key=lambda s: s.start))
    others = bare(page, sums, rest) if sums else alone(page, rest)
    return in_company(said_twice(sorted([*sums, *others], key=lambda s: s.start)))


def _as_received(joined: Unspaced, one: Sum) -> Sum:
    """A sum of the text without its spaces, where it stands in the text received."""
    start, end = joined.span(one.start, one.end)
    first, last = joined.span(one.first, one.last)
    return replace(one, start=start, end=end, first=first, last=last, mark=one.mark and joined.span(*one.mark))


_WAVE = re.compile(r"pay\.wave\.com/m/[^\s?]{1,80}?(?:\?(?:[^\s]{0,40}&)?amount=|/amount/)(\d{2,9})(?!\d)")
"""A Wave payment link names its sum in francs CFA."""


def _finding(text: Text, table: Amounts, one: Sum) -> Finding:
    currency = one.currency
    why = [Reason(one.why, spans=(text.raw_span(*one.mark),) if one.mark else ())]
    if currency and not (currency.code or currency.symbol) and one.mark:
        meant = table.shared.get(key(text.folded.text[slice(*one.mark)].strip()), ())
        if meant:  # "shs", "pesos": the countries of the message may settle it
            why.append(Reason("shared_name", {"currencies": " ".join(str(c.code) for c in meant)}))
    written = text.glyphs.text[one.first : one.last]
    sign = (currency.code or currency.symbol or "") if currency else ""
    doubt = _DOT if sign in _DOTTED else _COMMA if sign == "EUR" else None
    if doubt and one.times == 1 and doubt.fullmatch(written):
        why.append(Reason("separator_of_thousands", {"written": written}))
    return text.finding(
        "amount",
        money.text(one.value),
        one.start,
        one.end,
        currency=currency.code if currency else None,
        symbol=currency.symbol if currency else None,
        role=_role(text, table, one),
        status="confirmed" if one.sure else "candidate",
        confidence=(0.97 if currency else 0.8) if one.sure else 0.4,
        quantity=quantity(text.folded.text, table, one),
        why=tuple(why),
        flags=_flags(text, one),
    )


_DOT, _COMMA = re.compile(r"[1-9]\d{0,2}\.\d{3}"), re.compile(r"[1-9]\d{0,2},\d{3}")
_DOTTED = (*DOLLARS, "$", "GBP")
"""Money that is mostly written with a point before its decimals: "$1.500" could be meant so."""


def _flags(text: Text, one: Sum) -> tuple[str, ...]:
    if one.spelled:
        return ("spelled",)
    written = text.glyphs.text[one.first : one.last]
    return ("repaired",) if written.strip("0123456789.,' `") or _SPACED.search(written) else ()


_SPACED = re.compile(r"(?:^|[ ])\d[ ]\d(?:[ ]|$)")


_REACH = 70


def _role(text: Text, table: Amounts, one: Sum) -> str | None:
    """What the sum is for: the nearest telling words of its sentence, those before it first."""
    folded = text.folded.text
    a = max((s for s, _ in _around(text, one)), default=0)
    before = folded[max(a, one.start - _REACH) : one.start]
    found = None
    for match in table.role.finditer(before):
        found = match.group()
    if found is None:
        b = min((e for _, e in _around(text, one)), default=len(folded))
        match_after = table.role.search(folded, one.end, min(b, one.end + _REACH))
        found = match_after.group() if match_after else None
    role = None if found is None else table.role_of(found)
    if role == "offered" and _GIFT.search(before) and _SETTLES.search(folded, one.end, one.end + 160):
        return "demanded"  # "a donation of $1,950 to the wallet below"
    return role


_GIFT = re.compile(r"(?<![a-z])(?:don|dons|donation|gift|contribution|cadeau|geste)(?![a-z])[^.!?\n]{0,40}$")
_SETTLES = re.compile(
    r"(?<![a-z])(?:regle|reglera|efface|suffi[a-z]{1,4}|settles?|solves?|closes|will do|wallet|portefeuille"
    r"|address below"
    r"|adresse (?:ci|suivante|bitcoin|btc)|bc1[a-z0-9]{20}|0x[a-f0-9]{20}|si tu veux que|or else|sinon|otherwise)"
)


def _around(text: Text, one: Sum) -> list[tuple[int, int]]:
    """The sentence that holds the sum."""
    sentences = text.sentences
    at = bisect_right(sentences, one.start, key=lambda s: s[0]) - 1
    return [sentences[at]] if at >= 0 else []
