"""Read Markdown: CommonMark with tables, strikethrough, footnotes, alerts, front matter and HTML in between."""

from __future__ import annotations

from markdown_it.token import Token

from lint.document import Block, Document, Inline
from lint.model import Failure, Settings, Span
from lint.readers import frontmatter
from lint.readers.common import Context
from lint.readers.html import HtmlReader
from lint.readers.html_inline import Extras
from lint.readers.markdown_content import Content, Locator
from lint.readers.markdown_inline import is_plain_text, write_inline
from lint.readers.markdown_parser import MAX_NESTING, Parsed, parse_blocks, same_length_newlines
from lint.readers.prose import ProseWriter
from lint.text.lazy import lazy
from lint.text.sourcemap import Segment, SourceMap

_HEADING_ID = lazy(r"\{:?[ \t]*+#([\w:.-]++)[^{}]*+\}")
_NOT_IN_SLUG = lazy(r"[^\w\- ]+")
_CLOSERS = frozenset(
    f"{name}_close"
    for name in (
        "list_item",
        "bullet_list",
        "ordered_list",
        "blockquote",
        "footnote_reference",
        "table",
        "th",
        "td",
        "heading",
    )
)
"""Tokens that end what a handler of their opening put on the stack of contexts."""


def read(path: str, source: str, settings: Settings) -> Document:
    """Read one Markdown article. Whatever could not be read stands in the document's failures."""
    extras = Extras()
    matter = frontmatter.split(source)
    blocks: list[Block] = []
    if matter is not None:
        extras.meta.extend(matter.meta)
        extras.failures.extend(matter.failures)
        blocks.append(_verbatim("front-matter", source, matter.content, matter.span))
    body = matter.span.end if matter is not None else source.startswith("\ufeff")
    reader = _MarkdownReader(source, int(body), extras)
    blocks.extend(reader.read())
    extras.comments.sort()
    return Document(
        path=path,
        format="markdown",
        source=source,
        blocks=tuple(blocks),
        meta=tuple(extras.meta),
        images=tuple(extras.images),
        anchors=frozenset(extras.anchors),
        comments=tuple(extras.comments),
        failures=tuple(extras.failures),
        settings=settings,
    )


def _verbatim(kind: str, source: str, text: Span, span: Span) -> Block:
    """Return a block whose text is a stretch of source just as it stands."""
    size = text.end - text.start
    segments = (Segment(0, text.start, size, size, True),) if size else ()
    return Block(kind, source[text.start : text.end], SourceMap(segments), span)


class _MarkdownReader:
    """Walk the block tokens of one article and make blocks of them."""

    def __init__(self, source: str, base: int, extras: Extras) -> None:
        self.source = source
        self.base = base
        self.extras = extras
        self.parsed: Parsed = parse_blocks(same_length_newlines(source[base:] if base else source))
        self.locate = Locator(source, base, self.parsed)
        self.html = HtmlReader(source, extras, in_article=True)
        self.has_cr = "\r" in source
        self.blocks: list[Block] = []
        self.context = Context()
        self.outer: list[Context] = []
        self.slugs: dict[str, int] = {}
        self.footnotes = -1
        self.heading = ""
        self.start: int | None = None
        self.row = self.column = 0
        self.cells: list[Content] = []

    def read(self) -> list[Block]:
        """Return the blocks in source order."""
        handlers = {
            "list_item_open": self._open_item,
            "blockquote_open": self._open_quote,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "footnote_reference_open": self._open_footnote,
            "table_open": self._open_table,
            "tr_open": self._open_row,
            "th_open": self._open_cell,
            "td_open": self._open_cell,
            "heading_open": self._open_heading,
            "html_block": self._html_block,
            "fence": self._code,
            "code_block": self._code,
            "inline": self._inline,
        }
        for token in self.parsed.tokens:
            if token.nesting < 0 and token.type in _CLOSERS:
                self.context = self.outer.pop()
                self.start = None
                self.heading = ""
            elif handler := handlers.get(token.type):
                handler(token)
        if self.parsed.too_deep is not None:
            at = self.base + self.parsed.too_deep
            message = (
                f"Lists or quotes are nested more than {MAX_NESTING} deep: what follows was not read. Flatten them."
            )
            self.extras.failures.append(Failure("unreadable", message, span=Span(at, at)))
        return self.blocks

    def _push(self, context: Context) -> None:
        self.outer.append(self.context)
        self.context = context

    def _begin(self, token: Token) -> None:
        """Note where a quote or item begins: its first block begins there, marker included."""
        if self.start is None:
            self.start = self.base + int(token.attrs["at"])

    def _open_list(self, token: Token) -> None:
        group, ordered = next(self.extras.groups), token.tag == "ol"
        self._push(self.context._replace(group=group, depth=self.context.depth + 1, ordered=ordered, in_item=False))

    def _open_item(self, token: Token) -> None:
        self._push(self.context._replace(in_item=True, cell=None))
        self._begin(token)

    def _open_quote(self, token: Token) -> None:
        group = next(self.extras.groups)
        self._push(self.context._replace(group=group, in_quote=True))
        self._begin(token)

    def _open_footnote(self, token: Token) -> None:
        """Footnotes read as one numbered list, wherever in the file they are defined."""
        if self.footnotes < 0:
            self.footnotes = next(self.extras.groups)
        self._push(Context(group=self.footnotes, depth=1, ordered=True, in_item=True))
        self._begin(token)
        self.extras.anchors.add(f"fn-{token.meta['label']}")

    def _open_table(self, _token: Token) -> None:
        self._push(self.context._replace(group=next(self.extras.groups), in_item=False))
        self.row = -1

    def _open_row(self, token: Token) -> None:
        self.row += 1
        self.column = -1
        self.cells = self.locate.cells(*token.meta["line"])

    def _open_cell(self, token: Token) -> None:
        self.column += 1
        self._push(self.context._replace(cell=(self.row, self.column), is_header=token.tag == "th"))

    def _open_heading(self, token: Token) -> None:
        self._push(self.context._replace(heading=int(token.tag[1])))
        self.heading = token.markup

    def _inline(self, token: Token) -> None:
        start, self.start = self.start, None
        if token.map is None:  # the title of an alert, which markdown-it makes up
            return
        if not token.content:
            return
        span = None
        if self.context.cell is not None:
            content = self.cells[self.column]
        elif self.heading.startswith("#"):
            content, span = self.locate.heading(token, self.heading)
        else:
            content = self.locate.paragraph(token)
            if self.heading:
                span = Span(content.sources[0], self.locate.line_end(token.map[1]))
        if span is None:
            span = Span(content.sources[0], content.at(len(content.text) - 1) + 1)
        self._add(content, span if start is None else Span(start, span.end))

    def _add(self, content: Content, span: Span) -> None:
        context = self.context
        if context.heading:
            content = self._take_heading_id(content)
        text, source_map, inlines = self._prose(content)
        if not text.strip() or self.html.hides:
            return
        if context.heading:
            self._add_slug(text)
        self.blocks.append(
            Block(
                context.kind,
                text,
                source_map,
                span,
                level=context.level,
                region=self.html.region,
                group=context.group,
                cell=context.cell,
                is_header=context.is_header,
                ordered=context.ordered and context.in_item,
                inlines=inlines,
            )
        )

    def _prose(self, content: Content) -> tuple[str, SourceMap, tuple[Inline, ...]]:
        text = content.text
        if len(content.starts) == 1 and is_plain_text(text) and not (self.has_cr and "\n" in text):
            return text, SourceMap((Segment(0, content.sources[0], len(text), len(text), True),)), ()
        writer = ProseWriter(self.source)
        write_inline(writer, content, self.parsed.env, self.extras)
        return writer.build()

    def _take_heading_id(self, content: Content) -> Content:
        """Cut off an id that an author gave a heading: `## Side effects {#effects}`."""
        brace = content.text.rfind("{") if content.text.endswith("}") else -1
        match = _HEADING_ID.fullmatch(content.text, brace) if brace > 0 else None
        if match is None:
            return content
        self.extras.anchors.add(match[1])
        return Content(content.text[:brace].rstrip(), content.starts, content.sources)

    def _add_slug(self, text: str) -> None:
        """Note the anchor that sites make of a heading, numbered when it comes again."""
        slug = _NOT_IN_SLUG.sub("", text.lower()).replace(" ", "-")
        seen = self.slugs[slug] = self.slugs.get(slug, -1) + 1
        self.extras.anchors.add(f"{slug}-{seen}" if seen else slug)

    def _code(self, token: Token) -> None:
        self.start = None
        if not token.content.strip() or self.html.hides:
            return
        first, last = token.map or (0, 1)
        text, source_map = self.locate.code(token)
        span = Span(self.locate.line_start(first), self.locate.line_end(last - 1))
        self.blocks.append(Block("code", text, source_map, span, region=self.html.region, group=self.context.group))

    def _html_block(self, token: Token) -> None:
        self.start = None
        text, begin = self.locate.html(token)
        self.blocks.extend(self.html.fragment(text, begin, self.context))
