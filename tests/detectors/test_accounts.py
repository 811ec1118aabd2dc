"""Accounts and cards: what the check digits prove, what labels prove, and what is none."""

from functools import cache

import pytest

from extortrace.detectors.accounts import find
from extortrace.knowledge import Rules, load_rules
from extortrace.model import Finding
from extortrace.text import Text
from tests.marks import unmark


@cache
def rules() -> Rules:
    return load_rules()


def accounts(text: str, status: str = "confirmed") -> list[Finding]:
    return [f for f in find(Text(text), rules()) if f.status == status]


CONFIRMED = {
    "next word stays out": ("IBAN ⟦FR14 2004 1010 0505 0001 3M02 606⟧ MERCI", "iban", "FR1420041010050500013M02606"),
    "dashes, small letters": ("iban: ⟦gb82-west-1234-5698-7654-32⟧", "iban", "GB82WEST12345698765432"),
    "over a line": ("⟦CI93 CI00 8011 1301 1342\n9120 0589⟧", "iban", "CI93CI0080111301134291200589"),
    "Benin": ("⟦BJ66BJ0610100100144390000769⟧", "iban", "BJ66BJ0610100100144390000769"),
    "Guinea-Bissau": ("⟦GW04GW1430010181800637601⟧.", "iban", "GW04GW1430010181800637601"),
    "Cameroon": ("⟦CM2110003001000500000605306⟧", "iban", "CM2110003001000500000605306"),
    "UEMOA RIB": ("compte ⟦CI008 01113 011342912005 89⟧ Merci", "rib", "CI0080111301134291200589"),
    "CEMAC RIB": ("RIB ⟦10003 00100 05000006053 06⟧", "rib", "10003001000500000605306"),
    "NUBAN after its bank": ("Zenith Bank ⟦8177584275⟧, Oluchi", "nuban", "8177584275"),
    "NUBAN before its bank": ("drop am for ⟦8177584275⟧ Zenith", "nuban", "8177584275"),
    "NUBAN in a form": ("Bank: Zenith Bank\nName: O. Ade\nAccount number: ⟦8177584275⟧", "nuban", "8177584275"),
    "card of one's own": ("J'avais tapé ma carte ⟦4111 1111 1111 1111⟧ hier", "card", "4111111111111111"),
    "card": ("numéro de carte ⟦4111 1111 1111 1111⟧ exp 12/27", "card", "4111111111111111"),
}
PARTS = {
    "RIB in a form": (
        "Code banque : ⟦10003⟧ Code guichet : ⟦00100⟧ N° compte : ⟦05000006053⟧ Clé RIB : ⟦06⟧",
        "rib", "10003001000500000605306"),
    "British": ("sort code ⟦04-00-04⟧ account ⟦12345678⟧", "sort_code", "04000412345678"),
    "British, no IBAN of Norway": (
        "sort code ⟦20-45-18⟧, acc no ⟦77310942⟧. Quote your reference", "sort_code", "20451877310942"),
    "Canadian": ("transit ⟦20417⟧, institution ⟦815⟧ (caisse), compte ⟦1234567⟧", "ca_account", "204178151234567"),
    "American": ("Routing number ⟦021000021⟧ Account number ⟦123456789⟧", "us_account", "021000021123456789"),
}  # fmt: skip
REJECTED = {
    "IBAN checksum": ("IBAN FR14 2004 1010 0505 0001 3M02 607", "checksum_failed"),
    "IBAN too short": ("IBAN FR14 2004 1010 0505 0001", "wrong_length"),
    "RIB key": ("RIB 10003 00100 05000006053 07", "checksum_failed"),
    "card number": ("carte bancaire 4111 1111 1111 1112", "checksum_failed"),
}
NOTHING = {
    "no country": "ID AB12 CDEF 1234567",
    "ten digits without a bank": "call 8177584275",
    "bank far away": "Zenith Bank is closed today, come back tomorrow morning with your papers please. 8177584275",
    "voucher": "paysafecard 4077 1829 5530 6614",
    "date": "le 05-10-86, compte clos",
}


@pytest.mark.parametrize(("marked", "scheme", "value"), CONFIRMED.values(), ids=CONFIRMED.keys())
def test_confirmed(marked: str, scheme: str, value: str) -> None:
    text, spans = unmark(marked)
    (found,) = accounts(text)
    assert (found.scheme, found.value, found.span) == (scheme, value, spans[0])


@pytest.mark.parametrize(("marked", "scheme", "value"), PARTS.values(), ids=PARTS.keys())
def test_pieces(marked: str, scheme: str, value: str) -> None:
    text, spans = unmark(marked)
    (found,) = accounts(text)
    assert (found.scheme, found.value, sorted(found.parts)) == (scheme, value, spans)


@pytest.mark.parametrize(("text", "code"), REJECTED.values(), ids=REJECTED.keys())
def test_rejected(text: str, code: str) -> None:
    (found,) = accounts(text, "rejected")
    assert found.why[0].code == code
    assert accounts(text) == []


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing(text: str) -> None:
    assert list(find(Text(text), rules())) == []


def test_misread_sign_is_a_candidate() -> None:
    (found,) = accounts("IBAN FR14 2O04 1010 0505 0001 3M02 606", "candidate")
    assert (found.value, found.flags) == ("FR1420041010050500013M02606", ("repaired",))
    assert [why.code for why in found.why] == ["checksum_failed", "possible_ocr_error"]


def test_nuban_that_does_not_fit_its_bank() -> None:
    (found,) = accounts("Zenith Bank 8177584276", "candidate")
    assert found.why[0].code == "checksum_failed"


def test_inner_rib_key_is_said() -> None:
    (found,) = accounts("CI93CI0080111301134291200589")
    assert [why.code for why in found.why] == ["checksum", "rib_key"]
