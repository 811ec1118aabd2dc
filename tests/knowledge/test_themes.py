"""Themes: which words show what a text is about, and what is said about a bad row."""

from pathlib import Path

import pytest

from extortrace.knowledge import load_rules, themes
from extortrace.knowledge.reader import Problem
from extortrace.text import Text


@pytest.fixture(scope="module")
def shipped() -> themes.Themes:
    return load_rules().themes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("I still have the footage of your little show", {"images"}, id="en euphemism"),
        pytest.param("le dossier complet part chez ta daronne", {"images", "audience"}, id="fr euphemism"),
        pytest.param("jenvoie tt à tes abonnés, tt le monde va voir", {"audience"}, id="sms spelling"),
        pytest.param("a keylogger gave me remote access", {"intrusion"}, id="intrusion"),
        pytest.param("Convocation : la brigade a saisi le procureur", {"authority"}, id="authority"),
        pytest.param("the next of kin of a late client", {"fund"}, id="fund"),
        pytest.param("prêteur particulier, taux fixe, sans garantie", {"loan"}, id="loan"),
        pytest.param("frais de dédouanement de votre colis", {"parcel"}, id="parcel"),
        pytest.param("prove your love, my queen", {"romance"}, id="romance"),
        pytest.param("un chiot à adopter contre bons soins", {"purchase"}, id="purchase"),
        pytest.param("mystery shopper, weekly pay", {"job"}, id="job"),
        pytest.param("copy trading, daily profit guaranteed", {"investment"}, id="investment"),
        pytest.param("nouveau num, tel cassé, tu me dépannes ?", {"favour"}, id="favour"),
        pytest.param("par erreur j'ai fait un dépôt momo", {"mobile"}, id="mobile"),
        pytest.param("désenvoûtement et retour d'affection", {"marabout"}, id="marabout"),
        pytest.param("we know where you live, the hitman is paid", {"harm"}, id="harm"),
        pytest.param("vos sauvegardes sont chiffrées, clé de déchiffrement", {"ransom"}, id="ransom"),
        pytest.param("loyer impayé : mise en demeure avant huissier", {"debt", "authority"}, id="debt"),
        pytest.param("cagnotte pour les orphelins", {"charity"}, id="charity"),
        pytest.param("avis de coupure de votre compteur", {"utilities"}, id="utilities"),
        pytest.param("they will know you are gay, closeted", {"outing"}, id="outing"),
        pytest.param("ta maîtresse et toi, escort girl", {"hotel"}, id="hotel"),
        pytest.param("tick tock, tu vas le regretter, ça va chauffer", {"tone_threat"}, id="tone_threat"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_shipped(shipped: themes.Themes, text: str, expected: set[str]) -> None:
    found = {name for name, _, _, _ in shipped.words(Text(text).leet.text)}
    assert expected <= found


def test_shipped_list_has_no_problem() -> None:
    assert [p for p in load_rules().problems if p.path.startswith("themes")] == []


SMALL = {
    "images": ["video", "vidéo call", "nud*"],
    "audience": ["call", "tout le monde", "nudg*"],
    "personal": ["video", "nudist"],
}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        pytest.param("video", [("images", "video"), ("personal", "video")], id="a word of two themes"),
        pytest.param("video call", [("images", "video call")], id="the longest phrase takes its words"),
        pytest.param("call video", [("audience", "call"), ("images", "video"), ("personal", "video")], id="apart"),
        pytest.param("nudes nud", [("images", "nudes"), ("images", "nud")], id="any ending or none"),
        pytest.param("nudge", [("audience", "nudge")], id="the longest stem"),
        pytest.param("nudist", [("personal", "nudist")], id="a whole word before a stem"),
        pytest.param("denude", [], id="a stem begins a word"),
        pytest.param("tout le", [], id="part of a phrase"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words(view: str, expected: list[tuple[str, str]]) -> None:
    found = list(themes.build(themes.index(SMALL)).words(view))
    assert [(name, word) for name, word, _, _ in found] == expected
    assert all(view[start:end] == word for _, word, start, end in found)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param("[nu*]", "'nu*' is too short; give at least 3 letters before the *", id="two letters"),
        pytest.param("[nud*, a]", None, id="three letters"),
    ],
)
def test_problems(tmp_path: Path, row: str, problem: str | None) -> None:
    (tmp_path / "themes.yml").write_text(f"images: {row}\n", encoding="utf-8")
    problems: list[Problem] = []
    themes.read(tmp_path, problems)
    assert [p.message for p in problems] == ([problem] if problem else [])
