"""Which channels, payees, places and contacts belong to what is asked; refused, used up or the victim's do not."""

from __future__ import annotations

import re
from itertools import pairwise

from extortrace.demand.ground import Ground
from extortrace.demand.same import named_before
from extortrace.model import Finding, Span

_APPOSED = re.compile(r"\s*[,/(–-]\s*|\s+(?:in|en|au|a)\s+")
_HER = re.compile(
    r"\b(?:(?:s?he|who|il|elle|qui)\s+(?:is|lives?|stays?|est|vit|habite|se trouve|retire)|(?:s?he|who)'s)"
    r"\s+(?:now\s+)?(?:a|au|en|in|at)\s*$"
)
"""Where the receiver is, said by a pronoun."""
_PAYEES = ("recipient", "bank_account", "wallet", "phone", "handle", "email")


def means(ground: Ground, span: Span, sums: list[int], live: bool) -> list[int]:
    """Indexes of everything but sums in the stretch that takes part in the demand."""
    kept: list[int] = []
    for i in ground.within(*span):
        finding = ground.findings[i]
        if live and ground.reading.who(finding.start) == "victim":
            continue
        rule = _RULES.get(finding.kind)
        if rule is not None and rule(ground, finding, sums):
            kept.append(i)
    kept += _lands(ground, span, kept)
    return _channels(ground, sorted(kept), sums)


def _lands(ground: Ground, span: Span, kept: list[int]) -> list[int]:
    """The country or quarter said in one breath with a place that takes part: "Ibadan, Nigeria", "Lumley, Freetown"."""
    taken = {i for i in kept if ground.findings[i].kind == "place"}
    places = list(ground.within(*span, "place"))
    found: list[int] = []
    for order in (places, places[::-1]):
        for i, j in pairwise(order):
            a, b = sorted((ground.findings[i], ground.findings[j]), key=lambda f: f.start)
            if i in taken and j not in taken and _APPOSED.fullmatch(ground.folded[a.end : b.start]):
                taken.add(j)
                found.append(j)
    return found


def _refused(ground: Ground, finding: Finding) -> bool:
    """``no paypal``, ``pas de chèque``, ``(moov non, …)``."""
    start, end = ground.sentence(finding.start)
    cue = ground.last("refused", max(start, finding.start - 14), finding.start)
    if cue >= 0 and re.fullmatch(r"[\s\w,/']{0,12}", ground.folded[cue : finding.start]):
        between = ground.folded[cue : finding.start]
        return len(between.split()) <= 1
    return bool(re.match(r"\s*(?:non|no)\b", ground.folded[finding.end : min(end, finding.end + 6)]))


def _handed_over(ground: Ground, finding: Finding) -> bool:
    """The clause tells of a payment made and asks for none after it."""
    start, end = ground.sentence(finding.start)
    paid = ground.last("paid", start, finding.start)
    asks = max(ground.last("asks", start, finding.start), ground.last("told", start, finding.start))
    near = any(
        ground.findings[i].start - finding.end <= 60 and not ground.has("asks", finding.end, ground.findings[i].start)
        for i in ground.within(finding.end, end, "reference", "voucher")
    )
    return (paid > asks) or near


def _channel(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    return not _refused(ground, finding)


def _channels(ground: Ground, kept: list[int], sums: list[int]) -> list[int]:
    """Of the channels, those said where money is asked for; all of them when that leaves none."""
    weight: dict[str, int] = {}
    for i in kept:
        finding = ground.findings[i]
        if finding.kind == "channel":
            weight[finding.value] = max(weight.get(finding.value, -9), _nearness(ground, finding, sums))
    least = 1 if any(w >= 1 for w in weight.values()) else (0 if any(w >= 0 for w in weight.values()) else -9)
    ways = any(ground.findings[i].kind in ("bank_account", "wallet") for i in kept)
    if least < 0 and (ways or not sums):
        least = 99  # all of them are how money already went
    return [i for i in kept if ground.findings[i].kind != "channel" or weight[ground.findings[i].value] >= least]


def _nearness(ground: Ground, finding: Finding, sums: list[int]) -> int:
    start, end = ground.sentence(finding.start)
    score = 0
    if any(start <= ground.findings[i].start < end for i in sums):
        score += 2
    if ground.has("asks", start, end):
        score += 1
    if ground.any(start, end, *_PAYEES):
        score += 1
    if ground.row(finding):
        score += 1
    if ground.has("office", finding.end, min(end, finding.end + 14)):
        score -= 2
    if _handed_over(ground, finding):
        score -= 4
    return score


def _account(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    """Not the reader's own account, nor one that is warned against."""
    start, _ = ground.sentence(finding.start)
    owner = ground.last("owner", max(start, finding.start - 40), finding.start)
    refused = ground.last("negated", start, finding.start)
    return owner < 0 and refused < 0 and finding.scheme != "card"


def _phone(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    start, _ = ground.sentence(finding.start)
    return not ground.has("owner", max(start, finding.start - 30), finding.start)


def _email(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    """Only where money, codes or receipts go."""
    if finding.role == "payment":
        return True
    start, end = ground.sentence(finding.start)
    at = ground.sentence_number(finding.start)
    earlier = ground.sentences[at - 1][0] if at > 0 else start
    pays = {"paypal", "interac", "zelle", "wise", "skrill", "neteller", "revolut", "apple_cash"}
    if any(ground.findings[i].value in pays for i in ground.within(start, end, "channel")):
        return True
    if ground.has("receipts", max(start, finding.start - 30), finding.start):
        return True
    if _sent_there(ground, earlier if finding.start - start < 40 else start, finding.start):
        return True
    if ground.has("receipts", finding.end, end) and any(named_before(ground, (finding.end, end))):
        return True
    if finding.role == "contact":
        return False
    return (ground.has("asks", start, finding.start) and ground.has("receipts", start, end)) or (
        finding.start - start < 60 and ground.has("asks", earlier, start) and ground.has("receipts", earlier, start)
    )


_SENDS = re.compile(
    r"\b(?:send|sent|mail|e-?mail|fax|text|forward|read|type|submit|give|share|pictures?|photos?|scans?|copy|copies"
    r"|envo(?:ie|ies|yer|yez)|transmet\w*|communique\w*|adresse[rz]|faxe[rz]|retour|scanne[rz]?|numero|number|codes?)\b"
)


def _sent_there(ground: Ground, start: int, end: int) -> bool:
    """Receipts, codes or pictures of cards are to be sent to the address that follows."""
    return bool(_SENDS.search(ground.folded, start, end)) and ground.has("receipts", start, end)


_LABEL = re.compile(
    r"(?<!la )(?<!the )(?:ville|pays|city|country|address|adresse|town|location|lieu|destination)"
    r"\W{0,6}(?:de|of|d')?\W{0,2}$"
)


def _place(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    """Where the money goes or its receiver is; not where the victim lives or an office sits."""
    start, end = ground.sentence(finding.start)
    lead = ground.folded[max(0, finding.start - 24) : finding.start]
    if ground.short_row(finding) or _LABEL.search(lead):
        return True
    if ground.has("speaker_place", max(start, finding.start - 40), finding.start):
        return True
    if _HER.search(lead) and ground.any(max(0, start - 200), finding.start, "recipient", "handle", "bank_account"):
        return True
    pays = [ground.findings[i] for i in ground.within(start, end, "recipient", "bank_account", "channel", "phone")]
    near = [f for f in pays if min(abs(finding.start - f.end), abs(f.start - finding.end)) <= 45]
    transfer = any(f.kind in ("recipient", "channel") for f in near) or any(f.value == "cash" for f in pays)
    if ground.has("or_else", start, finding.start) and not any(f.kind == "recipient" for f in near):
        return False  # where those are who would learn of it
    if transfer and not _handed_over(ground, finding):
        return True
    if ground.any(finding.end, min(end, finding.end + 20), "bank_account"):
        return True
    neighbour = [
        f for i in ground.within(max(0, finding.start - 30), finding.end + 30, "recipient") if (f := ground.findings[i])
    ]
    return bool(neighbour) or (
        bool(re.search(r"\b(?:a|au|en|to|in|vers)\W{1,2}$", lead))
        and any(start <= ground.findings[i].start < end for i in sums)
        and ground.has("asks", start, end)
    )


def _recipient(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    """Not the name of who speaks in a conversation, at the head of a turn."""
    return not ground.head(finding.start)


def _any(ground: Ground, finding: Finding, sums: list[int]) -> bool:
    return True


_RULES = {
    "channel": _channel,
    "recipient": _recipient,
    "place": _place,
    "phone": _phone,
    "handle": _phone,
    "email": _email,
    "wallet": _account,
    "bank_account": _account,
    "deadline": _any,
}
