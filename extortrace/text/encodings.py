"""Text pasted in another encoding than it is read in: quoted-printable (RFC 2045), HTML entities, mojibake.

>>> [(said, how) for _, _, said, how in escapes("1,2=\\n00=20=E2=82=AC d&eacute;lai")]
[('', 'quoted_printable'), (' €', 'quoted_printable'), ('é', 'html_entity')]
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"=\r?\n|(?:=[0-9A-Fa-f]{2}){1,4}|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\d?);")
_MOJIBAKE = re.compile(
    "[ÂÃâ][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030"
    "\u2039\u203a\u20ac\u2122]{1,3}"
)
_QP_SIGN = re.compile(r"=(?:20|3D|C3=|E2=|A0|\r?\n)|content-transfer-encoding:\s*quoted", re.IGNORECASE)


def escapes(raw: str) -> list[tuple[int, int, str, str]]:
    """Stretches written in another encoding than they are read in: (start, end, what they say, which encoding)."""
    found = []
    quoted = len(_QP_SIGN.findall(raw)) >= 2
    for match in _ESCAPE.finditer(raw):
        code = match.group()
        if code[0] == "&":
            from html import unescape  # rarely needed, and slow to load

            said = unescape(code)
            if said != code and len(said) == 1:
                found.append((match.start(), match.end(), said, "html_entity"))
        elif quoted:
            if code[1] in "\r\n":
                found.append((match.start(), match.end(), "", "quoted_printable"))
                continue
            octets = bytes.fromhex(code.replace("=", ""))
            try:
                said = octets.decode()
            except UnicodeDecodeError:
                said = octets.decode("cp1252", "replace")
            found.append((match.start(), match.end(), said, "quoted_printable"))
    for match in _MOJIBAKE.finditer(raw):
        read = _unmojibake(match.group())
        if read:
            found.append((match.start(), match.start() + len(read[1]), read[0], "mojibake"))
    return sorted(found)


def _unmojibake(run: str) -> tuple[str, str] | None:
    """UTF-8 read as Windows-1252: what it said and the characters that said it."""
    octets = b""
    for char in run:
        try:
            octets += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                break
            octets += bytes([ord(char)])  # cp1252 leaves five bytes undefined; they pass through as C1 controls
    for length in (3, 2, 4):
        try:
            said = octets[:length].decode()
        except UnicodeDecodeError:
            continue
        if len(said) == 1:
            return said, run[:length]
    return None
