"""What a spreadsheet does to numbers: digits lost for good, which are refused, and damage that can be undone.

>>> mended("2250709112233.0"), mended("'+2250709112233"), mended('="0709112233"'), mended("2.250709112233E+12")
(('2250709112233', ('decimal_dropped',)), ('+2250709112233', ()), ('0709112233', ()), ('2250709112233', \
('written_out',)))
>>> refuse("2,25071E+11")
Traceback (most recent call last):
extortrace.knowledge.canonical.Unfit: a spreadsheet kept only 6 digits of '2,25071E+11'; export the column as text
>>> day("2026-03-02T10:00:00Z"), day("25/11/2026"), day("1767225600")
('2026-03-02', '2026-11-25', '2026-01-01')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from extortrace.knowledge.canonical import Unfit

_EXPONENT = re.compile(r"(\d)[.,]?(\d*)[eE]\+?(\d{1,2})")
_CUT = 10
"""So many digits at most are left where a spreadsheet rounds; with more the rest were zeros."""
_DECIMAL = re.compile(r"(\d{5,})[.,]0{1,2}")
_WRAPPED = re.compile(r"=?\"(.*)\"|'(.*)")
_ERROR = re.compile(r"#(?:N/A|N/D|REF!|VALUE!|VALEUR!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|DIV/0!)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")


def refuse(value: str) -> None:
    """Raises Unfit for a number whose digits are gone."""
    if len(value) > 2 and not value.strip("#"):
        raise Unfit("hashes", value=value)
    if _ERROR.fullmatch(value):
        raise Unfit("formula", value=value)
    found = _EXPONENT.fullmatch(value)
    kept = len(found[1] + found[2].rstrip("0")) if found else 0
    if found and kept <= _CUT and kept < int(found[3]) + 1:
        raise Unfit("digits_lost", value=value, kept=kept)


def mended(value: str) -> tuple[str, tuple[str, ...]]:
    """The value without what the spreadsheet put around it, and what had to be undone."""
    if wrapped := _WRAPPED.fullmatch(value):
        value = wrapped[1] if wrapped[1] is not None else wrapped[2]
    if found := _EXPONENT.fullmatch(value):
        return (found[1] + found[2]).ljust(int(found[3]) + 1, "0"), ("written_out",)
    if found := _DECIMAL.fullmatch(value):
        return found[1], ("decimal_dropped",)
    return value, ()


def first_month(texts: Iterable[str]) -> bool | None:
    """Whether the days of a file begin with the month; None when none of them tells, or they differ.

    >>> first_month(["02/03/2026", "25/11/2026"]), first_month(["02/03/2026"])
    (False, None)
    """
    found = [match for text in texts if (match := _WRITTEN.fullmatch(text.strip()))]
    months = {int(match[1]) <= 12 for match in found if int(match[1]) > 12 or int(match[2]) > 12}
    return months.pop() if len(months) == 1 else None


def day(text: str, first_month: bool | None = None) -> str:
    """A day as it is written in lists; empty for nothing. Raises Unfit for what is none, or could be two."""
    text = text.strip()
    if not text:
        return ""
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if re.fullmatch(r"\d{9,10}", text):  # seconds since 1970, as MISP has them
            return datetime.fromtimestamp(int(text), UTC).date().isoformat()
        if found := _WRITTEN.fullmatch(text):
            a, b, year = int(found[1]), int(found[2]), int(found[3])
            told = max(a, b) > 12 or a == b
            if not told and first_month is None:
                raise Unfit("day_unclear", value=text)
            month = min(a, b) if told else a if first_month else b
            return date(year, month, a + b - month).isoformat()
    except ValueError as error:
        if isinstance(error, Unfit):
            raise
    raise Unfit("day", value=text)
