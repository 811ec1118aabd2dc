"""The README is true: its commands run, its output is what they print, its Python runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- output: extortrace (.+?) -->\n```text\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "extortrace", *arguments],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_output_shown_is_what_is_printed(command: str, shown: str) -> None:
    assert shown.strip(), "the README shows no output"
    assert shown.strip() in run(*command.split())


def test_some_output_is_shown() -> None:
    assert SHOWN


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_runs(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})


def test_the_sample_and_the_tests_of_the_two_commands_exist() -> None:
    assert (ROOT / re.search(r"extortrace scan (samples/\S+)", README)[1]).is_file()  # type: ignore[index]
    assert "python -m pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_rules_commands_of_the_readme_exist() -> None:
    text = run("rules", "--help")
    for name in ("list", "show", "check", "test"):
        assert name in text
