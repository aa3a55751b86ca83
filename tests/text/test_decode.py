"""Bytes to text: no code point is lost or moved, and what is no text is said to be none."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.decode import UndecodableError, decode


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF-", b"GIF8")) and not text.startswith("\ufeff"):
        assert decode(data) == text


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_stays(bom: bytes, encoding: str) -> None:
    assert decode(bom + "café 5 mg\r\n💊".encode(encoding)) == "\ufeffcafé 5 mg\r\n💊"


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize("data", [b"%PDF-1.7 text", b"PK\x03\x04rest", b"\x89PNG\r\n", b"some\0thing"])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError) as raised:
        decode(data)
    assert raised.value.kind == "binary"


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        (b"one\ntwo \xff", 2, 8),
        (b"one\r\ntwo\rthree\n\xe9t\xe9", 4, 15),
        (b"\xc3", 1, 0),
    ],
)
def test_a_broken_byte_is_named_by_line(data: bytes, line: int, byte: int) -> None:
    with pytest.raises(UndecodableError) as raised:
        decode(data)
    assert raised.value.kind == "undecodable"
    assert str(raised.value) == f"Line {line} (byte {byte}) is not valid UTF-8. Save the file as UTF-8."


def test_the_line_of_a_broken_byte_is_counted_in_the_encoding_of_the_file() -> None:
    text = "Ċċ\nČ".encode("utf-16-le")  # the first letter holds a byte 0x0A that is no line end
    with pytest.raises(UndecodableError, match=r"^Line 2 \(byte 10\) is not valid UTF-16-LE\."):
        decode(codecs.BOM_UTF16_LE + text + b"\x00")


@pytest.mark.parametrize(
    ("declared", "byte", "text"),
    [
        ("windows-1252", b"\x93", "“"),
        ("ISO-8859-1", b"\x93", "“"),
        ("us-ascii", b"\x93", "“"),
        ("iso-8859-2", b"\xb1", "ą"),
        ("shift_jis", "錠".encode("shift_jis"), "錠"),
        ("UTF-8", "“".encode(), "“"),
    ],
)
def test_html_says_its_charset(declared: str, byte: bytes, text: str) -> None:
    head = f'<meta charset="{declared}">'
    assert decode(head.encode() + byte, html=True) == head + text
    head = f"<META http-equiv=Content-Type content='text/html; charset={declared}'>"
    assert decode(head.encode() + byte, html=True) == head + text


@pytest.mark.parametrize(
    "declared", ["utf-16", "utf-7", "hex", "rot13", "undefined", "unicode_escape", "idna", "punycode", "no-such"]
)
def test_a_charset_that_cannot_be_meant_is_read_as_utf8(declared: str) -> None:
    page = f'<meta charset="{declared}">A +AGE- \\u0061 café'
    assert decode(page.encode(), html=True) == page


def test_only_html_declares_a_charset() -> None:
    with pytest.raises(UndecodableError):
        decode(b'<meta charset="latin-1">caf\xe9')
