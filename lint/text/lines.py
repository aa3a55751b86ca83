r"""Lines and columns of a text. Lines end at \n, \r\n and \r, and at nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from lint.model import Span

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Turn code point offsets into 1-based lines and columns, and back."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def __len__(self) -> int:
        """Return the number of lines; an empty text has one."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column, in code points, of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> Span:
        """Return the span of a 1-based line without its line end. Raises IndexError outside the text."""
        if not 1 <= line <= len(self._starts):
            raise IndexError(line)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


class Utf16Index:
    """Turn code point offsets into UTF-16 code units: characters beyond the basic plane take two."""

    __slots__ = ("_wide",)

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _WIDE.finditer(text)]

    def offset(self, code_points: int) -> int:
        """Return the 0-based offset in UTF-16 code units."""
        return code_points + bisect_left(self._wide, code_points)


def iter_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each line without its line end; an empty last line is left out."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
