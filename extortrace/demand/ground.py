"""The ground that demands are assembled on: findings, voices and layout of one message, all in raw offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge

from extortrace.knowledge import Rules
from extortrace.knowledge.cues import Found
from extortrace.model import Finding, Hit, Span
from extortrace.stance import Reading
from extortrace.text import Text

CLOSE = 1.2
"""Votes by which one reading of a text must lead to be sure."""


@dataclass(frozen=True)
class Ground:
    """One message as the assembling of demands sees it."""

    text: Text
    findings: Sequence[Finding]
    hits: Sequence[Hit]
    reading: Reading
    rules: Rules

    @cached_property
    def folded(self) -> str:
        """The folded text laid out on raw positions, so that cues can be sought between findings."""
        view = self.text.folded
        if view.starts is None or view.ends is None:
            return view.text
        chars = [" "] * len(self.text.raw)
        for i, char in enumerate(view.text):
            if view.starts[i] < view.ends[i]:
                chars[view.starts[i]] = char
        return "".join(chars)

    @cached_property
    def sentences(self) -> list[Span]:
        return [self.text.raw_span(a, b) for a, b in self.text.sentences]

    def sentence(self, offset: int) -> Span:
        """The sentence that holds a raw offset."""
        at = bisect_right(self.sentences, offset, key=lambda s: s[0]) - 1
        return self.sentences[max(at, 0)] if self.sentences else (0, len(self.text.raw))

    def sentence_number(self, offset: int) -> int:
        return bisect_right(self.sentences, offset, key=lambda s: s[0]) - 1

    @cached_property
    def votes(self) -> dict[str, float]:
        """How much the signs speak for each reading of the text."""
        return self.rules.scoring.stance.count({sign.name: sign.count for sign in self.reading.signs})

    def lead(self, *stances: str) -> float:
        """By how much the votes for the best of some readings exceed those for a demand."""
        return max(self.votes.get(stance, 0.0) for stance in stances) - self.votes.get("demand", 0.0)

    @cached_property
    def talk(self) -> bool:
        """The message is a conversation, or mail that holds the demander's own words."""
        return any(voice.who == "demander" for voice in self.reading.voices)

    def own(self, group: str) -> list[Span]:
        """The cues of a group in the words of the writer."""
        return [span for span in self.cues.spans(group) if self.reading.who(span[0]) == "writer"]

    @cached_property
    def tells(self) -> bool:
        """Somebody may tell here what others asked for: they speak of themselves more than to a reader."""
        if self.reading.stance != "demand":
            return True
        close = not self.talk and self.lead("account") > -2 * CLOSE
        return close and len(self.own("first")) > len(self.own("second"))

    def breath(self, offset: int) -> int:
        """Number of the stretch of one voice that holds an offset: it grows when another has spoken in between."""
        return max(bisect_right(self.reading.voices, offset, key=lambda v: v.start) - 1, 0)

    def voice(self, number: int) -> Span:
        """The stretch of one voice."""
        voice = self.reading.voices[number]
        return voice.start, voice.end

    def payees(self, start: int, end: int) -> set[str]:
        """Accounts, wallets, names, phones and addresses in a stretch that money may go to."""
        kinds = ("recipient", "bank_account", "wallet", "phone", "email")
        return {self.findings[i].value for i in self.within(start, end, *kinds)}

    @cached_property
    def confirmed(self) -> list[int]:
        """Indexes of the findings that count: confirmed and not on a stop list."""
        return [i for i, f in enumerate(self.findings) if f.status == "confirmed" and "stop_listed" not in f.flags]

    @cached_property
    def _places(self) -> dict[str, tuple[list[int], list[int]]]:
        """Where the confirmed findings of each kind begin, and their indexes."""
        places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for i in self.confirmed:
            starts, indexes = places[self.findings[i].kind]
            starts.append(self.findings[i].start)
            indexes.append(i)
        return dict(places)

    def within(self, start: int, end: int, *kinds: str) -> Iterator[int]:
        """Indexes of confirmed findings (of some kinds) that begin in a stretch, in order of place."""
        runs = []
        for kind in kinds or self._places:
            if kind in self._places:
                starts, indexes = self._places[kind]
                runs.append(indexes[bisect_left(starts, start) : bisect_left(starts, end)])
        return iter(runs[0]) if len(runs) == 1 else merge(*runs)

    def any(self, start: int, end: int, *kinds: str) -> bool:
        """A confirmed finding of one of the kinds begins in a stretch."""
        return next(self.within(start, end, *kinds), None) is not None

    def of(self, *kinds: str) -> list[int]:
        return [i for i in self.confirmed if self.findings[i].kind in kinds]

    def has(self, group: str, start: int, end: int) -> bool:
        """A cue of the group stands in the raw stretch."""
        return start < end and self.cues.has(group, start, end)

    def last(self, group: str, start: int, end: int) -> int:
        """Where the last cue of the group in a stretch ends, or -1."""
        return self.cues.last(group, start, end)

    @cached_property
    def cues(self) -> Found:
        return self.rules.cues.read(self.folded)

    def head(self, offset: int) -> bool:
        """An offset lies in the name or time that opens a turn of a conversation."""
        at = bisect_right(self._heads, offset, key=lambda s: s[0]) - 1
        return at >= 0 and offset < self._heads[at][1]

    @cached_property
    def _heads(self) -> list[Span]:
        return [self.text.raw_span(turn.head, turn.start) for turn in self.text.turns if turn.start > turn.head]

    def row(self, finding: Finding) -> bool:
        """The finding stands in the value of a form row."""
        return any(a <= finding.start < b for a, b in self._rows)

    def short_row(self, finding: Finding) -> bool:
        """The value of a form row is little more than the finding."""
        return any(a <= finding.start < b <= a + 60 for a, b in self._rows)

    @cached_property
    def _rows(self) -> list[Span]:
        return [self.text.raw_span(r.start, r.end) for r in self.text.rows if r.end > r.start]
