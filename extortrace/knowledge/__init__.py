"""What analysts own: the files under ``rules/``, read into frozen tables.

Every folder or file of ``rules/`` is a section with a module here that has two functions: ``read(folder, problems)``
checks the files and gives plain data (what JSON can hold), ``build(data)`` makes the table that the rest of the program
uses. The plain data are kept in the user's cache, keyed by the files' names, sizes and times, so that only a change of
rules costs the reading of YAML.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
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
)
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
}
_SUFFIXES = (".yml", ".yaml", ".csv", ".txt")


@dataclass(frozen=True)
class Rules:
    """The tables made from a rules folder, each built when first used. ``digest`` names their exact content."""

    folder: Path
    digest: str
    data: dict[str, Any]
    problems: tuple[Problem, ...] = ()

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


def shipped() -> Path:
    """The rules that come with this copy: inside an installed package, beside it in a checkout."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "rules", here.parent / "rules"):
        if folder.is_dir():
            return folder
    raise ExtorTraceError(f"The rules that belong to ExtorTrace are missing beside {here}; install it again.")


def files(folder: Path) -> list[Path]:
    """The rule files of a folder, in a fixed order."""
    return [folder / name for name, _ in _listing(folder)]


def _listing(folder: Path) -> list[tuple[str, os.stat_result]]:
    """The rule files by their path in the folder, with size and time; hidden files and other kinds left out."""
    found: list[tuple[str, os.stat_result]] = []
    left = [""]
    while left:
        below = left.pop()
        with os.scandir(os.path.join(folder, below)) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.name[0] in "._":
                    continue
                if entry.is_dir():
                    left.append(f"{name}/")
                elif entry.name.endswith(_SUFFIXES):
                    found.append((name, entry.stat()))
    return sorted(found, key=lambda item: item[0].split("/"))


def load_rules(folder: Path | str | None = None) -> Rules:
    """The rules of a folder (the shipped ones when none is given). Problems stay in ``Rules.problems``.

    Raises ExtorTraceError when the folder does not exist.
    """
    where = Path(folder) if folder is not None else shipped()
    if not where.is_dir():
        raise ExtorTraceError(f"There is no rules folder {where}.")
    listing = _listing(where)
    place = os.path.abspath(where)
    mark = sha256(__version__.encode())
    for name, stat in (*listing, *_readers()):
        mark.update(f"\0{name}\0{stat.st_size}\0{stat.st_mtime_ns}".encode())
    name = f"rules-{sha256(os.fsencode(place)).hexdigest()[:16]}"  # one file a folder, not one an edit
    kept = storage.load(name)
    if not (isinstance(kept, dict) and kept.get("mark") == mark.hexdigest()):
        kept = {"mark": mark.hexdigest(), **_compile(where, [where / path for path, _ in listing])}
        storage.keep(name, kept)
    return Rules(where, kept["digest"], kept["data"], tuple(Problem(*row) for row in kept["problems"]))


def _readers() -> Iterator[tuple[str, os.stat_result]]:
    """What reads the rules (modules, the phone library): when it changes, what it read before no longer counts."""
    here = os.path.dirname(__file__)
    for folder in (here, os.path.join(os.path.dirname(here), "text")):
        if os.path.isdir(folder):  # not so in a program that was packed into one file
            names = [name for name in os.listdir(folder) if name.endswith(".py")]
            yield from ((name, os.stat(os.path.join(folder, name))) for name in sorted(names))
    library = PathFinder.find_spec("phonenumbers")
    if library and library.origin and os.path.exists(library.origin):
        yield "phonenumbers", os.stat(library.origin)


def _compile(where: Path, found: list[Path]) -> dict[str, Any]:
    digest = sha256()
    for path in found:
        content = path.read_bytes().replace(b"\r\n", b"\n")  # a Windows checkout is the same rules
        digest.update(f"\0{path.relative_to(where).as_posix()}\0{len(content)}\0".encode() + content)
    problems: list[Problem] = []
    data = {name: section.read(where, problems) for name, section in SECTIONS.items()}
    rows = [[p.path, p.line, p.col, p.message, p.code] for p in sorted(problems)]
    return {"digest": f"sha256:{digest.hexdigest()}", "data": data, "problems": rows}
