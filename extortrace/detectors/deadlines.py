"""Deadlines: by when the money, the code or the answer is wanted.

An expression of time is a deadline when a word of limit stands at it ("avant", "jusqu'à", "within", "you have",
"délai") and the message asks or threatens, or when it stands alone in such a message. What is promised ("prêt en 48h",
"the funds arrive in 2 days"), past ("depuis 3 jours") or a habit ("24h/24", "every 4 hours") is not. The moment a
threat falls stays a candidate (``threat_moment``): it counts only when no other deadline is given, which ``resolve``
decides.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> [(f.value, f.text) for f in find(Text("Tu as 48h pour payer 300€, avant vendredi 18h."), load_rules())]
[('PT48H', '48h'), ('FRIDAY', 'vendredi'), ('T18:00', '18h')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extortrace.knowledge import Rules
from extortrace.knowledge.time_place import Place, Verdict
from extortrace.knowledge.time_verdicts import judge
from extortrace.model import Finding, Reason, Span, Status
from extortrace.text import Text, limits, time_sums
from extortrace.text.moments import moments

MOST = 2000
"""Expressions of time looked at in one message, the first in order of place; those behind are not judged."""
_PAID = re.compile(
    r"(?<![a-z])(?:j'ai|j'avais|i|i have|i've|on a|nous avons|we)[ ](?:deja[ ]|already[ ]|tout[ ]|bien[ ])?"
    r"(?:paye|verse|envoye|donne|perdu|paid|sent|lost|transferred|gave)(?![a-z])"
)
_CONFIDENCE: dict[Status, float] = {"confirmed": 0.9, "candidate": 0.5, "rejected": 0.1}


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every deadline; doubtful ones and the moments of threats as candidates."""
    for place, verdict in verdicts(text, rules):
        if verdict:
            status, why = verdict
            yield text.finding("deadline", place.value, place.moment.start, place.moment.end, status=status,
                               confidence=_CONFIDENCE[status], why=(Reason(why),))  # fmt: skip


def verdicts(text: Text, rules: Rules) -> list[tuple[Place, Verdict]]:
    """Every expression of time with what it is; None where it is not worth showing."""
    folded = text.folded.text
    found = moments(folded, MOST)
    if not found:
        return []
    words = rules.deadlines
    pressing = bool(words.money.search(folded) or time_sums.SUM.search(folded) or words.threat.search(folded))
    told = bool(_PAID.search(folded))
    judged: list[tuple[Place, Verdict]] = []
    linked_from = -1  # where a confirmed expression ended, to which an hour or a date may belong
    for moment in found[:MOST]:
        at = max(bisect_right(text.sentences, moment.start, key=lambda s: s[0]) - 1, 0)
        near = linked_from >= 0 and moment.start - linked_from <= 20
        linked = near and bool(limits.LINK.fullmatch(folded, linked_from, moment.start))
        place = Place(folded, moment, *_sentence(text, at, moment.start), pressing, told, linked, words)
        verdict = judge(place)
        sure = verdict is not None and verdict[0] == "confirmed"
        linked_from = moment.end if sure else -1
        judged.append((place, verdict))
    for i in range(1, len(judged)):
        _agree(judged, i)
    return judged


def _sentence(text: Text, at: int, start: int) -> Span:
    """The sentence around a place; one that a mail program wrapped goes on over the line break."""
    a, b = text.sentences[at]
    folded = text.folded.text
    if at and start - a <= 2 and folded[a - 1] == "\n" and folded[a - 2] not in ".!?:;=\n":
        first, last = text.sentences[at - 1]
        if last - max(first, folded.rfind("\n", max(0, a - 90), a - 1)) >= 40:
            return first, b
    return a, b


def _agree(judged: list[tuple[Place, Verdict]], i: int) -> None:
    """A day beside its hour or its date is what the other is ("tmr 10am latest", "at 3 o'clock on Saturday")."""
    (first, one), (second, other) = judged[i - 1 : i + 1]
    kinds = {first.kind, second.kind}
    if not ("clock" in kinds and kinds & {"day", "weekday", "date"}) and kinds != {"weekday", "date"}:
        return
    near = 0 <= second.moment.start - first.moment.end <= 20
    if not near or not limits.LINK.fullmatch(first.folded, first.moment.end, second.moment.start):
        return
    best = max((one, other), key=lambda v: _STRENGTH.get(v[1] if v and v[0] != "confirmed" else v and v[0], 0))
    if best and (one or kinds == {"weekday", "date"} or first.kind == "clock" or best[0] == "candidate"):
        judged[i - 1], judged[i] = (first, best), (second, best)


_STRENGTH: dict[str | None, int] = {"confirmed": 3, "threat_moment": 2, "window_closes": 1}
"""Of two verdicts on one moment, the one that counts."""
