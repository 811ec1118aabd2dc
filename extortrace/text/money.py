"""Written numbers as sums of money write them: every way of grouping and of decimals, also mixed.

French (``1 500,50``), English (``1,500.50``), Swiss (``1'500.50``), Indian (``1,50,000``), tokenised (``1 , 500 . 50``)
and what advance-fee mails make of them (``10.500,000``, ``25,500, 000.00``, ``4.8,000.000``). Three digits behind the
only separator are a group, not decimals: sums with thousandths are rare, thousands are not (CLDR number formats,
https://cldr.unicode.org/translation/number-currency-formats/number-symbols).

>>> [str(amount(n)) for n in ("1.500", "1 500,50", "1'260.50", "24,5", "0.021", "25,500, 000.00", "3,500,00")]
['1500', '1500.50', '1260.50', '24.5', '0.021', '25500000', '3500']
"""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = re.compile(
    r"""
      [1-9]\d{0,2}[.,]\d{1,2}(?:[.,]000){2}(?!\d)                     # 4.8,000.000: millions, with the noughts again
    | [1-9]\d{0,2}(?:(?:[.,'`][ ]?(?=000)|[ ][.,'][ ]|[.,'` ])\d{3}(?!\d))+
      (?:(?:[.,'`]|[ ][.,][ ])\d{1,2}(?![\d,.]?\d))?                    # groups of three, then perhaps decimals
    | [1-9]\d{0,2},[ ]\d{3}(?:,\d{3})+\.\d\d(?!\d)                   # 100, 280,000.00: a slip, plain from the rest
    | [1-9]\d?(?:,\d\d){1,3},\d{3}(?:[.]\d\d)?(?!\d)                  # Indian groups
    | \d{1,30}(?:[.,]\d{1,12}(?!\d)|[ ][.][ ]\d{2,3}(?!\d|[ ][.]))?        # none of these
    | \d{31,}
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[ ]?[.,'`][ ]?|[ ]")
_TWICE = re.compile(r"(\d{1,3})[.,](\d{1,2})[.,]000[.,]000")


def amount(written: str, fine: bool = False, multiplied: bool = False) -> Decimal:
    """The value of a written number. ``fine``: many decimals are usual (crypto); ``multiplied``: a "million" follows.

    >>> amount("1.250", fine=True), amount("2.500", multiplied=True)
    (Decimal('1.250'), Decimal('2.500'))
    """
    twice = _TWICE.fullmatch(written)
    if twice:
        return Decimal(f"{twice[1]}.{twice[2]}") * 1_000_000
    groups = _SEPARATOR.split(written)
    if len(groups) == 1:
        return Decimal(written)
    separator = _SEPARATOR.findall(written)[-1]
    last = separator.strip()
    one_group = len(groups) == 2 and len(groups[-1]) == 3
    thousandths = groups[0].strip("0") == "" or multiplied or separator == " . " or (fine and last == ".")
    noughts = groups[-1] == "000" and len(groups) > 3 and written.count(last) == 1  # 5,800,000.000
    decimals = last != "" and (len(groups[-1]) != 3 or (one_group and thousandths) or noughts)
    if decimals:
        whole, part = "".join(groups[:-1]), groups[-1]
        return Decimal(whole) if not part.strip("0") else Decimal(f"{whole}.{part}")
    return Decimal("".join(groups))


def text(value: Decimal) -> str:
    """A value as a plain decimal string.

    >>> text(Decimal("2.5") * 1000), text(Decimal("1260.50"))
    ('2500', '1260.50')
    """
    return str(int(value)) if value == value.to_integral_value() else f"{value:f}"
