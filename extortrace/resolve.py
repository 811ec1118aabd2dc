"""Settling doubt: competing claims, national phone numbers, lone ``$`` and ``franc``, by the rest of the message.

Detectors look at one place; this step looks at all of them. What stays open stays a candidate, and what is assumed
stands beside what was said (``assumed_currency``, ``assumed_region``), never in its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extortrace.knowledge import Rules
from extortrace.model import Finding, Options, Reason, Span, Suppressed
from extortrace.text import Text

UEMOA = frozenset({"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"})
CEMAC = frozenset({"CM", "CF", "TD", "CG", "GQ", "GA"})
_MONEY_OF: dict[str, str] = {
    **dict.fromkeys(UEMOA, "XOF"),
    **dict.fromkeys(CEMAC, "XAF"),
    "CH": "CHF", "GN": "GNF", "CD": "CDF", "BI": "BIF", "RW": "RWF", "DJ": "DJF", "KM": "KMF",
}
"""What a bare "franc" is in the countries that have one."""
_HOME_OF = {
    "NGN": "NG", "GHS": "GH", "KES": "KE", "RWF": "RW", "GBP": "GB", "CAD": "CA", "CHF": "CH", "GNF": "GN", "GMD": "GM",
    "UGX": "UG", "TZS": "TZ", "ZAR": "ZA", "MAD": "MA", "SLE": "SL", "LRD": "LR", "AUD": "AU", "PHP": "PH", "MXN": "MX",
    "PKR": "PK", "LKR": "LK", "DZD": "DZ", "TND": "TN", "SAR": "SA", "TRY": "TR", "SEK": "SE", "NOK": "NO", "DKK": "DK",
}  # fmt: skip
"""Currencies that point to one country."""
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD")
_CLAIMS = {"wallet": 6, "bank_account": 5, "reference": 4, "voucher": 3, "phone": 2, "amount": 1, "deadline": 0}
"""Kinds that claim characters for one role only; the number breaks a tie of equal evidence."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the message says about where it plays: countries by weight, and who says so."""

    countries: Counter[str]
    sources: dict[str, list[Span]]
    cfa: bool
    """Money of the franc zone is named."""
    euro: bool
    operators: tuple[str, ...]
    """Countries of the mobile-money operators that are named."""

    def ranked(self) -> list[str]:
        return [code for code, _ in sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))]


def resolve(
    findings: Iterable[Finding], text: Text, rules: Rules, options: Options
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings settled and in order of place, and those of them that a stop list names."""
    settled = _compete(list(findings))
    settled = _inside_addresses(settled)
    evidence = _evidence(settled, rules)
    settled = [_phone(f, evidence, rules, options) if f.kind == "phone" else f for f in settled]
    evidence = _evidence(settled, rules)
    settled = list(_money(settled, evidence, options))
    settled = _deadlines(settled)
    settled = _compete(settled)
    settled = _heard(settled, text)
    settled.sort(key=lambda f: (f.start, f.end, f.kind, f.value))
    listed = []
    for i, finding in enumerate(settled):
        name = rules.stoplists.find(finding.kind, finding.value) if finding.status == "confirmed" else None
        if name:
            settled[i] = replace(finding, flags=(*finding.flags, "stop_listed"))
            listed.append(Suppressed(i, name))
    return tuple(settled), tuple(listed)


def _compete(findings: list[Finding]) -> list[Finding]:
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


def _inside_addresses(findings: list[Finding]) -> list[Finding]:
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


def _evidence(findings: list[Finding], rules: Rules) -> Evidence:
    countries: Counter[str] = Counter()
    sources: dict[str, list[Span]] = {}

    def say(code: str, weight: int, finding: Finding) -> None:
        countries[code] += weight
        sources.setdefault(code, []).append(finding.span)

    moneys = {f.currency for f in findings if f.kind == "amount" and f.status == "confirmed"}
    operators: list[str] = []
    for finding in findings:
        if finding.status != "confirmed":
            continue
        if finding.kind == "phone" and finding.country:
            say(finding.country, 4, finding)
        elif finding.kind == "place" and finding.country:
            say(finding.country, 3, finding)
        elif finding.kind == "bank_account" and finding.scheme == "nuban":
            say("NG", 4, finding)
        elif finding.kind == "bank_account" and finding.scheme in ("iban", "rib") and finding.value[:2].isalpha():
            say(finding.value[:2], 2, finding)
        elif finding.kind == "amount" and finding.currency in _HOME_OF:
            say(_HOME_OF[finding.currency], 2, finding)
        elif finding.kind == "channel" and finding.value in rules.channels.by_id:
            channel = rules.channels.by_id[finding.value]
            operators += channel.countries if channel.kind == "mobile_money" else ()
    return Evidence(
        countries, sources, bool(moneys & {"XOF", "XAF"}), "EUR" in moneys, tuple(dict.fromkeys(operators))
    )


def _reason(finding: Finding, code: str) -> Reason | None:
    return next((why for why in finding.why if why.code == code), None)


_CFA_HOMES = ("CI", "SN", "BJ", "TG", "BF", "ML", "CM", "NE")
"""Where the franc zone's numbers are mostly dialled."""


def _phone(finding: Finding, evidence: Evidence, rules: Rules, options: Options) -> Finding:
    """A national number is read in the country that the message points to; by option, in the reader's."""
    national = _reason(finding, "national_form")
    if finding.status != "candidate" or national is None:
        return finding
    digits = str(national.params.get("digits", finding.value))
    for code in evidence.ranked():
        if number := rules.phones.national(digits, code):
            why = Reason("country_from_message", {"country": code}, tuple(sorted(set(evidence.sources[code])))[:3])
            return _dialled(finding, number, code, 0.85, why)
    if _reason(finding, "phone_cue"):
        for hint, codes in (("currency", _CFA_HOMES if evidence.cfa else ()), ("channel", evidence.operators)):
            fits = [(code, number) for code in codes if (number := rules.phones.national(digits, code))]
            if len(fits) == 1:
                code, number = fits[0]
                return _dialled(finding, number, code, 0.7, Reason(f"country_from_{hint}", {"country": code}))
        if evidence.euro and not evidence.operators and (number := rules.phones.national(digits, "FR")):
            return _dialled(finding, number, "FR", 0.6, Reason("country_from_currency", {"country": "FR"}))
    if options.region and (number := rules.phones.national(digits, options.region)):
        why = Reason("region_assumed", {"country": options.region})
        return replace(_dialled(finding, number, options.region, 0.6, why), assumed_region=options.region)
    return finding


def _dialled(finding: Finding, number: str, code: str, confidence: float, why: Reason) -> Finding:
    """The finding as a number of one country; the readings in other countries stay as alternatives."""
    same = next((other for other in finding.alternatives if other.country == code), None)
    flags = tuple(dict.fromkeys((*finding.flags, *(same.flags if same else ()))))
    others = tuple(other for other in finding.alternatives if other.country != code)
    return replace(
        finding, value=number, country=code, status="confirmed", confidence=confidence, why=(*finding.why, why),
        flags=flags, alternatives=others,
    )  # fmt: skip


def _money(findings: list[Finding], evidence: Evidence, options: Options) -> Iterator[Finding]:
    """Lone ``$`` and ``franc``, and which CFA franc, as the message settles them."""
    said = [f for f in findings if f.kind == "amount" and f.status == "confirmed"]
    dollars = Counter(f.currency for f in said if f.currency in _DOLLARS)
    dollar = next(iter(dollars)) if len(dollars) == 1 else None
    francs: Counter[str] = Counter(f.currency for f in said if f.currency in ("XOF", "XAF", "CHF"))
    francs.update(money for code in evidence.countries if (money := _MONEY_OF.get(code)))
    central = any(code in CEMAC for code in evidence.countries) and not any(c in UEMOA for c in evidence.countries)
    for finding in findings:
        if finding.kind != "amount":
            yield finding
        elif finding.symbol == "$" and finding.currency is None:
            yield _dollar(finding, dollar, options)
        elif finding.symbol == "franc" and finding.currency is None:
            yield _franc(finding, evidence, francs)
        elif finding.currency is None and (shared := _reason(finding, "shared_name")):
            yield _shared(finding, evidence, str(shared.params["currencies"]).split())
        elif finding.currency == "XOF" and central and "xof" not in finding.text.casefold():
            yield replace(finding, currency="XAF", why=(*finding.why, Reason("currency_of_place", {"currency": "XAF"})))
        else:
            yield finding


def _shared(finding: Finding, evidence: Evidence, codes: list[str]) -> Finding:
    """A name that several currencies go by ("shs", "pesos") is the one of the country that the message points to."""
    money = next((c for country in evidence.ranked() for c in codes if _HOME_OF.get(c) == country), None)
    if money is None:
        return finding
    why = Reason("currency_of_place", {"currency": money})
    return replace(finding, currency=money, why=(*finding.why, why))


def _dollar(finding: Finding, dollar: str | None, options: Options) -> Finding:
    if dollar:
        why = Reason("dollar_named_elsewhere", {"currency": dollar})
        return replace(finding, currency=dollar, symbol=None, why=(*finding.why, why))
    if options.dollar:
        return replace(finding, assumed_currency=options.dollar)
    return finding


def _franc(finding: Finding, evidence: Evidence, francs: Counter[str]) -> Finding:
    nearby = [money for code in evidence.ranked() if (money := _MONEY_OF.get(code))]
    money = nearby[0] if nearby else (next(iter(francs)) if len(francs) == 1 else None)
    if money:
        why = Reason("currency_of_place", {"currency": money})
        return replace(finding, currency=money, symbol=None, why=(*finding.why, why))
    return finding


def _deadlines(findings: list[Finding]) -> list[Finding]:
    """The moment a threat falls is the deadline when no other is given."""
    if any(f.kind == "deadline" and f.status == "confirmed" for f in findings):
        return findings
    moments = [f for f in findings if f.kind == "deadline" and _reason(f, "threat_moment")]
    first = min(moments, key=lambda f: f.start, default=None)
    if first is None:
        return findings
    hour = [f for f in moments if 0 <= f.start - first.end <= 5]  # "demain à 10h" says both
    return [replace(f, status="confirmed", confidence=0.6) if f is first or f in hour else f for f in findings]


def _heard(findings: list[Finding], text: Text) -> list[Finding]:
    """Who said it, in a conversation."""
    if not text.turns:
        return findings
    starts = [text.raw_span(turn.head, turn.head + 1)[0] for turn in text.turns]
    heard = []
    for finding in findings:
        at = bisect_right(starts, finding.start) - 1
        heard.append(finding if at < 0 else replace(finding, speaker=text.turns[at].speaker, turn=at))
    return heard
