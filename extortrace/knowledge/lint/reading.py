"""What the reader itself says of a file: every problem of ``rules check``, as a check of its own."""

from __future__ import annotations

from collections.abc import Iterator

from extortrace.knowledge.lint.book import ERROR, Book, Check, Finding

INVALID = "invalid"
CHECKS = tuple(
    Check(id, ERROR)
    for id in (
        "file", "yaml", "duplicate-key", "unknown-key", "missing-key", "wrong-type", "unknown-value",
        "unknown-category", "unknown-scheme", "unknown-channel", "unknown-country", "bad-id", "id-not-file",
        "wrong-folder", "duplicate-id", "no-replacement", "no-positive", "no-negative", "no-phrases",
        "phrase-too-short", "phrase-too-long", "one-group", "duplicate-name", "bad-shape", INVALID,
    )
)  # fmt: skip
_KNOWN = {check.id for check in CHECKS}


def find(book: Book) -> Iterator[Finding]:
    """The problems as findings; their text is the reader's."""
    for problem in book.problems:
        params = {"message": problem.message}
        yield Finding(problem.path, problem.line, problem.col, check_of(problem.code), ERROR, params)


def check_of(code: str) -> str:
    """The check that a problem is.

    >>> check_of("unknown-severity"), check_of("unknown-category"), check_of("anything")
    ('unknown-value', 'unknown-category', 'invalid')
    """
    if code in _KNOWN:
        return code
    return "unknown-value" if code.startswith("unknown-") else INVALID
