"""What goes wrong through no fault of ours, as one sentence that says what, where and what to do."""

from __future__ import annotations

from extortrace.output.catalog import Speaker
from extortrace.output.safe import one_line


class Failure(Exception):
    """An expected failure: a text of the catalogue (``error.…``), its parameters and the exit code."""

    def __init__(self, code: str, exit_code: int, **params: str | int) -> None:
        super().__init__(code)
        self.code, self.exit_code, self.params = code, exit_code, params

    def sentence(self, say: Speaker) -> str:
        params = {name: one_line(str(value), 0 if name == "choices" else 200) for name, value in self.params.items()}
        return say(f"error.{self.code}", **params)


def explain(error: Exception, say: Speaker) -> str | None:
    """What the command line parser or a part of ExtorTrace says, in our words; None when it is a surprise."""
    from extortrace.model import ExtorTraceError

    if isinstance(error, ExtorTraceError):
        return one_line(str(error), 400)
    said = getattr(error, "message", None)
    if not isinstance(said, str) or not hasattr(error, "exit_code"):
        return None
    return f"{_usage(error, said, say)} {say('cli.try_help', command=_command(error))}"


def _usage(error: Exception, said: str, say: Speaker) -> str:
    kind = type(error).__name__
    option = one_line(str(getattr(error, "option_name", "")), 60)
    if kind == "NoSuchOption":
        close = getattr(error, "possibilities", None)
        key = "error.option_close" if close else "error.option"
        return say(key, name=option, close=" / ".join(close or ()))
    if kind == "BadOptionUsage":
        return say("error.value_extra" if "does not take" in said else "error.value_missing", name=option)
    param = getattr(error, "param", None)
    name = getattr(param, "human_readable_name", "") or "/".join(getattr(param, "opts", ()))
    if kind == "MissingParameter":
        return say("error.argument_missing", name=name)
    if said.startswith("No such command"):
        return say("error.command", name=said.partition("'")[2].partition("'")[0])
    if said.startswith("Missing command"):
        return say("error.command_missing")
    if "unexpected extra" in said:
        return say("error.extra", what=one_line(said.partition("(")[2].rpartition(")")[0], 60))
    return say("error.value", name=name, problem=one_line(said, 200)) if name else one_line(said, 200)


def _command(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return str(getattr(context, "command_path", "extortrace"))
