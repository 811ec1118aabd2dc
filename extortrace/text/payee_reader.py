"""One message read for the names of payees: what every way of finding one needs, and what is taken already.

How well a name is known as a place is asked of ``weigh``: 0 unknown, 1 only with a cue, 2 a minor one, 3 known.

>>> from extortrace.text import Text
>>> reader = PayeeReader(Text("ria a Koffi Ange Abidjan"), lambda name: 3 * (name == "abidjan"))
>>> reader.said(reader.name(6)), reader.place_follows(16)
('Koffi Ange', True)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from extortrace.model import Finding, Reason, Span
from extortrace.text import Text
from extortrace.text.names import name_at, words
from extortrace.text.payees import BRAND, ENGLISH, FRENCH, MONEY

Weigh = Callable[[str], int]
_WORD = re.compile(r"[^\W_]+")
_UNBROKEN = re.compile(r"[^\W_]{1,30}(?:[ '-][^\W_]{1,30}){0,4}")
_TO_PLACE = re.compile(
    r"[ ]?[,(/\-–:|]?[ ]?\n?[ ]?(?:[📍🏠🌍🌎🌐📌][ ]?)?"
    r"(?:(?:a|in|at|au|en|ville|city|town|from|de|pays|country)[ ]:?[ ]?)?"
)
_OFFICES = words("coordinator coordinateur manager officer department desk team director")
_CHANNELS = words("western moneygram gram paypal bitcoin")
_SHORT_PLACES = words("rdc rci usa uk uae drc gh ng ci bf rca")


def plain_words(folded: str) -> list[str]:
    return _WORD.findall(folded)


class PayeeReader:
    """The message, where money is spoken of, and which characters are someone's name."""

    def __init__(self, text: Text, weigh: Weigh) -> None:
        self.text, self.weigh = text, weigh
        self.glyphs, self.folded = text.glyphs.text, text.folded.text
        self.money = [m.start() for m in MONEY.finditer(self.folded)]
        self.french = len(FRENCH.findall(self.folded)) >= len(ENGLISH.findall(self.folded))
        self.taken = bytearray(len(self.glyphs) + 1)

    def name(self, at: int, *, small: bool = False) -> Span | None:
        """The name that begins here, titles left off."""
        return name_at(self.glyphs, self.folded, at, self.weigh, small=small)

    def said(self, span: Span | None) -> str:
        return " ".join(self.glyphs[slice(*span)].split()) if span else ""

    def count(self, span: Span) -> int:
        """How many words the name has."""
        return len(self.folded[slice(*span)].split())

    def paid(self, start: int, reach: int = 90) -> bool:
        """Money is spoken of shortly before, in the same breath."""
        at = bisect_left(self.money, max(0, start - reach))
        return at < len(self.money) and self.money[at] < start

    def free(self, start: int, end: int) -> bool:
        return self.taken.find(1, start, end) < 0

    def block(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def whole_place(self, start: int, end: int) -> bool:
        """The words are a place, or begin with a known one: Abidjan, Benin City, Ivory Coast, Lagos Nigeria."""
        parts = plain_words(self.folded[start:end])
        known = [n for n in range(1, len(parts) + 1) if self.weigh(" ".join(parts[:n])) > 1]
        return bool(known) and (known[-1] == len(parts) or self.weigh(" ".join(parts[: known[-1]])) > 2)

    def starts_with_place(self, said: str) -> bool:
        parts = plain_words(said[:40])
        return any(self.weigh(" ".join(parts[:n])) for n in range(1, min(len(parts), 3) + 1))

    def place_follows(self, at: int) -> bool:
        """A place comes next, behind a comma, a bracket, "à" or "in"."""
        gap = _TO_PLACE.match(self.folded, at)
        after = self.folded[gap.end() if gap else at :][:40]
        return self.starts_with_place(after) or bool((w := _WORD.match(after)) and w.group() in _SHORT_PLACES)

    def unfit(self, span: Span, one: bool = True, sure: bool = False) -> bool:
        """Not a payee: a brand, a place, an ordinary capital at the start of a phrase.

        ``sure``: words before say that a name follows, so Dosso Ibrahim is one although Dosso is a town."""
        said = self.folded[slice(*span)].split()
        if (
            said[0] in BRAND
            or _CHANNELS.intersection(said)
            or said[-1] in ("de", "du", "of", "and", "et")
            or said[-1] in _OFFICES
        ):
            return True
        if len(said) == 1 and (not one or len(said[0]) < 3):
            return True
        if sure and len(said) > 1 and not any(self.weigh(word) for word in said[1:]):
            return self.weigh(" ".join(said)) > 1
        return self.whole_place(*span) or self.opens_place(span)

    def opens_place(self, span: Span) -> bool:
        """The words go on to a longer name that is a known place: "Côte" in "Côte d'Ivoire"."""
        unbroken = _UNBROKEN.match(self.folded, span[0])
        parts = plain_words(unbroken.group()) if unbroken else []
        return any(self.weigh(" ".join(parts[:n])) > 2 for n in range(self.count(span) + 1, min(len(parts), 5) + 1))

    def all_small(self, at: int) -> bool:
        """The writer does not use capitals here."""
        return self.glyphs[at : at + 40].split("\n")[0].islower()

    def cased(self, at: int) -> bool:
        """True where capitals mean something: the characters around are mostly small."""
        around = [c for c in self.glyphs[max(0, at - 40) : at + 40] if c.isalpha()]
        return sum(c.isupper() for c in around) < len(around) * 0.55

    def ends_line(self, at: int) -> bool:
        return self.glyphs[at : at + 2].strip(" .,;") == "" or self.glyphs[at : at + 1] == "\n"

    def give(
        self, kind: str, parts: list[Span], why: str, confidence: float = 0.9, doubt: bool = False
    ) -> Iterator[Finding]:
        """The finding, unless its characters are someone's name already."""
        start, end = parts[0][0], parts[-1][1]
        if not self.free(min(p[0] for p in parts), max(p[1] for p in parts)):
            return
        for p, q in parts:
            self.block(p, q)
        yield self.text.finding(
            kind,
            " ".join(self.said(part) for part in parts),
            start,
            end,
            parts=parts if len(parts) > 1 else (),
            status="candidate" if doubt else "confirmed",
            confidence=0.4 if doubt else confidence,
            why=(Reason(why),),
        )
