"""The ISO 8601 value of an expression of time, from the group of the pattern that found it.

>>> read("pm", "6 p.m."), read("md", "november 28th"), read("told", "half past four")
(('clock', 'T18:00'), ('date', '--11-28'), ('clock', 'T16:30'))
"""

from __future__ import annotations

import re
from datetime import date

from extortrace.text import time_words as words


def clock(hour: str) -> str:
    """The time that "18" or "18:30" is."""
    n, _, minute = hour.partition(":")
    return f"T{int(n):02}:{minute or '00'}"


def read(which: str, said: str) -> tuple[str, str] | None:
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
        month = next(words.BY_MONTH[word] for word in re.findall(r"[a-z]+", said) if word in words.BY_MONTH)
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
        return "duration", duration(1, words.UNIT[said.split()[1]])
    if which in ("mid", "noon"):
        return "clock", "T24:00" if which == "mid" else "T12:00"
    if which == "one":
        return "duration", "P1W" if said.endswith(("semaine", "week")) else "PT1H"
    if which in ("dur", "bracket"):
        unit = words.UNIT[re.findall(r"[a-z']+", said)[-1]]
        if unit == "H":
            return ("hour", str(figures[0])) if "heure" in said else ("duration", f"PT{figures[0]}H")
        return "duration", duration(figures[0], unit)
    if which == "both":
        return "duration", _both(said, figures)
    if which == "timer":
        return "duration", _timer(figures)
    if which == "keyed":
        unit = next(words.UNIT[word] for word in re.findall("[a-z]+", said) if word in words.UNIT)
        return "duration", duration(figures[0], unit)
    if which == "minus":
        return "duration", duration(figures[0], "H" if said[0] == "h" else "D")
    if which in ("nth", "le"):
        return "monthday", f"---{figures[0]:02}"
    if which == "vague":
        return "vague", "P1M" if re.search("month|mois|eom", said) else "P1W"
    if which == "h":
        return "hour", str(figures[0])
    if which == "j":
        return "duration", f"P{figures[0]}D"
    if which == "half":
        minutes = next(n for form, n in words.PART_FORMS if form.fullmatch(said))
        return "duration", f"PT{minutes}M" if minutes % 60 else f"PT{minutes // 60}H"
    if which == "couple":
        return "duration", duration(2, words.UNIT[said.split()[-1]])
    if which == "bare":  # as "o'clock": early hours are those of the afternoon
        return "clock", f"T{figures[0] + 12 * (figures[0] < 7):02}:00"
    if which == "term":
        return "duration", next(f"P{n}D" for form, n in words.TERM_FORMS if form.fullmatch(said))
    if which == "told":
        return "clock", _told(said)
    if which == "cut":
        return "weekday", words.CUT[said]
    if which == "day":
        return "day", next((value for form, value in words.DAY_FORMS if form.fullmatch(said)), "P0D")
    return "weekday", words.BY_WEEKDAY[said]


def _both(said: str, figures: list[int]) -> str:
    """Two units: "1d 12h", "1 hour and 30 minutes"."""
    if re.match(r"\d+[ ]?[dj]", said):
        return f"PT{24 * figures[0] + figures[1]}H"
    return f"PT{figures[0]}H{figures[1]}M"


def _timer(figures: list[int]) -> str:
    """What a countdown shows, to the minute above: "23:59:59" is a day."""
    minutes = figures[0] * 60 + figures[1] + (figures[2] > 0)
    hours, rest = divmod(minutes, 60)
    return f"PT{hours}H{rest}M" if hours and rest else f"PT{hours}H" if hours else f"PT{rest}M"


def _told(said: str) -> str:
    """An hour told in English words: "half past four", "quarter to six", "seven thirty pm", "eight o'clock"."""
    parts = said.replace("-", " ").split()
    if "half" in parts or "past" in parts or "to" in parts or parts[1:2] in (["after"], ["before"]):
        minute = next(words.MINUTES[word] for word in parts if word in words.MINUTES) + 5 * ("five" in parts[1:2])
        at = next(i for i, word in enumerate(parts) if word in ("past", "to", "after", "before") or word == "half") + 1
        at += parts[at] == "past"
        word = re.sub(r"o'?clock|[ap]\.?m\.?$", "", parts[at])
        hour = int(word) if word.isdigit() else words.HOURS.index(word) + 1
        if "to" in parts or "before" in parts:
            hour, minute = hour - 1 or 12, 60 - minute
    else:
        word = re.sub(r"(?:[ap]\.?m\.?|o'?clock)$", "", parts[0])
        hour, minute = words.HOURS.index(word) + 1, 0
        minute = 30 if "thirty" in parts else 15 if "fifteen" in parts else 45 if "forty" in parts else 0
    figure = re.search(r"([ap])\.?m\.?$", said)
    if figure:
        hour = hour % 12 + 12 * (figure[1] == "p")
    elif hour < 7:  # as with figures: nobody is told to pay at five in the morning
        hour += 12
    return f"T{hour:02}:{minute:02}"


def duration(n: int, unit: str) -> str:
    return {"M": f"PT{n}M", "H": f"PT{n}H", "D": f"P{n}D", "W": f"P{n}W", "MO": f"P{n}M"}[unit]


def _date(year: int | None, month: int, day: int) -> tuple[str, str] | None:
    try:
        date(year or 2024, month, day)
    except ValueError:
        return None
    return "date", f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def and_half(value: str) -> str:
    """A length of time and half its unit more."""
    n = int(re.findall(r"\d+", value)[0])
    if value.endswith("H"):
        return f"PT{n}H30M"
    return f"PT{24 * n + 12}H" if value.endswith("D") and "T" not in value else value
