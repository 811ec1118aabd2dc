"""Names of places that are part of something else: an address, an organisation, a currency, a street, a name."""

from __future__ import annotations

import re
from bisect import bisect_right

from extortrace.knowledge.place_mentions import Mention
from extortrace.text import Row, Text
from extortrace.text.whereabouts import (
    ADDRESS,
    BRAND_AFTER,
    BRAND_BEFORE,
    COMPANY_AFTER,
    LABEL_OTHER,
    NAMED,
    ORGANISATION,
    PLACE_LABEL,
    STREET,
    STREET_NAME,
    TITLE,
)

_TOKEN = 60


_SAID = re.compile(r"c'est|it's|i'm|i am|je suis")
"""What introduces a person and a place alike: "c'est Bayonne"."""
_CAPITALISED = r"[^\W\d_a-zà-ÿ](?:[^\W\d_A-ZÀ-Þ]{2,20}|\.)"
_SURNAME = r"[A-ZÀ-Þ][A-ZÀ-Þ'-]{2,20}"
_SURNAME_BEFORE = re.compile(rf"(?<![^\W_]){_SURNAME}[ ]\Z")
_SURNAME_AFTER = re.compile(rf"[ ]{_SURNAME}(?![^\W_])")
_ZIP_AFTER = re.compile(r"[ ]{1,2}\d{5}(?!\d)")
_FIRST = re.compile(rf"(?<![^\W_])(?P<word>{_CAPITALISED})[ ]\Z")
_LAST = re.compile(rf"[ ](?P<word>{_CAPITALISED})(?![^\W_])")


def in_a_name(text: Text, mention: Mention) -> bool:
    """Between two capitalised words or behind an initial, like a name in Ilunga Kasongo Trésor or T. Beausoleil."""
    glyphs = text.glyphs.text
    if glyphs[mention.start : mention.end].isupper():
        return False
    if _SURNAME_BEFORE.search(glyphs, max(0, mention.start - 24), mention.start) or _SURNAME_AFTER.match(
        glyphs, mention.end
    ):
        return True  # DUMONT Jérémie
    before = _FIRST.search(glyphs, max(0, mention.start - 24), mention.start)
    return before is not None and (before["word"].endswith(".") or _LAST.match(glyphs, mention.end) is not None)


def part_of_another(text: Text, mention: Mention) -> bool:
    """True when the name is part of an address, an organisation, a currency, a compound or a person's name."""
    folded, start, end = text.folded.text, mention.start, mention.end
    token = _token(folded, start, end)
    if ADDRESS.search(token):
        return True
    if COMPANY_AFTER.match(text.glyphs.text, end) or folded[end : end + 1] == "$":
        return True
    if end - start == 2 and _ZIP_AFTER.match(folded, end) and folded[max(0, start - 2) : start].strip() == ",":
        return True  # Redmond, WA 98052
    if folded[end : end + 1] in ("_", "@") or (start and folded[start - 1] in "@#$_\\"):
        return True
    if start > 1 and folded[start - 1] == "/" and not (folded[start - 2].isalpha() or folded[start - 2] == " "):
        return True
    before = folded[max(0, start - 40) : start]
    if before.endswith("@ "):
        return True
    named = NAMED.search(before)
    if mention.places[0].kind == "city" and (
        TITLE.search(before) or (named and (mention.doubtful or not _SAID.fullmatch(named.group().strip(" :=-"))))
    ):
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
        for row in rows_at(text, start)
    )


def _token(folded: str, start: int, end: int) -> str:
    """The unbroken run of characters around a name; nothing when no sign of an address is near."""
    near = folded[max(0, start - _TOKEN) : end + _TOKEN]
    if "@" not in near and "." not in near and "/" not in near:
        return ""
    a = max((folded.rfind(sign, max(0, start - _TOKEN), start) for sign in ' \n,;()<>|"'), default=-1) + 1
    a = max(a, start - _TOKEN, 0)
    b = min(
        (at for sign in ' \n,;()<>|"' if (at := folded.find(sign, end, end + _TOKEN)) >= 0),
        default=min(len(folded), end + _TOKEN),
    )
    return folded[a:b]


def rows_at(text: Text, at: int) -> tuple[Row, ...]:
    """The form row whose value holds a position, if any."""
    i = bisect_right(text.rows, at, key=lambda row: row.start) - 1
    return (text.rows[i],) if i >= 0 and at < text.rows[i].end else ()
