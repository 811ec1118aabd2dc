"""Stance: what a text is, and whose words its parts are.

A demand, a victim's account, a report, advice, a notice or something else: read from the indicators (who threatens, who
tells, who advises), from the layout (conversation, quoted mail, quotation marks) and from how money is spoken of.
Votes per category stand in ``rules/scoring.yml``; words in ``rules/cues.yml``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from extortrace.knowledge import Rules
from extortrace.model import Finding, Hit, Reason, Span, Stance
from extortrace.text import Text

Who = Literal["writer", "demander", "victim", "quoted"]

THREATS = frozenset({"exposure", "possession", "intrusion", "harm", "outing", "webcam_bluff"})
DEMANDS = frozenset({"payment_demand", "repeat_demand", "proof_of_payment", "instructions"})
TELLING = frozenset({"victim_account", "news", "court", "advice", "fiction"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of the raw text and whose words it is."""

    who: Who
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """What the text is, with the votes that decided, and its voices in order (they cover the text)."""

    stance: Stance
    votes: tuple[Reason, ...]
    voices: tuple[Voice, ...]

    def who(self, offset: int) -> Who:
        """Whose words stand at a raw offset."""
        at = bisect_right(self.voices, offset, key=lambda v: v.start) - 1
        return self.voices[at].who if at >= 0 else "writer"


def read_stance(text: Text, findings: Sequence[Finding], hits: Sequence[Hit], rules: Rules) -> Reading:
    """Reads what the text is."""
    voices, layout = _voices(text, findings, hits, rules)
    starts = [v.start for v in voices]

    def who(offset: int) -> Who:
        return voices[bisect_right(starts, offset) - 1].who

    votes: dict[str, float] = defaultdict(float)
    shown: dict[tuple[str, str], list[Span]] = defaultdict(list)
    points: dict[tuple[str, str], float] = defaultdict(float)

    def vote(name: str, table: str, span: Span, scale: float = 1.0) -> None:
        for stance, weight in getattr(rules.scoring, table).get(name, {}).items():
            votes[stance] += weight * scale
            points[stance, name] += weight * scale
            shown[stance, name].append(span)

    counted: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start)):
        speaker = who(hit.start)
        threatens = hit.category in THREATS or hit.category in DEMANDS or hit.weight > 0
        if counted[hit.category] >= rules.scoring.per_category:
            continue
        if threatens and speaker in ("quoted", "victim"):
            continue  # the words of another: they do not make this text a demand
        counted[hit.category] += 1
        vote(hit.category, "votes", hit.span)
    for name, span in layout:
        vote(name, "layout", span)
    for name, span in _narration(text, findings, voices, rules):
        vote(name, "layout", span)
    best = max(votes, key=lambda s: (votes[s], s), default="other")
    stance = cast(Stance, best if votes.get(best, 0) >= rules.scoring.least else "other")
    why = tuple(
        Reason(f"stance_{name}", {"stance": s}, tuple(dict.fromkeys(shown[s, name]))[:5], round(points[s, name]))
        for s, name in sorted(shown)
        if s == stance
    )
    return Reading(stance, why, voices)


# -- whose words ---------------------------------------------------------------------------------------------------


def _voices(
    text: Text, findings: Sequence[Finding], hits: Sequence[Hit], rules: Rules
) -> tuple[tuple[Voice, ...], list[tuple[str, Span]]]:
    """The voices of the text and what its layout shows."""
    size = len(text.raw)
    pressing = [h for h in hits if h.category in THREATS | DEMANDS]
    if text.turns:
        return _chat(text, findings, pressing, rules)
    mail = [q for q in text.quotes if q.kind == "mail"]
    if mail and sum(q.end - q.start for q in mail) * 2 > len(text.glyphs.text.strip()):
        return _mail(text, pressing)
    voices: list[Voice] = []
    layout: list[tuple[str, Span]] = []
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
            layout.append(("threat_quoted", (a, b)))
        at = b
    if at < size or not voices:
        voices.append(Voice("writer", at, size))
    told = sum(v.end - v.start for v in voices if v.who == "writer")
    if layout and told * 5 < size:  # little but the quotation: it is the message itself, put in quotes
        return (Voice("writer", 0, size),), []
    return tuple(voices), layout


def _chat(
    text: Text, findings: Sequence[Finding], pressing: Sequence[Hit], rules: Rules
) -> tuple[tuple[Voice, ...], list[tuple[str, Span]]]:
    """In a conversation the demander is who threatens and asks; the reader's own turns are the victim's."""
    turns = [(t.speaker, text.raw_span(t.head, t.end)) for t in text.turns]
    weight: Counter[str] = Counter()
    for speaker, (a, b) in turns:
        weight[speaker] += 2 * sum(a <= h.start < b for h in pressing)
        weight[speaker] += sum(
            a <= f.start < b and f.status == "confirmed" and f.kind in ("channel", "recipient", "wallet", "bank_account")
            for f in findings
        )
    selves = {s for s, _ in turns if rules.cues.has("self", s.casefold())}
    others = [s for s in weight if s not in selves] or list(weight)
    demander = max(others, key=lambda s: (weight[s], s), default="")
    pressed = any(a <= h.start < b for s, (a, b) in turns for h in pressing if s == demander)
    voices = [Voice("writer", 0, turns[0][1][0])] if turns[0][1][0] > 0 else []
    for speaker, (a, b) in turns:
        who: Who = "demander" if speaker == demander else "victim"
        if voices and voices[-1].who == who:
            voices[-1] = Voice(who, voices[-1].start, b)
        else:
            voices.append(Voice(who, a, b))
    first = next((span for s, span in turns if s == demander), (0, len(text.raw)))
    return tuple(voices), [("chat_demand", first)] if pressed else []


def _mail(text: Text, pressing: Sequence[Hit]) -> tuple[tuple[Voice, ...], list[tuple[str, Span]]]:
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
    for depth, (a, b) in depths:
        weight[depth] += sum(a <= h.start <= b for h in pressing)
    chief = max(weight, key=lambda d: (weight[d], d))
    pressed = weight[chief] > 0
    voices = [
        Voice("demander" if depth == chief else ("victim" if pressed and depth < chief and depth > 0 else "writer"), a, b)
        for depth, (a, b) in depths
    ]
    first = next(span for depth, span in depths if depth == chief)
    return tuple(voices), [("forwarded_demand", first)] if pressed else []


# -- how it is told ------------------------------------------------------------------------------------------------

_BYLINE = re.compile(
    r"\b(?:publie le|mis a jour le|par la redaction|published|updated|reuters|afp|communique|revue de presse|editorial"
    r"|dateline)\b|(?:^|\n)[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?(?:, \d{1,2} \w{3,9}\.?)? ?[-:(] ?(?=[^\W_])"
)
_STATISTIC = re.compile(r"\b\d{1,3}(?:[.,]\d+)? ?(?:%|pour ?cent|percent|per cent)|\b(?:one|two|three|un|une|deux|trois) (?:in|sur|victimes? sur) \w+")


def _narration(
    text: Text, findings: Sequence[Finding], voices: Iterable[Voice], rules: Rules
) -> Iterable[tuple[str, Span]]:
    """What the writer's own words show: who is spoken of, whether payments are told or asked."""
    folded = text.folded.text
    cues = rules.cues
    mine = [v for v in voices if v.who == "writer"]

    def own(a: int, b: int) -> Span | None:
        span = text.raw_span(a, b)
        return span if any(v.start <= span[0] < v.end for v in mine) else None

    def first(group: str) -> Span | None:
        return next((s for m in cues.find(group, folded) if (s := own(*m.span()))), None)

    counts = {group: sum(own(*m.span()) is not None for m in cues.find(group, folded)) for group in ("first", "second", "third")}
    if any(v.who == "demander" for v in voices):
        return
    told = first("told")
    if told:
        yield "told", told
    paid = first("paid")
    if paid and counts["first"] >= counts["second"] / 2:
        yield "paid_told", paid
    if counts["second"] > counts["first"]:
        yield "addressed", (0, min(40, len(text.raw)))
    if counts["second"] == 0 and counts["first"] <= 1 and counts["third"] >= 1:
        yield "third_person", (0, min(40, len(text.raw)))
    for match in _BYLINE.finditer(folded, 0, 200):
        yield "byline", text.raw_span(*match.span())
        break
    for match in _STATISTIC.finditer(folded):
        if counts["second"] == 0 and (span := own(*match.span())):
            yield "statistics", span
            break
    roles = {f.role for f in findings if f.kind == "amount" and f.status == "confirmed"}
    if "balance" in roles:
        balance = next(f for f in findings if f.role == "balance")
        yield "receipt", balance.span
