from __future__ import annotations

from pathlib import Path

import pytest

from extortrace.evaluate.marked import Broken, Marked, parse, read
from extortrace.model import KINDS
from extortrace.output.catalog import Speaker
from extortrace.output.evaluation import broken_row

BROKEN = {
    "no json": ("{", "not_json"),
    "a list": ("[1]", "not_an_object"),
    "null": ("null", "not_an_object"),
    "no text": ('{"id": "a"}', "no_text"),
    "text a number": ('{"text": 5}', "no_text"),
    "kind": ('{"text": "a", "expect": [{"kind": "amonut", "value": "1"}]}', "choice"),
    "value": ('{"text": "a", "expect": [{"kind": "amount", "value": 1}]}', "no_value"),
    "field": ('{"text": "a", "expect": [{"kind": "amount", "value": "1", "curency": "EUR"}]}', "choice"),
    "field a number": ('{"text": "a", "expect": [{"kind": "amount", "value": "1", "currency": 1}]}', "not_text"),
    "expect no list": ('{"text": "a", "expect": {}}', "not_a_list"),
    "a mark no object": ('{"text": "a", "expect": ["amount"]}', "not_an_object"),
    "stance": ('{"text": "a", "stance": "victim"}', "choice"),
    "scheme": ('{"text": "a", "scheme": "spam"}', "choice"),
    "one level": ('{"text": "a", "level": ["low"]}', "level"),
    "levels turned round": ('{"text": "a", "level": ["high", "low"]}', "level"),
    "unknown level": ('{"text": "a", "level": ["low", "huge"]}', "choice"),
    "unknown part": ('{"text": "a", "demands": [{"sums": []}]}', "choice"),
    "wrong part": ('{"text": "a", "demands": [{"phones": [{"kind": "amount", "value": "1"}]}]}', "wrong_part"),
    "deep": ("[" * 100_000, "not_json"),
}


@pytest.mark.parametrize(("line", "code"), BROKEN.values(), ids=BROKEN)
def test_broken_rows_say_what_is_wrong(line: str, code: str) -> None:
    row = parse(line, "my.jsonl", 7)
    assert isinstance(row, Broken)
    assert row.code == code
    for lang in ("en", "fr"):
        said = broken_row(row, Speaker(lang))
        assert said.startswith("my.jsonl:7: ")
        assert said.endswith(".")
        assert "(field)" not in said


def test_a_row_of_text_alone() -> None:
    row = parse('{"text": "a"}', "in/my.jsonl", 3)
    assert isinstance(row, Marked)
    assert (row.id, row.level, row.stance, row.kinds) == ("my.jsonl:3", None, None, frozenset())


def test_details_are_compared_where_they_are_marked() -> None:
    row = parse('{"text": "a", "expect": []}', "my.jsonl", 1)
    assert isinstance(row, Marked)
    assert row.kinds == frozenset(KINDS)


def test_no_kinds_means_no_details() -> None:
    row = parse('{"text": "a", "kinds": []}', "my.jsonl", 1)
    assert isinstance(row, Marked)
    assert row.kinds == frozenset()


def test_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes("\ufeff".encode() + b'{"text": "a\xe2\x80\xa8b"}\r\n\n{"text": "\xff"}\n{"text": "c"}')
    rows = list(read(path))
    assert [type(row) for row in rows] == [Marked, Broken, Marked]
    assert [row.line for row in rows] == [1, 3, 4]
    assert isinstance(rows[1], Broken)
    assert rows[1].code == "not_utf8"
