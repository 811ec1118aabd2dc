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
        # other authors' rows, spots and words
        "mandat WU 250 euros\nNom bénéficiaire -> ⟦Sow Ibrahima⟧\nVille -> Conakry",
        "the amount = US$1200\nthe way = money gram\nwho = ⟦Ouattara Lacina⟧\nwhere = KORHOGO",
        "montant : 300 euros\nmoyen : western union\nà qui : ⟦Zongo Salif⟧\noù : Ouagadougou",
        "Amount: $500\nMethod: RIA\nTo: ⟦Emeka Obi⟧\nLocation: Enugu",
        "montant: 400€\npour: ⟦Diallo Alpha⟧\nville: Conakry",
        "Beneficiary / Bénéficiaire : ⟦Aya Konan⟧\nIBAN : FR76 1234",
        "Nom / Name : ⟦Aya Konan⟧\nPays / Country : Togo\nWestern Union",
        "Account owner: ⟦Northgate Escrow Ltd⟧\nIBAN: GB29 NWBK",
        "Bank: Zenith\nA/C name - ⟦Chidi Okeke⟧\nA/C no - 1234567890",
        "Pickup name: ⟦Grace Atieno⟧\nPickup city: Kisumu\nvia MoneyGram",
        "Western union $200\nCashier: ⟦Peter Nwosu⟧\nCity: Lagos",
        "Nom à mettre : ⟦Yeo Fatou⟧\nwestern union",
        "GCash 0917 123 4567\nName: ⟦Rowena Dimaculangan⟧\n5,000 pesos",
        "M O N E Y G R A M de 350 euros\n⟦Asare Kofi Bright⟧, Takoradi, Ghana\nJ'attends",
        "600 euros, toujours par Ria, toujours ⟦Hodonou Firmin⟧, Ouidah. Trois jours.",
        "WU to me: ⟦Queen Esther Ofori⟧, Sekondi, Ghana. My number",
        "200000 FCFA par MTN MoMo au 6 54 77 02 19, ⟦NGONO Clarisse⟧, Douala.",
        "Western Union MTCN 446 018 7723 (1 200 €), bénéficiaire chaque fois ⟦Blessing Osagie⟧, Benin City, Nigeria",
        "Envoyez par Western Union à mon agent : ⟦Ilunga Kasongo Trésor⟧, Lubumbashi, RDC",
        "Send $250 MoneyGram again, same as last time, ⟦Joy Adeyemi⟧, Ibadan",
        "MoneyGram 300 / ⟦Kwame Boateng⟧ / Accra / Ghana",
        "400€ western union\n⟦KONE SALIMATA⟧\nABIDJAN\nCOTE D'IVOIRE",
        "tu vas chez western union tu envoies 300€ : ⟦DOSSOU Marc⟧ (Cotonou, Bénin)",
        "Ria -> ⟦Mensah Philip⟧, Lomé",
        "par transfert worldremit, ⟦Sanogo Drissa⟧ à Bamako",
        "cebuana or western union ok. Name ⟦Rowena Dimaculangan⟧, Cavite City Philippines.",
        (
            "Ria or moneygram both ok. Pick up name ⟦Olamide Ogunleye⟧, Abeokuta. Ur wife name is Tanya I "
            "saved her number"
        ),
        "moneygram 200 euro, ⟦traore moussa⟧, bamako mali",
        "cash app only $paws-nd-love (⟦Terrence Mbah⟧) n txt 917-513-1393",
        "400 ou ton boss gets it. LU75 0021 7645 9064 7247, ⟦Clément Aubertin⟧",
        "$300 for me: Chime/Zelle 323-733-2040, shows as ⟦D Whitlow⟧\n$200",
        "Send 1.2M shs on Airtel Money 0757 332 018 (⟦Nakato Sarah⟧) and they die",
        "MTN Momo 0243 846 264, or Sendwave to same number, ⟦Comfort Adusei⟧. The Lord",
        "bank details changed:\n⟦UAB Baltmetal Tiekimas⟧\nLT07 9686 2598 8912 4902",
        "Venmo @marc-lake-7 (⟦Marcus Lake⟧) $80",
        "Envoie sur Wave 77 123 45 67 ⟦Awa Ndiaye⟧",
        "Orange Money : ⟦Awa Diop⟧ 77 123 45 67, 50 000 F",
        "Send 500 cedis to ⟦Kwesi Appiah⟧ 0244123456 now",
        "Revolut @leo93 / ⟦Leo Marchetti⟧, 200€",
        "interac a jm.paiement@example.ca (⟦Jean-Marc Gagnon⟧) 500$",
        "Virement sur BE71 0961 2345 6769 au nom de ⟦SPRL Dubois & Fils⟧",
        "IBAN DE89 3704 0044 0532 0130 00, ⟦Hartmann Logistik GmbH⟧, Berlin. 900 €",
        "account 0123456789 GTB ⟦Ngozi Eze⟧. send 50k",
        "GTBank, 0123456789, ⟦Ngozi Eze⟧. send 50k",
        "momo 0551234567 ⟦Kwame Boateng⟧, GHS 200",
        "sent cash to Lagos through Western Union, $1,000, to an '⟦Adaeze Nnaji⟧', and yesterday",
        "même mandat mais change le nom : ⟦Gnakri Serge⟧",
        "nouveau nom : ⟦Gnakri Serge⟧, western union",
        "Western union: c'est ⟦Bamba Souleymane⟧ qui récupère",
        "300€ par Ria, ⟦Bamba Souleymane⟧ va récupérer à Bouaké",
        "wu 200 dollars. ⟦John Okoro⟧ will pick it up in Lagos",
        "mets ⟦Kone Adama⟧ comme bénéficiaire, western union 200€",
        "put ⟦Daniel Asante⟧ as the receiver on the MoneyGram form",
        "Fais le western union à une certaine ⟦Akissi N'Guessan⟧",
        "il s'appelle ⟦Koffi Kouame⟧, c'est lui qui récupère le mandat western union",
        "Le RIB est celui de ⟦Laurent Besnard⟧, 900 euros",
        "l'argent part sur le compte de ⟦Laurent Besnard⟧",
        "I sent $900 to a woman named ⟦Patience Boakye⟧ in Accra",
        "paid to ⟦NAIVAS SUPERMARKET⟧. on 18/11/26 at 7:52 PM. New M-PESA balance is Ksh641.90",
        "Ksh500.00 sent to ⟦PETER KAMAU⟧ 0722000000 on 3/4/26",
        "Account in the name of ⟦Katarzyna Wrona⟧ (my wife), PL18",
        "RIB au nom de la société ⟦Kappa Invest SAS⟧",
        "the account is registered to ⟦Bright Owusu⟧, momo",
        "Him: send 300 western union\nMe: what name?\nHim: ⟦Yaw Darko⟧\nMe: ok",
        "200€ western union\n- à quel nom ?\n- ⟦Soro Issouf⟧",
        "Payable to: ⟦Meridian Claims LLC⟧\nAmount: $2,400",
        "Make the cheque out to ⟦Oakfield Lettings Ltd⟧ for £800",
        "Destinataire : M. ⟦Edgar NIYONZIMA⟧ (Bujumbura) Western Union",
        "bénéf: ⟦Tchalla Komi⟧ / Lomé / 150000 fcfa",
        "send the 300 via zelle to ⟦Marcus Reed⟧ (555-013-7788)",
        "faire le dépôt Flooz au 96 12 34 56 (nom : ⟦ADJOVI Koffi⟧)",
        "titulaire Mme ⟦Rosa Iglesias⟧, IBAN ES91 2100",
        "WU / 450 eur / ⟦Assogba Romuald⟧ / Parakou / Bénin. vite",
        "c bon tu pars au bureau ria tu donne 250e o nom de ⟦diomande vakaba⟧ a bouake",
        "$200 GCash 09171234567 (⟦Jonalyn P. Cruz⟧) now po",
        "Beneficiary bank: Swedbank\nBeneficiary: ⟦SIA Baltic Trade⟧\nIBAN: LV80",
        "2 × 250 € : l'un à ⟦TOURE Mamadou⟧ (Conakry), l'autre à ⟦BARRY Aissatou⟧ (Labé), Western Union",
        "1) MoneyGram – ⟦Kofi Asamoah⟧ – Accra – $300\n2) MoneyGram – ⟦Abena Owusu⟧ – Kumasi – $200",
        "Le compte : Crédit Mutuel, M. ⟦Jérôme Vasseur⟧, FR76 1027 8060 1234 5678 9012 345",
        "Compte bancaire de Mme ⟦Nadine Leclerc⟧ : BE71 0961 2345 6769, 480 €",
        "wire to ⟦Halcyon Recovery Ltd⟧, sort code 20-11-43 account 73482910, £900",
        "j'ai envoyé 3 mandats à Mlle ⟦Zadi Prisca⟧ à Abidjan",
        "elle m'a demandé de virer 2000 € à un certain ⟦Marc Delcourt⟧",
        "RECEVEUR; ⟦KABORE ISSA⟧. PAYS; BURKINA FASO. 300 EUROS WESTERN UNION",
        "Mobile money: 0772 123 456, name ⟦Okello Denis⟧, 300k shs",
        "M-Pesa 0711 223 344 jina ⟦Wanjiru Kamau⟧, 5k",
        "Interac : paiement.rapide@example.ca, bénéficiaire ⟦Steeve Gagné⟧, 600 $",
        "dépose 50 000 sur Orange Money 0708091011 de ⟦Yapo Christelle⟧",
        "hand the £2,000 to the courier, his name is ⟦Adam Reece⟧",
        "In the name of: ⟦ADEOLA BIMPE⟧, Ibadan. 700 usd moneygram",
        "TO: ⟦Chukwudi Eze⟧ / FROM: you / AMT: $300 / WESTERN UNION",
        "Recipient's full legal name is ⟦Abdul Karim Sesay⟧, Freetown. MoneyGram only.",
        "same receiver as before (⟦Patience Lamptey⟧, Tema) $120 more by WorldRemit",
        "send thru palawan express, receiver ⟦Maricel Bautista⟧ from Cebu, 3000 pesos",
        "paypal Friends & Family: mia.k@example.com, account name ⟦Mia Kessler⟧, 60€",
        "Virement à effectuer en faveur de Monsieur ⟦Luc Mertens⟧, 1.200 euros",
        "in favour of ⟦Ridgeway Conveyancing LLP⟧, £14,000",
        "créditer le compte de la ⟦SAS Immo Nord⟧, 900 €",
        # receipts
        "Transfert de 25000 FCFA effectue a ⟦KONE AWA⟧ (2250700000000)",
        "You have transferred 20000 RWF to ⟦Samuel Carter⟧ (250700000000)",
        "un paiement de 64,90 € a été effectué chez ⟦SUPER MARCHE LES HALLES⟧.",
        # no payee
        "un coursier, M. Renaud, passera prendre l'enveloppe de 3000 €",
        "Je m'appelle Luc Petit, j'ai payé 300 € par Western Union à Abidjan",
        "Mr. Adam Reece from the bank called me about $300",
        "Signed, Sgt. Mark Dunn, Kabul. I need 500$ steam cards",
        "Western Union agent in Lomé told my mum, Rita Kessler, Berlin, to stop. 300 euros",
        "La caissière de Western Union, Julie Lambert, Namur, m'a prévenue. 500 €",
        "FROM: Scott Hale <s@example.com>\nTO: Dana Price\nSubject: pay invoice $300",
        "Bonjour, c'est Amélie Roux, Lyon, je vends le canapé 300 € virement ok",
        "Ur wife name is Tanya, pay $300 western union",
        "ton amie s'appelle Julie Martin, paie 300€ western union",
        "I have your contacts: Brandon Wells, Toronto; Amy Li, Calgary. Send $300 bitcoin",
        "Send $500 via MoneyGram.\nRegards,\nBarrister James Obi, Lagos",
        "I am Captain John Smith, Kabul, I need $500 by western union",
        "De : Paul Martin, Lyon\nVeuillez payer 300 euros",
        "Contact our agent Mr Felix Eze +229 96 00 00 00 to pay",
        "Bonjour Madame Claire Fontaine, Bruxelles. Le virement de 300€ est en attente",
        "ta femme Sophie Laurent et ton patron, 300€ par western union",
        "Transfer the money at Western Union New York, or Ria Lagos Nigeria",
        "Agent Morel, +1 438 555 0187 déposez 6500 $",
        "I paid $300 for a ticket to New York, then to Los Angeles",
        "Hi Tom, can you pay John Smith's invoice? Thanks, Amy Brown, London",
        "la video part chez Marie Dupont, Lille, si tu payes pas 300€",
        "I will send it to Kevin Brown, Leeds, and your boss. pay £300",
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
        (
            "THE TRANSFER BY WESTERN UNION IS HERE:\nNAME : TANOH\nFIRST NAME : Brice Arsene\nCOUNTRY : COTE D IVOIRE",
            "TANOH Brice Arsene",
        ),
        (
            "MoneyGram 300€\nFirst : Kwaku\nLast : Boadi\nCity : Kumasi",
            "Kwaku Boadi",
        ),
        (
            "Ria 200 euros\nF/Name: Blessing\nL/Name: Eze\nNigeria",
            "Blessing Eze",
        ),
        (
            "western union 400e\nPRENOM KOSSI\nNOM AGBEKO\nVILLE LOME",
            "KOSSI AGBEKO",
        ),
        (
            "Nom : BAH\nPrénoms : Mamadou Alpha\nwestern union 150 euros",
            "BAH Mamadou Alpha",
        ),
        ("WESTERN UNION ABIDJAN NOM DIABY PRENOM VASSI. TU AS 1 JOUR", "DIABY VASSI"),
    ],
)
def test_name_in_parts(rules: Rules, raw: str, value: str) -> None:
    (found,) = [f for f in find(Text(raw), rules) if f.kind == "recipient"]
    assert found.value == value
    assert " ".join(raw[a:b] for a, b in found.parts) == value
    assert found.status == "confirmed"


def test_spaced_out(rules: Rules) -> None:
    raw = "s e n d  6 0 0  e u r o  b y  R I A  i n  t h e  n a m e  o f  F A T O U  N D I A Y E  or else"
    (found,) = [f for f in find(Text(raw), rules) if f.kind == "recipient"]
    assert (found.value, found.text) == ("FATOU NDIAYE", "F A T O U  N D I A Y E")


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


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "a",
        "$1",
        "+225 ",
        "a.",
        "A ",
        "nom : ",
        "$a ",
        "nom\n",
        "Nom : Koffi\n",
        "A B ",
        "name? \n",
        "to Koffi Yao 07 ",
        "le nom qui va ",
        "send to the ",
        "pay me, Me Ab, a son nom ",
        "Lagos, ",
    ],
)
def test_linear(rules: Rules, unit: str) -> None:
    text = Text(unit * (100_000 // len(unit)))
    started = time.process_time()
    list(find(text, rules))
    assert time.process_time() - started < 8
