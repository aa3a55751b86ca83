"""Tables in plain text: rows with bars, rows with tabs, columns that stand exactly below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.readers.plain_lines import EDGES, Line
from lint.text.lazy import lazy

_DIVIDER = lazy(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\Z")
_WIDE_GAP = lazy(r"\S(?:\s{0,1}\S)*")
_LONGEST_ROW = 2000
"""Characters; a longer line is no row that anybody could read."""

Cell = tuple[int, int] | None
"""A source range; None for an empty cell."""


class Row(NamedTuple):
    """One row of a table."""

    line: Line
    cells: tuple[Cell, ...]
    is_header: bool


def table_rows(lines: Sequence[Line], index: int) -> tuple[list[Row], int, str]:
    """Return the rows of the table that starts at a line, the line after it, and the evidence; no rows if none does."""
    line = lines[index]
    if line.form in ("quote", "fence") or len(line.text) > _LONGEST_ROW or line.form == "item":
        return [], index, ""
    if "|" in line.text:
        return _barred(lines, index)
    if "\t" in line.text:
        return _spaced(lines, index, _tab_cells, "cells set apart by tabs")
    if "  " in line.text:
        return _spaced(lines, index, _aligned_cells, "columns that stand below each other")
    return [], index, ""


def _barred(lines: Sequence[Line], index: int) -> tuple[list[Row], int, str]:
    """Read rows with bars. Two bare rows may be two menus: they need a divider or bars at their ends."""
    found: list[tuple[Line, tuple[Cell, ...]]] = []
    divider_at = -1
    framed = True
    stop = index
    if _DIVIDER.match(lines[index].text):
        return [], index, ""
    while stop < len(lines) and "|" in lines[stop].text and (stop == index or not lines[stop].loose):
        line = lines[stop]
        if len(line.text) > _LONGEST_ROW:
            break
        if _DIVIDER.match(line.text):
            divider_at = len(found) if divider_at < 0 else divider_at
            stop += 1
            continue
        cells = _bar_cells(line)
        if len(cells) < 2 or (found and len(cells) != len(found[0][1])):
            break
        framed = framed and (line.text[0] == "|" or line.text[-1] == "|")
        found.append((line, cells))
        stop += 1
    if len(found) < (1 if divider_at > 0 else 2 if framed else 3):
        return [], index, ""
    headers = divider_at if divider_at > 0 else _header_rows(found)
    return _rows(found, headers), stop, "rows with bars between the cells"


def _spaced(
    lines: Sequence[Line], index: int, split: Callable[[Line], tuple[Cell, ...]], evidence: str
) -> tuple[list[Row], int, str]:
    found: list[tuple[Line, tuple[Cell, ...]]] = []
    stop = index
    while stop < len(lines) and (stop == index or not lines[stop].loose):
        line = lines[stop]
        cells = split(line) if len(line.text) <= _LONGEST_ROW and line.form != "item" else ()
        if len(cells) < 2 or (found and not _same_columns(found[0], (line, cells), split is _aligned_cells)):
            break
        found.append((line, cells))
        stop += 1
    if len(found) < 2:
        return [], index, ""
    return _rows(found, _header_rows(found)), stop, evidence


def _bar_cells(line: Line) -> tuple[Cell, ...]:
    start, end = line.start, line.end
    text = line.text
    if text.startswith("|"):
        start, text = start + 1, text[1:]
    if text.endswith("|"):
        end, text = end - 1, text[:-1]
    return _split_cells(text, start, "|")


def _tab_cells(line: Line) -> tuple[Cell, ...]:
    return _split_cells(line.text, line.start, "\t")


def _split_cells(text: str, start: int, sign: str) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    at = start
    for piece in text.split(sign):
        inner = piece.strip(EDGES)
        low = at + len(piece) - len(piece.lstrip(EDGES))
        cells.append((low, low + len(inner)) if inner else None)
        at += len(piece) + 1
    return tuple(cells)


def _aligned_cells(line: Line) -> tuple[Cell, ...]:
    """Split at two spaces or more, unless one of the gaps stands after a sentence: then it is running text."""
    cells = tuple((line.start + m.start(), line.start + m.end()) for m in _WIDE_GAP.finditer(line.text))
    ends = [line.text[end - 1 - line.start] for _, end in cells[:-1]]
    return () if any(character in ".!?" for character in ends) else cells


def _same_columns(first: tuple[Line, tuple[Cell, ...]], other: tuple[Line, tuple[Cell, ...]], aligned: bool) -> bool:
    if len(first[1]) != len(other[1]):
        return False
    if not aligned:
        return True
    return _starts(*first) == _starts(*other)


def _starts(line: Line, cells: tuple[Cell, ...]) -> list[int]:
    begin = line.end - line.width
    return [cell[0] - begin for cell in cells if cell]


def _header_rows(found: Sequence[tuple[Line, tuple[Cell, ...]]]) -> int:
    """Return 1 if the first row has no figure and a later one has: then it names the columns."""
    has_figure = [any(character.isdigit() for character in line.text) for line, _ in found]
    return int(not has_figure[0] and any(has_figure[1:]))


def _rows(found: Sequence[tuple[Line, tuple[Cell, ...]]], headers: int) -> list[Row]:
    return [Row(line, cells, number < headers) for number, (line, cells) in enumerate(found)]
