"""``extortrace evaluate`` and ``correct`` as they are run: a process, its output and exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extortrace.cli.correct import checkout

HERE = Path(__file__).resolve()
TEXT = "Envoie 500 € par Western Union à Awa Koné, Abidjan, Côte d'Ivoire, sinon je publie ta vidéo."
GOLD = [
    {
        "id": "one",
        "lang": "fr",
        "part": "dev",
        "text": TEXT,
        "expect": [
            {"kind": "amount", "value": "500", "currency": "EUR"},
            {"kind": "channel", "value": "western_union"},
            {"kind": "channel", "value": "wave"},
        ],
        "kinds": ["amount", "channel"],
        "stance": "demand",
        "level": ["none", "low"],
    },
    {"id": "two", "lang": "en", "part": "held", "text": "See you \x1b[2J tomorrow", "stance": "other"},
]


def run(*args: object, lang: str = "en", stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extortrace", *map(str, args)],
        env={**os.environ, "LC_ALL": f"{lang}_CA.UTF-8", "PYTHONIOENCODING": "utf-8"},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "g.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in GOLD), encoding="utf-8")
    return path


def test_figures_and_misses_in_context(gold: Path) -> None:
    done = run("evaluate", gold, "--misses", 5)
    assert done.returncode == 0, done.stderr
    rows = {line[:24].strip(): line[24:].split() for line in done.stdout.splitlines()}
    assert rows["amounts"] == ["1", "1", "1", "1.000", "1.000", "1.000"]
    assert rows["channels"][:3] == ["2", "1", "1"]
    assert f"{gold}:1: one: missed wave" in done.stdout
    assert f"{gold}:1: one: should be none:low (seen as:" in done.stdout


def test_in_french(gold: Path) -> None:
    assert "manqué : wave" in run("evaluate", gold, "--misses", 5, lang="fr").stdout.replace("\u00a0", " ")


def test_only_a_part(gold: Path) -> None:
    assert json.loads(run("evaluate", gold, "--part", "held", "--json").stdout)["messages"] == 1
    assert run("evaluate", gold, "--part", "heldd").returncode == 2


def test_json_is_stable(gold: Path) -> None:
    first, again = run("evaluate", gold, "--json"), run("evaluate", gold, "--json", lang="fr")
    assert first.stdout == again.stdout
    data = json.loads(first.stdout)
    assert data["schema"] == "extortrace.evaluation/1"
    assert data["kinds"]["channel"] == {
        "wanted": 2, "found": 1, "right": 1, "precision": 1.0, "recall": 0.5, "f1": 0.6667,
    }  # fmt: skip
    misses = [(miss["kind"], miss["how"]) for miss in data["misses"]]
    assert misses == [("channel", "missed"), ("demand", "false"), ("demand", "false"), ("level", "differs")]


def test_a_floor(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"all": {"channel": 0.9, "amount": 0.9, "url": 1}}', encoding="utf-8")
    done = run("evaluate", gold, "--floor", floors)
    assert (done.returncode, done.stderr) == (3, "channels is 0.667, below its floor of 0.900.\n")
    assert run("evaluate", gold, "--floor", floors, "--part", "dev").returncode == 2
    floors.write_text('{"all": {"chanel": 0.9}}', encoding="utf-8")
    assert "holds no floors for the part 'all'" in run("evaluate", gold, "--floor", floors).stderr


def test_broken_rows_and_absent_files_are_told_and_the_rest_goes_on(gold: Path, tmp_path: Path) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write("{\n")
    done = run("evaluate", gold, tmp_path / "nothing.jsonl", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["messages"] == 2
    assert f"{gold}:3: is no JSON" in done.stderr
    assert f"There is no file {tmp_path / 'nothing.jsonl'}" in done.stderr


def test_nothing_to_compare(tmp_path: Path) -> None:
    empty = tmp_path / "e.jsonl"
    empty.write_text("", encoding="utf-8")
    assert run("evaluate", empty).stderr == "Error: There is no marked message to compare (part: all).\n"


def test_the_correction_loop(tmp_path: Path) -> None:
    out = tmp_path / "mine.jsonl"
    out.write_text('{"id": "before", "text": "Hello"}', encoding="utf-8")  # a last line without its end
    done = run(
        "correct", TEXT, "--out", out, "--level", "high:critical", "--drop", "place:abidjan", "--add", "channel:wave"
    )
    assert done.returncode == 0, done.stderr
    before, row = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert before["id"] == "before"
    assert row["text"] == TEXT
    assert row["level"] == ["high", "critical"]
    assert {"kind": "amount", "value": "500", "currency": "EUR"} in row["expect"]
    assert {"kind": "channel", "value": "wave"} in row["expect"]
    assert "Abidjan" not in [mark["value"] for mark in row["expect"]]
    misses = json.loads(run("evaluate", out, "--json").stdout)["misses"]
    assert {("channel", "missed", "wave"), ("place", "false", "Abidjan CI")} <= {
        (miss["kind"], miss["how"], miss["value"]) for miss in misses
    }


def test_correcting_a_file_and_a_pipe(tmp_path: Path) -> None:
    path, out = tmp_path / "m.txt", tmp_path / "mine.jsonl"
    path.write_text(TEXT, encoding="utf-8")
    assert run("correct", path, "--out", out).returncode == 0
    assert run("correct", "-", "--out", out, stdin=TEXT).returncode == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == rows[1]
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0, "real messages are for their owner alone"


def test_edits_are_for_one_message(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    files, out = (tmp_path / "a.txt", tmp_path / "b.txt"), tmp_path / "mine.jsonl"
    assert run("correct", *files, "--out", out, "--stance", "other").returncode == 2
    assert not out.exists()
    assert run("correct", *files, "--out", out).returncode == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("--stance", "victim"), "'stance' cannot be 'victim'"),
        (("--level", "high:low"), "'level' must be the lowest and the highest level"),
        (("--drop", "phone:123"), "There is no phone 123 to drop"),
        (("--add", "amonut:5"), "'amonut:5' is no detail"),
    ],
)
def test_a_slip_writes_nothing(edit: tuple[str, str], said: str, tmp_path: Path) -> None:
    out = tmp_path / "mine.jsonl"
    done = run("correct", TEXT, "--out", out, *edit)
    assert done.returncode == 2
    assert said in done.stderr
    assert not out.exists()


def test_never_inside_the_project(tmp_path: Path) -> None:
    inside = HERE.parent / "real.jsonl"
    link = tmp_path / "link"
    link.symlink_to(HERE.parent, target_is_directory=True)
    for out in (inside, link / "real.jsonl"):
        done = run("correct", TEXT, "--out", out)
        assert done.returncode == 2
        assert "real messages must never be" in done.stderr
    assert not inside.exists()


def test_checkout(tmp_path: Path) -> None:
    assert checkout(HERE) == HERE.parents[2]
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    assert checkout(tmp_path / "a" / "b.jsonl") is None
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "extortrace"\n', encoding="utf-8")
    assert checkout(tmp_path / "a" / "b.jsonl") == tmp_path


@pytest.mark.parametrize("name", ["mine.txt", "nowhere/mine.jsonl"])
def test_a_place_that_will_not_do(name: str, tmp_path: Path) -> None:
    done = run("correct", TEXT, "--out", tmp_path / name)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_cards_are_masked_but_in_corrected_rows(tmp_path: Path) -> None:
    text = "MTCN 4111 1111 1111 1111 Koffi, 500 €"
    marks = [{"kind": "reference", "value": "4111111111111111"}, {"kind": "amount", "value": "600", "currency": "EUR"}]
    path = tmp_path / "g.jsonl"
    path.write_text(json.dumps({"id": "x 4111111111111111", "text": text, "expect": marks}) + "\n", encoding="utf-8")
    for form in ([], ["--json"]):
        done = run("evaluate", path, "--misses", 9, *form)
        assert "411111******1111" in done.stdout
        assert "1111111111" not in done.stdout.replace(" ", "")
    out = tmp_path / "rows.jsonl"
    assert run("correct", text, "--out", out).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == text
    assert "card numbers too" in " ".join(run("correct", "--help").stdout.split())
