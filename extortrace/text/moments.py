"""Expressions of time: durations, hours, days and dates, in French and English, as ISO 8601 writes them.

The text says what is written; whether it is a deadline is not decided here. ``kind`` is ``duration``, ``hour`` ("18h",
which is a time or a duration), ``clock``, ``day`` (today, tomorrow), ``weekday``, ``date`` or ``short`` ("5/12"). An
evening beside its hour ("ce soir 20h", "8 tonight") is that hour. Dates in figures are read day first, unless only the
other order is a date. Texts are given folded.

>>> [(m.kind, m.value) for m in moments("avant vendredi 18h ou le 30/11/2026, within two days, by 6pm")]
[('weekday', 'FRIDAY'), ('hour', '18'), ('date', '2026-11-30'), ('duration', 'P2D'), ('clock', 'T18:00')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from extortrace.text.numerals import numbers


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time and its value."""

    start: int
    end: int
    kind: str
    value: str
    evening: bool = False
    """A clock whose evening ("tonight", "ce soir") is said beside it."""


_WEEKDAYS = {
    "MONDAY": "lundi|monday", "TUESDAY": "mardi|tuesday", "WEDNESDAY": "mercredi|wednesday|wensday|wednsday",
    "THURSDAY": "jeudi|thursday", "FRIDAY": "vendredi|friday", "SATURDAY": "samedi|saturday|satuday",
    "SUNDAY": "dimanche|sunday",
}  # fmt: skip
_DAYS = {
    "P2D": "apres[ -]?demain|day[ ]after[ ]tomorrow",
    "P0D": "aujourd[' ]?hui|aujourdui|ojourdui|ojd|auj|today|2day|tonight|2night|tonite|ce[ ]soir|cette[ ]nuit"
           "|end[ ]of[ ](?:the[ ])?day|eod|fin[ ]de[ ](?:la[ ])?journee|dans[ ]la[ ](?:journee|soiree)"
           "|(?<!a[ ])ce[ ]jour"
           "|cet[ ]apres[ -]?midi"
           "|this[ ](?:evening|afternoon)|same[ ]?day|close[ ]of[ ](?:business|day)|cob",
    "P1D": "demain|dmain|2main|deman|tomorrow|tommorrow|tomorow|tommorow|tomoro|tmrw|tmr|tmw|2moro|2morrow|tomoz",
}  # fmt: skip
_MONTHS = ("janvier|january|janv?", "fevrier|february|fevr?|feb", "mars|march|mar", "avril|april|avr|apr", "mai|may",
           "juin|june|jun", "juillet|july|juil|jul", "aout|august|aug", "septembre|september|sept?",
           "octobre|october|oct", "novembre|november|nov", "decembre|december|dec")  # fmt: skip
_UNITS = {
    "M": "minutes?|mins?|mn|minuts?", "H": "heures?|heurs?|hours?|hrs?|hour's", "D": "jours?|jrs?|days?|journees?",
    "W": "semaines?|weeks?|wks?", "MO": "mois|months?",
}  # fmt: skip
_UNIT = {form: unit for unit, words in _UNITS.items() for word in words.split("|")
         for form in (word.replace("?", ""), word.replace("s?", ""))}  # fmt: skip
_QUALIFIER = (
    r"(?:working|business|full|short|more|good|petites?|ouvres?|ouvrables|clear|calendar|banking|bank|straight"
    r"|consecutive|francs|petits|days|hrs|complete|heures)"
)
_UNIT_WORDS = "|".join(_UNITS.values())
_MONTH_WORDS = "|".join(_MONTHS)
_EXPRESSION = re.compile(
    rf"""
    (?<![\w/]) (?:
      (?P<ymd>20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}})(?!\d)
    | (?P<dmy>\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)(?:20)?\d\d)(?!\d)
    | (?P<short>(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9]))(?![\d/])
    | (?P<dm>\d{{1,2}}(?:er|st|nd|rd|th)?[ ](?:of[ ])?(?:{_MONTH_WORDS})(?![a-z])\.?(?:,?[ ]20\d\d(?!\d))?)
    | (?P<md>(?:{_MONTH_WORDS})(?![a-z])\.?[ ](?:the[ ])?\d{{1,2}}(?:st|nd|rd|th)?(?![\w:])(?:,?[ ]20\d\d(?!\d))?)
    | (?P<pm>(?:1[0-2]|0?[1-9])(?:[:.h][0-5]\d)?[ ]?(?:[ap]\.?m(?![a-z])\.?|o'?clock))
    | (?P<mid>(?:12[ ]?)?(?:midnight|minuit|mid-?night))
    | (?P<noon>(?:12[ ]?)?(?:noon|midi|midday))(?![a-z])
    | (?P<hm>(?:2[0-4]|1\d|0?\d)(?:[ ]?h[ ]?|:)[0-5]\d)(?![\d:])
    | (?P<eve>(?:tonight|tonite|ce[ ]soir|this[ ]evening)[ ](?:at|by|before|a|avant|vers)[ ](?:1[0-2]|[1-9]))
      (?![\w:.,%€$£]|[ ]?h|[ ]\d)
    | (?P<day>{"|".join(_DAYS.values())})(?![a-z])
    | (?P<part>(?:1[0-2]|0?[1-9])(?:[:.h][0-5]\d)?(?:[ ]?h(?:eures?|rs)?)?[ ](?:in[ ]the[ ]|this[ ]|du[ ]
      |de[ ]l'|de[ ]la[ ]|ce[ ])?
      (?:morning|evening|afternoon|night|soir|matin|apres[ -]?midi|tonight|tonite|2nite))(?![a-z])
    | (?P<mil>(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:hrs|hours|h))(?![a-z])
    | (?P<dur>\d{{1,3}}(?:[ ]?\([^()\n]{{2,24}}\))?(?:[ -]?|[ ]{_QUALIFIER}[ ])(?:{_UNIT_WORDS}))(?![a-z])
    | (?P<bracket>\(\d{{1,3}}\)[ ]?(?:{_QUALIFIER}[ ])?(?:{_UNIT_WORDS}))(?![a-z])
    | (?:(?<=dans[ ])|(?<=ds[ ])|(?<=within[ ])|(?<=sous[ ]))
      (?P<one>l'heure|the[ ](?:next[ ])?hour|la[ ]semaine|the[ ]week)(?![a-z])
    | (?P<h>\d{{1,3}}[ ]?h)(?![a-z0-9/])
    | (?P<j>\d{{1,2}}j)(?![a-z0-9/])
    | (?P<half>(?:une[ ])?demi[ -]?heure|half[ ](?:an[ ])?hour|un[ ]quart[ ]d'heure|(?:a[ ])?quarter[ ]of[ ]an[ ]hour)
    | (?P<article>(?:an|a)[ ](?:hour|day|week))(?![a-z])
    | (?P<week>{"|".join(_WEEKDAYS.values())})(?![a-z])
    )
    """,
    re.VERBOSE,
)
_SOME = re.compile(
    r"\d|soir|nuit|journee|jour|day|demain|deman|tom|tm[rw]|morrow|minuit|midi|noon|midnight|oj|auj|heure|hour|minute"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|week|mois|month|eod"
)
_SPELLED = re.compile(rf"[ -]{{1,2}}(?:\(\d{{1,3}}\)[ ]?)?(?:{_QUALIFIER}[ ])?({_UNIT_WORDS})(?![a-z])")
_BY_WEEKDAY = {word: day for day, words in _WEEKDAYS.items() for word in words.split("|")}
_BY_MONTH = {form: i for i, words in enumerate(_MONTHS, 1) for word in words.split("|")
             for form in (word.replace("?", ""), re.sub(".[?]", "", word))}  # fmt: skip
_DAY_FORMS = [(re.compile(words), value) for value, words in _DAYS.items()]


def moments(folded: str, most: int = 10_000) -> list[Moment]:
    """The expressions of time in order of place, of digits and of words ``most`` each."""
    if not _SOME.search(folded):
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
    r"end of (?:the )?day|eod|fin de (?:la )?journee|close of (?:business|day)|cob|dans la journee"
)
_BESIDE = re.compile(r"[ ]?[,(]?[ ]?(?:a|at|on|de|du|vers|by|before|avant|around|@|-)?[ ]?(?:la[ ])?")


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
            if last.kind in ("clock", "hour") and _EVENING.fullmatch(folded, moment.start, moment.end):
                kept[-1] = _late(last)
                continue
        kept.append(moment)
    return kept


def _late(moment: Moment) -> Moment:
    """An hour of the evening."""
    value = f"T{int(moment.value):02}:00" if moment.kind == "hour" else moment.value
    hour = int(value[1:3])
    value = f"T{hour + 12:02}{value[3:]}" if 4 < hour < 12 else "T24:00" if hour == 0 else value
    return replace(moment, kind="clock", value=value, evening=True)


def _written(folded: str) -> Iterator[Moment]:
    for match in _EXPRESSION.finditer(folded):
        which = match.lastgroup or ""
        if which == "sep":
            which = "dmy"
        read = _read(which, match.group())
        if read:
            yield Moment(match.start(), match.end(), *read, evening=_tonight(which, match.group()))


def _tonight(which: str, said: str) -> bool:
    return which == "eve" or (which == "part" and said.endswith(("tonight", "tonite", "2nite", "ce soir")))


def _read(which: str, said: str) -> tuple[str, str] | None:
    """The kind and value of an expression."""
    figures = [int(n) for n in re.findall(r"\d+", said.replace("2nite", "").replace("2night", ""))]
    if which == "ymd":
        return _date(figures[0], figures[1], figures[2])
    if which == "dmy":
        day, month, year = figures
        if month > 12:
            day, month = month, day
        return _date(year if year > 99 else 2000 + year, month, day)
    if which == "short":
        kind_value = _date(None, figures[1], figures[0])
        return kind_value and ("short", kind_value[1])
    if which in ("dm", "md"):
        month = next(_BY_MONTH[word] for word in re.findall(r"[a-z]+", said) if word in _BY_MONTH)
        return _date(figures[1] if len(figures) > 1 else None, month, figures[0])
    if which in ("pm", "hm"):
        hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
        if "clock" in said and hour < 7:  # nobody is told to pay at five in the morning
            hour += 12
        if which == "pm" and "p" in said.replace(" ", "")[-4:] and hour < 12:
            hour += 12
        if which == "pm" and "a" in said and hour == 12:
            hour = 0
        return "clock", f"T{hour:02}:{minute:02}"
    if which in ("part", "eve"):
        hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
        late = not re.search("morning|matin", said)
        return "clock", f"T{hour + 12 if late and hour < 12 else hour:02}:{minute:02}"
    if which == "mil":
        return "clock", f"T{said[:2]}:{said[2:4]}"
    if which == "article":
        return "duration", _duration(1, _UNIT[said.split()[1]])
    if which in ("mid", "noon"):
        return "clock", "T24:00" if which == "mid" else "T12:00"
    if which == "one":
        return "duration", "P1W" if said.endswith(("semaine", "week")) else "PT1H"
    if which in ("dur", "bracket"):
        unit = _UNIT[re.findall(r"[a-z']+", said)[-1]]
        if unit == "H":
            return ("hour", str(figures[0])) if "heure" in said else ("duration", f"PT{figures[0]}H")
        return "duration", _duration(figures[0], unit)
    if which == "h":
        return "hour", str(figures[0])
    if which == "j":
        return "duration", f"P{figures[0]}D"
    if which == "half":
        return "duration", "PT15M" if "quart" in said else "PT30M"
    if which == "day":
        return "day", next(value for form, value in _DAY_FORMS if form.fullmatch(said))
    return "weekday", _BY_WEEKDAY[said]


def _duration(n: int, unit: str) -> str:
    return {"M": f"PT{n}M", "H": f"PT{n}H", "D": f"P{n}D", "W": f"P{n}W", "MO": f"P{n}M"}[unit]


def _date(year: int | None, month: int, day: int) -> tuple[str, str] | None:
    try:
        date(year or 2024, month, day)
    except ValueError:
        return None
    return "date", f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def _in_words(folded: str) -> Iterator[Moment]:
    for number in numbers(folded, alone=True):
        unit = _SPELLED.match(folded, number.end)
        if unit and number.value < 1000:
            yield Moment(number.start, unit.end(), "duration", _duration(number.value, _UNIT[unit[1]]))
