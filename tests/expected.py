"""The reports expected for the samples: `python -m tests.expected` writes them anew; read the difference before you commit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extortrace import Analyzer

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def report(path: Path, analyzer: Analyzer) -> dict[str, Any]:
    """The report on a sample without what changes with every version."""
    found = analyzer.analyze(path.read_text(encoding="utf-8")).to_dict()
    del found["versions"]
    return found


def texts() -> list[Path]:
    return sorted(SAMPLES.rglob("*.txt"))


def main() -> None:
    analyzer = Analyzer()
    for path in texts():
        text = json.dumps(report(path, analyzer), ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
