"""The currency written beside a number, before it or behind it.

Middle step of the amounts detector. Windows are bounded, so a look costs the same wherever the number stands.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

from extortrace.knowledge.amounts import Amounts, Currency, key
from extortrace.knowledge.sum_numbers import JOINT, Page, Sum

_GAP_AFTER = re.compile(r"(?:[.,]?-(?![\w]))?(?:[ ]{0,2}\n?[ ]?|[ ]?[)\]}>*_]{1,2}[ ]?)[(\[{*_\"']{0,2}")
_WALLET = re.compile(r"[ ]?(?:wallet|address|adresse|portefeuille|account|atm|payment|network|trading|core)")
_ORDINAL_NOUN = re.compile(
    r"[ -]{1,2}(?:siecle|etage|fois|arrondissement|anniversaire|jour|rang|place|chapitre|annee|edition|tour|position"
    r"|partie|ligne|essai|avenue|rue|rappel|message|relance|mois|semaine|generation|rep|regiment|division|degre)"
)
Side = tuple[Currency, int, int]


def before_number(page: Page, number: Sum, used: int) -> Side | None:
    """The currency that stands before a number; nothing before ``used`` is looked at."""
    glyphs, folded, table, first = page.glyphs, page.folded, page.table, number.first
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
        return page.settle(name, currency), start, end
    close = glyphs[max(used, first - 4) : first]
    capital = None
    if "#" in close or close != close.lower():
        capital = table.capitals.search(glyphs, max(used, first - 4), first)
    if capital:
        sign = capital.group().strip()
        currency = table.letters[sign]
        enough = number.value >= (500 if sign == "#" else 50)
        if enough and page.names(currency):
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


def after_number(page: Page, number: Sum, before: Side | None) -> Side | None:
    """The currency that stands behind a number."""
    glyphs, folded, table, end = page.glyphs, page.folded, page.table, number.end
    follows = folded[end : end + 1]
    if follows == "%":
        return None
    if number.end > number.last or number.spelled:
        gap = JOINT.match(folded, end)
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
    if name == "euro" and number.plain and 1900 <= number.value <= 2100 and number.value % 100:
        return None  # "the 2019 Euro Jackpot"
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
    return page.settle(name, currency), at, stop


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


def choose(before: Side | None, after: Side | None) -> tuple[Currency, str] | None:
    """The more exact of what stands before and behind."""
    if before and (not after or before[0].code or not after[0].code):
        return before[0], "currency_before"
    return (after[0], "currency_after") if after else None


def doubtful(page: Page, number: Sum, after: Side) -> bool:
    """Whether the currency is a letter or word that means something else here ("20e siècle", "25 F")."""
    folded, table = page.folded, page.table
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
