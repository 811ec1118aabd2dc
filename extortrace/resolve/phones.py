"""National phone numbers, read in the country that the message points to."""

from __future__ import annotations

from dataclasses import replace

from extortrace.knowledge import Rules
from extortrace.model import Finding, Options, Reason
from extortrace.resolve.evidence import Evidence, reason

_CFA_HOMES = ("CI", "SN", "BJ", "TG", "BF", "ML", "CM", "NE")
"""Where the franc zone's numbers are mostly dialled."""


def settle(finding: Finding, evidence: Evidence, rules: Rules, options: Options) -> Finding:
    """A national number is read in the country that the message points to; by option, in the reader's."""
    national = reason(finding, "national_form")
    if finding.status != "candidate" or national is None:
        return finding
    digits = str(national.params.get("digits", finding.value))
    for code in evidence.ranked():
        if number := rules.phones.national(digits, code):
            why = Reason("country_from_message", {"country": code}, tuple(sorted(set(evidence.sources[code])))[:3])
            return _dialled(finding, number, code, 0.85, why)
    if reason(finding, "phone_cue"):
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
