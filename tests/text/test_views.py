"""Views: what is undone, and that every view maps back inside the raw text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extortrace.text import Text, fold
from tests.marks import unmark

FOLDED = {
    "case and accents": ("PRÉNOM Côte d’Ivoire", "prenom cote d'ivoire"),
    "apostrophes": ("l’argent lʼargent l´argent l`argent", "l'argent l'argent l'argent l'argent"),
    "dashes": ("07–09—11‑22−33", "07-09-11-22-33"),
    "all spaces": ("1\u00a0500\u202f€\u2009x\u3000y\tz", "1 500 € x y z"),
    "full width": ("＋２２５ ＡＢＣ", "+225 abc"),
    "mathematical letters": ("𝐖𝐞𝐬𝐭𝐞𝐫𝐧 𝟓𝟎𝟎", "western 500"),
    "decomposed accents": ("de\u0301lai", "delai"),
    "stray marks": ("t̪ransfer vi̶deo", "transfer video"),
    "zero width": ("wes\u200btern un\u00adion", "western union"),
    "bidi": ("\u202ereversed\u202c", "reversed"),
    "look-alikes": ("ѕend уоur pаymеnt in Вitсоin", "send your payment in bitcoin"),
    "look-alike words of their own": ("pay me оr I роst", "pay me or i post"),
    "stroked letters": ("yøur passwørd ¡s", "your password is"),
    "ligatures": ("ﬁn œuvre straße", "fin oeuvre strasse"),
    "Turkish dotted i": ("İstanbul", "istanbul"),
    "keycap digits": ("7\ufe0f\u20e30\ufe0f\u20e3", "70"),
    "html entities": ("500 &euro; d&eacute;lai &#8364;", "500 € delai €"),
    "mojibake": ("dÃ©lai 500 â‚¬", "delai 500 €"),
    "quoted-printable": ("1,2=\n00=20=E2=82=AC d=C3=A9lai", "1,200 € delai"),
    "cyrillic stays cyrillic": ("Привет, как дела", "привет, как дела"),
    "accents that matter stay letters": ("æther", "aether"),
    "a lone equals sign is no code": ("x=20 et y=30", "x=20 et y=30"),
    "an ampersand is no entity": ("Kaboré & Fils; R&D", "kabore & fils; r&d"),
}


@pytest.mark.parametrize(("raw", "folded"), FOLDED.values(), ids=FOLDED)
def test_folded(raw: str, folded: str) -> None:
    assert Text(raw).folded.text == folded


SPANS = {
    "identity": ("pay ⟦500⟧ now", "500"),
    "across hidden characters": ("⟦wes\u200btern un\u00adion⟧ now", "western union"),
    "lengths that change before": ("ﬁn İstanbul straße 👩🏽\u200d💻 ⟦envoie l'argent⟧", "envoie l'argent"),
    "soft line break": ("wallet ⟦1Da3=\nBgse⟧ ok=20.=20", "1da3bgse"),
    "decomposed": ("le ⟦de\u0301lai⟧ de", "delai"),
}


@pytest.mark.parametrize(("marked", "seen"), SPANS.values(), ids=SPANS)
def test_span_of_what_was_seen(marked: str, seen: str) -> None:
    raw, [expected] = unmark(marked)
    view = Text(raw).folded
    start = view.text.index(seen)
    assert view.span(start, start + len(seen)) == expected


LEET = {
    "digits for letters": ("p4y me w3stern un10n", "pay me western union"),
    "spaced letters": ("W e s t e r n  U n i o n svp", "western union svp"),
    "dotted letters": ("P.0.R.N.0 now", "porno now"),
    "sums stay sums": ("500$ 100k 48h €20", "500 100k 48h 20"),
    "plain words stay": ("send 2 cards", "send 2 cards"),
}


@pytest.mark.parametrize(("raw", "leet"), LEET.values(), ids=LEET)
def test_leet(raw: str, leet: str) -> None:
    assert Text(raw).leet.text == leet


def test_undone_is_counted() -> None:
    assert dict(Text("wes\u200bte\u200brn pаymеnt d&eacute;lai").undone) == {
        "hidden": 2, "look_alike": 2, "html_entity": 1,
    }  # fmt: skip


ANY = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("abc 012.,'\n\r\t=&;é\u0301\u200b\u202f€œﬁİа3D20ÃÂ"),
    ),
    max_size=80,
)


@given(ANY)
def test_every_view_maps_inside_the_raw_text(raw: str) -> None:
    text = Text(raw)
    for view in (text.glyphs, text.folded, text.words, text.leet):
        last = 0
        for at in range(len(view.text)):
            start, end = view.span(at, at + 1)
            assert 0 <= start <= end <= len(raw)
            assert start >= last or start == end or at == 0 or start >= view.span(at - 1, at)[0]
            last = start
    assert len(text.glyphs.text) == len(text.folded.text)


@given(ANY)
def test_words_map_to_what_folds_to_them(raw: str) -> None:
    view = Text(raw).words
    for word in set(view.text.split()):
        start = view.text.split().index(word)
        at = sum(len(w) + 1 for w in view.text.split()[:start])
        a, b = view.span(at, at + len(word))
        assert a < b


@given(ANY)
def test_structure_stays_inside(raw: str) -> None:
    text = Text(raw)
    size = len(text.glyphs.text)
    spans = [*text.lines, *text.sentences, *((r.start, r.end) for r in text.rows)]
    spans += [(q.start, q.end) for q in text.quotes] + [(t.head, t.end) for t in text.turns]
    assert all(0 <= a <= b <= size for a, b in spans)


@given(st.characters())
def test_folding_keeps_positions(char: str) -> None:
    assert len(fold(char)) == 1
    assert fold(fold(char)) == fold(char) or not unicodedata.is_normalized("NFD", char)
