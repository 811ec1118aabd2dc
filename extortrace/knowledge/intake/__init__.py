"""Intake: tables and exports of others, turned into rows of a watchlist.

``table.py`` and ``misp.py`` say what stands in a file, ``spreadsheet.py`` undoes (or refuses) what a spreadsheet does
to numbers, and here each value gets its canonical form, or the reason why it cannot be on a list.

>>> from extortrace.knowledge import load_rules
>>> rules = load_rules()
>>> raws = Raw("phone", "00225 09 11 22 33", 2), Raw("phone", "2,25071E+11", 3), Raw("", "a[at]b.com", 4)
>>> found = take(raws, rules)
>>> [(row.kind, row.value, row.line) for row in found.rows], [(no.line, no.code) for no in found.rejects]
([('phone', '+2250709112233', 2), ('email', 'a@b.com', 4)], [(3, 'digits_lost')])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from extortrace.knowledge.canonical import KINDS, PLATFORM_NAMES, Unfit, canonical
from extortrace.knowledge.intake import spreadsheet
from extortrace.text.checksums import iban
from extortrace.text.checksums.assets import asset_of
from extortrace.text.forms import form

if TYPE_CHECKING:
    from extortrace.knowledge import Rules


@dataclass(frozen=True, slots=True)
class Raw:
    """A value as it stands in a file; ``kind`` is empty where nothing says what it is."""

    kind: str
    value: str
    line: int
    source: str = ""
    added: str = ""
    expires: str = ""
    note: str = ""
    broken: str = ""
    """Why nothing of it can be used, where the file says so (a code of ``UNFIT``)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row for a watchlist, the line it came from, and what was done to its value."""

    kind: str
    value: str
    source: str
    added: str
    expires: str
    note: str
    line: int
    written: str
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind} {form(self.kind, self.value)}"

    @property
    def cells(self) -> tuple[str, ...]:
        return self.kind, self.value, self.source, self.added, self.expires, self.note


@dataclass(frozen=True, slots=True)
class Reject:
    """A value that cannot be on a list: the line it stands on and why (a code of ``UNFIT``)."""

    line: int
    kind: str
    value: str
    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class Taken:
    """What a file gives: rows, each value once; the lines that say one again; what cannot be used."""

    rows: tuple[Row, ...]
    twice: tuple[tuple[Row, int], ...] = ()
    """A row and the line where its value stood first."""
    rejects: tuple[Reject, ...] = ()
    passed: Mapping[str, int] = field(default_factory=dict)
    """Types of values that no watchlist holds, and how many there were."""


def take(
    raws: Iterable[Raw],
    rules: Rules,
    region: str | None = None,
    given: Mapping[str, str] | None = None,
    passed: Mapping[str, int] | None = None,
) -> Taken:
    """The rows that values make. ``given``: the source, day … of values that have none of their own."""
    rows: dict[str, Row] = {}
    twice: list[tuple[Row, int]] = []
    rejects: list[Reject] = []
    left = list(reversed(list(raws)))
    first_month = spreadsheet.first_month(day for raw in left for day in (raw.added, raw.expires))
    while left:
        raw = left.pop()
        try:
            row = _row(raw, rules, region, given or {}, first_month)
        except Unfit as unfit:
            if several := _several(raw):
                left += reversed(several)
            else:
                rejects.append(Reject(raw.line, raw.kind, raw.value, unfit.code, unfit.params))
            continue
        first = rows.setdefault(row.key, row)
        if first is not row:
            twice.append((row, first.line))
    return Taken(tuple(rows.values()), tuple(twice), tuple(rejects), passed or {})


def _several(raw: Raw) -> list[Raw]:
    """The values of a cell that holds several; none when it holds one."""
    pieces = [piece for piece in _BETWEEN.split(raw.value) if piece.strip()]
    if len(pieces) < 2 or raw.broken or raw.kind in _WHOLE:
        return []
    return [replace(raw, value=piece) for piece in pieces]


_BETWEEN = re.compile(r"[;|\n]|,(?=\s)|\s/\s|\s(?:ou|or|et|and)\s")
_WHOLE = ("url", "recipient")
"""Kinds whose values may hold such signs."""


def _row(raw: Raw, rules: Rules, region: str | None, given: Mapping[str, str], first_month: bool | None) -> Row:
    said = raw.value.strip()
    if raw.broken:
        raise Unfit(raw.broken, value=said)
    spreadsheet.refuse(said)
    plain, remarks = spreadsheet.mended(said)
    kind = raw.kind or guess(plain)
    if not kind:
        raise Unfit("kind_unknown", value=said)
    if kind not in KINDS:
        raise Unfit("kind", value=kind, choices=", ".join(KINDS))
    value, more = _canonical(kind, plain, rules, region)
    if listed := rules.stoplists.find(kind, value.partition(":")[2] if kind == "handle" else value):
        raise Unfit("stop_listed", value=value, list=listed)
    said_days = {name: getattr(raw, name) or given.get(name, "") for name in ("added", "expires")}
    days = {name: spreadsheet.day(text, first_month) for name, text in said_days.items()}
    texts = {name: _text(getattr(raw, name) or given.get(name, "")) for name in ("source", "note")}
    return Row(kind, value, texts["source"], days["added"], days["expires"], texts["note"], raw.line, said,
               (*remarks, *more))  # fmt: skip


def _canonical(kind: str, value: str, rules: Rules, region: str | None) -> tuple[str, tuple[str, ...]]:
    try:
        found = canonical(kind, value, lambda: rules.phones, region)
    except Unfit:
        if kind != "phone" or not value.isdigit() or not region:
            raise
        return canonical(kind, f"0{value}", lambda: rules.phones, region), ("zero_restored",)
    lost = kind == "phone" and value.isdigit() and found == f"+{value}"
    return found, ("plus_restored",) if lost else ()


def guess(value: str) -> str:
    """The kind of a value of which nothing says what it is; empty when it may be several things.

    >>> [guess(v) for v in ("+225 07 09 11 22 33", "t.me/boss_k", "FR1420041010050500013M02606", "Awa Koné")]
    ['phone', 'handle', 'bank_account', '']
    """
    compact = re.sub(r"\s", "", value)
    if re.match(r"(?:https?://)?(?:t\.me|(?:www\.)?(?:instagram|tiktok)\.com)/", compact) or (
        compact.partition(":")[0].casefold() in PLATFORM_NAMES
    ):
        return "handle"
    if re.match(r"h(?:tt|xx)ps?(?:\[?:\]?)//|www\.", compact, re.IGNORECASE):
        return "url"
    if re.search(r"@|\[at\]", compact, re.IGNORECASE):
        return "email"
    if asset_of(compact) or re.fullmatch(r"0x[0-9a-fA-F]{40}", compact):
        return "wallet"
    if compact[:2].upper() in iban.LENGTHS and iban.check(compact.upper()):
        return "bank_account"
    return "phone" if re.fullmatch(r"\+?[\d ().\-/]{8,24}", value) else ""


def _text(said: str) -> str:
    """A text for a cell: on one line, and never one that a spreadsheet would run as a formula."""
    return " ".join(said.split()).lstrip("=+-@")[:200].strip()
