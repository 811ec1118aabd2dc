"""Places: marked stretches are found as the value given, everything else is not."""

from __future__ import annotations

import time
import unicodedata

import pytest

from extortrace.detectors.places import find
from extortrace.knowledge import Rules, load_rules
from extortrace.text import Text
from tests.marks import unmark


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # BUGS 43: one place, however it is written
        ("⟦ABIDJAN⟧ ⟦COTE D IVOIRE⟧", "Abidjan CI, Côte d'Ivoire CI"),
        ("⟦abidjan⟧ ⟦cote divoire⟧", "Abidjan CI, Côte d'Ivoire CI"),
        ("⟦Abidjan⟧, ⟦Côte d’Ivoire⟧", "Abidjan CI, Côte d'Ivoire CI"),
        (unicodedata.normalize("NFD", "⟦Abidjan⟧, ⟦Côte d'Ivoire⟧"), "Abidjan CI, Côte d'Ivoire CI"),
        ("au ⟦Burkina\nFaso⟧", "Burkina Faso BF"),
        # BUGS 42: ordinary words
        ("tu es nice man, on part en ⟦Mali⟧…ou pas", "Mali ML"),
        ("je te tiens au ⟦Togo⟧", "Togo TG"),
        ("⟦Man⟧, ⟦Côte d'Ivoire⟧", "Man CI, Côte d'Ivoire CI"),
        ("Ville: ⟦MAN⟧\nPays: ⟦RCI⟧", "Man CI, Côte d'Ivoire CI"),
        ("J'habite à ⟦Nice⟧, mon frère à ⟦Tours⟧", "Nice FR, Tours FR"),
        ("I am reading in the bath", ""),
        # peoples, organisations, addresses, people, streets
        ("un ami ivoirien, a Nigerian prince, la police sénégalaise", ""),
        ("la Banque du Canada, Radio-Canada, l'ambassade de France, Bank of Ghana", ""),
        ("paris@gmail.com www.lyon.fr https://dakar.example/x", ""),
        ("Paris Hilton, Jordan Smith, Nom : Bamba Awa", ""),
        ("rue de Lyon, East Lansing Road", ""),
        ("un compte suisse, je vis en ⟦Suisse⟧", "Switzerland CH"),
        ("900 United States Dollars, US$500, 500 US dollars", ""),
        # other authors: districts, resorts, small towns, spaced-out writing
        (
            "a respected man in ⟦Ntinda⟧, boss in ⟦Makati⟧, ⟦Cavite City⟧ ⟦Philippines⟧",
            "Ntinda UG, Makati PH, Cavite City PH, Philippines PH",
        ),
        ("at ⟦Deir ez-Zor⟧, ⟦Syria⟧; now ⟦Tromsø⟧, ⟦Norway⟧", "Deir ez-Zor SY, Syria SY, Tromsø NO, Norway NO"),
        ("Mon adresse c'est ⟦Bayonne⟧, puis ⟦Zermatt⟧", "Bayonne FR, Zermatt CH"),
        (
            "à ⟦Agoè⟧ ou ⟦Biyem-Assi⟧, ⟦Parcelles Assainies⟧, ⟦Kimironko⟧",
            "Agoè TG, Biyem-Assi CM, Parcelles Assainies SN, Kimironko RW",
        ),
        ("w i t h  r i a  t o  ⟦D A K A R⟧  n o w", "Dakar SN"),
        # names of people and words that are towns
        ("agent Ilunga Kasongo Trésor, Applicant: T. Beausoleil, Calvary greetings", ""),
        ("number yako ni hii, une peine, un Nokia 3310, richard to pay, PO Box 12", ""),
        ("Gendarmerie royale du Canada, Kenya Power, Orange Mali", ""),
        # names of people, firms and offices; parts of other phrases
        ("le nom c'est Dosso Ibrahim", ""),
        ("titulaire DUMONT Jérémie, (Halden Claims BV)", ""),
        ("his NEXT OF KIN since 2008; 7. Next of Kin.", ""),
        ("from the US Government, moving US$50M, ⟦Redmond⟧, WA 98052", "Redmond US"),
        ("tu étais sans ton calbar", ""),
        ("envoie à ⟦calbar⟧", "Calabar NG"),
        # towns that are also words or first names, with a little more beside them
        ("ships it from ⟦Boise⟧; a guy coming from ⟦Reno⟧", "Boise US, Reno US"),
        ("le gîte de ⟦Biarritz⟧, étudiant à ⟦Louvain-la-Neuve⟧", "Biarritz FR, Louvain-la-Neuve BE"),
        ("thank you — Worried of ⟦Adelaide⟧", "Adelaide AU"),
        ("a flat in ⟦Leith⟧, Coyle's in ⟦Dingle⟧, cabinet à ⟦Périgueux⟧", "Leith GB, Dingle IE, Périgueux FR"),
        # slips
        ("envoie a ⟦abidjean⟧ ou ⟦coutonou⟧", "Abidjan CI, Cotonou BJ"),
        ("to my friend Cameron, le faire, settle", ""),
        # which one
        ("⟦Benin City⟧, Edo", "Benin City NG"),
        ("⟦Guinée⟧, ⟦Guinée-Bissau⟧, ⟦Niger⟧ et ⟦Nigeria⟧", "Guinea GN, Guinea-Bissau GW, Niger NE, Nigeria NG"),
        ("⟦Saint-Louis⟧, ⟦Sénégal⟧; ⟦St Louis⟧, Missouri", "Saint-Louis SN, Senegal SN, Saint Louis US"),
        ("⟦London⟧, Ontario", "London CA"),
        ("⟦Londres⟧ ou ⟦Anvers⟧", "London GB, Antwerp BE"),
        ("Quels services à ⟦Saint-Denis⟧ ?", "Saint-Denis FR"),
        ("Côte-Nord, le Québec, Texas", ""),
        # abbreviations and nicknames
        ("I am in the ⟦US⟧, not in the ⟦UK⟧.", "United States US, United Kingdom GB"),
        ("give us the money, tell us", ""),
        ("à ⟦Yop⟧, ⟦Ouaga⟧, ⟦PH city⟧, ⟦Babi⟧", "Yopougon CI, Ouagadougou BF, Port Harcourt NG, Abidjan CI"),
        ("She moved from ⟦Georgia⟧ to ⟦Chad⟧ and ⟦Turkey⟧", "Georgia GE, Chad TD, Turkey TR"),
    ],
)
def test_places(rules: Rules, marked: str, expected: str) -> None:
    raw, spans = unmark(marked)
    found = [f for f in find(Text(raw), rules) if f.status == "confirmed"]
    assert ", ".join(f"{f.value} {f.country}" for f in found) == expected
    assert [f.span for f in found] == spans
    assert all(raw[f.start : f.end] == f.text for f in found)


def test_another_bearer_stays_an_alternative(rules: Rules) -> None:
    (found,) = find(Text("Quels services à Saint-Denis ?"), rules)
    assert [f.country for f in found.alternatives] == ["RE"]
    assert "ambiguous_city" in [reason.code for reason in found.why]
    assert "ambiguous_city" not in [r.code for r in next(find(Text("Lagos, Nigeria"), rules)).why]


def test_doubtful_name_is_a_candidate(rules: Rules) -> None:
    assert [(f.value, f.status) for f in find(Text("elle dit que Florence viendra"), rules)] == [
        ("Florence", "candidate")
    ]


@pytest.mark.parametrize("unit", ["1 ", "a", "$1", "+225 ", "a.", "a-", "\n"])
def test_linear(rules: Rules, unit: str) -> None:
    text = Text(unit * (200_000 // len(unit)))
    started = time.process_time()
    assert not list(find(text, rules))
    assert time.process_time() - started < 8
