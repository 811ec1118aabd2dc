"""The words that say numbers in French and English, and how people misspell them."""

from __future__ import annotations

UNITS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
          "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9}  # fmt: skip
TEENS = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "ten": 10,
          "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
          "eighteen": 18, "nineteen": 19}  # fmt: skip
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
         "octante": 80, "nonante": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
         "eighty": 80, "ninety": 90}  # fmt: skip
HUNDREDS = {"cent", "cents", "hundred"}
SCALES = {"mille": 10**3, "mil": 10**3, "thousand": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9,
           "milliards": 10**9, "billion": 10**9}  # fmt: skip
SPELLINGS = {
    "vingts": "vingt", "ving": "vingt", "vint": "vingt", "quatres": "quatre", "katre": "quatre", "kinze": "quinze",
    "quarente": "quarante", "cinquantes": "cinquante", "cinquente": "cinquante", "cinkante": "cinquante",
    "sinquante": "cinquante", "soissante": "soixante", "soisante": "soixante", "trante": "trente", "milles": "mille",
    "milion": "million", "milions": "millions", "milliar": "milliard", "fourty": "forty", "fivty": "fifty",
    "ninty": "ninety", "fourtheen": "fourteen", "hundered": "hundred", "hundrend": "hundred", "hundrad": "hundred",
    "hundreds": "hundred", "thousands": "thousand", "thousend": "thousand", "tousand": "thousand",
    "thousan": "thousand", "thounsand": "thousand", "billions": "billion",
}  # fmt: skip
"""How people misspell them; only what is no other word."""

FRENCH_UNITS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
ENGLISH_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
GLUED = {
    "quatrevingt": ("quatre", "vingt"), "quatrevingts": ("quatre", "vingt"), "soixantedix": ("soixante", "dix"),
    "dixsept": ("dix", "sept"), "dixhuit": ("dix", "huit"), "dixneuf": ("dix", "neuf"), "centmille": ("cent", "mille"),
    **{f"{unit}{scale}": (unit, "cent" if scale == "cents" else scale)
       for unit in (*FRENCH_UNITS, "dix", "quinze", "vingt", "trente", "cinquante")
       for scale in (("cent", "cents", "mille") if unit in FRENCH_UNITS else ("mille",))},
    **{f"{unit}{scale}": (unit, scale) for unit in (*ENGLISH_UNITS, "ten") for scale in ("hundred", "thousand")},
    **{f"{ten}{unit}": (ten, unit) for ten in TENS
       for unit in (ENGLISH_UNITS if ten.endswith("y") else FRENCH_UNITS)},
}  # fmt: skip
PLURAL_ONLY = {"millions", "milliards", "cents", "hundreds", "thousands", "billions", "mil"}
"""Say nothing without a number before them ("thousands of victims", "50 cents")."""

KNOWN = {*UNITS, *TEENS, *TENS, *HUNDREDS, *SCALES, *SPELLINGS, *GLUED, "zero", "half", "demi"}
ENGLISH_ONLY = ({*ENGLISH_UNITS, "hundred", "thousand", "billion"} | {w for w in TEENS if w[-1] == "n"}
                 | {"twelve"} | {w for w in TENS if w[-1] == "y"}) - {"six"}  # fmt: skip
AND = {"and", "et"}
AFTER_ET = {"un", "une", "onze", *(w for w in TENS if w[-1] in "te")}
