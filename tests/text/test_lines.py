"""Lines end at \\n, \\r\\n and \\r, and at nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.model import Span
from lint.text.lines import LineIndex, iter_lines

TEXTS = st.text(alphabet=st.sampled_from("ab \n\r\f\v\x1c\x85\u2028é💊"), max_size=60)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("one", [(0, 3)]),
        ("one\n", [(0, 3)]),
        ("one\n\n", [(0, 3), (4, 4)]),
        ("a\r\nb\rc\nd", [(0, 1), (3, 4), (5, 6), (7, 8)]),
        ("a\n\rb", [(0, 1), (2, 2), (3, 4)]),
        ("page\fbreak\vtab\x85next\u2028line", [(0, 24)]),
    ],
)
def test_lines_of_a_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert list(iter_lines(text)) == spans


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (2, (1, 3)), (3, (1, 4)), (4, (2, 1)), (6, (3, 1)), (8, (4, 1)), (9, (4, 2))],
)
def test_position_counts_code_points_from_one(offset: int, position: tuple[int, int]) -> None:
    assert LineIndex("a💊\r\nb\n\r\nc").position(offset) == position


def test_span_of_a_line_leaves_out_its_end() -> None:
    index = LineIndex("ab\r\n\rc")
    assert [index.span(line) for line in (1, 2, 3)] == [Span(0, 2), Span(4, 4), Span(5, 6)]


@pytest.mark.parametrize("line", [0, 4, -1])
def test_a_line_outside_the_text_is_an_error(line: int) -> None:
    with pytest.raises(IndexError):
        LineIndex("a\nb\nc").span(line)


def test_an_empty_text_has_one_empty_line() -> None:
    index = LineIndex("")
    assert (len(index), index.span(1), index.position(0)) == (1, Span(0, 0), (1, 1))


@given(TEXTS)
def test_lines_and_their_ends_make_up_the_text(text: str) -> None:
    pieces = re.split(r"\r\n|\n|\r", text)
    assert len(LineIndex(text)) == len(pieces)
    assert [text[slice(*LineIndex(text).span(number + 1))] for number in range(len(pieces))] == pieces
    if pieces[-1] == "":
        pieces.pop()
    assert [text[start:end] for start, end in iter_lines(text)] == pieces


@given(TEXTS)
def test_every_offset_is_where_its_position_says(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.span(line).start + column - 1 == offset
