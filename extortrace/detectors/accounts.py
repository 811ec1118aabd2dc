"""Bank accounts and cards, told by their check digits (``value`` without separators, ``scheme`` says which kind).

IBAN: any country, length and modulo 97. RIB: West and Central Africa and France, by its key. NUBAN: only beside the name
of a Nigerian bank whose code its check digit fits. Cards: Luhn and a word that says card. British, Canadian and American
accounts have no check worth the name: labels decide.

>>> from extortrace.knowledge import load_rules
>>> text = Text("IBAN FR14 2004 1010 0505 0001 3M02 606 MERCI, or Zenith Bank 8177584275. ID AB12 CDEF 1234567")
>>> [(f.scheme, f.value) for f in find(text, load_rules())]
[('iban', 'FR1420041010050500013M02606'), ('nuban', '8177584275')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.checksums import iban, luhn, nuban, rib
from extortrace.text.lexicon import near

_IBAN = re.compile(r"(?<![0-9A-Za-z])([A-Za-z]{2})[ .-]?[0-9OoIlSB]{2}(?=[ .-]{0,2}[0-9A-Za-z])")
_SEPARATORS = re.compile(r"[ .·/\n>-]{0,3}")
_CONFUSED = {"O": "0", "0": "O", "I": "1", "L": "1", "1": "I", "S": "5", "5": "S", "B": "8", "8": "B", "Z": "2", "2": "Z"}
_IBAN_LABEL = re.compile(r"\biban\b[^\n]{0,20}$")
_RIB_START = re.compile(r"(?<![0-9A-Za-z])(?:[A-Za-z]{2}\d{3}|[A-Za-z]\d{4}|\d{5})(?=[ .-]{0,2}\d)")
_RIB_LABEL = re.compile(r"\b(?:rib|banque|guichet|compte|cpte|virement|agence|cle)\b")
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
_ACCOUNT_LABEL = re.compile(r"\b(?:account|acct|a/c|acc|aza|nuban)\b[^\n]{0,24}$")
_PLAIN_WORDS = frozenset("access fidelity sterling unity zenith keystone kuda globus sparkle titan".split())
"""Names of banks that are words too: only directly beside the number."""
_CARD = re.compile(r"(?<![\d+])[2-6]\d{3}(?:[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}|[ -]\d{6}[ -]\d{5})(?![ -]?\d)")
_CARD_LABEL = re.compile(
    r"\b(?:visa|mastercard|master card|amex|cvv2?|cvc|cb|carte (?:bancaire|bleue|de credit|de debit)|(?:credit|debit|bank|atm)"
    r" card|card (?:number|no|details|holder)|numero (?:de )?(?:la |ma |ta |sa |votre )?carte|expir\w{0,7}|exp)\b"
)
_SORT = re.compile(r"\bsort(?:[ -]?code)?\b[^\n0-9]{0,12}(?P<sort>\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)")
_SORT_BARE = re.compile(r"(?<![\d-])(?P<sort>\d{2}-\d{2}-\d{2})(?!-?\d)")
_UK_ACCOUNT = re.compile(r"[^0-9]{0,48}?(?<![\d])(?P<account>\d{8}|\d{4}[ ]\d{4})(?!\d)")
_UK_BEFORE = re.compile(r"(?<!\d)(?P<account>\d{8}|\d{4}[ ]\d{4})[^0-9]{0,32}$")
_CANADA = re.compile(r"(?<![\d-])(?P<transit>\d{5})[ -](?P<bank>\d{3})[ -](?P<account>\d{3}[ -]?\d{3}[ -]?\d{1}|\d{7,12})(?![\d-])")
_CANADA_LABEL = re.compile(r"\b(?:transit|institution|folio|compte|account|acct|desjardins|caisse|depot direct|direct deposit)\b")
_CANADA_FORM = re.compile(
    r"""
    \btransit\b [^0-9]{0,16} (?P<transit>\d{5}) (?!\d) [^0-9]{1,40}?
    \binst(?:itution)?\b [^0-9]{0,24} (?P<bank>\d{3}) (?!\d) [^0-9]{1,40}?
    \b(?:compte|account|acct|folio|cpte)\b [^0-9]{0,16} (?P<account>\d{3}[ -]?\d{3}[ -]?\d|\d{5,12}) (?![\d-])
    """,
    re.VERBOSE,
)
_ROUTING = re.compile(r"\b(?:routing|aba|rtn)\b[^0-9\n]{0,30}(?P<routing>\d{9})(?!\d)")
_US_ACCOUNT = re.compile(r"[^0-9]{1,60}?\b(?:account|acct|a/c)\b[^0-9\n]{0,16}(?P<account>\d[\d-]{3,18}\d)(?!\d)")
_US_BEFORE = re.compile(r"\b(?:account|acct|a/c)\b[^0-9\n]{0,16}(?P<account>\d[\d-]{3,18}\d)[^0-9]{1,60}$")


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Accounts and cards in the text. One that a surer scheme has claimed is not read again."""
    claimed = bytearray(len(text.glyphs.text))
    for scheme in (_ibans, _ribs, _nubans, _cards, _british, _canadian, _american):
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


def _ibans(text: Text, rules: Rules) -> _Found:
    glyphs, folded = text.glyphs.text, text.folded.text
    past = 0
    for opening in _IBAN.finditer(glyphs):
        start, country = opening.start(), opening[1].upper()
        size = iban.LENGTHS.get(country)
        if size is None or start < past:
            continue
        labelled = _IBAN_LABEL.search(folded, max(0, start - 40), start)
        end = _take(glyphs, start, size)
        if end is None:
            if labelled and (run := _longest(glyphs, start)) - start > 14:
                value = _compact(glyphs, start, run)
                why = (Reason("wrong_length", {"length": len(value), "expected": size}),)
                yield (start, run), text.finding("bank_account", value, start, run, scheme="iban", status="rejected",
                                                 confidence=0.0, why=why, country=country)  # fmt: skip
            continue
        value, span = _compact(glyphs, start, end), (start, end)
        if iban.check(value):
            why = [Reason("checksum", {"scheme": "iban"})]
            if (country in iban.UEMOA or country in iban.CEMAC or country == "FR") and rib.check(value[4:]):
                why.append(Reason("rib_key"))
            past = end
            yield span, text.finding("bank_account", value, start, end, scheme="iban", country=country, why=tuple(why))
        elif repaired := _misread(value):
            past = end
            yield span, text.finding(
                "bank_account", repaired, start, end, scheme="iban", country=country, status="candidate", confidence=0.5,
                why=(Reason("checksum_failed", {"scheme": "iban"}), Reason("possible_ocr_error")), flags=("repaired",),
            )  # fmt: skip
        elif labelled:
            why = [Reason("checksum_failed", {"scheme": "iban"})]
            yield span, text.finding("bank_account", value, start, end, scheme="iban", country=country, status="rejected",
                                     confidence=0.0, why=tuple(why))  # fmt: skip


def _longest(glyphs: str, start: int) -> int:
    """The end of the run of groups with digits that begins here."""
    run = re.compile(r"[0-9A-Za-z]{2,34}(?:[ .-]{1,2}(?=[0-9A-Za-z]{0,12}\d)[0-9A-Za-z]{1,12}){0,12}").match(glyphs, start)
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
        end = _take(glyphs, start, 24 if african else 23)
        if end is None:
            continue
        label = _RIB_LABEL.search(folded, max(0, start - 80), start)
        if african and not (code[:2] in iban.UEMOA or label):
            continue
        value = _compact(glyphs, start, end)
        if not value[5:10].isdigit() or not value[-2:].isdigit():
            continue
        country = code[:2] if code[:2] in iban.UEMOA else None
        if rib.check(value) and (african or label):
            why = (Reason("checksum", {"scheme": "rib"}),)
            yield (start, end), text.finding("bank_account", value, start, end, scheme="rib", country=country, why=why)
        elif label:
            why = (Reason("checksum_failed", {"scheme": "rib"}),)
            yield (start, end), text.finding("bank_account", value, start, end, scheme="rib", country=country,
                                             status="rejected", confidence=0.0, why=why)  # fmt: skip
    for form in _RIB_FORM.finditer(folded):
        parts = [form.span(name) for name in ("bank", "branch", "account", "key")]
        value = "".join(_compact(glyphs, *part) for part in parts)
        if rib.check(value):
            why = (Reason("checksum", {"scheme": "rib"}),)
            yield form.span(), text.finding("bank_account", value, *form.span(), parts=parts, scheme="rib", why=why)


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
        label = _ACCOUNT_LABEL.search(folded, max(0, start - 40), start)
        close = near(banks, start, end, 120 if label else 50)
        close = [b for b in close if b.name not in _PLAIN_WORDS or max(b.start - end, start - b.end) <= 30]
        close = [b for b in close if last <= b.start and b.end <= following]  # no other number lies between
        if not close:
            continue
        value, bank = _compact(folded, start, end), close[0]
        spans = (text.raw_span(bank.start, bank.end),)
        if nuban.check(value, bank.id):
            why = (Reason("checksum", {"scheme": "nuban", "bank": bank.name}, spans),)
            yield (start, end), text.finding("bank_account", value, start, end, scheme="nuban", country="NG", why=why)
        elif label or start - bank.end in range(0, 4):
            why = (Reason("checksum_failed", {"scheme": "nuban", "bank": bank.name}, spans),)
            yield (start, end), text.finding("bank_account", value, start, end, scheme="nuban", country="NG",
                                             status="candidate", confidence=0.4, why=why)  # fmt: skip


def _cards(text: Text, rules: Rules) -> _Found:
    folded = text.folded.text
    for number in _CARD.finditer(folded):
        start, end = number.span()
        around = folded[max(0, start - 60) : start] + "\n" + folded[end : end + 40]
        label = _CARD_LABEL.search(around)
        if not label:
            continue
        value = _compact(folded, start, end)
        good = luhn.check(value) and 13 <= len(value) <= 19
        yield (start, end), text.finding(
            "bank_account", value, start, end, scheme="card", status="confirmed" if good else "rejected",
            confidence=0.9 if good else 0.0, why=(Reason("checksum" if good else "checksum_failed", {"scheme": "card"}),),
        )  # fmt: skip


def _british(text: Text, rules: Rules) -> _Found:
    folded = text.folded.text
    for sort in [*_SORT.finditer(folded), *_SORT_BARE.finditer(folded)]:
        labelled = sort.re is _SORT
        account = _UK_ACCOUNT.match(folded, sort.end()) or _UK_BEFORE.search(folded, max(0, sort.start() - 42), sort.start())
        if not account or not (labelled or re.search(r"\b(?:account|acct|a/c|bank)\b", folded[max(0, sort.start() - 60) : account.end()])):
            continue
        yield _joined(text, "sort_code", "GB", [sort.span("sort"), account.span("account")])


def _canadian(text: Text, rules: Rules) -> _Found:
    folded = text.folded.text
    for match in [*_CANADA_FORM.finditer(folded), *_CANADA.finditer(folded)]:
        if match.re is _CANADA and not _CANADA_LABEL.search(folded, max(0, match.start() - 60), match.end() + 20):
            continue
        yield _joined(text, "ca_account", "CA", [match.span(name) for name in ("transit", "bank", "account")])


def _american(text: Text, rules: Rules) -> _Found:
    folded = text.folded.text
    for routing in _ROUTING.finditer(folded):
        account = _US_ACCOUNT.match(folded, routing.end()) or _US_BEFORE.search(folded, max(0, routing.start() - 90), routing.start())
        digits = [int(digit) for digit in routing["routing"]]
        if account and sum(d * w for d, w in zip(digits, (3, 7, 1) * 3, strict=True)) % 10 == 0:
            yield _joined(text, "us_account", "US", [routing.span("routing"), account.span("account")])


def _joined(text: Text, scheme: str, country: str, parts: list[Span]) -> tuple[Span, Finding]:
    """An account in pieces: bank first, then the number."""
    value = "".join(_compact(text.folded.text, *part) for part in parts)
    start, end = min(a for a, _ in parts), max(b for _, b in parts)
    why = (Reason("labelled", {"scheme": scheme}),)
    return (start, end), text.finding(
        "bank_account", value, start, end, parts=parts, scheme=scheme, country=country, confidence=0.85, why=why
    )
