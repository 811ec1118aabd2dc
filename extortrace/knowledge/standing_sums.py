"""Bare numbers that stand as sums without a word of money beside them, and the currency that the text names apart.

In a message that speaks of money a round number used as a noun ("ok d'abord: 300 aujourd'hui", "75, not a cent less")
is a sum, unless what stands before it makes it a moment, a place, an age or a part of something. "85.000 … en francs
CFA, pas d'euros" names the currency of all its sums far from them.
"""

from __future__ import annotations

import re

from extortrace.knowledge.amounts import COUNTS, Amounts, Currency, key
from extortrace.knowledge.sum_numbers import Page, Sum

_ASIDE = re.compile(r"[,(][ ]$")
_DECIMALS = re.compile(r"\d[.,]\d\d$")
_JOINED_BEFORE = re.compile(r"(?:[\d)][ ]?[-/.:,&+*#%][ ]?|[#*%][ ]?|\d(?:st|nd|rd|th|er|e)?[ ]?,?[ ])$")
_JOINED_AFTER = re.compile(
    r"[ ]?\)[ ]?\d|[ ]?[-/&:][ ]?\d|[ ]?%|[ ]?[*#][a-z0-9]|[ ]?[(-][ ]?(?:fax|phone|cell|tel)"
    r"|[ ]{0,2}\n?[ ]{0,2}(?:million|billion)"
)
_NAME_BEFORE = re.compile(r"(?:^|(?<=[^.!?:\n>«\"\-–—,;(*][ ]))[A-ZÀ-Þ][^\W\d_]{0,20}[.]?[ ]{1,4}$")
_TOWN_BEFORE = re.compile(r"[A-ZÀ-Þ][^\W\d_]{0,20}[.,]?[ ]{1,2}$")
_PER_CENT = re.compile(r"(?<![a-z])(?:per|pour) cents?$")
_YEARS = (1900, 2000, 2100)
_YEAR_BEFORE = re.compile(r"(?:\d|\d(?:st|nd|rd|th|er)|[a-z]{3}[ .]?,)[ ]?,?[ ]$")
_SHARES = re.compile(r"\d[ ]?%|%[ ]?\d|\d\d?/\d\d?(?!\d|/)|pour cent|percent")


def exact(folded: str, one: Sum) -> bool:
    """Written with two decimals, as prices are."""
    return one.value < 100_000 and bool(_DECIMALS.search(folded[one.first : one.last]))


def stands(page: Page, one: Sum) -> bool:
    """Whether a number that may be a sum stands as a noun, round or as money is written, and nothing says otherwise."""
    folded, table, written = page.folded, page.table, page.folded[one.first : one.last]
    if one.spelled and (one.value < 100 or _PER_CENT.search(folded, max(0, one.start - 5), one.end)):
        return False
    whole = one.value >= 20 and (one.value % 5 == 0 or not one.plain)
    if not (exact(folded, one) or whole) or _JOINED_AFTER.match(folded, one.end):
        return False
    if not _ends(page, one):
        return False
    if one.plain and (one.value >= 100_000 or (one.value >= 10_000 and one.value % 50)):
        return False
    if one.plain and 1900 <= one.value <= 2100 and one.value % 100:
        return False
    if one.value >= 100_000 and one.value % 1000 and not exact(folded, one):
        return False
    if one.times >= 10**6 and folded[one.end - 1] == "m" and written.isdigit():
        return False  # "47M": a man, 47
    before = folded[max(0, one.start - 24) : one.start]
    if table.elsewhere.search(before) or _JOINED_BEFORE.search(before):
        return False
    if one.value in _YEARS and one.plain and _YEAR_BEFORE.search(before):
        return False
    if one.plain and one.value >= 10_000 and _TOWN_BEFORE.search(page.glyphs, max(0, one.start - 26), one.start):
        return False  # "Alabama 35150"
    name = _NAME_BEFORE.search(page.glyphs, max(0, one.start - 26), one.start) if one.plain else None
    if name and key(name.group().strip(" .,").lower()) not in table.names_after:
        return bool(table.card_before.search(before) or table.way_before.search(before))
    if one.value < 100 and _ASIDE.search(before) and folded[one.end : one.end + 1] in (",", ")"):
        return False  # "a money mule, 35, was sentenced"
    return one.value > 100 or not _SHARES.search(folded, max(0, one.start - 60), one.end + 60)


def _ends(page: Page, one: Sum) -> bool:
    """Whether what follows counts nothing: neither on the next line of a paragraph nor behind a second number."""
    folded, end = page.folded, one.end
    if not page.table.follower.match(folded, end):
        return False
    pair = _PAIR.match(folded, end)
    if pair and page.table.unit.match(folded, pair.end()):
        return False  # "between 25 and 30 years"
    wrapped = folded[end : end + 1] == "\n" and page.glyphs[end + 1 : end + 2].islower()
    if not wrapped or end - folded.rfind("\n", 0, end) <= _PARAGRAPH:
        return True
    return bool(page.table.follower.match(" " + folded[end + 1 : end + 40]))


_PAIR = re.compile(r"[ ](?:and|et|to|a|or|ou|-)[ ]\d{1,4}")
_PARAGRAPH = 40
"""A line so long goes on in the next one."""


def named_apart(folded: str, table: Amounts) -> tuple[Currency, tuple[int, int]] | None:
    """The one currency that a text without any names as such: "in pounds", "Francs CFA bien sûr"."""
    found: dict[str, tuple[Currency, tuple[int, int]]] = {}
    for match in table.named.finditer(folded):
        currency = table.names_after.get(key(match["name"]))
        opened = match["opens"].strip(" .!?,;(\n:='\"")
        denied = match["denied"] and opened not in ("un", "a", "an")  # "pas un franc de moins" names it
        if currency is None or denied or (not match["closes"] and opened in ("", "un", "a", "an")):
            continue
        found.setdefault(currency.code or currency.symbol or "", (currency, match.span("name")))
    if len(found) == 2 and "franc" in found:
        found.pop("franc")
    if len(found) == 2 and "$" in found:
        found.pop("$")
    return next(iter(found.values())) if len(found) == 1 else None


def dealt(folded: str, table: Amounts, one: Sum) -> bool:
    """Whether it is the value of cards counted right before it: "three 250 vouchers", "2x100 itunes", "4 x 200"."""
    if one.spelled or one.value < 5:
        return False
    before = folded[max(0, one.start - 12) : one.start]
    times = _TIMES_BEFORE.search(before)
    if not times and not _COUNTED.search(before):
        return False
    if table.card_after.match(folded, one.end) or (times and table.way_after.match(folded, one.end)):
        return True
    return bool(times and one.value % 5 == 0 and one.value >= 20 and table.follower.match(folded, one.end))


def quantity(folded: str, table: Amounts, one: Sum) -> int | None:
    """How many of it: "5 coupons PCS de 100 €", "2x150", "three 250 vouchers", "100 x2"."""
    behind = _TIMES.match(folded, one.end)
    if behind:
        return int(behind[1])
    match = table.quantity.search(folded, max(0, one.start - 70), one.start)
    if not match:
        return None
    count = COUNTS.get(match["count"]) or (int(match["count"]) if match["count"].isdigit() else 0)
    told = match.group()[len(match["count"]) :].strip(" $€£")
    if match["apart"] and not _EACH.match(folded, one.end):
        return None
    if not told and not table.card_after.match(folded, one.end):
        return None
    return count if count > 1 else None


_TIMES = re.compile(r"[ ]?(?:[x*\u00d7][ ]?|fois[ ]|times[ ])(\d{1,2})(?![\d:/%]|[.,]\d|[ ]?[$€£])")
_COUNTED = re.compile(rf"(?<![\w.,/+:-])(?:\d{{1,2}}|{'|'.join(COUNTS)})(?:[ ]?[x*\u00d7])?[ ]?$")
_TIMES_BEFORE = re.compile(r"(?<![\w.,/+:-])\d{1,2}[ ]?[x*\u00d7][ ]?$")
_EACH = re.compile(r"[ ](?:each|apiece|a piece|chacune?s?|chaque|piece|la piece|l'unite|par carte|per card)(?![a-z])")
