"""Phrase indicators: which rules fire on a text, on which characters, how closely.

:func:`match` knows the text alone; :func:`meeting` then keeps the hits whose conditions on details are met.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> hits = match(Text("Demain je publie ta vidéo !"), load_rules().indicators)
>>> [(hit.rule, hit.text) for hit in hits if hit.category == "exposure"]
[('publish-media', 'publie ta vidéo')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extortrace.indicators.sight import Sight
from extortrace.indicators.ways import Way
from extortrace.knowledge import Rules
from extortrace.knowledge.indicators import Indicator, Indicators
from extortrace.model import EXPERIMENTAL, Finding, Hit
from extortrace.text import Text, View

__all__ = ["MOST_HITS", "REACH", "match", "meeting"]

MOST_HITS = 50
"""Hits of a rule that are kept; the last one then has the flag ``more``."""

REACH = 200
"""Characters around a disguised word that are read again: as long as a phrase may be."""


def match(text: Text, rules: Indicators) -> list[Hit]:
    """All hits in order of place, one a rule and place. What only shows once disguise is undone is ``obfuscated``."""
    hits = list(_match(text, text.words, rules))
    for view in _disguised(text):
        for hit in list(_match(text, view, rules)):
            if not any(hit.rule == other.rule and hit.start < other.end and other.start < hit.end for other in hits):
                hits.append(replace(hit, flags=("obfuscated", *hit.flags)))
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.rule))


def meeting(hits: Sequence[Hit], findings: Sequence[Finding], rules: Rules) -> tuple[Hit, ...]:
    """The hits whose rules have no conditions on details, or see them met by the findings of the message."""
    if not any(hit.rule in rules.indicators.conditioned for hit in hits):
        return tuple(hits)
    from extortrace.indicators.conditions import met  # few rules of many ask for it

    return met(hits, findings, rules)


def _disguised(text: Text) -> Iterator[View]:
    """The stretches of the leet view where it reads another word than the words view: what is near such a word."""
    leet = text.leet
    if leet.text == text.words.text or leet.starts is None or leet.ends is None:
        return
    plain = {(text.words.span(a, b), word) for a, b, word in _words(text.words)}
    begin = end = 0
    for a, b, word in _words(leet):
        if (leet.span(a, b), word) in plain:
            continue
        if a - REACH > end:
            if end:
                yield View(leet.text[begin:end], leet.starts[begin:end], leet.ends[begin:end])
            begin = leet.text.rfind(" ", 0, max(a - REACH, 0)) + 1
        end = leet.text.find(" ", b + REACH)
        end = len(leet.text) if end < 0 else end
    if end:
        yield View(leet.text[begin:end], leet.starts[begin:end], leet.ends[begin:end])


def _words(view: View) -> Iterator[tuple[int, int, str]]:
    at = 0
    for word in view.text.split():
        yield at, at + len(word), word
        at += len(word) + 1


def _match(text: Text, view: View, rules: Indicators) -> Iterator[Hit]:
    sight = Sight(text, view, rules)
    for number in sight.rules():
        rule = rules.rule(number)
        kept = sight.standing(rule, sight.fired(rule))
        more = len(kept) > MOST_HITS or any(part in sight.cut for p in rule.phrases for part in p.parts)
        for at, way in enumerate(kept[:MOST_HITS], 1):
            yield _hit(text, view, rule, way, more and at == min(len(kept), MOST_HITS))


def _hit(text: Text, view: View, rule: Indicator, way: Way, more: bool) -> Hit:
    parts = tuple(view.span(start, end) for start, end in way.spans)
    start, end = parts[0][0], max(part[1] for part in parts)
    counts = rule.status == "stable"
    flags = (() if counts else (EXPERIMENTAL,)) + (("more",) if more else ())
    return Hit(
        rule.id, rule.category, rule.severity, rule.weight if counts else 0, way.phrase, way.similarity, start, end,
        text.raw[start:end], parts if len(parts) > 1 else (), flags,
    )  # fmt: skip
