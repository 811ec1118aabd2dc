"""Which of the sums in a message are still asked for, and how they stand to each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import islice, pairwise

from extortrace.demand.ground import Ground
from extortrace.model import Finding, Relation, Span
from extortrace.stance import THREATS

_OR = re.compile(r"^[^\n.]{0,40}?(?:\bou\b|\bor\b|\bsoit\b|\s/\s|^\s*/)[^.\n]{0,30}$")
_RANGE = re.compile(r"^\s*(?:€|\$|euros?|eur|fcfa|f)?\s*(?:-|a|to|et|and|jusqu'?a)\s*(?:us|ca)?\$?\s*$")
_EQUAL = re.compile(r"^\s*(?:\(|=|≈|soit|environ|about|approx|equivalent|c'est[ -]a[ -]dire|i\.?e\.?|in)[^.\n]{0,25}$")
_FROM = re.compile(r"\b(?:entre|between|from|de)\b\W*$")
_FROM_TO = re.compile(r"\b(?:to|a)\b")
_PLUS = re.compile(r"(?:\bplus\b|\+|\bet\b|\band\b|\bainsi que\b|\bas well as\b)")
_KEPT = re.compile(r"\b(?:keep|garde[zrs]?|conserve[zrs]?)\s+(?:the\s+|les\s+|your\s+|vos\s+)?(?:[a-z]{0,3}[$€£]\s*)?$")
"""What the reader may keep is no demand."""
_AWAITS = re.compile(
    r"\W{0,3}(?:(?:is|are|was|est|sont|vous|t|te|u|you|for)\W{1,2}){0,2}"
    r"(?:awaits?|waiting|awaiting|attend(?:ent)?|yours|a (?:toi|vous)|pour (?:toi|vous)|locked|frozen|blocked"
    r"|bloquee?s?|for your (?:trouble|time|pay|self)|as your (?:pay|salary|commission|fee)|comme salaire"
    r"|pour (?:ta|votre) peine)\b"
)
"""What awaits the reader, or is theirs, is no demand either."""
_PARTS = re.compile(
    r"\ben\s+\d{1,2}\s+fois\b|\bin\s+\d{1,2}\s+(?:parts|times|instalments)|\bchaque\b|\bevery\b|\bper\s+week\b|\d\s*x\s*"
)


_TOLD = ("told", "said")
_ELSE = ("offered", "price", "reported")
_COINS = frozenset({"bitcoin", "ethereum", "litecoin", "usdt", "monero", "crypto"})
_PAYABLE = ("channel", "bank_account", "wallet", "recipient", "phone", "email")
_NOTHING = 1000
"""A sum so many times smaller than the fortune is the fee for it, however it is spoken of."""
_FORTUNE = 500_000
_HARD = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "$"})
_BAIT = 60
"""A sum so many times the one that is asked for is what is promised, not what is to be paid."""


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
        near = [i for i in unclear if _payee_follows(ground, ground.findings[i]) or _asked_beside(ground, i)]
        if not near and ground.any(*span, "channel", "bank_account", "wallet", "recipient"):
            near = unclear or _fee_of_a_fortune(ground, sums)
        return _standing(ground, _without_bait(ground, near))
    kept = [i for i in unclear if any(_related(ground, i, j) for j in demanded)]
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
    told = [i for i in sums if ground.findings[i].role == "reported" and not _former(ground, ground.findings[i])]
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


def is_demanded(ground: Ground, index: int) -> bool:
    """The words around the sum ask for it."""
    return role_of(ground, index) in ("demanded", "fee", "fine")


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


def role_of(ground: Ground, index: int) -> str | None:
    """The role the detector gave, unless the last cue before the sum in its sentence says another."""
    finding = ground.findings[index]
    start, end = ground.sentence(finding.start)
    if _former(ground, finding):
        return "reported"
    if _KEPT.search(ground.folded, max(start, finding.start - 24), finding.start) or _AWAITS.match(
        ground.folded, finding.end, end
    ):
        return "offered"
    near = max(start, finding.start - 24), finding.start
    if ground.tells and any(ground.has(group, *near) for group in _TOLD):
        return "demanded" if ground.last("paid", start, finding.start) < 0 else finding.role
    otherwise = finding.role in _ELSE and (finding.role != "reported" or ground.reading.stance == "demand")
    if otherwise and not (_payee_follows(ground, finding) or _in_coins(ground, finding)):
        return finding.role
    cues = {
        role: ground.last(group, start, finding.start)
        for role, group in (
            ("paid", "paid"),
            ("demanded", "asks"),
            ("offered", "offered"),
            ("told", "told"),
            ("promised", "promised"),
        )
    }
    if ground.tells:
        cues["told"] = max(cues["told"], ground.last("said", start, finding.start))
    latest = max(cues, key=lambda role: cues[role])
    if cues[latest] >= 0:
        if latest == "told":
            return "demanded"
        if latest == "paid" and finding.role in (None, "paid", "demanded") and cues["demanded"] < 0:
            return "paid"
        promised = latest == "promised" and not _in_coins(ground, finding)
        if (latest == "offered" or promised) and finding.role not in ("fee", "fine"):
            return "offered"
    behind = ground.cues.spans("promised", finding.end, min(end, finding.end + 25))
    if behind and behind[0][0] <= finding.end + 2 and finding.role != "fee" and not _in_coins(ground, finding):
        return "offered"
    if finding.role in (None, "balance", *_ELSE) and (cues["demanded"] >= 0 or _payee_beside(ground, finding)):
        return "demanded"
    return finding.role


def _former(ground: Ground, finding: Finding) -> bool:
    """The words before the sum say that it no longer stands."""
    start, _ = ground.sentence(finding.start)
    said = ground.has("former", max(start, finding.start - 26), finding.start)
    return said and not _payee_follows(ground, finding)


def _payee_beside(ground: Ground, finding: Finding) -> bool:
    """The sum is the only one of its sentence, and the sentence names a way to pay."""
    start, end = ground.sentence(finding.start)
    alone = len(list(islice(ground.within(start, end, "amount"), 2))) == 1
    handed = ground.any(start, end, "reference", "voucher")
    return _payee_follows(ground, finding) or (alone and not handed and _payable(ground, start, end))


def _payable(ground: Ground, start: int, end: int) -> bool:
    """A way to pay or a payee is named in the stretch; the coin that a sum is given in names none by itself."""
    for i in ground.within(start, end, *_PAYABLE):
        finding = ground.findings[i]
        coin = finding.kind == "channel" and finding.value in _COINS
        if not coin or not _counted(ground, i):
            return True
    return False


def _counted(ground: Ground, channel: int) -> bool:
    """The coin is the currency of a sum."""
    coin = ground.findings[channel]
    sums = (ground.findings[i] for i in ground.within(max(0, coin.start - 24), coin.end, "amount"))
    return any(f.start < coin.end and coin.start < f.end for f in sums)


def _in_coins(ground: Ground, finding: Finding) -> bool:
    """The sum is to be paid in a coin, to a wallet that is given: whatever it is called, it is asked for."""
    start, end = ground.sentence(finding.start)
    coins = any(ground.findings[i].value in _COINS for i in ground.within(start, end + 1, "channel"))
    following = next(iter(ground.within(finding.end, end + 160, "amount")), None)
    stop = end + 160 if following is None else min(end + 160, ground.findings[following].start)
    return coins and ground.any(finding.end, stop, "wallet")


def _payee_follows(ground: Ground, finding: Finding) -> bool:
    """A way to pay or a payee stands right after the sum, before the next sum, and no code already handed over."""
    _, end = ground.sentence(finding.start)
    following = next(iter(ground.within(finding.end, end, "amount")), None)
    stop = min(end, finding.end + 70, ground.findings[following].start if following is not None else end)
    if ground.any(max(0, finding.start - 60), stop, "reference", "voucher"):
        return False
    return _payable(ground, finding.end, stop)


def _related(ground: Ground, i: int, j: int) -> bool:
    a, b = sorted((ground.findings[i], ground.findings[j]), key=lambda f: f.start)
    between = ground.folded[a.end : b.start]
    return len(between) <= 45 and bool(_OR.match(between) or _RANGE.match(between) or _EQUAL.match(between))


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


def relations(ground: Ground, sums: list[int]) -> tuple[Relation, ...]:
    """How neighbouring sums of one demand stand to each other."""
    found: list[Relation] = []
    for i, j in pairwise(sums):
        a, b = ground.findings[i], ground.findings[j]
        between = ground.folded[a.end : b.start]
        before = ground.folded[max(0, a.start - 12) : a.start]
        if len(between) > 80:
            continue
        if _PARTS.search(between):
            kind = "instalments"
        elif (a.currency or a.symbol) != (b.currency or b.symbol) and (_EQUAL.match(between) or _OR.match(between)):
            kind = "equivalent"
        elif _RANGE.match(between) and (_FROM.search(before) or not _PLUS.search(between)):
            kind = "range"
        elif _OR.match(between):
            kind = "or"
        elif _PLUS.search(between):
            kind = "plus"
        else:
            continue
        found.append(Relation(kind, (i, j)))
    return tuple(found)
