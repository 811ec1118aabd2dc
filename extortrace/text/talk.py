"""Conversations: who says what, in the layouts in which people paste chats. All in glyph positions.

Each layout is one way to write the head of a turn; the first that reads as a conversation counts.

>>> [turn.speaker for turn in turns("moi) c'est qui\\nlui) paye\\nmoi) non")]
['moi', 'lui', 'moi']
>>> [turn.speaker for turn in turns("— Bonsoir.\\n— Qui est-ce ?\\n— Mille, par PCS.")]
['1', '2', '1']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extortrace.model import Span
from extortrace.text.glyphs import fold


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go: ``start:end`` is the speech, without the speaker's name and the time."""

    speaker: str
    start: int
    end: int
    head: int
    """Where the line with time and name begins."""


_Head = tuple[int, int, str]
"""Where the head of a turn begins, where its speech begins, who speaks."""

_HOUR = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[ ]?[ap]\.?[ ]?m\.?)?"
_DAY = (
    r"(?:\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{1,4})?|\d{1,2}[ ][^\W\d_]{3,9}\.?(?:[ ]\d{4})?"
    r"|[^\W\d_]{3,9}\.?[ ]\d{1,2},?(?:[ ]\d{4})?|today|yesterday|aujourd'hui|hier|[^\W\d_]{3,9}day|[^\W\d_]{2,5}di)"
)
_STAMP = rf"\[?\(?(?:{_DAY},?[ ]+(?:at|a|à)?[ ]*)?{_HOUR}\]?\)?"
_STAMPED = re.compile(rf"[ >\u200e]*{_STAMP}[ ]*(?:[-–—|][ ]*)?(?P<who>[^\n:]{{1,40}}?)[ ]?:[ ]?", re.IGNORECASE)
_STAMP_BEHIND = re.compile(
    rf"[ >*]*(?P<who>[^\W_][^\n:\[(,]{{0,39}}?)[*]?(?:,|[ ][-–—|·•]|[ ]{{1,3}}(?=[\[(]?\d?\d[:h]))[ ]{{0,3}}"
    rf"{_STAMP}[ ]*:?[ ]*(?P<said>[^\n]*)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[ ]*(?P<who>\+?(?:[^\n:,.!?]|\.(?=\w)|(?<![^\W_])[^\W\d_]{1,4}\.(?=[ ])){1,30}?)[ ]?:[ ]?(?=\S)")
_MARKED = re.compile(
    r"[ ]*[<(\[*_]{0,2}(?P<who>[^\W_][^\n:.!?,;<>()\[\]*_]{0,24}?)[ ]?(?:[>\])*_:]{1,3}|[-=]{1,2}>|[ ][-–—|])[ ]?(?=\S)"
)
_LINE = re.compile(r"[ *_]*(?P<who>[^\W_][^\n:.!?,;]{0,39}?)[ *_]*")
_DASH = re.compile(r"[ ]*(?P<who>[-–—])[ ]?(?=[^\W_]|[«\"'…(])")
_SELF = frozenset(
    {"moi", "me", "you", "vous", "toi", "je", "him", "her", "lui", "elle", "victime", "victim", "unknown", "inconnu"}
    | {"them", "scammer", "arnaqueur", "suspect", "vous avez envoye", "you sent", "you replied", "vous avez repondu"}
)
_LABELS = frozenset(
    {"from", "to", "cc", "bcc", "sent", "date", "subject", "de", "a", "objet", "sujet", "envoye", "http", "https", "re"}
    | {"email", "e-mail", "mail", "phone", "tel", "fax", "address", "adresse", "amount", "montant", "test question"}
    | {"test answer", "question", "answer", "reponse", "nom", "prenom", "name", "ville", "pays", "city", "country"}
    | {"note", "attention", "time", "place", "importance"}
)
"""What stands before a colon in mail heads and forms: nobody speaks."""


def turns(glyphs: str) -> tuple[Turn, ...]:
    """Chat turns. A line with a time and a name is one; a bare ``name:`` only when names come again."""
    lines = _lines(glyphs)
    heads = next((heads for layout in _LAYOUTS if len(heads := layout(glyphs, lines)) > 1), [])
    found: list[Turn] = []
    for i, (head, speech, who) in enumerate(heads):
        stop = heads[i + 1][0] if i + 1 < len(heads) else len(glyphs)
        found.append(Turn(who, speech, stop, head))
    return tuple(found)


def _lines(glyphs: str) -> list[Span]:
    """Lines that hold something."""
    found, at = [], 0
    for line in glyphs.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return found


def _stamped(glyphs: str, lines: Sequence[Span]) -> list[_Head]:
    """``[20/11/2026 14:02] Clara: …``."""
    matches = ((a, _STAMPED.match(glyphs, a, b)) for a, b in lines)
    return [(a, m.end(), who) for a, m in matches if m and _speaks(who := m["who"].strip())]


def _stamped_behind(glyphs: str, lines: Sequence[Span]) -> list[_Head]:
    """``Clara, [20 Nov 2026 at 14:02]:`` or ``Clara — Today at 14:02``, the words on the next line."""
    heads = [
        (a, m.start("said"), m["who"].strip())
        for a, b in lines
        if (m := _STAMP_BEHIND.fullmatch(glyphs, a, b)) and (not m["said"] or glyphs[m.start("said") - 2] in ":]")
    ]
    return heads if len({who for _, _, who in heads}) > 1 else []


def _named(glyphs: str, lines: Sequence[Span]) -> list[_Head]:
    """``Clara: …``, where a name comes again."""
    matches = ((a, _NAMED.match(glyphs, a, b)) for a, b in lines)
    names = [(a, m.end(), who) for a, m in matches if m and _speaks(who := m["who"].strip())]
    times = Counter(who for _, _, who in names)
    known = {who for who, n in times.items() if n > 1 or _self(who)}
    repeated = any(times[who] > 1 for who in known)
    talk = len(known) >= 2 or (repeated and len(times) <= 2)
    if not talk or (not repeated and sum(map(_self, known)) < 2):
        return []
    if repeated and (len(times) <= 2 or any(map(_self, known))):  # in a conversation, who speaks once speaks too
        prose = re.compile(r"[^\W\d_]")
        known |= {who for who in times if prose.search(who) and len(who.split()) <= 3 and who[:1].isupper()}
    return [head for head in names if head[2] in known]


def _marked(glyphs: str, lines: Sequence[Span]) -> list[_Head]:
    """``moi) …``, ``<Clara> …``, ``lui -> …``, when most lines have such a head and two names come again."""
    heads = [(a, m.end(), m["who"].strip()) for a, b in lines if (m := _MARKED.match(glyphs, a, b))]
    times = Counter(who for _, _, who in heads)
    known = {who for who, n in times.items() if (n > 1 or _self(who)) and _speaks(who)}
    heads = [head for head in heads if head[2] in known]
    return heads if len(known) >= 2 and 2 * len(heads) > len(lines) and len(heads) > 2 else []


def _name_lines(glyphs: str, lines: Sequence[Span]) -> list[_Head]:
    """The name alone on a line, the words below, as copied from Messenger."""
    names = [(a, b, m["who"]) for a, b in lines if b - a <= 40 and (m := _LINE.fullmatch(glyphs, a, b))]
    times = Counter(who for _, _, who in names)
    known = {who for who, n in times.items() if n > 1 and who[:1].isupper()} | {who for who in times if _self(who)}
    if len(known) < 2 or max(times[who] for who in known) < 2:
        return []
    heads = [(a, min(b + 1, len(glyphs)), who) for a, b, who in names if who in known and _speaks(who)]
    if any(head <= speech for (_, speech, _), (head, _, _) in pairwise(heads)):
        return []  # a letter head: no words between
    return heads if 4 * len(heads) > len(lines) else []


def _dashed(glyphs: str, lines: Sequence[Span]) -> list[_Head]:
    """A dialogue as in a novel: each line opens with a dash, two speakers in turn, somebody asks."""
    heads = [(a, m.end(), m["who"]) for a, b in lines if (m := _DASH.match(glyphs, a, b))]
    asked = any(glyphs[a:b].rstrip().endswith("?") for a, b in lines)
    if len(heads) < 3 or len(heads) < len(lines) - 1 or not asked or len({dash for _, _, dash in heads}) > 1:
        return []
    return [(a, speech, str(1 + n % 2)) for n, (a, speech, _) in enumerate(heads)]


_LAYOUTS = (_stamped, _stamped_behind, _named, _marked, _name_lines, _dashed)


def _speaks(who: str) -> bool:
    """A name or a phone, not the label of a form or a mail head, a link or a bare figure."""
    name = fold(who.strip(" *_~@"))
    if not name or name in _LABELS or "/" in name:
        return False
    return not name[0].isascii() or name[0].isalpha() or sum(map(str.isdigit, name)) >= 7


def _self(who: str) -> bool:
    """A word for the reader or the other, used in place of a name."""
    return fold(who.strip(" *_~")) in _SELF
