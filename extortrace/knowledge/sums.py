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
_JOINT = re.compile(r"[ ]{0,2}[)]?\n?[ ]?(?:d'|de[ ]|des[ ]|of[ ])?[(\[]?")
_PHONE_TAIL = re.compile(r"(?:\d{2,3}[ .-]){2}$")
_REFERENCE = re.compile(
    r"(?:mtcn|reference|ref|deal|order|ticket|invoice|facture|meter|room|chambre|vol|flight|id|pin|code|numero|number|no|n°"
    r"|tel|account|acct|compte|card)[ :#.)\]]{0,4}$"
)
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
    for number in _numbers(glyphs, folded, table):
        if len(found) >= MOST:
            break
        if number.first < used:
            continue
        before = _before(glyphs, folded, table, number, used)
        if before is None and number.first and glyphs[number.first - 1].isalpha():
            continue
        after = _after(glyphs, folded, table, number, before)
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
        grouped = start >= 4 and " " in written[:4] and glyphs[start - 1] == " "
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
        while at and start - at < 8 and glyphs[at].isalpha():
            at -= 1
        return glyphs[at].isdigit() or start - at >= 8
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
    if not last or last.isdigit() or last in ",;!?)\n":
        return None
    base = first - len(window)
    word = window.rstrip(" .:([").rsplit(" ", 1)[-1]
    match = None if word.isalpha() and word not in table.last_words else table.before.search(window)
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
    capital = table.capitals.search(glyphs, max(used, first - 4), first) if len(word) <= 3 else None
    if capital:
        letters = capital.group().strip()
        currency = table.letters[letters]
        enough = number.value >= (500 if letters == "#" else 50)
        if enough and (currency.needs is None or currency.needs.search(folded)):
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


_BETWEEN = re.compile(r"(?:entre|between|de|from|range)[ ]+$")
_OR = re.compile(r"[ ]?(?:-|/|\bou\b|\bor\b|\ba\b|\bto\b|\bjusqu'a\b|\bou bien\b)[ ]?(?:\d{1,2}[ ]?[x×*][ ]?)?")
_QUANTITY = re.compile(r"[ ]?(?:[x×*]|fois|times)[ ]?\d")
_ET = re.compile(r"[ ](?:et|and|&)[ ]")


def shared(folded: str, sums: list[Sum], rest: list[Sum]) -> tuple[list[Sum], list[Sum]]:
    """Numbers that share the currency of a neighbour: alternatives and ranges."""
    if not sums or not rest:
        return [], rest
    rest = [s for s in rest if not _QUANTITY.match(folded, s.end)]
    every = sorted([*sums, *rest], key=lambda s: s.first)
    found: list[Sum] = []
    for i, one in enumerate(every):
        if one.currency is not None or one.why:
            continue
        right = every[i + 1] if i + 1 < len(every) else None
        left = every[i - 1] if i else None
        if right and right.currency and right.start - one.end <= 12 and _chained(folded, one, right):
            times = right.times if one.times == 1 and one.value < right.value / right.times * 10 else 1
            value = one.value * times
            less = replace(one, value=value, currency=right.currency, why="shared_currency", mark=right.mark)
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


def in_company(sums: list[Sum]) -> list[Sum]:
    """ "50 balles" are euros beside euros; without them the word says no currency."""
    euro = next((s.currency for s in sums if s.currency and s.currency.code == "EUR"), None)
    others = any(s.currency and (s.currency.symbol or s.currency.code not in (None, "EUR")) for s in sums)
    if euro is None or others:
        return sums
    return [
        replace(s, currency=euro) if s.currency and not (s.currency.code or s.currency.symbol) else s for s in sums
    ]


def bare(folded: str, table: Amounts, sums: list[Sum], rest: list[Sum]) -> Iterator[Sum]:
    """Numbers without a currency in a message that has sums: the same sum again, or one that the words make a sum."""
    known = {s.value: s.currency for s in reversed(sums)}
    for one in rest:
        if not _may_be(folded, table, one):
            continue
        if one.value in known and one.value >= 20 and not _year(one) and table.follower.match(folded, one.end):
            yield replace(one, currency=known[one.value], why="same_sum")
            continue
        cue = one.value >= 10 and _cue(folded, table, one)
        bargained = table.bargain.search(folded, max(0, one.start - 14), one.start)
        alone_in_line = _opens(folded, one.start)
        formed = not one.plain and (one.value >= 100 or not one.spelled)
        round_one = one.value >= 20 and one.value % 5 == 0
        if cue or ((bargained or alone_in_line) and (formed or round_one) and not _year(one) and _short(one)):
            if not table.follower.match(folded, one.end):
                continue
            near = min(sums, key=lambda s: (s.start > one.start, abs(s.start - one.start)))
            sure = cue or formed or (bool(bargained) and one.value >= 50)
            yield replace(one, currency=near.currency, why="shared_currency" if not cue else "money_cue", sure=sure)


def alone(folded: str, table: Amounts, rest: list[Sum]) -> Iterator[Sum]:
    """Numbers in a message that names no currency: only behind a money verb or a label."""
    for one in rest:
        if _may_be(folded, table, one) and table.follower.match(folded, one.end) and one.value >= 10:
            paid_in = _CARDS.match(folded, one.end) and not _year(one)
            if paid_in or _cue(folded, table, one) or (not one.plain and _EACH.match(folded, one.end)):
                yield replace(one, why="money_cue")
            elif one.value >= 1000 and not one.spelled and not one.plain and _line(folded, one):
                yield replace(one, why="alone_in_line")


_CARDS = re.compile(
    r"[ ](?:in|en|worth of|of|de|par|by|via)[ ](?:\w{1,12}[ ]){0,2}(?:gift|cards?|cartes?|pcs|neosurf|transcash|btc"
    r"|bitcoins?|crypto|itunes|steam|paysafecard|usdt|western|moneygram|wave|momo|orange money|mobile money|tickets?"
    r"|coupons?|recharges?)\b"
)


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


def _cue(folded: str, table: Amounts, one: Sum) -> bool:
    window = max(0, one.start - 45)
    if one.spelled and one.value < 100:
        return False
    if _year(one) and one.value % 100:
        return False
    return any(cue.search(folded, window, one.start) for cue in (table.cue, table.label, _OF_CARDS))


_OF_CARDS = re.compile(
    r"(?<![a-z])(?:cards?|cartes?|coupons?|tickets?|recharges?|vouchers?|neosurf|transcash|pcs|steam|paysafecard|itunes)"
    r"(?:[ ][a-z]{2,12}){0,2}[ ](?:de|of|a|at|for)[ ]$"
)


def _may_be(folded: str, table: Amounts, one: Sum) -> bool:
    """Whether nothing about the number itself says that it is no sum."""
    digits = one.last - one.first
    if one.value < 1 or (one.plain and digits > 7) or (not one.spelled and folded[one.first] == "0" and one.value >= 1):
        return False
    before = folded[max(0, one.start - 2) : one.start]
    if (before[-1:] in "+-/#@_.,:'" and before[-1:]) or before[-1:].isalnum():
        return before.endswith(":") and False
    if table.unit.match(folded, one.end) or re.match(r"[ ]?[-/:.][ ]?\d|[ ]\d", folded[one.end : one.end + 4]):
        return False
    return not re.search(r"\d[ .-]$", before) and not _REFERENCE.search(folded, max(0, one.start - 16), one.start)
