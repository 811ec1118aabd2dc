"""Wallet addresses of crypto assets, told from look-alikes by their checksums (``value`` exact, ``asset`` its ticker).

An address broken over a line, spaced in groups or interrupted by signs ("remove the *") is put together again as long
as the whole has a valid checksum, so a following word is never swallowed. Addresses of token contracts are nobody's.

>>> from extortrace.knowledge import load_rules
>>> text = Text("BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa or 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")
>>> [(f.asset, f.status, f.why[0].code) for f in find(text, load_rules())]
[('BTC', 'confirmed', 'checksum'), ('BTC', 'rejected', 'checksum_failed')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extortrace.knowledge import Rules
from extortrace.model import Finding, Reason, Span, Status
from extortrace.text import Text
from extortrace.text.checksums import base58, keccak
from extortrace.text.checksums.assets import asset_of

_CHUNK = re.compile(r"(?<![0-9A-Za-z_-])[EU]Q[0-9A-Za-z_-]{46}(?![0-9A-Za-z_-])|[0-9A-Za-z]+")
_PART = re.compile(r"[0-9A-Za-z]{1,110}")
_GAP = re.compile(r"[\s*_.=>|~-]{1,5}")
_HEX = re.compile(r"0x[0-9a-fA-F]{40}")
CUE = re.compile(
    r"\b(?:btc|bitcoins?|wallet|address|adresse|portefeuille|crypto\w{0,10}|eth|ethereum|usdt|tether|trc.?20|erc.?20|bep.?20"
    r"|ltc|litecoin|xmr|monero|trx|tron|xrp|ripple|doge\w{0,4}|bch|sol|solana|ton|toncoin|coin|coins)\b"
)
_SOLANA = re.compile(r"\b(?:sol|solana|phantom)\b")
_LITECOIN, _BITCOIN = re.compile(r"\b(?:ltc|litecoins?)\b"), re.compile(r"\b(?:btc|bitcoins?)\b")
_REACH = 60
_LONGEST = 110
SHAPES = (
    ("BTC", re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}")),
    ("LTC", re.compile(r"[LM][1-9A-HJ-NP-Za-km-z]{32,33}")),
    ("DOGE", re.compile(r"D[5-9A-HJ-NP-U][1-9A-HJ-NP-Za-km-z]{32}")),
    ("TRX", re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")),
    ("XRP", re.compile(r"r[1-9A-HJ-NP-Za-km-z]{24,34}")),
    ("XMR", re.compile(r"[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?")),
    ("BTC", re.compile(r"bc1[0-9a-z]{11,71}|BC1[0-9A-Z]{11,71}|[bB][cC]1[0-9A-Za-z]{39,59}")),
    ("LTC", re.compile(r"ltc1[0-9a-z]{11,71}|LTC1[0-9A-Z]{11,71}")),
    ("TON", re.compile(r"[EU]Q[0-9A-Za-z_-]{46}")),
)
"""What an address looks like: only to say which one failed its checksum."""
_MISREAD = {"0": "oQ", "O": "oQ", "I": "1iJ", "l": "1i"}
"""Signs that Base58 leaves out because they are mistaken for others, and what they may have been."""


@dataclass(frozen=True, slots=True)
class _Address:
    """An address, the asset it belongs to, its pieces, and whether its checksum was tested."""

    value: str
    asset: str
    parts: tuple[Span, ...]
    checked: bool = True


def find(text: Text, rules: Rules) -> Iterator[Finding]:
    """Addresses in the text."""
    glyphs, folded = text.glyphs.text, text.folded.text
    taken = 0
    contracts = rules.channels.contracts
    for chunk in _CHUNK.finditer(glyphs):
        if chunk.start() < taken:
            continue
        for finding in _read(text, glyphs, folded, chunk, contracts):
            taken = max(taken, _end(text, finding, chunk.end()))
            yield finding


def _end(text: Text, finding: Finding, at: int) -> int:
    """The glyph position behind a finding that begins in the chunk ending at ``at``."""
    end = at
    while end < len(text.glyphs.text) and text.raw_span(end, end + 1)[0] < finding.end:
        end += 1
    return end


def _read(text: Text, glyphs: str, folded: str, chunk: re.Match[str], contracts: frozenset[str]) -> Iterator[Finding]:
    value, (start, end) = chunk.group(), chunk.span()
    if value[:2] == "0x" and (hexa := _HEX.fullmatch(value)):
        yield _ethereum(text, hexa.group(), ((start, end),), contracts)
        return
    if len(value) >= 25 and (asset := asset_of(value)):
        yield _checked(text, _Address(value, asset, ((start, end),)), contracts, folded)
        return
    if (address := _rejoined(glyphs, folded, start, end)) is not None:
        if address.asset == "ETH":
            yield _ethereum(text, address.value, address.parts, contracts)
        else:
            yield _checked(text, address, contracts, folded)
        return
    if len(value) < 25:
        return
    for asset, shape in SHAPES:
        if shape.fullmatch(value) and _mixed(value):
            yield _failed(text, value, asset, start, end)
            return
    if (repaired := _repaired(value)) is not None:
        why = (Reason("possible_ocr_error", {"asset": repaired.asset}),)
        yield text.finding("wallet", repaired.value, start, end, asset=repaired.asset, status="candidate",
                           confidence=0.5, why=why, flags=("repaired",))  # fmt: skip
        return
    if 32 <= len(value) <= 44 and _mixed(value) and len(base58.decode(value) or b"") == 32:
        yield from _solana(text, folded, value, start, end)


def _checked(text: Text, address: _Address, contracts: frozenset[str], folded: str) -> Finding:
    start, end = address.parts[0][0], address.parts[-1][1]
    asset, status, confidence = address.asset, "confirmed", 1.0
    why = [Reason("checksum", {"asset": asset})]
    if address.value[0] == "3":  # version 5 was Litecoin's too, before M… addresses
        before = folded[max(0, start - _REACH) : start]
        named = [(m.end(), a) for a, p in (("LTC", _LITECOIN), ("BTC", _BITCOIN)) for m in p.finditer(before)]
        asset = max(named)[1] if named else asset
    if address.value in contracts:
        status, confidence = "rejected", 0.0
        why = [Reason("contract_address", {"asset": asset})]
    split = len(address.parts) > 1
    return text.finding(
        "wallet", address.value, start, end, parts=address.parts if split else (), asset=asset,
        status=_status(status), confidence=confidence - 0.05 * split, why=tuple(why),
        flags=("repaired",) if split else (),
    )  # fmt: skip


def _ethereum(text: Text, value: str, parts: tuple[Span, ...], contracts: frozenset[str]) -> Finding:
    """Without capitals there is no checksum: the shape speaks (EIP-55)."""
    digits = value[2:]
    status, confidence, why = "confirmed", 1.0, Reason("checksum", {"asset": "ETH"})
    if digits in (digits.lower(), digits.upper()):
        confidence, why = 0.85, Reason("shape_only", {"asset": "ETH"})
    elif keccak.eip55(value) != value:
        status, confidence, why = "rejected", 0.0, Reason("checksum_failed", {"asset": "ETH"})
    if value.lower() in {contract.lower() for contract in contracts} or len(set(digits)) == 1:
        status, confidence, why = "rejected", 0.0, Reason("contract_address", {"asset": "ETH"})
    split = len(parts) > 1
    return text.finding(
        "wallet", value, parts[0][0], parts[-1][1], parts=parts if split else (), asset="ETH", status=_status(status),
        confidence=confidence, why=(why,), flags=("repaired",) if split else (),
    )  # fmt: skip


def _status(status: str) -> Status:
    return "rejected" if status == "rejected" else "confirmed"


def _failed(text: Text, value: str, asset: str, start: int, end: int) -> Finding:
    why = [Reason("checksum_failed", {"asset": asset})]
    if asset != "XMR" and value[:3].lower() == "bc1" and value not in (value.lower(), value.upper()):
        why.append(Reason("mixed_case"))
    return text.finding("wallet", value, start, end, asset=asset, status="rejected", confidence=0.0, why=tuple(why))


def _solana(text: Text, folded: str, value: str, start: int, end: int) -> Iterator[Finding]:
    """32 bytes in Base58 and no checksum: only a word that says so makes it an address."""
    near = folded[max(0, start - _REACH) : start] + " " + folded[end : end + 20]
    if _SOLANA.search(near):
        yield text.finding("wallet", value, start, end, asset="SOL", confidence=0.8, why=(Reason("shape_and_cue"),))
    elif CUE.search(near):
        why = (Reason("shape_only", {"asset": "SOL"}),)
        yield text.finding("wallet", value, start, end, asset="SOL", status="candidate", confidence=0.3, why=why)


def _mixed(value: str) -> bool:
    """Digits among letters, not a word, a number or a hexadecimal hash."""
    return any(c.isdigit() for c in value) and any(c.isalpha() for c in value) and not re.fullmatch(r"[0-9a-f]+", value)


def _repaired(value: str) -> _Address | None:
    """The address that one misread sign would make valid."""
    if len(value) > 36 or value[0] not in "13LMDT":
        return None
    strange = [i for i, char in enumerate(value) if char in _MISREAD]
    if len(strange) != 1:
        return None
    at = strange[0]
    for char in _MISREAD[value[at]]:
        fixed = value[:at] + char + value[at + 1 :]
        if asset := asset_of(fixed):
            return _Address(fixed, asset, ())
    return None


_OPENS = re.compile(
    r"[13LMDTr48][0-9A-Za-z]{3}|(?:bc1|BC1|ltc1|LTC1)[0-9A-Za-z]|[EU]Q[0-9A-Za-z]{2}|[qp][0-9a-z]{3}|0x[0-9a-fA-F]{2}"
)


def _rejoined(glyphs: str, folded: str, start: int, end: int) -> _Address | None:
    """An address in pieces that begins here: the shortest run of pieces whose checksum holds."""
    if not _OPENS.match(glyphs, start, end) or glyphs[start:end].isdigit():
        return None
    pieces = [part.span() for part in _PART.finditer(glyphs, start, end)]
    first = pieces[0]
    if (
        first[1] - first[0] < 10
        and glyphs[start : start + 3].lower() not in ("bc1", "ltc")
        and not CUE.search(folded, max(0, start - _REACH), start)
    ):
        return None
    value, parts = glyphs[slice(*first)], [first]
    while len(value) < _LONGEST:
        gap = _GAP.match(glyphs, parts[-1][1])
        part = _PART.match(glyphs, gap.end()) if gap else None
        if not part:
            return None
        value, parts = value + part.group(), [*parts, part.span()]
        if value[:2] == "0x":
            if _HEX.fullmatch(value) and keccak.eip55(value) == value:
                return _Address(value, "ETH", tuple(parts))
        elif 25 <= len(value) <= 106 and (asset := asset_of(value)):
            return _Address(value, asset, tuple(parts))
    return None
