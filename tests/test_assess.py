"""Assessment: levels of the seed's words in three mouths, scores that add up, safety beside the score."""

from __future__ import annotations

import pytest

from extortrace import Analyzer

ANALYZER = Analyzer()
DEMAND = (
    "J'ai la vidéo de toi nu devant ta webcam. Envoie 800 $ ou 1500 $ par Western Union à la Côte d'Ivoire ou au Sénégal "
    "sinon je la publie et je l'envoie à tous tes amis."
)
ACCOUNT = (
    "Bonjour, j'ai besoin d'aide, je suis victime de chantage. Il m'a écrit : « envoie 800 $ ou 1500 $ par Western Union "
    "à la Côte d'Ivoire ou au Sénégal sinon je publie ta vidéo ». Que dois-je faire ? Je veux porter plainte."
)
NEWS = (
    "Selon le Centre antifraude, les victimes se font dire d'envoyer 800 $ ou 1500 $ par Western Union à la Côte d'Ivoire "
    "ou au Sénégal. Le porte-parole conseille de ne pas verser cet argent. Les cas ont augmenté de 40 %."
)
MOUTHS = {
    "the demand itself": (DEMAND, "demand", {"critical"}),
    "a victim quoting it": (ACCOUNT, "account", {"medium", "high", "critical"}),
    "a newspaper": (NEWS, "report", {"none", "low"}),
}


@pytest.mark.parametrize(("text", "stance", "levels"), MOUTHS.values(), ids=MOUTHS)
def test_who_speaks_decides(text: str, stance: str, levels: set[str]) -> None:
    found = ANALYZER.analyze(text).assessment
    assert found.stance == stance
    assert found.level in levels


@pytest.mark.parametrize("text", [DEMAND, ACCOUNT, NEWS, "ok merci", ""], ids=["demand", "account", "news", "ok", "empty"])
def test_the_score_is_the_sum_of_its_reasons(text: str) -> None:
    found = ANALYZER.analyze(text).assessment
    assert found.score == sum(reason.points or 0 for reason in found.reasons)
    assert 0 <= found.score <= 100


def test_safety_flags_never_change_the_score() -> None:
    plain = ANALYZER.analyze(DEMAND).assessment
    flagged = ANALYZER.analyze(DEMAND + "\nje vais me tuer").assessment
    assert [flag.code for flag in flagged.safety] == ["self_harm"]
    assert flagged.score == plain.score


def test_names_do_not_score() -> None:
    """The same demand to a name of another origin is weighed the same."""
    scores = {
        ANALYZER.analyze(f"{DEMAND} Bénéficiaire : {name}").assessment.score
        for name in ("Kouassi Yao", "Pierre Martin", "Traoré Awa", "John Smith")
    }
    assert len(scores) == 1
