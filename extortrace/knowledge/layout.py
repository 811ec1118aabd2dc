"""How a rule file is laid out: ``rules fmt``.

The keys of an indicator or a channel come in the order of its table, each on a line. A list of words stands in
brackets, its lines filled up to ``WIDTH``; examples, references and whatever is no plain word have each a line of
their own. Texts carry quotation marks only where YAML, or a reader of YAML 1.1, could take them for something else;
examples always do, so that any message may be pasted there. Comments stay with what they speak of. Other files are
only tidied: spaces at line ends, line ends, one line end at the end.

Nothing is changed that means something: the new text is read again, and must say the same and carry the same comments.

>>> print(tidy("category: exposure\\nid: 'leak'\\nphrases: {en: [leak it,'no']}  # both\\n"), end="")
id: leak
category: exposure
phrases:  # both
  en: [leak it, "no"]
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extortrace.knowledge import channels, comments, indicators
from extortrace.knowledge.comments import Comments
from extortrace.knowledge.reader import Problem, parse
from extortrace.model import ExtorTraceError

WIDTH = 110
SENTENCES = ("match", "no_match", "references", "false_positives")
"""Lists of which every entry has a line of its own."""
QUOTED = ("match", "no_match")
"""Lists whose entries are quoted."""

_PLAIN = re.compile(r"[^\W_](?:[^\n#:]|:(?=\S)|(?<=\S)#)*")
_TYPED = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|nan|inf)|[\d.,_:+-]+(?:e[+-]?\d+)?|0[xob][\da-f]+", re.I)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNPRINTABLE = re.compile(
    "[^\t\n -~\u00a1-\u00ac\u00ae-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd]"
)
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}


class LayoutError(ExtorTraceError):
    """A file that could not be laid out without losing something."""


def order(keys: set[str]) -> tuple[str, ...] | None:
    """The order of the keys of a file that has these; None when it is no indicator and no channel."""
    if "category" in keys or {"phrases", "examples"} <= keys:
        return indicators.KEYS
    return channels.KEYS if "kind" in keys else None


def tidy(text: str, passes: int = 5) -> str:
    """The text of a rule file as it should stand. Raises LayoutError, which says why, when it is broken."""
    import yaml

    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = []
    node = parse(text, "", problems)
    if node is None or problems:
        raise LayoutError(str(problems[0]).lstrip(":") if problems else "")
    tree = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    keys = order(set(node.value)) if isinstance(node.value, dict) else None
    if keys is None:
        found = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n") + "\n"
    else:
        found = _Page(text, tree).written(keys)
    _check(text, found, node.plain())
    settled = found == text or "#" not in text or not passes
    return found if settled else tidy(found, passes - 1)  # comments of lists in lists find their place by and by


def _check(old: str, new: str, plain: Any) -> None:
    """Refuses a new text that does not say what the old one says."""
    import yaml

    problems: list[Problem] = []
    node = parse(new, "", problems)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    same = node is not None and not problems and node.plain() == plain
    if same and "#" in old:
        before, now = (sorted(_said(text, yaml.compose(text, Loader=loader))) for text in (old, new))
        same = before == now
    if not same:
        raise LayoutError("it cannot be laid out without changing what it says")


def _said(text: str, tree: Any) -> Iterator[str]:
    """The words of all comments, however they are spread."""
    found = comments.find(text, tree)
    for comment in (
        *found.head,
        *found.tail,
        *found.after.values(),
        *(c for own in found.before.values() for c in own),
    ):
        yield from comment.strip("# ").replace("; ", " ").split()


class _Page:
    """A document being written."""

    def __init__(self, text: str, tree: Any) -> None:
        self.tree = tree
        self.notes: Comments = comments.find(text, tree)

    def written(self, keys: tuple[str, ...]) -> str:
        rank = {key: at for at, key in enumerate(keys)}
        entries = sorted(self.tree.value, key=lambda entry: rank.get(entry[0].value, len(rank)))
        lines = [*self.notes.head, *self._mapping(entries, ""), *self.notes.tail]
        return "\n".join(lines) + "\n"

    def _mapping(self, entries: list[tuple[Any, Any]], pad: str) -> Iterator[str]:
        for key, value in entries:
            head = f"{pad}{scalar(key)}:"
            yield from self._entry(head, key.start_mark.index, value, pad, key.value)

    def _entry(self, head: str, start: int, value: Any, pad: str, name: str) -> Iterator[str]:
        """The lines of an entry that begins with ``head``, indented by ``pad``."""
        import yaml

        for at in (start, *(_corner(value) if head.endswith("-") else ())):
            yield from (pad + comment for comment in self.notes.before.pop(at, ()))
        after = f"  {self.notes.after.pop(start)}" if start in self.notes.after else ""
        if after and head.endswith("-") and not isinstance(value, yaml.ScalarNode) and value.value:
            if isinstance(value, yaml.MappingNode) and start == value.value[0][0].start_mark.index:
                self.notes.after[start] = after.strip()  # it speaks of the first key
            else:
                yield pad + after.strip()
            after = ""
        if isinstance(value, yaml.ScalarNode):
            block = list(_block(value, pad + "  "))
            written = block[0] if block else scalar(value, name)
            yield f"{head} {written}".rstrip() + after
            yield from block[1:]
        elif not value.value:
            yield f"{head} {'{}' if isinstance(value, yaml.MappingNode) else '[]'}{after}"
        elif isinstance(value, yaml.MappingNode):
            yield from _below(head + after, list(self._mapping(value.value, pad + "  ")))
        elif (
            self._words(value, name) and (lines := list(_filled(head, value.value, pad))) and not (after and lines[1:])
        ):
            yield lines[0] + after
            yield from lines[1:]
        else:
            yield head + after
            for item in value.value:
                yield from self._entry(f"{pad}  -", item.start_mark.index, item, pad + "  ", name)

    def _words(self, node: Any, name: str) -> bool:
        """Whether a list can stand in brackets."""
        import yaml

        if name in SENTENCES:
            return False
        return all(isinstance(i, yaml.ScalarNode) and not self.notes.near(i.start_mark.index) for i in node.value)


def _corner(node: Any) -> Iterator[int]:
    """Where the first entry of an item begins, and the first of that: what stands beside its dash."""
    import yaml

    while not isinstance(node, yaml.ScalarNode) and node.value:
        first = node.value[0]
        node = first[0] if isinstance(node, yaml.MappingNode) else first
        yield node.start_mark.index


def _below(head: str, lines: list[str]) -> Iterator[str]:
    """The lines of a mapping under its key; in a list the first stands beside the dash."""
    if head.endswith("-"):
        yield f"{head} {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield head
        yield from lines


def _filled(head: str, nodes: list[Any], pad: str) -> Iterator[str]:
    """A list in brackets: on one line, or filled lines of its own."""
    words = [scalar(node, flow=True) for node in nodes]
    whole = f"{head} [{', '.join(words)}]"
    if len(whole) <= WIDTH:
        yield whole
        return
    yield f"{head} ["
    inner = pad + ("    " if head.endswith("-") else "  ")
    line = inner
    for word in words:
        if line != inner and len(line) + len(word) + 2 >= WIDTH:
            yield line.rstrip()
            line = inner
        line += ("" if line == inner else " ") + word + ","
    yield line
    yield ("  " if head.endswith("-") else "") + pad + "]"


def scalar(node: Any, name: str = "", flow: bool = False) -> str:
    """A value as it is written: as it is where nothing can be taken amiss, else quoted."""
    from extortrace.knowledge.reader import _scalar

    text: str = node.value
    if node.style in (None, "") and not isinstance(_scalar(text), str):
        return text
    return quoted(text) if name in QUOTED or not _harmless(text, flow) else text


def _harmless(text: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or text[-1].isspace() or text[-1] == ":" or _UNPRINTABLE.search(text):
        return False
    if _TYPED.fullmatch(text) and not _DATE.fullmatch(text):
        return False
    return not (flow and set(text) & set(",[]{}:"))


def quoted(text: str) -> str:
    """The text in quotation marks, whatever it holds.

    >>> print(quoted('say "no"'), quoted("a\\nb"), quoted("\\u200b'"))
    'say "no"' "a\\nb" "\\u200b'"
    """
    if (
        ('"' in text or "\\" in text)
        and "'" not in text
        and not _UNPRINTABLE.search(text)
        and not set(text) & set("\n\t")
    ):
        return f"'{text}'"
    inner = re.sub('[\n\t\\\\"]', lambda m: _ESCAPES[m[0]], text)
    return '"' + _UNPRINTABLE.sub(_escaped, inner) + '"'


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _block(node: Any, pad: str) -> Iterator[str]:
    """A text of several lines as it was given, line by line; nothing when it was not given so, or cannot be."""
    text: str = node.value
    if (
        node.style not in ("|", ">")
        or not text.strip()
        or text[0] in " \n\t"
        or _UNPRINTABLE.search(text)
        or "\t" in text
    ):
        return
    body = text.rstrip("\n")
    more = len(text) - len(body)
    yield "|" + ("-" if not more else "" if more == 1 else "+")
    yield from (pad + line if line else "" for line in body.split("\n"))
    yield from [""] * (more - 1)


def write(path: Path, text: str) -> None:
    """Puts a text in a file, whole or not at all; what the path leads to keeps its rights."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
