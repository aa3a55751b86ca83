"""Read HTML, well-formed or not: every character of text keeps its place in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lint.document import Block, Document
from lint.model import Failure, Settings, Span
from lint.readers import frontmatter, meta
from lint.readers.common import Context
from lint.readers.html_flow import Flow
from lint.readers.html_inline import ACTIVE, Extras, close_inline, open_inline
from lint.readers.html_regions import settle
from lint.readers.html_tokens import TAG, Attribute, Markup, attributes, other_markup
from lint.readers.html_tree import BLOCKS, HIDDEN, Tree, is_hidden

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
    blocks = reader.finish()
    if not blocks and reader.flow.left_out:
        message = "No text of this page is shown before a script has run. Save the page as the browser shows it."
        extras.failures.append(Failure("unreadable", message))
    return Document(
        path=path,
        format="html",
        source=source,
        blocks=tuple(blocks),
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
        self.flow = Flow(source, self.tree, extras)
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
        self.tree.imply_ends("p", has_text=False)
        drafts, self.flow.drafts = self.flow.drafts, []
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
            if other is not None and other.kind == "broken":
                broken += 1
                if broken > _MAX_BROKEN_TAGS:
                    other, last_close = None, -1
            if tag is None and other is None:
                scan = less + 1  # a stray "<" is text
                continue
            if less > pos:
                self.flow.text(text[pos:less], base + pos)
            if tag is not None:
                pos = self._tag(tag, text, base)
            elif other is not None:
                self._other(other, text, less, base)
                pos = other.end
            scan = pos
        if pos < len(text):
            self.flow.text(text[pos:], base + pos)
        self.flow.flush()

    def finish(self) -> list[Block]:
        """Settle which part of the page each block belongs to, and return the blocks in source order."""
        return settle(self.flow.drafts, self.tree.regions)

    def _tag(self, tag: re.Match[str], text: str, base: int) -> int:
        """Read a tag, and return where reading goes on: past the content of a script, for instance."""
        closing, name, inside = tag.groups()
        name, end = name.lower(), tag.end()
        span = Span(base + tag.start(), base + end)
        if closing:
            self._end_tag(name, span)
            return end
        found = attributes(text, *tag.span("attributes"), base) if inside else _NO_ATTRIBUTES
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
        elif name in BLOCKS and not tree.muted:
            has_text = self.flow.writer is not None
            self.flow.flush()
            tree.imply_ends(name, has_text=has_text)
            tree.push(name, found)
            self.flow.drop_link()
            self.flow.start = span.start
        elif hidden or name in HIDDEN or (found and is_hidden(found)):
            if not closes_itself:
                tree.push(name, found)
        elif name in ACTIVE:
            writer = self.flow.open_writer(span.start)
            open_inline(writer, name, found, span, self.extras)
            if name == "a":
                self.flow.open_link(found.get("href"))

    def _end_tag(self, name: str, span: Span) -> None:
        tree = self.tree
        if name == "br":
            self.flow.line_break(span)
        elif name in BLOCKS:
            is_own = tree.top.name == name
            if (tree.close(name) or name == "p") and not tree.muted:
                self.flow.flush(span.end if is_own else None)
                self.flow.drop_link()
                self.flow.start = None
        elif tree.open[name]:
            tree.close(name)
        elif not tree.top.hidden and self.flow.writer is not None:
            close_inline(self.flow.writer, name, span)
            self.flow.end = span.end
        if name == "a":
            self.flow.open_link(None)

    def _void(self, name: str, found: Mapping[str, Attribute], span: Span) -> None:
        if name == "br":
            self.flow.line_break(span)
        elif name == "hr":
            self.flow.flush()
        elif name == "img":
            if self.flow.writer is not None:
                open_inline(self.flow.writer, name, found, span, self.extras)
            else:
                self.extras.image(found, span)
        elif name in ("meta", "link"):
            meta.element(name, found, self.extras)

    def _raw(self, name: str, found: Mapping[str, Attribute], text: str, start: int, base: int) -> int:
        """Skip the content of an element that holds no markup, after looking for statements about the article."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start)
        if closing is None:
            self._unclosed(f"{name} element", base + start)
            return len(text)
        self.flow.left_out = self.flow.left_out or name == "script"
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
            self.flow.text(text[start : other.end - 3 * other.closed], base + start)

    def _unclosed(self, what: str, at: int) -> None:
        message = f"The {what} that begins here never ends, so nothing after it was read. Close it."
        self.extras.failures.append(Failure("unreadable", message, span=Span(at, at)))
