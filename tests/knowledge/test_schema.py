"""The JSON Schemas: every shipped file fits, and what is broken fits neither them nor the reader with lint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extortrace.knowledge import SECTIONS, channels, indicators, shipped
from extortrace.knowledge.lint import lint, open_book
from extortrace.knowledge.reader import Problem, parse
from extortrace.knowledge.schema import KINDS, schema

VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in KINDS}
FOLDERS = {"indicator": "indicators", "channel": "channels"}
RULE = """\
id: leak
category: exposure
title: {en: Leak, fr: Fuite}
severity: high
weight: 20
status: stable
phrases: {en: [leak your video], fr: [balancer ta vidéo]}
examples: {match: [I leak your video, on va balancer ta vidéo], no_match: [a leak in the roof]}
"""
CHANNEL = """\
id: zorga
name: Zorga
kind: voucher
names: [zorga card]
codes:
  - shape: NNNN-NNNN
    labels: [code]
"""


def plain(text: str) -> Any:
    node = parse(text, "x.yml", [])
    return node.plain() if node else None


def wrong(kind: str, text: str, folder: Path) -> list[str]:
    """What the reader and lint find wrong in a file."""
    name = "indicators/exposure/leak.yml" if kind == "indicator" else "channels/zorga.yml"
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    SECTIONS[FOLDERS[kind]].read(folder, problems)
    return [
        finding.check
        for finding in lint(open_book(folder, problems))
        if finding.severity == "error" and finding.path == name
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize(
    ("kind", "path"),
    [(kind, path) for kind, folder in FOLDERS.items() for path in sorted((shipped() / folder).rglob("*.yml"))],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_every_shipped_file_fits(kind: str, path: Path) -> None:
    assert [e.message for e in VALIDATORS[kind].iter_errors(plain(path.read_text(encoding="utf-8")))] == []


def test_every_key_is_described() -> None:
    assert tuple(schema("indicator")["properties"]) == indicators.KEYS
    assert tuple(schema("channel")["properties"]) == channels.KEYS


MORE = "all: {en: [[leak, post], [video, photos]]}\ncount: {at_least: 2, of: {fr: [[aa], [bb], [cc]]}}\n"
FINE = [
    ("indicator", RULE),
    ("indicator", RULE + MORE + "near: {detail: amount, at_least: 5, within: message}\nunless_near: [{detail: [voucher, phone]}]\n"),
    ("indicator", RULE + "references: [a]\nfalse_positives: [b]\nauthor: c\ndate: 2026-01-02\nlint: {exclude: [no-author]}\n"),
    ("channel", CHANNEL),
    ("channel", CHANNEL + "countries: [CI]\nreferences: [{shape: NNN, labels: [a], self_checked: true}]\ngeneric: true\n"),
]  # fmt: skip
BROKEN = [
    ("indicator", RULE.replace("severity: high", "severity: huge")),
    ("indicator", RULE.replace("category: exposure", "category: exposition")),
    ("indicator", RULE.replace("weight: 20", "weight: heavy")),
    ("indicator", RULE.replace("weight: 20\n", "")),
    ("indicator", RULE.replace("title: {en: Leak, fr: Fuite}\n", "")),
    ("indicator", RULE.replace("fr: Fuite", "de: Leck")),
    ("indicator", RULE.replace("fr: Fuite", "fr: []")),
    ("indicator", RULE.replace("id: leak", "id: Leak_1")),
    ("indicator", RULE.replace("status: stable", "status: new")),
    ("indicator", RULE.replace("status: stable", "status: deprecated")),
    ("indicator", RULE + "replaced_by: other\n"),
    ("indicator", RULE + "scheme: scam\n"),
    ("indicator", RULE + "wieght: 1\n"),
    ("indicator", RULE + "edits: few\n"),
    ("indicator", RULE + "within: far\n"),
    ("indicator", RULE.replace("[leak your video]", "leak your video")),
    ("indicator", RULE.replace("[leak your video]", "[ab]")),
    ("indicator", RULE.replace("[leak your video]", f"[{'ab ' * 80}]")),
    ("indicator", RULE.replace("phrases: {en: [leak your video], fr: [balancer ta vidéo]}\n", "")),
    ("indicator", RULE.replace("no_match: [a leak in the roof]", "no_match: []")),
    ("indicator", RULE.replace(", no_match: [a leak in the roof]", "")),
    ("indicator", RULE + "all: {en: [[leak, post]]}\n"),
    ("indicator", RULE + "all: {en: [leak, post]}\n"),
    ("indicator", RULE + "count: {at_least: 1, of: {fr: [[aa], [bb]]}}\n"),
    ("indicator", RULE + "count: {of: {fr: [[aa], [bb]]}}\n"),
    ("indicator", RULE + "near: {is: wave}\n"),
    ("indicator", RULE + "near: {detail: price}\n"),
    ("indicator", RULE + "near: {detail: amount, within: far}\n"),
    ("indicator", RULE + "references: a\n"),
    ("indicator", RULE + "author: []\n"),
    ("indicator", RULE + "date: yesterday\n"),
    ("indicator", RULE + "lint: {exclude: [no-auther]}\n"),
    ("indicator", RULE + "lint: [no-author]\n"),
    ("channel", CHANNEL.replace("kind: voucher", "kind: coupon")),
    ("channel", CHANNEL.replace("name: Zorga\n", "")),
    ("channel", CHANNEL.replace("names: [zorga card]\n", "")),
    ("channel", CHANNEL + "countries: [Benin]\n"),
    ("channel", CHANNEL + "generic: 'yes'\n"),
    ("channel", CHANNEL + "aliases: [z]\n"),
    ("channel", CHANNEL.replace("labels", "label")),
    ("channel", CHANNEL.replace("shape: NNNN-NNNN", "shape: ''")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), FINE, ids=range(len(FINE)))
def test_what_fits_is_fine(tmp_path: Path, kind: str, text: str) -> None:
    assert [e.message for e in VALIDATORS[kind].iter_errors(plain(text))] == []
    assert wrong(kind, text, tmp_path) == []


@pytest.mark.parametrize(("kind", "text"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_broken_fails_in_both(tmp_path: Path, kind: str, text: str) -> None:
    assert not VALIDATORS[kind].is_valid(plain(text))
    assert wrong(kind, text, tmp_path)
