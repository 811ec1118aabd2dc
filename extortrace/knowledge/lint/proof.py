"""Whether a rule carries enough proof: examples that match, in every language that it speaks."""

from __future__ import annotations

from collections.abc import Iterator

from extortrace.knowledge.lint.book import WARNING, Book, Check, Finding, Sheet
from extortrace.text.lexicon import key

CHECKS = (Check("few-examples"), Check("untried-language"))
FEWEST = 2


def find(book: Book) -> Iterator[Finding]:
    for sheet in book.sheets:
        if sheet.ours and sheet.of("indicators") and sheet.examples("match"):
            yield from _few(sheet)
            yield from _untried(sheet)


def _few(sheet: Sheet) -> Iterator[Finding]:
    count = len(sheet.examples("match"))
    if count < FEWEST:
        node = sheet.examples("match")[0]
        yield Finding(sheet.name, node.line, node.col, "few-examples", WARNING, {"count": count, "fewest": FEWEST})


def _untried(sheet: Sheet) -> Iterator[Finding]:
    """Languages of which no phrase stands, letter by letter, in an example."""
    texts = [f" {key(str(node.value))} " for node in sheet.examples("match")]
    tried: dict[str, bool] = {}
    for wording in sheet.wordings():
        if wording.part != "unless" and not tried.get(wording.language):
            parts = wording.key.split(" * ")
            tried[wording.language] = any(all(f" {part} " in text for part in parts) for text in texts)
    if sheet.node is None:
        return
    line, col = sheet.node.keys["examples"]
    for language, done in tried.items():
        if not done:
            yield Finding(sheet.name, line, col, "untried-language", WARNING, {"language": language})
