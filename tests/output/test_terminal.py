"""The summary: all it must say, on any width, and nothing that a message could do to it (BUGS H)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from extortrace import Analyzer, Message, Options, Report
from extortrace.model import Assessment, Demand, Finding, Hit, Reason, Relation
from extortrace.output import WRITERS, Look
from extortrace.output.terminal.page import Page, wrap

ANALYZER = Analyzer()
WALLET = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
PHONE = "+2250709112233"
DEMAND = (
    "Salut, j'ai ta vidéo et tes contacts.\n"
    "Tu envoies 800 $ par Western Union à Awa Koné, Abidjan, Côte d'Ivoire, avant vendredi,\n"
    "sinon je publie la vidéo à toute ta famille. WhatsApp +225 07 09 11 22 33"
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def show(report: Report | str, lang: str = "en", width: int = 80, **look: object) -> str:
    if isinstance(report, str):
        report = ANALYZER.analyze(report)
    return WRITERS["terminal"]([report], ANALYZER.rules, Look(lang, width, **look))  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 120])
def test_what_a_reader_needs(lang: str, width: int) -> None:
    text = show(DEMAND, lang, width)
    for needed in ("800 $", "Western Union", "Awa Koné", "Abidjan", "Côte d'Ivoire", PHONE, "antifraudcentre"):
        assert needed in plain(text), needed
    for line in text.splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "Verdict|Demand|how much|to whom|by when|threat|Details|Indicators|Message|Next steps|Do not pay"
                "|verified 2026-11-25|not re-verified|Evidence to check"
            ),
        ),
        (
            "fr",
            (
                "Verdict|Demande|combien|à qui|pour quand|menace|Détails|Indicateurs|Message|Que faire|Ne payez pas"
                "|vérifié le 2026-11-25|non revérifié|Des indices à vérifier"
            ),
        ),
    ],
)
def test_sections_in_both_languages(lang: str, words: str) -> None:
    text = plain(show(DEMAND, lang))
    assert [word for word in words.split("|") if word not in text] == []


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        pytest.param("wallet", WALLET, WALLET, id="the longest of bitcoin"),
        pytest.param("phone", PHONE, "+225 07 09 11 22 33", id="a phone with spaces"),
        pytest.param(
            "bank_account", "CI93CI0080111301134291200589", "CI93 CI00 8011 1301 1342 9120 0589", id="an IBAN in groups"
        ),
        pytest.param("reference", "8164237791", "816-423-7791", id="a transfer reference"),
        pytest.param("voucher", "X1Y2Z3A4B5C6D7E8", "X1Y2 Z3A4 B5C6 D7E8", id="a voucher"),
    ],
)
def test_identifiers_stay_whole(kind: str, value: str, written: str, width: int) -> None:
    for before in range(0, 90, 7):  # wherever on the line it falls
        text = "x" * before + " " + written + " et la suite du message"
        start = before + 1
        finding = Finding(kind, value, start, start + len(written), written)
        demand = Demand("direct", start, start + len(written), {"phones": (0,)})
        judged = Assessment("high", 70, "demand", "sextortion", (Reason("demand-alone", {}, (finding.span,), 25),))
        report = Report(Message(text), Options(), (finding,), (), (demand,), judged)
        shown = plain(show(report, width=width))
        lines = shown.splitlines()
        assert any(value in line for line in lines), before
        body = lines[next(i for i, line in enumerate(lines) if line.startswith("Message")) :]
        assert any(f"⟦{written}⟧" in line for line in body), before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[/URGENT] payez [b]now[/b]", id="H65 closing tag"),
        pytest.param("envoyer à [nom du bénéficiaire]", id="H66 a word in brackets"),
        pytest.param("ref:100:abc et :key: :smile:", id="H67 emoji names"),
        pytest.param("[red]x[/red] [link=http://a]b[/link] \\[c]", id="links and escapes"),
        pytest.param("{name} {0} %s %(a)s", id="format signs"),
    ],
)
@pytest.mark.parametrize("styled", [False, True], ids=["plain", "styled"])
def test_text_stays_text(text: str, styled: bool) -> None:
    shown = plain(ANSI.sub("", show(text, styled=styled, width=120)))
    assert text in shown.translate(dict.fromkeys(map(ord, "⟦⟧⟨⟩")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "\x1b[2J\x1b]0;CLEAN\x07verdict: OK", "\\x1b[2J\\x1b]0;CLEAN\\x07verdict: OK", id="H68 ANSI and OSC"
        ),
        pytest.param("a\x9b31mb", "a\\x9b31mb", id="H68 C1"),
        pytest.param("abc\rxyz", "abc\\x0dxyz", id="H68 carriage return"),
        pytest.param("pay\u202epal", "pay<U+202E>pal", id="H68 bidi"),
    ],
)
@pytest.mark.parametrize("styled", [False, True], ids=["plain", "styled"])
def test_nothing_drives_the_terminal(text: str, shown: str, styled: bool) -> None:
    out = ANSI.sub("", show(text, styled=styled))
    assert shown in out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b-\u200f]", out)


EVIL = "\x1b[2J[/b]:smile:\u202e\x9b"


def test_nothing_drives_it_from_anywhere() -> None:
    """Source names, reasons, rule names, speakers, values: all of them are shown, none of them acts."""
    reason = Reason("channel_name", {"name": EVIL, EVIL: EVIL}, ((0, 3),), 5)
    names = ("country", "system", "brand", "platform", "role", "scheme", "asset", "symbol", "speaker")
    finding = Finding(
        "recipient", EVIL, 0, 3, "abc", flags=(EVIL,), why=(reason, Reason(EVIL)), **dict.fromkeys(names, EVIL)
    )
    amount = replace(finding, kind="amount", value=EVIL, currency=EVIL, assumed_currency=EVIL)
    hit = Hit(EVIL, EVIL, EVIL, 1, EVIL, 90, 0, 3, EVIL, flags=(EVIL,))
    parts = {"recipients": (0,), "amounts": (1,), "handles": (0,)}
    demand = Demand("direct", 0, 3, parts, (0,), (Relation(EVIL, (1,)),), (EVIL,), (reason,))
    judged = Assessment(
        "high", 70, "demand", EVIL, (reason, Reason("stance_sign", {"sign": EVIL, "votes": 1.0})), (reason,)
    )
    report = Report(Message("abc", source=EVIL, encoding=EVIL), Options(EVIL, EVIL), (finding, amount), (hit,),
                    (demand,), judged, (EVIL,), (), (reason,), {"x": EVIL, "rules": EVIL})  # fmt: skip
    for styled in (False, True):
        out = show(report, styled=styled)
        assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e]", out)
        assert ANSI.sub("", out).count("\x1b") == 0
        assert "[/b]:smile:" in out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "latin-1", "cp437"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_any_console(encoding: str, lang: str) -> None:
    text = show(DEMAND + " 👩 я € “”", lang, encoding=encoding)
    text.encode(encoding)
    assert "?" not in text
    if encoding == "ascii":
        assert "Detail" in text


def test_long_messages_are_cut_around_the_evidence() -> None:
    lines = [f"phrase sans rien {n}" for n in range(200)]
    lines[120] = "Tu envoies 800 $ par Western Union"
    text = plain(show("\n".join(lines)))
    body = text[text.index("\nMessage ") : text.index("\nNext steps ")]
    assert "121 │ " in body
    assert "phrase sans rien 119" in body
    assert "phrase sans rien 5\n" not in body
    assert "119 lines without evidence left out" in body


def test_a_very_long_line_is_cut_around_the_evidence() -> None:
    text = plain(show("mot " * 3000 + "Tu envoies 800 $ par Western Union à Abidjan " + "mot " * 3000))
    assert "[…]" in text
    assert "⟦800 $⟧" in text
    assert len(text) < 12000


def test_crlf_is_a_line_end() -> None:
    text = show("Paye 800 $\r\npar Western Union\r\n")
    assert "\\x0d" not in text
    assert "  2 │ par" in text


def test_styles_add_nothing_but_styles() -> None:
    styled = ANSI.sub("", show(DEMAND, styled=True))
    for needed in ("800\u00a0$", PHONE, "HIGH" if "HIGH" in styled else "CRITICAL"):
        assert needed in styled
    assert "⟦" not in styled


def test_safety_comes_with_help() -> None:
    report = ANALYZER.analyze(DEMAND)
    judged = replace(report.assessment, safety=(Reason("minor", {}, ((0, 5),)), Reason("self_harm", {}, ((0, 5),))))
    report = replace(report, assessment=judged)
    text = plain(show(report, country="CA"))
    for needed in ("9-8-8", "Kids Help Phone", "Cybertip.ca", "takeitdown.ncmec.org", "A minor may be involved"):
        assert needed in text
    assert "3114" in plain(show(report, "fr", country="FR"))
    assert "emergency number" in plain(show(report))


def test_a_reference_that_can_be_recalled() -> None:
    report = ANALYZER.analyze(DEMAND)
    reference = Finding("reference", "8164237791", 0, 5, report.message.text[:5], system="western_union")
    text = plain(show(replace(report, findings=(*report.findings, reference))))
    assert "8164237791" in text
    assert "ask Western Union at once to stop or recall" in re.sub(r"\s+", " ", text)


def test_doubtful_and_rejected_stand_apart() -> None:
    finding = Finding(
        "reference", "81642377", 0, 3, "abc", status="rejected", why=(Reason("wrong_length", {"got": 8}),)
    )
    doubtful = Finding("place", "Man", 0, 3, "abc", status="candidate", country="CI", why=(Reason("needs_cue"),))
    report = Report(Message("abc"), Options(), (finding, doubtful), (), (), Assessment("none", 0, "other", None))
    text = show(report)
    assert text.index("No detail of a payment") < text.index("Doubtful") < text.index("Man") < text.index("Near misses")
    assert "wrong length" in text


def test_languages_that_are_not_covered_are_said() -> None:
    text = show("Tienes que pagar el dinero o voy a publicar el video de tu cara con los contactos que tengo")
    assert "Spanish" in text
    assert "do not cover" in re.sub(r"\s+", " ", text)


def test_wrap() -> None:
    from rich.text import Text

    assert [line.plain for line in wrap(Text("aa bb\u00a0cc dd"), 5)] == ["aa", "bb\u00a0cc", "dd"]
    assert [line.plain for line in wrap(Text("x" * 30 + " y"), 10)] == ["x" * 30, "y"]
    assert [line.plain for line in wrap(Text(""), 10)] == [""]
    assert [line.plain for line in wrap(Text("漢字 漢字"), 5)] == ["漢字", "漢字"]


def test_rows_hang() -> None:
    page = Page(Look(width=40))
    page.row("label", "mot " * 20)
    lines = page.render().splitlines()
    assert len(lines) > 1
    assert all(line.startswith(" " * 18) for line in lines[1:])


@pytest.mark.parametrize(("lang", "first"), [("en", "Details"), ("fr", "Détails")])
def test_rows_of_details_wrap_on_a_narrow_terminal(lang: str, first: str) -> None:
    text = show(DEMAND + "\n" * 12 + DEMAND.replace("800", "950"), lang, 40)
    rows = text.partition(f"\n{first} ")[2].partition("\nMessage ")[0].splitlines()[1:]
    assert len(rows) > 20
    assert [row for row in rows if cell_len(row) > 40] == []


def test_an_alternative_place_shows_its_country() -> None:
    other = Finding("place", "Lagos", 0, 5, "Lagos", country="PT")
    place = replace(other, country="NG", alternatives=(other,))
    judged = Assessment("none", 0, "other", None)
    report = Report(Message("Lagos"), Options(), (place,), (), (), judged)
    assert "or else place Lagos (Portugal)" in plain(show(report, width=120))
    assert "Lagos (Portugal)" in plain(show(report, "fr", width=120))


@pytest.mark.parametrize(
    ("lang", "value", "day", "shown"),
    [
        ("en", "PT24H", "2026-11-26", "within 24 hours → 2026-11-26"),
        ("fr", "PT24H", "2026-11-26", "dans les 24 heures → 2026-11-26"),
        ("en", "FRIDAY", "2026-11-27", "Friday → 2026-11-27"),
        ("en", "2026-11-27", "2026-11-27", "on 2026-11-27"),
        ("en", "FRIDAY", None, "Friday"),
    ],
)
def test_the_day_a_deadline_falls_on(lang: str, value: str, day: str | None, shown: str) -> None:
    finding = Finding("deadline", value, 0, 3, "24h", due=day)
    demand = Demand("direct", 0, 3, {"deadlines": (0,)})
    judged = Assessment("none", 0, "demand", None)
    text = plain(show(Report(Message("24h"), Options(), (finding,), (), (demand,), judged), lang, 100))
    assert text.count(shown) == 2
    assert text.count("→") == 2 * ("→" in shown)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_notes_on_dates_and_languages(lang: str) -> None:
    made = replace(ANALYZER.analyze("bonjour"), notes=(Reason("date_not_known"), Reason("language_unknown")))
    words = ("--date", "English and French") if lang == "en" else ("--date", "l'anglais et le français")
    assert [word for word in words if word not in " ".join(plain(show(made, lang, 200)).split())] == []
