"""Payment card numbers never leave in full: of each, the first six and the last four digits stay, the rest are ``*``.

PCI DSS 4.0, requirement 3.4.1, allows no more to be shown. A card is told by itself, whatever a detector made of it:
13 to 19 digits that begin as cards do (ISO/IEC 7812-1) and whose check digit is right. Lengths and offsets stay.

Every output is masked: ``Report.to_dict`` and all that is written for people. The one exception is the file that
``extortrace correct`` writes: a marked message must hold its text as received.

>>> mask("Envoie à 4111 1111 1111 1111 Koffi, pas au +225 07 09 11 22 33")
'Envoie à 4111 11** **** 1111 Koffi, pas au +225 07 09 11 22 33'
>>> mask("４１１１.1111/1111-1111"), mask("4111 1111 1111 1112")
('４１１１.11**/****-1111', '4111 1111 1111 1112')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

Span = tuple[int, int]
Shown = TypeVar("Shown")

FIRST, LAST = 6, 4
_SHORTEST, _LONGEST = 13, 19

_DIGIT = r"[\d²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒𐩀-𐩃𐹠-𐹨𑁒-𑁚🄀-🄊]"
"""What ``str.isdigit`` is true of."""
_HIDDEN = r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3\x00-\x08]"
_BETWEEN = rf"(?:{_HIDDEN}|[^\S\n]|[-./_·•／．＿－−\u2010-\u2015])"
_RUN = re.compile(rf"{_DIGIT}(?:{_BETWEEN}{{0,5}}{_DIGIT}){{{_SHORTEST - 1},}}")
_GROUP = re.compile(rf"{_DIGIT}(?:{_HIDDEN}{{0,5}}{_DIGIT})*")
_SIGNS = r"[^\w,;\n]{1,4}"
_LINE_END = r"[^\S\n]{0,3}\n[^\S\n]{0,8}"
_FOURS = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{4}}(?:(?:{_SIGNS}|{_LINE_END}){_DIGIT}{{4}}){{3}}(?!{_DIGIT})")
"""Grouped as on the card itself, whatever sign is between, also over the end of a line (but no column of numbers)."""
_BEGINS = re.compile(r"[3-6]|2[2-7]")
_AS_IS: frozenset[str] = frozenset({"sha256", "encoding", "versions", "kind", "status"})


def luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B: counted from the right, every second digit doubled, the digits of
    all sum to a multiple of ten.

    >>> luhn("4111111111111111"), luhn("4111111111111112")
    (True, False)
    """
    total = 0
    for i, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + i % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def digits(text: str) -> str:
    """The digits alone, whatever their script, as 0–9."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())


def hidden(text: str) -> str:
    """All digits starred but the first six and last four; of ten or fewer, all but the last four."""
    count = sum(char.isdigit() for char in text)
    first = FIRST if count > FIRST + LAST else 0
    out, at = [], 0
    for char in text:
        if char.isdigit():
            char = char if at < first or at >= count - LAST else "*"
            at += 1
        out.append(char)
    return "".join(out)


def mask(text: str, spared: Collection[str] = ()) -> str:
    """The text with its card numbers starred, but those whose digits stand in one that is ``spared``."""
    return _starred(text, cards(text, spared))


def cards(text: str, spared: Collection[str] = ()) -> list[Span]:
    """Where card numbers stand."""
    found = []
    for run in _RUN.finditer(text):
        groups = [(match.start(), match.end()) for match in _GROUP.finditer(text, run.start(), run.end())]
        plain = [digits(text[a:b]) for a, b in groups]
        at = 0
        while at < len(groups):
            upto = _card(plain, at, groups[0][0] > 0 and text[groups[0][0] - 1] == "+", spared)
            if upto:
                found.append((groups[at][0], groups[upto - 1][1]))
            at = upto or at + 1
    for fours in _FOURS.finditer(text):
        number = digits(fours[0])
        if fours[0].count("\n") < 2 and _BEGINS.match(number) and luhn(number) and not _within(number, spared):
            found.append(fours.span())
    return sorted(set(found))


def _card(groups: list[str], first: int, plus: bool, spared: Collection[str]) -> int:
    """Behind which group the card ends that begins with the group ``first``; 0 when none does.

    All of a run may be a card however it is grouped. A part of it is one when it is grouped as cards are (by threes or
    more) or digit by digit: pairs, as in phone numbers one behind the other, would be read as cards by chance, unless
    nothing but an expiry date follows them.
    """
    number, best = "", 0
    for at in range(first, min(len(groups), first + _LONGEST)):
        number += groups[at]
        if len(number) > _LONGEST or not _BEGINS.match(number.ljust(2, "2")):
            break
        whole = first == 0 and (at == len(groups) - 1 or _expiry(groups[at + 1 :]))
        inner = groups[first:at]
        if len(number) < _SHORTEST or not (whole or all(len(g) >= 3 for g in inner) or len(number) == at - first + 1):
            continue
        phone = plus and first == 0 and len(number) <= 15
        if not phone and luhn(number) and not _within(number, spared):
            best = at + 1
    return best


def _expiry(groups: list[str]) -> bool:
    """Whether the groups behind a card are its month and year, and perhaps its three or four digits of control."""
    if not 2 <= len(groups) <= 3 or len(groups[0]) > 2 or not 1 <= int(groups[0]) <= 12:
        return False
    year = groups[1][-2:]
    return len(groups[1]) in (2, 4) and "20" <= year <= "45" and (len(groups) == 2 or len(groups[2]) in (3, 4))


def _within(number: str, spared: Collection[str]) -> bool:
    return any(number in other for other in spared)


def _starred(text: str, spans: Collection[Span]) -> str:
    chars = list(text)
    for start, end in spans:
        for at, char in enumerate(hidden(text[start:end]), start):
            if char == "*":
                chars[at] = "*"
    return "".join(chars)


def masked(report: Shown) -> Shown:
    """The report without card numbers: the message, all that quotes it and all that was made of it; the same report
    when it holds none.

    Spared are vouchers, wallets, IBANs and RIBs that are certain, and a phone, reference and sum side by side.
    """
    said: Any = report
    spared = [digits(f.text) for f in said.findings if _is_no_card(f)] + [
        digits(f.value) for f in said.findings if _is_no_card(f)
    ]
    text = said.message.text
    pieces = [f.span for f in said.findings if f.status == "confirmed" and f.kind in ("phone", "reference", "amount")]
    spans = [span for span in cards(text, spared) if not _side_by_side(text[slice(*span)], span, pieces)]
    spans += [f.span for f in _all(said.findings) if _tells_card(f, spared)]
    spans = sorted({span for span in spans if span[1] <= len(text)})
    numbers = {digits(text[a:b]) for a, b in spans} | {digits(f.value) for f in _all(said.findings) if _is_card(f)}
    sweep = _Sweep(text, _starred(text, spans), spared, sorted(n for n in numbers if len(n) > LAST))
    about = said.message
    outside = (about.source, about.locator, about.sender or "", about.subject or "", *about.recipients)
    speakers = {f.speaker or "" for f in said.findings}
    if not spans and not any(cards(one) for one in (*outside, *speakers)):
        return report
    shown: Shown = sweep(report)
    return shown


def _all(findings: Collection[Any]) -> Iterator[Any]:
    for finding in findings:
        yield finding
        yield from _all(finding.alternatives)


def _is_card(finding: Any) -> bool:
    return bool(finding.kind == "bank_account" and finding.scheme == "card")


def _is_no_card(finding: Any) -> bool:
    sure = finding.kind in ("voucher", "wallet") or finding.scheme in ("iban", "rib")
    return bool(finding.status == "confirmed" and sure)


def _tells_card(finding: Any, spared: Collection[str]) -> bool:
    """Whether a finding was made of a card number, as written or as repaired."""
    number = digits(finding.value)
    if _within(number, spared):
        return False
    numbered = finding.kind in ("phone", "reference", "bank_account") and cards(finding.value)
    return bool(numbered or _is_card(finding))


def _side_by_side(text: str, span: Span, pieces: Collection[Span]) -> bool:
    """Whether details that stand side by side only happen to look like a card: grouped unlike one, and each certain."""
    start, end = span
    groups = [match.end() - match.start() for match in _GROUP.finditer(text)]
    inside = [(a, b) for a, b in pieces if start <= a and b <= end and (a, b) != span]
    return bool(inside) and len(set(groups[:-1])) > 1 and groups not in ([4, 6, 5], [4, 6, 4])


@dataclass(frozen=True, slots=True)
class _Sweep:
    """Goes through values of any kind and masks each text in them."""

    raw: str
    shown: str
    spared: Collection[str]
    numbers: Collection[str]

    def __call__(self, thing: Any) -> Any:
        if isinstance(thing, str):
            return self._text(thing)
        if isinstance(thing, int | float) and not isinstance(thing, bool):
            return thing if self._text(str(thing)) == str(thing) else self._text(str(thing))
        if isinstance(thing, tuple):
            return tuple(self(one) for one in thing)
        if isinstance(thing, Mapping):
            return {name: self(one) for name, one in thing.items()}
        return self._record(thing) if is_dataclass(thing) and not isinstance(thing, type) else thing

    def _record(self, record: Any) -> Any:
        spares = hasattr(record, "scheme") and hasattr(record, "kind") and _is_no_card(record)
        kept = _AS_IS | {"value", "text", "why"} if spares else _AS_IS
        new = {f.name: self(getattr(record, f.name)) for f in fields(record) if f.name not in kept}
        start, end = getattr(record, "start", 0), getattr(record, "end", len(self.raw))
        if not spares and getattr(record, "text", None) == self.raw[start:end]:
            new["text"] = self.shown[start:end]
        return replace(record, **new)

    def _text(self, text: str) -> str:
        if sum(map(str.isdigit, text)) <= FIRST:
            return text
        shown = mask(text, self.spared)
        own = digits(text)
        if shown != text or _within(own, self.spared):
            return shown
        for number in self.numbers:
            if number in own:
                return hidden(text)
            if (at := number.find(own)) >= 0:
                return _fragment(text, FIRST - at, len(number) - LAST - at)
        return text


def _fragment(text: str, start: int, end: int) -> str:
    """The text with its digits from the ``start``-th to before the ``end``-th starred."""
    out, at = [], 0
    for char in text:
        if char.isdigit():
            char = "*" if start <= at < end else char
            at += 1
        out.append(char)
    return "".join(out)
