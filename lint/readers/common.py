"""What readers share: where a block stands in the page's structure decides its kind."""

from __future__ import annotations

from typing import NamedTuple


class Context(NamedTuple):
    """The structure around a block."""

    group: int = -1
    """Number of the innermost list, table or quote; -1 for none."""
    depth: int = 0
    """How many lists are open around the block."""
    ordered: bool = False
    """Whether the innermost list is numbered."""
    in_item: bool = False
    """Whether the block stands in an item of that list."""
    in_quote: bool = False
    cell: tuple[int, int] | None = None
    """Row and column of the table cell around the block."""
    is_header: bool = False
    in_caption: bool = False
    heading: int = 0
    """Level of the heading the block is, 0 for none."""

    @property
    def kind(self) -> str:
        """The kind of a block of text here. Whatever stands in a quote is quoted, a heading too."""
        if self.in_quote:
            return "quote"
        if self.heading:
            return "heading"
        if self.in_caption:
            return "caption"
        if self.in_item:
            return "list-item"
        return "table-cell" if self.cell else "paragraph"

    @property
    def level(self) -> int:
        """Heading level, or depth of a list item; lists count inside quotes as well."""
        if self.heading:
            return 0 if self.in_quote else self.heading
        return self.depth if self.in_item else 0
