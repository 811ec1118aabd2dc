"""Which of the sums in a message are still asked for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal

from extortrace.demand.ground import Ground
from extortrace.demand.relations import related
from extortrace.demand.roles import former, payee_follows, role_of
from extortrace.model import Finding, Span
from extortrace.stance import THREATS

_NOTHING = 1000
"""A sum so many times smaller than the fortune is the fee for it, however it is spoken of."""
_FORTUNE = 500_000
_HARD = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "$"})
_BAIT = 60
"""A sum so many times the one that is asked for is what is promised, not what is to be paid."""
_FROM_TO = re.compile(r"\b(?:to|a)\b")


def asked(ground: Ground, span: Span, live: bool) -> list[int]:
    """Indexes of the sums in the stretch that are demanded. ``live``: the stretch is the demander's own words."""
    sums = [
        i
        for i in ground.within(*span, "amount")
        if not live or ground.reading.who(ground.findings[i].start) != "victim"
    ]
    demanded, unclear = _by_value(ground, sums)
    if live:
        demanded, unclear = ([i for i in some if not _echoed(ground, i, sums)] for some in (demanded, unclear))
        demanded += [i for i in unclear if _conceded(ground, i, demanded)]
    if not demanded:
        near = [i for i in unclear if payee_follows(ground, ground.findings[i]) or _asked_beside(ground, i)]
        if not near and ground.any(*span, "channel", "bank_account", "wallet", "recipient"):
            near = unclear or _fee_of_a_fortune(ground, sums)
        return _standing(ground, _without_bait(ground, near))
    kept = [i for i in unclear if any(related(ground, i, j) for j in demanded)]
    return _standing(ground, _without_bait(ground, sorted({*demanded, *kept})))


def _echoed(ground: Ground, index: int, sums: list[int]) -> bool:
    """The reader's own offer thrown back at them: "I have 20." "Keep your 20. It is 100." """
    finding = ground.findings[index]
    breath = ground.breath(finding.start)
    if not breath or ground.reading.voices[breath - 1].who != "victim":
        return False
    said = {ground.findings[i].value for i in ground.within(*ground.voice(breath - 1), "amount")}
    value = Decimal(finding.value)
    following = (ground.findings[i] for i in sums if i > index and ground.breath(ground.findings[i].start) == breath)
    return finding.value in said and any(Decimal(f.value) > value for f in following)


def _conceded(ground: Ground, index: int, demanded: list[int]) -> bool:
    """Said after the reader answered a demand for more: "$500." "I can't." "Then $300 for now." """
    finding = ground.findings[index]
    for j in demanded:
        other = ground.findings[j]
        same = (other.currency or other.symbol) == (finding.currency or finding.symbol)
        if same and ground.breath(other.start) < ground.breath(finding.start):
            return Decimal(finding.value) < Decimal(other.value)
    return False


def _fee_of_a_fortune(ground: Ground, sums: list[int]) -> list[int]:
    """Where all sums are spoken of as promised or told, the one that is next to nothing beside another is the fee."""
    told = [i for i in sums if ground.findings[i].role == "reported" and not former(ground, ground.findings[i])]
    if told and len(told) == len(sums):
        return sums
    values = [Decimal(ground.findings[i].value) for i in sums]
    small = [i for i, value in zip(sums, values, strict=True) if value * _NOTHING < max(values)]
    return [i for i in small if role_of(ground, i) == "offered"]


def _by_value(ground: Ground, sums: list[int]) -> tuple[list[int], list[int]]:
    """The sums that are asked for and those that are not clear; of a sum said again most places decide."""
    places: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for i in sums:
        finding = ground.findings[i]
        places[finding.value, finding.currency or finding.symbol].append(i)
    demanded: list[int] = []
    unclear: list[int] = []
    for again in places.values():
        roles = Counter(role_of(ground, i) for i in again)
        asks = sum(roles[role] for role in ("demanded", "fee", "fine"))
        promised = sum(n for role, n in roles.items() if role not in (None, "demanded", "fee", "fine"))
        if asks and asks >= promised:
            demanded += again
        elif roles[None] and not promised:
            unclear += again
    return sorted(demanded), sorted(unclear)


def _asked_beside(ground: Ground, index: int) -> bool:
    return ground.has("asks", *ground.sentence(ground.findings[index].start))


def _without_bait(ground: Ground, sums: list[int]) -> list[int]:
    """Leaves out the fortune beside the fee, and one that nobody could be made to pay."""
    least: dict[str | None, Decimal] = {}
    for i in sums:
        money = ground.findings[i].currency or ground.findings[i].symbol
        value = Decimal(ground.findings[i].value)
        least[money] = min(least.get(money, value), value)
    small = {money: value for money, value in least.items() if value > 0}
    return [
        i
        for i in sums
        if Decimal(ground.findings[i].value)
        < _BAIT * small.get(ground.findings[i].currency or ground.findings[i].symbol, Decimal(10**15))
        and not _fortune(ground, ground.findings[i])
    ]


def _fortune(ground: Ground, finding: Finding) -> bool:
    """Millions, with no account beside them and no threat in the message: they are promised."""
    if Decimal(finding.value) < _FORTUNE or (finding.currency or finding.symbol) not in _HARD:
        return False
    threatened = any(hit.category in THREATS for hit in ground.hits)
    return not threatened and not ground.any(finding.end, finding.end + 160, "wallet", "bank_account")


def _standing(ground: Ground, sums: list[int]) -> list[int]:
    """In bargaining only the last sum stands, with those said in one breath with it."""
    sums = _last_breath(ground, sums)
    if len({ground.findings[i].value for i in sums}) < 2:
        return sums
    if _each_its_payee(ground, sums):
        return sums
    first, last = ground.findings[sums[0]], ground.findings[sums[-1]]
    cue = ground.last("bargain", ground.sentence(first.start)[0], min(last.end + 40, len(ground.folded)))
    if cue < 0:
        return sums
    final = [sums[-1]]
    for i in reversed(sums[:-1]):
        finding, head = ground.findings[i], ground.findings[final[0]]
        together = ground.sentence_number(finding.start) == ground.sentence_number(head.start)
        between = ground.folded[finding.end : head.start]
        raised = _FROM_TO.search(between) and ground.has("bargain", max(0, finding.start - 30), finding.start)
        moved = raised or ground.has("bargain", finding.end, head.start)
        if together and not moved and finding.turn == head.turn:
            final.insert(0, i)
        else:
            break
    values = {ground.findings[j].value for j in final}
    again = [i for i in sums if ground.findings[i].value in values and i not in final]
    return sorted(again + final)


def _each_its_payee(ground: Ground, sums: list[int]) -> bool:
    """After each sum stands a payee that no other sum has: a list, not bargaining."""
    ends = [ground.findings[i].start for i in sums[1:]]
    ends.append(ground.sentence(ground.findings[sums[-1]].start)[1])
    payees = [ground.payees(ground.findings[i].end, end) for i, end in zip(sums, ends, strict=True)]
    return all(payees) and sum(map(len, payees)) == len(set().union(*payees))


def _last_breath(ground: Ground, sums: list[int]) -> list[int]:
    """In a conversation what is asked after the reader answered stands, beside what has a payee of its own."""
    breaths = {i: ground.breath(ground.findings[i].start) for i in sums}
    last = max(breaths.values(), default=0)
    values = {ground.findings[i].value for i in sums if breaths[i] == last}
    payees = ground.payees(*ground.voice(last))
    kept = []
    for i in sums:
        own = ground.payees(*ground.voice(breaths[i]))
        if breaths[i] == last or ground.findings[i].value in values or (own and payees and not own & payees):
            kept.append(i)
    return kept
