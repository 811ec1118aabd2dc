"""ExtorTrace reads scam messages the way a fraud analyst does and shows the characters that prove each statement.

>>> import extortrace
>>> report = extortrace.analyze("Envoyez 800 $ par Western Union avant vendredi.")
>>> [finding.value for finding in report.findings if finding.kind == "channel"]
['western_union']

The names below are loaded when first used, so that ``import extortrace`` costs nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extortrace.version import __version__

if TYPE_CHECKING:
    from extortrace.analyzer import Analyzer
    from extortrace.knowledge import Rules, load_rules
    from extortrace.model import ExtorTraceError, Message, Options, Report

__all__ = ["Analyzer", "ExtorTraceError", "Message", "Options", "Report", "__version__", "analyze", "load_rules"]

_HOMES = {
    "Analyzer": "extortrace.analyzer",
    "load_rules": "extortrace.knowledge",
    "ExtorTraceError": "extortrace.model",
    "Message": "extortrace.model",
    "Options": "extortrace.model",
    "Report": "extortrace.model",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extortrace' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)


def analyze(text: str, *, region: str | None = None, dollar: str | None = None, date: str | None = None) -> Report:
    """The report on one text, read with the shipped rules.

    What the message leaves open may be assumed: the ``region`` that national phone numbers belong to (``"CA"``), the
    ``dollar`` that a lone ``$`` stands for (``"CAD"``) and the ``date`` that relative deadlines count from
    (``"2026-11-25"``). For many texts or rules of your own, keep an :class:`Analyzer`.

    >>> analyze("Send $500 now", dollar="CAD").findings[0].assumed_currency
    'CAD'
    """
    from extortrace.analyzer import Analyzer
    from extortrace.model import Options

    return Analyzer(_shipped_rules(), Options(region, dollar, date)).analyze(text)


@lru_cache(maxsize=1)
def _shipped_rules() -> Rules:
    from extortrace.knowledge import load_rules

    return load_rules()
