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
