"""Numbers without their country code: as in North America, and as they are written at home."""

from __future__ import annotations

import re
from dataclasses import replace

from extortrace.detectors.phones.scan import Found, Scan, ends_of, flags_of
from extortrace.model import Reason
from extortrace.text.groups import Group

_CALLED = re.compile(r"(?<![a-z])(?:tel|telephone|phone|whatsapp|appelle|appelez|call|sms|mobile|cell)(?![a-z])")
_AFRICAN = frozenset(
    {"opay", "palmpay", "momo", "wave", "om", "orange money", "flooz", "t money", "tmoney", "moov money", "celtiis"}
)
"""Wallets that no North American number has."""


def american(scan: Scan, run: list[Group], at: int) -> Found | None:
    """A North American number in its usual form; with a word beside it also written together."""
    for count in (3, 2, 1):
        if at + count > len(run):
            continue
        groups = run[at : at + count]
        lengths = tuple(len(group.digits) for group in groups)
        if lengths not in ((3, 3, 4), (3, 7), (6, 4), (10,)) or scan.cut_short(run, at + count):
            continue
        digits = "".join(group.digits for group in groups)
        if digits[0] in "01" or digits[3] in "01":
            return None
        reading = scan.phones.international("1" + digits)
        if not reading:
            return None
        start, end = groups[0].start, groups[-1].end
        bracket = scan.glyphs[start - 1 : start] == "(" and scan.glyphs[groups[0].end : groups[0].end + 1] == ")"
        cue = scan.beside.cue(start, end)
        dashed = count == 3 and (bracket or "-" in scan.glyphs[groups[1].end : groups[2].start])
        strong = cue is not None and not cue.weak and scan.folded[cue.start : cue.end] not in _AFRICAN
        if any(group.repaired for group in groups) and not strong:
            return None
        if not (strong or bracket or dashed or (cue and count == 3)):
            if count < 3:
                return None
            finding = scan.sure(reading, start, end, "nanp_form", 0.4)
            return replace(finding, status="candidate"), at + count, "1" + digits
        if not strong and scan.beside.transfers:
            finding = scan.sure(reading, start, end, "nanp_form", 0.4)
            return replace(finding, status="candidate"), at + count, "1" + digits
        start -= bracket
        confidence = 0.9 if strong else 0.75
        return scan.sure(reading, start, end, "nanp_form", confidence, cue=cue), at + count, "1" + digits
    return None


def national(scan: Scan, run: list[Group], at: int) -> Found | None:
    """A number as it is written at home: a candidate, unless the number before it or a named code says where."""
    for after, digits in reversed(list(ends_of(run, at))):
        if not 8 <= len(digits) <= 11 or scan.cut_short(run, after):
            continue
        groups = run[at:after]
        start, end = groups[0].start, groups[-1].end
        cue = scan.beside.cue(start, end)
        listed = scan.listed(start)
        if not listed and not scan.looks_dialled(groups, digits, cue):
            continue
        finding = scan.at_home(digits, start, end, flags_of(groups, 0))
        if finding:
            return finding, after, digits
    return None


def contested(scan: Scan, run: list[Group], at: int) -> Found | None:
    """A number that the word right before it calls something else, though "tel" stands there too: never sure."""
    before = scan.folded[max(0, run[at].start - 24) : run[at].start]
    found = national(scan, run, at) if _CALLED.search(before) else None
    if found is None:
        return None
    finding, after, digits = found
    why = (*(w for w in finding.why if w.code != "phone_cue"), Reason("labelled_otherwise"))
    return replace(finding, status="candidate", confidence=0.3, why=why), after, digits
