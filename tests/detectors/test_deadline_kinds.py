"""Deadlines kind by kind: other ways to say the same, and what only looks the same."""

from __future__ import annotations

import pytest

import extortrace
from extortrace.detectors.deadlines import find
from extortrace.knowledge import load_rules
from extortrace.text import Text
from tests.marks import unmark

RULES = load_rules()

KINDS: dict[str, list[tuple[str, list[str]]]] = {
    "hours of the evening": [
        ("send 200$ by ⟦9 tonight⟧", ["T21:00"]),
        ("u got till ⟦6⟧. 200 bucks", ["T18:00"]),
        ("$300 by ⟦5⟧ or i post", ["T17:00"]),
        ("pay the $300 by ⟦5pm⟧ sharp", ["T17:00"]),
        ("300€ avant ⟦6h du soir⟧", ["T18:00"]),
        ("envoie 200€ à ⟦20h⟧ tapantes au plus tard", ["T20:00"]),
        ("send £200 before ⟦9:30⟧ tonight", ["T21:30"]),
        ("i want 200$ by ⟦9 o'clock⟧ tonight", ["T21:00"]),
        ("get it done before the evening service at ⟦6⟧? 3 Steam cards, $200 each", ["T18:00"]),
        ("200€ pour ce soir avant ⟦21h⟧", ["T21:00"]),
        ("envoi 100€ avt ⟦17h30⟧ ou jballance", ["T17:30"]),
        ("jusqua ⟦18h30⟧ pr les 100e", ["T18:30"]),
        ("u got til lunch (⟦12:30⟧), $280 zelle", ["T12:30"]),
        ("$300 before the bank shuts at ⟦4pm⟧", ["T16:00"]),
        ("je veux 200€ ⟦demain⟧ matin première heure", ["P1D"]),
        ("$300 first thing ⟦tomorrow⟧ morning, send it", ["P1D"]),
        ("Answer by ⟦noon⟧ ⟦tomorrow⟧ with the 300 euros", ["T12:00", "P1D"]),
        ("because then I save the tax 😏 Answer by ⟦noon⟧ with the 300 euros", ["T12:00"]),
        ("⟦today⟧ before COB, $400", ["P0D"]),
        ("wire the £300 by COB ⟦today⟧", ["P0D"]),
        ("registration of KES 1,980 is closed by end of business day of ⟦16th September, 2024⟧ (⟦5.00p.m.⟧)",
         ["2024-09-16", "T17:00"]),
        ("réglez les 90 € avant la ⟦fin de journée⟧", ["P0D"]),
        ("réglez les 90 € d'ici la ⟦fin de la journée⟧", ["P0D"]),
        ("$200 b4 ⟦tmr⟧", ["P1D"]),
        ("200€ dici ⟦2m1⟧", ["P1D"]),
    ],
    "days of the month": [
        ("pay the $300 by the ⟦5th⟧ or lose the flat", ["---05"]),
        ("Réglez 300 € avant le ⟦5⟧ du mois", ["---05"]),
        ("transfer the £400 no later than the ⟦28th⟧", ["---28"]),
        ("versez 200 € au plus tard le ⟦15⟧.", ["---15"]),
        ("candles of $190 must burn before the new moon on ⟦9 December⟧", ["--12-09"]),
    ],
    "countdowns": [
        ("⟦J-2⟧ pour payer tes 300€ en PCS", ["P2D"]),
        ("⟦H-3⟧. 200€ paysafecard sinon tout part", ["PT3H"]),
        ("T-minus ⟦3 hours⟧, $200 in Steam", ["PT3H"]),
        ("reste ⟦2h⟧, 200€", ["PT2H"]),
        ("plus que ⟦3h⟧ pour les 200€", ["PT3H"]),
        ("⟦10 min⟧ left, $200", ["PT10M"]),
        ("tic tac ⟦45 minutes⟧, 200€", ["PT45M"]),
        ("timer ⟦48:00:00⟧ and running, 690 dollars in USDT", ["PT48H"]),
        ("Compte à rebours : ⟦23:59:59⟧, 300 € en bitcoin", ["PT24H"]),
        ("Le décompte de ⟦50 heures⟧ a démarré à l'ouverture. 980 € en litecoin", ["PT50H"]),
        ("Countdown: ⟦1d 12h⟧. 300 USD", ["PT36H"]),
        ('{"fee":{"amount":640,"currency":"EUR"},"⟦ttl_hours":18⟧}', ["PT18H"]),
        ('{"amount":"640 EUR","deadline":"⟦48h⟧"}', ["PT48H"]),
        ("amount: 300 USD\n⟦deadline_hours: 72⟧", ["PT72H"]),
        ("⟦Heures restantes : 12⟧. Versez 300 €", ["PT12H"]),
        ("pay $300, the clock stops in ⟦2 hours⟧", ["PT2H"]),
        ("you have exactly ⟦90 mins⟧ to send $300", ["PT90M"]),
        ("a ⟦24 hour⟧ window to pay $300 and no more", ["PT24H"]),
        ("ultimatum de ⟦48h⟧ pour 300€", ["PT48H"]),
        ("une période de grâce de ⟦2 jours⟧ pour régler 300 €", ["P2D"]),
        ("grace period of ⟦three days⟧ to settle $300", ["P3D"]),
        ("dernier délai de ⟦48h⟧ avant saisie, 300 €", ["PT48H"]),
    ],
    "extensions and lengths": [
        ("ok je te laisse encore ⟦24h⟧ pour les 200€", ["PT24H"]),
        ("fine, i'll give u ⟦2 more days⟧ for the 200$", ["P2D"]),
        ("je te rajoute ⟦3h⟧ mais c'est 250€", ["PT3H"]),
        ("⟦one more day⟧ for the $300, that is my last word", ["P1D"]),
        ("I extend it by ⟦12 hours⟧, $300", ["PT12H"]),
        ("t'as ⟦une journée⟧ pour 300€", ["P1D"]),
        ("tu as ⟦une demi-journée⟧ pour 300€", ["PT12H"]),
        ("u got ⟦half a day⟧, $300", ["PT12H"]),
        ("in the next ⟦2 hrs⟧ send $300", ["PT2H"]),
        ("snd $200 in d next ⟦30mins⟧", ["PT30M"]),
        ("je te donne ⟦2 heures 30⟧ pour 300€", ["PT2H30M"]),
        ("you have ⟦1 hour and 30 minutes⟧ to pay $300", ["PT1H30M"]),
        ("Terms: net ⟦2 days⟧, 1,180 USD", ["P2D"]),
        ("⟦5 days⟧ only then they send me north, 1,650 euros by Revolut", ["P5D"]),
        ("il reste 300€ à payer. ⟦2 jours⟧. Après c'est toute la ville", ["P2D"]),
        ("300€. ⟦24h⟧ et ensuite tout le monde sait", ["PT24H"]),
        ("$400 btc. ⟦3 hours⟧, then your boss", ["PT3H"]),
        ("Pas dans deux jours, dans ⟦deux heures⟧. 180 € transcash", ["PT2H"]),
        ("Not tomorrow, ⟦today⟧. $200 zelle", ["P0D"]),
        ("We won a prize for you of £1000. Claim code K52. Valid ⟦12hrs⟧ only", ["PT12H"]),
        ("$300 inside ⟦the hour⟧", ["PT1H"]),
        ("between now and ⟦Friday⟧ you find the $300", ["FRIDAY"]),
        ("d'ici à ⟦vendredi⟧ tu trouves les 300€", ["FRIDAY"]),
        ("make you send the 50k before ⟦tomorrow⟧ reach", ["P1D"]),
        ("I no go wait pass ⟦Friday⟧ for that 50k naira", ["FRIDAY"]),
        ("if e pass ⟦6pm⟧ I go post am, 50k naira", ["T18:00"]),
    ],
    "demands with words of promise": [
        ("The deposit of 3,856 USDT has to arrive by ⟦22 November 2026⟧ or the account freezes", ["2026-11-22"]),
        ("Les frais de 325 € sont à expédier par Western Union sous ⟦5 jours⟧", ["P5D"]),
        ("Les 300 € doivent arriver sous ⟦24h⟧", ["PT24H"]),
        ("il veut que je rende les 300 € au livreur avant ⟦18h⟧", ["T18:00"]),
        ("The credit fee of $90 is to be wired within ⟦2 days⟧", ["P2D"]),
        ("The customs fee of $90 must reach us within ⟦24 hours⟧", ["PT24H"]),
        ("pour débloquer votre prêt, versez 230 € sous ⟦48h⟧", ["PT48H"]),
        ("to receive your winnings send the $90 within ⟦48 hours⟧", ["PT48H"]),
    ],
    "instalments": [
        ("ok d'abord: 300 ⟦aujourd'hui⟧ pis 300 ⟦jeudi⟧, virement. Sinon ta blonde", ["P0D", "THURSDAY"]),
        ("300€ : la moitié ⟦ce soir⟧, le reste ⟦vendredi⟧", ["P0D", "FRIDAY"]),
        ("$400, half ⟦tonight⟧ and the rest ⟦Monday⟧", ["P0D", "MONDAY"]),
        ("Medical 45,000 naira ⟦today⟧: Access bank 5989620704. Visa form next, on ⟦1 December⟧: Zenith", ["P0D", "--12-01"]),
        ("the balance of $200 on ⟦Friday⟧", ["FRIDAY"]),
        ("150 now, 150 ⟦tmrw⟧, cashapp $kelo", ["P1D"]),
        ("Le notaire 230 € doit être réglé ⟦vendredi⟧ au plus tard. L'assurance peut attendre le ⟦2 décembre 2026⟧",
         ["FRIDAY", "2026-12-02"]),
        ("L'individu a fixé le premier versement de 1 000 euros à ⟦vendredi⟧", ["FRIDAY"]),
        ("the first payment of £300 is set for ⟦Tuesday⟧", ["TUESDAY"]),
    ],
    "orders for a day": [
        ("Envoi retenu (1,95 EUR). Régularisez ⟦aujourd'hui⟧ via le lien", ["P0D"]),
        ("Complétez votre dossier de 20 € ⟦ce soir⟧", ["P0D"]),
        ("Regularise the £2 fee ⟦today⟧", ["P0D"]),
        ("Passé le ⟦30/11/2026⟧ les fonds vont à l'État. 215 000 FCFA par Orange Money", ["2026-11-30"]),
        ("Passé ⟦vendredi⟧, votre dossier de 300 € est classé", ["FRIDAY"]),
        ("After ⟦Friday⟧ the offer is gone, wire the $300", ["FRIDAY"]),
        ("There is a guy coming at ⟦6pm⟧, whoever pays the $800 first before then has it", ["T18:00"]),
    ],
    "forms": [
        ("Montant : 300 €\nÉchéance : ⟦28/11/2026⟧", ["2026-11-28"]),
        ("Amount: $300\nDue: ⟦Friday⟧", ["FRIDAY"]),
        ("Montant : 300 €\nDate limite: ⟦28/11/2026⟧", ["2026-11-28"]),
        ("Somme : 300 €\nÀ payer avant : ⟦28 novembre⟧", ["--11-28"]),
        ("Amount: $300\nPay-by date: ⟦28 Nov 2026⟧", ["2026-11-28"]),
        ("Amount: $300\nTo be settled by: ⟦Monday⟧", ["MONDAY"]),
        ("Montant : 300 €\nLimite de paiement : ⟦demain⟧ ⟦12h⟧", ["P1D", "T12:00"]),
        ("Fee: $300\nTime allowed: ⟦48 hours⟧", ["PT48H"]),
        ("Frais : 300 €\nTemps accordé : ⟦48 heures⟧", ["PT48H"]),
    ],
    "accounts": [
        ("he gave me until ⟦Friday⟧ to find the $500", ["FRIDAY"]),
        ("il m'a laissé ⟦deux jours⟧ pour payer 300 €", ["P2D"]),
        ("ils m'ont donné ⟦24h⟧, 300 € en PCS", ["PT24H"]),
        ("on m'a donné jusqu'à ⟦lundi⟧ pour verser 300 €", ["MONDAY"]),
        ("j'ai jusqu'à ⟦vendredi⟧ pour payer les 300 €, sinon il publie", ["FRIDAY"]),
        ("he says I have ⟦24 hours⟧ to pay $300", ["PT24H"]),
        ("I was given ⟦three days⟧ to pay $300", ["P3D"]),
        ("They were told they had ⟦24 hours⟧ to send $400", ["PT24H"]),
        ("he wants $300 by ⟦Monday⟧ or he tells my wife", ["MONDAY"]),
        ("avant ⟦lundi⟧ sinon elle envoie tout, 300 €", ["MONDAY"]),
        ("she is giving my brother ⟦two hours⟧ to send $100", ["PT2H"]),
        ("un individu réclame 780 € à verser dans les ⟦24 h⟧", ["PT24H"]),
    ],
}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [pytest.param(*row, id=f"{kind}: {row[0][:34]}") for kind, rows in KINDS.items() for row in rows],
)
def test_kinds(marked: str, expected: list[str]) -> None:
    text, spans = unmark(marked)
    found = [f for f in find(Text(text), RULES) if f.status == "confirmed"]
    assert [f.value for f in found] == expected
    assert [(f.start, f.end) for f in found] == spans


LOOKALIKES = [
    "our desk answers within 2 hours, deposit 0.15 ETH",
    "The Bank has promised to release within 5 banking days, the affidavit costs $640",
    "Remise du chèque dans les 72H après paiement des 325 €",
    "Baby cot, forty quid. Will deliver within 2 days for £10 if you're local",
    "780 € à verser, avec promesse de remettre les clés sous 3 jours",
    "nous sommes passés en visio au bout de dix minutes, j'ai payé 100 €",
    "My clerk can be reached from 9am till 4pm, the fee is $640",
    "can u spot me 40 on venmo till tmrw?",
    "tu peux me prêter 50 € jusqu'à vendredi ?",
    "I'd rather wait till Monday, it was $900",
    "The cheque of $2,450.00 should reach you by courier on Thursday",
    "Le colis de 40 € devrait vous parvenir avant vendredi",
    "Vous recevrez la clé sous 24h, prix 20 €",
    "within 24h you will receive 500 €",
    "video of 5 minutes, $200",
    "on a parlé pendant 3 heures, il m'a pris 200 €",
    "Traitement sous 5 jours ouvrés, frais 10 €",
    "Processing takes up to 3 days, fee $10",
    "allow 5 working days for your refund of $20",
    "lundi neosurf 50, mardi neosurf 100, total parti = 150 €, j'ai payé deux fois",
    "He was arrested on Friday after taking £300",
    "multiply the $300 by 5.",
    "the train is 30 min late, ticket $12",
    "ma fille a 6 ans et l'école coûte 300 €",
    "Your appointment is on Friday at 10am, consultation $25",
    "on mange ensemble vendredi, le menu est à 25 €",
    "la banque a bloqué 300 € pendant 48 heures",
    "I have 2 days off, the hotel is $90 a night",
    "j'ai 2 jours de congé, l'hôtel est à 90 €",
    "we gave it 10 minutes in the oven, it cost $5",
    "the match is at 6, tickets are $15",
    "Je rentre à 18h, j'ai acheté le pain, 3 €",
    "Pay $5 for an hour of parking",
    "reste 2 jours à Dakar, l'hôtel coûte 30 000 F",
    "page 3 of the 5th edition, $20",
    "il habite le 5 rue des Lilas, loyer 500 €",
    "[10:15:30] Ama: pay 50 cedis",
    "Durée de la vidéo 00:12:45, 300 €",
    "duration 01:30:00, price $5",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes(text: str) -> None:
    assert [f.value for f in find(Text(text), RULES) if f.status == "confirmed"] == []


IMPLIED = [
    ("Mille euros, Paysafecard, ici même. Je me couche à minuit et je suis impulsif quand je suis fatigué", {"T24:00"}),
    ("600€ par Ria au nom de Amévor Kodjo Blaise. Le vol est à 21h.", {"T21:00"}),
    ("310 USD via Remitly to Ngwa Clovis Tabe. He flies in 6 hours so hurry please", {"PT6H"}),
    ("320 pounds by Ria to Isatu Kargbo. The doctor leaves at 3 o'clock on Saturday.", {"T15:00", "SATURDAY"}),
    ("Cinquante mille francs CFA, Airtel Money 074 21 88 06. à 18h30 je commence par ta sœur", {"T18:30"}),
    ("Tomorrow the collage is on every phone in Year 11. Neosurf is fine, £60", {"P1D"}),
    ("full show starts thursday. tickets: 0.35 ETH to 0x07fC547cfd4ade25edeB47f8Cc970B3F809Fe073", {"THURSDAY"}),
    ("une carte Flexepin de 250 $, le numéro au 438 802 5517. Demain à pareille heure j'vais me tanner.", {"P1D"}),
    ("règlement de 2,95 € par ticket Transcash. Retour à l'expéditeur le 28/11.", {"--11-28"}),
    ("200 USDT on TRC20. The pool closes tomorrow.", {"P1D"}),
    ("Envoyez 90 € par PCS. La destruction du colis est prévue vendredi.", {"FRIDAY"}),
    ("Razer gold for $386. Crew is 20 min from your address.", {"PT20M"}),
    ("100€ paysafecard. Vendredi je vois ton père.", {"FRIDAY"}),
    ("$200 cashapp. Friday I call your dad.", {"FRIDAY"}),
    ("$200 by zelle. The surgery is tomorrow at 8am.", {"P1D", "T08:00"}),
    ("90 € par Wave. L'huissier passe demain à 8h.", {"P1D", "T08:00"}),
    ("$300 bitcoin. Friday morning your parents get a letter", {"FRIDAY"}),
]


@pytest.mark.parametrize(("text", "expected"), IMPLIED, ids=[row[0][-40:] for row in IMPLIED])
def test_implied(text: str, expected: set[str]) -> None:
    """The moment a window closes is the deadline where money is asked for and no other is given."""
    findings = extortrace.analyze(text).to_dict()["findings"]
    assert {f["value"] for f in findings if f["kind"] == "deadline" and f["status"] == "confirmed"} == expected


NOT_IMPLIED = [
    "See you tomorrow, I will bring the $20",
    "Tomorrow I will pay you the $20 by zelle",
    "demain je t'envoie les 50 € par paypal",
    "Le match commence à 21h, j'ai payé 40 € par Lydia",
    "Le train part à 18h vendredi, je paie les billets 40 € par PayPal",
    "Friday we can meet, the sofa is $50, venmo or cash",
    "the 250€ came by paypal, school starts monday",
    "vous pouvez retirer les 200 € Western Union dès demain",
]


@pytest.mark.parametrize("text", NOT_IMPLIED)
def test_not_implied(text: str) -> None:
    findings = extortrace.analyze(text).to_dict()["findings"]
    assert [f["value"] for f in findings if f["kind"] == "deadline" and f["status"] == "confirmed"] == []
