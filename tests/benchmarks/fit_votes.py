"""Finds the votes of ``rules/scoring.yml``: how much each sign speaks for each stance and each scheme.

    python -m tests.benchmarks.fit_votes MARKED.jsonl … [--ham FOLDER_OF_JSONL] > rules/votes.yml

A softmax regression with a strong pull towards zero over the signs of marked messages (``stance``, ``scheme``; rows with
``"part": "held"`` are left out). Ham rows, when given, count as ``other`` with a small weight. The result is a table of
short numbers that an analyst can read and change; the program only adds them up.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from extortrace.analyzer import Analyzer
from extortrace.text import Text

Row = tuple[dict[str, float], str, float]
ROUNDS, RATE, SMALLEST = 300, 0.15, 0.05
PULL = {"stance": 0.012, "scheme": 0.02}
"""How strongly votes are drawn to zero: chosen by leaving one author's messages out."""


def signs(analyzer: Analyzer, text: str) -> dict[str, float]:
    return {sign.name: sign.strength for sign in analyzer.read(Text(text)).stance.signs}


def fit(rows: list[Row], classes: list[str], pull: float) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Starts and votes that give the marked class the highest sum; AdaGrad steps over all rows."""
    start = dict.fromkeys(classes, 0.0)
    votes: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(classes, 0.0))
    seen: dict[tuple[str, str], float] = defaultdict(lambda: 1e-6)
    total = sum(weight for _, _, weight in rows)
    for _ in range(ROUNDS):
        step: dict[tuple[str, str], float] = defaultdict(float)
        for found, wanted, weight in rows:
            sums = {c: start[c] + sum(votes[name][c] * n for name, n in found.items()) for c in classes}
            top = max(sums.values())
            share = {c: math.exp(s - top) for c, s in sums.items()}
            norm = sum(share.values())
            for c in classes:
                error = weight * ((c == wanted) - share[c] / norm)
                if abs(error) < 1e-4:
                    continue
                step["", c] += error
                for name, n in found.items():
                    step[name, c] += error * n
        for (name, c), slope in step.items():
            old = start[c] if not name else votes[name][c]
            slope = slope / total - pull * old
            seen[name, c] += slope * slope
            new = old + RATE * slope / math.sqrt(seen[name, c])
            if name:
                votes[name][c] = new
            else:
                start[c] = new
    return start, votes


def show(title: str, start: dict[str, float], votes: dict[str, dict[str, float]]) -> Iterator[str]:
    yield f"{title}:"
    yield "  start: {" + ", ".join(f"{c}: {v:.1f}" for c, v in start.items()) + "}"
    yield "  votes:"
    for name in sorted(votes):
        kept = {c: round(v, 1) for c, v in votes[name].items() if abs(v) >= SMALLEST}
        if kept:
            yield f"    {name}: {{" + ", ".join(f"{c}: {v:g}" for c, v in kept.items()) + "}"


def right(rows: list[Row], start: dict[str, float], votes: dict[str, dict[str, float]]) -> float:
    hit = 0
    for found, wanted, _ in rows:
        sums = {c: s + sum(votes.get(n, {}).get(c, 0) * k for n, k in found.items()) for c, s in start.items()}
        hit += max(sums, key=lambda c: sums[c]) == wanted
    return hit / max(len(rows), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", nargs="+", type=Path)
    parser.add_argument("--ham", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=150, help="ham rows of one file")
    args = parser.parse_args()
    analyzer = Analyzer()
    stances: list[Row] = []
    schemes: list[Row] = []
    held: list[Row] = []
    for path in args.marked:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "stance" not in row:
                continue
            found = signs(analyzer, row["text"])
            if row.get("part") == "held":
                held.append((found, row["stance"], 1.0))
                continue
            stances.append((found, row["stance"], 1.0))
            if row.get("scheme") or row["stance"] in ("other", "notice"):
                schemes.append((found, row.get("scheme") or "none", 1.0))
    for path in args.ham:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [row for row in rows if row.get("label") == "ham"]
        for row in rows[:: max(1, len(rows) // args.most)][: args.most]:
            found = signs(analyzer, row["text"][:3000])
            stances.append((found, "other", 0.4))
            schemes.append((found, "none", 0.2))
    for title, rows in (("stance", stances), ("scheme", schemes)):
        counts = Counter(wanted for _, wanted, _ in rows)
        rows = [(found, wanted, weight / counts[wanted] ** 0.5) for found, wanted, weight in rows]
        start, votes = fit(rows, sorted(counts), PULL[title])
        print("\n".join(show(title, start, votes)))
        print(f"{title}: {right(rows, start, votes):.3f} of {len(rows)} right", file=sys.stderr)
        if title == "stance" and held:
            print(f"held back: {right(held, start, votes):.3f} of {len(held)}", file=sys.stderr)


if __name__ == "__main__":
    main()
