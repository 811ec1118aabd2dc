"""Phrase indicators: which rules fire on a text, on which characters, how closely.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> hits = match(Text("Paie ou je publie ta vidéo !"), load_rules().indicators)
>>> [(hit.rule, hit.text) for hit in hits if hit.category == "exposure"]
[('publish-media', 'publie ta vidéo')]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extortrace.indicators.places import places
from extortrace.indicators.ways import Way, best, together, voided, ways
from extortrace.knowledge.indicators import Indicator, Indicators, Phrase
from extortrace.model import Hit
from extortrace.text import Text, View

MOST_HITS = 50
"""Hits of a rule that are kept; the last one then has the flag ``more``."""


def match(text: Text, rules: Indicators) -> list[Hit]:
    """All hits in order of place, one a rule and place. What only shows once disguise is undone is ``obfuscated``."""
    hits = list(_match(text, text.words, rules))
    if text.leet.text != text.words.text:
        for hit in list(_match(text, text.leet, rules)):
            if not any(hit.rule == other.rule and hit.start < other.end and other.start < hit.end for other in hits):
                hits.append(replace(hit, flags=("obfuscated", *hit.flags)))
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.rule))


def _match(text: Text, view: View, rules: Indicators) -> Iterator[Hit]:
    where, cut = places(view.text, rules)
    starts = [text.raw_span(*span)[0] for span in text.sentences] if where else []

    def sentence(at: int) -> int:
        return bisect_right(starts, view.span(at, at + 1)[0])

    def found(phrase: Phrase) -> list[Way]:
        return list(ways(phrase, where, view.text))

    for number in sorted({rule for part in where for rule in rules.users.get(part, ())}):
        rule = rules.rules[number]
        fired = [way for phrase in rule.phrases for way in found(phrase)]
        for groups in rule.combinations:
            fired += together([[w for p in group for w in found(p)] for group in groups], rule.within, sentence)
        if not fired:
            continue
        kept = best(fired)
        if void := [way for phrase in rule.unless for way in found(phrase)]:
            kept = [way for way in kept if not voided(way, void, rule.within, sentence)]
        more = len(kept) > MOST_HITS or any(part in cut for p in rule.phrases for part in p.parts)
        for at, way in enumerate(kept[:MOST_HITS], 1):
            yield _hit(text, view, rule, way, more and at == min(len(kept), MOST_HITS))


def _hit(text: Text, view: View, rule: Indicator, way: Way, more: bool) -> Hit:
    parts = tuple(view.span(start, end) for start, end in way.spans)
    start, end = parts[0][0], max(part[1] for part in parts)
    weight = rule.weight if rule.status == "stable" else 0
    return Hit(
        rule.id, rule.category, rule.severity, weight, way.phrase, way.similarity, start, end, text.raw[start:end],
        parts if len(parts) > 1 else (), ("more",) if more else (),
    )  # fmt: skip
