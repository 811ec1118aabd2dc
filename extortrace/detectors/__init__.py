"""Detectors: one module a kind, each a function ``find(text, rules)`` that yields findings.

A detector recognises broadly and says what speaks for and against (status, confidence, why); what depends on the rest
of the message is left to ``resolve``. The order below is precedence where two claims of equal strength compete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extortrace.detectors import (
    accounts,
    amounts,
    channels,
    contacts,
    deadlines,
    phones,
    places,
    recipients,
    references,
    vouchers,
    wallets,
)
from extortrace.knowledge import Rules
from extortrace.model import Finding
from extortrace.text import Text

Detector = Callable[[Text, Rules], Iterator[Finding]]

DETECTORS: dict[str, Detector] = {
    "wallets": wallets.find,
    "accounts": accounts.find,
    "references": references.find,
    "vouchers": vouchers.find,
    "contacts": contacts.find,
    "phones": phones.find,
    "amounts": amounts.find,
    "channels": channels.find,
    "places": places.find,
    "recipients": recipients.find,
    "deadlines": deadlines.find,
}


def detect(text: Text, rules: Rules) -> list[Finding]:
    """All findings of all detectors, in order of place."""
    found = [finding for find in DETECTORS.values() for finding in find(text, rules)]
    return sorted(found, key=lambda f: (f.start, f.end, f.kind, f.value))
