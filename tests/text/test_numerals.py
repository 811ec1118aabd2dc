"""Numbers in words."""

from __future__ import annotations

import time

import pytest

from extortrace.text.numerals import numbers, spelled
from tests.marks import unmark

NUMBERS = {
    "⟦cinq cent mille⟧ francs": [500000],
    "⟦mille cinq cents⟧ dollars": [1500],
    "⟦septante-cinq⟧ euros": [75],
    "⟦huitante⟧, ⟦octante-deux⟧ et ⟦nonante-neuf⟧": [80, 82, 99],
    "⟦quatre-vingt-dix-sept⟧": [97],
    "⟦quatre vingts⟧ euros, ⟦quatre vingt onze⟧ dollars": [80, 91],
    "⟦soixante-et-onze⟧ ou ⟦vingt et un⟧": [71, 21],
    "⟦deuxcent⟧ euros, ⟦quarantehuit⟧ heures": [200, 48],
    "⟦fifteen hundred⟧ bucks": [1500],
    "⟦two hundred fifty thousand⟧ dollars": [250000],
    "⟦one hundred and fifty thousand⟧ dollars": [150000],
    "⟦a hundred⟧ dollars": [100],
    "⟦ten million five hundred thousand⟧ united states dollars": [10500000],
    "⟦un million cinq⟧ et ⟦deux millions cinq cent mille⟧": [1500000, 2500000],
    "⟦half a million⟧, ⟦one and a half million⟧, ⟦un million et demi⟧": [500000, 1500000, 1500000],
    "between ⟦five hundred⟧ and ⟦one thousand⟧": [500, 1000],
    "entre ⟦deux cents⟧ et ⟦cinquante mille⟧": [200, 50000],
    "⟦cinq⟧ ou ⟦six cents⟧": [5, 600],
    "⟦fourty⟧ or ⟦ninty⟧": [40, 90],
    "⟦cent\nvingt-cinq mille⟧": [125000],
    "thousands of victims lost millions": [],
    "50 cents, 500 mille, 2 millions": [],
    "une photo, un ami, one video": [],
    "the twenty first and the twenty-third": [],
    "two thirds": [],
    "cinquieme, milliers, centaine, unanime": [],
}


@pytest.mark.parametrize("marked", NUMBERS, ids=lambda m: m[:30])
def test_numbers(marked: str) -> None:
    text, spans = unmark(marked)
    found = numbers(text)
    assert [n.value for n in found] == NUMBERS[marked]
    assert [(n.start, n.end) for n in found] == spans


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("zero sept cinquante-huit vingt et un quarante-quatre trente", "0758214430"),
        ("zero un, zero deux, trente trois", "010233"),
        ("seven five eight two nine", "75829"),
        ("mille cinq cents", "1500"),
    ],
)
def test_said_digit_by_digit(text: str, digits: str) -> None:
    assert [n.digits for n in spelled(text)] == [digits]


def test_one_alone_only_when_asked() -> None:
    assert [n.value for n in numbers("tu as une heure", alone=True)] == [1]
    assert spelled("tu as une heure") == []


def test_linear_on_hostile_text() -> None:
    started = time.process_time()
    for piece in ("deux cent ", "cent ", "zero ", "and ", "un ", "a hundred and "):
        numbers(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 10
