"""Marked text in tests: ``"pay ⟦$500⟧ now"`` says which stretch is expected, so that nobody counts offsets."""

from __future__ import annotations


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the stretches that were marked.

    >>> unmark("pay ⟦$500⟧ now")
    ('pay $500 now', [(4, 8)])
    """
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans
