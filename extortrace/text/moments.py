"""Expressions of time: durations, hours, days and dates, in French and English, as ISO 8601 writes them.

The text says what is written; whether it is a deadline is not decided here. ``kind`` is ``duration``, ``hour`` ("18h",
which is a time or a duration), ``clock``, ``day`` (today, tomorrow), ``weekday``, ``date`` or ``short`` ("5/12"). An
evening beside its hour ("ce soir 20h", "8 tonight") is that hour. Dates in figures are read day first, unless only the
other order is a date. Texts are given folded.

>>> [(m.kind, m.value) for m in moments("avant vendredi 18h ou le 30/11/2026, within two days, by 6pm")]
[('weekday', 'FRIDAY'), ('clock', 'T18:00'), ('date', '2026-11-30'), ('duration', 'P2D'), ('clock', 'T18:00')]
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
    "MONDAY": "lundi|monday|moday", "TUESDAY": "mardi|tuesday|teusday|tusday|tues",
    "WEDNESDAY": "mercredi|mecredi|merkredi|mercedi|wednesday|wensday|wednsday|wenesday|weds",
    "THURSDAY": "jeudi|thursday|thrusday|thurday|thurs|thur", "FRIDAY": "vendredi|vandredi|vendredie|friday|firday|fri",
    "SATURDAY": "samedi|samdi|saturday|satuday|saterday", "SUNDAY": "dimanche|dimenche|dimance|sunday",
}  # fmt: skip
_DAYS = {
    "P2D": "apres[ -]?demain|day[ ]after[ ]tomorrow",
    "P0D": "aujourd[' ]?hui|aujourdui|ojourdui|ojd|auj|today|2day|tonight|2night|tonite|ce[ ]soir|cette[ ]nuit"
           "|end[ ]of[ ](?:the[ ])?day|eod|fin[ ]de[ ](?:la[ ])?journee|dans[ ]la[ ](?:journee|soiree)"
           "|(?<!a[ ])ce[ ]jour"
           "|cet[ ]apres[ -]?midi"
           "|this[ ](?:evening|afternoon)|same[ ]?day|close[ ]of[ ](?:business|day|play)|cob"
           r"|(?:the[ ])?day(?=[ ](?:is[ ](?:out|over|done)|ends|runs[ ]out)(?![a-z]))"
           r"|(?:(?<=as[ ])|(?<=avez[ ])|(?<=donne[ ])|(?<=laisse[ ])|(?<=reste[ ]))la[ ]journee(?![ ]d[ue])",
    "P1D": "demain|dmain|2main|deman|tomorrow|tommorrow|tomorow|tommorow|tomoro|tmrw|tmr|tmw|2moro|2morrow|tomoz",
}  # fmt: skip
_CUT = {"mon": "MONDAY", "tue": "TUESDAY", "wed": "WEDNESDAY", "thu": "THURSDAY", "sat": "SATURDAY", "sun": "SUNDAY",
        "lun": "MONDAY", "jeu": "THURSDAY", "ven": "FRIDAY", "dim": "SUNDAY"}  # fmt: skip
"""Days cut to words of their own, days only behind "by", "until" or "avant"."""
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
    r"|consecutive|francs|petits|days|hrs|complete|heures|prochaine?s|next|toutes)"
)
_EN_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_UNIT_WORDS = "|".join(_UNITS.values())
_OF_HOUR = r"(?:d'?[ ]?heures?|h(?:eure)?|of[ ]an[ ]hour|hours?|hr)"
_PARTS = {  # of an hour, minutes first
    45: rf"(?:les[ ]|the[ ])?(?:trois|three|3)[ -]?quart(?:er)?s?[ ]{_OF_HOUR}|(?:3[/\u2044]4|\xbe)[ ]?{_OF_HOUR}",
    30: rf"(?:une[ ])?demi[ -]?heure|(?:a[ ])?half[ -](?:an[ ])?hour|(?:1[/\u2044]2|\xbd)[ ]?{_OF_HOUR}",
    15: rf"(?:(?:un|1)[ ])?quart[ ]{_OF_HOUR}|(?:a[ ])?quarter[ ](?:of[ ])?(?:an[ ])?hour|(?:1[/\u2044]4"
    rf"|\xbc)[ ]?{_OF_HOUR}",
}
_TERMS = {  # lengths of time with a name of their own, days first
    8: r"(?:la[ ]|une[ ])?huitaine(?:[ ]de[ ]jours)?", 15: r"(?:la[ ]|une[ ])?quinzaine(?:[ ]de[ ]jours)?",
    14: r"(?:(?:a|one|the|next)[ ])?fortnight",
}  # fmt: skip
_PART_FORMS = [(re.compile(words), n) for n, words in _PARTS.items()]
_TERM_FORMS = [(re.compile(words), n) for n, words in _TERMS.items()]
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TWELVE = "|".join(_HOURS)
_PAST_OR_TO = r"(?:half[ ]past|half|(?:a[ ])?(?:quarter|five|ten|twenty(?:[ -]five)?)[ ](?:past|to|after|before))"
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_MONTH_WORDS = "|".join(_MONTHS)
_EXPRESSION = re.compile(
    rf"""
    (?<![\w/]) (?:
      (?P<ymd>20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}})(?!\d)
    | (?P<dmy>\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)(?:20)?\d\d)(?!\d)
    | (?P<short>(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9]))(?![\d/]|[ ]?{_OF_HOUR}(?![a-z]))
    | (?P<dm>\d{{1,2}}(?:er|st|nd|rd|th)?[ ](?:of[ ])?(?:{_MONTH_WORDS})(?![a-z])\.?(?:,?[ ]20\d\d(?!\d))?)
    | (?P<md>(?:{_MONTH_WORDS})(?![a-z])\.?[ ](?:the[ ])?\d{{1,2}}(?:st|nd|rd|th)?(?![\w:])(?:,?[ ]20\d\d(?!\d))?)
    | (?P<pm>(?:1[0-2]|0?[1-9])(?:[:.h][0-5]\d)?[ ]?(?:[ap]\.?m(?![a-z])\.?|o'?clock))
    | (?P<mid>(?:12[ ]?)?(?:midnight|minuit|mid-?night))
    | (?P<noon>(?:12[ ]?)?(?:noon|midi|midday))(?![a-z])
    | (?P<hm>(?:2[0-4]|1\d|0?\d)(?:[ ]?h[ ]?|:)[0-5]\d)(?![\d:])
    | (?P<eve>(?:tonight|tonite|ce[ ]soir|this[ ]evening)[ ](?:at|by|before|a|avant|vers)[ ](?:1[0-2]|[1-9]))
      (?![\w:.,%€$£]|[ ]?h|[ ]\d)
    | (?P<day>{"|".join(_DAYS.values())})(?![a-z])
    | (?P<part>(?:1[0-2]|0?[1-9])(?:[:.h][0-5]\d)?(?:[ ]?h(?:eures?|rs)?)?[ ](?:in[ ]the[ ]|this[ ]|for[ ]|at[ ]|du[ ]
      |de[ ]l'|de[ ]la[ ]|ce[ ])?
      (?:morning|evening|afternoon|night|soir|matin|mat|apres[ -]?midi|tonight|tonite|2nite))(?![a-z])
    | (?P<mil>(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:hrs|hours|h))(?![a-z])
    | (?P<dur>\d{{1,3}}(?:[ ]?\([^()\n]{{2,24}}\))?(?:[ -]?|[ ]{_QUALIFIER}[ ])(?:{_UNIT_WORDS}))(?![a-z])
    | (?P<bracket>\(\d{{1,3}}\)[ ]?(?:{_QUALIFIER}[ ])?(?:{_UNIT_WORDS}))(?![a-z])
    | (?:(?<=dans[ ])|(?<=ds[ ])|(?<=within[ ])|(?<=sous[ ]))
      (?P<one>l'heure|the[ ](?:next[ ])?hour|la[ ]semaine|the[ ]week)(?![a-z])
    | (?P<h>\d{{1,3}}[ ]?h)(?![a-z0-9/])
    | (?P<j>\d{{1,2}}j)(?![a-z0-9/])
    | (?P<half>{"|".join(_PARTS.values())})(?![a-z])
    | (?P<couple>(?:a[ ])?couple[ ](?:of[ ])?(?:more[ ])?(?:hours|hrs|minutes)|a[ ]couple[ ](?:of[ ])?days)(?![a-z])
    | (?:(?<=by[ ])|(?<=before[ ])|(?<=until[ ])|(?<=till[ ]))(?P<bare>1[0-2]|[1-9])
      (?=[ ](?:tomorrow|tmrw|tmr|today|2day|sharp|latest|or[ ](?:i|we|else|ur|your|the|it)|on[ ](?:{_EN_DAYS})
        |{_EN_DAYS})(?![a-z]))
    | (?P<term>{"|".join(_TERMS.values())})(?![a-z])
    | (?P<article>(?:an|a)[ ](?:hour|day|week))(?![a-z])
    | (?P<told>(?:{_PAST_OR_TO}[ ](?:{_TWELVE}|1[0-2]|[1-9])|(?:{_TWELVE})(?:[ -](?:fifteen|thirty|forty[ -]five))?
      (?=[ ]?(?:[ap]\.?m(?![a-z])|o'?clock|in[ ]the[ ]|tonight|tonite|this[ ](?:evening|afternoon|morning))))
      (?:[ ]?(?:[ap]\.?m\.?(?![a-z])|o'?clock))?)(?![a-z\d:])
    | (?P<week>{"|".join(_WEEKDAYS.values())})(?![a-z])
    | (?:(?<=by[ ])|(?<=until[ ])|(?<=till[ ])|(?<=before[ ])|(?<=next[ ])|(?<=avant[ ]))(?P<cut>{"|".join(_CUT)})
      (?:(?=[ ]?(?:[.,;!?)\n]|\d|or|night|morning|evening|noon|midnight|at|sinon|ou|soir|matin|midi)(?![a-z]))|$)
    )
    """,
    re.VERBOSE,
)
_SOME = re.compile(
    r"\d|soir|nuit|journee|jour|day|demain|deman|tom|tm[rw]|morrow|minuit|midi|noon|midnight|oj|auj|heure|hour|minute"
    r"|lundi|mardi|mercredi|merkredi|jeudi|vendredi|vandredi|samedi|samdi|dim[ae]n|semaine|week|mois|month|eod"
    r"|tues|weds|thur|fri|by |avant |until |till |aine|[\xbc\xbd\xbe]|fortnight|half|quarter|clock|evening|afternoon"
    r"|morning| [ap]\.?m"
)
_SPELLED = re.compile(
    rf"(?P<half>[ ](?:and[ ]a[ ]half|et[ ]demie?))?[ -]{{1,2}}(?:\(\d{{1,3}}\)[ ]?)?(?:{_QUALIFIER}[ ])?"
    rf"(?P<unit>{_UNIT_WORDS})(?![a-z])"
)
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
    r"end of (?:the )?day|eod|fin de (?:la )?journee|close of (?:business|day|play)|cob|dans la journee"
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
            dated = last.kind in ("day", "weekday", "date")
            if dated and moment.kind == "hour" and 6 <= int(moment.value.partition(":")[0]) < 24:
                moment = replace(moment, kind="clock", value=_clock(moment.value))  # "jeudi 9h"
            if last.kind in ("clock", "hour") and _EVENING.fullmatch(folded, moment.start, moment.end):
                kept[-1] = _late(last)
                continue
        kept.append(moment)
    return kept


def _clock(hour: str) -> str:
    """The time that "18" or "18:30" is."""
    n, _, minute = hour.partition(":")
    return f"T{int(n):02}:{minute or '00'}"


def _late(moment: Moment) -> Moment:
    """An hour of the evening."""
    value = _clock(moment.value) if moment.kind == "hour" else moment.value
    n = int(value[1:3])
    value = f"T{n + 12:02}{value[3:]}" if 4 < n < 12 else "T24:00" if n == 0 else value
    return replace(moment, kind="clock", value=value, evening=True)


def _written(folded: str) -> Iterator[Moment]:
    for match in _EXPRESSION.finditer(folded):
        which = match.lastgroup or ""
        if which == "sep":
            which = "dmy"
        read = _read(which, match.group())
        if read:
            moment = Moment(match.start(), match.end(), *read, evening=_tonight(which, match.group()))
            yield _whole(folded, moment)


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
        late = not re.search("morning|mat", said)
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
        return "duration", next(f"PT{n}M" for form, n in _PART_FORMS if form.fullmatch(said))
    if which == "couple":
        return "duration", _duration(2, _UNIT[said.split()[-1]])
    if which == "bare":  # as "o'clock": early hours are those of the afternoon
        return "clock", f"T{figures[0] + 12 * (figures[0] < 7):02}:00"
    if which == "term":
        return "duration", next(f"P{n}D" for form, n in _TERM_FORMS if form.fullmatch(said))
    if which == "told":
        return "clock", _told(said)
    if which == "cut":
        return "weekday", _CUT[said]
    if which == "day":
        return "day", next((value for form, value in _DAY_FORMS if form.fullmatch(said)), "P0D")
    return "weekday", _BY_WEEKDAY[said]


def _told(said: str) -> str:
    """An hour told in English words: "half past four", "quarter to six", "seven thirty pm", "eight o'clock"."""
    words = said.replace("-", " ").split()
    if "half" in words or "past" in words or "to" in words or words[1:2] in (["after"], ["before"]):
        minute = next(_MINUTES[word] for word in words if word in _MINUTES) + 5 * ("five" in words[1:2])
        at = next(i for i, word in enumerate(words) if word in ("past", "to", "after", "before") or word == "half") + 1
        at += words[at] == "past"
        word = re.sub(r"o'?clock|[ap]\.?m\.?$", "", words[at])
        hour = int(word) if word.isdigit() else _HOURS.index(word) + 1
        if "to" in words or "before" in words:
            hour, minute = hour - 1 or 12, 60 - minute
    else:
        word = re.sub(r"(?:[ap]\.?m\.?|o'?clock)$", "", words[0])
        hour, minute = _HOURS.index(word) + 1, 0
        minute = 30 if "thirty" in words else 15 if "fifteen" in words else 45 if "forty" in words else 0
    figure = re.search(r"([ap])\.?m\.?$", said)
    if figure:
        hour = hour % 12 + 12 * (figure[1] == "p")
    elif hour < 7:  # as with figures: nobody is told to pay at five in the morning
        hour += 12
    return f"T{hour:02}:{minute:02}"


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
            kind, value = "duration", _duration(number.value, _UNIT[unit["unit"]])
            if unit["half"]:
                value = _and_half(value)
            elif unit["unit"].startswith("heure"):
                kind, value = "hour", str(number.value)  # "dix-neuf heures"
            yield _whole(folded, Moment(number.start, unit.end(), kind, value))


_HALF = re.compile(r"[ ](?:(?P<half>et demie?|and (?:a|1) half)|(?P<quarter>et (?:un )?quart|and a quarter))(?![a-z])")
_MINUTE_WORDS = re.compile(r"[ ](?:(?P<to>moins (?:le |un )?quart)|(?P<n>trente|quinze|quarante[ -]cinq))(?![a-z])")
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
        value = _and_half(value) if half["half"] else re.sub(r"^(PT\d+H)$", r"\g<1>15M", value)
        end = half.end()
    elif kind == "hour":
        words = _MINUTE_WORDS.match(folded, end)
        if half:
            value, end = value + (":30" if half["half"] else ":15"), half.end()
        elif words and words["to"] and int(value) > 0:
            kind, value, end = "clock", f"T{int(value) - 1:02}:45", words.end()
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


def _and_half(value: str) -> str:
    """A length of time and half its unit more."""
    n = int(re.findall(r"\d+", value)[0])
    if value.endswith("H"):
        return f"PT{n}H30M"
    return f"PT{24 * n + 12}H" if value.endswith("D") and "T" not in value else value
