"""JSON Schemas (2020-12) of rule files, for editors: made of the tables that the reader uses.

An editor with the YAML language server offers keys and values, and underlines mistakes, in a file that begins

    # yaml-language-server: $schema=../../schema/indicator.json

A schema sees one file. What needs others (ids that are taken, names of channels), or the matcher, is left to
``rules lint`` and ``rules test``.

>>> sorted(schema("channel")["required"])
['id', 'kind', 'name']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from extortrace.knowledge import channels, indicators
from extortrace.knowledge.indicators import CATEGORIES, DETAILS, LANGUAGES, LONGEST, SCHEMES, SEVERITIES, STATUSES
from extortrace.knowledge.lint import CHECKS

Json = dict[str, Any]
HEADER = "# yaml-language-server: $schema={path}"
"""The line by which an editor finds the schema of a file."""

_TEXT: Json = {"type": "string", "pattern": r"\S"}
_ID: Json = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_DAY: Json = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}
_LINT: Json = {
    "type": "object",
    "properties": {"exclude": {"type": "array", "items": {"enum": sorted(CHECKS)}}},
    "required": ["exclude"],
    "additionalProperties": False,
}


def _texts(description: str = "", **more: Any) -> Json:
    return {"type": "array", "items": _TEXT, **({"description": description} if description else {}), **more}


def _object(properties: Json, description: str, **more: Any) -> Json:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "additionalProperties": False,
        **more,
    }


def _spoken(items: Json, description: str, **more: Any) -> Json:
    """Something by language."""
    return _object(dict.fromkeys(LANGUAGES, items), description, **more)


def _phrase(shortest: int) -> Json:
    return {"type": "string", "minLength": shortest, "maxLength": LONGEST}


def _groups(description: str) -> Json:
    """Lists of phrases, two or more, by language."""
    group = {"type": "array", "items": _phrase(2)}
    return _spoken({"type": "array", "items": group, "minItems": 2}, description)


def _condition(description: str) -> Json:
    """One condition on a detail of the message, or several."""
    several: Callable[[Json], Json] = lambda one: {"anyOf": [one, {"type": "array", "items": one}]}  # noqa: E731
    one = _object(
        {
            "detail": several({"enum": list(DETAILS)}) | {"description": "a kind of detail, or several to choose from"},
            "is": several(_TEXT) | {"description": "which ones: a channel, a currency, a country, an operator …"},
            "at_least": {"type": "integer", "description": "the smallest sum"},
            "within": {
                "anyOf": [{"type": "integer", "minimum": 0}, {"const": "message"}],
                "description": "how many characters away, or anywhere in the message",
            },
        },
        "a detail",
        required=["detail"],
    )
    return several(one) | {"description": description}


def _indicator() -> Mapping[str, Json]:
    phrases = {"type": "array", "items": _phrase(3)}
    void = {"type": "array", "items": _phrase(2)}
    count = {
        "at_least": {"type": "integer", "minimum": 2, "description": "of how many lists a phrase must be there"},
        "of": _groups("the lists"),
    }
    return {
        "id": _ID | {"description": "the name of the file; never used again for another rule"},
        "title": _spoken(_TEXT, "what the rule finds"),
        "category": {"enum": list(CATEGORIES), "description": "the name of the folder"},
        "severity": {"enum": list(SEVERITIES)},
        "weight": {"type": "integer", "description": "ranks what fired"},
        "status": {
            "enum": list(STATUSES),
            "default": "experimental",
            "description": "experimental is shown and does not count; deprecated is not looked for",
        },
        "replaced_by": _ID | {"description": "the rule that stands in for a deprecated one"},
        "scheme": {"enum": list(SCHEMES), "description": "the scheme that the rule speaks for"},
        "edits": {"type": "integer", "description": "how misspelt a phrase may be at most; 0 forbids it"},
        "phrases": _spoken(phrases, "any of these; * stands for one to three words"),
        "all": _groups("of each list one phrase, in one sentence"),
        "count": _object(count, "phrases of so many of these lists, in one sentence", required=["at_least", "of"]),
        "within": {
            "type": "integer",
            "description": "characters in which all must stand",
            "default": indicators.WITHIN,
        },
        "unless": _spoken(void, "void where one of these stands in the sentence"),
        "near": _condition("only where these details stand nearby"),
        "unless_near": _condition("not where one of these details stands nearby"),
        "examples": _object(
            {name: _texts(minItems=1) for name in ("match", "no_match")},
            "texts that must match, and texts that must not",
            required=["match", "no_match"],
        ),
        "references": _texts("where the knowledge is from"),
        "false_positives": _texts("harmless texts that may match"),
        "author": _TEXT,
        "date": _DAY,
        "modified": _DAY,
        "lint": _LINT,
    }


def _channel() -> Mapping[str, Json]:
    grades = {
        "names": "always count, also misspelt",
        "phrases": "always count, as they are spelt",
        "cued": "count in a sentence about money",
        "framed": "count beside a word of before or after, a sum, a number",
        "priced": "count beside a sum or a code",
        "listed": "count beside another channel",
        "cards": "count beside a word for a card",
    }
    pattern = {"shape": _TEXT | {"description": "like NNN-NNN-NNNN"}, "labels": _texts("words before it")}
    return {
        "id": {"type": "string", "pattern": r"^\S+$", "description": "the name of the file"},
        "name": _TEXT | {"description": "how the channel is shown"},
        "kind": {"enum": list(channels.KINDS)},
        "generic": {"type": "boolean", "description": "stands for a kind, not for a brand"},
        "countries": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
        "assets": _texts("tickers that it stands for"),
        "contracts": _texts("addresses of its token contracts"),
        **{grade: _texts(grades[grade]) for grade in channels.GRADES},
        "not_in": _texts("phrases in which a name does not count"),
        "references": {
            "type": "array",
            "items": _object({**pattern, "self_checked": {"type": "boolean"}}, "a reference", required=["shape"]),
        },
        "codes": {"type": "array", "items": _object(pattern, "a voucher code", required=["shape"])},
        "lint": _LINT,
    }


def schema(kind: str) -> Json:
    """The schema of an ``indicator`` or a ``channel``."""
    properties, keys, required, more = KINDS[kind]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"ExtorTrace {kind}",
        "type": "object",
        "properties": {key: properties()[key] for key in keys},
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


_RETIRED = {
    "if": {"properties": {"status": {"const": "deprecated"}}, "required": ["status"]},
    "then": {"required": ["replaced_by"]},
    "else": {"properties": {"replaced_by": False}},
}
KINDS: dict[str, tuple[Callable[[], Mapping[str, Json]], tuple[str, ...], tuple[str, ...], Json]] = {
    "indicator": (
        _indicator,
        indicators.KEYS,
        ("id", "title", "category", "severity", "weight", "examples"),
        {"anyOf": [{"required": [key]} for key in ("phrases", "all", "count")], **_RETIRED},
    ),
    "channel": (
        _channel,
        channels.KEYS,
        ("id", "name", "kind"),
        {"anyOf": [{"required": [grade]} for grade in channels.GRADES]},
    ),
}
