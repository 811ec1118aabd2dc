"""A warm start: what Python would compile anew on every run is kept in the user's cache folder.

Hundreds of regular expressions and the code behind dataclasses cost more than reading a message. Both are pure
functions of their source text, so their compiled form is kept under it and can never be out of date. Where Python may
not write bytecode beside the sources (``PYTHONDONTWRITEBYTECODE``), it goes to the same folder. Whatever goes wrong
(no folder, a Python that does it otherwise) means a slower start, nothing else. Only the command does this; a program
that imports ExtorTrace is left alone.
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


class Warm:
    """The kept forms: ``re`` holds what ``_sre.compile`` takes, ``code`` the code objects of dataclasses."""

    def __init__(self, name: str) -> None:
        self.name = name
        kept = storage.load(name)
        self.kept: Forms = kept if isinstance(kept, dict) and kept.keys() == {"re", "code"} else {"re": {}, "code": {}}
        self.used: Forms = {"re": {}, "code": {}}
        self.new = 0

    def compiler(self, compiler: Any, plainly: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
        """``re._compiler.compile`` with a memory."""

        def compile(source: Any, flags: int = 0) -> Any:
            if not isinstance(source, str) or flags & re.DEBUG:
                return plainly(source, flags)
            key = source, int(flags)
            form = self.kept["re"].get(key)
            if form is None:
                form = self.kept["re"][key] = _form(compiler, *key)
                self.new += 1
            self.used["re"][key] = form
            all_flags, code, count, groups, names = form
            return compiler._sre.compile(source, all_flags, array("I", code).tolist(), count, groups, names)

        return compile

    def run(self, source: Any, *places: Any) -> None:
        """``exec`` with a memory, for the methods that ``dataclasses`` writes."""
        code = self.kept["code"].get(source)
        if code is None:
            code = self.kept["code"][source] = compile(source, "<dataclass>", "exec")
            self.new += 1
        self.used["code"][source] = code
        exec(code, *places)

    def save(self) -> None:
        """Keeps what is new for the next run."""
        if self.new:
            grown = sum(map(len, self.kept.values())) > 2 * sum(map(len, self.used.values()))
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
    """Begins to remember. None where this Python does not work the way it is known here."""
    if sys.dont_write_bytecode and sys.pycache_prefix is None and (folder := storage.folder()):
        sys.pycache_prefix = str(folder / "bytecode")
        sys.dont_write_bytecode = False
    compiler = getattr(re, "_compiler", None)
    if compiler is None or not all(hasattr(compiler, name) for name in ("_sre", "_parser", "_code", "compile")):
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
