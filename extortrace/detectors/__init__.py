"""Detectors: one module a kind, each a function ``find(text, rules)`` that yields findings.

A detector recognises broadly and says what speaks for and against (status, confidence, why); what depends on the rest
of the message is left to ``resolve``. The order below is precedence where two claims of equal strength compete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from extortrace.knowledge import Rules
from extortrace.model import Finding
from extortrace.text import Text

Detector = Callable[[Text, Rules], Iterator[Finding]]

DETECTORS: dict[str, Detector] = {}
for _name in ("wallets","accounts","references","vouchers","contacts","phones","amounts","channels","places","recipients","deadlines"):
    try:
        DETECTORS[_name] = import_module(f"extortrace.detectors.{_name}").find
    except ModuleNotFoundError as _e:
        if not (_e.name or "").startswith("extortrace.detectors."):
            raise


def detect(text: Text, rules: Rules) -> list[Finding]:
    """All findings of all detectors, in order of place."""
    found = [finding for find in DETECTORS.values() for finding in find(text, rules)]
    return sorted(found, key=lambda f: (f.start, f.end, f.kind, f.value))
