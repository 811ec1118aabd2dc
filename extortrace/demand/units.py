"""One demand or several: sums with a payee, a channel or a deadline of their own are separate demands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extortrace.demand.ground import Ground
from extortrace.demand.relations import related
from extortrace.model import Span

_OR_ELSE = re.compile(r"[\n,;.:)]\s*(?:or|ou)\b[ ,](?!\s*(?:je|i|we|your?|ur|ta|ton|tes|la)\b)")
"""A part that opens with "or": one of the sums is enough."""
_OR_A = re.compile(
    r"\b(?:ou|or|soit)\s+(?:bien\s+|else\s+)?(?:d'|(?:de|an?|un|une|the|via|par|by|with|avec)\s)[^.;\n]{0,40}$"
)
"""The next sum stands after "or a …" in the same breath."""
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
    if len(groups) < 2 or _choice(ground, groups) or _basket(ground, groups):
        return []
    units = _windows(ground, groups)
    for unit, following in pairwise(units):
        gap, first = unit.span[1], ground.findings[following.sums[0]].start
        opens = ground.sentence(first)[0]
        near = max(unit.span[0], gap - 12), min(len(ground.folded), following.span[0] + 14)
        between = ground.folded[ground.findings[unit.sums[-1]].end : first]
        if ground.has("alternative", *near) or ground.has("alternative", opens, min(opens + 14, first)):
            return []
        if _OR_ELSE.search(between) or _OR_A.search(between):
            return []
    signs = [_signature(ground, unit, kept) for unit in units]
    if sum(bool(s) for s in signs) >= 2 and len({frozenset(s) for s in signs}) > 1 and all(signs[1:]):
        own = set().union(*signs)
        if any(len(s) < len(own) for s in signs):
            return _merged(ground, units)
    days = [{ground.findings[i].value for i in ground.within(*unit.span, "deadline") if i in kept} for unit in units]
    dated = sum(bool(d) for d in days)
    parted = any(ground.has("parts", *unit.span) for unit in units)
    if sum(bool(s) for s in signs) < 2 and (labelled := _labelled(ground, groups)):
        return labelled
    if len({frozenset(d) for d in days}) == len(units) and (dated >= 2 or (dated == 1 and parted)):
        return [replace(unit, dated=True) for unit in units if not _total(ground, unit, units)]
    return []


_WORD = re.compile(r"[^\W\d_]{4,}")


def _labelled(ground: Ground, groups: list[list[int]]) -> list[Unit]:
    """Sums named first ("visa 80,000 and medical 45,000"), each with its payee further on, under the same word."""
    bounds = [ground.sentence(ground.findings[groups[0][0]].start)[0]]
    bounds += [ground.findings[group[-1]].end for group in groups]
    tail = ground.sentence(bounds[-1] - 1)[1]
    marks: list[tuple[int, int]] = []
    for n, group in enumerate(groups):
        lead = ground.folded[max(bounds[n], ground.findings[group[0]].start - 40) : ground.findings[group[0]].start]
        places = (ground.folded.find(word, tail) for word in reversed(_WORD.findall(lead)))
        at = next((place for place in places if place >= 0), -1)
        if at < 0:
            return []
        marks.append((at, n))
    marks.sort()
    ends = [at for at, _ in marks[1:]] + [ground.sentence(marks[-1][0])[1]]
    spans = {n: (at, end) for (at, n), end in zip(marks, ends, strict=True)}
    payees = [ground.payees(*spans[n]) for n in range(len(groups))]
    if len({at for at, _ in marks}) < len(groups) or not all(payees):
        return []
    return [Unit(spans[n], tuple(group)) for n, group in enumerate(groups)]


def meant(ground: Ground, units: list[Unit], index: int) -> Unit | None:
    """The one unit whose words the sentence of a finding takes up: "the notary by Friday, the insurance can wait"."""
    finding = ground.findings[index]
    clause = ground.folded[ground.sentence(finding.start)[0] : finding.start]
    said = {word for word in _WORD.findall(clause) if len(word) > 5}
    words = [set(_WORD.findall(ground.folded[slice(*unit.span)])) for unit in units]
    named = {n for word in said if len(at := [n for n, own in enumerate(words) if word in own]) == 1 for n in at}
    return units[named.pop()] if len(named) == 1 else None


def _total(ground: Ground, unit: Unit, units: list[Unit]) -> bool:
    """The unit's sum is what the others add up to."""
    values = [sum(Decimal(ground.findings[i].value) for i in other.sums) for other in units if other is not unit]
    return len(unit.sums) == 1 and len(values) > 1 and sum(values) == Decimal(ground.findings[unit.sums[0]].value)


def _choice(ground: Ground, groups: list[list[int]]) -> bool:
    """The sums are announced as a choice."""
    first = ground.findings[groups[0][0]].start
    return ground.has("choice", max(0, first - 80), first)


def _basket(ground: Ground, groups: list[list[int]]) -> bool:
    """Cards of several kinds or values that are bought in one go, or a total and the cards that make it up."""
    first, last = ground.findings[groups[0][0]], ground.findings[groups[-1][-1]]
    at, to = ground.sentence_number(first.start), ground.sentence_number(last.start)
    stretch = ground.sentence(first.start)[0], ground.sentence(last.start)[1]
    if to - at > 1 or ground.any(*stretch, "recipient", "bank_account", "wallet"):
        return False
    known = ground.rules.channels.by_id
    ways = [ground.findings[i].value for i in ground.within(*stretch, "channel")]
    cards = bool(ways) and all(name in known and known[name].kind == "voucher" for name in ways)
    return cards and len({ground.findings[i].value for i in ground.within(*stretch, "deadline")}) < 2


def _groups(ground: Ground, sums: list[int]) -> list[list[int]]:
    """Sums said as alternatives, a range or equivalents are one."""
    groups: list[list[int]] = []
    for i in sums:
        if groups and related(ground, groups[-1][-1], i):
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
