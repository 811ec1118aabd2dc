"""What is worked out once and kept: plain data in the user's cache folder, whole or not at all.

A kept thing is a pure function of what its name says, so it can be thrown away at any time. A folder that cannot be
written, a damaged file or another Python's only mean that it is worked out again. ``EXTORTRACE_NO_CACHE=1`` in the
environment: nothing is kept and nothing kept is used.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

_SUFFIX = f"{sys.implementation.cache_tag}-{sys.hexversion:x}.bin"
"""``marshal`` is fast because its form belongs to one Python."""
_RULES = 8
"""So many rules folders are remembered; the oldest makes way."""


def folder() -> Path | None:
    """Where the system keeps caches of this user; None when there is no such place, or none is wanted."""
    if os.environ.get("EXTORTRACE_NO_CACHE"):
        return None
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # a user without a home
        return None
    where = base / "extortrace"
    return where if _private(where) else None


def _private(where: Path) -> bool:
    """Whether nobody else can have put anything there: some of what is kept is run, as bytecode is."""
    if sys.platform == "win32":
        return True
    try:
        stat = os.stat(where)
    except OSError:  # not there yet, or of no use
        return True
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o022


def load(name: str) -> Any:
    """What was kept under this name; None when there is nothing, or nothing whole."""
    try:
        data = (where / f"{name}-{_SUFFIX}").read_bytes() if (where := folder()) else b""
        if len(data) > 4 and crc32(memoryview(data)[4:]).to_bytes(4, "big") == data[:4]:
            return marshal.loads(memoryview(data)[4:])
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return None


def keep(name: str, value: Any) -> None:
    """Keeps plain data under this name: written beside and renamed, so that a reader never sees half of it."""
    if (where := folder()) is None:
        return
    path = where / f"{name}-{_SUFFIX}"
    part = path.with_suffix(f".{os.getpid()}.part")
    data = marshal.dumps(value)
    try:
        where.mkdir(0o700, parents=True, exist_ok=True)
        part.write_bytes(crc32(data).to_bytes(4, "big") + data)
        part.replace(path)
        _thin(where)
    except OSError:
        with suppress(OSError):
            part.unlink()


def _thin(where: Path) -> None:
    """Removes what was kept of rules folders beyond the newest few: people try rules in folders that are soon gone."""
    with os.scandir(where) as entries:
        kept = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith("rules-")]
    for _, path in sorted(kept, reverse=True)[_RULES:]:
        with suppress(OSError):
            os.unlink(path)
