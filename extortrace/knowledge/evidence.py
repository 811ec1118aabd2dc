"""What stands beside a name that may be a channel: a sum, a telephone number, a word of payment, a word for a card.

Each test gives the stretch that speaks for the name, in glyph positions, or None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extortrace.knowledge.channels import Channels
from extortrace.model import Span
from extortrace.text import Text
from extortrace.text.lexicon import Mention

SUM = r"(?:(?:us|ca|au)?[$€£₦]\ ?\d[\d.,]{0,12}k?|\d[\d., ]{0,12}k?\ ?(?:[$€£₦]|(?:e|eur|euros?|f|fcfa|f\ ?cfa|cfa|francs?|dollars?|usd|cad|gbp|naira|bucks|balles|pounds?)\b))"  # noqa: E501
_HAS_SUM = re.compile(SUM)
_SUM_BEFORE = re.compile(rf"{SUM}\W{{0,3}}(?:(?:of|de|d|en|in|par|by|via|worth|on|sur|a|an|more|x)\W{{1,2}}){{0,2}}$")
_SUM_AFTER = re.compile(
    rf"\W{{0,3}}(?:(?:of|de|for|x|a|at)\W{{1,2}})?{SUM}"
    r"|[ ]?(?:of|de|x)[ ](?:\d{2,3}(?:[ .]?\d{3}){0,2}k?|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent"
    r"|mille|vingt|trente|quarante|cinquante|soixante|two|three|four|five|ten|twenty|fifty|hundred)"
    r"(?:[ -][a-z]{3,9}){0,5})(?![\w])"
)
_PHONE_AFTER = re.compile(
    r"\W{0,4}(?:(?:au|n|no|num|numero|number|tel|le|to|sur|on|at|is|est)\W{1,3}){0,2}[+(]{0,2}\d(?:[ .\-/()]{0,2}\d){7}"
)
_CODE_BESIDE = re.compile(
    r"\W{0,4}(?:(?:code|pin|card|n|no)\W{1,3})?(?=[a-z0-9 \-]{0,24}\d)[a-z0-9]{4,}(?:[ \-]?[a-z0-9]{4,}){1,4}"
)
_NUMBER_BEFORE = re.compile(r"\d\ ?$")
_REACH = 80


def _words_before(folded: str, at: int) -> Iterator[tuple[str, int]]:
    """The word directly before a place, then the two and the three words, each with its start."""
    said = re.compile(r"(?:[^\W_]{1,20}[ '’]){1,4}['\"]?$|(?:[^\W_]{1,20}[ ]?[:=\-'\"][ ]?)$").search(
        folded, max(0, at - 48), at
    )
    if not said:
        return
    words = list(re.finditer(r"[^\W_]+", said.group()))
    for n in range(len(words) - 1, -1, -1):
        yield " ".join(w.group() for w in words[n:]), said.start() + words[n].start()


def _words_after(folded: str, at: int) -> Iterator[tuple[str, int]]:
    said = re.compile(r"['\"]?(?:[ \-:]{1,3}[^\W_]{1,20}){1,3}").match(folded, at, at + 48)
    if not said:
        return
    words = list(re.finditer(r"[^\W_]+", said.group()))
    for n in range(1, len(words) + 1):
        yield " ".join(w.group() for w in words[:n]), at + words[n - 1].end()


def card(table: Channels, folded: str, m: Mention) -> Span | None:
    after = [end for words, end in _words_after(folded, m.end) if words in table.words["card_after"]]
    before = [start for words, start in _words_before(folded, m.start) if words in table.words["card_before"]]
    if not after and not before:
        return None
    return min([m.start, *before]), max([m.end, *after])


def frame(table: Channels, folded: str, m: Mention) -> Span | None:
    for words, start in _words_before(folded, m.start):
        if words in table.words["before"]:
            return start, m.start
    for words, end in _words_after(folded, m.end):
        if words in table.words["after"]:
            return m.end, end
    return None


def sum_beside(table: Channels, folded: str, m: Mention) -> Span | None:
    hit = _SUM_BEFORE.search(folded, max(0, m.start - 36), m.start) or _SUM_AFTER.match(folded, m.end)
    return hit.span() if hit else None


def phone_after(table: Channels, folded: str, m: Mention) -> Span | None:
    hit = _PHONE_AFTER.match(folded, m.end)
    return hit.span() if hit else None


def code_beside(table: Channels, folded: str, m: Mention) -> Span | None:
    hit = _CODE_BESIDE.match(folded, m.end)
    return hit.span() if hit else None


def money_near(text: Text, table: Channels, m: Mention) -> Span | None:
    """A sum or a word about money in the same sentence, not far away."""
    folded = text.folded.text
    at = bisect_right(text.sentences, m.start, key=lambda span: span[0]) - 1
    begin, stop = text.sentences[max(at, 0)]
    start, end = max(begin, m.start - _REACH), min(stop, m.end + _REACH)
    if hit := _HAS_SUM.search(folded, start, end):
        return hit.start(), hit.end()
    for word in re.finditer(r"[^\W_]+", folded[start:end]):
        if word.group() in table.words["money"] and not m.start <= start + word.start() < m.end:
            return start + word.start(), start + word.end()
    return None


def number_before(folded: str, m: Mention) -> Span | None:
    """A number directly before a ticker: "0.5 LTC"."""
    hit = _NUMBER_BEFORE.search(folded, max(0, m.start - 3), m.start)
    return hit.span() if hit else None
