"""Stop lists: what is never suspect, and what is said about a bad row."""

from pathlib import Path

import pytest

from extortrace.knowledge import load_rules, stoplists
from extortrace.knowledge.reader import Problem


@pytest.fixture(scope="module")
def shipped() -> stoplists.Stoplists:
    return load_rules().stoplists


@pytest.mark.parametrize(
    ("kind", "value", "where"),
    [
        pytest.param("phone", "+18884958501", "helplines", id="a helpline in canonical form"),
        pytest.param("phone", "3018", "helplines", id="a short number"),
        pytest.param("phone", "+2250709112233", None, id="an unknown phone"),
        pytest.param("reference", "3018", None, id="the same digits as another kind"),
        pytest.param("email", "plaintes@cnin.bj", "bodies", id="an address"),
        pytest.param("email", "agent@efcc.gov.ng", "bodies", id="an address on an official domain"),
        pytest.param("email", "efcc.gov.ng@mail.example", None, id="an official domain before the @"),
        pytest.param("email", "support@westernunion.com", "operators", id="an operator"),
        pytest.param("url", "https://www.IC3.gov/Home?x=1#a", "bodies", id="a link, host in capitals"),
        pytest.param("url", "ic3.gov", "bodies", id="a link without scheme"),
        pytest.param("url", "https://reportcyberandfraud.canada.ca:443/", "bodies", id="a port"),
        pytest.param("url", "https://ic3.gov.pay.example/", None, id="an official name below another domain"),
        pytest.param("url", "https://ic3.gov@pay.example/", None, id="an official name as user name"),
        pytest.param("url", "https://pay.example/ic3.gov", None, id="an official name in the path"),
        pytest.param("url", "https://fakeic3.gov/", None, id="an official name inside a longer one"),
        pytest.param("url", "https://pay.example\\@ic3.gov/", None, id="a backslash that browsers read as a slash"),
        pytest.param("handle", "ic3.gov", None, id="a handle is no domain"),
        pytest.param("url", "", None, id="nothing"),
    ],
)
def test_find(shipped: stoplists.Stoplists, kind: str, value: str, where: str | None) -> None:
    assert shipped.find(kind, value) == where


def test_shipped_lists_have_no_problem() -> None:
    assert [p for p in load_rules().problems if p.path.startswith("stoplists")] == []


HEAD = "kind,value,name,source\n"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(
            "kind;value\n", "stoplists/own.csv:1:1: the first line must be kind,value,name,source", id="header"
        ),
        pytest.param(HEAD + "fone,1,a,b\n", "stoplists/own.csv:2:1: 'fone' is no kind", id="kind"),
        pytest.param(HEAD + "phone,0709112233,a,b\n", "is written without the code of its country", id="national"),
        pytest.param(HEAD + "domain,https://a.org,a,b\n", "must be a domain", id="link for a domain"),
        pytest.param(HEAD + "email,a@b.org,a\n", "has 3 columns; it needs 4", id="columns"),
        pytest.param(HEAD + "email,a@b.org,,b\n", "needs a value and a name", id="no name"),
        pytest.param(
            HEAD + "email,a@b.org,a,b\nemail,a@b.org,a,b\n", "already listed at stoplists/own.csv:2", id="twice"
        ),
        pytest.param("\xff", "stoplists/own.csv:1:1: is not UTF-8", id="encoding"),
    ],
)
def test_problems(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "stoplists").mkdir()
    (tmp_path / "stoplists" / "own.csv").write_bytes(content.encode("latin-1"))
    problems: list[Problem] = []
    stoplists.read(tmp_path, problems)
    assert len(problems) == 1
    assert problem in str(problems[0])


def test_a_comment_and_an_own_entry(tmp_path: Path) -> None:
    (tmp_path / "stoplists").mkdir()
    (tmp_path / "stoplists" / "own.csv").write_text(HEAD + "# ours\nphone,+3212345678,Us,we\n", "utf-8-sig")
    problems: list[Problem] = []
    table = stoplists.build(stoplists.read(tmp_path, problems))
    assert problems == []
    assert table.entry("phone", "+3212345678") == ("own", "Us")


@pytest.mark.parametrize(
    ("row", "kind", "value"),
    [
        pytest.param("phone,+1 (888) 495-8501", "phone", "+18884958501", id="a number as people write it"),
        pytest.param("phone,00225 09 11 22 33", "phone", "+2250709112233", id="a number of a former plan"),
        pytest.param("email,Desk@Police.Example", "email", "desk@police.example", id="an address in capitals"),
        pytest.param("wallet,0xdAC17F958D2ee523a2206206994597C13D831ec7", "wallet",
                     "0xdac17f958d2ee523a2206206994597c13d831ec7", id="an address without its capitals"),
        pytest.param("bank_account,GB82 WEST 1234 5698 7654 32", "bank_account", "GB82WEST12345698765432", id="IBAN"),
        pytest.param("url,https://www.police.example/", "url", "http://police.example", id="a link"),
        pytest.param("recipient,Mme Awa Koné", "recipient", "KONE Awa", id="a name in another order"),
    ],
)  # fmt: skip
def test_lists_are_compared_in_canonical_form(tmp_path: Path, row: str, kind: str, value: str) -> None:
    (tmp_path / "stoplists").mkdir()
    (tmp_path / "stoplists" / "own.csv").write_text(f"{HEAD}{row},Us,we\n", "utf-8")
    rules = load_rules(overlays=[tmp_path])
    assert rules.problems == ()
    assert rules.stoplists.find(kind, value) == "own"
