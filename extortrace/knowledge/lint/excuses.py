"""The checks that a rule or a channel is excused from: ``lint: {exclude: [missing-language]}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from extortrace.knowledge.lint.book import ERROR, HOUSE, WARNING, Book, Check, Finding, Sheet

CHECKS = (Check("bad-exclusion", ERROR), Check("unknown-check", ERROR), Check("unused-exclusion", profile=HOUSE))
FIRM = ("file", "yaml", "duplicate-key", "unknown-key", "bad-exclusion", "unknown-check")
"""Checks that nothing excuses: the file itself is in doubt."""


def apply(book: Book, found: Iterable[Finding]) -> Iterator[Finding]:
    """What is left when the files' own exclusions are heeded."""
    excused = {sheet.name: sheet.excused for sheet in book.sheets if sheet.excused}
    return (f for f in found if f.check in FIRM or f.check not in excused.get(f.path, ()))


def find(book: Book, found: Iterable[Finding], known: Mapping[str, Check], profile: str) -> Iterator[Finding]:
    """What is wrong with the exclusions themselves. ``found`` is what all checks found, excused or not."""
    fired = {(finding.path, finding.check) for finding in found}
    for sheet in book.sheets:
        holder = sheet.node.get("lint") if sheet.ours and sheet.node else None
        if sheet.node is None or holder is None or sheet.section not in ("indicators", "channels"):
            continue
        if not _well_formed(sheet):
            line, col = sheet.node.keys["lint"]
            yield Finding(sheet.name, line, col, "bad-exclusion", ERROR, {})
        for id, node in sheet.excused.items():
            if id not in known:
                close = get_close_matches(id, known, 1)
                params = {"id": id, "close": close[0] if close else ""}
                yield Finding(sheet.name, node.line, node.col, "unknown-check", ERROR, params)
            elif profile == HOUSE and (sheet.name, id) not in fired:
                yield Finding(sheet.name, node.line, node.col, "unused-exclusion", WARNING, {"id": id})


def _well_formed(sheet: Sheet) -> bool:
    """Whether the key holds a list of ids and nothing else."""
    holder = sheet.node.get("lint") if sheet.node else None
    if holder is None or not isinstance(holder.value, dict) or set(holder.value) != {"exclude"}:
        return False
    listed = holder.value["exclude"]
    return isinstance(listed.value, list) and len(listed.value) == len(sheet.excused)
