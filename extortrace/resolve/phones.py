"""National phone numbers, read in the country that the message points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extortrace.knowledge import Rules
from extortrace.model import Finding, Options, Reason
from extortrace.resolve.evidence import Evidence, reason
from extortrace.text import Text
from extortrace.text.language import languages

_CFA_HOMES = ("CI", "SN", "BJ", "TG", "BF", "ML", "CM", "NE")
"""Where the franc zone's numbers are mostly dialled."""
_EURO_HOMES = ("FR", "BE")
"""Where a number beside euros is dialled, the likelier first."""


def settle(finding: Finding, evidence: Evidence, text: Text, rules: Rules, options: Options) -> Finding:
    """A national number is read in the country that the message points to; by option, in the reader's."""
    national = reason(finding, "national_form")
    if finding.status != "candidate" or national is None or reason(finding, "labelled_otherwise"):
        return finding
    digits = str(national.params.get("digits", finding.value))
    for other in finding.alternatives:
        if other.country and rules.stoplists.find("phone", other.value):
            why = Reason("country_from_list", {"country": other.country})
            return _dialled(finding, other.value, other.country, 0.9, why)
    for code in evidence.ranked():
        if number := rules.phones.national(digits, code):
            why = Reason("country_from_message", {"country": code}, tuple(sorted(set(evidence.sources[code])))[:3])
            return _dialled(finding, number, code, 0.85, why)
    if reason(finding, "phone_cue") or (digits[0] == "0" and len(digits) >= 10):
        for number, code, confidence, why in _hints(digits, evidence, text, rules):
            return _dialled(finding, number, code, confidence, why)
    if options.region and (number := rules.phones.national(digits, options.region)):
        why = Reason("region_assumed", {"country": options.region})
        return replace(_dialled(finding, number, options.region, 0.6, why), assumed_region=options.region)
    return finding


def _hints(digits: str, evidence: Evidence, text: Text, rules: Rules) -> Iterator[tuple[str, str, float, Reason]]:
    """What the money, the operators and the language of the message make of a number, the surest first."""
    for hint, codes in (("currency", _CFA_HOMES if evidence.cfa else ()), ("channel", evidence.operators)):
        fits = [(code, number) for code in codes if (number := rules.phones.national(digits, code))]
        if len(fits) == 1:
            code, number = fits[0]
            yield number, code, 0.7, Reason(f"country_from_{hint}", {"country": code})
    if evidence.operators or evidence.cfa:
        return
    for code in _EURO_HOMES if evidence.euro else ():
        if number := rules.phones.national(digits, code):
            yield number, code, 0.6, Reason("country_from_currency", {"country": code})
    spoken = languages(text.folded.text)[:1] if len(digits) >= 10 else ()
    for language in spoken:
        if home := rules.phones.by_language(digits, language):
            why = Reason("country_from_language", {"country": home.country, "language": language})
            yield home.e164, home.country, 0.55, why


def _dialled(finding: Finding, number: str, code: str, confidence: float, why: Reason) -> Finding:
    """The finding as a number of one country; the readings in other countries stay as alternatives."""
    same = next((other for other in finding.alternatives if other.country == code), None)
    flags = tuple(dict.fromkeys((*finding.flags, *(same.flags if same else ()))))
    others = tuple(other for other in finding.alternatives if other.country != code)
    return replace(
        finding, value=number, country=code, status="confirmed", confidence=confidence, why=(*finding.why, why),
        flags=flags, alternatives=others,
    )  # fmt: skip
