"""Whether an expression of time is a deadline: confirmed, doubtful, rejected with its reason, or not worth showing."""

from __future__ import annotations

import re

from extortrace.knowledge.time_closings import closes
from extortrace.knowledge.time_lengths import length
from extortrace.knowledge.time_place import Place, Verdict
from extortrace.text import limits, other_times, time_sums

_SPAN_OF_TIME = re.compile(r"[ ]?(?:-|a|to)[ ]?\d")
_FACTOR = re.compile(r"(?<![a-z])(?:multipl|divid|increas|reduc|rais|drop|fell|rose)[a-z]{0,5}[^.!?]{0,24}by[ ]$")
_FROM = re.compile(r"(?:from|de|between|entre)[ ]\d[^.!?\n]{0,12}[ ]?(?:-|a|to|till|til|until|jusqu'a|and|et)[ ]$")
_DAYS = ("day", "weekday", "date", "monthday")
_WEAK = (None, ("candidate", "day_alone"), ("candidate", "time_of_request"), ("candidate", "own_time"),
         ("candidate", "limit"))  # fmt: skip


def judge(place: Place) -> Verdict:
    """What an expression of time is; nothing when it is not worth showing."""
    verdict = _judge(place)
    return ("candidate", "window_closes") if verdict in _WEAK and place.kind != "vague" and closes(place) else verdict


def _judge(place: Place) -> Verdict:
    kind = place.meant[0]
    if kind == "vague":  # on which day it ends is not said
        return ("candidate", "limit") if place.limit and place.pressing else None
    if place.said.count(":") == 2 and not place.given:  # a time of day with its seconds
        return None
    if kind == "clock" and place.said.isdigit() and _FACTOR.search(place.before):
        return None
    if limits.NEGATED.search(place.before) or (kind == "clock" and _FROM.search(place.before)):
        return None
    if other_times.ALWAYS.match(place.after) or other_times.ANSWER.search(place.line) or _POSSESSIVE.match(place.after):
        return None
    if other_times.LIFE.search(place.around(60, 20)) and kind == "duration":
        return None
    if place.labelled and place.pressing and not place.words.counted.search(place.line):
        return "confirmed", "limit"
    if other_times.EVENT.search(place.head) and not place.threat and not place.limit:
        return None
    if kind != "duration" and other_times.SHUT.search(place.head):
        return "candidate", "opening_hours"
    if other_times.NO_RUSH.search(place.sentence) and not place.threat:
        return "candidate", "time_of_request"
    if kind != "duration" and not place.threat and other_times.OPENING.search(place.sentence):
        return "candidate", "opening_hours"
    if (place.linked and kind != "duration") or (place.pressing and _told_otherwise(place, kind)):
        return "confirmed", "limit"
    risen = limits.AFTER.search(place.before) and (
        place.words.rise.search(place.sentence) or limits.DEARER.match(place.after)
    )
    if risen and (kind != "duration" or _PRICE.search(place.sentence)):
        return "confirmed", "limit"
    if (
        kind == "date"
        and time_sums.MONEY_BEFORE.search(place.line)
        and place.pressing
        and not (_OF_PAPER.search(place.before) or other_times.SPENT.search(place.head))
    ):
        return "confirmed", "instalment"
    shared = kind in _DAYS and place.pressing and time_sums.SHARE.search(place.before)
    if shared and not (place.told or place.words.promise.search(place.head) or other_times.own(place.head)):
        return "confirmed", "instalment"
    bound = place.limit or place.given or place.within
    ago = place.words.ago.match(place.after) and (kind == "duration" or not _BEFORE.match(place.after))
    past = place.words.past.search(place.before) and not limits.LESS.search(place.before)
    if kind != "duration" and place.pressing and _wanted_for(place):
        return "confirmed", "limit"
    if not bound and (past or ago):
        return None
    if kind == "duration":
        return length(place)
    if kind == "clock" and _SPAN_OF_TIME.match(place.after):
        return None
    if place.limit or place.given:
        if _COUNTER.search(place.before) and not place.ask and not place.threat:
            return "candidate", "opening_hours"
        if other_times.LENT.search(place.around(80, 0)[: place.moment.start - place.moment.end]):
            return "candidate", "validity"
        if other_times.RATHER.search(place.head) and not place.threat:
            return "candidate", "own_time"
        if place.words.offer.search(place.sentence) and not place.given and not place.words.debt.search(place.sentence):
            return "candidate", "validity"
        due = place.words.strong.search(place.before) or _DUE.search(place.before)
        owed = due or limits.OWED.search(place.head)
        if not (place.threat or place.given or owed) and _promised_last(place):
            return "rejected", "promise"
        mine = _MY_LIMIT.search(place.before) and (place.threat or limits.GOES_ON.match(place.after))
        own = other_times.OWN.search(place.before) and not (mine or place.words.unless.search(place.before))
        if own and not (place.given or place.threat) and not _SUBORDINATE.search(place.before):
            return "candidate", "own_time"
        if place.words.valid.search(place.before):
            return "candidate", "validity"
        if (
            place.said in ("today", "aujourd'hui")
            and _UNTIL.search(place.before)
            and not (place.given or place.words.request.search(place.before))
        ):
            return None  # "until today the family do not know"
        sure = place.pressing or place.ask or place.threat or kind == "date" or place.words.strong.search(place.before)
        return ("confirmed" if sure else "candidate"), "limit"
    if limits.LATEST.match(place.after) and kind != "short" and not place.words.past.search(place.before):
        return "confirmed", "limit"
    if place.pressing and limits.IF_AT.search(place.before) and limits.NONE_YET.match(place.after):
        return "confirmed", "limit"
    if kind in ("day", "weekday", "date", "clock") and place.pressing and _before_then(place):
        return "confirmed", "limit"
    if kind == "clock" and not place.moment.evening:
        if limits.CLOSES.search(place.before) and place.pressing:
            return "confirmed", "limit"
        if other_times.CALLS.search(place.before) and time_sums.SUM.search(place.sentence):
            return "candidate", "threat_moment"
        if limits.AT.search(place.before) and (place.threat or place.ask):
            return "candidate", "threat_moment" if place.threat else "time_of_request"
        return None
    if kind in ("day", "weekday", "date") and place.pressing and _unmet(place):
        return "confirmed", "limit"
    if kind in ("day", "weekday", "date") and place.pressing and limits.NOT_GOT.search(place.head):
        return "confirmed", "limit"
    if kind == "short" or (place.words.done.search(place.before) and not _BE_PAID.search(place.before)):
        return None
    if kind in ("day", "weekday", "clock"):
        return _day(place)
    if limits.AT.search(place.before) and (place.threat or place.ask) and place.words.future.search(place.sentence):
        return "candidate", "threat_moment"
    return None


def _wanted_for(place: Place) -> bool:
    """Whether money is wanted for it: "I need the $300 for Friday"."""
    wanted = limits.WANTED_FOR.search(place.head)
    asked = wanted and (place.words.request.search(place.head) or wanted.group().startswith("attend"))
    return bool(asked or (wanted and time_sums.SUM.search(place.head)))


def _told_otherwise(place: Place, kind: str) -> bool:
    """Whether a limit is told by what it is not, by its end, or by the day that a payment is set for."""
    ended = limits.PASSED.search(place.before)
    if limits.INSTEAD.search(place.before) or (ended and (kind != "duration" or "past" not in ended.group())):
        return True
    if place.said[0] in "jh" and place.said[1:2] in "-":  # "J-2"
        return True
    if place.said[-1:].isdigit() and kind == "duration" and (":" in place.said or "=" in place.said):
        return not place.said[0].isdigit() or place.given  # "ttl_hours: 18"; a timer, when it is called one
    return kind != "duration" and bool(time_sums.SET_FOR.search(place.head) and time_sums.FIXED.search(place.sentence))


def _before_then(place: Place) -> bool:
    """Whether money is asked for before it, behind it: "Monday my lawyer files; 2,200 before that"."""
    then = limits.THEN.search(place.later)
    return bool(then and (place.words.ask.search(place.later) or time_sums.SUM.search(place.later)))


def _unmet(place: Place) -> bool:
    """Whether the demand is told to be unmet then: "à défaut de paiement au 30/11", "Monday, if it is not paid"."""
    return bool(limits.UNMET_BEFORE.search(place.head) or limits.UNMET_AFTER.match(place.following))


def _day(place: Place) -> Verdict:
    """A day without a word of limit: wanted then ("send $250 today"), threatened for then, or small talk."""
    folded, moment = place.folded, place.moment
    head = place.head
    tail = limits.CLAUSE.split(folded[moment.end : min(place.stop, moment.end + 45)])[0]
    rest = place.around(60, 0)[: moment.start - moment.end], place.around(0, 60)[moment.end - moment.start :]
    if place.pressing and place.words.alone.fullmatch(" ".join(rest)) and place.after.strip()[:1] != "?":
        return "confirmed", "alone"
    if place.words.you_get.search(head):
        return "rejected", "promise"
    if not head.strip(limits.EDGES) and limits.SUBJECT.match(tail):
        return "candidate", "day_alone"
    if other_times.PLAN.search(head) and not place.threat and not limits.BY_HOUR.match(place.after):
        return "candidate", "own_time"
    if (
        time_sums.MONEY_BEFORE.search(place.line)
        and place.pressing
        and not (place.words.promise.search(head) or other_times.SPENT.search(head))
    ):
        return "confirmed", "instalment"
    wanted: object = place.words.request.search(head)
    wanted = wanted or (limits.ORDER.search(head) and not place.words.offer.search(place.sentence))
    wanted = wanted or (time_sums.SUM.search(head[-34:].rpartition(", ")[2]) and not place.told)
    if not (wanted or place.told or limits.SCHEDULE.match(tail)):
        wanted = place.words.request.search(tail)
    wanted = wanted or limits.BY_HOUR.match(place.after)
    if wanted and place.pressing and not (_promised_last(place) or _SENT_ALREADY.search(head)):
        return "confirmed", "request"
    return "candidate", "threat_moment" if place.threat else "day_alone"


def _promised_last(place: Place) -> bool:
    """Whether the promise stands nearer to the moment than the demand ("pay 50 and you receive 500 today")."""
    head = place.head
    asked = max((m.start() for m in place.words.request.finditer(head)), default=-1)
    promised = max((m.start() for m in place.words.promise.finditer(head) if not _NOUN.match(m.group())), default=-1)
    return promised > asked


_BEFORE = re.compile(r"[ ]{0,2}(?:before|avant)(?![a-z])")
_PRICE = re.compile(
    r"(?<![a-z])(?:prix|price|amount|montant|fees?|frais|amende|fine|rancon|ransom|somme|sum|cost|cout|total"
    r"|dette|debt)"
    r"(?![a-z])"
)
_SENT_ALREADY = re.compile(
    r"(?<![a-z])(?:already|deja|i have|we have|i've|we've|j'ai|nous avons)[ ](?:already |deja |just )?(?:sent|paid"
    r"|made|transferred|envoye|paye|verse|fait)(?![a-z])"
    r"|(?<![a-z])(?:(?:we|i)[ ](?:have[ ]|'ve[ ])?(?:just[ ])?(?:got|received)[ ](?:your|the|my)|(?:avons"
    r"|ai)[ ](?:bien[ ])?(?:recu"
    r"|encaisse)|(?:a|ont)[ ](?:bien[ ])?ete[ ](?:recue?s?|payee?s?|encaissee?s?))(?![a-z])"
)
_DUE = re.compile(r"(?<![a-z])(?:echeance|due|limite|dernier|last|final)(?![a-z])")
_BE_PAID = re.compile(
    r"(?<![a-z])(?:be|get|etre|have it|need it|want it|it)[ ](?:paid|sent|received|transferred|deposited|returned"
    r"|paye|envoye)(?![a-z])"
)
_COUNTER = re.compile(
    r"(?<![a-z])(?:shop|store|bank|office|restaurant|boutique|magasin|banque|bureau|agence|school|library"
    r"|market|guichet|cabinet"
    r"|registration|entry|gates?)s?(?![a-z])[^.!?\n]{0,14}(?<![a-z])(?:closes|close|ferme|ferment|fermera"
    r"|will close)(?![a-z])"
)
"""Somebody else's opening hours."""
_SUBORDINATE = re.compile(
    r"(?<![a-z])(?:before|avant que?|till|until|jusqu'a ce que?)[ ](?:i|we|je|j'|on|nous)(?![a-z])"
)
_MY_LIMIT = re.compile(r"(?<![a-z])(?:i|j'|we|on|nous)[ ]?(?:have|had|'ve got|only have|ai|a|avons)(?![a-z])")
_NOUN = re.compile(r"refundable|livreurs?|shipping|delivery|livraison|credit|pret|prets|to you|to your")
_UNTIL = re.compile(r"(?<![a-z])(?:until|till|til|jusqu'a|up to)[ ]$")
_POSSESSIVE = re.compile(r"'s(?![a-z])")
_OF_PAPER = re.compile(r"(?<![a-z])(?:facture|invoice|avis|letter|lettre|contrat|dated|en date|date)(?![a-z])")
