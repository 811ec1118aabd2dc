"""Values in a table (RFC 4180, also with ``;``, tabs or ``|``): which column holds what is told by its head.

>>> text = "Nom;Prénom;Téléphone;Date\\nKoné;Awa;+225 07 09 11 22 33;2026-03-02\\n"
>>> [(raw.kind, raw.value, raw.line, raw.added) for raw in read(text)]
[('recipient', 'Awa Koné', 2, '2026-03-02'), ('phone', '+225 07 09 11 22 33', 2, '2026-03-02')]
>>> [(raw.kind, raw.value) for raw in read("+225 07 09 11 22 33\\n+229 01 96 11 22 33\\n")][0]
('', '+225 07 09 11 22 33')
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from extortrace.knowledge.canonical import KINDS, PLATFORM_NAMES
from extortrace.knowledge.intake import Raw
from extortrace.text.lexicon import key

HEADS: dict[str, str] = {
    "expires": "expires|expire|expiration|expiry|expiry date|echeance|valid until|valide jusqu au|date d expiration",
    "added": "added|date|ajoute|ajoute le|created|created at|first seen|cree le|date added|"
    "date d ajout|date de creation",
    "source": "source|case|dossier|affaire|origin|origine|file|fichier|reported by",
    "note": "note|notes|comment|comments|commentaire|commentaires|remarque|remark|description|remarks",
    "kind": "kind|type|categorie|category|indicator type|nature",
    "value": "value|valeur|indicator|indicateur|ioc|observable|identifiant|identifier",
    "email": "email|e mail|mail|courriel|mel|emails|adresse mail|adresse electronique",
    "phone": "whatsapp|phone|phones|telephone|telephones|tel|numero|numeros|number|numbers|mobile|portable|gsm|msisdn|"
    "cell|cellphone|mobile money|phone number|numero de telephone",
    "bank_account": "iban|rib|account|compte|bank account|nuban|account number|numero de compte",
    "wallet": "wallet|wallets|btc|bitcoin|portefeuille|crypto|usdt|eth|ethereum|xmr|monero|trx|tron|ltc",
    "url": "url|urls|link|lien|website|site web|site|web",
    "domain": "domain|domains|domaine|domaines|hostname|host",
    "reference": "reference|references|mtcn|ref",
    "voucher": "voucher|coupon|ticket|voucher code",
    "given": "prenom|prenoms|first name|given name|firstname|given names",
    "handle": "handle|handles|pseudo|username|user|user name|nom d utilisateur|screen name",
    "recipient": "name|nom|noms|names|beneficiary|beneficiaire|recipient|titulaire|payee|destinataire|surname|"
    "last name|lastname|nom complet|full name|fullname|holder|account holder|recipients",
}
"""What a column holds, by its head folded: the whole head, else any of its words, in the order of ``BY_WORD``."""
ABOUT = ("source", "added", "expires", "note")
BY_WORD = (
    "source", "email", "bank_account", "wallet", "url", "domain", "reference", "voucher", "given", "recipient", "phone",
    "handle",
)  # fmt: skip
_WORDS = {name: frozenset(words.split("|")) for name, words in HEADS.items()}
_SEP = re.compile(r"sep=(.)\r?\n")


class Unclear(ValueError):
    """A table that cannot be read as asked: the code and parameters of the reason."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def role(head: str) -> str:
    """What a column of this head holds; ``handle:snapchat`` where a platform names it; empty when it is not known.

    >>> role("Numéro de téléphone"), role("Account holder"), role("Telegram"), role("Colour")
    ('phone', 'recipient', 'handle:telegram', '')
    """
    folded = key(head)
    if folded.replace(" ", "_") in KINDS:
        return folded.replace(" ", "_")
    for name, words in _WORDS.items():
        if folded in words:
            return name
    parts = folded.split()
    platform = next((part for part in parts if part in PLATFORM_NAMES and part != "whatsapp"), None)
    if platform:
        return f"handle:{platform}"
    return next((name for name in BY_WORD if not _WORDS[name].isdisjoint(parts)), "")


def read(text: str, column: str = "", kind: str = "") -> Iterator[Raw]:
    """The values of a table; only those of a column (its head or number), of a kind, when these are given."""
    rows = _rows(text)
    first = next(rows, None)
    if first is None:
        raise Unclear("empty_table")
    line, head = first
    roles = [role(cell) for cell in head]
    headed = any(roles) or (column != "" and column.casefold() in (cell.casefold() for cell in head))
    if column:
        roles = _only(head, roles, column, kind)
    elif headed and not any(name not in ("", "kind", *ABOUT) for name in roles):
        raise Unclear("no_column", names=", ".join(cell for cell in head if cell))
    elif headed and kind:
        roles = [name if name in ABOUT else kind if name in ("value", kind) else "" for name in roles]
    if not headed:
        roles = roles if any(roles) else [kind or "value", *[""] * (len(head) - 1)]
        yield from _cells(head, roles, line)
    for line, cells in rows:
        yield from _cells(cells, roles, line)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line it begins on."""
    mark = _SEP.match(text)
    skipped = 1 if mark else 0
    text = text[mark.end() :] if mark else text
    head = re.sub(r'"[^"]*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    sign = mark[1] if mark else max(",;\t|", key=lambda one: (head.count(one), one == ","))
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    last = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unclear("broken_table", line=reader.line_num + skipped, error=str(error)) from None
        line, last = last + 1 + skipped, reader.line_num
        if any(cell.strip() for cell in cells) and not cells[0].startswith("# "):
            yield line, [cell.strip() for cell in cells]


def _only(head: Sequence[str], roles: Sequence[str], column: str, kind: str) -> list[str]:
    """The roles when one column alone gives values."""
    named = [n for n, cell in enumerate(head) if cell.casefold() == column.casefold()]
    at = named[0] if named else int(column) - 1 if column.isdigit() and 0 < int(column) <= len(head) else None
    if at is None:
        raise Unclear("column_absent", name=column, names=", ".join(cell for cell in head if cell))
    found = [name if name in ABOUT else "" for name in roles]
    own = "recipient" if roles[at] == "given" else roles[at]
    found[at] = kind or (own if own not in ("", "kind", *ABOUT) else "value")
    return found


def _cells(cells: Sequence[str], roles: Sequence[str], line: int) -> Iterator[Raw]:
    """The values of a row, with what the row says about them."""
    if any(cells[len(roles) :]):
        yield Raw("", " ".join(filter(None, cells)), line, broken="cells")
        return
    pairs = [(name, cell) for name, cell in zip(roles, cells, strict=False) if cell]
    about = {name: cell for name, cell in reversed(pairs) if name in ABOUT}
    said = next((cell for name, cell in pairs if name == "kind"), "")
    given = " ".join(cell for name, cell in pairs if name == "given")
    if given and not any(name == "recipient" for name, _ in pairs):
        pairs.append(("recipient", ""))
    for name, cell in pairs:
        if name in ("", "kind", "given", *ABOUT):
            continue
        kind, _, platform = (role(said) or said if name == "value" and said else name).partition(":")
        kind = "" if kind in ("value", "kind") else kind
        if kind == "recipient" and given:
            cell = f"{given} {cell}".strip()
        if platform and "/" not in cell and ":" not in cell:
            cell = f"{platform}:{cell}"
        yield Raw(kind, cell, line, **about)
