"""Dating: deadlines as days only when the day of the message is known; ids dated later than it are doubtful."""

from __future__ import annotations

from datetime import date

import pytest

from extortrace import Analyzer, ExtorTraceError, Message, Options
from extortrace.text.days import due

ANALYZER = Analyzer()
TEXT = "Paie 300 € par Wave demain ou je publie ta vidéo"
WEDNESDAY = date(2026, 11, 25)

DAYS = {
    "today": ("P0D", "2026-11-25"),
    "tomorrow": ("P1D", "2026-11-26"),
    "whole days in hours": ("PT72H", "2026-11-28"),
    "a week": ("P1W", "2026-12-02"),
    "a month ends earlier": ("P3M", "2027-02-25"),
    "the next such weekday": ("MONDAY", "2026-11-30"),
    "the same weekday is a week away": ("WEDNESDAY", "2026-12-02"),
    "a day of the year to come": ("--01-05", "2027-01-05"),
    "a leap day": ("--02-29", "2028-02-29"),
    "a date stands": ("2026-12-15", "2026-12-15"),
    "hours that are no days": ("PT36H", None),
    "a time of day": ("T18:00", None),
    "no such day": ("--13-45", None),
}


@pytest.mark.parametrize(("value", "day"), DAYS.values(), ids=DAYS)
def test_day_of_a_deadline(value: str, day: str | None) -> None:
    assert due(value, WEDNESDAY) == day


def dues(analyzer: Analyzer, message: Message | str) -> list[str | None]:
    return [f.due for f in analyzer.analyze(message).findings if f.kind == "deadline"]


def test_without_a_day_nothing_is_dated_and_that_is_said() -> None:
    report = ANALYZER.analyze(TEXT)
    assert [f.due for f in report.findings if f.kind == "deadline"] == [None]
    assert "date_not_known" in {note.code for note in report.notes}


def test_the_day_given_comes_before_the_messages_own() -> None:
    sent = Message(TEXT, sent_at="2026-11-20T10:00:00")
    assert dues(ANALYZER, sent) == ["2026-11-21"]
    assert dues(Analyzer(ANALYZER.rules, Options(date="2026-11-25")), sent) == ["2026-11-26"]


@pytest.mark.parametrize(("day", "status"), [("2026-11-25", "confirmed"), ("2026-11-01", "candidate")])
def test_an_id_dated_after_the_message_is_doubtful(day: str, status: str) -> None:
    analyzer = Analyzer(ANALYZER.rules, Options(date=day))
    [reference] = [f for f in analyzer.analyze("Orange Money ID PP261112.1844.C51207").findings if f.kind == "reference"]
    assert reference.status == status


def test_codes_in_any_case_and_a_day_that_is_none() -> None:
    assert Options("uk", "cad") == Options("GB", "CAD")
    with pytest.raises(ExtorTraceError, match="2026-13-01"):
        Options(date="2026-13-01")
