"""The section ``rules/amounts``: currencies and how they are written, multipliers, and the words around sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extortrace.knowledge import layers
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Node, Problem
from extortrace.text.glyphs import fold, plain

_ROLES = ("demanded", "offered", "paid", "fee", "balance", "fine", "reported", "price")
_WRITTEN = ("before", "after", "completes", "glued", "needs", "shared")
_LISTS = (
    "verbs", "fillers", "labels", "bargains", "followers", "units", "counts", "elsewhere", "cards", "brands", "ways",
    "no_names",
)  # fmt: skip


COUNTS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
    "quinze": 15, "vingt": 20, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
"""How many, in words."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its code, or the ambiguous sign that the rest of the message must settle, or neither ("balles")."""

    code: str | None
    symbol: str | None
    crypto: bool = False
    needs: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Amounts:
    """The tables of the amounts detector. Patterns are for folded text, except ``capitals`` (as written)."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    capitals: re.Pattern[str]
    names_before: dict[str, Currency]
    names_after: dict[str, Currency]
    completes: dict[str, Currency]
    shared: dict[str, tuple[Currency, ...]]
    last_words: frozenset[str]
    first_letters: frozenset[str]
    letters: dict[str, Currency]
    glued: dict[str, tuple[Currency, int]]
    times: re.Pattern[str]
    multipliers: dict[str, tuple[int, bool]]
    letter_multipliers: dict[str, int]
    cue: re.Pattern[str]
    label: re.Pattern[str]
    bargain: re.Pattern[str]
    follower: re.Pattern[str]
    unit: re.Pattern[str]
    count: re.Pattern[str]
    elsewhere: re.Pattern[str]
    """Words right before a number that make it a moment, a place, an age."""
    card_before: re.Pattern[str]
    """Things of a value, before a number: "cards of ", "neosurf "."""
    way_before: re.Pattern[str]
    way_after: re.Pattern[str]
    """A way to pay, behind a number: " in apple cards", " on venmo"."""
    quantity: re.Pattern[str]
    """How many cards, right before their value."""
    card_after: re.Pattern[str]
    named: re.Pattern[str]
    """A currency that the text names apart from any sum."""
    role: re.Pattern[str]
    roles: dict[str, str]
    role_stems: tuple[tuple[str, str], ...]

    def role_of(self, phrase: str) -> str | None:
        """The role that a phrase matched by ``role`` speaks for."""
        return self.roles.get(phrase) or next((r for stem, r in self.role_stems if phrase.startswith(stem)), None)


def key(name: str) -> str:
    """A written currency without the spaces, dots and hyphens that people put anywhere.

    >>> key("f. cfa"), key("us-dollars")
    ('fcfa', 'usdollars')
    """
    return re.sub(r"[\s.\-]", "", name)


def read(folder: Folder, problems: list[Problem]) -> Any:
    """Checks the files of ``rules/amounts`` and gives their data."""
    data: dict[str, Any] = {"currencies": [], "multipliers": [], "cues": {}}
    nodes = {
        name: layers.read(folder, f"amounts/{name}.yml", problems, dict if name == "cues" else list)
        for name in ("currencies", "multipliers", "cues")
    }
    for node in _rows(nodes.get("currencies")):
        node.only(("code", "symbol", "least", "capitals", "crypto", *_WRITTEN))
        if (node.get("code") is None) == (node.get("symbol") is None):
            node.problem("a currency has either 'code' or 'symbol'")
        row: dict[str, Any] = {name: [fold(plain(text)) for text in node.texts(name)] for name in _WRITTEN}
        if not (row["before"] or row["after"]):
            node.problem("a currency needs 'before' or 'after': how people write it")
        row["needs"] = rf"(?<!\w)(?:{_any(row['needs'], '[ ]')})(?![a-z])" if row["needs"] else ""
        row |= {"code": _name(node, "code"), "symbol": _name(node, "symbol"), "capitals": node.texts("capitals")}
        row |= {"least": node.number("least", 0), "crypto": _plain(node, "crypto") is True}
        data["currencies"].append(row)
    for node in _rows(nodes.get("multipliers")):
        node.only(("times", "words", "letters", "keep"))
        listed: dict[str, Any] = {name: node.texts(name) for name in ("words", "letters")}
        data["multipliers"].append(listed | {"times": node.number("times"), "keep": _plain(node, "keep") is True})
    cues = nodes.get("cues")
    if cues is not None:
        cues.only((*_LISTS, "roles"))
        data["cues"] = {name: cues.texts(name) for name in _LISTS}
        roles = cues.get("roles")
        if roles is not None:
            roles.only(_ROLES)
            data["cues"]["roles"] = {name: roles.texts(name) for name in _ROLES}
    return data | {"patterns": _patterns(data)}


def _rows(node: Node | None) -> Iterable[Node]:
    if node is None:
        return []
    return [row for row in node.value if isinstance(row.value, dict) or row.problem("an entry has 'key: value' lines")]


def _name(node: Node, name: str) -> str | None:
    """A code or symbol; an empty text is a currency without one."""
    found = node.get(name)
    if found is None or isinstance(found.value, str):
        return found.value if found else None
    found.problem(f"'{name}' must be a text; write it in quotes")
    return None


def _plain(node: Node, name: str) -> Any:
    found = node.get(name)
    return None if found is None else found.value


def _any(phrases: Iterable[str], gap: str) -> str:
    """One pattern for many phrases, longest first; a space in a phrase is ``gap`` in the text."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(gap.join(re.escape(piece) for piece in phrase.split()) for phrase in ordered) or r"(?!)"


def _words(phrases: Iterable[str]) -> str:
    """Whole words; a star at the end of a phrase stands for any ending."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", "[ ]").replace(r"\*", r"[a-z]{0,8}") for p in ordered) or r"(?!)"


def _roles(data: Mapping[str, Any]) -> dict[str, str]:
    return {p: role for role, ps in reversed((data["cues"].get("roles") or {}).items()) for p in ps}


def _patterns(data: Mapping[str, Any]) -> dict[str, str]:
    """The patterns of the table: put together when the rules are read, since there are thousands of words."""
    rows, multipliers = data["currencies"], data["multipliers"]
    signs, names = (_any((p for row in rows for p in row[side]), "[ .-]{0,2}") for side in ("before", "after"))
    letters = [name for row in rows for name in row["capitals"]]
    times, single = ([w for m in multipliers for w in m[name]] for name in ("words", "letters"))
    given = {name: data["cues"].get(name, []) for name in _LISTS}
    filler = _words(given["fillers"])
    cards, brands = _words(given["cards"]), _words(given["brands"])
    valued = f"{cards}|{brands}"
    return {
        "before": rf"(?:(?<![a-z0-9])|(?![a-z]))(?:{signs})(?=[ .:]{{0,2}}[(\[]?$)",
        "after": rf"(?:{names})(?:(?<![a-z])|(?![a-z0-9]))",
        "capitals": rf"(?<!\w)(?:{_any(letters, ' ')})[ ]?$",
        "times": rf"(?:{_any(times, ' ')})(?![a-df-tv-z])|(?:{_any(single, ' ')})",
        "cue": rf"(?<![a-z])(?:{_words(given['verbs'])})(?:[ ]{{1,2}}(?:{filler})){{0,4}}[ :]{{0,3}}$",
        "label": rf"(?<![a-z])(?:{_words(given['labels'])})(?:[ ][a-z]{{1,12}}){{0,2}}[ ]{{0,3}}[:=][ ]{{0,3}}$",
        "bargain": rf"(?:^|(?<![a-z']))(?:{_words(given['bargains'])})(?:[ ]{{1,2}}|[,:][ ])$",
        "follower": (
            r"(?![ ]?\([+-]?\d{1,6}[.,]?\d{0,4}[ ]?%)[ ]{0,2}(?:$|[^\w %/:'€$£+\-#@°]|"
            rf"(?:{_words(given['followers'])})(?![a-z]))"
        ),
        "unit": rf"[ \n]{{0,2}}(?:{_words(given['units'])})(?![a-z])",
        "count": rf"(?:^|(?<![a-z]))(?:{_words(given['counts'])})(?:[ ][^:=\n]{{1,50}})?[ ]?[:=][ ]{{0,2}}$",
        "elsewhere": rf"(?:^|(?<![a-z']))(?:{_words(given['elsewhere'])})[ ]{{1,2}}$",
        "card_before": (
            rf"(?<![a-z])(?:{valued})(?:[ ][a-z]{{2,12}}){{0,2}}[ ](?:de|of|a|at|for|worth)[ ]$"
            rf"|(?<![a-z])(?:{brands})[ ]$"
        ),
        "card_after": rf"[ ](?:[a-z]{{2,12}}[ ]){{0,2}}(?:{valued})(?![a-z])",
        "way_before": rf"(?<![a-z])(?:{valued}|{_words(given['ways'])})[ ]$",
        "way_after": (
            r",?[ ](?:in|en|worth of|of|de|par|by|via|on|sur|with|avec|through|thru|using)[ ](?:[a-z0-9]{1,12}[ ]){0,2}"
            rf"(?:{valued}|{_words(given['ways'])})(?![a-z])"
        ),
        "quantity": (
            rf"(?<![\w.,/+:-])(?P<count>\d{{1,2}}|{_words(COUNTS)})"
            r"(?:[ ]?[x*\u00d7][ ]?|[ ](?:fois|times)[ ]|[ ](?=(?:[$€£]|us|ca)?[ ]?$)"
            rf"|(?P<noun>[ ](?:[a-z]{{1,14}}[ ]){{0,3}}?(?:{valued})(?![a-z]))"
            r"(?:(?:[ ][a-z]{1,12}){0,3}[ ](?:de|d'une valeur de|of|a|at|for|worth)[ ]|[ ](?=$)"
            r"|(?P<apart>[^.!?\n\d]{1,30}))?)$"
        ),
        "named": (
            rf"(?P<denied>(?<![a-z])(?:pas|not|no|non|jamais|ni)[ ](?:d'|de[ ]|en[ ]|in[ ])?)?"
            rf"(?P<opens>(?<![a-z])(?:en|in|currency|devise|monnaie|an?|un)[ \"':=]{{1,4}}|(?:^|[.!?,;(\n:\"])[ ]?)"
            rf"(?P<name>{_named(rows, given['no_names'])})(?![a-z])"
            r"(?P<closes>[ ](?:hein|bien|only|uniquement|seulement|pas|not|of|please|svp|stp|less|more"
            r"|de (?:moins|plus))(?![a-z])"
            r"|[ ]?(?:$|[.!?,;)\n\"]))?"
        ),
        "role": rf"(?<![a-z])(?:{_words(_roles(data))})(?![a-z])",
    }


def _named(rows: Iterable[Mapping[str, Any]], ordinary: Iterable[str]) -> str:
    """Names that are nothing but money, for currencies that a text names apart from its sums."""
    names = [p for row in rows if not row["crypto"] and (row["code"] or row["symbol"]) for p in row["after"]]
    return _any((n for n in names if n not in set(ordinary) and len(n) > 2 and key(n).isalpha()), "[ .-]{0,2}")


def build(data: Any) -> Amounts:
    """The tables made from the data of :func:`read`."""
    before: dict[str, Currency] = {}
    after: dict[str, Currency] = {}
    letters: dict[str, Currency] = {}
    shared: dict[str, tuple[Currency, ...]] = {}
    completes: dict[str, Currency] = {}
    glued: dict[str, tuple[Currency, int]] = {}
    for row in data["currencies"]:
        needs = re.compile(row["needs"]) if row["needs"] else None
        currency = Currency(row["code"] or None, row["symbol"], row["crypto"], needs)
        for side, table in (("before", before), ("after", after)):
            for phrase in row[side]:
                table.setdefault(key(phrase), currency)
        shared |= {key(name): (*shared.get(key(name), ()), currency) for name in row["shared"]}
        completes |= dict.fromkeys(row["completes"], currency)
        letters |= dict.fromkeys(row["capitals"], currency)
        glued |= dict.fromkeys(row["glued"], (currency, row["least"]))
    multipliers = {w: (m["times"], m["keep"]) for m in data["multipliers"] for w in m["words"]}
    single = {w: m["times"] for m in data["multipliers"] for w in m["letters"]}
    roles = _roles(data)
    return Amounts(
        **{name: re.compile(pattern) for name, pattern in data["patterns"].items()},
        names_before=before,
        names_after=after,
        completes=completes,
        shared=shared,
        last_words=frozenset(phrase.split()[-1] for row in data["currencies"] for phrase in row["before"]),
        first_letters=frozenset(phrase[0] for row in data["currencies"] for phrase in row["after"]),
        letters=letters,
        glued=glued,
        multipliers=multipliers,
        letter_multipliers=single,
        roles=roles,
        role_stems=tuple((p[:-1], role) for p, role in roles.items() if p.endswith("*")),
    )
