"""Payment channels: by which way the money is to go (``value`` is the channel's id in ``rules/channels``).

A name that is nothing else (Western Union, Neosurf) always counts, also glued, in pieces, disguised or misspelt. A name
that is an ordinary word too (wave, wise, om) needs something beside it; how much, its file says. ``gift_card``,
``mobile_money`` and ``crypto`` stand only where none of their brands is named.

>>> from extortrace.knowledge import load_rules
>>> [f.value for f in find(Text("Send by WesternUnion or wave 77 441 20 93, don't wave at me"), load_rules())]
['western_union', 'wave']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extortrace.knowledge import Rules
from extortrace.knowledge.channels import Channels
from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.lexicon import Mention

_SUM = r"(?:(?:us|ca|au)?[$€£₦]\ ?\d[\d.,]{0,12}k?|\d[\d., ]{0,12}k?\ ?(?:[$€£₦]|(?:e|eur|euros?|f|fcfa|f\ ?cfa|cfa|francs?|dollars?|usd|cad|gbp|naira|bucks|balles|pounds?)\b))"  # noqa: E501
_HAS_SUM = re.compile(_SUM)
_SUM_BEFORE = re.compile(rf"{_SUM}\W{{0,3}}(?:(?:of|de|d|en|in|par|by|via|worth|on|sur|a|an|more|x)\W{{1,2}}){{0,2}}$")
_SUM_AFTER = re.compile(rf"\W{{0,3}}(?:(?:of|de|for|x|a|at)\W{{1,2}})?{_SUM}")
_PHONE_AFTER = re.compile(
    r"\W{0,4}(?:(?:au|n|no|num|numero|number|tel|le|to|sur|on|at|is|est)\W{1,3}){0,2}[+(]{0,2}\d(?:[ .\-/()]{0,2}\d){7}"
)
_CODE_BESIDE = re.compile(r"\W{0,4}(?:(?:code|pin|card|n|no)\W{1,3})?(?=[a-z0-9 \-]{0,24}\d)[a-z0-9]{4,}(?:[ \-]?[a-z0-9]{4,}){1,4}")
_NUMBER_BEFORE = re.compile(r"\d\ ?$")
_GLUE = re.compile(
    rf"""
    (?: [\s,;/|&+()\-:•*]                                       # punctuation of a list
      | (?<![a-z])(?:ou|or|et|and|puis|then|soit|either|par|via|by|through|en|in|a|an|un|une|the|le|la|de|of|non|no|not
                  |oui|yes|bien|any|your|with|avec|sur|on|maybe)(?![a-z])
      | {_SUM}                                                  # "Apple $50, Steam $100"
    ){{0,12}}
    """,
    re.VERBOSE,
)
_OR = re.compile(r"\s*[,/]?\s*(?:or|ou)\s+(?:an?\s+|une?\s+|any\s+)?")
_BY = re.compile(r"\s*[(:]?\s*(?:(?:par|via|by|through|thru|sur|on|with|avec|using|de)\s+)?(?:la\s+)?")
_ADDRESS = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}\.[\w.\-]{2,63}|(?:https?://|www\.)[^\s<>]{1,300}|\b[\w\-]{1,63}\.(?:com|org|net|fr|ca|co|io|me|app)\b(?:/[^\s<>]{0,200})?")  # noqa: E501
_REACH = 80
_PHONE_MONEY = frozenset(("mobile_money", "transfer"))
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A mention with what speaks for it."""

    mention: Mention
    start: int
    end: int
    confidence: float
    why: tuple[tuple[str, Span], ...] = ()
    sure: bool = True


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Channels named in the text."""
    table = rules.channels
    mentions = _plausible(text, table)
    graded = {m.start: _grade(text, table, m) for m in mentions}
    _by_list(text, table, mentions, graded)
    readings = [reading for m in mentions if (reading := graded[m.start])]
    for reading in _settle(text, table, readings):
        yield _finding(text, reading)


def _plausible(text: Text, table: Channels) -> list[Mention]:
    """Mentions that are not part of another phrase, an address, a handle or a hidden longer word."""
    folded = text.folded.text
    mentions = table.lexicon.find(text)
    if not mentions:
        return []
    phrases = table.exceptions.find(text)
    addresses = [m.span() for m in _ADDRESS.finditer(folded)]
    found = []
    for m in mentions:
        if any(m.id in table.not_in[p.name] for p in _over(phrases, m, lambda p: (p.start, p.end))):
            continue
        if any(" " not in m.name or "@" in folded[a:b] for a, b in _over(addresses, m, lambda span: span)):
            continue
        if not m.disguised and m.start and folded[m.start - 1] in "@$_#":
            continue
        found.append(m)
    return found


def _over(stretches: Sequence[_T], m: Mention, span: Callable[[_T], Span]) -> Iterator[_T]:
    """Those of a row of stretches, none inside another, that hold a mention."""
    at = bisect_right(stretches, m.start, key=lambda s: span(s)[0]) - 1
    if at >= 0 and m.end <= span(stretches[at])[1]:
        yield stretches[at]


def _grade(text: Text, table: Channels, m: Mention) -> _Reading | None:
    """What the words beside a mention make of it; None when it depends on its neighbours in a list."""
    grades = table.grades[m.name]
    folded = text.folded.text
    if "cards" in grades and (beside := _card(table, folded, m)):
        return _Reading(m, min(m.start, beside[0]), max(m.end, beside[1]), 0.96, (("card_word", beside),))
    if "names" in grades or "phrases" in grades:
        return _Reading(m, m.start, m.end, 0.97 - 0.05 * m.edits)
    tests = []
    if "priced" in grades:
        tests = [_sum_beside, _code_beside]
    elif "framed" in grades or "cued" in grades:
        tests = [_frame, _sum_beside, _phone_after]
    elif "listed" in grades:
        tests = [_phone_after]
    if table.by_id[m.id].assets and (hit := _NUMBER_BEFORE.search(folded, max(0, m.start - 3), m.start)):
        return _Reading(m, m.start, m.end, 0.9, (("sum_beside", hit.span()),))
    for test in tests:
        if found := test(table, folded, m):
            return _Reading(m, m.start, m.end, 0.85 - 0.1 * m.edits, ((test.__name__.strip("_"), found),))
    money = _money_near(text, table, m)
    if money is None:
        return None
    if "cued" in grades or ("framed" in grades and _proper(text, m)):
        return _Reading(m, m.start, m.end, 0.8 - 0.1 * m.edits, (("money_near", money),))
    return _Reading(m, m.start, m.end, 0.3, (("money_near", money),), sure=False)


def _words_before(folded: str, at: int) -> Iterator[tuple[str, int]]:
    """The word directly before a place, then the two and the three words, each with its start."""
    said = re.compile(r"(?:[^\W_]{1,20}[ '’]){1,4}['\"]?$|(?:[^\W_]{1,20}[ ]?[:=\-'\"][ ]?)$").search(folded, max(0, at - 48), at)
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


def _card(table: Channels, folded: str, m: Mention) -> Span | None:
    after = [end for words, end in _words_after(folded, m.end) if words in table.words["card_after"]]
    before = [start for words, start in _words_before(folded, m.start) if words in table.words["card_before"]]
    if not after and not before:
        return None
    return min([m.start, *before]), max([m.end, *after])


def _frame(table: Channels, folded: str, m: Mention) -> Span | None:
    for words, start in _words_before(folded, m.start):
        if words in table.words["before"]:
            return start, m.start
    for words, end in _words_after(folded, m.end):
        if words in table.words["after"]:
            return m.end, end
    return None


def _sum_beside(table: Channels, folded: str, m: Mention) -> Span | None:
    hit = _SUM_BEFORE.search(folded, max(0, m.start - 36), m.start) or _SUM_AFTER.match(folded, m.end)
    return hit.span() if hit else None


def _phone_after(table: Channels, folded: str, m: Mention) -> Span | None:
    hit = _PHONE_AFTER.match(folded, m.end)
    return hit.span() if hit else None


def _code_beside(table: Channels, folded: str, m: Mention) -> Span | None:
    hit = _CODE_BESIDE.match(folded, m.end)
    return hit.span() if hit else None


def _money_near(text: Text, table: Channels, m: Mention) -> Span | None:
    """A sum or a word about money in the same sentence, not far away."""
    folded = text.folded.text
    at = bisect_right(text.sentences, m.start, key=lambda span: span[0]) - 1
    start, end = text.sentences[max(at, 0)]
    start, end = max(start, m.start - _REACH), min(end, m.end + _REACH)
    if hit := _HAS_SUM.search(folded, start, end):
        return hit.span()
    for word in re.finditer(r"[^\W_]+", folded[start:end]):
        if word.group() in table.words["money"] and not m.start <= start + word.start() < m.end:
            return start + word.start(), start + word.end()
    return None


def _proper(text: Text, m: Mention) -> bool:
    """Written as a proper name, Wave or MoMo, amid small letters: not at the start of a sentence, nor all in capitals."""
    said, before = text.glyphs.text[m.start : m.end], text.glyphs.text[max(0, m.start - 12) : m.start]
    return said[0].isupper() and before[-1:] == " " and before.rstrip()[-1:].islower()


def _by_list(text: Text, table: Channels, mentions: list[Mention], graded: dict[int, _Reading | None]) -> None:
    """A name in a row with a channel is one: "mtn, moov ou orange money". Both directions, until nothing changes."""
    folded = text.folded.text
    pairs = [
        (a, b)
        for a, b in zip(mentions, mentions[1:], strict=False)
        if b.start - a.end <= 40 and _GLUE.fullmatch(folded, a.end, b.start)
    ]
    for a, b in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        known, other = graded[a.start], graded[b.start]
        if other and other.sure:
            continue
        by_bank = table.by_id[b.id].kind == "voucher" and table.by_id[a.id].kind != "voucher"
        both_money = (
            known and other and a.id != b.id and {table.by_id[a.id].kind, table.by_id[b.id].kind} <= _PHONE_MONEY
        )  # "moov, mtn ou wave": each alone is a word or an operator, together they are ways to pay
        if known and ((known.sure and not by_bank) or both_money):
            graded[b.start] = _Reading(b, b.start, b.end, 0.85, (("beside_channel", (a.start, a.end)),))


def _settle(text: Text, table: Channels, readings: list[_Reading]) -> Iterator[_Reading]:
    """Takes back what only repeats a named brand: a kind's general name, "virement" before "par Western Union"."""
    folded = text.folded.text
    kinds = {table.by_id[r.mention.id].kind for r in readings if r.sure and not table.by_id[r.mention.id].generic}
    for i, reading in enumerate(readings):
        channel = table.by_id[reading.mention.id]
        before = readings[i - 1] if i else None
        after = readings[i + 1] if i + 1 < len(readings) else None
        if any(o and _card_holds(o, reading) for o in (before, after)):
            continue
        if channel.generic and channel.kind in kinds:
            alone = any(
                other and _OR.fullmatch(folded, min(other.end, reading.end), max(other.start, reading.start))
                for other in (before, after)
            )
            if not alone:
                reading = replace(reading, sure=False, confidence=0.3, why=(("brand_named", (reading.start, reading.end)),))
        elif channel.id == "bank_transfer" and (
            (after and after.sure and after.mention.id != channel.id and _BY.fullmatch(folded, reading.end, after.start))
            or (before and before.sure and before.mention.id != channel.id and folded[before.end : reading.start] == " ")
        ):
            reading = replace(reading, sure=False, confidence=0.3, why=(("brand_named", (reading.start, reading.end)),))
        yield reading


def _card_holds(card: _Reading, other: _Reading) -> bool:
    """Is the other one but the card of "Apple gift card"."""
    return (
        bool(card.why) and card.why[0][0] == "card_word" and card.start <= other.start and other.end <= card.end
        and (card.start, card.end) != (other.start, other.end)
    )  # fmt: skip


def _finding(text: Text, reading: _Reading) -> Finding:
    m = reading.mention
    why = [Reason("channel_name", {"name": m.name}, (text.raw_span(m.start, m.end),))]
    if m.edits:
        why.append(Reason("misspelt", {"edits": m.edits}))
    why += [Reason(code, {}, (text.raw_span(*span),)) for code, span in reading.why]
    return text.finding(
        "channel", m.id, reading.start, reading.end,
        status="confirmed" if reading.sure else "candidate", confidence=reading.confidence, why=tuple(why),
        flags=("obfuscated",) if m.disguised else (),
    )  # fmt: skip
