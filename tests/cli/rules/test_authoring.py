"""``rules lint``, ``fmt``, ``new``, ``search``, ``show`` and ``schema`` from the outside."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extortrace.cli import main
from extortrace.cli.rules.pages import source
from extortrace.knowledge.lint import CHECKS
from extortrace.output.safe import UNSEEN

RULE = """\
id: leak
title:
  en: Leak
  fr: Fuite
category: exposure
severity: low
weight: 5
status: stable
phrases:
  en: [leak all of it, qsap]
  fr: [on zorgue tout]
examples:
  match:
    - "I leak all of it"
    - "on zorgue tout"
  no_match:
    - "a leak in the roof"
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "indicators" / "exposure" / "leak.yml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE, encoding="utf-8")
    return tmp_path / "mine"


def leak(folder: Path) -> Path:
    return folder / "indicators" / "exposure" / "leak.yml"


def change(folder: Path, old: str, new: str) -> None:
    text = leak(folder).read_text(encoding="utf-8")
    assert old in text
    leak(folder).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS", "EXTORTRACE_RULES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def called(*args: object) -> tuple[int, str, str]:
        code = main(["rules", *map(str, args)])
        out, err = capfd.readouterr()
        return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")

    return called


def test_lint_shows_line_and_caret(run: Run, folder: Path) -> None:
    code, out, err = run("lint", "--rules", folder)
    assert code == 0
    place, shown, mark = out.splitlines()
    assert place.startswith(
        f"{leak(folder)}:10:24: warning phrase-short: 'qsap' has only 4 letters; it stands in 0 of "
    )
    assert shown == "  10 |   en: [leak all of it, qsap]"
    assert mark == "     |                        ^^^^"
    assert shown[mark.index("^") :].startswith("qsap")
    assert err == "Errors: 0; warnings: 1; files: 1.\n"


def test_lint_exit_codes(run: Run, folder: Path) -> None:
    assert run("lint", "--rules", folder, "--strict")[0] == 1
    assert run("lint", "--rules", folder, "--strict", "--exclude", "phrase-short")[0] == 0
    change(folder, "qsap", "send it round")
    assert run("lint", "--rules", folder)[:2] == (0, f"No problems in {folder}.\n")
    change(folder, "severity: low", "severity: huge")
    code, out, _ = run("lint", "--rules", folder, "--brief")
    assert (code, len(out.splitlines())) == (1, 1)
    assert ":6:11: error unknown-value: 'severity' cannot be 'huge'" in out


def test_lint_of_the_shipped_rules_has_no_errors(run: Run) -> None:
    assert run("lint", "--brief")[0] == 0


def test_lint_in_french(run: Run, folder: Path) -> None:
    _, out, err = run("lint", "--rules", folder, "--lang", "fr")
    assert "avertissement phrase-short: « qsap » n'a que 4 lettres" in out
    assert err.startswith("Erreurs : 0 ; avertissements : 1")


def test_lint_json(run: Run, folder: Path) -> None:
    code, out, err = run("lint", "--rules", folder, "--json", "--profile", "house")
    page = json.loads(out)
    assert (code, err) == (0, "")
    assert (page["schema"], page["errors"], page["warnings"]) == ("extortrace.lint/1", 0, len(page["findings"]))
    short = next(row for row in page["findings"] if row["check"] == "phrase-short")
    assert (short["line"], short["column"], short["severity"], short["params"]["phrase"]) == (10, 24, "warning", "qsap")
    assert "no-author" in {row["check"] for row in page["findings"]}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_lint_lists_every_check(run: Run, lang: str) -> None:
    rows = [line.split("\t") for line in run("lint", "--list", "--lang", lang)[1].splitlines()]
    assert [row[0] for row in rows] == list(CHECKS)
    assert all(len(row) == 4 and len(row[3]) > 5 for row in rows)


def test_lint_of_one_rule(run: Run, folder: Path) -> None:
    assert run("lint", "leak", "--rules", folder)[1].count("warning") == 1
    assert run("lint", "no-escape", "--rules", folder)[1].startswith("No problems")


def test_lint_measures_on_texts_of_the_user(run: Run, folder: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    rows = ["on zorgue tout le linge", "ce soir on zorgue tout", "rien"] * 2
    texts.write_text("".join(json.dumps({"text": text}) + "\n" for text in rows), encoding="utf-8")
    out = run("lint", "--rules", folder, "--benign", texts, "--brief")[1]
    assert "phrase-common: 'on zorgue tout' stands in 4 of " in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["lint", "--exclude", "phrase-shrot"], "There is no check 'phrase-shrot'; did you mean 'phrase-short'?"),
        (["lint", "--exclude", "qqq"], "There is no check 'qqq'; 'extortrace rules lint --list'"),
        (["lint", "--profile", "mine"], "There is no profile 'mine'; it is one of base, house."),
        (["lint", "leek"], "There is no rule 'leek'; did you mean 'leak'?"),
        (["lint", "--benign", "/nowhere"], "/nowhere cannot be read: No such file"),
        (["show", "leek"], "There is no rule 'leek'; did you mean 'leak'?"),
        (["search", "x", "--in", "names"], "'names' is nothing to look in; it is one of id, title"),
        (["new", "leak"], "Missing: --category, --title-en, --en, --match, --no-match."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_mistakes(run: Run, folder: Path, args: list[str], said: str) -> None:
    code, out, err = run(*args, "--rules", folder)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {said}")


def test_source_of_a_long_line() -> None:
    shown, mark = source("x" * 300 + ", here, " + "y" * 300, 1, 303, 80)
    assert len(shown) <= 80
    assert shown[mark.index("^") :].startswith("here")
    assert mark.count("^") == 4


def test_fmt(run: Run, folder: Path) -> None:
    assert run("fmt", "--check", "--rules", folder)[0] == 0
    change(folder, "[leak all of it, qsap]", "['leak all of it' , qsap ]")
    code, out, err = run("fmt", "--check", "--rules", folder)
    assert (code, out) == (1, f"would change: {leak(folder)}\n")
    assert err == "Files: 1; would change: 1; broken: 0.\n"
    code, out, _ = run("fmt", "--diff", leak(folder))
    assert code == 1
    assert "+  en: [leak all of it, qsap]\n" in out
    assert run("fmt", leak(folder))[:2] == (0, f"laid out: {leak(folder)}\n")
    assert leak(folder).read_text(encoding="utf-8") == RULE
    assert run("fmt", "--check", leak(folder))[:2] == (0, "")


def test_fmt_leaves_what_is_broken(run: Run, folder: Path) -> None:
    change(folder, "weight: 5", "weight: 5\nweight: 6")
    before = leak(folder).read_bytes()
    code, out, _ = run("fmt", "--rules", folder)
    assert code == 1
    assert out == f"{leak(folder)}:8:1: 'weight' is given twice; keep one\n"
    assert leak(folder).read_bytes() == before


def test_search(run: Run, folder: Path) -> None:
    rows = [line.split("\t") for line in run("search", "zorgue", "tout", "--rules", folder)[1].splitlines()]
    assert ["leak", "phrases.fr", "on zorgue tout", "11", "100"] in rows
    assert all(int(row[4]) >= 80 for row in rows)
    misspelt = run("search", "on zrogue tuot", "--rules", folder, "--in", "phrases")[1]
    assert "leak\tphrases.fr\ton zorgue tout" in misspelt
    page = json.loads(run("search", "neosurf", "--json")[1])
    assert page["schema"] == "extortrace.search/1"
    assert page["places"][0]["id"] == "neosurf"
    assert run("search", "qqqqqqq")[1:] == ("", "Rules and channels found: 0.\n")


def test_show_by_language(run: Run, folder: Path) -> None:
    change(
        folder,
        "status: stable",
        "status: stable\nnear: {detail: channel, is: [wave], within: 80}\nreferences: [our cases]",
    )
    code, out, _ = run("show", "leak", "--rules", folder)
    assert code == 0
    for piece in (
        "leak: Leak / Fuite\n", "category exposure (threat), severity low, weight 5", str(leak(folder)),
        "Phrases (en)\n    leak all of it · qsap\n", "Phrases (fr)\n    on zorgue tout\n",
        "Only near\n  detail: channel, is: [wave], within: 80\n", "References\n  our cases\n", "Must match:\n  16: I leak",
    ):  # fmt: skip
        assert piece in out


def test_show_json_and_channels(run: Run) -> None:
    page = json.loads(run("show", "neosurf", "--json")[1])
    assert (page["schema"], page["section"], page["rule"]["kind"]) == ("extortrace.rule/1", "channels", "voucher")
    assert "Codes\n  shape: XXXX XXXX XX" in run("show", "neosurf")[1]


def test_schema(run: Run) -> None:
    assert json.loads(run("schema")[1])["title"] == "ExtorTrace indicator"
    assert json.loads(run("schema", "channel")[1])["title"] == "ExtorTrace channel"
    assert run("schema", "rule")[2].startswith("Error: There is no schema 'rule'; it is one of indicator, channel.")


NEW = (
    "new", "zorga-card", "--category", "payment_demand", "--title-en", "Zorga", "--title-fr", "Zorga aussi",
    "--en", "buy a zorga card", "--fr", "achète une carte zorga", "--match", "please buy a Zorga card",
    "--match", "Achète une carte Zorga", "--no-match", "The Zorga shop: closed",
)  # fmt: skip


def test_new(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "fresh"
    path = folder / "indicators" / "payment_demand" / "zorga-card.yml"
    code, out, err = run(*NEW, "--rules", folder)
    assert (code, err) == (0, "")
    assert out.startswith(f"Written: {path}\n3 examples, rules: 1; all as they should be.")
    assert run("lint", "--rules", folder, "--strict")[0] == 0
    assert run("fmt", "--check", "--rules", folder)[0] == 0
    assert run("check", "--rules", folder)[0] == 0
    before = path.read_bytes()
    assert run(*NEW, "--rules", folder)[2].startswith("Error: The id 'zorga-card' is taken by ")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["no-escape"], "The id 'no-escape' is taken by indicators/taunt/no-escape.yml"),
        (["../../x"], "'../../x' cannot be an id"),
        (["x", "--category", "../x"], "There is no category '../x'"),
        (["x", "--severity", "huge"], "The rule was not written: 'severity' cannot be 'huge'"),
        (["x", "--en", "ab"], "The rule was not written: 'ab' is too short"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_new_refuses(run: Run, tmp_path: Path, args: list[str], said: str) -> None:
    code, out, err = run("new", *args, *NEW[2:] if "--category" not in args else NEW[4:], "--rules", tmp_path / "fresh")
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {said}")
    assert not (tmp_path / "fresh").exists()


def test_new_keeps_retired_ids(run: Run, folder: Path) -> None:
    change(folder, "status: stable", "status: deprecated\nreplaced_by: publish-media")
    args = ["leak" if arg == "zorga-card" else arg for arg in NEW]
    code, _, err = run(*args, "--rules", folder)
    assert (code, err.startswith("Error: The id 'leak' is taken by ")) == (2, True)


def test_new_says_which_example_fails(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(*NEW, "--match", "nothing of it", "--rules", tmp_path / "fresh")
    assert code == 1
    assert "zorga-card should fire but does not" in out


def test_new_asks_in_a_terminal(tmp_path: Path) -> None:
    answers = [
        "no-escape",
        "zorga-ask",
        "nope",
        "harm",
        "Zorga",
        "",
        "zorga will come",
        "",
        "",
        "Zorga will come now",
        "",
        "Zorga went",
        "",
    ]
    lead, follow = pty.openpty()
    env = {**os.environ, "LANG": "en_US.UTF-8", "TERM": "dumb"}
    command = [sys.executable, "-m", "extortrace", "rules", "new", "--rules", str(tmp_path)]
    os.write(lead, ("\n".join(answers) + "\n").encode())
    done = subprocess.run(command, stdin=follow, stdout=follow, stderr=follow, env=env, timeout=60, check=False)
    os.close(follow)
    os.close(lead)
    assert done.returncode == 0
    text = (tmp_path / "indicators" / "harm" / "zorga-ask.yml").read_text(encoding="utf-8")
    assert "phrases:\n  en: [zorga will come]\n" in text


@pytest.mark.parametrize(
    "args", [["lint"], ["lint", "--json"], ["show", "leak"], ["search", "leak"], ["fmt", "--diff"]], ids=" ".join
)
def test_rules_can_drive_nothing(run: Run, folder: Path, args: list[str]) -> None:
    change(folder, "en: Leak", 'en: "Leak \\e[2J \\u202e \\x9b"')
    change(folder, '"I leak all of it"', "I leak \u202e all \u200b 4000 0012 3456 7899")
    _, out, err = run(*args, "--rules", folder)
    assert out
    assert not UNSEEN.search(out + err)
    assert "4000 0012 3456 7899" not in out


@pytest.mark.parametrize("command", ["lint", "fmt", "new", "search", "show", "schema"])
def test_help_in_french(capfd: pytest.CaptureFixture[str], command: str) -> None:
    assert main(["--lang", "fr", "rules", command, "--help"]) == 0
    out = capfd.readouterr().out.replace("\u00a0", " ")
    assert out.startswith("Utilisation: extortrace rules")
    assert not {"The", "the", "Shows", "COMMAND", "[ARGS]...", "Only", "and", "of", "is", "all"} & set(out.split())
