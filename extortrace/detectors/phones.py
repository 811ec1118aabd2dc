"""Telephone numbers, as E.164 in today's numbering plan.

A number with its country code (``+225``, ``00225``, ``011 225``, bare ``225``, a WhatsApp link, spelled out) proves
itself. A national number is a candidate: ``why`` holds ``national_form`` with its digits, ``phone_cue`` when a word
beside it says that it is a phone, and ``alternatives`` the countries it may belong to; ``resolve`` confirms it with
:meth:`extortrace.knowledge.phones.Phones.national` where the message names the country. North American numbers in
their usual form need no country. Former Ivorian, Beninese and Cameroonian numbers are given in their new form with
the flag ``legacy``, unless it is uncertain.

>>> from extortrace.knowledge import load_rules
>>> [(f.value, f.status) for f in find(Text("Whatsapp 00225 09 11 22 33 ou 07 58 41 22 09"), load_rules())]
[('+2250709112233', 'confirmed'), ('+2250758412209', 'confirmed')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from extortrace.knowledge import Rules
from extortrace.knowledge.beside import Beside, Cue
from extortrace.knowledge.phones import Phones, Reading
from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.groups import Group, runs
from extortrace.text.numerals import spelled

_PLUS = re.compile(r"(?:\+|\bplus)[ (\[]{0,3}$")
_LINK = re.compile(
    r"""
    (?:wa(?:\.|\[\.\]|\(\.\))me/(?:message/)?|(?:api|web)\.whatsapp\.com/send/?\?(?:[^ \n]{0,40}&)?phone=|whatsapp://send/?\?phone=
      |signal\.me/\#p/|t\.me/(?=\+)|viber://(?:chat|add)\?number=|\b(?:tel|sms|callto):(?=\+|00|%2b))
    (?:\+|%2b|%20){0,2}(?P<digits>(?:\d[-. ]?){7,16}\d)(?!\d)
    """,
    re.VERBOSE,
)
_NAMED_CODE = re.compile(
    r"\b(?:indicatif|prefixe|(?:country|dialling|dialing|area) code)[ :=]{0,3}(?:pays[ :]{0,2})?(?:\+|00)?(\d{1,3})\b"
)
_JOINED = re.compile(r"[ ]?(?:[/,;&|+-]|ou bien|ou|et|or|and|puis|then)[ ]?")
_TAIL = re.compile(r"[ ]?/[ ]?(\d{2,4})(?!\d|[ ./-]?\d)")
_SUM_WORD = re.compile(r"millions?|thousand|mille|milliards?|billion|hundred")
_DATE = re.compile(
    r"\d{1,2}[ ]?([/.-])[ ]?\d{1,2}[ ]?\1[ ]?(?:19|20)\d\d(?!\d)|"
    r"(?:19|20)\d\d[ ]?([/.-])[ ]?\d{1,2}[ ]?\2[ ]?\d{1,2}(?!\d)"
)
_TIME = re.compile(r"[ ]?:[ ]?\d\d(?!\d)|[ ]?h(?![a-z])")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")
_WRAP = re.compile(r"[ ]{0,2}\n[ >]{0,3}")
_AFRICAN = frozenset(
    {"opay", "palmpay", "momo", "wave", "om", "orange money", "flooz", "t money", "tmoney", "moov money", "celtiis"}
)
"""Wallets that no North American number has."""
_LONG_RUN = 60
"""A run of more groups is a table, not a number: only groups that are long by themselves are looked at."""
_MOST = 17
"""Digits in the longest number with its prefix."""
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
_ADDRESS = re.compile(r"(?:\b(?:https?|hxxps?)://|\bwww\.|@)[^ \n]{0,70}$|\.[a-z]{2,4}/[^ \n]{0,60}$")
_MAIL = re.compile(r"[\w.+-]{0,30}@")
_MONEY = re.compile(r"[ ]?(?:f\b|fcfa|cfa|xof|euros?\b|€|\$|francs?|k\b)")


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every phone number of the text; doubtful ones as candidates, wrong ones as rejected."""
    scan = Scan(text, rules.phones)
    taken = 0
    for finding in sorted(
        (*scan.links(), *scan.written(), *scan.said()), key=lambda f: (f.start, bool(f.parts), -f.end)
    ):
        if finding.start >= taken or finding.parts:
            yield finding
            taken = max(taken, finding.end)


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

    def links(self) -> Iterator[Finding]:
        """Links that call or write to a number."""
        for link in _LINK.finditer(self.folded):
            start, end = link.span("digits")
            digits = re.sub(r"\D", "", link["digits"])
            reading = self.phones.international(digits.removeprefix("00"))
            if reading:
                yield self._sure(reading, start, end, "phone_link", 0.98)
            elif self.phones.homes(digits):
                yield self._maybe(digits, start, end, cue=True)

    def said(self) -> Iterator[Finding]:
        """Numbers spelled out in words."""
        for words in spelled(self.folded):
            if not 8 <= len(words.digits) <= _MOST or _SUM_WORD.search(self.folded, words.start, words.end):
                continue
            digits = words.digits.removeprefix("00")
            reading = self.phones.international(digits)
            if reading:
                yield self._sure(reading, words.start, words.end, "international_form", 0.9, ("spelled",))
            else:
                found = self._at_home(words.digits, words.start, words.end, ("spelled",))
                if found:
                    yield found

    def written(self) -> Iterator[Finding]:
        """Numbers in digits."""
        rows = list(runs(self.glyphs))
        for run, following in zip_longest(rows, rows[1:]):
            wrapped = following and _WRAP.fullmatch(self.glyphs, run[-1].end, following[0].start)
            self.wrapped = following if wrapped else []
            table = len(run) > _LONG_RUN
            if sum(len(group.digits) for group in (*run[:12], *self.wrapped[:12])) < 7:
                continue
            at = 0
            while at < len(run):
                if table and len(run[at].digits) < 8 and at:
                    at += 1
                    continue
                found = self._at(run, at)
                if found is None:
                    at += 1
                    continue
                finding, after, reading = found
                yield finding
                if finding.status != "rejected":
                    tail = self._tail(run, at, after, reading)
                    if tail:
                        yield tail
                        after += 1
                at = max(after, at + 1)

    def _at(self, run: list[Group], at: int) -> tuple[Finding, int, str] | None:
        """The number that begins with this group: its finding, the group after it, and its digits in full."""
        first = run[at]
        before = self.folded[max(0, first.start - 8) : first.start]
        plus = _PLUS.search(before)
        joined = _joined(run, at)
        start = first.start - (len(plus.group()) if plus else 0)
        abroad = (
            joined.startswith(("00", "011")) and self.stands_free(run, at) and not self.beside.labelled(first.start)
        )
        if plus or abroad:
            cut = 0 if plus and joined[:2] != "00" else 3 if joined.startswith("011") else 2
            found = self._international(run, at, start, cut)
            if found:
                return found
        if not self.stands_free(run, at) or self.beside.labelled(first.start):
            return None
        return self._bare(run, at) or self._american(run, at) or self._national(run, at)

    def _international(self, run: list[Group], at: int, start: int, cut: int) -> tuple[Finding, int, str] | None:
        ends = list(_ends(run, at))
        best = self._longest(run, ends, cut)
        if not best and self.wrapped and ends[-1][0] == len(run):
            longer = run + self.wrapped
            best = self._longest(longer, list(_ends(longer, at)), cut)
            run = longer if best else run
        if best:
            reading, after, digits = best
            groups = run[at:after]
            flags = _flags(groups, len(self.phones.codes.get(reading.country, "225")))
            return self._sure(reading, start, self._close(groups), "international_form", 0.97, flags), after, digits
        plus = start < run[at].start
        return self._no_number(run, at, start, cut, ends) if plus or self.beside.cue(start, run[at].end) else None

    def _longest(self, run: list[Group], ends: list[tuple[int, str]], cut: int) -> tuple[Reading, int, str] | None:
        """The longest number of a known plan that ends with a group, ``cut`` digits of prefix left out."""
        for after, digits in reversed(ends):
            if len(digits) - cut >= 8 and not self.cut_short(run, after):
                reading = self.phones.international(digits[cut:])
                if reading:
                    return reading, after, digits[cut:]
        return None

    def _no_number(
        self, run: list[Group], at: int, start: int, cut: int, ends: list[tuple[int, str]]
    ) -> tuple[Finding, int, str] | None:
        """Digits behind a known country code that are no number of its plan: doubtful, or a near miss."""
        code = self.phones.code_of(ends[-1][1][cut:])
        if not code or code == "1" or len(ends[-1][1]) - cut - len(code) < 6:
            return None
        want = self.phones.lengths(code)
        for after, digits in reversed(ends):
            digits = digits[cut:]
            end = run[after - 1].end
            others = self.phones.doubtful(digits)
            why = Reason("old_plan_uncertain") if others else Reason("range_unknown")
            if others or len(digits) - len(code) in want:
                finding = self.text.finding(
                    "phone", "+" + digits, start, end, status="candidate", confidence=0.5, why=(why,),
                    country=self.phones.country_of(code),
                    alternatives=tuple(
                        self.text.finding(
                            "phone", other, start, end, status="candidate", confidence=0.3, flags=("legacy",)
                        )
                        for other in others
                    ),
                )  # fmt: skip
                return finding, after, digits
        digits = ends[-1][1][cut:]
        length = f"{min(want)}-{max(want)}" if len(want) > 1 else str(*want)
        why = Reason("wrong_length", {"got": len(digits) - len(code), "want": length})
        finding = self.text.finding(
            "phone", "+" + digits, start, run[ends[-1][0] - 1].end, status="rejected", confidence=0.2, why=(why,)
        )
        return finding, ends[-1][0], digits

    def _bare(self, run: list[Group], at: int) -> tuple[Finding, int, str] | None:
        """A country code without anything before it, and a full valid number."""
        first = run[at].digits
        code = self.phones.code_of(first)
        if not code or not (first == code or len(first) >= (len(code) + 2 if len(code) == 3 else 10)):
            return None
        for after, digits in reversed(list(_ends(run, at))):
            if len(digits) - len(code) < 7 or self.cut_short(run, after):
                continue
            reading = self.phones.international(digits)
            if not reading:
                continue
            cue = self.beside.cue(run[at].start, run[after - 1].end)
            grouped = code == "1" and tuple(len(g.digits) for g in run[at:after]) == (1, 3, 3, 4)
            if cue is None and not grouped and (len(code) < 3 or reading.old):
                continue
            start, end = run[at].start, self._close(run[at:after])
            flags = _flags(run[at:after], 0)
            if flags and cue is None:
                continue
            return (
                self._sure(reading, start, end, "bare_country_code", 0.92 if cue else 0.85, flags, cue),
                after,
                digits,
            )
        return None

    def _american(self, run: list[Group], at: int) -> tuple[Finding, int, str] | None:
        """A North American number in its usual form; with a word beside it also written together."""
        for count in (3, 2, 1):
            if at + count > len(run):
                continue
            groups = run[at : at + count]
            lengths = tuple(len(group.digits) for group in groups)
            if lengths not in ((3, 3, 4), (3, 7), (6, 4), (10,)) or self.cut_short(run, at + count):
                continue
            digits = "".join(group.digits for group in groups)
            if digits[0] in "01" or digits[3] in "01":
                return None
            reading = self.phones.international("1" + digits)
            if not reading:
                return None
            start, end = groups[0].start, self._close(groups)
            bracket = self.glyphs[start - 1 : start] == "(" and self.glyphs[groups[0].end : groups[0].end + 1] == ")"
            cue = self.beside.cue(start, end)
            dashed = count == 3 and (bracket or "-" in self.glyphs[groups[1].end : groups[2].start])
            strong = cue is not None and not cue.weak and self.folded[cue.start : cue.end] not in _AFRICAN
            if any(group.repaired for group in groups) and not strong:
                return None
            if not (strong or bracket or dashed or (cue and count == 3)):
                if count < 3:
                    return None
                finding = self._sure(reading, start, end, "nanp_form", 0.4)
                return replace(finding, status="candidate"), at + count, "1" + digits
            if not strong and self.beside.transfers:
                finding = self._sure(reading, start, end, "nanp_form", 0.4)
                return replace(finding, status="candidate"), at + count, "1" + digits
            start -= bracket
            confidence = 0.9 if strong else 0.75
            return self._sure(reading, start, end, "nanp_form", confidence, cue=cue), at + count, "1" + digits
        return None

    def _national(self, run: list[Group], at: int) -> tuple[Finding, int, str] | None:
        """A number as it is written at home: a candidate, unless the number before it or a named code says where."""
        for after, digits in reversed(list(_ends(run, at))):
            if not 8 <= len(digits) <= 11 or self.cut_short(run, after):
                continue
            groups = run[at:after]
            start, end = groups[0].start, self._close(groups)
            cue = self.beside.cue(start, end)
            listed = self.last is not None and _JOINED.fullmatch(self.folded, self.last[0], start) is not None
            if not listed and not self.looks_dialled(groups, digits, cue):
                continue
            finding = self._at_home(digits, start, end, _flags(groups, 0))
            if finding:
                return finding, after, digits
        return None

    def _at_home(self, digits: str, start: int, end: int, flags: tuple[str, ...]) -> Finding | None:
        """A national number whose neighbour in a list, or a code named in the text, says the country; or doubtful."""
        joined = self.last is not None and _JOINED.fullmatch(self.folded, self.last[0], start) is not None
        country = self.last[1] if joined and self.last else self.named
        homes = self.phones.homes(digits)
        home = next((reading for reading in homes if reading.country == country), None)
        if home:
            return self._sure(home, start, end, "same_country" if joined else "country_code_named", 0.9, flags)
        if homes:
            return self._maybe(digits, start, end, self.beside.cue(start, end) is not None, flags)
        return None

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

    def _tail(self, run: list[Group], at: int, after: int, digits: str) -> Finding | None:
        """A second number of which only the end is written: ``07 09 11 22 33/34``."""
        head = run[at:after]
        tail = _TAIL.match(self.folded, head[-1].end)
        if not tail or not 2 <= len(tail[1]) <= len(head[-1].digits):
            return None
        other = digits[: -len(tail[1])] + tail[1]
        parts = [(head[0].start, head[-1].end - len(tail[1])), tail.span(1)]
        reading = self.phones.international(other)
        if reading and self.last and self.last[0] >= head[-1].end:
            return self._sure(reading, *parts[0], "shared_beginning", 0.85, parts=parts)
        if self.phones.homes(other):
            return self._maybe(other, *parts[0], True, parts=parts)
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

    def _close(self, groups: list[Group]) -> int:
        return groups[-1].end

    def _sure(
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

    def _maybe(
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


def _joined(run: list[Group], at: int) -> str:
    return "".join(group.digits for group in run[at : at + 4])


def _ends(run: list[Group], at: int) -> Iterator[tuple[int, str]]:
    """Where a number that begins with this group may end: the group after it and the digits so far."""
    digits = ""
    for after in range(at, min(len(run), at + _MOST)):
        digits += run[after].digits
        if len(digits) > _MOST:
            return
        yield after + 1, digits


def _flags(groups: list[Group], code: int) -> tuple[str, ...]:
    flags = ("repaired",) if any(group.repaired for group in groups) else ()
    apart = code > 1 and all(len(group.digits) == 1 for group in groups[:code])
    return (*flags, "obfuscated") if apart else flags
