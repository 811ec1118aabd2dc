"""Numbers without their country code: as in North America, and as they are written at home."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extortrace.detectors.phones.page import Found, Page, ends_of, flags_of
from extortrace.knowledge.beside import Cue
from extortrace.model import Reason
from extortrace.text.groups import Group

_DATE = re.compile(
    r"\d{1,2}[ ]?([/.-])[ ]?\d{1,2}[ ]?\1[ ]?(?:19|20)\d\d(?!\d)|"
    r"(?:19|20)\d\d[ ]?([/.-])[ ]?\d{1,2}[ ]?\2[ ]?\d{1,2}(?!\d)"
)
_TIME = re.compile(r"[ ]?:[ ]?\d\d(?!\d)|[ ]?h(?![a-z])")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")
_CALLED = re.compile(r"(?<![a-z])(?:tel|telephone|phone|whatsapp|appelle|appelez|call|sms|mobile|cell)(?![a-z])")
_AFRICAN = frozenset(
    {"opay", "palmpay", "momo", "wave", "om", "orange money", "flooz", "t money", "tmoney", "moov money", "celtiis"}
)
"""Wallets that no North American number has."""
_USUAL = frozenset({
    (2, 2, 2, 2), (2, 2, 2, 2, 2), (10,), (11,), (3, 3, 4), (4, 3, 4), (3, 4, 4), (4, 7), (3, 3, 2, 2), (2, 3, 2, 2),
    (1, 2, 2, 2, 2),
    (3, 2, 2, 2), (3, 3, 3), (2, 3, 4), (4, 3, 3), (5, 6), (5, 3, 3), (4, 6), (3, 7), (2, 8), (2, 2, 3, 3), (4, 2, 2,
    2), (4, 4),
    (4, 2, 2), (2, 4, 4), (2, 3, 3), (2, 3, 3, 2), (2, 7), (4, 3, 2, 2), (3, 8), (2, 4, 2, 2), (1, 4, 4), (2, 2, 2,
    4), (2, 2, 4, 2),
    (1, 3, 3, 3), (1, 3, 2, 2, 2), (3, 4, 3), (1, 9),
})  # fmt: skip
"""How people group the digits of a phone number."""
_TELLING = frozenset({(2, 3, 2, 2), (1, 2, 2, 2, 2), (1, 3, 3, 3)})
"""Groupings that nothing else has."""


def american(page: Page, run: list[Group], at: int) -> Found | None:
    """A North American number in its usual form; with a word beside it also written together."""
    for count in (3, 2, 1):
        if at + count > len(run):
            continue
        groups = run[at : at + count]
        lengths = tuple(len(group.digits) for group in groups)
        if lengths not in ((3, 3, 4), (3, 7), (6, 4), (10,)) or page.cut_short(run, at + count):
            continue
        digits = "".join(group.digits for group in groups)
        if digits[0] in "01" or digits[3] in "01":
            return None
        reading = page.phones.international("1" + digits)
        if not reading:
            return None
        start, end = groups[0].start, groups[-1].end
        bracket = page.glyphs[start - 1 : start] == "(" and page.glyphs[groups[0].end : groups[0].end + 1] == ")"
        cue = page.beside.cue(start, end)
        dashed = count == 3 and (bracket or "-" in page.glyphs[groups[1].end : groups[2].start])
        strong = cue is not None and not cue.weak and page.folded[cue.start : cue.end] not in _AFRICAN
        if any(group.repaired for group in groups) and not strong:
            return None
        if not (strong or bracket or dashed or (cue and count == 3)):
            if count < 3:
                return None
            finding = page.sure(reading, start, end, "nanp_form", 0.4)
            return replace(finding, status="candidate"), at + count, "1" + digits
        if not strong and page.beside.transfers:
            finding = page.sure(reading, start, end, "nanp_form", 0.4)
            return replace(finding, status="candidate"), at + count, "1" + digits
        start -= bracket
        confidence = 0.9 if strong else 0.75
        return page.sure(reading, start, end, "nanp_form", confidence, cue=cue), at + count, "1" + digits
    return None


def national(page: Page, run: list[Group], at: int) -> Found | None:
    """A number as it is written at home: a candidate, unless the number before it or a named code says where."""
    for after, digits in reversed(list(ends_of(run, at))):
        if not 8 <= len(digits) <= 11 or page.cut_short(run, after):
            continue
        groups = run[at:after]
        start, end = groups[0].start, groups[-1].end
        cue = page.beside.cue(start, end)
        listed = page.listed(start)
        if not listed and not looks_dialled(page, groups, digits, cue):
            continue
        finding = page.at_home(digits, start, end, flags_of(groups, 0))
        if finding:
            return finding, after, digits
    return None


def contested(page: Page, run: list[Group], at: int) -> Found | None:
    """A number that the word right before it calls something else, though "tel" stands there too: never sure."""
    before = page.folded[max(0, run[at].start - 24) : run[at].start]
    found = national(page, run, at) if _CALLED.search(before) else None
    if found is None:
        return None
    finding, after, digits = found
    why = (*(w for w in finding.why if w.code != "phone_cue"), Reason("labelled_otherwise"))
    return replace(finding, status="candidate", confidence=0.3, why=why), after, digits


def looks_dialled(page: Page, groups: list[Group], digits: str, cue: Cue | None) -> bool:
    """Whether digits are grouped as people write phone numbers, the stricter the less stands beside them."""
    lengths = tuple(len(group.digits) for group in groups)
    gaps = {page.glyphs[a.end : b.start] for a, b in pairwise(groups)}
    if a_day(page, groups, digits, cue) or any("," in gap or "|" in gap or "~" in gap for gap in gaps):
        return False
    if any(group.repaired for group in groups):
        return cue is not None and not cue.weak
    if cue:
        return not cue.weak or lengths in _USUAL or len(lengths) == 1
    if len(gaps) > 1:
        return False
    pairs = set(lengths) == {2}
    return (digits[0] == "0" and len(digits) >= 10 and (lengths in _USUAL or pairs)) or pairs or lengths in _TELLING


def a_day(page: Page, groups: list[Group], digits: str, cue: Cue | None) -> bool:
    """Whether the digits say a day, with or without the hour."""
    if _DATE.match(page.glyphs, groups[0].start, groups[-1].end):
        return True
    if _DAY.fullmatch(digits) and (cue is None or cue.weak):
        return True
    hour = len(groups[-1].digits) == 2 and _TIME.match(page.folded, groups[-1].end)
    return bool(hour) and len(groups) > 2 and (cue is None or cue.weak)
