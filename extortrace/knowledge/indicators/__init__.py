"""The section ``rules/indicators``: one file a rule, ``<category>/<id>.yml``, each a list of phrases and their proof.

A phrase is compared as folded words one space apart. ``*`` in it stands for one to three free words. A rule fires on
any of its ``phrases``, or where every group of ``all``, or as many groups of ``count`` as it says, have a phrase within
one sentence and ``within`` characters (the groups of a language belong together). A hit is void when a phrase of
``unless`` stands, to the letter, in the same sentence and no further away than that, and when a condition on details
is not met (``near``, ``unless_near``). ``edits`` lowers how misspelt a phrase may be (see :mod:`..phrases`).

A rule that is not ``stable`` is shown when it fires but counts for nothing; a ``deprecated`` one is not matched, and
its id stays taken.

What matching needs is worked out here, once, and kept with the plain data: every distinct stretch between ``*`` is a
*part* with the edits it may have, and an index says where to look for it (see :mod:`..phrases`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Problem

CATEGORIES: dict[str, str] = {
    **dict.fromkeys(("exposure", "possession", "intrusion", "harm", "outing"), "threat"),
    **dict.fromkeys(("urgency", "isolation", "surveillance", "taunt"), "pressure"),
    **dict.fromkeys(
        ("payment_demand", "beneficiary", "proof_of_payment", "repeat_demand", "instructions", "promise",
         "negotiation"), "payment"
    ),
    **dict.fromkeys(
        ("fake_authority", "advance_fee", "inheritance", "lottery", "loan", "parcel", "romance", "recovery", "purchase",
         "job", "investment", "gift_card_favour", "mobile_money", "account_takeover", "charity", "marabout",
         "webcam_bluff", "ransom"),
        "scheme",
    ),
    **dict.fromkeys(
        ("victim_account", "victim_reply", "news", "court", "advice", "notice", "personal", "fiction"), "counter"
    ),
    **dict.fromkeys(("minor", "self_harm"), "safety"),
}  # fmt: skip
"""Every category and its group: threat, pressure, payment, scheme, counter (speaks against), safety."""

SCHEMES = (
    "sextortion", "webcam_bluff", "extortion", "advance_fee", "loan", "parcel", "romance", "fake_authority", "recovery",
    "purchase", "gift_card", "mobile_money", "investment", "charity", "other",
)  # fmt: skip
SEVERITIES = ("low", "medium", "high")
STATUSES = ("experimental", "stable", "deprecated")
LANGUAGES = ("en", "fr")
LONGEST, WITHIN = 200, 150
KEYS = (
    "id", "title", "category", "severity", "weight", "status", "replaced_by", "scheme", "edits", "phrases", "all",
    "count", "within", "unless", "near", "unless_near", "examples", "references", "false_positives", "author", "date",
    "modified", "lint",
)  # fmt: skip
DETAILS: dict[str, str | None] = {
    "amount": "currency", "channel": "value", "phone": "country", "reference": "system", "place": "country",
    "wallet": "asset", "bank_account": "scheme", "voucher": "brand", "handle": "platform", "country": "country",
    "recipient": None, "email": None, "url": None, "deadline": None,
}  # fmt: skip
"""What a condition may ask for, and the field that ``is`` speaks of. ``country``: a phone, place or account of it."""

PLAIN = ("id", "path", "layer", "title", "category", "severity", "weight", "status", "scheme", "within")
"""The fields of a rule that are kept as they are."""
WORDS = ("phrases", "combinations", "needs", "unless", "near", "unless_near")
"""Those that are packed until the rule is asked for."""


class Phrase(NamedTuple):
    """A phrase as written in the file, and the numbers of its parts (more than one when it has ``*``).

    A tuple, for a message may touch rules with thousands of phrases, and tuples are made in a moment.
    """

    text: str
    parts: Sequence[int]


class Condition(NamedTuple):
    """A detail that must (or must not) stand near a hit: one of these kinds, of one of these values if any is given."""

    details: tuple[str, ...]
    values: tuple[str, ...] = ()
    at_least: int = 0
    """The least sum, for amounts."""
    within: int | None = WITHIN
    """So many characters away at most; None: anywhere in the message."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A rule ready to match. ``combinations`` holds, for each language, the groups that must come together."""

    id: str
    path: str
    """Where its file lies in its layer: ``Rules.file`` finds it."""
    layer: int
    """Which folder of rules it comes from: 0 is the lowest (see :mod:`..layers`)."""
    title: dict[str, str]
    category: str
    severity: str
    weight: int
    status: str
    scheme: str | None
    within: int
    phrases: tuple[Phrase, ...]
    combinations: tuple[tuple[tuple[Phrase, ...], ...], ...]
    needs: tuple[int, ...]
    """Of so many groups of each combination a phrase must be there: of all, or of as many as ``count`` says."""
    unless: tuple[Phrase, ...]
    near: tuple[Condition, ...] = ()
    """Conditions that must all be met."""
    unless_near: tuple[Condition, ...] = ()
    """Conditions of which none may be met."""

    @property
    def group(self) -> str:
        return CATEGORIES[self.category]


@dataclass(frozen=True)
class Indicators:
    """All rules, the parts of their phrases with the edits each may have, and where to look for them.

    A message touches few rules of many, so a rule is made ready only when it is asked for.
    """

    rows: Sequence[Mapping[str, Any]]
    texts: Sequence[str]
    """The parts, by their numbers."""
    most: str
    """For each part the edits it may have: a digit."""
    index: Mapping[str, str]
    """Four letters -> the pieces that are looked for where they stand (see :func:`.phrases.index`)."""
    used: Sequence[str] = ()
    """For each part the numbers of the rules that can fire on it."""
    retired: Mapping[str, str] = field(default_factory=dict)
    """The id of each deprecated rule, and the rule that stands in for it."""

    def part(self, number: int) -> tuple[str, int]:
        """The text of a part and the edits it may have."""
        return self.texts[number], int(self.most[number])

    def users(self, part: int) -> list[int]:
        """The numbers of the rules that can fire on a part."""
        return [int(number) for number in self.used[part].split()]

    @cached_property
    def _ready(self) -> dict[int, Indicator]:
        return {}

    def rule(self, number: int) -> Indicator:
        """The rule of this number."""
        if number not in self._ready:
            self._ready[number] = _indicator(self.rows[number])
        return self._ready[number]

    @cached_property
    def rules(self) -> tuple[Indicator, ...]:
        return tuple(map(self.rule, range(len(self.rows))))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {row["id"]: number for number, row in enumerate(self.rows)}

    @cached_property
    def conditioned(self) -> frozenset[str]:
        """The rules with conditions on details."""
        return frozenset(row["id"] for row in self.rows if row["conditioned"])

    @cached_property
    def scheme_of(self) -> dict[str, str]:
        """Rule id -> the scheme it speaks for."""
        return {row["id"]: row["scheme"] for row in self.rows if row["scheme"]}

    def get(self, id: str) -> Indicator | None:
        number = self._numbers.get(id)
        return None if number is None else self.rule(number)


def read(folder: Folder, problems: list[Problem]) -> Any:
    """The rules as plain data, with parts and index; a file with problems is left out, the others stay."""
    from extortrace.knowledge.indicators import files  # needed only when the rules have changed

    return files.read(folder, problems)


def build(data: Any) -> Indicators:
    """The table from the plain data."""
    texts, used = data["parts"].split("\n"), data["users"].split("\n")
    return Indicators(data["rules"], texts, data["most"], data["index"], used, data["retired"])


def _indicator(row: Mapping[str, Any]) -> Indicator:
    def phrases(rows: Iterable[Any]) -> tuple[Phrase, ...]:
        return tuple(map(Phrase._make, rows))

    def conditions(rows: Iterable[Any]) -> tuple[Condition, ...]:
        return tuple(Condition(tuple(details), tuple(values), *rest) for details, values, *rest in rows)

    own, combinations, needs, unless, near, unless_near = json.loads(row["words"])
    return Indicator(
        **{name: row[name] for name in PLAIN},
        phrases=phrases(own),
        combinations=tuple(tuple(phrases(group) for group in groups) for groups in combinations),
        needs=tuple(needs),
        unless=phrases(unless),
        near=conditions(near),
        unless_near=conditions(unless_near),
    )
