"""The command ``extortrace``: one module a command group; each is loaded only when it is called.

Exit codes: 0 all read; 1 an input could not be read or a file not written; 2 the command was not understood; 3 the
level of ``--fail-on`` was reached. A mistake of the user is one sentence on standard error, never a traceback.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from extortrace import warm
from extortrace.cli.errors import Failure, explain
from extortrace.cli.language import reader
from extortrace.cli.wishes import Wishes, parse
from extortrace.output.catalog import Speaker

OK, UNREADABLE, MISUSED, REACHED = 0, 1, 2, 3


def command() -> NoReturn:
    """The command as a process of its own: gone in a moment, so nothing is collected and nothing torn down."""
    gc.disable()
    kept = warm.start()
    code = main(sys.argv[1:])
    if kept:
        kept.save()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """Runs the command line and returns its exit code."""
    args = list(arguments)
    lang, country = reader(args)
    say = Speaker(lang)
    try:
        code = _run(args, say, country)
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()
        return code
    except Failure as failure:
        return _fail(failure.sentence(say), say, failure.exit_code)
    except KeyboardInterrupt:
        return _fail(say("cli.interrupted"), say, 130)
    except BrokenPipeError:  # the reader of a pipe went away: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        if error.filename is not None:
            return _surprise(error, say)
        return _fail(say("error.output_lost", error=error.strerror or str(error)), say, UNREADABLE)
    except Exception as error:
        known = explain(error, say)
        return _fail(known, say, MISUSED) if known else _surprise(error, say)


def _run(args: list[str], say: Speaker, country: str | None) -> int:
    if args[:1] in (["--version"], ["-V"]):
        from extortrace.cli import outputs
        from extortrace.version import __version__

        outputs.show(f"extortrace {__version__}\n")
        return OK
    wishes = parse(args[1:]) if args[:1] == ["scan"] else None
    if wishes is not None:
        return _scan(wishes, say, country)
    from extortrace.cli.app import build

    app = build(say, lambda wishes: _scan(wishes, say, country))
    code = app(args or ["--help"], prog_name="extortrace", standalone_mode=False)
    return code if isinstance(code, int) else OK


def _scan(wishes: Wishes, say: Speaker, country: str | None) -> int:
    from extortrace.cli.scan import run

    return run(wishes, say, country)


def _surprise(error: Exception, say: Speaker) -> int:
    if os.environ.get("EXTORTRACE_DEBUG"):
        raise error
    return _fail(say("error.internal", error=f"{type(error).__name__}: {error}"), say, UNREADABLE)


def _fail(sentence: str, say: Speaker, code: int) -> int:
    from extortrace.cli.outputs import tell

    tell(f"{say('cli.error')}: {sentence}" if code != 130 else sentence)
    return code
