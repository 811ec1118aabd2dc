"""Names behind words that introduce a payee ("au nom de", "payable to", "shows as"), and before words that say who
collects ("X va récupérer", "X will pick it up").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.model import Finding, Span
from extortrace.text.payee_reader import PayeeReader
from extortrace.text.payees import GOD, INTRODUCED, NOT_NAME, PAYEE, POSSESSED
from extortrace.text.people import person

_SENDER = re.compile(r"\b(?:senders?(?:'s)?(?:[ ]name)?|expediteur|envoyeur)[ ]?(?:is|est|:|=|-)?[ ]{0,2}(?=[^\W\d_])")
_CLOSED = re.compile(r"[ ]?(?:[,.\n;!()/\-]|$|(?:ville|tel|pays|a|in|city|country|prenom|num\w*|au|en)\b|\+?\d)")
_FITTING = re.compile(
    r"(?:au|in|o|ho|en|jina)[ ]|under|sous|rec|ben|dest|tit|payee|acc|show|come|app|reg|list|sav|disp|s'aff|enr|ch|m"
    r"|put|use|ut|cou|dri|col|run|liv|ag"
)
"""Introductions that are more than a bare "nom" or "name"."""
_NEEDS_MONEY = re.compile(r"(?:au|sur le|le) compte|show|come|app|reg|list|sav|disp|s'aff|enr|a |one|une? ")
_COLLECTS = re.compile(
    r"""[ ](?:qui[ ])?(?:va|vas|doit|peut|passera|viendra|passe|vient|ira|attend|a|avait)?[ ]?
          (?:le[ ]|la[ ]|l'|les[ ]|tout[ ])?
          (?:attend(?=[ ](?:le|la|les|l'|\d))|recup\w{2,6}|retir\w{1,4}|recoi\w{1,3}|recev\w{1,4}
            |encaiss\w{1,4}|touche\w{0,2}|chercher|prendre)
      | [ ](?:who[ ])?(?:will|is[ ]going[ ]to|is[ ]gonna|gonna|go|can|must|should|'ll)[ ](?:be[ ])?
          (?:the[ ]one[ ]to[ ]|go[ ](?:to[ ]\w{2,12}[ ](?:\w{2,12}[ ])?)?(?:to|and)[ ])?
          (?:pick\w{0,3}|collect\w{0,3}|receiv\w{1,3}|withdraw\w{0,3}|cash)
      | [ ](?:is|est|sera|comme|as)[ ](?:the[ ]|le[ ]|la[ ])?
          (?:receiver|receveur|beneficiaire|beneficiary|recipient|destinataire)
      | [ ]go[ ](?:show|collect|pick|cash)
      | [ ]is[ ](?:picking|collecting|receiving|waiting[ ]for|cashing)
      | ,?[ ]c'est[ ](?:lui|elle)[ ]qui[ ](?:recup|retire|recoi|encaiss|pren|va)
      | ,?[ ](?:she|he)[ ](?:will[ ]|is[ ]|'ll[ ])?(?:the[ ]one[ ])?(?:pick|collect|receiv)""",
    re.VERBOSE,
)
_BEFORE_NAME = re.compile(
    r"(?:^|\b(?:mon|ma|notre|my|our|the|le|la|un|une|a)[ ]\w{3,14}(?:[ ]\w{3,12})?,?|[\n:,;.!?(\-→]|\b(?:c'est"
    r"|it's|it[ ]is|its|que|that|and|et|mon|my|notre|our|s'appelle|named?|called|agent"
    r"|na|cousin|cousine|friend|frere|brother|soeur|sister))[ ]{0,2}\Z"
)
_NO_MONEY = re.compile(
    r"[ ](?:(?:the|a|la|le|les|ta|ton|tes|your|ur|his|it|ces|cette|mes|my|all)[ ]){0,2}"
    r"(?:videos?|photos?|pics?|pictures?|nudes?|screens\w*|dossier|message|link|lien|file|everything|tout)\b"
)
_NUMBERED = re.compile(r"\d[ .,:;\-]{0,3}\Z")
_START = re.compile(r"(?<![\w'@])[^\W\d_a-zà-ÿ](?=[^\W\d_]|[.']|[ ])")
_ASKED = re.compile(r"\b(?:noms?|names?|qui|who|whom)\b[^\n]{0,40}\?[ ]*\n(?:[^\n:]{1,30}:[ ]|[->][ ])?(?=[^\W\d_])")


def introduced(reader: PayeeReader) -> Iterator[Finding]:
    """Names behind the words that introduce one; senders are told apart first."""
    for sender in _SENDER.finditer(reader.folded):
        span = reader.name(sender.end())
        if span and reader.count(span) > 1:
            yield from reader.give("sender_name", [span], "sender_word", confidence=0.8)
    for match in INTRODUCED.finditer(reader.folded):
        yield from _behind_word(reader, match)
    for match in POSSESSED.finditer(reader.folded):
        if span := reader.name(match.end()):
            cut = reader.folded.find("'s", span[0], span[1] + 2)
            yield from reader.give("recipient", [(span[0], cut if cut > 0 else span[1])], "payee_word")
    yield from _collectors(reader)
    yield from _answers(reader)


def _behind_word(reader: PayeeReader, match: re.Match[str]) -> Iterator[Finding]:
    folded, glyphs = reader.folded, reader.glyphs
    said, start = match.group(), match.end()
    bare = re.search(r"\b(?:nom|name)\b", said) and not _FITTING.match(said)
    before = folded[max(0, match.start() - 24) : match.start()]
    if bare and NOT_NAME.search(before):
        return
    if _NEEDS_MONEY.match(said) and not reader.paid(start, 90):
        return
    while start < len(glyphs) and glyphs[start] in " :=-\"«'*→>]|»":
        start += 1
    if bare and re.match(r"(?:de|du|des|of|d'|and|et|ou|or)\b", folded[start : start + 4]):
        return
    if GOD.match(folded, start) and glyphs[start : start + 3] != "La ":
        return
    signs = (":", "=", "-", ";", "is", "est", "c'est")
    marked = said.rstrip().endswith(signs) or folded[match.end() : start].strip() != ""
    small = (reader.paid(match.start(), 160) or marked) and reader.all_small(start)
    span = reader.name(start, small=small and (marked or bool(bare) or "nom" in said or "name" in said))
    span = span or _next_line(reader, start)
    numbered = span is not None and person(folded[slice(*span)]) and _NUMBERED.search(before)
    if span is None or reader.unfit(span, one=not bare or marked or bool(numbered), sure=marked or not bare):
        return
    words = reader.count(span)
    if bare and words < 2 and glyphs[span[0]].islower():
        return
    if not marked:
        if glyphs[span[0]].islower() and not (words > 1 and _closed(reader, span[1])):
            return
        mid_phrase = before.strip() and not before.rstrip(" ").endswith((",", ";", "(", "\n", "."))
        if said.startswith("beneficiary") and mid_phrase:
            return
        if re.match(PAYEE, said) and words < 2:
            return
    doubt = bare and not reader.paid(span[1] + 60, 360) and not (reader.money and marked)
    yield from reader.give("recipient", [span], "payee_word", doubt=bool(doubt))


def _closed(reader: PayeeReader, at: int) -> bool:
    """What follows a name: a stop, a place, a town or a number."""
    follows = reader.folded[at : at + 30]
    return bool(_CLOSED.match(follows)) or reader.starts_with_place(follows)


def _next_line(reader: PayeeReader, start: int) -> Span | None:
    """A name on the line after its introduction."""
    if reader.glyphs[start : start + 1] == "\n":
        span = reader.name(start + 1)
        if span and not any(row.label_start <= span[0] <= row.start for row in reader.text.rows):
            return span
    return None


def _collectors(reader: PayeeReader) -> Iterator[Finding]:
    """"Bamba Souleymane va récupérer": the name stands before the words that say who collects the money."""
    for match in _COLLECTS.finditer(reader.folded):
        at = max(0, match.start() - 60)
        for begin in _START.finditer(reader.glyphs, at, match.start()):
            span = reader.name(begin.start())
            if not span or span[1] != match.start() or reader.count(span) < 2 or reader.unfit(span):
                continue
            if _NO_MONEY.match(reader.folded, match.end()):
                break
            stands = _BEFORE_NAME.search(reader.folded, max(0, begin.start() - 14), begin.start())
            if stands and reader.paid(match.end() + 60, 260):
                yield from reader.give("recipient", [span], "collects", confidence=0.85)
            break


def _answers(reader: PayeeReader) -> Iterator[Finding]:
    """The line after "à quel nom ?", "what name?": a name and nothing else."""
    for match in _ASKED.finditer(reader.folded):
        span = reader.name(match.end())
        if not span or reader.count(span) < 2 or reader.unfit(span) or not reader.paid(match.start(), 300):
            continue
        if reader.ends_line(span[1]) or reader.place_follows(span[1]):
            yield from reader.give("recipient", [span], "name_answered", confidence=0.85)
