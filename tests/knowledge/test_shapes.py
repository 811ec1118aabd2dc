"""The template language of references and codes."""

from __future__ import annotations

import re

import pytest

from extortrace.knowledge.shapes import Shape, ShapeError

FITS = [
    ("NNN-NNN-NNNN", "8164237791", "8164237791"),
    ("NNN-NNN-NNNN", "816 423-7791", "8164237791"),
    ("NNN-NNN-NNNN", "816 - 423 / 7791", "8164237791"),
    ("NNN NNN NNNN", "816.423_7791", "8164237791"),
    ("NNNN-NNNN", "9531   1501", "95311501"),
    ("'CA'X{6}", "CAf4Gh29", "CAf4Gh29"),
    ("'R'N{10-11}", "R12345678901", "R12345678901"),
    ("AAN{6}.NNNN.aN{4-6}", "PP260731.1319.w45805", "PP260731.1319.w45805"),
    ("XXXXX-XXXXX-XXXXX", "7KQ2M 9XW4T B3HJ8", "7KQ2M9XW4TB3HJ8"),
    ("N{4}?NN", "12", "12"),
    ("N{4}?NN", "123412", "123412"),
    ("'it''s'N", "its4", "its4"),
]
NOT = [
    ("NNN-NNN-NNNN", "816423779"),
    ("NNN-NNN-NNNN", "816\n4237791"),
    ("NNN-NNN-NNNN", "816--423-7791"),
    ("'CA'X{6}", "caf4Gh29"),
    ("AAN{6}.NNNN.aN{4-6}", "PP2607311319B45805"),
    ("A{2}", "Éa"),
    ("NN", "١٢"),
]
WRONG = [
    ("", 1), ("?N", 1), ("N??", 3), ("N{2}{3}", 5), ("N{", 2), ("N{x}", 2), ("N{6-4}", 2), ("N{0}", 2), ("N}", 2),
    ("'CA", 1), ("N''", 2), ("CA{6}", 1), ("N--N", 3), ("N{99}", 1), ("{3}", 1), ("-", 1),
]  # fmt: skip


@pytest.mark.parametrize(("template", "text", "clean"), FITS)
def test_fits(template: str, text: str, clean: str) -> None:
    shape = Shape.parse(template)
    assert shape.fullmatch(text)
    assert shape.clean(text) == clean
    assert re.fullmatch(shape.pattern, text)
    assert shape.lengths[0] <= len(clean) <= shape.lengths[1]


@pytest.mark.parametrize(("template", "text"), NOT)
def test_does_not_fit(template: str, text: str) -> None:
    assert not Shape.parse(template).fullmatch(text)
    assert Shape.parse(template).clean(text) == text


@pytest.mark.parametrize(("template", "column"), WRONG)
def test_says_what_is_wrong_and_where(template: str, column: int) -> None:
    with pytest.raises(ShapeError) as error:
        Shape.parse(template)
    assert error.value.column == column
    assert len(str(error.value)) > 20


def test_digits_only() -> None:
    assert Shape.parse("NNN-N{4-6}").digits
    assert not Shape.parse("'R'N{10}").digits
