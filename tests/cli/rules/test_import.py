"""``extortrace rules import`` from the outside."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from extortrace.cli import main
from extortrace.output.safe import UNSEEN

HEAD = "kind,value,source,added,expires,note\n"
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS", "EXTORTRACE_RULES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.chdir(tmp_path)


def run(capfd: Output, *args: object) -> tuple[int, str, str]:
    code = main(["rules", "import", *map(str, args)])
    out, err = capfd.readouterr()
    return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")


def table(content: str | bytes, name: str = "in.csv") -> str:
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


LIST = Path("mine/watchlists/team.csv")


def test_a_new_list(capfd: Output) -> None:
    code, out, err = run(capfd, table("Téléphone;Nom\n+225 09 11 22 33;Koné Awa\n".encode("cp1252")), "--to", LIST)
    assert (code, err) == (0, "")
    assert out == f"{LIST}: 2 new (phone 1, recipient 1), 0 there already, 0 twice in the file, 0 not taken\n"
    assert LIST.read_text("utf-8") == f"{HEAD}phone,+2250709112233,in.csv,,,\nrecipient,Koné Awa,in.csv,,,\n"
    assert os.listdir(LIST.parent) == ["team.csv"]


def test_what_is_on_the_list_stays_to_the_letter(capfd: Output) -> None:
    LIST.parent.mkdir(parents=True)
    before = f"\ufeff{HEAD}# ours\nphone, 00225 09 11 22 33 ,case 1,,,kept\nbad row".replace("\n", "\r\n").encode()
    LIST.write_bytes(before)
    args = (table("phone,note\n+225 07 09 11 22 33,new\n+225 07 58 41 22 09,\n"), "--to", LIST, "--source", "case 2")
    code, out, _ = run(capfd, *args)
    assert code == 0
    assert "in.csv:2: +2250709112233 is on the list already (line 3), which stays as it is" in out
    assert LIST.read_bytes() == before + b"\r\nphone,+2250758412209,case 2,,,\r\n"
    again = run(capfd, *args)
    assert (again[0], LIST.read_bytes()) == (0, before + b"\r\nphone,+2250758412209,case 2,,,\r\n")
    assert "0 new, 2 there already" in again[1]


def test_rejects_have_line_and_reason_and_the_rest_is_written(capfd: Output) -> None:
    content = 'phone\n+225 07 09 11 22 33\n"2,25071E+11"\n########\n+1 888 495 8501\n2250758412209.0\n0022509112233\n'
    code, out, _ = run(capfd, table(content), "--to", LIST)
    assert code == 1
    for piece in (
        "in.csv:3: not taken: a spreadsheet kept only 6 digits of '2,25071E+11'; export the column as text\n",
        "in.csv:4: not taken: '########' is what a spreadsheet shows",
        "in.csv:5: not taken: '+18884958501' is on the stop list helplines",
        "in.csv:6: '2250758412209.0' read as +2250758412209: a spreadsheet had taken it for a sum\n",
        "in.csv:7: +2250709112233 stands in the file twice, first on line 2\n",
        "2 new (phone 2), 0 there already, 1 twice in the file, 3 not taken\n",
    ):
        assert piece in out
    assert len(LIST.read_text("utf-8").splitlines()) == 3
    assert "non pris : un tableur n'a gardé" in run(capfd, "in.csv", "--to", LIST, "--lang", "fr")[1]


def test_a_dry_run_writes_nothing(capfd: Output) -> None:
    code, out, _ = run(capfd, table("phone\n+225 07 09 11 22 33\n"), "--to", LIST, "--dry-run")
    assert code == 0
    assert out.endswith("0 not taken; nothing was written\n")
    assert not LIST.parent.exists()


def test_json(capfd: Output) -> None:
    content = "phone,added\n2250709112233,25/11/2026\nx,\n4000 0012 3456 7899,\n"
    code, out, _ = run(capfd, table(content), "--to", LIST, "--json", "--expires", "2027-01-01")
    data = json.loads(out)
    assert (code, data["schema"], data["written"]) == (1, "extortrace.import/1", True)
    assert data["new"] == [
        {"line": 2, "kind": "phone", "value": "+2250709112233", "source": "in.csv", "added": "2026-11-25",
         "expires": "2027-01-01", "note": "", "written": "2250709112233", "remarks": ["plus_restored"]}
    ]  # fmt: skip
    assert [(no["line"], no["code"]) for no in data["rejected"]] == [(3, "phone_national"), (4, "phone_national")]
    assert data["rejected"][1]["value"] == "4000 00** **** 7899"


def test_misp(capfd: Output) -> None:
    event = {
        "Event": {"info": "Case", "Attribute": [{"type": "phone-number", "value": "+2250709112233"}, {"type": "md5"}]}
    }
    code, out, _ = run(capfd, table(json.dumps(event), "export.json"), "--to", LIST)
    assert code == 0
    assert "left aside, for no watchlist holds them: md5 (1)" in out
    assert LIST.read_text("utf-8").endswith("\nphone,+2250709112233,MISP: Case,,,\n")


def test_what_was_imported_is_found(capfd: Output) -> None:
    run(capfd, table("phone\n+225 07 09 11 22 33\n"), "--to", LIST, "--source", "case 7")
    assert main(["scan", "Appelle le +225 09 11 22 33", "--rules", "mine", "--json"]) == 0
    hit = json.loads(capfd.readouterr().out)["indicators"][-1]
    assert (hit["rule"], hit["watched"]["source"], hit["layer"]) == ("watchlist:team", "case 7", "mine")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        pytest.param(["in.csv", "--to", "mine/team.csv"], 2, "'mine/team.csv' is no place for a watchlist", id="place"),
        pytest.param(["in.csv", "--to", "mine/watchlists/a.txt"], 2, "is no place for a watchlist", id="suffix"),
        pytest.param(["in.csv", "--to", "a/b/watchlists/a.csv"], 2, "There is no folder to make a/b in", id="folder"),
        pytest.param(["in.csv", "--to", str(LIST), "--kind", "fone"], 2, "'fone' is no kind of a watchlist", id="kind"),
        pytest.param(["in.csv", "--to", str(LIST), "--region", "XX"], 2, "XX", id="region"),
        pytest.param(["in.csv", "--to", str(LIST), "--added", "soon"], 2, "soon", id="day"),
        pytest.param(
            ["in.csv", "--to", str(LIST), "--column", "Tel"], 1, "has no column 'Tel'; it has phone", id="column"
        ),
        pytest.param(["none.csv", "--to", str(LIST)], 1, "none.csv", id="absent"),
        pytest.param(["empty.csv", "--to", str(LIST)], 1, "empty.csv holds no row", id="empty"),
        pytest.param(["zip.csv", "--to", str(LIST)], 1, "zip.csv is no text (ZIP, Word, Excel)", id="workbook"),
        pytest.param(["bad.json", "--to", str(LIST)], 1, "bad.json is no MISP export", id="JSON"),
        pytest.param(["deep.json", "--to", str(LIST)], 1, "deep.json is no MISP export", id="deep JSON"),
        pytest.param(["nul.csv", "--to", str(LIST)], 1, "nul.csv", id="zeros"),
    ],
)
def test_mistakes(capfd: Output, args: list[str], code: int, said: str) -> None:
    table("phone\n+225 07 09 11 22 33\n")
    table("", "empty.csv")
    table(b"PK\x03\x04", "zip.csv")
    table('{"a": 1}', "bad.json")
    table("[" * 200_000, "deep.json")
    table(b"phone\n\0\0\n", "nul.csv")
    found, out, err = run(capfd, *args)
    assert found == code
    assert said in out + err
    assert not LIST.exists()
    assert len(err.splitlines()) <= 1


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "\xff\xfe", "{}"])
def test_what_is_no_list_is_not_written_over(capfd: Output, content: str) -> None:
    LIST.parent.mkdir(parents=True)
    LIST.write_bytes(content.encode("latin-1"))
    code, _, err = run(capfd, table("phone\n+225 07 09 11 22 33\n"), "--to", LIST)
    assert (code, LIST.read_bytes()) == (1, content.encode("latin-1"))
    assert "is there but is no watchlist, so nothing was written" in err


def test_hostile_cells_drive_nothing(capfd: Output) -> None:
    evil = "\x1b[2J\u202e\x9b\u200b"
    code, out, err = run(capfd, table(f"phone,note\n+2{evil},\n+225 07 09 11 22 33,{evil}\n"), "--to", LIST)
    assert code == 1
    assert not UNSEEN.search(out.replace("\n", "") + err.replace("\n", ""))


def test_help_in_french(capfd: Output) -> None:
    assert main(["--lang", "fr", "rules", "import", "--help"]) == 0
    out = capfd.readouterr().out
    assert "--dry-run" in out
    assert not {"The", "the", "Take", "What"} & set(out.split())
