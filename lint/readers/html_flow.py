"""The running text of an HTML page: where a block of it begins, what is written into it, where it ends."""

from __future__ import annotations

from lint.document import Block
from lint.model import Span
from lint.readers.html_inline import Extras
from lint.readers.html_regions import Draft
from lint.readers.html_tokens import REFERENCE, Attribute, reference
from lint.readers.html_tree import Tree
from lint.readers.prose import BLANKS, ProseWriter


class Flow:
    """Collect text into blocks, in the context that the tree of open elements gives."""

    def __init__(self, source: str, tree: Tree, extras: Extras) -> None:
        self.source = source
        self.tree = tree
        self.extras = extras
        self.drafts: list[Draft] = []
        self.writer: ProseWriter | None = None
        """Of the block that is being read; None before its first character."""
        self.start: int | None = None
        """Where that block begins, its start tag included."""
        self.element = tree.top
        """The innermost element when that block began."""
        self.end = 0
        """Where its last visible piece ended."""
        self.left_out = False
        """Whether there was hidden text, or a script that may write some."""
        self._link: tuple[Attribute, int] | None = None

    def text(self, text: str, at: int) -> None:
        """Read source text that stands at `at`, character references and all."""
        top = self.tree.top
        visible = text.lstrip(BLANKS)
        if top.hidden:
            self.left_out = self.left_out or bool(visible)
            return
        if not visible and not top.preformatted:
            if self.writer is not None:
                self.writer.text(text, at)
            return
        writer = self.writer or self.open_writer(at if top.preformatted else at + len(text) - len(visible))
        self.end = at + len(text.rstrip(BLANKS))
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

    def open_writer(self, at: int) -> ProseWriter:
        """Return the writer of the block being read, a new one if none is."""
        if self.writer is None:
            self.writer = ProseWriter(self.source)
            self.element = self.tree.top
            if self.start is None:
                self.start = at
            if self._link is not None:
                self.writer.open("link", *self._link[0])
        return self.writer

    def open_link(self, href: Attribute | None) -> None:
        """Remember a link: it goes on in the blocks that its element holds."""
        self._link = (href, len(self.tree.stack)) if href is not None else None

    def line_break(self, span: Span) -> None:
        """Read a br element."""
        writer, top = self.writer, self.tree.top
        if writer is None or top.hidden:
            return
        if top.preformatted:
            writer.raw_instead("\n", span)
        elif writer.at_break and not top.context.heading:
            self.flush()  # two breaks in a row are how some editors write a paragraph
        else:
            writer.line_break(span.start, span.end)

    def drop_link(self) -> None:
        """Forget a link that was left open in an element that has ended."""
        if self._link is not None and len(self.tree.stack) < self._link[1]:
            self._link = None

    def flush(self, end: int | None = None) -> None:
        """Make a block of the text since the last one; `end` is where its own end tag ends."""
        writer, start = self.writer, self.start
        self.writer = self.start = None
        if writer is None or start is None:
            return
        text, source_map, inlines = writer.build()
        if not text.strip():
            return
        element, context = self.element, self.element.context
        block = Block(
            "code" if element.preformatted else context.kind,
            text,
            source_map,
            Span(start, end if end is not None else max(self.end, source_map.to_source(0, len(text)).end)),
            level=0 if element.preformatted else context.level,
            group=context.group,
            cell=context.cell,
            is_header=context.is_header,
            ordered=context.ordered and context.in_item and not element.preformatted,
            inlines=inlines,
        )
        if element.region is not None:
            element.region.characters += len(text)
            element.region.linked += sum(i.end - i.start for i in inlines if i.kind == "link")
        self.drafts.append(Draft(block, element.region, element.in_main))
