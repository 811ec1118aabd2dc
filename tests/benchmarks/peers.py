"""Side by side with what one would pick instead, for the kinds each tool has: a Markdown table for the README.

The other tools are no dependencies. Make them a place of their own, then run the script there::

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install -e . phonenumbers price-parser ioc-finder presidio-analyzer
    /tmp/peers/bin/python tests/benchmarks/peers.py tests/gold/en.jsonl tests/gold/fr.jsonl --part dev

Only values are compared (the number of a sum without its currency, an address without its coin), since most of these
tools give no more. phonenumbers and Presidio are told countries these messages come from, one at a time or together.
price-parser gives one price a text, so it is asked for each sentence and keeps what has a currency. Presidio's
recognisers are used alone, without a language model. Times are for a whole message; ExtorTrace's include everything it
does (all kinds, demands, verdict), the others' only the kinds shown.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extortrace import Analyzer
from extortrace.evaluate.compare import Tally
from extortrace.evaluate.marked import Marked, read
from extortrace.evaluate.same import Identity, identity
from extortrace.knowledge.places import Places
from extortrace.model import Finding

Found = Iterable[tuple[str, str]]
"""Kind and value."""
Tool = tuple[tuple[str, ...], Callable[[str], Found]]
"""The kinds a tool has, and what it finds in a text."""
REGIONS = ("CI", "FR", "CA")
KINDS = ("amount", "phone", "wallet", "bank_account", "email", "url")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def ours(analyzer: Analyzer) -> Callable[[str], Found]:
    def find(text: str) -> Found:
        report = analyzer.analyze(text)
        return [(f.kind, f.value) for f in report.findings if f.status == "confirmed"]

    return find


def phonenumbers(regions: Iterable[str | None]) -> Callable[[str], Found]:
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    def find(text: str) -> Iterator[tuple[str, str]]:
        for region in regions:
            for match in PhoneNumberMatcher(text, region):
                yield "phone", format_number(match.number, PhoneNumberFormat.E164)

    return find


def price_parser() -> Callable[[str], Found]:
    from price_parser import Price

    def find(text: str) -> Iterator[tuple[str, str]]:
        for sentence in _SENTENCE.split(text):
            price = Price.fromstring(sentence)
            if price.amount is not None and price.currency:
                yield "amount", str(price.amount)

    return find


def ioc_finder() -> Callable[[str], Found]:
    from ioc_finder import find_iocs

    names = {
        "urls": "url",
        "email_addresses": "email",
        "bitcoin_addresses": "wallet",
        "monero_addresses": "wallet",
    }

    def find(text: str) -> Iterator[tuple[str, str]]:
        found = find_iocs(text, included_ioc_types=list(names))
        for name, kind in names.items():
            for value in found.get(name, ()):
                yield kind, str(value)

    return find


def presidio() -> Callable[[str], Found]:
    import tldextract
    from presidio_analyzer.predefined_recognizers import (
        CreditCardRecognizer,
        CryptoRecognizer,
        EmailRecognizer,
        IbanRecognizer,
        PhoneRecognizer,
        UrlRecognizer,
    )

    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())  # its own list; no network
    recognisers = {
        "email": [EmailRecognizer()],
        "url": [UrlRecognizer()],
        "wallet": [CryptoRecognizer()],
        "bank_account": [IbanRecognizer(), CreditCardRecognizer()],
        "phone": [PhoneRecognizer(supported_regions=REGIONS)],
    }

    def find(text: str) -> Iterator[tuple[str, str]]:
        for kind, each in recognisers.items():
            for recogniser in each:
                for hit in recogniser.analyze(text, recogniser.supported_entities, None) or ():
                    value = text[hit.start : hit.end]
                    yield kind, e164(value) if kind == "phone" else value

    return find


def e164(written: str) -> str:
    """Presidio gives a phone as it is written; it is read here in the first of its countries that has it."""
    import phonenumbers as lib

    for region in REGIONS:
        try:
            number = lib.parse(written, region)
        except lib.NumberParseException:
            continue
        if lib.is_valid_number(number):
            return str(lib.format_number(number, lib.PhoneNumberFormat.E164))
    return written


def tools() -> dict[str, Tool]:
    phone: dict[str, Tool] = {
        f"phonenumbers ({region or 'no country'})": (("phone",), phonenumbers((region,))) for region in (None, *REGIONS)
    }
    return {
        "**ExtorTrace**": (KINDS, ours(Analyzer())),
        "price-parser": (("amount",), price_parser()),
        **phone,
        f"phonenumbers ({', '.join(REGIONS)})": (("phone",), phonenumbers(REGIONS)),
        "Presidio": (("phone", "wallet", "bank_account", "email", "url"), presidio()),
        "ioc-finder": (("wallet", "email", "url"), ioc_finder()),
    }


def measure(tool: Tool, messages: list[Marked], places: Places) -> tuple[dict[str, Tally], float]:
    """Counts of each kind, and milliseconds a message."""
    kinds, find = tool
    list(find(messages[0].text))  # what is loaded when first used
    tallies = dict.fromkeys(kinds, Tally())
    spent = 0.0
    for message in messages:
        begin = time.perf_counter()
        found = list(find(message.text))
        spent += time.perf_counter() - begin
        wanted = [(mark.kind, mark.value) for mark in message.expect]
        for kind in set(kinds) & message.kinds:
            want, got = plain(wanted, kind, places), plain(found, kind, places)
            tallies[kind] += Tally(len(want), len(got), len(want & got))
    return tallies, spent / len(messages) * 1000


def plain(details: Found, kind: str, places: Places) -> set[Identity]:
    """The details of a kind by their values alone."""
    return {identity(Finding(k, value, 0, 0, ""), places) for k, value in details if k == kind}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--part", default="all", choices=("dev", "held", "all"))
    args = parser.parse_args()
    rows = (row for path in args.gold for row in read(path))
    messages = [row for row in rows if isinstance(row, Marked) and args.part in ("all", row.part)]
    places = Analyzer().rules.places
    results = {name: measure(tool, messages, places) for name, tool in tools().items()}
    print("| kind | marked | tool | precision | recall | F1 | ms a message |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: |")
    for kind in KINDS:
        for name, (tallies, spent) in results.items():
            if kind in tallies and tallies[kind].wanted:
                t = tallies[kind]
                figures = f"{t.precision:.2f} | {t.recall:.2f} | {t.f1:.2f} | {spent:.1f}"
                print(f"| {kind.replace('_', ' ')} | {t.wanted} | {name} | {figures} |")


if __name__ == "__main__":
    main()
