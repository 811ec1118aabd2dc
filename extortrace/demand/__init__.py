"""Demands: who is asked to pay what, how, to whom, where, by when, under what threat.

The only place where findings are joined. A live demand is read from the demander's own words; in an account or a report
each quotation and each told sentence with a sum is one of its own.
"""

from __future__ import annotations

from dataclasses import replace

from extortrace.demand.completeness import missing
from extortrace.demand.contradictions import contradictions
from extortrace.demand.ground import CLOSE, Ground
from extortrace.demand.means import means
from extortrace.demand.relations import relations
from extortrace.demand.roles import is_demanded, role_of
from extortrace.demand.sums import asked
from extortrace.demand.told import goes_on, groups, scammer, stretches, told_means
from extortrace.demand.units import Unit, meant, split
from extortrace.model import PARTS, Demand, Finding, Hit, Mode
from extortrace.stance import DEMANDS, THREATS

ASKS = DEMANDS | {"mobile_money", "account_takeover", "gift_card_favour"}
_TRACELESS = frozenset({"transfer", "crypto", "voucher", "cash", "mobile_money", "wallet"})
"""Kinds of channel by which no honest stranger asks to be paid."""
_EASY = frozenset({"personal", "notice", "victim_reply"})
_HARSH = frozenset({"negotiation", "taunt", "isolation", "repeat_demand", "fake_authority", "advance_fee"})
_WHOM_OR_WHEN = frozenset({"phone", "recipient", "handle", "email", "deadline"})
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
        return tuple((_retold(ground) and _told(ground)) or ([] if _harmless(ground) else _live(ground)))
    if stance in ("report", "advice"):
        return tuple(_told(ground))
    close = ground.lead(stance) < CLOSE and _presses(ground)
    if ground.talk:
        return tuple(_live(ground)) if stance == "account" or close else ()
    own = ground.lead("account") >= 0 and len(ground.own("first")) > len(ground.own("second"))
    told = _told(ground) if stance == "account" or own else []
    return tuple(told or (_live(ground) if close else ()))


def _retold(ground: Ground) -> bool:
    """A sum is told as asked by a third, by one who speaks of themselves more than to the reader."""
    if not ground.tells or any(_asks_reader(ground, *sentence) for sentence in ground.sentences):
        return False
    return any(ground.any(*span, "amount") for quoted, span in stretches(ground) if not quoted)


def _asks_reader(ground: Ground, start: int, end: int) -> bool:
    """A sentence in which the reader is to pay by a way that it names."""
    if not ground.any(start, end, "channel", "wallet", "bank_account"):
        return False
    return ground.has("second", start, end) and ground.has("asks", start, end)


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
    if not _payable(ground, sums, kept) or _receipt(ground, sums):
        return []
    units = split(ground, sums, kept)
    if not units:
        return [_demand(ground, "direct", sums + kept)]
    inside = {i for unit in units for i in ground.within(*unit.span, *_OWN[units[0].dated])}
    inside -= _closing_days(ground, units)
    shared = [i for i in kept if i not in inside]
    days = ((i, meant(ground, units, i)) for i in shared if ground.findings[i].kind == "deadline")
    others = {i: unit for i, unit in days if unit is not None}
    demands = []
    for unit in units:
        own = [i for i in ground.within(*unit.span, *_OWN[unit.dated]) if i in kept and i in inside]
        kinds = {ground.findings[i].kind for i in own}
        common = [
            i
            for i in shared
            if not (ground.findings[i].kind in kinds and _exclusive(ground.findings[i])) and others.get(i, unit) is unit
        ]
        demands.append(_demand(ground, "direct", [*unit.sums, *own, *common]))
    return demands if units[0].dated else _joined(ground, demands)


def _payable(ground: Ground, sums: list[int], kept: list[int]) -> bool:
    """A demand names a sum that is asked for, or a way to pay together with a sum or a request."""
    if any(is_demanded(ground, i) for i in sums):
        return True
    ways = [i for i in kept if ground.findings[i].kind in ("channel", "wallet", "bank_account", "recipient")]
    asks = any(h.category in ASKS for h in ground.hits if ground.reading.who(h.start) in ("writer", "demander"))
    if not ways or sums or asks or _threatened(ground):
        return bool(ways)
    by_hand = all(ground.findings[i].value in ("cash", "cheque") for i in ways)
    return not by_hand and any(ground.findings[i].kind in _WHOM_OR_WHEN for i in kept)


def _threatened(ground: Ground) -> bool:
    """Somebody threatens in the words of this text, not in those it quotes."""
    voices = ("writer", "demander")
    return any(h.category in THREATS and ground.reading.who(h.start) in voices for h in ground.hits)


def _at_ease(ground: Ground) -> bool:
    """Words of a notice, of family, club and work, or of a victim's own reply, and no pressure beside them."""
    own = [h.category for h in ground.hits if ground.reading.who(h.start) in ("writer", "demander")]
    return sum(category in _EASY for category in own) > sum(category in _HARSH for category in own)


def _presses(ground: Ground) -> bool:
    """The reader is asked for what leaves no trace, and nothing speaks of ease: a demand, whatever the text seems."""
    if not ground.talk and not ground.own("second"):
        return False
    ways = [ground.findings[i] for i in ground.of("channel", "wallet")]
    known = ground.rules.channels.by_id
    kinds = {known[f.value].kind for f in ways if f.value in known} | {f.kind for f in ways}
    if _threatened(ground):
        return bool(kinds & _TRACELESS) or ("app" in kinds and not _at_ease(ground))
    if "cash" in kinds and not any(ground.any(*ground.sentence(f.start), "place") for f in ways if f.value == "cash"):
        kinds.discard("cash")  # paid by hand, as people do; at a place, it is to be left there
    return bool(kinds & _TRACELESS) and not _at_ease(ground)


def _harmless(ground: Ground) -> bool:
    """Taken for a demand by a small lead: a report that speaks to nobody, or a bill among acquaintances."""
    if _threatened(ground) or ground.talk:
        return False
    if ground.lead("report") > -CLOSE and not ground.own("second"):
        return True
    return ground.lead("other", "notice") > -CLOSE and _at_ease(ground)


def _receipt(ground: Ground, sums: list[int]) -> bool:
    """A transfer that was made: its reference, sums in the rows of a form alone, and nobody threatens."""
    if ground.lead("notice") < -2 * CLOSE or _threatened(ground) or not ground.of("reference"):
        return False
    return all(ground.row(ground.findings[i]) for i in sums)


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
            apart = (mine and theirs and mine != theirs) or _own_day_and_way(ground, demand, other)
            if _sums(ground, demand) == _sums(ground, other) and not apart:
                both = [i for d in (other, demand) for part in d.parts.values() for i in part]
                found[at] = _demand(ground, demand.mode, both)
                break
        else:
            found.append(demand)
    return found


def _own_day_and_way(ground: Ground, one: Demand, other: Demand) -> bool:
    """Each of two demands is due on a day of its own, by a channel of its own."""
    for part in ("deadlines", "channels"):
        mine, theirs = ({ground.findings[i].value for i in d.parts.get(part, ())} for d in (one, other))
        if not mine or not theirs or mine & theirs:
            return False
    return True


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
    spans = stretches(ground)
    quotations = [span for quoted, span in spans if quoted]
    told = [span for _, span in spans if ground.any(*span, "amount")]
    for quoted, span in spans:
        mode = _QUOTED_MODE.get(stance, "quoted") if quoted else _TOLD_MODE.get(stance, "told")
        sums = asked(ground, span, live=False)
        if not quoted:
            sums = [i for i in sums if ground.reading.who(ground.findings[i].start) == "writer"]
        for group in groups(ground, sums):
            reach = (span[0] if group[0] == sums[0] else ground.findings[group[0]].start - 40, span[1])
            kept = means(ground, reach, group, live=False) if quoted else told_means(ground, span, group, sums)
            if not quoted and group[-1] == sums[-1]:
                kept += goes_on(ground, span[1])
            if quoted and not any(asked(ground, other, live=False) for other in quotations if other != span):
                kept += [i for other in quotations if other != span for i in means(ground, other, group, live=False)]
            demands.append(_demand(ground, mode, [*group, *kept, *scammer(ground, span, kept, told)]))
    return _joined(ground, demands) or _told_way(ground)


def _told_way(ground: Ground) -> list[Demand]:
    """No sum is told, but by which way one was to pay."""
    mode = _TOLD_MODE.get(ground.reading.stance, "told")
    for start, _ in ground.own("told"):
        span = (start, ground.sentence(start)[1])
        if ground.any(*span, "channel", "wallet", "bank_account"):
            kept = means(ground, span, [], live=False)
            if any(ground.findings[i].kind in ("channel", "wallet", "bank_account") for i in kept):
                return [_demand(ground, mode, [*kept, *scammer(ground, span, kept)])]
    return []


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
        contradictions(parts, ground.findings, ground.rules),
        round(min((ground.findings[i].confidence for i in chosen), default=0.5), 3),
    )


def _threatens(ground: Ground, hit: Hit, mode: Mode) -> bool:
    who = ground.reading.who(hit.start)
    return who in ("writer", "demander") if mode == "direct" else True


__all__ = ["Ground", "assemble", "with_roles"]
