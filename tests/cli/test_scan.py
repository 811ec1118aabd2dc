"""``extortrace scan``: inputs, outputs, options, mistakes, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extortrace.cli import main
from extortrace.cli.wishes import WISHES, Wishes, parse

MESSAGE = (
    "Tu envoies 800 $ par Western Union à Awa Koné, Abidjan, avant vendredi, sinon je publie ta vidéo à ta famille."
)


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(["scan", *args])
    out, err = capfd.readouterr()
    return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")


def process(*args: str, data: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extortrace", "scan", *args]
    return subprocess.run(command, input=data, capture_output=True, env={**os.environ, "LANG": "C.UTF-8", **env})


# -- where the message comes from


def test_an_argument(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, MESSAGE)
    assert code == 0
    assert "Western Union" in out
    assert "\x1b" not in out
    assert err == ""


def test_files(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "[b] é.txt"
    path.write_bytes(MESSAGE.encode("cp1252"))
    code, out, _ = run(capfd, "-f", str(path))
    assert code == 0
    assert "cp1252" in out
    code, out, err = run(capfd, str(path))
    assert code == 0
    assert f"Reading the file {path}" in err
    assert "Western Union" in out


def test_two_files_and_one_that_is_missing(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(MESSAGE, encoding="utf-8")
    files = ["-f", str(tmp_path / "a.txt"), "-f", str(tmp_path / "none.txt"), "-f", str(tmp_path / "b.txt")]
    code, out, err = run(capfd, *files, "--json")
    assert code == 1
    assert [Path(report["message"]["source"]).name for report in json.loads(out)] == ["a.txt", "b.txt"]
    assert "There is no file" in err


@pytest.mark.parametrize(
    ("data", "args", "encoding"),
    [
        (MESSAGE.encode(), [], "utf-8"),
        (MESSAGE.encode("utf-8-sig"), ["-"], "utf-8"),
        (MESSAGE.encode("utf-16"), [], "utf-16-le"),
        (MESSAGE.encode("cp1252"), ["-f", "-"], "cp1252"),
        (MESSAGE.encode("cp850"), ["--encoding", "cp850"], "cp850"),
    ],
    ids=["utf-8", "bom", "utf-16", "cp1252", "cp850"],
)
def test_a_pipe(data: bytes, args: list[str], encoding: str) -> None:
    done = process(*args, "--json", data=data)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["message"]["encoding"] == encoding
    assert report["message"]["chars"] == len(MESSAGE)
    assert "Awa Koné" in [finding["text"] for finding in report["findings"]]


@pytest.mark.parametrize(("lang", "words"), [("en", "Paste the message"), ("fr", "Collez le message")])
def test_a_paste(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, words: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(MESSAGE.encode())))
    code, out, err = run(capfd, "--lang", lang)
    assert code == 0
    assert words in err
    assert ("Ctrl-Z" if sys.platform == "win32" else "Ctrl-D") in err
    assert "Western Union" in out


def test_bytes_that_are_no_text_in_an_argument(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "d\udce9lai 800 $ par Western Union", "--json")
    assert code == 0
    assert json.loads(out)["message"]["encoding"] == "cp1252"


# -- where the report goes


def test_json_is_the_same_every_time() -> None:
    places = [("0", "fr_FR.UTF-8", "ascii"), ("1", "en_US.UTF-8", "cp1252"), ("2", "C", "utf-8")]
    runs = {
        process(MESSAGE, "--json", PYTHONHASHSEED=seed, LANG=lang, PYTHONIOENCODING=encoding).stdout
        for seed, lang, encoding in places
    }
    assert len(runs) == 1
    text = runs.pop().decode()
    assert "Koné" in text
    assert json.loads(text)["schema"] == "extortrace.report/1"


def test_json_cannot_drive_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "Envoie 800 $ à Awa\x1b[2J\x9b31m\u202eKoné \ud83d sinon je publie", "--json")
    assert not [c for c in out if c in "\x1b\x9b\u202e"]
    out.encode()


def test_output_files(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, start in [("r.json", "{\n"), ("r.JSONL", '{"schema"'), ("r.txt", "Verdict")]:
        code, out, err = run(capfd, MESSAGE, "-o", str(tmp_path / name))
        assert (code, out) == (0, "")
        assert f"Written to {tmp_path / name}" in err
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.JSONL", "r.json", "r.txt"]
    assert run(capfd, MESSAGE, "-o", "-")[1].startswith("Verdict")


def test_an_output_that_cannot_be_written(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(MESSAGE, encoding="utf-8")
    for target, code, words in [
        (tmp_path / "none" / "r.json", 1, "cannot be written"),
        (tmp_path, 1, "cannot be written"),
        (source, 2, "is the input itself"),
    ]:
        assert run(capfd, "-f", str(source), "-o", str(target))[0] == code
        assert main(["scan", "-f", str(source), "-o", str(target)]) == code
        assert words in capfd.readouterr().err
    assert source.read_text(encoding="utf-8") == MESSAGE


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_any_console(encoding: str, lang: str) -> None:
    """H69: exit code 0, and not one lost character."""
    done = process(MESSAGE + " я 👩", "--lang", lang, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode(encoding)
    assert "?" not in text
    assert "Western Union" in text


def test_the_c_locale() -> None:
    done = process(MESSAGE, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr


def test_styles_only_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(*args: str) -> str:
        stream = Terminal(io.BytesIO(), encoding="utf-8")
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["scan", MESSAGE, *args]) == 0
        return stream.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return]

    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" in shown()
    assert "\x1b[" not in shown("--plain")
    assert "\x1b[" not in shown("--json")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in shown()


# -- options


def test_language_of_the_system(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    out = run(capfd, MESSAGE)[1]
    assert "Que faire" in out
    assert "17Cyber" in out
    assert "Next steps" in run(capfd, MESSAGE, "--lang", "EN")[1]


@pytest.mark.parametrize("region", ["ca", "CA", "UK", "gb", "ci"])
def test_region(capfd: pytest.CaptureFixture[str], region: str) -> None:
    code, out, _ = run(capfd, MESSAGE, "--region", region, "--json")
    assert code == 0
    assert json.loads(out)["options"]["region"] == {"UK": "GB"}.get(region, region.upper()).upper()


def test_assumptions(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, MESSAGE, "--dollar", "cad", "--date", "2026-11-25")
    assert code == 0
    assert "CAD assumed" in out
    assert "2026-11-25" in out


@pytest.mark.parametrize(("level", "code"), [("low", 3), ("HIGH", 3), ("critical", 0)])
def test_fail_on(capfd: pytest.CaptureFixture[str], level: str, code: int) -> None:
    _, out, _ = run(capfd, MESSAGE, "--json")
    reached = json.loads(out)["assessment"]["level"]
    expected = 3 if level == "critical" and reached == "critical" else code
    assert run(capfd, MESSAGE, "--fail-on", level)[0] == expected


def test_other_rules(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import shutil

    from extortrace.knowledge import shipped

    shutil.copytree(shipped(), tmp_path / "rules")
    (tmp_path / "rules" / "reporting.yml").write_text("CA: [\n", encoding="utf-8")
    code, out, err = run(capfd, MESSAGE, "--rules", str(tmp_path / "rules"))
    assert code == 0
    assert "reporting.yml:" in err
    assert "Western Union" in out


# -- mistakes


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        pytest.param(["--region", "XX", "a"], 2, "There is no country 'XX'; give a code such as CA", id="region"),
        pytest.param(["--dollar", "EUR", "a"], 2, "'EUR' is no dollar; give one of USD, CAD", id="dollar"),
        pytest.param(["--date", "tomorrow", "a"], 2, "write it as 2026-11-25", id="date"),
        pytest.param(["--date", "2026-02-30", "a"], 2, "write it as 2026-11-25", id="a day that is none"),
        pytest.param(["--lang", "de", "a"], 2, "give en or fr", id="language"),
        pytest.param(["--fail-on", "awful", "a"], 2, "give low, medium, high or critical", id="level"),
        pytest.param(["--encoding", "uft-8", "a"], 2, "There is no encoding 'uft-8'", id="encoding"),
        pytest.param(["--rules", "/nowhere", "a"], 2, "There is no folder of rules /nowhere", id="rules"),
        pytest.param(["none.txt"], 1, "There is no file none.txt", id="a file that is not there"),
        pytest.param(["./none"], 1, "There is no file ./none", id="a path that is not there"),
        pytest.param(["-f", "none"], 1, "There is no file none", id="a file option that is not there"),
        pytest.param(["-f", "/"], 1, "is a folder", id="folder"),
        pytest.param(["/"], 1, "/ is a folder", id="a folder as the message"),
        pytest.param(["none-4000001234567899.txt"], 1, "no file none-400000******7899.txt", id="a card in a mistake"),
        pytest.param(["pay", "me"], 2, "put it in quotes", id="words without quotes"),
        pytest.param(["-f", "a", "b"], 2, "not both", id="text and file"),
        pytest.param([""], 1, "nothing to read", id="an empty argument"),
        pytest.param(["--jso", "a"], 2, "There is no option --jso; did you mean --json?", id="a slip"),
        pytest.param(["--nonsense", "a"], 2, "There is no option --nonsense.", id="an unknown option"),
        pytest.param(["a", "--lang"], 2, "The option --lang needs a value", id="no value"),
        pytest.param(["a", "--json=1"], 2, "takes no value", id="a value too many"),
        pytest.param(["[/b]\x1b.txt"], 1, "There is no file [/b]\\x1b.txt", id="markup and escapes in a name"),
    ],
)
def test_mistakes(capfd: pytest.CaptureFixture[str], args: list[str], code: int, words: str) -> None:
    got, out, err = run(capfd, *args)
    assert (got, out) == (code, "")
    assert words in err
    assert err.startswith("Error: ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "words"), [(["--jso"], "Il n'y a pas d'option --jso"), (["none.txt"], "Il n'y a pas de fichier")]
)
def test_mistakes_in_french(capfd: pytest.CaptureFixture[str], args: list[str], words: str) -> None:
    assert words in run(capfd, *args, "--lang", "fr")[2]


def test_unknown_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["scna", "a"]) == 2
    assert "There is no command 'scna'" in capfd.readouterr().err


def test_an_empty_pipe() -> None:
    done = process()
    assert done.returncode == 1
    assert b"nothing to read in <stdin>" in done.stderr


def test_surprises_are_one_sentence(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("[/b] odd\x1b")

    monkeypatch.setattr("extortrace.cli.scan.run", broken)
    code, _, err = run(capfd, "a")
    assert code == 1
    assert "RuntimeError: [/b] odd\\x1b" in err
    monkeypatch.setenv("EXTORTRACE_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["scan", "a"])


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Unix")
def test_a_reader_that_goes_away() -> None:
    command = f"echo 'paye 800 $' | {sys.executable} -m extortrace scan --json | head -c 1"
    assert subprocess.run(["bash", "-c", command], capture_output=True).stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="devices of Linux")
@pytest.mark.parametrize("lost", [">/dev/full", ">&-"], ids=["full", "closed"])
@pytest.mark.parametrize(
    "args", ["scan 'paye 800 $'", "scan --json 'paye 800 $'", "rules list", "scan --help", "--version"]
)
def test_a_standard_output_that_cannot_be_written(args: str, lost: str) -> None:
    command = f"{sys.executable} -m extortrace {args} --lang en {lost}"
    done = subprocess.run(["bash", "-c", command], capture_output=True)
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: The output could not be written: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="devices of Linux")
@pytest.mark.parametrize("lost", ["2>/dev/full", "2>&-"], ids=["full", "closed"])
def test_mistakes_that_cannot_be_told(lost: str) -> None:
    command = f"{sys.executable} -m extortrace scan none.txt {lost}"
    assert subprocess.run(["bash", "-c", command]).returncode == 1


# -- help


@pytest.mark.parametrize(("lang", "words"), [("en", "Usage: extortrace scan"), ("fr", "Utilisation: extortrace scan")])
def test_help(capfd: pytest.CaptureFixture[str], lang: str, words: str) -> None:
    code, out, _ = run(capfd, "--help", "--lang", lang)
    assert code == 0
    assert words in out
    for wish in WISHES:
        assert wish.names[0] in out


def test_help_is_all_french(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "--lang", "fr", "--help")
    assert not {"Usage:", "Show", "Commands", "exit", "the message"} & set(out.split())
    assert main(["--lang", "fr", "--help"]) == 0
    out = capfd.readouterr().out
    assert "Commandes:" in out
    assert "Lire un message" in out


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    from extortrace.version import __version__

    for args in (["--version"], ["scan", "--version"], ["-V"]):
        assert main(args) == 0
        assert capfd.readouterr().out == f"extortrace {__version__}\n"


# -- the two readers of the option table


@pytest.mark.parametrize(
    "args",
    [
        ["a", "--json", "--plain"],
        ["-f", "a", "--file", "b", "--region=CA"],
        ["--dollar", "CAD", "--date", "2026-11-25", "--", "--json"],
        ["-o", "r.json", "-"],
        ["--fail-on=high", "--encoding", "cp850", "--rules", "r", "--lang", "fr", "a", "b"],
        [],
    ],
)
def test_typer_reads_the_same(args: list[str]) -> None:
    from extortrace.cli.app import build
    from extortrace.output.catalog import Speaker

    seen: list[Wishes] = []

    def keep(wishes: Wishes) -> int:
        seen.append(wishes)
        return 0

    build(Speaker("en"), keep)(["scan", *args], standalone_mode=False)
    assert seen == [parse(args)]


@pytest.mark.parametrize(
    "args", [["--help"], ["--jso"], ["--lang"], ["--lang", "--json"], ["-fa"], ["--json=1"], ["--version"]]
)
def test_what_is_not_plain_goes_to_typer(args: list[str]) -> None:
    assert parse(args) is None


def test_a_language_that_is_not_read_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """A text nobody read is not called harmless."""
    _, shown, _ = run(capfd, "Envíame 500 dólares o publico tu video con todos tus amigos de la escuela")
    assert "in a language that the rules do not read" in shown
    assert "Nothing to do" not in shown
