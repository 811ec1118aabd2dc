"""``rules lint``: what is wrong with rules, or wasted, or against the habits of the house.

A check has an id that never changes, says how bad what it finds is, and belongs to a profile; a family of checks is a
module with ``CHECKS`` and ``find``. A rule or a channel is excused with a key of its own:

    lint: {exclude: [missing-language]}
"""

from __future__ import annotations

from collections.abc import Collection
from types import ModuleType

from extortrace.knowledge.lint import excuses, life, lists, marks, proof, reading, ways, wordings
from extortrace.knowledge.lint.book import BASE, HOUSE, PROFILES, Book, Check, Finding, Sheet, open_book

__all__ = ["BASE", "CHECKS", "HOUSE", "PROFILES", "Book", "Check", "Finding", "Sheet", "lint", "open_book"]

FAMILIES: tuple[ModuleType, ...] = (reading, wordings, marks, proof, life, ways, lists)
CHECKS: dict[str, Check] = {check.id: check for family in (*FAMILIES, excuses) for check in family.CHECKS}


def lint(book: Book, profile: str = BASE, exclude: Collection[str] = ()) -> list[Finding]:
    """What the checks of a profile find, in order of place; without those excluded, here or by a file for itself."""
    found = [finding for family in FAMILIES for finding in family.find(book)]
    found = [f for f in found if profile == HOUSE or CHECKS[f.check].profile == BASE]
    found = [*excuses.apply(book, found), *excuses.find(book, found, CHECKS, profile)]
    return sorted(f for f in found if f.check not in exclude)
