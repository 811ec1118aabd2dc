"""Names in form rows: ``Nom : KOUADIO`` with ``Prénom : Yao`` below, ``NOM x PRENOM y`` on one line, ``who = …``.

First and last name of one block are one recipient, in the order written. A bare ``Name:`` is a payee beside a
transfer, not in a form that asks the victim about himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extortrace.model import Finding, Span
from extortrace.text import Row
from extortrace.text.payee_reader import PayeeReader
from extortrace.text.payees import BARE, FAMILY, FULL, GIVEN, MIDDLE, MONEY, PAYEE, ROLE, SENDER

_EMPTY = re.compile(r"x{2,}|n/?a|none|idem|same|meme|ok")
_FOLLOWS = re.compile(r"[ ](?:tel|ville|pays|a|in|,)")
_OWN = re.compile(
    r"\b(?:your|votre|vos|age|occupation|profession|sex|sexe|marital|nationalit\w*|dob|birth|naissance|situation)\b"
)
_TRANSFER_ROWS = re.compile(
    r"\b(?:ville|pays|city|country|town|question|reponse|answer|where|ou|location|lieu|localite|amount|montant|method)\b"
)
_LOOSE = re.compile(
    r"""^[ >*•|\-–.()0-9]{0,8}
        (?P<label>[^\W\d_][^\n:=→|>]{0,40}?)
        [ ]{0,3}(?:→|➡|👉|\||-{1,2}>|=>|[ ]-[ ]|[ ](?=[A-Z]))[ ]{0,3}
        (?P<value>[^\n]{2,80})$""",
    re.VERBOSE | re.MULTILINE,
)
_SPLIT = re.compile(
    r"\b(?P<one>nom|last[ ]?name|surname|first[ ]?name"
    r"|prenoms?)(?:[ ]d[ue][ ]\w{5,13})?[ ]?[:=\-]?[ ]?(?=[^\W\d_])(?P<x>[^\n,;:=]{2,40}?)[ ,;/.\-\n]{1,3}"
    r"(?P<two>prenoms?|first[ ]?name|other[ ]?names?|last[ ]?name|surname|nom)\b[ ]?[:=\-]?[ ]?(?=[^\W\d_])"
)


def split_names(reader: PayeeReader) -> Iterator[Finding]:
    """First and last name on one line, or on two lines without a colon."""
    for match in _SPLIT.finditer(reader.folded):
        if match["one"] == match["two"] or not reader.free(match.start("x"), match.end()):
            continue
        first, last = reader.name(match.start("x"), small=True), reader.name(match.end(), small=True)
        if first and last and first[1] <= match.start("two"):
            yield from reader.give("recipient", [first, last], "name_parts")


def labelled_rows(reader: PayeeReader) -> Iterator[Finding]:
    """Rows whose label says that a payee, a sender or a part of a name follows."""
    rows = _rows(reader)
    used: set[int] = set()
    for i, row in enumerate(rows):
        if i in used:
            continue
        labels = _labels(row.label)
        if any(SENDER.fullmatch(label) for label in labels):
            if span := _value(reader, row):
                yield from reader.give("sender_name", [span], "sender_label")
            reader.block(row.start, row.end)
            continue
        if pair := _pair(reader, rows, i):
            used.update(j for j, _ in pair)
            doubt = _doubt(reader, rows, i, labels[0])
            yield from reader.give("recipient", [span for _, span in pair], "name_rows", doubt=doubt)
        elif any(FULL.fullmatch(label) for label in labels) and (span := _value(reader, row)):
            yield from reader.give("recipient", [span], "payee_label", doubt=_doubt(reader, rows, i, labels[0]))
        elif any(ROLE.fullmatch(label) for label in labels) and (span := _value(reader, row)):
            name = reader.count(span) > 1 and not reader.glyphs[span[0]].islower()
            placed = _near(rows, i, _TRANSFER_ROWS) or reader.place_follows(span[1])
            placed = placed or MONEY.search(reader.folded, span[1], row.end) is not None
            if name and placed and reader.money and not _near(rows, i, _OWN):
                yield from reader.give("recipient", [span], "payee_label", confidence=0.8)


def _rows(reader: PayeeReader) -> list[Row]:
    """Form rows, and lines that are one without a colon when their label is known."""
    rows = list(reader.text.rows)
    starts = {row.label_start for row in rows}
    for line in _LOOSE.finditer(reader.glyphs):
        label = " ".join(reader.folded[slice(*line.span("label"))].split())
        bare = line.start("value") - line.end("label") == 1
        known = FAMILY if bare else FULL
        if line.start("label") in starts or not (known.fullmatch(label) or GIVEN.fullmatch(label)):
            continue
        if bare and not reader.glyphs[line.start("label")].isupper():
            continue
        rows.append(Row(label, line.start("label"), line.start("value"), line.end("value")))
    return sorted(rows, key=lambda row: row.start)


@lru_cache(maxsize=512)
def _labels(label: str) -> tuple[str, ...]:
    """What a label may be read as: as a whole, without its bracket, each half of ``Nom / Name``."""
    label = _trimmed(label)
    parts = map(_trimmed, (label.partition("(")[0], *re.split(r"[/|]", label)))
    return tuple(dict.fromkeys([label, *filter(None, parts)]))


def _trimmed(label: str) -> str:
    return re.sub(r"^[\W\d]+|[\W]+$", "", label)


@lru_cache(maxsize=512)
def _part(row_label: str, partner: bool = False) -> str:
    """Which part of a name the row holds; a plain ``Name`` is the family name beside a first name."""
    for label in _labels(row_label):
        for part, shape in (("given", GIVEN), ("middle", MIDDLE), ("family", FAMILY)):
            if shape.fullmatch(label):
                return part
        if partner and BARE.fullmatch(label):
            return "family"
    return ""


def _pair(reader: PayeeReader, rows: list[Row], i: int) -> list[tuple[int, Span]]:
    """The rows that make up one name: neighbours, one for each part of it."""
    near = {_part(row.label) for row in rows[i : i + 3]}
    partner = "given" in near and "family" not in near
    found: list[tuple[int, Span]] = []
    parts: set[str] = set()
    for j in range(i, min(i + 4, len(rows))):
        part = _part(rows[j].label, partner)
        if not part or part in parts or not (span := _value(reader, rows[j])):
            break
        parts.add(part)
        found.append((j, span))
    alone = bool(found) and "given" not in parts and _labels(rows[i].label)[0] not in ("nom", "last", "name", "names")
    return found if len(found) > 1 or alone else []


def _near(rows: list[Row], i: int, shape: re.Pattern[str]) -> bool:
    return bool(shape.search(" ".join(row.label for row in rows[max(0, i - 4) : i + 5])))


def _doubt(reader: PayeeReader, rows: list[Row], i: int, label: str) -> bool:
    """Whether to doubt it: a bare "Name:" is a payee beside a transfer, not in a form on the victim."""
    if re.search(rf"{PAYEE}|pay|ordre|account|compte|pick|acct|a/c", label):
        return False
    before = reader.folded[max(0, rows[i].label_start - 400) : rows[i].label_start]
    own = _near(rows, i, _OWN)
    if own and not re.search(PAYEE, before):
        return True
    if _near(rows, i, _TRANSFER_ROWS):
        return not reader.money and label in ("to", "for", "pour", "a", "who", "qui")
    contact = _near(rows, i, re.compile(r"\b(?:e-?mail|fax|tel|telephone|phone)\b"))
    paid = _near(rows, i, re.compile(r"\b(?:iban|account)\b")) or re.search(PAYEE, before)
    return not reader.money or bool(contact and not paid)


def _value(reader: PayeeReader, row: Row) -> Span | None:
    """The name that fills the row."""
    start, end = row.start, row.end
    while start < end and reader.glyphs[start] in " .=-_*:>#'\"«→":
        start += 1
    span = reader.name(start, small=True) if start < end else None
    if span is None or span[0] >= end:
        return None
    a, b = span[0], min(span[1], end)
    if b - a < 2 or _EMPTY.fullmatch(reader.folded[a:b]) or reader.whole_place(a, b):
        return None
    ends = end - b <= 3 or reader.glyphs[b] != " " or _FOLLOWS.match(reader.folded, b)
    if reader.glyphs[a].islower() and not ends and len(reader.folded[row.start : row.end].split()) > 5:
        return None
    return a, b
