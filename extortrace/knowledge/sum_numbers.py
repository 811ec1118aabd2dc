"""The numbers of a text that may be sums, in digits and in words, with the multipliers behind them.

Lowest step of the amounts detector. All positions are those of the text read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from extortrace.knowledge.amounts import Amounts, Currency
from extortrace.text import money, numerals


@dataclass(frozen=True, slots=True)
class Sum:
    """A number of the text; ``first:last`` are its digits or words, ``start:end`` includes what makes it money."""

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    currency: Currency | None = None
    why: str = ""
    mark: tuple[int, int] | None = None
    times: int = 1
    spelled: bool = False
    sure: bool = True
    plain: bool = True
    """Only digits: neither groups, decimals, a multiplier nor words."""
    written_as_money: bool = False
    """Groups of three and exactly two decimals ("497,700.00"): how only money is written."""


@dataclass(frozen=True)
class Page:
    """A text as the amounts detector reads it, with the tables; what the whole text says is looked up once."""

    glyphs: str
    folded: str
    table: Amounts
    _known: dict[Currency, bool] = field(default_factory=dict)

    @cached_property
    def digits(self) -> str:
        """The text with "5OO" and "l50" read as numbers, position for position."""
        return _LETTERS.sub(lambda m: m.group().translate(_AS_DIGITS), self.glyphs)

    def names(self, currency: Currency) -> bool:
        """Whether one of the words that a shared name of this currency needs stands in the text."""
        if currency not in self._known:
            self._known[currency] = currency.needs is None or bool(currency.needs.search(self.folded))
        return self._known[currency]

    def settle(self, name: str, currency: Currency) -> Currency:
        """The currency that a name shared by several means in this text."""
        named = [one for one in self.table.shared.get(name, ()) if self.names(one)]
        return named[0] if len(named) == 1 else currency


JOINT = re.compile(r"[ ]{0,2}[)]?\n?[ ]?(?:d'|de[ ]|des[ ]|of[ ])?[(\[]?")
_PHONE_TAIL = re.compile(r"(?:\d{2,3}[ .-]){2}$")
_LETTERS = re.compile(r"(?<![^\W_])\d[\dOolI]{0,9}[OolI][\dOolI]{0,9}(?![^\W_])")
_AS_DIGITS = str.maketrans("OolI", "0011")


def numbers(page: Page) -> Iterator[Sum]:
    """Numbers in digits and words in order, with the multipliers behind them."""
    folded = page.folded
    digits = _digits(page.digits, folded, page.table)
    words = iter(numerals.numbers(folded))
    word = next(words, None)
    end = 0
    for number in digits:
        while word and word.start < number.first:
            if word.start >= end:
                yield _spelled(folded, page.table, word.start, word.end, word.value)
            word = next(words, None)
        if number.first >= end:
            yield number
            end = number.end
    while word:
        if word.start >= end:
            yield _spelled(folded, page.table, word.start, word.end, word.value)
        word = next(words, None)


def _spelled(folded: str, table: Amounts, start: int, end: int, value: int) -> Sum:
    """A number in words, with the multiplier that is no number word ("ten grand")."""
    stop, times = _times(folded, table, end)
    if times > 1 and value < times and stop > end and folded[end : end + 1] == " ":
        return Sum(start, stop, start, stop, Decimal(value * times), spelled=True, plain=False)
    return Sum(start, end, start, end, Decimal(value), spelled=True, plain=False)


def _digits(glyphs: str, folded: str, table: Amounts) -> Iterator[Sum]:
    match = money.NUMBER.search(glyphs)
    while match:
        start, at = match.span()
        if start and _amid(glyphs, start, at):
            match = money.NUMBER.search(glyphs, at)
            continue
        end, written = at, match.group()
        grouped = start >= 4 and written[2:3] == " " and written[3] != "0" and glyphs[start - 1] == " "
        if grouped and _PHONE_TAIL.search(glyphs, start - 8, start):
            start += written.index(" ") + 1  # the first group is the tail of a phone number
            again = money.NUMBER.match(glyphs, start)
            written = again.group() if again else written
            at = end = start + len(written)
        if len(written) <= 30 and not (start and _inside(glyphs, start)):
            yield _multiplied(glyphs, folded, table, start, end, written)
        match = money.NUMBER.search(glyphs, at)


def _amid(glyphs: str, start: int, end: int) -> bool:
    """Whether the digits stand between other digits (a phone) or in a word with digits (a wallet): never a sum."""
    before = glyphs[start - 1]
    if before in " .-" and glyphs[end : end + 2].strip(" .-")[:1].isdigit():
        return glyphs[max(0, start - 2) : start].strip(" .-")[-1:].isdigit()
    if before.isalpha():
        at = start - 1
        while at and start - at < 12 and glyphs[at].isalpha():
            at -= 1
        return (glyphs[at].isdigit() and glyphs[at + 1 : start] not in ("x", "X")) or start - at >= 12
    return False


def _inside(glyphs: str, start: int) -> bool:
    """Whether the digits go on with something: a time, a date, a code, a handle."""
    before = glyphs[start - 1]
    if before in "_@\\":
        return True
    earlier = glyphs[start - 2] if start > 1 else " "
    return (before in ".,:/'" and earlier.isdigit()) or (before == "-" and earlier.isalpha() and earlier.isascii())


def _multiplied(glyphs: str, folded: str, table: Amounts, start: int, end: int, written: str) -> Sum:
    """The number with "k", "mille", "million" … behind it, and what is added to a million ("2 millions 500 mille")."""
    stop, times = _times(folded, table, end)
    value = money.amount(written, multiplied=times >= 1000)
    if times > 1 and value < times:
        value *= times
        if times >= 10**6:
            more = money.NUMBER.match(glyphs, stop + 1) if folded[stop : stop + 1] == " " else None
            if more:
                last, small = _times(folded, table, more.end())
                added = money.amount(more.group()) * small
                if 1000 <= added < times and (small > 1 or _currency_at(folded, table, last)):
                    value, stop = value + added, last
    elif times > 1:  # "150 000 mille", "$2.500,000 Million": said already
        value = money.amount(written)
    cents = bool(_WITH_CENTS.fullmatch(written))
    plain = times == 1 and written.isdigit()
    return Sum(start, stop, start, end, value, times=times, plain=plain, written_as_money=cents)


_WITH_CENTS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d\d|\d{1,3}(?:[. ]\d{3})+,\d\d")


def _times(folded: str, table: Amounts, end: int) -> tuple[int, int]:
    """Where the multiplier behind a number ends, and what it is; the number's own end and 1 when there is none."""
    at = end + 1 if folded[end : end + 1] in (" ", "\n", ".") else end
    at += folded[at : at + 1] == " " and at > end
    if not folded[at : at + 1].isalpha():
        return end, 1
    match = table.times.match(folded, at)
    if not match:
        return end, 1
    word = match.group()
    if word in table.multipliers:
        times, keep = table.multipliers[word]
        return (end if keep else match.end()), times
    times = table.letter_multipliers[word]
    stop = match.end()
    bare = not folded[stop : stop + 1].isalnum()
    if (bare and at == end) or _currency_at(folded, table, stop):
        return stop, times
    return (stop, times) if bare and word == "k" and at == end + 1 and folded[end] == " " else (end, 1)


def _currency_at(folded: str, table: Amounts, at: int) -> bool:
    gap = JOINT.match(folded, at)
    return bool(gap and table.after.match(folded, gap.end()))
