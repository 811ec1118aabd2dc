"""The JSON contract ``extortrace.report/1``: codes and offsets, no prose, the same bytes on every machine and run.

Letters stand as they are (UTF-8); characters that would drive or confuse a terminal are written as JSON escapes, which
every reader turns back into the very same characters.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from extortrace.model import Report
from extortrace.output.safe import UNSEEN


def document(reports: Sequence[Report]) -> str:
    """One report as an object, several as an array."""
    data: Any = [report.to_dict() for report in reports]
    return dump(data[0] if len(data) == 1 else data, indent=2) + "\n"


def lines(reports: Sequence[Report]) -> str:
    """A report a line (JSON Lines)."""
    return "".join(dump(report.to_dict(), separators=(",", ":")) + "\n" for report in reports)


def dump(data: Any, **form: Any) -> str:
    """Plain data as JSON text."""
    return UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(data, ensure_ascii=False, **form))
