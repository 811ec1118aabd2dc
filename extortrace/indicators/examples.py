"""The proof that rules carry: every example is run through the real matcher, by ``rules test`` and by pytest alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extortrace.detectors import detect
from extortrace.indicators import match, meeting
from extortrace.knowledge import Rules
from extortrace.knowledge.reader import Problem, read
from extortrace.model import Hit, Options
from extortrace.resolve import resolve
from extortrace.text import Text


@dataclass(frozen=True, slots=True)
class Example:
    """A text a rule must match (or must not), and where it stands in the rule's file."""

    rule: str
    text: str
    must_match: bool
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what it should, and what happened instead."""

    example: Example
    fired: tuple[Hit, ...]

    def __str__(self) -> str:
        example = self.example
        if example.must_match:
            other = ", ".join(sorted({hit.rule for hit in self.fired})) or "no rule at all"
            what = f"{example.rule} should fire but does not (fires: {other})"
        else:
            hit = next(hit for hit in self.fired if hit.rule == example.rule)
            what = f"{example.rule} should not fire but does: '{hit.phrase}' on '{hit.text}' ({hit.similarity:.0f})"
        return f"{example.path}:{example.line}: {what}: {' '.join(example.text.split())[:100]}"


def examples(rules: Rules, only: Collection[str] = ()) -> Iterator[Example]:
    """The examples of all rules, or of those named, in the order of the files."""
    for rule in rules.indicators.rules:
        if only and rule.id not in only:
            continue
        problems: list[Problem] = []
        path = rules.called(rule)
        node = read(rules.file(rule), path, problems)
        holder = node.get("examples") if node else None
        for name in ("match", "no_match") if holder else ():
            for entry in holder.each(name) if holder else ():
                yield Example(rule.id, str(entry.value), name == "match", path, entry.line)


def hits_in(text: Text, rules: Rules) -> tuple[Hit, ...]:
    """What fires on a text. Its details are read only where a rule with conditions may fire."""
    hits = match(text, rules.indicators)
    if not any(hit.rule in rules.indicators.conditioned for hit in hits):
        return tuple(hits)
    findings, _ = resolve(detect(text, rules), text, rules, Options())
    return meeting(hits, findings, rules)


def failures(rules: Rules, only: Collection[str] = ()) -> tuple[int, list[Failure]]:
    """How many examples were run, and those that failed."""
    count, failed = 0, []
    for example in examples(rules, only):
        count += 1
        hits = hits_in(Text(example.text), rules)
        if any(hit.rule == example.rule for hit in hits) != example.must_match:
            failed.append(Failure(example, hits))
    return count, failed
