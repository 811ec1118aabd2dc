"""Demands that are told or quoted: where they stand, which sums are one demand, and what is told of the demander."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extortrace.demand.ground import Ground
from extortrace.demand.means import means
from extortrace.demand.same import named_before
from extortrace.model import Span

_OWN = re.compile(r"\b(?:je|j|i|we|nous|vous)\W{1,2}$")
"""The writer asks, not another."""
_ON = 2
"""Sentences after a told demand that may go on with it."""
_WAYS = ("channel", "bank_account", "wallet")


def stretches(ground: Ground) -> list[tuple[bool, Span]]:
    """Where others ask for money: quotations (``True``), and sentences of the writer from where one is said to ask."""
    found = [(True, (voice.start, voice.end)) for voice in ground.reading.voices if voice.who == "quoted"]
    after = -1
    for start, end in ground.sentences:
        cue = _asking(ground, start, end)
        if cue is None and after == start and ground.has("further", start, min(end, start + 14)):
            cue = start if ground.any(start, end, "amount") else None  # "Then 290 for the insurance."
        if cue is not None and ground.reading.who(cue) == "writer":
            found.append((False, (cue, end)))
            after = end
    return sorted(found, key=lambda stretch: stretch[1])


def _asking(ground: Ground, start: int, end: int) -> int | None:
    """The first cue of asking in a sentence; where somebody merely says something, a sum must follow."""
    first = next((a for a, _ in ground.cues.spans("told", start, end)), None)
    if first is not None:
        return first
    said = (a for a, _ in ground.cues.spans("said", start, end) if not _OWN.search(ground.folded, max(0, a - 8), a))
    return next((a for a in said if ground.any(a, end, "amount")), None)


def groups(ground: Ground, sums: list[int]) -> list[list[int]]:
    """In one told sentence, a sum after ``then`` or another verb of demanding is another demand."""
    found: list[list[int]] = []
    for i in sums:
        if found:
            last, first = ground.findings[found[-1][-1]].end, ground.findings[i].start
            again = ground.has("told", last, first) or ground.has("said", last, first)
            if not again and not ground.has("further", last, first):
                found[-1].append(i)
                continue
        found.append([i])
    return found


def told_means(ground: Ground, span: Span, group: list[int], sums: list[int]) -> list[int]:
    """Means named after the cue of demanding, up to where a payment is told or another sum is asked for."""
    start = ground.findings[group[0]].start
    cue = max(ground.last("told", span[0], start) - 1, span[0])
    paid = ground.cues.spans("paid", ground.findings[group[-1]].end, span[1])
    stop = paid[0][0] if paid else span[1]
    after = [ground.findings[i].start for i in sums if i > group[-1]]
    before = max((ground.findings[i].end for i in sums if i < group[0]), default=cue)
    again = max(ground.last(name, before, start) for name in ("told", "said", "further"))
    stop, cue = min([stop, *after]), max(cue, before, again - 1)
    kept = means(ground, (cue, stop), group, live=False)
    if group[0] == sums[0] and group[-1] == sums[-1]:  # the only demand of its sentence has the day said before it
        kept += ground.within(ground.sentence(cue)[0], cue, "deadline")
    kinds = {ground.findings[i].kind for i in kept}
    if paid and not kinds & set(_WAYS):  # by which way it was then paid
        sum_paid = next((ground.findings[i].start for i in ground.within(stop, span[1], "amount")), span[1])
        kept += list(ground.within(stop, sum_paid, "channel"))[:1]
    return kept


def goes_on(ground: Ground, end: int) -> list[int]:
    """What the sentences right after a told demand add to it, while they speak neither of sums nor of the teller."""
    found: list[int] = []
    first = ground.sentence_number(end) if end < len(ground.folded) else len(ground.sentences)
    for start, stop in ground.sentences[first : first + _ON]:
        if ground.any(start, stop, "amount") or ground.has("paid", start, stop) or ground.has("first", start, stop):
            break
        found += means(ground, (start, stop), [], live=False)
        if ground.any(start, stop, "handle", "phone", "email"):
            found += ground.within(start, stop, "channel")
    return found


def scammer(ground: Ground, span: Span, kept: list[int], told: Sequence[Span] = ()) -> list[int]:
    """What is told elsewhere of the one who demands: number, handle, and the receiver with place and channel.

    ``told``: where other demands are told, with receivers of their own.
    """
    found: list[int] = []
    for i in ground.of("phone", "handle"):
        finding = ground.findings[i]
        start, _ = ground.sentence(finding.start)
        mine = ground.last("my_contact", max(0, min(start, finding.start - 60)), finding.start)
        if mine < 0 or ground.has("third", mine, finding.start):  # "don't write to me, call him: …"
            found.append(i)
    found += named_before(ground, span)
    have = {ground.findings[i].kind for i in (*kept, *found)}
    if "recipient" not in have:
        for i in ground.of("recipient"):
            start, end = ground.sentence(ground.findings[i].start)
            if start < span[0]:
                continue  # paid before this was asked
            if any(other != span and other[0] <= ground.findings[i].start < other[1] for other in told):
                continue
            found.append(i)
            kinds = [k for k in ("channel", "place") if k not in have]
            found += list(ground.within(start, end, *kinds)) if kinds else []
    return [i for i in found if i not in kept and not span[0] <= ground.findings[i].start < span[1]]
