"""Shapes of e-mail and web addresses (RFC 5322, RFC 3986), also in disguise, and how they read without it.

>>> refang("awa[at]exemple[.]com"), trim("https://example.com/a).")
('awa@exemple.com', 'https://example.com/a')
"""

from __future__ import annotations

import re

from extortrace.text.names import words

_DOT = r"(?:\.|[ ]?[\[({][ ]?(?:\.|dot|point)[ ]?[\])}][ ]?|[ ](?:dot|point)[ ])"
_AT = r"(?:@|[ ]?[\[({<][ ]?(?:@|at|arobase|arobas|a-t)[ ]?[\])}>][ ]?|[ ](?:arobase|arobas)[ ]|[ ]@[ ]?|@[ ])"
EMAIL = re.compile(
    rf"""
    (?<![a-z0-9._%+\-])
    (?P<local>[a-z0-9_](?:[a-z0-9_%+'\-]{{0,63}}(?:\.[a-z0-9_%+\-]{{1,63}}){{0,6}}))
    (?P<at>{_AT})
    (?P<domain>(?:[a-z0-9](?:[a-z0-9\-]{{0,62}}){_DOT}){{1,5}}[a-z]{{2,18}})
    (?![a-z0-9@])
    """,
    re.VERBOSE,
)
EMAIL_AT_WORD = re.compile(
    rf"(?<![a-z0-9._%+\-])(?P<local>[a-z0-9_][a-z0-9_.+\-]{{1,60}}(?:[ ](?:dot"
    rf"|point)[ ][a-z0-9_]{{1,30}}){{0,3}})(?P<at>[ ](?:at|arobase)[ ])"
    rf"(?P<domain>(?:gmail|yahoo|hotmail|outlook|protonmail|proton|mail|icloud|live|aol|tutanota|gmx|orange|laposte)"
    rf"{_DOT}[a-z]{{2,6}}(?:{_DOT}[a-z]{{2,4}})?)(?![a-z0-9@])"
)
URL = re.compile(
    r"""
    (?<![a-z0-9@._\-])
    (?:
      (?P<scheme>(?:https?|hxxps?|h\*\*ps?|fxp|ftp)[ ]?(?::
          |\[:\])[ ]?//)(?P<host>[a-z0-9](?:[a-z0-9\-]{0,62}(?:\.|[\[(]\.[\])]|\[dot\]
          |[ ]?\[\.\][ ]?)){0,8}[a-z0-9\-]{1,62})
    | (?P<www>www(?:\.|[\[(]\.[\])])(?:[a-z0-9][a-z0-9\-]{0,62}(?:\.|[\[(]\.[\])])){1,6}[a-z]{2,18})
    | (?P<bare>(?:[a-z0-9][a-z0-9\-]{0,62}(?:\.|[\[(]\.[\])])){1,5}[a-z]{2,12})(?=[/:?])
    )
    (?P<port>:\d{2,5})?
    (?P<path>[/?\#][^\s<>"«»|\\^`]{0,400})?
    """,
    re.VERBOSE,
)
SITE = re.compile(
    r"\b(?:visit|register|regist\w{2,8}|log[ ]?in|sign[ ]?(?:up|in)|web(?:site)?|site|link|lien|url|click|cliquez"
    r"|clique|portail|portal"
    r"|go[ ]to|rendez-vous[ ]sur|connectez-vous[ ]sur|inscri\w{2,8}[ ]sur)"
    r"(?:[ ](?:web|here|ici|on|at|is|est|the|le|sur|officiel|internet)){0,2}[ ]?[:>=→,-]{0,2}[ ]?"
    r"(?P<host>(?:[a-z0-9][a-z0-9\-]{1,62}\.){1,3}[a-z]{2,12})(?![\w@/:?-]|\.\w)"
)
"""A bare host behind a word that sends one there: "Register> wekelea.com"."""
SHORT_HOSTS = words(
    """wa.me t.me bit.ly tinyurl.com paypal.me cash.app cutt.ly goo.gl is.gd ow.ly rb.gy tiny.cc linktr.ee discord.gg
    youtu.be m.me telegram.me pay.wave.com instagram.com facebook.com fb.me snapchat.com tiktok.com venmo.com
    onlyfans.com"""
)
TLD = words(
    """com org net info biz io co me app dev xyz top site online shop club vip live link click pro fr be ch ca de uk us
    eu it es pt nl ci sn bj tg bf ml ng gh cm ga ke za ma tn in ph ru cn tk ml cf gq ly gl gg gd cc tv ws to gy ee
    pw icu store space website example lu ie au at pl ro tech support services finance bank cash money life world
    email"""
)
_CLOSING = {")": "(", "]": "[", "}": "{"}


def refang(written: str) -> str:
    """The address without brackets and words put in place of its signs."""
    plain = re.sub(
        r"[ ]?[\[({][ ]?(?:\.|dot|point)[ ]?[\])}][ ]?|[ ](?:dot"
        r"|point)[ ]",
        ".",
        written,
        flags=re.IGNORECASE,
    )
    plain = re.sub(
        r"[ ]?[\[({<][ ]?(?:@|at|arobase|arobas|a-t)[ ]?[\])}>][ ]?|[ ](?:arobase|arobas"
        r"|at)[ ]",
        "@",
        plain,
        flags=re.IGNORECASE,
    )
    return plain.replace(" ", "").replace("[:]", ":")


def trim(url: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while url:
        last = url[-1]
        if last in ".,;:!?'\"*_~…" or (last in _CLOSING and url.count(last) > url.count(_CLOSING[last])):
            url = url[:-1]
        else:
            break
    return url
