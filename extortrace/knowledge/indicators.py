"""The section ``rules/indicators``: one file a rule, ``<category>/<id>.yml``, each a list of phrases and their proof.

A phrase is compared as folded words one space apart. ``*`` in it stands for one to three free words. A rule fires on
any of its ``phrases``, or where every group of ``all`` has a phrase within one sentence and ``within`` characters
(the groups of a language belong together). A hit is void when a phrase of ``unless`` stands, to the letter, in the
same sentence and no further away than that. ``edits`` lowers how misspelt a phrase may be (see :mod:`.phrases`).

What matching needs is worked out here, once, and kept with the plain data: every distinct stretch between ``*`` is a
*part* with the edits it may have, and an index says where to look for it (see :mod:`.phrases`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from extortrace.knowledge.phrases import edits, index
from extortrace.knowledge.reader import Node, Problem, inside
from extortrace.knowledge.reader import read as read_yaml
from extortrace.text.lexicon import key

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
    "within", "unless", "examples", "references", "false_positives", "author", "date", "modified",
    "lint",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_PLAIN = ("id", "path", "title", "category", "severity", "weight", "status", "scheme", "within")
_WORDS = ("phrases", "combinations", "unless")


class Phrase(NamedTuple):
    """A phrase as written in the file, and the numbers of its parts (more than one when it has ``*``).

    A tuple, for a message may touch rules with thousands of phrases, and tuples are made in a moment.
    """

    text: str
    parts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A rule ready to match. ``combinations`` holds, for each language, the groups that must come together."""

    id: str
    path: str
    title: dict[str, str]
    category: str
    severity: str
    weight: int
    status: str
    scheme: str | None
    within: int
    phrases: tuple[Phrase, ...]
    combinations: tuple[tuple[tuple[Phrase, ...], ...], ...]
    unless: tuple[Phrase, ...]

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
    def scheme_of(self) -> dict[str, str]:
        """Rule id -> the scheme it speaks for."""
        return {row["id"]: row["scheme"] for row in self.rows if row["scheme"]}

    def get(self, id: str) -> Indicator | None:
        number = self._numbers.get(id)
        return None if number is None else self.rule(number)


def read(folder: Path, problems: list[Problem]) -> Any:
    """The rules as plain data, with parts and index; a file with problems is left out, the others stay."""
    parts: dict[tuple[str, int], int] = {}
    rules: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    home = folder / "indicators"
    for path in inside(home, "*.y*ml", problems):
        name = path.relative_to(folder).as_posix()
        before = len(problems)
        node = read_yaml(path, name, problems)
        if node is None:
            continue
        rule = _rule(node, path, parts)
        if rule["id"] in seen:
            node.problem(
                f"'{rule['id']}' is already the id of {seen[rule['id']]}; choose another", "id", "duplicate-id"
            )
        seen.setdefault(rule["id"], name)
        if len(problems) == before and rule["status"] != "deprecated":
            rules.append(rule)
    users: list[list[int]] = [[] for _ in parts]
    for number, rule in enumerate(rules):
        used = [*rule["phrases"], *(p for c in rule["combinations"] for group in c for p in group)]
        for part in {part for _, own in used for part in own}:
            users[part].append(number)
    return {
        "rules": [{n: v for n, v in rule.items() if n in _PLAIN} | {"words": _packed(rule)} for rule in rules],
        "parts": "\n".join(text for text, _ in parts),
        "most": "".join(str(most) for _, most in parts),
        "index": index(parts),
        "users": "\n".join(" ".join(map(str, own)) for own in users),
    }


def _packed(rule: Mapping[str, Any]) -> str:
    """The phrases of a rule in a form that costs nothing until it is opened."""
    return json.dumps([rule[name] for name in _WORDS], ensure_ascii=False)


def build(data: Any) -> Indicators:
    """The table from the plain data."""
    texts, used = data["parts"].split("\n"), data["users"].split("\n")
    return Indicators(data["rules"], texts, data["most"], data["index"], used)


def _indicator(row: Mapping[str, Any]) -> Indicator:
    def phrases(rows: Iterable[Any]) -> tuple[Phrase, ...]:
        return tuple(map(Phrase._make, rows))

    own, combinations, unless = json.loads(row["words"])
    return Indicator(
        **{name: row[name] for name in _PLAIN},
        phrases=phrases(own),
        combinations=tuple(tuple(phrases(group) for group in groups) for groups in combinations),
        unless=phrases(unless),
    )


def _rule(node: Node, path: Path, parts: dict[tuple[str, int], int]) -> dict[str, Any]:
    """The plain data of one rule file; what is wrong with it goes to the node's problems."""
    node.only(KEYS)
    id = node.text("id")
    if id and not _ID.fullmatch(id):
        node.problem("'id' is made of small letters, digits and single dashes", "id", "bad-id")
    elif id and id != path.stem:
        node.problem(
            f"'id' is '{id}' but the file is called '{path.stem}'; give both the same name", "id", "id-not-file"
        )
    category = node.choice("category", CATEGORIES)
    if category in CATEGORIES and category != path.parent.name:
        node.problem(f"a rule of category '{category}' belongs in the folder {category}/", "category", "wrong-folder")
    status = node.choice("status", STATUSES, "experimental")
    if status == "deprecated" and node.get("replaced_by") is None:
        node.problem("a deprecated rule says which rule stands in for it: 'replaced_by'", "status", "no-replacement")
    allowed = node.number("edits") if node.get("edits") else None
    title = node.get("title")
    if title is None:
        node.problem("'title' is missing: give it in en and fr", code="missing-key")
    else:
        title.only(LANGUAGES)
    examples = node.get("examples")
    if examples is None:
        node.problem(
            "'examples' is missing: a rule carries texts that must match and texts that must not", code="missing-key"
        )
    else:
        examples.only(("match", "no_match"))
        for name in ("match", "no_match"):
            if not examples.texts(name):
                examples.problem(f"'{name}' needs at least one text", code=f"no-{name.replace('_', '-')}")

    def phrase(entry: Node, shortest: int, most: int | None = allowed) -> Any:
        texts = [key(piece) for piece in str(entry.value).split("*")]
        letters = sum(len(text.replace(" ", "")) for text in texts)
        if not isinstance(entry.value, str) or not all(texts):
            entry.problem("a phrase is a text; '*' stands between words")
        elif letters < shortest or min(map(len, texts)) < 2:
            message = f"'{entry.value}' is too short: {shortest} letters at least, and two on each side of a '*'"
            entry.problem(message, code="phrase-too-short")
        elif len(entry.value) > LONGEST:
            entry.problem(f"is longer than {LONGEST} characters; keep the words that matter", code="phrase-too-long")
        else:
            keys = [(text, edits(text) if most is None else min(edits(text), most)) for text in texts]
            return [entry.value, [parts.setdefault(part, len(parts)) for part in keys]]
        return [str(entry.value), []]

    def by_language(name: str) -> list[tuple[str, Node]]:
        holder = node.get(name)
        if holder is None:
            return []
        if not isinstance(holder.value, dict):
            holder.problem(f"'{name}' is given by language: en, fr")
            return []
        holder.only(LANGUAGES)
        return [(language, holder) for language in LANGUAGES if holder.get(language) is not None]

    phrases = [phrase(e, 3) for language, holder in by_language("phrases") for e in holder.each(language)]
    combinations = []
    for language, holder in by_language("all"):
        groups = []
        for group in holder.each(language):
            if isinstance(group.value, list):
                groups.append([phrase(entry, 2) for entry in group.value])
            else:
                group.problem("'all' is a list of lists: of each list one phrase must be there")
        if len(groups) < 2:
            holder.problem("'all' needs two lists or more; a single one is 'phrases'", language, "one-group")
        combinations.append(groups)
    if not phrases and not combinations:
        node.problem("has neither 'phrases' nor 'all'", code="no-phrases")
    return {
        "id": id, "path": node.path, "title": title.plain() if title else {}, "category": category,
        "severity": node.choice("severity", SEVERITIES), "weight": node.number("weight"), "status": status,
        "scheme": node.choice("scheme", SCHEMES) if node.get("scheme") else None,
        "within": node.number("within", WITHIN), "phrases": phrases, "combinations": combinations,
        "unless": [phrase(e, 2, 0) for language, holder in by_language("unless") for e in holder.each(language)],
    }  # fmt: skip
