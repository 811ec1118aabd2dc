"""One demand or several: sums with a payee, a channel or a deadline of their own are separate demands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extortrace.demand.ground import Ground
from extortrace.demand.sums import _related
from extortrace.model import Span

_OR_ELSE = re.compile(r"[\n,;.:)]\s*(?:or|ou)\b[ ,](?!\s*(?:je|i|we|your?|ur|ta|ton|tes|la)\b)")
"""A part that opens with "or": one of the sums is enough."""
_SIGNS = ("recipient", "bank_account", "wallet", "phone", "email", "channel")


@dataclass(frozen=True, slots=True)
class Unit:
    """The stretch of one demand among several, and its sums. ``dated``: what sets it apart is when it is due."""

    span: Span
    sums: tuple[int, ...]
    dated: bool = False


def split(ground: Ground, sums: list[int], kept: list[int]) -> list[Unit]:
    """The units of separate demands, or nothing when all belongs together."""
    groups = _groups(ground, sums)
    if len(groups) < 2 or _choice(ground, groups):
        return []
    units = _windows(ground, groups)
    for unit, following in pairwise(units):
        gap, first = unit.span[1], ground.findings[following.sums[0]].start
        opens = ground.sentence(first)[0]
        near = max(unit.span[0], gap - 12), min(len(ground.folded), following.span[0] + 14)
        between = ground.folded[ground.findings[unit.sums[-1]].end : first]
        if ground.has("alternative", *near) or ground.has("alternative", opens, min(opens + 14, first)):
            return []
        if _OR_ELSE.search(between):
            return []
    signs = [_signature(ground, unit, kept) for unit in units]
    if sum(bool(s) for s in signs) >= 2 and len({frozenset(s) for s in signs}) > 1 and all(signs[1:]):
        own = set().union(*signs)
        if any(len(s) < len(own) for s in signs):
            return _merged(ground, units)
    days = [{ground.findings[i].value for i in ground.within(*unit.span, "deadline") if i in kept} for unit in units]
    dated = sum(bool(d) for d in days)
    parted = any(ground.has("parts", *unit.span) for unit in units)
    if len({frozenset(d) for d in days}) == len(units) and (dated >= 2 or (dated == 1 and parted)):
        return [replace(unit, dated=True) for unit in units if not _total(ground, unit, units)]
    return []


def _total(ground: Ground, unit: Unit, units: list[Unit]) -> bool:
    """The unit's sum is what the others add up to."""
    values = [sum(Decimal(ground.findings[i].value) for i in other.sums) for other in units if other is not unit]
    return len(unit.sums) == 1 and len(values) > 1 and sum(values) == Decimal(ground.findings[unit.sums[0]].value)


def _choice(ground: Ground, groups: list[list[int]]) -> bool:
    """The sums are announced as a choice."""
    first = ground.findings[groups[0][0]].start
    return ground.has("choice", max(0, first - 80), first)


def _groups(ground: Ground, sums: list[int]) -> list[list[int]]:
    """Sums said as alternatives, a range or equivalents are one."""
    groups: list[list[int]] = []
    for i in sums:
        if groups and _related(ground, groups[-1][-1], i):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _windows(ground: Ground, groups: list[list[int]]) -> list[Unit]:
    """A unit reaches from its item or sentence, or from where the one before ends, to where the next begins."""
    units: list[Unit] = []
    starts = []
    for n, group in enumerate(groups):
        first = ground.findings[group[0]]
        sentence = ground.sentence(first.start)[0]
        if n and sentence <= ground.findings[groups[n - 1][-1]].end:
            sentence = _joint(ground, ground.findings[groups[n - 1][-1]].end, first.start)
        starts.append(sentence)
    for n, group in enumerate(groups):
        end = starts[n + 1] if n + 1 < len(groups) else _close(ground, group)
        units.append(Unit((starts[n], end), tuple(group)))
    return units


def _joint(ground: Ground, start: int, end: int) -> int:
    """Where a new part begins between two sums of one sentence: after the last comma or ``and``, else at the sum."""
    between = ground.folded[start:end]
    at = max(between.rfind(","), between.rfind(" et "), between.rfind(" and "), between.rfind(";"))
    return start + at if at >= 0 else end


def _close(ground: Ground, group: list[int]) -> int:
    """Where the last unit ends: with its sentence, or with the next when the payee comes there."""
    last = ground.findings[group[-1]]
    _, end = ground.sentence(last.end - 1)
    if not ground.any(last.end, end, *_SIGNS):
        at = ground.sentence_number(last.end - 1)
        following = ground.sentences[at + 1] if at + 1 < len(ground.sentences) else (end, end)
        if ground.any(*following, "recipient", "bank_account", "wallet"):
            end = following[1]
    return end


def _signature(ground: Ground, unit: Unit, kept: list[int]) -> set[tuple[str, str]]:
    return {
        (ground.findings[i].kind, ground.findings[i].value) for i in ground.within(*unit.span, *_SIGNS) if i in kept
    }


def _merged(ground: Ground, units: list[Unit]) -> list[Unit]:
    """A total before its parts is no demand of its own."""
    signs = [bool(list(ground.within(*u.span, *_SIGNS))) for u in units]
    return [unit for unit, sign in zip(units, signs, strict=True) if sign] if sum(signs) >= 2 else units
