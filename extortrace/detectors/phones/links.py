"""Numbers in links that call or write to them, and numbers spelled out in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extortrace.detectors.phones.scan import MOST, Scan
from extortrace.model import Finding
from extortrace.text.numerals import spelled

_LINK = re.compile(
    r"""
    (?:wa(?:\.|\[\.\]|\(\.\))me/(?:message/)?|(?:api|web)\.whatsapp\.com/send/?\?(?:[^ \n]{0,40}&)?phone=|whatsapp://send/?\?phone=
      |signal\.me/\#p/|t\.me/(?=\+)|viber://(?:chat|add)\?number=|\b(?:tel|sms|callto):(?=\+|00|%2b))
    (?:\+|%2b|%20){0,2}(?P<digits>(?:\d[-. ]?){7,16}\d)(?!\d)
    """,
    re.VERBOSE,
)
_SUM_WORD = re.compile(r"millions?|thousand|mille|milliards?|billion|hundred")


def links(scan: Scan) -> Iterator[Finding]:
    """Links that call or write to a number."""
    for link in _LINK.finditer(scan.folded):
        start, end = link.span("digits")
        digits = re.sub(r"\D", "", link["digits"])
        reading = scan.phones.international(digits.removeprefix("00"))
        if reading:
            yield scan.sure(reading, start, end, "phone_link", 0.98)
        elif scan.phones.homes(digits):
            yield scan.maybe(digits, start, end, cue=True)


def said(scan: Scan) -> Iterator[Finding]:
    """Numbers spelled out in words."""
    for words in spelled(scan.folded):
        if not 8 <= len(words.digits) <= MOST or _SUM_WORD.search(scan.folded, words.start, words.end):
            continue
        digits = words.digits.removeprefix("00")
        reading = scan.phones.international(digits)
        if reading:
            yield scan.sure(reading, words.start, words.end, "international_form", 0.9, ("spelled",))
        else:
            found = scan.at_home(words.digits, words.start, words.end, ("spelled",))
            if found:
                yield found
