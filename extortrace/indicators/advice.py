"""What would make a rule fire on a text, or stop: read from what was tried (:mod:`.explain`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from extortrace.indicators.explain import Asked, Explanation, Lists, Tried

MOST = 4
"""Pieces of advice that are given; those that are nearest to change something come first."""

NEAR = 70
"""Per cent from which on a phrase is near enough to speak of its letters."""


class Advice(NamedTuple):
    """A code that the output translates, and its parameters (a condition among them stays as it is)."""

    code: str
    params: dict[str, Any]


def advice(tried: Explanation) -> list[Advice]:
    """Of a rule that fires what would stop it; of one that does not what would make it fire."""
    return list(_stops(tried) if tried.fires else _needs(tried))[:MOST]


def _stops(tried: Explanation) -> Iterator[Advice]:
    for fired in tried.fired:
        if not fired.stands:
            continue
        for asked in fired.asked:
            yield Advice("stop_near" if asked.wanted else "stop_beside", {"condition": asked.condition})
    left = [sum(near.most - near.edits for near in phrase.parts) for phrase in tried.phrases if phrase.span is not None]
    if left and not any(row.need and not row.apart for row in tried.lists):
        yield Advice("stop_letters" if max(left) else "stop_letter", {"count": max(left) + 1})
    if tried.rule.unless:
        some = [phrase.text for phrase in tried.rule.unless[:3]]
        yield Advice("stop_unless", {"phrases": some, "count": len(tried.rule.unless) - len(some)})


def _needs(tried: Explanation) -> Iterator[Advice]:
    for fired in tried.fired:
        for void, _ in fired.void[:1]:
            yield Advice("without_unless", {"phrase": void, "within": tried.rule.within})
        for asked in () if fired.void else fired.asked:
            if not asked.met:
                yield _condition(asked)
    if tried.fired:
        return
    some = False
    for lists in tried.nearest:
        if lists.apart == "missing" and lists.there:
            yield _lists(lists, tried.rule.within)
            some = True
        elif lists.apart != "missing":
            yield Advice(f"together_{lists.apart}", {"distance": lists.distance, "within": tried.rule.within})
            some = True
    for phrase in [*tried.closest[:2], *(best for row in tried.nearest[:1] for best in row.best)]:
        if phrase.lack not in ("", "absent") and phrase.similarity >= NEAR:
            yield _phrase(phrase)
            some = True
    if not some:
        yield Advice("nothing", {})


def _condition(asked: Asked) -> Advice:
    """A condition that is not met, and by how much."""
    params: dict[str, Any] = {"condition": asked.condition}
    if not asked.wanted:
        return Advice("need_away", params | {"distance": asked.distance})
    if asked.finding is not None:
        return Advice("need_nearer", params | {"distance": asked.distance})
    return Advice("need_certain" if asked.doubtful else "need_detail", params)


def _lists(lists: Lists, within: int) -> Advice:
    numbers = [number for number, best in enumerate(lists.best, 1) if best.span is None]
    code = "need_lists" if lists.need == len(lists.best) else "need_more_lists"
    more = lists.need - lists.there
    return Advice(code, {"lists": numbers, "count": more, "within": within})


def _phrase(phrase: Tried) -> Advice:
    params: dict[str, Any] = {"phrase": phrase.phrase}
    if phrase.lack == "gap":
        return Advice("gap_order" if phrase.gap is None else "gap", params | {"gap": phrase.gap or 0})
    worst = next(near for near in phrase.parts if near.lack == phrase.lack)
    if phrase.lack == "sense":
        ours, theirs = worst.changed or (worst.part, worst.seen)
        return Advice("sense", params | {"ours": ours, "theirs": theirs})
    more = worst.edits - worst.most
    return Advice("letters" if more > 1 else "letter", params | {"count": more, "most": worst.most})
