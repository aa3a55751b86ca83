"""Which blocks are leftovers of a page: those that rules for such lines cover from end to end."""

from __future__ import annotations

from collections.abc import Iterable

from lint.document import Document
from lint.model import Span


def debris_blocks(document: Document, found: Iterable[tuple[Span, str]]) -> dict[int, str]:
    """Return the blocks (by index) of which every visible character is covered, with the first rule that did so.

    `found` holds source spans and the ids of the rules that found them.
    """
    by_block: dict[int, list[tuple[Span, str]]] = {}
    starts = [(block.span.start, block.span.end, index) for index, block in enumerate(document.blocks) if block.text]
    for span, rule_id in found:
        for start, end, index in starts:
            if start <= span.start < end:
                by_block.setdefault(index, []).append((span, rule_id))
    debris = {}
    for index, spans in by_block.items():
        block = document.blocks[index]
        covered: set[int] = set()
        for span, _ in spans:
            covered.update(range(span.start, span.end))
        rest = (
            character
            for position, character in enumerate(document.source[block.span.start : block.span.end], block.span.start)
            if position not in covered and character.isalnum()
        )
        if next(rest, None) is None or _is_covered(document, index, covered):
            debris[index] = spans[0][1]
    return debris


def _is_covered(document: Document, index: int, covered: set[int]) -> bool:
    """Return whether each visible prose character of a block maps into the covered source positions."""
    block = document.blocks[index]
    visible = (at for at, character in enumerate(block.text) if character.isalnum())
    return all(block.map.to_source(at, at + 1).start in covered for at in visible)
