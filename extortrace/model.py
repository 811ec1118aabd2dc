"""The nouns of ExtorTrace: what flows from a message to a report.

All offsets are half-open positions, in code points, in the text as received: ``text[start:end] == finding.text``.
Everything here is a frozen dataclass of plain values, so a report is a value that can be compared, hashed into a
test and turned into JSON without surprises.

>>> Finding("phone", "+2250709112233", 5, 19, "+2250709112233").to_dict()["status"]
'confirmed'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from extortrace.masking import masked

Span = tuple[int, int]
Status = Literal["confirmed", "candidate", "rejected"]
Stance = Literal["demand", "account", "report", "advice", "notice", "other"]
Mode = Literal["direct", "quoted", "told", "reported", "negated"]
Level = Literal["none", "low", "medium", "high", "critical"]

LEVELS: tuple[Level, ...] = ("none", "low", "medium", "high", "critical")

KINDS = (
    "amount", "phone", "reference", "channel", "place", "recipient", "wallet", "bank_account", "voucher", "email",
    "url", "handle", "deadline",
)  # fmt: skip
"""The kinds of finding, in the order a reader wants them."""


class ExtorTraceError(Exception):
    """An expected failure whose message says, in one sentence, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code that the output translates, its parameters and the characters that show it."""

    code: str
    params: Mapping[str, str | int | float] = field(default_factory=dict, hash=False)
    spans: tuple[Span, ...] = ()
    points: int | None = None

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = {"code": self.code}
        if self.points is not None:
            out["points"] = self.points
        if self.params:
            out["params"] = dict(sorted(self.params.items()))
        out["spans"] = [list(span) for span in self.spans]
        return out


@dataclass(frozen=True, slots=True)
class Finding:
    """One detail of a payment demand, with the characters that prove it.

    ``value`` is canonical (E.164, ISO 8601, a channel id, a plain decimal …). ``parts`` lists the pieces when the
    evidence is not one stretch; ``start``/``end`` is then their hull. Fields that a kind does not have stay ``None``.
    """

    kind: str
    value: str
    start: int
    end: int
    text: str
    parts: tuple[Span, ...] = ()
    status: Status = "confirmed"
    confidence: float = 1.0
    currency: str | None = None
    """ISO 4217 code, or the ticker of a crypto asset, when the message settles it (amounts)."""
    symbol: str | None = None
    """The ambiguous sign as written: ``$`` or ``franc`` (amounts)."""
    assumed_currency: str | None = None
    assumed_region: str | None = None
    system: str | None = None
    """Channel id of the operator that issued the reference."""
    asset: str | None = None
    scheme: str | None = None
    country: str | None = None
    platform: str | None = None
    brand: str | None = None
    role: str | None = None
    quantity: int | None = None
    """How many of it: 5 in "5 coupons PCS de 100 €" (amounts)."""
    due: str | None = None
    """ISO 8601 day on which a deadline falls, when the day of the message is known."""
    why: tuple[Reason, ...] = ()
    flags: tuple[str, ...] = ()
    speaker: str | None = None
    turn: int | None = None
    alternatives: tuple[Finding, ...] = ()

    @property
    def span(self) -> Span:
        return self.start, self.end

    def to_dict(self, line: int | None = None) -> dict[str, Any]:
        out: dict[str, Any] = {"kind": self.kind, "value": self.value}
        out |= {name: value for name in _KIND_FIELDS if (value := getattr(self, name)) is not None}
        out |= {"text": self.text, "start": self.start, "end": self.end}
        out["parts"] = [list(part) for part in self.parts or (self.span,)]
        if line is not None:
            out["line"] = line
        out |= {"status": self.status, "confidence": round(self.confidence, 3)}
        out["why"] = [reason.to_dict() for reason in self.why]
        out["flags"] = list(self.flags)
        for name in ("speaker", "turn"):
            if getattr(self, name) is not None:
                out[name] = getattr(self, name)
        out["alternatives"] = [other.to_dict(line) for other in self.alternatives]
        return out


_KIND_FIELDS = (
    "currency", "symbol", "assumed_currency", "assumed_region", "system", "asset", "scheme", "country", "platform",
    "brand", "role", "quantity", "due",
)  # fmt: skip


EXPERIMENTAL = "experimental"
"""The flag of a hit whose rule is on trial: shown, never counted."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The row of a watchlist that a detail was found on: its kind, where it is from, since when, until when, a note."""

    kind: str
    source: str
    added: str
    expires: str
    note: str

    def to_dict(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) or None for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Hit:
    """An indicator rule that fired: which phrase, on which characters, how closely (100 is exact)."""

    rule: str
    category: str
    severity: str
    weight: int
    phrase: str
    similarity: float
    start: int
    end: int
    text: str
    parts: tuple[Span, ...] = ()
    flags: tuple[str, ...] = ()
    layer: str | None = None
    """Name of the overlay that the rule comes from; None for a rule of the lowest layer."""
    watched: Watched | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def counts(self) -> bool:
        """Whether it says something about the message; a rule on trial does not."""
        return EXPERIMENTAL not in self.flags

    def to_dict(self) -> dict[str, Any]:
        apart = ("parts", "flags", "layer", "watched")
        out = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in apart}
        out["similarity"] = round(self.similarity, 1)
        out |= {"parts": [list(p) for p in self.parts or (self.span,)], "flags": list(self.flags)}
        if self.layer is not None:
            out["layer"] = self.layer
        return out | ({"watched": self.watched.to_dict()} if self.watched else {})


PARTS: Mapping[str, str] = {
    "amounts": "amount", "channels": "channel", "recipients": "recipient", "places": "place", "phones": "phone",
    "handles": "handle", "emails": "email", "references": "reference", "wallets": "wallet",
    "accounts": "bank_account", "vouchers": "voucher", "deadlines": "deadline",
}  # fmt: skip
"""The parts of a demand and the kind of finding each holds."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How sums of one demand stand to each other: ``or``, ``range``, ``plus``, ``instalments``, ``equivalent``.

    ``each`` has one sum: it is to be paid as often as its ``quantity`` says.
    """

    type: str
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """One payment demand: its parts as indexes into ``Report.findings``, ``threats`` into ``Report.hits``."""

    mode: Mode
    start: int
    end: int
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    threats: tuple[int, ...] = ()
    relations: tuple[Relation, ...] = ()
    missing: tuple[str, ...] = ()
    contradictions: tuple[Reason, ...] = ()
    confidence: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = {"mode": self.mode}
        out |= {part: list(self.parts.get(part, ())) for part in PARTS}
        out["threats"] = list(self.threats)
        out["relations"] = [{"type": r.type, "amounts": list(r.amounts)} for r in self.relations]
        out["missing"] = list(self.missing)
        out["contradictions"] = [reason.to_dict() for reason in self.contradictions]
        out |= {"confidence": round(self.confidence, 3), "start": self.start, "end": self.end}
        return out


@dataclass(frozen=True, slots=True)
class Assessment:
    """Is there a case here: level, score as the sum of its reasons, stance, scheme, safety flags."""

    level: Level
    score: int
    stance: Stance
    scheme: str | None
    reasons: tuple[Reason, ...] = ()
    safety: tuple[Reason, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "score": self.score,
            "stance": self.stance,
            "scheme": self.scheme,
            "reasons": [reason.to_dict() for reason in self.reasons],
            "safety": [reason.to_dict() for reason in self.safety],
        }


DOLLARS = (
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BBD", "BSD", "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD",
    "SRD", "TTD", "XCD",
)  # fmt: skip
"""What a lone ``$`` may stand for: the currencies of ISO 4217 that are called dollar and written so."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be assumed where the message is silent. Nothing is assumed unless it is said here."""

    region: str | None = None
    """ISO 3166 country of the reader: national phone numbers may be read there."""
    dollar: str | None = None
    """ISO 4217 code that a lone ``$`` may stand for."""
    date: str | None = None
    """ISO 8601 day that relative deadlines and dated references are measured against."""

    def __post_init__(self) -> None:
        """Codes in any case, ``UK`` for ``GB`` as people write it. Raises ExtorTraceError for what is no day."""
        region, dollar = (self.region or "").strip().upper(), (self.dollar or "").strip().upper()
        object.__setattr__(self, "region", {"UK": "GB"}.get(region, region) or None)
        object.__setattr__(self, "dollar", dollar or None)
        if self.date:
            from datetime import date

            try:
                date.fromisoformat(self.date)
            except ValueError:
                raise ExtorTraceError(f"'{self.date}' is no day; write it like 2026-11-25.") from None


@dataclass(frozen=True, slots=True)
class Message:
    """A text as received and where it came from. ``locator`` leads back to the row, part or page inside ``source``."""

    text: str
    source: str = "<text>"
    locator: str = ""
    encoding: str = ""
    sha256: str = ""
    sender: str | None = None
    recipients: tuple[str, ...] = ()
    sent_at: str | None = None
    subject: str | None = None
    notes: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """From the content alone: the same text has the same id wherever it lies."""
        from hashlib import sha256

        return "m-" + sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a stop list names: still shown, never suspect."""

    finding: int
    list: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read in one message. ``to_dict`` is the JSON contract ``extortrace.report/1``, cards masked."""

    message: Message
    options: Options
    findings: tuple[Finding, ...]
    hits: tuple[Hit, ...]
    demands: tuple[Demand, ...]
    assessment: Assessment
    languages: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    notes: tuple[Reason, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict, hash=False)
    overlays: tuple[tuple[str, str], ...] = ()
    """Name and digest of each folder of rules that lay over the lowest."""

    def line_of(self, offset: int) -> int:
        """Number of the line, from 1, that holds the character at ``offset``."""
        return self.message.text.count("\n", 0, offset) + 1

    def _layers(self) -> dict[str, Any]:
        return {"layers": [{"name": name, "rules": digest} for name, digest in self.overlays]} if self.overlays else {}

    def to_dict(self) -> dict[str, Any]:
        shown = masked(self)
        message = shown.message
        ends = [match.start() for match in re.finditer("\n", message.text)]
        about: dict[str, Any] = {
            "id": self.message.id,
            "source": message.source,
            "locator": message.locator,
            "sha256": message.sha256,
            "encoding": message.encoding,
            "chars": len(message.text),
            "languages": list(self.languages),
        }
        for name in ("sender", "sent_at", "subject"):
            if getattr(message, name) is not None:
                about[name] = getattr(message, name)
        if message.recipients:
            about["recipients"] = list(message.recipients)
        return {
            "schema": "extortrace.report/1",
            "versions": {**shown.versions, **self._layers()},
            "message": about,
            "options": {f.name: getattr(shown.options, f.name) for f in fields(shown.options)},
            "findings": [finding.to_dict(bisect_left(ends, finding.start) + 1) for finding in shown.findings],
            "indicators": [hit.to_dict() for hit in shown.hits],
            "demands": [demand.to_dict() for demand in shown.demands],
            "assessment": shown.assessment.to_dict(),
            "suppressed": [{"finding": s.finding, "list": s.list} for s in shown.suppressed],
            "notes": [note.to_dict() for note in message.notes + shown.notes],
        }
