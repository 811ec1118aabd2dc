"""The reader's language and country: what ``--lang`` says, else what the system says.

>>> reader(["scan", "--lang", "fr"], {"LANG": "en_CA.UTF-8"}), reader([], {"LC_ALL": "fr_BE.UTF-8", "LANG": "en_US"})
(('fr', 'CA'), ('fr', 'BE'))
>>> reader([], {"LANG": "de_CH.UTF-8", "LANGUAGE": "fr:de"}), reader([], {"LANG": "C.UTF-8", "LANGUAGE": "fr"})
(('fr', 'CH'), ('en', None))
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from extortrace.cli.errors import Failure
from extortrace.output.catalog import LANGUAGES


def reader(args: Sequence[str], environ: Mapping[str, str] | None = None) -> tuple[str, str | None]:
    """Language and country. A language that is not covered becomes English; no country becomes None."""
    env = os.environ if environ is None else environ
    named = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    if not named and environ is None and sys.platform == "win32":
        named = _windows()
    plain = named.partition(".")[0].partition("@")[0]
    language, _, territory = plain.replace("-", "_").partition("_")
    wished = [language]
    if language not in ("C", "POSIX"):
        wished = [*(w.partition("_")[0].partition(".")[0] for w in env.get("LANGUAGE", "").split(":") if w), language]
    chosen = next((w.lower() for w in wished if w.lower() in LANGUAGES), "en")
    asked = _asked(args)
    return asked if asked in LANGUAGES else chosen, territory.upper() if len(territory) == 2 else None


def check(lang: str) -> None:
    """Refuses a language that is not covered."""
    if lang.lower() not in LANGUAGES:
        raise Failure("lang", 2, value=lang)


def _asked(args: Sequence[str]) -> str:
    """The value of ``--lang``, wherever it stands."""
    for at, arg in enumerate(args):
        if arg == "--":
            break
        if arg == "--lang" and at + 1 < len(args):
            return args[at + 1].lower()
        if arg.startswith("--lang="):
            return arg.partition("=")[2].lower()
    return ""


def _windows() -> str:
    import ctypes
    import locale

    try:
        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return ""
