"""Lines of a plain text put together: paragraphs, list items, quotes, captions, code; tables are in plain_tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lint.readers.plain_lines import Line, Mark, follows
from lint.readers.plain_tables import table_rows
from lint.readers.plain_wrap import Wrap, ends_open, overflows, starts_low
from lint.text.lazy import lazy

_CODE = lazy(
    r"[;{}]\s*\Z|^(?:def|class|import|from\s+\w+\s+import|return|var|let|const|function|#include|elif|SELECT|sudo|npm|pip)\b"
    r"|=>|\w\(\)|[=!]=|\+=|^\$\s|^</?\w+[^>]*>\Z"
)
_CODE_COLUMN = 4


class Piece(NamedTuple):
    """The prose of one line."""

    start: int
    end: int
    stop: int
    """Where the line end stands."""


@dataclass(slots=True)
class Draft:
    """A block on its way: which lines it is made of, and what they are taken to be."""

    kind: str
    lines: list[Line]
    pieces: list[Piece]
    """The prose in the source, line by line."""
    inferred: str
    """The evidence for the kind."""
    loose: bool
    """Whether a blank line stands before it."""
    mark: Mark | None = None
    level: int = 0
    group: int = -1
    cell: tuple[int, int] | None = None
    is_header: bool = False
    ordered: bool = False
    end: int = 0
    """End of the block in the source, an underline included; 0: where its last line ends."""

    @property
    def text(self) -> str:
        """The first line's text for a block of one line, else all lines, a space between them."""
        return self.lines[0].text if len(self.lines) == 1 else " ".join(line.text for line in self.lines)

    @property
    def is_bare(self) -> bool:
        """Whether it is a list mark without a text so far."""
        return self.mark is not None and self.pieces[0].start == self.pieces[0].end

    @property
    def column(self) -> int:
        """Indentation of the first line."""
        return self.lines[0].column


def make_drafts(lines: Sequence[Line], wrap: Wrap) -> list[Draft]:
    """Return the blocks of a text in order; headings and lists are not told apart from look-alikes yet."""
    return _Maker(lines, wrap).make()


class _Maker:
    """Walks the lines once and opens, continues or closes a draft at each."""

    def __init__(self, lines: Sequence[Line], wrap: Wrap) -> None:
        self._lines = lines
        self._wrap = wrap
        self._drafts: list[Draft] = []
        self._groups = 0
        self._plain_until = 0
        """Lines before this one were looked at and are no indented code."""

    def make(self) -> list[Draft]:
        fences = _paired_fences(self._lines)
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if index in fences:
                index = self._code(index, fences[index])
            elif line.form == "ruler":
                self._rule(line)
                index += 1
            elif stop := self._table(index) or self._indented_code(index):
                index = stop
            else:
                self._line(index)
                index += 1
        return self._drafts

    def _line(self, index: int) -> None:
        line = self._lines[index]
        last = self._drafts[-1] if self._drafts and not line.loose else None
        if last and last.lines[-1] is not self._lines[index - 1]:
            last = None
        if last and self._continues(last, index):
            start = line.content if line.form == "quote" else line.start
            last.lines.append(line)
            if last.is_bare:
                last.pieces.clear()
            last.pieces.append(Piece(start, line.end, line.stop))
            return
        self._drafts.append(self._open(line, last))

    def _continues(self, last: Draft, index: int) -> bool:
        line = self._lines[index]
        if last.kind not in ("paragraph", "list-item", "quote", "caption"):
            return False
        if last.is_bare:
            # a bullet alone on its line: extraction put its text on the next
            return line.form in ("text", "address")
        if (line.form == "quote") != (last.kind == "quote"):
            return False
        if line.form == "item" and not self._is_stray_mark(last, index):
            return False
        if line.form == "reference" and not ends_open(self._lines[index - 1].text):
            return False
        if line.form in ("fence", "caption", "address"):
            return False
        if last.kind == "list-item" and line.column > last.column:
            return True
        return self._wrap.joins(self._lines, index)

    def _is_stray_mark(self, last: Draft, index: int) -> bool:
        """Return whether what looks like a list mark is a dash or a number inside a wrapped sentence."""
        line, before = self._lines[index], self._lines[index - 1]
        mark, column = line.mark, self._wrap.column(index)
        if mark is None or not column or not overflows(before, line, column) or not ends_open(before.text):
            return False
        if last.mark and (last.mark.style == mark.style or follows(last.mark, mark)):
            return False
        after = self._lines[index + 1] if index + 1 < len(self._lines) else None
        if after and after.mark and follows(mark, after.mark):
            return False
        return (mark.weak or mark.sign == "-" or bool(mark.numbers)) and (mark.numbers != (1,) or starts_low(line))

    def _open(self, line: Line, last: Draft | None) -> Draft:
        piece = Piece(line.content, line.end, line.stop)
        if line.form == "item" and line.mark:
            evidence = f"list mark “{line.mark.sign}”"
            return Draft("list-item", [line], [piece], evidence, line.loose, line.mark)
        if line.form == "quote":
            if not (last and last.kind == "quote"):
                self._groups += 1
            return Draft("quote", [line], [piece], "“>” before the line", line.loose, group=self._groups)
        kind, evidence = "paragraph", "line of its own"
        if line.form == "caption":
            kind, evidence = "caption", f"starts with “{line.text.split(None, 1)[0]}”"
        elif line.form == "address":
            evidence = "line with a web address only"
        return Draft(kind, [line], [piece], evidence, line.loose)

    def _rule(self, line: Line) -> None:
        """Take a line of dashes or equals signs for the underline of a heading, else for a mere divider."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or line.loose or last.kind != "paragraph" or len(last.lines) > 2:
            return
        sign = line.text[0]
        one_sign = sign in "-=" and not line.text.strip(sign)
        if one_sign and ends_open(last.text) and len(last.text.split()) <= 20:
            last.kind, last.level, last.end = "heading", 1 if sign == "=" else 2, line.end
            last.inferred = f"underlined with “{sign * 3}”"

    def _table(self, index: int) -> int:
        """Take a table that starts at a line; return the line after it, 0 if none starts here."""
        rows, stop, evidence = table_rows(self._lines, index)
        if not rows:
            return 0
        self._groups += 1
        for number, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                if cell is None:
                    continue
                piece = Piece(*cell, row.line.stop)
                draft = Draft("table-cell", [row.line], [piece], evidence, row.line.loose, group=self._groups)
                draft.cell, draft.is_header, draft.end = (number, column), row.is_header, piece.end
                self._drafts.append(draft)
        return stop

    def _code(self, start: int, stop: int) -> int:
        inner = list(self._lines[start + 1 : stop])
        if inner:
            whole = list(self._lines[start : stop + 1])
            self._drafts.append(Draft("code", whole, _pieces(inner), "fenced with “```”", whole[0].loose))
        return stop + 1

    def _indented_code(self, index: int) -> int:
        """Take a run of indented lines of which at least half look like a program; return the line after it."""
        line = self._lines[index]
        if line.column < _CODE_COLUMN or index < self._plain_until:
            return 0
        stop = index
        like_code = 0
        while stop < len(self._lines) and (here := self._lines[stop]).column >= _CODE_COLUMN:
            found = here.form == "text" and _CODE.search(here.text[:500]) is not None
            if here.loose and stop > index and not found:
                break
            like_code += found
            stop += 1
        if stop - index < 2 or like_code * 2 < stop - index:
            self._plain_until = stop
            return 0
        run = list(self._lines[index:stop])
        self._drafts.append(Draft("code", run, _pieces(run), "indented lines of code", line.loose))
        return stop


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    return [Piece(line.start, line.end, line.stop) for line in lines]


def _paired_fences(lines: Sequence[Line]) -> dict[int, int]:
    """Return the line that closes each fence, by the line that opens it. A fence that is not closed is text."""
    pairs: dict[int, int] = {}
    opened = -1
    for index, line in enumerate(lines):
        if line.form != "fence":
            continue
        if opened < 0:
            opened = index
        elif line.text[:3] == lines[opened].text[:3]:
            pairs[opened] = index
            opened = -1
    return pairs
