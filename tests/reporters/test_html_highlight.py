from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.model import Level, Settings, Span
from lint.readers import read
from lint.reporters.html.highlight import MOST_NAMED, Marked, Piece, by_block, pieces


def mark(start: int, end: int, number: int, level: Level = Level.INFO) -> Marked:
    return Marked(start, end, number, level)


def test_overlapping_highlights_become_pieces_that_know_all_findings() -> None:
    found = pieces("abcdef", [mark(1, 4, 1, Level.WARNING), mark(3, 6, 2, Level.ERROR)])
    assert found == [
        Piece("a"),
        Piece("bc", (1,), "warning", (1,), ()),
        Piece("d", (1, 2), "error", (2,), (1,)),
        Piece("ef", (2,), "error", (), (2,)),
    ]


def test_a_point_stands_between_its_neighbours() -> None:
    assert pieces("ab", [mark(1, 1, 1)]) == [Piece("a"), Piece("", (1,), "info", (1,), (1,)), Piece("b")]
    assert pieces("", [mark(0, 0, 1)]) == [Piece("", (1,), "info", (1,), (1,))]


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-3, 35), st.integers(0, 20)), max_size=14))
def test_pieces_hold_the_text_and_each_finding_begins_and_ends_once(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [mark(start, start + length, number) for number, (start, length) in enumerate(ranges, 1)]
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    for name in ("begins", "ends"):
        assert sorted(n for piece in found for n in getattr(piece, name)) == [m.number for m in marks]
    for piece in found:
        assert len(piece.numbers) <= MOST_NAMED
        assert (piece.level is None) == (not piece.numbers)


def test_a_finding_across_blocks_is_marked_in_each_and_begins_and_ends_once() -> None:
    source = "One two.\n\nThree four.\n"
    document = read("a.md", source.encode(), Settings())
    found, nowhere = by_block(document.blocks, [(1, Span(4, 15), Level.INFO)])
    assert found == {0: [Marked(4, 8, 1, Level.INFO, True, False)], 1: [Marked(0, 5, 1, Level.INFO, False, True)]}
    assert nowhere == set()


def test_a_finding_in_markup_is_a_point_and_one_outside_every_block_is_nowhere() -> None:
    source = "See **this** word.\n\n<!-- note -->\n"
    document = read("a.md", source.encode(), Settings())
    found, nowhere = by_block(document.blocks, [(1, Span(4, 6), Level.INFO), (2, Span(20, 33), Level.INFO)])
    assert found == {0: [Marked(4, 4, 1, Level.INFO)]}
    assert nowhere == {2}
