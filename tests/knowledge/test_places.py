"""The gazetteer: what a name stands for, and what is said about a wrong table."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from extortrace.knowledge import places, shipped
from extortrace.knowledge.reader import Problem
from extortrace.text.lexicon import key


@pytest.fixture(scope="module")
def table() -> places.Places:
    problems: list[Problem] = []
    data = places.read(shipped(), problems)
    assert not problems
    started = time.process_time()
    built = places.build(json.loads(json.dumps(data)))
    assert time.process_time() - started < 0.8
    return built


@pytest.mark.parametrize(
    ("name", "value", "country"),
    [
        ("Côte d’Ivoire", "Côte d'Ivoire", "CI"),
        ("COTE D IVOIRE", "Côte d'Ivoire", "CI"),
        ("cote divoire", "Côte d'Ivoire", "CI"),
        ("Ivory Cost", "Côte d'Ivoire", "CI"),
        ("République du Bénin", "Benin", "BJ"),
        ("Benin Republic", "Benin", "BJ"),
        ("Benin City", "Benin City", "NG"),
        ("Naija", "Nigeria", "NG"),
        ("RDC", "Congo-Kinshasa", "CD"),
        ("Pays-Bas", "Netherlands", "NL"),
        ("Londres", "London", "GB"),
        ("Anvers", "Antwerp", "BE"),
        ("Ouaga", "Ouagadougou", "BF"),
        ("Phcity", "Port Harcourt", "NG"),
        ("St Denis", "Saint-Denis", "FR"),
        ("Guinée équatoriale", "Equatorial Guinea", "GQ"),
        ("Yaounde", "Yaoundé", "CM"),
    ],
)
def test_named(table: places.Places, name: str, value: str, country: str) -> None:
    first = table.named(key(name))[0]
    assert (first.name, first.country, first.doubtful) == (value, country, False)


@pytest.mark.parametrize(
    "name", ["Nice", "Man", "Tours", "Reading", "Jordan", "Georgia", "Victoria", "Plateau", "Kara"]
)
def test_doubtful(table: places.Places, name: str) -> None:
    assert all(place.doubtful for place in table.named(key(name)))


@pytest.mark.parametrize("name", ["Air France", "Radio-Canada", "Paris Hilton", "guinea pig", "Western Union", "Texas"])
def test_known_to_be_no_place(table: places.Places, name: str) -> None:
    assert key(name) in table.names
    assert table.named(key(name)) == ()


def test_problems_say_where(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "countries.csv").write_text(
        "code,name_en,name_fr,aliases,abbreviations,not\nTG,Togo,Togo,,,\n", encoding="utf-8"
    )
    (folder / "cities.csv").write_text("# ours\nname,country,aliases\nLomé,TG\nKara,XX,\n", encoding="utf-8")
    problems: list[Problem] = []
    data = places.read(tmp_path, problems)
    said = [str(p).split(":")[:2] for p in problems if "is missing" not in p.message]
    assert said == [["places/cities.csv", "3"], ["places/cities.csv", "4"]]
    assert places.build(data).named("togo")[0].country == "TG"
