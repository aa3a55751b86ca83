"""One text of all blocks for scanning, and one google-re2 pass that says which patterns are worth confirming."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lint.document import Block, Document
from lint.text.lines import iter_lines

_SEPARATOR = "\n\x00\n"
"""Between blocks: no sensible pattern matches a null character, so matches stay inside their block."""
_SET_MEMORY = 256 << 20
_SENTINEL = "\x01"
"""Stands at the end of every scanned text and is a pattern of the set: if it is not found, the scan failed."""


class Place(NamedTuple):
    """A range of one block's prose."""

    block: Block
    start: int
    end: int


class ScanText:
    """The prose of all blocks of a document, one after the other."""

    __slots__ = ("_blocks", "_ranks", "_starts", "text")

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._starts: list[int] = []
        self._ranks: list[int] | None = None
        position = 0
        for block in document.blocks:
            self._starts.append(position)
            position += len(block.text) + len(_SEPARATOR)
        self.text = _SEPARATOR.join(block.text for block in document.blocks)

    @staticmethod
    def of(document: Document) -> ScanText:
        """Return the document's scan text, made once."""
        found = document.memo.get(ScanText)
        if found is None:
            found = document.memo[ScanText] = ScanText(document)
        return found

    def search(self, pattern: Any, seconds: float) -> Iterator[tuple[Place, Any]]:
        """Yield each match of a compiled pattern as a place. Raises TimeoutError after `seconds`."""
        for match in pattern.finditer(self.text, timeout=seconds):
            start, end = _hit_span(pattern, match)
            index = bisect_right(self._starts, start) - 1
            block, offset = self._blocks[index], self._starts[index]
            if end <= offset + len(block.text):
                yield Place(block, start - offset, end - offset), match
            else:  # the match runs over the block's end: look again inside each block it touches
                yield from self._search_inside(pattern, index, end, start - offset, seconds)

    def block_at(self, offset: int) -> tuple[Block, int]:
        """Return the block that an offset of the text falls in, and where the block's prose starts."""
        index = bisect_right(self._starts, offset) - 1
        return self._blocks[index], self._starts[index]

    def _search_inside(
        self, pattern: Any, index: int, end: int, start: int, seconds: float
    ) -> Iterator[tuple[Place, Any]]:
        while index < len(self._blocks) and self._starts[index] < end:
            block = self._blocks[index]
            for match in pattern.finditer(block.text, start, timeout=seconds):
                yield Place(block, *_hit_span(pattern, match)), match
            index, start = index + 1, 0

    def line_rank(self, document: Document, offset: int) -> tuple[int, int]:
        """Return how many non-empty source lines stand before an offset, and how many there are."""
        if self._ranks is None:
            source = document.source
            self._ranks = [start for start, end in iter_lines(source) if source[start:end].strip()]
        return bisect_right(self._ranks, offset) - 1, len(self._ranks)


class PatternSet:
    """Many patterns scanned in one pass; says which owners may occur."""

    def __init__(self, owned: Sequence[tuple[str, str | None]]) -> None:
        """Take (owner, prefilter) pairs; an owner without a prefilter that re2 takes is always a candidate."""
        import re2

        options = re2.Options()
        options.max_mem = _SET_MEMORY
        options.case_sensitive = False
        options.log_errors = False
        self._always: set[str] = set()
        self._owners: list[str] = []
        scan = re2.Set.SearchSet(options)
        for owner, wide in owned:
            try:
                if wide is None:
                    raise re2.error(owner)
                scan.Add(wide)
            except re2.error:
                self._always.add(owner)
            else:
                self._owners.append(owner)
        self._sentinel = scan.Add(_SENTINEL)
        self._set = scan
        self._set.Compile()

    def candidates(self, text: str) -> set[str]:
        """Return the owners of which a pattern may occur in the text."""
        found = self._set.Match(f"{text.replace(chr(13), chr(10))}\n{_SENTINEL}")
        if found is None or self._sentinel not in found:  # the automaton outgrew its memory: look at everything
            return self._always.union(self._owners)
        return self._always.union(self._owners[index] for index in found if index != self._sentinel)


def _hit_span(pattern: Any, match: Any) -> tuple[int, int]:
    """Return the span to report: that of the group named `hit`, else the whole match."""
    return match.span("hit") if "hit" in pattern.groupindex and match["hit"] is not None else match.span()  # type: ignore[no-any-return]
