"""Evidence: which countries and moneys a message points to, and by which words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason, Span

HOME_OF = {
    "NGN": "NG", "GHS": "GH", "KES": "KE", "RWF": "RW", "GBP": "GB", "CAD": "CA", "CHF": "CH", "GNF": "GN", "GMD": "GM",
    "UGX": "UG", "TZS": "TZ", "ZAR": "ZA", "MAD": "MA", "SLE": "SL", "LRD": "LR", "AUD": "AU", "PHP": "PH", "MXN": "MX",
    "PKR": "PK", "LKR": "LK", "DZD": "DZ", "TND": "TN", "SAR": "SA", "TRY": "TR", "SEK": "SE", "NOK": "NO", "DKK": "DK",
}  # fmt: skip
"""Currencies that point to one country."""


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


def evidence(findings: list[Finding], rules: Rules) -> Evidence:
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
        elif finding.kind == "amount" and finding.currency in HOME_OF:
            say(HOME_OF[finding.currency], 2, finding)
        elif finding.kind == "channel" and finding.value in rules.channels.by_id:
            channel = rules.channels.by_id[finding.value]
            operators += channel.countries if channel.kind == "mobile_money" else ()
    return Evidence(
        countries, sources, bool(moneys & {"XOF", "XAF"}), "EUR" in moneys, tuple(dict.fromkeys(operators))
    )


def reason(finding: Finding, code: str) -> Reason | None:
    return next((why for why in finding.why if why.code == code), None)
