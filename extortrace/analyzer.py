"""Analyzer: text in, report out. Pure, and the only place where the stages meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from extortrace import __version__
from extortrace.detectors import detect
from extortrace.knowledge import Rules, load_rules
from extortrace.model import Assessment, Message, Options, Report
from extortrace.text import Text


@dataclass(frozen=True)
class Analyzer:
    """Reads messages with one set of rules and assumptions."""

    rules: Rules = field(default_factory=load_rules)
    options: Options = field(default_factory=Options)

    def analyze(self, message: Message | str) -> Report:
        """The report on one message."""
        if isinstance(message, str):
            message = Message(message)
        if not message.sha256:
            message = replace(message, sha256=sha256(message.text.encode("utf-8", "surrogatepass")).hexdigest())
        text = Text(message.text)
        findings = detect(text, self.rules)
        return Report(
            message, self.options, tuple(findings), (), (), Assessment("none", 0, "other", None),
            versions={"extortrace": __version__, "rules": self.rules.digest},
        )
