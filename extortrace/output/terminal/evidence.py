"""The message with its evidence marked; a long one is cut to the lines around it, with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.text import Text

from extortrace.model import Report, Span
from extortrace.output.safe import safe
from extortrace.output.terminal.details import OTHER, STYLES
from extortrace.output.terminal.page import Page, wrap

WHOLE_LINES, WHOLE_CHARS = 40, 4000
"""A message up to this size is shown whole."""
MOST_LINES = 80
LONG, AROUND = 600, 100
"""A line longer than this is cut to so many characters around its evidence."""
DETAIL, INDICATOR = ("⟦", "⟧"), ("⟨", "⟩")
_HIT = "red"
Style = tuple[int, int, str]
Mark = tuple[int, int, tuple[str, str]]


def evidence(page: Page, report: Report) -> None:
    text = report.message.text
    page.heading(page.say("ui.message"))
    details = [(part, f.kind) for f in report.findings if f.status == "confirmed" for part in f.parts or (f.span,)]
    hits = [hit.span for hit in report.hits]
    styles = [(a, b, _HIT) for a, b in hits] + [(a, b, STYLES.get(kind, OTHER)) for (a, b), kind in details]
    marks = [(a, b, DETAIL) for a, b in _merge(span for span, _ in details)]
    marks += [(a, b, INDICATOR) for a, b in _merge(hits)]
    if page.look.styled:
        marks = []  # colours say it
    lines = list(_lines(text))
    spans = _merge([span for span, _ in details] + hits)
    whole = len(lines) <= WHOLE_LINES and len(text) <= WHOLE_CHARS
    shown = range(len(lines)) if whole else _near(lines, spans)
    gutter = len(str(len(lines)))
    last = -1
    for number in shown[:MOST_LINES]:
        _left_out(page, number - last - 1, gutter)
        last = number
        body = _body(page, text, lines[number], spans, styles, marks)
        for at, part in enumerate(wrap(body, page.look.width - gutter - 5)):
            page.line("", Text.assemble((f"  {number + 1 if at == 0 else '':>{gutter}} │ ", "dim"), part))
    _left_out(page, len(lines) - last - 1, gutter)
    if marks:
        legend = page.say("ui.a_detail").join(DETAIL) + "  " + page.say("ui.an_indicator").join(INDICATOR)
        page.line(legend, " " * (gutter + 5), gutter + 5)


def _body(page: Page, text: str, line: Span, spans: list[Span], styles: list[Style], marks: list[Mark]) -> Text:
    """A line of the message, what was cut out of it shown."""
    pieces = list(_pieces(*line, spans))
    body = Text()
    for at, (a, b) in enumerate(pieces):
        if at or a > line[0]:
            body.append(" […] ", "dim")
        body.append_text(_marked(page, text, a, b, styles, marks))
    if pieces and pieces[-1][1] < line[1]:
        body.append(" […]", "dim")
    return body


def _lines(text: str) -> Iterator[Span]:
    """Where each line begins and ends, line ends left out."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end - (end > start and text[end - 1] == "\r")
        start = end + 1
        if start == len(text):  # nothing stands behind the last line end
            return


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for a, b in sorted(span for span in spans if span[1] > span[0]):
        if merged and a <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(b, merged[-1][1])
        else:
            merged.append((a, b))
    return merged


def _near(lines: list[Span], spans: list[Span]) -> list[int]:
    """The numbers of the lines that hold evidence, and of those beside them; the first lines when none does."""
    found: set[int] = set()
    at = 0
    for number, (start, end) in enumerate(lines):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] < max(end, start + 1):
            found.update((number - 1, number, number + 1))
    return sorted(n for n in found if 0 <= n < len(lines)) or list(range(min(len(lines), 10)))


def _pieces(start: int, end: int, spans: list[Span]) -> Iterator[Span]:
    """A line in full, or what stands around the evidence in a long one."""
    if end - start <= LONG:
        yield start, end
        return
    around = [(max(a - AROUND, start), min(b + AROUND, end)) for a, b in spans if a < end and b > start]
    pieces = _merge(around) or [(start, start + LONG)]
    for a, b in pieces[:8]:
        yield a, min(b, a + LONG)


def _marked(page: Page, text: str, start: int, end: int, styles: list[Style], marks: list[Mark]) -> Text:
    """A stretch of the message: coloured, or with signs around the evidence; details do not break over lines."""
    near = [(max(a, start), min(b, end), style) for a, b, style in styles if a < end and b > start]
    signs = [(max(a, start), min(b, end), pair) for a, b, pair in marks if a < end and b > start]
    cuts = sorted({start, end, *(a for a, _, _ in near), *(b for _, b, _ in near)})
    body = Text()
    for a, b in pairwise(cuts):
        style = next((s for x, y, s in reversed(near) if x <= a and b <= y), "")
        body.append("".join(pair[0] for x, _, pair in reversed(signs) if x == a))
        piece = safe(text[a:b].replace("\t", "    "))
        body.append(piece.replace(" ", "\u00a0") if style and style != _HIT else piece, style)
        body.append("".join(pair[1] for _, y, pair in signs if y == b))
    return body


def _left_out(page: Page, count: int, gutter: int) -> None:
    if count > 0:
        page.line(Text(page.say("ui.lines_left_out", count=count), "dim"), " " * (gutter + 5), gutter + 5)
