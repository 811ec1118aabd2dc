"""``--rules`` again and again, and ``EXTORTRACE_RULES`` before it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from extortrace.cli import main

MESSAGE = "Appelle le +225 07 09 11 22 33"
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "EXTORTRACE_RULES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Three overlays, each with a list of its own name that knows the number."""
    found = [tmp_path / name for name in ("one", "two", "three")]
    for folder in found:
        (folder / "watchlists").mkdir(parents=True)
        content = f"kind,value,source,added,expires,note\nphone,+2250709112233,{folder.name},,,\n"
        (folder / "watchlists" / "team.csv").write_text(content, encoding="utf-8")
    return found


def scan(capfd: Output, *args: object) -> tuple[list[str], list[str]]:
    assert main(["scan", MESSAGE, "--json", *map(str, args)]) == 0
    report = json.loads(capfd.readouterr().out)
    layers = [layer["name"] for layer in report["versions"].get("layers", [])]
    return layers, [hit["layer"] for hit in report["indicators"] if "watched" in hit]


def test_the_last_one_is_uppermost(capfd: Output, folders: list[Path]) -> None:
    one, two, _ = folders
    assert scan(capfd) == ([], [])
    assert scan(capfd, "--rules", one, f"--rules={two}") == (["one", "two"], ["two"])
    assert scan(capfd, "--rules", two, "--rules", one) == (["two", "one"], ["one"])


def test_those_of_the_environment_lie_below(
    capfd: Output, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = folders
    monkeypatch.setenv("EXTORTRACE_RULES", f"{two}{os.pathsep}{os.pathsep}{three}")
    assert scan(capfd) == (["two", "three"], ["three"])
    assert scan(capfd, "--rules", one) == (["two", "three", "one"], ["one"])


@pytest.mark.parametrize("command", [["scan", MESSAGE], ["rules", "list"], ["rules", "check"]], ids=" ".join)
def test_a_folder_of_the_environment_that_is_not_there(
    capfd: Output, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("EXTORTRACE_RULES", "/nowhere/at/all")
    assert main(command) == 2
    assert capfd.readouterr().err == "Error: EXTORTRACE_RULES names /nowhere/at/all, which is no folder of rules.\n"


def test_a_broken_overlay_is_told_and_stops_nothing(capfd: Output, folders: list[Path]) -> None:
    (folders[0] / "scoring.yml").write_text("facts: [\n", encoding="utf-8")
    assert main(["scan", MESSAGE, "--json", "--rules", str(folders[0])]) == 0
    out, err = capfd.readouterr()
    assert f"{folders[0]}/scoring.yml:2:1:".replace("/", os.sep) in err.replace("/", os.sep)
    report = json.loads(out)
    assert [note["code"] for note in report["notes"] if note["code"].startswith("rules")] == ["rules_problems"]
    assert [hit["rule"] for hit in report["indicators"]] == ["watchlist:team"]


def test_a_page_names_the_layers_and_the_source(capfd: Output, folders: list[Path]) -> None:
    for lang, said in (("en", "On the watchlist team"), ("fr", "Sur la liste de surveillance team")):
        assert main(["scan", MESSAGE, "--rules", str(folders[0]), "--lang", lang]) == 0
        out = capfd.readouterr().out
        assert said in out
        assert "source" in out
        assert str(folders[0].parent) not in out
