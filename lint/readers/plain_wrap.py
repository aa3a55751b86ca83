"""Where a plain text was hard-wrapped, and which line goes on from the line above.

A wrapper starts a new line only where the next word would not have fitted. So the column it wrapped at is the one that
explains most line ends, and a line that ends well before it ended on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lint.readers.plain_lines import Line
from lint.text.lazy import lazy

_NARROWEST = 40
_WIDEST = 132
"""Columns: no text is wrapped wider than the widest printer paper."""
_OPEN_WORDS = lazy(
    r"(?:^|[\s(])(?:a|an|the|and|or|but|nor|of|to|for|with|without|your|their|our|his|her|its|in|on|at|by|from|into|above|below|"
    r"is|are|was|be|been|can|may|will|should|must|that|which|who|than|as|if|when|because|not|this|these|each|every)\Z",
    re.IGNORECASE,
)
_CLOSERS = "\"'”’»)]*"
_OPENERS = "\"'“‘«(["


class Wrap:
    """Tells for each pair of neighbouring lines whether the second goes on with the first one's sentence."""

    __slots__ = ("_columns",)

    def __init__(self, lines: Sequence[Line]) -> None:
        whole = _column_of(lines)
        self._columns = [whole] * len(lines) if whole else _columns_of_chunks(lines)

    def column(self, index: int) -> int:
        """Return the column the text around a line is wrapped at, 0 if it is not."""
        return self._columns[index]

    def joins(self, lines: Sequence[Line], index: int) -> bool:
        """Return whether lines[index] is a continuation of the line before it."""
        first, second = lines[index - 1], lines[index]
        if second.loose or first.text == second.text:
            return False
        column = self._columns[index]
        if column and overflows(first, second, column):
            return True
        if first.width < 20 or not ends_open(first.text):
            return False
        dangling = first.text[-1] in ",-–—" or _OPEN_WORDS.search(first.text[-12:]) is not None
        return dangling and (starts_low(second) or not second.text[0].isalpha())


def overflows(first: Line, second: Line, column: int) -> bool:
    """Return whether the first word of the second line would not have fitted on the first line."""
    word = len(second.text[: column + 1].split(None, 1)[0])
    return column < first.width + 1 + word and first.width <= column


def ends_open(text: str) -> bool:
    """Return whether a line ends without closing its sentence."""
    return text.rstrip(_CLOSERS)[-1:] not in (*".!?:;…。？！؟۔।", "")


def starts_low(line: Line) -> bool:
    """Return whether the prose of a line starts with a small letter."""
    return line.text[line.content - line.start :].lstrip(_OPENERS)[:1].islower()


def _column_of(lines: Sequence[Line]) -> int:
    """Return the column that the whole text was wrapped at, 0 if it was not.

    Each line that has a line below allows the columns from its own width up to where the next word would have fitted.
    The column that most lines allow wins, if it explains three in five of them, if two in five of those break a
    sentence, and if hardly a line is longer.
    """
    votes = [0] * (_WIDEST + 2)
    inner = longer = flowing = 0
    pairs = []
    for first, second in pairwise(lines):
        if first.form not in ("text", "item", "quote"):
            continue
        flowing += 1
        longer += first.width > _WIDEST
        if second.loose or second.form not in ("text", "quote") or first.width < _NARROWEST:
            continue
        inner += 1
        if first.width > _WIDEST:
            continue
        last = min(_WIDEST, first.width + len(second.text[:_WIDEST].split(None, 1)[0]))
        votes[first.width] += 1
        votes[last + 1] -= 1
        pairs.append((first, second))
    if inner < 3 or longer * 10 > flowing:
        return 0
    best = count = running = 0
    for column, change in enumerate(votes):
        running += change
        if running >= count and running:
            best, count = column, running
    broken = sum(overflows(first, second, best) and ends_open(first.text) for first, second in pairs)
    return best if count * 5 >= inner * 3 and broken * 5 >= count * 2 else 0


def _columns_of_chunks(lines: Sequence[Line]) -> list[int]:
    """Return the column each line's paragraph is wrapped at: one wrapped paragraph in a page that is not."""
    columns = [0] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not lines[index].loose:
            continue
        if index - start > 1:
            column = _column_of_chunk(lines, start, index)
            columns[start:index] = [column] * (index - start)
        start = index
    return columns


def _column_of_chunk(lines: Sequence[Line], start: int, stop: int) -> int:
    widest = max(lines[index].width for index in range(start, stop))
    if widest > _WIDEST:
        return 0
    for index in range(start, stop - 1):
        first, second = lines[index], lines[index + 1]
        listed = index > start and starts_low(first) and lines[index - 1].text.endswith(":")
        if (
            first.width >= 30
            and second.form == "text"
            and starts_low(second)
            and ends_open(first.text)
            and overflows(first, second, widest)
            and not listed
        ):
            return widest
    return 0
