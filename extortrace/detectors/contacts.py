"""Contacts: e-mail addresses, web addresses and handles on messengers and networks, also when written in disguise.

Values are refanged (``a[at]b[.]com`` is ``a@b.com``, RFC 5322 and RFC 3986 shapes; the written form stays in ``text``)
and such findings are flagged ``obfuscated``. A handle needs its platform beside it; ``@name`` alone is a candidate.

>>> from extortrace.knowledge import load_rules
>>> from extortrace.text import Text
>>> text = Text("ecris a awa[at]exemple[.]com ou snap : lou.k8, telegram @boss_k, hxxps://pay-now[.]example/x.")
>>> [(f.kind, f.value, f.platform) for f in find(text, load_rules())]
[('email', 'awa@exemple.com', None), ('url', 'https://pay-now.example/x', None), ('handle', 'boss_k', 'telegram'), \
('handle', 'lou.k8', 'snapchat')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason
from extortrace.text import Text
from extortrace.text.addresses import EMAIL, EMAIL_AT_WORD, SHORT_HOSTS, SITE, TLD, URL, refang, trim
from extortrace.text.platforms import (
    ADD,
    ADJECTIVE,
    AFTER,
    AT_NAME,
    CASHTAG,
    CURRENCY,
    DOTTED,
    GLUED_SUM,
    LINKS,
    NAME_CUE,
    NAME_ON,
    ON_BEFORE,
    ORDINARY,
    PAYMENT,
    PLATFORM,
    SKYPE,
)
from extortrace.text.screen_names import demander, named_thing, screen_name


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """E-mails, then urls, then handles, each outside the ones before it."""
    taken = _Taken(len(text.glyphs.text))
    yield from _emails(text, taken)
    yield from _urls(text, taken)
    yield from _handles(text, taken)


class _Taken:
    """Which characters already belong to a finding."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        return self._marks.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        self._marks[start:end] = b"\1" * (end - start)


# --- e-mails ---------------------------------------------------------------------------------------------------------


_MAIL = re.compile(r"\b(?:(?:e-?)?mail|courriel|contact|adress|ecri|write|paypal|interac|zelle|reach)[^@\n]{0,20}\Z")
_PAYMENT = re.compile(
    r"\b(?:paypal|interac|e-?transfer|zelle|virement|payer?|pay|send|envo\w+|code|recu|receipt"
    r"|venmo|wise|revolut)\b"
)


def _emails(text: Text, taken: _Taken) -> Iterator[Finding]:
    folded, glyphs = text.folded.text, text.glyphs.text
    for shape in (EMAIL_AT_WORD, EMAIL):
        for match in shape.finditer(folded):
            start, end = match.span()
            if not taken.free(start, end):
                continue
            written = glyphs[start:end]
            last = re.split(r"\W+", match["domain"])[-1]
            if match["at"] != "@" and last not in TLD:
                continue
            status = "confirmed"
            if (
                re.fullmatch(r" ?@ ?", match["at"])
                and " " in match["at"]
                and not _MAIL.search(folded, max(0, start - 40), start)
            ):
                status = "candidate"  # "LOGIN @ site.com" is where, not whom
            taken.take(start, end)
            value = refang(written)
            role = "payment" if _PAYMENT.search(folded, max(0, start - 60), start) else "contact"
            flags = ("obfuscated",) if value != written else ()
            yield text.finding("email", value, start, end, role=role, flags=flags, status=status,
                               confidence=0.98 if status == "confirmed" else 0.5,
                               why=(Reason("email_shape"),))  # fmt: skip


# --- urls ------------------------------------------------------------------------------------------------------------


def _urls(text: Text, taken: _Taken) -> Iterator[Finding]:
    folded, glyphs = text.folded.text, text.glyphs.text
    for match in URL.finditer(folded):
        start, end = match.span()
        end = start + len(trim(glyphs[start:end]))
        if not taken.free(start, end):
            continue
        if match["bare"]:
            host = refang(match["bare"])
            if (host not in SHORT_HOSTS and host.rsplit(".", 1)[-1] not in TLD) or end <= match.end("bare") + 1:
                continue
        elif match["scheme"] and "." not in refang(match["host"]) and "[" not in match["host"]:
            continue
        written = glyphs[start:end]
        value = re.sub(r"^h(?:xx|\*\*)p", "http", refang(written), flags=re.IGNORECASE)
        flags = ("obfuscated",) if value != written else ()
        taken.take(start, end)
        yield text.finding("url", value, start, end, flags=flags, why=(Reason("url_shape"),))
    for match in SITE.finditer(folded):
        start, end = match.span("host")
        if match["host"].rsplit(".", 1)[-1] in TLD and taken.free(start, end):
            taken.take(start, end)
            yield text.finding("url", glyphs[start:end], start, end, why=(Reason("url_shape"),), confidence=0.8)


# --- handles ---------------------------------------------------------------------------------------------------------


_PAID_TAG = re.compile(r"\b(?:send|pay|drop|to|tag|cashtag|at|is|@)[ ]?:?[ ]?(?:[$€£]?\d+[ ]?)?(?:to[ ]|a[ ])?\Z")


def _handles(text: Text, taken: _Taken) -> Iterator[Finding]:
    folded, glyphs = text.folded.text, text.glyphs.text
    platforms = [(m.start(), m.end(), m.lastgroup or "") for m in PLATFORM.finditer(folded)]
    if "👻" in glyphs:
        platforms = sorted([*platforms, *((m.start(), m.end(), "snapchat") for m in re.finditer("👻", glyphs))])
    starts = [a for a, _, _ in platforms]
    found = _Taken(len(glyphs))
    values: set[str] = set()

    def handle(platform: str | None, start: int, end: int, why: str) -> Iterator[Finding]:
        while end > start and glyphs[end - 1] in ".-":
            end -= 1
        if not found.free(start, end) or end - start < 2:
            return
        if why == "screen_name" and folded[start:end] in values:
            return
        found.take(start, end)
        values.add(folded[start:end].lstrip("@$"))
        value = glyphs[start:end].lstrip("@$")
        status = "confirmed" if platform or why == "screen_name" else "candidate"
        yield text.finding("handle", value, start, end, platform=platform, status=status,
                           confidence=0.95 if platform else 0.4, why=(Reason(why),))  # fmt: skip

    for platform, link in LINKS:
        for match in link.finditer(folded):
            if match[1] not in (
                "joinchat",
                "share",
                "sharer",
                "profile.php",
                "groups",
                "watch",
                "reel",
                "pages",
                "p",
                "stories",
                "explore",
            ):
                yield from handle(platform, match.start(1), match.end(1), "profile_link")
    for match in SKYPE.finditer(folded):
        if taken.free(*match.span()):
            yield from handle("skype", match.start(1), match.end(1), "skype_id")
    for match in CASHTAG.finditer(folded):
        if match[1] not in CURRENCY and taken.free(*match.span()) and not GLUED_SUM.match(folded, match.start()):
            around = platforms[bisect_left(starts, match.start() - 70) : bisect_left(starts, match.end() + 40)]
            near = next((name for _, _, name in around if name in ("cashapp", "chime")), None)
            paid = len(match[1]) > 4 and _PAID_TAG.search(folded, max(0, match.start() - 30), match.start())
            tag = near or ("cashapp" if paid and not glyphs[match.start() + 1 : match.end()].isupper() else None)
            yield from handle(tag, match.start(), match.end(), "cashtag")
    for match in AT_NAME.finditer(folded):
        if taken.free(*match.span()) and not match[1].isdigit():
            around = platforms[bisect_left(starts, match.start() - 90) : bisect_left(starts, match.end() + 30)]
            platform_near = _nearest(folded, around, match.start(), match.end())
            if platform_near is None and any(turn.head <= match.start() < turn.start for turn in text.turns):
                continue
            yield from handle(platform_near, match.start(), match.end(), "at_name")
    for a, b, name in platforms:
        if not taken.free(a, b):
            continue
        if ahead := NAME_ON.search(folded, max(0, a - 70), a):
            if taken.free(*ahead.span("name")):
                yield from handle(name, *ahead.span("name"), "platform_after")
            continue
        if (ahead := ON_BEFORE.search(folded, max(0, a - 60), a)) and taken.free(*ahead.span("name")):
            word = ahead["name"].strip(".-")
            odd = screen_name(word) or (ahead["cue"] and DOTTED.fullmatch(word))
            named = ahead["cue"] and re.search(r"pseudo|user|handle", ahead["cue"]) and len(word) > 3
            if (odd or named) and not named_thing(word) and word not in ORDINARY:
                yield from handle(name, *ahead.span("name"), "platform_after")
                continue
        after = AFTER.match(folded, b)
        if not after:
            continue
        start, end = after.span("name")
        word, between = after["name"], folded[b:start]
        if word.startswith("@") or not taken.free(start, end) or word in ORDINARY or word.isdigit():
            continue
        odd = any(c.isdigit() or c in "_." for c in word.strip("."))
        if name in PAYMENT and not (
            odd and re.search(r"\b(?:tag|is|c'est|user|id)\b[ :]*\Z", between) and screen_name(word)
        ):
            continue
        if named_thing(word):
            continue
        cued = bool(NAME_CUE.search(between)) or bool(ADD.search(folded, max(0, a - 40), a))
        if re.fullmatch(r"[0-9.\-+]{5,}|\d+[a-z]{1,3}", word) or not any(c.isalpha() for c in word) or len(word) < 3:
            continue
        if (
            (odd and cued)
            or (odd and not any(c.isalnum() for c in between))
            or (
                re.search(
                    r"(?:pseudo|username|user|handle|id|c'est|cest|is|:"
                    r"|=)[ ]?[\"«]?\Z",
                    between,
                )
                and len(word) >= 5
                and not ADJECTIVE.fullmatch(word)
                and _lone(glyphs, start, end)
            )
        ):
            yield from handle(name, start, end, "platform_before")
    if head := demander(text):
        known = {platform for _, _, platform in platforms if platform not in PAYMENT}
        yield from handle(known.pop() if len(known) == 1 else None, *head, "screen_name")


def _lone(glyphs: str, start: int, end: int) -> bool:
    """A word that ends its clause and is not written as an ordinary name or word beginning a sentence."""
    follows = glyphs[end : end + 2].strip()
    return not follows or follows[0] in ',.;)"»\n!?' or glyphs[end : end + 1] == "\n"


def _nearest(folded: str, platforms: list[tuple[int, int, str]], start: int, end: int) -> str | None:
    """The platform right behind ("@x on snap"), else the one named last before, in its clause or the one before."""
    before = [p for p in platforms if p[1] <= start and start - p[1] <= 80]
    named = next((p for p in platforms if 0 <= p[0] - end <= 9), None)
    alone = not before or start - before[-1][1] > 4
    if named and alone and re.fullmatch(r"[ ](?:on|sur|via)[ ](?:my |mon )?", folded[end : named[0]]):
        return named[2]
    if before:
        gap = folded[before[-1][1] : start]
        if gap.count("\n") <= 1 and len(re.findall(r"[.!?]\s", gap)) <= 1:
            return before[-1][2]
    after = [p for p in platforms if p[0] >= end and p[0] - end <= 25]
    if after and re.fullmatch(
        r"[ ,(]{0,3}(?:on|sur|via|in|au|there on|la sur|my|mon|chez|at|is my|c'est mon|,)?[ ]?(?:my|mon|ma"
        r"|le)?[ ]?",
        folded[end : after[0][0]],
    ):
        return after[0][2]
    return None
