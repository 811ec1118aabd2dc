"""References, phones, sums: what their detectors look at, for digits that they did not take.

Each gives facts for and against, asked of the detector's own tables and tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extortrace.detectors.phones import Scan as PhoneScan
from extortrace.detectors.references import DIALLED, MONEY, OTHER, USUAL
from extortrace.detectors.references import Scan as ReferenceScan
from extortrace.knowledge.amounts import Amounts
from extortrace.knowledge.bare_sums import money_word, numbered
from extortrace.knowledge.references import MTCN, Table, table_of
from extortrace.knowledge.sum_numbers import Page, Sum
from extortrace.knowledge.sums import with_currency
from extortrace.resolve.evidence import evidence
from extortrace.text.groups import Group, runs
from extortrace.tracing.spots import Fact, Spot

_FAR = 200
"""Characters before a value in which a word that would speak for it is looked for."""
_SOME = 6


def some(items: Iterable[str]) -> str:
    """The first few of a list."""
    every = list(dict.fromkeys(items))
    return ", ".join(every[:_SOME]) + (" …" if len(every) > _SOME else "")


def groups(spot: Spot) -> tuple[list[Group], int, int] | None:
    """The run of groups of digits that the value stands in, and which of them are the value."""
    for run in runs(spot.text.glyphs.text):
        inside = [n for n, group in enumerate(run) if group.start < spot.end and spot.start < group.end]
        if inside:
            return run, inside[0], inside[-1] + 1
    return None


# --- references ------------------------------------------------------------------------------------------------------


def reference(spot: Spot) -> Iterator[Fact]:
    table = table_of(spot.rules.channels.references)
    scan = ReferenceScan(spot.text, spot.rules, table)
    if any(char.isalpha() for char in spot.compact):
        yield from _coded(spot, table, scan)
        return
    fitting = {kind.system for kind in table.fitting(len(spot.digits))}
    lengths = sorted({(kind.shape.lengths, kind.system) for kind in table.digits if kind.system in _KNOWN})
    wanted = some(f"{_range(*size)} ({_name(spot, system)})" for size, system in lengths)
    got = {"got": len(spot.digits)}
    labels = scan.labels(spot.start)
    if any(label in MTCN for label in labels) and len(spot.digits) != 10:
        yield Fact("mtcn_digits", False, got)
    elif fitting:
        yield Fact("reference_fits", True, got | {"systems": some(_name(spot, system) for system in sorted(fitting))})
    else:
        yield Fact("reference_digits", False, got | {"want": wanted})
    yield from _labelled(spot, table, scan, labels, fitting)
    for pattern, code in ((DIALLED, "dialled"), (OTHER, "other_number")):
        if word := pattern.search(spot.folded, max(0, spot.start - 36), spot.start):
            yield _word(spot, code, word)
    if money := MONEY.match(spot.folded, spot.end):
        yield Fact("money_follows", False, {"word": money.group().strip()}, spot.raw(*money.span()))
    found = groups(spot)
    if found and not any(label in MTCN for label in labels):
        run, first, last = found
        shape = tuple(len(group.digits) for group in run[first:last])
        if shape not in USUAL and len(shape) > 1:
            yield Fact("grouping", False, {"groups": "-".join(map(str, shape))})
    if found and (found[1] or found[2] < len(found[0])) and len(found[0]) > 1:
        run = found[0]
        yield Fact("longer_number", False, {}, spot.raw(run[0].start, run[-1].end))


_KNOWN = frozenset({"western_union", "moneygram", "ria"})
"""Operators whose references everybody means who asks after one."""


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}-{most}"


def _name(spot: Spot, system: str) -> str:
    channel = spot.rules.channels.by_id.get(system)
    return channel.name if channel else system


def _labelled(spot: Spot, table: Table, scan: ReferenceScan, labels: list[str], fitting: set[str]) -> Iterator[Fact]:
    """The label before it, or the one that does not reach it; and the operator, which most labels need."""
    if labels:
        yield Fact("labelled", True, {"label": labels[-1]})
    else:
        window = spot.folded[max(0, spot.start - _FAR) : spot.start]
        last = max(table.label.finditer(window), key=lambda m: m.start(), default=None)
        if last is None:
            known = [label for label, systems in table.by_label.items() if not fitting or systems & fitting]
            yield Fact("no_label", False, {"labels": some(["mtcn", *known])})
        else:
            at = spot.start - len(window)
            chain = table.chain.match(window, last.end())
            rest = window[chain.end() if chain else last.end() :]
            between = " ".join(rest.split())[:40]
            span = spot.raw(at + last.start(), at + last.end())
            yield Fact("label_far", False, {"label": last.group(), "between": between}, span)
    if any(label in MTCN for label in labels):
        return
    named = sorted({m.id for m in scan.mentions} & (fitting or {kind.system for kind in table.digits}))
    if named:
        mention = next(m for m in scan.mentions if m.id in named)
        yield Fact("operator_named", True, {"name": _name(spot, mention.id)}, spot.raw(mention.start, mention.end))
    elif fitting:
        yield Fact("no_operator", False, {"names": some(_name(spot, system) for system in sorted(fitting))})


def _coded(spot: Spot, table: Table, scan: ReferenceScan) -> Iterator[Fact]:
    """Letters and digits: whether some operator's references look so, and whether it is named."""
    fitting = [kind for kind, _ in table.coded if kind.shape.fullmatch(spot.said)]
    if not fitting:
        shapes = some(f"{kind.shape.template} ({_name(spot, kind.system)})" for kind, _ in table.coded)
        yield Fact("reference_shape", False, {"shapes": shapes})
        return
    systems = sorted({kind.system for kind in fitting})
    yield Fact("reference_shaped", True, {"systems": some(_name(spot, system) for system in systems)})
    if not {m.id for m in scan.mentions} & set(systems):
        yield Fact("no_operator", False, {"names": some(_name(spot, system) for system in systems)})
    else:
        labels = some(label for kind in fitting for label in kind.pattern.labels)
        yield Fact("no_label", False, {"labels": labels})


def _word(spot: Spot, code: str, found: re.Match[str]) -> Fact:
    """A fact about the first word of what was found."""
    word = re.search(r"[^\W_]+", found.group())
    said = word.group() if word else found.group().strip()
    start = found.start() + (word.start() if word else 0)
    return Fact(code, False, {"word": said}, spot.raw(start, start + len(said)))


# --- phones ----------------------------------------------------------------------------------------------------------


def phone(spot: Spot) -> Iterator[Fact]:
    phones = spot.rules.phones
    scan = PhoneScan(spot.text, phones)
    if not 7 <= len(spot.digits) <= 17:
        yield Fact("phone_digits", False, {"got": len(spot.digits)})
        return
    before = spot.folded[max(0, spot.start - 4) : spot.start].rstrip(" (")
    abroad = before.endswith("+") or spot.said.startswith("+") or spot.digits.startswith("00")
    digits = spot.digits.removeprefix("00") if abroad else spot.digits
    reading, homes = phones.international(digits), phones.homes(spot.digits)
    if reading:
        yield Fact("phone_valid", True, {"number": reading.e164, "country": reading.country})
    elif abroad:
        yield from _plan(spot, digits)
    elif homes:
        yield Fact("phone_homes", True, {"countries": some(home.country for home in homes)})
    else:
        yield Fact("phone_no_home", False, {"got": len(digits)})
    cue = scan.beside.cue(spot.start, spot.end)
    if cue:
        word = spot.folded[cue.start : cue.end]
        yield Fact("phone_word", not cue.weak, {"word": word}, spot.raw(cue.start, cue.end))
    elif not abroad:
        yield Fact("no_phone_word", False, {"words": some(phones.words["before"])})
    if label := scan.beside.label(spot.start):
        word = spot.folded[slice(*label)].strip(" .:#=()[]{}*\"'-~>°")
        yield Fact("other_number", False, {"word": word}, spot.raw(*label))
    found = groups(spot)
    if found:
        run, first, last = found
        if not scan.stands_free(run, first) or scan.cut_short(run, last):
            yield Fact("not_free", False, {}, spot.raw(max(0, spot.start - 12), min(spot.end + 6, len(spot.folded))))
        elif not abroad and not reading and not scan.looks_dialled(run[first:last], spot.digits, cue):
            shape = "-".join(str(len(group.digits)) for group in run[first:last])
            yield Fact("day" if scan.a_day(run[first:last], spot.digits, cue) else "grouping", False, {"groups": shape})
    if homes and not reading and not abroad:
        yield from _country(spot, {home.country for home in homes})


def _plan(spot: Spot, digits: str) -> Iterator[Fact]:
    """Why digits behind ``+`` or ``00`` are no number of a country."""
    phones = spot.rules.phones
    code = phones.code_of(digits)
    if code is None:
        yield Fact("phone_code", False, {"digits": digits[:3]})
        return
    got, want = len(digits) - len(code), phones.lengths(code)
    params: dict[str, str | int] = {"code": code, "country": phones.country_of(code) or "", "got": got}
    if got not in want:
        yield Fact("phone_length", False, params | {"want": some(map(str, want))})
    else:
        yield Fact("phone_range", False, params)


def _country(spot: Spot, homes: set[str]) -> Iterator[Fact]:
    """Whether the message points to one of the countries where the digits are a number."""
    said = evidence(list(spot.findings), spot.rules).ranked()
    named = next((code for code in said if code in homes), None)
    if named:
        yield Fact("country_told", True, {"country": named})
    elif said:
        yield Fact("country_other", False, {"countries": some(said), "homes": some(sorted(homes))})
    else:
        yield Fact("country_not_told", False, {"homes": some(sorted(homes))})


# --- sums ------------------------------------------------------------------------------------------------------------


def amount(spot: Spot) -> Iterator[Fact]:
    table = spot.rules.amounts
    page = Page(spot.text.glyphs.text, spot.folded, table)
    sums, rest = with_currency(page)
    here = next((one for one in (*sums, *rest) if one.first < spot.end and spot.start < one.last), None)
    if here is None:
        yield Fact("no_number", False, {}, spot.raw(max(0, spot.start - 6), min(spot.end + 6, len(spot.folded))))
        return
    if here.last - here.first != spot.end - spot.start:
        yield Fact("longer_number", False, {}, spot.raw(here.first, here.last))
    if here.currency:
        mark = here.mark or (here.start, here.end)
        yield Fact("currency_beside", True, {"word": spot.folded[slice(*mark)].strip()}, spot.raw(*mark))
    else:
        yield from _no_currency(spot, here, sums)
    yield from _against(spot, table, here)


def _no_currency(spot: Spot, here: Sum, sums: list[Sum]) -> Iterator[Fact]:
    near = min(sums, key=lambda s: max(s.start - here.end, here.start - s.end), default=None)
    if near is None:
        yield Fact("no_currency_at_all", False)
    else:
        away = max(near.start - here.end, here.start - near.end)
        yield Fact("currency_far", False, {"distance": away}, spot.raw(near.start, near.end))
    if not money_word(spot.folded, spot.rules.amounts, here):
        yield Fact("no_money_word", False)


def _against(spot: Spot, table: Amounts, here: Sum) -> Iterator[Fact]:
    """Words beside a number that make it something else."""
    if unit := table.unit.match(spot.folded, here.end):
        yield Fact("unit", False, {"word": unit.group().strip()}, spot.raw(*unit.span()))
    if counting := table.count.search(spot.folded, max(0, here.start - 70), here.start):
        yield Fact("counting", False, {"word": counting.group().strip()}, spot.raw(*counting.span()))
    if number := numbered(spot.folded, here):
        yield _word(spot, "other_number", number)
    if len(spot.digits) > 7 and not here.currency:
        yield Fact("long_number", False, {"got": len(spot.digits)})
