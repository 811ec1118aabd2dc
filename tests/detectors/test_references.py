"""References of money transfers: labels of every kind, operators, near misses, and other people's numbers."""

from __future__ import annotations

import time

import pytest

from extortrace.detectors.references import find
from extortrace.knowledge import load_rules
from extortrace.model import Finding
from extortrace.text import Text
from tests.marks import unmark

RULES = load_rules()


def found(text: str) -> list[Finding]:
    return list(find(Text(text), RULES))


CONFIRMED = {
    "dotted label": ("M.T.C.N)::⟦8164237791⟧", "western_union"),
    "hash and colons": ("MTCN#::⟦1234567890⟧", "western_union"),
    "braces": ("REF/MTCN No {⟦3062563989⟧} Sender", "western_union"),
    "two labels": ("Control Number (MTCN) (REFERENCE)# ⟦816-423-7791⟧", "western_union"),
    "spaced label": ("M T C N ⟦712 044 9971⟧", "western_union"),
    "A11": ("MTCN ⟦816-423-7791⟧", "western_union"),
    "French words between": ("mtcn pour le retrait ⟦8164237791⟧", "western_union"),
    "c'est": ("Le MTCN c'est ⟦330 884 1972⟧, tu montres", "western_union"),
    "a sum between": ("Le MTCN de 200 € : ⟦7120448836⟧", "western_union"),
    "colon far behind": ("MTCN du mandat de 150€ fait hier à Tours : ⟦9048813372⟧", "western_union"),
    "code MTCN numéro": ("le code MTCN numéro ⟦904.881.3372⟧ expéditeur Jean", "western_union"),
    "glued": ("MTCN⟦7120448836⟧", "western_union"),
    "next line": ("MTCN :\n⟦816 423 7791⟧", "western_union"),
    "label behind": ("⟦7120448836⟧ is the MTCN", "western_union"),
    "other grouping": ("mtcn ⟦12 34 56 78 90⟧", "western_union"),
    "brackets inside": ("MTCN: (⟦712) 044-9971⟧", "western_union"),
    "dots of a form": ("MTCN ........ ⟦712 044 9971⟧ Sender: Paul", "western_union"),
    "name between": ("code de retrait Western Union : ⟦712 044 9971⟧", "western_union"),
    "code beside the operator": ("Western Union. Je viens de voir le code ⟦483 210 7795⟧ mais", "western_union"),
    "the transfer": ("Dear Customer, the transfer ⟦5548813902⟧ you sent with Western Union was held", "western_union"),
    "reference number": ("Money Transfer Reference number:# ⟦948-180-5659⟧ (Western Union)", "western_union"),
    "right behind the name": ("Western Union ⟦7120448836⟧ for 800 euros", "western_union"),
    "MoneyGram": ("MoneyGram référence ⟦70381265⟧ également perçu", "moneygram"),
    "MoneyGram n°": ("(MoneyGram n° ⟦88104426⟧, 350 €)", "moneygram"),
    "MoneyGram called MTCN": ("your Money Gram payment today, MTCN ⟦10692815⟧", "moneygram"),
    "MG": ("MG ⟦9531-1501⟧", "moneygram"),
    "Ria": ("transfert (PIN Ria ⟦20641187735⟧)", "ria"),
    "Ria grouped": ("Ria PIN ⟦204 118 77351⟧", "ria"),
    "Remitly": ("We saw your Remitly ⟦R40718826513⟧ top-up", "remitly"),
    "Interac": ("reçu le virement Interac ⟦CAk29TzR⟧ de 200 $", "interac"),
    "Orange Money": ("depot ⟦PP261120.0912.A40117⟧ de 60 000", "orange_money"),
    "Orange Money small letter": ("ID ⟦CI261120.1731.a55290⟧", "orange_money"),
    "Airtel": ("Airtel Money Trans ID ⟦MP261123.2010.B77120⟧", "airtel_money"),
    "MTN": ("compte MTN MoMo. ID de la transaction: ⟦9667514082⟧. Message", "mtn_momo"),
    "M-PESA": ("M-PESA\n⟦RI19KTV1PX⟧ Confirmed. You have", "mpesa"),
    "letters for digits": ("mtcn=⟦712O448831⟧", "western_union"),
}


@pytest.mark.parametrize(("marked", "system"), CONFIRMED.values(), ids=CONFIRMED)
def test_confirmed(marked: str, system: str) -> None:
    text, [span] = unmark(marked)
    [finding] = found(text)
    assert (finding.system, finding.status, finding.span) == (system, "confirmed", span)
    assert finding.text == text[slice(*span)]


SEVERAL = {
    "each labelled": (
        "MTCN 648 220 1193 (300 €) et MTCN 648 220 5571 (250 €)",
        [("western_union", "6482201193"), ("western_union", "6482205571")],
    ),
    "one label": (
        "MTCN: 2047719368, 6630184427 et 871 220 6493",
        [("western_union", "2047719368"), ("western_union", "6630184427"), ("western_union", "8712206493")],
    ),
    "numbered lines": (
        "MTCNs:\n1) 204 771 9368\n2) 663 018 4427", [("western_union", "2047719368"), ("western_union", "6630184427")],
    ),
    "three operators": (
        "1) Western Union, MTCN 871 220 6493, £250\n2) MoneyGram ref 55190374, £180\n3) Ria PIN 11473920586, £120",
        [("western_union", "8712206493"), ("moneygram", "55190374"), ("ria", "11473920586")],
    ),
    "a table of Interac": (
        "My Interac transfers:\nCAq4Zt9K  $150\nCAw81MnP  $150", [("interac", "CAq4Zt9K"), ("interac", "CAw81MnP")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_several(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.system, f.value) for f in found(text) if f.status == "confirmed"] == expected


MISSES = {
    "nine digits": ("MTCN 816423779", "wrong_length", {"got": 9, "want": "10"}),
    "eleven digits": ("MTCN: 81642377911", "wrong_length", {"got": 11, "want": "10"}),
    "seven of MoneyGram": ("Moneygram reference number: 1234567", "wrong_length", {"got": 7, "want": "8"}),
    "month thirteen": ("PP261312.1844.C51207", "impossible_date", {}),
    "25 o'clock": ("PP261112.2544.C51207", "impossible_date", {}),
}


@pytest.mark.parametrize(("text", "code", "params"), MISSES.values(), ids=MISSES)
def test_near_misses(text: str, code: str, params: dict[str, object]) -> None:
    [finding] = found(text)
    assert finding.status == "rejected"
    assert (finding.why[0].code, dict(finding.why[0].params)) == (code, params)


NOTHING = [
    "MTCN et votre nom, montant : 5000000000",
    "MTCN :\nNom : Kouassi", "MTCN:\nAmount: 5000000000", "fill: MTCN ..... Amount 5000000000", "MTCN: XXX-XXX-XXXX",
    "this is not an MTCN 8164237791", "case id 8164237791 western union", "order number 8164237791 western union",
    "numéro de suivi 8164237791 colis DHL, western union", "dossier n° 2026114408 Western Union",
    "tracking number 7120448836",
    "My bank has reference 20261104-77, Western Union was closed", "reference 20261104-77", "send 8164237791",
    "code 5061883920",
    "give me the MTCN on whatsapp +2250758412209", "donnez le MTCN. Tel 07 58 41 22 09",
    "western union MTCN, call 816-423-7791",
    "appelez le 816-423-7791", "IBAN FR1420041010050500013M02606 western union", "Moov Money 01 94 08 26 51",
    "PCS 5061883920 western union",
    "moneygram payment of $5,000.00", "Moneygram 20261112", "MTCN 20 11 2026", "CAk29TzR", "CANADIAN interac",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert [f for f in found(text) if f.status == "confirmed"] == []


def test_control_number_without_its_operator_is_doubtful() -> None:
    [finding] = found("numéro de contrôle 712 044 9971")
    assert (finding.system, finding.status) == ("western_union", "candidate")


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "a",
        "a.",
        "mtcn ",
        "mtcn 816 423 7791 ",
        "wu 8164237791 ",
        "R1",
        "CA1",
        "PP26",
        "ref: ",
        "code 4832107795 ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = Text(unit * (100_000 // len(unit)))
    begin = time.process_time()
    list(find(text, RULES))
    assert time.process_time() - begin < 8
