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

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ '.\-]{0,2}\n?[ '.\-]{0,2}")
_MOST = 6
"""The longest name in words."""


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
        listed = [m for m in (sure, *mentions[at + 1 : at + 2]) if m and (m is sure or not m.doubtful) and _listed(text, mention, m)]
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
        runs = _runs(folded, words, at, labels)
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
    folded: str, words: list[tuple[int, int, str]], at: int, labels: frozenset[int]
) -> list[tuple[int, str]]:
    """The first word, the first two … as one name, as long as nothing but spaces, dashes or apostrophes parts them."""
    name = words[at][2]
    runs = [(1, name)]
    for n in range(2, _MOST + 1):
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
_ADDRESS = re.compile(r"@\w|\w@|://|^www\.|\.(?:com|org|net|info|fr|ca|ci|bj|sn|tg|ng|gh|be|ch|uk|co|io|eu|us|de|biz|top|xyz)\b")
_ORGANISATION = re.compile(
    r"""\b(?:bank|banque|banq|barreau|universit(?:y|e)|embassy|ambassade|consulat|consulate|government|gouvernement|ministry
    |ministere|president|presidente|parlement|parliament|senat|assemblee|cour[ ]d'appel|tribunal(?:[ ]\w{4,12})?|academy|academie
    |college|lycee|diocese|archdiocese|university[ ]college|chamber[ ]of[ ]commerce|chambre[ ]de[ ]commerce|prefecture
    |federation|cabinet|journal|gazette|credit[ ]agricole|caisse[ ]d'epargne|tour|equipe|miss|stade|stadium|coupe|cup
    |festival|lord|duke|duchess|prince|princess|king|queen|reine|roi)
    [ ](?:de[ ]la|de[ ]l'|du|des|de|d'|of[ ]the|of)?[ ]?\Z""",
    re.VERBOSE,
)
_BRAND_BEFORE = re.compile(r"\b(?:orange|mtn|moov|airtel|vodafone|tigo|telecel|glo|ecobank|uba|air|radio|tele|amazon|google)[ ]\Z")
_BRAND_AFTER = re.compile(
    r"[ ](?:dollars?|francs?|pounds?|dinars?|pesos?|currency|post|bank|airways|airlines|telecom|revenue[ ]agency|times|herald"
    r"|tribune|university|united[ ]fc|fc|city[ ]fc)\b"
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mme|mlle|madame|monsieur|dr|sir|maitre|rev|barrister|barr|pastor|chief|prince|tantie|auntie)[. ]{1,2}\Z")
_STREET = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|bld|impasse|allee|place|quai|rond-point)[ ](?:de[ ]la[ ]|de[ ]l'|de[ ]|du[ ]|des[ ]|d')?\Z"
)
_STREET_NAME = re.compile(r"[ ](?:street|st|road|rd|avenue|ave|av|boulevard|blvd|lane|ln|drive|dr|way|court|square|terrace)\b(?![ ]?')")
_NAMED = re.compile(
    r"\b(?:nom|noms|prenoms?|name|named|surname|au[ ]nom[ ]d[eu]|beneficiaire|beneficiary|receiver|destinataire|titulaire|m'appelle"
    r"|my[ ]name[ ]is|je[ ]suis|i[ ]am|i'm|it's|c'est)[ ]{0,2}[:=\-]{0,4}[ ]{0,2}\Z"
)
_LABEL_OTHER = re.compile(r"\b(?:nom|noms|prenoms?|surname|name|state|province|etat|question|answer|reponse|password)\b")


def _other(text: Text, mention: _Mention) -> bool:
    """True when the name is part of an address, an organisation, a currency, a compound, or fills in a person's name."""
    folded, start, end = text.folded.text, mention.start, mention.end
    token = _token(folded, start, end)
    if _ADDRESS.search(token):
        return True
    if start and folded[start - 1] in "@#$_/\\" or folded[end : end + 1] in ("_", "@"):
        if folded[start - 1 : start] != "/" or not (start > 1 and (folded[start - 2].isalpha() or folded[start - 2] == " ")):
            return True
    before = folded[max(0, start - 40) : start]
    if before.endswith("@ "):
        return True
    if mention.places[0].kind == "city" and (_TITLE.search(before) or _NAMED.search(before)):
        return True
    if _STREET.search(before) or _STREET_NAME.match(folded, end):
        return True
    if _ORGANISATION.search(before) or _BRAND_AFTER.match(folded, end):
        return True
    if _BRAND_BEFORE.search(before) and mention.places[0].kind == "country":
        return True
    if re.search(r"[a-z]{2}-\Z", before) and not re.search(r"\b(?:abidjan|abuja|paris|dakar|lagos|lome|cotonou)-\Z", before):
        return folded[start - 2 : start - 1].isalpha() and not text.glyphs.text[max(0, start - 12) : start - 1].isupper()
    return any(row.start <= start < row.end and _LABEL_OTHER.search(row.label) and not _PLACE_LABEL.search(row.label) for row in _rows_at(text, start))


def _token(folded: str, start: int, end: int) -> str:
    """The unbroken run of characters around a name."""
    a = max((folded.rfind(sign, max(0, start - _TOKEN), start) for sign in " \n,;()<>|\""), default=-1) + 1
    a = max(a, start - _TOKEN, 0)
    b = min((at for sign in " \n,;()<>|\"" if (at := folded.find(sign, end, end + _TOKEN)) >= 0), default=min(len(folded), end + _TOKEN))
    return folded[a:b]


def _rows_at(text: Text, at: int) -> tuple[Row, ...]:
    """The form row whose value holds a position, if any."""
    i = bisect_right(text.rows, at, key=lambda row: row.start) - 1
    return (text.rows[i],) if i >= 0 and at < text.rows[i].end else ()


# --- which place, and whether it is one ------------------------------------------------------------------------------

_BETWEEN = re.compile(r"[ ]?[,/()\-–:;]?[ ]?\n?[ ]?\(?(?:(?:en|au|in|du|of|the|la|city|ville|pays)[ ]?[:=]?[ ]?){0,2}")
_US = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa"
    "|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada"
    "|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island"
    "|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming"
)
_STATE = re.compile(
    rf"""[ ]?(?P<comma>,)?[ ]?\(?\n?[ ]?
    (?: (?P<us>(?:{_US.replace(" ", "[ ]")})\b | [A-Z]{{2}}\b[ .,]{{0,3}}\d{{5}}\b
          | (?(comma)(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b|(?!)))
      | (?P<ca>(?:quebec|ontario|alberta|manitoba|saskatchewan|nova[ ]scotia|new[ ]brunswick|british[ ]columbia|nouvelle-ecosse
          |nouveau-brunswick|colombie-britannique)\b | (?(comma)(?:ON|QC|BC|AB|MB|SK|NS|NB)\b|(?!)))
      | (?P<gb>(?:england|scotland|wales)\b | [A-Z]{{1,2}}\d{{1,2}}[A-Z]?[ ]\d[A-Z]{{2}}\b)
    )""",
    re.VERBOSE,
)


def _state(text: Text, mention: _Mention) -> str | None:
    """The country whose state, province or postal code follows the name."""
    tail = text.folded.text[mention.end : mention.end + 24]
    found = _STATE.match(tail) or _STATE.match(text.glyphs.text, mention.end, mention.end + 24)
    return next((name.upper() for name in ("us", "ca", "gb") if found[name]), None) if found else None


def _is_state(text: Text, mention: _Mention) -> bool:
    return bool(re.fullmatch(_US, text.folded.text[mention.start : mention.end])) and mention.places[0].kind == "country"


def _listed(text: Text, one: _Mention, two: _Mention) -> bool:
    """Two names of a list: "Georgia, Chad and Turkey"."""
    first, second = (one, two) if one.start < two.start else (two, one)
    return bool(re.fullmatch(r"[ ]?(?:,|/|;)?[ ]?(?:(?:and|et|ou|or|&)[ ])?(?:(?:en|au|aux|in|le|la|a)[ ])?", text.folded.text[first.end : second.start]))


def _adjacent(text: Text, one: _Mention, two: _Mention) -> bool:
    """Nothing but a comma, a bracket, a dash or "en" between two names."""
    first, second = (one, two) if one.start < two.start else (two, one)
    gap = text.folded.text[first.end : second.start]
    return len(gap) <= 14 and _BETWEEN.fullmatch(gap) is not None


def _choose(mention: _Mention, near: set[str], told: Counter[str], text: Text) -> Place:
    """The place meant: beside it, then in the message, then the best-known one."""
    if _only(mention):
        return mention.places[0]
    for place in mention.places:
        if place.country in near:
            return place
    main = [p for p in mention.places if not p.minor and (not p.doubtful or mention.places[0].doubtful)] or mention.places
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


_PLACE_LABEL = re.compile(
    r"\b(?:ville|city|town|pays|country|commune|quartier|lieu|location|localite|localisation|adresse|address|region|agence|branch|destination"
    r"|residence|zip|code postal)\b"
)
_TOWN_LABEL = re.compile(r"\b(?:ville|city|town|pays|country|commune|quartier|location|localite|destination)\b")
_NOUN = re.compile(
    r"""(?:\b(?:ville|city|town|gare|quartier|commune|mairie|region|agence|aeroport|airport|branch|village|prison|port|marche|market
    |guichet|habite|habitant|resident|native|based|located|living|live|lives|lived|reside|residing|situe|situee|base|basee|domicilie|pays|country
    |republic|republique|kingdom|centre|center|downtown|banlieue|aller|voyage|voyager|trip|travel|travelled|traveled|moved|flight)
    [ ](?:[aàn]|au|aux|en|de[ ]la|de[ ]l'|de|d'|du|of|in|to|the|at|from|pour|for)?[ :]{0,2}(?:the[ ])?)\Z""",
    re.VERBOSE,
)
_PREPOSITION = re.compile(
    r"(?:\b(?:a|au|aux|en|sur|vers|depuis|in|to|from|near|around|via|leave|visit|into|across|outside|within|inside|dans|chez|par"
    r"|throughout|at|de|du|of)[ ]{1,2}(?:la[ ]|l'|the[ ])?|\bd'|\bl')\Z"
)
_GIVING = re.compile(
    r"\b(?:dis|dit|dire|donn\w{1,4}|envoi\w{0,3}|envoy\w{1,4}|pay\w{1,4}|parl\w{1,4}|ecri\w{1,4}|vir\w{0,5}|remet\w{0,4}|from|to|de|of|par|chez|at|via)"
    r"(?:[ ]\w{1,12}){0,4}[ ]{1,2}(?:[aà][ ])?\Z"
)
_POSTCODE = re.compile(r"(?<!\d)(?:[a-z]{1,2}-)?\d{4,5}[ ]{1,2}\Z")
_LOWER_NEXT = re.compile(r"[ ](?!and\b|et\b|ou\b|or\b|to\b|by\b|for\b|if\b|in\b|via\b|avec\b|par\b|but\b|so\b|because\b|now\b|is\b|on\b|at\b"
                         r"|with\b|when\b|before\b|after\b|avant\b|pour\b|sinon\b|please\b|i\b|you\b|we\b|he\b|my\b|are\b|only\b|citizens?\b)[a-z]")  # fmt: skip


def _cue(text: Text, mention: _Mention, place: Place, near: set[str], beside: list[_Mention]) -> str | None:
    """What shows that a doubtful name is meant as a place: the code of the cue."""
    if not (place.doubtful or place.short):
        return None
    folded, start, end = text.folded.text, mention.start, mention.end
    written = text.glyphs.text[start:end]
    if place.short and not written.isupper():
        if place.doubtful or (_cased(text, start) and not text.glyphs.text[max(0, start - 30) : end + 30].islower()):
            return None
    before = folded[max(0, start - 40) : start]
    if any(_TOWN_LABEL.search(row.label) and end <= row.start + 40 for row in _rows_at(text, start)):
        return "place_label"
    if place.country in near and (any(place.kind != m.places[0].kind or not m.doubtful for m in beside) or _state(text, mention)):
        return "place_beside"
    if place.short:
        loose = _LOWER_NEXT.match(text.glyphs.text, end) or folded[end : end + 1] in "$0123456789"
        if len(written.replace(".", "")) == 2 and place.doubtful and place.name != "United States":
            return None
        if place.name == "United States" and re.search(r"\b(?:the|in|from|to)[ ]{1,2}\Z", before) and not (loose and folded[end : end + 1]):
            return "preposition"
        if not place.doubtful and not (loose and folded[end : end + 1] and not _PREPOSITION.search(before)):
            return "capitals"
        return None
    if _POSTCODE.search(before):
        return "postcode"
    if _NOUN.search(before):
        return "place_noun"
    capital = _capital(text, mention)
    preposition = _PREPOSITION.search(before)
    if preposition and (capital or text.glyphs.text[max(0, start - 2) : start] in ("à ", "À ")):
        word = preposition.group().strip()
        follows = text.glyphs.text[end : end + 2]
        if len(follows) == 2 and follows[0] == " " and follows[1].isupper():
            return None  # to Jordan Smith
        if word in ("in", "near", "en", "vers", "into", "around", "visit", "dans", "au"):
            return "preposition"
        nickname = key(place.name) != key(written)
        if not _GIVING.search(before) or place.kind == "country" or nickname:
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
    return start > 0 and bool(before) and before[-1] not in ".!?:\n\"«-*•"
