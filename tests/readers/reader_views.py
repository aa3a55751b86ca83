"""How the readers' tests look at a document: what was read, beside what it was read from."""

from __future__ import annotations

from lint.document import Block, Document
from lint.model import Settings
from lint.readers import read


def markdown(source: str) -> Document:
    return read("article.md", source.encode(), Settings())


def html(source: str) -> Document:
    return read("article.html", source.encode(), Settings())


def outline(document: Document) -> list[tuple[str, str]]:
    """Kind and prose of each block."""
    return [(block.kind, block.text) for block in document.blocks]


def quoted(document: Document, block: Block) -> str:
    """The source of a whole block, markup included."""
    return document.source[block.span.start : block.span.end]


def found(document: Document, text: str) -> str:
    """The source that the only prose occurrence of `text` maps to."""
    places = [
        block.map.to_source(at, at + len(text))
        for block in document.blocks
        for at in range(len(block.text))
        if block.text.startswith(text, at)
    ]
    assert len(places) == 1, f"{text!r} stands {len(places)} times in the prose"
    return document.source[places[0].start : places[0].end]


def links(document: Document) -> list[tuple[str, str | None, str | None]]:
    """Text, target and target as written, of each link."""
    return [
        (
            block.text[inline.start : inline.end],
            inline.target,
            document.source[inline.target_span.start : inline.target_span.end] if inline.target_span else None,
        )
        for block in document.blocks
        for inline in block.inlines
        if inline.kind == "link"
    ]
