"""Recipients: who receives the money, by name as written, without titles.

Three strengths of evidence: a labelled form row or beneficiary block; words that introduce a payee ("au nom de",
"payable to", "titulaire"); a name standing where a payee stands (after "Western Union to", behind an account number,
before a town). Senders are kept as ``sender_name``, the agreed question and answer of a transfer as ``test_question``
and ``test_answer``.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> text = Text("Western Union\\nNom : KOUADIO\\nPrénom : Yao Serge\\nPays : Togo")
>>> [(f.kind, f.value, len(f.parts)) for f in find(text, load_rules())]
[('recipient', 'KOUADIO Yao Serge', 2)]
"""

from __future__ import annotations

from collections.abc import Iterator

from extortrace.knowledge import Rules
from extortrace.knowledge.places import Places
from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.lexicon import key
from extortrace.text.payee_cues import behind_cue
from extortrace.text.payee_reader import PayeeReader
from extortrace.text.payee_rows import labelled_rows, split_names
from extortrace.text.payee_spots import behind_account, paid_to, placed
from extortrace.text.payee_words import introduced
from extortrace.text.payees import ANSWER, GLUED_QUESTION, QUESTION
from extortrace.text.spaced import closed_up

WAYS = (split_names, labelled_rows, introduced, paid_to, behind_account, placed, behind_cue)
"""How payees are found, the strongest evidence first: what one has read the next leaves alone."""


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Recipients, each once where it stands; then the agreed question and answer."""
    text = closed_up(text)
    reader = PayeeReader(text, lambda name: weigh(rules.places, name))
    for way in WAYS:
        yield from way(reader)
    yield from _questions(text)


def weigh(places: Places, name: str) -> int:
    """How well a name is known as a place: 0 not at all, 1 only with a cue, 2 a minor one, 3 known."""
    known = places.named(key(name))
    return max((1 if p.doubtful else 2 if p.minor else 3 for p in known), default=0)


def _questions(text: Text) -> Iterator[Finding]:
    """What sender and receiver agreed to ask and to answer."""
    seen: list[Span] = []
    for match in GLUED_QUESTION.finditer(text.folded.text):
        seen.append(match.span())
        for kind, group in (("test_question", "q"), ("test_answer", "a")):
            yield from _label(text, kind, *match.span(group))
    for row in text.rows:
        asked, answered = QUESTION.fullmatch(row.label), ANSWER.fullmatch(row.label)
        if (asked or answered) and not any(a <= row.start < b for a, b in seen):
            kind = "test_question" if asked else "test_answer"
            yield from _label(text, kind, row.start, min(row.end, row.start + 80))


def _label(text: Text, kind: str, start: int, end: int) -> Iterator[Finding]:
    glyphs = text.glyphs.text
    while start < end and glyphs[start] in " .=-_*:>":
        start += 1
    while end > start and glyphs[end - 1] in " .=-_*:>":
        end -= 1
    if end > start:
        yield text.finding(kind, glyphs[start:end], start, end, why=(Reason("label"),))
