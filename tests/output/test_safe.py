"""Text stays text (BUGS H 68, 69)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extortrace.output.safe import UNSEEN, encodable, one_line, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[2J\x1b]0;CLEAN\x07ok", "\\x1b[2J\\x1b]0;CLEAN\\x07ok", id="ANSI and OSC"),
        pytest.param("\x9b31m", "\\x9b31m", id="C1"),
        pytest.param("\x1b]8;;http://a\x1b\\x", "\\x1b]8;;http://a\\x1b\\x", id="OSC 8 link"),
        pytest.param("a\rb", "a\\x0db", id="carriage return"),
        pytest.param("pay\u202epal", "pay<U+202E>pal", id="bidi override"),
        pytest.param("pay\u2066pal\u2069", "pay<U+2066>pal<U+2069>", id="bidi isolate"),
        pytest.param("wes\u200btern", "wes<U+200B>tern", id="zero width"),
        pytest.param("un\u00adion", "un<U+00AD>ion", id="soft hyphen"),
        pytest.param("a\u2028b", "a<U+2028>b", id="line separator"),
        pytest.param("a\ud800b", "a<U+D800>b", id="half a surrogate pair"),
        pytest.param("a\U000e0041b", "a<U+E0041>b", id="tag"),
        pytest.param("\x7f\x00", "\\x7f\\x00", id="DEL and NUL"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and newline stay"),
        pytest.param("[b]gras[/b] [nom] :key: ref:100:abc", "[b]gras[/b] [nom] :key: ref:100:abc", id="markup stays"),
        pytest.param("500 € délai ❤️ 👩", "500 € délai ❤️ 👩", id="letters and signs stay"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_one_line() -> None:
    assert one_line(" Awa \r\n Koné\n", 0) == "Awa ⏎ Koné"
    assert one_line("a" * 50, 10) == "aaaaaaaaa…"


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        pytest.param("« délai »", "ascii", '"delai"', id="quotation marks and accents"),
        pytest.param("500 €", "cp1252", "500 €", id="what there is stays"),
        pytest.param("500 €", "latin-1", "500 EUR", id="euro"),
        pytest.param("── │ ⟦x⟧ → …", "cp1252", "-- | [[x]] -> …", id="lines and brackets"),
        pytest.param("👩 я", "ascii", "\\U0001f469 \\u044f", id="what has no look-alike"),
        pytest.param("e\u0301", "ascii", "e", id="a combining mark"),
        pytest.param("ﬁn", "cp850", "fin", id="ligature"),
    ],
)
def test_encodable(text: str, encoding: str, shown: str) -> None:
    assert encodable(text, encoding) == shown


@given(st.text(max_size=100), st.sampled_from(["ascii", "cp1252", "cp850", "latin-1", "utf-8", "mac_roman"]))
def test_any_text_on_any_console(text: str, encoding: str) -> None:
    shown = encodable(safe(text), encoding)
    shown.encode(encoding)
    assert not UNSEEN.search(safe(text))
    assert shown.count("?") == text.count("?") or encoding != "utf-8"
