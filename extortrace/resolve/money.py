"""Lone ``$`` and ``franc``, the CFA francs and currency names that several countries share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from extortrace.model import DOLLARS, Finding, Options, Reason
from extortrace.resolve.evidence import HOME_OF, Evidence, reason

UEMOA = frozenset({"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"})
CEMAC = frozenset({"CM", "CF", "TD", "CG", "GQ", "GA"})
_MONEY_OF: dict[str, str] = {
    **dict.fromkeys(UEMOA, "XOF"),
    **dict.fromkeys(CEMAC, "XAF"),
    "CH": "CHF", "GN": "GNF", "CD": "CDF", "BI": "BIF", "RW": "RWF", "DJ": "DJF", "KM": "KMF",
}
"""What a bare "franc" is in the countries that have one."""


def settle(findings: list[Finding], evidence: Evidence, options: Options) -> Iterator[Finding]:
    """Lone ``$`` and ``franc``, and which CFA franc, as the message settles them."""
    said = [f for f in findings if f.kind == "amount" and f.status == "confirmed"]
    dollars = Counter(f.currency for f in said if f.currency in DOLLARS)
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
        elif finding.currency is None and (shared := reason(finding, "shared_name")):
            yield _shared(finding, evidence, str(shared.params["currencies"]).split())
        elif finding.currency == "XOF" and central and "xof" not in finding.text.casefold():
            yield replace(finding, currency="XAF", why=(*finding.why, Reason("currency_of_place", {"currency": "XAF"})))
        else:
            yield finding


def _shared(finding: Finding, evidence: Evidence, codes: list[str]) -> Finding:
    """A name that several currencies go by ("shs", "pesos") is the one of the country that the message points to."""
    money = next((c for country in evidence.ranked() for c in codes if HOME_OF.get(c) == country), None)
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
