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
from itertools import pairwise
from typing import TypeVar

from extortrace.knowledge import Rules, evidence
from extortrace.knowledge.channels import Channels
from extortrace.knowledge.evidence import SUM
from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.glyphs import HIDDEN
from extortrace.text.lexicon import Mention

_GLUE = re.compile(
    rf"""
    (?: [\s,;/|&+()\-:•*]                                       # punctuation of a list
      | (?<![a-z])(?:ou|or|et|and|puis|then|soit|either|par|via|by|through|en|in|a|an|un|une|the|le|la|de|of|non|no|not
                  |oui|yes|bien|any|your|with|avec|sur|on|maybe)(?![a-z])
      | {SUM}                                                  # "Apple $50, Steam $100"
    ){{0,12}}
    """,
    re.VERBOSE,
)
_OR = re.compile(r"\s*[,/]?\s*(?:or|ou)\s+(?:an?\s+|une?\s+|any\s+)?")
_BY = re.compile(r"\s*[(:]?\s*(?:(?:par|via|by|through|thru|sur|on|with|avec|using|de)\s+)?(?:la\s+)?")
_ADDRESS = re.compile(
    r"[\w.+\-]{1,64}@[\w\-]{1,63}\.[\w.\-]{2,63}|(?:https?://|www\.)[^\s<>]{1,300}|\b[\w\-]{1,63}\.(?:com|org|net|fr|ca|co|io|me|app)\b(?:/[^\s<>]{0,200})?"
)
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
    mentions = plausible(text, table)
    graded = {m.start: grade(text, table, m) for m in mentions}
    _by_list(text, table, mentions, graded)
    readings = [reading for m in mentions if (reading := graded[m.start])]
    for reading in _settle(text, table, readings):
        yield _finding(text, reading)


def plausible(text: Text, table: Channels) -> list[Mention]:
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


def grade(text: Text, table: Channels, m: Mention) -> _Reading | None:
    """What the words beside a mention make of it; None when it depends on its neighbours in a list."""
    grades = table.grades[m.name]
    folded = text.folded.text
    if "cards" in grades and (beside := evidence.card(table, folded, m)):
        return _Reading(m, min(m.start, beside[0]), max(m.end, beside[1]), 0.96, (("card_word", beside),))
    if "names" in grades or "phrases" in grades:
        return _Reading(m, m.start, m.end, 0.97 - 0.05 * m.edits)
    tests = []
    if "priced" in grades:
        tests = [evidence.sum_beside, evidence.code_beside]
    elif "framed" in grades or "cued" in grades:
        tests = [evidence.frame, evidence.sum_beside, evidence.phone_after]
    elif "listed" in grades:
        tests = [evidence.phone_after]
    if table.by_id[m.id].assets and (hit := evidence.number_before(folded, m)):
        return _Reading(m, m.start, m.end, 0.9, (("sum_beside", hit),))
    for test in tests:
        if found := test(table, folded, m):
            return _Reading(m, m.start, m.end, 0.85 - 0.1 * m.edits, ((test.__name__, found),))
    money = evidence.money_near(text, table, m)
    if money is None:
        return None
    if "cued" in grades or ("framed" in grades and _proper(text, m)):
        return _Reading(m, m.start, m.end, 0.8 - 0.1 * m.edits, (("money_near", money),))
    return _Reading(m, m.start, m.end, 0.3, (("money_near", money),), sure=False)


def _proper(text: Text, m: Mention) -> bool:
    """Written as a proper name, Wave or MoMo, amid small letters: neither opening a sentence nor among capitals."""
    said, before = text.glyphs.text[m.start : m.end], text.glyphs.text[max(0, m.start - 12) : m.start]
    return said[0].isupper() and before[-1:] == " " and before.rstrip()[-1:].islower()


def _by_list(text: Text, table: Channels, mentions: list[Mention], graded: dict[int, _Reading | None]) -> None:
    """A name in a row with a channel is one: "mtn, moov ou orange money". Both directions, until nothing changes."""
    folded = text.folded.text
    pairs = [(a, b) for a, b in pairwise(mentions) if b.start - a.end <= 40 and _GLUE.fullmatch(folded, a.end, b.start)]
    for a, b in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        known, other = graded[a.start], graded[b.start]
        if other and other.sure:
            continue
        by_bank = table.by_id[b.id].kind == "voucher" and table.by_id[a.id].kind != "voucher"
        phone_money = {table.by_id[a.id].kind, table.by_id[b.id].kind} <= _PHONE_MONEY and a.id != b.id
        choice = (known and other) or _OR.fullmatch(folded, min(a.end, b.end), max(a.start, b.start))
        # "moov, mtn ou wave": each alone is a word or an operator, together they are ways to pay
        if (known and known.sure and not by_bank) or (phone_money and choice):
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
                reading = replace(
                    reading, sure=False, confidence=0.3, why=(("brand_named", (reading.start, reading.end)),)
                )
        elif channel.id == "bank_transfer" and (
            (
                after
                and after.sure
                and after.mention.id != channel.id
                and _BY.fullmatch(folded, reading.end, after.start)
            )
            or (
                before and before.sure and before.mention.id != channel.id and folded[before.end : reading.start] == " "
            )
        ):
            reading = replace(reading, sure=False, confidence=0.3, why=(("brand_named", (reading.start, reading.end)),))
        yield reading


def _card_holds(card: _Reading, other: _Reading) -> bool:
    """Is the other one but the card of "Apple gift card"."""
    return (
        bool(card.why) and card.why[0][0] == "card_word" and card.start <= other.start and other.end <= card.end
        and (card.start, card.end) != (other.start, other.end)
    )  # fmt: skip


def _hides(text: Text, m: Mention) -> bool:
    """Whether hidden characters stand inside the name."""
    start, end = text.raw_span(m.start, m.end)
    return end - start != m.end - m.start and HIDDEN.search(text.raw[start:end]) is not None


def _finding(text: Text, reading: _Reading) -> Finding:
    m = reading.mention
    why = [Reason("channel_name", {"name": m.name}, (text.raw_span(m.start, m.end),))]
    if m.edits:
        why.append(Reason("misspelt", {"edits": m.edits}))
    why += [Reason(code, {}, (text.raw_span(*span),)) for code, span in reading.why]
    return text.finding(
        "channel", m.id, reading.start, reading.end,
        status="confirmed" if reading.sure else "candidate", confidence=reading.confidence, why=tuple(why),
        flags=("obfuscated",) if m.disguised or _hides(text, m) else (),
    )  # fmt: skip
