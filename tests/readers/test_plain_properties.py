"""What holds for any plain text: nothing is lost, nothing stands twice, nothing moves."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Block, Document
from lint.model import Settings
from lint.readers.plain import read
from lint.text.sourcemap import INVISIBLE

LINES = [
    "",
    "",
    "Living with asthma",
    "LIVING WITH ASTHMA",
    "What sets it off?",
    "Side effects:",
    "Call your doctor if:",
    "Smoke, cold air and pollen can set off an attack, and so can a cold that",
    "goes to your chest. Keep your blue puffer close by when you run outdoors.",
    "you feel tight in the chest",
    "You wheeze at night.",
    "- dust mites",
    "  • pets",
    "* mould",
    "1. Shake the puffer.",
    "2) Breathe out.",
    "   a. slowly",
    "b) and all the way",
    "12. Hold your breath",
    "> My first attack scared me.",
    "> 38 °C is a fever.",
    "Puffs\tDay",
    "2\tMonday",
    "Puffs   Day",
    "2       Monday",
    "| Puffs | Day |",
    "|-------|-----|",
    "| 2     | Mon |",
    "Home | Shop | Cart",
    "-----",
    "=====",
    "***",
    "```",
    "    x = f();",
    "Figure 1: A puffer",
    "[1] Lung Society. Guide. 2024.",
    "www.example.org/asthma",
    "See https://example.org/a_(b). Then rest.",
    "\u200bal\u00adbuter\u200bol \t",
    "\f",
    "\ufeff",
    "👩\u200d⚕️ Ask a nurse",
    "ربو الأطفال",
    "<b>Bold</b> &amp; <!-- wp:paragraph -->",
    '<!-- healthlint-disable-next-line all reason="test" -->',
    "•",
    "o",
    "–",
    "A",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)
ANY_TEXT = st.text(alphabet=st.sampled_from("aAbZ 19.,:;?!-•*>|=`#()[]\t\n\r\f\u00ad\u200béא💊"), max_size=120)


def document_of(text: str) -> Document:
    return read("article.txt", text, Settings())


def places(block: Block) -> list[int]:
    """Return the source offset of each character of a block's prose."""
    return [block.map.to_source(index, index + 1).start for index in range(len(block.text))]


@given(TEXTS | ANY_TEXT)
def test_prose_stands_in_the_source_where_the_map_says(text: str) -> None:
    for block in document_of(text).blocks:
        assert block.text
        assert block.map.is_faithful(text, block.text, 0, len(block.text))
        whole = block.map.to_source(0, len(block.text))
        assert block.span.start <= whole.start < whole.end <= block.span.end
        assert block.text == block.text.strip(" \t\f" + INVISIBLE)
        assert not set(INVISIBLE) & set(block.text)


@given(TEXTS | ANY_TEXT)
def test_blocks_stand_in_order_and_apart(text: str) -> None:
    blocks = document_of(text).blocks
    assert all(first.span.end <= second.span.start for first, second in pairwise(blocks))
    offsets = [place for block in blocks for place in places(block)]
    assert offsets == sorted(set(offsets))


@given(TEXTS | ANY_TEXT)
def test_every_word_is_prose_but_for_list_marks_fences_and_suppressions(text: str) -> None:
    document = document_of(text)
    prose = {place for block in document.blocks for place in places(block)}
    markup = {offset for comment in document.comments for offset in range(*comment)}
    for block in document.blocks:
        if block.kind == "list-item":
            markup |= set(range(block.span.start, block.map.to_source(0, 1).start))
        elif block.kind == "code":
            markup |= set(range(*block.span))
    lost = [o for o, character in enumerate(text) if character.isalnum() and o not in prose and o not in markup]
    assert lost == []


@given(TEXTS)
def test_nothing_visible_is_lost_but_markup(text: str) -> None:
    document = document_of(text)
    prose = {place for block in document.blocks for place in places(block)}
    inside = {offset for block in document.blocks for offset in range(*block.span)}
    inside |= {offset for comment in document.comments for offset in range(*comment)}
    outside = {text[o] for o in range(len(text)) if o not in prose and o not in inside}
    assert outside <= set("|-=*`" + " \t\n\f" + INVISIBLE)


@given(TEXTS, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_make_no_difference(text: str, line_end: str) -> None:
    def told(document: Document) -> list[tuple[object, ...]]:
        return [(b.kind, b.level, b.group, b.cell, b.text, b.inferred) for b in document.blocks]

    assert told(document_of(text.replace("\n", line_end))) == told(document_of(text))


@given(TEXTS, st.sampled_from(["💊\n\n", "🩺🩺 \n\n\n"]))
def test_a_line_in_front_moves_spans_by_its_length(text: str, front: str) -> None:
    before, after = document_of(text), document_of(front + text)
    shift = len(front)
    assert [block.text for block in after.blocks[1:]] == [block.text for block in before.blocks]
    assert [place for b in after.blocks[1:] for place in places(b)] == [
        place + shift for b in before.blocks for place in places(b)
    ]
    assert [tuple(block.span) for block in after.blocks[1:]] == [
        (block.span.start + shift, block.span.end + shift) for block in before.blocks
    ]


@given(TEXTS, st.data())
def test_a_suppression_comment_changes_no_prose(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    comment = '<!-- healthlint-disable-next-line numbers/bare-probability reason="quoted" -->'
    suppressed = document_of("\n".join([*lines[:at], comment, *lines[at:]]))
    assert [(b.kind, b.text) for b in suppressed.blocks] == [(b.kind, b.text) for b in document_of(text).blocks]
    assert any(suppressed.source[slice(*span)] == comment for span in suppressed.comments)


@given(TEXTS)
def test_inferences_are_stated_and_well_formed(text: str) -> None:
    blocks = document_of(text).blocks
    assert sum(block.kind == "title" for block in blocks) <= 1
    for block in blocks:
        assert block.inferred
        assert (block.kind in ("title", "heading", "list-item")) == (block.level > 0)
        assert (block.kind in ("list-item", "quote", "table-cell")) == (block.group >= 0)
        assert (block.kind == "table-cell") == (block.cell is not None)
        assert block.level <= 6 or block.kind == "list-item"


def calls_to_read(text: str) -> int:
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        document_of(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "\n".join(LINES) + "\n",
        "a\n",
        "- a\n",
        "1. a\n  - b\n",
        "|---|\n",
        "a | b\n",
        "Side effects:\n",
        "    x\n",
        "```\n",
        "> a\n",
        "WHO?\n",
        "Take it with food and\n",
    ],
)
def test_the_work_grows_no_faster_than_the_text(piece: str) -> None:
    assert calls_to_read(piece * 1000) <= 11 * calls_to_read(piece * 100)
