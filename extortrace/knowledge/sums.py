"""Numbers of a text with a currency of their own, read with the tables of ``rules/amounts``.

First step of the amounts detector; :mod:`extortrace.knowledge.bare_sums` is the second. All positions are glyph
positions. It is one pass over the numbers with bounded windows, so linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from string import ascii_lowercase

from extortrace.knowledge.amounts import Amounts, Currency, key
from extortrace.text import money
from extortrace.text.numerals import numbers

MOST = 5000
"""Sums read of one message; more is a table or an attack, not a message."""
MOST_NUMBERS = 100_000
"""Numbers looked at in one message."""


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


_LETTERS_OR_END = frozenset("-_\n") | {""}
_GAP_AFTER = re.compile(r"(?:[.,]?-(?![\w]))?(?:[ ]{0,2}\n?[ ]?|[ ]?[)\]}>*_]{1,2}[ ]?)[(\[{*_\"']{0,2}")
_JOINT = re.compile(r"[ ]{0,2}[)]?\n?[ ]?(?:d'|de[ ]|des[ ]|of[ ])?[(\[]?")
_PHONE_TAIL = re.compile(r"(?:\d{2,3}[ .-]){2}$")
_WALLET = re.compile(r"[ ]?(?:wallet|address|adresse|portefeuille|account|atm|payment|network|trading|core)")
_ORDINAL_NOUN = re.compile(
    r"[ -]{1,2}(?:siecle|etage|fois|arrondissement|anniversaire|jour|rang|place|chapitre|annee|edition|tour|position"
    r"|partie|ligne|essai|avenue|rue|rappel|message|relance|mois|semaine|generation|rep|regiment|division|degre)"
)


def with_currency(glyphs: str, folded: str, table: Amounts) -> tuple[list[Sum], list[Sum]]:
    """Sums with a currency of their own, and the other numbers that might be sums."""
    found: list[Sum] = []
    rest: list[Sum] = []
    used = 0
    glyphs = _repaired(glyphs)
    for number in islice(_numbers(glyphs, folded, table), MOST_NUMBERS):
        if len(found) >= MOST:
            break
        if number.first < used:
            continue
        before = _before(glyphs, folded, table, number, used)
        glued = before is None and number.first > 0 and glyphs[number.first - 1].isalpha()
        if glued and glyphs[number.last : number.last + 1] in _LETTERS_OR_END:
            continue  # a code; "à150€" and "2x150 euros" are sums
        after = _after(glyphs, folded, table, number, before)
        if glued and not (after and (after[2] - after[1] > 1 or not glyphs[after[1]].isalpha())):
            continue
        side = _choose(before, after)
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
            value = money.amount(glyphs[number.first : number.last], fine=True)
        start = before[1] if before else number.start
        end = after[2] if after else ends
        mark = before[1:] if before and why == "currency_before" else after[1:] if after else None
        if not (start == number.start and end == number.end) or mark:
            sure = not (after and after[0] is currency and _doubtful(folded, table, number, after))
            one = replace(number, start=start, end=end, value=value, currency=currency, why=why, mark=mark, sure=sure)
            found.append(one)
            used = end
    return found, rest if len(rest) <= MOST else []


_LETTERS = re.compile(r"(?<![^\W_])\d[\dOolI]{0,9}[OolI][\dOolI]{0,9}(?![^\W_])")
_AS_DIGITS = str.maketrans("OolI", "0011")


def _repaired(glyphs: str) -> str:
    """The text with "5OO" and "l50" read as numbers, position for position."""
    return _LETTERS.sub(lambda m: m.group().translate(_AS_DIGITS), glyphs)


def _numbers(glyphs: str, folded: str, table: Amounts) -> Iterator[Sum]:
    """Numbers in digits and words in order, with the multipliers behind them."""
    digits = _digits(glyphs, folded, table)
    words = iter(numbers(folded))
    word = next(words, None)
    end = 0
    for number in digits:
        while word and word.start < number.first:
            if word.start >= end:
                yield _spelled(folded, word.start, word.end, word.value)
            word = next(words, None)
        if number.first >= end:
            yield number
            end = number.end
    while word:
        if word.start >= end:
            yield _spelled(folded, word.start, word.end, word.value)
        word = next(words, None)


def _spelled(folded: str, start: int, end: int, value: int) -> Sum:
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
    return Sum(start, stop, start, end, value, times=times, plain=times == 1 and written.isdigit())


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
    gap = _JOINT.match(folded, at)
    return bool(gap and table.after.match(folded, gap.end()))


Side = tuple[Currency, int, int]


def _before(glyphs: str, folded: str, table: Amounts, number: Sum, used: int) -> Side | None:
    first = number.first
    if first == used or first == 0:
        return None
    near = folded[first - 1]
    if near == "\n" or (near.isdigit()):
        return None
    window = folded[max(used, first - 18) : first]
    last = window.rstrip(" .:([")[-1:]
    if not last or last.isdigit() or last in ",;!?)+-*=/\"'\n":
        return None
    base = first - len(window)
    word = window.rstrip(" .:([").rsplit(" ", 1)[-1]
    letters = word[len(word.rstrip(ascii_lowercase)) :]
    match = None if letters and letters not in table.last_words else table.before.search(window)
    if match:
        name = key(match.group())
        currency = table.names_before.get(name)
        start, end = base + match.start(), base + match.end()
        if currency and _pronoun(glyphs, folded, start, end):
            currency = table.names_before.get("$")
            start = end - 1
        if currency is None or (name == "fr" and (end == first or number.value < 100)):  # FR76… is an IBAN
            return None
        return currency, start, end
    close = glyphs[max(used, first - 4) : first]
    capital = None
    if "#" in close or close != close.lower():
        capital = table.capitals.search(glyphs, max(used, first - 4), first)
    if capital:
        sign = capital.group().strip()
        currency = table.letters[sign]
        enough = number.value >= (500 if sign == "#" else 50)
        if enough and (currency.needs is None or currency.needs.search(folded)):
            return currency, capital.start(), capital.start() + len(sign)
    return None


_ASKS = re.compile(r"(?:send|pay|give|to|owe|gave|paid|sent|for|tell|wire|transfer|cost|charge)[ ]$")


def _pronoun(glyphs: str, folded: str, start: int, end: int) -> bool:
    """Whether "us $" is the pronoun and a dollar ("send us $500") or the country ("US $500"); "ça $500" likewise."""
    written = glyphs[start:end]
    if " " not in written or "$" not in written:
        return False
    word = written.split(" ")[0]
    return word.isalpha() and (not word.isupper() or bool(_ASKS.search(folded, max(0, start - 10), start)))


def _after(glyphs: str, folded: str, table: Amounts, number: Sum, before: Side | None) -> Side | None:
    end = number.end
    follows = folded[end : end + 1]
    if follows == "%":
        return None
    if number.end > number.last or number.spelled:
        gap = _JOINT.match(folded, end)
        at = gap.end() if gap else end
        match = None
        if folded[at : at + 1] in table.first_letters:
            match = table.after.match(folded, at) or table.after.match(folded, end)
        if not match:
            return _said_in(folded, table, end)
    else:
        match = table.after.match(folded, end)
        if not match:
            glue = table.glued.get(follows)
            if glue and not _GOES_ON.match(folded, end + 1):
                return (glue[0], end, end + 1) if number.value >= glue[1] else None
            if follows.isalnum() or not follows:
                return None
            gap = _GAP_AFTER.match(folded, end)
            match = table.after.match(folded, gap.end()) if gap else None
            if not match and (noise := _NOISE.match(folded, end)):
                match = table.after.match(folded, noise.end())
            if not match:
                return _said_in(folded, table, end)
    name, at = key(match.group()), match.start()
    currency = table.names_after.get(name)
    if currency is None:
        return None
    written = glyphs[match.start() : match.end()]
    stop = match.end()
    if "$ " in written and len(name) <= 3 and not written[2:].strip().isupper():
        currency, stop = table.names_after["$"], at + 1  # "500 $ ça va", "500 $ us"
    if name in table.glued:
        least = table.glued[name][1]
        if number.value < least or "\n" in folded[end:at] or _GOES_ON.match(folded, stop):
            return None
    if name[-1] == "$" and len(name) > 1 and _NEXT.match(glyphs, stop):
        currency, stop = table.names_after.get(name[:-1], currency), at + len(written[:-1].rstrip())
    elif not name[-1].isalpha() and at > end and glyphs[stop : stop + 1].isdigit():
        return None  # "2 $50 cards": the sign belongs to the next number
    if currency.crypto and _WALLET.match(folded, stop):
        return None
    if before and before[0].symbol == "$" and currency.crypto:
        return None  # "$500 bitcoin": the sum is in dollars
    if folded[stop : stop + 1] in (")", "]") and folded[at - 1] in "([":
        stop += 1
    return currency, at, stop


_CENTS = re.compile(r"(?<=[€£$])\d\d(?![\d€£$]|[.,]\d)")
_NEXT = re.compile(r"[ ]?\d")

def _said_in(folded: str, table: Amounts, end: int) -> Side | None:
    """ "750k en fcfa", "200 in dollars"; "200 in bitcoin" says how, not what."""
    gap = _IN.match(folded, end)
    match = table.after.match(folded, gap.end()) if gap else None
    if not match:
        return None
    currency = table.names_after.get(key(match.group()))
    if currency is None or currency.crypto or not (currency.code or currency.symbol) or len(match.group()) < 3:
        return None
    return None if currency.code in ("USDT", "USDC") else (currency, match.start(), match.end())


_NOISE = re.compile(r"[ ]{0,2}[(\[{][a-z]{1,12}[)\]}][ ]{0,2}")
"""A random token put between number and currency: "12000 (hfvokc) USD"."""
_GOES_ON = re.compile(r"\w|-\d")
_IN = re.compile(r"[ ](?:en|in)[ ]")


_COMPLETION = re.compile(r"[ ]?\(?([a-z]{2,10})(?![a-z])")
"""Words that make a sum's sign more exact: "$150 us", "$800 canadian"."""


def _choose(before: Side | None, after: Side | None) -> tuple[Currency, str] | None:
    """The more exact of what stands before and behind."""
    if before and (not after or before[0].code or not after[0].code):
        return before[0], "currency_before"
    return (after[0], "currency_after") if after else None


def _doubtful(folded: str, table: Amounts, number: Sum, after: Side) -> bool:
    """Whether the currency is a letter or word that means something else here ("20e siècle", "25 F")."""
    name = folded[after[1] : after[2]]
    if number.spelled and number.value < 20 and (after[0].crypto or name == "usdt"):
        return True  # "choice three: USDT"
    if name == "e":
        return bool(_ORDINAL_NOUN.match(folded, after[2])) or (
            number.value < 10 and not table.cue.search(folded, max(0, number.first - 45), number.first)
        )
    if name in ("pounds", "pound", "livres"):
        return folded[after[2] : after[2] + 4] == " of " and number.value < 100
    return False
