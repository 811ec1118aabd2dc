"""A text as it is read for phone numbers: what stands around digits, and the findings made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extortrace.knowledge.beside import Beside, Cue
from extortrace.knowledge.phones import Phones, Reading
from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.groups import Group

Found = tuple[Finding, int, str]
"""A finding, the group behind it, and its digits in full."""
_NAMED_CODE = re.compile(
    r"\b(?:indicatif|prefixe|(?:country|dialling|dialing|area) code)[ :=]{0,3}(?:pays[ :]{0,2})?(?:\+|00)?(\d{1,3})\b"
)
_ADDRESS = re.compile(r"(?:\b(?:https?|hxxps?)://|\bwww\.|@)[^ \n]{0,70}$|\.[a-z]{2,4}/[^ \n]{0,60}$")
_MAIL = re.compile(r"[\w.+-]{0,30}@")
_MONEY = re.compile(r"[ ]?(?:f\b|fcfa|cfa|xof|euros?\b|€|\$|francs?|k\b)")
_JOINED = re.compile(r"[ ]?(?:[/,;&|+-]|ou bien|ou|et|or|and|puis|then)[ ]?")
_DATE = re.compile(
    r"\d{1,2}[ ]?([/.-])[ ]?\d{1,2}[ ]?\1[ ]?(?:19|20)\d\d(?!\d)|"
    r"(?:19|20)\d\d[ ]?([/.-])[ ]?\d{1,2}[ ]?\2[ ]?\d{1,2}(?!\d)"
)
_TIME = re.compile(r"[ ]?:[ ]?\d\d(?!\d)|[ ]?h(?![a-z])")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")
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
MOST = 17
"""Digits in the longest number with its prefix."""


class Scan:
    """One reading of a text for phone numbers."""

    def __init__(self, text: Text, phones: Phones) -> None:
        self.text, self.phones = text, phones
        self.glyphs, self.folded = text.glyphs.text, text.folded.text
        self.beside = Beside(self.folded, phones.words)
        named = _NAMED_CODE.search(self.folded)
        self.named = phones.country_of(named[1]) if named else None
        self.last: tuple[int, str] | None = None
        """Where the number found last ends, and its country."""
        self.wrapped: list[Group] = []
        """The groups that open the next line, when those being read close theirs."""

    def listed(self, start: int) -> bool:
        """Whether what begins here stands in a list with the number found last."""
        return self.last is not None and _JOINED.fullmatch(self.folded, self.last[0], start) is not None

    def at_home(self, digits: str, start: int, end: int, flags: tuple[str, ...]) -> Finding | None:
        """A national number whose neighbour in a list, or a code named in the text, says the country; or doubtful."""
        joined = self.listed(start)
        country = self.last[1] if joined and self.last else self.named
        homes = self.phones.homes(digits)
        home = next((reading for reading in homes if reading.country == country), None)
        if home:
            return self.sure(home, start, end, "same_country" if joined else "country_code_named", 0.9, flags)
        if homes:
            return self.maybe(digits, start, end, self.beside.cue(start, end) is not None, flags)
        return None

    def stands_free(self, run: list[Group], at: int) -> bool:
        """Whether a number may begin here: not inside a word, an address, a sum or a longer row of digits."""
        start, group = run[at].start, run[at]
        before = self.folded[max(0, start - 1) : start]
        if before.isalpha() and not self.beside.glued(start, group.digits):
            return False
        if (before and before in "$€£#@%&_") or _ADDRESS.search(self.folded, max(0, start - 80), start):
            return False
        if at and (self.last is None or self.last[0] < run[at - 1].end):
            gap = self.glyphs[run[at - 1].end : start]
            paired = group.digits[0] == "0" and len(group.digits) == 2 and len(run[at - 1].digits) != 2 and gap == " "
            return len(gap.strip()) + len(gap) > 2 or ")" in gap or "(" in gap or len(group.digits) >= 9 or paired
        return True

    def cut_short(self, run: list[Group], after: int) -> bool:
        """Whether a number cannot end before the group ``after``: a letter, a sign or more of the same follows."""
        end = run[after - 1].end
        follows = self.folded[end : end + 2]
        if follows[:1].isalpha() or follows[:1] in ("%", "@", "_") or _MAIL.match(self.folded, end):
            return True
        if follows[:1] in ("€", "$", "£"):
            return not follows[1:].isdigit()
        if after < len(run):
            gap, last = self.glyphs[end : run[after].start], run[after - 1]
            same = len(run[after].digits) == len(last.digits)
            return gap in ("-", ".", "") or (
                gap == " " and same and len(last.digits) == 2 and after > 1 and not self._sum(run, after)
            )
        return False

    def _sum(self, run: list[Group], at: int) -> bool:
        """Whether the groups from here are a sum: thousands, or money behind them."""
        return (at + 1 < len(run) and len(run[at + 1].digits) == 3) or bool(_MONEY.match(self.folded, run[at].end))

    def looks_dialled(self, groups: list[Group], digits: str, cue: Cue | None) -> bool:
        """Whether digits are grouped as people write phone numbers, the stricter the less stands beside them."""
        lengths = tuple(len(group.digits) for group in groups)
        gaps = {self.glyphs[a.end : b.start] for a, b in pairwise(groups)}
        if self.a_day(groups, digits, cue) or any("," in gap or "|" in gap or "~" in gap for gap in gaps):
            return False
        if any(group.repaired for group in groups):
            return cue is not None and not cue.weak
        if cue:
            return not cue.weak or lengths in _USUAL or len(lengths) == 1
        if len(gaps) > 1:
            return False
        pairs = set(lengths) == {2}
        return (digits[0] == "0" and len(digits) >= 10 and (lengths in _USUAL or pairs)) or pairs or lengths in _TELLING

    def a_day(self, groups: list[Group], digits: str, cue: Cue | None) -> bool:
        """Whether the digits say a day, with or without the hour."""
        if _DATE.match(self.glyphs, groups[0].start, groups[-1].end):
            return True
        if _DAY.fullmatch(digits) and (cue is None or cue.weak):
            return True
        hour = len(groups[-1].digits) == 2 and _TIME.match(self.folded, groups[-1].end)
        return bool(hour) and len(groups) > 2 and (cue is None or cue.weak)

    def sure(
        self, reading: Reading, start: int, end: int, code: str, confidence: float, flags: tuple[str, ...] = (),
        cue: Cue | None = None, parts: list[Span] | None = None,
    ) -> Finding:  # fmt: skip
        why = [Reason(code)]
        cue = cue or self.beside.cue(start, end)
        if cue:
            why.append(Reason("phone_cue", {}, (self.text.raw_span(cue.start, cue.end),)))
        if reading.old:
            flags = (*flags, "legacy")
            plan = self.phones.old[reading.country]
            why.append(Reason("former_plan", {"old": reading.old, "until": plan.until}))
        operator, wallet = self.phones.operator(reading.e164, reading.country)
        if operator:
            why.append(Reason("operator", {"operator": operator} | ({"wallet": wallet} if wallet else {})))
        a, b = self.text.raw_span(start, end)
        if b - a != end - start and "obfuscated" not in flags:
            flags = (*flags, "obfuscated")
        self.last = end, reading.country
        return self.text.finding(
            "phone", reading.e164, start, end, parts or (), confidence=confidence, country=reading.country or None,
            why=tuple(why), flags=flags,
        )  # fmt: skip

    def maybe(
        self, digits: str, start: int, end: int, cue: bool, flags: tuple[str, ...] = (), parts: list[Span] | None = None
    ) -> Finding:
        near = self.beside.cue(start, end)
        why = [Reason("national_form", {"digits": digits})]
        if cue:
            why.append(Reason("phone_cue", {}, (self.text.raw_span(near.start, near.end),) if near else ()))
        finding = self.text.finding(
            "phone", digits, start, end, parts or (), status="candidate", confidence=0.5 if cue else 0.3,
            why=tuple(why), flags=flags,
        )  # fmt: skip
        return replace(finding, alternatives=tuple(self._other(home, finding) for home in self.phones.homes(digits)))

    @staticmethod
    def _other(home: Reading, of: Finding) -> Finding:
        return Finding(
            "phone", home.e164, of.start, of.end, of.text, of.parts, status="candidate", confidence=0.3,
            country=home.country,
            flags=("legacy",) if home.old else (),
        )  # fmt: skip


def joined(run: list[Group], at: int) -> str:
    return "".join(group.digits for group in run[at : at + 4])


def ends_of(run: list[Group], at: int) -> Iterator[tuple[int, str]]:
    """Where a number that begins with this group may end: the group after it and the digits so far."""
    digits = ""
    for after in range(at, min(len(run), at + MOST)):
        digits += run[after].digits
        if len(digits) > MOST:
            return
        yield after + 1, digits


def flags_of(groups: list[Group], code: int) -> tuple[str, ...]:
    flags = ("repaired",) if any(group.repaired for group in groups) else ()
    apart = code > 1 and all(len(group.digits) == 1 for group in groups[:code])
    return (*flags, "obfuscated") if apart else flags
