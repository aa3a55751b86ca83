"""Title, headings, sections and places of an article, whatever its format."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.outline import Section, outline
from lint.document import Block, Document, Meta
from lint.model import Settings, Span
from lint.readers.plain import read
from lint.text.sourcemap import SourceMap

Row = tuple[str, int, str]


def document_of(rows: Sequence[Row], *, format_name: str = "markdown", meta: tuple[Meta, ...] = ()) -> Document:
    """Return a document of blocks given as kind, level and text."""
    blocks = tuple(Block(kind, text, SourceMap(()), Span(0, 0), level=level) for kind, level, text in rows)
    return Document("a", format_name, "", blocks, meta=meta)


def changed(document: Document, index: int, **changes: object) -> Document:
    blocks = list(document.blocks)
    blocks[index] = dataclasses.replace(blocks[index], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(document, blocks=tuple(blocks), memo={})


ARTICLE: list[Row] = [
    ("paragraph", 0, "Before."),
    ("heading", 1, "Gout"),
    ("paragraph", 0, "It hurts."),
    ("heading", 2, "Care"),
    ("heading", 3, "At home"),
    ("paragraph", 0, "Rest."),
    ("list-item", 1, "Ice"),
    ("heading", 4, "At night"),
    ("paragraph", 0, "Sleep."),
    ("heading", 2, "Food"),
    ("code", 0, "x = 1"),
    ("paragraph", 0, "Eat well."),
]


def test_headings_know_their_parents() -> None:
    found = outline(document_of(ARTICLE)).headings
    assert [(h.text, h.level, h.index, h.parent.text if h.parent else None, h.is_title) for h in found] == [
        ("Gout", 1, 1, None, True),
        ("Care", 2, 3, "Gout", False),
        ("At home", 3, 4, "Care", False),
        ("At night", 4, 7, "At home", False),
        ("Food", 2, 9, "Gout", False),
    ]


def test_sections_have_a_path_a_range_and_their_own_blocks() -> None:
    found = outline(document_of(ARTICLE)).sections
    assert [(s.path, s.start, s.stop, s.end, [b.text for b in s.blocks]) for s in found] == [
        ((), 0, 1, 1, ["Before."]),
        (("Gout",), 2, 3, 12, ["It hurts."]),
        (("Gout", "Care"), 4, 4, 9, []),
        (("Gout", "Care", "At home"), 5, 7, 9, ["Rest.", "Ice"]),
        (("Gout", "Care", "At home", "At night"), 8, 9, 9, ["Sleep."]),
        (("Gout", "Food"), 10, 12, 12, ["x = 1", "Eat well."]),
    ]


def test_each_block_stands_in_one_section() -> None:
    found = outline(document_of(ARTICLE))
    names = [found.section_of(index).path[-1:] for index in range(len(ARTICLE))]
    assert names == [
        (), ("Gout",), ("Gout",), ("Care",), ("At home",), ("At home",), ("At home",), ("At night",), ("At night",),
        ("Food",), ("Food",), ("Food",),
    ]  # fmt: skip
    assert found.section_of(5) is found.section_of(6)


def test_subsections_of_a_section() -> None:
    found = outline(document_of(ARTICLE))

    def names(sections: Sequence[Section]) -> list[str]:
        return [section.path[-1] for section in sections]

    assert names(found.subsections(found.section_of(3))) == ["At home", "At night"]
    assert names(found.subsections(found.section_of(2))) == ["Care", "At home", "At night", "Food"]
    assert names(found.subsections(found.section_of(11))) == []
    assert names(found.subsections(found.section_of(0))) == []


def test_headings_over_a_block_start_with_the_nearest() -> None:
    document = document_of(ARTICLE)
    found = outline(document)
    assert [h.text for h in found.headings_over(document.blocks[8])] == ["At night", "At home", "Care", "Gout"]
    assert [h.text for h in found.headings_over(document.blocks[7])] == ["At home", "Care", "Gout"]
    assert found.headings_over(document.blocks[0]) == ()
    with pytest.raises(KeyError):
        found.headings_over(dataclasses.replace(document.blocks[8]))


def test_debris_and_navigation_have_no_part() -> None:
    document = document_of(ARTICLE)
    document = changed(document, 3, debris="boilerplate/navigation")
    document = changed(document, 6, region="nav")
    document = changed(document, 9, region="footer")
    found = outline(document)
    assert [(s.path, [b.text for b in s.blocks]) for s in found.sections] == [
        ((), ["Before."]),
        (("Gout",), ["It hurts."]),
        (("Gout", "At home"), ["Rest."]),
        (("Gout", "At home", "At night"), ["Sleep.", "x = 1", "Eat well."]),
    ]


TITLE = Meta("title", "  Gout \n for all ", Span(0, 1), "front-matter")


@pytest.mark.parametrize(
    ("rows", "meta", "format_name", "expected"),
    [
        ([("heading", 1, "Gout"), ("title", 1, "All on\ngout")], (TITLE,), "text", "All on gout"),
        ([("heading", 2, "Care"), ("heading", 1, "Gout")], (TITLE,), "markdown", "Gout"),
        ([("heading", 2, "Care"), ("paragraph", 0, "Rest.")], (TITLE,), "markdown", "Gout for all"),
        ([("heading", 2, "Care"), ("paragraph", 0, "Rest.")], (), "markdown", None),
        ([("heading", 2, "Care"), ("paragraph", 0, "Rest.")], (), "text", "Care"),
        ([("paragraph", 0, "Rest."), ("heading", 2, "Care")], (), "text", None),
        ([("title", 1, " ")], (), "text", None),
        ([], (), "html", None),
    ],
)
def test_title(rows: list[Row], meta: tuple[Meta, ...], format_name: str, expected: str | None) -> None:
    found = outline(document_of(rows, format_name=format_name, meta=meta))
    assert found.title == expected
    from_meta = expected == "Gout for all"
    assert (found.title_block is None) == (expected is None or from_meta)


def test_the_sources_of_a_title_outside_the_text_have_an_order() -> None:
    channels = ("json-ld", "meta", "title", "front-matter")
    metas = [Meta("title", name, Span(0, 1), name) for name in channels]
    for count in range(1, 5):
        assert outline(document_of([], meta=tuple(metas[:count]))).title == channels[count - 1]
    assert outline(document_of([], meta=(Meta("og:title", "Gout", Span(0, 1), "meta"),))).title == "Gout"
    assert outline(document_of([], meta=(Meta("author", "Ana", Span(0, 1), "meta"),))).title is None


def test_a_title_that_is_debris_gives_way() -> None:
    document = document_of(
        [("title", 1, "Logo"), ("heading", 2, "Gout"), ("paragraph", 0, "It hurts.")], format_name="text"
    )
    assert outline(document).title == "Logo"
    assert outline(changed(document, 0, debris="boilerplate/image-remains")).title == "Gout"


def test_repeats_of_the_title_are_known() -> None:
    rows = [("title", 1, "Gout care"), ("heading", 1, "GOUT care"), ("heading", 2, "Gout care"), ("heading", 1, "Food")]
    assert [h.is_title for h in outline(document_of(rows)).headings] == [True, True, False, False]


def test_position_counts_the_characters_of_running_text() -> None:
    document = document_of(
        [
            ("heading", 1, "Gout and more"),
            ("paragraph", 0, "x" * 30),
            ("code", 0, "y" * 99),
            ("list-item", 1, "x" * 10),
            ("paragraph", 0, "x" * 60),
            ("paragraph", 0, "© all rights"),
        ]
    )
    document = changed(document, 5, debris="boilerplate/copyright-line")
    found = outline(document)
    assert [found.position(index) for index in range(6)] == [0.0, 0.0, 0.3, 0.3, 0.4, 1.0]
    assert found.position(4, 30) == 0.7
    assert (found.first_prose, found.last_prose) == (1, 4)


def test_an_article_without_text() -> None:
    found = outline(document_of([("heading", 2, "Gout")]))
    assert (found.first_prose, found.last_prose, found.position(0)) == (None, None, 0.0)
    empty = outline(document_of([]))
    assert (len(empty.sections), empty.sections[0].blocks, empty.headings) == (1, (), ())


def test_the_outline_is_made_once() -> None:
    document = document_of(ARTICLE)
    assert outline(document) is outline(document)


ROWS = st.lists(
    st.tuples(st.sampled_from(["heading", "heading", "paragraph", "code"]), st.integers(1, 6), st.sampled_from("abc")),
    max_size=25,
)


@given(ROWS)
def test_sections_part_the_article(rows: list[Row]) -> None:
    document = document_of(rows)
    found = outline(document)
    covered = [index for section in found.sections for index in range(section.start, section.stop)]
    assert sorted([*covered, *(heading.index for heading in found.headings)]) == list(range(len(rows)))
    for number, section in enumerate(found.sections):
        assert section.start <= section.stop <= section.end
        assert len(section.blocks) == section.stop - section.start
        if section.heading:
            assert section.heading is found.headings[number - 1]
            assert section.start == section.heading.index + 1
            below = [h for h in found.headings if section.heading in h.path[:-1]]
            assert [s.heading for s in found.subsections(section)] == below
    for index in range(len(rows)):
        section = found.section_of(index)
        assert section.start - (section.heading is not None) <= index < max(section.stop, section.start)


@given(ROWS)
def test_parents_are_of_higher_rank_and_nothing_between_is(rows: list[Row]) -> None:
    for heading in outline(document_of(rows)).headings:
        above = [h for h in outline(document_of(rows)).headings if h.index < heading.index and h.level < heading.level]
        assert (heading.parent.index if heading.parent else None) == (above[-1].index if above else None)


def test_plain_text_has_an_outline_too() -> None:
    text = (
        "Menu\nLiving with gout\n\nLiving with gout\n\nGout hurts, and it comes on at night.\n\n"
        "What helps\n\nAt home\n\nRest the joint.\n\nFood\n\nEat less meat.\n"
    )
    found = outline(read("a.txt", text, Settings()))
    assert found.title == "Living with gout"
    assert [section.path for section in found.sections] == [
        (),
        ("Living with gout",),
        ("Living with gout",),
        ("Living with gout", "What helps"),
        ("Living with gout", "What helps", "At home"),
        ("Living with gout", "Food"),
    ]
