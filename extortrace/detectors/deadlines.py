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
from dataclasses import dataclass
from functools import cached_property

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason, Status
from extortrace.text import Text, limits
from extortrace.text.moments import Moment, moments

MOST = 2000
"""Expressions of time looked at in one message."""
_REACH = 44
_SENTENCE = 300
_CONFIDENCE: dict[Status, float] = {"confirmed": 0.9, "candidate": 0.5, "rejected": 0.1}
Verdict = tuple[Status, str] | None


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every deadline; doubtful ones and the moments of threats as candidates."""
    folded = text.folded.text
    found = moments(folded, MOST)
    if not found:
        return
    pressing = bool(limits.MONEY.search(folded) or limits.SUM.search(folded) or limits.THREAT.search(folded))
    judged: list[tuple[_Place, Verdict]] = []
    linked_from = -1  # where a confirmed expression ended, to which an hour or a date may belong
    for moment in found[:MOST]:
        at = max(bisect_right(text.sentences, moment.start, key=lambda s: s[0]) - 1, 0)
        near = linked_from >= 0 and moment.start - linked_from <= 20
        linked = near and bool(limits.LINK.fullmatch(folded, linked_from, moment.start))
        place = _Place(folded, moment, *text.sentences[at], pressing, linked)
        verdict = _judge(place)
        sure = verdict is not None and verdict[0] == "confirmed"
        linked_from = moment.end if sure else -1
        if sure and judged and _day_of(judged[-1], place):
            judged[-1] = judged[-1][0], ("confirmed", "limit")
        judged.append((place, verdict))
    for place, verdict in judged:
        if verdict:
            status, why = verdict
            yield text.finding("deadline", place.value, place.moment.start, place.moment.end, status=status,
                               confidence=_CONFIDENCE[status], why=(Reason(why),))  # fmt: skip


def _day_of(before: tuple[_Place, Verdict], place: _Place) -> bool:
    """Whether the expression before a confirmed hour is its day ("tmr 10am latest")."""
    day, verdict = before
    if place.meant[0] != "clock" or day.meant[0] not in ("day", "weekday", "date") or not verdict:
        return False
    near = place.moment.start - day.moment.end <= 20
    return near and bool(limits.LINK.fullmatch(place.folded, day.moment.end, place.moment.start))


@dataclass(frozen=True)
class _Place:
    """An expression of time and the words around it."""

    folded: str
    moment: Moment
    start: int
    stop: int
    pressing: bool
    linked: bool

    @cached_property
    def before(self) -> str:
        """The words of the sentence before it."""
        return _SPACES.sub(" ", self.folded[max(self.start, self.moment.start - _REACH) : self.moment.start])

    @property
    def said(self) -> str:
        return self.folded[self.moment.start : self.moment.end]

    @cached_property
    def labelled(self) -> bool:
        """Whether it is the value of a form row that asks by when."""
        return bool(limits.LABEL.search(self.line))

    @cached_property
    def after(self) -> str:
        return _SPACES.sub(" ", self.folded[self.moment.end : self.moment.end + 40])

    @cached_property
    def sentence(self) -> str:
        start, stop = self.moment.start - _SENTENCE, self.moment.end + _SENTENCE
        return self.folded[max(self.start, start) : min(self.stop, stop)]

    @cached_property
    def line(self) -> str:
        """Its line up to it, for the labels of form rows."""
        start = max(0, self.moment.start - _REACH)
        return self.folded[self.folded.rfind("\n", start, self.moment.start) + 1 or start : self.moment.start]

    def around(self, left: int, right: int) -> str:
        """So many characters of the sentence on either side."""
        a, b = self.moment.start - left, self.moment.end + right
        return self.folded[max(self.start, a) : min(self.stop, b)]

    @cached_property
    def head(self) -> str:
        """The words of its clause before it."""
        return limits.CLAUSE.split(self.around(80, 0)[: self.moment.start - self.moment.end])[-1]

    @cached_property
    def limit(self) -> bool:
        return bool(limits.LIMIT.search(self.before))

    @cached_property
    def given(self) -> bool:
        """Whether the reader is given this time ("tu as", "you have"); what the writer has is no deadline."""
        return bool(limits.GIVEN.search(self.before)) and not _MINE.search(self.before)

    @cached_property
    def within(self) -> bool:
        return bool(limits.WITHIN.search(self.before))

    @cached_property
    def threat(self) -> bool:
        return bool(limits.THREAT.search(self.sentence))

    @cached_property
    def ask(self) -> bool:
        return bool(limits.ASK.search(self.sentence) or limits.SUM.search(self.sentence))

    @cached_property
    def meant(self) -> tuple[str, str]:
        """Kind and value, with "18h" read as a time or as a duration."""
        if self.moment.value == "T00:00" and (self.limit or self.given):
            return "clock", "T24:00"
        if self.moment.kind == "clock" and (self.given or self.within) and (length := _LENGTH.fullmatch(self.said)):
            return "duration", f"PT{int(length[1])}H{int(length[2])}M"  # "tu as 1h30"
        if self.moment.kind != "hour":
            return self.moment.kind, self.moment.value
        n = int(self.moment.value)
        limit, most = (self.limit and not self.given) or self.linked, self.after.lstrip().startswith("max")
        if self.linked:
            clock = 6 <= n <= 23
        elif limits.SPAN.search(self.before):
            clock = "ici" in self.before[-8:] and 12 < n <= 23  # "d'ici 18h"; "sous 18h" is a duration
        elif self.given or self.within:
            clock = False
        else:
            if n == 0 and limit:
                return "clock", "T24:00"
            clock = 6 <= n <= 23 and (limit or most or bool(limits.AT.search(self.before)))
        return ("clock", f"T{n:02}:00") if clock else ("duration", f"PT{n}H")

    @property
    def value(self) -> str:
        return self.meant[1]


_LENGTH = re.compile(r"0?([1-9])[ ]?h[ ]?([0-5]\d)")
_SPACES = re.compile(r"\s+")
_MINE = re.compile(r"(?<![a-z])(?:i|j'|je|nous|we)[ ](?:have|ai|avons)[ ]?$")
_SPAN_OF_TIME = re.compile(r"[ ]?(?:-|a|to)[ ]?\d")


def _judge(place: _Place) -> Verdict:
    """What an expression of time is; nothing when it is not worth showing."""
    kind = place.meant[0]
    if limits.ALWAYS.match(place.after) or limits.ANSWER.search(place.line) or _POSSESSIVE.match(place.after):
        return None
    if limits.LIFE.search(place.around(60, 20)) and kind == "duration":
        return None
    if place.labelled and place.pressing and not limits.COUNTED.search(place.line):
        return "confirmed", "limit"
    if place.linked and kind != "duration":
        return "confirmed", "limit"
    if kind != "duration" and limits.AFTER.search(place.before) and limits.RISE.search(place.sentence):
        return "confirmed", "limit"
    bound = place.limit or place.given or place.within
    ago = limits.AGO.match(place.after) and (kind == "duration" or not _BEFORE.match(place.after))
    if not bound and (limits.PAST.search(place.before) or ago):
        return None
    if kind == "duration":
        return _duration(place)
    if kind == "clock" and _SPAN_OF_TIME.match(place.after):
        return None
    if place.limit or place.given:
        if _COUNTER.search(place.before) and not place.ask and not place.threat:
            return "candidate", "opening_hours"
        if limits.OFFER.search(place.sentence) and not place.given and not limits.DEBT.search(place.sentence):
            return "candidate", "validity"
        due = limits.STRONG.search(place.before) or _DUE.search(place.before)
        if not (place.threat or place.given or due) and _promised_last(place.head):
            return "rejected", "promise"
        own = limits.OWN.search(place.before) and not limits.UNLESS.search(place.before)
        if own and not place.given and not _SUBORDINATE.search(place.before):
            return "candidate", "own_time"
        if limits.VALID.search(place.before):
            return "candidate", "validity"
        if place.said in ("today", "aujourd'hui") and _UNTIL.search(place.before) and not (
            place.given or limits.REQUEST.search(place.before)
        ):
            return None  # "until today the family do not know"
        sure = place.pressing or place.ask or place.threat or kind == "date" or limits.STRONG.search(place.before)
        return ("confirmed" if sure else "candidate"), "limit"
    if limits.LATEST.match(place.after) and kind != "short" and not limits.PAST.search(place.before):
        return "confirmed", "limit"
    if kind == "clock" and not place.moment.evening:
        if limits.CLOSES.search(place.before) and place.pressing:
            return "confirmed", "limit"
        if limits.CALLS.search(place.before) and limits.SUM.search(place.sentence):
            return "candidate", "threat_moment"
        if limits.AT.search(place.before) and (place.threat or place.ask):
            return "candidate", "threat_moment" if place.threat else "time_of_request"
        return None
    if kind == "short" or (limits.DONE.search(place.before) and not _BE_PAID.search(place.before)):
        return None
    if kind == "date" and limits.MONEY_BEFORE.search(place.line) and place.pressing and not (
        _OF_PAPER.search(place.before) or limits.SPENT.search(place.head)
    ):
        return "confirmed", "instalment"
    if kind in ("day", "weekday", "clock"):
        return _day(place)
    if limits.AT.search(place.before) and (place.threat or place.ask) and limits.FUTURE.search(place.sentence):
        return "candidate", "threat_moment"
    return None


def _day(place: _Place) -> Verdict:
    """A day without a word of limit: wanted then ("send $250 today"), threatened for then, or small talk."""
    folded, moment = place.folded, place.moment
    head = place.head
    tail = limits.CLAUSE.split(folded[moment.end : min(place.stop, moment.end + 45)])[0]
    rest = place.around(60, 0)[: moment.start - moment.end], place.around(0, 60)[moment.end - moment.start :]
    if place.pressing and limits.ALONE.fullmatch(" ".join(rest)) and place.after.strip()[:1] != "?":
        return "confirmed", "alone"
    if limits.YOU_GET.search(head):
        return "rejected", "promise"
    if not head.strip(limits.EDGES) and limits.SUBJECT.match(tail):
        return "candidate", "day_alone"
    if limits.PLAN.search(head) and not place.threat and not limits.BY_HOUR.match(place.after):
        return "candidate", "own_time"
    if limits.MONEY_BEFORE.search(place.line) and place.pressing and not (
        limits.PROMISE.search(head) or limits.SPENT.search(head)
    ):
        return "confirmed", "instalment"
    wanted = limits.REQUEST.search(head) or limits.SUM.search(head)
    wanted = wanted or (limits.REQUEST.search(tail) if not limits.SCHEDULE.match(tail) else None)
    wanted = wanted or limits.BY_HOUR.match(place.after)
    if wanted and place.pressing and not _promised_last(head):
        return "confirmed", "request"
    return "candidate", "threat_moment" if place.threat else "day_alone"


_TERMS = re.compile(
    r"(?<![a-z])(?:a payer|payable|payment|paiement|reglement|facture|invoice|total|net|due|terms)(?![a-z])[^\n]{0,30}(?<![a-z])(?:net|a|in)[ ]$"
    r"|(?:^|\n)[ ]{0,4}(?:net|payable(?: a| in)?)[ ]$"
)
"""The terms of an invoice: "Total à payer : …, à 30 jours", "Net 30 days"."""


def _promised_last(head: str) -> bool:
    """Whether the promise stands nearer to the moment than the demand ("pay 50 and you receive 500 today")."""
    asked = max((m.start() for m in limits.REQUEST.finditer(head)), default=-1)
    promised = max((m.start() for m in limits.PROMISE.finditer(head) if not _NOUN.match(m.group())), default=-1)
    return promised > asked or (asked < 0 and bool(limits.PROMISE.search(head)))


_BEFORE = re.compile(r"[ ]{0,2}(?:before|avant)(?![a-z])")
_AFTERWARDS = re.compile(r"(?<![a-z])(?:after|apres)[ ]$")
_DUE = re.compile(r"(?<![a-z])(?:echeance|due|limite|dernier|last|final)(?![a-z])")
_BE_PAID = re.compile(r"(?<![a-z])(?:be|get|etre|have it|need it|want it|it)[ ](?:paid|sent|received|transferred|deposited|returned|paye|envoye)(?![a-z])")
_COUNTER = re.compile(
    r"(?<![a-z])(?:shop|store|bank|office|restaurant|boutique|magasin|banque|bureau|agence|school|library|market|guichet|cabinet"
    r"|registration|entry|gates?)s?(?![a-z])[^.!?\n]{0,14}(?<![a-z])(?:closes|close|ferme|ferment|fermera|will close)(?![a-z])"
)
"""Somebody else's opening hours."""
_SUBORDINATE = re.compile(r"(?<![a-z])(?:before|avant que?|till|until|jusqu'a ce que?)[ ](?:i|we|je|j'|on|nous)(?![a-z])")
_NOUN = re.compile(r"refundable|shipping|delivery|livraison|credit|pret|prets|to you|to your")
_UNTIL = re.compile(r"(?<![a-z])(?:until|till|til|jusqu'a|up to)[ ]$")
_POSSESSIVE = re.compile(r"'s(?![a-z])")
_OF_PAPER = re.compile(r"(?<![a-z])(?:facture|invoice|avis|letter|lettre|contrat|dated|en date|date)(?![a-z])")
_OPENS = re.compile(r"(?:^|[\n.!?:;,])[ *]{0,3}$")
_ACTS = re.compile(r"[ ,]{1,3}(?:(?:and|et|puis|then|or|ou)[ ])?(?:i|he|she|we|they|it|je|il|elle|on|ils|nous|ca|la video|the video|ta video)[ ']")
_CLOSES = re.compile(r"[ ]?(?:[.!\n]|$)")


def _duration(place: _Place) -> Verdict:
    """A length of time: given or set as a limit, promised, or alone ("48h.")."""
    folded, moment = place.folded, place.moment
    if place.given:
        return "confirmed", "limit"
    if limits.CODE.search(place.sentence):
        return None
    serious = place.threat or place.ask
    promised = bool(limits.PROMISE.search(place.around(70, 45))) and not limits.THREAT.search(place.around(90, 45))
    follows = bool(limits.FOLLOWS.match(place.after))
    if _TERMS.search(place.line) and not limits.COUNTED.search(place.line):
        return "confirmed", "limit"
    if place.limit or place.within or follows:
        if promised:
            return "rejected", "promise"
        own = limits.OWN.search(place.before) and not limits.UNLESS.search(place.before)
        if not place.threat and (own or _AFTERWARDS.search(place.before)):
            return "candidate", "own_time"
        sure = serious or (place.pressing and not place.within)
        return ("confirmed" if sure else "candidate"), "limit"
    if limits.UNDER.search(place.before):
        return ("candidate", "limit") if place.threat and not promised else ("rejected", "promise")
    if limits.COUNTED.search(place.line) or limits.COUNTED.search(place.before):
        return None
    opens = _OPENS.search(folded[max(0, moment.start - 4) : moment.start])
    counted = place.before.rstrip().endswith(":") and _CLOSES.match(folded[moment.end : moment.end + 2])
    closes = _CLOSES.match(folded[moment.end : moment.end + 2])
    short = len(place.sentence.strip(limits.EDGES)) - (moment.end - moment.start) <= 12
    moved = opens and place.threat and _ACTS.match(place.after)
    listed = opens and closes and limits.SUM.search(place.before)
    if place.pressing and opens and (short or counted or moved or listed):
        return "confirmed", "alone"
    return None
