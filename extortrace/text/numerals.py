"""Numbers written in words, in French (France, Belgium, Switzerland, Québec, West Africa) and English.

French counts as in https://fr.wikipedia.org/wiki/Nombres_en_français, with *septante*, *huitante*, *octante* and
*nonante*; English with or without *and*, and "fifteen hundred". Hyphens, plural *s*, usual misspellings and words run
together ("deuxcent") do not matter. Ordinals, fractions, "une centaine" and a lone "un" or "one" are not numbers.

Texts are given folded (lower case, no accents); positions are those of the text given.

>>> [(n.value, n.digits) for n in numbers("deux mille cinq cents dollars, or two hundred and fifty thousand")]
[(2500, '2500'), (250000, '250000')]
>>> spelled("mon numero: zero sept cinquante-huit vingt et un quarante-quatre trente")[0].digits
'0758214430'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extortrace.text.number_words import (
    AFTER_ET,
    AND,
    ENGLISH_ONLY,
    GLUED,
    HUNDREDS,
    KNOWN,
    PLURAL_ONLY,
    SCALES,
    SPELLINGS,
    TEENS,
    TENS,
    UNITS,
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """Words that say a number. ``digits`` is how they read when said digit by digit or pair by pair, as phones are."""

    start: int
    end: int
    value: int
    digits: str


_WORD = re.compile(r"[a-z]+")
_INSIDE = re.compile(r"(?: ?[-\n] ?| {1,2})")
_COMMA = re.compile(r" ?,[ \n]{1,2}")
_BESIDE = re.compile(r"[ ,.\-/\n]{1,4}")
_ORDINAL = re.compile(
    r"[ -](?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|hundred|thousand)th|thirds?|quarters?"
    r"|tiers|quarts?)\b"
)


@dataclass(slots=True)
class _Number:
    """A number being read: whole thousands so far, what is below a thousand, and what the last word was."""

    total: int = 0
    below: int = 0
    scale: int = 10**12
    last: str = ""
    some: bool = False
    words: int = 0
    english: bool = False

    @property
    def value(self) -> int:
        if self.scale >= 10**6 and self.total and self.below:  # "un million cinq" and "un million cinq cents"
            if self.below < 10 and not self.english:
                return self.total + self.below * self.scale // 10
            if self.below % 100 == 0:
                return self.total + self.below * self.scale // 1000
        return self.total + self.below

    def take(self, word: str) -> bool:
        """Whether the word goes on with this number; if so it is counted in."""
        below, ok = self.below, False
        low = below % 100
        fresh = low == 0 and (below == 0 or self.last in HUNDREDS)
        if word in UNITS:
            unit = UNITS[word]
            tens = (low >= 20 and low % 10 == 0 and (self.last in TENS)) or (
                self.last == "dix" and unit >= 7 and low in (10, 70, 90)
            )
            ok, below = fresh or tens, below + unit
        elif word in TEENS:
            ok = fresh or (low in (60, 80) and self.last in ("soixante", "vingt") and not self.english)
            below += TEENS[word]
        elif word in TENS:
            ok = fresh or (word == "vingt" and self.last == "quatre" and low == 4)
            below += 76 if not fresh else TENS[word]
        elif word in HUNDREDS:
            ok = below == 0 or below < 10 or (10 < below < 100 and below % 10 > 0)
            ok = ok and not (word in ("cent", "cents") and self.english) and self.last not in HUNDREDS
            below = (below or 1) * 100
        elif word in SCALES:
            scale = SCALES[word]
            if scale < self.scale and not (self.some and not below and self.total and self.scale == 10**3):
                self.total += (below or 1) * scale
                ok, below, self.scale = True, 0, scale
        if ok:
            self.below, self.last, self.some, self.words = below, word, True, self.words + 1
            self.english |= word in ENGLISH_ONLY
        return ok


def numbers(folded: str, alone: bool = False) -> list[Spelled]:
    """Every number in words. With ``alone``, a lone "un", "une" or "one" too ("une heure").

    >>> [n.value for n in numbers("between five hundred and one thousand; quatre-vingt-dix-sept; one hundred and one")]
    [500, 1000, 97, 101]
    """
    words = _words(folded)
    return list(_numbers(folded, words, alone)) if words else []


def spelled(folded: str, alone: bool = False) -> list[Spelled]:
    """Numbers in words, neighbours joined into one reading: how a phone number is said aloud.

    ``value`` is the number when it is a single one, otherwise what the digits read.
    """
    found: list[Spelled] = []
    run: list[Spelled] = []
    for number in [*numbers(folded, alone=True), None]:
        if run and (number is None or not _BESIDE.fullmatch(folded, run[-1].end, number.start)):
            digits = "".join(n.digits for n in run)
            if len(run) > 1:
                found.append(Spelled(run[0].start, run[-1].end, int(digits[:40]), digits))
            elif alone or folded[run[0].start : run[0].end] not in _LONE:
                found.append(run[0])
            run = []
        if number is not None:
            run.append(number)
    return found


_LONE = {"un", "une", "one"}


def _words(folded: str) -> list[tuple[int, int, str]]:
    """Number words and where they stand; a word run together gives its pieces, all at its place."""
    if KNOWN.isdisjoint(_WORD.findall(folded)):
        return []
    found: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(folded):
        word = match.group()
        if word in KNOWN:
            start, end = match.span()
            if (start and (folded[start - 1].isalnum() or folded[start - 1] == "_")) or folded[end : end + 1].isdigit():
                continue
            for piece in GLUED.get(word, (SPELLINGS.get(word, word),)):
                found.append((start, end, word if word in PLURAL_ONLY else piece))
    return found


def _numbers(folded: str, words: list[tuple[int, int, str]], alone: bool) -> Iterator[Spelled]:
    at = 0
    while at < len(words):
        start, end, word = words[at]
        if word in ("half", "demi"):
            half = _half(folded, words, at)
            if half:
                yield half
                at += 1
            at += 1
            continue
        if word == "zero":
            yield Spelled(start, end, 0, "0")
            at += 1
            continue
        number = _Number()
        big = words[at][2] in SCALES or words[at][2] in HUNDREDS
        if word in PLURAL_ONLY or (big and _digit_before(folded, start)):
            at += 1
            continue
        number.take(word)
        first, at = at, at + 1
        between = folded[max(0, start - 8) : start].rstrip().endswith(("between", "entre"))
        while at < len(words):
            a, b, word = words[at]
            gap = folded[end:a]
            joined = a == start or a < end or bool(_INSIDE.fullmatch(gap))
            if not joined and len(gap) <= 6 and gap.strip(" -\n") in AND and not between:
                joined = _goes_on(number, gap.strip(" -\n"), word)
            if not joined and number.scale == 10**6 and _COMMA.fullmatch(gap):
                joined = number.english or word in ENGLISH_ONLY  # "Ten Million, Five Hundred Thousand"
            if not joined or not number.take(SPELLINGS.get(word, word)):
                break
            end, at = b, at + 1
        value, end, at = _and_a_half(folded, number, end, words, at)
        if first + 1 == at and folded[start:end] in _LONE and not alone and number.words == 1:
            continue
        if not _ORDINAL.match(folded, end):
            article = _ARTICLE.search(folded[max(0, start - 4) : start]) if big else None
            start -= len(article.group()) if article else 0
            yield Spelled(start, end, value, str(value))


_ARTICLE = re.compile(r"\ban? $")


def _digit_before(folded: str, start: int) -> bool:
    return folded[max(0, start - 2) : start].strip()[-1:].isdigit()


def _goes_on(number: _Number, joint: str, word: str) -> bool:
    """Whether "and" or "et" joins this word to the number ("deux cents et cinquante" but not "cinq et mille")."""
    word = SPELLINGS.get(word, word)
    if word in HUNDREDS or word in SCALES:
        return False
    if joint == "et":
        return word in AFTER_ET and number.value >= 20 and not number.english
    return number.english and (number.last in HUNDREDS or number.last in SCALES)


_HALF = re.compile(r"[ -](?:et demie?|and a half)\b")


def _and_a_half(
    folded: str, number: _Number, end: int, words: list[tuple[int, int, str]], at: int
) -> tuple[int, int, int]:
    """"un million et demi", "one and a half million": the value, its end and the next word to read."""
    value = number.value
    half = _HALF.match(folded, end)
    if not half:
        return value, end, at
    while at < len(words) and words[at][0] < half.end():
        at += 1
    if number.last in SCALES and number.scale >= 10**6:
        return value + number.scale // 2, half.end(), at
    if at < len(words) and words[at][2] in SCALES and folded[half.end() : words[at][0]] == " ":
        scale = SCALES[words[at][2]]
        return value * scale + scale // 2, words[at][1], at + 1
    return value, end, at


def _half(folded: str, words: list[tuple[int, int, str]], at: int) -> Spelled | None:
    """"half a million", "un demi-million"."""
    if at + 1 >= len(words) or words[at + 1][2] not in ("million", "milliard", "billion"):
        return None
    start, end, _ = words[at]
    a, b, scale = words[at + 1]
    if folded[end:a] not in (" a ", " ", "-"):
        return None
    value = SCALES[scale] // 2
    return Spelled(start, b, value, str(value))
