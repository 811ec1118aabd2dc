"""The guide to the rules shows real files and leaves none out."""

from __future__ import annotations

import re
from pathlib import Path

from extortrace.indicators.examples import failures
from extortrace.knowledge import load_rules, shipped
from extortrace.knowledge.shapes import Shape

GUIDE = (shipped() / "README.md").read_text(encoding="utf-8")


BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_channel_shown_is_the_file() -> None:
    assert (shipped() / "channels" / "neosurf.yml").read_text(encoding="utf-8") == BLOCKS[1]


def test_the_indicator_shown_is_a_rule(tmp_path: Path) -> None:
    """Shorter than the file, but sound, with phrases and examples of the file, and its examples hold."""
    where = tmp_path / "indicators" / "beneficiary"
    where.mkdir(parents=True)
    (where / "test-question.yml").write_text(BLOCKS[0], encoding="utf-8")
    rules = load_rules(tmp_path)
    assert [p for p in rules.problems if p.path.startswith("indicators")] == []
    shown, real = rules.indicators.get("test-question"), load_rules().indicators.get("test-question")
    assert shown is not None
    assert real is not None
    assert {p.text for p in shown.phrases} <= {p.text for p in real.phrases}
    count, failed = failures(rules, ["test-question"])
    assert (count, failed) == (3, [])


def test_names_every_file_and_folder() -> None:
    for path in shipped().iterdir():
        assert path.name == "README.md" or f"`{path.name}" in GUIDE, path.name


def test_the_shape_shown() -> None:
    shape, example = re.findall(r"So `(.+?)` is\s(\S+)\.\s", GUIDE)[0]
    assert Shape.parse(shape).fullmatch(example)


def test_is_short() -> None:
    assert len(GUIDE.splitlines()) <= 160
