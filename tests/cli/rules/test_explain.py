"""``extortrace rules explain``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extortrace.cli import main
from extortrace.output.safe import UNSEEN

CASES = [
    (["publish-media", "--text", "Demain je publie ta vidéo"], ["It fires.", "✓ list 1: publie", "together in one"]),
    (["publish-media", "--text", "Demain je publeir ta vidéo"], ["It does not fire.", "publier", "publeir", "    ^^"]),
    (["test-question", "--text", "If you forgot your password, answer your security question"], ["voided by"]),
    (["test-question", "--text", "x", "--lang", "fr"], ["Elle ne se déclenche pas.", "rien dans le texte ne"]),
    (["test-question", "--text", "ok ok", "--all"], ["✗ secret question: nothing like it in the text"]),
]


@pytest.mark.parametrize(("args", "said"), CASES, ids=[" ".join(c[0])[:50] for c in CASES])
def test_explain(args: list[str], said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "explain", *args]) == 0
    out = capsys.readouterr().out
    for piece in said:
        assert piece in out


def test_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "message.txt"
    path.write_text("Bonjour\nDemain je publie ta vidéo", encoding="utf-8")
    assert main(["rules", "explain", "publish-media", str(path)]) == 0
    assert "on line 2" in capsys.readouterr().out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["rules", "explain", "publish-media", "--json", "--text", "je publeir ta vidéo 4111 1111 1111 1111"]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["rule"], found["fires"]) == ("extortrace.explanation/1", "publish-media", False)
    assert found["advice"][0]["code"] == "need_lists"
    best = found["lists"][0]["best"]
    assert best[0]["parts"][0] == {"part": "publier", "seen": "publeir", "edits": 1, "allowed": 0, "lack": "edits"}


BAD = [
    (["publish-medias", "--text", "x"], 2, "did you mean 'publish-media'?"),
    (["publish-media", "--text", " "], 1, "nothing to read in --text"),
    (["publish-media", "nowhere.txt"], 1, "There is no file nowhere.txt"),
    (["publish-media", "nowhere.txt", "--text", "x"], 2, "not both"),
    (["publish-media", "--rules", "nowhere"], 2, "There is no folder of rules nowhere"),
]


@pytest.mark.parametrize(("args", "code", "said"), BAD, ids=[" ".join(c[0]) for c in BAD])
def test_what_goes_wrong(args: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "explain", *args]) == code
    assert said in capsys.readouterr().err


def test_a_hostile_text_stays_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "explain", "publish-media", "--text", "je publie ta \x1b[2Jvid\u202eéo [b]:smile:"]) == 0
    out = capsys.readouterr().out
    assert not UNSEEN.search(out)


def test_a_long_text_takes_no_time(capsys: pytest.CaptureFixture[str]) -> None:
    text = "je publeir tes photo a tout le monde " * 4000
    assert main(["rules", "explain", "post-it-all", "--text", text]) == 0
    assert "fire" in capsys.readouterr().out
