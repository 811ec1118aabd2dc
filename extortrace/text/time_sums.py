"""Sums beside an expression of time: what is wanted by then, in parts or whole. Matched on folded text.

>>> bool(MONEY_BEFORE.search("150 \u20ac le ")), bool(SHARE.search("la moitie "))
(True, True)
"""

from __future__ import annotations

import re

_CURRENCY = (
    r"(?:[$€£₦₵]|f|e|k|eur|usd|cad|aud|gbp|ghs|chf|ksh|shs|pesos|usdt|btc|euros?|dollars?|bucks|francs?|fcfa|f cfa|cfa"
    r"|cedis?|naira|pounds?|quid|balles)"
)
MONEY_BEFORE = re.compile(
    rf"(?:[$€£₦₵][ ]?\d[\d., ]{{0,12}}|\d[\d., ]{{0,12}}[ ]?{_CURRENCY})(?:[ ](?:more|de plus|encore|dollars|in cash))?"
    r"[ ,(]{1,2}(?:le|for|pour|on|by|due|this|ce)?(?:[ ]the)?[ ]?$"
)
"""A sum right before a day: an instalment."""
SUM = re.compile(
    r"[$€£₦₵]|(?<![a-z])(?:fcfa|cfa|euros?|eur|dollars?|bucks|cedis?|ghs|naira|ngn|usd|cad|aud|gbp|pounds|quid"
    r"|chf|ksh|kes"
    r"|ugx|shs|php|pesos|rands?|zar|dirhams?|mad|francs|balles)(?![a-z])|\d[ ]?(?:f|e|k)(?![a-z])"
)
FOR_SUM = re.compile(r"[ ](?:pour|pr|for)[ ](?:(?:les|the|tes|vos|my|mes|ces|those|that)[ ])?(?:[$\u20ac\u00a3]|\d)")
"""Behind a length of time that opens a sentence: "2h pour 200 \u20ac"."""
SHARE = re.compile(
    r"(?:(?<![\w.,:/+-])(?<!\d[ ])(?<![ ][,:][ ])\d{2,6}k?|(?<![a-z])(?:half|moitie|rest|balance|remainder"
    r"|other[ ]half|reste|solde"
    r"|(?:first|second|third|final|last|next|premiere?|deuxieme|derniere?|prochaine?)[ ](?:instal?lments?|payments?"
    r"|versements?|paiements?|parts?|tranches?|moitie|half)))"
    r"(?:[ ](?:of[ ]|de[ ])?[$\u20ac\u00a3]?\d[\d., ]{0,8}[$\u20ac\u00a3]?)?[ ,(:]{1,2}"
    r"(?:(?:is|sera|est|c'est|due|for|pour|on|by|le|this|ce)[ ]){0,2}$"
    r"|(?<![a-z])(?:next|then|puis|ensuite)[ ,]{1,2}(?:on|le|for|pour)[ ]$"
)
"""Before a day: a part of the sum ("300 aujourd'hui", "half tonight", "le reste vendredi")."""
SET_FOR = re.compile(
    r"(?<![a-z])(?:pa(?:yments?|iements?)|versements?|reglements?|virements?|depots?|deposits?|instal?lments?|remise"
    r"|transfer)(?![a-z])[^.!?\n]{0,30}(?:[ ]a|[ ]au|[ ]for|[ ]to|[ ]on|[ ]pour|[ ]le)[ ]$"
)
FIXED = re.compile(r"(?<![a-z])(?:fixee?s?|set|scheduled|agreed|planned|prevue?s?|programmee?s?|convenue?s?)(?![a-z])")
"""A payment set for a day, and the word that sets it."""
