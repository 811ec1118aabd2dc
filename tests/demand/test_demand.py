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


RELATIONS = {
    "or": ("envoie 800 $ ou 1500 $ par Western Union", "or"),
    "range": ("envoie entre 300 € et 500 € par Western Union", "range"),
    "equivalent": ("envoie 0.021 BTC (environ 1 800 €) sur mon wallet", "equivalent"),
    "plus": ("envoie 350 euros plus 120 euros par Western Union", "plus"),
}


@pytest.mark.parametrize(("text", "relation"), RELATIONS.values(), ids=RELATIONS)
def test_relation(text: str, relation: str) -> None:
    [demand] = ANALYZER.analyze(f"{text}, {VIDEO}").demands
    assert [r.type for r in demand.relations] == [relation]


def test_what_is_missing_is_said() -> None:
    [demand] = ANALYZER.analyze(f"Envoie 300 € par Western Union, {VIDEO}").demands
    assert demand.missing == ("recipient", "place")


def test_details_that_do_not_fit_are_said() -> None:
    [demand] = ANALYZER.analyze(
        f"Envoie 300 € par Western Union à Koffi Yao, Abidjan, WhatsApp +229 01 97 45 12 36, {VIDEO}"
    ).demands
    assert [why.code for why in demand.contradictions] == ["phone_elsewhere"]


QUIET = {
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
