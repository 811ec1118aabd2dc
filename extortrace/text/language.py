"""Which languages a text is written in, by its commonest words and its script.

Only English and French are covered by the indicators; others are recognised so that a report can say that it does not
read them, instead of passing over them in silence. A share of the known words, not a proof.

>>> languages("tu vas payer 400 euros avec ta carte or i will send the video to your friends")
('en', 'fr')
>>> languages("Tienes que pagar el dinero o voy a publicar el video de tu cara")
('es',)
>>> languages("500 EUR")
()
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from extortrace.text.glyphs import fold

COVERED = ("en", "fr")

_WORDS = {
    "en": """
        the and you your i is are to of for in my me it this that will have not with on if be we send pay or can
        don u ur money all was from please by who what now they he she his her him them has had would do been
    """,
    "fr": """
        le la les de des du et tu te ta ton tes je j ai est pas que qui vous votre vos une un sur pour dans par
        en ne se ce mon ma mes moi avec si nous au aux il elle sont suis l d c a envoie payer argent jai veux
        vais
    """,
    "es": """
        el los las una tu tus que para por con dinero tienes voy su sus es no pagar usted si mi mis del al y
    """,
    "pt": """
        o os as um uma voce seu sua para por com dinheiro nao que vou meu minha do da dos das em e se ou
    """,
    "de": """
        der die das und ich du sie ihr ihre nicht mit auf fur zu ist sind wir haben geld wenn ein eine von an
        oder
    """,
    "it": """
        il lo gli una di che per con non sono tuo tua soldi ti mi si del della se hai e i le devi
    """,
    "nl": """
        de het een je jij u van en ik niet met op voor is zijn naar geld als wij heb uw dat te bij
    """,
}
_COMMON = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_OWN = {
    code: frozenset(word for word in common if sum(word in other for other in _COMMON.values()) == 1)
    for code, common in _COMMON.items()
}
"""The words that only one of the languages has."""
_SCRIPTS = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "HEBREW": "he",
    "GREEK": "el",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 20_000
"""Characters looked at: more does not change the answer."""


def languages(glyphs: str) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages of a text, in alphabetical order; empty when there are too few words to tell."""
    words = _WORD.findall(fold(glyphs[:_LONGEST]))
    strange = Counter(code for word in words if not word[0].isascii() for code in _scripts(word[0]))
    found = {code for code, n in strange.items() if n >= 3 and n * 5 >= len(words)}
    known = Counter({code: sum(word in own for word in words) for code, own in _OWN.items()})
    best = max(known.values())
    for code, count in known.items():
        if count >= 2 and count * (4 if code in COVERED else 1) >= best:
            found.add(code)
    return tuple(sorted(found))


def _scripts(char: str) -> list[str]:
    name = unicodedata.name(char, "")
    return [code for script, code in _SCRIPTS.items() if name.startswith(script)]
