"""What others' tables and exports hold: columns told, numbers mended or refused, rejects with their lines."""

from __future__ import annotations

import json

import pytest

from extortrace.knowledge import load_rules
from extortrace.knowledge.intake import Raw, guess, misp, spreadsheet, table, take
from extortrace.knowledge.intake.table import Unclear

RULES = load_rules()
Pairs = list[tuple[str, str]]


def pairs(text: str, column: str = "", kind: str = "") -> Pairs:
    return [(raw.kind, raw.value) for raw in table.read(text, column, kind)]


TABLES = [
    pytest.param("phone\n+1\n", [("phone", "+1")], id="a head"),
    pytest.param("Numéro de téléphone;Ville\n+1;Abidjan\n", [("phone", "+1")], id="semicolons, a column of no use"),
    pytest.param("Téléphone\tE-mail\n+1\ta@b.c\n", [("phone", "+1"), ("email", "a@b.c")], id="tabs"),
    pytest.param("sep=;\r\nTel;IBAN\r\n+1;FR14\r\n", [("phone", "+1"), ("bank_account", "FR14")], id="sep="),
    pytest.param('name,phone\n"Koné, Awa",+1\n', [("recipient", "Koné, Awa"), ("phone", "+1")], id="quotes"),
    pytest.param("First name,Last name\nAwa,Koné\n", [("recipient", "Awa Koné")], id="two columns for a name"),
    pytest.param("Telegram,Snap\nboss,x\n", [("handle", "telegram:boss")], id="a platform"),
    pytest.param("telegram\nhttps://t.me/boss\n", [("handle", "https://t.me/boss")], id="a link to a profile"),
    pytest.param("kind,value\nphone,+1\nwallet,1A\n", [("phone", "+1"), ("wallet", "1A")], id="kinds in a column"),
    pytest.param("type,indicator\nTéléphone,+1\nbtc,1A\n", [("phone", "+1"), ("wallet", "1A")], id="kinds in words"),
    pytest.param(
        "account holder,account\nAwa Koné,12\n", [("recipient", "Awa Koné"), ("bank_account", "12")], id="bank"
    ),
    pytest.param("+225 07\n+225 05\n", [("", "+225 07"), ("", "+225 05")], id="no head"),
    pytest.param("# ours\n\nphone\n\n+1\n", [("phone", "+1")], id="comments and empty lines"),
    pytest.param("phone,,\n,,\n+1,,\n", [("phone", "+1")], id="empty cells"),
    pytest.param("case number,WhatsApp\n12,+1\n", [("phone", "+1")], id="a case number is no phone"),
]


@pytest.mark.parametrize(("text", "found"), TABLES)
def test_columns(text: str, found: Pairs) -> None:
    assert pairs(text) == found


@pytest.mark.parametrize(
    ("column", "kind", "found"),
    [
        pytest.param("Mobile", "", [("phone", "+1")], id="by its head"),
        pytest.param("mobile", "wallet", [("wallet", "+1")], id="and of another kind"),
        pytest.param("1", "recipient", [("recipient", "x y")], id="by its number"),
        pytest.param("Colour", "", [("", "x y")], id="of no kind that its head tells"),
    ],
)
def test_one_column(column: str, kind: str, found: Pairs) -> None:
    assert pairs("Colour,Mobile,Fixe\nx y,+1,+2\n", column, kind) == found


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        pytest.param("", "", "empty_table", id="nothing"),
        pytest.param("# x\n", "", "empty_table", id="a comment"),
        pytest.param("phone\n+1\n", "Tel", "column_absent", id="no such column"),
        pytest.param("phone\n+1\n", "2", "column_absent", id="no such number"),
        pytest.param("source,note\na,b\n", "", "no_column", id="no values"),
    ],
)
def test_unclear(text: str, column: str, code: str) -> None:
    with pytest.raises(Unclear) as error:
        list(table.read(text, column))
    assert error.value.code == code


def test_lines_are_those_of_the_file() -> None:
    text = 'phone,note\n+1,"two\nlines"\n\n+2,\n'
    assert [(raw.value, raw.line) for raw in table.read(text)] == [("+1", 2), ("+2", 5)]


DAMAGE = [
    pytest.param("2.25071E+11", "digits_lost", id="exponent"),
    pytest.param("2,25071E+11", "digits_lost", id="exponent with a comma"),
    pytest.param("2.25E+12", "digits_lost", id="few digits"),
    pytest.param("########", "hashes", id="narrow column"),
    pytest.param("#N/A", "formula", id="error"),
    pytest.param("#REF!", "formula", id="lost reference"),
    pytest.param("#VALEUR!", "formula", id="French error"),
]


@pytest.mark.parametrize(("written", "code"), DAMAGE)
def test_what_a_spreadsheet_destroyed_is_refused(written: str, code: str) -> None:
    found = take([Raw("phone", written, 7)], RULES, "CI")
    assert [(no.line, no.code) for no in found.rejects] == [(7, code)]
    assert found.rows == ()


@pytest.mark.parametrize(
    ("written", "value", "remarks"),
    [
        pytest.param("2250709112233.0", "+2250709112233", ("decimal_dropped", "plus_restored"), id=".0"),
        pytest.param("2250709112233,00", "+2250709112233", ("decimal_dropped", "plus_restored"), id=",00"),
        pytest.param("2.250709112233E+12", "+2250709112233", ("written_out", "plus_restored"), id="all digits kept"),
        pytest.param("2250709112233", "+2250709112233", ("plus_restored",), id="lost plus"),
        pytest.param("709112233", "+2250709112233", ("zero_restored",), id="lost zero"),
        pytest.param("'+2250709112233", "+2250709112233", (), id="apostrophe"),
        pytest.param('="0709112233"', "+2250709112233", (), id="formula of a text"),
        pytest.param("07 09 11 22 33", "+2250709112233", (), id="national, whose country is said"),
        pytest.param("+225 09 11 22 33", "+2250709112233", (), id="former plan"),
    ],
)
def test_what_can_be_mended_is(written: str, value: str, remarks: tuple[str, ...]) -> None:
    (row,) = take([Raw("phone", written, 1)], RULES, "CI").rows
    assert (row.value, row.remarks, row.written) == (value, remarks, written)


def test_a_row_with_more_cells_than_the_head() -> None:
    found = take(table.read("phone\n2,25071E+11\n+225 07 09 11 22 33,,\n"), RULES)
    assert [(no.line, no.code) for no in found.rejects] == [(2, "cells")]
    assert [row.line for row in found.rows] == [3]


def test_nothing_is_assumed_without_a_region() -> None:
    found = take([Raw("phone", "709112233", 1), Raw("phone", "07 09 11 22 33", 2)], RULES)
    assert [no.code for no in found.rejects] == ["phone_national", "phone_national"]


def test_twice_several_in_a_cell_and_stop_listed() -> None:
    raws = [
        Raw("phone", "+225 07 09 11 22 33; 00225 05 05 05 05 05", 1), Raw("phone", "+225 09 11 22 33", 2),
        Raw("phone", "+1 888 495 8501", 3), Raw("colour", "blue", 4), Raw("", "blue", 5),
    ]  # fmt: skip
    found = take(raws, RULES)
    assert [row.value for row in found.rows] == ["+2250709112233", "+2250505050505"]
    assert [(row.line, first) for row, first in found.twice] == [(2, 1)]
    assert [(no.line, no.code) for no in found.rejects] == [(3, "stop_listed"), (4, "kind"), (5, "kind_unknown")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("", "", id="none"),
        pytest.param("2026-03-02", "2026-03-02", id="as it should be"),
        pytest.param("2026-03-02 10:00:00", "2026-03-02", id="with an hour"),
        pytest.param("25/11/2026", "2026-11-25", id="day first"),
        pytest.param("11/25/2026", "2026-11-25", id="month first"),
        pytest.param("03.03.2026", "2026-03-03", id="either way the same"),
        pytest.param("02/03/2026", "day_unclear", id="two days"),
        pytest.param("2026-02-30", "day", id="no such day"),
        pytest.param("soon", "day", id="a word"),
        pytest.param("99/99/2026", "day", id="numbers"),
    ],
)
def test_days(written: str, day: str) -> None:
    found = take([Raw("phone", "+2250709112233", 1, added=written)], RULES)
    assert [row.added for row in found.rows] + [no.code for no in found.rejects] == [day]


@pytest.mark.parametrize(("other", "day"), [("25/11/2026", "2026-03-02"), ("11/25/2026", "2026-02-03")])
def test_another_day_of_the_file_says_which_comes_first(other: str, day: str) -> None:
    raws = [
        Raw("phone", "+2250709112233", 1, added="02/03/2026"),
        Raw("phone", "+2250758412209", 2, added=other),
    ]
    assert take(raws, RULES).rows[0].added == day


def test_texts_run_nothing_in_a_spreadsheet() -> None:
    (row,) = take([Raw("phone", "+2250709112233", 1, source="=cmd|x", note="@SUM(1)\n2")], RULES).rows
    assert (row.source, row.note) == ("cmd|x", "SUM(1) 2")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("a[at]b.com", "email"), ("hxxps://pay.example/x", "url"), ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "wallet"),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "wallet"), ("GB82 WEST 1234 5698 7654 32", "bank_account"),
        ("+1 514 555 0199", "phone"), ("telegram:boss", "handle"), ("Awa Koné", ""), ("12", ""), ("", ""),
    ],
)  # fmt: skip
def test_guess(value: str, kind: str) -> None:
    assert guess(value) == kind


UUID = "5f0c1a2b-0000-4000-8000-00000000000{}"
EVENT = {
    "info": "Case 12",
    "Attribute": [
        {"uuid": UUID.format(1), "type": "phone-number", "value": "+225 07 09 11 22 33", "timestamp": "1767225600",
         "comment": "payee"},
        {"uuid": UUID.format(2), "type": "btc", "value": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"},
        {"type": "sha256", "value": "0"}, {"type": "email-src", "value": "a@b.com", "deleted": True}, 7,
        {"type": "domain|ip", "value": "pay-now.example|192.0.2.1"},
    ],
    "Object": [
        {"name": "telegram-account", "Attribute": [
            {"type": "text", "object_relation": "username", "value": "boss_k"},
            {"type": "text", "object_relation": "bio", "value": "hello"}]},
        {"name": "bank-account", "Attribute": [
            {"type": "text", "object_relation": "beneficiary", "value": "Awa Koné"},
            {"type": "iban", "object_relation": "iban", "value": "GB82WEST12345698765432"}]},
        None,
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param({"Event": EVENT}, id="an event"),
        pytest.param({"response": [{"Event": EVENT}]}, id="an answer"),
        pytest.param([{"Event": EVENT}], id="a list"),
        pytest.param(EVENT, id="the event alone"),
    ],
)
def test_misp(wrapped: object) -> None:
    text = json.dumps(wrapped, indent=1)
    raws, passed = misp.read(text)
    found = take(raws, RULES)
    assert [(row.kind, row.value) for row in found.rows] == [
        ("phone", "+2250709112233"), ("domain", "pay-now.example"), ("handle", "telegram:boss_k"),
        ("recipient", "Awa Koné"), ("bank_account", "GB82WEST12345698765432"),
    ]  # fmt: skip
    first = found.rows[0]
    assert (first.source, first.added, first.note) == ("MISP: Case 12", "2026-01-01", "payee")
    assert [no.code for no in found.rejects] == ["wallet"]
    assert text.splitlines()[found.rejects[0].line - 1].strip().startswith(f'"uuid": "{UUID.format(2)}"')
    assert passed == {"deleted": 1, "sha256": 1, "text": 1}


def test_misp_attributes_of_a_search() -> None:
    holder = {"response": {"Attribute": [{"type": "xmr", "value": "4" * 95, "Event": {"info": "Other"}}]}}
    raws, _ = misp.read(json.dumps(holder))
    assert [(raw.kind, raw.source) for raw in raws] == [("wallet", "MISP: Other")]


@pytest.mark.parametrize("text", ["{}", "[]", '{"a": 1}', "{", "[1, 2]", '{"Event": 5}'])
def test_no_misp(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        misp.read(text)


def test_hostile_cells_cost_nothing() -> None:
    for cell in ("+225 " * 20000, "a." * 50000, "1 " * 50000, "0x" + "a" * 100000, "x@" * 40000):
        assert take([Raw("", cell, 1), Raw("url", cell, 2), Raw("email", cell, 3)], RULES).rows == ()


def test_spreadsheet_leaves_plain_values() -> None:
    assert spreadsheet.mended("+225 07 09 11 22 33") == ("+225 07 09 11 22 33", ())
