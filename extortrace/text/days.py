"""The day on which a deadline falls, seen from the day of the message.

Only what follows for certain: hours that are whole days, days, weeks, months, weekdays, dates and days of the month. A
time of day alone, or 36 hours from an hour that nobody knows, is no day.

>>> from datetime import date
>>> wednesday = date(2026, 11, 25)
>>> [due(value, wednesday) for value in ("P0D", "P1D", "PT48H", "FRIDAY", "--12-05", "---05", "PT5H", "T18:00")]
['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-27', '2026-12-05', '2026-12-05', None, None]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded when a day is known: the command starts sooner without it
    from datetime import date

_WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_PERIOD = re.compile(r"P(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(\d{1,5})H)?")
_YEARLY = re.compile(r"--(\d\d)-(\d\d)")
_MONTHLY = re.compile(r"---(\d\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATED_ID = re.compile(r"[A-Z]{2}(\d\d)(\d\d)(\d\d)\.\d{4}\.")


def names_a_day(value: str) -> bool:
    """Whether the deadline falls on a day that could be told if the day of the message were known."""
    period = _PERIOD.fullmatch(value)
    counted = period is not None and value != "P" and int(period[4] or 0) % 24 == 0
    return counted or value in _WEEKDAYS or bool(_YEARLY.fullmatch(value) or _MONTHLY.fullmatch(value))


def due(value: str, day: date) -> str | None:
    """ISO 8601 day on which the deadline ``value`` (a duration, date or weekday) falls; None when it names none."""
    from datetime import timedelta

    if _DATE.fullmatch(value):
        return value
    if value in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(value) - day.weekday() - 1) % 7 + 1
        return (day + timedelta(days=ahead)).isoformat()
    if yearly := _YEARLY.fullmatch(value):
        return _next(day, int(yearly[1]), int(yearly[2]))
    if monthly := _MONTHLY.fullmatch(value):
        number = int(monthly[1])
        return _of_month(day if number >= day.day else _later(day.replace(day=1), 1), number)
    period = _PERIOD.fullmatch(value)
    if period is None or value == "P":
        return None
    months, weeks, days, hours = (int(part or 0) for part in period.groups())
    if hours % 24:
        return None
    try:
        return (_later(day, months) + timedelta(weeks=weeks, days=days + hours // 24)).isoformat()
    except (OverflowError, ValueError):
        return None


def _later(day: date, months: int) -> date:
    """The same day some months on, or the last of that month."""
    from calendar import monthrange

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _of_month(day: date, number: int) -> str:
    """That day of the same month, or its last."""
    from calendar import monthrange

    return day.replace(day=max(1, min(number, monthrange(day.year, day.month)[1]))).isoformat()


def _next(day: date, month: int, number: int) -> str | None:
    """The next such day of a year, today included."""
    for year in range(day.year, day.year + 9):  # a leap day comes again within eight years
        try:
            found = day.replace(year, month, number)
        except ValueError:
            continue
        if found >= day:
            return found.isoformat()
    return None


def dated(reference: str) -> date | None:
    """The day that an Orange Money id carries (``PP261112.1844.C51207``).

    >>> dated("PP261112.1844.C51207")
    datetime.date(2026, 11, 12)
    """
    from datetime import date

    found = _DATED_ID.match(reference)
    if found is None:
        return None
    try:
        return date(2000 + int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
