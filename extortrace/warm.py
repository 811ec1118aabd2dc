"""A warm start: what Python would compile anew on every run is kept in the user's cache folder.

Python keeps the bytecode of modules, but not what they make when they are loaded: hundreds of regular expressions are
parsed again, and every dataclass writes the source of its methods and compiles it. That takes longer than reading a
message, so here their compiled form is kept too, under the very text that it was made of: it can never be out of date.

What it does, and no more: ``re._compiler.compile`` and the ``exec`` that ``dataclasses`` calls get a memory. Where
Python may not write bytecode beside the sources (``PYTHONDONTWRITEBYTECODE``), it goes to the same folder.

Why that is safe: the forms go into the same two functions that Python's own would go into; they are kept under the
version of Python and of its pattern engine, with a checksum, in a folder that only this user can write; so they are
trusted as far as ``__pycache__`` is. A file that is damaged, missing or of another kind, or a Python that works
otherwise, means a slower start and nothing else. ``EXTORTRACE_NO_CACHE=1`` switches it off. Only the command does
this: a program that imports ExtorTrace is left alone.
"""

from __future__ import annotations

import dataclasses
import re
import sys
from array import array
from collections.abc import Callable
from typing import Any

from extortrace import storage

Forms = dict[str, dict[Any, Any]]
_PARTS = ("_sre", "_parser", "_code", "compile")
"""What is used of ``re._compiler``."""


class Warm:
    """The kept forms: ``re`` holds what ``_sre.compile`` takes, ``code`` the code objects of dataclasses."""

    def __init__(self, name: str) -> None:
        self.name = name
        kept = storage.load(name)
        self.kept: Forms = kept if isinstance(kept, dict) and kept.keys() == {"re", "code"} else {"re": {}, "code": {}}
        self.used: Forms = {"re": {}, "code": {}}
        self.new = 0

    def form(self, kind: str, key: Any, make: Callable[[], Any]) -> Any:
        """The compiled form of a source text, made when it is not known yet."""
        form = self.kept[kind].get(key)
        if form is None:
            form = self.kept[kind][key] = make()
            self.new += 1
        self.used[kind][key] = form
        return form

    def compiler(self, compiler: Any, plainly: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
        """``re._compiler.compile`` with a memory."""

        def compile(source: Any, flags: int = 0) -> Any:
            if not isinstance(source, str) or flags & re.DEBUG:
                return plainly(source, flags)
            key = source, int(flags)
            all_flags, code, count, groups, names = self.form("re", key, lambda: _form(compiler, *key))
            return compiler._sre.compile(source, all_flags, array("I", code).tolist(), count, groups, names)

        return compile

    def run(self, source: Any, *places: Any) -> None:
        """``exec`` with a memory, for the methods that ``dataclasses`` writes."""
        exec(self.form("code", source, lambda: compile(source, "<dataclass>", "exec")), *places)

    def save(self) -> None:
        """Keeps what is new for the next run."""
        if self.new:
            grown = sum(map(len, self.kept.values())) > 1.5 * sum(map(len, self.used.values()))
            storage.keep(self.name, self.used if grown else self.kept)  # what edited rules left behind goes


def _form(compiler: Any, source: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What ``_sre.compile`` needs to make the pattern."""
    tree = compiler._parser.parse(source, flags)
    code = array("I", compiler._code(tree, flags)).tobytes()
    groups = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in groups.items():
        names[number] = name
    return flags | tree.state.flags, code, tree.state.groups - 1, groups, tuple(names)


def start() -> Warm | None:
    """Begins to remember. None where nothing may be kept, or where Python does not work the way it is known here."""
    folder = storage.folder()
    if folder is None:
        return None
    if sys.dont_write_bytecode and sys.pycache_prefix is None:
        sys.pycache_prefix = str(folder / "bytecode")
        sys.dont_write_bytecode = False
    compiler = getattr(re, "_compiler", None)
    if compiler is None or not all(hasattr(compiler, name) for name in _PARTS):
        return None
    warm = Warm(f"warm-{compiler._sre.MAGIC}")
    plainly = compiler.compile
    compiler.compile = warm.compiler(compiler, plainly)
    try:
        if re.compile("(?P<a>x+)|y", re.IGNORECASE).sub("-", "aXxYz") != "a--z":
            raise ValueError
    except Exception:  # a Python that differs: leave it as it is
        compiler.compile = plainly
        return None
    dataclasses.exec = warm.run  # type: ignore[attr-defined]
    return warm
