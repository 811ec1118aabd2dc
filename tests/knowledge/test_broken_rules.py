"""Broken and missing rule files: each is named with its place, and what is left still makes a table."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from extortrace.knowledge import SECTIONS, load_rules, shipped
from extortrace.knowledge.reader import Problem

FILES = {
    "amounts": ("amounts/currencies.yml", "amounts/multipliers.yml", "amounts/cues.yml"),
    "banks": ("banks.csv",),
    "channels": ("channels.yml", "channels/wave.yml"),
    "cues": ("cues.yml",),
    "deadlines": ("deadlines.yml",),
    "indicators": ("indicators/exposure/publish-images.yml",),
    "phones": ("phones/plans.yml", "phones/cues.yml"),
    "places": tuple(f"places/{name}.csv" for name in ("countries", "cities", "geonames", "not_places", "words")),
    "reporting": ("reporting.yml",),
    "scoring": ("scoring.yml", "votes.yml"),
    "stoplists": ("stoplists/helplines.csv",),
    "themes": ("themes.yml",),
    "watchlists": ("watchlists/own_cases.csv",),
}
"""Every file that must be there, and of folders that hold a file each for many things, one."""
MANY = ("channels", "indicators", "stoplists", "watchlists")
CONTENTS = {
    "a list": "- 1\n",
    "nothing": "",
    "open": "a: [",
    "unknown": "x: 1\n",
    "a number": "5\n",
    "not UTF-8": "\xff",
}
SAID = re.compile(r"[\w/.-]+:[1-9]\d*:[1-9]\d*: .{8,}")


def _copy(section: str, to: Path) -> None:
    """The files of one section. A folder of many has one file, so that a broken one leaves nothing."""
    for name in FILES[section]:
        path = shipped() / name
        if not path.exists():  # the one of a folder may be called otherwise
            path = next(iter(sorted((shipped() / name.split("/")[0]).rglob(f"*{path.suffix}"))))
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, to / name)


def _read(section: str, folder: Path) -> tuple[Any, list[str]]:
    problems: list[Problem] = []
    data = SECTIONS[section].read(folder, problems)
    json.dumps(data)  # plain, so that it can be kept
    return SECTIONS[section].build(data), [str(problem) for problem in problems]


def test_every_section_is_here() -> None:
    assert FILES.keys() == SECTIONS.keys()


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(("section", "name"), [(s, name) for s, names in FILES.items() for name in names])
def test_a_broken_file(tmp_path: Path, section: str, name: str, content: str) -> None:
    _copy(section, tmp_path)
    (tmp_path / name).write_bytes(CONTENTS[content].encode("latin-1"))
    _, said = _read(section, tmp_path)
    assert any(line.startswith(f"{name}:") for line in said)
    assert all(map(SAID.fullmatch, said)), said


@pytest.mark.parametrize(("section", "name"), [(s, name) for s, names in FILES.items() for name in names])
def test_a_missing_file(tmp_path: Path, section: str, name: str) -> None:
    _copy(section, tmp_path)
    (tmp_path / name).unlink()
    _, said = _read(section, tmp_path)
    if section in MANY and "/" in name:
        assert f"{section}:1:1: holds no rules; copy it from the shipped rules" in said
    else:
        assert f"{name}:1:1: is missing; copy it from the shipped rules" in said


@pytest.mark.parametrize("section", SECTIONS)
def test_a_missing_folder(tmp_path: Path, section: str) -> None:
    _, said = _read(section, tmp_path)
    missing = {line.partition(":")[0] for line in said if "is missing; copy it from the shipped rules" in line}
    assert missing >= ({section} if section in MANY else set(FILES[section]))


def test_a_message_is_read_without_any_rules(tmp_path: Path) -> None:
    from extortrace.analyzer import Analyzer

    rules = load_rules(tmp_path)
    assert len(rules.problems) >= len(SECTIONS)
    text = "I have your video. Send $500 by Western Union to Awa Koné, Abidjan, +225 07 09 11 22 33, before 6 pm!"
    assert Analyzer(rules).analyze(text).assessment.level


WRONG = [
    pytest.param(
        "votes.yml", "stance: 5\nscheme: {start: 5, votes: {a: 1}}\n", "votes.yml:1:9: 'stance' must be", id="stance"
    ),
    pytest.param(
        "votes.yml", "stance: {start: {a: x}, votes: {}}\n", "votes.yml:1:21: 'a' must be a number", id="vote"
    ),
    pytest.param("scoring.yml", "facts: {a: 5}\n", "scoring.yml:1:12: 'a' must be a list", id="fact"),
    pytest.param("scoring.yml", "facts: 5\n", "scoring.yml:1:8: 'facts' must be lines", id="facts"),
    pytest.param("scoring.yml", "combinations: [1]\n", "scoring.yml:1:16: a combination needs facts", id="combination"),
    pytest.param(
        "amounts/currencies.yml", "- {code: [5], after: [x]}\n", "currencies.yml:1:10: 'code' must be a text", id="code"
    ),
    pytest.param("cues.yml", 'told: ["\'"]\n', "cues.yml:1:8: an entry of 'told' needs a word", id="cue"),
    pytest.param(
        "phones/plans.yml",
        "countries: {CI: {code: x}}\n",
        "plans.yml:1:24: 'code' must be digits",
        id="code of a country",
    ),
    pytest.param("reporting.yml", "CA: [1]\n", "reporting.yml:1:6: 'id' is missing", id="body"),
    pytest.param(
        "channels/wave.yml",
        "id: wave\nname: W\nkind: app\nnames: [w]\nreferences:\n  - shape: NNN{4\n",
        "channels/wave.yml:6:12: 'shape': column 4: '{' is not closed",
        id="shape",
    ),
]


@pytest.mark.parametrize(("name", "content", "problem"), WRONG)
def test_a_wrong_value(tmp_path: Path, name: str, content: str, problem: str) -> None:
    section = next(section for section, names in FILES.items() if name in names)
    _copy(section, tmp_path)
    (tmp_path / name).write_text(content, encoding="utf-8")
    table, said = _read(section, tmp_path)
    assert any(problem in line for line in said), said
    if section == "channels":
        assert table.references == ()
        assert "wave" in table.by_id
