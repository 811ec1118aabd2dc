"""Both languages say everything, and every code that the program can give has words."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extortrace import Analyzer, Report
from extortrace.knowledge.indicators import CATEGORIES, SCHEMES
from extortrace.knowledge.reporting import PURPOSES
from extortrace.model import KINDS, LEVELS, PARTS, Finding
from extortrace.output.catalog import PARTS as TABLES
from extortrace.output.catalog import Speaker, texts, typeset

EN, FR = ({key: text for part in TABLES for key, text in texts(lang, part).items()} for lang in ("en", "fr"))
ROOT = Path(__file__).resolve().parents[2]
PARAMETER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("part", TABLES)
def test_same_keys(part: str) -> None:
    assert texts("en", part).keys() == texts("fr", part).keys()


def test_a_key_stands_once() -> None:
    assert len(EN) == sum(len(texts("en", part)) for part in TABLES)


@pytest.mark.parametrize("key", sorted(EN))
def test_same_parameters(key: str) -> None:
    assert set(PARAMETER.findall(EN[key])) == set(PARAMETER.findall(FR[key]))
    assert EN[key].strip()


def test_no_english_in_the_french_table() -> None:
    same = {key for key in EN if EN[key] == FR[key] and len(EN[key].split()) > 2}
    assert not same


def written() -> Iterator[str]:
    """Codes of reasons as they stand in the sources: ``Reason("code")``, also where a condition chooses."""
    for path in (ROOT / "extortrace").rglob("*.py"):
        if "output" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason" and node.args:
                code = node.args[0]
                choices = [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code]
                for choice in choices:
                    if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                        yield choice.value


def sources() -> Iterator[ast.AST]:
    """All that stands in the sources but the texts themselves."""
    for path in (ROOT / "extortrace").rglob("*.py"):
        if "catalog" not in path.parts:
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def constant(node: ast.JoinedStr) -> str:
    return "".join(str(piece.value) for piece in node.values if isinstance(piece, ast.Constant))


def made(node: ast.JoinedStr) -> re.Pattern[str]:
    """What an f-string can make, a group for each of its holes."""
    pieces = (str(p.value) if isinstance(p, ast.Constant) else None for p in node.values)
    return re.compile("".join("(.+)" if piece is None else re.escape(piece) for piece in pieces), re.DOTALL)


def test_every_text_is_used() -> None:
    """A key stands in the sources, or an f-string makes it of a name that stands in the sources or rules."""
    said: set[str] = set()
    makers: set[re.Pattern[str]] = set()
    for node in sources():
        match node:
            case ast.Constant(value=str(value)):
                said.add(value)
            case ast.FunctionDef(name=name):  # the evidence of a channel goes by the names of its tests
                said.add(name)
            case ast.JoinedStr() if re.fullmatch("[a-z_.]{3,}", constant(node)):
                makers.add(made(node))
    for path in (ROOT / "rules").rglob("*.yml"):
        said.update((path.stem, *re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))))

    def used(name: str) -> bool:
        if name in said:
            return True
        matches = (match for maker in makers if (match := maker.fullmatch(name)))
        return any(all(map(used, match.groups())) for match in matches if match.groups() != (name,))

    assert [key for key in EN if not used(key)] == []


def known_sign(sign: str) -> bool:
    return any(key in EN for key in (f"sign.{sign}", f"category.{sign}", sign))


def test_every_reason_in_the_sources_has_words() -> None:
    assert sorted({code for code in written() if f"why.{code}" not in EN}) == []


def test_every_name_of_the_rules_has_words() -> None:
    rules = Analyzer().rules
    needed = {f"why.{c.id}" for c in rules.scoring.combinations}
    needed |= {f"category.{name}" for name in CATEGORIES} | {f"scheme.{name}" for name in SCHEMES}
    needed |= {f"level.{level}" for level in LEVELS} | {f"means.{level}" for level in LEVELS}
    needed |= {f"kind.{kind}" for kind in (*KINDS, *PARTS.values())}
    needed |= {f"stance.{stance}" for stance in ("demand", "account", "report", "advice", "notice", "other")}
    needed |= {
        f"{what}.{mode}" for what in ("mode", "speaker") for mode in ("direct", "quoted", "told", "reported", "negated")
    }
    assert sorted(needed - EN.keys()) == []
    assert PURPOSES


def messages() -> list[str]:
    """Real-looking messages of the tree: the samples, and the marked messages that anyone may read."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((ROOT / "samples").rglob("*.txt"))]
    for path in sorted((ROOT / "rules" / "indicators").rglob("*.yml"))[::4]:
        texts += re.findall(r'^    - "?(.+?)"?$', path.read_text(encoding="utf-8"), re.MULTILINE)[:2]
    return texts


def codes(report: Report) -> Iterator[str]:
    def of(finding: Finding) -> Iterator[str]:
        yield f"kind.{finding.kind}"
        if finding.role and finding.role not in ("city", "country"):
            yield f"role.{finding.role}"
        if finding.scheme:
            yield f"scheme_of.{finding.scheme}"
        yield from (f"flag.{flag}" for flag in finding.flags)
        yield from (f"why.{why.code}" for why in finding.why)
        for other in finding.alternatives:
            yield from of(other)

    for finding in report.findings:
        yield from of(finding)
    for hit in report.hits:
        yield from (f"flag.{flag}" for flag in hit.flags)
    for reason in (*report.assessment.reasons, *report.assessment.safety, *report.notes, *report.message.notes):
        sign = str(reason.params.get("sign", ""))
        yield f"why.{reason.code}" if not sign or known_sign(sign) else f"sign.{sign}"
    for demand in report.demands:
        yield from (f"missing.{part}" for part in demand.missing)
        yield from (f"join.{relation.type}" for relation in demand.relations)
        yield from (f"why.{why.code}" for why in demand.contradictions)


def test_every_code_of_real_reports_has_words() -> None:
    analyzer = Analyzer()
    found = {code for text in messages() for code in codes(analyzer.analyze(text))}
    assert found
    assert sorted(found - EN.keys()) == []


def test_speaker() -> None:
    say = Speaker("fr")
    assert say("ui.quote", text="{x} [b]") == "«\u00a0{x} [b]\u00a0»"
    assert say("why.new-code_here") == "new code here"
    assert say("step.verified") == "vérifié le (day)"
    assert Speaker("en")("ui.quote", text="a") == "“a”"


def test_typeset() -> None:
    assert typeset("« Oui » : non ; 5 %") == "«\u00a0Oui\u00a0»\u00a0: non\u00a0; 5\u00a0%"


def test_the_contract_has_no_prose() -> None:
    report = Analyzer().analyze("Paye 800 $ par Western Union sinon je publie ta vidéo.")
    data = json.dumps(report.to_dict(), ensure_ascii=False)
    for text in (*EN.values(), *FR.values()):
        if len(text.split()) > 4 and "{" not in text:
            assert text not in data
