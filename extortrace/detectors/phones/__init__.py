"""Telephone numbers, as E.164 in today's numbering plan.

A number with its country code (``+225``, ``00225``, ``011 225``, bare ``225``, a WhatsApp link, spelled out) proves
itself. A national number is a candidate: ``why`` holds ``national_form`` with its digits, ``phone_cue`` when a word
beside it says that it is a phone, and ``alternatives`` the countries it may belong to; ``resolve`` confirms it with
:meth:`extortrace.knowledge.phones.Phones.national` where the message names the country. North American numbers in
their usual form need no country. Former Ivorian, Beninese and Cameroonian numbers are given in their new form with
the flag ``legacy``, unless it is uncertain.

>>> from extortrace.knowledge import load_rules
>>> [(f.value, f.status) for f in find(Text("Whatsapp 00225 09 11 22 33 ou 07 58 41 22 09"), load_rules())]
[('+2250709112233', 'confirmed'), ('+2250758412209', 'confirmed')]
"""

from __future__ import annotations

from collections.abc import Iterator

from extortrace.detectors.phones.links import links, said
from extortrace.detectors.phones.scan import Scan
from extortrace.detectors.phones.written import written
from extortrace.knowledge import Rules
from extortrace.model import Finding
from extortrace.text import Text

__all__ = ["Scan", "find"]


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Every phone number of the text; doubtful ones as candidates, wrong ones as rejected."""
    scan = Scan(text, rules.phones)
    taken = 0
    for finding in sorted((*links(scan), *written(scan), *said(scan)), key=lambda f: (f.start, bool(f.parts), -f.end)):
        if finding.start >= taken or finding.parts:
            yield finding
            taken = max(taken, finding.end)
