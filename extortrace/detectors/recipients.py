"""Recipients: who receives the money, by name as written, without titles.

Three strengths of evidence: a labelled form row or beneficiary block; words that introduce a payee ("au nom de", "payable
to", "titulaire"); a name standing where a payee stands (after "Western Union to", behind an account number). Senders are
kept as ``sender_name``, the agreed question and answer of a transfer as ``test_question`` and ``test_answer``.

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

# --- words -----------------------------------------------------------------------------------------------------------

_PAYEE = (
    r"(?:beneficiaires?|beneficiary|receveurs?|receveuse|recevant|receivers?|reciever|recepteur|recipients?|destinataires?|titulaires?"
    r"|payee|account[ ]holder|acc(?:oun)?t[ ]name|intitule(?:[ ]du[ ]compte)?)"
)
_FULL = re.compile(
    rf"""(?:{_PAYEE}(?:'?s)?(?:[ ](?:du|de[ ]la|of[ ](?:the[ ])?)[ ]?(?:compte|account|virement|transfert|transfer|mandat|payment|paiement|carte|rib|iban))?
      (?:[ ](?:complete?|full)?[ ]?(?:name|nom))?
    |(?:nom|name|noms?[ ](?:complet|et[ ]prenoms?|&[ ]prenoms?|prenoms?)|full[ ]?names?|names|nom[ ]et[ ]prenoms?|nom/prenoms?|prenoms?[ ]et[ ]noms?)
      [ ]?(?:[ ](?:du|de[ ]la|de[ ]l'|of[ ](?:the[ ])?)[ ]?{_PAYEE}|[ ]of[ ](?:the[ ])?account|[ ]du[ ]compte)?
    |(?:les?[ ])?(?:noms?|names?)(?:[ ](?:c'est|cest|est|is))?|(?:voici[ ])?le[ ]nom|pay(?:able)?[ ]to|send[ ]to|paye?r?[ ]a|a[ ]l'ordre[ ]de|au[ ]nom[ ]de|in[ ]the[ ]name[ ]of|made[ ]out[ ]to
    |account[ ](?:beneficiary|owner)|beneficiary[ ]account[ ]name|to[ ]?name|receiver[ ]?/?[ ]?name)""",
    re.VERBOSE,
)
_GIVEN = re.compile(rf"(?:prenoms?|first[ ]?names?|given[ ]?names?|forenames?|other[ ]names?|receiver'?s?[ ]first[ ]name)(?:[ ](?:du|de[ ]la|of[ ]the)[ ]{_PAYEE})?")
_FAMILY = re.compile(rf"(?:noms?(?:[ ]de[ ]famille)?|last[ ]?names?|surname|family[ ]?names?|receiver'?s?[ ]last[ ]name)(?:[ ](?:du|de[ ]la|of[ ]the)[ ]{_PAYEE})?")
_MIDDLE = re.compile(r"(?:middle[ ]?names?|second[ ]name|deuxieme[ ]prenom)")
_SENDER = re.compile(r"(?:senders?'?s?(?:[ ](?:full[ ])?names?)?|expediteurs?|expeditrice|(?:nom|name)[ ](?:de[ ]l'expediteur|of[ ](?:the[ ])?sender)|envoyeur|emetteur|remitter)")
_QUESTION = re.compile(r"(?:(?:test|text|security|secret)[ ]?quest(?:ion)?s?|quest(?:ion)?s?(?:[ ](?:test|secrete?|de[ ]securite))?)")
_ANSWER = re.compile(r"(?:(?:test|text|security|secret)[ ]?(?:answer|ans)s?|answers?|ans|reponses?(?:[ ](?:test|secrete?))?)")
_GLUED_QUESTION = re.compile(
    r"\b(?:test[ ]|text[ ]|security[ ])?(?:question|quest)[ ]?(?::|=|-{1,20}|\?|is\b)[ =:\-.]{0,20}(?P<q>[^\n]{1,60}?)[ ,;.]{1,3}"
    r"(?:test[ ]|text[ ]|security[ ])?(?:answer|reponse|ans)[ ]?(?::|=|-{1,20}|is\b)[ =:\-.]{0,20}(?P<a>[^\n,;]{1,40}?)(?=[.,;\n]|[ ]{2}|$)"
)

_MONEY = re.compile(
    r"\b(?:w[a-z]{3,6}n[ ]?un[a-z]{2,5}|western|w\.?u\b|mon+ey[ ]?gram|ria\b|world[ ]?remit|send[ ]?wave|remitly|wave|orange[ ]money|om\b|momo|mtn|moov|flooz|m-?pesa"
    r"|airtel|t-?money|free[ ]money|mandat|transf\w{1,8}|trensfer|virements?|virer|interac|wire|iban|rib|bank|banque|acct|acc\b|account|compte|paypal|zelle|wise|revolut"
    r"|depo\w{1,6}|deposer|pay|paye[rz]?|paid|payment|payable\w?|paiement|send|sent|envo\w{1,5}|remets?|remettre|verse[rz]?|versement|drop|mtcn|donne[rsz]?|donner|give|opay|palmpay|kuda"
    r"|naira|euros?|dollars?|fcfa|cfa|francs?|cash|especes|recu|receipt)\b|[€$£₦]|\b\d[\d .,]{1,12}(?:e|f|k|usd|eur)\b"
)
_CHANNEL = (
    r"(?:w[a-z]{3,6}n[ ]?un[a-z]{2,5}|western|w\.?u\.?|mon+e?y[ ]?gram|ria|world[ ]?remit|send[ ]?wave|remitly|wave|orange[ ]money|(?:mtn[ ])?momo|moov(?:[ ]money)?"
    r"|flooz|mandat(?:[ ](?:cash|poste))?|interac|virement|transfert|transfer|wire|wise|zelle|small[ ]world)"
)

_INTRODUCED = re.compile(
    rf"""\b(?:
      au[ ]nom[ ](?:de|du|d')[ ]?|in[ ](?:the[ ])?name[ ](?:of[ ]?)|under[ ](?:the[ ])?name[ ](?:of[ ])?|sous[ ]le[ ]nom[ ](?:de[ ])?
    | payable\w?[ ](?:to|a)[ ] | (?:a[ ]l')?ordre[ ](?:de|of)[ ] | made[ ]out[ ]to[ ]
    | {_PAYEE}\b(?:'?s\b)?(?:[ ]name|[ ]nom)?\b[ ]?(?:is\b|est\b|sera\b|c'est\b|:|=|-)?[ ]?
    | (?:le[ ]|the[ ]|receiver'?s?[ ]|full[ ]|same[ ]|meme[ ]|un[ ])?(?:nom|name)\b(?:[ ]complet|[ ]qui[ ](?:va[ ])?(?:sort|s'affich|appara)\w*|[ ]on[ ](?:the|my)[ ](?:account|acct|card)|[ ]sur[ ]le[ ]compte)?[ ]?(?:is\b|est\b|c'est\b|cest\b|c[ ]est\b|:|=|-)?[ ]?
    | (?:au[ ]|sur[ ]le[ ]|le[ ])compte[ ](?:de|d')[ ]?
    )""",
    re.VERBOSE,
)
_NOT_NAME = re.compile(
    r"(?:\b(?:ton|tes|ta|votre|your|ur|mon|my|son|her|his|user|brand|full your|domain|pet|maiden|file|product|company|bank|domaine|group|project|account user|by|what"
    r"|real|nick|code|screen|what's|with|ce|cette|this|any|no|sans|without|en|a|vos|leur|their|quel|contact|agent|senders?|sender's|first|last|whose|business|society|societe|vrai|pays[ ]et|sous[ ]ce)[ ]{1,2})\Z"
)
_GOD = re.compile(r"(?:la |the |god|dieu|jesus|allah|lord|loi|law|love|christ|seigneur|humanit|almigh|holy|our lord|notre seigneur)")

_RELATION = (
    r"(?:our|my|his|her|the|notre|mon|ma|mes|son|sa|l'|le|la|un|une|cet|cette)?[ ]?"
    r"(?:(?:cash|finance|field|payment|account|receiving)[ ])?"
)
_TITLED = r"mr|mrs|miss|ms|mme|mlle|monsieur|madame|dr|maitre|barrister|pastor|our|my|notre|mon|ma"
_TO = re.compile(
    rf"\b(?:to|a|au|chez|pour|for)(?:[ ]{{1,2}}|[ ]?\n[ ]?)(?=\S)(?:(?:one[ ]of[ ](?:our|my|the)|l'un[ ]de[ ](?:nos|mes))[ ]\w{{3,12}}[ ]?:?[ ]|(?:a|an|une?)[ ](?=(?:man|woman|lady|guy|certaine?|friend|person|amie?|homme|femme|dame)\b))?"
    rf"|\b(?:pay|paid|paye[rz]?)[ ](?=(?:{_TITLED})\b)"
)
_POSSESSED = re.compile(r"\bin[ ](?=[^\n']{2,40}'s[ ]name\b)")
_BEHIND = re.compile(
    r"""(?:(?<![\d])(?<!\d[ .\-])(?:\d[ .\-]?){5,34}\d|\b[a-z0-9._\-]{2,40}@[a-z0-9.\-]{3,40}\.[a-z]{2,5})      # an account, a phone, an address
        [ ]?(?:(?P<bracket>\()|[,:–\-][ ]{1,2}|\n)[ ]?""",
    re.VERBOSE,
)
_RECEIPT = re.compile(r"[ ]?\(?(?:\+|00)?\*{0,9}\d[\d ]{7,14}")
_AFTER_CHANNEL = re.compile(rf"\b{_CHANNEL}(?:[ ](?:immediat|immediatement|urgent|cash))?[ ]?[,:;\-–][ ]?")
_BRAND = frozenset(
    """western union moneygram ria wave orange mtn moov paypal bitcoin btc usdt ethereum crypto zelle cashapp cash venmo whatsapp telegram
    facebook instagram snapchat tiktok youtube messenger google apple amazon steam itunes walmart dhl fedex ups usps police interpol
    gendarmerie europol fbi efcc icc plcc bank banque ecobank uba zenith access gtbank fidelity wallet address adresse iban rib account wema sterling polaris fcmb union first stanbic gtb uba keystone jaiz palmpay kuda moniepoint
    compte me moi us nous him her them lui elle eux you vous toi this that cette ce these any all every each someone everyone
    january february march april may june july august september october november december janvier fevrier mars avril mai juin juillet
    aout septembre octobre novembre decembre monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi
    jeudi vendredi samedi dimanche today tomorrow midnight minuit midi god dieu allah internet skype signal revolut wise remitly interac
    neosurf pcs transcash paysafecard noel christmas easter paques mobile money airtel opay mom dad maman papa mum west africa europe
    afrique netflix spotify uber bolt airbnb booking leboncoin vinted ebay deezer canal edf sncf carrefour lidl charity charitable charities orphanage orphanages customer customers dear sir madam monsieur madame mademoiselle facebook fca hmrc irs caf cpam urssaf impots office bureau
    delete avoid stop get receive claim confirm pay send release""".split()
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
        self.money = [m.start() for m in _MONEY.finditer(self.folded)]
        self.french = len(_FRENCH.findall(self.folded)) >= len(_ENGLISH.findall(self.folded))
        self.taken = bytearray(len(self.glyphs) + 1)
        self.name = partial(name_at, self.glyphs, self.folded, is_place=self._place)

    def _place(self, word: str) -> bool:
        return any(not p.doubtful for p in self.places.named(key(word)))

    def _whole_place(self, start: int, end: int) -> bool:
        """The words are a place, or begin with one: Abidjan, Benin City, Ivory Coast, Lagos Nigeria."""
        words = key(self.folded[start:end]).split()
        return any(any(not p.doubtful for p in self.places.named(" ".join(words[:n]))) for n in range(1, len(words) + 1))

    def _paid(self, start: int, reach: int = 90) -> bool:
        """Money is spoken of shortly before, in the same breath."""
        at = bisect_left(self.money, max(0, start - reach))
        return at < len(self.money) and self.money[at] < start

    def _give(
        self, kind: str, parts: list[Span], why: str, status: str = "confirmed", confidence: float = 0.9
    ) -> Iterator[Finding]:
        start, end = parts[0][0], parts[-1][1]
        a, b = min(p[0] for p in parts), max(p[1] for p in parts)
        if self.taken.find(1, a, b) >= 0:
            return
        for p, q in parts:
            self.taken[p:q] = b"\1" * (q - p)
        value = " ".join(" ".join(self.glyphs[p:q].split()) for p, q in parts)
        yield self.text.finding(kind, value, start, end, parts=parts if len(parts) > 1 else (), status=status,
                                confidence=confidence, why=(Reason(why),))  # fmt: skip

    # --- form rows

    def rows(self) -> Iterator[Finding]:
        """Labelled rows; first and last name of one block are one recipient, in the order written."""
        rows = [row for row in self.text.rows]
        used: set[int] = set()
        for i, row in enumerate(rows):
            if i in used:
                continue
            label = _label(row)
            if _SENDER.fullmatch(label):
                if span := self._value(row, small=True):
                    yield from self._give("sender_name", [span], "sender_label")
                self._block(row)
                continue
            given, family = _GIVEN.fullmatch(label), _FAMILY.fullmatch(label)
            if given or family:
                pair = self._pair(rows, i)
                if pair:
                    used.update(j for j, _ in pair)
                    parts = [span for _, span in pair]
                    yield from self._give("recipient", parts, "name_rows", **self._doubt(rows, i, label))
                    continue
            if _FULL.fullmatch(label) or (label.split("(")[0].strip() and _FULL.fullmatch(label.split("(")[0].strip())):
                span = self._value(row, small=True)
                if span:
                    yield from self._give("recipient", [span], "payee_label", **self._doubt(rows, i, label))

    def _block(self, row: Row) -> None:
        self.taken[row.start : row.end] = b"\1" * (row.end - row.start)

    def _doubt(self, rows: list[Row], i: int, label: str) -> dict[str, object]:
        """A bare "Name:" is a payee only where money goes: a transfer in the message, and no form about the victim."""
        if re.search(_PAYEE, label) or "pay" in label or "ordre" in label or "account" in label or "compte" in label:
            return {}
        near = " ".join(row.label for row in rows[max(0, i - 4) : i + 5])
        own = re.search(r"\b(?:your|votre|age|occupation|profession|sex|sexe|marital|nationalit|dob|birth|naissance|situation)\b", near)
        before = self.folded[max(0, rows[i].label_start - 400) : rows[i].label_start]
        if re.search(r"\b(?:ville|pays|city|country|question|reponse|answer)\b", near) and not own:
            return {}
        if own and not re.search(_PAYEE, before):
            return {"status": "candidate", "confidence": 0.4}
        contact = re.search(r"\b(?:e-?mail|fax|tel|telephone|phone)\b", near)
        if not self.money or (contact and not re.search(r"\b(?:city|country|ville|pays|amount|montant|iban|account|question)\b", near)
                              and not re.search(_PAYEE, before)):  # fmt: skip
            return {"status": "candidate", "confidence": 0.4}
        return {}

    def _pair(self, rows: list[Row], i: int) -> list[tuple[int, Span]]:
        """The rows that make up one name: neighbours, one for each part of it."""
        found: list[tuple[int, Span]] = []
        kinds: set[str] = set()
        for j in range(i, min(i + 4, len(rows))):
            label = _label(rows[j])
            kind = "given" if _GIVEN.fullmatch(label) else "middle" if _MIDDLE.fullmatch(label) else "family" if _FAMILY.fullmatch(label) else ""
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
        if self.glyphs[a].islower() and end - b > 3 and self.glyphs[b : b + 1] == " " and not re.match(r"[ ](?:tel|ville|pays|a|in|,)", self.folded[b:]):
            words = len(self.folded[row.start : row.end].split())
            if words > 5:
                return None
        return a, b

    # --- one line: NOM x PRENOM y

    _SPLIT = re.compile(
        r"\b(?P<one>nom|last[ ]?name|surname|first[ ]?name|prenoms?)(?:[ ]d[ue][ ]\w{5,13})?[ ]?[:=\-]?[ ]?(?=[^\W\d_])(?P<x>[^\n,;:=]{2,40}?)[ ,;/.\-]{1,3}"
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
        for sender in re.finditer(r"\b(?:senders?(?:'s)?(?:[ ]name)?|expediteur|envoyeur)[ ]?(?:is|est|:|=|-)?[ ]{0,2}(?=[^\W\d_])", self.folded):
            span = self.name(sender.end())
            if span and len(self.folded[span[0] : span[1]].split()) > 1:
                yield from self._give("sender_name", [span], "sender_word", confidence=0.8)
        for match in _INTRODUCED.finditer(self.folded):
            said, start = match.group(), match.end()
            bare = re.search(r"\b(?:nom|name)\b", said) and not re.match(r"au |in |under|sous|rec|ben|dest|tit|payee|acc", said)
            before = self.folded[max(0, match.start() - 24) : match.start()]
            if bare and _NOT_NAME.search(before):
                continue
            if re.match(r"(?:au|sur le|le) compte", said) and not self._paid(start, 60):
                continue
            while start < len(self.glyphs) and self.glyphs[start] in " :=-\"«'*":
                start += 1
            if bare and re.match(r"(?:de|du|des|of|d'|and|et|ou|or)\b", self.folded[start : start + 4]):
                continue
            if _GOD.match(self.folded, start) and not self.glyphs[start : start + 3] == "La ":
                continue
            marked = match.group().rstrip().endswith((":", "=", "-", "is", "est", "c'est")) or self.folded[match.end() : start].strip() != ""
            small = self._paid(match.start(), 160) or marked
            span = self.name(start, small=bool(small) and self._all_small(start) and (marked or bool(bare) or "nom de" in said))
            if span is None:
                span = self._two_lines(start)
            if span is None or self._unfit(span, one=not bare or marked):
                continue
            if not marked and self.glyphs[span[0]].islower() and not self._closed_name(span):
                continue
            if not marked and said.startswith("beneficiary") and not before.rstrip(" ").endswith((",", ";", "(", "\n", ".")) and before.strip():
                continue
            if not marked and re.match(_PAYEE, said) and len(self.folded[span[0] : span[1]].split()) < 2:
                continue
            doubt = bare and not self._paid(match.start(), 300) and not (self.money and marked)
            yield from self._give("recipient", [span], "payee_word", **({"status": "candidate", "confidence": 0.4} if doubt else {}))

    def _closed_name(self, span: Span) -> bool:
        """Small letters: two words at least, and then what follows a name: a stop, a place, a town or a number."""
        follows = self.folded[span[1] : span[1] + 30]
        words = len(self.folded[span[0] : span[1]].split())
        return words > 1 and bool(
            re.match(r"[ ]?(?:[,.\n;!()/\-]|$|(?:ville|tel|pays|a|in|city|country|prenom|num\w*|au|en)\b|\+?\d)", follows)
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
        if words[0] in _BRAND or (len(words) == 1 and (not one or len(words[0]) < 3)):
            return True
        return self._whole_place(start, end)

    # --- where a payee stands

    def standing(self) -> Iterator[Finding]:
        for match in _POSSESSED.finditer(self.folded):
            span = self.name(match.end())
            if span:
                a, b = span
                cut = self.folded.find("'s", a, b + 2)
                yield from self._give("recipient", [(a, cut if cut > 0 else b)], "payee_word")
        for match in _TO.finditer(self.folded):
            yield from self._to(match.group().split()[0], match.start(), match.end())
        for match in _BEHIND.finditer(self.folded):
            yield from self._behind(match)
        for match in _AFTER_CHANNEL.finditer(self.folded):
            span = self.name(match.end())
            if span and len(self.glyphs[span[0] : span[1]].split()) > 1 and not self._unfit(span):
                follows = self.folded[span[1] : span[1] + 30]
                placed = re.match(r"[ ]?[,(\-][ ]?([^\W\d_][^\n,.;:)]{1,24})", follows)
                sure = bool(placed and self._starts_with_place(placed[1])) or not follows.strip()
                yield from self._give("recipient", [span], "after_channel", **({} if sure else {"status": "candidate", "confidence": 0.5}))

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
        sums = list(_MONEY.finditer(reach))
        if not sums or self.taken.find(1, start, start + 1) >= 0:
            return
        if self._unfit(span):
            return
        words = self.glyphs[span[0] : span[1]].split()
        titled = bool(set(re.findall(r"[a-z]+", self.folded[start : span[0]])) - _POSSESSIVE)
        receipt = _RECEIPT.match(self.folded, span[1])
        far = len(reach) - sums[-1].end()
        if word in ("pour", "for") and not (receipt and len(words) > 1):
            return
        if word == "a" and self.glyphs[begin] != "à" and not self.french:
            return
        if not receipt and not _cased(self.glyphs, begin):
            follows = re.match(r"[ ]?[,(\-]?[ ]?(?:a |in |at |au |en )?([^\W\d_][^\n,.;:)]{1,24})", self.folded[span[1] : span[1] + 36])
            if not (len(words) > 1 and follows and self._starts_with_place(follows[1])):
                return
        if word == "chez" and not titled and not re.search(r"paiement|achat|carte|depos|depot|paye|pay", reach):
            return
        if span[0] > start and not titled and not receipt:
            return  # "the British Government", "your satisfaction"
        if re.search(r"\b(?:married|related|relative|associate|known|subject|ready|prior|next|close|belong\w*|according|thanks?|due|up|wr[io]te?n?|spoke|talk\w*|said|marie[e]?)[ ]\Z",
                     self.folded[max(0, begin - 14) : begin]):  # fmt: skip
            return
        if word == "au" and not titled:
            return
        if _SHOWN.search(reach) and not receipt:
            return
        if len(words) == 1:
            direct = far <= 14 and re.search(
                r"(?:interac|virement|transfert?|mandat|argent|money|donnes?|donner|remets|give|pay|cash|especes|[€$£₦]|euros?|dollars?|fcfa|cfa|francs?|\bf|\be|[€$£₦][ ]?\d[\d.,]*|\d)[ ]?(?:cash|en especes|en liquide)?[ ]?\Z", reach
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
        if re.search(r"[$€£₦]|\b(?:usd|eur|cfa|fcfa|of|ghs|ngn)[ ]?\Z", self.folded[max(0, match.start() - 4) : match.start()]):
            return
        around = self.folded[max(0, match.start() - 60) : match.start() + 4]
        account = re.search(r"\b(?:acc(?:oun)?t|acc|a/c|iban|rib|compte|bank|banque|gtb\w*|uba|zenith|access|opay|palmpay|kuda|momo|moov|flooz|wave|om|orange money|mtn|sterling|wema"
                            r"|polaris|fcmb|ecobank|moniepoint|virement|interac|paypal|zelle|depo\w+|fidelity|transfer|pay|numero|send|envoie)\b|\b[a-z]{2}\d{2}\b", around)  # fmt: skip
        if not account:
            return
        if match["bracket"]:
            closed = self.folded[span[1] : span[1] + 1] in (")", ",", ";") or self.folded[span[1] : span[1] + 2] in (" )", " -")
            if closed and (len(words) > 1 or span[0] > match.end()):
                yield from self._give("recipient", [span], "behind_account")
            return
        strong = re.search(r"\b(?:acc(?:oun)?t|acc|a/c|iban|rib|compte|bank|banque|gtb\w*|uba|zenith|access|opay|palmpay|kuda|sterling|wema|fidelity|fcmb|ecobank|moniepoint)\b", around)
        if len(words) > 1 and strong and not (match.group()[-1] == "\n" and not self._ends_line(span)):
            if not re.match(r"(?:envo|send|when|quand|then|and|et )", self.folded[span[0] : span[1]]):
                yield from self._give("recipient", [span], "behind_account", confidence=0.85)

    def _ends_line(self, span: Span) -> bool:
        return self.glyphs[span[1] : span[1] + 2].strip(" .,") in ("", "\n") or self.glyphs[span[1] : span[1] + 1] == "\n"

    # --- question and answer

    def questions(self) -> Iterator[Finding]:
        seen: list[Span] = []
        for match in _GLUED_QUESTION.finditer(self.folded):
            seen.append(match.span())
            for kind, group in (("test_question", "q"), ("test_answer", "a")):
                a, b = match.span(group)
                if b > a:
                    yield self.text.finding(kind, self.glyphs[a:b].strip(), a, b, why=(Reason("label"),))
        for row in self.text.rows:
            kind = "test_question" if _QUESTION.fullmatch(row.label) else "test_answer" if _ANSWER.fullmatch(row.label) else None
            if kind and row.end > row.start and not any(a <= row.start < b for a, b in seen):
                a, b = row.start, min(row.end, row.start + 80)
                while a < b and self.glyphs[a] in " .=-_*:>":
                    a += 1
                while b > a and self.glyphs[b - 1] in " .=-_*:>":
                    b -= 1
                if b > a:
                    yield self.text.finding(kind, self.glyphs[a:b], a, b, why=(Reason("label"),))


_POSSESSIVE = frozenset("the le la l un une a an our my his her your their notre mon ma mes nos son sa ses votre vos ton ta".split())
_SHOWN = re.compile(
    r"\b(?:video|photos?|pictures?|pics?|images?|nudes?|capture|dossier|screens?\w*|lien|link|message|documents?|letter|lettre|copie|copy|publi\w+|montre\w*|show)\b[^.]{0,40}\Z"
)


_FRENCH = re.compile(r"\b(?:le|la|les|de|des|tu|vous|je|et|est|pour|par|une?|sur|que|au)\b")
_ENGLISH = re.compile(r"\b(?:the|you|and|of|is|to|i|my|your|for|in|with|will|have)\b")


def _cased(glyphs: str, at: int) -> bool:
    """True where capitals mean something: the characters around are mostly small."""
    around = [c for c in glyphs[max(0, at - 40) : at + 40] if c.isalpha()]
    return sum(c.isupper() for c in around) < len(around) * 0.55


def _label(row: Row) -> str:
    return re.sub(r"^[\W\d]+|[\W]+$", "", row.label.replace("’", "'"))
