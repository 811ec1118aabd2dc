"""Numbers of a text read as sums with the tables of ``rules/amounts``: the steps of the amounts detector.

All positions are glyph positions. Each step is one pass over the numbers; windows are bounded, so all of it is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extortrace.knowledge.amounts import Amounts, Currency, key
from extortrace.text import money
from extortrace.text.numerals import numbers

MOST = 5000
"""Sums read of one message; more is a table or an attack, not a message."""


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


_GAP_AFTER = re.compile(r"(?:[.,]?-(?![\w]))?(?:[ ]{0,2}\n?[ ]?|[ ]?[)\]}>*_]{1,2}[ ]?)[(\[{*_\"']{0,2}")
_JOINT = re.compile(r"[ ]{0,2}\n?(?:d'|de[ ]|des[ ]|of[ ])?[(\[]?")
_PHONE_TAIL = re.compile(r"(?:\d{2,3}[ .-]){2}$")
_REFERENCE = re.compile(r"(?:mtcn|reference|ref|id|pin|code|numero|number|no|n°|tel|account|acct|compte|card)[ :#.)\]]{0,4}$")
_WALLET = re.compile(r"[ ]?(?:wallet|address|adresse|portefeuille|account|atm|payment|network|trading|core)")
_ORDINAL_NOUN = re.compile(
    r"[ -]{1,2}(?:siecle|etage|fois|arrondissement|anniversaire|jour|rang|place|chapitre|annee|edition|tour|position|partie"
    r"|ligne|essai|avenue|rue|rappel|message|relance|mois|semaine|generation|rep|regiment|division|degre)"
)


def with_currency(glyphs: str, folded: str, table: Amounts) -> tuple[list[Sum], list[Sum]]:
    """Sums with a currency of their own, and the other numbers that might be sums."""
    found: list[Sum] = []
    rest: list[Sum] = []
    used = 0
    for number in _numbers(glyphs, folded, table):
        if len(found) >= MOST:
            break
        if number.first < used:
            continue
        before = _before(glyphs, folded, table, number, used)
        after = _after(glyphs, folded, table, number, before)
        side = _choose(before, after)
        if side is None:
            rest.append(number)
            continue
        currency, why = side
        if before and before[0].symbol == "$" and not after:
            currency = _completed(folded, table, number.end) or currency
        value = number.value
        if currency.crypto and not number.spelled and number.times == 1:
            value = money.amount(glyphs[number.first : number.last], fine=True)
        start = before[1] if before else number.start
        end = after[2] if after else number.end
        mark = before[1:] if before and why == "currency_before" else after[1:] if after else None
        if not (start == number.start and end == number.end) or mark:
            sure = side[0] is not None and not (after and after[0] is currency and _doubtful(folded, table, number, after))
            found.append(replace(number, start=start, end=end, value=value, currency=currency, why=why, mark=mark, sure=sure))
            used = end
    return found, rest


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
    at = 0
    match = money.NUMBER.search(glyphs)
    while match:
        start, end = match.span()
        at = end
        written = match.group()
        if start >= 4 and " " in written[:4] and glyphs[start - 1] == " " and _PHONE_TAIL.search(glyphs, start - 8, start):
            start += written.index(" ") + 1  # the first group is the tail of a phone number
            again = money.NUMBER.match(glyphs, start)
            written = again.group() if again else written
            at = end = start + len(written)
        before = glyphs[start - 1] if start else " "
        if len(written) <= 30 and not (before in "_@" or (before in ".,-:" and start > 1 and glyphs[start - 2].isalnum()
                                                          and not glyphs[start - 2] in "TtE")):
            yield _multiplied(glyphs, folded, table, start, end, written)
        match = money.NUMBER.search(glyphs, at)


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
    if not last or last.isdigit() or last in ",;!?)\n":
        return None
    base = first - len(window)
    match = table.before.search(window)
    if match:
        name = key(match.group())
        currency = table.names_before.get(name)
        start, end = base + match.start(), base + match.end()
        if currency and _pronoun(glyphs, folded, start, end):
            currency = table.names_before.get("$")
            start = end - 1
        if currency and not (name.isalpha() and ("." in window[match.end() :] or currency.symbol == "franc" and
                                                 not number.plain and False)):
            return currency, start, end
        return None
    capital = table.capitals.search(glyphs, max(used, first - 4), first)
    if capital:
        letters = capital.group().strip()
        currency = table.letters[letters]
        if currency.needs is None or currency.needs.search(folded):
            if number.value >= 50 and (letters != "#" or number.value >= 500):
                return currency, capital.start(), capital.start() + len(letters)
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
        match = table.after.match(folded, at) or table.after.match(folded, end)
        if not match:
            return None
    else:
        match = table.after.match(folded, end)
        if not match:
            glue = table.glued.get(follows)
            if glue and not folded[end + 1 : end + 2].isalnum():
                return (glue[0], end, end + 1) if number.value >= glue[1] else None
            if follows.isalnum() or not follows:
                return None
            gap = _GAP_AFTER.match(folded, end)
            if not gap or not (match := table.after.match(folded, gap.end())):
                return None
    name, at = key(match.group()), match.start()
    currency = table.names_after.get(name)
    if currency is None:
        return None
    written = glyphs[match.start() : match.end()]
    stop = match.end()
    if "$ " in written and len(name) <= 3 and not written[2:].strip().isupper():
        currency, stop = table.names_after["$"], at + 1  # "500 $ ça va", "500 $ us"
    if name in table.glued and (number.value < table.glued[name][1] or "\n" in folded[end:at]):
        return None
    if not name[-1].isalpha() and at > end and glyphs[stop : stop + 1].isdigit():
        return None  # "2 $50 cards": the sign belongs to the next number
    if currency.crypto and _WALLET.match(folded, stop):
        return None
    if before and before[0].symbol == "$" and currency.crypto:
        return None  # "$500 bitcoin": the sum is in dollars
    return currency, at, stop


def _completed(folded: str, table: Amounts, end: int) -> Currency | None:
    """ "$150 us", "$800 canadian"."""
    word = re.compile(r"[ ]?\(?([a-z]{2,10})(?![a-z])").match(folded, end)
    return table.completes.get(word[1]) if word else None


def _choose(before: Side | None, after: Side | None) -> tuple[Currency, str] | None:
    """The more exact of what stands before and behind."""
    if before and (not after or before[0].code or not after[0].code):
        return before[0], "currency_before"
    return (after[0], "currency_after") if after else None


def _doubtful(folded: str, table: Amounts, number: Sum, after: Side) -> bool:
    """Whether the currency is a letter or word that means something else here ("20e siècle", "25 F")."""
    name = folded[after[1] : after[2]]
    if name == "e":
        return bool(_ORDINAL_NOUN.match(folded, after[2])) or (
            number.value < 10 and not table.cue.search(folded, max(0, number.first - 45), number.first)
        )
    if name in ("pounds", "pound", "livres"):
        return folded[after[2] : after[2] + 4] == " of " and number.value < 100
    return False


_BETWEEN = re.compile(r"(?:entre|between|de|from|range)[ ]+$")
_OR = re.compile(r"[ ]?(?:-|/|\bou\b|\bor\b|\ba\b|\bto\b|\bjusqu'a\b|\bou bien\b)[ ]?")
_ET = re.compile(r"[ ](?:et|and|&)[ ]")


def shared(folded: str, sums: list[Sum], rest: list[Sum]) -> tuple[list[Sum], list[Sum]]:
    """Numbers that share the currency of a neighbour: alternatives and ranges."""
    if not sums or not rest:
        return [], rest
    every = sorted([*sums, *rest], key=lambda s: s.first)
    found: list[Sum] = []
    for i, one in enumerate(every):
        if one.currency is not None or one.why:
            continue
        right = every[i + 1] if i + 1 < len(every) else None
        left = every[i - 1] if i else None
        if right and right.currency and right.start - one.end <= 12 and _chained(folded, one, right):
            times = right.times if one.times == 1 and right.times > 1 and one.value < right.value / right.times * 10 else 1
            less = replace(one, value=one.value * times, currency=right.currency, why="shared_currency", mark=right.mark)
            if less.value >= 10 or right.value < 100 or times > 1:
                found.append(less)
        elif left and (left.currency) and one.start - left.end <= 12 and one.value >= 10:
            gap = folded[left.end : one.start]
            if _OR.fullmatch(gap) and _free(folded, one.end) and not re.match(r"[ ]?\d", folded[one.end : one.end + 2]):
                found.append(replace(one, currency=left.currency, why="shared_currency", mark=left.mark))
    taken = {s.first for s in found}
    return found, [s for s in rest if s.first not in taken]


def _chained(folded: str, one: Sum, right: Sum) -> bool:
    if folded[one.end : one.end + 1] in ("h", "%"):
        return False
    gap = folded[one.end : right.start]
    if _OR.fullmatch(gap):
        return gap.strip() != "a" or one.value < right.value
    return bool(_ET.fullmatch(gap)) and bool(_BETWEEN.search(folded, max(0, one.start - 10), one.start))


def _free(folded: str, end: int) -> bool:
    """Whether nothing is counted here."""
    return not re.match(r"[ ]?(?:[%°:]|x\b|fois\b|times\b)|[a-z]", folded[end : end + 8])


def said_twice(sums: list[Sum]) -> list[Sum]:
    """A sum in words right behind (or before) the same sum in digits needs no finding of its own."""
    kept: list[Sum] = []
    for one in sums:
        last = kept[-1] if kept else None
        if last and last.value == one.value and last.spelled != one.spelled and one.start - last.end <= 60:
            exact = next((s.currency for s in (last, one) if s.currency and s.currency.code), last.currency)
            if not (last.currency and one.currency and last.currency.code and one.currency.code
                    and last.currency.code != one.currency.code):  # fmt: skip
                kept[-1] = replace(one if last.spelled else last, currency=exact)
                continue
        kept.append(one)
    return kept


def bare(folded: str, table: Amounts, sums: list[Sum], rest: list[Sum]) -> Iterator[Sum]:
    """Numbers without a currency in a message that has sums: the same sum again, or one that the words make a sum."""
    known = {s.value: s.currency for s in reversed(sums)}
    for one in rest:
        if not _may_be(folded, table, one):
            continue
        if one.value in known and one.value >= 20 and table.follower.match(folded, one.end):
            yield replace(one, currency=known[one.value], why="same_sum")
            continue
        cue = _cue(folded, table, one)
        bargained = table.bargain.search(folded, max(0, one.start - 14), one.start)
        alone_in_line = _opens(folded, one.start)
        formed = not one.plain or one.times > 1
        round_one = one.value >= 20 and one.value % 5 == 0
        if cue or ((bargained or alone_in_line) and (formed or round_one) and not _year(one)):
            if not table.follower.match(folded, one.end):
                continue
            near = min(sums, key=lambda s: (s.start > one.start, abs(s.start - one.start)))
            sure = bool(cue) or formed or (bool(bargained) and one.value >= 50)
            yield replace(one, currency=near.currency, why="shared_currency" if not cue else "money_cue", sure=sure)


def alone(folded: str, table: Amounts, rest: list[Sum]) -> Iterator[Sum]:
    """Numbers in a message that names no currency: only behind a money verb or a label."""
    for one in rest:
        if _may_be(folded, table, one) and table.follower.match(folded, one.end) and one.value >= 10:
            if _cue(folded, table, one):
                yield replace(one, why="money_cue")
            elif _CARDS.match(folded, one.end) and not _year(one):
                yield replace(one, why="money_cue")


_CARDS = re.compile(
    r"[ ](?:in|en|worth of|of|de|par|by|via)[ ](?:\w{1,12}[ ]){0,2}(?:gift|cards?|cartes?|pcs|neosurf|transcash|btc|bitcoins?|crypto"
    r"|itunes|steam|paysafecard|usdt|western|moneygram|wave|momo|orange money|mobile money|tickets?|coupons?|recharges?)\b"
)


def _opens(folded: str, start: int) -> bool:
    """Whether the number opens its line or its speaker's turn."""
    return start == 0 or folded[start - 1] == "\n" or folded[max(0, start - 2) : start] in (": ", "! ", ". ", "? ")


def _year(one: Sum) -> bool:
    return one.plain and 1900 <= one.value <= 2100


def _cue(folded: str, table: Amounts, one: Sum) -> bool:
    window = max(0, one.start - 45)
    if one.spelled and one.value < 100:
        return False
    if _year(one) and one.value % 100:
        return False
    return bool(table.cue.search(folded, window, one.start) or table.label.search(folded, window, one.start))


def _may_be(folded: str, table: Amounts, one: Sum) -> bool:
    """Whether nothing about the number itself says that it is no sum."""
    digits = one.last - one.first
    if one.value < 1 or (one.plain and digits > 7) or (not one.spelled and folded[one.first] == "0" and one.value >= 1):
        return False
    before = folded[max(0, one.start - 2) : one.start]
    if before[-1:] in "+-/#@_.,:'" and before[-1:] or before[-1:].isalnum():
        return before.endswith(":") and False
    if table.unit.match(folded, one.end) or re.match(r"[ ]?[-/:.][ ]?\d|[ ]\d", folded[one.end : one.end + 4]):
        return False
    return not re.search(r"\d[ .-]$", before) and not _REFERENCE.search(folded, max(0, one.start - 16), one.start)
