"""References of money transfers: what the receiver needs to fetch the money, or what proves that it was sent.

No operator publishes a check digit: an MTCN of Western Union is ten digits, a MoneyGram reference eight, a Ria PIN
eleven, and only the words beside them tell them from phones, orders and accounts. So a number counts with a label that
``rules/channels`` gives for it and an operator that fits its length: the nearest one before it, first on its line, then
in the text. "MTCN" is Western Union's own word. Orange Money ids prove themselves: they hold the day and minute of the
operation (``PP261112.1844.C51207``: 12 November 2026, 18:44). A wrong length behind a label is a rejected near miss.

>>> from extortrace.knowledge import load_rules
>>> text = Text("M.T.C.N)::816 423 7791 puis MoneyGram ref 4071-8832; MTCN 816423779")
>>> [(f.system, f.value) for f in find(text, load_rules()) if f.status == "confirmed"]
[('western_union', '8164237791'), ('moneygram', '40718832')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from extortrace.knowledge import Rules
from extortrace.knowledge.references import AMOUNT, CONTROL, MTCN, SENT, Kind, Table, table_of
from extortrace.model import Finding, Reason
from extortrace.text import Text
from extortrace.text.groups import Group, runs
from extortrace.text.lexicon import Mention

_OTHERS = (
    r"orders?|commandes?|invoices?|factures?|dossiers?|colis|cases?|tickets?|accounts?|acct|comptes?|iban|rib|bvn|nin|tel"
    r"|telephone|phone|whatsapp|call|swift|zip|contracts?|contrats?|clients?|customers?|users?|file|parcel|shipment|postal"
    r"|livraison|delivery|serial|serie|batch|booking|reservation|plainte|complaint|report|winning|lot|ups|fedex|dhl|usps"
    r"|chronopost|colissimo"
)
OTHER = re.compile(
    rf"(?<![a-z])(?:{_OTHERS})(?![a-z])[^a-z0-9,.;!?\n]{{0,4}}(?:[a-z]{{1,6}}[^a-z0-9,;!?\n]{{0,4}}){{0,2}}$"
)
_NOT = re.compile(r"(?:\bnot|\bisn'?t|\bn'?est pas|\bpas|\bni)[ ](?:an?[ ]|the[ ]|un[ ]|le[ ]|d'|de[ ])?$")
_LISTED = re.compile(
    rf"(?:\s|[,;/&+|·•*–-]|\b(?:et|and|puis|then|plus|ou|or)\b|\([^()\n]{{1,24}}\)"
    rf"|\n[ ]*\d{{1,2}}[.)]|(?:of|for|de|pour|=|:)[ ]?{AMOUNT}){{1,8}}"
)
MONEY = re.compile(
    r"[ ]?(?:€|\$|£|(?:f|fcfa|f cfa|cfa|euros?|eur|usd|dollars?|cad|gbp|xof|xaf|naira|cedis?|balles|bucks)\b|%)"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")
DIALLED = re.compile(
    r"(?:\b(?:tel|phone|call|appele?z?|appeler|whatsapp|contact|sms|text|cell|mobile|joindre|numero de telephone)\b"
    r"[^\n]{0,12}|\+\d{0,3}[ (]{0,2})$"
)
_SPOKEN = re.compile(
    r"\bm\.?t\.?c\.?n\b(?<!not mtcn)(?:(?!\bm\.?t\.?c\.?n\b|\d{6}|[.!?][ ]|\n).){1,80}"
    r"(?<!montant)(?<!montant )(?<!amount)(?<!amount )(?<!somme )(?<!solde )(?<!balance)[:=][ ]{0,3}$"
)
"""The word and, after some others, a colon: "MTCN du mandat fait hier à Tours : …"."""
_AFTER_IS = re.compile(r"[ )\]:,–-]{0,4}(?:(?:is|est|c'est|comme|as)[ ](?:the|le|my|your|mon|ton|votre)?[ ]?)?")
_PARCEL = re.compile(
    r"[^a-z\n]{0,3}(?:[a-z']{1,8}[ ]){0,3}"
    r"(?:colis|parcels?|package|shipment|dhl|ups|fedex|usps|chronopost|colissimo|gls|dpd)\b"
)
USUAL = frozenset(
    {
        (10,),
        (3, 3, 4),
        (4, 3, 3),
        (8,),
        (4, 4),
        (11,),
        (3, 3, 5),
        (3, 4, 4),
        (4, 4, 3),
        (3, 3, 3, 2),
        (9,),
        (12,),
        (13,),
        (14,),
        (15,),
    }
)
"""How people group the digits of a reference."""
_OPENS = re.compile(r"\n[ >*•(\[{:#=-]*(?:\d{1,2}[.)][ ]?)?[(\[{]?")
_NEAR, _BACK = 90, 26
_TIGHT = ("", " ", "-", ".", "/", "  ", " - ", "_")


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every reference of the text, near misses rejected with their reason."""
    scan = Scan(text, rules, table_of(rules.channels.references))
    yield from scan.coded()
    yield from scan.numbers()


class Scan:
    """One reading of a text for references."""

    def __init__(self, text: Text, rules: Rules, table: Table) -> None:
        self.text, self.rules, self.table = text, rules, table
        self.glyphs, self.folded = text.glyphs.text, text.folded.text
        self._mentions: list[Mention] | None = None
        self._starts: list[int] = []
        self._of: dict[str, list[Mention]] = defaultdict(list)
        self.last: tuple[int, str] | None = None
        """Where the last reference ends, and its system: a list may go on with others."""

    @property
    def mentions(self) -> list[Mention]:
        """Operators named in the text; looked for when the first number may need one."""
        if self._mentions is None:
            self._mentions = self.rules.channels.lexicon.find(self.text)
            self._starts = [mention.start for mention in self._mentions]
            for mention in self._mentions:
                self._of[mention.id].append(mention)
        return self._mentions

    def coded(self) -> Iterator[Finding]:
        """References with letters in them: their shape says much, a label or the operator's name the rest."""
        taken: set[tuple[int, int]] = set()
        for kind, pattern in self.table.coded:
            for match in pattern.finditer(self.glyphs):
                said, span = match.group(), match.span()
                if span in taken or not any(c.isdigit() for c in said):
                    continue
                if kind.pattern.self_checked:
                    taken.add(span)
                    yield self._dated(kind, said, *span)
                    continue
                why = self._named(kind, *span)
                if why:
                    taken.add(span)
                    yield self.text.finding(
                        "reference", kind.shape.clean(said), *span, system=kind.system, confidence=0.92, why=(why,)
                    )

    def _dated(self, kind: Kind, said: str, start: int, end: int) -> Finding:
        """An id that holds the moment of its operation, ``AAYYMMDD.HHMM.…``."""
        said = said.replace(" ", "")
        twins = {other.system for other, _ in self.table.coded if other.shape == kind.shape}
        system = self._nearest(start, end, twins) or ("orange_money" if "orange_money" in twins else kind.system)
        try:
            at = datetime.strptime(said[2:13], "%y%m%d.%H%M").isoformat(timespec="minutes")
            reason, status, confidence = Reason("dated_id", {"at": at}), "confirmed", 0.99
        except ValueError:
            reason, status, confidence = Reason("impossible_date"), "rejected", 0.2
        return self.text.finding(
            "reference", said, start, end, system=system, status=status, confidence=confidence, why=(reason,)
        )

    def _named(self, kind: Kind, start: int, end: int) -> Reason | None:
        """What makes letters and digits a reference of this kind; weak shapes need their label right beside them."""
        literal = "'" in kind.shape.template
        near = self._closest(kind.system, start)
        if near is None:
            return None
        reason = Reason("operator_named", {"system": kind.system}, (self.text.raw_span(near.start, near.end),))
        said = self.glyphs[start:end]
        if literal and sum(c.isdigit() for c in said) >= 1 and not said.isalpha():
            return reason
        before = self.folded[max(0, start - 40) : start]
        after = self.folded[end : end + 24]
        for label in kind.pattern.labels:
            words = label.replace(" ", r"[ .\-]{0,2}")
            if re.search(rf"(?<![a-z]){words}(?![a-z])[^a-z0-9]{{0,5}}(?:(?:is|no|est|n)[^a-z0-9]{{0,3}})?$", before):
                return Reason("label", {"label": label})
            if re.match(rf"[^a-z0-9\n]{{1,3}}{words}(?![a-z])", after):
                return Reason("label", {"label": label})
        return None

    def numbers(self) -> Iterator[Finding]:
        """References of digits."""
        for run in runs(self.glyphs):
            if len(run) > 200 or sum(len(group.digits) for group in run[:12]) < 5:
                continue
            at = 0
            while at < len(run):
                found = self._number(run, at)
                if found:
                    finding, at = found
                    yield finding
                else:
                    at += 1

    def _number(self, run: list[Group], at: int) -> tuple[Finding, int] | None:
        start = run[at].start
        if (
            at
            and self.glyphs[run[at - 1].end : start] in (*_TIGHT, ",")
            and self.last != (run[at - 1].end, self._last_system)
        ):
            return None
        if start and (
            self.folded[start - 1] in "$€£+" or (self.folded[start - 1].isalnum() and not self._glued(start))
        ):
            return None
        listed = (
            self.last is not None and start - self.last[0] <= 60 and _LISTED.fullmatch(self.folded, self.last[0], start)
        )
        labels = self.labels(start)
        strong = any(label in MTCN for label in labels)
        if not labels and not listed and self.follows_name(start) is None and not self._after(run, at):
            return None
        for after, digits in self._cuts(run, at):
            system, why, confidence = self._system(run, at, after, digits, labels, bool(listed))
            if system:
                end = run[after - 1].end
                self.last = end, system
                flags = ("repaired",) if any(group.repaired for group in run[at:after]) else ()
                if flags and not strong:
                    return None
                finding = self.text.finding(
                    "reference", digits, start, end, system=system, confidence=confidence, why=(why,), flags=flags,
                    status="confirmed" if confidence > 0.5 else "candidate",
                )  # fmt: skip
                return finding, after
        return self.miss(run, at, labels, strong)

    @property
    def _last_system(self) -> str:
        return self.last[1] if self.last else ""

    def _glued(self, start: int) -> bool:
        return bool(re.search(r"(?:mtcn|ref|pin|code|number|numero|no|n°)$", self.folded[max(0, start - 8) : start]))

    def labels(self, start: int) -> list[str]:
        """The labels whose number this is: nothing but small words, names and marks in between."""
        first = max(0, start - _NEAR)
        line = self.folded.rfind("\n", first, start)
        if line >= 0 and not _OPENS.fullmatch(self.folded, line, start):
            first = line + 1
        found: list[str] = []
        window = self._without_names(first, start)
        for match in self.table.label.finditer(window):
            chain = self.table.chain.match(window, match.end())
            if chain and chain.end() == len(window):
                before = window[max(0, match.start() - 28) : match.start()]
                if OTHER.search(before) or _NOT.search(before):
                    return []
                found.append(self._label(match.group()))
        if not found and _SPOKEN.search(window) and not OTHER.search(window) and not self.dialled(start):
            return ["mtcn"]
        return found

    def _label(self, said: str) -> str:
        """A label as the rules write it."""
        label = " ".join(re.findall(r"[a-z]+", said))
        label = label if label in self.table.by_label else label.removesuffix("s")
        bare = label.replace(" ", "")
        return "mtcn" if "mtcn" in bare or "mctn" in bare else label

    def _without_names(self, start: int, end: int) -> str:
        """A stretch with the names of operators blanked, so that "MTCN Western Union : 816…" is one label."""
        stretch = self.folded[start:end]
        for mention in self._from(start):
            if mention.start >= end:
                break
            stretch = (
                stretch[: mention.start - start]
                + " " * (min(mention.end, end) - mention.start)
                + stretch[mention.end - start :]
            )
        return stretch

    def _from(self, start: int) -> Iterator[Mention]:
        """Operators named from here on."""
        mentions = self.mentions
        return (mentions[i] for i in range(bisect_right(self._starts, start - 1), len(mentions)))

    def _back(self, start: int) -> Iterator[Mention]:
        """Operators named before, the nearest first."""
        mentions = self.mentions
        return (mentions[i] for i in range(bisect_right(self._starts, start) - 1, -1, -1) if mentions[i].end <= start)

    def follows_name(self, start: int) -> Mention | None:
        """The operator named right before the number, with nothing but small words between."""
        at = bisect_right(self._starts, start - 1) - 1 if self.mentions else -1
        if at < 0:
            return None
        mention = self.mentions[at]
        rest = self.folded[mention.end : start]
        chain = self.table.chain.match(rest) if len(rest) <= _BACK else None
        return mention if chain and chain.end() == len(rest) and "\n" not in rest else None

    def _after(self, run: list[Group], at: int) -> bool:
        """Whether "MTCN" stands behind the number."""
        for after, _ in self._cuts(run, at):
            end = run[after - 1].end
            joint = _AFTER_IS.match(self.folded, end)
            label = self.table.label.match(self.folded, joint.end()) if joint else None
            if label and self._label(label.group()) == "mtcn":
                return not re.match(r"[^a-z0-9\n]{0,6}\d", self.folded[label.end() : label.end() + 8])
        return False

    def _cuts(self, run: list[Group], at: int) -> Iterator[tuple[int, str]]:
        """Where a reference that begins with this group may end: lengths that some operator has, the longest first."""
        found, digits = [], ""
        gaps = (*_TIGHT, ")", ") ", ")-") if self.glyphs[run[at].start - 1 : run[at].start] == "(" else _TIGHT
        for after in range(at + 1, min(len(run), at + 8) + 1):
            if after > at + 1 and self.glyphs[run[after - 2].end : run[after - 1].start] not in gaps:
                break
            digits += run[after - 1].digits
            if len(digits) > 16:
                break
            end = run[after - 1].end
            tight = after < len(run) and self.glyphs[end : run[after].start] in ("", "-", ".")
            word = self.folded[end : end + 1].isalpha()
            if (
                len(digits) >= 8
                and not tight
                and not word
                and not MONEY.match(self.folded, end)
                and self.table.fitting(len(digits))
            ):
                found.append((after, digits))
        exact = [cut for cut in found if len(cut[1]) in (8, 10, 11)]
        return iter(exact + [cut for cut in reversed(found) if cut not in exact])

    def _system(
        self, run: list[Group], at: int, after: int, digits: str, labels: list[str], listed: bool
    ) -> tuple[str | None, Reason, float]:
        """Whose reference the number is, why, and how surely; None when it is nobody's."""
        start, end = run[at].start, run[after - 1].end
        fits = {kind.system for kind in self.table.fitting(len(digits))}
        if any(label in MTCN for label in labels) or self._after(run, at):
            if len(digits) == 10:
                return "western_union", Reason("label", {"label": "mtcn"}), 0.97
            other = self._nearest(start, end, fits & {"moneygram", "ria"})
            return other, Reason("label", {"label": "mtcn", "system": other or ""}), 0.9
        if listed and self.last and self.last[1] in fits and not self.dialled(start):
            return self.last[1], Reason("listed"), 0.85
        named = self.follows_name(start)
        sent = bool(labels) and all(label in SENT for label in labels)
        able = {system for label in labels for system in self.table.by_label.get(label, ())} & fits
        if named and named.id in fits and (named.id in able or sent or not labels):
            loose = not labels and (
                len(digits) not in (8, 10, 11) or named.id not in ("western_union", "moneygram", "ria")
            )
            if loose or (
                not labels and (_DAY.fullmatch(digits) or self.dialled(start) or self._pairs(run, at, after))
            ):
                return None, Reason("none"), 0
            return (
                named.id,
                Reason("operator_named", {"system": named.id}, (self.text.raw_span(named.start, named.end),)),
                0.93,
            )
        if sent:
            able = fits & {"western_union", "moneygram", "ria"}
        if not able or self.dialled(start) or (_DAY.fullmatch(digits) and sent):
            return None, Reason("none"), 0
        if tuple(len(group.digits) for group in run[at:after]) not in USUAL or _PARCEL.match(self.folded, end):
            return None, Reason("none"), 0
        beside = sent or all(len(label) < 3 for label in labels)
        system = self._nearest(start, end, able, beside)
        if system is None and len(digits) == 10 and any(label in CONTROL for label in labels):
            return "western_union", Reason("label", {"label": labels[0]}), 0.45
        return system, Reason("label", {"label": labels[0] if labels else "", "system": system or ""}), 0.88

    def dialled(self, start: int) -> bool:
        return bool(DIALLED.search(self.folded, max(0, start - 36), start))

    @staticmethod
    def _pairs(run: list[Group], at: int, after: int) -> bool:
        return len(run[at].digits) == 2 or (run[at].digits[0] == "0" and after - at > 3)

    def _nearest(self, start: int, end: int, systems: set[str] | frozenset[str], beside: bool = False) -> str | None:
        """The operator that speaks of a number: last before it on its line, after it there, or in the text."""
        if not systems or not self.mentions:
            return None
        line = self.folded.rfind("\n", max(0, start - 200), start) + 1
        stop = self.folded.find("\n", end, end + 100)
        stop = stop if stop >= 0 else end + 100
        kinds = self.rules.channels.by_id
        for mention in self._back(start):
            if mention.end < line or start - mention.end > 120:
                break
            if mention.id in systems:
                return mention.id
            if kinds[mention.id].kind in ("voucher", "bank", "crypto"):
                return None
        for mention in self._from(end):
            if mention.start > min(stop, end + 80):
                break
            if mention.id in systems:
                return mention.id
        named = [] if beside else [m for system in sorted(systems) if (m := self._closest(system, start))]
        return min(named, key=lambda m: (m.start > start, abs(m.start - start))).id if named else None

    def _closest(self, system: str, start: int) -> Mention | None:
        """Where an operator is named last before a place, else first after it."""
        named = self._of.get(system, []) if self.mentions else []
        at = bisect_right(named, start, key=lambda mention: mention.start)
        return named[max(0, at - 1)] if named else None

    def miss(self, run: list[Group], at: int, labels: list[str], strong: bool) -> tuple[Finding, int] | None:
        """A number of a wrong length behind a label that names its operator."""
        digits, after = run[at].digits, at + 1
        while (
            after < len(run)
            and self.glyphs[run[after - 1].end : run[after].start] in _TIGHT
            and len(run[after].digits) >= 2
        ):
            if (
                len(digits) >= 7
                and self.glyphs[run[after - 1].end : run[after].start] == " "
                and len(run[after - 1].digits) > 4
            ):
                break
            digits += run[after].digits
            after += 1
        named = self.follows_name(run[at].start)
        system = "western_union" if strong else named.id if named and labels else ""
        wants = sorted({n for kind in self.table.digits if kind.system == system for n in kind.shape.lengths})
        end = run[after - 1].end
        if (
            not wants
            or not 5 <= len(digits) <= 20
            or len(digits) in wants
            or MONEY.match(self.folded, end)
            or _DAY.fullmatch(digits)
        ):
            return None
        if self.folded[end : end + 1].isalnum() or self.dialled(run[at].start):
            return None
        want = "-".join(map(str, wants))
        finding = self.text.finding(
            "reference", digits, run[at].start, end, system=system, status="rejected", confidence=0.2,
            why=(Reason("wrong_length", {"got": len(digits), "want": want}),),
        )  # fmt: skip
        return finding, after
