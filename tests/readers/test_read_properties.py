"""Whatever an article holds, each word of it is found where it stands."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reader_articles import Expected, Part, articles, expect, write_html, write_markdown

from lint.document import Document
from lint.model import Settings
from lint.readers import read

LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def read_text(source: str, form: str) -> Document:
    return read("article", source.encode(), Settings(), form)


def check_shape(document: Document) -> None:
    """What holds for every document: blocks in order, disjoint, inside the source, and faithful to it."""
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.source)
        end = block.span.end
        assert block.map.is_faithful(document.source, block.text, 0, len(block.text))
        place = block.map.to_source(0, len(block.text))
        assert block.span.start <= place.start <= place.end <= block.span.end
        for inline in block.inlines:
            assert 0 <= inline.start <= inline.end <= len(block.text)
    previous = -1
    for block in document.blocks:
        for segment in block.map.segments:
            assert segment.source >= previous, "the map never runs backwards"
            previous = segment.source


def check_words(document: Document, expected: list[Expected]) -> None:
    found = [
        Expected(b.kind, b.level, b.ordered, b.cell, b.group, b.text.replace("\r\n", "\n").replace("\r", "\n"))
        for b in document.blocks
    ]
    assert [(*vars(e).values(),)[:6] for e in found] == [(*vars(e).values(),)[:6] for e in expected]
    for block, wanted in zip(document.blocks, expected, strict=True):
        for start, end, written in wanted.words:
            place = block.map.to_source(start, end)
            got = document.source[place.start : place.end]
            assert got in (written, f"`{written}`"), "the span of a word quotes the word"


@given(articles, LINE_ENDS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_word_of_markdown_is_where_the_map_says(article: list[Part], line_end: str, bom: bool) -> None:
    source = ("\ufeff" if bom else "") + write_markdown(article).replace("\n", line_end)
    document = read_text(source, "markdown")
    assert document.failures == ()
    check_shape(document)
    check_words(document, expect(article, "markdown"))


@given(articles, LINE_ENDS, st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_word_of_html_is_where_the_map_says(article: list[Part], line_end: str, bom: bool, tidy: bool) -> None:
    source = ("\ufeff" if bom else "") + write_html(article, tidy=tidy).replace("\n", line_end)
    document = read_text(source, "html")
    assert document.failures == ()
    check_shape(document)
    check_words(document, expect(article, "html"))


@given(articles)
@settings(max_examples=100, deadline=None)
def test_markdown_and_html_of_an_article_read_alike(article: list[Part]) -> None:
    markdown = read_text(write_markdown(article), "markdown")
    html = read_text(write_html(article, tidy=True), "html")

    def facts(document: Document) -> list[object]:
        return [
            (
                b.kind,
                b.level,
                b.group,
                b.cell,
                b.is_header,
                b.ordered,
                b.text.replace("\n", " "),
                [(i.kind, i.start, i.end, i.target) for i in b.inlines if i.kind in ("link", "emphasis", "code")],
            )
            for b in document.blocks
        ]

    assert facts(markdown) == facts(html)


# fmt: off
MARKUP = st.lists(
    st.sampled_from([
        "a", "take 5 mg", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "    ", "*", "**", "_", "`", "```", "~~", "[",
        "]", "(", ")", "![", "](x)", "[^1]", "[^1]: ", "[r]: /u\n", "# ", "## ", "=====\n", "---\n", "- ", "1. ", "> ",
        "|", "|---|", "\\", "&amp;", "&", "&#0;", "&nbsp;", "<", ">", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>",
        "<br>", "<!--", "-->", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<a href='", "'>",
        "<script>", "</script>", "<pre>", "</pre>", "<h2>", "</h2>", "<sup>1</sup>", "<code>", "</code>", "<q>",
        "<![CDATA[", "]]>", "<?x", "<span hidden>", "</span>", "\u00ad", "\u200b", "\u00a0", "\u2028", "\f", "💊",
        "+++\n", "title: x\n", "{#id}", "https://a.org/b).", "<blockquote>", "</blockquote>", "- [ ] ", "> [!NOTE]\n",
    ]),
    max_size=40,
).map("".join)
COMMONMARK = st.lists(
    st.sampled_from([
        "a", "take 5 mg", "z", " ", "  ", "\n", "\n", "\n\n", "\t", "    ", "*", "**", "_", "__", "`", "``", "```\n",
        "~~", "[", "]", "(", ")", "[a](", "](/x)", "![", "[r]: /u\n", "[r]", "# ", "### ", "==\n", "--\n", "- ", "+ ",
        "2. ", "1) ", "> ", ">", "|", "| b |\n", "|---|---|\n", "\\", "&amp;", "&", "&copy;", "&#42;", "<https://a.org/x>",
        "é", "💊", "!", ".", "- [ ] ", "***", "~", "  \n", "\\\n", "<", ">",
    ]),
    max_size=30,
).map("".join)
# fmt: on


@pytest.mark.parametrize("form", ["markdown", "html"])
@given(source=st.one_of(MARKUP, st.text(max_size=60)))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_without_an_exception_and_truly(form: str, source: str) -> None:
    data = source.encode("utf-8", "surrogatepass")
    document = read("article", data, Settings(), form)
    if not document.failures:
        check_shape(document)


@given(COMMONMARK)
@settings(max_examples=600, deadline=None)
def test_markdown_reads_like_the_page_that_is_made_of_it(source: str) -> None:
    """The parser's own renderer is the oracle: the page it writes, read as HTML, holds the same blocks."""
    pages = [
        MarkdownIt("commonmark", {"tasklists": True, "maxNesting": 100, "html": html})
        .enable(["table", "strikethrough"])
        .render(source)
        for html in (False, True)
    ]
    assume(pages[0] == pages[1])  # no HTML in it: what a page makes of that depends on what follows
    assume(pages[0].count("<br />") < 2)  # two breaks in a row make two paragraphs of HTML
    facts = []
    for document in (read_text(source, "markdown"), read_text(pages[0], "html")):
        check_shape(document)
        assert document.failures == ()
        facts.append([(b.kind, b.level, b.cell, b.ordered, " ".join(b.text.split())) for b in document.blocks])
    assert facts[0] == facts[1]


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_document(data: bytes) -> None:
    for form in ("markdown", "html"):
        document = read("article", data, Settings(), form)
        assert document.source or document.failures or len(data) <= 4
