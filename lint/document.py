"""The article as structure over its source text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from lint.model import Failure, Hit, Settings, Span
from lint.text.lines import LineIndex
from lint.text.sourcemap import SourceMap

BLOCK_KINDS = (
    "title",
    "heading",
    "paragraph",
    "list-item",
    "table-cell",
    "caption",
    "quote",
    "code",
    "front-matter",
)
PROSE_KINDS = frozenset({"paragraph", "list-item", "table-cell", "caption", "quote"})
"""Kinds that hold running text, where sentences are read."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inline:
    """A marked-up run inside a block's prose."""

    kind: str
    """`link`, `image`, `emphasis`, `strong`, `code` (masked: its characters are no prose)."""
    start: int
    """In the block's prose."""
    end: int
    target: str | None = None
    """Where a link or image points, as written after unescaping."""
    target_span: Span | None = None
    """Where the target stands in the source; None for reference links defined elsewhere."""


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading, paragraph, list item, table cell, caption, quote, code block or front matter."""

    kind: str
    """One of BLOCK_KINDS."""
    text: str
    """The prose: markup gone, entities decoded, soft line breaks kept as `\\n`."""
    map: SourceMap
    """From prose to source."""
    span: Span
    """The whole block in the source, markup included."""
    level: int = 0
    """Heading level 1 to 6; nesting depth of a list item from 1; 0 otherwise."""
    region: str = "body"
    """`body`, `nav`, `header`, `footer`, `aside`: which part of the page an HTML block stands in."""
    inferred: str | None = None
    """Plain text has no markup: the evidence the kind was inferred from. None when the markup says so."""
    group: int = -1
    """Number of the list, table or quote the block belongs to within its document; -1 for none."""
    cell: tuple[int, int] | None = None
    """Row and column, 0-based, of a table cell."""
    is_header: bool = False
    """Whether a table cell is a header cell."""
    ordered: bool = False
    """Whether a list item belongs to a numbered list."""
    inlines: tuple[Inline, ...] = ()
    debris: str | None = None
    """Id of the rule that found this block to be leftover of a page, not article text."""

    def hit(self, start: int, end: int, **fields: Any) -> Hit:
        """Return a hit on prose[start:end] of this block; `fields` fill the message."""
        return Hit(self.map.to_source(start, end), prose=self.text[start:end], fields=fields)

    @property
    def is_prose(self) -> bool:
        """Whether the block is running text of the article itself."""
        return self.debris is None and self.region == "body" and self.kind in PROSE_KINDS


@dataclass(frozen=True, slots=True)
class Meta:
    """A statement about the article outside its prose: front matter, an HTML meta element, JSON-LD."""

    key: str
    """Lower case, as written: `author`, `date`, `article:modified_time`, `reviewedby`."""
    value: str
    span: Span
    channel: str
    """`front-matter`, `meta`, `json-ld`, `title`."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image, seen or gone."""

    alt: str | None
    """None: no alt attribute at all."""
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article: source text, blocks over it, and what is found out about it once (`once`)."""

    path: str
    """As the user named it; `-` for standard input."""
    format: str
    """`text`, `markdown` or `html`."""
    source: str
    """The decoded file, code point for code point."""
    blocks: tuple[Block, ...]
    """In source order."""
    meta: tuple[Meta, ...] = ()
    images: tuple[Image, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Ids that an in-page link can point to."""
    comments: tuple[Span, ...] = ()
    """HTML comments in source order, for suppressions; in plain text, lines that look like them."""
    failures: tuple[Failure, ...] = ()
    """What the reader could not look at."""
    settings: Settings = field(default_factory=Settings)
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def lines(self) -> LineIndex:
        """The line index of the source."""
        index = self.memo.get(LineIndex)
        if index is None:
            index = self.memo[LineIndex] = LineIndex(self.source)
        return index

    def with_debris(self, found: Mapping[int, str]) -> Document:
        """Return the document with blocks (by index) marked as debris by the rules named."""
        if not found:
            return self
        blocks = tuple(
            dataclasses.replace(block, debris=found[index]) if index in found else block
            for index, block in enumerate(self.blocks)
        )
        return dataclasses.replace(self, blocks=blocks, memo={})

    def prose(self, kinds: Iterable[str] = PROSE_KINDS) -> list[Block]:
        """Return the article's own blocks of these kinds: no debris, nothing from navigation or footer."""
        wanted = frozenset(kinds)
        return [b for b in self.blocks if b.debris is None and b.region == "body" and b.kind in wanted]


def once(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make an analysis run once per document and be remembered with it."""

    @wraps(function)
    def remembered(document: Document) -> T:
        memo = document.memo
        if remembered not in memo:
            memo[remembered] = function(document)
        return memo[remembered]  # type: ignore[no-any-return]

    return remembered
