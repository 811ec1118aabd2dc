"""What is kept between runs: only in a folder of one's own, and not without end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from extortrace import storage

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder is named by XDG_CACHE_HOME")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("EXTORTRACE_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "extortrace"


@pytest.mark.parametrize(
    ("mode", "used"),
    [
        pytest.param(0o700, True, id="its owner's alone"),
        pytest.param(0o755, True, id="others may read"),
        pytest.param(0o775, False, id="the group may write"),
        pytest.param(0o702, False, id="the world may write"),
    ],
)
def test_who_may_write(cache: Path, mode: int, used: bool) -> None:
    cache.mkdir()
    cache.chmod(mode)
    storage.keep("rules-a", {"n": 1})
    assert (storage.load("rules-a") == {"n": 1}) is used
    assert bool(list(cache.iterdir())) is used


def test_eight_rules_folders_are_remembered(cache: Path) -> None:
    storage.keep("warm", 0)
    for number in range(12):
        storage.keep(f"rules-{number}", number)
        for path in cache.glob(f"rules-{number}-*"):
            os.utime(path, (number, number))
    assert [number for number in range(12) if storage.load(f"rules-{number}") is not None] == list(range(4, 12))
    assert storage.load("warm") == 0
