"""What is said of a sum in a message: asked for, paid, offered, told."""

from __future__ import annotations

import re
from itertools import islice

from extortrace.demand.ground import Ground
from extortrace.model import Finding

_KEPT = re.compile(r"\b(?:keep|garde[zrs]?|conserve[zrs]?)\s+(?:the\s+|les\s+|your\s+|vos\s+)?(?:[a-z]{0,3}[$€£]\s*)?$")
"""What the reader may keep is no demand."""
_AWAITS = re.compile(
    r"\W{0,3}(?:(?:is|are|was|est|sont|vous|t|te|u|you|for)\W{1,2}){0,2}"
    r"(?:awaits?|waiting|awaiting|attend(?:ent)?|yours|a (?:toi|vous)|pour (?:toi|vous)|locked|frozen|blocked"
    r"|bloquee?s?|for your (?:trouble|time|pay|self)|as your (?:pay|salary|commission|fee)|comme salaire"
    r"|pour (?:ta|votre) peine)\b"
)
"""What awaits the reader, or is theirs, is no demand either."""
_TOLD = ("told", "said")
_ELSE = ("offered", "price", "reported")
_COINS = frozenset({"bitcoin", "ethereum", "litecoin", "usdt", "monero", "crypto"})
_PAYABLE = ("channel", "bank_account", "wallet", "recipient", "phone", "email")


def is_demanded(ground: Ground, index: int) -> bool:
    """The words around the sum ask for it."""
    return role_of(ground, index) in ("demanded", "fee", "fine")


def role_of(ground: Ground, index: int) -> str | None:
    """The role the detector gave, unless the last cue before the sum in its sentence says another."""
    finding = ground.findings[index]
    start, end = ground.sentence(finding.start)
    if former(ground, finding):
        return "reported"
    if _KEPT.search(ground.folded, max(start, finding.start - 24), finding.start) or _AWAITS.match(
        ground.folded, finding.end, end
    ):
        return "offered"
    near = max(start, finding.start - 24), finding.start
    if ground.tells and any(ground.has(group, *near) for group in _TOLD):
        return "demanded" if ground.last("paid", start, finding.start) < 0 else finding.role
    otherwise = finding.role in _ELSE and (finding.role != "reported" or ground.reading.stance == "demand")
    if otherwise and not (payee_follows(ground, finding) or _in_coins(ground, finding)):
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


def former(ground: Ground, finding: Finding) -> bool:
    """The words before the sum say that it no longer stands."""
    start, _ = ground.sentence(finding.start)
    said = ground.has("former", max(start, finding.start - 26), finding.start)
    return said and not payee_follows(ground, finding)


def _payee_beside(ground: Ground, finding: Finding) -> bool:
    """The sum is the only one of its sentence, and the sentence names a way to pay."""
    start, end = ground.sentence(finding.start)
    alone = len(list(islice(ground.within(start, end, "amount"), 2))) == 1
    handed = ground.any(start, end, "reference", "voucher")
    return payee_follows(ground, finding) or (alone and not handed and _payable(ground, start, end))


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


def payee_follows(ground: Ground, finding: Finding) -> bool:
    """A way to pay or a payee stands right after the sum, before the next sum, and no code already handed over."""
    _, end = ground.sentence(finding.start)
    following = next(iter(ground.within(finding.end, end, "amount")), None)
    stop = min(end, finding.end + 70, ground.findings[following].start if following is not None else end)
    if ground.any(max(0, finding.start - 60), stop, "reference", "voucher"):
        return False
    return _payable(ground, finding.end, stop)
