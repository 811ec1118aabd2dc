"""Layers: folders of rules, one over the other. What a later folder (an overlay) holds goes before what lies below it.

A file stands in for the file of the same path below. A file of a folder that holds a file for each thing (an indicator,
a channel, a list) stands in for the one of the same name wherever it lies in that folder; a new one is added. An
overlay with a file ``complete.yml`` (it may be empty) stands alone: nothing below it is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from extortrace.knowledge import reader
from extortrace.knowledge.reader import Node, Problem

COMPLETE = "complete.yml"
FOLDERS = ("amounts", "channels", "indicators", "phones", "places", "stoplists", "watchlists")
SUFFIXES = (".yml", ".yaml", ".csv", ".txt")


class File(NamedTuple):
    """A file of rules: where it lies, how messages call it, its layer (0 is the lowest), its path in the layer."""

    path: Path
    name: str
    layer: int
    inner: str

    @property
    def stem(self) -> str:
        return self.path.stem


@dataclass(frozen=True)
class Layers:
    """The folders from the lowest up; files that are ``left_out`` (by how messages call them) are not read."""

    folders: tuple[Path, ...]
    left_out: frozenset[str] = frozenset()
    asked: set[str] = field(default_factory=set, compare=False, repr=False)
    """The files that somebody reads, or would if none lay over them."""
    done: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The plain data of the sections that were read before."""

    def at(self, layer: int, inner: str) -> File:
        """A file by its layer and its path there. One of an overlay is called by the overlay's own path."""
        path = self.folders[layer] / inner
        return File(path, os.path.join(self.folders[layer], inner) if layer else inner, layer, inner)

    def file(self, inner: str) -> File:
        """The uppermost file of this path; where there is none, the one that is missing from the lowest layer."""
        found = [file for layer in range(len(self.folders)) if self._is_there(file := self.at(layer, inner))]
        self.asked.update(file.name for file in found)
        return found[-1] if found else self.at(0, inner)

    def _is_there(self, file: File) -> bool:
        return file.name not in self.left_out and file.path.exists()

    def inside(self, folder: str, suffixes: tuple[str, ...]) -> list[File]:
        """The files of a folder, and of those in it, that none of the same name lies over: layer by layer, in order."""
        found: list[File] = []
        for layer, root in enumerate(self.folders):
            names = [name for name, _ in listing(root, (folder,)) if "/" in name and name.endswith(suffixes)]
            own = [file for name in names if self._is_there(file := self.at(layer, name))]
            self.asked.update(file.name for file in own)
            stems = {file.stem for file in own}
            found = [file for file in found if file.stem not in stems] + own
        return found

    def without(self, names: Iterable[str]) -> Layers:
        """The same without some files: what lies below them comes to light."""
        return replace(self, left_out=self.left_out | frozenset(names))

    def broken(self, problems: Iterable[Problem]) -> set[str]:
        """The files of overlays that these problems make useless: YAML with any mistake, tables that cannot be read."""
        ours = {self.at(n, name).name for n, root in enumerate(self.folders) if n for name, _ in listing(root)}
        spoilt = {p.path for p in problems if p.code == "file" or p.path.endswith((".yml", ".yaml"))}
        return spoilt & ours

    def idle(self) -> list[Problem]:
        """What lies in overlays and is no part of the rules: nobody asked for it."""
        found: list[Problem] = []
        for layer, root in enumerate(self.folders[1:], 1):
            names = [name for name, _ in listing(root) if not name.endswith(".txt")]
            if not names:
                message = "holds no rules; it should have the same folders and files as the shipped rules"
                found.append(Problem(os.fspath(root), 1, 1, message, "file"))
            for name in (*names, *(f"{folder}/" for folder in _folders(root) if folder not in FOLDERS)):
                file = self.at(layer, name)
                if name != COMPLETE and file.name not in self.asked and file.name not in self.left_out:
                    found.append(Problem(file.name, 1, 1, _idle(name), "file"))
        return found


Folder = Path | Layers
"""What a section is read from; a folder alone is the only layer."""


def of(folder: Folder) -> Layers:
    return folder if isinstance(folder, Layers) else Layers((folder,))


def read(
    folder: Folder, inner: str, problems: list[Problem], kind: type[dict[Any, Any]] | type[list[Any]] = dict
) -> Node | None:
    """The document of a rule file, or None with the problem noted."""
    file = of(folder).file(inner)
    return reader.read(file.path, file.name, problems, kind)


def inside(folder: Folder, part: str, suffixes: tuple[str, ...], problems: list[Problem]) -> list[File]:
    """The files of a folder of rules and of those in it, in order; noted when there is none."""
    layers = of(folder)
    found = layers.inside(part, suffixes)
    if not found:
        what = "holds no rules" if any((root / part).is_dir() for root in layers.folders) else "is missing"
        problems.append(Problem(part, 1, 1, f"{what}; copy it from the shipped rules", "file"))
    return found


def _idle(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.partition("/")[0], FOLDERS, 1) if "/" in name else []
    hint = f"; did you mean '{close[0]}/'?" if close and not name.startswith(f"{close[0]}/") else ""
    return f"is no part of the rules and is not read{hint or ' (to keep it here, begin its name with _)'}"


def stack(below: Path, overlays: Sequence[Path]) -> Layers:
    """The layers to read: the last folder that stands alone, or the one ``below``, and what lies over it."""
    folders = (below, *overlays)
    first = max((n for n, folder in enumerate(folders) if n and os.path.exists(folder / COMPLETE)), default=0)
    return Layers(folders[first:])


def names(folders: Sequence[Path]) -> list[str]:
    """How reports call overlays: by the name of the folder alone, for where it lies is its user's own affair.

    >>> names([Path("/home/awa/rules"), Path("team/rules"), Path("team/mine")])
    ['rules', 'rules-2', 'mine']
    """
    found: list[str] = []
    for folder in folders:
        plain = os.path.basename(os.path.abspath(folder)) or "root"
        times = sum(os.path.basename(os.path.abspath(other)) == plain for other in folders[: len(found)])
        found.append(f"{plain}-{times + 1}" if times else plain)
    return found


def listing(root: Path, only: Sequence[str] = FOLDERS) -> list[tuple[str, os.stat_result]]:
    """The files of a layer by their path in it, with size and time, in a fixed order.

    Hidden files, those that begin with ``_`` and other kinds are left out, and so are folders that hold no rules.
    """
    found: list[tuple[str, os.stat_result]] = []
    left = [""]
    while left:
        below = left.pop()
        with os.scandir(os.path.join(root, below)) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.name[0] in "._":
                    continue
                if entry.is_dir():
                    if below or entry.name in only:
                        left.append(f"{name}/")
                elif entry.name.endswith(SUFFIXES):
                    found.append((name, entry.stat()))
    return sorted(found, key=lambda item: item[0].split("/"))


def _folders(root: Path) -> list[str]:
    with os.scandir(root) as entries:
        return sorted(entry.name for entry in entries if entry.is_dir() and entry.name[0] not in "._")
