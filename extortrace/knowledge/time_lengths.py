"""Whether a length of time ("48h", "two days") is a limit: given or set, promised, or alone."""

from __future__ import annotations

import re

from extortrace.knowledge.time_place import Place, Verdict
from extortrace.text import limits, other_times, time_sums

_TERMS = re.compile(
    r"(?<![a-z])(?:a payer|payable|payment|paiement|reglement|facture|invoice|total|net|due|terms)"
    r"(?![a-z])[^\n]{0,30}(?<![a-z])(?:net|a|in)[ ]$"
    r"|(?:^|\n)[ ]{0,4}(?:terms[ ]?:[ ]?)?(?:net|payable(?: a| in)?)[ ]$"
)
"""The terms of an invoice: "Total à payer : …, à 30 jours", "Net 30 days"."""
_NET = re.compile(r"(?<![a-z])net[ ]$")
_AFTERWARDS = re.compile(r"(?<![a-z])(?:after|apres|au bout de|au bout d')[ ]?$")
_OPENS = re.compile(r"(?:^|[\n.!?:;,])[ *]{0,3}$")
_ACTS = re.compile(
    r"[ ,]{1,3}(?:(?:and|et|puis|then|or|ou)[ ])?(?:i|he|she|we|they|it|je|il|elle|on|ils|nous|ca|la video"
    r"|the video|ta video)[ ']"
)
_CLOSES = re.compile(r"[ ]?(?:[.!\n]|$)")
_HARM = re.compile(r"(?<![a-z])(?:video|pic|nude|photo|everyone|contact|famil|leak|post|publi|sinon|else|unless)")
_TOLD = re.compile(r"(?<![a-z])(?:avons|sommes|ai|est|etais|etions|etait|was|were|had|did|suis)(?![a-z])")
_IN = re.compile(r"[ ](?:in|at|au|en|de|of)[ ]")
_ONLY = re.compile(r"[ ]?(?:only|seulement)(?![a-z])")
_VALID = re.compile(r"(?<![a-z])(?:valid|valable)[ ]$")


def _asked_last(place: Place) -> bool:
    """Whether the head asks, and nothing is promised behind that ("to receive your loan send 230")."""
    asked = max((m.start() for m in place.words.request.finditer(place.head)), default=-1)
    return asked >= 0 and not any(m.start() > asked for m in place.words.promise.finditer(place.head))


def length(place: Place) -> Verdict:
    """A length of time: given or set as a limit, promised, or alone ("48h.")."""
    folded, moment = place.folded, place.moment
    if place.given:
        return "confirmed", "limit"
    latest = bool(limits.LATEST.match(place.after))
    if other_times.CODE.search(place.sentence) and not latest:
        return None
    serious = place.threat or place.ask
    promised = bool(place.words.promise.search(place.around(70, 45)))
    promised = promised and not (place.words.threat.search(place.around(90, 45)) or _asked_last(place))
    promised = promised or bool(other_times.GAIN.search(place.before))
    promised = promised and not (latest or limits.OWED.search(place.head))
    promised = promised or bool(other_times.SERVED.search(place.head) and not _HARM.search(place.head))
    follows = bool(
        place.words.follows.match(place.after)
        or limits.GOES_ON.match(place.after)
        or (place.pressing and _ONLY.match(place.after) and _VALID.search(place.before))
        or latest
    )
    if _TERMS.search(place.line) and (_NET.search(place.line) or not place.words.counted.search(place.line)):
        return "confirmed", "limit"
    if place.limit or place.within or follows:
        if other_times.ERASES.search(place.before) and not place.words.unless.search(place.before):
            return "rejected", "promise"
        if promised:
            return "rejected", "promise"
        own = other_times.OWN.search(place.before) and not place.words.unless.search(place.before)
        past = _AFTERWARDS.search(place.before) and (not place.threat or _TOLD.search(place.head))
        if (past and not place.words.rise.search(place.sentence)) or (own and not place.threat):
            return "candidate", "own_time"
        alone = not place.head.strip(limits.EDGES + "dansinwithdourg")  # "Within the hour."
        sure = serious or (place.pressing and (not place.within or alone))
        return ("confirmed" if sure else "candidate"), "limit"
    if limits.UNDER.search(place.before):
        return ("candidate", "limit") if place.threat and not promised else ("rejected", "promise")
    if place.words.counted.search(place.line) or place.words.counted.search(place.before):
        return None
    opens = _OPENS.search(folded[max(0, moment.start - 4) : moment.start])
    counted = place.before.rstrip().endswith(":") and _CLOSES.match(folded[moment.end : moment.end + 2])
    closes = _CLOSES.match(folded[moment.end : moment.end + 2])
    short: object = len(place.sentence.strip(limits.EDGES)) - (moment.end - moment.start) <= 12
    moved = opens and (limits.AND_THEN.match(place.after) or (place.threat and _ACTS.match(place.after)))
    listed = opens and closes and time_sums.SUM.search(place.before)
    short = short and not _IN.match(place.after)
    if place.pressing and opens and (short or counted or moved or listed or time_sums.FOR_SUM.match(place.after)):
        return "confirmed", "alone"
    return None
