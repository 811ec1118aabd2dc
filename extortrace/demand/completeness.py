"""What a demand lacks to be paid, and what in it does not fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason


def missing(parts: Mapping[str, Sequence[int]], findings: Sequence[Finding], rules: Rules) -> tuple[str, ...]:
    """Parts that one would need to pay, by the kind of channel."""
    lacks = [] if parts.get("amounts") else ["amount"]
    if not any(parts.get(p) for p in ("channels", "accounts", "wallets")):
        lacks.append("channel")
    named = (findings[i].value for i in parts.get("channels", ()))
    kinds = {rules.channels.by_id[name].kind for name in named if name in rules.channels.by_id}
    if "transfer" in kinds:
        lacks += [name for name, part in (("recipient", "recipients"), ("place", "places")) if not parts.get(part)]
    if kinds & {"mobile_money"} and not parts.get("phones"):
        lacks.append("phone")
    if kinds & {"crypto"} and not parts.get("wallets"):
        lacks.append("wallet")
    if kinds & {"bank"} and not any(parts.get(p) for p in ("accounts", "recipients")):
        lacks.append("account")
    return tuple(lacks)


def contradictions(parts: Mapping[str, Sequence[int]], findings: Sequence[Finding]) -> tuple[Reason, ...]:
    """Details that point to different countries, and references that cannot be right."""
    found = []
    places = [findings[i] for i in parts.get("places", ()) if findings[i].country]
    for kind, part in (("phone", "phones"), ("account", "accounts")):
        for i in parts.get(part, ()):
            finding = findings[i]
            country = finding.country or (finding.value[:2] if finding.scheme == "iban" else None)
            if country and places and country not in {p.country for p in places}:
                params = {"value": finding.value, "country": country, "place": places[0].value}
                found.append(Reason(f"{kind}_elsewhere", params, (finding.span, places[0].span)))
    for finding in findings:
        if finding.kind == "reference" and finding.status == "rejected":
            why = next((w for w in finding.why if w.code == "wrong_length"), None)
            if why:
                found.append(Reason("reference_wrong_length", dict(why.params), (finding.span,)))
    return tuple(found)
