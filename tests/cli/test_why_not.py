"""``extortrace why-not``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extortrace.cli import main
from extortrace.output.safe import UNSEEN

CASES = [
    (["816 423 779", "--text", "MTCN: 816423779"], ["It was taken as nothing", "reference: a near miss", "an MTCN has 10"]),
    (["0758412209", "--as", "tel", "--text", "dossier 0758412209"], ["phone: not taken as one", "with “+225” before it"]),
    (["0758412209", "--as", "phone", "--lang", "fr", "--text", "dossier 0758412209"], ["téléphone\u00a0: pas pris comme tel"]),
    (["0709112233", "--text", "tel +225 07 09 11 22 33"], ["It was taken as: phone", "Côte d'Ivoire"]),
]  # fmt: skip


@pytest.mark.parametrize(("args", "said"), CASES, ids=[" ".join(c[0])[:50] for c in CASES])
def test_why_not(args: list[str], said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why-not", *args]) == 0
    out = capsys.readouterr().out
    for piece in said:
        assert piece in out


def test_json_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "message.txt"
    path.write_text("Bonjour\nMTCN: 816423779", encoding="utf-8")
    assert main(["why-not", "816423779", str(path), "--as", "mtcn", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "extortrace.trace/1"
    place = found["places"][0]
    assert (place["text"], place["line"], place["taken"]) == ("816423779", 2, [])
    assert place["answers"][0]["finding"]["status"] == "rejected"


BAD = [
    (["x", "--as", "zorg", "--text", "x"], 2, "There is no kind 'zorg'; known are amount, phone"),
    (["x", "--region", "ZZ", "--text", "x"], 2, "There is no country 'ZZ'"),
    (["x", "nowhere.txt"], 1, "There is no file nowhere.txt"),
    (["x", "nowhere.txt", "--text", "x"], 2, "not both"),
]


@pytest.mark.parametrize(("args", "code", "said"), BAD, ids=[" ".join(c[0]) for c in BAD])
def test_what_goes_wrong(args: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why-not", *args]) == code
    assert said in capsys.readouterr().err


def test_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why-not", "Abidjam", "--text", "je suis a Abidjan"]) == 1
    assert "does not stand in the message" in capsys.readouterr().out


def test_hostile_text_stays_text(capsys: pytest.CaptureFixture[str]) -> None:
    text = "MTCN \x1b[2J: 816423779 \u202e[b]"
    assert main(["why-not", "816423779", "--text", text, "--as", "reference"]) == 0
    assert not UNSEEN.search(capsys.readouterr().out)


def test_cards_are_masked(capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--json"]):
        main(["why-not", "4111 1111 1111 1111", "--text", "visa 4111 1111 1111 1111", *more])
        assert "1111 1111 1111" not in capsys.readouterr().out
