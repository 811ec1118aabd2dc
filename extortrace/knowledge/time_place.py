"""An expression of time and the words around it, as the deadlines detector judges it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extortrace.knowledge.deadlines import Deadlines
from extortrace.model import Status
from extortrace.text import limits, time_sums
from extortrace.text.moments import Moment

Verdict = tuple[Status, str] | None
"""What an expression of time is, and why; nothing when it is not worth showing."""

_REACH = 44
_SENTENCE = 300


@dataclass(frozen=True)
class Place:
    """An expression of time and the words around it."""

    folded: str
    moment: Moment
    start: int
    stop: int
    pressing: bool
    """The message asks for money or threatens."""
    told: bool
    """The message tells what its writer has paid."""
    linked: bool
    """It stands right behind a confirmed one, of which it is the hour or the day."""
    words: Deadlines

    @cached_property
    def before(self) -> str:
        """The words of the sentence before it."""
        return _SPACES.sub(" ", self.folded[max(self.start, self.moment.start - _REACH) : self.moment.start])

    @property
    def said(self) -> str:
        return self.folded[self.moment.start : self.moment.end]

    @cached_property
    def labelled(self) -> bool:
        """Whether it is the value of a form row that asks by when."""
        return bool(limits.LABEL.search(self.line))

    @cached_property
    def after(self) -> str:
        return _SPACES.sub(" ", self.folded[self.moment.end : self.moment.end + 40])

    @cached_property
    def following(self) -> str:
        """What is said right behind it, longer than :attr:`after`."""
        return _SPACES.sub(" ", self.folded[self.moment.end : self.moment.end + 110])

    @cached_property
    def later(self) -> str:
        """What is said behind it, over the end of its sentence too."""
        return self.folded[self.moment.end : self.moment.end + 90]

    @cached_property
    def sentence(self) -> str:
        start, stop = self.moment.start - _SENTENCE, self.moment.end + _SENTENCE
        return self.folded[max(self.start, start) : min(self.stop, stop)]

    @cached_property
    def line(self) -> str:
        """Its line up to it, for the labels of form rows."""
        start = max(0, self.moment.start - _REACH)
        return self.folded[self.folded.rfind("\n", start, self.moment.start) + 1 or start : self.moment.start]

    def around(self, left: int, right: int) -> str:
        """So many characters of the sentence on either side."""
        a, b = self.moment.start - left, self.moment.end + right
        return self.folded[max(self.start, a) : min(self.stop, b)]

    @cached_property
    def head(self) -> str:
        """The words of its clause before it."""
        return limits.CLAUSE.split(self.around(80, 0)[: self.moment.start - self.moment.end])[-1]

    @cached_property
    def limit(self) -> bool:
        return bool(limits.LIMIT.search(self.before))

    @cached_property
    def given(self) -> bool:
        """Whether the reader is given this time ("tu as", "you have"); what the writer has is no deadline."""
        if _STAYS.match(self.after) and self.before.endswith("reste "):
            return False
        if _MINE.search(self.before):
            return bool(_RETOLD.search(self.sentence) or limits.GOES_ON.match(self.after))
        return bool(limits.GIVEN.search(self.before))

    @cached_property
    def within(self) -> bool:
        return bool(limits.WITHIN.search(self.before) or limits.RANGE.search(self.before))

    @cached_property
    def threat(self) -> bool:
        return bool(self.words.threat.search(self.sentence))

    @cached_property
    def ask(self) -> bool:
        return bool(self.words.ask.search(self.sentence) or time_sums.SUM.search(self.sentence))

    @cached_property
    def meant(self) -> tuple[str, str]:
        """Kind and value, with "18h" read as a time or as a duration."""
        if self.moment.value == "T00:00" and (self.limit or self.given):
            return "clock", "T24:00"
        if self.moment.kind == "clock" and (self.given or self.within) and (length := _LENGTH.fullmatch(self.said)):
            return "duration", f"PT{int(length[1])}H{int(length[2])}M"  # "tu as 1h30"
        if self.moment.kind != "hour":
            return self.moment.kind, self.moment.value
        said, _, minute = self.moment.value.partition(":")
        n = int(said)
        limit, most = (self.limit and not self.given) or self.linked, self.after.lstrip().startswith("max")
        if self.linked:
            clock = 6 <= n <= 23
        elif limits.SPAN.search(self.before):
            clock = "ici" in self.before[-8:] and 12 < n <= 23  # "d'ici 18h"; "sous 18h" is a duration
        elif self.given or self.within:
            clock = False
        else:
            if n == 0 and limit:
                return "clock", "T24:00"
            clock = 6 <= n <= 23 and (limit or most or bool(limits.AT.search(self.before)))
        return ("clock", f"T{n:02}:{minute or '00'}") if clock else ("duration", f"PT{n}H" + (minute and f"{minute}M"))

    @property
    def kind(self) -> str:
        return self.meant[0]

    @property
    def value(self) -> str:
        return self.meant[1]


_LENGTH = re.compile(r"0?([1-9])[ ]?h[ ]?([0-5]\d)")
_SPACES = re.compile(r"\s+")
_MINE = re.compile(
    r"(?<![a-z])(?:i|j'|je|nous|we|on)[ ]?(?:have|had|'ve[ ]got|ai|avons|a|avais)(?:[ ](?:only|just|que|juste"
    r"|exactly))?[ ]$"
)
_RETOLD = re.compile(r"(?<![a-z])(?:says?|said|told|tells|dit|disent|disait|d'apres)(?![a-z])")
"""What the writer has is no deadline, unless it is to pay, or told by another ("he says I have 24 hours")."""
_STAYS = re.compile(r"[ ](?:au|en|chez|in|with|off|a(?![ ](?:pay|reg|vers|tenir|compter|partir)))[ ][a-z]")
