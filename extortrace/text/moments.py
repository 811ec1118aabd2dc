"""Expressions of time: durations, hours, days and dates, in French and English, as ISO 8601 writes them.

The text says what is written; whether it is a deadline is not decided here. ``kind`` is ``duration``, ``hour`` ("18h",
which is a time or a duration), ``clock``, ``day`` (today, tomorrow), ``weekday``, ``date``, ``short`` ("5/12"),
``monthday`` ("the 5th") or ``vague`` (the end of a week or month). An evening beside its hour ("ce soir 20h",
"8 tonight") is that hour. Dates in figures are read day first, unless only the other order is a date. Texts are given
folded.

>>> [(m.kind, m.value) for m in moments("avant vendredi 18h ou le 30/11/2026, within two days, by 6pm")]
[('weekday', 'FRIDAY'), ('clock', 'T18:00'), ('date', '2026-11-30'), ('duration', 'P2D'), ('clock', 'T18:00')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from extortrace.text.numerals import numbers
from extortrace.text.time_values import and_half, clock, duration, read
from extortrace.text.time_words import EXPRESSION, SOME, SPELLED, UNIT


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time and its value."""

    start: int
    end: int
    kind: str
    value: str
    evening: bool = False
    """A clock whose evening ("tonight", "ce soir") is said beside it."""


def moments(folded: str, most: int = 10_000) -> list[Moment]:
    """The expressions of time in order of place, of digits and of words ``most`` each."""
    if not SOME.search(folded):
        return []
    found = [*islice(_written(folded), most), *islice(_in_words(folded), most)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return _evenings(folded, kept)


_EVENING = re.compile(r"ce soir|tonight|2night|tonite|cette nuit|this evening|dans la soiree")
_END_OF_DAY = re.compile(
    r"end of (?:the )?day|eod|fin de (?:la )?journee|close of (?:business|day|play)|cob|dans la journee"
)
_BESIDE = re.compile(r"[ ]?[,(]?[ ]?(?:a|at|on|of|de|du|vers|by|before|avant|around|@|-)?[ ]?(?:la[ ])?")


def _evenings(folded: str, found: list[Moment]) -> list[Moment]:
    """Every moment, but an evening and the hour beside it as one."""
    kept: list[Moment] = []
    for moment in found:
        last = kept[-1] if kept else None
        if last and moment.start - last.end <= 14 and _BESIDE.fullmatch(folded, last.end, moment.start):
            if moment.kind in ("clock", "hour") and _EVENING.fullmatch(folded, last.start, last.end):
                kept[-1] = _late(moment)
                continue
            if moment.kind in ("day", "weekday", "date") and _END_OF_DAY.fullmatch(folded, last.start, last.end):
                kept[-1] = moment  # "end of day Friday"
                continue
            if last.kind in ("day", "weekday", "date") and _END_OF_DAY.fullmatch(folded, moment.start, moment.end):
                continue  # "today before COB"
            dated = last.kind in ("day", "weekday", "date")
            if dated and moment.kind == "hour" and 6 <= int(moment.value.partition(":")[0]) < 24:
                moment = replace(moment, kind="clock", value=clock(moment.value))  # "jeudi 9h"
            if last.kind in ("clock", "hour") and _EVENING.fullmatch(folded, moment.start, moment.end):
                kept[-1] = _late(last)
                continue
        kept.append(moment)
    return kept


def _late(moment: Moment) -> Moment:
    """An hour of the evening."""
    value = clock(moment.value) if moment.kind == "hour" else moment.value
    n = int(value[1:3])
    value = f"T{n + 12:02}{value[3:]}" if 4 < n < 12 else "T24:00" if n == 0 else value
    return replace(moment, kind="clock", value=value, evening=True)


def _written(folded: str) -> Iterator[Moment]:
    for match in EXPRESSION.finditer(folded):
        which = match.lastgroup or ""
        if which == "sep":
            which = "dmy"
        meant = read(which, match.group())
        if meant:
            moment = Moment(match.start(), match.end(), *meant, evening=_tonight(which, match.group()))
            yield _whole(folded, moment)


def _tonight(which: str, said: str) -> bool:
    return which == "eve" or (which == "part" and said.endswith(("tonight", "tonite", "2nite", "ce soir")))


def _in_words(folded: str) -> Iterator[Moment]:
    for number in numbers(folded, alone=True):
        unit = SPELLED.match(folded, number.end)
        if unit and number.value < 1000:
            kind, value = "duration", duration(number.value, UNIT[unit["unit"]])
            if unit["half"]:
                value = and_half(value)
            elif unit["unit"].startswith("heure"):
                kind, value = "hour", str(number.value)  # "dix-neuf heures"
            yield _whole(folded, Moment(number.start, unit.end(), kind, value))


_HALF = re.compile(r"[ ](?:(?P<half>et demie?|and (?:a|1) half)|(?P<quarter>et (?:un )?quart|and a quarter))(?![a-z])")
_MINUTE_WORDS = re.compile(
    r"[ ](?:(?P<to>moins (?:le |un )?quart)|(?P<n>trente|quinze|quarante[ -]cinq)"
    r"|(?P<figures>[0-5]\d)(?=[ ]?(?:[.,;!?)\n](?!\d)|$)|[ ](?:pour|pr|max|sinon|ou|au|chrono|avant)[ ]))(?![a-z])"
)
_PART_OF_DAY = re.compile(
    r"[ ](?:(?P<am>du mat(?:in)?|in the morning|this morning|for morning)"
    r"|(?:du soir|de l'? ?apres[ -]?midi|in the (?:evening|afternoon)|at night|this afternoon|cet apres[ -]?midi"
    r"|for (?:evening|night|afternoon)))(?![a-z])"
)


def _whole(folded: str, moment: Moment) -> Moment:
    """The expression with what behind it belongs to it: "et demie", "moins le quart", "in the evening"."""
    kind, value, end = moment.kind, moment.value, moment.end
    half = _HALF.match(folded, end)
    if half and kind == "duration":
        value = and_half(value) if half["half"] else re.sub(r"^(PT\d+H)$", r"\g<1>15M", value)
        end = half.end()
    elif kind == "hour":
        words = _MINUTE_WORDS.match(folded, end)
        if half:
            value, end = value + (":30" if half["half"] else ":15"), half.end()
        elif words and words["to"] and int(value) > 0:
            kind, value, end = "clock", f"T{int(value) - 1:02}:45", words.end()
        elif words and words["figures"]:
            value, end = f"{value}:{words['figures']}", words.end()
        elif words:
            minutes = {"t": "30", "q": "15"}[words["n"][0]] if words["n"][:3] != "qua" else "45"
            value, end = f"{value}:{minutes}", words.end()
    part = _PART_OF_DAY.match(folded, end) if kind in ("clock", "hour") else None
    if part and folded[end - 1] != "m" and not moment.evening:
        hour, minute = (value[1:].split(":") if kind == "clock" else [*value.split(":"), "00"][:2])
        if int(hour) <= 23:
            late = int(hour) < 12 and not part["am"]
            hour = f"{int(hour) + 12 * late:02}"
            kind, value, end = "clock", f"T{hour}:{minute}", part.end()
    return replace(moment, end=end, kind=kind, value=value)
