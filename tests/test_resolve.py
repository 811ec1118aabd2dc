"""Resolve: what the rest of a message settles, and what stays open."""

from __future__ import annotations

import pytest

from extortrace import Analyzer, Options

ANALYZER = Analyzer()


def found(text: str, kind: str, options: Options | None = None) -> list[tuple[str, str]]:
    """(value, status) of the findings of a kind."""
    analyzer = Analyzer(ANALYZER.rules, options) if options else ANALYZER
    return [(f.value, f.status) for f in analyzer.analyze(text).findings if f.kind == kind]


PHONES = {
    "settled by a town": ("Je suis à Parakou, dépose sur MTN MoMo au 01 66 20 78 41", [("+2290166207841", "confirmed")]),
    "settled by a country": ("numéro 77 541 20 98, Sénégal", [("+221775412098", "confirmed")]),
    "settled by another number": (
        "WhatsApp +225 07 48 15 62 90 ou appelle le 05 44 71 90 38",
        [("+2250748156290", "confirmed"), ("+2250544719038", "confirmed")],
    ),
    "kept for films, settled by a town": ("appelle le 06 39 98 55 03, Lyon", [("+33639985503", "confirmed")]),
    "Gabon dials a zero": ("Airtel Money au Gabon : 074 21 88 06", [("+24174218806", "confirmed")]),
    "Gabon, fixed": ("Libreville, Gabon, tel 01 44 12 34", [("+24101441234", "confirmed")]),
    "settled by francs CFA, no word beside it": (
        "Reçu 37 500 FCFA du 0709128844, nouveau solde 41 220 FCFA", [("+2250709128844", "confirmed")]),
    "settled by euros, no word beside it": (
        "Il reste 312,40 € à régler. Secrétariat : 05 36 49 18 07", [("+33536491807", "confirmed")]),
    "Belgian beside euros": ("6.000 euros en espèces. Témoins : appelez le 02 555 01 94", [("+3225550194", "confirmed")]),
    "a helpline of the lists": ("Suspect something? Report on 0300 123 2040.", [("+443001232040", "confirmed")]),
    "settled by French": ("écris moi pas ici, mon tel c est le 06 12 34 56 78", [("+33612345678", "confirmed")]),
    "settled by English": ("the man said to call him on 07520 634118 or he will send it", [("+447520634118", "confirmed")]),
    "French, but maybe Ivorian": ("écris moi pas ici, mon tel c est le 07 48 15 62 90", [("0748156290", "candidate")]),
    "English, but maybe Nigerian": ("the man said to call him on 0706-418-2290", [("07064182290", "candidate")]),
    "called a code, though tel stands there": ("tel mon code 0789112233", [("0789112233", "candidate")]),
    "a code, no tel": ("mon code 0789112233 stp", []),
    "settled by the money of one country": ("Call 0803 771 2094, ₦50,000", [("+2348037712094", "confirmed")]),
}


@pytest.mark.parametrize(("text", "phones"), PHONES.values(), ids=PHONES)
def test_national_numbers(text: str, phones: list[tuple[str, str]]) -> None:
    assert found(text, "phone") == phones


def test_a_national_number_without_evidence_stays_a_candidate() -> None:
    [(_, status)] = found("appelle moi au 07 48 15 62 90", "phone")
    assert status == "candidate"


def test_the_region_that_is_assumed_stands_beside_the_number() -> None:
    report = Analyzer(ANALYZER.rules, Options(region="CI")).analyze("appelle moi au 07 48 15 62 90")
    [phone] = [f for f in report.findings if f.kind == "phone"]
    assert (phone.value, phone.assumed_region) == ("+2250748156290", "CI")


MONEY = {
    "a lone dollar stays a sign": ("envoie 800 $", [("800", None, "$")]),
    "the dollar named elsewhere": ("Send US$100 now, then $50", [("100", "USD", None), ("50", "USD", None)]),
    "two dollars named settle nothing": (
        "US$100 or CA$130, plus $5",
        [("100", "USD", None), ("130", "CAD", None), ("5", None, "$")],
    ),
    "francs in Senegal": ("envoie 25 000 francs à Dakar", [("25000", "XOF", None)]),
    "francs in Switzerland": ("480 francs à Lausanne", [("480", "CHF", None)]),
    "francs in Cameroon are Central African": ("10 000 FCFA à Douala", [("10000", "XAF", None)]),
    "francs nowhere": ("donne 500 francs", [("500", None, "franc")]),
}


@pytest.mark.parametrize(("text", "sums"), MONEY.values(), ids=MONEY)
def test_currency(text: str, sums: list[tuple[str, str | None, str | None]]) -> None:
    amounts = [f for f in ANALYZER.analyze(text).findings if f.kind == "amount" and f.status == "confirmed"]
    assert [(f.value, f.currency, f.symbol) for f in amounts] == sums


def test_an_assumed_dollar_stands_beside_the_sign() -> None:
    report = Analyzer(ANALYZER.rules, Options(dollar="CAD")).analyze("envoie 800 $")
    [amount] = [f for f in report.findings if f.kind == "amount"]
    assert (amount.symbol, amount.currency, amount.assumed_currency) == ("$", None, "CAD")


ROLES = {
    "an MTCN is no phone": ("MTCN 816-423-7791", {("reference", "8164237791")}),
    "a phone is no MTCN": ("appelez le 816-423-7791", {("phone", "+18164237791")}),
    "a date is no phone": ("avant le 05.10.2026", {("deadline", "2026-10-05")}),
}


@pytest.mark.parametrize(("text", "kept"), ROLES.values(), ids=ROLES)
def test_one_role_for_the_same_characters(text: str, kept: set[tuple[str, str]]) -> None:
    findings = ANALYZER.analyze(text).findings
    assert {(f.kind, f.value) for f in findings if f.status == "confirmed"} == kept


def test_a_name_inside_an_address_is_a_part_of_it() -> None:
    findings = ANALYZER.analyze("écris à abidjan.express@lome-mail.com").findings
    assert [f.kind for f in findings if f.status == "confirmed"] == ["email"]


def test_a_link_is_a_phone_and_a_url() -> None:
    kinds = {f.kind for f in ANALYZER.analyze("écris sur wa.me/2250748156290").findings if f.status == "confirmed"}
    assert kinds == {"phone", "url"}


def test_the_moment_of_the_threat_is_the_deadline_only_when_alone() -> None:
    alone = found("Paie 300 € par Wave ou ta vidéo sera publiée demain", "deadline")
    beside = found("Paie 300 € par Wave avant 18h ou ta vidéo sera publiée demain", "deadline")
    assert ("P1D", "confirmed") in alone
    assert [v for v, status in beside if status == "confirmed"] == ["T18:00"]


def test_a_helpline_is_suppressed_and_never_demanded() -> None:
    report = ANALYZER.analyze("Envoie 300 € par Western Union ou appelle le 1-888-495-8501")
    [listed] = report.suppressed
    assert report.findings[listed.finding].value == "+18884958501"
    assert all(listed.finding not in part for demand in report.demands for part in demand.parts.values())


def test_speakers_are_heard() -> None:
    report = ANALYZER.analyze("[14:02] Clara: envoie 350 € par Western Union\n[14:03] moi: j'ai que 80 €\n")
    assert [(f.value, f.speaker) for f in report.findings if f.kind == "amount"] == [("350", "Clara"), ("80", "moi")]
