"""The characters a finding points at: whether they prove it, and where a value that was not found may stand.

>>> text = "Wave au 07 09 11 22 33 svp"
>>> text[slice(*locate("+2250709112233", text))], locate("western_union", text)
('07 09 11 22 33', None)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extortrace.model import Finding, Report, Span
from extortrace.text.lexicon import key

_EXACT = ("phone", "reference", "wallet", "bank_account", "voucher")
"""Kinds whose value is an identifier: its end must be readable in the text."""
_CHANGED = {"repaired", "spelled", "obfuscated", "legacy"}
_LONGEST = 64


def faults(report: Report, text: str) -> Iterator[str]:
    """What is wrong (``span``, ``text``, ``value``) with findings and hits whose characters do not prove them."""
    for finding in report.findings:
        if wrong := fault(finding, text):
            yield f"{wrong}: {finding.kind} {finding.value}"
    for hit in report.hits:
        if not 0 <= hit.start < hit.end <= len(text):
            yield f"span: {hit.rule}"


def fault(finding: Finding, text: str) -> str:
    """What is wrong with the characters of one finding; nothing when they prove it."""
    if not 0 <= finding.start < finding.end <= len(text):
        return "span"
    if finding.scheme == "card":  # masked by design
        return ""
    if text[finding.start : finding.end] != finding.text:
        return "text"
    if finding.kind in _EXACT and not _CHANGED & set(finding.flags):
        seen = _alphanumeric("".join(text[a:b] for a, b in finding.parts or (finding.span,)))
        if re.sub("[^A-Z0-9]", "", finding.value.upper())[-3:] not in seen:
            return "value"
    return ""


def locate(value: str, text: str) -> Span | None:
    """Where a value seems to be written: its words, or its digits whatever stands between them."""
    words = key(value).split()
    digits = re.sub("[^0-9]", "", value.partition(".")[0])
    forms = [r"[\W_]{0,3}".join(map(re.escape, "".join(words)))] if words else []
    forms += [r"[\W_]{0,3}".join(digits[-n:]) for n in (10, 8) if value.startswith("+") and len(digits) >= n]
    for form in forms:
        if len(form) <= _LONGEST * 16 and (match := re.search(form, _folded(text))):
            return match.span()
    return None


def _folded(text: str) -> str:
    """Small letters without accents, as many characters as before."""
    return "".join((unicodedata.normalize("NFKD", c)[:1] or c).casefold()[:1] or c for c in text)


def _alphanumeric(text: str) -> str:
    """Letters and digits alone, in capitals, digits of any script as 0–9."""
    plain = (c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
    return "".join(str(unicodedata.digit(c, c)) for c in plain).upper()
