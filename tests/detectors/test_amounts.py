"""Sums of money in a message."""

from __future__ import annotations

import time

import pytest

from extortrace.detectors.amounts import find
from extortrace.knowledge import load_rules
from extortrace.text import Text
from tests.marks import unmark

RULES = load_rules()

SUMS = [
    # currency behind, before, both
    ("tu vas m'envoyer ⟦300 €⟧ par western union", ["300 EUR"]),
    ("TU VAS PAYER ⟦500 EUROS⟧ AUJOURD'HUI", ["500 EUR"]),
    ("send ⟦$800⟧ today", ["800 $"]),
    ("send me ⟦US$350⟧ thru WU", ["350 USD"]),
    ("the sum of ⟦US$1200(USD)⟧", ["1200 USD"]),
    ("fund of ⟦$2,850 CAD⟧", ["2850 CAD"]),
    ("⟦CA$500⟧ or ⟦500 CAD⟧ or ⟦CAD 1,250⟧", ["500 CAD", "500 CAD", "1250 CAD"]),
    ("Tu m'envoies ⟦800 $ CA⟧ par Western Union", ["800 CAD"]),
    ("donne ⟦500 $⟧ ca va aller", ["500 $"]),
    ("send us ⟦$500⟧ now", ["500 $"]),
    ("pay a ⟦$500⟧ fee", ["500 $"]),
    ("⟦800 canadian $⟧, ⟦800 dollars canadiens⟧, ⟦800$CAN⟧, ⟦C$800⟧", ["800 CAD"] * 4),
    ("⟦$150.00 us⟧ only", ["150 USD"]),
    ("⟦900 United States Dollars⟧", ["900 USD"]),
    ("⟦USD $500⟧ and ⟦$1000 (USD)⟧", ["500 USD", "1000 USD"]),
    ("⟦A$400⟧ to Sydney", ["400 AUD"]),
    ("pay ⟦600 pounds⟧ or ⟦£320⟧", ["600 GBP", "320 GBP"]),
    ("⟦480 CHF⟧ ou ⟦Fr. 500⟧.- ou ⟦1'500 francs suisses⟧", ["480 CHF", "500 franc", "1500 CHF"]),
    ("⟦150 000 f.cfa⟧, ⟦150000 francs⟧, ⟦150 000 CFA⟧, ⟦150000 XOF⟧",
     ["150000 XOF", "150000 franc", "150000 XOF", "150000 XOF"]),
    ("⟦100 000f⟧ par Wave", ["100000 franc"]),
    ("⟦₦250,000⟧ and ⟦N50,000 naira⟧ and ⟦80k naira⟧", ["250000 NGN", "50000 NGN", "80000 NGN"]),
    ("in Lagos pay ⟦N50,000⟧", ["50000 NGN"]),
    ("⟦GHS 850.00⟧, ⟦GH₵200⟧, ⟦300 cedis⟧", ["850 GHS", "200 GHS", "300 GHS"]),
    ("⟦Ksh3,850.00⟧ and ⟦20000 RWF⟧ and ⟦2 500 dirhams⟧", ["3850 KES", "20000 RWF", "2500 MAD"]),
    ("send ⟦5,000 dalasi⟧ or in Banjul ⟦D2,500⟧", ["5000 GMD", "2500 GMD"]),
    ("⟦2,500 USDT⟧ not USD, ⟦0.45 ETH⟧, ⟦0,021 BTC⟧ (environ ⟦1 800 €⟧)",
     ["2500 USDT", "0.45 ETH", "0.021 BTC", "1800 EUR"]),
    ("send ⟦1.250 BTC⟧", ["1.250 BTC"]),
    ("⟦$500⟧ bitcoin now", ["500 $"]),
    ("jveu ⟦150e⟧ en pcs", ["150 EUR"]),
    ("⟦600 piasses⟧, ⟦40 bucks⟧", ["600 $", "40 $"]),
    ("⟦50 balles⟧", ["50 None"]),
    ("⟦50 balles⟧ sinon ⟦100 euros⟧", ["50 EUR", "100 EUR"]),
    ("⟦10 kolo⟧ ce soir", ["10000 XAF"]),
    # grouping and decimals
    ("il me faut ⟦40 000 euros⟧", ["40000 EUR"]),
    ("il me faut ⟦40\u202f000\u00a0€⟧", ["40000 EUR"]),
    ("⟦150.000 FCFA⟧, ⟦$1.500⟧, ⟦1.500,00 €⟧, ⟦1,500.00 $⟧, ⟦24,50 €⟧",
     ["150000 XOF", "1500 $", "1500 EUR", "1500 $", "24.50 EUR"]),
    ("⟦108762.45 FCFA⟧", ["108762.45 XOF"]),
    ("forfait à ⟦19€90⟧, puis ⟦$ 0 . 95⟧ the unit", ["19.9 EUR", "0.95 $"]),
    ("fund of ⟦$2.500,000MillionUS Dollars⟧", ["2500000 USD"]),
    ("⟦$10.500,000Million⟧ and ⟦25,500, 000.00 USD⟧", ["10500000 $", "25500000 USD"]),
    ("⟦$4.8,000.000usd⟧ ⟦$3,500,00 USD⟧ ⟦$43.Million Dollars⟧", ["4800000 USD", "3500 USD", "43000000 $"]),
    ("⟦$ 1 , 200⟧ and ⟦$ 918 , 566 . 13⟧", ["1200 $", "918566.13 $"]),
    ("salary is ⟦$ 50 k⟧ .", ["50000 $"]),
    ("⟦Rs 1,50,000⟧", ["150000 INR"]),
    # multipliers and words
    ("⟦150k FCFA⟧, ⟦1,5M FCFA⟧, ⟦2 mille euros⟧, ⟦50 k€⟧", ["150000 XOF", "1500000 XOF", "2000 EUR", "50000 EUR"]),
    ("⟦27 millions de francs CFA⟧ et ⟦2 millions d'euros⟧", ["27000000 XOF", "2000000 EUR"]),
    ("⟦1 million 500 mille francs⟧, ⟦2 milliards FCFA⟧", ["1500000 franc", "2000000000 XOF"]),
    ("⟦50 thousand cedis⟧ or ⟦5 hundred dollars⟧", ["50000 GHS", "500 $"]),
    ("⟦100 mil fcfa⟧ orang mony", ["100000 XOF"]),
    ("⟦trois cents dollars⟧ en carte", ["300 $"]),
    ("⟦fifteen hundred bucks⟧, ⟦cinq cent mille francs CFA⟧", ["1500 $", "500000 XOF"]),
    ("⟦septante-cinq francs suisses⟧", ["75 CHF"]),
    ("⟦$10,500,000.00⟧ (Ten Million Five Hundred Thousand Dollars)", ["10500000 $"]),
    ("⟦$350⟧ (⟦three hundred euros⟧)", ["350 $", "300 EUR"]),
    # ranges, alternatives, quantities
    ("⟦800⟧ ou ⟦1500 $⟧", ["800 $", "1500 $"]),
    ("⟦800 $⟧ ou ⟦1500 $⟧", ["800 $", "1500 $"]),
    ("entre ⟦500⟧ et ⟦1000 €⟧, de ⟦300⟧ à ⟦1 000 euros⟧", ["500 EUR", "1000 EUR", "300 EUR", "1000 EUR"]),
    ("between ⟦500⟧ and ⟦1,000 dollars⟧", ["500 $", "1000 $"]),
    ("⟦300⟧-⟦500€⟧, ⟦$500⟧-⟦1000⟧", ["300 EUR", "500 EUR", "500 $", "1000 $"]),
    ("⟦2⟧ à ⟦3 millions d'euros⟧", ["2000000 EUR", "3000000 EUR"]),
    ("3 coupons PCS de ⟦150€⟧", ["150 EUR"]),
    ("5 Google Play cards of ⟦$200⟧ each", ["200 $"]),
    ("2 $⟦⟧", []),
    ("⟦1,5 million⟧ ou 2 x ⟦750k en fcfa⟧", ["1500000 XOF", "750000 XOF"]),
    ("2 jours pour payer ⟦800$⟧", ["800 $"]),
    ("2 fois ⟦500 euros⟧", ["500 EUR"]),
    # without a currency
    ("⟦200⟧ in apple gift cards", ["200 None"]),
    ("pay me ⟦300⟧ by western union", ["300 None"]),
    ("envoie ⟦500⟧ sinon je publie", ["500 None"]),
    ("Montant : ⟦1250⟧\n", ["1250 None"]),
    ("j'ai besoin de ⟦80 000 fcfa⟧. non. ⟦80 000⟧ ou rien", ["80000 XOF", "80000 XOF"]),
    ("i need ⟦500⟧ now", ["500 None"]),
    ("2 coupons de ⟦100⟧", ["100 None"]),
    ("⟦350.000⟧ (trois cent cinquante mille) francs CFA", ["350000 XOF"]),
    ("2x⟦150€⟧ en pcs, donne à⟦200€⟧", ["150 EUR", "200 EUR"]),
    ("+225 07 58 41 22 09 ⟦50 000 FCFA⟧", ["50000 XOF"]),
    ("so pay ⟦12000 (hfvokc) USD⟧", ["12000 USD"]),
    ("paye ici https://pay.wave.com/m/M_ci_AbCdEf12/c/ci/?amount=⟦5000⟧", ["5000 XOF"]),
    ("p4y me ⟦5OO$⟧ n0w", ["500 $"]),
    # spaced out
    ("y o u   s e n d   ⟦6 0 0   e u r o⟧   w i t h   w u", ["600 EUR"]),
    ("price: ⟦$ 1 2 0 0 (USD)⟧", ["1200 USD"]),
    ("⟦1 0 0 0 0 0 FCFA⟧", ["100000 XOF"]),
    # names shared by several currencies
    ("Pay ⟦35,000 shs⟧ to 0772 123456, Kampala", ["35000 UGX"]),
    ("Send ⟦1.2M shs⟧, ssebo", ["1200000 UGX"]),
    ("Tuma ⟦5000 bob⟧ Nairobi", ["5000 KES"]),
    ("send ⟦15000 pesos⟧ to gcash", ["15000 PHP"]),
    ("Sum: ⟦PHP 35,000⟧ (or ⟦600 AUD⟧)", ["35000 PHP", "600 AUD"]),
    ("⟦2 000 dinars⟧ à Alger", ["2000 DZD"]),
    ("⟦500 shs⟧ only", ["500 None"]),
    ("Amount: ⟦1,500⟧\nCurrency: GBP", ["1500 GBP"]),
    # bargaining, parts, lists
    ("they want ⟦1,150 dollars⟧. I have ⟦600⟧. Can u help with rest, ⟦550⟧, I beg", ["1150 $", "600 $", "550 $"]),
    ("recu ⟦45.000FCFA⟧. Gardez ⟦2.000⟧ et renvoyez ⟦43.000⟧ svp", ["45000 XOF", "2000 XOF", "43000 XOF"]),
    ("rudisha ⟦4,900⟧ to me, balance ⟦Ksh5,112.40⟧", ["4900 KES", "5112.40 KES"]),
    ("⟦100⟧ sur ⟦250⟧ c'est rien, il reste ⟦150 €⟧", ["100 EUR", "250 EUR", "150 EUR"]),
    ("you paid ⟦150⟧ of the ⟦400 dollars⟧", ["150 $", "400 $"]),
    ("get razer gold ⟦100⟧ x2, one card ⟦150 usd⟧", ["100 USD", "150 USD"]),
    ("thx for the ⟦250⟧, now another ⟦250$⟧", ["250 $", "250 $"]),
    ("dernier prix ⟦180 000⟧, pas ⟦40 000 f⟧", ["180000 franc", "40000 franc"]),
    ("⟦600 dollars US⟧. J'ai offert ⟦100⟧ et elle a ri", ["600 USD", "100 USD"]),
    ("⟦2.500 euros⟧ par-ci, ⟦800⟧ par-là", ["2500 EUR", "800 EUR"]),
    ("plus ⟦350⟧ mais ⟦600 euros⟧", ["350 EUR", "600 EUR"]),
    ("⟦100⟧, ⟦200⟧ ou ⟦300 euros⟧", ["100 EUR", "200 EUR", "300 EUR"]),
    ("i lost ⟦11k⟧ too, fee ⟦$240⟧", ["11000 $", "240 $"]),
    ("The ⟦4.2 million⟧ is at your door, balance ⟦$650⟧", ["4200000 $", "650 $"]),
    ("⟦Ksh641.90⟧. Amount you can transact is ⟦497,700.00⟧.", ["641.90 KES", "497700 KES"]),
    ("⟦250 000 FCFA⟧ + ⟦5 000⟧ de frais, et ⟦10 mille balles cfa⟧", ["250000 XOF", "5000 XOF", "10000 XOF"]),
    ("robes ⟦480 cedis⟧ each, thats ⟦1,440⟧.", ["480 GHS", "1440 GHS"]),
    # bare sums in a chat: bargaining, instalments, what one has and had
    ("ok d'abord: ⟦300⟧ aujourd'hui pis ⟦300⟧ jeudi. C'était ⟦600 $ CA⟧", ["300 CAD", "300 CAD", "600 CAD"]),
    ("j'peux te faire ⟦150⟧ c'est toute, pas ⟦600 $⟧", ["150 $", "600 $"]),
    ("je peux monter à ⟦700⟧, pas ⟦1 500 euros⟧", ["700 EUR", "1500 EUR"]),
    ("ok je descends à ⟦200⟧ ce soir, avant c'était ⟦400 €⟧", ["200 EUR", "400 EUR"]),
    ("⟦1 500 euros⟧ ?\n— ⟦Mille⟧, et on n'en parle plus", ["1500 EUR", "1000 EUR"]),
    ("par tranches de ⟦100⟧, en tout ⟦700 €⟧", ["100 EUR", "700 EUR"]),
    ("j'ai déjà mis ⟦1 200⟧, il faut ⟦2 000 USDT⟧", ["1200 USDT", "2000 USDT"]),
    ("on part sur ⟦350⟧ alors, pas ⟦500€⟧", ["350 EUR", "500 EUR"]),
    ("moitié-moitié, ⟦150⟧ chacun, ça fait ⟦300 €⟧", ["150 EUR", "300 EUR"]),
    ("cotisation (⟦165 EUR⟧, ⟦140⟧ pour le 2e enfant)", ["165 EUR", "140 EUR"]),
    ("⟦4000 $⟧. Si tu négocies ça monte à ⟦cinq cents⟧ de plus", ["4000 $", "500 $"]),
    ("je touche ⟦1 030 €⟧ et vous me demandez ⟦2 000⟧. Où les trouver ?", ["1030 EUR", "2000 EUR"]),
    ("ça coûte ⟦90 euros⟧, ça ferait ⟦45⟧ chacun", ["90 EUR", "45 EUR"]),
    ("keep ⟦300⟧ as your pay, the remaining ⟦2,150⟧ goes on. The cheque: ⟦$2,450⟧", ["300 $", "2150 $", "2450 $"]),
    ("make it ⟦300⟧ and we good. was ⟦$500⟧", ["300 $", "500 $"]),
    ("he kept bumping it: ⟦200⟧, then ⟦350⟧. I sent ⟦£100⟧", ["200 GBP", "350 GBP", "100 GBP"]),
    ("rent is ⟦900⟧, deposit ⟦850⟧, total ⟦£1,750⟧", ["900 GBP", "850 GBP", "1750 GBP"]),
    ("\"pay ⟦2.99⟧ redelivery\" and now ⟦£1,140⟧ is gone", ["2.99 GBP", "1140 GBP"]),
    ("Amount due: ⟦89.90⟧ - Late fee: ⟦12.00⟧ - Total: ⟦£101.90⟧", ["89.90 GBP", "12 GBP", "101.90 GBP"]),
    ("send ⟦0.5 ETH⟧, around ⟦1500⟧", ["0.5 ETH", "1500 None"]),
    # a currency named apart from the sums
    ("Un dépôt Wave de ⟦85.000⟧ demain. Franc CFA hein, pas d'euros.", ["85000 XOF"]),
    ("Un Flooz de ⟦deux cent mille⟧ demain. En francs CFA.", ["200000 XOF"]),
    ("⟦Ten grand⟧, in pounds, as Monero", ["10000 GBP"]),
    ("« ... ⟦700⟧ ... pas un centime de moins ». Il parle en euros.", ["700 EUR"]),
    ("⟦500⟧, pas un euro de moins", ["500 EUR"]),
    ("a number (⟦690⟧, dollars american)", ["690 USD"]),
    ('{"amount":⟦640⟧,"currency":"EUR"}', ["640 EUR"]),
    ("⟦un million cinq⟧, en francs CFA", ["1500000 XOF"]),
    # no currency at all: a verb, a way to pay, cards that are counted
    ("can u spot me ⟦40⟧ on venmo till tmrw?", ["40 None"]),
    ("⟦75⟧ on cash app rn or its going on everyones story", ["75 None"]),
    ("juste ⟦75 000⟧, par MTN", ["75000 None"]),
    ("⟦two grand⟧ Monday", ["2000 None"]),
    ("juste 3 pcs de ⟦50⟧", ["50 None"]),
    ("three ⟦250⟧ vouchers of steam", ["250 None"]),
    ("get 2x⟦100⟧ itunes", ["100 None"]),
    ("Pay ⟦800 US dollars⟧ with Amazon gift cards, 4 x ⟦200⟧, now", ["800 USD", "200 USD"]),
    # slips and wrong encodings
    ("donne ⟦300 \x80⟧ ce soir", ["300 EUR"]),
    ("⟦Ђ100, 280,000.00⟧ in the 2019 Euro Jackpot", ["100280000 EUR"]),
    ("⟦$5,800,000.000 dollars⟧ and ⟦$ 0 . 258⟧", ["5800000 $", "0.258 $"]),
]  # fmt: skip
SUMS = [row for row in SUMS if "⟦⟧" not in row[0]]


@pytest.mark.parametrize(("marked", "expected"), SUMS, ids=[row[0][:40] for row in SUMS])
def test_sums(marked: str, expected: list[str]) -> None:
    text, spans = unmark(marked)
    found = [f for f in find(Text(text), RULES) if f.status == "confirmed"]
    assert [f"{f.value} {f.currency or f.symbol}" for f in found] == expected
    assert [(f.start, f.end) for f in found] == spans
    assert all(text[f.start : f.end] == f.text for f in found)


NOT_SUMS = [
    "+225 07 58 41 22 09", "MTCN 715-998-2043", "le 30/11/2026 à 18:30", "j'ai 24 ans et 412 amis", "tu as 48h",
    "18+ only", "$RealDessyB on cashapp", "12k followers, 10k run", "100 % garanti", "chambre 114, ticket n° 4471",
    "2 coupons, 3 cartes", "thousands of victims", "HELLO L 300", "Ref R273", "depuis 2026",
    "au 20e siècle, le 18e jour",
    "vol 714 pour Paris", "iphone 14 pro", "send 2 more photos", "IBAN FR76 3000 3025 3207 1519 4563 891",
    "registration code (UGXA/102F-8550)", "send it to 0x0abc35F01c390a5322B5A917371953235df3a72f within 3 days",
    "send me 3 pictures", "I sent 40 messages", "je paie en 2 fois", "pay before 18", "call 911", "C2F 99",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_SUMS)
def test_not_sums(text: str) -> None:
    assert [f for f in find(Text(text), RULES) if f.status == "confirmed"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Reports of sextortion: 2,417 (+18%). Median loss ⟦US$640⟧",
        "je touche ma paie le 30, il reste ⟦150 €⟧",
        "one card, ⟦150 usd⟧, 25 min",
        "code 1 2 3 4 5 6 et ⟦50 euros⟧",
        "MoneyGram n° 88104426, ⟦350 €⟧",
        "TL;DR 47M, lost ⟦$600⟧",
        "haven't paid a cent of the ⟦$600⟧",
        "2 x ⟦150 €⟧, 3 enfants, 412 contacts",
        "a money mule, 35, was sentenced. He spent ⟦£2,300⟧",
        "Room 300, 2nd floor, ⟦£40⟧",
        "ligne 300 du bus, ⟦2€⟧",
        "We are 250 in the group, tickets are ⟦£30⟧ each",
        "rendez-vous à 18 ou 19, ⟦50 €⟧",
        "colis XY448120937FR : ⟦2,95 €⟧",
        "Just send back ⟦Ksh 4,000⟧ to 0722640918",
        "He kept ten per cent of ⟦£2,300⟧",
        "Call back (915) 555-0143, pay ⟦$40⟧",
        "Your package 92055 is on hold, pay ⟦$1.95⟧",
        "by vance on 04 / 18 / 2000 04 : 56 pm, ⟦$ 20⟧",
        "*165*S*⟦8000 RWF⟧ transferred",
        "of the unit between 25 and 30 years, ⟦$40⟧",
        "21 Hillsborough Way, Miami Florida 30055, ⟦$500⟧",
        "mine will be 60 and you get 40 percent of ⟦$500⟧",
    ],
)
def test_only_the_marked_sum(text: str) -> None:
    text, spans = unmark(text)
    found = [f for f in find(Text(text), RULES) if f.status == "confirmed"]
    assert [(f.start, f.end) for f in found] == spans


QUANTITIES = [
    ("5 coupons PCS de 100 € chacun", [("100", 5)]), ("three 250 vouchers of steam", [("250", 3)]),
    ("2x150€ en pcs", [("150", 2)]), ("2 $50 apple cards", [("50", 2)]), ("10 cards, $100 each", [("100", 10)]),
    ("deux recharges transcash de 100", [("100", 2)]), ("six tickets Neosurf à 50€", [("50", 6)]),
    ("razer gold 100 x2, 40 usd", [("100", 2), ("40", None)]), ("3 coupons, 300 €", [("300", None)]),
    ("2 jours pour payer 800$", [("800", None)]), ("dans 3 jours 500 €", [("500", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[row[0] for row in QUANTITIES])
def test_quantity(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(f.value, f.quantity) for f in find(Text(text), RULES)] == expected


@pytest.mark.parametrize(("text", "noted"), [("$1.500", True), ("1,500 €", True), ("150.000 FCFA", False),
                                             ("$1,500", False), ("1.500 €", False), ("$1.50", False)])  # fmt: skip
def test_an_ambiguous_separator_is_noted(text: str, noted: bool) -> None:
    (found,) = find(Text(text), RULES)
    assert any(why.code == "separator_of_thousands" for why in found.why) == noted


def test_spaced_out_sums_are_flagged() -> None:
    (found,) = find(Text("send 6 0 0   e u r o"), RULES)
    assert (found.value, found.text, found.flags) == ("600", "6 0 0   e u r o", ("repaired",))


def test_shared_name_keeps_its_currencies() -> None:
    (found,) = find(Text("send 500 shs"), RULES)
    assert found.why[1].params == {"currencies": "KES UGX TZS"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("pay me $500 or else", ["demanded"]),
        ("tu m'envoies 300 € ce soir", ["demanded"]),
        ("j'ai payé 200 euros hier", ["paid"]),
        ("I got your $400 but it is not enough. Send another $600", ["paid", "demanded"]),
        ("Frais: 100 FCFA. Nouveau solde: 987 FCFA", ["fee", "balance"]),
        ("condamné à une amende de 20 millions de FCFA", ["fine"]),
        ("Le prix de mon silence : 870 EUR", ["demanded"]),
        ("un don de 1 950 $ à l'adresse ci-dessous règle la chose", ["demanded"]),
        ("the price went up, now 900$", ["demanded"]),
        ("Gardez 2 000 F pour vous", ["offered"]),
        ("you have won the sum of $2,500,000", ["offered"]),
        ("j'ai que 80€", ["offered"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [f.role for f in find(Text(text), RULES)] == roles


def test_linear_on_hostile_text() -> None:
    for piece in (
        "1 ",
        "a",
        "$1",
        "+225 ",
        "a.",
        "1,000 ",
        "5k ",
        "deux cent ",
        "$ ",
        "1 ou ",
        "1 2 3 ",
        "e u r o ",
        "shs 5 ",
        "200 sur ",
        "3 x 100 ",
        "2 cards of 50 ",
        "en euros ",
        "300 ou rien. ",
    ):
        started = time.process_time()
        list(find(Text(piece * (200_000 // len(piece))), RULES))
        assert time.process_time() - started < 8, piece
