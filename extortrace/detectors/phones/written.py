"""Numbers in digits: every row of groups is read from each of its groups on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from extortrace.detectors.phones.abroad import bare, international
from extortrace.detectors.phones.home import american, contested, national
from extortrace.detectors.phones.scan import Found, Scan, joined
from extortrace.model import Finding
from extortrace.text.groups import Group, runs

_PLUS = re.compile(r"(?:\+|\bplus)[ (\[]{0,3}$")
_TAIL = re.compile(r"[ ]?/[ ]?(\d{2,4})(?!\d|[ ./-]?\d)")
_WRAP = re.compile(r"[ ]{0,2}\n[ >]{0,3}")
_LONG_RUN = 60
"""A run of more groups is a table, not a number: only groups that are long by themselves are looked at."""


def written(scan: Scan) -> Iterator[Finding]:
    """Numbers in digits."""
    rows = list(runs(scan.glyphs))
    for run, following in zip_longest(rows, rows[1:]):
        wrapped = following and _WRAP.fullmatch(scan.glyphs, run[-1].end, following[0].start)
        scan.wrapped = following if wrapped else []
        table = len(run) > _LONG_RUN
        if sum(len(group.digits) for group in (*run[:12], *scan.wrapped[:12])) < 7:
            continue
        at = 0
        while at < len(run):
            if table and len(run[at].digits) < 8 and at:
                at += 1
                continue
            found = number_at(scan, run, at)
            if found is None:
                at += 1
                continue
            finding, after, reading = found
            yield finding
            if finding.status != "rejected":
                second = tail(scan, run, at, after, reading)
                if second:
                    yield second
                    after += 1
            at = max(after, at + 1)


def number_at(scan: Scan, run: list[Group], at: int) -> Found | None:
    """The number that begins with this group: its finding, the group after it, and its digits in full."""
    first = run[at]
    before = scan.folded[max(0, first.start - 8) : first.start]
    plus = _PLUS.search(before)
    digits = joined(run, at)
    start = first.start - (len(plus.group()) if plus else 0)
    abroad = digits.startswith(("00", "011")) and scan.stands_free(run, at) and not scan.beside.labelled(first.start)
    if plus or abroad:
        cut = 0 if plus and digits[:2] != "00" else 3 if digits.startswith("011") else 2
        found = international(scan, run, at, start, cut)
        if found:
            return found
    if not scan.stands_free(run, at):
        return None
    if scan.beside.labelled(first.start):
        return contested(scan, run, at)
    return bare(scan, run, at) or american(scan, run, at) or national(scan, run, at)


def tail(scan: Scan, run: list[Group], at: int, after: int, digits: str) -> Finding | None:
    """A second number of which only the end is written: ``07 09 11 22 33/34``."""
    head = run[at:after]
    tail = _TAIL.match(scan.folded, head[-1].end)
    if not tail or not 2 <= len(tail[1]) <= len(head[-1].digits):
        return None
    other = digits[: -len(tail[1])] + tail[1]
    parts = [(head[0].start, head[-1].end - len(tail[1])), tail.span(1)]
    reading = scan.phones.international(other)
    if reading and scan.last and scan.last[0] >= head[-1].end:
        return scan.sure(reading, *parts[0], "shared_beginning", 0.85, parts=parts)
    if scan.phones.homes(other):
        return scan.maybe(other, *parts[0], True, parts=parts)
    return None
