"""Recipients: who is paid, by name, in every layout; and who is not."""

from __future__ import annotations

import time

import pytest

from extortrace.detectors.recipients import find
from extortrace.knowledge import Rules, load_rules
from extortrace.text import Text
from tests.marks import unmark


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.mark.parametrize(
    "marked",
    [
        # rows
        "Western Union\nBENEFICIAIRE : ⟦TRAORE ADAMA⟧\nPAYS : TOGO",
        "Receiver's Name====== ⟦SAMUEL ODURO⟧\nCountry=====GHANA",
        "RECEIVER'S NAME-----⟦GRACE BELLO⟧\nADDRESS----LAGOS",
        "Acct Name: ⟦Musa Ibrahim⟧\nAcct No: 0123456789",
        "Titulaire du compte : ⟦SARL Nova Finance⟧\nIBAN : FR76",
        "NAME OF RECEIVER: MRS. ⟦FAITH JOHNSON⟧\nCITY: COTONOU\nAMOUNT: $95",
        "BENEFICIARY NAME: \n⟦LILIAN OKORO⟧",
        "Destinataire = ⟦N'DRI AYA ROSINE⟧ / ABIDJAN",
        # introduced
        "MoneyGram au nom de Monsieur ⟦AHOUNOU Cossi Pascal⟧, à Cotonou",
        "western union, nom ⟦Ouattara Mariam⟧, Bouaké",
        "fais le transfert western union nom ⟦kouassi yao⟧ abidjan",
        "par ria au nom de ⟦kouame ange desire⟧ ville abidjan",
        "receveur: ⟦Moussa Diallo⟧ tel +221 77 000 00 00",
        "send by MoneyGram in the name of my assistant, Mr. ⟦Paul Essomba⟧.",
        "make the payment payable to ⟦Global Asset Recovery Ltd⟧.",
        "fais le depot au 0197000000, nom qui sort: ⟦Ahouansou Eric⟧",
        "MoneyGram to Dakar, name is ⟦Cheikh Tidiane Fall⟧. You have 1 day",
        "Ria, same name ⟦Abass Tijani⟧, Benin City",
        # standing where a payee stands
        "send $300 to my nephew ⟦Kwabena Asare⟧ in Tema through MoneyGram",
        "mandat Western Union, ⟦Gbané Lacina⟧, Abidjan",
        "₦180k for GTBank 5400000002 (⟦Samson Idowu⟧) now",
        "Zenith Bank 8100000085, ⟦Oluchi Trading Ventures⟧, Lagos",
        "zelle to sandra.l@example.com (⟦Sandra Lewis⟧)",
        "MTN MoMo 01 61 00 00 42 (Prophète ⟦Élisée⟧, Cotonou)",
        "Virement Interac à ⟦Julie⟧ avant vendredi",
        "J'ai envoyé 300 € par western union à un certain ⟦Konan Jules⟧ à Abidjan",
        "vous devez régler 250 € au capitaine ⟦Dembélé Oumar⟧",
        "400 dollars, in Auntie ⟦Comfort Asante⟧'s name",
        "send the money by western union today before noon to Mrs ⟦Lydia\nPaulson⟧ ok",
        # receipts
        "Transfert de 25000 FCFA effectue a ⟦KONE AWA⟧ (2250700000000)",
        "You have transferred 20000 RWF to ⟦Samuel Carter⟧ (250700000000)",
        "un paiement de 64,90 € a été effectué chez ⟦SUPER MARCHE LES HALLES⟧.",
        # no payee
        "Bonjour Mr Thomas, va au bureau Western Union et paye",
        "Full Name:\nAddress:\nAge:",
        "Send the $500 to Bitcoin wallet. Pay to Western Union. Transfer to Ghana.",
        "Vous avez reçu 5000 FCFA de AGOSSOU PASCAL (22900000000)",
        "My name is Sarah Connor, I paid him $400 in gift cards.",
        "Western Union to our cash officer",
        "I paid $50 to Netflix yesterday",
        "j'ai envoyé la vidéo à ta cousine Marina",
        "donate $5,000 to Charity in the name of God",
        "Please fill: Your full name: John Smith\nOccupation: teacher",
        "le nom de ton lycée, le nom était mal écrit, western union",
    ],
)
def test_recipients(rules: Rules, marked: str) -> None:
    raw, spans = unmark(marked)
    found = [f for f in find(Text(raw), rules) if f.kind == "recipient" and f.status == "confirmed"]
    assert [(f.value, f.span) for f in found] == [(" ".join(raw[a:b].split()), (a, b)) for a, b in spans]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Nom : KOFFI\nPrénom : Awa Marie\nVille : Abidjan", "KOFFI Awa Marie"),
        ("First name: Daniel\nLast name: Okonkwo\nCountry: Nigeria", "Daniel Okonkwo"),
        ("WESTERN UNION ABIDJAN NOM DIABY PRENOM VASSI. TU AS 1 JOUR", "DIABY VASSI"),
    ],
)
def test_name_in_parts(rules: Rules, raw: str, value: str) -> None:
    (found,) = [f for f in find(Text(raw), rules) if f.kind == "recipient"]
    assert found.value == value
    assert " ".join(raw[a:b] for a, b in found.parts) == value
    assert found.status == "confirmed"


def test_sender_question_and_answer(rules: Rules) -> None:
    raw = "Sender: Paul Hendry\nReceiver: Ngozi Eze\nTest Question: In?\nAnswer: God"
    found = {f.kind: f.value for f in find(Text(raw), rules)}
    assert found == {
        "sender_name": "Paul Hendry",
        "recipient": "Ngozi Eze",
        "test_question": "In?",
        "test_answer": "God",
    }
    glued = find(Text("Receiver: Ngozi Eze. Question: In? Answer: God. Hurry"), rules)
    assert [(f.kind, f.value) for f in glued if f.kind != "recipient"] == [
        ("test_question", "In?"),
        ("test_answer", "God"),
    ]


@pytest.mark.parametrize("unit", ["1 ", "a", "$1", "+225 ", "a.", "A ", "nom : ", "$a ", "nom\n"])
def test_linear(rules: Rules, unit: str) -> None:
    text = Text(unit * (100_000 // len(unit)))
    started = time.perf_counter()
    list(find(text, rules))
    assert time.perf_counter() - started < 2
