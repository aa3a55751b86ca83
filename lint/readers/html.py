"""Read HTML, well-formed or not: every character of text keeps its place in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lint.document import Block, Document
from lint.model import Failure, Settings, Span
from lint.readers import frontmatter, meta
from lint.readers.common import Context
from lint.readers.html_inline import ACTIVE, Extras, close_inline, open_inline
from lint.readers.html_regions import Draft, settle
from lint.readers.html_tokens import REFERENCE, TAG, Attribute, Markup, attributes, other_markup, reference
from lint.readers.html_tree import BLOCKS, HIDDEN, Tree, is_hidden
from lint.readers.prose import ProseWriter

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"})
"""Elements whose content is no markup; it ends at their end tag alone."""
_MAX_BROKEN_TAGS = 100
"""Each costs a look at the whole rest of the file; after so many, a "<" is only a character."""
_NO_ATTRIBUTES: Mapping[str, Attribute] = {}


def read(path: str, source: str, settings: Settings) -> Document:
    """Read one HTML article. Whatever could not be read stands in the document's failures."""
    extras = Extras()
    matter = frontmatter.split(source)
    if matter is not None:
        extras.meta.extend(matter.meta)
        extras.failures.extend(matter.failures)
    start = matter.span.end if matter is not None else int(source.startswith("\ufeff"))
    reader = HtmlReader(source, extras)
    reader.feed(source[start:] if start else source, start)
    return Document(
        path=path,
        format="html",
        source=source,
        blocks=tuple(reader.finish()),
        meta=tuple(extras.meta),
        images=tuple(extras.images),
        anchors=frozenset(extras.anchors),
        comments=tuple(extras.comments),
        failures=tuple(extras.failures),
        settings=settings,
    )


class HtmlReader:
    """Turn HTML, whole or in fragments, into blocks."""

    def __init__(self, source: str, extras: Extras, *, in_article: bool = False) -> None:
        self.source = source
        self.extras = extras
        self.tree = Tree(extras.groups, in_article=in_article)
        self.drafts: list[Draft] = []
        self.has_urls = "://" in source or "www." in source
        self._writer: ProseWriter | None = None
        self._start: int | None = None
        self._end = 0
        self._link: tuple[Attribute, int] | None = None
        self._is_xhtml = source.lstrip("\ufeff").startswith("<?xml")

    @property
    def region(self) -> str:
        """The region of what follows."""
        region = self.tree.top.region
        return region.resolved if region else "body"

    @property
    def hides(self) -> bool:
        """Whether what follows stands in a hidden element."""
        return self.tree.top.hidden

    def fragment(self, text: str, base: int, context: Context) -> list[Block]:
        """Read a piece of HTML inside another format, and return its blocks. Elements may stay open after it."""
        self.tree.stack[0].context = context
        self.feed(text, base)
        drafts, self.drafts = self.drafts, []
        return [
            draft.block if draft.in_body or draft.region is None else replace(draft.block, region=draft.region.resolved)
            for draft in drafts
        ]

    def feed(self, text: str, base: int) -> None:
        """Read text that begins at `base` in the source."""
        pos = scan = 0
        last_close = text.rfind(">")
        broken = 0
        while (less := text.find("<", scan)) >= 0:
            tag = TAG.match(text, less) if less < last_close else None
            other = None if tag else other_markup(text, less)
            if tag is None and (other is None or broken > _MAX_BROKEN_TAGS):
                scan = less + 1  # a stray "<" is text
                continue
            if less > pos:
                self._text(text[pos:less], base + pos)
            if tag is not None:
                pos = self._tag(tag, text, base)
            elif other is not None:
                self._other(other, text, less, base)
                broken += other.kind == "broken"
                pos = other.end
            scan = pos
        if pos < len(text):
            self._text(text[pos:], base + pos)
        self._flush()

    def finish(self) -> list[Block]:
        """Settle which part of the page each block belongs to, and return the blocks in source order."""
        return settle(self.drafts, self.tree.regions)

    def _tag(self, tag: re.Match[str], text: str, base: int) -> int:
        """Read a tag, and return where reading goes on: past the content of a script, for instance."""
        name, end = tag["name"].lower(), tag.end()
        span = Span(base + tag.start(), base + end)
        if tag["close"]:
            self._end_tag(name, span)
            return end
        found = attributes(text, *tag.span("attributes"), base) if tag["attributes"] else _NO_ATTRIBUTES
        closes_itself = text[end - 2] == "/"
        if name in _RAW and not (closes_itself and self._is_xhtml):
            return self._raw(name, found, text, end, base)
        self._start_tag(name, found, span, closes_itself=closes_itself)
        return end

    def _start_tag(self, name: str, found: Mapping[str, Attribute], span: Span, *, closes_itself: bool) -> None:
        tree = self.tree
        hidden = tree.top.hidden
        if found and not hidden:
            self.extras.note(name, found, in_body=tree.top.region is None)
        if name in _VOID:
            if not hidden:
                self._void(name, found, span)
        elif name in BLOCKS:
            has_text = self._writer is not None
            self._flush()
            tree.imply_ends(name, has_text=has_text)
            tree.push(name, found)
            self._drop_link()
            self._start = span.start
        elif hidden or name in HIDDEN or (found and is_hidden(found)):
            if not closes_itself:
                tree.push(name, found)
        elif name in ACTIVE:
            writer = self._open_writer(span.start)
            open_inline(writer, name, found, span, self.extras)
            if name == "a":
                href = found.get("href")
                self._link = (href, len(tree.stack)) if href else None

    def _end_tag(self, name: str, span: Span) -> None:
        tree = self.tree
        if name == "br":
            self._break(span)
        elif name in BLOCKS:
            self._flush(span.end if tree.top.name == name else None)
            tree.close(name)
            self._drop_link()
            self._start = None
        elif tree.open[name]:
            tree.close(name)
        elif not tree.top.hidden and self._writer is not None:
            close_inline(self._writer, name, span)
            self._end = span.end
        if name == "a":
            self._link = None

    def _void(self, name: str, found: Mapping[str, Attribute], span: Span) -> None:
        if name == "br":
            self._break(span)
        elif name == "hr":
            self._flush()
        elif name == "img":
            if self._writer is not None:
                open_inline(self._writer, name, found, span, self.extras)
            else:
                self.extras.image(found, span)
        elif name in ("meta", "link"):
            meta.element(name, found, self.extras)

    def _break(self, span: Span) -> None:
        writer, top = self._writer, self.tree.top
        if writer is None or top.hidden:
            return
        if top.preformatted:
            writer.raw_instead("\n", span)
        elif writer.at_break and not top.context.heading:
            self._flush()  # two breaks in a row are how some editors write a paragraph
        else:
            writer.line_break(span.start, span.end)

    def _raw(self, name: str, found: Mapping[str, Attribute], text: str, start: int, base: int) -> int:
        """Skip the content of an element that holds no markup, after looking for statements about the article."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start)
        if closing is None:
            self._unclosed(f"{name} element", base + start)
            return len(text)
        if not self.tree.top.hidden:
            content = Span(base + start, base + closing.start())
            if name == "title":
                meta.title(self.source, content, self.extras)
            elif name == "script" and "type" in found and found["type"].value.strip().lower() == "application/ld+json":
                meta.json_ld(self.source, content, self.extras)
        end = text.find(">", closing.end())
        return end + 1 if end >= 0 else len(text)

    def _other(self, other: Markup, text: str, less: int, base: int) -> None:
        if other.kind == "comment" and other.closed:
            self.extras.comments.append(Span(base + less, base + other.end))
        elif other.kind == "comment":
            self._unclosed("comment", base + less)
        elif other.kind == "cdata":  # browsers hide it in HTML and show it in XHTML; what may be shown is read
            start = less + len("<![CDATA[")
            self._text(text[start : other.end - 3 * other.closed], base + start)

    def _unclosed(self, what: str, at: int) -> None:
        message = f"The {what} that begins here never ends, so nothing after it was read. Close it."
        self.extras.failures.append(Failure("unreadable", message, span=Span(at, at)))

    def _text(self, text: str, at: int) -> None:
        top = self.tree.top
        if top.hidden:
            return
        if text.isspace() and not top.preformatted:
            if self._writer is not None:
                self._writer.text(text, at)
            return
        writer = self._writer or self._open_writer(at + len(text) - len(text.lstrip()))
        self._end = at + len(text.rstrip())
        write, instead = (writer.raw, writer.raw_instead) if top.preformatted else (writer.text, writer.instead)
        start = 0
        if "&" in text:
            for match in REFERENCE.finditer(text):
                meant = reference(match.group())
                if meant is not None:
                    if match.start() > start:
                        write(text[start : match.start()], at + start)
                    start = match.start() + meant[1]
                    instead(meant[0], Span(at + match.start(), at + start))
        if start < len(text):
            write(text[start:] if start else text, at + start)

    def _open_writer(self, at: int) -> ProseWriter:
        if self._writer is None:
            self._writer = ProseWriter(self.source)
            if self._start is None:
                self._start = at
            if self._link is not None:
                self._writer.open("link", *self._link[0])
        return self._writer

    def _drop_link(self) -> None:
        """Forget a link that was left open in an element that has ended."""
        if self._link is not None and len(self.tree.stack) < self._link[1]:
            self._link = None

    def _flush(self, end: int | None = None) -> None:
        """Make a block of the text since the last one; `end` is where its own end tag ends."""
        writer, start = self._writer, self._start
        self._writer = self._start = None
        if writer is None or start is None:
            return
        text, source_map, inlines = writer.build(bare_urls=self.has_urls)
        if not text.strip():
            return
        top = self.tree.top
        context = top.context
        block = Block(
            "code" if top.preformatted else context.kind,
            text,
            source_map,
            Span(start, end if end is not None else max(self._end, start)),
            level=context.level,
            group=context.group,
            cell=context.cell,
            is_header=context.is_header,
            ordered=context.ordered and context.in_item,
            inlines=inlines,
        )
        if top.region is not None:
            top.region.characters += len(text)
            top.region.linked += sum(i.end - i.start for i in inlines if i.kind == "link")
        self.drafts.append(Draft(block, top.region, top.in_main))
