"""Each construct of HTML, well-formed and not: what is prose of it, and where it stands."""

from __future__ import annotations

import pytest
from reader_views import found, html, links, outline, quoted

from lint.document import Image
from lint.model import Span


def test_blocks_of_every_kind() -> None:
    source = (
        "<h1>Title</h1><p>Text <i>here</i>.</p><ul><li>one</li></ul><table><caption>Cap</caption>"
        "<tr><th>Head</th><td>Cell</td></tr></table><blockquote>Said</blockquote>"
        "<figure><img src=a.png alt=A><figcaption>Fig</figcaption></figure><pre> x\n  y </pre>"
        "<dl><dt>Term</dt><dd>Meaning</dd></dl><div>Loose<p>inner</p>tail</div>"
    )
    document = html(source)
    assert [(b.kind, b.text, quoted(document, b)) for b in document.blocks] == [
        ("heading", "Title", "<h1>Title</h1>"),
        ("paragraph", "Text here.", "<p>Text <i>here</i>.</p>"),
        ("list-item", "one", "<li>one</li>"),
        ("caption", "Cap", "<caption>Cap</caption>"),
        ("table-cell", "Head", "<th>Head</th>"),
        ("table-cell", "Cell", "<td>Cell</td>"),
        ("quote", "Said", "<blockquote>Said</blockquote>"),
        ("caption", "Fig", "<figcaption>Fig</figcaption>"),
        ("code", " x\n  y ", "<pre> x\n  y </pre>"),
        ("list-item", "Term", "<dt>Term</dt>"),
        ("list-item", "Meaning", "<dd>Meaning</dd>"),
        ("paragraph", "Loose", "<div>Loose"),
        ("paragraph", "inner", "<p>inner</p>"),
        ("paragraph", "tail", "tail</div>"),
    ]


def test_nested_lists_and_headings_have_levels() -> None:
    document = html("<h3>T</h3><ol><li>a<ul><li><p>b</p></li></ul>rest<li>c</ol>")
    assert [(b.kind, b.text, b.level, b.ordered, b.group) for b in document.blocks] == [
        ("heading", "T", 3, False, -1),
        ("list-item", "a", 1, True, 0),
        ("list-item", "b", 2, False, 1),
        ("list-item", "rest", 1, True, 0),
        ("list-item", "c", 1, True, 0),
    ]


def test_cells_that_span_push_others_aside() -> None:
    document = html("<table><thead><tr><td rowspan=2>a<td colspan=2>b<tbody><tr><th scope=row>c<td>d<tr><td>e</table>")
    assert [(b.text, b.cell, b.is_header) for b in document.blocks] == [
        ("a", (0, 0), True),
        ("b", (0, 1), True),
        ("c", (1, 1), True),
        ("d", (1, 2), False),
        ("e", (2, 0), False),
    ]


def test_a_list_in_a_cell_and_a_table_in_an_item() -> None:
    document = html("<table><tr><td>x<ul><li>y</ul></table><ul><li>z<table><tr><td>w</table></ul>")
    assert outline(document) == [("table-cell", "x"), ("list-item", "y"), ("list-item", "z"), ("table-cell", "w")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one \n\t two", "one two"),
        ("one\r\ntwo", "one two"),
        ("one <b> two</b>", "one two"),
        ("one<!-- x --> two", "one two"),
        ("one&#32;&#10;two", "one two"),
        ("one&nbsp; two", "one\u00a0 two"),
        ("one<br>two", "one\ntwo"),
        ("one <BR/>\n two", "one\ntwo"),
        ("one</br>two", "one\ntwo"),
        ("on&shy;e \u200b two", "one two"),
        ("one<wbr>two", "onetwo"),
        ("<q>one</q> two", "“one” two"),
        ("one <del>and</del> two", "one and two"),
        ("H<sub>2</sub>O two", "H2O two"),
    ],
)
def test_white_space_and_inline_markup(written: str, shown: str) -> None:
    document = html(f"<p> {written} </p>")
    assert document.blocks[0].text == shown
    first, last = shown[0], shown[-1]
    if first.isalpha() and last.isalpha():
        assert found(document, shown) == written.removesuffix("</b>")


def test_two_breaks_in_a_row_part_two_blocks() -> None:
    document = html("<div>One.<br><br>\nTwo.<br> <br/>Three.</div><h2>A<br><br>B</h2>")
    assert outline(document) == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("paragraph", "Three."),
        ("heading", "A\nB"),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&lt;5 mg &amp; more", "<5 mg & more"),
        ("R&D &bogus; &", "R&D &bogus; &"),
        ("&copy 2024 &ltx", "© 2024 <x"),
        ("&#150;&#x96;", "––"),
        ("&eacute;&#233;&#xE9;", "ééé"),
        ("5 < 6 <7 << 8 > 2", "5 < 6 <7 << 8 > 2"),
        ("a <- b </ c", "a <- b </ c"),
    ],
)
def test_references_and_stray_signs(written: str, shown: str) -> None:
    document = html(f"<p>x {written} x")
    assert document.blocks[0].text == f"x {shown} x"


def test_an_entity_is_taken_whole_by_a_span_that_touches_it() -> None:
    document = html("<p>Caf&eacute; au lait</p>")
    assert found(document, "Café") == "Caf&eacute;"
    assert found(document, "é au") == "&eacute; au"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("400 mg<sup>1</sup> a day", "400 mg[1] a day"),
        ("a day<sup><a href='#r'>2</a>, <a href='#s'>3</a></sup>.", "a day[2, 3]."),
        ("a day.<sup>[4]</sup>", "a day.[4]"),
        ("10<sup>6</sup> cells", "10^6 cells"),
        ("in 2020<sup><a href=#r>5</a></sup>", "in 2020[5]"),
        ("75 mg/m<sup>2</sup> daily", "75 mg/m2 daily"),
        ("the 4<sup>th</sup> day", "the 4th day"),
    ],
)
def test_raised_numbers_do_not_run_into_words(written: str, shown: str) -> None:
    assert html(f"<p>{written}").blocks[0].text == shown


def test_code_leaves_a_mask() -> None:
    document = html("<p>Type <code>take <b>5</b> mg</code> or <kbd>x</kbd><code> </code>.</p>")
    assert document.blocks[0].text == "Type \ufffc or \ufffc."
    assert document.blocks[0].map.to_source(5, 6) == Span(8, 37)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var x = '<p>no</p>';</script>",
        "<style>p { color: red }</style>",
        "<noscript><p>no</p></noscript>",
        "<template><p>no</p></template>",
        "<svg><title>no</title><text>no</text></svg>",
        "<textarea>no</textarea>",
        "<select><option>no<option>no</select>",
        "<iframe src=x>no</iframe>",
        "<span hidden>no <span>no</span> no</span>",
        "<i aria-hidden=true>no</i>",
        '<b style="display : none">no</b>',
        "<!-- no -->",
        "<?php echo 'no > no' ?>",
        "<!DOCTYPE no>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    document = html(f"<p>one {hidden} two</p><p>three</p>")
    assert [b.text for b in document.blocks] == ["one two", "three"]
    assert document.failures == ()


def test_hidden_blocks_end_where_their_element_ends() -> None:
    document = html("<p hidden>no<p>one</p><div style='visibility:hidden'><div>no</div>no</div>two")
    assert [b.text for b in document.blocks] == ["one", "two"]


def test_a_page_that_hides_its_body_until_a_script_runs_is_read() -> None:
    assert [b.text for b in html('<body style="visibility:hidden"><p>Shown.').blocks] == ["Shown."]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<P>one<P>two<DIV>three</P>four", ["one", "two", "three", "four"]),
        ("<ul><li>one<li>two</ul>three", ["one", "two", "three"]),
        ("<p>one<table><tr><td>two<td>three<tr><td>four</table>", ["one", "two", "three", "four"]),
        ("<p title='a > b' data-x=\">\">one</p>", ["one"]),
        ("<p title=it's>one</p><p class='x>two</p>", ["one", "two"]),
        ("<p>one <a href='x>two</a> three</p>", ["one two three"]),
        ("<h2>Head<p>text</p>", ["Head", "text"]),
        ("<h2>Head</h3><p>text", ["Head", "text"]),
        ("<h2><div>Head</div></h2>text", ["Head", "text"]),
        ("<b>one<p>two</b>three", ["one", "twothree"]),
        ("<table><tr><td>one</div> two</td></tr></table>", ["one two"]),
        ("one</p></div></li>two", ["one", "two"]),
        ("<![CDATA[one & <two>]]>", ["one & <two>"]),
        ("<?xml version='1.0'?><html xmlns='x'><script src='x'/><p>one</p></html>", ["one"]),
        ("<custom-tag>one</custom-tag> <unknown>two", ["one two"]),
        ("<p>one<", ["one<"]),
        ("<p>one<b", ["one<b"]),
        ("<p>one<a href=", ["one<a href="]),
        ("</>one<p/>two", ["one", "two"]),
    ],
)
def test_malformed_pages_lose_no_text(source: str, blocks: list[str]) -> None:
    assert [b.text for b in html(source).blocks] == blocks


@pytest.mark.parametrize("unclosed", ["<!-- x", "<script>x", "<style>x", "<title>x", "<textarea>x"])
def test_text_that_markup_swallows_is_a_failure(unclosed: str) -> None:
    document = html(f"<p>one</p>{unclosed} <p>two</p>")
    assert [b.text for b in document.blocks] == ["one"]
    assert [failure.kind for failure in document.failures] == ["unreadable"]


@pytest.mark.parametrize(
    "source",
    ["<div id=root></div><script src=app.js></script>", "<div hidden><p>text</p></div>", "<noscript>x</noscript>"],
)
def test_a_page_that_only_a_script_can_fill_is_a_failure(source: str) -> None:
    assert [failure.kind for failure in html(source).failures] == ["unreadable"]
    assert html(f"{source}<p>Text").failures == ()


def test_links_point_where_they_are_written_to_point() -> None:
    source = (
        '<p><a href="/a?b=1&amp;c=2">one</a> <a name=n>two</a> <A HREF=x.html>three</A>, https://d.org.</p>'
        "<a href='/card'><h2>Four</h2><p>Five</p></a><p>Six"
    )
    assert links(html(source)) == [
        ("one", "/a?b=1&c=2", "/a?b=1&amp;c=2"),
        ("three", "x.html", "x.html"),
        ("https://d.org", "https://d.org", "https://d.org"),
        ("Four", "/card", "/card"),
        ("Five", "/card", "/card"),
    ]


def test_an_open_link_ends_with_the_element_it_was_opened_in() -> None:
    assert [text for text, *_ in links(html("<p><a href=x>one</p><p>two</p>"))] == ["one"]


def test_images_and_anchors_and_comments() -> None:
    source = '<p id=top>A <img src="a.png" alt="A &amp; B"> b <img src=c.png><a name="old"></a></p><!-- c --><!--d-->'
    document = html(source)
    assert document.images == (Image("A & B", "a.png", Span(12, 45)), Image(None, "c.png", Span(48, 63)))
    assert document.anchors == {"top", "old"}
    assert [source[c.start : c.end] for c in document.comments] == ["<!-- c -->", "<!--d-->"]


def regions(source: str) -> list[tuple[str, str]]:
    return [(b.text, b.region) for b in html(source).blocks]


def test_page_furniture_is_told_apart_but_kept() -> None:
    source = (
        "<header>Site</header><nav>Menu</nav><div role=navigation>Roles</div><article><header><h1>Title</h1></header>"
        "<p>Text</p><aside>Do not take more than 4 g.</aside><footer>Not a substitute.</footer></article>"
        "<aside>Ads</aside><footer>Legal</footer>"
    )
    assert regions(source) == [
        ("Site", "header"),
        ("Menu", "nav"),
        ("Roles", "nav"),
        ("Title", "body"),
        ("Text", "body"),
        ("Do not take more than 4 g.", "body"),
        ("Not a substitute.", "body"),
        ("Ads", "aside"),
        ("Legal", "footer"),
    ]


def test_an_aside_of_links_is_navigation_even_inside_the_article() -> None:
    source = "<article><p>Text</p><aside><a href=1>Read this</a> and <a href=2>that too</a></aside></article>"
    assert regions(source) == [("Text", "body"), ("Read this and that too", "aside")]


@pytest.mark.parametrize(
    ("attribute", "region"),
    [
        ("class='cookie-banner'", "aside"),
        ("class='x breadcrumbs'", "nav"),
        ("class=toc-list", "nav"),
        ("id=sidebar", "aside"),
        ("class=comments-area", "aside"),
        ("class=related-posts", "aside"),
        ("class=share_buttons", "aside"),
        ("class=site-footer", "footer"),
        ("class=masthead", "header"),
        ("class=has-sidebar", "body"),
        ("class=shared", "body"),
        ("class=commentary", "body"),
        ("class=navy", "body"),
        ("id=related-conditions", "body"),
        ("id=sharing-medicines", "body"),
        ("class=admonition", "body"),
    ],
)
def test_cues_begin_a_class_or_are_an_id(attribute: str, region: str) -> None:
    assert regions(f"<h1>T</h1><p>Text</p><div {attribute}>Cued</div>") == [
        ("T", "body"),
        ("Text", "body"),
        ("Cued", region),
    ]


def test_main_is_the_article_and_what_is_around_it_is_not() -> None:
    source = "<div>Top</div><div class=sidebar-left><main><h1>T</h1><p>Text</p></main></div><div>Bottom</div>"
    assert regions(source) == [("Top", "header"), ("T", "body"), ("Text", "body"), ("Bottom", "footer")]


def test_cues_that_would_leave_no_article_are_overruled() -> None:
    assert regions("<div class=widget><h1>T</h1><p>Text</p></div>") == [("T", "body"), ("Text", "body")]
    assert regions("<div class=modal><p>Text</p></div><nav>Menu</nav>") == [("Text", "body"), ("Menu", "nav")]
    assert regions("<aside><p>Text</p></aside>") == [("Text", "body")]


def test_the_only_title_is_the_article_s_wherever_it_stands() -> None:
    assert regions("<header><p>Site</p><h1>T</h1></header><p>Text</p>") == [
        ("Site", "header"),
        ("T", "body"),
        ("Text", "body"),
    ]
    assert regions("<h1>T</h1><main><p>Text</p></main>") == [("T", "body"), ("Text", "body")]


def test_depth_costs_nothing_but_depth() -> None:
    document = html("<div>" * 5000 + "<p>one</p>" + "</div>" * 5000 + "<p>two</p>")
    assert [b.text for b in document.blocks] == ["one", "two"]
    assert document.failures == ()
