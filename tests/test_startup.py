"""Start-up: what is loaded for a scan, and that nothing heavy is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extortrace import storage, warm

HEAVY = {
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


def test_a_damaged_cache_is_no_matter(tmp_path: Path) -> None:
    first = warm_run(tmp_path, KEPT)
    for path in tmp_path.rglob("warm-*.bin"):
        path.write_bytes(path.read_bytes()[:-7] + b"damaged")
    assert warm_run(tmp_path, KEPT) == first


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
