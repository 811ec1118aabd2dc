"""The section ``rules/channels``: ways to pay, one file each, and ``rules/channels.yml``: words that all of them share.

===========  ====================================================================================================
id, name     the file's stem; how the channel is shown
kind         transfer, mobile_money, crypto, voucher, bank, app or cash
generic      true when it stands for a kind none of whose brands is named (``gift_card``)
names        always count, also misspelt
phrases      always count, as they are spelt
cued         count in a sentence about money, or framed
framed       count directly beside a word of ``before``/``after``, a sum or a telephone number, or listed
priced       count beside a sum, a code of the brand's shape, or listed
listed       count only beside another channel or a telephone number
cards        brands that count beside a word for a card (``card_before``, ``card_after``)
not_in       phrases in which a name does not count
countries    ISO 3166 codes that it points to
assets       tickers that it stands for
contracts    addresses of its token contracts: nobody's wallet
references   shapes of its references: ``shape``, ``labels``, ``self_checked``
codes        shapes of its voucher codes: ``shape``, ``labels``
lint         ``exclude``: checks of ``rules lint`` that this file is excused from
===========  ====================================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extortrace.knowledge import layers, reader
from extortrace.knowledge.layers import Folder
from extortrace.knowledge.reader import Node, Problem
from extortrace.knowledge.shapes import Shape, ShapeError
from extortrace.text.lexicon import Lexicon, key

KINDS = ("transfer", "mobile_money", "crypto", "voucher", "bank", "app", "cash")
GRADES = ("names", "phrases", "cued", "framed", "priced", "listed", "cards")
"""How much a name needs beside it."""
KEYS = (
    "id", "name", "kind", "generic", "countries", "assets", "contracts", "cards", "names", "phrases", "cued", "framed",
    "priced", "listed", "not_in", "references", "codes", "lint",
)  # fmt: skip
"""In the order in which they are written."""
WORDS = ("money", "before", "after", "card_before", "card_after")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a reference or voucher code of a channel looks like and how people label it."""

    channel: str
    shape: str
    """``NNN-NNN-NNNN``: ``N`` digit, ``A`` capital, ``X`` letter or digit, ``'CA'`` literal (see :mod:`.shapes`)."""
    labels: tuple[str, ...]
    self_checked: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to pay."""

    id: str
    name: str
    kind: str
    generic: bool = False
    countries: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    references: tuple[Pattern, ...] = ()
    codes: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Channels:
    """All channels, their names and the words that help to tell them."""

    by_id: Mapping[str, Channel]
    names: Mapping[str, str]
    """Folded name → channel id."""
    grades: Mapping[str, tuple[str, ...]]
    """Folded name → its grades."""
    not_in: Mapping[str, frozenset[str]]
    """Folded phrase → the channels whose names do not count in it."""
    contracts: frozenset[str]
    """Addresses of token contracts: nobody's wallet."""
    words: Mapping[str, frozenset[str]]
    """The shared lists of ``rules/channels.yml``."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """Finds the names, also glued, in pieces, disguised, or misspelt where a name is long enough for that."""
        return Lexicon(self.names, self._edits, glued=6)

    @cached_property
    def exceptions(self) -> Lexicon:
        """Finds the phrases of ``not_in``."""
        return Lexicon({phrase: phrase for phrase in self.not_in})

    def _edits(self, name: str) -> int:
        """One edit from six letters, two from eleven; only what is certainly a name, none of short or common words."""
        letters = len(name.replace(" ", ""))
        common = self.words["before"] | self.words["after"] | self.words["card_before"] | self.words["card_after"]
        common -= {"money"}  # "mony gram"
        longest = max((len(word) for word in name.split() if word not in common), default=0)
        if letters < 6 or longest < 5 or "names" not in self.grades[name]:
            return 0
        return 2 if letters > 10 and self.by_id[self.names[name]].kind != "bank" else 1

    @cached_property
    def references(self) -> tuple[Pattern, ...]:
        """Every reference shape, in order of channel."""
        return tuple(pattern for channel in self.by_id.values() for pattern in channel.references)

    @cached_property
    def codes(self) -> tuple[Pattern, ...]:
        """Every voucher code shape, in order of channel."""
        return tuple(pattern for channel in self.by_id.values() for pattern in channel.codes)


def read(folder: Folder, problems: list[Problem]) -> Any:
    """Checked plain data of all channel files; names folded."""
    words: dict[str, list[str]] = {}
    shared = layers.read(folder, "channels.yml", problems)
    if shared is not None:
        shared.only(WORDS)
        words = {name: _folded(shared, name) for name in WORDS}
    found: dict[str, Any] = {}
    owner: dict[str, str] = {}
    for file in layers.inside(folder, "channels", (".yml",), problems):
        node = reader.read(file.path, file.name, problems)
        if node is not None and (channel := _channel(node, file.stem, owner)):
            found[file.stem] = channel
    return {"words": words, "channels": found}


def _channel(node: Node, stem: str, owner: dict[str, str]) -> dict[str, Any] | None:
    """The plain data of one file, without what is wrong in it; None when no channel is left."""
    node.only(KEYS)
    if node.text("id") not in ("", stem):
        node.problem(f"'id' must be the name of the file, '{stem}'", "id", "id-not-file")
    data: dict[str, Any] = {"name": node.text("name"), "kind": node.choice("kind", KINDS)}
    generic = node.get("generic")
    if generic is not None and not isinstance(generic.value, bool):
        generic.problem("'generic' is true or false")
    data["generic"] = generic is not None and generic.value is True
    for name in GRADES:
        data[name] = _folded(node, name)
        for word in data[name]:
            if owner.setdefault(word, stem) != stem:
                node.problem(f"'{word}' is also a name of '{owner[word]}'; keep it in one file", name, "duplicate-name")
    if not any(data[name] for name in GRADES):
        node.problem("a channel needs 'names'")
    data["not_in"] = _folded(node, "not_in")
    data["countries"], data["assets"] = node.texts("countries"), node.texts("assets")
    data["contracts"] = node.texts("contracts")
    for country in node.each("countries"):
        if not (isinstance(country.value, str) and len(country.value) == 2 and country.value.isupper()):
            country.problem("a country is two capitals (ISO 3166), like CI", code="unknown-country")
    for name in ("references", "codes"):
        data[name] = [row for item in node.each(name) if (row := _pattern(item, name == "references"))]
    return data if data["name"] and data["kind"] in KINDS else None


def _pattern(node: Node, reference: bool) -> list[Any] | None:
    """A shape with its labels; None when the shape cannot be read, which is said with the column inside it."""
    node.only(("shape", "labels", "self_checked") if reference else ("shape", "labels"))
    checked = node.get("self_checked")
    shape = node.text("shape")
    try:
        Shape.parse(shape)
    except ShapeError as error:
        if shape:
            (node.get("shape") or node).problem(f"'shape': {error}", code="bad-shape")
        return None
    return [shape, _folded(node, "labels"), checked is not None and checked.value is True]


def _folded(node: Node, name: str) -> list[str]:
    return list(dict.fromkeys(key(text) for text in node.texts(name)))


def build(data: Any) -> Channels:
    """The table of channels."""
    by_id: dict[str, Channel] = {}
    names: dict[str, str] = {}
    grades: dict[str, tuple[str, ...]] = {}
    not_in: dict[str, frozenset[str]] = {}
    for id, item in data.get("channels", {}).items():
        by_id[id] = Channel(
            id, item["name"], item["kind"], item["generic"], tuple(item["countries"]), tuple(item["assets"]),
            _patterns(id, item["references"]), _patterns(id, item["codes"]),
        )  # fmt: skip
        for grade in GRADES:
            for name in item[grade]:
                names[name] = id
                grades[name] = (*grades.get(name, ()), grade)
        for phrase in item["not_in"]:
            not_in[phrase] = not_in.get(phrase, frozenset()) | {id}
    contracts = frozenset(address for item in data.get("channels", {}).values() for address in item["contracts"])
    words = {name: frozenset(data.get("words", {}).get(name, ())) for name in WORDS}
    return Channels(by_id, names, grades, not_in, contracts, words)


def _patterns(channel: str, rows: list[Any]) -> tuple[Pattern, ...]:
    return tuple(Pattern(channel, shape, tuple(labels), checked) for shape, labels, checked in rows)
