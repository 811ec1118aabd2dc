"""Accounts that only their labels tell: British (sort code), Canadian (transit, institution), American (routing).

>>> list(labelled("sort code 04-00-04, account 12345678"))
[('sort_code', 'GB', [(10, 18), (28, 36)])]
>>> list(labelled("transit 20417, institution 815 (desjardins), compte 1234567"))
[('ca_account', 'CA', [(8, 13), (27, 30), (52, 59)])]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.model import Span

_SORT = re.compile(r"\bsort(?:[ -]?code)?\b[^\n0-9]{0,12}(?P<sort>\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)")
_SORT_BARE = re.compile(r"(?<![\d-])(?P<sort>\d{2}-\d{2}-\d{2})(?!-?\d)")
_UK_ACCOUNT = re.compile(r"[^0-9]{0,48}?(?<![\d])(?P<account>\d{8}|\d{4}[ ]\d{4})(?!\d)")
_UK_BEFORE = re.compile(r"(?<!\d)(?P<account>\d{8}|\d{4}[ ]\d{4})[^0-9]{0,32}$")
_CANADA = re.compile(
    r"(?<![\d-])(?P<transit>\d{5})[ -](?P<bank>\d{3})[ -](?P<account>\d{3}[ -]?\d{3}[ -]?\d{1}|\d{7,12})(?![\d-])"
)
_CANADA_LABEL = re.compile(
    r"\b(?:transit|institution|folio|compte|account|acct|desjardins|caisse|depot direct|direct deposit)\b"
)
_CANADA_FORM = re.compile(
    r"""
    \btransit\b [^0-9]{0,16} (?P<transit>\d{5}) (?!\d) [^0-9]{1,40}?
    \binst(?:itution)?\b [^0-9]{0,24} (?P<bank>\d{3}) (?!\d) [^0-9]{1,40}?
    \b(?:compte|account|acct|folio|cpte)\b [^0-9]{0,16} (?P<account>\d{3}[ -]?\d{3}[ -]?\d|\d{5,12}) (?![\d-])
    """,
    re.VERBOSE,
)
_ROUTING = re.compile(r"\b(?:routing|aba|rtn)\b[^0-9\n]{0,30}(?P<routing>\d{9})(?!\d)")
_US_ACCOUNT = re.compile(r"[^0-9]{1,60}?\b(?:account|acct|a/c)\b[^0-9\n]{0,16}(?P<account>\d[\d-]{3,18}\d)(?!\d)")
_US_BEFORE = re.compile(r"\b(?:account|acct|a/c)\b[^0-9\n]{0,16}(?P<account>\d[\d-]{3,18}\d)[^0-9]{1,60}$")

_UK_LABEL = re.compile(r"\b(?:account|acct|a/c|bank)\b")


def labelled(folded: str) -> Iterator[tuple[str, str, list[Span]]]:
    """Scheme, country and the pieces of each account: the bank first, then the number."""
    yield from _british(folded)
    yield from _canadian(folded)
    yield from _american(folded)


def _british(folded: str) -> Iterator[tuple[str, str, list[Span]]]:
    seen: set[int] = set()
    for sort in [*_SORT.finditer(folded), *_SORT_BARE.finditer(folded)]:
        start, end = sort.span("sort")
        if start in seen:
            continue
        seen.add(start)
        account = _UK_ACCOUNT.match(folded, end) or _UK_BEFORE.search(folded, max(0, sort.start() - 42), sort.start())
        if account and (sort.re is _SORT or _UK_LABEL.search(folded, max(0, start - 60), account.end())):
            yield "sort_code", "GB", [(start, end), account.span("account")]


def _canadian(folded: str) -> Iterator[tuple[str, str, list[Span]]]:
    for match in [*_CANADA_FORM.finditer(folded), *_CANADA.finditer(folded)]:
        if match.re is _CANADA_FORM or _CANADA_LABEL.search(folded, max(0, match.start() - 60), match.end() + 20):
            yield "ca_account", "CA", [match.span(name) for name in ("transit", "bank", "account")]


def _american(folded: str) -> Iterator[tuple[str, str, list[Span]]]:
    """Routing numbers carry a check digit: weights 3 7 1 (American Bankers Association)."""
    for routing in _ROUTING.finditer(folded):
        start, end = routing.span()
        account = _US_ACCOUNT.match(folded, end) or _US_BEFORE.search(folded, max(0, start - 90), start)
        weighed = sum(int(digit) * (3, 7, 1)[i % 3] for i, digit in enumerate(routing["routing"]))
        if account and weighed % 10 == 0:
            yield "us_account", "US", [routing.span("routing"), account.span("account")]
