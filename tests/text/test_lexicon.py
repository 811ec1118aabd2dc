"""Names in a text: exact, glued, in pieces, disguised, misspelt; never inside a word."""

import pytest

from extortrace.text import Text
from extortrace.text.lexicon import Lexicon
from tests.marks import unmark

NAMES = {"western union": "wu", "western": "wu", "w u": "wu", "moneygram": "mg", "paysafecard": "psc", "wave": "wave"}
LEXICON = Lexicon(NAMES, lambda name: 0 if len(name) < 8 else 1 if len(name) < 11 else 2, glued=6)

CASES = {
    "exact": ("par ⟦Western Union⟧ stp", "wu"),
    "hidden characters": ("par ⟦wes\u200btern un\u00adion⟧", "wu"),
    "misspelt twice": ("par ⟦WESTERNE UNIONE⟧", "wu"),
    "transposed": ("⟦westren unoin⟧ only", "wu"),
    "longest wins": ("⟦western unoin⟧", "wu"),
    "glued": ("⟦WesternUnion⟧", "wu"),
    "in pieces": ("une ⟦pay safe card⟧ de 50", "psc"),
    "letters apart": ("⟦w e s t e r n u n i o n⟧", "wu"),
    "digits for letters": ("⟦w3stern un10n⟧", "wu"),
    "initials": ("par ⟦W.U⟧", "wu"),
    "over a line": ("by ⟦western\nunion⟧ today", "wu"),
    "before a number": ("⟦Wave⟧0778416093", "wave"),
    "next word is not swallowed": ("⟦moneygram⟧ no", "mg"),
}
NONE = {
    "inside a word": "waved, microwaves",
    "short names are exact": "I have it, weve",
    "sentence end": "by moneyg. Ram it",
    "too short a text": "w",
    "empty": "",
}


@pytest.mark.parametrize(("marked", "id"), CASES.values(), ids=CASES.keys())
def test_found(marked: str, id: str) -> None:
    text, spans = unmark(marked)
    message = Text(text)
    assert [(m.id, message.raw_span(m.start, m.end)) for m in LEXICON.find(message)] == [(id, spans[0])]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_nothing(text: str) -> None:
    assert LEXICON.find(Text(text)) == []


OVER = {"par orange": "om", "orange money": "om", "mtn momo": "momo", "momo account": "momo", "orange juice": "juice"}


@pytest.mark.parametrize(
    ("marked", "id"),
    [
        pytest.param("envoie par ⟦Orange Money⟧ stp", "om", id="a leading word makes way"),
        pytest.param("envoie par ⟦orange moneyy⟧ stp", "om", id="misspelt"),
        pytest.param("envoie ⟦par Orange⟧ stp", "om", id="alone it stays"),
        pytest.param("to my ⟦MTN MoMo account⟧ now", "momo", id="from the first name to the last"),
        pytest.param("⟦par orange⟧ juice", "om", id="not another thing"),
    ],
)
def test_names_of_one_thing_that_overlap(marked: str, id: str) -> None:
    text, spans = unmark(marked)
    message = Text(text)
    found = Lexicon(OVER, lambda name: len(name) // 10).find(message)
    assert [(m.id, message.raw_span(m.start, m.end)) for m in found] == [(id, spans[0])]
