"""Phone numbers: every way of writing them, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from extortrace.detectors.phones import find
from extortrace.knowledge import load_rules
from extortrace.model import Finding
from extortrace.text import Text
from tests.marks import unmark

RULES = load_rules()


def found(text: str) -> list[Finding]:
    return list(find(Text(text), RULES))


CONFIRMED = {
    # ranges that regulators keep for films: invented texts and training material use them
    "French film number": ("mon num ⟦+33 6 39 98 11 22⟧", "+33639981122", ""),
    "French film number, zero kept": ("mon num ⟦+33 (0)6 39 98 11 22⟧", "+33639981122", ""),
    "British film number": ("on ⟦+44 7700 900123⟧ please", "+447700900123", ""),
    # former plans, prefixes, separators, glued signs
    "A1 old Ivorian": ("Whatsapp ⟦+225 09 11 22 33⟧ (ancien numéro)", "+2250709112233", "legacy"),
    "A2 old Beninese": ("envoie sur le ⟦+229 97 00 11 22⟧", "+2290197001122", "legacy"),
    "A2 new Beninese": ("envoie sur le ⟦+229 01 97 00 11 22⟧", "+2290197001122", ""),
    "A3 younger range": ("⟦+229 01 51 00 11 22⟧", "+2290151001122", ""),
    "A4 00": ("appelle le ⟦00225 0709112233⟧", "+2250709112233", ""),
    "A4 00 apart": ("appelle le ⟦00 225 07 09 11 22 33⟧", "+2250709112233", ""),
    "A4 011": ("call ⟦011 225 07 09 11 22 33⟧", "+2250709112233", ""),
    "A6 narrow spaces": ("⟦+225\u202f07\u202f09\u202f11\u202f22\u202f33⟧", "+2250709112233", ""),
    "A6 thin spaces": ("⟦+225\u200907\u200909\u200911\u200922\u200933⟧", "+2250709112233", ""),
    "A6 slashes": ("⟦+225/07/09/11/22/33⟧", "+2250709112233", ""),
    "A11 no label": ("appelez le ⟦816-423-7791⟧", "+18164237791", ""),
    "A16 mixed separators": ("⟦+225-07 09.11 22-33⟧", "+2250709112233", ""),
    "A15 behind a table": ("1 2 3 " * 50 + "⟦+225 07 09 11 22 33⟧", "+2250709112233", ""),
    "F59 zero width": ("⟦+225\u200b0709112233⟧", "+2250709112233", "obfuscated"),
    "I74 soft break": ("montant=3D50 =E2=82=AC ⟦+225 07 09=\n 11 22 33⟧", "+2250709112233", "obfuscated"),
    # international forms
    "in brackets": ("(⟦+225) 07 09 11 22 33⟧", "+2250709112233", ""),
    "zero in brackets": ("⟦+225 (0)7 09 11 22 33⟧", "+2250709112233", ""),
    "trunk zero kept": ("⟦+233 024 771 9035⟧", "+233247719035", ""),
    "British zero": ("⟦+44 (0)7520 634118⟧", "+447520634118", ""),
    "unbalanced bracket": ("Details (⟦+1 (201)523-3025⟧", "+12015233025", ""),
    "bare code": ("⟦225 07 58 41 22 09⟧ whatsapp", "+2250758412209", ""),
    "bare code glued": ("recu de KONE AWA (⟦2250708451290⟧)", "+2250708451290", ""),
    "plus in words": ("⟦plus 221 77 541 20 98⟧", "+221775412098", ""),
    "plus apart": ("⟦+ 228 93-55-10-78⟧", "+22893551078", ""),
    "code spaced out": ("⟦+2 2 8 90 12 44 87⟧", "+22890124487", "obfuscated"),
    "full width": ("⟦＋２２５ ０７０９１１２２３３⟧", "+2250709112233", ""),
    "sum behind it": ("⟦+225 0709 112233⟧ 500 euros", "+2250709112233", ""),
    "over a line end": ("au ⟦+225 07 09 11\n22 33⟧ vite", "+2250709112233", ""),
    "speaker of a chat": ("⟦+225 07 48 11 90 26⟧ : 80 000 f", "+2250748119026", ""),
    "letters for digits": ("call ⟦+233 2O 7l4 5O 32⟧", "+233207145032", "repaired"),
    "whole pairs of letters": ("⟦+225 O7 O9 ll 22 33⟧", "+2250709112233", "repaired"),
    "spelled out": (
        "plus ⟦deux deux cinq zéro sept zéro neuf onze vingt-deux trente-trois⟧", "+2250709112233", "spelled"
    ),
    # links
    "wa.me": ("https://wa.me/⟦2250709112233⟧?text=salut", "+2250709112233", ""),
    "wa.me old": ("wa.me/⟦22997001122⟧", "+2290197001122", "legacy"),
    "api.whatsapp": ("https://api.whatsapp.com/send/?phone=⟦2250709112233⟧", "+2250709112233", ""),
    "tel": ("<a href=tel:⟦+2250709112233⟧>", "+2250709112233", ""),
    "t.me": ("t.me/⟦+2250709112233⟧", "+2250709112233", ""),
    # North America
    "brackets": ("⟦(307) 513-9887⟧", "+13075139887", ""),
    "cue and spaces": ("Please call me at ⟦514 555 0133⟧.", "+15145550133", ""),
    "toll free": ("⟦1-888-495-8501⟧", "+18884958501", ""),
    "spaced dashes": ("⟦713 - 830 - 8659⟧ direct", "+17138308659", ""),
    "written together": ("tel ⟦5145550133⟧", "+15145550133", ""),
    # the country is said beside it
    "same country": ("+225 07 09 11 22 33 ou ⟦05 04 06 07 08⟧", "+2250504060708", ""),
    "old beside new": ("+229 01 97 00 11 22 / ⟦96001122⟧", "+2290196001122", "legacy"),
    "code named": ("numéro ⟦07 58 21 44 30⟧, indicatif 225", "+2250758214430", ""),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "value", "flag"), CONFIRMED.values(), ids=CONFIRMED)
def test_confirmed(marked: str, value: str, flag: str) -> None:
    text, [(start, end)] = unmark(marked)
    [finding] = [f for f in found(text) if f.start <= start < f.end or f.start == start]
    assert (finding.value, finding.status) == (value, "confirmed")
    assert text[finding.start : finding.end].strip("(") == text[start:end].strip("(")
    assert finding.flags == ((flag,) if flag else ())


NATIONAL = {
    "pairs": ("sur le 07 58 41 22 09 je suis", "0758412209", {"CI", "FR"}, True),
    "Senegal": ("au 77 541 20 98 par wave", "775412098", {"SN"}, True),
    "Nigeria": ("Opay 0812 407 7719 sharp", "08124077719", {"NG"}, True),
    "Ghana": ("number 024 771 9035.", "0247719035", {"GH"}, True),
    "old Beninese": ("tel 97 00 11 22 Cotonou", "97001122", {"BJ", "TG"}, True),
    "A7 sign behind": ("Orange:0709112233€500", "0709112233", {"CI"}, True),
    "A7 word before": ("montant0709112233", "0709112233", {"CI"}, False),
    "inside USSD": ("*144#*391*0787452210*45000#", "0787452210", {"CI"}, False),
    "emoji digits": ("0️⃣7️⃣0️⃣9️⃣1️⃣1️⃣2️⃣2️⃣3️⃣3️⃣ whatsapp", "0709112233", {"CI"}, True),
    "free call": ("Info Escroqueries : 0 805 805 817 (gratuit)", "0805805817", {"FR"}, True),
    "spelled": ("mon numero zero sept zero neuf onze vingt-deux trente trois", "0709112233", {"CI"}, True),
}


@pytest.mark.parametrize(("text", "digits", "countries", "cue"), NATIONAL.values(), ids=NATIONAL)
def test_national_numbers_wait_for_a_country(text: str, digits: str, countries: set[str], cue: bool) -> None:
    [finding] = found(text)
    assert (finding.value, finding.status) == (digits, "candidate")
    assert countries <= {other.country for other in finding.alternatives}
    codes = {why.code: why.params for why in finding.why}
    assert codes["national_form"] == {"digits": digits}
    assert ("phone_cue" in codes) is cue


SEVERAL = {
    "two glued": ("Wave0778416093/OM0778416094", ["0778416093", "0778416094"]),
    "shared beginning": ("+225 07 09 11 22 33/34", ["+2250709112233", "+2250709112234"]),
    "shared beginning at home": ("Tel : 77 541 20 98/76", ["775412098", "775412076"]),
    "two of a kind": ("numero 07 07 12 34 56 / 05 06 07 08 09", ["0707123456", "0506070809"]),
    "in pairs without a space": ("+225-0709-112233/+22501020304", ["+2250709112233", "+2250101020304"]),
    "old and new": ("ANCIEN 00225 09 41 77 20 / NOUVEAU 00225 07 09 41 77 20", ["+2250709417720", "+2250709417720"]),
}


@pytest.mark.parametrize(("text", "values"), SEVERAL.values(), ids=SEVERAL)
def test_several(text: str, values: list[str]) -> None:
    findings = found(text)
    assert [f.value for f in findings] == values
    for finding in findings:
        assert text[finding.start : finding.end] == finding.text
        shown = "".join(text[a:b] for a, b in finding.parts or (finding.span,))
        assert "".join(c for c in shown if c.isdigit())[-3:] == finding.value[-3:]


DOUBTFUL = {
    "fixed line of the old plan": ("+225 20 30 40 50", "candidate", "old_plan_uncertain"),
    "A13 length fits, range does not": ("+225 06 07 11 22 33", "candidate", "range_unknown"),
    "too short": ("Tel: +225384798105", "rejected", "wrong_length"),
    "too long": ("+229 0197001122334", "rejected", "wrong_length"),
}


@pytest.mark.parametrize(("text", "status", "code"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful(text: str, status: str, code: str) -> None:
    [finding] = found(text)
    assert (finding.status, finding.why[0].code) == (status, code)


NOTHING = [
    "avant le 05.10.1986", "du 03.07 - 17.07.15", "2026-11-24 10:30", "le 12 11 2026 a 10 00",
    "on 03 / 20 / 2001 01 : 39 pm",
    "MTCN 816-423-7791", "ID de la transaction: 9667514082", "commande 5061883920", "BVN 22184470913",
    "GTBank 0123456789",
    "Numéro de dossier : 0758412209", "compte n° 0123456789", "4970 1000 0000 0006",
    "IBAN FR14 2004 1010 0505 0001 3M02 606",
    "RIB BF148 01988 054730121512 64", "40 000 euros", "je veux 150 000 000 F", "$76,500,000.00",
    "Fifty Million Five Hundred Thousand",
    "192.168.1.100:8080", "5d41402abc4b2a76b9719d911017c592", "0x0709112233445566778899aabbccddeeff00112233",
    "t.me/+AbC12345678",
    "paul0758412209@exemple.com", "https://exemple.com/0758412209/a", "ISBN 978-2-07-040850-4",
    "SIRET 552 100 554 00025",
    "PP261112.1844.C51207", "carte paysafecard 5518 0027 4419 3860", "Dossier 0044-8817-20", "wa.me/119868886122",
    "+500 000 000 €",
    "GPS 5.3599, -4.0082", "il a 07 ans et 58 francs",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert found(text) == []


def test_operator_as_a_hint() -> None:
    [finding] = found("+225 07 09 11 22 33")
    assert {"operator": "Orange", "wallet": "orange_money"} in [dict(why.params) for why in finding.why]


@pytest.mark.parametrize(
    "unit", ["1 ", "a", "$1", "+225 ", "a.", "07 ", "07/", "12-", "O0", "l1 ", "tel ", "zero ", "1-888-", "(", "1\n"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = Text(unit * (200_000 // len(unit)))
    begin = time.process_time()
    list(find(text, RULES))
    assert time.process_time() - begin < 8
