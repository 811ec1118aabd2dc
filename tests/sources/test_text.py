"""Bytes to text: every encoding people send, and what is said about it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extortrace.sources import LIMIT, Unreadable, read, read_file
from extortrace.sources.text import decode

TEXT = "Délai 48 h : paye 500 €, sinon j'envoie tout à ta mère."


@pytest.mark.parametrize(
    ("data", "text", "encoding", "stray"),
    [
        pytest.param(TEXT.encode(), TEXT, "utf-8", 0, id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), TEXT, "utf-8", 0, id="UTF-8 with its mark"),
        pytest.param(TEXT.encode("utf-16"), TEXT, "utf-16-le", 0, id="UTF-16 with its mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16-be", 0, id="UTF-16 big endian"),
        pytest.param(TEXT.encode("utf-16-le"), TEXT, "utf-16-le", 0, id="UTF-16 without mark"),
        pytest.param(TEXT.encode("utf-16-be"), TEXT, "utf-16-be", 0, id="UTF-16 big endian without mark"),
        pytest.param(TEXT.encode("utf-32"), TEXT, "utf-32-le", 0, id="UTF-32"),
        pytest.param(TEXT.encode("cp1252"), TEXT, "cp1252", 0, id="Windows-1252"),
        pytest.param(b"500 \x80", "500 €", "cp1252", 0, id="the euro of Windows-1252"),
        pytest.param(b"a\x81b\x8d", "a\x81b\x8d", "cp1252", 0, id="bytes that Windows-1252 leaves out"),
        pytest.param((TEXT + " été ").encode() + b"\xe9", TEXT + " été é", "utf-8", 1, id="UTF-8 with a stray byte"),
        pytest.param(b"\xef\xbb\xbfok \xe9", "ok é", "utf-8", 1, id="mark and a stray byte"),
        pytest.param(b"\xff\xfeh\x00i", "hi", "utf-16-le", 1, id="half a character of UTF-16"),
        pytest.param(b"\xff\xfe\x00\xd8a\x00", "\x00Øa", "utf-16-le", 2, id="half a surrogate pair"),
        pytest.param(b"a\x00b", "a\x00b", "utf-8", 0, id="NUL"),
        pytest.param(b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8", 0, id="line ends as they came"),
        pytest.param("😀 paye".encode("utf-16"), "😀 paye", "utf-16-le", 0, id="beyond the first plane"),
        pytest.param(b"", "", "utf-8", 0, id="nothing"),
    ],
)
def test_decode(data: bytes, text: str, encoding: str, stray: int) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.stray) == (text, encoding, stray)


@pytest.mark.parametrize("name", ["cp850", "mac_roman", "cp1252", "utf-16-le"])
def test_an_encoding_that_is_told(name: str) -> None:
    text = "Délai 48 h à Abidjan"
    assert decode(text.encode(name), name).text == text
    assert next(read(text.encode(name), "a.txt", name)).encoding == name


def test_a_byte_that_the_told_encoding_does_not_have() -> None:
    (message,) = read(b"d\xe9lai", "a.txt", "ascii")
    assert message.text == "délai"
    assert [note.to_dict() for note in message.notes] == [
        {"code": "stray_bytes", "params": {"count": 1, "encoding": "ascii"}, "spans": []}
    ]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        pytest.param(TEXT.encode(), [], id="UTF-8 needs no word"),
        pytest.param(TEXT.encode("cp1252"), ["decoded"], id="Windows-1252"),
        pytest.param(b"\xef\xbb\xbfok \xe9", ["stray_bytes"], id="stray"),
        pytest.param(b"pay\x00me", ["nul_characters"], id="NUL"),
    ],
)
def test_notes(data: bytes, codes: list[str]) -> None:
    (message,) = read(data, "a.txt")
    assert [note.code for note in message.notes] == codes
    assert message.sha256 == sha256(data).hexdigest()
    assert message.source == "a.txt"


@given(st.binary(max_size=300))
def test_nothing_fails_and_nothing_is_a_half(data: bytes) -> None:
    decode(data).text.encode()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \r\n\t\0", "empty", id="blank"),
        pytest.param(b"%PDF-1.7 ...", "binary", id="PDF"),
        pytest.param(b"PK\x03\x04....", "binary", id="ZIP"),
        pytest.param(b"a" * (LIMIT + 1), "too_large", id="too large"),
    ],
)
def test_unreadable(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as error:
        list(read(data, "x"))
    assert error.value.code == code


def test_files(tmp_path: Path) -> None:
    (tmp_path / "[b] é.txt").write_bytes(TEXT.encode("cp1252"))
    (message,) = read_file(tmp_path / "[b] é.txt")
    assert message.text == TEXT
    for path, code in [(tmp_path, "folder"), (tmp_path / "none.txt", "absent"), (Path("a\0b"), "unreadable")]:
        with pytest.raises(Unreadable) as error:
            read_file(path)
        assert error.value.code == code
