"""Demands: who is asked to pay what, how, to whom, where, by when, under what threat.

The only place where findings are joined. A live demand is read from the demander's own words; in an account or a report
each quotation and each told sentence with a sum is one of its own.
"""

from __future__ import annotations

from dataclasses import replace

from extortrace.demand.completeness import contradictions, missing
from extortrace.demand.ground import Ground
from extortrace.demand.means import means
from extortrace.demand.sums import asked, is_demanded, relations, role_of
from extortrace.demand.units import Unit, split
from extortrace.model import PARTS, Demand, Finding, Hit, Mode, Span
from extortrace.stance import DEMANDS, THREATS

ASKS = DEMANDS | {"mobile_money", "account_takeover", "gift_card_favour"}
_TRACELESS = frozenset({"transfer", "crypto", "voucher", "cash", "mobile_money"})
"""Kinds of channel by which no honest stranger asks to be paid."""
_EASY = frozenset({"personal", "notice", "victim_reply"})
_CLOSE = 1.2
"""Votes by which one reading of a text must lead to be sure."""
_PART_OF = {kind: part for part, kind in PARTS.items()}
_OWN: dict[bool, tuple[str, ...]] = {False: (), True: ("deadline",)}
"""What a unit has for itself: everything in its stretch, or the day alone when only that sets it apart."""
_TOLD_MODE: dict[str, Mode] = {"account": "told", "report": "reported", "advice": "negated"}
_QUOTED_MODE: dict[str, Mode] = {"account": "quoted", "report": "reported", "advice": "negated"}


def assemble(ground: Ground) -> tuple[Demand, ...]:
    """The demands of a message, in order of place.

    What the text is as a whole decides; where its votes are close, what the sentences with the sums say by themselves.
    """
    stance = ground.reading.stance
    if stance == "demand":
        retold = ground.lead("account") > -_CLOSE and _retold(ground)
        return tuple((retold and _told(ground)) or ([] if _harmless(ground) else _live(ground)))
    if stance in ("report", "advice"):
        return tuple(_told(ground))
    close = ground.lead(stance) < _CLOSE and _presses(ground)
    if ground.talk:
        return tuple(_live(ground)) if stance == "account" or close else ()
    told = _told(ground) if stance == "account" or ground.lead("account") >= 0 else []
    return tuple(told or (_live(ground) if close else ()))


def _retold(ground: Ground) -> bool:
    """A sum is told as asked by a third, by one who speaks of themselves more than to the reader."""
    if ground.talk or len(ground.own("second")) >= len(ground.own("first")):
        return False
    return any(ground.any(end, ground.sentence(start)[1], "amount") for start, end in ground.own("told"))


def with_roles(ground: Ground) -> tuple[Finding, ...]:
    """The findings with the role of each sum as the words of its sentence tell it (demanded, paid, offered …)."""
    settled = list(ground.findings)
    for i in ground.of("amount"):
        role = role_of(ground, i)
        if ground.reading.stance == "report" and role == "demanded":
            role = "reported"  # what others were told to pay
        if role and role != settled[i].role:
            settled[i] = replace(settled[i], role=role)
    return tuple(settled)


def _live(ground: Ground) -> list[Demand]:
    whole = (0, len(ground.text.raw))
    sums = asked(ground, whole, live=True)
    kept = means(ground, whole, sums, live=True)
    if not _payable(ground, sums, kept):
        return []
    units = split(ground, sums, kept)
    if not units:
        return [_demand(ground, "direct", sums + kept)]
    inside = {i for unit in units for i in ground.within(*unit.span, *_OWN[units[0].dated])}
    inside -= _closing_days(ground, units)
    shared = [i for i in kept if i not in inside]
    demands = []
    for unit in units:
        own = [i for i in ground.within(*unit.span, *_OWN[unit.dated]) if i in kept and i in inside]
        kinds = {ground.findings[i].kind for i in own}
        common = [i for i in shared if not (ground.findings[i].kind in kinds and _exclusive(ground.findings[i]))]
        demands.append(_demand(ground, "direct", [*unit.sums, *own, *common]))
    return demands if units[0].dated else _joined(ground, demands)


def _payable(ground: Ground, sums: list[int], kept: list[int]) -> bool:
    """A demand names a sum that is asked for, or a way to pay together with a sum or a request."""
    if any(is_demanded(ground, i) for i in sums):
        return True
    ways = [i for i in kept if ground.findings[i].kind in ("channel", "wallet", "bank_account", "recipient")]
    asks = any(h.category in ASKS for h in ground.hits if ground.reading.who(h.start) in ("writer", "demander"))
    return bool(ways) and (bool(sums) or asks)


def _threatened(ground: Ground) -> bool:
    """Somebody threatens in the words of this text, not in those it quotes."""
    voices = ("writer", "demander")
    return any(h.category in THREATS and ground.reading.who(h.start) in voices for h in ground.hits)


def _at_ease(ground: Ground) -> bool:
    """Words of a notice, of family, club and work, or of a victim's own reply."""
    return any(h.category in _EASY for h in ground.hits)


def _presses(ground: Ground) -> bool:
    """Where the text may be something else: the reader is asked for what leaves no trace, and nothing speaks of ease."""
    if not ground.talk and not ground.own("second"):
        return False
    ways = [ground.findings[i] for i in ground.of("channel", "wallet")]
    known = ground.rules.channels.by_id
    traceless = any(f.kind == "wallet" or (f.value in known and known[f.value].kind in _TRACELESS) for f in ways)
    return traceless and (_threatened(ground) or not _at_ease(ground))


def _harmless(ground: Ground) -> bool:
    """Taken for a demand by a small lead only: a report that speaks to nobody, or a bill among people who know each other."""
    if _threatened(ground) or ground.talk:
        return False
    if ground.lead("report") > -_CLOSE and not ground.own("second"):
        return True
    return ground.lead("other", "notice") > -_CLOSE and _at_ease(ground)


def _closing_days(ground: Ground, units: list[Unit]) -> set[int]:
    """A day at the end of the sentence that holds all the sums is the day of them all."""
    first, last = ground.findings[units[0].sums[0]], ground.findings[units[-1].sums[-1]]
    if units[0].dated or ground.sentence_number(first.start) != ground.sentence_number(last.start):
        return set()
    if any(True for unit in units[:-1] for _ in ground.within(*unit.span, "deadline")):
        return set()
    return set(ground.within(last.end, units[-1].span[1], "deadline"))


def _exclusive(finding: Finding) -> bool:
    return finding.kind in ("recipient", "bank_account", "wallet", "channel", "email")


def _joined(ground: Ground, demands: list[Demand]) -> list[Demand]:
    """The same sum said again is one demand, unless each time it goes to a payee of its own."""
    found: list[Demand] = []
    for demand in demands:
        for at, other in enumerate(found):
            mine, theirs = _payees(ground, demand), _payees(ground, other)
            apart = mine and theirs and mine != theirs
            if _sums(ground, demand) == _sums(ground, other) and not apart:
                both = [i for d in (other, demand) for part in d.parts.values() for i in part]
                found[at] = _demand(ground, demand.mode, both)
                break
        else:
            found.append(demand)
    return found


def _sums(ground: Ground, demand: Demand) -> set[tuple[str, str | None]]:
    sums = (ground.findings[i] for i in demand.parts.get("amounts", ()))
    return {(f.value, f.currency or f.symbol) for f in sums}


def _payees(ground: Ground, demand: Demand) -> set[str]:
    payees = (i for part in ("accounts", "wallets", "recipients", "phones") for i in demand.parts.get(part, ()))
    return {ground.findings[i].value for i in payees}


def _told(ground: Ground) -> list[Demand]:
    """What was demanded, in the words of another or as the writer tells it."""
    stance = ground.reading.stance
    demands: list[Demand] = []
    spans: list[tuple[Mode, Span]] = []
    for voice in ground.reading.voices:
        if voice.who == "quoted":
            spans.append((_QUOTED_MODE.get(stance, "quoted"), (voice.start, voice.end)))
    for start, end in ground.sentences:
        cue = next((a for a, _ in ground.cues.spans("told", start, end)), None)
        if cue is not None and ground.reading.who(cue) == "writer":
            spans.append((_TOLD_MODE.get(stance, "told"), (cue, end)))
    for mode, span in sorted(spans, key=lambda s: s[1]):
        sums = asked(ground, span, live=False)
        if mode == "told":
            sums = [i for i in sums if ground.reading.who(ground.findings[i].start) == "writer"]
        if not sums:
            continue
        for group in _told_groups(ground, sums):
            reach = (span[0] if group[0] == sums[0] else ground.findings[group[0]].start - 40, span[1])
            kept = means(ground, reach, group, live=False) if mode != "told" else _told_means(ground, span, group)
            demands.append(_demand(ground, mode, [*group, *kept, *_scammer(ground, span, kept)]))
    return demands


def _told_groups(ground: Ground, sums: list[int]) -> list[list[int]]:
    """In one told sentence, a sum after ``then`` or another verb of demanding is another demand."""
    groups: list[list[int]] = []
    for i in sums:
        if groups and not ground.has("told", ground.findings[groups[-1][-1]].end, ground.findings[i].start):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _told_means(ground: Ground, span: Span, group: list[int]) -> list[int]:
    """Means named after the cue of demanding, up to where a payment is told."""
    start = ground.findings[group[0]].start
    cue = max(ground.last("told", span[0], start) - 1, span[0])
    paid = ground.cues.spans("paid", ground.findings[group[-1]].end, span[1])
    stop = paid[0][0] if paid else span[1]
    return means(ground, (cue, stop), group, live=False)


def _scammer(ground: Ground, span: Span, kept: list[int]) -> list[int]:
    """What is told elsewhere of the one who demands: number, handle, and the receiver with place and channel."""
    found: list[int] = []
    have = {ground.findings[i].kind for i in kept}
    for i in ground.of("phone", "handle"):
        finding = ground.findings[i]
        start, _ = ground.sentence(finding.start)
        if not ground.has("my_contact", max(0, min(start, finding.start - 60)), finding.start):
            found.append(i)
    if "recipient" not in have:
        again = ground.has("same_payee", *ground.sentence(span[1] - 1))
        for i in ground.of("recipient"):
            start, end = ground.sentence(ground.findings[i].start)
            if start < span[0] and not again:
                continue  # paid before this was asked
            found.append(i)
            kinds = [k for k in ("channel", "place") if k not in have]
            found += list(ground.within(start, end, *kinds)) if kinds else []
    return [i for i in found if i not in kept and not span[0] <= ground.findings[i].start < span[1]]


def _demand(ground: Ground, mode: Mode, indexes: list[int]) -> Demand:
    """One demand from its findings; a value said again is listed once, at its first place."""
    parts: dict[str, tuple[int, ...]] = {}
    seen: set[tuple[str, str, str | None]] = set()
    chosen: list[int] = []
    for i in sorted(set(indexes), key=lambda i: (ground.findings[i].start, i)):
        finding = ground.findings[i]
        mark = (finding.kind, finding.value, finding.currency or finding.symbol)
        if mark in seen or finding.kind not in _PART_OF:
            continue
        seen.add(mark)
        chosen.append(i)
        part = _PART_OF[finding.kind]
        parts[part] = (*parts.get(part, ()), i)
    start = min((ground.findings[i].start for i in chosen), default=0)
    end = max((ground.findings[i].end for i in chosen), default=0)
    threats = tuple(i for i, h in enumerate(ground.hits) if h.category in THREATS and _threatens(ground, h, mode))
    sums = sorted(parts.get("amounts", ()), key=lambda i: ground.findings[i].start)
    return Demand(
        mode,
        start,
        end,
        parts,
        threats,
        relations(ground, sums),
        missing(parts, ground.findings, ground.rules),
        contradictions(parts, ground.findings),
        round(min((ground.findings[i].confidence for i in chosen), default=0.5), 3),
    )


def _threatens(ground: Ground, hit: Hit, mode: Mode) -> bool:
    who = ground.reading.who(hit.start)
    return who in ("writer", "demander") if mode == "direct" else True


__all__ = ["Ground", "assemble", "with_roles"]
