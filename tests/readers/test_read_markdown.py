"""Each construct of Markdown: what is prose of it, and where it stands."""

from __future__ import annotations

import pytest
from reader_views import found, links, markdown, outline, quoted

from lint.document import Image
from lint.model import Settings, Span
from lint.readers import read


@pytest.mark.parametrize(
    ("source", "level", "whole"),
    [
        ("# Pain relief", 1, "# Pain relief"),
        ("###   Pain relief  ### \n", 3, "###   Pain relief  ### "),
        ("Pain relief\n===\n\nx", 1, "Pain relief\n==="),
        ("Pain relief\r\n---\r\n", 2, "Pain relief\r\n---"),
        ("## Pain relief {#relief}\n", 2, "## Pain relief {#relief}"),
    ],
)
def test_a_heading_is_its_words_and_spans_its_marks(source: str, level: int, whole: str) -> None:
    document = markdown(source)
    heading = document.blocks[0]
    assert (heading.kind, heading.level, heading.text) == ("heading", level, "Pain relief")
    assert quoted(document, heading) == whole
    assert found(document, "Pain relief") == "Pain relief"


def test_headings_are_anchors_numbered_when_they_repeat() -> None:
    document = markdown("# Dose & timing\n\n## Risks\n\n## Risks\n\n## *Own* name {#mine}\n\n<a name='old'></a>text\n")
    assert document.anchors == {"dose--timing", "risks", "risks-1", "own-name", "mine", "old"}


def test_nested_lists_know_depth_group_and_numbering() -> None:
    source = "- one\n  goes on\n- two\n  1. deep\n     - deeper\n\n  second paragraph of two\n\n3) other list\n"
    document = markdown(source)
    assert [(b.text, b.level, b.group, b.ordered, quoted(document, b)) for b in document.blocks] == [
        ("one\ngoes on", 1, 0, False, "- one\n  goes on"),
        ("two", 1, 0, False, "- two"),
        ("deep", 2, 1, True, "1. deep"),
        ("deeper", 3, 2, False, "- deeper"),
        ("second paragraph of two", 1, 0, False, "second paragraph of two"),
        ("other list", 1, 3, True, "3) other list"),
    ]
    assert {b.kind for b in document.blocks} == {"list-item"}


def test_loose_and_tight_lists_read_alike() -> None:
    tight, loose = markdown("- a\n- b\n"), markdown("- a\n\n- b\n")
    assert outline(tight) == outline(loose) == [("list-item", "a"), ("list-item", "b")]


def test_task_boxes_are_no_prose() -> None:
    document = markdown("- [x] Ask your pharmacist\n- [ ] Write it down\n")
    assert outline(document) == [("list-item", "Ask your pharmacist"), ("list-item", "Write it down")]
    assert quoted(document, document.blocks[0]) == "- [x] Ask your pharmacist"


def test_all_that_stands_in_a_quote_is_quoted() -> None:
    source = "> She said\n> *stop*\nlazily.\n>\n> - first\n> - second\n>\n> ## Head\n\nAfter.\n"
    document = markdown(source)
    assert outline(document) == [
        ("quote", "She said\nstop\nlazily."),
        ("quote", "first"),
        ("quote", "second"),
        ("quote", "Head"),
        ("paragraph", "After."),
    ]
    assert found(document, "said\nstop\nlazily") == "said\n> *stop*\nlazily"
    assert [block.level for block in document.blocks] == [0, 1, 1, 0, 0]


def test_an_alert_is_the_author_speaking_not_a_quotation() -> None:
    document = markdown("> [!WARNING]\n> Do not stop at once.\n")
    assert outline(document) == [("paragraph", "Do not stop at once.")]


def test_table_cells_know_their_place() -> None:
    source = "Doses\n\n| Drug | Most \\| day |\n|:--|--:|\n| **A** | 4 g |\n| B |\n\nAfter\n"
    document = markdown(source)
    cells = [b for b in document.blocks if b.kind == "table-cell"]
    assert [(b.text, b.cell, b.is_header) for b in cells] == [
        ("Drug", (0, 0), True),
        ("Most | day", (0, 1), True),
        ("A", (1, 0), False),
        ("4 g", (1, 1), False),
        ("B", (2, 0), False),
    ]
    assert len({b.group for b in cells}) == 1
    assert found(document, "Most | day") == "Most \\| day"
    assert [quoted(document, b) for b in cells][1:3] == ["Most \\| day", "**A**"]


def test_a_table_in_a_quote_keeps_its_places() -> None:
    document = markdown("> | A | B |\n> |---|---|\n> | 5 mg | c |\n")
    assert [b.kind for b in document.blocks] == ["quote"] * 4
    assert found(document, "5 mg") == "5 mg"


def test_links_of_every_sort() -> None:
    source = (
        'Ask [your *GP*](<https://nhs.uk/a b> "t"), [a nurse](/n\\(1\\) ), [us][Ref], [ref], <https://a.org/x>,\n'
        "<me@a.org>, https://b.org/y_z_1. or www.c.org/(d)).\n\n[ref]: https://ref.org\n"
    )
    assert links(markdown(source)) == [
        ("your GP", "https://nhs.uk/a b", "https://nhs.uk/a b"),
        ("a nurse", "/n(1)", "/n\\(1\\)"),
        ("us", "https://ref.org", None),
        ("ref", "https://ref.org", None),
        ("https://a.org/x", "https://a.org/x", "https://a.org/x"),
        ("me@a.org", "mailto:me@a.org", "me@a.org"),
        ("https://b.org/y_z_1", "https://b.org/y_z_1", "https://b.org/y_z_1"),
        ("www.c.org/(d)", "www.c.org/(d)", "www.c.org/(d)"),
    ]


def test_a_link_without_a_target_is_still_a_link() -> None:
    document = markdown("Read [this page]() and [that](javascript:x).")
    assert links(document) == [("this page", "", ""), ("that", "javascript:x", "javascript:x")]
    assert document.blocks[0].text == "Read this page and that."


def test_images_are_no_prose() -> None:
    source = 'Before ![A *red* pill](pill.png "t") after ![](x.png) and ![r][pic].\n\n[pic]: y.png\n'
    document = markdown(source)
    assert document.blocks[0].text == "Before after and ."
    assert document.images == (
        Image("A red pill", "pill.png", Span(7, 36)),
        Image("", "x.png", Span(43, 53)),
        Image("r", "y.png", Span(58, 67)),
    )
    assert source[7:36] == '![A *red* pill](pill.png "t")'


def test_emphasis_nests_and_takes_no_room() -> None:
    document = markdown("Do ***not* stop** it_now_ or __ever *again*__, 2 * 3 ~~old~~ ***\n")
    block = document.blocks[0]
    assert block.text == "Do not stop it_now_ or ever again, 2 * 3 old ***"
    marks = [(i.kind, block.text[i.start : i.end]) for i in block.inlines]
    assert marks == [("strong", "not stop"), ("emphasis", "not"), ("strong", "ever again"), ("emphasis", "again")]
    assert found(document, "not stop") == "not* stop"


def test_code_is_masked_in_prose_and_a_block_of_its_own() -> None:
    source = "Run `take 5 mg` now.\n\n```sh\ndose *5*\n\nx\n```\n\n> ~~~\n> a\n>   b\n> ~~~\n\n-     c\n"
    document = markdown(source)
    assert outline(document) == [
        ("paragraph", "Run \ufffc now."),
        ("code", "dose *5*\n\nx"),
        ("code", "a\n  b"),
        ("code", "c"),
    ]
    assert found(document, "\ufffc") == "`take 5 mg`"
    assert quoted(document, document.blocks[1]) == "```sh\ndose *5*\n\nx\n```"


def test_entities_and_escapes_are_taken_whole() -> None:
    document = markdown("5&nbsp;mg &lt; 5\\*mg, R&D &copy; &#x1F48A; \\q&shy;r")
    assert document.blocks[0].text == "5\u00a0mg < 5*mg, R&D © 💊 \\qr"
    assert found(document, "5\u00a0mg") == "5&nbsp;mg"
    assert found(document, "5*mg") == "5\\*mg"
    assert found(document, "💊") == "&#x1F48A;"


@pytest.mark.parametrize(
    "gap", ["\n", "  \n", "   \n  ", "\\\n", "\r\n", "  \r\n\t", "\\\r\n", "\r", "<br>", "<br/>\n"]
)
def test_soft_and_hard_breaks_are_line_ends(gap: str) -> None:
    document = markdown(f"one{gap}two")
    assert document.blocks[0].text == "one\ntwo"
    assert found(document, "one\ntwo") == f"one{gap}two"


@pytest.mark.parametrize("gap", [" ", "  ", " \t ", " <!-- x --> ", " \u200b "])
def test_a_run_of_white_space_is_one_space(gap: str) -> None:
    document = markdown(f"one{gap}two")
    assert document.blocks[0].text == "one two"
    assert found(document, "one two") == f"one{gap}two"


def test_characters_that_nobody_sees_do_not_break_words() -> None:
    document = markdown("\ufeffibu\u00adpro\u200bfen and 👩\u200d⚕️")
    assert document.blocks[0].text == "ibuprofen and 👩\u200d⚕️"
    assert found(document, "ibuprofen") == "ibu\u00adpro\u200bfen"


def test_html_inside_markdown_is_read_as_html() -> None:
    source = (
        "A <b>bold</b> <span class='x'>word</span>, 5 mg<sup>2</sup> <a href='/x'>link</a><!-- note -->.\n\n"
        "<div align=center>\nHi &amp; <em>bye</em>\n</div>\n\n> <ul>\n> <li>one\n> two</ul>\n\n<!-- block -->\n"
    )
    document = markdown(source)
    assert outline(document) == [
        ("paragraph", "A bold word, 5 mg[2] link."),
        ("paragraph", "Hi & bye"),
        ("quote", "one two"),
    ]
    assert found(document, "one two") == "one\n> two"
    assert [source[c.start : c.end] for c in document.comments] == ["<!-- note -->", "<!-- block -->"]
    assert links(document) == [("link", "/x", "/x")]


def test_markdown_inside_html_elements_belongs_to_their_region() -> None:
    source = (
        "<nav>\n\n- [Home](/)\n\n</nav>\n\nBody\n\n<div hidden>\n\nSecret\n\n</div>\n\n<aside>\n\nBox\n\n</aside>\n"
    )
    document = markdown(source)
    assert [(b.text, b.region) for b in document.blocks] == [("Home", "nav"), ("Body", "body"), ("Box", "body")]


def test_footnotes_stay_visible_where_they_are_cited() -> None:
    source = "Take less.[^1] Not more.[^note]\n\n[^1]: https://fda.gov\n[^note]: The *label*.\n\n    Its second part.\n"
    document = markdown(source)
    assert outline(document) == [
        ("paragraph", "Take less.[^1] Not more.[^note]"),
        ("list-item", "https://fda.gov"),
        ("list-item", "The label."),
        ("list-item", "Its second part."),
    ]
    block = document.blocks[0]
    assert [(i.kind, block.text[i.start : i.end], i.target) for i in block.inlines] == [
        ("citation", "[^1]", "1"),
        ("citation", "[^note]", "note"),
    ]
    assert quoted(document, document.blocks[2]) == "[^note]: The *label*."
    assert len({b.group for b in document.blocks[1:]}) == 1


def test_link_definitions_and_rules_are_no_blocks() -> None:
    assert outline(markdown("[a]: /x 'title'\n\n***\n\nText [a].\n")) == [("paragraph", "Text a.")]


def test_tabs_and_indents_do_not_move_anything() -> None:
    document = markdown("-\tone\n\n\ttwo\n\n   three  \n      four\n")
    assert [(b.kind, b.text) for b in document.blocks][:2] == [("list-item", "one"), ("list-item", "two")]
    assert found(document, "three\nfour") == "three  \n      four"


def test_nesting_beyond_reason_is_a_failure_not_silence() -> None:
    for source in ("> " * 5000 + "x", "- " * 5000 + "x", "[^a]: " * 5000 + "x"):
        document = markdown(source)
        assert [failure.kind for failure in document.failures] == ["unreadable"]
        assert "100 deep" in document.failures[0].message


def test_an_unclosed_comment_is_a_failure() -> None:
    document = markdown("Before\n\n<!-- never closed\n\nAfter\n")
    assert outline(document) == [("paragraph", "Before")]
    assert [(f.kind, f.span) for f in document.failures] == [("unreadable", Span(8, 8))]


@pytest.mark.parametrize("source", ["# # \xa0", "# a # \xa0", "# a\u2003", "# a  ##  "])
def test_a_heading_ends_where_the_parser_ends_it(source: str) -> None:
    (block,) = read("a.md", source.encode(), Settings()).blocks
    assert block.span == (0, len(source))
    assert block.map.is_faithful(source, block.text, 0, len(block.text))
