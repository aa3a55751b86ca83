"""Where the content of a Markdown block stands in the source, line by line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from lint.model import Span
from lint.readers.markdown_parser import Parsed
from lint.readers.prose import ProseWriter
from lint.text.sourcemap import SourceMap, SourceMapBuilder


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a block as its lines stand in the source, indents and quote marks cut off."""

    text: str
    starts: list[int]
    """Where in `text` each run begins that stands in one piece in the source; the first is 0."""
    sources: list[int]
    """Where in the source each of these runs begins."""

    def at(self, offset: int) -> int:
        """Return the source place of a place in the text."""
        piece = bisect_right(self.starts, offset) - 1
        return self.sources[piece] + offset - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of text[start:end]."""
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(start))

    def write(self, writer: ProseWriter, start: int, end: int) -> None:
        """Write text[start:end], in which nothing is markup and line ends are soft breaks."""
        piece = bisect_right(self.starts, start) - 1
        while start < end:
            source = self.sources[piece] + start - self.starts[piece]
            piece += 1
            stop = min(end, self.starts[piece]) if piece < len(self.starts) else end
            _write_lines(writer, self.text[start:stop], source)
            start = stop


class Locator:
    """Find the places of a parse's blocks in the source; the text that was parsed begins at `base` in it."""

    def __init__(self, source: str, base: int, parsed: Parsed) -> None:
        self.source = source
        self.base = base
        self.text = parsed.text
        self.ends = parsed.line_ends

    def line_start(self, line: int) -> int:
        """Return where a line begins in the source."""
        return self.base + (self.ends[line - 1] + 1 if line else 0)

    def line_end(self, line: int) -> int:
        """Return where a line ends in the source, its line end left out."""
        end = self.base + self.ends[line]
        return end - 1 if self.source.startswith("\r\n", end - 1) else end

    def paragraph(self, token: Token) -> Content:
        """Locate the lines of a paragraph from their ends: only their starts are ever cut."""
        first = (token.map or [0])[0] + token.meta.get("lead", 0)
        lines = token.content.split("\n")
        starts, sources = [], []
        offset, expected = 0, -1
        for index, line in enumerate(lines):
            end = self.ends[first + index]
            if index == len(lines) - 1:
                end = self._trimmed(end)
            at = end - len(line)
            if at != expected:
                starts.append(offset)
                sources.append(self.base + at)
            offset += len(line) + 1
            expected = end + 1
        return Content(token.content, starts, sources)

    def heading(self, token: Token, markup: str) -> tuple[Content, Span]:
        """Return the content of a heading that begins with #, and the span of all of it."""
        line = (token.map or [0])[0]
        end = self.ends[line]
        while self.text[end - 1] in " \t":
            end -= 1
        hashes = end
        while self.text[hashes - 1] == "#":
            hashes -= 1
        if self.text[hashes - 1] in " \t":
            end = hashes
        while token.content and self.text[end - 1].isspace():  # the parser strips any white space, not blanks alone
            end -= 1
        start = begin = end - len(token.content)
        while self.text[begin - 1] in MD_TRIM_CHARS:
            begin -= 1
        span = Span(self.base + begin - len(markup), self.line_end(line))
        return Content(token.content, [0], [self.base + start]), span

    def cells(self, start: int, end: int) -> list[Content]:
        """Return the content of each cell of a table row; a pipe after a backslash is text, the backslash is not."""
        while start < end and self.text[start] in MD_TRIM_CHARS:
            start += 1
        end = max(start, self._trimmed(end))
        cells: list[list[tuple[int, int]]] = [[]]
        low = start
        pipe = self.text.find("|", start, end)
        while pipe >= 0:
            escaped = pipe > start and self.text[pipe - 1] == "\\"
            cells[-1].append((low, pipe - escaped))
            if not escaped:
                cells.append([])
            low = pipe + (not escaped)
            pipe = self.text.find("|", pipe + 1, end)
        cells[-1].append((low, end))
        for index in (0, -1):
            if cells and all(low >= high for low, high in cells[index]):
                cells.pop(index)
        return [self._joined(pieces) for pieces in cells]

    def code(self, token: Token) -> tuple[str, SourceMap]:
        """Return the lines of a block of code; quote marks and indents in front of them are no part of it."""
        builder = SourceMapBuilder()
        first = (token.map or [0])[0] + (token.type == "fence")
        for line, shown in enumerate(token.content.rstrip("\n").split("\n"), first):
            if line > first:
                line_end = self.base + self.ends[line - 1]
                builder.add(self.source[line_end], line_end)
            start = self.ends[line] - len(shown)
            if self.text[start : self.ends[line]] != shown:  # its first tab was cut in two
                start = self.ends[line] - len(shown.lstrip())
            builder.add(self.source[self.base + start : self.line_end(line)], self.base + start)
        return builder.build()

    def html(self, token: Token) -> tuple[str, int]:
        """Return a block of HTML and its place, quote marks at the starts of its lines blanked out."""
        first, last = token.map or (0, 0)
        pieces: list[str] = []
        begin = previous = -1
        for line, shown in zip(range(first, last), token.content.split("\n"), strict=False):
            end = self.base + self.ends[line]
            start = end - len(shown.lstrip(" \t"))
            if begin < 0:
                begin = previous = start
            between = self.source[previous:start]
            pieces.append(between if not between.strip() else "\n".ljust(len(between)))
            pieces.append(self.source[start:end])
            previous = end
        return "".join(pieces), begin

    def _joined(self, pieces: list[tuple[int, int]]) -> Content:
        """Return the pieces of one cell as content, white space at both ends left out."""
        whole = "".join(self.text[low:high] for low, high in pieces)
        lead = len(whole) - len(whole.lstrip(MD_TRIM_CHARS))
        starts, sources = [], []
        offset = -lead
        for low, high in pieces:
            if offset + high - low > 0:
                starts.append(max(0, offset))
                sources.append(self.base + low + max(0, -offset))
            offset += high - low
        return Content(whole.strip(MD_TRIM_CHARS), starts, sources)

    def _trimmed(self, end: int) -> int:
        while end and self.text[end - 1] in MD_TRIM_CHARS:
            end -= 1
        return end


def _write_lines(writer: ProseWriter, text: str, at: int) -> None:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        writer.text(text[start:end], at + start)
        writer.line_break(at + end, at + end + 1)
        start = end + 1
    writer.text(text[start:] if start else text, at + start)
