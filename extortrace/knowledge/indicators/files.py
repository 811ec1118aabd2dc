"""Reading the files of rules: what is checked in one, and what is worked out of all for matching."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extortrace.knowledge.indicators import (
    CATEGORIES,
    KEYS,
    LANGUAGES,
    LONGEST,
    PLAIN,
    SCHEMES,
    SEVERITIES,
    STATUSES,
    WITHIN,
    WORDS,
)
from extortrace.knowledge.indicators.conditions import Known, conditions
from extortrace.knowledge.layers import Folder, inside
from extortrace.knowledge.phrases import edits, index
from extortrace.knowledge.reader import Node, Problem
from extortrace.knowledge.reader import read as read_yaml
from extortrace.text.lexicon import key

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read(folder: Folder, problems: list[Problem]) -> Any:
    """The rules as plain data, with parts and index; a file with problems is left out, the others stay."""
    parts: dict[tuple[str, int], int] = {}
    rules: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    retired: dict[str, Node] = {}
    known = Known(folder)
    for path, name, layer, inner in inside(folder, "indicators", (".yml", ".yaml"), problems):
        before = len(problems)
        node = read_yaml(path, name, problems)
        if node is None:
            continue
        rule = _rule(node, path, parts, known) | {"path": inner, "layer": layer}
        if rule["id"] in seen:
            node.problem(
                f"'{rule['id']}' is already the id of {seen[rule['id']]}; choose another", "id", "duplicate-id"
            )
        seen.setdefault(rule["id"], name)
        if len(problems) == before:
            if rule["status"] == "deprecated":
                retired[rule["id"]] = node
            else:
                rules.append(rule)
    for node in retired.values():
        if node.text("replaced_by") not in seen.keys() - retired.keys():
            node.problem(f"'{node.text('replaced_by')}' is no rule in use", "replaced_by", "no-replacement")
    users: list[list[int]] = [[] for _ in parts]
    for number, rule in enumerate(rules):
        used = [*rule["phrases"], *(p for c in rule["combinations"] for group in c for p in group)]
        for part in {part for _, own in used for part in own}:
            users[part].append(number)
    return {
        "rules": [_packed(rule) for rule in rules],
        "parts": "\n".join(text for text, _ in parts),
        "most": "".join(str(most) for _, most in parts),
        "index": index(parts),
        "users": "\n".join(" ".join(map(str, own)) for own in users),
        "retired": {id: node.text("replaced_by") for id, node in retired.items()},
    }


def _packed(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule with its phrases in a form that costs nothing until it is opened."""
    words = json.dumps([rule[name] for name in WORDS], ensure_ascii=False)
    return {name: rule[name] for name in PLAIN} | {
        "words": words, "conditioned": bool(rule["near"] or rule["unless_near"])
    }  # fmt: skip


def _rule(node: Node, path: Path, parts: dict[tuple[str, int], int], known: Known) -> dict[str, Any]:
    """The plain data of one rule file; what is wrong with it goes to the node's problems."""
    node.only((*KEYS, "any"))
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
    elif status != "deprecated" and node.get("replaced_by"):
        node.problem("only a rule whose 'status' is deprecated is replaced", "replaced_by")
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
        for name, code in (("match", "no-positive"), ("no_match", "no-negative")):
            if not examples.texts(name):
                examples.problem(f"'{name}' needs at least one text", code=code)

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

    def groups_of(name: str, holder: Node) -> Iterator[tuple[str, list[Any]]]:
        """The lists of each language; a phrase of each, or of some, must be there."""
        for language in LANGUAGES:
            if holder.get(language) is None:
                continue
            groups = []
            for group in holder.each(language):
                if isinstance(group.value, list):
                    groups.append([phrase(entry, 2) for entry in group.value])
                else:
                    group.problem(f"'{name}' is a list of lists: of each list one phrase {_MUST[name]}")
            if len(groups) < 2:
                holder.problem(f"'{name}' needs two lists or more; a single one is 'phrases'", language, "one-group")
            yield language, groups

    combinations, needs = [], []
    for _, groups in groups_of("all", holder) if (holder := _languages(node, "all")) else ():
        combinations.append(groups)
        needs.append(len(groups))
    if count := node.get("count"):
        count.only(("at_least", "of"))
        least = count.number("at_least")
        if least == 1:
            count.problem("where one is enough, 'count' is 'phrases'", "at_least")
        if not count.get("of"):
            count.problem("'of' is missing: the lists, by language", code="missing-key")
        for language, groups in groups_of("of", holder) if (holder := _languages(count, "of")) else ():
            combinations.append(groups)
            needs.append(least)
            if not 0 < least <= len(groups):
                most = f"({language}: {len(groups)})"
                count.problem(f"'at_least' is between 2 and the number of lists {most}", "at_least")
    if node.get("any"):
        node.problem("any one of several phrases is 'phrases'; some of several lists is 'count'", "any")
    alone, void = _languages(node, "phrases"), _languages(node, "unless")
    own = [phrase(e, 3) for language in LANGUAGES for e in alone.each(language)] if alone else []
    if not own and not combinations:
        node.problem("has neither 'phrases' nor 'all' nor 'count'", code="no-phrases")
    return {
        "id": id, "path": node.path, "title": title.plain() if title else {}, "category": category,
        "severity": node.choice("severity", SEVERITIES), "weight": node.number("weight"), "status": status,
        "scheme": node.choice("scheme", SCHEMES) if node.get("scheme") else None,
        "within": node.number("within", WITHIN), "phrases": own, "combinations": combinations, "needs": needs,
        "unless": [phrase(e, 2, 0) for language in LANGUAGES for e in void.each(language)] if void else [],
        "near": conditions(node, "near", known), "unless_near": conditions(node, "unless_near", known),
    }  # fmt: skip


_MUST = {"all": "must be there", "of": "counts"}


def _languages(node: Node, name: str) -> Node | None:
    """What is given by language under a key; None when nothing is."""
    holder = node.get(name)
    if holder is not None and not isinstance(holder.value, dict):
        holder.problem(f"'{name}' is given by language: en, fr")
        return None
    if holder is not None:
        holder.only(LANGUAGES)
    return holder
