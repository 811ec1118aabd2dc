"""An evaluation as text: a row a figure, then what was missed, each with the line it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extortrace.evaluate import Evaluation
from extortrace.evaluate.compare import Miss, Tally
from extortrace.evaluate.marked import Broken
from extortrace.model import Span
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line, safe

BESIDE = 60
"""Characters of the line shown on either side of the stretch."""


def write(done: Evaluation, most: int, below: Mapping[str, tuple[float, float]], say: Speaker) -> str:
    """The whole page, with at most so many misses of each kind."""
    lines = [_head(say)]
    lines += [_row(say(f"figure.{kind}"), tally, kind in below) for kind, tally in done.kinds.items()]
    totals = {"core": done.core, "all": done.all, "demand": done.demand}
    lines += [_row(say(f"figure.{name}"), tally, name in below) for name, tally in totals.items()]
    lines.append("")
    figures = done.figures
    for name in ("macro", "worst"):
        if name in figures:
            lines.append(f"{say(f'figure.{name}'):<24}{figures[name]:>8.3f}")
    for name, (right, judged) in done.judged.items():
        if judged:
            lines.append(f"{say(f'figure.{name}'):<24}{right / judged:>8.3f}  ({right} / {judged})")
    lines += [f"{say('figure.faults'):<24}{done.faults:>8}", f"{say('figure.messages'):<24}{done.messages:>8}"]
    for kind, misses in done.by_kind().items() if most else ():
        lines += ["", say("evaluate.misses", name=say(f"figure.{kind}"), count=len(misses))]
        lines += [line for miss in misses[:most] for line in _miss(miss, say)]
    return "\n".join(lines) + "\n"


def broken_row(row: Broken, say: Speaker) -> str:
    """``path:line: what is wrong and what to do``, where an editor can jump."""
    params = {name: one_line(value, 80) for name, value in row.params.items()}
    return f"{row.path}:{row.line}: {say(f'row.{row.code}', **params)}"


def _head(say: Speaker) -> str:
    columns = (say(f"evaluate.{name}") for name in ("wanted", "found", "right", "precision", "recall"))
    return " " * 24 + "".join(f"{column:>11}" for column in columns) + f"{'F1':>8}"


def _row(name: str, tally: Tally, low: bool) -> str:
    counts = "".join(f"{n:>11}" for n in (tally.wanted, tally.found, tally.right))
    return f"{name:<24}{counts}{tally.precision:>11.3f}{tally.recall:>11.3f}{tally.f1:>8.3f}{' <' if low else ''}"


def _miss(miss: Miss, say: Speaker) -> Iterator[str]:
    message = miss.message
    got = say("evaluate.got", got=miss.got) if miss.got else ""
    what = say(f"evaluate.{miss.how}", value=miss.value)
    yield "  " + one_line(f"{message.path}:{message.line}: {message.id}: {what}{got}")
    yield f"      {context(message.text, miss.span)}"


def context(text: str, span: Span | None) -> str:
    """The stretch in its line, between ⟦ and ⟧; without a stretch, how the message begins.

    >>> context("Hello\\nSend \\x1b[2J$500 now", (15, 19)), context("Hello", None)
    ('Send \\\\x1b[2J⟦$500⟧ now', 'Hello')
    """
    if span is None:
        return one_line(text[: 4 * BESIDE], 2 * BESIDE)
    start, end = span
    left = text[max(start - BESIDE, text.rfind("\n", 0, start) + 1) : start]
    stop = text.find("\n", end)
    right = text[end : min(end + BESIDE, len(text) if stop < 0 else stop)]
    stretch = text[start:end] if end - start <= 2 * BESIDE else text[start : start + 2 * BESIDE] + "…"
    return safe(left) + "⟦" + one_line(stretch) + "⟧" + safe(right)
