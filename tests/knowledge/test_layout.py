"""How rule files are laid out: what comes out, that it comes out the same again, and that it says the same."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest
import yaml

from extortrace.knowledge import layout, shipped
from extortrace.knowledge.layers import listing
from extortrace.knowledge.layout import LayoutError, quoted, tidy, write
from extortrace.knowledge.reader import parse

CASES = [
    ("order of keys", "weight: 5\ncategory: harm\nid: x\nmine: 1\n", "id: x\ncategory: harm\nweight: 5\nmine: 1\n"),
    ("order in a channel", "names: [w]\nkind: app\nid: w\n", "id: w\nkind: app\nnames: [w]\n"),
    ("brackets", "category: x\nphrases:\n  en:\n  - a b\n  - 'c'\n", "category: x\nphrases:\n  en: [a b, c]\n"),
    ("a mapping opened", "category: x\ntitle: {en: Aa, fr: B}\n", "title:\n  en: Aa\n  fr: B\ncategory: x\n"),
    ("groups", "category: x\nall: {en: [[a, b],\n [c]]}\n", "category: x\nall:\n  en:\n    - [a, b]\n    - [c]\n"),
    ("items", "kind: x\ncodes: [{shape: NN, labels: [a]}]\n", "kind: x\ncodes:\n  - shape: NN\n    labels: [a]\n"),
    ("examples", "category: x\nexamples: {match: [a, 'b']}\n", 'category: x\nexamples:\n  match:\n    - "a"\n    - "b"\n'),
    ("references", "category: x\nreferences: [a, b c]\n", "category: x\nreferences:\n  - a\n  - b c\n"),
    ("nothing in it", "category: x\nphrases: {en: []}\nall: {}\n", "category: x\nphrases:\n  en: []\nall: {}\n"),
    ("surprises", "kind: x\nnames: [NO, 0123, 12:30, +225, y, 1e3]\n", 'kind: x\nnames: ["NO", "0123", "12:30", "+225", "y", "1e3"]\n'),
    ("numbers stay", "category: x\nweight: 5\nedits: 0\n", "category: x\nweight: 5\nedits: 0\n"),
    ("a day stays", "category: x\ndate: '2026-11-25'\n", "category: x\ndate: 2026-11-25\n"),
    ("signs", "name: '@x'\nkind: x\nnames: ['a, b', 'a: b', 'c #d', \"it's\", 'x:']\n", 'name: "@x"\nkind: x\nnames: ["a, b", "a: b", "c #d", it\'s, "x:"]\n'),
    ("a quoted number is a text", "category: x\nid: '12'\n", 'id: "12"\ncategory: x\n'),
    ("hidden characters", "category: x\nid: \"a\u200bb\\n\u00e9\"\n", 'id: "a\\u200bb\\né"\ncategory: x\n'),
    ("lines of a text", "category: x\nexamples:\n  match:\n  - |\n   one\n\n   two # 2\n  - >-\n   a\n   b\n", "category: x\nexamples:\n  match:\n    - |\n      one\n\n      two # 2\n    - |-\n      a b\n"),
    ("line ends", "\ufeffcategory: x\r\nid: q\r\n\r\n", "id: q\ncategory: x\n"),
    ("another file is only tidied", "# all\nmoney:   [b,a]  \nzzz: x\t\n\n\n", "# all\nmoney:   [b,a]\nzzz: x\n"),
    ("head", "# yaml-language-server: $schema=x\n\n# about\ncategory: x\nid: q\n", "# yaml-language-server: $schema=x\n\n# about\nid: q\ncategory: x\n"),
    ("a comment before a key", "category: x\n# mine\nid: q # here\n", "# mine\nid: q  # here\ncategory: x\n"),
    ("a comment behind a list", "kind: x\nnames: [a, b] # both\n", "kind: x\nnames: [a, b]  # both\n"),
    ("a comment in a list", "kind: x\nnames: [a, # one\n b]\n", "kind: x\nnames:\n  - a  # one\n  - b\n"),
    ("a comment before an entry", "kind: x\nnames:\n # one\n - a\n - b\n", "kind: x\nnames:\n  # one\n  - a\n  - b\n"),
    ("a comment in an item", "kind: x\ncodes:\n- shape: NN # s\n  # l\n  labels: [a]\n", "kind: x\ncodes:\n  - shape: NN  # s\n    # l\n    labels: [a]\n"),
    ("a comment behind a key", "category: x\nphrases: # all\n  en: # English\n  - a\n", "category: x\nphrases:  # all\n  en: [a]  # English\n"),
    ("a comment at the end", "category: x\nid: q\n# end\n", "id: q\ncategory: x\n# end\n"),
    ("no comment", "name: a#b\nkind: x\nnames: ['# c', \"d # e\"]\n", 'name: a#b\nkind: x\nnames: ["# c", "d # e"]\n'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_layout(before: str, after: str) -> None:
    assert tidy(before) == after
    assert tidy(after) == after


def test_long_lists_fill_their_lines() -> None:
    words = [f"word {n}" for n in range(40)]
    text = tidy(f"kind: x\nnames: [{', '.join(words)}]\n")
    assert tidy(text) == text
    lines = text.splitlines()
    assert (lines[1], lines[-1]) == ("names: [", "]")
    assert all(90 < len(line) < layout.WIDTH for line in lines[2:-2])
    assert lines[-2].endswith("word 39,")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "2:1: is not valid YAML"),
        ("a: 1\na: 2\n", "2:1: 'a' is given twice"),
        ("a: &x 1\n", "1:4: anchors"),
        ("", "is empty"),
    ],
)
def test_what_is_broken_is_refused(text: str, said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        tidy(text)


def test_nothing_is_lost_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "quoted", lambda text: '"other"')
    with pytest.raises(LayoutError, match="without changing what it says"):
        tidy('category: x\nexamples: {match: ["this"]}\n')


@pytest.mark.parametrize("name", [name for name, _ in listing(shipped()) if name.endswith(".yml")])
def test_shipped_files_say_the_same(name: str) -> None:
    text = (shipped() / name).read_text(encoding="utf-8")
    new = tidy(text)
    assert tidy(new) == new
    before, after = parse(text, name, []), parse(new, name, [])
    assert before is not None
    assert after is not None
    assert before.plain() == after.plain()
    assert text.count("#") == new.count("#")


@pytest.mark.parametrize(
    "text", ["", "plain", 'say "no"', 'it\'s "both"', "a\\b", "tab\t", "\x85\u2028\U000e0041", "é ü 日本 😀"]
)
def test_quoted_reads_back(text: str) -> None:
    node = parse(f"a: {quoted(text)}\n", "x", problems := [])
    assert problems == []
    assert node is not None
    assert node.plain() == {"a": text}


def test_write_keeps_rights_and_follows_links(tmp_path: Path) -> None:
    target, link = tmp_path / "rule.yml", tmp_path / "link.yml"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    write(link, "new\n")
    assert (link.is_symlink(), target.read_bytes(), target.stat().st_mode & 0o777) == (True, b"new\n", 0o640)
    assert sorted(os.listdir(tmp_path)) == ["link.yml", "rule.yml"]


TEXTS = (
    "a", "no", "12", "a: b", "x #y", "#z", "it's", 'say "hi"', "é à", "line\nbreak", "  lead", "tail ", "", "-", "?", "[x]",
    "{y}", "a,b", "\u200b", "\x85z", "\u2028", "😀", "012", "*", "&a", "!t", "%p", "@q", "`r", "|", ">", "a:", "null", "\\n",
    "\t", "'\"\\", "word " * 40,
)  # fmt: skip


def some_value(chance: random.Random, depth: int) -> object:
    kind = chance.random()
    if depth <= 0 or kind < 0.5:
        return chance.choice((*TEXTS, 1, 0, True, None, 2.5))
    if kind < 0.75:
        return [some_value(chance, depth - 1) for _ in range(chance.randint(0, 5))]
    keys = ["en", "fr", "match", "of", "a b", "c:d", "#k", "'q"]
    return {key: some_value(chance, depth - 1) for key in chance.sample(keys, chance.randint(0, 4))}


def some_file(seed: int) -> str:
    """A file of any values in any style, with comments strewn in."""
    chance = random.Random(seed)
    keys = chance.sample(["id", "title", "phrases", "all", "examples", "references", "zzz"], chance.randint(1, 6))
    data = {key: some_value(chance, 3) for key in keys} | {"category": "x"}
    text = yaml.safe_dump(
        data, allow_unicode=chance.random() < 0.5, default_flow_style=chance.choice([None, True, False]),
        width=chance.choice([20, 80, 1000]), default_style=chance.choice([None, None, '"', "'", "|", ">"]), sort_keys=False,
    )  # fmt: skip
    lines: list[str] = []
    for line in re.sub("!!(null|bool|int|float)", "", text).split("\n"):
        lines += ["# own"] if chance.random() < 0.1 else []
        plain = line.strip() and not set(line) & set("\"'|>")
        lines.append(line + " # behind" if plain and chance.random() < 0.1 else line)
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_any_file_says_the_same(seed: int) -> None:
    """Ten files a seed; ``tidy`` itself refuses a text that says something else, or lost a comment."""
    for number in range(10):
        text = some_file(seed * 10 + number)
        if parse(text, "x", problems := []) is not None and not problems:
            new = tidy(text)
            assert tidy(new) == new
