"""What shows that a doubtful name (Nice, Man, Florence) is meant as a place; states and postcodes behind a town."""

from __future__ import annotations

import re

from extortrace.knowledge.place_mentions import Mention, capital, cased
from extortrace.knowledge.place_parts import in_a_name, rows_at
from extortrace.knowledge.places import Place
from extortrace.text import Text
from extortrace.text.lexicon import key
from extortrace.text.whereabouts import GIVING, LOWER_NEXT, NOUN, POSTCODE, PREPOSITION, STATE, TOWN_LABEL, US


def state_behind(text: Text, mention: Mention) -> str | None:
    """The country whose state, province or postal code follows the name."""
    tail = text.folded.text[mention.end : mention.end + 24]
    found = STATE.match(tail) or STATE.match(text.glyphs.text, mention.end, mention.end + 24)
    return next((name.upper() for name in ("us", "ca", "gb") if found[name]), None) if found else None


def is_state(text: Text, mention: Mention) -> bool:
    return bool(re.fullmatch(US, text.folded.text[mention.start : mention.end])) and mention.places[0].kind == "country"


def slip(text: Text, mention: Mention) -> bool:
    """Whether a short word in small letters is only nearly a place, and nothing before it asks for one ("calbar")."""
    written = text.glyphs.text[mention.start : mention.end]
    if not mention.edits or len(written) > _NEARLY or not written.islower():
        return False
    return not PREPOSITION.search(text.folded.text[max(0, mention.start - 40) : mention.start])


_SIGNED = re.compile(r"-[ ]?[A-ZÀ-Þ]\w{1,14} (?:of|from|de|in) \Z")
"""How letters are signed: "- Worried of Adelaide"."""
_NEARLY = 7
_SHORT = 6
"""A little-known name of so few letters is in some language a word (yako, mara, sare)."""


def needs_cue(text: Text, mention: Mention, place: Place) -> bool:
    """Whether the name alone does not show that a place is meant."""
    small = text.glyphs.text[mention.start].islower() and mention.end - mention.start <= _SHORT
    return place.doubtful or place.short or (place.minor and (small or in_a_name(text, mention)))


def cue_for(text: Text, mention: Mention, place: Place, near: set[str], beside: list[Mention]) -> str | None:
    """What shows that a doubtful name is meant as a place: the code of the cue."""
    folded, start, end = text.folded.text, mention.start, mention.end
    written = text.glyphs.text[start:end]
    if place.short and not written.isupper() and (place.doubtful or cased(text, start)):
        return None
    before = folded[max(0, start - 40) : start]
    if any(TOWN_LABEL.search(row.label) and end <= row.start + 40 for row in rows_at(text, start)):
        return "place_label"
    if place.country in near and not (place.minor and written[0].islower()) and (
        any(place.kind != m.places[0].kind or not m.doubtful for m in beside) or state_behind(text, mention)
    ):
        return "place_beside"
    if place.short:
        loose = LOWER_NEXT.match(text.glyphs.text, end) or folded[end : end + 1] in "$0123456789"
        if len(written.replace(".", "")) == 2 and place.doubtful and place.name != "United States":
            return None
        if (
            place.name == "United States"
            and re.search(
                r"\b(?:the|in|from"
                r"|to)[ ]{1,2}\Z",
                before,
            )
            and not (loose and folded[end : end + 1])
        ):
            return "preposition"
        if not place.doubtful and not (loose and folded[end : end + 1] and not PREPOSITION.search(before)):
            return "capitals"
        return None
    if place.minor and written[0].islower():
        return None
    if POSTCODE.search(before) and not written[0].islower():
        return "postcode"
    if NOUN.search(before) or _SIGNED.search(text.glyphs.text, max(0, start - 30), start):
        return "place_noun"
    capitalised = capital(text, mention)
    preposition = PREPOSITION.search(before)
    if preposition and (capitalised or text.glyphs.text[max(0, start - 2) : start] in ("à ", "À ")):
        word = preposition.group().strip()
        follows = text.glyphs.text[end : end + 2]
        if len(follows) == 2 and follows[0] == " " and follows[1].isupper():
            return None  # to Jordan Smith
        if word in ("in", "near", "en", "vers", "into", "around", "visit", "dans", "au"):
            return "preposition"
        nickname = key(place.name) != key(written)
        if not GIVING.search(before) or place.kind == "country" or nickname:
            return "preposition"
    return None
