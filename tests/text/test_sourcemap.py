"""The map from prose to source: nothing moves, nothing is made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.model import Span
from lint.text.sourcemap import INVISIBLE, SourceMap, SourceMapBuilder, add_visible

SOURCE = "Take **5&nbsp;mg** now"


def example() -> tuple[str, SourceMap]:
    builder = SourceMapBuilder()
    builder.add("Take ", 0)
    builder.add("5", 7)
    builder.add_instead("\xa0", Span(8, 14))
    builder.add("mg", 14)
    builder.add(" now", 18)
    return builder.build()


def test_markup_at_the_ends_of_a_range_is_left_out() -> None:
    prose, mapping = example()
    assert prose == "Take 5\xa0mg now"
    start = prose.index("5")
    assert mapping.to_source(start, start + 4) == Span(7, 16)
    assert SOURCE[7:16] == "5&nbsp;mg"


def test_an_entity_is_taken_whole() -> None:
    _, mapping = example()
    assert mapping.to_source(6, 7) == Span(8, 14)
    assert mapping.to_source(5, 7) == Span(7, 14)


def test_a_range_over_markup_holds_the_markup() -> None:
    prose, mapping = example()
    assert mapping.to_source(0, len(prose)) == Span(0, len(SOURCE))


def test_an_empty_range_is_an_empty_span() -> None:
    prose, mapping = example()
    assert mapping.to_source(5, 5) == Span(7, 7)
    assert mapping.to_source(len(prose), len(prose)) == Span(len(SOURCE), len(SOURCE))
    assert SourceMap(()).to_source(0, 0) == Span(0, 0)


def test_the_end_after_an_entity_is_after_all_of_it() -> None:
    builder = SourceMapBuilder()
    builder.add("AT", 0)
    builder.add_instead("&", Span(2, 7))
    _, mapping = builder.build()
    assert mapping.to_source(3, 3) == Span(7, 7)


def test_source_offsets_lead_back_to_prose() -> None:
    _, mapping = example()
    assert [mapping.to_prose(offset) for offset in (0, 5, 6, 7, 8, 11, 14, 16, 18, 21, 22, 99)] == [
        0, 5, 5, 5, 6, 6, 7, 9, 9, 12, 13, 13,
    ]  # fmt: skip
    assert SourceMap(()).to_prose(3) == 0


def test_neighbouring_pieces_become_one_segment() -> None:
    builder = SourceMapBuilder()
    for index, character in enumerate("dose"):
        builder.add(character, 10 + index)
    builder.add("", 14)
    prose, mapping = builder.build()
    assert (prose, len(mapping.segments), len(builder)) == ("dose", 1, 4)


def test_faithful_means_the_same_characters_at_the_same_place() -> None:
    prose, mapping = example()
    assert mapping.is_faithful(SOURCE, prose, 0, len(prose))
    other = SOURCE.replace("now", "NOW")
    assert not mapping.is_faithful(other, prose, 0, len(prose))
    assert mapping.is_faithful(other, prose, 0, 5)


def test_prose_that_the_map_does_not_cover_is_not_faithful() -> None:
    prose, mapping = example()
    assert not mapping.is_faithful(SOURCE, prose + " more", 0, len(prose) + 5)
    assert not SourceMap(()).is_faithful(SOURCE, "Take", 0, 4)
    assert SourceMap(()).is_faithful(SOURCE, "", 0, 0)


def test_a_drug_name_broken_by_invisible_characters_is_whole_in_prose() -> None:
    source = "\ufeffiso\u00adtret\u200binoin"
    builder = SourceMapBuilder()
    add_visible(builder, source, 0)
    prose, mapping = builder.build()
    assert prose == "isotretinoin"
    assert mapping.to_source(0, 12) == Span(1, len(source))
    assert mapping.to_source(2, 4) == Span(3, 6)


def test_joiners_of_emoji_stay() -> None:
    builder = SourceMapBuilder()
    add_visible(builder, "👩\u200d⚕️", 0)
    assert builder.build()[0] == "👩\u200d⚕️"


@given(st.text(alphabet=st.sampled_from("abc é💊" + INVISIBLE), max_size=40), st.integers(0, 500))
def test_visible_characters_keep_their_places(text: str, at: int) -> None:
    builder = SourceMapBuilder()
    add_visible(builder, text, at)
    prose, mapping = builder.build()
    places = [at + index for index, character in enumerate(text) if character not in INVISIBLE]
    assert prose == "".join(text[place - at] for place in places)
    assert [mapping.to_source(index, index + 1) for index in range(len(prose))] == [Span(p, p + 1) for p in places]
    assert [mapping.to_prose(place) for place in places] == list(range(len(prose)))


WORDS = st.text(alphabet="abcd", min_size=1, max_size=4)
PIECES = st.lists(st.tuples(st.integers(0, 3), WORDS, st.booleans()), max_size=8)


@given(PIECES)
def test_any_range_maps_to_a_span_in_order(pieces: list[tuple[int, str, bool]]) -> None:
    builder = SourceMapBuilder()
    source = ""
    for gap, text, literal in pieces:
        source += "*" * gap
        if literal:
            builder.add(text, len(source))
            source += text
        else:
            builder.add_instead(text, Span(len(source), len(source) + 6))
            source += "&code;"
    prose, mapping = builder.build()
    assert mapping.is_faithful(source, prose, 0, len(prose))
    for start in range(len(prose)):
        for end in range(start + 1, len(prose) + 1):
            span = mapping.to_source(start, end)
            assert 0 <= span.start < span.end <= len(source)
            assert source[span.start] != "*"
            assert source[span.end - 1] != "*"
            assert mapping.to_prose(span.start) <= start
