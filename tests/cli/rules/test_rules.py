"""``extortrace rules`` from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from extortrace.cli import main
from extortrace.output.safe import UNSEEN

RULE = """\
id: leak
category: exposure
title: {en: Leak, fr: Fuite}
severity: low
weight: 5
status: stable
phrases: {en: [leak it], fr: [on balance tout]}
examples:
  match: [I leak it]
  no_match: [a leak in the roof]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "indicators" / "exposure").mkdir(parents=True)
    (tmp_path / "indicators" / "exposure" / "leak.yml").write_text(RULE, encoding="utf-8")
    (tmp_path / "complete.yml").touch()
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "indicators" / "exposure" / "leak.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def run(capfd: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = main(["rules", *map(str, args)])
    out, err = capfd.readouterr()
    return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")


Output = pytest.CaptureFixture[str]


def test_list_is_plain_when_piped(capfd: Output, folder: Path) -> None:
    assert run(capfd, "list", "--rules", folder)[:2] == (0, "leak\texposure\tlow\t5\t2\tLeak\n")
    assert run(capfd, "list", "--rules", folder, "--lang", "fr")[1].endswith("\tFuite\n")


def test_list_of_a_category_or_group(capfd: Output) -> None:
    categories = {line.split("\t")[1] for line in run(capfd, "list", "-c", "exposure")[1].splitlines()}
    assert categories == {"exposure"}
    groups = {line.split("\t")[1] for line in run(capfd, "list", "-c", "threat")[1].splitlines()}
    assert groups == {"exposure", "possession", "intrusion", "harm", "outing"}


def test_show(capfd: Output, folder: Path) -> None:
    code, out, _ = run(capfd, "show", "leak", "--rules", folder)
    assert code == 0
    for piece in ("leak: Leak / Fuite", "leak.yml", "leak it", "on balance tout", "9: I leak it", "10: a leak in"):
        assert piece in out
    assert "Doit se déclencher :" in run(capfd, "show", "leak", "--rules", folder, "--lang", "fr")[1]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["list", "-c", "nothing"], "There is no category 'nothing'; known are exposure", id="category"),
        pytest.param(["show", "leek"], "There is no rule 'leek'; did you mean 'leak'?", id="show"),
        pytest.param(["test", "leek"], "There is no rule 'leek'; did you mean 'leak'?", id="test"),
        pytest.param(["show", "x\x1b[2J"], "There is no rule 'x\\x1b[2J'; 'extortrace rules list'", id="escapes"),
        pytest.param(["list", "--lang", "xx"], "There is no language 'xx'", id="language"),
        pytest.param(["lst"], "There is no command 'lst'", id="command"),
        pytest.param(["show"], "Something is missing", id="nothing named"),
    ],
)
def test_mistakes(capfd: Output, folder: Path, args: list[str], said: str) -> None:
    code, out, err = run(capfd, *args, *(["--rules", folder] if len(args) > 1 else []))
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {said}")
    assert len(err.splitlines()) == 1


def test_a_folder_that_is_not_there(capfd: Output) -> None:
    code, _, err = run(capfd, "check", "--rules", "/nowhere/at/all")
    assert code == 2
    assert err.startswith("Error: There is no folder of rules /nowhere/at/all;")


def test_test_passes(capfd: Output, folder: Path) -> None:
    assert run(capfd, "test", "--rules", folder)[:2] == (0, "2 examples, rules: 1; all as they should be.\n")


def test_test_fails_with_place_and_reason(capfd: Output, folder: Path) -> None:
    change(folder, "I leak it", "nothing here")
    code, out, err = run(capfd, "test", "leak", "--rules", folder)
    assert code == 1
    assert "indicators/exposure/leak.yml:9: leak should fire but does not (fires: no rule at all)" in out
    assert "1 of 2 examples failed" in err
    assert "devrait se déclencher" in run(capfd, "test", "leak", "--rules", folder, "--lang", "fr")[1]


def test_check(capfd: Output, folder: Path) -> None:
    assert "leak.yml" not in run(capfd, "check", "--rules", folder)[1]
    change(folder, "severity: low", "severity: huge")
    code, out, err = run(capfd, "check", "--rules", folder)
    assert code == 1
    assert "indicators/exposure/leak.yml:4:11: 'severity' cannot be 'huge'" in out
    assert err.startswith("Problems found: ")


@pytest.mark.parametrize("args", [["list"], ["show", "leak"], ["test"], ["check"]], ids=lambda args: args[0])
def test_rules_can_drive_nothing(capfd: Output, folder: Path, args: list[str]) -> None:
    evil = '"leak \\e[2J \\u202e \\x9b it"'
    for old in ("[leak it]", "[I leak it]", "[a leak in the roof]"):
        change(folder, old, f"[{evil}]")
    change(folder, "{en: Leak, fr: Fuite}", f"{{en: {evil}, fr: {evil}}}")
    change(folder, "status: stable", f"status: {evil}" if args[0] == "check" else "status: stable")
    _, out, err = run(capfd, *args, "--rules", folder)
    assert out
    assert not UNSEEN.search(out + err)


def test_cards_in_rules_are_masked(capfd: Output, folder: Path) -> None:
    change(folder, "I leak it", "I leak it 4000 0012 3456 7899")
    assert "4000 00** **** 7899" in run(capfd, "show", "leak", "--rules", folder)[1]


@pytest.mark.parametrize("args", [[], ["--help"]], ids=["nothing", "help"])
@pytest.mark.parametrize("command", [None, "list", "show", "check", "test"])
def test_help_in_french(capfd: Output, args: list[str], command: str | None) -> None:
    if command:
        args = ["--help"]
    assert main(["--lang", "fr", "rules", *([command] if command else []), *args]) == 0
    out = capfd.readouterr().out.replace("\u00a0", " ")
    assert out.startswith("Utilisation: extortrace rules")
    english = {"The", "the", "Rules", "Show", "Shows", "COMMAND", "[ARGS]...", "Only", "and", "of", "this", "is", "all"}
    assert not english & set(out.split())
