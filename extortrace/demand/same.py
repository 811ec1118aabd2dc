"""What is meant again: "same name", "au même numéro", "à la même personne" stand for a payee named before."""

from __future__ import annotations

import re

from extortrace.demand.ground import Ground
from extortrace.model import Span

_SAME = re.compile(
    r"\b(?:memes?|mm|same|idem)[ ]+(?:[^\W\d_]+[ ]+){0,1}?(?:"
    r"(?P<phone>nume?ros?|num|numbers?|phone|ligne|line|tel|telephone)"
    r"|(?P<recipient>noms?|names?|personnes?|persons?|beneficiaires?|beneficiary|receivers?|recipients?|destinataires?"
    r"|man|woman|guy|lady|monsieur|dame|titulaire|holder)"
    r"|(?P<bank_account>comptes?|accounts?|iban|rib|acc)"
    r"|(?P<email>courriels?|mails?|emails?|e-mail|adresses?|address|place|endroit)"
    r"|(?P<wallet>wallet|portefeuille)"
    r"|(?P<place>villes?|city|town|pays|country)"
    r"|(?P<all>choses?|things?|details?|coordonnees|infos?|info|way|moyen|methode|maniere|method|system|systeme))\b"
)
_PAYEES = ("recipient", "phone", "bank_account", "wallet", "email")


def named_before(ground: Ground, span: Span) -> list[int]:
    """The last finding of the kind that ``same …`` in a stretch refers to, and the places of a receiver."""
    found: list[int] = []
    for match in _SAME.finditer(ground.folded, *span):
        kind = match.lastgroup or "all"
        for wanted in (*_PAYEES, "channel") if kind == "all" else (kind,):
            found += _last(ground, wanted, match.start())
        if kind == "email":
            found += _last(ground, "wallet", match.start()) if not ground.any(0, match.start(), "email") else []
        if "recipient" in (kind, "place") or kind == "all":
            found += _places(ground, found)
    return found


def _last(ground: Ground, kind: str, before: int) -> list[int]:
    return list(ground.within(0, before, kind))[-1:]


def _places(ground: Ground, found: list[int]) -> list[int]:
    """The places beside a receiver."""
    receivers = [ground.findings[i] for i in found if ground.findings[i].kind == "recipient"]
    return [i for f in receivers for i in ground.within(f.end, min(ground.sentence(f.start)[1], f.end + 60), "place")]
