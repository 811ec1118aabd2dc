"""Reads a person's or payee's name where one is expected: titles left off, stopped where the name ends.

>>> from extortrace.text.glyphs import fold
>>> text = "notre agent Maître N'Guessan Koffi P. Yao, Abidjan"
>>> a, b = name_at(text, fold(text), 12, lambda word: 3 * (word == "abidjan"))
>>> text[a:b]
"N'Guessan Koffi P. Yao"
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extortrace.model import Span

_LETTER = r"[^\W\d_]"
_NAME_WORD = re.compile(rf"{_LETTER}\.(?=[ ]?[^\W\d_])|{_LETTER}(?:{_LETTER}|['.\-](?={_LETTER})){{0,30}}(?![\w@])|&")
_SPACE = re.compile(r"[ ]{1,3}|[ ]?\n[ ]?")
_MOST = 6
_WRAP = 50
"""A line at least this long may have been wrapped."""
_HEAD = re.compile(r"[^\n:]{1,24}:|[^\n]{1,30}\d\d:\d\d")
"""A line that begins so is a row or a turn of its own."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


TITLES = words(
    """mr mrs ms miss mme mlle madame mademoiselle monsieur m me maitre dr doctor docteur prof professor professeur sir
    madam rev reverend pastor pasteur prophet prophete apotre apostle bishop eveque pere father barrister barr chief
    prince princess alhaji alhadji hadj imam marabout engr eng engineer capt captain capitaine colonel general major
    sgt sergent lieutenant commandant inspector inspecteur officer agent auntie aunty tantie tante tata uncle tonton
    oncle brother sister frere soeur cousin cousine ami amie friend notaire huissier avocat lawyer comptable
    accountant secretaire secretary cashier caissier caissiere partner associe associee director directeur manager
    gerant gerante representative representant mandataire personal private agence societe entreprise certain
    certaine man woman lady guy person personne dame homme garcon fille agents transporteur livreur vendeur vendeuse
    proprietaire landlord client tresorier tresoriere treasurer boss patron assistant assistante colleague collegue
    neighbour neighbor voisin voisine wife husband femme mari son daughter fils fille mother mere niece nephew neveu
    named nomme nommee appele appelee cash finance financial payment receiving accounting account field our my his
    her your the le la mon ma notre nos son sa un une l"""
)
"""Words before a name that are no part of it."""

_SHORTENED = words("mr mrs ms mme dr m me rev barr eng prof")
_TITLED = re.compile(r"\.?[ ][^\W\d_a-zà-ÿ]")
_CAPITAL = re.compile(r"[ ][^\W\d_a-zà-ÿ]")
_TITLE_DOT = re.compile(r"\.?[ ]{0,2}(?:[:,][ ]?)?")
_TITLE_END = re.compile(r"'|[ ]{0,2}(?:[:,][ ]?)?")
_PARTICLES = words("de du da dos des della del dela la le el al van von der den ben bin ibn et and of the & d dit")
_STOP = words(
    """a au aux en in from to at on by for pour par via with avec tel telephone phone mobile cell contact whatsapp
    ville city town pays country address adresse nom noms prenom prenoms name first last surname question reponse
    answer montant amount sum code mtcn reference ref quartier commune test date agence branch bank banque iban rib
    number numero no num account compte email mail is est c'est sont are was if si sinon or else otherwise then
    after before avant apres quand when avec before until jusqu jusqu'a tu te tell tout tous il elle on nous vous je
    j i you he she they we it ce cet cette ca sa ses send envoie envoi envoyez envoyer dans des que qui dont where
    ou and but mais donc car as please pls svp stp merci thanks thank now today tomorrow demain aujourd'hui urgent
    vite quickly don't dont not never pas ne n'oublie make so also aussi plus sur state region zip western union
    moneygram ria wave orange mtn moov paypal bitcoin usd eur cfa fcfa xof dollars euros euro sms call appelle appel
    tax frais fee fees hotel bureau office nationality nationalite sex age dob id cni passport occupation profession
    bic swift routing sort bitcoin telegram facebook instagram snapchat monday tuesday wednesday thursday friday
    saturday sunday vorname nachname still without any valid be whose which being etait serait sera was mal wrong
    exact exacte correct different incorrect must will shall can signature only lundi mardi mercredi jeudi vendredi
    samedi dimanche late feu feue therefore currently send kes ksh ghs ngn ugx eur gbp xaf"""
)

SURNAMES = words(
    """jeremie sydney brooklyn paris london dallas houston bradford washington savannah laval milan whitby halifax
    burlington stirling perth dosso quezon"""
)
"""Towns that are the second word of a name at least as often."""


def name_at(glyphs: str, folded: str, at: int, weigh: Callable[[str], int], *, small: bool = False) -> Span | None:
    """The name that begins at a position (after titles), or None. ``small``: lower-case words count too.

    ``weigh`` says how well a word is known as a place (2 a minor one, 3 known): a known place ends the name, a minor
    one only if no further word of a name follows (Kasongo Trésor). It goes on in the next line only where a mail
    program wrapped a long one."""
    start = end = -1
    count = 0
    upper = small_written = False
    while count < _MOST:
        found = _NAME_WORD.match(glyphs, at)
        if not found:
            break
        word = folded[found.start() : found.end()]
        bare = word.rstrip(".")
        head = word.partition(".")[0]
        if start < 0 and len(head) < len(bare) and head in TITLES:  # Mr.Raymond
            at = found.start() + len(head) + 1
            continue
        shortened = bare in _SHORTENED
        if bare == "m" and count and not _TITLED.match(glyphs, found.end()):  # Kévin M.
            end = found.end()
            break
        if bare in _SHORTENED and count:  # Diplomatic Agent Mr. Mike Benz
            start, end, count = -1, -1, 0
        if start < 0 and bare in TITLES and (bare not in ("me", "m") or found.group()[0].isupper()):
            follow = (_TITLE_DOT if shortened else _TITLE_END).match(glyphs, found.end())
            at = follow.end() if follow else found.end()
            if (
                glyphs[found.start()].isupper()
                and bare in ("prince", "princess", "general", "major", "chief", "bishop")
                and _stop(folded, at)
            ):
                return found.span()
            continue
        first = found.group()[0]
        dotted = len(word) == 2 and word.endswith(".")
        bare_initial = len(word) == 1 and word not in ("i", "a") and _CAPITAL.match(glyphs, found.end())
        initial = first.isupper() and bool(dotted or bare_initial)
        if bare in _STOP and not initial and not (count and first.isupper() and not upper and bare in ("sa", "son")):
            break
        capital = first.isupper()
        if start < 0:
            small_written = not capital
            if (small_written and (not small or bare in _PARTICLES)) or bare in ("of", "and", "the", "et"):
                return None
            start = at
            upper = found.group().isupper() and len(found.group()) > 1
        elif (word not in SURNAMES and _ends_at_place(glyphs, folded, found.end(), weigh(word), weigh)) or not (
            capital or small_written or (bare in _PARTICLES and _CAPITAL.match(glyphs, found.end()))
        ):
            break
        if small_written and count >= 3:
            break
        end = found.end()
        count += 1
        space = _SPACE.match(glyphs, end)
        if not space:
            break
        if "\n" in space.group() and ("\n" in glyphs[max(0, end - _WRAP) : end] or _HEAD.match(glyphs, space.end())):
            break
        at = space.end()
    if start < 0 or end - start < 2 or glyphs[end - 1] == "&":
        return None
    return start, end


def _ends_at_place(glyphs: str, folded: str, end: int, known: int, weigh: Callable[[str], int]) -> bool:
    """True when a word of a name that is known as a place is meant as one."""
    if known != 2:
        return known > 2
    more = _NAME_WORD.match(glyphs, end + 1)
    return not (
        more
        and glyphs[end] == " "
        and more.group()[0].isupper()
        and not weigh(folded[more.start() : more.end()])
        and folded[more.start() : more.end()] not in _STOP
    )


def _stop(folded: str, at: int) -> bool:
    return not _NAME_WORD.match(folded, at)
