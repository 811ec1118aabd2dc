"""Numbers with their country code: behind ``+``, ``00`` or ``011``, or bare."""

from __future__ import annotations

from extortrace.detectors.phones.scan import Found, Scan, ends_of, flags_of
from extortrace.knowledge.phones import Reading
from extortrace.model import Reason
from extortrace.text.groups import Group


def international(scan: Scan, run: list[Group], at: int, start: int, cut: int) -> Found | None:
    ends = list(ends_of(run, at))
    best = longest(scan, run, ends, cut)
    if not best and scan.wrapped and ends[-1][0] == len(run):
        longer = run + scan.wrapped
        best = longest(scan, longer, list(ends_of(longer, at)), cut)
        run = longer if best else run
    if best:
        reading, after, digits = best
        groups = run[at:after]
        flags = flags_of(groups, len(scan.phones.codes.get(reading.country, "225")))
        return scan.sure(reading, start, groups[-1].end, "international_form", 0.97, flags), after, digits
    plus = start < run[at].start
    return no_number(scan, run, at, start, cut, ends) if plus or scan.beside.cue(start, run[at].end) else None


def longest(scan: Scan, run: list[Group], ends: list[tuple[int, str]], cut: int) -> tuple[Reading, int, str] | None:
    """The longest number of a known plan that ends with a group, ``cut`` digits of prefix left out."""
    for after, digits in reversed(ends):
        if len(digits) - cut >= 8 and not scan.cut_short(run, after):
            reading = scan.phones.international(digits[cut:])
            if reading:
                return reading, after, digits[cut:]
    return None


def no_number(scan: Scan, run: list[Group], at: int, start: int, cut: int, ends: list[tuple[int, str]]) -> Found | None:
    """Digits behind a known country code that are no number of its plan: doubtful, or a near miss."""
    code = scan.phones.code_of(ends[-1][1][cut:])
    if not code or code == "1" or len(ends[-1][1]) - cut - len(code) < 6:
        return None
    want = scan.phones.lengths(code)
    for after, digits in reversed(ends):
        digits = digits[cut:]
        end = run[after - 1].end
        others = scan.phones.doubtful(digits)
        why = Reason("old_plan_uncertain") if others else Reason("range_unknown")
        if others or len(digits) - len(code) in want:
            finding = scan.text.finding(
                "phone", "+" + digits, start, end, status="candidate", confidence=0.5, why=(why,),
                country=scan.phones.country_of(code),
                alternatives=tuple(
                    scan.text.finding(
                        "phone", other, start, end, status="candidate", confidence=0.3, flags=("legacy",)
                    )
                    for other in others
                ),
            )  # fmt: skip
            return finding, after, digits
    digits = ends[-1][1][cut:]
    length = f"{min(want)}-{max(want)}" if len(want) > 1 else str(*want)
    why = Reason("wrong_length", {"got": len(digits) - len(code), "want": length})
    finding = scan.text.finding(
        "phone", "+" + digits, start, run[ends[-1][0] - 1].end, status="rejected", confidence=0.2, why=(why,)
    )
    return finding, ends[-1][0], digits


def bare(scan: Scan, run: list[Group], at: int) -> Found | None:
    """A country code without anything before it, and a full valid number."""
    first = run[at].digits
    code = scan.phones.code_of(first)
    if not code or not (first == code or len(first) >= (len(code) + 2 if len(code) == 3 else 10)):
        return None
    for after, digits in reversed(list(ends_of(run, at))):
        if len(digits) - len(code) < 7 or scan.cut_short(run, after):
            continue
        reading = scan.phones.international(digits)
        if not reading:
            continue
        cue = scan.beside.cue(run[at].start, run[after - 1].end)
        grouped = code == "1" and tuple(len(g.digits) for g in run[at:after]) == (1, 3, 3, 4)
        if cue is None and not grouped and (len(code) < 3 or reading.old):
            continue
        start, end = run[at].start, run[after - 1].end
        flags = flags_of(run[at:after], 0)
        if flags and cue is None:
            continue
        return (
            scan.sure(reading, start, end, "bare_country_code", 0.92 if cue else 0.85, flags, cue),
            after,
            digits,
        )
    return None
