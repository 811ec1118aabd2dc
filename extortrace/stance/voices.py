"""Voices: whose words the parts of a text are.

In a pasted conversation the demander is who threatens and asks; in quoted mail each depth of ``>`` is another's words;
what stands between quotation marks and threatens, or names a sum, is quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extortrace.knowledge import Rules
from extortrace.model import Finding, Hit, Span
from extortrace.text import Text, fold

Who = Literal["writer", "demander", "victim", "quoted"]

THREATS = frozenset({"exposure", "possession", "intrusion", "harm", "outing", "webcam_bluff"})
DEMANDS = frozenset({"payment_demand", "repeat_demand", "proof_of_payment", "instructions"})
_MEANS = frozenset({"channel", "recipient", "wallet", "bank_account"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of the raw text and whose words it is."""

    who: Who
    start: int
    end: int


@dataclass(frozen=True)
class Voices:
    """The voices of a text in order; together they cover it. ``signs`` names what the layout shows and where."""

    voices: tuple[Voice, ...]
    signs: tuple[tuple[str, Span], ...] = ()

    def who(self, offset: int) -> Who:
        """Whose words stand at a raw offset."""
        at = bisect_right(self.voices, offset, key=lambda v: v.start) - 1
        return self.voices[at].who if at >= 0 else "writer"


def hear(text: Text, findings: Sequence[Finding], hits: Sequence[Hit], rules: Rules) -> Voices:
    """Finds the voices of a text."""
    size = len(text.raw)
    pressing = [h for h in hits if h.category in THREATS | DEMANDS]
    if text.turns:
        return _chat(text, findings, pressing, rules)
    mail = [q for q in text.quotes if q.kind == "mail"]
    if mail and sum(q.end - q.start for q in mail) * 2 > len(text.glyphs.text.strip()):
        return _mail(text, pressing)
    voices: list[Voice] = []
    quoted: list[Span] = []
    at = 0
    for quote in text.quotes:
        a, b = text.raw_span(quote.start, quote.end)
        inside = [h for h in pressing if a <= h.start and h.end <= b]
        sums = any(f.kind in ("amount", "deadline") and a <= f.start and f.end <= b for f in findings)
        if a < at or not (inside or sums):
            continue
        if a > at:
            voices.append(Voice("writer", at, a))
        voices.append(Voice("quoted", a, b))
        if inside:
            quoted.append((a, b))
        at = b
    if at < size or not voices:
        voices.append(Voice("writer", at, size))
    told = sum(v.end - v.start for v in voices if v.who == "writer")
    if quoted and told * 5 < size:  # little but the quotation: it is the message itself, put in quotes
        return Voices((Voice("writer", 0, size),))
    return Voices(tuple(voices), tuple(("threat_quoted", span) for span in quoted))


def _chat(text: Text, findings: Sequence[Finding], pressing: Sequence[Hit], rules: Rules) -> Voices:
    """In a conversation the demander is who threatens and asks; the reader's own turns are the victim's.

    Where the reader's turns are named as such (``moi``, ``You sent``), all others who ask are demanders.
    """
    turns = [(t.speaker, text.raw_span(t.head, t.end)) for t in text.turns]
    starts = [a for _, (a, _) in turns]
    pressed: Counter[str] = Counter(_speaker(turns, starts, hit.start) for hit in pressing)
    weight: Counter[str] = Counter({speaker: 3 * n for speaker, n in pressed.items()})
    for finding in findings:
        if finding.status == "confirmed":
            weight[_speaker(turns, starts, finding.start)] += _weight(finding)
    selves = {s for s, _ in turns if _is_self(s, rules)}
    others = {s for s, _ in turns} - selves
    chief = max(others or selves, key=lambda s: (weight[s], s), default="")
    demanders = {chief} | ({s for s in others if weight[s] > 0} if selves else set())
    voices = [Voice("writer", 0, turns[0][1][0])] if turns[0][1][0] > 0 else []
    for speaker, (a, b) in turns:
        who: Who = "demander" if speaker in demanders else "victim"
        if voices and voices[-1].who == who:
            voices[-1] = Voice(who, voices[-1].start, b)
        else:
            voices.append(Voice(who, a, b))
    first = next((span for s, span in turns if s == chief), (0, len(text.raw)))
    return Voices(tuple(voices), (("chat_demand", first),) if pressed[chief] else ())


def _weight(finding: Finding) -> int:
    """How much naming this makes a speaker the one who asks."""
    if finding.kind == "amount":
        return {"demanded": 2, "fee": 2, "fine": 2, "paid": -1, "offered": -1}.get(finding.role or "", 1)
    return 2 if finding.kind in _MEANS else int(finding.kind in ("phone", "handle", "email", "deadline"))


def _is_self(speaker: str, rules: Rules) -> bool:
    """The speaker is named by a word for the reader, and by nothing else."""
    name = fold(speaker).strip(" *_~()")
    return any(end - start == len(name) for start, end in rules.cues.read(name).spans("self"))


def _mail(text: Text, pressing: Sequence[Hit]) -> Voices:
    """Quoted mail: each depth of ``>`` is another's words; who presses is the demander."""
    depths: list[tuple[int, Span]] = []
    for a, b in text.lines:
        marks = re.match(r"[ >]*", text.glyphs.text[a:b])
        depth = marks.group().count(">") if marks else 0
        span = text.raw_span(a, b)
        if depths and (depths[-1][0] == depth or not text.glyphs.text[a:b].strip(" >")):
            depths[-1] = (depths[-1][0], (depths[-1][1][0], span[1]))
        else:
            depths.append((depth, span))
    weight = Counter({d: 0 for d, _ in depths})
    starts = [a for _, (a, _) in depths]
    weight.update(depths[max(bisect_right(starts, hit.start) - 1, 0)][0] for hit in pressing)
    chief = max(weight, key=lambda d: (weight[d], d))
    pressed = weight[chief] > 0
    voices = [
        Voice(_mail_voice(depth, chief, pressed), a, b) for depth, (a, b) in depths
    ]
    first = next(span for depth, span in depths if depth == chief)
    return Voices(tuple(voices), (("forwarded_demand", first),) if pressed else ())


def _mail_voice(depth: int, chief: int, pressed: bool) -> Who:
    if depth == chief:
        return "demander"
    return "victim" if pressed and 0 < depth < chief else "writer"


def _speaker(turns: Sequence[tuple[str, Span]], starts: Sequence[int], offset: int) -> str:
    """Who speaks at a raw offset; nobody before the first turn."""
    at = bisect_right(starts, offset) - 1
    return turns[at][0] if at >= 0 else ""
