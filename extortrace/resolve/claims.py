"""Claims: characters that are taken for more than one thing go to the better proven one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extortrace.model import Finding, Span

_CLAIMS = {"wallet": 6, "bank_account": 5, "reference": 4, "voucher": 3, "phone": 2, "amount": 1, "deadline": 0}
"""Kinds that claim characters for one role only; the number breaks a tie of equal evidence."""


def compete(findings: list[Finding]) -> list[Finding]:
    """Of claims to the same characters the better proven wins; the others stay under its ``alternatives``."""
    failed = sorted(f.span for f in findings if f.kind == "wallet" and f.status == "rejected")
    open_claims = (f for f in findings if f.kind in _CLAIMS and f.status != "rejected" and not _touches(f, failed))
    claims = sorted(open_claims, key=_strength, reverse=True)
    kept: list[Finding] = []
    taken = _Taken()
    lost: dict[int, list[Finding]] = {}
    for claim in claims:
        at = taken.holder(claim)
        if at is None:
            taken.add(claim, len(kept))
            kept.append(claim)
        elif (claim.kind, claim.value) != (kept[at].kind, kept[at].value):
            lost.setdefault(at, []).append(claim)
    for at, others in lost.items():
        losers = tuple(replace(other, status="candidate", alternatives=()) for other in others)
        kept[at] = replace(kept[at], alternatives=kept[at].alternatives + losers)
    winners = {f.span for f in kept if f.status == "confirmed"}
    rest = [f for f in findings if f.kind not in _CLAIMS or (f.status == "rejected" and f.span not in winners)]
    return kept + rest


def _touches(finding: Finding, failed: list[Span]) -> bool:
    """Whether the claim rests on a piece of an address that fails its checksum: "btc 3F3F…" names no sum."""
    at = bisect_left(failed, finding.end, key=lambda span: span[0]) - 1
    return finding.kind != "wallet" and at >= 0 and failed[at][1] > finding.start


def _strength(finding: Finding) -> tuple[bool, float, int, int, int]:
    return (
        finding.status == "confirmed",
        round(finding.confidence, 2),
        _CLAIMS[finding.kind],
        finding.end - finding.start,
        -finding.start,
    )


class _Taken:
    """Which characters are claimed, by whom; in pages, so that long hostile texts stay linear."""

    _PAGE = 256

    def __init__(self) -> None:
        self._pages: dict[int, list[tuple[int, int, int]]] = {}

    def _spans(self, finding: Finding) -> Iterator[tuple[int, Span]]:
        for start, end in finding.parts or (finding.span,):
            for page in range(start // self._PAGE, (end - 1) // self._PAGE + 1):
                yield page, (start, end)

    def holder(self, finding: Finding) -> int | None:
        for page, (start, end) in self._spans(finding):
            for a, b, at in self._pages.get(page, ()):
                if start < b and a < end:
                    return at
        return None

    def add(self, finding: Finding, at: int) -> None:
        for page, (start, end) in self._spans(finding):
            self._pages.setdefault(page, []).append((start, end, at))


def inside_addresses(findings: list[Finding]) -> list[Finding]:
    """A name inside an e-mail address, a handle or a link is a part of it, unless the link itself pays or calls."""
    addresses = sorted(f.span for f in findings if f.kind in ("email", "handle") and f.status == "confirmed")
    links = sorted(f.span for f in findings if f.kind == "url" and f.status == "confirmed")
    bare = {"place", "recipient", "amount", "deadline", "handle"}

    def inside(finding: Finding) -> bool:
        within = _within(finding.span, addresses)
        if within and within != finding.span and finding.kind in bare | {"channel", "phone", "reference", "voucher"}:
            return True
        return finding.kind in bare - {"amount", "handle"} and _within(finding.span, links) is not None

    return [f for f in findings if not inside(f)]


def _within(span: Span, sorted_spans: list[Span]) -> Span | None:
    at = bisect_right(sorted_spans, (span[0], 1 << 62)) - 1
    if at >= 0 and sorted_spans[at][0] <= span[0] and span[1] <= sorted_spans[at][1]:
        return sorted_spans[at]
    return None
