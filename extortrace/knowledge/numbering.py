"""Numbering plans of today: what is a number, and of which country, as the library ``phonenumbers`` says.

Loading the library takes longer than reading a message. So what it knows of the countries of ``phones/plans.yml`` is
taken over when the rules are read, and answers here by the library's own steps. Every other number, and one that begins
with digits which the library may drop (the ``0`` of ``+33 06…``), is put to the library itself, never to its geocoder.

>>> plans = Numbering(read(["225", "33"]))
>>> plans.valid("+2250758412209"), plans.valid("+2251234"), plans.home("0612345678", "33", "FR")
(('+2250758412209', 'CI'), None, '+33612345678')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_KINDS = (
    "fixed_line", "mobile", "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan",
    "voicemail",
)  # fmt: skip
_MAYBE = "0?"
_MOST = 20_000
"""Answers that are remembered."""

_compiled = lru_cache(1000)(re.compile)


@dataclass(frozen=True)
class Numbering:
    """What is valid today in the countries of these calling codes.

    For each code: first digits that the library may drop, and the countries that share the code, in the library's
    order: (country, trunk prefix, its first digits, any number, numbers given out, lengths).
    """

    codes: Mapping[str, tuple[str, Sequence[Sequence[Any]]]]
    _known: dict[str, tuple[str, str] | None] = field(default_factory=dict, repr=False, compare=False)

    def valid(self, number: str) -> tuple[str, str] | None:
        """E.164 and country of a number with ``+`` and its country code; None when it is not valid today."""
        if number not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[number] = self._valid(number)
        return self._known[number]

    def _valid(self, number: str) -> tuple[str, str] | None:
        code = next((number[1:n] for n in (2, 3, 4) if number[1:n] in self.codes), "")
        rest = number[1 + len(code) :]
        if not code or not re.fullmatch("[0-9]{4,15}", rest):
            return asked(number)
        dropped, countries = self.codes[code]
        if dropped and _compiled(dropped).match(rest):
            return asked(number)
        for country, _, first, general, given, _ in countries:
            if not first or _compiled(first).match(rest):
                fits = _compiled(general).fullmatch(rest) and _compiled(given).fullmatch(rest)
                if fits or first:
                    return (number, country) if fits else None
        return None

    def home(self, digits: str, code: str, country: str) -> str | None:
        """E.164 of a national number with the trunk prefix that its country uses."""
        row = self._row(code, country)
        if row is None:
            return None
        _, trunk, _, general, _, lengths = row
        if trunk == _MAYBE:
            trunk = "0" if digits[:1] == "0" and len(digits) not in lengths else ""
        rest = digits[len(trunk) :]
        if not digits.startswith(trunk) or len(rest) not in lengths or not _compiled(general).fullmatch(rest):
            return None
        valid = self.valid(f"+{code}{rest}")
        return valid[0] if valid and valid[1] == country else None

    def lengths(self, code: str, country: str) -> tuple[int, ...]:
        """How many digits national numbers have."""
        row = self._row(code, country)
        return tuple(row[-1]) if row else ()

    def _row(self, code: str, country: str) -> Sequence[Any] | None:
        return next((row for row in self.codes.get(code, ("", ()))[1] if row[0] == country), None)


def asked(number: str) -> tuple[str, str] | None:
    """What the library says."""
    import phonenumbers as lib

    try:
        parsed = lib.parse(number)
    except lib.NumberParseException:
        return None
    if not lib.is_valid_number(parsed):
        return None
    return lib.format_number(parsed, lib.PhoneNumberFormat.E164), lib.region_code_for_number(parsed) or ""


def version() -> str:
    """Version of the library's metadata."""
    import phonenumbers as lib

    return str(lib.__version__)


def read(codes: Iterable[str]) -> dict[str, Any]:
    """What the library knows of these calling codes, as plain data."""
    import phonenumbers as lib

    found: dict[str, Any] = {}
    for code in codes:
        metas = [
            meta for country in lib.COUNTRY_CODE_TO_REGION_CODE.get(int(code or 0), ())
            if (meta := lib.PhoneMetadata.metadata_for_region(country, None)) and meta.general_desc
        ]  # fmt: skip
        if metas:
            countries = [_country(meta, len(metas) > 1) for meta in metas]
            found[code] = [metas[0].national_prefix_for_parsing or "", countries]
    return found


def _country(meta: Any, shared: bool) -> list[Any]:
    kinds = (getattr(meta, kind) for kind in _KINDS)
    patterns = dict.fromkeys(kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern)
    return [
        meta.id, _trunk(meta), (shared and meta.leading_digits) or "",
        meta.general_desc.national_number_pattern, "|".join(f"(?:{pattern})" for pattern in patterns),
        list(meta.general_desc.possible_length),
    ]  # fmt: skip


def _trunk(meta: Any) -> str:
    """What is dialled before the number at home: a 0, nothing, or (Gabon) a 0 that the library only knows to drop."""
    if meta.national_prefix == "0":
        return "0"
    return _MAYBE if (meta.national_prefix_for_parsing or "").startswith("0(") else ""
