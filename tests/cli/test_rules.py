"""``extortrace rules`` from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extortrace.cli.rules import app

RUN = CliRunner()
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
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "indicators" / "exposure" / "leak.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_list_is_plain_when_piped(folder: Path) -> None:
    result = RUN.invoke(app, ["list", "--rules", str(folder)])
    assert (result.exit_code, result.stdout) == (0, "leak\texposure\tlow\t5\t2\tLeak\n")


def test_list_of_a_category_or_group() -> None:
    categories = {line.split("\t")[1] for line in RUN.invoke(app, ["list", "-c", "exposure"]).stdout.splitlines()}
    assert categories == {"exposure"}
    groups = {line.split("\t")[1] for line in RUN.invoke(app, ["list", "-c", "threat"]).stdout.splitlines()}
    assert groups == {"exposure", "possession", "intrusion", "harm", "outing"}


def test_list_of_an_unknown_category() -> None:
    result = RUN.invoke(app, ["list", "-c", "nothing"])
    assert result.exit_code == 2
    assert "There is no category 'nothing'" in result.output


def test_show(folder: Path) -> None:
    result = RUN.invoke(app, ["show", "leak", "--rules", str(folder)])
    assert result.exit_code == 0
    for piece in ("leak: Leak / Fuite", "leak.yml", "leak it · on balance tout", "9: I leak it", "10: a leak in"):
        assert piece in result.stdout


def test_show_an_unknown_rule(folder: Path) -> None:
    result = RUN.invoke(app, ["show", "leek", "--rules", str(folder)])
    assert (result.exit_code, result.output) == (2, "There is no rule 'leek'; did you mean 'leak'?\n")


def test_test_passes(folder: Path) -> None:
    result = RUN.invoke(app, ["test", "--rules", str(folder)])
    assert (result.exit_code, result.stdout) == (0, "2 examples of 1 rule: all as they should be.\n")


def test_test_fails_with_place_and_reason(folder: Path) -> None:
    change(folder, "I leak it", "nothing here")
    result = RUN.invoke(app, ["test", "leak", "--rules", str(folder)])
    assert result.exit_code == 1
    assert "indicators/exposure/leak.yml:9: leak should fire but does not (fires: no rule at all)" in result.output


def test_test_of_an_unknown_rule(folder: Path) -> None:
    assert RUN.invoke(app, ["test", "leek", "--rules", str(folder)]).exit_code == 2


def test_check(folder: Path) -> None:
    assert "leak.yml" not in RUN.invoke(app, ["check", "--rules", str(folder)]).output
    change(folder, "severity: low", "severity: huge")
    result = RUN.invoke(app, ["check", "--rules", str(folder)])
    assert result.exit_code == 1
    assert "indicators/exposure/leak.yml:4:11: 'severity' cannot be 'huge'" in result.output


def test_a_folder_that_is_not_there() -> None:
    result = RUN.invoke(app, ["check", "--rules", "/nowhere/at/all"])
    assert (result.exit_code, result.output) == (2, "There is no rules folder /nowhere/at/all.\n")
