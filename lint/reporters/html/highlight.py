"""Text cut at the ends of findings: overlapping highlights become pieces that know all findings over them."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lint.document import Block
from lint.model import Level, Span

MOST_NAMED = 8
"""Findings a piece names at most; where more overlap, the others still name their first and last piece."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A range of a text that a finding is about."""

    start: int
    end: int
    """Equal to `start`: a point, something that is missing there or stands in markup only."""
    number: int
    """Of the finding on the page, from 1."""
    level: Level
    begins: bool = True
    """Whether the finding begins in this text, and not in one before it."""
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the same findings over all of it."""

    text: str
    numbers: tuple[int, ...] = ()
    """Findings over the piece, at most MOST_NAMED."""
    level: str | None = None
    """The heaviest level of all findings over the piece; None without one."""
    begins: tuple[int, ...] = ()
    """Findings that begin with this piece."""
    ends: tuple[int, ...] = ()
    """Findings that end with this piece."""


def pieces(text: str, marks: Iterable[Marked], offset: int = 0) -> list[Piece]:
    """Cut a text, which starts at `offset`, at the ends of all marks. Marks outside the text are cut to it."""
    stop = offset + len(text)
    cut = [
        (max(offset, min(m.start, stop)), max(offset, min(m.end, stop)), m)
        for m in sorted(marks, key=lambda m: m.number)
    ]
    if not cut:
        return [Piece(text)]
    opening: dict[int, list[Marked]] = {}
    closing: dict[int, list[Marked]] = {}
    points: dict[int, list[Marked]] = {}
    for start, end, mark in cut:
        if start == end:
            points.setdefault(start, []).append(mark)
        else:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).append(mark)
    return list(_sweep(text, offset, opening, closing, points))


def _sweep(
    text: str,
    offset: int,
    opening: dict[int, list[Marked]],
    closing: dict[int, list[Marked]],
    points: dict[int, list[Marked]],
) -> Iterator[Piece]:
    edges = sorted({offset, offset + len(text), *opening, *closing, *points})
    over: list[int] = []
    levels = dict.fromkeys(Level, 0)
    for start, end in zip(edges, [*edges[1:], None], strict=True):
        for mark in closing.get(start, ()):
            del over[bisect_right(over, mark.number) - 1]
            levels[mark.level] -= 1
        for mark in points.get(start, ()):
            yield Piece("", (mark.number,), mark.level.value, (mark.number,), (mark.number,))
        for mark in opening.get(start, ()):
            insort(over, mark.number)
            levels[mark.level] += 1
        if end is None or end == start:
            continue
        run = text[start - offset : end - offset]
        if not over:
            yield Piece(run)
            continue
        heaviest = max((level for level, count in levels.items() if count), key=lambda level: level.rank)
        begins = tuple(mark.number for mark in opening.get(start, ()) if mark.begins)
        ends = tuple(mark.number for mark in closing.get(end, ()) if mark.ends)
        yield Piece(run, tuple(over[:MOST_NAMED]), heaviest.value, begins, ends)


def by_block(
    blocks: Sequence[Block], spans: Iterable[tuple[int, Span, Level]]
) -> tuple[dict[int, list[Marked]], set[int]]:
    """Return the marks in each block's prose by block index, and the numbers of the findings that no block holds.

    A finding in markup alone becomes a point in the first block around it.
    """
    order = sorted(range(len(blocks)), key=lambda index: blocks[index].span)
    starts = [blocks[index].span.start for index in order]
    reach = list(accumulate((blocks[index].span.end for index in order), max))
    found: dict[int, list[Marked]] = {}
    nowhere = set()
    for number, span, level in spans:
        touching = list(_touching(blocks, order, starts, reach, span))
        ranges = [(index, *_in_prose(blocks[index], span)) for index in touching]
        holding = [row for row in ranges if row[1] < row[2]] or ranges[:1]
        for place, (index, start, end) in enumerate(holding):
            last = place == len(holding) - 1
            found.setdefault(index, []).append(Marked(start, end, number, level, place == 0, last))
        if not holding:
            nowhere.add(number)
    return found, nowhere


def _touching(
    blocks: Sequence[Block], order: Sequence[int], starts: Sequence[int], reach: Sequence[int], span: Span
) -> Iterator[int]:
    first = bisect_right(starts, span.start)
    while first > 0 and reach[first - 1] > span.start:
        first -= 1
    for place in range(first, len(order)):
        block = blocks[order[place]].span
        if block.start >= max(span.end, span.start + 1):
            return
        if block.end > span.start:
            yield order[place]


def _in_prose(block: Block, span: Span) -> tuple[int, int]:
    start = block.map.to_prose(span.start) if span.start > block.span.start else 0
    end = block.map.to_prose(span.end) if span.end < block.span.end else len(block.text)
    return min(start, len(block.text)), min(max(start, end), len(block.text))
