"""TON addresses in their friendly form: 36 bytes in URL-safe Base64 closed by a CRC-16 (XMODEM).

https://docs.ton.org/learn/overviews/addresses

>>> check("EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2")
True
>>> check("EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q3")
False
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import crc_hqx


def check(text: str) -> bool:
    """Is it an address of the main network (tag 0x11 or 0x51) whose checksum holds."""
    if len(text) != 48:
        return False
    try:
        octets = urlsafe_b64decode(text.replace("+", "-").replace("/", "_"))
    except ValueError:
        return False
    return octets[0] in (0x11, 0x51) and crc_hqx(octets[:34], 0) == int.from_bytes(octets[34:], "big")
