"""What in a demand does not fit together: countries, channels, currencies and references that exclude each other.

None of it makes a demand false; it shows an analyst a mule, a copied text or a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason
from extortrace.resolve.evidence import HOME_OF

_SENT_FROM = frozenset({"GBP", "CAD", "CHF", "AUD", "SEK", "NOK", "DKK"})
"""Money of countries that victims send from: asked in it, paid out in another."""
_USED_IN: Mapping[str, frozenset[str]] = {
    **{currency: frozenset({country}) for currency, country in HOME_OF.items() if currency not in _SENT_FROM},
    "XOF": frozenset({"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"}),
    "XAF": frozenset({"CM", "CF", "TD", "CG", "GQ", "GA"}),
}
"""Currencies that are paid with in these countries alone (the two CFA francs: BCEAO, BEAC)."""


def contradictions(parts: Mapping[str, Sequence[int]], findings: Sequence[Finding], rules: Rules) -> tuple[Reason, ...]:
    """What in the parts of a demand does not fit together, each with the characters that show it."""
    have = {part: [findings[i] for i in indexes] for part, indexes in parts.items()}
    found = [*_elsewhere(have), *_ways(have, rules)]
    found += [*_currencies(have, findings, rules), *_references(have, findings, rules)]
    return tuple({(reason.code, reason.spans): reason for reason in found}.values())


def _elsewhere(have: Mapping[str, list[Finding]]) -> Iterator[Reason]:
    """A phone or an account of another country than the place where the money goes."""
    places = [f for f in have.get("places", ()) if f.country]
    for kind, part in (("phone", "phones"), ("account", "accounts")):
        for finding in have.get(part, ()):
            country = _country(finding)
            if country and places and country not in {p.country for p in places}:
                params = {"value": finding.value, "country": country, "place": places[0].value}
                yield Reason(f"{kind}_elsewhere", params, (finding.span, places[0].span))


def _country(finding: Finding) -> str | None:
    return finding.country or (finding.value[:2] if finding.scheme == "iban" else None)


def _ways(have: Mapping[str, list[Finding]], rules: Rules) -> Iterator[Reason]:
    """The only channel does not work where the receiver is, or for the receiver's number."""
    channels = {f.value: f for f in have.get("channels", ())}
    if len(channels) != 1:
        return
    [(name, channel)] = channels.items()
    known = rules.channels.by_id.get(name)
    if known is None or not known.countries:
        return
    payees = [f for f in have.get("places", ()) if f.country]
    payees = payees or ([f for f in have.get("phones", ()) if f.country] if known.kind == "mobile_money" else [])
    if payees and not {f.country for f in payees} & set(known.countries):
        params = {"channel": known.name, "country": payees[0].country or ""}
        yield Reason("channel_elsewhere", params, (channel.span, payees[0].span))


def _currencies(have: Mapping[str, list[Finding]], findings: Sequence[Finding], rules: Rules) -> Iterator[Reason]:
    """A sum in money of a few countries, where the channel, the receiver or else the reader is in none of them."""
    if len({f.currency or f.symbol for f in have.get("amounts", ())}) > 1:
        return  # told in the money of several countries, to choose
    for amount in have.get("amounts", ()):
        used = _USED_IN.get(amount.currency or "")
        if not used:
            continue
        for channel in have.get("channels", ()):
            known = rules.channels.by_id.get(channel.value)
            if known and known.countries and not used & set(known.countries):
                params = {"currency": amount.currency or "", "channel": known.name}
                yield Reason("currency_of_channel", params, (amount.span, channel.span))
                return
        near = [f for f in have.get("places", ()) if f.country]
        about = near or [f for f in findings if f.kind == "place" and f.status == "confirmed" and f.country]
        if about and not _any_in(about, used) and not _any_in(have.get("phones", ()), used):
            params = {"currency": amount.currency or "", "place": about[0].value}
            yield Reason("currency_elsewhere", params, (amount.span, about[0].span))
            return


def _any_in(findings: Iterable[Finding], countries: frozenset[str]) -> bool:
    return any(f.country in countries for f in findings)


def _references(have: Mapping[str, list[Finding]], findings: Sequence[Finding], rules: Rules) -> Iterator[Reason]:
    """A number of the wrong length, or one of another operator than the message names."""
    named = {f.value: f for f in findings if f.kind == "channel" and f.status == "confirmed"}
    known = rules.channels.by_id
    transfers = [f for name, f in named.items() if name in known and known[name].kind == "transfer"]
    for finding in findings:
        if finding.kind != "reference":
            continue
        wrong = next((w for w in finding.why if w.code == "wrong_length"), None)
        if finding.status == "rejected" and wrong:
            yield Reason("reference_wrong_length", dict(wrong.params), (finding.span,))
            continue
        system = known.get(finding.system or "")
        if finding.status == "confirmed" and system and transfers and system.id not in named:
            params = {"system": system.name, "channel": known[transfers[0].value].name}
            yield Reason("reference_of_other", params, (finding.span, transfers[0].span))
