"""The sentences of an article's own prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lint.document import PROSE_KINDS, Block, Document, once
from lint.model import Hit
from lint.text.sentences import split


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands."""

    block: Block
    index: int
    """Of the block in `document.blocks`."""
    start: int
    end: int
    """In the block's prose."""

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.block.text[self.start : self.end]

    def hit(self, start: int, end: int, **fields: Any) -> Hit:
        """Return a hit on prose[start:end] of the block, offsets as in the block."""
        return self.block.hit(start, end, **fields)


@once
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all prose blocks in source order; debris, navigation and footer are left out."""
    return tuple(
        Sentence(block, index, start, end)
        for index, block in enumerate(document.blocks)
        if block.debris is None and block.region == "body" and block.kind in PROSE_KINDS
        for start, end in split(block.text)
    )
