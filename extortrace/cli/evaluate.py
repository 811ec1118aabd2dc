"""``extortrace evaluate``: how well marked messages are read, figure by figure, and what was missed where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extortrace.cli import layers, outputs
from extortrace.cli.errors import Failure
from extortrace.cli.language import check
from extortrace.output.catalog import Speaker

if TYPE_CHECKING:
    from extortrace.evaluate import Evaluation
    from extortrace.evaluate.marked import Broken, Marked

PARTS = ("dev", "held", "all")
_CODES = {"FileNotFoundError": "absent", "IsADirectoryError": "folder", "PermissionError": "forbidden"}


def mount(app: typer.Typer, say: Speaker, command: type) -> None:
    """Adds the command, its help in the reader's language."""
    gold_: Any = typer.Argument(..., help=say("cli.gold"), metavar="GOLD.jsonl...")
    part_: Any = typer.Option("all", "--part", help=say("cli.part"), metavar="|".join(PARTS), show_default=False)
    misses_: Any = typer.Option(None, "--misses", help=say("cli.misses"), metavar="N", min=0, show_default=False)
    json_: Any = typer.Option(False, "--json", help=say("cli.evaluate_json"), show_default=False)
    floor_: Any = typer.Option(None, "--floor", help=say("cli.floor"), metavar="FILE", show_default=False)
    rules_: Any = typer.Option(None, "--rules", help=say("cli.rules_folder"), metavar="DIR", show_default=False)
    lang_: Any = typer.Option("", "--lang", help=say("cli.lang"), metavar="en|fr", show_default=False)

    @app.command("evaluate", help=say("cli.evaluate"), epilog=say("cli.evaluate_codes"), cls=command)
    def evaluate(
        gold: list[Path] = gold_,
        part: str = part_,
        misses: int | None = misses_,
        as_json: bool = json_,
        floor: Path | None = floor_,
        rules: list[Path] | None = rules_,
        lang: str = lang_,
    ) -> None:
        if lang:
            check(lang)
        if part not in PARTS:
            raise Failure("part", 2, value=part)
        raise typer.Exit(run(gold, part, misses, as_json, _floors(floor, part), rules, say))


def run(
    gold: Iterable[Path],
    part: str,
    misses: int | None,
    as_json: bool,
    floors: Mapping[str, float],
    folders: Sequence[Path] | None,
    say: Speaker,
) -> int:
    """Reads, compares and writes; returns the exit code."""
    from extortrace.evaluate import evaluate
    from extortrace.evaluate.compare import compare

    rows, broken, unread = _rows(gold, part, say)
    if not rows:
        raise Failure("no_rows", 1, part=part)
    from extortrace.analyzer import Analyzer

    analyzer = Analyzer(layers.load(folders))
    done = evaluate(compare(analyzer.analyze(row.text), row, analyzer.rules.places) for row in rows)
    below = done.below(floors)
    if as_json:
        _json(done, part, misses, broken, below, analyzer.rules.digest)
    else:
        from extortrace.output.evaluation import write

        outputs.show(write(done, misses or 0, below, say))
    for name, (figure, least) in below.items():
        outputs.tell(say("evaluate.below", name=say(f"figure.{name}"), figure=f"{figure:.3f}", least=f"{least:.3f}"))
    if broken or unread:
        return 1
    return 3 if below else 0


def _rows(gold: Iterable[Path], part: str, say: Speaker) -> tuple[list[Marked], list[Broken], int]:
    """The rows of this part; what cannot be used is told at once, and the rest goes on."""
    from extortrace.evaluate.marked import Broken, read
    from extortrace.output.evaluation import broken_row

    rows: list[Marked] = []
    broken: list[Broken] = []
    unread = 0
    for path in gold:
        try:
            for row in read(path):
                if isinstance(row, Broken):
                    broken.append(row)
                    outputs.tell(broken_row(row, say))
                elif part in ("all", row.part):
                    rows.append(row)
        except OSError as error:
            unread += 1
            code = _CODES.get(type(error).__name__, "unreadable")
            failure = Failure(code, 1, source=str(path), error=error.strerror or "")
            outputs.tell(f"{say('cli.error')}: {failure.sentence(say)}")
    return rows, broken, unread


def _floors(path: Path | None, part: str) -> dict[str, float]:
    """The floors of this part: a JSON object of parts, each with the least value of figures by name."""
    if path is None:
        return {}
    from extortrace.evaluate import FIGURES

    try:
        floors = json.loads(path.read_text(encoding="utf-8-sig"))[part]
        if not all(name in FIGURES and isinstance(least, int | float) for name, least in floors.items()):
            raise ValueError
    except OSError as error:
        raise Failure("unreadable", 1, source=str(path), error=error.strerror or str(error)) from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Failure("floors", 2, path=str(path), part=part, names=", ".join(FIGURES)) from None
    return dict(floors)


def _json(
    done: Evaluation,
    part: str,
    misses: int | None,
    broken: list[Broken],
    below: Mapping[str, tuple[float, float]],
    digest: str,
) -> None:
    from extortrace.output.json import dump
    from extortrace.version import __version__

    data = {
        "schema": "extortrace.evaluation/1",
        "versions": {"extortrace": __version__, "rules": digest},
        "part": part,
        **done.to_dict(misses),
        "below": [{"figure": n, "value": round(figure, 4), "floor": least} for n, (figure, least) in below.items()],
        "broken": [{"path": b.path, "line": b.line, "code": b.code, "params": dict(b.params)} for b in broken],
    }
    outputs.raw((dump(data, indent=2) + "\n").encode("utf-8"))
