"""How misspelt a phrase may be, and where to look for it.

A phrase with ``k`` edits is cut into ``k + 1`` pieces of which one at least must occur letter by letter: the pigeonhole
of approximate matching (Navarro, *A guided tour to approximate string matching*, 2001, section 8.1). Every piece is
filed under its rarest four letters, so that a text only looks for the pieces whose four letters it has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

GRAM = 4


def edits(part: str) -> int:
    """How many edits a part of this length may have at most.

    A lone word has none under ten letters: ``receiver`` is not ``received``.

    >>> [edits("x " * n) for n in (3, 4, 7, 13)]
    [0, 1, 2, 3]
    """
    return 0 if len(part) < (8 if " " in part else 10) else 1 if len(part) < 14 else 2 if len(part) < 26 else 3


def pieces(part: str, most: int) -> Iterator[tuple[int, str]]:
    """The part, with the spaces around it, in ``most + 1`` pieces: (where it begins, piece).

    Between two pieces one letter is left out, so that no edit, not even a swap of neighbours, spoils two of them: of
    a text with ``most`` edits at least one piece is whole.

    >>> list(pieces("tes contacts", 1))
    [(0, ' tes co'), (8, 'tacts ')]
    """
    padded = f" {part} "
    size, more = divmod(len(padded) - most, most + 1)
    at = 0
    for number in range(most + 1):
        end = at + size + (number < more)
        yield at, padded[at:end]
        at = end + 1


def index(parts: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Every piece of the parts (text, edits) under the four of its letters that fewest pieces have.

    A line a piece: the piece, then for each part that has it the part's number and where the piece begins in it. Lines
    of text are read back from the cache in a moment, and few of them are ever taken apart.

    >>> index([("tes contacts", 0)])
    {' con': ' tes contacts \\t0 0'}
    """
    rows = [(number, at, piece) for number, (text, most) in enumerate(parts) for at, piece in pieces(text, most)]
    times = Counter(gram for row in rows for gram in grams(row[2]))
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, at, piece in rows:
        found[min(grams(piece), key=lambda gram: (times[gram], gram))][piece].append(f"{number} {at}")
    return {gram: "\n".join(f"{p}\t{' '.join(where)}" for p, where in own.items()) for gram, own in found.items()}


def parts_of(line: str) -> Iterator[tuple[int, int]]:
    """The parts on a line of the index: number, where the piece begins in it (the space before it counts).

    >>> list(parts_of(' tes contacts \\t0 0 7 3'))
    [(0, 0), (7, 3)]
    """
    numbers = map(int, line.partition("\t")[2].split(" "))
    return zip(numbers, numbers, strict=True)


def grams(text: str) -> set[str]:
    """All runs of four letters."""
    return {text[i : i + GRAM] for i in range(len(text) - GRAM + 1)}
