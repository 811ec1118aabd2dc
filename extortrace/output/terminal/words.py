"""Values in words: sums, deadlines, countries, channels, reasons, as a reader of each language writes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from extortrace.knowledge import Rules
from extortrace.model import Finding, Hit, Reason, Report, Span
from extortrace.output.terminal.page import Page

_GROUP = re.compile(r"\d(?=(?:\d{3})+(?!\d))")
_PERIOD = re.compile(r"P(?:(\d+)D|(\d+)W)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_NBSP = "\u00a0"


class Words:
    """The words for one report on one page."""

    def __init__(self, page: Page, report: Report, rules: Rules) -> None:
        self.page, self.report, self.rules = page, report, rules

    # -- values

    def value(self, finding: Finding) -> str:
        """A finding's value, spelled for a reader; its spaces never break, but before the day that a limit falls on."""
        text = self.page.show(_VALUES.get(finding.kind, Words._plain)(self, finding)).replace(" ", _NBSP)
        if finding.due and finding.due != finding.value:
            text += f" →{_NBSP}{self.page.show(finding.due)}"
        return text

    def about(self, finding: Finding) -> str:
        """What belongs to a value but is not it: country, operator, scheme."""
        say, parts = self.page.say, []
        if finding.kind in ("phone", "place", "bank_account") and finding.country and finding.role != "country":
            parts.append(self.country(finding.country))
        if finding.system:
            parts.append(self.channel(finding.system))
        if finding.brand:
            parts.append(self.channel(finding.brand))
        if finding.asset:
            parts.append(finding.asset)
        if finding.scheme:
            parts.append(say(f"scheme_of.{finding.scheme}"))
        if finding.platform:
            parts.append(finding.platform.capitalize())
        if finding.role and self.page.knows(f"role.{finding.role}"):
            parts.append(say(f"role.{finding.role}"))
        parts += [say(f"flag.{flag}") for flag in finding.flags if flag != "stop_listed"]
        return self.page.show(", ".join(parts))

    def _plain(self, finding: Finding) -> str:
        return finding.value

    def _amount(self, finding: Finding) -> str:
        say = self.page.say
        number = self.number(finding.value)
        if finding.currency:
            return f"{number} {finding.currency}"
        sign = {"franc": "francs", "fr": "francs"}.get(finding.symbol or "", finding.symbol)
        shown = f"{number} {sign}" if sign else number
        if finding.assumed_currency:
            return f"{shown} ({say('ui.assumed', currency=finding.assumed_currency)})"
        return shown if sign else f"{shown} ({say('ui.unknown_currency')})"

    def _channel(self, finding: Finding) -> str:
        return self.channel(finding.value)

    def _handle(self, finding: Finding) -> str:
        return f"${finding.value}" if finding.platform == "cashapp" else f"@{finding.value}"

    def _place(self, finding: Finding) -> str:
        return self.country(finding.country) if finding.country and finding.role == "country" else finding.value

    def _deadline(self, finding: Finding) -> str:
        return self.deadline(finding.value)

    def number(self, value: str) -> str:
        """A decimal number grouped as the reader groups it."""
        whole, _, part = value.partition(".")
        french = self.page.look.lang == "fr"
        grouped = _GROUP.sub(lambda m: m[0] + (_NBSP if french else ","), whole) if len(whole) > 3 else whole
        return grouped + (("," if french else ".") + part if part else "")

    def deadline(self, value: str) -> str:
        """An ISO 8601 duration, day or hour in words; as it is when it is none of these."""
        say = self.page.say
        if value == "P0D":
            return say("ui.today")
        if value.isupper() and self.page.knows(f"day.{value}"):
            return say(f"day.{value}")
        if value.startswith("T"):
            return say("ui.midnight") if value == "T24:00" else say("ui.at", hour=self.hour(value[1:]))
        if (match := _PERIOD.fullmatch(value)) and value != "P":
            days = int(match[1] or 0) + 7 * int(match[2] or 0)
            sizes = (("day", days), ("hour", int(match[3] or 0)), ("minute", int(match[4] or 0)))
            spans = [say(f"ui.{name}" if n == 1 else f"ui.{name}s", count=n) for name, n in sizes if n]
            return say("ui.within", span=" ".join(spans)) if spans else value
        return say("ui.on", day=value.lstrip("-"))

    def hour(self, clock: str) -> str:
        """``18:00`` as the reader writes it."""
        if self.page.look.lang != "fr":
            return clock
        hours, _, minutes = clock.partition(":")
        return f"{int(hours)} h" + (f" {minutes}" if minutes not in ("", "00") else "") if hours.isdigit() else clock

    # -- names

    def channel(self, id: str) -> str:
        if self.page.knows(f"channel.{id}"):
            return self.page.say(f"channel.{id}")
        known = self.rules.channels.by_id.get(id)
        return known.name if known else id

    def country(self, code: str) -> str:
        return self._countries.get(code, code)

    @cached_property
    def _countries(self) -> dict[str, str]:
        """Names of countries: those of the places table, in French from its own column."""
        if self.page.look.lang != "fr":
            return dict(self.rules.places.countries)
        path = self.rules.layers.file("places/countries.csv").path
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.DictReader(line for line in file if not line.startswith("#"))
                french = {row["code"]: row["name_fr"].removeprefix("~") for row in rows}
                return {**self.rules.places.countries, **french}
        except (OSError, KeyError, UnicodeDecodeError):
            return dict(self.rules.places.countries)

    def title(self, hit: Hit) -> str:
        """An indicator's title in the reader's language; that of a watchlist is its name."""
        if hit.watched:
            return self.page.say("ui.watchlist", name=self.page.show(hit.rule.partition(":")[2]))
        rule = self.rules.indicators.get(hit.rule)
        titles = rule.title if rule else {}
        return self.page.show(titles.get(self.page.look.lang) or titles.get("en") or hit.rule)

    # -- reasons

    def reason(self, reason: Reason) -> str:
        """A reason in words."""
        say = self.page.say
        params = dict(reason.params)
        for name in ("country", "place"):
            if isinstance(code := params.get(name), str) and code in self._countries:
                params[name] = self.country(code)
        if "languages" in params:
            names = str(params["languages"]).split(", ")
            params["languages_text"] = ", ".join(say(f"language.{name}") for name in names)
        if "stance" in params:
            params["stance_text"] = say(f"stance.{params['stance']}")
        if "sign" in params:
            sign = str(params["sign"])
            keys = (f"sign.{sign}", f"category.{sign}", sign)
            params["sign_text"] = say(next((key for key in keys if self.page.knows(key)), keys[0]))
        return say(f"why.{reason.code}", **params)

    def reasons(self, reasons: Iterable[Reason]) -> str:
        return self.page.say("ui.semicolon").join(dict.fromkeys(self.reason(reason) for reason in reasons))

    def quotes(self, spans: Sequence[Span], most: int = 2, size: int = 48) -> str:
        """The first of these stretches, quoted."""
        text = self.report.message.text
        pieces = [text[a:b].strip() for a, b in spans if b > a and (a, b) != (0, len(text))]
        pieces.sort(key=lambda piece: len(piece) > size)  # what fits first
        shown = dict.fromkeys(self.page.show(piece, size) for piece in pieces[: most * 2])
        return ", ".join(self.page.say("ui.quote", text=piece) for piece in list(shown)[:most])

    def lines(self, offsets: Iterable[int]) -> str:
        """The numbers of the lines that hold these offsets: "line 3", "lines 2, 5"."""
        numbers = sorted({self.report.line_of(offset) for offset in offsets})
        shown = ", ".join(map(str, numbers[:6])) + (" …" if len(numbers) > 6 else "")
        return self.page.say("ui.line" if len(numbers) == 1 else "ui.lines", lines=shown)


_VALUES = {
    "amount": Words._amount,
    "channel": Words._channel,
    "handle": Words._handle,
    "place": Words._place,
    "deadline": Words._deadline,
}
