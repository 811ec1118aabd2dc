"""The section rules/amounts: problems are found where they are, and an analyst's word is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from extortrace.knowledge import amounts, shipped
from extortrace.knowledge.reader import Problem


def _rules(folder: Path, **files: str) -> Path:
    (folder / "amounts").mkdir()
    for name in ("currencies", "multipliers", "cues"):
        text = files.get(name) or (shipped() / "amounts" / f"{name}.yml").read_text(encoding="utf-8")
        (folder / "amounts" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_shipped_files_have_no_problems() -> None:
    problems: list[Problem] = []
    data = amounts.read(shipped(), problems)
    assert problems == []
    assert amounts.build(data).after.match("f cfa")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- code: EUR\n  symbol: $\n  after: [eur]\n", "either 'code' or 'symbol'"),
        ("- code: EUR\n", "needs 'before' or 'after'"),
        ("- code: EUR\n  after: eur\n", "must be a list"),
        ("- code: EUR\n  afterr: [eur]\n", "'afterr' is not known here"),
    ],
)
def test_problems(tmp_path: Path, text: str, message: str) -> None:
    problems: list[Problem] = []
    amounts.read(_rules(tmp_path, currencies=text), problems)
    assert any(message in str(p) and str(p).startswith("amounts/currencies.yml:") for p in problems)


def test_a_new_currency_is_used(tmp_path: Path) -> None:
    table = amounts.build(amounts.read(_rules(tmp_path, currencies="- code: VUV\n  after: [vatu]\n"), []))
    match = table.after.match("vatu")
    assert match
    assert table.names_after[amounts.key(match.group())].code == "VUV"
