"""Words that hardly anything but a screen name looks like, and whose they are in a pasted chat.

>>> [bool(screen_name(word)) for word in ("lily_rose03", "kayla.dvn.xo", "photo_2.jpg", "gr8", "marie")]
[True, True, False, False, False]
"""

from __future__ import annotations

import re
from collections import Counter

from extortrace.model import Span
from extortrace.text import Text

_SHAPE = re.compile(r"(?=[a-z.\-]{0,28}(?:_|\d{2}|\d\Z|\.[a-z0-9_]{1,20}\.))[a-z_][a-z0-9_.\-]{3,30}")
_OTHER = re.compile(
    r"(?:iphone|windows|galaxy|covid|android|step|level|option|photos?|videos?|vid|pic|image|img|screenshot|file|capture|ref"
    r"|dossier|case|version|chap\w*|top|part|lot|bus|gen|web|mp|ps)[ _\-.]?\d+"
    r"|.+\.(?:jpe?g|png|gif|mp[34]|mov|avi|pdf|exe|docx?|xlsx?|zip|apk|html?|txt|php|com|net|org|fr|co|io|be|ch|uk|ca|info|example)"
    r"|\d.*"
)
"""Files, addresses and numbered things."""
_WORD = re.compile(r"[a-z_][a-z0-9_.\-]{3,30}")
_DEMANDS = re.compile(
    r"\b(?:send|sen|pay|paye\w?|envoi\w{0,2}|transfer|virement|sinon|or[ ](?:i|else|ur|your)|leak|post|publie\w?"
    r"|balance|hours?"
    r"|mins?|heures?|deadline|gift|card|btc|bitcoin|cash ?app|nudes?|video)\b|[€$£]\d|\d[ ]?[€$£]"
)
"""What the one who demands speaks of."""


def screen_name(word: str) -> bool:
    """Whether a folded word can hardly be anything else."""
    return bool(_SHAPE.fullmatch(word)) and not named_thing(word)


def named_thing(word: str) -> bool:
    """A file, an address, a numbered thing."""
    return bool(_OTHER.fullmatch(word))


def demander(text: Text) -> Span | None:
    """The screen name at the head of the turns that demand: where it stands first."""
    folded = text.folded.text
    demands: Counter[str] = Counter()
    where: dict[str, Span] = {}
    for turn in text.turns:
        for match in _WORD.finditer(folded, turn.head, turn.start):
            word = match.group().rstrip(".-")
            if screen_name(word):
                where.setdefault(word, (match.start(), match.start() + len(word)))
                demands[word] += len(_DEMANDS.findall(folded, turn.start, turn.end))
    (word, most) = max(demands.items(), key=lambda item: item[1], default=("", 0))
    return where[word] if most else None
