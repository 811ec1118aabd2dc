"""E-mails, links, handles, deadlines: which part of their shape is missing, or what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.detectors.deadlines import verdicts
from extortrace.text.addresses import EMAIL, EMAIL_AT_WORD, TLD, URL, refang
from extortrace.text.platforms import ORDINARY, PLATFORM, PLATFORMS
from extortrace.tracing.digits import some
from extortrace.tracing.spots import Fact, Spot

_NEAR = 90
"""Characters around a handle in which its platform is looked for."""


def email(spot: Spot) -> Iterator[Fact]:
    said = refang(spot.said).casefold()
    if "@" not in said:
        yield Fact("no_at", False)
        return
    ending = said.rpartition(".")[2]
    if "." not in said.partition("@")[2]:
        yield Fact("no_dot", False)
    elif ending not in TLD:
        yield Fact("ending", False, {"ending": ending})
    elif not any(shape.search(spot.folded, spot.start, spot.end) for shape in (EMAIL, EMAIL_AT_WORD)):
        yield Fact("no_mail_shape", False)


def url(spot: Spot) -> Iterator[Fact]:
    said = refang(spot.said).casefold()
    match = URL.search(spot.folded, spot.start, min(len(spot.folded), spot.end + 200))
    host = re.split(r"[/?#]", re.sub(r"^[a-z*]{2,8}://", "", said))[0]
    ending = host.rpartition(".")[2]
    if "." not in host:
        yield Fact("no_dot", False)
    elif ending not in TLD:
        yield Fact("ending", False, {"ending": ending})
    elif match is None:
        yield Fact("no_link_shape", False)
    elif match["bare"]:
        yield Fact("bare_host", False)


def handle(spot: Spot) -> Iterator[Fact]:
    named = [
        m for m in PLATFORM.finditer(spot.folded, max(0, spot.start - _NEAR), min(len(spot.folded), spot.end + 30))
        if not spot.start < m.end() or m.start() >= spot.end
    ]  # fmt: skip
    if named:
        last = min(named, key=lambda m: max(m.start() - spot.end, spot.start - m.end()))
        yield Fact("platform_near", True, {"name": str(last.lastgroup)}, spot.raw(*last.span()))
    else:
        yield Fact("no_platform", False, {"names": some(name for name, _ in PLATFORMS)})
    if spot.folded[max(0, spot.start - 1) : spot.start] != "@" and not spot.said.startswith("@"):
        yield Fact("no_at_before", False)
    name = spot.folded[spot.start : spot.end].lstrip("@")
    if name in ORDINARY:
        yield Fact("ordinary_word", False)
    elif name.isdigit():
        yield Fact("digits_only", False)
    elif not any(char.isdigit() or char in "_." for char in name):
        yield Fact("plain_word", False)


def deadline(spot: Spot) -> Iterator[Fact]:
    here = next(
        ((p, v) for p, v in verdicts(spot.text, spot.rules) if p.moment.start < spot.end and spot.start < p.moment.end),
        None,
    )
    if here is None:
        yield Fact("no_time", False)
        return
    place, _ = here
    yield Fact("time", True, {"value": place.value}, spot.raw(place.moment.start, place.moment.end))
    checks = ((place.pressing, "pressing", "not_pressing"), (bool(place.limit), "limit_word", "no_limit_word"))
    for good, yes, no in checks:
        yield Fact(yes if good else no, good)
    if past := place.words.past.search(place.before):
        yield Fact("past_word", False, {"word": past.group().strip()})
    if offer := place.words.offer.search(place.sentence):
        yield Fact("promise_word", False, {"word": offer.group().strip()})
