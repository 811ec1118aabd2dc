"""Makes ``confusables.py``: letters that look like Latin ones.

Origin: Unicode Technical Standard #39 (https://www.unicode.org/reports/tr39/), data file confusables.txt, as packed in
``confusables.json`` of the PyPI package confusable-homoglyphs (data under the Unicode licence). Run in an environment
of its own, never needed at run time::

    pip install confusable-homoglyphs
    python -m extortrace.data.make_confusables > extortrace/data/confusables.py
"""

from __future__ import annotations

import json
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from string import ascii_uppercase

SCRIPTS = ("CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "LATIN")
"""Alphabets whose letters are used to disguise Latin words; others look too little like them in a phone's font."""

BY_EYE = {
    "к": "k", "К": "K", "м": "m", "т": "t", "н": "h", "в": "b", "г": "r", "и": "u", "п": "n", "л": "n", "я": "r",
    "Я": "R", "ш": "w", "Ш": "W", "Д": "A", "Г": "r", "η": "n", "ω": "w",
    "ε": "e", "κ": "k", "τ": "t", "μ": "u", "β": "b", "σ": "o", "π": "n", "χ": "x", "λ": "l", "θ": "o", "ν": "v",
    "ρ": "p", "υ": "u", "ι": "i", "α": "a", "γ": "y", "Σ": "E", "Λ": "A",
}  # fmt: skip
"""Letters that people use for Latin ones though the Unicode table does not pair them."""


def latin(char: str, others: list[str]) -> str | None:
    """The one Latin letter a character is confusable with, in the character's own case where there are two."""
    plain = [c for c in others if len(c) == 1 and c.isascii() and c.isalpha()]
    if not plain:
        return None
    if char.isupper():
        if "l" in plain and "I" not in plain:
            return "I"
        plain = [c for c in plain if c.isupper()] or plain
    elif char.islower():
        plain = [c for c in plain if c.islower()] or plain
    return sorted(plain)[0]


def table() -> dict[str, str]:
    spec = find_spec("confusable_homoglyphs")
    if spec is None or spec.origin is None:
        raise SystemExit("install confusable-homoglyphs first")
    data = json.loads((Path(spec.origin).parent / "confusables.json").read_text(encoding="utf-8"))
    found = dict(BY_EYE)
    for letter in ascii_uppercase:
        try:
            found[unicodedata.lookup(f"LATIN LETTER SMALL CAPITAL {letter}")] = letter.lower()
        except KeyError:
            continue
    for char, others in data.items():
        if len(char) != 1 or char.isascii() or not char.isalpha() or char in found:
            continue
        if unicodedata.normalize("NFKD", char)[0].isascii():
            continue  # an accented or styled Latin letter: folding reads it without this table
        if not unicodedata.name(char, "").startswith(SCRIPTS):
            continue
        seen = latin(char, [other["c"] for other in others])
        if seen:
            found[char] = seen
    return dict(sorted(found.items()))


def main() -> None:
    print('"""Letters that look like Latin ones. Made by make_confusables.py from Unicode TR39; do not edit."""\n')
    print("from __future__ import annotations\n")
    print("LOOKALIKES: dict[str, str] = {")
    for char, seen in table().items():
        print(f'    "\\u{ord(char):04x}": "{seen}",  # {unicodedata.name(char).lower()}' if ord(char) < 0x10000 else
              f'    "\\U{ord(char):08x}": "{seen}",  # {unicodedata.name(char).lower()}')  # fmt: skip
    print("}")


if __name__ == "__main__":
    main()
