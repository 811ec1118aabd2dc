"""Numbering plans of today: the same answers as the library gives."""

from __future__ import annotations

import random
import re
import subprocess
import sys

import phonenumbers as lib
import pytest

from extortrace.knowledge import load_rules
from extortrace.knowledge.numbering import Numbering, asked

TABLE = load_rules().phones
CODES = sorted(set(TABLE.codes.values()))


@pytest.fixture(scope="module")
def today() -> Numbering:
    return TABLE.today


def near(code: str, chance: random.Random) -> list[str]:
    """Numbers of the library's own examples with some digits changed, put in or left out, and random ones."""
    found = []
    for country in lib.COUNTRY_CODE_TO_REGION_CODE[int(code)]:
        for kind in range(11):
            example = lib.example_number_for_type(country, kind)
            if example is None:
                continue
            digits = lib.national_significant_number(example)
            found.append(digits)
            for _ in range(4):
                at, digit = chance.randrange(len(digits)), str(chance.randrange(10))
                found += [digits[:at] + digit + digits[at + 1 :], digits[:at] + digit + digits[at:], "0" + digits]
                found.append(digits[:at] + digits[at + 1 :])
    found += ["".join(chance.choices("0123456789", k=chance.randint(1, 17))) for _ in range(60)]
    return found


@pytest.mark.parametrize("code", CODES)
def test_as_the_library_says(today: Numbering, code: str) -> None:
    chance = random.Random(int(code))
    for digits in near(code, chance):
        number = f"+{code}{digits}"
        assert today.valid(number) == asked(number), number


@pytest.mark.parametrize("number", ["+", "+0", "+22", "+225", "+2250", "+999123456", "+7495", "+390612345678", "+४४"])
def test_what_is_no_number_of_the_plans(today: Numbering, number: str) -> None:
    assert today.valid(number) == asked(number)


def test_lengths_and_trunk(today: Numbering) -> None:
    for country, code in TABLE.codes.items():
        meta = lib.PhoneMetadata.metadata_for_region(country, None)
        assert today.lengths(code, country) == tuple(meta.general_desc.possible_length)
        example = lib.national_significant_number(lib.example_number(country))
        trunk = "0" if meta.national_prefix == "0" else ""
        assert today.home(trunk + example, code, country) == f"+{code}{example}"
    assert today.lengths("999", "XX") == ()
    assert today.home("0612345678", "999", "XX") is None


def test_common_numbers_need_no_library() -> None:
    code = (
        "import sys; from extortrace.knowledge import load_rules; load_rules()\n"
        "import extortrace; extortrace.analyze('WhatsApp +225 07 09 11 22 33, +33 6 12 34 56 78, tel 0803 348 5510')\n"
        "print([name for name in sys.modules if name == 'phonenumbers'])"
    )
    load_rules()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"\[\]\s*", run.stdout)
