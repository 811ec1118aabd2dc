"""Channels, places, payees: whether a name is known, and what it would need beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from extortrace.detectors.channels import grade, plausible
from extortrace.detectors.recipients import weigh
from extortrace.knowledge.place_cues import needs_cue
from extortrace.knowledge.place_mentions import mentions
from extortrace.knowledge.place_parts import part_of_another
from extortrace.text.lexicon import key
from extortrace.text.names import name_at
from extortrace.text.payees import BRAND, MONEY
from extortrace.text.spaced import closed_up
from extortrace.tracing.digits import some
from extortrace.tracing.spots import Fact, Spot

_GRADES = ("cards", "priced", "framed", "cued", "listed")
"""What a name that is no certain one may need beside it (see ``rules/README.md``)."""


def _close(name: str, known: Iterable[str]) -> str | None:
    """A known name that is a few letters away: one that may be meant, though it was not taken for it."""
    allowed = 1 if len(name) < 6 else 2 if len(name) < 11 else 3
    found = process.extractOne(name, known, scorer=OSA.distance, score_cutoff=allowed) if len(name) > 3 else None
    return found[0] if found else None


# --- channels --------------------------------------------------------------------------------------------------------


def channel(spot: Spot) -> Iterator[Fact]:
    table = spot.rules.channels
    here = [m for m in table.lexicon.find(spot.text) if m.start < spot.end and spot.start < m.end]
    if not here:
        yield from _unknown(spot, table.names)
        return
    mention = here[0]
    params = {"name": table.by_id[mention.id].name}
    yield Fact("channel_known", True, params, spot.raw(mention.start, mention.end))
    if mention not in plausible(spot.text, table):
        phrases = table.exceptions.find(spot.text)
        over = next((p for p in phrases if p.start <= mention.start and mention.end <= p.end), None)
        if over and mention.id in table.not_in[over.name]:
            yield Fact("part_of_phrase", False, {"phrase": over.name}, spot.raw(over.start, over.end))
        else:
            yield Fact("in_address", False)
        return
    graded = grade(spot.text, table, mention)
    if graded is None or not graded.sure:
        for need in _GRADES:
            if need in table.grades[mention.name]:
                yield Fact(f"needs_{need}", False, params)


def _unknown(spot: Spot, known: Iterable[str]) -> Iterator[Fact]:
    name = key(spot.said)
    close = _close(name, known)
    if close:
        yield Fact("name_close", False, {"name": close})
    else:
        yield Fact("name_unknown", False)


# --- places ----------------------------------------------------------------------------------------------------------


def place(spot: Spot) -> Iterator[Fact]:
    table = spot.rules.places
    found = [m for m in mentions(spot.text, table) if m.start < spot.end and spot.start < m.end]
    if not found:
        name = key(spot.said)
        if name in table.never or (name in table.names and not table.named(name)):
            yield Fact("never_a_place", False)
        else:
            yield from _unknown(spot, table.names)
        return
    mention = found[0]
    first = mention.places[0]
    yield Fact(
        "place_known", True, {"name": first.name, "country": first.country}, spot.raw(mention.start, mention.end)
    )
    if part_of_another(spot.text, mention):
        yield Fact("part_of_name", False)
    elif needs_cue(spot.text, mention, first):
        yield Fact("place_doubtful", False)


# --- payees ----------------------------------------------------------------------------------------------------------


def recipient(spot: Spot) -> Iterator[Fact]:
    text = closed_up(spot.text)
    places = spot.rules.places
    known = weigh(places, spot.said)
    if known > 1:
        yield Fact("name_is_place", False)
    if key(spot.said) in BRAND:
        yield Fact("name_is_brand", False)
    span = name_at(text.glyphs.text, text.folded.text, spot.start, lambda name: weigh(places, name), small=True)
    if span is None:
        yield Fact("no_name", False)
    elif span != (spot.start, spot.end):
        yield Fact("name_cut", False, {}, spot.raw(*span))
    else:
        yield Fact("name_shape", True)
    if not spot.said[:1].isupper():
        yield Fact("small_letters", False)
    money = MONEY.search(spot.folded, max(0, spot.start - 90), spot.start)
    if money:
        yield Fact("money_before", True, {"word": money.group()}, spot.raw(*money.span()))
    else:
        yield Fact("no_money_before", False)
    if not any(row.start <= spot.start < row.end for row in text.rows):
        yield Fact(
            "no_payee_label", False, {"labels": some(("nom", "bénéficiaire", "receiver", "au nom de", "pay to"))}
        )
