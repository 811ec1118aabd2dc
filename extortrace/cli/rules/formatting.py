"""``rules fmt``: lays rule files out, without changing what they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from extortrace.cli import outputs
from extortrace.cli.errors import Failure
from extortrace.cli.rules.common import Folders, folder_option, lang_option, line, load, refuse
from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line


def mount(rules: typer.Typer, say: Speaker, command: type) -> None:
    files_: Any = typer.Argument(None, help=say("cli.fmt_files"), metavar="[FILE]...", show_default=False)
    check_: Any = typer.Option(False, "--check", help=say("cli.fmt_check"), show_default=False)
    diff_: Any = typer.Option(False, "--diff", help=say("cli.fmt_diff"), show_default=False)
    folder_, lang_ = folder_option(say), lang_option(say)

    @rules.command("fmt", help=say("cli.rules_fmt"), epilog=say("cli.rules_codes"), cls=command)
    def fmt_(
        files: list[Path] | None = files_,
        check: bool = check_,
        diff: bool = diff_,
        folder: Folders = folder_,
        lang: str = lang_,
    ) -> None:
        refuse(lang)
        raise typer.Exit(fmt(files or _all(folder), check or diff, diff, say))


def _all(folders: Folders) -> list[Path]:
    """The YAML files of the overlays, or of the shipped rules when there is no overlay."""
    from extortrace.knowledge.layers import listing

    found = load(folders).layers.folders
    return [root / name for root in found[1:] or found for name, _ in listing(root) if name.endswith((".yml", ".yaml"))]


def fmt(files: Sequence[Path], check: bool, diff: bool, say: Speaker) -> int:
    """Lays the files out, or says which are not; returns the exit code."""
    from extortrace.knowledge.layout import LayoutError, tidy, write

    changed = broken = 0
    for path in files:
        try:
            data = path.read_bytes()
            old, new = data.decode("utf-8"), tidy(data.decode("utf-8"))
            if old == new:
                continue
            changed += 1
            if not check:
                write(path, new)
            if diff:
                _differences(path, old, new)
            else:
                line(one_line(say("fmt.would" if check else "fmt.done", path=str(path))))
        except (LayoutError, UnicodeDecodeError) as error:
            broken += 1
            said = str(error) if isinstance(error, LayoutError) else say("fmt.encoding")
            line(one_line(f"{path}:{said}" if said[:1].isdigit() else f"{path}:1:1: {said}"))
        except OSError as error:
            raise Failure("lint_file", 1, path=str(path), error=error.strerror or str(error)) from None
    outputs.tell(say("fmt.check_summary" if check else "fmt.summary", changed=changed, broken=broken, files=len(files)))
    return 1 if broken or (check and changed) else 0


def _differences(path: Path, old: str, new: str) -> None:
    from difflib import unified_diff

    for row in unified_diff(old.splitlines(), new.splitlines(), str(path), str(path), lineterm=""):
        line(row)
