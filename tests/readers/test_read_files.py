"""From bytes to a document: formats, encodings, limits, and what cannot be read."""

from __future__ import annotations

import pytest
from reader_views import outline

from lint.errors import UsageError
from lint.model import Settings
from lint.readers import MAX_BYTES, read


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.txt", "text"),
        ("a.TEXT", "text"),
        ("a.md", "markdown"),
        ("dir.html/a.Markdown", "markdown"),
        ("a.html", "html"),
        ("a.b.htm", "html"),
        ("a.xhtml", "html"),
        ("a.docx", "text"),
        ("README", "text"),
        ("-", "text"),
    ],
)
def test_the_suffix_decides_the_format(path: str, form: str) -> None:
    document = read(path, b"Some words.\n", Settings())
    assert (document.path, document.format, document.source) == (path, form, "Some words.\n")
    assert [block.text for block in document.blocks] == ["Some words."]


def test_a_format_that_is_named_wins_over_the_suffix() -> None:
    assert outline(read("a.txt", b"<p>x", Settings(), "html")) == [("paragraph", "x")]


def test_a_format_that_does_not_exist_is_a_mistake_of_the_call() -> None:
    with pytest.raises(UsageError, match=r"'docx'.*text, markdown, html"):
        read("a.txt", b"x", Settings(), "docx")


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"ok\nbroken \xff\xfe byte", "undecodable"),
        (b"%PDF-1.7 ...", "binary"),
        (b"a\0b", "binary"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_is_a_failure_and_an_empty_document(form: str, data: bytes, kind: str) -> None:
    document = read("a", data, Settings(), form)
    assert [failure.kind for failure in document.failures] == [kind]
    assert (document.source, document.blocks, document.format) == ("", (), form)


def test_a_failure_says_what_to_do() -> None:
    (failure,) = read("a.md", b"x" * 50_000_000, Settings()).failures
    assert failure.message == "The file has 50.0 MB; the limit is 20 MB. Split it or leave it out."


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_an_empty_file_has_no_blocks_and_no_failure(form: str) -> None:
    for data in (b"", b"\n\n", b"\xef\xbb\xbf", b" \t\r\n"):
        document = read("a", data, Settings(), form)
        assert (document.blocks, document.failures) == ((), ())


@pytest.mark.parametrize(
    "data",
    [
        "<p>Café</p>".encode(),
        "\ufeff<p>Café</p>".encode(),
        "<p>Café</p>".encode("utf-16"),
        "<meta charset=iso-8859-1><p>Café</p>".encode("latin-1"),
    ],
)
def test_encodings(data: bytes) -> None:
    document = read("a.html", data, Settings())
    assert [block.text for block in document.blocks] == ["Café"]
    block = document.blocks[0]
    assert document.source[slice(*block.map.to_source(0, 4))] == "Café"


def test_settings_travel_with_the_document() -> None:
    settings = Settings(locale="uk")
    assert read("a.md", b"x", settings).settings is settings
    assert read("a.html", b"\xff", settings).settings is settings
