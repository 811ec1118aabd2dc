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
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extortrace.knowledge import Rules
from extortrace.knowledge.places import Place, Places
from extortrace.model import Finding, Reason
from extortrace.text import Row, Text
from extortrace.text.lexicon import key
from extortrace.text.whereabouts import (
    ADDRESS,
    BETWEEN,
    BRAND_AFTER,
    BRAND_BEFORE,
    GIVING,
    LABEL_OTHER,
    LOWER_NEXT,
    NAMED,
    NOUN,
    ORGANISATION,
    PLACE_LABEL,
    POSTCODE,
    PREPOSITION,
    STATE,
    STREET,
    STREET_NAME,
    TITLE,
    TOWN_LABEL,
    US,
)

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ '.\-]{0,2}\n?[ '.\-]{0,2}")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A known name where it stands, with all it may stand for."""

    start: int
    end: int
    places: tuple[Place, ...]
    edits: int = 0

    @property
    def doubtful(self) -> bool:
        return all(place.doubtful or place.short for place in self.places)


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Places with their country. Doubtful names without a cue are candidates; names of other things are left out."""
    mentions = [m for m in _mentions(text, rules.places) if not _other(text, m)]
    told = Counter(m.places[0].country for m in mentions if not m.places[0].doubtful and _only(m))
    sure: _Mention | None = None
    for at, mention in enumerate(mentions):
        beside = [m for m in mentions[max(0, at - 1) : at + 2] if m is not mention and _adjacent(text, mention, m)]
        near = {place.country for m in beside for place in m.places}
        state = _state(text, mention)
        near |= {state} if state else set()
        if state and state not in {p.country for p in mention.places}:
            continue  # Paris, Texas: another town of that name
        if _is_state(text, mention) and "US" in near:
            continue  # Atlanta, Georgia
        place = _choose(mention, {state} if state else near, told, text)
        listed = [
            m
            for m in (sure, *mentions[at + 1 : at + 2])
            if m and (m is sure or not m.doubtful) and _listed(text, mention, m)
        ]
        cue = _cue(text, mention, place, near, beside) or ("place_list" if listed and _capital(text, mention) else None)
        doubtful = (place.doubtful or place.short) and not cue
        if doubtful and not _capital(text, mention):
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


def _only(mention: _Mention) -> bool:
    return len({place.country for place in mention.places}) == 1


# --- names ----------------------------------------------------------------------------------------------------------


def _mentions(text: Text, table: Places) -> Iterator[_Mention]:
    """Known names, longest first, then misspelt ones; a phrase that is known to be no place is passed over."""
    folded = text.folded.text
    labels = frozenset(row.label_start for row in text.rows)
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(folded)]

    @lru_cache(maxsize=4096)
    def near(letters: str) -> tuple[str, int] | None:
        return misspelt(letters, table)

    at = 0
    while at < len(words):
        word = words[at][2]
        if word not in table.first and (len(word) < 2 or word[:2] not in table.loose):
            at += 1
            continue
        runs = _runs(folded, words, at, labels, max(table.first.get(word, 0), 3 if word[:2] in table.loose else 1))
        taken = 1
        for n, name in reversed(runs):
            if name in table.names:
                taken = n
                if places := table.named(name):
                    yield _Mention(words[at][0], words[at + n - 1][1], places)
                break
        else:
            for n, name in runs[:3] if words[at][2][:2] in table.loose or len(words[at][2]) < 2 else ():
                hit = near(name.replace(" ", ""))
                if n > 1 and (len(words[at][2]) < 3 or len(name) < 10):
                    continue
                if hit and n - 1 == (hit[0].count(" ") if n > 1 else 0) and name not in table.never:
                    yield _Mention(words[at][0], words[at + n - 1][1], table.named(hit[0]), hit[1])
                    taken = n
                    break
        at += taken


def _runs(
    folded: str, words: list[tuple[int, int, str]], at: int, labels: frozenset[int], most: int
) -> list[tuple[int, str]]:
    """The first word, the first two … as one name, as long as nothing but spaces, dashes or apostrophes parts them."""
    name = words[at][2]
    runs = [(1, name)]
    for n in range(2, most + 1):
        if at + n > len(words):
            break
        a, b = words[at + n - 2][1], words[at + n - 1][0]
        if b - a > 4 or b in labels or not _GAP.fullmatch(folded, a, b):
            break
        name += " " + words[at + n - 1][2]
        runs.append((n, name))
    return runs


def misspelt(letters: str, table: Places) -> tuple[str, int] | None:
    """The long name that was meant, if the letters are one edit away (two for very long names).

    A name with something added is a people or a language (Nigerian, Sénégalais), not a slip.
    """
    if len(letters) < 6 or letters.isdigit() or letters in table.never:
        return None
    from rapidfuzz.distance import OSA

    best: tuple[str, int] | None = None
    for known, name in table.loose.get(letters[:2], ()):
        allowed = 1 if len(known) < 11 else 2
        if abs(len(known) - len(letters)) > allowed or letters + "s" == known:
            continue
        if letters == known + "e" and known[-1] not in "aeiouy":
            return name, 1  # Sénégale, Cameroune
        if letters.startswith(known) or (known[:-1] == letters[: len(known) - 1] and len(letters) >= len(known)):
            continue  # only the ending differs: Tunisien, Algérien
        edits = OSA.distance(known, letters, score_cutoff=allowed)
        if edits <= allowed and (best is None or edits < best[1]):
            best = name, edits
    return best


# --- what a name is part of -------------------------------------------------------------------------------------------

_TOKEN = 60


def _other(text: Text, mention: _Mention) -> bool:
    """True when the name is part of an address, an organisation, a currency, a compound or a person's name."""
    folded, start, end = text.folded.text, mention.start, mention.end
    token = _token(folded, start, end)
    if ADDRESS.search(token):
        return True
    if folded[end : end + 1] in ("_", "@") or (start and folded[start - 1] in "@#$_\\"):
        return True
    if start > 1 and folded[start - 1] == "/" and not (folded[start - 2].isalpha() or folded[start - 2] == " "):
        return True
    before = folded[max(0, start - 40) : start]
    if before.endswith("@ "):
        return True
    if mention.places[0].kind == "city" and (TITLE.search(before) or NAMED.search(before)):
        return True
    if STREET.search(before) or STREET_NAME.match(folded, end):
        return True
    if ORGANISATION.search(before) or BRAND_AFTER.match(folded, end):
        return True
    if BRAND_BEFORE.search(before) and mention.places[0].kind == "country":
        return True
    if re.search(r"[a-z]{2}-\Z", before) and not re.search(
        r"\b(?:abidjan|abuja|paris|dakar|lagos|lome"
        r"|cotonou)-\Z",
        before,
    ):
        return (
            folded[start - 2 : start - 1].isalpha() and not text.glyphs.text[max(0, start - 12) : start - 1].isupper()
        )
    return any(
        row.start <= start < row.end and LABEL_OTHER.search(row.label) and not PLACE_LABEL.search(row.label)
        for row in _rows_at(text, start)
    )


def _token(folded: str, start: int, end: int) -> str:
    """The unbroken run of characters around a name."""
    a = max((folded.rfind(sign, max(0, start - _TOKEN), start) for sign in ' \n,;()<>|"'), default=-1) + 1
    a = max(a, start - _TOKEN, 0)
    b = min(
        (at for sign in ' \n,;()<>|"' if (at := folded.find(sign, end, end + _TOKEN)) >= 0),
        default=min(len(folded), end + _TOKEN),
    )
    return folded[a:b]


def _rows_at(text: Text, at: int) -> tuple[Row, ...]:
    """The form row whose value holds a position, if any."""
    i = bisect_right(text.rows, at, key=lambda row: row.start) - 1
    return (text.rows[i],) if i >= 0 and at < text.rows[i].end else ()


# --- which place, and whether it is one ------------------------------------------------------------------------------


def _state(text: Text, mention: _Mention) -> str | None:
    """The country whose state, province or postal code follows the name."""
    tail = text.folded.text[mention.end : mention.end + 24]
    found = STATE.match(tail) or STATE.match(text.glyphs.text, mention.end, mention.end + 24)
    return next((name.upper() for name in ("us", "ca", "gb") if found[name]), None) if found else None


def _is_state(text: Text, mention: _Mention) -> bool:
    return bool(re.fullmatch(US, text.folded.text[mention.start : mention.end])) and mention.places[0].kind == "country"


def _listed(text: Text, one: _Mention, two: _Mention) -> bool:
    """Two names of a list: "Georgia, Chad and Turkey"."""
    first, second = (one, two) if one.start < two.start else (two, one)
    return bool(
        re.fullmatch(
            r"[ ]?(?:,|/|;)?[ ]?(?:(?:and|et|ou|or|&)[ ])?(?:(?:en|au|aux|in|le|la"
            r"|a)[ ])?",
            text.folded.text[first.end : second.start],
        )
    )


def _adjacent(text: Text, one: _Mention, two: _Mention) -> bool:
    """Nothing but a comma, a bracket, a dash or "en" between two names."""
    first, second = (one, two) if one.start < two.start else (two, one)
    gap = text.folded.text[first.end : second.start]
    return len(gap) <= 14 and BETWEEN.fullmatch(gap) is not None


def _choose(mention: _Mention, near: set[str], told: Counter[str], text: Text) -> Place:
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
    dialled = _dialled(text)
    return next((place for place in main if place.country in dialled), mention.places[0])


def _dialled(text: Text) -> set[str]:
    """Countries of the international prefixes written in the message."""
    codes = {int(code) for code in re.findall(r"(?<!\d)(?:\+|00)(\d{2,3})(?=[ .\-]?\d)", text.folded.text)[:20]}
    if not codes:
        return set()
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return {region for code in codes for region in COUNTRY_CODE_TO_REGION_CODE.get(code, ())[:1]}


def _cue(text: Text, mention: _Mention, place: Place, near: set[str], beside: list[_Mention]) -> str | None:
    """What shows that a doubtful name is meant as a place: the code of the cue."""
    if not (place.doubtful or place.short):
        return None
    folded, start, end = text.folded.text, mention.start, mention.end
    written = text.glyphs.text[start:end]
    if place.short and not written.isupper() and (place.doubtful or _cased(text, start)):
        return None
    before = folded[max(0, start - 40) : start]
    if any(TOWN_LABEL.search(row.label) and end <= row.start + 40 for row in _rows_at(text, start)):
        return "place_label"
    if place.country in near and (
        any(place.kind != m.places[0].kind or not m.doubtful for m in beside) or _state(text, mention)
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
    if POSTCODE.search(before):
        return "postcode"
    if NOUN.search(before):
        return "place_noun"
    capital = _capital(text, mention)
    preposition = PREPOSITION.search(before)
    if preposition and (capital or text.glyphs.text[max(0, start - 2) : start] in ("à ", "À ")):
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


def _cased(text: Text, at: int) -> bool:
    """True where capitals mean something: the characters around are mostly small."""
    around = [c for c in text.glyphs.text[max(0, at - 40) : at + 40] if c.isalpha()]
    upper = sum(c.isupper() for c in around)
    return 0 < upper < len(around) * 0.4


def _capital(text: Text, mention: _Mention) -> bool:
    """A capital that no sentence start or all-capital writing explains."""
    glyphs, start = text.glyphs.text, mention.start
    if not glyphs[start].isupper() or not _cased(text, start):
        return False
    before = glyphs[max(0, start - 3) : start].rstrip()
    return start > 0 and bool(before) and before[-1] not in '.!?:\n"«-*•'
