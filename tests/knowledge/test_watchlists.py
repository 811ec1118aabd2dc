"""Watchlists: values in any spelling find what detectors find, and a bad row is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from extortrace.detectors import detect
from extortrace.knowledge import load_rules, watchlists
from extortrace.knowledge.canonical import KINDS, UNFIT, Unfit, canonical
from extortrace.text import Text
from extortrace.text.forms import form

HEAD = "kind,value,source,added,expires,note\n"
RULES = load_rules()

SAME = [
    pytest.param("phone", "00225 07 09 11 22 33", "whatsapp +225 07-09-11-22-33", id="prefix"),
    pytest.param("phone", "+225 09 11 22 33", "appelle le 00225 07 09 11 22 33", id="former plan in the list"),
    pytest.param("phone", "+2250709112233", "whatsapp +225 09 11 22 33", id="former plan in the message"),
    pytest.param("phone", "2250709112233", "https://wa.me/2250709112233", id="without plus"),
    pytest.param("phone", "+33 (0)6 12 34 56 78", "tel +33 6 12 34 56 78", id="trunk zero"),
    pytest.param("phone", "1-514-555-0199", "call me (514) 555-0199", id="North America"),
    pytest.param("wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", id="BTC"),
    pytest.param(
        "wallet",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "btc bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        id="bech32 in capitals",
    ),
    pytest.param(
        "wallet",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "eth 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        id="Ethereum without capitals",
    ),
    pytest.param(
        "wallet",
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "bch wallet qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        id="CashAddr with prefix",
    ),
    pytest.param("bank_account", "fr14 2004 1010 0505 0001 3m02 606", "IBAN FR1420041010050500013M02606", id="IBAN"),
    pytest.param("bank_account", "8177584275", "Zenith Bank 8177584275", id="NUBAN"),
    pytest.param("email", "Boss[at]Pay-Now[.]example", "write to boss@pay-now.example", id="e-mail in disguise"),
    pytest.param("url", "https://www.pay-now.example/x/", "go to hxxp://pay-now[.]example/x", id="link"),
    pytest.param("domain", "pay-now.example", "go to https://login.pay-now.example/a?b=1", id="domain of a link"),
    pytest.param("domain", "Pay-Now.example", "write to boss@mail.pay-now.example", id="domain of an address"),
    pytest.param("handle", "snapchat:@Lou.K8", "ajoute mon snap lou.k8", id="handle"),
    pytest.param("handle", "https://t.me/boss_k77", "telegram @boss_k77", id="handle by its link"),
    pytest.param("recipient", "KONE Awa", "Envoie 500 euros par Western Union à Awa Koné, Abidjan", id="name turned"),
    pytest.param("recipient", "Mme N'Guessan Yao", "Nom du bénéficiaire : NGUESSAN YAO", id="title and apostrophe"),
    pytest.param("recipient", "Mariam Ouedraoggo", "Nom du bénéficiaire : Mariam Ouedraogo", id="a letter too many"),
    pytest.param("reference", "PP260731.1319.B45805", "Orange Money ref PP260731.1319.B45805", id="reference"),
]


def lists(tmp_path: Path, *rows: str) -> tuple[watchlists.Watchlists, list[str]]:
    (tmp_path / "watchlists").mkdir(exist_ok=True)
    (tmp_path / "watchlists" / "own.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    rules = load_rules(overlays=[tmp_path])
    return rules.watchlists, [str(problem) for problem in rules.problems]


@pytest.mark.parametrize(("kind", "written", "message"), SAME)
def test_what_is_listed_is_found(tmp_path: Path, kind: str, written: str, message: str) -> None:
    table, said = lists(tmp_path, f"{kind},{written},case 1,,,")
    assert said == []
    found = [e for f in detect(Text(message), RULES) for e, _ in table.find(f.kind, f.value, f.platform)]
    assert [entry.source for entry in found] == ["case 1"]


@pytest.mark.parametrize(("kind", "written", "message"), [case for case in SAME if case.values[0] != "domain"])
def test_the_canonical_form_is_the_detectors(kind: str, written: str, message: str) -> None:
    value = canonical(kind, written, lambda: RULES.phones)
    forms = {form(f.kind, f.value, f.platform) for f in detect(Text(message), RULES) if f.kind == kind}
    assert form(kind, value) in forms or kind == "recipient"


@pytest.mark.parametrize(
    ("kind", "written", "message"),
    [
        pytest.param("recipient", "Marie Kouassi", "Nom du bénéficiaire : Maria Kouassi", id="another first name"),
        pytest.param("recipient", "Awa Koné", "Nom du bénéficiaire : Awa Koné Mariam", id="a further name"),
        pytest.param("handle", "telegram:lou.k8", "ajoute mon snap lou.k8", id="another platform"),
        pytest.param("domain", "pay.example", "go to https://fakepay.example/a", id="inside a longer domain"),
        pytest.param("domain", "pay.example", "go to https://pay.example.org/a", id="above it"),
        pytest.param("phone", "+2250709112233", "whatsapp +225 07 09 11 22 34", id="another number"),
        pytest.param("reference", "0709112233", "mtcn 070-911-2234", id="another reference"),
    ],
)
def test_what_is_not_listed_is_not_found(tmp_path: Path, kind: str, written: str, message: str) -> None:
    table, said = lists(tmp_path, f"{kind},{written},,,,")
    assert said == []
    assert not [e for f in detect(Text(message), RULES) for e in table.find(f.kind, f.value, f.platform)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param("fone,1,,,,", "'fone' is no kind of a watchlist", id="kind"),
        pytest.param("phone,,,,,", "needs a value", id="no value"),
        pytest.param("phone,07 09 11 22 33,,,,", "is written without the code of its country", id="national"),
        pytest.param("phone,+225 12 34,,,,", "is no number of the numbering plan", id="no number"),
        pytest.param("wallet,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb,,,,", "not the right checksum", id="wallet"),
        pytest.param(
            "wallet,0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed,,,,",
            "fails its check digits",
            id="capitals of an address",
        ),
        pytest.param("bank_account,FR1420041010050500013M02607,,,,", "fails its check digits", id="IBAN"),
        pytest.param("bank_account,12,,,,", "is too short", id="account"),
        pytest.param("email,boss,,,,", "is no e-mail address", id="e-mail"),
        pytest.param("url,boss,,,,", "is no web address", id="url"),
        pytest.param("domain,https://a.b/c,,,,", "is no domain", id="domain"),
        pytest.param("handle,lou.k8,,,,", "needs its platform", id="handle"),
        pytest.param("recipient,Awa,,,,", "is a single name", id="single name"),
        pytest.param("reference,12,,,,", "is too short", id="reference"),
        pytest.param("phone,+2250709112233,,03/02/2026,,", "'added' must be a day such as 2026-11-25", id="added"),
        pytest.param("phone,+2250709112233,,,2026-02-30,", "'expires' must be a day such as", id="expires"),
        pytest.param("phone,+2250709112233", "has 2 columns; it needs 6", id="columns"),
    ],
)
def test_a_bad_row_is_said_and_left_out(tmp_path: Path, row: str, problem: str) -> None:
    table, said = lists(tmp_path, "phone,+22507 58 41 22 09,good,,,", row)
    assert len(said) == 1
    assert f"own.csv:3:1: {problem}" in said[0] or (said[0].startswith(str(tmp_path)) and problem in said[0])
    assert [entry[2] for entry in table.rows] == ["good"]


def test_twice_on_a_list_is_said_but_two_lists_may_have_it(tmp_path: Path) -> None:
    _, said = lists(tmp_path, "phone,+225 07 09 11 22 33,a,,,", "phone,+225 09 11 22 33,b,,,")
    assert "own.csv:3:1: '+225 09 11 22 33' is already listed at line 2; keep one" in said[0]
    other = "phone,+2250709112233,c,,,\n"
    (tmp_path / "watchlists" / "z.csv").write_text(HEAD + other, encoding="utf-8")
    table = load_rules(overlays=[tmp_path]).watchlists
    assert [entry.list for entry, _ in table.find("phone", "+2250709112233")] == ["own", "z"]


def test_the_shipped_list_is_empty() -> None:
    assert not RULES.watchlists
    assert [p for p in RULES.problems if p.path.startswith("watchlists")] == []


def test_every_kind_can_be_on_a_list() -> None:
    for kind in KINDS:
        with pytest.raises(Unfit):
            canonical(kind, "-", lambda: RULES.phones)
    assert len(UNFIT) > len(KINDS)
