"""Faults reported of other readers of numbers, sums, addresses and phrases, each put to the whole analyzer.

A row is named after its entry in the list of reported faults (A phones, B sums, C addresses and references, D places
and moments, E phrases, F disguise, G hostile text, H terminal). ``COVERED`` names the tests that hold the others.
"""

from __future__ import annotations

import re
import time
from base64 import b64encode
from functools import lru_cache
from hashlib import sha512
from pathlib import Path

import pytest

from extortrace import Analyzer, Options, Report
from extortrace.model import Finding
from extortrace.sources import read
from tests.marks import unmark

ANALYZER = Analyzer()
TESTS = Path(__file__).parent


@lru_cache(None)
def told(text: str, region: str | None = None, dollar: str | None = None, date: str | None = None) -> Report:
    return Analyzer(ANALYZER.rules, Options(region, dollar, date)).analyze(text)


def line(finding: Finding) -> str:
    """Status (when not confirmed), kind, value, what it is of, flags."""
    status = "" if finding.status == "confirmed" else finding.status
    of = finding.currency or finding.symbol or finding.system or finding.asset or finding.scheme
    assumed = finding.assumed_currency and f"({finding.assumed_currency})"
    return " ".join(filter(None, (status, finding.kind, finding.value, of, assumed, *finding.flags)))


def outermost(findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    spans = {finding.span for finding in findings}
    return sorted(s for s in spans if not any(a <= s[0] and s[1] <= b and (a, b) != s for a, b in spans))


DETAILS: dict[str, tuple[str, list[str], dict[str, str]]] = {
    # all that is found in the text, in order of place; what is found is marked
    "A1 eight Ivorian digits": ("Mon ancien WhatsApp c'est ⟦+225 09 14 25 36⟧", ["phone +2250709142536 legacy"], {}),
    "A1 old prefix of another operator": ("joins-moi au ⟦+225 05 14 25 36⟧", ["phone +2250505142536 legacy"], {}),
    "A1 no certain new form": ("tel ⟦+225 20 14 25 36⟧", ["candidate phone +22520142536"], {}),
    "A2 eight Beninese digits": ("dépose sur le ⟦+229 97 10 21 32⟧", ["phone +2290197102132 legacy"], {}),
    "A2 ten Beninese digits": ("dépose sur le ⟦+229 01 97 10 21 32⟧", ["phone +2290197102132"], {}),
    "A3 a range younger than old tables": ("rappelle le ⟦+229 01 51 10 21 32⟧", ["phone +2290151102132"], {}),
    "A3 a range nobody knows": ("rappelle le ⟦+225 08 51 10 21 32⟧", ["candidate phone +2250851102132"], {}),
    "A4 00 without a region": ("appelle le ⟦00225 0714253647⟧", ["phone +2250714253647"], {}),
    "A4 00 read in the United States": ("appelle le ⟦00225 0714253647⟧", ["phone +2250714253647"], {"region": "US"}),
    "A4 00 read in France": ("appelle le ⟦00225 0714253647⟧", ["phone +2250714253647"], {"region": "FR"}),
    "A6 narrow no-break spaces": (
        "mon num ⟦+225\u202f07\u202f14\u202f25\u202f36\u202f47⟧", ["phone +2250714253647"], {},
    ),
    "A6 thin spaces": ("mon num ⟦+225\u200907\u200914\u200925\u200936\u200947⟧", ["phone +2250714253647"], {}),
    "A6 em spaces": ("mon num ⟦+225\u200307\u200314\u200325\u200336\u200347⟧", ["phone +2250714253647"], {}),
    "A6 no-break spaces": ("mon num ⟦+225\xa007\xa014\xa025\xa036\xa047⟧", ["phone +2250714253647"], {}),
    "A6 slashes": ("mon num ⟦+225/07/14/25/36/47⟧", ["phone +2250714253647"], {}),
    "A7 euro sign behind the number": (
        "⟦Orange⟧:⟦0714253647⟧⟦€500⟧, ⟦Abidjan⟧",
        ["channel orange_money", "phone +2250714253647", "amount 500 EUR", "place Abidjan"],
        {},
    ),
    "A7 euro sign behind a full number": (
        "⟦Orange⟧:⟦+2250714253647⟧⟦€500⟧", ["channel orange_money", "phone +2250714253647", "amount 500 EUR"], {},
    ),
    "A7 dollar sign behind a full number": (
        "⟦momo⟧ ⟦+2290197102132⟧⟦$60⟧", ["channel mtn_momo", "phone +2290197102132", "amount 60 $"], {},
    ),
    "A7 word before the number": ("montant⟦0714253647⟧", ["candidate phone 0714253647"], {}),
    "A7 word before a full number": ("numero⟦+2250714253647⟧", ["phone +2250714253647"], {}),
    "A9 dotted birthday": ("né avant le 05.10.1986", [], {"region": "DE"}),
    "A9 dotted deadline": ("payez avant le ⟦05.12.2026⟧", ["deadline 2026-12-05"], {"region": "DE"}),
    "A9 range of days": ("du 03.07 - 17.07.15", [], {"region": "DE"}),
    "A9 timestamp": ("reçu le 2026-11-24 10:30", [], {"region": "FR"}),
    "A9 timestamp as the limit": ("dernier délai ⟦2026-11-24⟧ ⟦10:30⟧", ["deadline 2026-11-24", "deadline T10:30"], {}),
    "A11 MTCN in American groups": ("MTCN ⟦816-423-7791⟧", ["reference 8164237791 western_union"], {"region": "US"}),
    "A11 the same digits to call": ("appelez le ⟦816-423-7791⟧", ["phone +18164237791"], {}),
    "A11 MTCN beside a phone": (
        "MTCN ⟦816-423-7791⟧, tel ⟦+225 07 14 25 36 47⟧",
        ["reference 8164237791 western_union", "phone +2250714253647"],
        {"region": "US"},
    ),
    "A13 length fits and range does not": ("appelle ⟦+44 20 1234 567⟧", ["candidate phone +44201234567"], {}),
    "A13 too short for its country": ("appelle ⟦+225 07 14 25⟧", ["rejected phone +225071425"], {}),
    "A16 mixed separators": ("mon num ⟦+225-07 14.25 36-47⟧ ok", ["phone +2250714253647"], {}),
    "B17 days before the price": ("⟦2 jours⟧ pour payer ⟦850$⟧", ["deadline P2D", "amount 850 $"], {}),
    "B17 cards before the price": ("je prends 3 coupons de ⟦50 €⟧", ["amount 50 EUR"], {}),
    "B18 a space in the thousands": ("il me manque ⟦40 000 euros⟧", ["amount 40000 EUR"], {}),
    "B18 a no-break space": ("il me manque ⟦40\xa0000 euros⟧", ["amount 40000 EUR"], {}),
    "B18 a narrow no-break space": ("il me manque ⟦40\u202f000 euros⟧", ["amount 40000 EUR"], {}),
    "B19 dotted francs": ("verse ⟦250.000 FCFA⟧", ["amount 250000 XOF"], {}),
    "B19 dotted dollars": ("pay ⟦$2.500⟧", ["amount 2500 $"], {}),
    "B19 French decimals": ("verse ⟦2.500,00 €⟧", ["amount 2500 EUR"], {}),
    "B19 English decimals": ("pay ⟦2,500.00 $⟧", ["amount 2500 $"], {}),
    "B19 decimal comma": ("verse ⟦34,50 €⟧", ["amount 34.50 EUR"], {}),
    "B19 decimal comma behind a dollar": ("pay ⟦$34,50⟧", ["amount 34.50 $"], {}),
    "B19 dotted dong": ("⟦300.000 VND⟧", ["amount 300000 VND"], {}),
    "B22 k": ("⟦250k FCFA⟧", ["amount 250000 XOF"], {}),
    "B22 M": ("⟦2,5M FCFA⟧", ["amount 2500000 XOF"], {}),
    "B22 mille": ("⟦3 mille euros⟧", ["amount 3000 EUR"], {}),
    "B22 a million and five": ("tu dois payer ⟦un million cinq⟧", ["amount 1500000 spelled"], {}),
    "B22 k without a currency": ("tu dois payer ⟦250k⟧", ["amount 250000"], {}),
    "B23 a range in words": ("entre ⟦300 euros⟧ et ⟦500 euros⟧", ["amount 300 EUR", "amount 500 EUR"], {}),
    "B23 a range with a dash": ("⟦300⟧-⟦500€⟧", ["amount 300 EUR", "amount 500 EUR"], {}),
    "B25 coin beside a code with R": ("Ref R273, montant ⟦500 USDT⟧", ["amount 500 USDT", "channel usdt"], {}),
    "B25 N and naira": ("send ⟦N60,000 naira⟧", ["amount 60000 NGN"], {}),
    "B25 N and a Nigerian town": ("send ⟦N60,000⟧, my office is in ⟦Ibadan⟧", ["amount 60000 NGN", "place Ibadan"], {}),
    "B25 N alone": ("send N60,000", [], {}),
    "B25 L alone": ("HELLO L 300", [], {}),
    "B25 EUR is not R": ("⟦EUR 11⟧", ["amount 11 EUR"], {}),
    "B26 dollars named in a word": ("⟦900 canadian $⟧", ["amount 900 CAD"], {}),
    "B26 dollars named by letters": ("⟦CA$900⟧", ["amount 900 CAD"], {}),
    "B26 dollars not named": ("⟦900 $⟧", ["amount 900 $"], {}),
    "B26 dollars assumed": ("⟦900 $⟧", ["amount 900 $ (AUD)"], {"dollar": "AUD"}),
    "B27 f.cfa": ("⟦250 000 f.cfa⟧", ["amount 250000 XOF"], {}),
    "B27 CFA": ("⟦250 000 CFA⟧", ["amount 250000 XOF"], {}),
    "B27 XOF": ("⟦250000 XOF⟧", ["amount 250000 XOF"], {}),
    "B27 francs nowhere": ("⟦250000 francs⟧", ["amount 250000 franc"], {}),
    "B27 francs beside an Ivorian number": (
        "⟦250000 francs⟧ au ⟦+225 07 14 25 36 47⟧", ["amount 250000 XOF", "phone +2250714253647"], {},
    ),
    "B27 francs beside a Swiss town": ("⟦250 francs⟧ à ⟦Lausanne⟧", ["amount 250 CHF", "place Lausanne"], {}),
    "B28 mojibake": ("verse ⟦350 â‚¬⟧ ⟦ce soir⟧", ["amount 350 EUR", "deadline P0D"], {}),
    "B28 named entity": ("verse ⟦350 &euro;⟧ ⟦ce soir⟧", ["amount 350 EUR", "deadline P0D"], {}),
    "B28 numbered entity": ("verse ⟦350 &#8364;⟧ ⟦ce soir⟧", ["amount 350 EUR", "deadline P0D"], {}),
    "C31 SegWit": (
        "⟦bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4⟧", ["wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 BTC"], {},
    ),
    "C31 SegWit in capitals": (
        "⟦BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4⟧", ["wallet BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4 BTC"], {},
    ),
    "C31 Taproot": (
        "⟦bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0⟧",
        ["wallet bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0 BTC"],
        {},
    ),
    "C31 mixed case": (
        "⟦bc1qw508d6qejxtdg4y5R3zarvary0c5xw7kv8f3t4⟧",
        ["rejected wallet bc1qw508d6qejxtdg4y5R3zarvary0c5xw7kv8f3t4 BTC"],
        {},
    ),
    "C32 the shape alone": (
        "⟦btc⟧ ⟦3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F⟧",
        ["channel bitcoin", "rejected wallet 3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F3F BTC"],
        {},
    ),
    "C32 one wrong letter": (
        "⟦btc⟧ ⟦1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3⟧",
        ["channel bitcoin", "rejected wallet 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3 BTC"],
        {},
    ),
    "C32 the right letter": (
        "⟦btc⟧ ⟦1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2⟧",
        ["channel bitcoin", "wallet 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 BTC"],
        {},
    ),
    "C34 a word behind an IBAN": (
        "IBAN ⟦FR14 2004 1010 0505 0001 3M02 606⟧ MERCI", ["bank_account FR1420041010050500013M02606 iban"], {},
    ),
    "C34 an IBAN with dashes": (
        "iban: ⟦gb82-west-1234-5698-7654-32⟧", ["bank_account GB82WEST12345698765432 iban"], {},
    ),
    "C34 a West African IBAN": (
        "IBAN ⟦CI93 CI00 8011 1301 1342 9120 0589⟧ SVP", ["bank_account CI93CI0080111301134291200589 iban"], {},
    ),
    "C35 no IBAN": ("ID AB12 CDEF 1234567", [], {}),
    "C35 a wrong digit": (
        "IBAN ⟦FR14 2004 1010 0505 0001 3M02 607⟧", ["rejected bank_account FR1420041010050500013M02607 iban"], {},
    ),
    "C35 a misread letter": (
        "IBAN ⟦FR14 2004 1010 0505 0001 3MO2 606⟧",
        ["candidate bank_account FR1420041010050500013M02606 iban repaired"],
        {},
    ),
    "C37 MTCN above and a phone word beside": (
        "MTCN\npour ⟦Bouaké⟧\nmon tel est ⟦0789112233⟧", ["place Bouaké", "phone +2250789112233"], {},
    ),
    "C37 MTCN beside and a phone word above": (
        "tel\npour ⟦Bouaké⟧\nMTCN ⟦0789112233⟧", ["place Bouaké", "reference 0789112233 western_union"], {},
    ),
    "C40 an address": ("mail: ⟦awa[at]exemple[.]com⟧", ["email awa@exemple.com obfuscated"], {}),
    "C40 a link": ("⟦hxxps://pay-now[.]example⟧", ["url https://pay-now.example obfuscated"], {}),
    "D42 nice man": ("tu es nice man, on part en ⟦Mali⟧…ou pas", ["place Mali"], {}),
    "D42 Togo": ("je te tiens au ⟦Togo⟧", ["place Togo"], {}),
    "D42 Man in Côte d'Ivoire": ("⟦Man⟧, ⟦Côte d'Ivoire⟧", ["place Man", "place Côte d'Ivoire"], {}),
    "D42 Man behind a transfer": (
        "envoie ⟦western union⟧ à ⟦Man⟧, ⟦Côte d'Ivoire⟧",
        ["channel western_union", "place Man", "place Côte d'Ivoire"],
        {},
    ),
    "D42 reach": ("reach me", [], {}),
    "D43 capitals without accents": ("⟦ABIDJAN⟧ ⟦COTE D IVOIRE⟧", ["place Abidjan", "place Côte d'Ivoire"], {}),
    "D43 small letters": ("⟦abidjan⟧ ⟦cote divoire⟧", ["place Abidjan", "place Côte d'Ivoire"], {}),
    "D43 curly apostrophe": ("⟦Abidjan⟧, ⟦Côte d’Ivoire⟧", ["place Abidjan", "place Côte d'Ivoire"], {}),
    "D43 accents apart": ("⟦Abidjan⟧, ⟦Co\u0302te d'Ivoire⟧", ["place Abidjan", "place Côte d'Ivoire"], {}),
    "D45 ordinary words": ("Do you have the money, are you ready", [], {}),
    "D45 may, sat, second, sun": ("may I pay? we sat down, the second one, in the sun", [], {}),
    "D46 hours": ("payez dans ⟦48h⟧", ["deadline PT48H"], {"date": "2026-11-24"}),
    "D46 a weekday and an hour": (
        "pay before ⟦friday⟧ ⟦5pm⟧", ["deadline FRIDAY", "deadline T17:00"], {"date": "2026-11-24"},
    ),
    "E52 marks behind a sum": ("⟦1 500 €⟧!!", ["amount 1500 EUR"], {}),
    "E51 capitals": ("payable by ⟦WESTERN UNION⟧", ["channel western_union"], {}),
    "E50 words that hold a brand": ("I have it, le montant total, move out, this is, moving waves", [], {}),
    "E56 a brand is no order": ("⟦western union⟧", ["channel western_union"], {}),
    "F59 zero width and soft hyphen": ("dispo par ⟦wes\u200btern un\xadion⟧", ["channel western_union obfuscated"], {}),
    "F59 zero width in a number": ("mon num ⟦+225\u200b0714253647⟧", ["phone +2250714253647 obfuscated"], {}),
    "F59 marks of direction in a number": (
        "mon num ⟦+\u202d225\u202c 07 14 25 36 47⟧", ["phone +2250714253647 obfuscated"], {},
    ),
    "F60 Cyrillic letters in English": ("ѕend уоur pаymеnt in ⟦Вitсoin⟧", ["channel bitcoin"], {}),
    "F60 digits for letters": ("P0RN0 tape, use ⟦b1tc0in⟧", ["channel bitcoin obfuscated"], {}),
    "F60 Russian stays Russian": ("Привет, пришли деньги через банк завтра", [], {}),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "lines", "options"), DETAILS.values(), ids=DETAILS)
def test_details(marked: str, lines: list[str], options: dict[str, str]) -> None:
    text, spans = unmark(marked)
    findings = told(text, **options).findings
    assert [line(finding) for finding in findings] == lines
    assert outermost(findings) == spans
    assert all(text[finding.start : finding.end] == finding.text for finding in findings)


REASONS: dict[str, tuple[str, str, str]] = {
    # what must be said of a finding beside its value
    "A1 the former number": ("+225 09 14 25 36", "phone", "former_plan"),
    "A1 two new forms": ("tel +225 20 14 25 36", "phone", "old_plan_uncertain"),
    "A3 a range nobody knows": ("rappelle le +225 08 51 10 21 32", "phone", "range_unknown"),
    "A13 too short": ("appelle +225 07 14 25", "phone", "wrong_length"),
    "B27 francs of a place": ("250000 francs, Dakar", "amount", "currency_of_place"),
    "C31 mixed case": ("bc1qw508d6qejxtdg4y5R3zarvary0c5xw7kv8f3t4", "wallet", "mixed_case"),
    "C32 a slip": ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "wallet", "checksum_failed"),
    "C35 a misread letter": ("IBAN FR14 2004 1010 0505 0001 3MO2 606", "bank_account", "possible_ocr_error"),
}


@pytest.mark.parametrize(("text", "kind", "code"), REASONS.values(), ids=REASONS)
def test_reasons(text: str, kind: str, code: str) -> None:
    reasons = {why.code for finding in told(text).findings if finding.kind == kind for why in finding.why}
    assert code in reasons


def test_a1_the_new_forms_of_an_uncertain_number_are_kept() -> None:
    (phone,) = told("tel +225 20 14 25 36").findings
    assert phone.alternatives
    assert all(re.fullmatch(r"[+]225\d{2}20142536", other.value) for other in phone.alternatives)


def test_a2_both_plans_are_one_number() -> None:
    old, new = (told(text).findings[0].value for text in ("+229 97 10 21 32", "+229 01 97 10 21 32"))
    assert old == new


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param("entre 300 euros et 500 euros", id="B23 in words"),
        pytest.param("300-500€", id="B23 with a dash"),
    ],
)
def test_ranges(marks: str) -> None:
    report = told(f"Envoie {marks} par Western Union sinon je publie ta vidéo")
    (demand,) = report.demands
    (relation,) = demand.relations
    assert relation.type == "range"
    assert [report.findings[i].value for i in relation.amounts] == ["300", "500"]


def test_b17_the_number_of_cards_is_no_sum() -> None:
    report = told("Envoie 4 coupons PCS de 50 € sinon je publie ta vidéo")
    (demand,) = report.demands
    assert [report.findings[i].value for i in demand.parts["amounts"]] == ["50"]


def test_b28_the_euro_of_windows_1252() -> None:
    (message,) = read(b"verse 350 \x80 ce soir, d\xe9lai court", "a.txt")
    assert line(ANALYZER.analyze(message).findings[0]) == "amount 350 EUR"


def test_c37_the_weaker_claim_stays_an_alternative() -> None:
    (wallet,) = (f for f in told("btc 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2").findings if f.kind == "wallet")
    assert [other.kind for other in wallet.alternatives] == ["amount"]


SAME = {
    "D43 a town and its country": (
        "ABIDJAN COTE D IVOIRE", "abidjan cote divoire", "Abidjan, Côte d\u2019Ivoire", "Abidjan, Co\u0302te d'Ivoire",
    ),
    "E51 phrases": (
        "envoie l'argent, délai 48 h, sinon je publie ta vidéo", "ENVOIE L'ARGENT, DELAI 48 H, SINON JE PUBLIE TA VIDEO",
        "envoie l\u2019argent, délai 48 h, sinon je publie ta vidéo",
        "envoie l'argent, de\u0301lai 48 h, sinon je publie ta vide\u0301o",
    ),
}  # fmt: skip


@pytest.mark.parametrize("texts", SAME.values(), ids=SAME)
def test_spelling_changes_nothing(texts: tuple[str, ...]) -> None:
    readings = [told(text) for text in texts]
    assert readings[0].findings
    assert len({tuple(line(f) for f in r.findings) for r in readings}) == 1
    assert len({tuple((h.rule, h.similarity) for h in r.hits) for r in readings}) == 1


QUIET = {
    "D45 ordinary words": "Do you have the money, are you ready",
    "E49 one letter": "p",
    "E49 two letters": "ok",
    "E50 brands inside words": "I have it, le montant total, I want to move out, this is it, waving",
    "E54 half of a phrase": "a certain paid job",
    "E56 a brand alone": "western union",
    "F60 Russian": "Привет, пришли деньги через банк завтра",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_no_indicator_fires(text: str) -> None:
    report = told(text)
    assert report.hits == ()
    assert report.assessment.level == "none"


PHRASES = {
    "E53 lengths that change before": "\ufb01n du délai: İstanbul, straße, 👩🏽\u200d💻 ⟦envoie l'argent⟧",
    "F59 hidden characters": "⟦paie par wes\u200btern un\u00adion⟧ stp",
    "F60 look-alike letters": "ѕend уоur ⟦pаymеnt in Вitсoin⟧",
}


@pytest.mark.parametrize("marked", PHRASES.values(), ids=PHRASES)
def test_phrases_are_quoted_exactly(marked: str) -> None:
    text, spans = unmark(marked)
    assert {hit.span for hit in told(text).hits} == set(spans)


def test_e54_quotes_begin_and_end_with_words() -> None:
    text = "il vas publeir ta vidoé partoutt, envoiee moi l'argen par wester unionn vitte"
    report = told(text)
    assert any(hit.similarity < 100 for hit in report.hits)
    for found in (*report.hits, *report.findings):
        around = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 1]
        assert not any(char.isalnum() for char in around), found.text


@pytest.mark.parametrize(
    ("text", "code", "count"),
    [
        pytest.param("wes\u200btern un\u00adion +225\u200b0714253647", "undone_hidden", 3, id="F59 hidden"),
        pytest.param("ѕend уоur pаymеnt in Вitсoin", "undone_look_alike", 7, id="F60 look-alikes"),
    ],
)
def test_disguise_is_counted(text: str, code: str, count: int) -> None:
    assert [(note.code, note.params["count"]) for note in told(text).notes] == [(code, count)]


SIZE = 100_000
BLOB = b64encode(b"".join(sha512(bytes([n & 255, n >> 8])).digest() for n in range(2500))).decode()
HOSTILE = {
    "A15 digits and a number at the end": "12 3 45 ",
    "G62 one letter": "a",
    "G62 digits apart": "1 ",
    "G62 country codes": "+225 ",
    "G62 dots": "a.",
    "G62 an image in a mail": BLOB,
}


def seconds(text: str) -> float:
    start = time.process_time()
    ANALYZER.analyze(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    head = '<img src="data:image/png;base64,' if piece is BLOB else ""
    short, long = (head + (piece * (size // len(piece) + 1))[:size] for size in (SIZE, 2 * SIZE))
    for _ in range(3):  # a busy machine may slow one of the two: the best of three counts
        less, more = seconds(short), seconds(long)
        if more <= 3 * less or more < 0.5:
            break
    assert more <= 3 * less or more < 0.5
    assert more < 60


def test_a15_a_number_behind_a_long_table_is_found() -> None:
    report = ANALYZER.analyze("12 3 45 " * 10_000 + "tel +225 07 14 25 36 47")
    assert "phone +2250714253647" in map(line, report.findings)


COVERED = {
    "A12": "tests/cli/test_scan.py::test_region",
    "A12 unknown": "tests/cli/test_scan.py::test_mistakes",
    "C38": "tests/cli/test_scan.py::test_json_is_the_same_every_time",
    "E50 inside a word": "tests/indicators/test_match.py::test_match",
    "E53 property": "tests/text/test_views.py::test_every_view_maps_inside_the_raw_text",
    "F60 texts": "tests/text/test_views.py::test_folded",
    "H65": "tests/output/test_terminal.py::test_text_stays_text",
    "H66": "tests/output/test_terminal.py::test_text_stays_text",
    "H67": "tests/output/test_terminal.py::test_text_stays_text",
    "H68": "tests/output/test_terminal.py::test_nothing_drives_the_terminal",
    "H68 JSON": "tests/cli/test_scan.py::test_json_cannot_drive_a_terminal",
    "H69": "tests/cli/test_scan.py::test_any_console",
    "H69 locale": "tests/cli/test_scan.py::test_the_c_locale",
    "H71": "tests/output/test_terminal.py::test_identifiers_stay_whole",
}


@pytest.mark.parametrize("test", COVERED.values(), ids=COVERED)
def test_the_others_are_held_elsewhere(test: str) -> None:
    path, name = test.split("::")
    assert f"\ndef {name}(" in (TESTS.parent / path).read_text(encoding="utf-8")
