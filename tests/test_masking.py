"""Card numbers never leave in full, whatever a detector made of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extortrace import Analyzer, Message, load_rules
from extortrace.masking import digits, hidden, luhn, mask, masked
from extortrace.model import Assessment, Finding, Hit, Options, Reason, Report
from extortrace.output import WRITERS, Look
from tests.marks import unmark

NUMBER = "4000 0012 3456 7899"
PLAIN = NUMBER.replace(" ", "")
ANALYZER = Analyzer(load_rules())


def written(report: Report) -> dict[str, str]:
    """All that is written about a report, by its form."""
    forms = {name: write([report], ANALYZER.rules, Look(width=400)) for name, write in WRITERS.items()}
    return forms | {"to_dict": json.dumps(report.to_dict(), ensure_ascii=False)}


def report(marked: str, **changes: object) -> Report:
    text, (span,) = unmark(marked)
    seen = text[slice(*span)]
    card = Finding("bank_account", PLAIN, *span, seen, scheme="card", why=(Reason("checksum", {"scheme": "card"}),))
    phone = Finding("phone", PLAIN, *span, seen, status="candidate", why=(Reason("national_form", {"digits": PLAIN}),))
    hit = Hit("pay-card", "payment_demand", "high", 10, "send to card", 100, 0, len(text), text)
    judged = Assessment("low", 10, "demand", None, (Reason("demand-alone", {"value": NUMBER}, (span,), 10),))
    made = Report(Message(text), Options(), (card, phone), (hit,), (), judged)
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(NUMBER, "4000 00** **** 7899", id="fours"),
        pytest.param("5555-5555-5555-4444", "5555-55**-****-4444", id="hyphens"),
        pytest.param("4111.1111/1111_1111", "4111.11**/****_1111", id="mixed separators"),
        pytest.param("4111\u00a01111\u202f1111\u200b1111", "4111\u00a011**\u202f****\u200b1111", id="odd spaces"),
        pytest.param("４１１１１１１１１１１１１１１１", "４１１１１１******１１１１", id="full width"),
        pytest.param("⁴¹¹¹¹¹¹¹¹¹¹¹¹¹¹¹", "⁴¹¹¹¹¹******¹¹¹¹", id="superscript"),
        pytest.param("٤١١١١١١١١١١١١١١١", "٤١١١١١******١١١١", id="Arabic digits"),
        pytest.param("3782 822463 10005", "3782 82**** *0005", id="American Express"),
        pytest.param("2223003122003222", "222300******3222", id="Mastercard of the 2 series"),
        pytest.param("41 11 11 11 11 11 11 11", "41 11 11 ** ** ** 11 11", id="pairs"),
        pytest.param("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4 1 1 1 1 1 * * * * * * 1 1 1 1", id="one by one"),
        pytest.param("4111 1111\n1111 1111", "4111 11**\n**** 1111", id="over the end of a line"),
        pytest.param("(4111) (1111) (1111) (1111)", "(4111) (11**) (****) (1111)", id="in brackets"),
        pytest.param("4111|1111*1111=1111", "4111|11*******=1111", id="any sign"),
        pytest.param("4111\n1111\n1111\n1111", "4111\n1111\n1111\n1111", id="a column of numbers"),
        pytest.param("4111, 1111, 1111, 1111", "4111, 1111, 1111, 1111", id="a list of numbers"),
        pytest.param("500 4111 1111 1111 1111 12/26", "500 4111 11** **** 1111 12/26", id="numbers beside"),
        pytest.param("41 11 11 11 11 11 11 11 12/28 123", "41 11 11 ** ** ** 11 11 12/28 123", id="pairs, then expiry"),
        pytest.param("41 11 11 11 11 11 11 11 99 28", "41 11 11 11 11 11 11 11 99 28", id="pairs, no expiry"),
        pytest.param(f"{PLAIN} {PLAIN}", "400000******7899 400000******7899", id="two in a row"),
        pytest.param("1111 1111\n1111 1111", "1111 1111\n1111 1111", id="no card begins with 1"),
        pytest.param("4111111111111112", "4111111111111112", id="wrong check digit"),
        pytest.param("+378282246310005", "+378282246310005", id="a phone with its country"),
        pytest.param("FR7630006000011234567890189", "FR7630006000011234567890189", id="too long"),
        pytest.param("06 12 34 56 78 06 98 76 54 32", "06 12 34 56 78 06 98 76 54 32", id="phones side by side"),
        pytest.param("4e3 123", "4e3 123", id="few digits"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_mask(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_hidden() -> None:
    assert hidden("123") == "123"
    assert hidden("1234567890") == "******7890"


def test_spared() -> None:
    assert mask(NUMBER, [PLAIN]) == NUMBER


CASES = [
    pytest.param(text, id=text[:40])
    for text in (
        "Envoie 300 euros sur la carte ⟦4111111111111111⟧",
        "pay to ⟦5555-5555-5555-4444⟧ now",
        "MTCN ⟦4111111111111111⟧",
        "Envoie à ⟦4111 1111 1111 1111⟧ Koffi Jean par WU",
        "⟦4111111111111111⟧ francs",
        "⟦4111 1111 1111 1111⟧: envoie\nMoi: non",
        "sur ⟦4111.1111.1111.1111⟧",
        "sur ⟦4111/1111/1111/1111⟧",
        "sur ⟦4111_1111_1111_1111⟧",
        "carte ⟦４１１１ １１１１ １１１１ １１１１⟧",
        "⟦4111111111111111⟧ ⟦5555555555554444⟧",
        "Telegram @⟦4111111111111111⟧ ou koffi@⟦4111111111111111⟧ ou a⟦4111111111111111⟧@mail.com",
        "https://pay.example/⟦4111111111111111⟧?x=1",
        "Nom: ⟦4111111111111111⟧ Koné, ville Abidjan, montant 500 €",
        "whatsapp ⟦4111 1111 1111 1111⟧ ou ⟦3782 822463 10005⟧",
    )
]


@pytest.mark.parametrize("marked", CASES)
def test_no_output_holds_a_card(marked: str) -> None:
    text, spans = unmark(marked)
    made = ANALYZER.analyze(text)
    numbers = {digits(text[a:b]) for a, b in spans}
    for name, output in written(made).items():
        assert [n for n in numbers if n in digits(output)] == [], name
        assert mask(output.replace("⟦", "").replace("⟧", "")) == output.replace("⟦", "").replace("⟧", ""), name
    for finding in masked(made).findings:
        assert len(finding.text) == finding.end - finding.start


def test_what_stands_around_the_text_is_masked_too() -> None:
    about = {"sender": NUMBER, "subject": f"re {NUMBER}", "recipients": (PLAIN,), "source": f"{PLAIN}.txt"}
    note = Reason("decoded", {"encoding": PLAIN, "count": int(PLAIN)})
    made = replace(ANALYZER.analyze(Message("Bonjour", **about)), notes=(note,))  # type: ignore[arg-type]
    for name, output in written(made).items():
        assert PLAIN not in digits(output), name


def test_everything_is_masked_and_offsets_stay() -> None:
    made = report(f"Envoie sur ma carte ⟦{NUMBER}⟧ avant demain")
    shown = masked(made)
    assert len(shown.message.text) == len(made.message.text)
    for finding in shown.findings:
        assert shown.message.text[finding.start : finding.end] == finding.text
    data = made.to_dict()
    for text in (json.dumps(data), repr(shown)):
        assert PLAIN not in text
        assert NUMBER not in text
        assert "7899" in text
    assert data["message"]["id"] == made.message.id
    assert data["message"]["sha256"] == made.message.sha256


def test_pieces_of_a_card_do_not_make_it_whole() -> None:
    text = f"envoie {NUMBER}"
    pieces = tuple(Finding("reference", PLAIN[a : a + 10], 7 + a, 17 + a, text[7 + a : 17 + a]) for a in (0, 3, 6))
    data = json.dumps(report(f"envoie ⟦{NUMBER}⟧", findings=pieces).to_dict())
    assert not [part for part in ("0012345678", "0123456", "001234") if part in data]


def test_a_loser_that_is_a_card_is_masked() -> None:
    made = report(f"carte ⟦{NUMBER}⟧")
    card, phone = made.findings
    hidden = replace(made, findings=(replace(phone, alternatives=(card,)),))
    assert PLAIN not in json.dumps(hidden.to_dict())


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param(
            "IBAN FR76 3000 6000 0112 3456 7890 189", "bank_account", "FR7630006000011234567890189", id="IBAN"
        ),
        pytest.param("WhatsApp +225 07 09 11 22 33", "phone", "+2250709112233", id="phone"),
        pytest.param("code paysafecard 4000 0012 3456 7899", "voucher", PLAIN, id="a voucher that passes by chance"),
        pytest.param("Orange Money, ID: CI240115.1234.A00001", "reference", "CI240115.1234.A00001", id="Orange"),
    ],
)
def test_what_is_no_card_stays(text: str, kind: str, value: str) -> None:
    made = ANALYZER.analyze(text)
    found = [f for f in made.findings if f.kind == kind and f.status == "confirmed"]
    if kind != "reference":
        assert found
    assert [f["value"] for f in made.to_dict()["findings"] if f["kind"] == kind] == [
        f.value for f in made.findings if f.kind == kind
    ]


def test_details_side_by_side_are_no_card() -> None:
    text = "690 12 34 56 78 50 005"
    assert mask(text) != text  # by chance
    phone, amount = Finding("phone", "+23769012345678", 0, 15, text[:15]), Finding("amount", "50005", 16, 22, text[16:])
    made = Report(Message(text), Options(), (phone, amount), (), (), Assessment("none", 0, "other", None))
    assert masked(made) is made


def test_without_cards_nothing_changes() -> None:
    made = replace(report(f"carte ⟦{NUMBER}⟧"), message=Message("rien"), findings=(), hits=())
    assert masked(made) is made


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A card number, as people write them."""
    head = draw(st.sampled_from(["4", "51", "37", "6011", "2221", "36", "5018"]))
    size = draw(st.integers(12, 18))
    body = (
        head + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=size, max_size=size)))[: size - len(head)]
    )
    plain = next(body + last for last in "0123456789" if luhn(body + last))
    if draw(st.booleans()):
        plain = plain.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    between = draw(st.sampled_from(["", " ", ".", "-", "/", "_", "\u00a0", "\u200b"]))
    by = draw(st.sampled_from([4, 4, 3, 5]))
    return between.join(plain[at : at + by] for at in range(0, len(plain), by))


AROUND = st.sampled_from(["", "carte ", "MTCN ", "à ", "500 € ", "+225 07 09 11 22 33, ", "@", "Koffi\n", "envoie 12 "])
AFTER = st.sampled_from(["", " francs", ": envoie", " Koffi Jean par WU", "!", ", 12/27", "\nsinon je publie", " €"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(AROUND, numbers(), AFTER), min_size=1, max_size=3))
def test_no_card_of_a_message_survives(pieces: list[tuple[str, str, str]]) -> None:
    made = ANALYZER.analyze("; ".join(map("".join, pieces)))
    spared = "".join(f.value for f in made.findings if f.kind == "voucher" and f.status == "confirmed")
    for name, output in written(made).items():
        plain = digits(output)
        assert [n for _, n, _ in pieces if digits(n) in plain and digits(n) not in spared] == [], name
