"""Details that a watchlist knows: hits with their source, expiry by the day of the message, stop lists first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extortrace import Analyzer, Report, load_rules
from extortrace.model import Message, Options

HEAD = "kind,value,source,added,expires,note\n"
MESSAGE = "Envoie 500 euros par Western Union à Awa Koné, Abidjan, whatsapp +225 07 09 11 22 33, snap lou.k8."
PHONE = "phone,+225 09 11 22 33,case 12,2026-01-02,2026-06-30,of the payee"


def read(folder: Path, text: str, *rows: str, day: str | None = None, sent: str | None = None) -> Report:
    (folder / "watchlists").mkdir(exist_ok=True)
    (folder / "watchlists" / "team.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    rules = load_rules(overlays=[folder])
    assert [str(problem) for problem in rules.problems] == []
    return Analyzer(rules, Options(date=day)).analyze(Message(text, sent_at=sent))


def codes(report: Report) -> list[str]:
    return [note.code for note in report.notes if note.code.startswith("watch_")]


def watched(report: Report) -> list[str]:
    return [hit.phrase for hit in report.hits if hit.watched]


def test_a_hit_is_an_indicator_with_its_source(tmp_path: Path) -> None:
    report = read(tmp_path, MESSAGE, PHONE, day="2026-03-01")
    hit = report.to_dict()["indicators"][-1]
    assert (hit["rule"], hit["category"], hit["severity"]) == ("watchlist:team", "watchlist", "high")
    assert MESSAGE[hit["start"] : hit["end"]] == hit["text"] == "+225 07 09 11 22 33"
    assert (hit["phrase"], hit["similarity"], hit["layer"]) == ("+2250709112233", 100.0, tmp_path.name)
    row = {"kind": "phone", "source": "case 12", "added": "2026-01-02", "expires": "2026-06-30", "note": "of the payee"}
    assert hit["watched"] == row
    assert codes(report) == []


@pytest.mark.parametrize(
    ("day", "sent", "hits", "said"),
    [
        pytest.param("2026-06-30", None, 1, [], id="the last day"),
        pytest.param("2026-07-01", None, 0, ["watch_expired"], id="the day after"),
        pytest.param(None, "2026-07-01T10:00:00", 0, ["watch_expired"], id="the message's own day"),
        pytest.param("2026-06-01", "2026-07-01", 1, [], id="the reader's day goes before"),
        pytest.param(None, None, 1, ["watch_undated"], id="no day is known"),
    ],
)
def test_expiry(tmp_path: Path, day: str | None, sent: str | None, hits: int, said: list[str]) -> None:
    report = read(tmp_path, MESSAGE, PHONE, day=day, sent=sent)
    assert (len(watched(report)), codes(report)) == (hits, said)


def test_no_end_needs_no_day(tmp_path: Path) -> None:
    report = read(tmp_path, MESSAGE, "handle,snapchat:Lou.K8,,,,")
    assert (watched(report), codes(report)) == (["snapchat:Lou.K8"], [])


def test_a_stop_list_wins_and_says_so(tmp_path: Path) -> None:
    text = "Appelez le Centre antifraude au 1-888-495-8501."
    report = read(tmp_path, text, "phone,+1 888 495 8501,,,,")
    assert watched(report) == []
    note = next(note for note in report.notes if note.code == "watch_stopped")
    assert note.params == {"list": "team", "stop_list": "helplines"}
    finding = report.findings[report.suppressed[0].finding]
    assert (finding.status, finding.flags, note.spans) == ("confirmed", ("stop_listed",), (finding.span,))


def test_a_stop_listed_finding_enters_no_demand_and_no_score(tmp_path: Path) -> None:
    text = MESSAGE.replace("+225 07 09 11 22 33", "1-888-495-8501")
    report = Analyzer(load_rules()).analyze(text)
    number = next(i for i, f in enumerate(report.findings) if f.kind == "phone")
    assert [s.finding for s in report.suppressed] == [number]
    assert all(number not in demand.parts.get("phones", ()) for demand in report.demands)
    span = report.findings[number].span
    assert all(span not in reason.spans for reason in report.assessment.reasons)


def test_the_score_says_it_and_names_count_less(tmp_path: Path) -> None:
    text = "Le virement est pour Awa Koné. Nom du bénéficiaire : Awa Koné. Appelle le +225 07 09 11 22 33."
    plain = read(tmp_path, text)
    by_name = read(tmp_path, text, "recipient,KONE Awa,case 12,,,")
    by_both = read(tmp_path, text, "recipient,KONE Awa,case 12,,,", PHONE)
    reasons = [
        [reason.code for reason in report.assessment.reasons if reason.code.startswith("known-")]
        for report in (plain, by_name, by_both)
    ]
    assert reasons == [[], ["known-name"], ["known-bad"]]
    assert plain.assessment.score <= by_name.assessment.score <= by_both.assessment.score
    hit = next(hit for hit in by_name.hits if hit.watched)
    assert (hit.severity, hit.flags) == ("medium", ("by_name",))


def test_what_a_victim_tells_counts(tmp_path: Path) -> None:
    text = "Bonjour, j'ai été victime d'une arnaque. Il m'a écrit du +225 07 09 11 22 33 et j'ai payé 300 euros."
    report = read(tmp_path, text, PHONE, day="2026-03-01")
    assert report.assessment.stance == "account"
    assert "known-bad" in [reason.code for reason in report.assessment.reasons]


def test_stance_scheme_demands_and_threats_stay_the_same(tmp_path: Path) -> None:
    text = f"J'ai ta vidéo. {MESSAGE} Sinon je publie tout."
    plain, known = read(tmp_path, text), read(tmp_path, text, PHONE, day="2026-03-01")
    assert [demand.threats for demand in plain.demands] == [demand.threats for demand in known.demands]
    assert plain.hits == tuple(hit for hit in known.hits if not hit.watched)
    assert (plain.assessment.stance, plain.assessment.scheme) == (known.assessment.stance, known.assessment.scheme)


def test_the_report_names_the_layers_and_not_where_they_lie(tmp_path: Path) -> None:
    report = read(tmp_path, MESSAGE, PHONE)
    versions = report.to_dict()["versions"]
    assert versions["layers"] == [{"name": tmp_path.name, "rules": report.overlays[0][1]}]
    assert str(tmp_path.parent) not in json.dumps(report.to_dict())
    assert "layers" not in Analyzer(load_rules()).analyze(MESSAGE).to_dict()["versions"]


def test_cards_in_notes_are_masked(tmp_path: Path) -> None:
    report = read(tmp_path, MESSAGE, "phone,+2250709112233,card 4000 0012 3456 7899,,,4000001234567899")
    hit = report.to_dict()["indicators"][-1]["watched"]
    assert (hit["source"], hit["note"]) == ("card 4000 00** **** 7899", "400000******7899")


def test_a_list_that_is_never_asked_changes_nothing(tmp_path: Path) -> None:
    report = read(tmp_path, "ok merci, a demain", PHONE)
    plain = Analyzer(load_rules()).analyze("ok merci, a demain")
    assert replace(report, versions={}, overlays=()) == replace(plain, versions={})
