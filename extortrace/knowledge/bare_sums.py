"""Numbers that are sums by their company: shared currencies, sums said twice, bare sums behind a money word.

Second step of the amounts detector, after :mod:`extortrace.knowledge.sums`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extortrace.knowledge.amounts import Amounts
from extortrace.knowledge.standing_sums import dealt, exact, named_apart, stands
from extortrace.knowledge.sum_numbers import Page, Sum

_REFERENCE = re.compile(
    r"(?<![a-z])(?:mtcn|reference|ref|deal|order|ticket|invoice|facture|meter|room|chambre|vol|flight|id|pin"
    r"|code|numero|number|no|n°"
    r"|tel|account|acct|compte|card|matricule|dossier)[ :#.)\]]{0,4}$"
)
_BETWEEN = re.compile(r"(?<![a-z])(?:entre|between|de|from|range)[ ]+$")
_OR = re.compile(r"[ ]?(?:-|/|\bou\b|\bor\b|\ba\b|\bto\b|\bjusqu'a\b|\bou bien\b)[ ]?(?:\d{1,2}[ ]?[x×*][ ]?)?")
_QUANTITY = re.compile(r"[ ]?(?:[x×*]|fois|times)[ ]?(\d{1,9})")
_ET = re.compile(r"[ ](?:et|and|&)[ ]")


def shared(folded: str, table: Amounts, sums: list[Sum], rest: list[Sum]) -> tuple[list[Sum], list[Sum]]:
    """Numbers that share the currency of a neighbour: alternatives and ranges."""
    if not sums or not rest:
        return [], rest
    rest = [s for s in rest if not _counts(folded, s) and not _code(folded, s)]
    every = sorted([*sums, *rest], key=lambda s: s.first)
    found: list[Sum] = []
    for i in reversed(range(len(every))):  # from the right, so that a list hands its currency on
        one = every[i]
        if one.currency is not None or one.why:
            continue
        right = every[i + 1] if i + 1 < len(every) else None
        left = every[i - 1] if i else None
        if right and right.currency and right.start - one.end <= 12 and _chained(folded, table, one, right):
            times = right.times if one.times == 1 and one.value < right.value / right.times * 10 else 1
            value = one.value * times
            less = replace(one, value=value, currency=right.currency, why="shared_currency", mark=right.mark)
            if less.value >= 10 or right.value < 100 or times > 1:
                found.append(less)
                every[i] = less
        elif left and (left.currency) and one.start - left.end <= 12 and one.value >= 10:
            gap = folded[left.end : one.start]
            if _OR.fullmatch(gap) and _free(folded, one.end) and not re.match(r"[ ]?\d", folded[one.end : one.end + 2]):
                found.append(replace(one, currency=left.currency, why="shared_currency", mark=left.mark))
    found.reverse()
    taken = {s.first for s in found}
    return found, [s for s in rest if s.first not in taken]


def _code(folded: str, one: Sum) -> bool:
    """Whether the digits are a telephone number or a code: too many without a group, or a 0 in front."""
    return one.plain and (one.last - one.first > 7 or (folded[one.first] == "0" and one.value >= 1))


def _counts(folded: str, one: Sum) -> bool:
    """Whether the number says how many: "2 x 150"; in "100 x2" it is the sum."""
    times = _QUANTITY.match(folded, one.end)
    return times is not None and (one.value <= 10 or int(times[1]) >= one.value)


def _chained(folded: str, table: Amounts, one: Sum, right: Sum) -> bool:
    if folded[one.end : one.end + 1] in ("h", "%"):
        return False
    gap = folded[one.end : right.start]
    if gap == ", ":  # "100, 200 ou 300 euros"
        return (
            one.value % 5 == 0
            and right.value / 10 <= one.value <= right.value * 10
            and not _REFERENCE.search(folded, max(0, one.start - 16), one.start)
            and not table.elsewhere.search(folded, max(0, one.start - 24), one.start)
        )
    if _OR.fullmatch(gap):
        return gap.strip() != "a" or one.value < right.value
    return bool(_ET.fullmatch(gap)) and bool(_BETWEEN.search(folded, max(0, one.start - 10), one.start))


def _free(folded: str, end: int) -> bool:
    """Whether nothing is counted here."""
    return not _COUNTED.match(folded, end)


_COUNTED = re.compile(r"[ ]?(?:[%°:]|x\b|fois\b|times\b|\([+-]?\d{1,6}[.,]?\d{0,4}[ ]?%)|[a-z]")


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


def in_company(sums: list[Sum]) -> list[Sum]:
    """ "50 balles" are euros beside euros; without them the word says no currency."""
    euro = next((s.currency for s in sums if s.currency and s.currency.code == "EUR"), None)
    others = any(s.currency and (s.currency.symbol or s.currency.code not in (None, "EUR")) for s in sums)
    if euro is None or others:
        return sums
    return [replace(s, currency=euro) if s.currency and not (s.currency.code or s.currency.symbol) else s for s in sums]


_TABLE = 40
"""A text with more bare numbers is a table: none of them stands for a sum by itself."""


def bare(page: Page, sums: list[Sum], rest: list[Sum]) -> Iterator[Sum]:
    """Numbers without a currency in a message that has sums: the same sum again, or one that the words make a sum."""
    folded, table = page.folded, page.table
    known = {s.value: s.currency for s in reversed(sums)}
    talk = len(rest) <= _TABLE
    for one in rest:
        if not _may_be(folded, table, one):
            continue
        if one.written_as_money or (_millions(folded, one) and table.follower.match(folded, one.end)):
            yield replace(one, currency=_nearest(sums, one).currency, why="written_as_money")
            continue
        if one.value in known and one.value >= 20 and not _year(one) and table.follower.match(folded, one.end):
            yield replace(one, currency=known[one.value], why="same_sum")
            continue
        if table.count.search(folded, max(0, one.start - 70), one.start):
            continue
        part = one.value >= 10 and _part(folded, one)
        cue = part or bool(_HERE.match(folded, one.end)) or dealt(folded, table, one)
        cue = cue or ((one.value >= 10 or exact(folded, one)) and money_word(folded, table, one))
        bargained = table.bargain.search(folded, max(0, one.start - 14), one.start)
        alone_in_line = _opens(folded, one.start)
        formed = not one.plain and (one.value >= 100 or not one.spelled)
        round_one = one.value >= 20 and one.value % 5 == 0
        if not cue and not bargained and not alone_in_line and talk and stands(page, one):
            yield replace(one, currency=_nearest(sums, one).currency, why="beside_sums")
            continue
        if cue or ((bargained or alone_in_line) and (formed or round_one) and not _year(one) and _short(one)):
            ends = part or table.follower.match(folded, one.end) or dealt(folded, table, one)
            if not ends and not (cue and formed and (exact(folded, one) or _free(folded, one.end))):
                continue
            near = _nearest(sums, one)
            sure = cue or formed or (bool(bargained) and one.value >= 50) or (talk and stands(page, one))
            yield replace(one, currency=near.currency, why="shared_currency" if not cue else "money_cue", sure=sure)


def _millions(folded: str, one: Sum) -> bool:
    """Whether millions are said; "47M" alone is a man's age."""
    return one.times >= 10**6 and not (folded[one.end - 1] == "m" and folded[one.first : one.end - 1].isdigit())


def _nearest(sums: list[Sum], one: Sum) -> Sum:
    """The last sum before it, or the first behind it; ``sums`` are in order of place.

    Beside "0.5 ETH" a bare "1500" is not 1500 ETH: then the nearest sum in money, or none says its currency.
    """
    near = sums[max(0, bisect_right(sums, one.start, key=lambda s: s.start) - 1)]
    if near.currency and near.currency.crypto and one.value > near.value * 20:
        return next((s for s in sums if s.currency and not s.currency.crypto), replace(near, currency=None))
    return near


_HERE = re.compile(r"[ ]par[ -](?:ci|la)(?![a-z])")
_PART = re.compile(r"[ ](?:sur les|sur|out of the|out of|of the|of|au lieu de|au lieu des|instead of)[ ]")
_PART_OF = re.compile(
    r"(?<!\d)\d{2,6}(?:[ ](?:sur les|sur|out of the|out of|of the|of|au lieu de|au lieu des|instead of))[ ]$"
)


def _part(folded: str, one: Sum) -> bool:
    """ "100 sur 250": what was paid of what is asked, both in round figures."""
    if one.spelled or one.value % 5 or one.value < 20:
        return False
    gap = _PART.match(folded, one.end)
    if gap:
        return bool(_ROUND.match(folded, gap.end()))
    back = _PART_OF.search(folded, max(0, one.start - 24), one.start)
    return bool(back and back.group()[: back.group().index(" ")][-1] in "05" and _free(folded, one.end))


_ROUND = re.compile(r"\d{1,5}[05](?![\d.,:/%]|[ ]?(?:photos|videos|points|jours|days|personnes|people|contacts|amis))")


def alone(page: Page, rest: list[Sum]) -> Iterator[Sum]:
    """Numbers in a message without a sum that has a currency: behind a money verb or a label, before a way to pay.

    Where the message names a currency apart from its sums, those that stand by themselves too, all in that currency.
    """
    folded, table = page.folded, page.table
    named = named_apart(folded, table) if rest else None
    for one in _alone(page, rest, named is not None):
        yield replace(one, currency=named[0], mark=named[1], why="currency_named") if named else one


def _alone(page: Page, rest: list[Sum], money: bool) -> Iterator[Sum]:
    folded, table = page.folded, page.table
    for one in rest:
        if not _may_be(folded, table, one):
            continue
        if dealt(folded, table, one) or (one.spelled and folded.endswith(" grand", one.start, one.end)):
            yield replace(one, why="money_cue")
        elif table.follower.match(folded, one.end) and one.value >= 10:
            paid_in = table.way_after.match(folded, one.end) and not _year(one)
            if paid_in or money_word(folded, table, one) or (not one.plain and _EACH.match(folded, one.end)):
                yield replace(one, why="money_cue")
            elif money and len(rest) <= _TABLE and stands(page, one):
                yield one
            elif one.value >= 1000 and not one.spelled and not one.plain and _line(folded, one):
                yield replace(one, why="alone_in_line")


_EACH = re.compile(r"[ ](?:each|apiece|chacune?|piece|per person|par personne|pp|a head|par tete)\b")


def _line(folded: str, one: Sum) -> bool:
    """Whether the number is all that its line holds."""
    return (one.start == 0 or folded[one.start - 1] == "\n") and folded[one.end : one.end + 1] in ("", "\n")


def _opens(folded: str, start: int) -> bool:
    """Whether the number opens its line or its speaker's turn."""
    return start == 0 or folded[start - 1] == "\n" or folded[max(0, start - 2) : start] in (": ", "! ", ". ", "? ")


def _short(one: Sum) -> bool:
    """Whether it is not one of the long numbers that name a deal, an order, a phone."""
    return one.value < 100_000 or (not one.plain and (one.value % 1000 == 0 or one.spelled) and one.value < 10**10)


def _year(one: Sum) -> bool:
    return one.plain and 1900 <= one.value <= 2100


def money_word(folded: str, table: Amounts, one: Sum) -> bool:
    """Whether a word before a bare number makes it a sum."""
    window = max(0, one.start - 45)
    if one.spelled and one.value < 100:
        return False
    if _year(one) and one.value % 100:
        return False
    if one.value <= 31 and one.plain and _DAY.search(folded, max(0, one.start - 5), one.start):
        return False  # "je touche ma paie le 30"
    return any(cue.search(folded, window, one.start) for cue in (table.cue, table.label, table.card_before))


_DAY = re.compile(r"(?<![a-z])(?:le|du|au|the|on)[ ]$")

def _may_be(folded: str, table: Amounts, one: Sum) -> bool:
    """Whether nothing about the number itself says that it is no sum."""
    digits = one.last - one.first
    if one.spelled and folded[one.start : one.end] == "a cent":
        return False  # "I haven't paid a cent"
    if one.value < 1 or (one.plain and digits > 7) or (not one.spelled and folded[one.first] == "0" and one.value >= 1):
        return False
    before = folded[max(0, one.start - 2) : one.start]
    if before[-1:] == "=" and "/" in folded[max(0, one.start - 60) : one.start].split(" ")[-1]:
        return False  # inside a link
    if before[-1:] == ":" and not before[:1].isdigit():  # "Montant:1250"
        before = ""
    counted = dealt(folded, table, one)
    if before and (before[-1] in "+-/#@_.,:'" or before[-1].isalnum()) and not counted:
        return False
    if table.unit.match(folded, one.end) and not counted:
        return False
    if re.match(r"[ ]?[-/:.][ ]?\d|[ ]\d", folded[one.end : one.end + 4]):
        return False
    return not re.search(r"\d[ .-]$", before) and not numbered(folded, one)


def numbered(folded: str, one: Sum) -> re.Match[str] | None:
    """The word before a number that makes it the number of something: "order 4711"."""
    return _REFERENCE.search(folded, max(0, one.start - 16), one.start)
