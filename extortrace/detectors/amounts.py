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
from collections.abc import Iterator

from extortrace.knowledge import Rules
from extortrace.knowledge.amounts import Amounts
from extortrace.knowledge.bare_sums import alone, bare, in_company, said_twice, shared
from extortrace.knowledge.sums import Sum, with_currency
from extortrace.model import Finding, Reason
from extortrace.text import Text, money


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every sum of the message; doubtful ones as candidates."""
    table = rules.amounts
    sums, rest = with_currency(text.glyphs.text, text.folded.text, table)
    for link in _WAVE.finditer(text.folded.text) if "pay.wave.com" in text.folded.text else ():
        yield text.finding("amount", link[1], *link.span(1), currency="XOF", role="demanded", why=(Reason("link"),))
    if not sums and not rest:
        return
    folded = text.folded.text
    more, rest = shared(folded, sums, rest)
    sums = said_twice(sorted([*sums, *more], key=lambda s: s.start))
    others = bare(folded, table, sums, rest) if sums else alone(folded, table, rest)
    for one in in_company(said_twice(sorted([*sums, *others], key=lambda s: s.start))):
        yield _finding(text, table, one)


_WAVE = re.compile(r"pay\.wave\.com/m/[^\s?]{1,80}?(?:\?(?:[^\s]{0,40}&)?amount=|/amount/)(\d{2,9})(?!\d)")
"""A Wave payment link names its sum in francs CFA."""


def _finding(text: Text, table: Amounts, one: Sum) -> Finding:
    currency = one.currency
    spans = (text.raw_span(*one.mark),) if one.mark else ()
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
        why=(Reason(one.why, spans=spans),),
        flags=_flags(text, one),
    )


def _flags(text: Text, one: Sum) -> tuple[str, ...]:
    if one.spelled:
        return ("spelled",)
    return () if text.glyphs.text[one.first : one.last].strip("0123456789.,' `") == "" else ("repaired",)


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
    return None if found is None else table.role_of(found)


def _around(text: Text, one: Sum) -> list[tuple[int, int]]:
    """The sentence that holds the sum."""
    from bisect import bisect_right

    sentences = text.sentences
    at = bisect_right(sentences, one.start, key=lambda s: s[0]) - 1
    return [sentences[at]] if at >= 0 else []
