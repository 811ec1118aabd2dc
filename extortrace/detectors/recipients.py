"""Recipients: who receives the money, by name as written, without titles.

Three strengths of evidence: a labelled form row or beneficiary block; words that introduce a payee ("au nom de",
"payable to", "titulaire"); a name standing where a payee stands (after "Western Union to", behind an account number).
Senders are kept as ``sender_name``, the agreed question and answer of a transfer as ``test_question`` and
``test_answer``.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> text = Text("Western Union\\nNom : KOUADIO\\nPrénom : Yao Serge\\nPays : Togo")
>>> [(f.kind, f.value, len(f.parts)) for f in find(text, load_rules())]
[('recipient', 'KOUADIO Yao Serge', 2)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from extortrace.knowledge import Rules
from extortrace.knowledge.places import Places
from extortrace.model import Finding, Reason, Span
from extortrace.text import Row, Text
from extortrace.text.lexicon import key
from extortrace.text.names import name_at
from extortrace.text.payees import (
    AFTER_CHANNEL,
    ANSWER,
    BEHIND,
    BRAND,
    ENGLISH,
    FAMILY,
    FRENCH,
    FULL,
    GIVEN,
    GLUED_QUESTION,
    GOD,
    INTRODUCED,
    MIDDLE,
    MONEY,
    NOT_NAME,
    PAYEE,
    POSSESSED,
    POSSESSIVE,
    QUESTION,
    RECEIPT,
    SENDER,
    SHOWN,
    TO,
)


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Recipients, each once where it stands; then senders and the agreed question and answer."""
    reader = _Reader(text, rules.places)
    yield from reader.split_names()
    yield from reader.rows()
    yield from reader.introduced()
    yield from reader.standing()
    yield from reader.questions()


class _Reader:
    """One message read for names: what is taken already is not named twice."""

    def __init__(self, text: Text, places: Places) -> None:
        self.text, self.places = text, places
        self.glyphs, self.folded = text.glyphs.text, text.folded.text
        self.money = [m.start() for m in MONEY.finditer(self.folded)]
        self.french = len(FRENCH.findall(self.folded)) >= len(ENGLISH.findall(self.folded))
        self.taken = bytearray(len(self.glyphs) + 1)
        self.name = partial(name_at, self.glyphs, self.folded, is_place=self._place)

    def _place(self, word: str) -> bool:
        return any(not p.doubtful for p in self.places.named(key(word)))

    def _whole_place(self, start: int, end: int) -> bool:
        """The words are a place, or begin with one: Abidjan, Benin City, Ivory Coast, Lagos Nigeria."""
        words = key(self.folded[start:end]).split()
        return any(
            any(not p.doubtful for p in self.places.named(" ".join(words[:n]))) for n in range(1, len(words) + 1)
        )

    def _paid(self, start: int, reach: int = 90) -> bool:
        """Money is spoken of shortly before, in the same breath."""
        at = bisect_left(self.money, max(0, start - reach))
        return at < len(self.money) and self.money[at] < start

    def _give(
        self, kind: str, parts: list[Span], why: str, confidence: float = 0.9, doubt: bool = False
    ) -> Iterator[Finding]:
        """The finding, unless its characters are someone's name already."""
        start, end = parts[0][0], parts[-1][1]
        a, b = min(p[0] for p in parts), max(p[1] for p in parts)
        if self.taken.find(1, a, b) >= 0:
            return
        for p, q in parts:
            self.taken[p:q] = b"\1" * (q - p)
        value = " ".join(" ".join(self.glyphs[p:q].split()) for p, q in parts)
        yield self.text.finding(
            kind,
            value,
            start,
            end,
            parts=parts if len(parts) > 1 else (),
            status="candidate" if doubt else "confirmed",
            confidence=0.4 if doubt else confidence,
            why=(Reason(why),),
        )

    # --- form rows

    def rows(self) -> Iterator[Finding]:
        """Labelled rows; first and last name of one block are one recipient, in the order written."""
        rows = list(self.text.rows)
        used: set[int] = set()
        for i, row in enumerate(rows):
            if i in used:
                continue
            label = _label(row)
            if SENDER.fullmatch(label):
                if span := self._value(row, small=True):
                    yield from self._give("sender_name", [span], "sender_label")
                self._block(row)
                continue
            given, family = GIVEN.fullmatch(label), FAMILY.fullmatch(label)
            if given or family:
                pair = self._pair(rows, i)
                if pair:
                    used.update(j for j, _ in pair)
                    parts = [span for _, span in pair]
                    yield from self._give("recipient", parts, "name_rows", doubt=self._doubt(rows, i, label))
                    continue
            if FULL.fullmatch(label) or (label.split("(")[0].strip() and FULL.fullmatch(label.split("(")[0].strip())):
                span = self._value(row, small=True)
                if span:
                    yield from self._give("recipient", [span], "payee_label", doubt=self._doubt(rows, i, label))

    def _block(self, row: Row) -> None:
        self.taken[row.start : row.end] = b"\1" * (row.end - row.start)

    def _doubt(self, rows: list[Row], i: int, label: str) -> bool:
        """Whether to doubt it: a bare "Name:" is a payee beside a transfer, not in a form on the victim."""
        if re.search(PAYEE, label) or "pay" in label or "ordre" in label or "account" in label or "compte" in label:
            return False
        near = " ".join(row.label for row in rows[max(0, i - 4) : i + 5])
        own = re.search(
            r"\b(?:your|votre|age|occupation|profession|sex|sexe|marital|nationalit|dob|birth"
            r"|naissance|situation)\b",
            near,
        )
        before = self.folded[max(0, rows[i].label_start - 400) : rows[i].label_start]
        if re.search(r"\b(?:ville|pays|city|country|question|reponse|answer)\b", near) and not own:
            return False
        if own and not re.search(PAYEE, before):
            return True
        contact = re.search(r"\b(?:e-?mail|fax|tel|telephone|phone)\b", near)
        paid = re.search(r"\b(?:amount|montant|iban|account)\b", near) or re.search(PAYEE, before)
        return not self.money or bool(contact and not paid)

    def _pair(self, rows: list[Row], i: int) -> list[tuple[int, Span]]:
        """The rows that make up one name: neighbours, one for each part of it."""
        found: list[tuple[int, Span]] = []
        kinds: set[str] = set()
        for j in range(i, min(i + 4, len(rows))):
            label = _label(rows[j])
            kind = (
                "given"
                if GIVEN.fullmatch(label)
                else "middle"
                if MIDDLE.fullmatch(label)
                else "family"
                if FAMILY.fullmatch(label)
                else ""
            )
            if not kind or kind in kinds:
                break
            span = self._value(rows[j], small=True)
            if not span:
                break
            kinds.add(kind)
            found.append((j, span))
        return found if len(found) > 1 or (found and "given" not in kinds and _label(rows[i]) != "nom") else []

    def _value(self, row: Row, small: bool) -> Span | None:
        start, end = row.start, row.end
        while start < end and self.glyphs[start] in " .=-_*:>#'\"«":
            start += 1
        if start >= end:
            return None
        span = self.name(start, small=small)
        if span is None or span[0] >= end:
            return None
        a, b = span[0], min(span[1], end)
        if b - a < 2 or re.fullmatch(r"x{2,}|n/?a|none|idem|same|meme", self.folded[a:b]) or self._whole_place(a, b):
            return None
        if (
            self.glyphs[a].islower()
            and end - b > 3
            and self.glyphs[b : b + 1] == " "
            and not re.match(r"[ ](?:tel|ville|pays|a|in|,)", self.folded[b:])
        ):
            words = len(self.folded[row.start : row.end].split())
            if words > 5:
                return None
        return a, b

    # --- one line: NOM x PRENOM y

    _SPLIT = re.compile(
        r"\b(?P<one>nom|last[ ]?name|surname|first[ ]?name"
        r"|prenoms?)(?:[ ]d[ue][ ]\w{5,13})?[ ]?[:=\-]?[ ]?(?=[^\W\d_])(?P<x>[^\n,;:=]{2,40}?)[ ,;/.\-]{1,3}"
        r"(?P<two>prenoms?|first[ ]?name|last[ ]?name|surname|nom)\b[ ]?[:=\-]?[ ]?(?=[^\W\d_])"
    )

    def split_names(self) -> Iterator[Finding]:
        for match in self._SPLIT.finditer(self.folded):
            if match["one"] == match["two"] or self.taken.find(1, match.start("x"), match.end()) >= 0:
                continue
            first = self.name(match.start("x"), small=True)
            last = self.name(match.end(), small=True)
            if first and last and first[1] <= match.start("two"):
                yield from self._give("recipient", [first, last], "name_parts")

    # --- words that introduce a payee

    def introduced(self) -> Iterator[Finding]:
        for sender in re.finditer(
            r"\b(?:senders?(?:'s)?(?:[ ]name)?|expediteur|envoyeur)[ ]?(?:is|est|:|="
            r"|-)?[ ]{0,2}(?=[^\W\d_])",
            self.folded,
        ):
            span = self.name(sender.end())
            if span and len(self.folded[span[0] : span[1]].split()) > 1:
                yield from self._give("sender_name", [span], "sender_word", confidence=0.8)
        for match in INTRODUCED.finditer(self.folded):
            said, start = match.group(), match.end()
            bare = re.search(r"\b(?:nom|name)\b", said) and not re.match(
                r"au |in |under|sous|rec|ben|dest|tit"
                r"|payee|acc",
                said,
            )
            before = self.folded[max(0, match.start() - 24) : match.start()]
            if bare and NOT_NAME.search(before):
                continue
            if re.match(r"(?:au|sur le|le) compte", said) and not self._paid(start, 60):
                continue
            while start < len(self.glyphs) and self.glyphs[start] in " :=-\"«'*":
                start += 1
            if bare and re.match(r"(?:de|du|des|of|d'|and|et|ou|or)\b", self.folded[start : start + 4]):
                continue
            if GOD.match(self.folded, start) and self.glyphs[start : start + 3] != "La ":
                continue
            marked = (
                match.group().rstrip().endswith((":", "=", "-", "is", "est", "c'est"))
                or self.folded[match.end() : start].strip() != ""
            )
            small = self._paid(match.start(), 160) or marked
            span = self.name(
                start, small=bool(small) and self._all_small(start) and (marked or bool(bare) or "nom de" in said)
            )
            if span is None:
                span = self._two_lines(start)
            if span is None or self._unfit(span, one=not bare or marked):
                continue
            if not marked and self.glyphs[span[0]].islower() and not self._closed_name(span):
                continue
            if (
                not marked
                and said.startswith("beneficiary")
                and not before.rstrip(" ").endswith((",", ";", "(", "\n", "."))
                and before.strip()
            ):
                continue
            if not marked and re.match(PAYEE, said) and len(self.folded[span[0] : span[1]].split()) < 2:
                continue
            doubt = bare and not self._paid(match.start(), 300) and not (self.money and marked)
            yield from self._give("recipient", [span], "payee_word", doubt=bool(doubt))

    def _closed_name(self, span: Span) -> bool:
        """Small letters: two words at least, and then what follows a name: a stop, a place, a town or a number."""
        follows = self.folded[span[1] : span[1] + 30]
        words = len(self.folded[span[0] : span[1]].split())
        return words > 1 and bool(
            re.match(
                r"[ ]?(?:[,.\n;!()/\-]|$|(?:ville|tel|pays|a|in|city|country|prenom|num\w*|au|en)\b"
                r"|\+?\d)",
                follows,
            )
            or self._starts_with_place(follows.strip())
        )

    def _two_lines(self, start: int) -> Span | None:
        """A name on the line after its introduction."""
        if self.glyphs[start : start + 1] == "\n":
            span = self.name(start + 1)
            if span and not any(row.label_start <= span[0] <= row.start for row in self.text.rows):
                return span
        return None

    def _all_small(self, at: int) -> bool:
        """The writer does not use capitals here."""
        around = self.glyphs[at : at + 40]
        return around.split("\n")[0].islower()

    def _unfit(self, span: Span, one: bool = True) -> bool:
        """Not a payee: a brand, a place, an ordinary capital at the start of a phrase."""
        start, end = span
        words = self.folded[start:end].split()
        if words[0] in BRAND or (len(words) == 1 and (not one or len(words[0]) < 3)):
            return True
        return self._whole_place(start, end)

    # --- where a payee stands

    def standing(self) -> Iterator[Finding]:
        for match in POSSESSED.finditer(self.folded):
            span = self.name(match.end())
            if span:
                a, b = span
                cut = self.folded.find("'s", a, b + 2)
                yield from self._give("recipient", [(a, cut if cut > 0 else b)], "payee_word")
        for match in TO.finditer(self.folded):
            yield from self._to(match.group().split()[0], match.start(), match.end())
        for match in BEHIND.finditer(self.folded):
            yield from self._behind(match)
        for match in AFTER_CHANNEL.finditer(self.folded):
            span = self.name(match.end())
            if span and len(self.glyphs[span[0] : span[1]].split()) > 1 and not self._unfit(span):
                follows = self.folded[span[1] : span[1] + 30]
                placed = re.match(r"[ ]?[,(\-][ ]?([^\W\d_][^\n,.;:)]{1,24})", follows)
                sure = bool(placed and self._starts_with_place(placed[1])) or not follows.strip()
                yield from self._give("recipient", [span], "after_channel", doubt=not sure)

    def _starts_with_place(self, words: str) -> bool:
        parts = key(words).split()
        return any(self.places.named(" ".join(parts[:n])) for n in range(1, 4))

    def _to(self, word: str, begin: int, start: int) -> Iterator[Finding]:
        if not self._paid(begin + 5, 116):
            return
        span = self.name(start)
        if span is None:
            return
        sentence = max(self.folded.rfind(sign, max(0, begin - 110), begin) for sign in ("\n", ". ", "! ", "? ", ": "))
        reach = self.folded[max(sentence, begin - 110, 0) : begin + (4 if word[:3] in ("pay", "pai") else 0)]
        sums = list(MONEY.finditer(reach))
        if not sums or self.taken.find(1, start, start + 1) >= 0:
            return
        if self._unfit(span):
            return
        words = self.glyphs[span[0] : span[1]].split()
        titled = bool(set(re.findall(r"[a-z]+", self.folded[start : span[0]])) - POSSESSIVE)
        receipt = RECEIPT.match(self.folded, span[1])
        far = len(reach) - sums[-1].end()
        if word in ("pour", "for") and not (receipt and len(words) > 1):
            return
        if word == "a" and self.glyphs[begin] != "à" and not self.french:
            return
        if not receipt and not _cased(self.glyphs, begin):
            follows = re.match(
                r"[ ]?[,(\-]?[ ]?(?:a |in |at |au "
                r"|en )?([^\W\d_][^\n,.;:)]{1,24})",
                self.folded[span[1] : span[1] + 36],
            )
            if not (len(words) > 1 and follows and self._starts_with_place(follows[1])):
                return
        if word == "chez" and not titled and not re.search(r"paiement|achat|carte|depos|depot|paye|pay", reach):
            return
        if span[0] > start and not titled and not receipt:
            return  # "the British Government", "your satisfaction"
        if re.search(r"\b(?:married|related|relative|associate|known|subject|ready|prior|next|close|belong\w*"
            r"|according|thanks?|due|up|wr[io]te?n?|spoke|talk\w*|said|marie[e]?)[ ]\Z",
                     self.folded[max(0, begin - 14) : begin]):  # fmt: skip
            return
        if word == "au" and not titled:
            return
        if SHOWN.search(reach) and not receipt:
            return
        if len(words) == 1:
            direct = far <= 14 and re.search(
                r"(?:interac|virement|transfert?|mandat|argent|money|donnes?|donner|remets|give|pay|cash|especes"
                r"|[€$£₦]|euros?|dollars?|fcfa|cfa|francs?|\bf|\be|[€$£₦][ ]?\d[\d.,]*|\d)[ ]?(?:cash|en especes"
                r"|en liquide)?[ ]?\Z",
                reach,
            )
            if not (receipt or titled or (direct and not self.glyphs[span[0] : span[1]].isupper())):
                return
        elif not receipt and far > 60:
            return
        yield from self._give("recipient", [span], "paid_to", confidence=0.85)

    def _behind(self, match: re.Match[str]) -> Iterator[Finding]:
        span = self.name(match.end())
        if span is None or self._unfit(span):
            return
        words = self.glyphs[span[0] : span[1]].split()
        if re.search(
            r"[$€£₦]|\b(?:usd|eur|cfa|fcfa|of|ghs"
            r"|ngn)[ ]?\Z",
            self.folded[max(0, match.start() - 4) : match.start()],
        ):
            return
        around = self.folded[max(0, match.start() - 60) : match.start() + 4]
        account = re.search(r"\b(?:acc(?:oun)?t|acc|a/c|iban|rib|compte|bank|banque|gtb\w*|uba|zenith|access|opay"
            r"|palmpay|kuda|momo|moov|flooz|wave|om|orange money|mtn|sterling|wema"
                            r"|polaris|fcmb|ecobank|moniepoint|virement|interac|paypal|zelle|depo\w+|fidelity"
                            r"|transfer|pay|numero|send|envoie)\b|\b[a-z]{2}\d{2}\b", around)  # fmt: skip
        if not account:
            return
        if match["bracket"]:
            closed = self.folded[span[1] : span[1] + 1] in (")", ",", ";") or self.folded[span[1] : span[1] + 2] in (
                " )",
                " -",
            )
            if closed and (len(words) > 1 or span[0] > match.end()):
                yield from self._give("recipient", [span], "behind_account")
            return
        strong = re.search(
            r"\b(?:acc(?:oun)?t|acc|a/c|iban|rib|compte|bank|banque|gtb\w*|uba|zenith|access|opay"
            r"|palmpay|kuda|sterling|wema|fidelity|fcmb|ecobank|moniepoint)\b",
            around,
        )
        if match.group()[-1] == "\n" and not self._ends_line(span):
            return
        told = re.match(r"(?:envo|send|when|quand|then|and|et )", self.folded[span[0] : span[1]])
        if len(words) > 1 and strong and not told:
            yield from self._give("recipient", [span], "behind_account", confidence=0.85)

    def _ends_line(self, span: Span) -> bool:
        return (
            self.glyphs[span[1] : span[1] + 2].strip(" .,") in ("", "\n") or self.glyphs[span[1] : span[1] + 1] == "\n"
        )

    # --- question and answer

    def questions(self) -> Iterator[Finding]:
        seen: list[Span] = []
        for match in GLUED_QUESTION.finditer(self.folded):
            seen.append(match.span())
            for kind, group in (("test_question", "q"), ("test_answer", "a")):
                a, b = match.span(group)
                if b > a:
                    yield self.text.finding(kind, self.glyphs[a:b].strip(), a, b, why=(Reason("label"),))
        for row in self.text.rows:
            asked, answered = QUESTION.fullmatch(row.label), ANSWER.fullmatch(row.label)
            kind = "test_question" if asked else "test_answer"
            if (asked or answered) and row.end > row.start and not any(a <= row.start < b for a, b in seen):
                a, b = row.start, min(row.end, row.start + 80)
                while a < b and self.glyphs[a] in " .=-_*:>":
                    a += 1
                while b > a and self.glyphs[b - 1] in " .=-_*:>":
                    b -= 1
                if b > a:
                    yield self.text.finding(kind, self.glyphs[a:b], a, b, why=(Reason("label"),))


def _cased(glyphs: str, at: int) -> bool:
    """True where capitals mean something: the characters around are mostly small."""
    around = [c for c in glyphs[max(0, at - 40) : at + 40] if c.isalpha()]
    return sum(c.isupper() for c in around) < len(around) * 0.55


def _label(row: Row) -> str:
    return re.sub(r"^[\W\d]+|[\W]+$", "", row.label.replace("’", "'"))
