"""Numbering plans and their history."""

from __future__ import annotations

from pathlib import Path

import pytest

from extortrace.knowledge import load_rules, phones
from extortrace.knowledge.beside import Beside
from extortrace.knowledge.phones import Phones
from extortrace.knowledge.reader import Problem

OLD = [
    ("CI", "01020304", "+2250101020304"),
    ("CI", "40112233", "+2250140112233"),
    ("CI", "05112233", "+2250505112233"),
    ("CI", "66112233", "+2250566112233"),
    ("CI", "09112233", "+2250709112233"),
    ("CI", "87112233", "+2250787112233"),
    ("CI", "20304050", None),
    ("CI", "60112233", None),
    ("BJ", "97001122", "+2290197001122"),
    ("BJ", "49755864", "+2290149755864"),
    ("CM", "77112233", "+237677112233"),
    ("CM", "99112233", "+237699112233"),
]
NATIONAL = [
    ("CI", "07 58 41 22 09", "+2250758412209"),
    ("SN", "77 541 20 98", "+221775412098"),
    ("TG", "90 12 44 87", "+22890124487"),
    ("NG", "0803 348 5510", "+2348033485510"),
    ("NG", "803 348 5510", None),
    ("GH", "024 123 4567", "+233241234567"),
    ("FR", "06 12 34 56 78", "+33612345678"),
    ("FR", "612345678", None),
    ("CA", "514 555 0133", "+15145550133"),
    ("US", "514 555 0133", None),
    ("CI", "123", None),
]


@pytest.fixture(scope="module")
def table() -> Phones:
    return load_rules().phones


@pytest.mark.parametrize(("country", "digits", "number"), OLD)
def test_former_plans(table: Phones, country: str, digits: str, number: str | None) -> None:
    assert table.national(digits, country) == number
    reading = table.international(table.codes[country] + digits)
    assert (reading.e164 if reading else None) == number
    assert reading is None or reading.old == digits


@pytest.mark.parametrize(("country", "digits", "number"), NATIONAL)
def test_national_forms(table: Phones, country: str, digits: str, number: str | None) -> None:
    assert table.national(digits, country) == number


def test_one_key_for_old_and_new(table: Phones) -> None:
    assert table.international("22997001122") != table.international("2290197001122")
    assert table.national("97001122", "BJ") == table.national("0197001122", "BJ")


def test_what_is_uncertain_stays_so(table: Phones) -> None:
    assert table.international("22520304050") is None
    assert "+2252720304050" in table.doubtful("22520304050")


def test_operators_are_a_hint(table: Phones) -> None:
    assert table.operator("+2250709112233", "CI") == ("Orange", "orange_money")
    assert table.operator("+2290197001122", "BJ") == ("MTN", "mtn_momo")
    assert table.operator("+33612345678", "FR") == ("", "")


@pytest.mark.parametrize(
    ("before", "labelled"),
    [
        ("Commande n° ", True), ("ID de la transaction: ", True), ("BVN ", True), ("account number is ", True),
        ("MTCN#::", True), ("appelle le ", False), ("commande : appelle le ", False), ("numéro ", False),
    ],
)  # fmt: skip
def test_labels(table: Phones, before: str, labelled: bool) -> None:
    from extortrace.text.glyphs import fold

    assert Beside(fold(before) + "5061883920", table.words).labelled(len(before)) is labelled


def test_the_cue_that_says_most_wins(table: Phones) -> None:
    folded = "appelle au 0758412209"
    cue = Beside(folded, table.words).cue(11, 21)
    assert cue is not None
    assert folded[cue.start : cue.end] == "appelle"
    assert not cue.weak


def test_mistakes_in_the_rules_are_said(tmp_path: Path) -> None:
    (tmp_path / "phones").mkdir()
    (tmp_path / "phones" / "plans.yml").write_text(
        "countries:\n  CI:\n    code: CI\n    carriers: {Moov: 09-01}\n  Ivory: {code: 225}\nwallet: {}\n",
        encoding="utf-8",
    )
    (tmp_path / "phones" / "cues.yml").write_text("before: tel\n", encoding="utf-8")
    problems: list[Problem] = []
    phones.read(tmp_path, problems)
    said = " | ".join(map(str, problems))
    for part in (
        "phones/plans.yml:3:11",
        "09-01",
        "'Ivory' must be two capitals",
        "'wallet' is not known",
        "cues.yml:1:9",
    ):
        assert part in said
