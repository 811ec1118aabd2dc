"""Analyzer: what must hold for any text, however hostile."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extortrace import Analyzer
from extortrace.model import PARTS, Report

ANALYZER = Analyzer()
PIECES = (
    "envoie ", "800 $", " ou ", "1 500,00 €", "par Western Union ", "à Abidjan", "\n", "\r\n", "Nom : ", "Koffi Yao", "MTCN ",
    "816-423-7791", "+225 07 48 15 62 90", "wes\u200btern un\u00adion", "pаymеnt", "=20=E2=82=AC", "&euro;", "« ", " »", "> ",
    "[14:02] Clara: ", "moi: ", "sinon je publie ta vidéo ", "avant 18h", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "4111 1111 1111 1111", "de\u0301lai 48h", "awa[at]exemple[.]com", "@bob_77", "\ud800", "\x1b[2J", "[/b]", "👩🏽\u200d💻", "ﬁ",
    "İ", "M O N E Y G R A M ", "zéro sept cinquante-huit ", "PP261112.1844.C51207", ". ", ", ", "!",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=14).map("".join)


def check(report: Report) -> None:
    """Every offset is inside the text and shows what it says; every index leads somewhere."""
    text = report.message.text
    for finding in report.findings:
        for found in (finding, *finding.alternatives):
            assert 0 <= found.start < found.end <= len(text)
            assert found.text == text[found.start : found.end]
            assert all(found.start <= a < b <= found.end for a, b in found.parts)
    for hit in report.hits:
        assert hit.text == text[hit.start : hit.end]
        assert hit.start < hit.end
    for demand in report.demands:
        for part, indexes in demand.parts.items():
            assert {report.findings[i].kind for i in indexes} == {PARTS[part]}
        assert all(report.findings[i].status == "confirmed" for part in demand.parts.values() for i in part)
        assert all(0 <= i < len(report.hits) for i in demand.threats)
    for reason in report.assessment.reasons:
        assert all(0 <= a <= b <= len(text) for a, b in reason.spans)
    assert report.assessment.score == sum(reason.points or 0 for reason in report.assessment.reasons)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text(text: str) -> None:
    report = ANALYZER.analyze(text)
    check(report)
    json.dumps(report.to_dict())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_gives_the_same_report(text: str) -> None:
    assert ANALYZER.analyze(text) == Analyzer(ANALYZER.rules).analyze(text)


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import json, extortrace;"
        "print(json.dumps(extortrace.analyze('envoie 800 $ au 07 48 15 62 90 par Wave, Abidjan, sinon je publie').to_dict()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1


LANGUAGES = {
    "french": ("tu vas payer tout de suite pour ta vidéo", ("fr",), False),
    "english": ("you will pay for your video now", ("en",), False),
    "spanish is said, not passed over": ("Tienes que pagar el dinero o voy a publicar el video de tu cara", ("es",), True),
}


@pytest.mark.parametrize(("text", "languages", "noted"), LANGUAGES.values(), ids=LANGUAGES)
def test_languages(text: str, languages: tuple[str, ...], noted: bool) -> None:
    report = ANALYZER.analyze(text)
    assert report.languages == languages
    assert ("language_not_covered" in {note.code for note in report.notes}) is noted
