"""Deadlines and what only looks like one."""

from __future__ import annotations

import time

import pytest

from extortrace.detectors.deadlines import find
from extortrace.knowledge import load_rules
from extortrace.text import Text
from tests.marks import unmark

RULES = load_rules()

DEADLINES = [
    ("tu as ⟦24h⟧ sinon je publie ta vidéo", ["PT24H"]),
    ("jveu 150e dici ⟦1h⟧ sinn jbalance", ["PT1H"]),
    ("envoie 300€, t'as jusqu'à ⟦demain⟧", ["P1D"]),
    ("paye 200€ AVANT ⟦18H⟧", ["T18:00"]),
    ("send the money before ⟦6pm⟧", ["T18:00"]),
    ("You get till ⟦6 p.m.⟧ to drop the money", ["T18:00"]),
    ("pay within ⟦48 hours⟧", ["PT48H"]),
    ("réglez sous ⟦72 heures⟧", ["PT72H"]),
    ("payer dans un délai strict de ⟦72 heures⟧", ["PT72H"]),
    ("VOUS AVEZ ⟦QUARANTE HUIT HEURES⟧ POUR PAYER", ["PT48H"]),
    ("t'as ⟦une heure⟧ sinon je publie", ["PT1H"]),
    ("u got ⟦30 minutes⟧ or ur nudes go to ur school", ["PT30M"]),
    ("YOU HAVE ⟦1 DAY⟧ to pay", ["P1D"]),
    ("paye 50e ⟦14h⟧ max", ["T14:00"]),
    ("Délai : ⟦5 jours⟧. Frais : 200 €", ["P5D"]),
    ("virement avant le ⟦30/11/2026⟧", ["2026-11-30"]),
    ("payez, dernier délai le ⟦30 novembre⟧", ["--11-30"]),
    ("transfer to our account before ⟦15 December 2026⟧", ["2026-12-15"]),
    ("pay CAD 1,250 before the ⟦27th of November⟧", ["--11-27"]),
    ("Pay me by ⟦Sunday⟧, bank transfer", ["SUNDAY"]),
    ("TU VAS ME PAYER 500 EUROS ⟦AUJOURD HUI⟧ MEME", ["P0D"]),
    ("send $250 ⟦today⟧ and $250 on ⟦Monday⟧", ["P0D", "MONDAY"]),
    ("500€ avant ⟦vendredi⟧ ⟦17h⟧ sinon je publie", ["FRIDAY", "T17:00"]),
    ("CA$500. If I don't see it before ⟦midnight⟧ I post", ["T24:00"]),
    ("send 80k naira before ⟦12 midnight⟧", ["T24:00"]),
    ("encore 100€ avant ⟦midi⟧", ["T12:00"]),
    ("Dépôt de 500 000 F avant ⟦3 jours⟧, sinon on affiche", ["P3D"]),
    ("Pay the fee 220 euros or we inform your family. ⟦48h⟧", ["PT48H"]),
    ("$400 in Apple cards. ⟦40 minutes⟧. Then your friends see it", ["PT40M"]),
    ("You will be executed in ⟦48 hours⟧ unless you pay", ["PT48H"]),
    ("send the $500 ⟦Tomorrow⟧ please", ["P1D"]),
    ("je te laisse ⟦une demi-heure⟧ pour payer", ["PT30M"]),
    ("vous disposez de ⟦quinze jours⟧ pour régler", ["P15D"]),
    ("payment due ⟦2026-12-05⟧", ["2026-12-05"]),
    ("amende de 135 € à régler avant le ⟦12/12⟧", ["--12-12"]),
    ("Dernier délai : ⟦demain⟧ ⟦12h00⟧", ["P1D", "T12:00"]),
    ("tu as jusqu'à ce soir ⟦20h⟧ pour envoyer 250 €", ["T20:00"]),
    ("paye 100e, ⟦14h30⟧ au plus tard", ["T14:30"]),
    ("pay $50 before the ⟦end of the day⟧", ["P0D"]),
    ("Date limite : ⟦15 Septembre 2026⟧, 350 €", ["2026-09-15"]),
    # a day beside its hour; an evening is that hour
    ("YOU MAKE THE TRANSFER OF 950 EURO ⟦TODAY⟧ BEFORE ⟦20H⟧ OR I SPOIL YOU", ["P0D", "T20:00"]),
    ("il reste 150 €, ta vidéo part avant ce soir à ⟦22:00⟧", ["T22:00"]),
    ("paye 300e avant ⟦21h⟧ ce soir", ["T21:00"]),
    ("il reste 150 €, ta vidéo tombe ce soir à ⟦22:00⟧", ["T22:00"]),
    ("u got til ⟦10 2nite⟧. 100 bucks", ["T22:00"]),
    ("i want my 200$ ⟦tonight at 9⟧", ["T21:00"]),
    ("⟦tmr⟧ ⟦10am⟧ latest, $200", ["P1D", "T10:00"]),
    ("Délai ⟦mercredi⟧ ⟦14h⟧, caution 300€", ["WEDNESDAY", "T14:00"]),
    ("settle £300 by close of business on ⟦Thursday⟧", ["THURSDAY"]),
    # the asker's own hours
    ("pay 300$. I close my phone at ⟦7 in the evening⟧", ["T19:00"]),
    ("Return the 45.000 F before I close at ⟦17h⟧", ["T17:00"]),
    ("renvoyez 45 000 F avant que je ferme à ⟦18h⟧", ["T18:00"]),
    # rows and lists
    ("Sum: 300 USD\nWhen: ⟦Friday⟧ ⟦5pm⟧", ["FRIDAY", "T17:00"]),
    ("amount = 200 usd\nwhen = ⟦tomorrow⟧ ⟦10h⟧", ["P1D", "T10:00"]),
    ("Sum: PHP 35,000\nValid until: ⟦30/11/2026⟧\nelse the film goes to your school", ["2026-11-30"]),
    ("one card, 150 usd, ⟦25 min⟧", ["PT25M"]),
    ("Amount 200 usd, ⟦30 mins⟧ he send to your wife", ["PT30M"]),
    ("compte à rebours : ⟦48h⟧. 0.02 BTC", ["PT48H"]),
    ("timer is set to ⟦72 hours⟧, send $50", ["PT72H"]),
    ("Invoice total $500, net ⟦30 days⟧", ["P30D"]),
    ("Total à payer : CHF 239.40, à ⟦30 jours⟧", ["P30D"]),
    # instalments
    ("150€ ⟦vendredi⟧ et 250€ le ⟦5 décembre⟧, PayPal", ["FRIDAY", "--12-05"]),
    ("390 euros ⟦ce jour⟧ et 390 euros le ⟦1er décembre⟧", ["P0D", "--12-01"]),
    ("$300 now, $300 on the ⟦15th of December⟧", ["--12-15"]),
    # other wordings
    ("I expect the control number in ⟦one hour⟧, 480 pounds", ["PT1H"]),
    ("$400 must be paid ⟦2day⟧", ["P0D"]),
    ("pay the fine of 300$ on or before ⟦Tuesday⟧", ["TUESDAY"]),
    ("C'est ⟦dimanche⟧ dernier délai pour les 300€", ["SUNDAY"]),
    ("Last day is ⟦28 November⟧, £1,100", ["--11-28"]),
    ("majoré à 375 € après le ⟦26/11/2026⟧", ["2026-11-26"]),
    ("après ⟦3 jours⟧ le prix double : 500 €", ["P3D"]),
    ("Je veux mes 250€ dans ⟦l'heure⟧", ["PT1H"]),
    ("Vous avez ⟦(72) heures⟧ pour régler 450 CHF", ["PT72H"]),
    ("t'as ⟦1h30⟧ pour payer 100e", ["PT1H30M"]),
    ("u have ⟦a day⟧ to pay $300", ["P1D"]),
    ("If we did not receive the $90 from you ⟦today⟧, I release it to her", ["P0D"]),
    ("Payez 300 € sous ⟦huit jours⟧", ["P8D"]),
    ("only ⟦3 hours⟧ remain, 0.05 BTC, send it", ["PT3H"]),
    # other authors' ways of telling a length, an hour and a limit
    ("Payez 300 € sous ⟦huitaine⟧ ou huissier.", ["P8D"]),
    ("Règlement de 500 € attendu sous ⟦quinzaine⟧.", ["P15D"]),
    ("You have ⟦a fortnight⟧ to pay the $400.", ["P14D"]),
    ("T'as ⟦½ heure⟧ pour 100€ neosurf", ["PT30M"]),
    ("tu as ⟦3/4 d'heure⟧ pour m'envoyer 150 €", ["PT45M"]),
    ("il te reste ⟦trois quarts d'heure⟧ avant que je publie, 200€", ["PT45M"]),
    ("t'as ⟦quart d'heure⟧ pour 100€", ["PT15M"]),
    ("⟦a quarter of an hour⟧ to send $100, no more", ["PT15M"]),
    ("⟦An hour and a half⟧ to wire $500, then I post it.", ["PT1H30M"]),
    ("Vous avez ⟦deux heures et demie⟧ pour verser 90 000 F", ["PT2H30M"]),
    ("You have ⟦two and a half hours⟧ to pay $300", ["PT2H30M"]),
    ("pay $300 by ⟦half past five⟧", ["T17:30"]),
    ("settle £200 before ⟦quarter to six⟧ or we come", ["T17:45"]),
    ("send 300 bucks by ⟦seven thirty pm⟧", ["T19:30"]),
    ("⟦8 o'clock in the evening⟧ is my final offer, 300 euro", ["T20:00"]),
    ("envoie 200€ avant ⟦dix-huit heures trente⟧", ["T18:30"]),
    ("payez 100 € avant ⟦six heures du soir⟧", ["T18:00"]),
    ("je veux les 300€ à ⟦vingt heures⟧ au plus tard", ["T20:00"]),
    ("payez 200 € avant ⟦cinq heures moins le quart de l'après-midi⟧", ["T16:45"]),
    ("Una get ⟦5 hours⟧ to send the 200k", ["PT5H"]),
    ("I dey give you ⟦24 hours⟧ make you send 100k", ["PT24H"]),
    ("vs avez ⟦trente six heures⟧ pr payer 500€", ["PT36H"]),
    ("⟦3 hours⟧ frm now your video is online unless you send $300", ["PT3H"]),
    ("⟦6 heures⟧, pas une minute de plus, pour 300 € PCS", ["PT6H"]),
    ("⟦Three days⟧' notice: pay $300 or we sue", ["P3D"]),
    ("⟦thurs⟧ is the cutoff for the 180 pounds", ["THURSDAY"]),
    ("⟦Vendredi⟧, c'est le dernier délai pour les 200 €", ["FRIDAY"]),
    ("⟦Jeudi⟧ ⟦9h⟧, c'est la limite pour les 740 €", ["THURSDAY", "T09:00"]),
    ("Le ⟦12 décembre⟧ est la date limite pour vos 300 € de frais", ["--12-12"]),
    ("⟦Minuit⟧ c'est l'ultimatum, 500 € en BTC", ["T24:00"]),
    ("⟦48 hours⟧ is all you get. $900 BTC.", ["PT48H"]),
    ("⟦24h⟧ c'est tout ce que t'as. 300 € PCS", ["PT24H"]),
    ("Last chance is ⟦Sunday⟧ night. Send the $500", ["SUNDAY"]),
    ("Dernière chance : ⟦samedi⟧. Envoyez les 300 €", ["SATURDAY"]),
    ("The claim lapses on the ⟦3rd of March, 2027⟧ if the $250 is unpaid", ["2027-03-03"]),
    ("À défaut de paiement de 199 € au ⟦30/11/2026⟧, coupure.", ["2026-11-30"]),
    ("If the $400 isn't here ⟦Monday⟧ your wife sees it", ["MONDAY"]),
    ("Come ⟦Monday⟧, if the $300 is not paid, we act", ["MONDAY"]),
    ("⟦Lundi⟧, si je n'ai pas reçu les 300€, tout part sur Facebook", ["MONDAY"]),
    ("pas de thune ⟦dimanche⟧ = vidéo en ligne, 300€", ["SUNDAY"]),
    ("⟦Tomorrow⟧ at ⟦noon⟧ the bailiff comes. Pay $300 before then.", ["P1D", "T12:00"]),
    ("⟦Demain⟧ à ⟦8h⟧ l'huissier passe, réglez 400 € d'ici là", ["P1D", "T08:00"]),
    ("Le ⟦28 nov.⟧ à ⟦17h⟧ la caisse ferme, payez vos 250 € avant sinon tout est perdu", ["--11-28", "T17:00"]),
    ("Deadline | ⟦72h⟧ | $300", ["PT72H"]),
    ("Délai\t⟦48 heures⟧\t300 €", ["PT48H"]),
    ("Il faut que les 300 € soient réglés dans les ⟦24 heures⟧, le prêt sera versé ensuite", ["PT24H"]),
    ("You must have paid the $150 within ⟦24 hours⟧, funds will be credited in 2 days", ["PT24H"]),
    ("L'héritage sera versé à l'État si les frais de 90 € ne sont pas payés sous ⟦quinze jours⟧", ["P15D"]),
    ("t'as jusqu'à ⟦vendredi⟧ ⟦20h⟧ pour 300€", ["FRIDAY", "T20:00"]),
    ("send it by ⟦fri⟧ ⟦5pm⟧, $300", ["FRIDAY", "T17:00"]),
    ("I want $300 by ⟦sat⟧ or I post", ["SATURDAY"]),
    ("⟦2h⟧ pour m'envoyer 100€", ["PT2H"]),
    ("⟦2 petites heures⟧ pour 200€ sinon je balance", ["PT2H"]),
    ("t'as ⟦la journée⟧ pour payer 300€", ["P0D"]),
    ("pay me $300 before ⟦the day⟧ is out", ["P0D"]),
    ("tu as jusque ⟦demain⟧ ⟦midi⟧ pour les 300€", ["P1D", "T12:00"]),
    ("Réponse attendue pour ⟦lundi⟧, 300 €", ["MONDAY"]),
    ("I need the $300 for ⟦Friday⟧", ["FRIDAY"]),
    ("send $400 by ⟦5⟧ ⟦tomorrow⟧ or I leak", ["T17:00", "P1D"]),
    ("go wait reach ⟦6 for evening⟧, send the 20k", ["T18:00"]),
    ("less than ⟦24 hours⟧ remain to pay 0.1 BTC", ["PT24H"]),
    ("passé ⟦48h⟧ la rançon double : payez 900 €", ["PT48H"]),
    ("past ⟦Friday⟧ it is $900", ["FRIDAY"]),
    ("dans un délai d'⟦une semaine⟧, payez 300 €", ["P1W"]),
    ("dans les ⟦2 prochaines heures⟧ envoie 300€", ["PT2H"]),
    ("dans les prochaines ⟦24 heures⟧, payez 300€", ["PT24H"]),
    ("over the next ⟦24 hours⟧ pay $300", ["PT24H"]),
    ("⟦tomorrow⟧ night latest, $300", ["P1D"]),
    ("⟦lundi⟧ prochain au plus tard 300 €", ["MONDAY"]),
    ("Règlement exigible le ⟦12 décembre 2026⟧ : 300 €", ["2026-12-12"]),
    ("⟦Fri⟧, ⟦27 Nov⟧ is your deadline for the $300", ["FRIDAY", "--11-27"]),
    ("avant ⟦5h du mat⟧ 300€ stp", ["T05:00"]),
    ("t'as ⟦1h et quart⟧ pour 300€", ["PT1H15M"]),
]


@pytest.mark.parametrize(("marked", "expected"), DEADLINES, ids=[row[0][:40] for row in DEADLINES])
def test_deadlines(marked: str, expected: list[str]) -> None:
    text, spans = unmark(marked)
    found = [f for f in find(Text(text), RULES) if f.status == "confirmed"]
    assert [f.value for f in found] == expected
    assert [(f.start, f.end) for f in found] == spans


NOT_DEADLINES = [
    "PRÊT SÉRIEUX ET RAPIDE EN 48H, de 2 000 à 500 000 €",
    "Test Question: how long? Test Answer: 12 Hours",
    "retour d'affection, résultat en 3 jours, 95 000 francs",
    "your parcel is delivered in 2 days, shipping $5",
    "payez les frais, les fonds arriveront sous 72h",
    "il y a 3 jours j'ai payé 200 €",
    "we watched you for 2 months, pay $500",
    "condamné à 5 ans de prison et 3 mois de sursis",
    "service disponible 24h/24 et 7j/7, paiement par carte",
    "[20/11/2026 22:41] Jade: paye 100€",
    "Date: 23 November 2026 at 08:14",
    "le loyer de 500 € par mois",
    "votre code de paiement est valable 5 minutes",
    "ouvert de 9h à 18h, paiement par carte",
    "I sent you $200 yesterday and $50 today",
    "See you tomorrow",
    "I get notified every 4 hours, send the money",
    "j'ai 16 ans et demi",
    "pay immediately, right now, maintenant",
    "I will send it on Monday",
    "today I land in Accra, send me $200",
    "elle sera à l'aéroport sous 48h, frais 135 euros",
    "you deposit 100$ and withdraw 400$ in 48h",
    "the loan is in your account in 45 minutes, pay 300$",
    "it shall reflect in 96 bank hours once you pay £720",
    "Loan 25,000 $ Term: 60 months, pay 900$",
    "the doctors give me not more than 3 months, I will you $2,000,000",
    "Median loss $640. Median time to demand: 58 minutes.",
    "until today the family do not know that the $5,000 exist",
    "0.0185 BTC (1650 USD at today's rate)",
    "aucune arrestation à ce jour, 14 000 francs perdus",
    "The shop closes at 6pm. We take cash and card, $5 minimum",
    "Jusqu'au 24 juin, profitez de 10% de remise, 20 €",
    "I need to send out my $50 invoice this afternoon",
    "I have already sent you Money Gram payment of $5000.00 today",
    "your payment of $50 will be processed within 3 business days",
    "happy to read you after 3 days, money is here",
    "je t'ai filmé, paie 250€ en Neosurf et j'efface dans les 5 minutes, parole",
    "pay $250 and I delete everything within 10 minutes",
    "Le match commence à 21h vendredi, apporte des bières, moi je paie les pizzas (40 balles)",
    "Notre bureau MoneyGram est ouvert du lundi au vendredi de 8h à 17h30, le samedi jusqu'à midi",
    "We are open Monday to Friday 9am to 5pm, Saturday until noon. Card payment $5 minimum",
    "j'ai bossé dix heures aujourd'hui et je suis payé 80 €",
    "the meeting is at half past four, lunch costs $15",
    "I worked an hour and a half, you owe me nothing",
    "on se voit vendredi pour les 20€ que tu me dois",
    "Le train part à 18h vendredi, je paie les billets 40 €",
    "bonsoir, je suis en déplacement jusqu'à vendredi. 200€",
]


@pytest.mark.parametrize("text", NOT_DEADLINES)
def test_not_deadlines(text: str) -> None:
    assert [f for f in find(Text(text), RULES) if f.status == "confirmed"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("envoie 300 € ou ta vidéo sera publiée demain sur Facebook", "P1D"),
        ("a 21h tout le monde voit la video", "T21:00"),
        ("400€ ou ton boss gets it at 9am", "T09:00"),
        ("He's ringing back at 3pm for another £400", "T15:00"),
    ],
)
def test_moment_of_the_threat_is_a_candidate(text: str, value: str) -> None:
    (found,) = find(Text(text), RULES)
    assert (found.value, found.status, found.why[0].code) == (value, "candidate", "threat_moment")


def test_linear_on_hostile_text() -> None:
    for piece in (
        "1 ",
        "24h ",
        "demain ",
        "avant ",
        "tu as ",
        "a.",
        "1/1/2026 ",
        "deux heures ",
        "avant 1h ",
        "tonight at 9 ",
        "une heure et demie ",
        "half past four ",
        "si pas paye lundi ",
        "lundi, si pas ",
        "monday before ",
        "need for monday ",
        "ouvert 9h-18h ",
        "Deadline.......",
    ):
        started = time.perf_counter()
        list(find(Text(piece * (200_000 // len(piece))), RULES))
        assert time.perf_counter() - started < 2, piece
