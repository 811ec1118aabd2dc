"""Levels by label over a folder of labelled messages: what share of scams is seen, and of harmless mail suspected.

The folder holds JSON Lines files of ``id``, ``lang``, ``label``, ``text``. Run it with
``python tests/benchmarks/corpora.py FOLDER [--show N]``; ``--show`` lists harmless messages (labels that contain
``ham``) at ``medium`` or above by their ids.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extortrace import Analyzer
from extortrace.model import LEVELS

SUSPECT, SURE = LEVELS.index("medium"), LEVELS.index("high")
Group = tuple[str, str, str]


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            if line.strip():
                yield path.stem, json.loads(line)


def share(levels: Counter[str], least: int) -> float:
    return sum(n for level, n in levels.items() if LEVELS.index(level) >= least) / levels.total()


def line(group: Group, levels: Counter[str]) -> str:
    name, label, lang = group
    counts = "".join(f"{levels[level]:>9}" for level in LEVELS)
    shares = f"{share(levels, SUSPECT):>10.1%}{share(levels, SURE):>9.1%}"
    return f"{name:<24}{label:<16}{lang:<5}{levels.total():>6}{counts}{shares}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list up to N surprising messages a group")
    args = parser.parse_args()
    analyzer = Analyzer()
    groups: dict[Group, Counter[str]] = defaultdict(Counter)
    surprising: dict[Group, list[str]] = defaultdict(list)
    for name, row in rows(args.folder):
        said = analyzer.analyze(row["text"]).assessment
        group = name, str(row.get("label")), str(row.get("lang"))
        groups[group][said.level] += 1
        groups["all", group[1], group[2]][said.level] += 1
        if "ham" in group[1] and LEVELS.index(said.level) >= SUSPECT:
            reasons = " + ".join(f"{reason.code} {reason.points}" for reason in said.reasons if reason.points)
            surprising[group].append(f"{row['id']}: {said.level} {said.score}, {said.stance}: {reasons}")
    head = "".join(f"{level:>9}" for level in LEVELS)
    print(f"{'file':<24}{'label':<16}{'lang':<5}{'n':>6}{head}{'medium+':>10}{'high+':>9}")
    for group in sorted(groups, key=lambda group: (group[0] == "all", group)):
        print(line(group, groups[group]))
    for group, found in surprising.items():
        for one in found[: args.show]:
            print(f"  {' '.join(group)}  {one}")


if __name__ == "__main__":
    main()
