"""Finds the votes of ``rules/votes.yml``: how much each sign speaks for each stance and each scheme.

    pip install scikit-learn
    python -m tests.benchmarks.fit_votes MARKED.jsonl … [--ham HAM.jsonl …] > rules/votes.yml

A multinomial logistic regression, drawn to zero, over the signs of marked messages (``stance``, ``scheme``). Rows with
``"part": "held"`` are left out, and only counted at the end. Ham rows, when given, count as ``other`` with a small
weight. The result is a table of short numbers that an analyst can read and change; the program only adds them up.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from extortrace.analyzer import Analyzer
from extortrace.knowledge.scoring import Ballot
from extortrace.text import Text

Row = tuple[dict[str, float], str, float]
SMALLEST = 0.02
STRENGTH = {"stance": 0.07, "scheme": 0.06}
"""How freely votes may leave zero (scikit-learn's C): chosen by leaving one author's messages out."""
HAM = {"stance": 0.4, "scheme": 0.2}
"""The weight of a ham row: there are many, and they are alike."""


def signs(analyzer: Analyzer, text: str) -> dict[str, float]:
    return {sign.name: sign.strength for sign in analyzer.read(Text(text)).stance.signs}


def fit(rows: list[Row], strength: float) -> Ballot:
    """Starts and votes that give the marked outcome the highest sum; rare outcomes weigh more than their number."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(wanted for _, wanted, _ in rows)
    weights = [weight / counts[wanted] ** 0.5 for _, wanted, weight in rows]
    scale = len(rows) / sum(weights)
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit(
        vectors.fit_transform([found for found, _, _ in rows]),
        [wanted for _, wanted, _ in rows],
        sample_weight=[weight * scale for weight in weights],
    )
    outcomes = [str(outcome) for outcome in model.classes_]
    votes = {
        str(name): {
            outcome: round(float(row[i]), 2)
            for outcome, row in zip(outcomes, model.coef_, strict=True)
            if abs(row[i]) >= SMALLEST
        }
        for i, name in enumerate(vectors.get_feature_names_out())
    }
    start = {outcome: round(float(value), 2) for outcome, value in zip(outcomes, model.intercept_, strict=True)}
    return Ballot(start, {name: row for name, row in votes.items() if row})


def show(title: str, ballot: Ballot) -> Iterator[str]:
    def written(row: Mapping[str, float]) -> str:
        return "{" + ", ".join(f"{outcome}: {vote:g}" for outcome, vote in row.items()) + "}"

    yield f"{title}:"
    yield f"  start: {written(ballot.start)}"
    yield "  votes:"
    yield from (f"    {name}: {written(ballot.votes[name])}" for name in sorted(ballot.votes))


def right(rows: list[Row], ballot: Ballot) -> str:
    hits = sum(ballot.choose(found, "")[0] == wanted for found, wanted, _ in rows)
    return f"{hits / max(len(rows), 1):.3f} of {len(rows)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", nargs="+", type=Path)
    parser.add_argument("--ham", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=150, help="ham rows of one file")
    args = parser.parse_args()
    analyzer = Analyzer()
    rows: dict[str, list[Row]] = {"stance": [], "scheme": []}
    held: dict[str, list[Row]] = {"stance": [], "scheme": []}
    for path in args.marked:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "stance" not in row:
                continue
            found = signs(analyzer, row["text"])
            part = held if row.get("part") == "held" else rows
            part["stance"].append((found, row["stance"], 1.0))
            if row.get("scheme") or row["stance"] in ("other", "notice"):
                part["scheme"].append((found, row.get("scheme") or "none", 1.0))
    for path in args.ham:
        ham = [row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if row["label"] == "ham"]
        for row in ham[:: max(1, len(ham) // args.most)][: args.most]:
            found = signs(analyzer, row["text"][:3000])
            rows["stance"].append((found, "other", HAM["stance"]))
            rows["scheme"].append((found, "none", HAM["scheme"]))
    for title in ("stance", "scheme"):
        ballot = fit(rows[title], STRENGTH[title])
        print("\n".join(show(title, ballot)))
        print(f"{title}: right {right(rows[title], ballot)}; held back {right(held[title], ballot)}", file=sys.stderr)


if __name__ == "__main__":
    main()
