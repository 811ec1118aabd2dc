"""ExtorTrace reads scam messages the way a fraud analyst does and shows the characters that prove each statement."""

__version__ = "0.1.0"

from extortrace.analyzer import Analyzer
from extortrace.knowledge import load_rules
from extortrace.model import Report

__all__ = ["Analyzer", "Report", "analyze", "load_rules"]


def analyze(text: str) -> Report:
    return Analyzer().analyze(text)
