"""Signs: what speaks for one reading of a text or another, each with the characters that show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extortrace.knowledge import Rules
from extortrace.model import Finding, Hit, Span
from extortrace.stance.voices import DEMANDS, THREATS, Voices
from extortrace.text import Text

MOST_WORDS = 6
"""Different words of a theme that count; more do not make it clearer."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign by name, how often it was seen and how much that counts in a vote, and where it stands."""

    name: str
    count: int
    spans: tuple[Span, ...]
    strength: float


def signs(text: Text, findings: Sequence[Finding], hits: Sequence[Hit], voices: Voices, rules: Rules) -> list[Sign]:
    """All signs of a text: indicator categories, themes (``theme.x``) and what its telling and layout show."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start)):
        presses = hit.category in THREATS | DEMANDS or hit.weight > 0
        if presses and voices.who(hit.start) in ("quoted", "victim"):
            continue  # the words of another: they do not make this text a demand
        if len(spans[hit.category]) < rules.scoring.per_category:
            spans[hit.category].append(hit.span)
        scheme = rules.indicators.scheme_of.get(hit.rule)
        if scheme and len(spans[f"scheme.{scheme}"]) < rules.scoring.per_category:
            spans[f"scheme.{scheme}"].append(hit.span)
    for name, span in (*voices.signs, *_money(findings, voices), *_telling(text, voices, rules)):
        spans[name].append(span)
    for name, places in _themes(text, voices, rules).items():
        spans[f"theme.{name}"] = places
    dilution = min(1.0, (rules.scoring.ordinary_length / max(text.words.text.count(" ") + 1, 1)) ** 0.5)
    return [
        Sign(name, n, tuple(dict.fromkeys(places)), n * dilution if name.startswith("theme.") else float(n))
        for name, places in sorted(spans.items())
        if (n := len(places))
    ]


def _themes(text: Text, voices: Voices, rules: Rules) -> dict[str, list[Span]]:
    """The first place of each different theme word outside quotations."""
    seen: set[tuple[str, str]] = set()
    found: dict[str, list[Span]] = defaultdict(list)
    view = text.leet
    for theme, word, start, end in rules.themes.words(view.text):
        span = view.span(start, end)
        if (theme, word) in seen or len(found[theme]) >= MOST_WORDS or voices.who(span[0]) == "quoted":
            continue
        seen.add((theme, word))
        found[theme].append(span)
    return found


def _money(findings: Sequence[Finding], voices: Voices) -> Iterator[tuple[str, Span]]:
    """How money is spoken of: a sum and a way to pay it asked for, a payee, a code handed over, a balance."""
    own = [f for f in findings if f.status == "confirmed" and voices.who(f.start) in ("writer", "demander")]
    kinds: dict[str, Finding] = {}
    for finding in own:
        kinds.setdefault(finding.kind, finding)
        kinds.setdefault(f"{finding.kind}.{finding.role}", finding)
    sums = [f for name, f in kinds.items() if name in ("amount.demanded", "amount.None", "amount.fee", "amount.fine")]
    ways = [kinds[k] for k in ("channel", "bank_account", "wallet") if k in kinds]
    payees = [kinds[k] for k in ("recipient", "bank_account", "wallet", "phone", "handle", "email") if k in kinds]
    if sums and ways:
        yield "sum_and_way", sums[0].span
    if sums and payees:
        yield "sum_and_payee", payees[0].span
    for name, sign in _MONEY_SIGNS.items():
        if name in kinds:
            yield sign, kinds[name].span
    if not any(f.kind in ("amount", "channel", "wallet", "bank_account") for f in own):
        yield "no_money", (0, 0)


_MONEY_SIGNS = {
    "amount.demanded": "sum_demanded",
    "amount.paid": "sum_paid",
    "amount.balance": "receipt",
    "amount.offered": "sum_offered",
    "amount.price": "sum_priced",
    "amount.reported": "sum_reported",
    "deadline": "deadline_set",
    "reference": "reference_given",
    "voucher": "code_given",
    "wallet": "wallet_given",
}
_TOLD_SIGNS = {"told": "told", "paid": "paid_told", "reported": "reported_speech", "negated": "advised_against"}
_BYLINE = re.compile(
    r"\b(?:publie le|mis a jour le|par la redaction|published|updated|reuters|afp|communique|revue de presse|editorial"
    r"|dateline)\b|^[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?(?:, \d{1,2} \w{3,9}\.?)? ?[-:(.] ?(?=[^\W_])"
)
_STATISTIC = re.compile(
    r"\b\d{1,3}(?:[.,]\d+)? ?(?:%|pour ?cent|percent|per cent)"
    r"|\b(?:one|two|three|un|une|deux|trois) (?:in|sur|victimes? sur) \w+"
)


def _telling(text: Text, voices: Voices, rules: Rules) -> Iterator[tuple[str, Span]]:
    """What the writer's own words show: who is spoken of, whether payments are told or asked."""
    if any(v.who == "demander" for v in voices.voices):
        yield "conversation", (voices.voices[0].start, voices.voices[0].end)
        return
    folded = text.folded.text
    cues = rules.cues.read(folded)
    head = (0, min(40, len(text.raw)))

    def own(group: str) -> list[Span]:
        places = (text.raw_span(*span) for span in cues.spans(group))
        return [span for span in places if voices.who(span[0]) == "writer"]

    first, second, third = len(own("first")), len(own("second")), len(own("third"))
    for group, sign in _TOLD_SIGNS.items():
        if places := own(group):
            yield sign, places[0]
    if second > first:
        yield "addressed", head
    elif first > second:
        yield "in_first_person", head
    if second == 0 and first <= 1 and third >= 1:
        yield "in_third_person", head
    if (byline := _BYLINE.search(folded, 0, 200)) is not None:
        yield "byline", text.raw_span(*byline.span())
    if (statistic := _STATISTIC.search(folded)) is not None and second == 0:
        yield "statistics", text.raw_span(*statistic.span())
