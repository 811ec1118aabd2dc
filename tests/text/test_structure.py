"""Structure: sentences, form rows, chat turns and quotes in the layouts that people use."""

from __future__ import annotations

import pytest

from extortrace.text import Text

ROWS = {
    "colon": ("Nom : ZOGBO\nPrénom: Arsène", [("nom", "ZOGBO"), ("prenom", "Arsène")]),
    "equals": ("Receiver's Name====== ALAN OKE\nCountry=====BENIN", [("receiver's name", "ALAN OKE"), ("country", "BENIN")]),
    "dashes": ("CITY-----COTONOU", [("city", "COTONOU")]),
    "dots": ("Your country.......... Togo", [("your country", "Togo")]),
    "bullets": ("- Ville : Lomé\n2) Pays : Togo", [("ville", "Lomé"), ("pays", "Togo")]),
    "empty": ("Bank Name........\nCity:", [("bank name", ""), ("city", "")]),
    "prose is no row": ("Je te dis une chose que tu dois bien comprendre maintenant : paye", []),
}


@pytest.mark.parametrize(("raw", "rows"), ROWS.values(), ids=ROWS)
def test_rows(raw: str, rows: list[tuple[str, str]]) -> None:
    text = Text(raw)
    assert [(row.label, text.glyphs.text[row.start : row.end]) for row in text.rows] == rows


TURNS = {
    "time in brackets": ("[14:02] Clara: tu payes ?\n[14:03] moi: non\n", ["Clara", "moi"]),
    "date and time in brackets": ("[20/11/2026 22:41] J: a\n[20/11/2026 22:42] M: b\nsuite\n", ["J", "M"]),
    "dash after the time": ("19/11/26 13:20 - Me X: a\n19/11/26 13:21 - Vous: b", ["Me X", "Vous"]),
    "am and pm": ("[9:02 PM] Capt. Ryan: a\n[9:05 PM] Dolores: b", ["Capt. Ryan", "Dolores"]),
    "narrow space before PM": ("1/4/26, 7:02\u202fPM - Awa: a\n1/4/26, 7:03\u202fPM - Bob: b", ["Awa", "Bob"]),
    "names alone": ("me: i paid\nhim: last one\nme: no\nhim: pay", ["me", "him", "me", "him"]),
    "number as speaker": ("+225 05 76 41 20 88 : a\nMoi : b\n+225 05 76 41 20 88 : c", ["+225 05 76 41 20 88", "Moi", "+225 05 76 41 20 88"]),
    "number of another country": ("0722 640 918: a\n0722 640 918: b\nAsha: c", ["0722 640 918", "0722 640 918", "Asha"]),
    "title with a point": ("Sgt. Pike: a\nMarta: b\nSgt. Pike: c\nMarta: d", ["Sgt. Pike", "Marta", "Sgt. Pike", "Marta"]),
    "who speaks once beside me": ("Kojo: a\nYou: b\nEsi: c\nKojo: d", ["Kojo", "You", "Esi", "Kojo"]),
    "bracket behind the name": ("lui) paye\nmoi) non\nlui) si", ["lui", "moi", "lui"]),
    "angle brackets": ("<zed> pay\n<anna> no\n<zed> now\n<anna> ok", ["zed", "anna", "zed", "anna"]),
    "arrows": ("elle -> paye\nmoi -> non\nelle -> si", ["elle", "moi", "elle"]),
    "name and time, words below": ("Lina F, [20 Nov 2026 at 14:22:10]:\na\n\nMax, [20 Nov 2026 at 14:25:44]:\nb", ["Lina F", "Max"]),
    "as Discord copies it": ("Rex — Today at 14:02\na\nMia — Today at 14:03\nb", ["Rex", "Mia"]),
    "as Messenger copies it": ("Nadège Roy\nsalut\nVous avez envoyé\nqui es-tu ?\nNadège Roy\npaye", ["Nadège Roy", "Vous avez envoyé", "Nadège Roy"]),
    "dialogue with dashes": ("— Bonsoir, ça va ?\n— Qui êtes-vous ?\n— Mille euros, par PCS.", ["1", "2", "1"]),
    "a list with dashes": ("- 100 € en PCS\n- 200 € par Western Union\n- 50 € en Transcash", []),
    "a bill": ("Labour £320.00\nMaterials £86.40\nTOTAL DUE £406.40", []),
    "mail heads": ("from: a\nto: b\nsubject: c\n\nfrom: d\nto: e\nsubject: f", []),
    "letter head twice": ("LAW OFFICE OBI\nSOLICITORS\nDear Sir,\nLAW OFFICE OBI\nSOLICITORS", []),
    "a menu": ("Accueil\nNos rapports\nContact\nAccueil\nNos rapports\nContact\ntexte\nautre\nencore\nfin", []),
    "a form is no conversation": ("Nom : A\nPrénom : B\nVille : C\nPays : D", []),
    "one line is no conversation": ("Note: payez", []),
}


@pytest.mark.parametrize(("raw", "speakers"), TURNS.values(), ids=TURNS)
def test_turns(raw: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in Text(raw).turns] == speakers


SENTENCES = {
    "stops": ("Paye. Vite! Non?", 3),
    "abbreviations": ("Mr. Felix et M. Obi, tel. 12", 1),
    "a wrapped line goes on": ("This is a line of mail that was wrapped by a program at some\npoint and goes on here. Next.", 2),
    "short lines stand alone": ("paye moi\nvite", 2),
    "list items": ("voici :\n1) 250 €\n2) 200 €", 3),
    "numbers with points": ("500.000 FCFA et 1.500,00 €", 1),
}


@pytest.mark.parametrize(("raw", "count"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(raw: str, count: int) -> None:
    assert len(Text(raw).sentences) == count


QUOTES = {
    "guillemets": ("il a écrit « envoie moi 500 € vite » hier", [("mark", " envoie moi 500 € vite ")]),
    "curly": ("he wrote “send 300 dollars now” then", [("mark", "send 300 dollars now")]),
    "straight": ('she said "pay me three hundred" twice', [("mark", "pay me three hundred")]),
    "a word in quotes is a name": ('his "manager" wrote', []),
    "mail": ("> tu me donnes 250\n> vite\nnon", [("mail", "> tu me donnes 250\n> vite")]),
}


@pytest.mark.parametrize(("raw", "quotes"), QUOTES.values(), ids=QUOTES)
def test_quotes(raw: str, quotes: list[tuple[str, str]]) -> None:
    text = Text(raw)
    assert [(q.kind, text.glyphs.text[q.start : q.end]) for q in text.quotes] == quotes
