"""Groups that must come together: the search against one that tries everything."""

from __future__ import annotations

from itertools import combinations, pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from extortrace.indicators.ways import Way, together

WITHIN = 30


@st.composite
def ways(draw: st.DrawFn) -> list[list[Way]]:
    groups = []
    for name in "abcd"[: draw(st.integers(2, 4))]:
        starts = draw(st.lists(st.integers(0, 90), max_size=3, unique=True))
        groups.append([Way(name, ((at, at + 4),), 0, 4) for at in sorted(starts)])
    return groups


def fits(chosen: tuple[Way, ...]) -> bool:
    ordered = sorted(chosen, key=lambda way: way.start)
    apart = all(a.end <= b.start for a, b in pairwise(ordered))
    return apart and ordered[-1].end - ordered[0].start <= WITHIN and len({way.start // 50 for way in chosen}) == 1


@given(ways(), st.integers(2, 4))
@settings(max_examples=400, deadline=None)
def test_what_comes_together(groups: list[list[Way]], need: int) -> None:
    need = min(need, len(groups))
    found = list(together(groups, need, WITHIN, lambda at: at // 50))
    for way in found:
        chosen = tuple(Way(name, (span,), 0, 4) for name, span in zip(way.phrase.split(" + "), way.spans, strict=True))
        assert len({w.phrase for w in chosen}) == len(chosen) >= need
        assert fits(chosen)
    possible = any(fits(chosen) for some in combinations(groups, need) for chosen in product(*some))
    assert bool(found) <= possible
    if need == 2:  # with two, the nearest is as good as any
        assert bool(found) == possible
