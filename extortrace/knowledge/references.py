"""Shapes and labels of transfer references, compiled from what ``rules/channels`` says of each operator.

>>> from extortrace.knowledge import load_rules
>>> table = table_of(load_rules().channels.references)
>>> sorted(kind.system for kind in table.fitting(11) if kind.shape.lengths == (11, 11))
['ria']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extortrace.knowledge.channels import Pattern
from extortrace.knowledge.shapes import Shape

MTCN = frozenset({"mtcn", "m t c n", "mctn", "money transfer control number"})
"""Words that nobody but Western Union uses for its numbers."""
CONTROL = frozenset({"control number", "numero de controle"})
"""What an MTCN is called in words; without its operator it is doubtful."""
SENT = (
    "transfer",
    "transfert",
    "mandat",
    "payment",
    "paiement",
    "envoi",
    "money",
    "argent",
    "depot",
    "deposit",
    "remittance",
)
"""Words for what was sent: they label its number when an operator stands beside it."""
SMALL = tuple(
    """
    number numbers numero numeros num no nos n nr is are was c cest est sont s le la les l the this ce ci here
    voici of du de des d pour for to au sur my your mon votre ton new nouveau retrait pick up pickup follow
    follows suivant below dessous money transfer transfert mandat with avec by par via and et a as comme i have
    j ai reference ref id
    """.split()  # noqa: SIM905
)
"""What may stand between a label and its number."""
AMOUNT = (
    r"\(?(?:[$€£][ ]?)?\d{1,3}(?:[ .,]?\d{3}){0,2}[ ]?(?:€|\$|£|euros?|eur|f|fcfa|f cfa|cfa|usd"
    r"|dollars?|cad|gbp|pounds?)?\)?"
)
"""A sum, as it may stand between a label and its number."""


@dataclass(frozen=True)
class Kind:
    """A shape of references, ready to look for."""

    pattern: Pattern
    shape: Shape

    @property
    def system(self) -> str:
        return self.pattern.channel


@dataclass(frozen=True)
class Table:
    """All shapes and labels, compiled."""

    digits: tuple[Kind, ...]
    coded: tuple[tuple[Kind, re.Pattern[str]], ...]
    label: re.Pattern[str]
    chain: re.Pattern[str]
    by_label: dict[str, frozenset[str]]
    """Label → systems that use it."""

    def fitting(self, length: int) -> list[Kind]:
        return [kind for kind in self.digits if kind.shape.lengths[0] <= length <= kind.shape.lengths[1]]


@lru_cache(4)
def table_of(patterns: tuple[Pattern, ...]) -> Table:
    kinds = [Kind(pattern, Shape.parse(pattern.shape)) for pattern in patterns]
    labels: dict[str, set[str]] = {}
    for kind in kinds:
        for label in kind.pattern.labels if kind.shape.digits else ():
            labels.setdefault(label, set()).add(kind.system)
    for word in SENT:
        labels.setdefault(word, set())
    said = "|".join(word.replace(" ", r"[ .\-_/']{0,2}") for word in sorted(labels, key=len, reverse=True))
    small = "|".join(sorted(SMALL, key=len, reverse=True))
    coded = tuple(
        (kind, re.compile(r"(?<![A-Za-z0-9])" + kind.shape.pattern.replace(r"\.", r"[ ]?\.[ ]?") + r"(?![A-Za-z0-9])"))
        for kind in kinds if not kind.shape.digits
    )  # fmt: skip
    return Table(
        tuple(kind for kind in kinds if kind.shape.digits),
        coded,
        re.compile(rf"(?<![a-z0-9])(?:{said})s?(?![a-z])"),
        re.compile(
            rf"(?:[^a-z0-9\n]|\n[ >]*(?:\d{{1,2}}[.)][ ])?(?!\n)|(?<![a-z])(?:{said}|{small})s?(?![a-z])"
            rf"|(?<!\d){AMOUNT}(?=[ )]?(?:[^\d\s]|\s[^\d])))*+"
        ),
        {word: frozenset(systems) for word, systems in labels.items()},
    )
