"""Trying it out: the same message with a word put beside the value, or taken away, read again by the whole program.

What then is taken is no guess: it is what the detectors do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extortrace.analyzer import Analyzer
from extortrace.model import Finding, Message
from extortrace.tracing.codes import brands
from extortrace.tracing.spots import Spot

_REACH = 3000
"""Characters on each side of the value that are read again; a whole novel would take its time."""
_WORDS = 3
"""Words before the value that are taken away to see whether they hold it back."""
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Probe:
    """A change of the message after which the value is taken, and the value it then has."""

    how: Literal["before", "after", "instead", "without"]
    what: str
    """The words, with the spaces that go with them."""
    value: str


def probes(spot: Spot, kind: str) -> Iterator[Probe]:
    """The first few changes that make the value a finding of the kind."""
    found = 0
    for how, what, text, start, end in _changes(spot, kind):
        taken = _read(spot, kind, text, start, end)
        if taken:
            yield Probe(how, what, taken.value)
            found += 1
            if found == ENOUGH:
                return


_Change = tuple[Literal["before", "after", "instead", "without"], str, str, int, int]


def _changes(spot: Spot, kind: str) -> Iterator[_Change]:
    """Each change with the text that it makes, and where the value stands in it."""
    raw, (start, end) = spot.text.raw, spot.span
    first, last = max(0, start - _REACH), min(len(raw), end + _REACH)
    before, said, after = raw[first:start], raw[start:end], raw[end:last]
    for word in re.finditer(r"\S+", before[-60:].rpartition("\n")[2]):
        at = len(before) - len(before[-60:].rpartition("\n")[2]) + word.start()
        if len(re.findall(r"\S+", before[at:])) <= _WORDS:
            left = before[:at] + before[at + len(word.group()) :].lstrip()
            yield "without", word.group(), left + said + after, len(left), len(left) + len(said)
    opened = before if not before or before[-1:].isspace() else before + " "
    for words in _cues(spot, kind):
        new = opened + words
        yield "before", words, new + said + after, len(new), len(new) + len(said)
    for words in _AFTER.get(kind, ()):
        yield "after", words, before + said + words + after, len(before), len(before) + len(said)
    title = said.title()
    if kind in ("place", "recipient") and title != said:
        yield "instead", title, before + title + after, len(before), len(before) + len(title)
        for words in _cues(spot, kind):
            new = opened + words
            yield "instead", f"{words}{title}", new + title + after, len(new), len(new) + len(title)


_BEFORE: dict[str, tuple[str, ...]] = {
    "amount": ("payer ", "send "),
    "channel": ("par ", "by ", "envoie 100 € par ", "send $100 by "),
    "place": ("à ", "in ", "ville : ", "city: "),
    "recipient": ("Nom : ", "Receiver: ", "au nom de ", "envoyer à "),
    "bank_account": ("IBAN : ", "RIB : ", "carte bancaire : ", "account number: ", "sort code "),
    "handle": ("@", "telegram @", "snap : ", "insta : "),
    "deadline": ("avant ", "before ", "tu as ", "you have ", "payez avant ", "pay before "),
    "wallet": ("solana wallet ",),
    "email": ("mail : ",),
    "url": ("https://",),
}
_AFTER: dict[str, tuple[str, ...]] = {"amount": (" €", " FCFA", "$")}


def _cues(spot: Spot, kind: str) -> Iterator[str]:
    """Words to put before the value: of the rules where they say which, else what people write."""
    rules = spot.rules
    if kind == "reference":
        yield "MTCN : "
        for pattern in rules.channels.references:
            channel = rules.channels.by_id[pattern.channel]
            if any(char.isalpha() for char in spot.compact) or pattern.channel in ("western_union", "moneygram", "ria"):
                yield f"{channel.name} {pattern.labels[0] if pattern.labels else ''} : ".replace("  ", " ")
    elif kind == "phone":
        yield "tel : "
        for home in spot.rules.phones.homes(spot.digits)[:4]:
            yield f"+{rules.phones.codes[home.country]} "
    elif kind == "voucher":
        yield from (f"{rules.channels.by_id[id].name} code " for id in brands(spot)[:4])
    yield from _BEFORE.get(kind, ())


def _read(spot: Spot, kind: str, text: str, start: int, end: int) -> Finding | None:
    """The finding of a kind that a changed message has at the place of the value, or of most of it."""
    found = Analyzer(spot.rules, spot.options).analyze(Message(text)).findings
    return next((f for f in found if f.kind == kind and f.status == "confirmed" and _most(f, start, end)), None)


def _most(finding: Finding, start: int, end: int) -> bool:
    return min(finding.end, end) - max(finding.start, start) >= 0.8 * (end - start)
