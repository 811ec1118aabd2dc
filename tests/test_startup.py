"""Start-up: what is loaded for a scan, and that nothing heavy is."""

from __future__ import annotations

import json
import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from extortrace import storage, warm

HEAVY = {
    "phonenumbers",
    "pydantic",
    "pyarrow",
    "duckdb",
    "numpy",
    "pandas",
    "phonenumbers.geocoder",
    "phonenumbers.carrier",
    "typer",
    "yaml",
}
MESSAGE = "Envoie 800 $ par Western Union à Abidjan, +225 07 09 11 22 33, sinon je publie ta vidéo."
PROBE = """
import contextlib, io, json, sys
from extortrace.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]))
"""


def loaded(*args: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", PROBE, *args], capture_output=True, check=True)
    code, modules = json.loads(run.stdout)
    assert code == 0
    return set(modules)


@pytest.mark.parametrize("extra", [[], ["--json"]], ids=["summary", "json"])
def test_no_heavy_library(extra: list[str]) -> None:
    loaded("scan", "ok")  # keeps the rules, so that no YAML has to be read
    assert not loaded("scan", MESSAGE, *extra) & HEAVY


def test_json_needs_no_rich() -> None:
    assert not {name for name in loaded("scan", MESSAGE, "--json") if name.split(".")[0] == "rich"}


def test_import_loads_nothing() -> None:
    code = "import sys, extortrace; print([n for n in sys.modules if n.startswith('extortrace.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['extortrace.version']"


def warm_run(tmp_path: Path, code: str) -> str:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    code = f"from extortrace import warm\nkept = warm.start()\n{code}\nkept.save()\n"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    return run.stdout.strip()


KEPT = r"""
import re, dataclasses
pattern = re.compile(r"(?P<sum>\d{1,9})[ ]?(?P<sign>[$\u20ac])|(?i:pay)", re.VERBOSE)
@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2
found = [m.groupdict() for m in pattern.finditer("PAY 800 $")]
print(kept.new, found, pattern.flags, pattern.groups, Point(1), Point(1) == Point(1, 2))
"""


def test_kept_forms_are_the_same(tmp_path: Path) -> None:
    first, second = warm_run(tmp_path, KEPT), warm_run(tmp_path, KEPT)
    assert first.split(" ", 1)[1] == second.split(" ", 1)[1]
    assert int(first.split()[0]) > 0
    assert second.split()[0] == "0"


def scan(cache: Path, *extra: str, **environ: str) -> bytes:
    """What the command writes with this cache folder."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache), "HOME": str(cache), **environ}
    command = [sys.executable, "-m", "extortrace", "scan", MESSAGE, "--json", *extra]
    run = subprocess.run(command, capture_output=True, env=env, check=True)
    assert run.stderr == b""
    return run.stdout


def kept(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.bin"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The report when nothing is kept and nothing kept is used."""
    cache = tmp_path_factory.mktemp("none")
    report = scan(cache, EXTORTRACE_NO_CACHE="1")
    assert not list(cache.iterdir())
    return report


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, plain: bytes) -> Path:
    cache = tmp_path_factory.mktemp("filled")
    assert scan(cache) == plain
    assert [path.name.split("-")[0] for path in kept(cache)] == ["rules", "warm"]
    return cache


def test_same_bytes_from_the_cache(filled: Path, plain: bytes) -> None:
    before = {path: path.read_bytes() for path in kept(filled)}
    assert scan(filled) == plain
    assert {path: path.read_bytes() for path in kept(filled)} == before


def foreign(path: Path) -> None:
    data = marshal.dumps(["something", "else"])
    path.write_bytes(crc32(data).to_bytes(4, "big") + data)


def unreadable(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-1000]),
    "corrupt": lambda path: path.write_bytes(path.read_bytes()[:5000] + b"damaged" + path.read_bytes()[5007:]),
    "empty": lambda path: path.write_bytes(b""),
    "foreign": foreign,
    "unreadable": unreadable,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_no_matter(filled: Path, plain: bytes, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(filled, cache)
    for path in kept(cache):
        DAMAGES[damage](path)
    assert scan(cache) == plain


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder to its user")
def test_a_folder_that_others_can_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    storage.keep("a", 1)
    where = storage.folder()
    assert where is not None
    where.chmod(0o777)
    assert storage.folder() is None
    assert storage.load("a") is None


def test_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("EXTORTRACE_NO_CACHE", "1")
    assert storage.folder() is None
    assert warm.start() is None


def test_storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    if sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(tmp_path))
    assert storage.load("a") is None
    storage.keep("a", {"é": (1, b"x", None)})
    assert storage.load("a") == {"é": (1, b"x", None)}
    folder = storage.folder()
    assert folder is not None
    for path in folder.iterdir():
        path.write_bytes(b"\0\0\0\0")
    assert storage.load("a") is None


def test_a_place_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    storage.keep("a", 1)
    assert storage.load("a") is None


def test_another_python_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._code")
    assert warm.start() is None
