"""Bank accounts and cards, told by their check digits (``value`` without separators, ``scheme`` says which kind).

IBAN: any country, length and modulo 97. RIB: West and Central Africa and France, by its key. NUBAN: only beside the
name of a Nigerian bank whose code its check digit fits. Cards: Luhn and a word that says card. British, Canadian and
American accounts have no check worth the name: labels decide.

>>> from extortrace.knowledge import load_rules
>>> text = Text("IBAN FR14 2004 1010 0505 0001 3M02 606 MERCI, or Zenith Bank 8177584275. ID AB12 CDEF 1234567")
>>> [(f.scheme, f.value) for f in find(text, load_rules())]
[('iban', 'FR1420041010050500013M02606'), ('nuban', '8177584275')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extortrace.knowledge import Rules
from extortrace.masking import luhn
from extortrace.model import Finding, Reason, Span, Status
from extortrace.text import Text
from extortrace.text.account_labels import labelled
from extortrace.text.checksums import iban, nuban, rib
from extortrace.text.lexicon import near

_IBAN = re.compile(r"(?<![0-9A-Za-z])([A-Za-z]{2})[ .-]?[0-9OoIlSB]{2}(?=[ .-]{0,2}[0-9A-Za-z])")
_SEPARATORS = re.compile(r"[ .·/\n>-]{0,3}")
_CONFUSED = {
    "O": "0",
    "0": "O",
    "I": "1",
    "L": "1",
    "1": "I",
    "S": "5",
    "5": "S",
    "B": "8",
    "8": "B",
    "Z": "2",
    "2": "Z",
}
IBAN_LABEL = re.compile(r"\biban\b[^\n]{0,20}$")
_RIB_START = re.compile(r"(?<![0-9A-Za-z])(?:[A-Za-z]{2}\d{3}|[A-Za-z]\d{4}|\d{5})(?=[ .-]{0,2}\d)")
RIB_LABEL = re.compile(r"\b(?:rib|banque|guichet|compte|cpte|virement|agence|cle)\b")
_RIB_FORM = re.compile(
    r"""
    \bbanque\b [^\n0-9]{0,12} (?P<bank>[a-z]{0,2}\d{3,5}) \b [\s\S]{1,30}?
    \bguichet\b [^\n0-9]{0,12} (?P<branch>\d{5}) \b [\s\S]{1,30}?
    \bcompte\b [^\n0-9]{0,12} (?P<account>[0-9a-z]{11,12}) \b [\s\S]{1,30}?
    \bcle\b (?:[ ]rib)? [^\n0-9]{0,12} (?P<key>\d{2}) \b
    """,
    re.VERBOSE,
)
_TEN = re.compile(r"(?<![\d+.,-])(?:\d{10}|\d{3}[ -]\d{3}[ -]\d{4}|\d{4}[ -]\d{3}[ -]\d{3})(?![\d,.-]?\d)")
ACCOUNT_LABEL = re.compile(r"\b(?:account|acct|a/c|acc|aza|nuban)\b[^\n]{0,24}$")
_PLAIN_WORDS = frozenset(
    ("access", "fidelity", "sterling", "unity", "zenith", "keystone", "kuda", "globus", "sparkle", "titan")
)
"""Names of banks that are words too: only directly beside the number."""
_CARD = re.compile(r"(?<![\d+])[2-6]\d{3}(?:[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}|[ -]\d{6}[ -]\d{5})(?![ -]?\d)")
CARD_LABEL = re.compile(
    r"\b(?:visa|mastercard|master card|amex|cvv2?|cvc|cb|carte (?:bancaire|bleue|de credit|de debit)"
    r"|(?:ma|ta|sa|votre|my|your|his|her) (?:carte|card)(?! (?:cadeau|gift|prepa|pcs|neosurf|transcash))"
    r"|(?:credit|debit|bank|atm) card|card (?:number|no|details|holder)|numero (?:de )?(?:la |ma |ta |sa |votre )?carte"
    r"|expir\w{0,7}|exp)\b"
)


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Accounts and cards in the text. One that a surer scheme has claimed is not read again."""
    claimed = bytearray(len(text.glyphs.text))
    for scheme in (_ibans, _ribs, _nubans, _cards, _national):
        for (start, end), finding in list(scheme(text, rules)):
            if not any(claimed[start:end]):
                yield finding
                if finding.status == "confirmed":
                    claimed[start:end] = b"1" * (end - start)


_Found = Iterator[tuple[Span, Finding]]


def _take(glyphs: str, start: int, size: int) -> int | None:
    """Where the run of so many letters and digits ends that begins here; None when it is shorter or goes on."""
    at, count = start, 0
    while True:
        run = re.compile(r"[0-9A-Za-z]+").match(glyphs, at)
        if not run:
            return None
        count += run.end() - run.start()
        if count >= size:
            return run.end() if count == size else None
        gap = _SEPARATORS.match(glyphs, run.end())
        if gap is None or gap.end() == run.end():
            return None
        at = gap.end()


def _compact(glyphs: str, start: int, end: int) -> str:
    return "".join(char for char in glyphs[start:end] if char.isalnum()).upper()


def _account(
    text: Text, span: Span, value: str, scheme: str, *why: Reason, status: Status = "confirmed", **more: Any
) -> tuple[Span, Finding]:
    confidence = more.pop("confidence", {"confirmed": 1.0, "candidate": 0.5}.get(status, 0.0))
    return span, text.finding(
        "bank_account", value, *span, scheme=scheme, status=status, confidence=confidence, why=why, **more
    )


def _failed(scheme: str) -> Reason:
    return Reason("checksum_failed", {"scheme": scheme})


def _ibans(text: Text, rules: Rules) -> _Found:
    glyphs, folded = text.glyphs.text, text.folded.text
    past = 0
    for opening in _IBAN.finditer(glyphs):
        start, country = opening.start(), opening[1].upper()
        size = iban.LENGTHS.get(country)
        if size is None or start < past:
            continue
        label = IBAN_LABEL.search(folded, max(0, start - 40), start)
        end = _take(glyphs, start, size)
        if end is None:
            if label and (run := _longest(glyphs, start)) - start > 14:
                value = _compact(glyphs, start, run)
                wrong = Reason("wrong_length", {"length": len(value), "expected": size})
                yield _account(text, (start, run), value, "iban", wrong, status="rejected", country=country)
            continue
        value, span = _compact(glyphs, start, end), (start, end)
        if iban.check(value):
            past = end
            inner = country in iban.UEMOA | iban.CEMAC | {"FR"} and rib.check(value[4:])
            why = (Reason("checksum", {"scheme": "iban"}), *((Reason("rib_key"),) if inner else ()))
            yield _account(text, span, value, "iban", *why, country=country)
        elif (label or glyphs[start].isupper()) and (repaired := _misread(value)):
            past = end
            yield _account(
                text, span, repaired, "iban", _failed("iban"), Reason("possible_ocr_error"), status="candidate",
                country=country, flags=("repaired",),
            )  # fmt: skip
        elif label:
            yield _account(text, span, value, "iban", _failed("iban"), status="rejected", country=country)


def _longest(glyphs: str, start: int) -> int:
    """The end of the run of groups with digits that begins here."""
    run = re.compile(r"[0-9A-Za-z]{2,34}(?:[ .-]{1,2}(?=[0-9A-Za-z]{0,12}\d)[0-9A-Za-z]{1,12}){0,12}").match(
        glyphs, start
    )
    return run.end() if run else start


def _misread(value: str) -> str | None:
    """The IBAN that one misread sign would make valid, when there is exactly one."""
    found = set()
    for i, char in enumerate(value):
        if char in _CONFUSED:
            fixed = value[:i] + _CONFUSED[char] + value[i + 1 :]
            if iban.check(fixed):
                found.add(fixed)
    return found.pop() if len(found) == 1 else None


def _ribs(text: Text, rules: Rules) -> _Found:
    glyphs, folded = text.glyphs.text, text.folded.text
    for opening in _RIB_START.finditer(glyphs):
        start, code = opening.start(), opening.group().upper()
        african = code[0].isalpha()
        country = code[:2] if code[:2] in iban.UEMOA else None
        end = _take(glyphs, start, 24 if african else 23)
        label = RIB_LABEL.search(folded, max(0, start - 80), start)
        if end is None or not (label or country):
            continue
        value = _compact(glyphs, start, end)
        if not value[5:10].isdigit() or not value[-2:].isdigit():
            continue
        if rib.check(value):
            yield _account(text, (start, end), value, "rib", Reason("checksum", {"scheme": "rib"}), country=country)
        elif label:
            yield _account(text, (start, end), value, "rib", _failed("rib"), status="rejected", country=country)
    for form in _RIB_FORM.finditer(folded):
        parts = [form.span(name) for name in ("bank", "branch", "account", "key")]
        value = "".join(_compact(glyphs, *part) for part in parts)
        if rib.check(value):
            yield _account(text, form.span(), value, "rib", Reason("checksum", {"scheme": "rib"}), parts=parts)


def _nubans(text: Text, rules: Rules) -> _Found:
    folded = text.folded.text
    numbers = list(_TEN.finditer(folded))
    if not numbers or "NG" not in rules.banks.lexicons:
        return
    banks = rules.banks.lexicons["NG"].find(text)
    for i, number in enumerate(numbers):
        start, end = number.span()
        last = numbers[i - 1].end() if i else 0
        following = numbers[i + 1].start() if i + 1 < len(numbers) else len(folded)
        label = ACCOUNT_LABEL.search(folded, max(0, start - 40), start)
        close = [
            bank
            for bank in near(banks, start, end, 120 if label else 50)
            if last <= bank.start and bank.end <= following  # no other number lies between
            and (bank.name not in _PLAIN_WORDS or max(bank.start - end, start - bank.end) <= 30)
        ]  # fmt: skip
        if not close:
            continue
        value, bank = _compact(folded, start, end), close[0]
        good = nuban.check(value, bank.id)
        named = {"scheme": "nuban", "bank": bank.name}
        why = Reason("checksum" if good else "checksum_failed", named, (text.raw_span(bank.start, bank.end),))
        if good:
            yield _account(text, (start, end), value, "nuban", why, country="NG")
        elif label or 0 <= start - bank.end < 4:
            yield _account(text, (start, end), value, "nuban", why, status="candidate", country="NG", confidence=0.4)


def _cards(text: Text, rules: Rules) -> _Found:
    folded = text.folded.text
    for number in _CARD.finditer(folded):
        start, end = number.span()
        if not CARD_LABEL.search(folded[max(0, start - 60) : start] + "\n" + folded[end : end + 40]):
            continue
        value = _compact(folded, start, end)
        if luhn(value):
            why = Reason("checksum", {"scheme": "card"})
            yield _account(text, (start, end), value, "card", why, confidence=0.9)
        else:
            yield _account(text, (start, end), value, "card", _failed("card"), status="rejected")


def _national(text: Text, rules: Rules) -> _Found:
    for scheme, country, parts in labelled(text.folded.text):
        value = "".join(_compact(text.folded.text, *part) for part in parts)
        span = min(a for a, _ in parts), max(b for _, b in parts)
        why = Reason("labelled", {"scheme": scheme})
        yield _account(text, span, value, scheme, why, parts=parts, country=country, confidence=0.85)
