"""Names that stand a few ordinary words behind what speaks of a payee.

"au nom du monsieur qui m'aide : X", "the receiver is the matron, X", "le nom qui va s'afficher X", "retiré par un
certain X", "send it by Remitly to my altar keeper X". A cue, up to eight small words, a sign, a name: what the words
between are does not matter unless they speak of someone else (``_ALIEN``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.model import Finding, Span
from extortrace.text.names import words
from extortrace.text.payee_reader import PayeeReader
from extortrace.text.payees import CHANNEL, GOD, MOBILE, NOT_NAME, PAYEE
from extortrace.text.people import person

_SMALL = r"[a-zà-öø-ÿœ][a-zà-öø-ÿœ'.\-]{0,18}"
_BETWEEN = re.compile(
    rf"(?P<words>(?:[ ]{{1,2}}{_SMALL}){{0,8}})(?P<sign>[ ]{{0,2}}[:;=→>(«\"'“,–\-]{{0,2}}[ ]{{0,2}}(?:\n{{1,2}}[ ]?)?)"
)
_ALIEN = re.compile(
    r"\b(?:ton|ta|tes|votre|vos|your|ur|yours?|victim\w*|rue|street|lycee|ecole|school|societe|company|banque|bank|site|app"
    r"|domaine?|dieu|god|pas|not|don't|never|ne|code|profil\w*|compte facebook|groupe?|film|movie|team|club|hotel"
    r"|game|book|page|expediteur|sender|bebe|loi"
    r"|law|office|bureau|through|from|manager|director|directeur|contact|call|winner|gagnant)\b|\bn'"
)
_EMPTY = words("de la du des d le les the of a un une an is est et and or ou en in to au aux l' d' c'est cest")
_NAMED = re.compile(rf"\b(?:noms?(?:[ ]et[ ]prenoms?)?|names?|{PAYEE})(?=[ ])(?!')")
_OWNED = re.compile(
    r"\b(?:to|a|under|sous|avec|with)[ ](?:this|ce|that)[ ](?:name|nom|person)\b"
    r"|\b(?:a|en|sous|sur|au|in|under|on|to)[ ](?:mon|my|ton|your|notre|our|ma)[ ](?:(?:vrai|propre|own|real|full"
    r"|legal)[ ])?"
    r"(?:nom|name)\b(?:[ ](?:complet|propre))?"
)
_CALLED = re.compile(
    r"\b(?:personne|monsieur|dame|gars|type|homme|femme|agent\w*|receveu\w+|guy|man|woman|lady|person|receiver|collector|somebody"
    r"|someone|quelqu'un|collegue|associe|coursier|courier|runner|driver|chauffeur)[ ](?:is[ ]|est[ ])?"
    r"(?:qui[ ]|who[ ]is[ ]|to[ ]whom[ ])?(?:s'appelle|se[ ]nomme|called|named|nommee?|appelee?)\b|\bun[ ]nommee?\b"
)
_ACCOUNT = re.compile(
    rf"\b(?:(?:compte|account|acct|acc|(?:numero|number)(?![ ](?:de|of|d'un|for)\b)|{MOBILE})(?=[ ](?:c'est|cest"
    rf"|est|is|belongs|appartient|de|of"
    rf"|d'un|for)\b)"
    r"|appartenant(?=[ ]a\b)|belonging(?=[ ]to\b))"
)
_SHOWN = re.compile(
    r"\b(?:va[ ](?:sortir|afficher|apparaitre)|s'affiche\w*|ca[ ](?:sort|affiche)|tu[ ](?:vas[ ]voir|verras)"
    r"|vous[ ](?:allez[ ]voir"
    r"|verrez)|(?:will|'ll|should|gonna|must)[ ](?:see|show|read|say|appear|pop[ ]up|come[ ]up|display)|shows?"
    r"|comes?[ ](?:up[ ])?as"
    r"|pops?[ ]up|displays?|under|marque[srz]?|(?:met|mets|mettez|put|ecri[st]|ecrivez|write)"
    r"(?=[ ](?:the[ ]|le[ ]|ce[ ]|this[ ])?(?:name|nom)\b))\b"
)
_TAKEN = re.compile(
    r"\b(?:(?:picked[ ]up|collected|received|withdrawn|cashed(?:[ ]out)?|claimed)[ ]by"
    r"|(?:retire|recupere|encaisse|touche|percu|recu|fait|effectue)e?[ ]par"
    r"|(?:money|cash|funds|argent)[ ](?:is[ ]|was[ ]|va[ ]|est[ ])?(?:going|goes|go|went|parti|alle"
    r"|aller)[ ](?:to|a|chez)"
    r"|(?:person|one|personne|celui|celle)[ ](?:who[ ]is[ ]|qui[ ](?:va[ ])?)?(?:receiv\w+|collect\w+|recoit|recevoir)"
    r"|(?:money|cash|argent|form\w*|mandat|transfert?|funds)[ ](?:is[ ]|est[ ]|goes[ ]|must[ ])?(?:for|pour"
    r"|reach(?:es)?)"
    r"|(?:account|compte\w*)[ ](?:held|owned|opened|detenu|ouvert)[ ](?:by|par)"
    r"|receiving[ ](?:person|party|name|agent))\b"
)
_SENT = re.compile(
    rf"\b(?:sen[dt]|wired?|transf\w{{2,8}}|pa(?:y|id)|remit\w*|deposit\w*|drop|envo\w{{1,5}}|vers\w{{1,4}}|vir\w{{1,6}}|mandats?|paye\w?"
    rf"|remet\w*|remis|donn\w{{1,3}}|fai[st]|faire|depose\w?|{CHANNEL}s?|{MOBILE})\b|[€$£₦]|\d[ ]?(?:eur|e|f|cfa"
    rf"|fcfa|usd|k)\b"
)
_TO = re.compile(
    r"\b(?i:to|à|a|chez)(?=[ ])(?:[ ](?:my|our|the|an?|one|some|somebody|someone|mon|ma|notre|nos|le|la|une?|son"
    r"|sa|l'|certaine?)\b"
    r"(?:[ ](?:certain|one|nommee?|named|called)\b)?(?P<role>(?:[ ](?!to\b|at\b|in\b|on\b|of\b|a\b"
    r"|by\b)[a-z][a-z'\-]{1,16}){0,4}))?"
    r"[ ]?[:,]?[ ](?=[^\W\d_])"
)
_OTHERS = re.compile(
    r"\b(?:videos?|photos?|pics?|nudes?|images?|screens\w*|capture\w*|dossier|clips?|secrets?|message|letter|lettre|lien|link|invitation"
    r"|codes?|pins?|mtcn|receipt|recu|numero|nasty|sextape|everything|tout)\b"
)
_HOW = re.compile(
    rf"[^.\n!?]{{0,34}}?(?:\b(?:{CHANNEL}|{MOBILE})\b|[€$£₦][ ]?\d|\d[ ]?(?:[€$£₦]|eur|usd|dollar|f?cfa|cedis|naira))"
)
_IT = re.compile(r"\b(?:it|this|that|them|ca|cela|les)\b[^.\n]{0,14}\Z")
_SUM = re.compile(rf"[€$£₦]|\d[ ]?(?:eur|usd|f?cfa|cedis)|\b(?:{CHANNEL}|{MOBILE})\b")
_PAID_IN = re.compile(r"'s[ ](?:bank[ ])?(?:account|acct|acc|wallet|momo|number)\b")
_PERSON = re.compile(
    r"\b(?:coordonnees|details?|infos?|collector|recupere|retire|(?:cette|this|that|la|the)[ ](?:personne?|dame"
    r"|lady|man|guy|monsieur"
    r"|gars|woman))\b"
)
_POINTS = re.compile(r"(?:.*[ ])?(?:is|est|c'est|cest)\Z")
_SMALL_CUE = re.compile(
    rf"\b(?:(?:noms?|names?)(?:[ ](?:c|ces|cest|c'est|est|is|sera))?|{PAYEE}|to|a"
    rf"|(?:{MOBILE})[ ]\+?\d[\d .\-]{{6,16}}\d)"
    r"[ ]?:?[ ](?=(?P<one>[^\W\d_]{2,20})[ ](?P<two>[^\W\d_]{2,20}))"
)
_HIS = re.compile(
    r"\b(?:(?:a|en|sous|au)[ ]son[ ](?:propre[ ])?nom|(?:in|under)[ ](?:his|her)[ ](?:own[ ])?name)\b(?![ ]?:)"
)
_TITLE = re.compile(
    r"\b(?:m|mr|mrs|ms|miss|mme|mlle|monsieur|madame|me|maitre|dr|barrister|barr|agent|pastor|pasteur|secretary|secretaire|notaire"
    r"|huissier|comptable|cashier|accountant|cousin|cousine|nurse|infirmiere)\b\.?[ ,:]{1,2}(?=[^\W\d_])"
)


def behind_cue(reader: PayeeReader) -> Iterator[Finding]:
    """Names a few small words behind a cue, the surest cues first."""
    if not reader.money:
        return
    for shape, bare in (
        (_OWNED, True),
        (_CALLED, True),
        (_TAKEN, True),
        (_ACCOUNT, True),
        (_NAMED, False),
        (_SHOWN, True),
        (_PERSON, True),
    ):
        for match in shape.finditer(reader.folded):
            if shape is _NAMED and NOT_NAME.search(reader.folded, max(0, match.start() - 24), match.start()):
                continue
            if span := _after(
                reader,
                match.end(),
                bare=bare,
                most=shape is not _OWNED,
                near=shape in (_SHOWN, _CALLED, _ACCOUNT, _PERSON),
                points=shape is _PERSON,
            ):
                yield from reader.give("recipient", [span], "payee_cue", confidence=0.85)
    yield from _sent_to(reader)
    yield from _small(reader)
    yield from _into_account(reader)
    yield from _in_his_name(reader)


def _after(reader: PayeeReader, at: int, *, bare: bool, most: bool, near: bool, points: bool) -> Span | None:
    """The name behind small words and a sign.

    ``bare``: no words need be between; ``most``: some may be; ``near``: a transfer is close; ``points``: a colon or
    "is" is before the name."""
    between = _BETWEEN.match(reader.glyphs, at)
    if between is None:
        return None
    said = reader.folded[slice(*between.span("words"))]
    if points and ":" not in between["sign"] and not _POINTS.fullmatch(said):
        return None
    if _ALIEN.search(said) or (said and not most) or (not bare and not set(said.split()) - _EMPTY):
        return None
    start = between.end()
    if not between["sign"] or GOD.match(reader.folded, start):
        return None
    span = reader.name(start)
    if span is None or reader.count(span) < 2 or not reader.cased(start) or reader.unfit(span, sure=True):
        return None
    if any(row.label_start <= span[0] < row.start for row in reader.text.rows):
        return None
    if near:
        around = reader.folded[max(0, at - 110) : span[1] + 90]
        told = _HOW.search(around) or _NUMBER.search(around)
        return span if told and not _WHAT_FOR.match(reader.folded, span[1]) else None
    return span if reader.paid(span[1] + 150, 420) else None


_WHAT_FOR = re.compile(
    r"[ ]?,?[ ](?:to[ ](?:receive|claim|collect)[ ]|as[ ]|pour[ ]recevoir[ ]|(?:your|ta|ton|tes|votre|vos)\b)"
)
"""What tells that he is no payee: "to receive your card", "X, your mom"."""
_NUMBER = re.compile(r"\d(?:[ .\-]?\d){7,14}")


def _sent_to(reader: PayeeReader) -> Iterator[Finding]:
    """"send it by Remitly to my altar keeper X", "tu envoies ça à X, Abidjan, par western union"."""
    folded = reader.folded
    for match in _TO.finditer(reader.glyphs):
        if not reader.paid(match.start() + 1, 120):
            continue
        span = reader.name(match.end())
        if span is None or reader.count(span) < 2 or not reader.free(*span) or not reader.cased(span[0]):
            continue
        if reader.unfit(span) or not reader.glyphs[span[0]].isupper() or _ALIEN.search(match["role"] or ""):
            continue
        before = re.split(r"[.!?\n]", folded[max(0, match.start() - 110) : match.start()])[-1]
        if _IT.search(before) and not _HOW.match(folded, span[1]) and not _SUM.search(before):
            continue
        if _OTHERS.search(before) or not _SENT.search(before):
            continue
        if _HOW.match(folded, span[1]) or reader.place_follows(span[1]):
            yield from reader.give("recipient", [span], "paid_to", confidence=0.8)


def _small(reader: PayeeReader) -> Iterator[Finding]:
    """Names without capitals: known names alone, or one known before a town."""
    for match in _SMALL_CUE.finditer(reader.folded):
        if not (person(match["one"]) or person(match["two"])):
            continue
        if not reader.glyphs[match.end()].islower() or not reader.free(match.end(), match.end() + 2):
            continue
        span = reader.name(match.end(), small=True)
        if span is None or span[0] != match.end() or not 2 <= reader.count(span) <= 3 or reader.unfit(span):
            continue
        if NOT_NAME.search(reader.folded, max(0, match.start() - 24), match.start()):
            continue
        known = [person(word) for word in reader.folded[slice(*span)].split()]
        sure = all(known) or (any(known) and reader.place_follows(span[1]))
        around = reader.folded[max(0, match.start() - 90) : span[1] + 60]
        if sure and (_TRANSFER.search(around) or _NUMBER.search(around)):
            yield from reader.give("recipient", [span], "payee_cue", confidence=0.75)


_TRANSFER = re.compile(rf"\b(?:{CHANNEL}|{MOBILE})\b")


def _into_account(reader: PayeeReader) -> Iterator[Finding]:
    """"into X's account"."""
    for match in _PAID_IN.finditer(reader.folded):
        at = max(0, match.start() - 50)
        for begin in re.finditer(r"(?<=\b(?:to|on)[ ])|(?<=\binto[ ])", reader.folded[at : match.start()]):
            span = reader.name(at + begin.start())
            if span and match.start() <= span[1] and reader.count((span[0], match.start())) > 1:
                yield from reader.give("recipient", [(span[0], match.start())], "payee_cue", confidence=0.85)


def _in_his_name(reader: PayeeReader) -> Iterator[Finding]:
    """"Mon huissier, Me X, … Western Union, à son nom": the titled name said before."""
    if not any(said in reader.folded for said in ("son nom", "propre nom", "his name", "her name", "own name")):
        return
    for match in _HIS.finditer(reader.folded):
        if not reader.paid(match.start(), 120) or re.match(
            r"[ ,:]{0,3}[A-ZÀ-Ö]", reader.glyphs[match.end() : match.end() + 4]
        ):
            continue
        named = [
            span
            for title in _TITLE.finditer(reader.folded, max(0, match.start() - 320), match.start())
            if (span := reader.name(title.end())) and reader.count(span) > 1 and not reader.unfit(span)
        ]
        if named:
            yield from reader.give("recipient", [named[-1]], "payee_cue", confidence=0.75)
