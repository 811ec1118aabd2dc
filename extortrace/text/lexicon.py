"""Known names found in a text: channels, places, banks … one index, word by word, exact or nearly.

A name is compared as folded words one space apart, so case, accents, apostrophes, dashes and hidden characters do not
matter; digits and signs may stand for letters (``p4ypal``). A name of at least ``glued`` letters is also found written
as one word or in pieces (``WesternUnion``, ``pay safe card``, ``w e s t e r n``). A name may be misspelt by as many
edits as the lexicon's rule allows; its first letter must be right. It never begins or ends inside a word.

>>> from extortrace.text import Text
>>> banks = Lexicon({"western union": "wu", "w u": "wu", "paypal": "pp"}, edits=lambda name: len(name) // 6, glued=6)
>>> [(m.id, m.name, m.edits) for m in banks.find(Text("par WESTERNE-UNIONE, W.U ou Pay Pal"))]
[('wu', 'western union', 2), ('wu', 'w u', 0), ('pp', 'paypal', 0)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from extortrace.text import Text
from extortrace.text.glyphs import fold, plain
from extortrace.text.views import WORD


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a lexicon, where it stands (glyph positions), and how many edits away from its spelling."""

    id: str
    name: str
    start: int
    end: int
    edits: int = 0
    disguised: bool = False
    """Written with digits or signs for letters, or its letters spaced apart."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text as it is read, in glyph positions."""

    start: int
    end: int
    text: str
    disguised: bool = False


def key(name: str) -> str:
    """A name as folded words one space apart.

    >>> key("Côte d’Ivoire")
    'cote d ivoire'
    """
    if name.isascii() and name.islower() and name.replace(" ", "").isalnum():  # most names of a lexicon are keys
        return " ".join(name.split())
    return " ".join(WORD.findall(fold(plain(name))))


_TOKEN = re.compile(r"[$@]?[^\W_]+(?:[@$€!|][^\W_]+){0,8}")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_LEET = [str.maketrans("01345789@$!|€", f"o{one}eastbgasiie") for one in "il"]
_LEADING = frozenset("par via sur avec en by on with in through".split())  # noqa: SIM905
"""Words that lead to a name; some stand in names too, where only they make the name certain ("par wave")."""
_KEPT = 20_000
"""So many different words are remembered with the names that they may begin."""


class Lexicon:
    """Names and what they stand for. ``edits(name)`` says how many misspellings a name may have; default none."""

    def __init__(
        self, names: Mapping[str, str], edits: Callable[[str], int] = lambda name: 0, glued: int | None = None
    ) -> None:
        self.names = {key(name): id for name, id in names.items()}
        self._edits = edits
        self._glued = {
            name.replace(" ", ""): name for name in self.names if glued and len(name.replace(" ", "")) >= glued
        }
        self._last: tuple[Text, list[Mention]] | None = None
        self._begins: dict[str, tuple[tuple[str, str, int], ...]] = {}
        self._spellings: dict[tuple[str, ...], tuple[tuple[str, int, int], ...]] = {}

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        return frozenset(" ".join(name.split()[:n]) for name in self.names for n in range(1, name.count(" ") + 2))

    @cached_property
    def _longest(self) -> int:
        return max((name.count(" ") + 1 for name in self._allowed), default=0)

    @cached_property
    def _allowed(self) -> dict[str, int]:
        """The names that may be misspelt, and by how many edits."""
        return {name: edits for name in sorted(self.names) if (edits := self._edits(name)) > 0}

    @cached_property
    def _pieces(self) -> frozenset[str]:
        return frozenset(name[:n] for name in self._glued for n in range(1, len(name) + 1))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for name in self.names for word in name.split()) | frozenset(self._glued)

    @cached_property
    def _loose(self) -> dict[str, list[tuple[str, str, int]]]:
        """Names that may be misspelt, by first letter: (letters without spaces, name, edits allowed)."""
        found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for name, allowed in self._allowed.items():
            found[name[0]].append((name.replace(" ", ""), name, allowed))
        return found

    def find(self, text: Text) -> list[Mention]:
        """All mentions, in order of place; where they compete, the one that explains most letters with fewest edits."""
        if self._last and self._last[0] is text:  # several detectors ask for the same names
            return list(self._last[1])
        folded = text.folded.text
        words = list(self._words(folded))
        found: list[Mention] = []
        at = 0
        while at < len(words):
            best, taken, most = None, 1, 0.0
            for mention, n in self._at(folded, words, at):
                score = len(mention.name.replace(" ", "")) - 1.5 * mention.edits
                if score > most:
                    best, taken, most = mention, n, score
            if best is not None:
                best, taken = self._joined(folded, words, at, best, taken)
                found.append(best)
            at += taken
        self._last = text, found
        return list(found)

    def _joined(self, folded: str, words: list[Word], at: int, first: Mention, taken: int) -> tuple[Mention, int]:
        """A mention with another name of its thing that begins inside it and goes on: "mtn momo" and "momo account".

        A word like "par" that only leads to the name does not stay: "par orange" before "money" is "orange money".
        """
        for ahead in range(at + 1, at + taken):
            longer = [(n, m) for m, n in self._at(folded, words, ahead) if m.id == first.id and ahead + n > at + taken]
            if longer:
                n, second = max(longer, key=lambda found: (found[0], -found[1].edits))
                begin = second.start if ahead == at + 1 and words[at].text in _LEADING else first.start
                name = max(first.name, second.name, key=len)
                edits, disguised = max(first.edits, second.edits), first.disguised or second.disguised
                return replace(second, name=name, start=begin, edits=edits, disguised=disguised), ahead + n - at
        return first, taken

    def _words(self, folded: str) -> Iterator[Word]:
        """The words of the text; one with digits or signs among its letters is a word of a name or taken apart."""
        for token in _TOKEN.finditer(folded):
            said, start = token.group(), token.start()
            if said.isalpha() or said in self._vocabulary:
                yield Word(start, token.end(), said)
                continue
            if any(c.isalpha() for c in said):
                reading = next((r for t in _LEET if (r := said.translate(t)) in self._vocabulary), None)
                if reading:
                    yield Word(start, token.end(), reading, True)
                    continue
            for run in _RUN.finditer(said):
                yield Word(start + run.start(), start + run.end(), run.group())

    def _at(self, folded: str, words: list[Word], at: int) -> Iterator[tuple[Mention, int]]:
        """Mentions that begin at a word, each with how many words it takes."""
        first = words[at]
        if first.text in self._prefixes:
            yield from self._exact(words, at)
        if first.text[:1] in self._pieces:
            yield from self._together(folded, words, at)
        if len(first.text) > 1 and (names := self._may_begin(first.text)):
            yield from self._near(folded, words, at, names)

    def _exact(self, words: list[Word], at: int) -> Iterator[tuple[Mention, int]]:
        name, disguised = "", False
        for n in range(at, len(words)):
            name = f"{name} {words[n].text}" if name else words[n].text
            if name not in self._prefixes:
                return
            disguised |= words[n].disguised
            if name in self.names:
                yield Mention(self.names[name], name, words[at].start, words[n].end, 0, disguised), n - at + 1

    def _together(self, folded: str, words: list[Word], at: int) -> Iterator[tuple[Mention, int]]:
        run, single = "", True
        for n in range(at, len(words)):
            run += words[n].text
            single &= len(words[n].text) == 1
            if run not in self._pieces or (n > at and not _beside(folded, words[n - 1], words[n], single)):
                return
            name = self._glued.get(run)
            if name and (single or n - at <= name.count(" ") + 2):
                disguised = single or any(word.disguised for word in words[at : n + 1])
                yield Mention(self.names[name], name, words[at].start, words[n].end, 0, disguised), n - at + 1

    def _may_begin(self, word: str) -> tuple[tuple[str, str, int], ...]:
        """Misspellable names that a text beginning with this word may spell."""
        known = self._begins.get(word)
        if known is None:
            from rapidfuzz.distance import OSA

            if len(self._begins) >= _KEPT:
                self._begins.clear()
            near = []
            second, third = word[1], word[2:3]
            for letters, name, allowed in self._loose.get(word[0], ()):
                a, b = letters[1], letters[2]
                if not {second, third} & {a, b} or len(word) > len(letters) + allowed:
                    continue
                size = len(word)
                if any(
                    OSA.distance(letters[:n], word, score_cutoff=allowed) <= allowed
                    for n in {min(size + d, len(letters)) for d in range(-allowed, allowed + 1)}
                    if n > 1
                ):
                    near.append((letters, name, allowed))
            known = self._begins[word] = tuple(near)
        return known

    def _near(
        self, folded: str, words: list[Word], at: int, names: tuple[tuple[str, str, int], ...]
    ) -> Iterator[tuple[Mention, int]]:
        run = [words[at].text]
        for n in range(at + 1, min(at + self._longest + 1, len(words))):
            if not _beside(folded, words[n - 1], words[n], False):
                break
            run.append(words[n].text)
        for name, edits, taken in self._spelt(tuple(run), names):
            yield Mention(self.names[name], name, words[at].start, words[at + taken - 1].end, edits), taken

    def _spelt(self, run: tuple[str, ...], names: tuple[tuple[str, str, int], ...]) -> tuple[tuple[str, int, int], ...]:
        """Which of the names these words spell, with how many edits, taking how many of them."""
        known = self._spellings.get(run)
        if known is None:
            from rapidfuzz.distance import OSA

            if len(self._spellings) >= _KEPT:
                self._spellings.clear()
            found = []
            for letters, name, allowed in names:
                said = ""
                most = name.count(" ") + 1
                for n, word in enumerate(run[: most + 1], 1):
                    said += word
                    if len(said) > len(letters) + allowed:
                        break
                    if len(said) >= len(letters) - allowed:
                        edits = OSA.distance(letters, said, score_cutoff=allowed)
                        if edits <= (allowed if n <= most else allowed - 1):  # in pieces *and* misspelt: less so
                            found.append((name, edits, n))
            known = self._spellings[run] = tuple(found)
        return known


def _beside(folded: str, left: Word, right: Word, single: bool) -> bool:
    """Do two words stand close enough to be pieces of one name: no sentence ends between them."""
    gap = folded[left.end : right.start]
    return len(gap) <= 3 and (single or not any(c in gap for c in '.!?;:,/()"')) and gap.count("\n") < 2


def near(mentions: list[Mention], start: int, end: int, reach: int) -> list[Mention]:
    """Mentions within ``reach`` characters of a stretch, nearest first."""
    at = bisect_left(mentions, start - reach, key=lambda m: m.end)
    found = []
    for mention in mentions[at:]:
        if mention.start > end + reach:
            break
        found.append(mention)
    return sorted(found, key=lambda m: (max(m.start - end, start - m.end, 0), m.start))
