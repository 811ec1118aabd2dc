"""Names that stand where a payee stands: after "pay … to", behind an account, a phone or a tag, before a town.

What surrounds the name decides: a transfer spoken of just before, an account number beside it, a place behind it. The
one who writes, signs, is greeted or is threatened stands in the same shapes and is told apart by the words before him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.model import Finding, Span
from extortrace.text.names import TITLES
from extortrace.text.payee_reader import PayeeReader
from extortrace.text.payees import AFTER_CHANNEL, BEHIND, CHANNEL, MOBILE, MONEY, POSSESSIVE, RECEIPT, SHOWN, TO
from extortrace.text.people import person

_NOT_TO = re.compile(
    r"\b(?:married|related|relative|associate|known|subject|advis[eo]rs?|adviser|assistant|secretary|lawyer|heirs?|ready|prior|next|close|belong\w*"
    r"|according|thanks?|due|up|wr[io]te?n?|spoke|talk\w*|said|marie[e]?)[ ]\Z"
)
_DIRECT = re.compile(
    r"(?:interac|virement|transfert?|mandat|argent|money|donnes?|donner|remets|give|pay|cash|especes"
    r"|[€$£₦]|euros?|dollars?|fcfa|cfa|francs?|\bf|\be|[€$£₦][ ]?\d[\d.,]*|\d)[ ]?(?:cash|en especes|en liquide)?[ ]?\Z"
)
_STATEMENT = re.compile(
    r"\b(?:balance|solde|transaction (?:cost|id)|confirmed|confirme|trans(?:action)? ?id|reversal|ref)\b"
)
_BANKING = (
    r"acc(?:oun)?ts?|acc|a/c|iban|rib|compte|bank|banque|gtb\w*|uba|zenith|access|opay|palmpay|kuda|sterling|wema|polaris"
    r"|fidelity|fcmb|ecobank|moniepoint|sort code|routing"
)
_STRONG = re.compile(rf"\b(?:{_BANKING}|[a-z]{{2}}\d{{2}})\b")
_ACCOUNT = re.compile(
    rf"\b(?:{_BANKING}|{MOBILE}|virement|depo\w+|transfer|pay|numero|send|envoie\w?|[a-z]{{2}}\d{{2}})\b"
)
_PHONED = re.compile(rf"\b(?:{MOBILE})\b")
_CURRENCY = re.compile(r"[$€£₦][ ]?\Z|\b(?:usd|eur|cfa|fcfa|of|ghs|ngn)[ ]?\Z")
_TOLD = re.compile(r"(?:envo|send|when|quand|then|and|et|pas|not|avant|before|call|please|merci)\b")
_SUM = re.compile(r"\d[ ]?(?:[€$£₦]|euros?\b|eur\b|dollars?\b|usd\b|f?cfa\b)|[€$£₦][ ]?\d")
_SUM_OR_DASH = re.compile(r"\.?[ ](?:[–\-][ ]|[$€£₦]|\d|kes\b|ksh|ghs\b|usd\b|eur\b|ngn\b|ugx\b|f?cfa\b)")
_FROM = re.compile(r"\b(?:du|de|from)[ ]\(?\Z")
"""Whose number a receipt names as the sender's."""
_CODE = re.compile(r"\b(?:codes?|pins?|mtcn|digits?|chiffres|receipt|recu|photo)[ ](?:to|a|chez)?[ ]?\Z")
"""What goes to a person and is no money."""
_CLERK = re.compile(
    r"\b(?:caissiere?|agent|employee?|clerk|cashier|manager|guichet\w*|lady|dame|teller|staff|girl|man)[ ]"
    rf"(?:de|chez|at|from|of)[ ](?:the[ ])?{CHANNEL}[ ]?,?[ ]?\Z"
)
_IT = re.compile(r"\A\D*\b(?:send|sent|forward|envoie\w?|envoye\w?)[ ](?:it|this|them|everything|all|ca|tout)[ ]\Z")
_CONTACT = re.compile(
    r"\b(?:contact\w*|call|appel\w*|joindre|joins|whatsapp|text|sms|agent|inspect\w+|officer|capit\w+|from)\b"
)

_WRITER = re.compile(
    r"""(?:\b(?:from|de[ ]la[ ]part[ ]de|de[ ]?:|sender|by|i[ ]am|i'm|im|am|my[ ]name[ ]is|je[ ]suis|m'appelle
        |moi|regards|sincerely|faithfully|truly|cordialement|salutations|respectueusement|cdt|signed?|signe|thanks|merci|love
        |dear|hello|hi|hey|bonjour|bonsoir|salut|cher|chere|madame|monsieur|contacts?|friends?|amis?|family|famille|wife
        |husband|femme|mari|boss|patron|and|et|with|avec|like|comme|copine|employer|employeur|mere|pere|soeur|frere|ton|ta
        |your|ur|votre|about|video|of|du|des|pastor[ ]|hotel|tell|victim|mum|mom|dad|school|company|works?|lives?)
        [ ]?[,:;.!\-(]{0,2}[ ]{0,2}\n{0,3}[ >*\-]{0,4})\Z""",
    re.VERBOSE,
)
_THREATENED = re.compile(
    r"\b(?:part|parts|envoie|envoye|sent?|send|publi\w+|post\w*|tag\w*|show\w*|montr\w+|leak\w*|goes)\b[^.\n]{0,25}"
    r"\b(?:it|them|video|this|that|chez|everything|tout|photos?|pics?|nudes?|to)\b[^.\n]{0,20}\Z"
)
_AGAIN = re.compile(
    r"\b(?:toujours|encore|same|again|still|meme|chaque[ ]fois|name|nom|it[ ]is|c'est|to|a|via|time)[ ,:]{1,3}\Z"
)
_BOUND = re.compile(
    r"(?:\A|(?<=[:,;/(→>\n|👤👉➡👨👩🙋]))[ ]{0,2}(?=[^\W\d_])"
    r"|\b(?:toujours|encore|chaque fois|again|still)[ ](?=[^\W\d_])"
    rf"|\b(?:{MOBILE})[ ](?:(?:de|of|to|chez)[ ]|d')?(?=[^\W\d_])"
)
_IBAN = re.compile(r"[ ]?[,:–-][ ]?(?:iban[ ]?:?[ ]?)?[a-z]{2}\d{2}[ ]?[a-z0-9]{4}\b")
_SORT_CODE = re.compile(r"[ ]?[,:–-]?[ ](?:sort[ ]code[ :]{0,2})?\d\d-\d\d-\d\d\b")
_GIVES = re.compile(r"\b(?:send|give|pay|envo\w{1,4}|donne\w?|verse\w?|faire|fais)\b")
_TRANSFER = re.compile(rf"\b(?:{CHANNEL}|receiver|receveur|beneficiaire|beneficiary|w\.?u|cebuana|palawan|{MOBILE})\b")
_LEGAL = re.compile(
    r"(?:sarl|sas|sasu|eurl|sci|snc|sa|sprl|srl|bvba|bv|nv|asbl|gmbh|ag|ug|kg|ltd|limited|llc|inc|corp|plc|llp|pty|uab|ou|sia"
    r"|oy|ab|as|aps|doo|sro|spa|lda|sl|enterprises?|ventures?|trading|logisti\w+|services?|holdings?|group|consult\w*)"
)
_ACCOUNT_LINE = re.compile(
    r"\n(?:(?:iban|rib|account|acct?|compte|a/c|n°|no)[^\n\d]{0,12})?[ ]?"
    r"(?:[a-z]{2}\d{2}[ ]?(?:[a-z0-9]{4}[ ]?){3,7}|\d[\d \-]{7,26}\d)"
)
_NUMBER_BEHIND = re.compile(
    r"[ ]?(?:\)[ ]?[,:]?[ ]?|[,:(\-–/][ ]?|[ ]?(?:au|at|on|sur)[ ])?(?:\+|00)?\d[\d .\-]{6,16}\d"
)
_CHANNEL_BEHIND = re.compile(rf"[ ]?[,(/][^.\n]{{3,40}}?\b(?!virement|transfer|wire){CHANNEL}\b")


def paid_to(reader: PayeeReader) -> Iterator[Finding]:
    """"send … to NAME", "verser à NAME": money shortly before, a title, a receipt's number or a town behind."""
    for match in TO.finditer(reader.folded):
        yield from _to(reader, match.group().split()[0], match.start(), match.end())


def _to(reader: PayeeReader, word: str, begin: int, start: int) -> Iterator[Finding]:
    folded, glyphs = reader.folded, reader.glyphs
    while start < len(glyphs) and glyphs[start] in "'\"« ":
        start += 1
    if not reader.paid(begin + 5, 116):
        return
    span = reader.name(start)
    if span is None or not reader.free(start, start + 1) or reader.unfit(span):
        return
    stop = max(folded.rfind(sign, max(0, begin - 110), begin) for sign in ("\n", ". ", "! ", "? ", ": "))
    reach = folded[max(stop, begin - 110, 0) : begin + (4 if word[:3] in ("pay", "pai") else 0)]
    sums = list(MONEY.finditer(reach))
    words = reader.count(span)
    placed = words > 1 and reader.place_follows(span[1])
    if not sums and not (placed and _SUM.search(folded, max(0, begin - 110), begin)):
        return
    titled = bool(set(re.findall(r"[a-z]+", folded[start : span[0]])) - POSSESSIVE)
    receipt = RECEIPT.match(folded, span[1]) is not None or _receipt(reader, reach, span)
    far = len(reach) - sums[-1].end() if sums else 0
    if word in ("pour", "for") and not (receipt and words > 1):
        return
    if word == "a" and glyphs[begin] != "à" and not reader.french:
        return
    if not receipt and not reader.cased(begin) and not placed:
        return
    if word == "chez" and not titled and not re.search(r"paiement|achat|carte|depos|depot|paye|pay", reach):
        return
    if span[0] > start and not titled and not receipt:
        return  # "the British Government", "your satisfaction"
    if _NOT_TO.search(folded, max(0, begin - 14), begin) or (word == "au" and not titled):
        return
    if _CODE.search(reach):
        return
    if (SHOWN.search(reach) or _IT.search(reach)) and not receipt:
        return
    if words == 1:
        direct = far <= 14 and _DIRECT.search(reach)
        if not (receipt or titled or (direct and not glyphs[slice(*span)].isupper())):
            return
    elif not receipt and far > 60:
        return
    yield from reader.give("recipient", [span], "paid_to", confidence=0.85)


def _receipt(reader: PayeeReader, reach: str, span: Span) -> bool:
    """"paid to NAIVAS SUPERMARKET. … New balance": an operator's confirmation."""
    told = re.search(r"\b(?:paid|sent|transferred|envoye|paye|effectue)[ ]?\Z|\d[ ](?:sent|paid)[ ]\Z", reach)
    stated = _STATEMENT.search(reader.folded, span[1], span[1] + 160)
    return bool(told and stated and reader.glyphs[slice(*span)].isupper())


def behind_account(reader: PayeeReader) -> Iterator[Finding]:
    """A name in brackets, after a comma or on the line below an account, a phone, an address or a tag."""
    for match in BEHIND.finditer(reader.folded):
        yield from _behind(reader, match)


def _behind(reader: PayeeReader, match: re.Match[str]) -> Iterator[Finding]:
    folded = reader.folded
    span = reader.name(match.end())
    if span is None or reader.unfit(span) or _CURRENCY.search(folded, max(0, match.start() - 6), match.start()):
        return
    words = reader.count(span)
    around = folded[max(0, match.start() - 60) : match.end()]
    if not _ACCOUNT.search(around):
        around += folded[span[1] : span[1] + 24]
        fee = match["bracket"] and reader.paid(match.start(), 90) and not _CONTACT.search(around)
        if not fee and not _PHONED.search(around):
            return
    if _FROM.search(folded, max(0, match.start() - 14), match.start()) and _STATEMENT.search(
        folded, span[1], span[1] + 80
    ):
        return
    if match["bracket"]:
        closed = re.match(r"\.?[ ]?[),;\-]", folded[span[1] : span[1] + 2])
        if closed and (words > 1 or span[0] > match.end() or person(folded[slice(*span)])):
            yield from reader.give("recipient", [span], "behind_account")
        return
    sign = match.group().rstrip(" ")[-1:]
    if sign == "\n" and not reader.ends_line(span[1]):
        return
    if words < 2 or _TOLD.match(folded, span[0]):
        return
    stops = reader.ends_line(span[1]) or re.match(r"[ ]?[.,;)/!]", folded[span[1] : span[1] + 2]) is not None
    stops = stops or _SUM_OR_DASH.match(folded, span[1]) is not None
    ends = stops or reader.place_follows(span[1])
    touching = sign not in ",:-–/\n"
    if (_STRONG.search(around) and (not touching or ends)) or (_PHONED.search(around) and ends):
        yield from reader.give("recipient", [span], "behind_account", confidence=0.85)


def placed(reader: PayeeReader) -> Iterator[Finding]:
    """"…Western Union: NAME, TOWN", "toujours NAME, TOWN", a line NAME, TOWN below a demand; NAME and then a number."""
    for match in AFTER_CHANNEL.finditer(reader.folded):
        span = reader.name(match.end(), small=reader.all_small(match.end()))
        if span and reader.count(span) > 1 and not reader.unfit(span) and not _signs(reader, span):
            small = reader.glyphs[span[0]].islower()
            follows = reader.place_follows(span[1]) or _NUMBER_BEHIND.match(reader.folded, span[1])
            follows = follows or _SORT_CODE.match(reader.folded, span[1])
            sure = bool(follows) or (not small and not reader.folded[span[1] : span[1] + 30].strip())
            if not match["sign"] and (not sure or not any(map(person, reader.folded[slice(*span)].split()))):
                continue
            if not small or sure:
                yield from reader.give("recipient", [span], "after_channel", doubt=not sure)
    for match in _BOUND.finditer(reader.folded):
        span = reader.name(match.end())
        if span is None or reader.count(span) < 2 or reader.unfit(span) or not reader.free(*span):
            continue
        if _signs(reader, span):
            continue
        if _before_account(reader, match, span) or _before_town(reader, match, span):
            yield from reader.give("recipient", [span], "where_payee_stands", confidence=0.8)
    for match in TO.finditer(reader.folded):
        span = reader.name(match.end())
        if not span or reader.count(span) < 2 or not _NUMBER_BEHIND.match(reader.folded, span[1]):
            continue
        contact = _CONTACT.search(reader.folded, max(0, match.start() - 40), span[0])
        if reader.paid(match.start(), 60) and not reader.unfit(span) and not contact:
            yield from reader.give("recipient", [span], "paid_to", confidence=0.8)


def _signs(reader: PayeeReader, span: Span) -> bool:
    """The name of whoever writes, is greeted or is threatened."""
    at = span[0]
    while at and reader.glyphs[at - 1] in "\"'«":
        at -= 1
    before = reader.folded[max(0, at - 60) : at]
    titled = re.search(r"(?:\b\w+\.?[ ]){1,2}\Z", before)
    if titled and set(titled.group().replace(".", "").split()) & TITLES:
        before = before[: titled.start()]
    return bool(_WRITER.search(before) or _THREATENED.search(before) or _CLERK.search(before))


def _before_account(reader: PayeeReader, match: re.Match[str], span: Span) -> bool:
    """The holder above or before an account, a phone of mobile money after the operator's name."""
    folded = reader.folded
    line = span[0] == 0 or folded[match.start() - 1 : match.start()] == "\n"
    if line and _ACCOUNT_LINE.match(folded, span[1]):
        return _STRONG.search(folded, max(0, span[0] - 160), span[1] + 8) is not None or bool(reader.paid(span[0], 200))
    company = any(_LEGAL.fullmatch(word) for word in folded[slice(*span)].replace(".", "").split())
    account = re.search(r"\d{4}|\b(?:account|iban|rib|compte)\b", folded[max(0, span[0] - 60) : span[0]])
    if company and account and reader.paid(span[0], 160):
        return True
    if _IBAN.match(folded, span[1]) or _SORT_CODE.match(folded, span[1]):
        return True
    near = folded[max(0, span[0] - 40) : span[0]]
    return bool(
        _NUMBER_BEHIND.match(folded, span[1])
        and (_PHONED.search(near) or _STRONG.search(near))
        and not _CONTACT.search(near)
    )


def _before_town(reader: PayeeReader, match: re.Match[str], span: Span) -> bool:
    """A town behind the name, and a transfer spoken of in the same breath or on the line above."""
    folded = reader.folded
    if not reader.place_follows(span[1]):
        return False
    before = folded[max(0, span[0] - 150) : span[0]]
    if match.start() and folded[match.start() - 1] in "👤👉➡👨👩🙋":
        return bool(reader.money)
    if match.group().strip() or _AGAIN.search(before):
        return bool(_TRANSFER.search(before))
    if (not before or before[-1] == "\n") and _CHANNEL_BEHIND.match(folded, span[1]):
        return True
    breath = re.split(r"[.!?][ ]|\n[ ]*\n", before)[-1]
    if before.rstrip(" ").endswith("\n"):
        breath = "\n".join(breath.rstrip("\n ").split("\n")[-2:])
    transfer = list(_TRANSFER.finditer(breath))
    behind = re.split(r"[.!?\n]", folded[span[1] : span[1] + 70])[0]
    near = bool(transfer) and len(breath) - transfer[-1].end() <= 90
    return near or bool(_GIVES.search(breath) and _TRANSFER.search(behind))
