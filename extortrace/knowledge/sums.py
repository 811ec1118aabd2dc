"""Numbers of a text with a currency of their own, read with the tables of ``rules/amounts``.

First step of the amounts detector; :mod:`extortrace.knowledge.bare_sums` is the second. All positions are those of the
text read. It is one pass over the numbers with bounded windows, so linear.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from extortrace.knowledge.currency_marks import after_number, before_number, choose, doubtful
from extortrace.knowledge.sum_numbers import Page, Sum, numbers
from extortrace.text import money

MOST = 5000
"""Sums read of one message, and bare numbers kept; of more bare numbers none is a sum. More is a table or an attack."""
MOST_NUMBERS = 100_000
"""Numbers looked at in one message."""
_LETTERS_OR_END = frozenset("-_\n") | {""}
_COMPLETION = re.compile(r"[ ]?\(?([a-z]{2,10})(?![a-z])")
"""Words that make a sum's sign more exact: "$150 us", "$800 canadian"."""
_CENTS = re.compile(r"(?<=[€£$])\d\d(?![\d€£$]|[.,]\d)")


def with_currency(page: Page) -> tuple[list[Sum], list[Sum]]:
    """Sums with a currency of their own, and the other numbers that might be sums."""
    found: list[Sum] = []
    rest: list[Sum] = []
    used = 0
    glyphs, folded, table = page.glyphs, page.folded, page.table
    for number in islice(numbers(page), MOST_NUMBERS):
        if len(found) >= MOST:
            break
        if number.first < used:
            continue
        before = before_number(page, number, used)
        glued = before is None and number.first > 0 and glyphs[number.first - 1].isalpha()
        if glued and glyphs[number.last : number.last + 1] in _LETTERS_OR_END:
            continue  # a code; "à150€" and "2x150 euros" are sums
        times = number.first > 1 and glyphs[number.first - 1] in "xX" and glyphs[number.first - 2].isdigit()
        after = after_number(page, number, before)
        if glued and not after and times:
            rest.append(number)  # "2x100 itunes"
            continue
        if glued and after and after[1] == number.last and (glyphs[number.first - 1] + glyphs[after[1]]).isupper():
            continue  # XY448120937FR: the number of a parcel
        if glued and not (after and (after[2] - after[1] > 1 or not glyphs[after[1]].isalpha())):
            continue
        side = choose(before, after)
        if side is None:
            rest.append(number)
            continue
        currency, why = side
        ends = number.end
        if before and before[0].symbol == "$" and not after:
            word = _COMPLETION.match(folded, number.end)
            exact = table.completes.get(word[1]) if word else None
            if word and exact:
                currency, ends = exact, word.end()
        value = number.value
        cents = _CENTS.match(glyphs, after[2]) if after and number.plain and after[1] == number.end else None
        if after and cents:  # "19€90"
            value += Decimal(cents.group()) / 100
            after = after[0], after[1], cents.end()
        if currency.crypto and not number.spelled and number.times == 1:
            value = money.amount(page.digits[number.first : number.last], fine=True)
        start = before[1] if before else number.start
        end = after[2] if after else ends
        mark = before[1:] if before and why == "currency_before" else after[1:] if after else None
        if not (start == number.start and end == number.end) or mark:
            sure = not (after and after[0] is currency and doubtful(page, number, after))
            one = replace(number, start=start, end=end, value=value, currency=currency, why=why, mark=mark, sure=sure)
            found.append(one)
            used = end
    return found, rest if len(rest) <= MOST else []
