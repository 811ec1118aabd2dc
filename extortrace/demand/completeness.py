"""What a demand lacks to be paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extortrace.knowledge import Rules
from extortrace.model import Finding


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
