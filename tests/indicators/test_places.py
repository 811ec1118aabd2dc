"""Where parts of phrases stand: the prefiltered search against an exhaustive one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from extortrace.indicators.places import Place, apart, places, same_sense
from extortrace.knowledge.indicators import Indicators
from extortrace.knowledge.phrases import edits, index, pieces


def table(*parts: tuple[str, int]) -> Indicators:
    return Indicators((), [text for text, _ in parts], "".join(str(most) for _, most in parts), index(parts))


def exhaustive(words: str, part: str, most: int) -> list[Place]:
    """Every window of whole words, compared with the part."""
    starts = [0, *(i + 1 for i, c in enumerate(words) if c == " ")]
    ends = [*(i for i, c in enumerate(words) if c == " "), len(words)]
    found = []
    for start in starts:
        for end in ends:
            if end > start and abs(end - start - len(part)) <= most:
                distance = OSA.distance(part, words[start:end], score_cutoff=most)
                if distance <= most and (not distance or same_sense(part, words[start:end])):
                    found.append((start, end, distance))
    return apart(found)


PARTS = (
    "tes contacts", "envoie la video", "i will publish your video", "sur la tete de ma mere et de mon pere", "fb",
    "pay me",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A part, and a text with copies of it that letters were put into, taken out of, changed or swapped in."""
    part = draw(st.sampled_from(PARTS))
    chunks = []
    for _ in range(draw(st.integers(1, 4))):
        letters = list(part)
        for _ in range(draw(st.integers(0, 4))):
            at = draw(st.integers(0, max(len(letters) - 2, 0)))
            match draw(st.sampled_from(["drop", "swap", "put", "change"])):
                case "drop" if len(letters) > 1:
                    del letters[at]
                case "swap" if len(letters) > 1:
                    letters[at : at + 2] = reversed(letters[at : at + 2])
                case "put":
                    letters.insert(at, draw(st.sampled_from("aeosz ")))
                case "change" if letters:
                    letters[at] = draw(st.sampled_from("aeosz "))
        chunks.append("".join(letters))
        chunks.append(draw(st.text("aet s", max_size=8)))
    return part, " ".join(" ".join(chunks).split())


@given(damaged())
@settings(max_examples=600, deadline=None)
def test_search_finds_what_an_exhaustive_one_finds(case: tuple[str, str]) -> None:
    part, words = case
    most = edits(part)
    found, _ = places(words, table((part, most)))
    assert found.get(0, []) == exhaustive(words, part, most)


@given(st.text("abc ", min_size=1, max_size=60), st.integers(0, 3))
def test_pieces_cover_the_part_with_one_letter_between(part: str, most: int) -> None:
    cut = list(pieces(part, most))
    assert len(cut) == most + 1
    assert cut[0][0] == 0
    assert cut[-1][0] + len(cut[-1][1]) == len(part) + 2
    for (a, first), (b, _) in pairwise(cut):
        assert b == a + len(first) + 1


SENSE = [
    ("do not pay him anything", "do now pay him anything", False),
    ("je ne publie pas ta video", "je te publie pas ta video", False),
    ("i have your video", "u have your video", False),
    ("j ai ta video", "j ai la video", False),
    ("ta video", "sa video", False),
    ("i paid him", "he paid him", False),
    ("your wife", "your life", False),
    ("the rest of the money", "the rest of the month", False),
    ("balance ta video", "balence ta video", True),
    ("i will publish your video", "i will pubilsh your vidoe", True),
    ("don t tell anyone", "dont tell anyone", True),
    ("j ai ta video", "jai ta video", True),
    ("western union", "westernunion", True),
    ("im going to send", "i m going to send", True),
]


@pytest.mark.parametrize(("part", "window", "same"), SENSE, ids=[f"{a}/{b}" for a, b, _ in SENSE])
def test_edits_do_not_change_who_or_whether(part: str, window: str, same: bool) -> None:
    assert same_sense(part, window) is same


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("pay me", "p"),
        ("pay me", "ok"),
        ("wave", "i have it"),
        ("moov", "move out"),
        ("hi there", "this there"),
        ("mtn", "montant"),
    ],
)
def test_short_parts_match_whole_words_only(part: str, words: str) -> None:
    assert places(words, table((part, edits(part))))[0] == {}


def test_repeats_are_bounded() -> None:
    where, cut = places("send it now " * 20_000, table(("send it now", 1)))
    assert cut == {0}
    assert 0 < len(where[0]) <= 500
