"""Rules on texts: spans, gaps, combinations, what voids a hit, disguise."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extortrace.indicators import MOST_HITS, match
from extortrace.knowledge import indicators, load_rules
from extortrace.knowledge.reader import Problem
from extortrace.text import Text
from tests.marks import unmark

HEAD = "title: {en: t, fr: t}\nseverity: high\nweight: 20\nstatus: stable\nexamples: {match: [aaa], no_match: [bbb]}\n"


def rules(tmp_path: Path, body: str, head: str = HEAD) -> indicators.Indicators:
    folder = tmp_path / "indicators" / "exposure"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rule.yml").write_text(f"id: rule\ncategory: exposure\n{head}{body}", encoding="utf-8")
    problems: list[Problem] = []
    data = indicators.read(tmp_path, problems)
    assert not problems, [str(p) for p in problems]
    return indicators.build(data)


PHRASES = "phrases: {en: [send your * to everyone], fr: [publier ta vidéo]}\n"
COMBINED = "all: {fr: [[publie, balance], [ta vidéo, tes photos], [tes amis]]}\nwithin: 60\n"
COUNTED = """count:
  at_least: 2
  of: {fr: [[publie, balance], [ta vidéo, tes photos], [tes amis], [ce soir]]}
within: 60
"""
UNLESS = "phrases: {fr: [publier ta vidéo]}\nunless: {fr: [menace de]}\n"
CASES = [
    ("exact", PHRASES, "Je vais ⟦publier ta vidéo⟧ ce soir"),
    ("accents, case and marks", PHRASES, "JE VAIS ⟦PUBLIER, TA VIDEO⟧ !!"),
    ("misspelt", PHRASES, "je vé ⟦publeir ta vidoé⟧ ok"),
    ("hidden characters", PHRASES, "je vais ⟦publ\u200bier ta vi\u00addéo⟧."),
    ("look-alike letters", PHRASES, "je vais ⟦publiеr tа vidéо⟧."),
    ("letters as digits", PHRASES, "je vais ⟦pub1i3r t4 v1d30⟧ hein"),
    ("gap of one word", PHRASES, "i ⟦send your nudes to everyone⟧"),
    ("gap of three words", PHRASES, "i ⟦send your very private pics to everyone⟧"),
    ("gap too wide", PHRASES, "i send your mother my best regards and wishes to everyone"),
    ("no gap", PHRASES, "send your to everyone"),
    ("inside a word", PHRASES, "republier ta vidéothèque"),
    ("together", COMBINED, "je ⟦balance tes photos à tous tes amis⟧"),
    ("together in any order", COMBINED, "⟦tes amis auront ta vidéo, je publie⟧ ça"),
    ("one is missing", COMBINED, "je balance tes photos à tous"),
    ("another sentence", COMBINED, "Je balance tes photos. Salue bien tous tes amis."),
    ("too far apart", COMBINED, "je balance " + "bla " * 20 + "tes photos à tous tes amis"),
    ("two of four", COUNTED, "je ⟦balance tes photos⟧ à tous"),
    ("three of four, in any order", COUNTED, "⟦ce soir tes amis auront tes photos⟧ oui"),
    ("two of four, twice", COUNTED, "je ⟦publie ta vidéo⟧. Regarde. ⟦Ce soir tes amis⟧ la verront"),
    ("one of four", COUNTED, "je balance tout"),
    ("the same list twice is one", COUNTED, "je publie et je balance"),
    ("two of four in two sentences", COUNTED, "Je balance tout. Salue tes amis."),
    ("two of four too far apart", COUNTED, "je balance " + "bla " * 20 + "tes photos à tous"),
    ("a third one far off does no harm", COUNTED, "je ⟦balance tes photos⟧ " + "bla " * 20 + "à tes amis"),
    ("void in the sentence", UNLESS, "il menace de publier ta vidéo"),
    ("not void in another", UNLESS, "Il menace de tout dire. Je vais ⟦publier ta vidéo⟧"),
]


@pytest.mark.parametrize(("body", "marked"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_match(tmp_path: Path, body: str, marked: str) -> None:
    text, spans = unmark(marked)
    hits = match(Text(text), rules(tmp_path, body))
    assert [hit.span for hit in hits] == spans
    for hit in hits:
        assert text[hit.start : hit.end] == hit.text


def test_disguise_is_flagged(tmp_path: Path) -> None:
    table = rules(tmp_path, PHRASES)
    assert match(Text("publier ta v1d30"), table)[0].flags == ("obfuscated",)
    assert match(Text("publier ta video a@b.com"), table)[0].flags == ()


def test_disguise_far_apart_in_a_long_text(tmp_path: Path) -> None:
    text = "rien du tout " * 60 + "publi3r t4 vid30 " + "rien de plus " * 60 + "pub1ier ta vid3o" + " fin" * 100
    assert len(match(Text(text), rules(tmp_path, PHRASES))) == 2


def test_combination_lists_its_parts(tmp_path: Path) -> None:
    text = "je balance tes photos à tous tes amis"
    hit = match(Text(text), rules(tmp_path, COMBINED))[0]
    assert [text[a:b] for a, b in hit.parts] == ["balance", "tes photos", "tes amis"]
    assert hit.phrase == "balance + tes photos + tes amis"
    assert hit.similarity == 100


def test_similarity_counts_edits(tmp_path: Path) -> None:
    hit = match(Text("publeir ta video"), rules(tmp_path, PHRASES))[0]
    assert hit.similarity == pytest.approx(100 * (1 - 1 / 16))


def test_overlapping_hits_of_a_rule_are_one(tmp_path: Path) -> None:
    table = rules(tmp_path, "phrases: {fr: [publier ta vidéo, vais publier ta vidéo, ta vidéo]}\n")
    assert [hit.text for hit in match(Text("je vais publier ta vidéo"), table)] == ["vais publier ta vidéo"]


def test_experimental_rules_show_but_weigh_nothing(tmp_path: Path) -> None:
    table = rules(tmp_path, PHRASES, HEAD.replace("stable", "experimental"))
    assert match(Text("publier ta vidéo"), table)[0].weight == 0


def test_hits_are_bounded_and_say_so(tmp_path: Path) -> None:
    hits = match(Text("publier ta vidéo, " * 2000), rules(tmp_path, PHRASES))
    assert len(hits) == MOST_HITS
    assert [hit for hit in hits if "more" in hit.flags] == hits[-1:]


HOSTILE = ("i will send your video to all your friends ", "send me ", "a ", "x", "p4y m3 n0w ", "1 ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_linear(piece: str) -> None:
    text = Text((piece * 1_000_000)[:500_000])
    _ = text.words, text.leet, text.sentences
    table = load_rules().indicators
    start = time.process_time()
    match(text, table)
    assert time.process_time() - start < 5


def test_empty_text() -> None:
    assert match(Text(""), load_rules().indicators) == []
