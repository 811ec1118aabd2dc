"""Places: countries, cities and districts of the gazetteer ``rules/places``, whatever the spelling.

Folded names one space apart make case, accents, apostrophes and dashes irrelevant; long names may be misspelt. A name
that is also a word or a first name counts only with a cue; a name inside an organisation's, a currency or an address
does not count at all. A name of several places goes to the country that the message speaks of, else to its best-known
bearer, the others staying under ``alternatives``.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> [(f.value, f.country) for f in find(Text("western union a cote divoire, ville Man"), load_rules())]
[("Côte d'Ivoire", 'CI'), ('Man', 'CI')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from extortrace.knowledge import Rules
from extortrace.knowledge.place_cues import cue_for, is_state, needs_cue, slip, state_behind
from extortrace.knowledge.place_mentions import Mention, capital, mentions
from extortrace.knowledge.place_parts import part_of_another
from extortrace.knowledge.places import Place
from extortrace.model import Finding, Reason
from extortrace.text import Text
from extortrace.text.spaced import closed_up
from extortrace.text.whereabouts import BETWEEN


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Places with their country. Doubtful names without a cue are candidates; names of other things are left out."""
    text = closed_up(text)
    found = [m for m in mentions(text, rules.places) if not part_of_another(text, m)]
    told = Counter(m.places[0].country for m in found if not m.places[0].doubtful and _only(m))
    sure: Mention | None = None
    for at, mention in enumerate(found):
        beside = [m for m in found[max(0, at - 1) : at + 2] if m is not mention and _adjacent(text, mention, m)]
        near = {place.country for m in beside for place in m.places}
        if not beside and slip(text, mention):
            continue
        state = state_behind(text, mention)
        near |= {state} if state else set()
        if state and state not in {p.country for p in mention.places}:
            continue  # Paris, Texas: another town of that name
        if is_state(text, mention) and "US" in near:
            continue  # Atlanta, Georgia
        place = _choose(mention, {state} if state else near, told, text)
        doubtful = needs_cue(text, mention, place)
        cue = cue_for(text, mention, place, near, beside) if doubtful else None
        if doubtful and not cue and capital(text, mention):
            items = [m for m in (sure, *found[at + 1 : at + 2]) if m and (m is sure or not m.doubtful)]
            cue = "place_list" if any(_listed(text, mention, m) for m in items) else None
        doubtful = doubtful and not cue
        if doubtful and not capital(text, mention):
            continue
        if not doubtful:
            sure = mention
        why = [Reason("place_name", {"edits": mention.edits} if mention.edits else {})]
        why += [Reason(cue)] if cue else []
        why += [Reason("needs_cue")] if doubtful else []
        others = [p for p in mention.places if p.country != place.country]
        if others and place.country not in near and place.country not in told:
            why.append(Reason("ambiguous_city", {"count": len(others) + 1}))
        yield text.finding(
            "place",
            place.name,
            mention.start,
            mention.end,
            country=place.country,
            role=place.kind,
            status="candidate" if doubtful else "confirmed",
            confidence=0.4 if doubtful else 0.75 if mention.edits or (others and len(why) > 1) else 0.95,
            why=tuple(why),
            alternatives=tuple(
                text.finding("place", p.name, mention.start, mention.end, country=p.country, status="candidate",
                             confidence=0.3, why=(Reason("ambiguous_city"),))
                for p in others
            ),
        )  # fmt: skip


def _only(mention: Mention) -> bool:
    return len({place.country for place in mention.places}) == 1


def _listed(text: Text, one: Mention, two: Mention) -> bool:
    """Two names of a list: "Georgia, Chad and Turkey"."""
    first, second = (one, two) if one.start < two.start else (two, one)
    return bool(
        re.fullmatch(
            r"[ ]?(?:,|/|;)?[ ]?(?:(?:and|et|ou|or|&)[ ])?(?:(?:en|au|aux|in|le|la"
            r"|a)[ ])?",
            text.folded.text[first.end : second.start],
        )
    )


def _adjacent(text: Text, one: Mention, two: Mention) -> bool:
    """Nothing but a comma, a bracket, a dash or "en" between two names."""
    first, second = (one, two) if one.start < two.start else (two, one)
    gap = text.folded.text[first.end : second.start]
    return len(gap) <= 14 and BETWEEN.fullmatch(gap) is not None


def _choose(mention: Mention, near: set[str], told: Counter[str], text: Text) -> Place:
    """The place meant: beside it, then in the message, then the best-known one."""
    if _only(mention):
        return mention.places[0]
    for place in mention.places:
        if place.country in near:
            return place
    main = [
        p for p in mention.places if not p.minor and (not p.doubtful or mention.places[0].doubtful)
    ] or mention.places
    known = [place for place in main if told[place.country]]
    if known:
        return max(known, key=lambda place: told[place.country])
    dialled = _dialled(text.folded.text)
    return next((place for place in main if place.country in dialled), mention.places[0])


@lru_cache(maxsize=2)
def _dialled(folded: str) -> frozenset[str]:
    """Countries of the international prefixes written in the message."""
    codes = {int(code) for code in re.findall(r"(?<!\d)(?:\+|00)(\d{2,3})(?=[ .\-]?\d)", folded)[:20]}
    if not codes:
        return frozenset()
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return frozenset(region for code in codes for region in COUNTRY_CODE_TO_REGION_CODE.get(code, ())[:1])
