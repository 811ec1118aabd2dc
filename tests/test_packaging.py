"""The wheel: holds what it needs, and works where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from extortrace.version import __version__

ROOT = Path(__file__).resolve().parents[1]
MESSAGE = "Envoie 800 $ par Western Union à Abidjan avant vendredi sinon je publie ta vidéo."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode and "hatchling" in done.stdout + done.stderr:  # the build back end is not installed here
        command.remove("--no-isolation")
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel, and of this one only the dependencies."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    paths = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    site = Path(paths.stdout.strip())
    command = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(command, check=True)
    import rich

    (site / "dependencies.pth").write_text(str(Path(rich.__file__).parents[1]), encoding="utf-8")
    return python


@pytest.mark.slow
def test_contents(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "extortrace/py.typed", "extortrace/rules/scoring.yml", "extortrace/rules/reporting.yml",
        "extortrace/rules/stoplists/helplines.csv", "extortrace/rules/channels/western_union.yml",
        f"extortrace-{__version__}.dist-info/licenses/LICENSE",
    ):  # fmt: skip
        assert needed in names, needed
    assert not [name for name in names if name.startswith(("tests/", "samples/")) or "__pycache__" in name]
    every = {p.relative_to(ROOT).as_posix() for p in (ROOT / "rules").rglob("*") if p.is_file()}
    assert {f"extortrace/{name}" for name in every} <= names


@pytest.mark.slow
def test_runs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    env["XDG_CACHE_HOME"] = str(tmp_path / "cache")

    def run(*args: str) -> str:
        done = subprocess.run(
            [installed, "-m", "extortrace", *args], capture_output=True, cwd=tmp_path, env=env, check=True
        )
        return done.stdout.decode()

    code = "import extortrace; print(extortrace.__file__)"
    where = subprocess.run([installed, "-c", code], capture_output=True, cwd=tmp_path, env=env, check=True)
    assert not Path(where.stdout.decode().strip()).is_relative_to(ROOT)
    assert run("--version").split() == ["extortrace", __version__]
    report = json.loads(run("scan", MESSAGE, "--json"))
    assert report["schema"] == "extortrace.report/1"
    assert "western_union" in [finding["value"] for finding in report["findings"]]
    assert "Abidjan" in run("scan", MESSAGE, "--lang", "fr")
