"""What analysts own: the files under ``rules/``, read into frozen tables.

Every folder or file of ``rules/`` is a section with a module here that has two functions: ``read(folder, problems)``
checks the files and gives plain data (what JSON can hold), ``build(data)`` makes the table that the rest of the program
uses. The plain data are kept in the user's cache, keyed by the files' names, sizes and times, so that only a change of
rules costs the reading of YAML. Folders of an analyst's own lie over the shipped one (see :mod:`.layers`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from extortrace import storage
from extortrace.knowledge import (
    amounts,
    banks,
    channels,
    cues,
    deadlines,
    indicators,
    phones,
    places,
    reporting,
    scoring,
    stoplists,
    themes,
    watchlists,
)
from extortrace.knowledge.layers import Layers, listing, names, stack
from extortrace.knowledge.reader import Problem
from extortrace.model import ExtorTraceError
from extortrace.version import __version__

SECTIONS = {
    "amounts": amounts,
    "banks": banks,
    "channels": channels,
    "cues": cues,
    "deadlines": deadlines,
    "indicators": indicators,
    "phones": phones,
    "places": places,
    "reporting": reporting,
    "scoring": scoring,
    "stoplists": stoplists,
    "themes": themes,
    "watchlists": watchlists,
}


@dataclass(frozen=True)
class Rules:
    """The tables made from folders of rules, each built when first used. ``digest`` names their exact content."""

    layers: Layers
    digest: str
    data: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    overlays: tuple[tuple[str, str], ...] = ()
    """Name and digest of each folder that lies over the lowest."""

    @property
    def folder(self) -> Path:
        """The lowest folder: where what no overlay replaces is read."""
        return self.layers.folders[0]

    def file(self, rule: indicators.Indicator) -> Path:
        """The file of a rule."""
        return self.layers.at(rule.layer, rule.path).path

    def called(self, rule: indicators.Indicator) -> str:
        """How messages call the file of a rule: by its path in the rules, or by that of its overlay."""
        return self.layers.at(rule.layer, rule.path).name

    def overlay(self, layer: int) -> str | None:
        """The name of a layer; the lowest needs none."""
        return self.overlays[layer - 1][0] if layer else None

    @cached_property
    def amounts(self) -> amounts.Amounts:
        return amounts.build(self.data["amounts"])

    @cached_property
    def banks(self) -> banks.Banks:
        return banks.build(self.data["banks"])

    @cached_property
    def channels(self) -> channels.Channels:
        return channels.build(self.data["channels"])

    @cached_property
    def cues(self) -> cues.Cues:
        return cues.build(self.data["cues"])

    @cached_property
    def deadlines(self) -> deadlines.Deadlines:
        return deadlines.build(self.data["deadlines"])

    @cached_property
    def indicators(self) -> indicators.Indicators:
        return indicators.build(self.data["indicators"])

    @cached_property
    def phones(self) -> phones.Phones:
        return phones.build(self.data["phones"])

    @cached_property
    def places(self) -> places.Places:
        return places.build(self.data["places"])

    @cached_property
    def reporting(self) -> reporting.Reporting:
        return reporting.build(self.data["reporting"])

    @cached_property
    def scoring(self) -> scoring.Scoring:
        return scoring.build(self.data["scoring"])

    @cached_property
    def stoplists(self) -> stoplists.Stoplists:
        return stoplists.build(self.data["stoplists"])

    @cached_property
    def themes(self) -> themes.Themes:
        return themes.build(self.data["themes"])

    @cached_property
    def watchlists(self) -> watchlists.Watchlists:
        return watchlists.build(self.data["watchlists"])


def shipped() -> Path:
    """The rules that come with this copy: inside an installed package, beside it in a checkout."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "rules", here.parent / "rules"):
        if folder.is_dir():
            return folder
    raise ExtorTraceError(f"The rules that belong to ExtorTrace are missing beside {here}; install it again.")


def files(folder: Path) -> list[Path]:
    """The rule files of a folder, in a fixed order."""
    return [folder / name for name, _ in listing(folder)]


def load_rules(folder: Path | str | None = None, overlays: Sequence[Path | str] = ()) -> Rules:
    """The rules of a folder (the shipped ones when none is given) with overlays over it, the last one uppermost.

    Problems stay in ``Rules.problems``. Raises ExtorTraceError when a folder does not exist.
    """
    given = [Path(folder) if folder is not None else shipped(), *map(Path, overlays)]
    for where in given:
        if not where.is_dir():
            raise ExtorTraceError(f"There is no rules folder {where}.")
    found = stack(given[0], given[1:])
    mark = sha256(__version__.encode())
    for where in found.folders:
        mark.update(f"\0\0{where}".encode(errors="surrogateescape"))
        for file, stat in listing(where):
            mark.update(f"\0{file}\0{stat.st_size}\0{stat.st_mtime_ns}".encode(errors="surrogateescape"))
    for file, stat in _readers():
        mark.update(f"\0{file}\0{stat.st_size}\0{stat.st_mtime_ns}".encode())
    places = "\0".join(os.path.abspath(where) for where in found.folders)
    name = f"rules-{sha256(os.fsencode(places)).hexdigest()[:16]}"  # one file for the same folders, not one an edit
    kept = storage.load(name)
    if not (isinstance(kept, dict) and kept.get("mark") == mark.hexdigest()):
        kept = {"mark": mark.hexdigest(), **_compile(found)}
        storage.keep(name, kept)
    problems = tuple(Problem(*row) for row in kept["problems"])
    over = tuple(zip(names(found.folders[1:]), kept["digests"][1:], strict=True))
    return Rules(found.without(kept["left_out"]), kept["digest"], kept["data"], problems, over)


def _readers() -> Iterator[tuple[str, os.stat_result]]:
    """What reads the rules (modules, the phone library): when it changes, what it read before no longer counts."""
    here = os.path.dirname(__file__)
    for folder in (here, os.path.join(here, "indicators"), os.path.join(os.path.dirname(here), "text")):
        if os.path.isdir(folder):  # not so in a program that was packed into one file
            names = [name for name in os.listdir(folder) if name.endswith(".py")]
            yield from ((name, os.stat(os.path.join(folder, name))) for name in sorted(names))
    library = PathFinder.find_spec("phonenumbers")
    if library and library.origin and os.path.exists(library.origin):
        yield "phonenumbers", os.stat(library.origin)


def _compile(found: Layers) -> dict[str, Any]:
    """All that is kept of these folders: plain data, problems and digests."""
    data: dict[str, Any] = {}
    said: dict[Problem, None] = {}
    for name, section in sorted(SECTIONS.items(), key=lambda item: item[0] != "phones"):  # lists hold numbers
        while True:
            problems: list[Problem] = []
            data[name] = section.read(found, problems)
            broken = found.broken(problems)
            said |= dict.fromkeys(p for p in problems if not broken or p.path in broken)  # not what follows from them
            if not broken:
                break
            found = found.without(broken)  # what they would have replaced stays
        found.done[name] = data[name]
    said |= dict.fromkeys(found.idle())
    digests = [_digest(where) for where in found.folders]
    whole = digests[0] if len(digests) == 1 else f"sha256:{sha256(' '.join(digests).encode()).hexdigest()}"
    rows = [[p.path, p.line, p.col, p.message, p.code] for p in sorted(said)]
    return {
        "digest": whole, "digests": digests, "data": data, "problems": rows, "left_out": sorted(found.left_out),
    }  # fmt: skip


def _digest(where: Path) -> str:
    """The digest of a folder: of its files' paths and contents, line ends apart (a Windows checkout is the same)."""
    digest = sha256()
    for name, _ in listing(where):
        content = (where / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"\0{name}\0{len(content)}\0".encode(errors="surrogateescape") + content)
    return f"sha256:{digest.hexdigest()}"
