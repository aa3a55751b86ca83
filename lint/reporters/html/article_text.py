"""The article as its readers see it, and as its source stands: blocks and lines with highlights, for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lint.document import Block, Document
from lint.model import Finding
from lint.reporters.html.highlight import Marked, Piece, by_block, pieces

_FIRST_LEVEL = 3
"""The page's own headings take levels 1 and 2; the article's start below them."""
_LEVELS = 6


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the article."""

    kind: str
    """As `Block.kind`."""
    pieces: list[Piece]
    level: int = 0
    """Of a heading on the page, 3 to 6, no level skipped; depth of a list item."""
    written_level: int = 0
    """Of a heading in the article; 0 for the title."""
    is_header: bool = False
    plain: str | None = None
    """The text of a block without findings: most blocks, and the quickest to show."""
    aside: str | None = None
    """Why the block is no article text: the rule that set it aside, or the part of the page it stands in."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Blocks that stand together: a list, a table, or one block alone."""

    kind: str
    """`list`, `numbered`, `table`, or `block`."""
    blocks: list[ShownBlock]
    rows: list[list[ShownBlock]]
    """Of a table."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of the source."""

    number: int
    pieces: list[Piece]
    plain: str | None
    """The text of a line without findings."""


def shown_article(document: Document, findings: Sequence[Finding]) -> tuple[list[ShownGroup], set[int]]:
    """Return the article in groups, and the numbers (from 1) of the findings that stand in no block of it."""
    numbered = [(number, finding.span, finding.level) for number, finding in enumerate(findings, 1)]
    marks, nowhere = by_block(document.blocks, numbered)
    return list(_groups(document.blocks, marks)), nowhere


def _groups(blocks: Sequence[Block], marks: dict[int, list[Marked]]) -> Iterator[ShownGroup]:
    levels = _heading_levels(blocks)
    for (kind, _, _), members in groupby(range(len(blocks)), lambda index: _group_key(blocks, index)):
        indexes = list(members)
        shown = [_shown(blocks[index], levels[index], marks.get(index, [])) for index in indexes]
        if kind == "table":
            by_row: dict[int, list[ShownBlock]] = {}
            for index, block in zip(indexes, shown, strict=True):
                by_row.setdefault((blocks[index].cell or (0, 0))[0], []).append(block)
            yield ShownGroup(kind, shown, list(by_row.values()))
        else:
            yield ShownGroup(kind, shown, [])


def _group_key(blocks: Sequence[Block], index: int) -> tuple[str, int, bool]:
    block = blocks[index]
    if block.kind == "list-item":
        return "numbered" if block.ordered else "list", block.group, block.debris is None
    if block.kind == "table-cell" and block.cell is not None:
        return "table", block.group, True
    return "block", index, True


def _shown(block: Block, level: int, marks: Sequence[Marked]) -> ShownBlock:
    aside = block.debris or (None if block.region == "body" else f"page {block.region}")
    plain = None if marks else block.text
    found = pieces(block.text, marks) if marks else []
    return ShownBlock(block.kind, found, level, block.level, block.is_header, plain, aside)


def _heading_levels(blocks: Sequence[Block]) -> list[int]:
    """Return the level on the page of each heading: the article's, but none skipped, so that the page is in order."""
    levels, last = [], _FIRST_LEVEL - 1
    for block in blocks:
        if block.kind in ("title", "heading"):
            wanted = _FIRST_LEVEL if block.kind == "title" else block.level + _FIRST_LEVEL - 1
            last = max(_FIRST_LEVEL, min(wanted, last + 1, _LEVELS))
            levels.append(last)
        else:
            levels.append(block.level)
    return levels


def shown_lines(document: Document, findings: Sequence[Finding]) -> Iterator[ShownLine]:
    """Yield the lines of the source; a finding over several lines is marked on each."""
    lines = document.lines
    marks: dict[int, list[Marked]] = {}
    for number, finding in enumerate(findings, 1):
        first, _ = lines.position(finding.span.start)
        last, _ = lines.position(max(finding.span.start, finding.span.end - 1))
        for line in range(first, last + 1):
            span = lines.span(line)
            start, end = max(span.start, finding.span.start), min(span.end, finding.span.end)
            if start < end or line == first:
                mark = Marked(start, max(start, end), number, finding.level, line == first, line == last)
                marks.setdefault(line, []).append(mark)
    for line in range(1, len(lines) + 1):
        start, end = lines.span(line)
        text, over = document.source[start:end], marks.get(line)
        yield ShownLine(line, pieces(text, over, start), None) if over else ShownLine(line, [], text)
