"""Overlays: what lies over what, what a broken file does, and what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extortrace.knowledge import Rules, layers, load_rules, shipped
from extortrace.model import ExtorTraceError

RULE = """\
id: {id}
category: {category}
title: {{en: Leak, fr: Fuite}}
severity: low
weight: 5
status: stable
phrases: {{en: [{phrase}], fr: [on balance tout]}}
examples:
  match: [{phrase}]
  no_match: [a leak in the roof]
"""
CHANNEL = "id: {id}\nname: {name}\nkind: voucher\nnames: [{phrase}]\n"
HEAD = "kind,value,name,source\n"


@pytest.fixture
def over(tmp_path: Path) -> Path:
    """An empty overlay called mine."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, content: str) -> str:
    """A file in an overlay; returns how messages call it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return str(path)


def rule(folder: Path, id: str, category: str = "exposure", phrase: str = "leak it all") -> str:
    content = RULE.format(id=id, category=category, phrase=phrase)
    return put(folder, f"indicators/{category}/{id}.yml", content)


def over_shipped(*folders: Path) -> Rules:
    return load_rules(overlays=folders)


def said(rules: Rules) -> list[str]:
    return [str(problem) for problem in rules.problems]


PLAIN = load_rules()


def test_a_new_rule_is_added(over: Path) -> None:
    path = rule(over, "leak")
    rules = over_shipped(over)
    found = rules.indicators.get("leak")
    assert said(rules) == []
    assert found is not None
    assert (str(rules.file(found)), rules.called(found), rules.overlay(found.layer)) == (path, path, "mine")
    assert len(rules.indicators.rules) == len(PLAIN.indicators.rules) + 1


def test_a_rule_of_the_same_id_replaces_it_wherever_it_lies(over: Path) -> None:
    rule(over, "test-question", "exposure", "the blue parrot")
    rules = over_shipped(over)
    found = rules.indicators.get("test-question")
    assert said(rules) == []
    assert found is not None
    assert (found.category, found.phrases[0].text) == ("exposure", "the blue parrot")
    assert len(rules.indicators.rules) == len(PLAIN.indicators.rules)


def test_a_deprecated_rule_switches_one_off(over: Path) -> None:
    path = Path(rule(over, "test-question", "beneficiary"))
    other = next(r.id for r in PLAIN.indicators.rules if r.id != "test-question")
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: stable", f"status: deprecated\nreplaced_by: {other}"), "utf-8"
    )
    rules = over_shipped(over)
    assert said(rules) == []
    assert rules.indicators.get("test-question") is None


def test_channels_are_added_and_replaced(over: Path) -> None:
    put(over, "channels/zorgcard.yml", CHANNEL.format(id="zorgcard", name="Zorgcard", phrase="zorgcard"))
    put(over, "channels/neosurf.yml", CHANNEL.format(id="neosurf", name="Néo", phrase="neosurf"))
    rules = over_shipped(over)
    assert said(rules) == []
    assert {"zorgcard", "wave"} <= rules.channels.by_id.keys()
    assert (rules.channels.by_id["neosurf"].name, rules.channels.by_id["neosurf"].codes) == ("Néo", ())


def test_a_name_that_another_channel_has_is_the_overlays_fault(over: Path) -> None:
    path = put(over, "channels/aaa.yml", CHANNEL.format(id="aaa", name="Aaa", phrase="western union"))
    rules = over_shipped(over)
    assert len(said(rules)) == 1
    assert said(rules)[0].startswith(f"{path}:4:1: 'western union' is also a name of 'western_union'")
    assert "aaa" not in rules.channels.by_id


def test_a_file_stands_in_for_the_shipped_one(over: Path) -> None:
    put(over, "banks.csv", "country,code,names\nNG,001,Zorg Bank\n")
    rules = over_shipped(over)
    assert said(rules) == []
    assert rules.banks.codes == {"NG": {"zorg bank": "001"}}


BROKEN = [
    pytest.param("scoring.yml", "facts: [\n", ":2:1: ", id="no YAML"),
    pytest.param("scoring.yml", "facts: {a: 5}\n", ":1:12: 'a' must be a list", id="a mistake"),
    pytest.param("deadlines.yml", "strong: [x]\n", "'valid' is missing", id="something missing"),
    pytest.param("banks.csv", "land,code\n", ":1:1: the first line must be country,code,names", id="header"),
    pytest.param("banks.csv", "", ":1:1: is empty", id="empty"),
    pytest.param("channels/wave.yml", "id: wave\nname: W\nkind: app\n", "a channel needs 'names'", id="channel"),
    pytest.param("stoplists/helplines.csv", "x\n", ":1:1: the first line must be kind,value,name", id="stop list"),
    pytest.param("indicators/beneficiary/test-question.yml", "id: [\n", "test-question.yml:2:1: ", id="rule"),
    pytest.param("places/countries.csv", "code\n", ":1:1: the first line must be code,name_en", id="countries"),
    pytest.param("reporting.yml", "- 1\n", ":1:1: must be lines of 'key: value'", id="a list"),
]


@pytest.mark.parametrize(("name", "content", "problem"), BROKEN)
def test_a_broken_file_disables_itself(over: Path, name: str, content: str, problem: str) -> None:
    path = put(over, name, content)
    rule(over, "leak")
    rules = over_shipped(over)
    assert said(rules)
    assert all(line.startswith(f"{path}:") for line in said(rules))
    assert any(problem in line for line in said(rules)), said(rules)
    rest = {name: data for name, data in rules.data.items() if name != "indicators"}
    assert rest == {name: PLAIN.data[name] for name in rest}
    assert {r.id for r in rules.indicators.rules} == {*(r.id for r in PLAIN.indicators.rules), "leak"}


def test_of_a_table_only_a_wrong_row_is_left_out(over: Path) -> None:
    path = put(over, "stoplists/ours.csv", f"{HEAD}phone,+32 2 345 67 89,Us,we\nfone,1,a,b\n")
    rules = over_shipped(over)
    assert len(said(rules)) == 1
    assert said(rules)[0].startswith(f"{path}:3:1: 'fone' is no kind")
    assert rules.stoplists.find("phone", "+3223456789") == "ours"
    assert rules.stoplists.find("phone", "+18884958501") == "helplines"


def test_a_number_on_shipped_and_own_lists_is_no_mistake(over: Path) -> None:
    put(over, "stoplists/ours.csv", f"{HEAD}phone,+1 (888) 495-8501,The centre,we\n")
    rules = over_shipped(over)
    assert said(rules) == []
    assert rules.stoplists.entry("phone", "+18884958501") == ("ours", "The centre")


def test_tables_of_places_are_told_by_their_header(over: Path) -> None:
    put(over, "places/our_towns.csv", "name,country,aliases\nZorgville,CI,Zorg-sur-Mer\n")
    put(over, "places/our_words.csv", "phrase\nrue zorg\n")
    bad = put(over, "places/other.csv", "town\nx\n")
    rules = over_shipped(over)
    assert said(rules) == [f"{bad}:1:1: the first line must be name,country,aliases"]
    assert {"zorgville", "zorg sur mer", "rue zorg", "abidjan"} <= rules.places.names.keys()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param(
            "indicator/exposure/x.yml", "indicator/:1:1: is no part of the rules and is not read", id="folder"
        ),
        pytest.param("scorings.yml", "scorings.yml:1:1: is no part of the rules and is not read", id="file"),
        pytest.param("channels/notes.csv", "notes.csv:1:1: is no part of the rules and is not read", id="kind"),
        pytest.param("amounts/own.yml", "own.yml:1:1: is no part of the rules and is not read", id="unread"),
        pytest.param("_drafts/x.yml", None, id="kept aside"),
        pytest.param("README.txt", None, id="a text"),
        pytest.param(".git/x.yml", None, id="hidden"),
    ],
)
def test_what_nobody_reads_is_said(over: Path, name: str, problem: str | None) -> None:
    rule(over, "leak")
    put(over, name, "a: 1\n")
    found = said(over_shipped(over))
    assert len(found) == (problem is not None)
    assert problem is None or problem in found[0]


def test_a_folder_without_rules_is_said(over: Path) -> None:
    assert said(over_shipped(over))[0].startswith(f"{over}:1:1: holds no rules")
    with pytest.raises(ExtorTraceError, match="There is no rules folder"):
        over_shipped(over / "nowhere")


def test_the_last_overlay_is_uppermost(tmp_path: Path) -> None:
    for name in ("one", "two"):
        rule(tmp_path / name, "leak", phrase=f"the {name} parrot")
    for order in (("one", "two"), ("two", "one")):
        rules = over_shipped(*(tmp_path / name for name in order))
        found = rules.indicators.get("leak")
        assert found is not None
        assert found.phrases[0].text == f"the {order[-1]} parrot"
        assert rules.overlay(found.layer) == order[-1]


def test_a_broken_file_uncovers_the_overlay_below(tmp_path: Path) -> None:
    rule(tmp_path / "one", "leak")
    put(tmp_path / "two", "indicators/exposure/leak.yml", "id: leak\n")
    rules = over_shipped(tmp_path / "one", tmp_path / "two")
    found = rules.indicators.get("leak")
    assert found is not None
    assert rules.overlay(found.layer) == "one"


def test_a_complete_copy_is_the_same(tmp_path: Path) -> None:
    shutil.copytree(shipped(), tmp_path / "copy")
    rules = over_shipped(tmp_path / "copy")
    assert said(rules) == []
    assert {name: d for name, d in rules.data.items() if name != "indicators"} == {
        name: d for name, d in PLAIN.data.items() if name != "indicators"
    }
    assert [r.id for r in rules.indicators.rules] == [r.id for r in PLAIN.indicators.rules]
    assert rules.overlays == (("copy", PLAIN.digest),)


def test_a_complete_overlay_stands_alone(tmp_path: Path) -> None:
    rule(tmp_path / "one", "other")
    rule(tmp_path / "two", "leak")
    put(tmp_path / "two", "complete.yml", "")
    rules = over_shipped(tmp_path / "one", tmp_path / "two")
    assert [r.id for r in rules.indicators.rules] == ["leak"]
    assert rules.overlays == ()
    assert any(line.startswith("scoring.yml:1:1: is missing") for line in said(rules))
    assert not any("complete" in line for line in said(rules))


def test_the_digest_covers_all_layers_in_order(tmp_path: Path) -> None:
    rule(tmp_path / "one", "leak")
    rule(tmp_path / "two", "other")
    one, two = tmp_path / "one", tmp_path / "two"
    digests = {over_shipped(*folders).digest for folders in ((), (one,), (two,), (one, two), (two, one))}
    assert len(digests) == 5
    before = over_shipped(one).digest
    rule(one, "leak", phrase="another parrot")
    assert over_shipped(one).digest != before


def test_names_tell_nothing_of_where_a_folder_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path / "secret-case" / "rules", tmp_path / "other" / "rules"):
        rule(folder, "leak")
    rules = over_shipped(tmp_path / "secret-case" / "rules", tmp_path / "other" / "rules")
    assert [name for name, _ in rules.overlays] == ["rules", "rules-2"]
    monkeypatch.chdir(tmp_path / "other" / "rules")
    here = over_shipped(Path("."))
    assert here.overlays == (("rules", rules.overlays[1][1]),)
    found = here.indicators.get("leak")
    assert found is not None
    assert here.called(found) == "./indicators/exposure/leak.yml"


def test_a_change_is_seen_at_once(over: Path) -> None:
    rule(over, "leak")
    first = over_shipped(over)
    rule(over, "leak2")
    second = over_shipped(over)
    assert second.indicators.get("leak2") is not None
    assert first.digest != second.digest


def test_every_folder_of_the_rules_is_known() -> None:
    assert {path.name for path in shipped().iterdir() if path.is_dir()} == set(layers.FOLDERS)
