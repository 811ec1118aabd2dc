"""Demands: which details belong together, how many demands there are, in whose words."""

from __future__ import annotations

from typing import Any

import pytest

from extortrace import Analyzer
from extortrace.model import PARTS, Demand, Report

ANALYZER = Analyzer()
VIDEO = "sinon j'envoie ta vidéo nue à tous tes amis."


def parts(report: Report, demand: Demand) -> dict[str, set[str]]:
    return {
        part: {report.findings[i].value for i in demand.parts[part]} for part in PARTS if demand.parts.get(part)
    }


def read(text: str) -> list[dict[str, set[str]]]:
    report = ANALYZER.analyze(text)
    return [parts(report, demand) for demand in report.demands]


ONE: dict[str, tuple[str, dict[str, set[str]]]] = {
    "form": (
        f"Envoie 300 € par Western Union, {VIDEO}\nNom : ZOGBO\nPrénom : Arsène\nVille : Abidjan\nPays : Côte d'Ivoire",
        {
            "amounts": {"300"},
            "channels": {"western_union"},
            "recipients": {"ZOGBO Arsène"},
            "places": {"Abidjan", "Côte d'Ivoire"},
        },
    ),
    "alternatives": (
        f"Tu envoies 800 $ ou 1500 $ par Western Union ou MoneyGram, {VIDEO}",
        {"amounts": {"800", "1500"}, "channels": {"western_union", "moneygram"}},
    ),
    "what was paid is left out": (
        f"J'ai bien reçu les 300 € (MTCN 604 771 2938). Envoie encore 450 € par Ria aujourd'hui, {VIDEO}",
        {"amounts": {"450"}, "channels": {"ria"}, "deadlines": {"P0D"}},
    ),
    "what is refused is left out": (
        f"Envoie 200 € en coupon PCS, pas de paypal, {VIDEO}",
        {"amounts": {"200"}, "channels": {"pcs"}},
    ),
    "bargaining: the last sum stands": (
        "[20:01] Eva: 500 € par Wave ou je publie ta vidéo\n[20:02] moi: j'ai que 80 €\n"
        "[20:03] Eva: dernier prix 350 € sinon tout le monde te voit nu",
        {"amounts": {"350"}, "channels": {"wave"}},
    ),
    "the fortune is bait": (
        "Dear beneficiary, your inheritance fund of $4.5 million is ready. You must pay the fee of $185 by MoneyGram.",
        {"amounts": {"185"}, "channels": {"moneygram"}},
    ),
    "a lower sum said after the reader answered stands": (
        "Ada: your nude video is with me. $900 in Steam cards\nme: i am a student please\nAda: fine, $350 then. tonight",
        {"amounts": {"350"}, "channels": {"steam"}, "deadlines": {"P0D"}},
    ),
    "chat copied from Messenger": (
        "Noémie Caron\nj'ai ta vidéo toute nue\nVous avez envoyé\nc'est qui ?\nNoémie Caron\n400 $ CA par Virement Interac à "
        "depot.caron@outlook.com\nVous avez envoyé\nj'ai 90\nNoémie Caron\n250 $ CA, même courriel, sinon tout le monde la voit",
        {"amounts": {"250"}, "channels": {"interac"}, "emails": {"depot.caron@outlook.com"}},
    ),
    "the reader's offer thrown back is no demand": (
        "lui) j'ai ta vidéo nue, 120 € en Transcash\nmoi) j'ai 15 €\nlui) garde tes 15 €. 120 € en Transcash ou je publie",
        {"amounts": {"120"}, "channels": {"transcash"}},
    ),
    "what awaits the reader is bait": (
        "Your withdrawal of 52,400 USDT is approved. Send 2,600 USDT (TRC20) to TYCgTcQeRb9WZbEj9psBYjaUEf4YLka84C.",
        {"amounts": {"2600"}, "channels": {"usdt"}, "wallets": {"TYCgTcQeRb9WZbEj9psBYjaUEf4YLka84C"}},
    ),
    "cards bought in one go": (
        "This is Officer Lane, your SSN is suspended. Buy two $500 Google Play cards and one $250 Apple gift card now.",
        {"amounts": {"500", "250"}, "channels": {"google_play", "apple_gift_card"}},
    ),
    "one or the other": (
        f"Tu payes 90 € par Paypal ou un coupon Neosurf de 100 €, {VIDEO}",
        {"amounts": {"90", "100"}, "channels": {"paypal", "neosurf"}},
    ),
    "land and quarter beside the receiver's town": (
        "Send $300 by MoneyGram to Ama Boateng, Adum, Kumasi, Ghana or the nude video goes out.",
        {"amounts": {"300"}, "channels": {"moneygram"}, "recipients": {"Ama Boateng"}, "places": {"Adum", "Kumasi", "Ghana"}},
    ),
    "where she is": (
        "My love, send 900 euros by Revolut to my cousin, tag is @olgakd, she is in Warsaw. I have no one but you.",
        {"amounts": {"900"}, "channels": {"revolut"}, "handles": {"olgakd"}, "places": {"Warsaw"}},
    ),
    "no sum, but a way and a payee": (
        "I have your nude video. Cash App rn or it goes on everyones story. tag is $zedpay7",
        {"channels": {"cashapp"}, "handles": {"zedpay7"}},
    ),
    "pictures of the cards go to an address": (
        "Hi, it's Pastor Neil. I need Steam cards, $200. Scratch them and email me pictures of the back: neil.office@mail.com.",
        {"amounts": {"200"}, "channels": {"steam"}, "emails": {"neil.office@mail.com"}},
    ),
    "places of the threatened are left out": (
        "Send $300 by MoneyGram to Accra or your boss in Leeds gets the naked video.",
        {"amounts": {"300"}, "channels": {"moneygram"}, "places": {"Accra"}},
    ),
    "the reader's own account is left out": (
        "Payez 435 € de frais sur l'IBAN FR14 2004 1010 0505 0001 3M02 606 pour débloquer votre prêt. "
        "Les fonds arriveront sur votre compte BE68 5390 0754 7034.",
        {"amounts": {"435"}, "accounts": {"FR1420041010050500013M02606"}},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ONE.values(), ids=ONE)
def test_one_demand(text: str, wanted: dict[str, set[str]]) -> None:
    [demand] = read(text)
    assert demand == wanted


SEVERAL: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "list of payees": (
        "You pay twice or the nude video goes out.\n1) $250 Western Union, Boubacar Sisso, Bamako\n"
        "2) $200 Wave +221 77 604 31 98\nBoth before midnight.",
        [
            {"amounts": {"250"}, "channels": {"western_union"}, "deadlines": {"T24:00"}},
            {"amounts": {"200"}, "channels": {"wave"}, "phones": {"+221776043198"}, "deadlines": {"T24:00"}},
        ],
    ),
    "same sum twice, each with its day and way": (
        "Tu paies 200 € aujourd'hui par Paysafecard. Ensuite tu paies 200 € samedi par Transcash, " + VIDEO,
        [
            {"amounts": {"200"}, "channels": {"paysafecard"}, "deadlines": {"P0D"}},
            {"amounts": {"200"}, "channels": {"transcash"}, "deadlines": {"SATURDAY"}},
        ],
    ),
    "several demanders, each for a payee of their own": (
        "Kofi: we have your nude video\nYou: please\nKofi: GHS 900 to MTN MoMo 0244 90 31 86\n"
        "Esi: mine is small, GHS 700 Airtel Money 0271 44 90 52\nYou: i can't",
        [
            {"amounts": {"900"}, "channels": {"mtn_momo"}, "phones": {"+233244903186"}},
            {"amounts": {"700"}, "channels": {"airtel_money"}, "phones": {"+233271449052"}},
        ],
    ),
    "sums first, payees under the same word": (
        "Pay the medical ₦45,000 and the permit ₦80,000 or the nude video goes out. Medical goes to Access Bank 5989620704. "
        "Permit to Zenith 3138816448.",
        [
            {"amounts": {"45000"}, "accounts": {"5989620704"}},
            {"amounts": {"80000"}, "accounts": {"3138816448"}},
        ],
    ),
    "a day for the one that is named with it": (
        "Payez l'assurance 145 € par Transcash, puis le notaire 230 € par Western Union à Koffi Dossou, Cotonou. "
        "L'assurance se paie avant samedi.",
        [
            {"amounts": {"145"}, "channels": {"transcash"}, "deadlines": {"SATURDAY"}},
            {"amounts": {"230"}, "channels": {"western_union"}, "deadlines": None},
        ],
    ),
    "told one after the other": (
        "J'ai été victime de chantage. Elle m'a demandé 60 € en PCS, puis encore 200 € par Western Union. Que faire ?",
        [{"amounts": {"60"}, "channels": {"pcs"}}, {"amounts": {"200"}, "channels": {"western_union"}}],
    ),
    "told with the same receiver": (
        "Je porte plainte pour escroquerie. Il m'a demandé 780 euros par MoneyGram à Sossou Valentin, Lomé, Togo. Je les ai "
        "envoyés. Ensuite il a sollicité 1 350 euros par MoneyGram, mêmes nom et ville. Je n'ai rien donné.",
        [
            {"amounts": {"780"}, "recipients": {"Sossou Valentin"}},
            {"amounts": {"1350"}, "recipients": {"Sossou Valentin"}, "places": {"Lomé", "Togo"}},
        ],
    ),
    "instalments with their own days": (
        "Tu payes 150 € vendredi et 250 € lundi par Transcash, " + VIDEO,
        [{"amounts": {"150"}, "deadlines": {"FRIDAY"}}, {"amounts": {"250"}, "deadlines": {"MONDAY"}}],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SEVERAL.values(), ids=SEVERAL)
def test_several_demands(text: str, wanted: list[dict[str, set[str]]]) -> None:
    demands = read(text)
    assert len(demands) == len(wanted)
    for demand, want in zip(demands, wanted, strict=True):
        assert {part: demand.get(part) for part in want} == want


MODES = {
    "direct": (f"Envoie 300 € par Western Union, {VIDEO}", ["direct"]),
    "quoted": (
        "Bonjour, j'ai besoin d'aide. Il m'a écrit « envoie 300 € par Western Union sinon je publie ta vidéo nue ». "
        "Que dois-je faire ? J'ai peur et je veux porter plainte.",
        ["quoted"],
    ),
    "told": (
        "Bonjour à tous, je suis victime de chantage, elle me réclame 350 € par Western Union, je ne sais pas quoi "
        "faire, dois-je porter plainte ?",
        ["told"],
    ),
    "reported": (
        "Selon la police, les victimes se font demander 800 euros par Western Union. Quatre suspects ont été "
        "interpellés jeudi, a annoncé le parquet.",
        ["reported"],
    ),
}


@pytest.mark.parametrize(("text", "modes"), MODES.values(), ids=MODES)
def test_mode(text: str, modes: list[str]) -> None:
    assert [demand.mode for demand in ANALYZER.analyze(text).demands] == modes


RETOLD = {
    "said to cost": "I am so ashamed. Yesterday he said his leave papers cost $2,000 and I must have it before Monday. I did not pay.",
    "to the scammer": "Je vous en supplie, vous me demandez 2 000 € et je gagne 900 € par mois. Pitié, je n'ai plus rien.",
    "plural": "Mon fils est effondré, ils lui demandent 2 000 € en Neosurf. On ne sait pas quoi faire, je vais porter plainte.",
}


@pytest.mark.parametrize("text", RETOLD.values(), ids=RETOLD)
def test_told_sum(text: str) -> None:
    assert [demand["amounts"] for demand in read(text)] == [{"2000"}]


RELATIONS = {
    "or": ("envoie 800 $ ou 1500 $ par Western Union", "or"),
    "range": ("envoie entre 300 € et 500 € par Western Union", "range"),
    "equivalent": ("envoie 0.021 BTC (environ 1 800 €) sur mon wallet", "equivalent"),
    "plus": ("envoie 350 euros plus 120 euros par Western Union", "plus"),
    "each": ("achète 5 coupons PCS de 100 € et envoie les codes", "each"),
    "each in English": ("buy three Steam cards of $50 and send the codes", "each"),
}


@pytest.mark.parametrize(("text", "relation"), RELATIONS.values(), ids=RELATIONS)
def test_relation(text: str, relation: str) -> None:
    [demand] = ANALYZER.analyze(f"{text}, {VIDEO}").demands
    assert [r.type for r in demand.relations] == [relation]


def test_what_is_missing_is_said() -> None:
    [demand] = ANALYZER.analyze(f"Envoie 300 € par Western Union, {VIDEO}").demands
    assert demand.missing == ("recipient", "place")


MISFITS = {
    "account elsewhere": (
        "Envoie 300 € par virement à Koffi Yao, Abidjan, IBAN FR76 2004 1143 6990 1038 1479 147",
        ["account_elsewhere"],
    ),
    "channel elsewhere": ("Envoie 300 $ par virement Interac à Koffi Yao, Abidjan", ["channel_elsewhere"]),
    "operator of another country": ("Envoie 20 000 FCFA par MTN MoMo au +228 91 40 26 83", ["channel_elsewhere"]),
    "currency of another country": ("Envoie 200 000 FCFA par virement Interac", ["currency_of_channel"]),
    "currency far from the reader": ("Toi là-bas à Montréal, envoie 200 000 FCFA par Western Union", ["currency_elsewhere"]),
    "number of nine digits": ("Envoie 300 € par Western Union, le dernier MTCN 123 456 789 est faux", ["reference_wrong_length"]),
    "number of another operator": (
        "Envoie encore 300 € par MoneyGram, j'ai bien reçu le MTCN 731 442 9185",
        ["reference_of_other"],
    ),
    "all fits": ("Envoie 200 000 FCFA par Wave au +225 07 09 11 22 33 à Koffi Yao, Abidjan", []),
    "one of two channels fits": ("Envoie 300 $ par Interac ou Western Union à Koffi Yao, Abidjan", []),
}


@pytest.mark.parametrize(("text", "codes"), MISFITS.values(), ids=MISFITS)
def test_what_does_not_fit(text: str, codes: list[str]) -> None:
    [demand] = ANALYZER.analyze(f"{text}, {VIDEO}").demands
    assert [why.code for why in demand.contradictions] == codes


def test_details_that_do_not_fit_are_said() -> None:
    [demand] = ANALYZER.analyze(
        f"Envoie 300 € par Western Union à Koffi Yao, Abidjan, WhatsApp +229 01 97 45 12 36, {VIDEO}"
    ).demands
    assert [why.code for why in demand.contradictions] == ["phone_elsewhere"]


QUIET = {
    "a letter about a fortune": (
        "Dear friend, I need your assistance in transferring the sum of $13,500,000 to your account. Please reply urgently."
    ),
    "minutes of a club": (
        "MINUTES, Neighbourhood Watch. Item 3: a resident lost £18,000 to a crypto ad. Item 5: treasurer says £212.60 in the tin."
    ),
    "a school's fees": (
        "Chers parents, les frais de scolarité du trimestre, 85 000 FCFA, sont à régler par Wave au secrétariat avant le 10."
    ),
    "small talk": "On se voit demain à 18h pour le match ? J'apporte les bières.",
    "a receipt": "Transfert de 25 000 FCFA effectué à KRA BLAISE (2250748156290). Nouveau solde : 41 320 FCFA.",
    "a loan offer without a fee": "Prêts de 2 000 à 500 000 € au taux de 2 %, sans garantie.",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_no_demand(text: str) -> None:
    assert not [d for d in ANALYZER.analyze(text).demands if d.mode not in ("reported", "negated")]


ROLES = {
    "paid, told by a victim": ("Elle me réclame 800 €. Hier j'ai déjà payé 200 €.", ["demanded", "paid"]),
    "paid, then asked again": ("Bien reçu les 300 €. Envoie encore 450 € par Ria.", ["paid", "demanded"]),
    "promised and asked": ("Your inheritance of $4.5 million is ready, pay the fee of $185.", ["offered", "fee"]),
}


@pytest.mark.parametrize(("text", "roles"), ROLES.values(), ids=ROLES)
def test_role_of_a_sum(text: str, roles: list[str]) -> None:
    assert [f.role for f in ANALYZER.analyze(text).findings if f.kind == "amount"] == roles
