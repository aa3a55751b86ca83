"""The map from the characters of a block's prose to their places in the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from lint.model import Span


class Segment(NamedTuple):
    """A run of prose and the run of source it was read from."""

    prose: int
    """Start in the prose."""
    source: int
    """Start in the source."""
    length: int
    """Characters of prose."""
    width: int
    """Characters of source. Different from `length`, or `literal` false: the run stands for its source as a whole."""
    literal: bool
    """Whether the source has the very same characters."""


class SourceMap:
    """Map prose offsets to source offsets. Source between segments is markup."""

    __slots__ = ("_starts", "segments")

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self.segments = segments
        self._starts = [segment.prose for segment in segments]

    def to_source(self, start: int, end: int) -> Span:
        """Return the smallest source span that holds prose[start:end], markup at its ends left out.

        An entity is taken whole. An empty range maps to an empty span.
        """
        if not self.segments:
            return Span(0, 0)
        first = self._segment_at(start)
        begin = first.source + (start - first.prose if first.literal else 0)
        if start >= self._length and not first.literal:
            begin = first.source + first.width
        if end <= start:
            return Span(begin, begin)
        last = self._segment_at(end - 1)
        finish = last.source + (end - last.prose if last.literal else last.width)
        return Span(begin, finish)

    def to_prose(self, offset: int) -> int:
        """Return the prose offset of the first character at or after a source offset."""
        index = bisect_right(self.segments, offset, key=lambda segment: segment.source + segment.width)
        if index < len(self.segments):
            segment = self.segments[index]
            return segment.prose + (max(0, offset - segment.source) if segment.literal else 0)
        return self._length

    def is_faithful(self, source: str, prose: str, start: int, end: int) -> bool:
        """Return whether the map covers prose[start:end] and its literal characters stand where the map says."""
        if end > start and not 0 <= start < end <= self._length:
            return False
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self.segments) and self.segments[index].prose < end:
            run = self.segments[index]
            low, high = max(start, run.prose), min(end, run.prose + run.length)
            at = run.source + low - run.prose
            if run.literal and high > low and source[at : at + high - low] != prose[low:high]:
                return False
            index += 1
        return True

    @property
    def _length(self) -> int:
        """Characters of prose the map covers."""
        last = self.segments[-1] if self.segments else None
        return last.prose + last.length if last else 0

    def _segment_at(self, offset: int) -> Segment:
        return self.segments[max(0, bisect_right(self._starts, offset) - 1)]


class SourceMapBuilder:
    """Collect prose piece by piece, remembering where each piece came from."""

    __slots__ = ("_length", "_pieces", "_segments")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def __len__(self) -> int:
        """Return the length of the prose so far."""
        return self._length

    def add(self, text: str, source: int) -> None:
        """Append characters that stand in the source from `source` on, just as they are."""
        if not text:
            return
        last = self._segments[-1] if self._segments else None
        if last and last.literal and last.source + last.width == source:
            self._segments[-1] = last._replace(length=last.length + len(text), width=last.width + len(text))
        else:
            self._segments.append(Segment(self._length, source, len(text), len(text), True))
        self._pieces.append(text)
        self._length += len(text)

    def add_instead(self, text: str, source: Span) -> None:
        """Append characters that stand for a whole source span: an entity, an escape, a line break tag."""
        if not text:
            return
        self._segments.append(Segment(self._length, source.start, len(text), source.end - source.start, False))
        self._pieces.append(text)
        self._length += len(text)

    def build(self) -> tuple[str, SourceMap]:
        """Return the prose and its map."""
        return "".join(self._pieces), SourceMap(tuple(self._segments))


INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: in the source, never in prose, so that a drug name
broken by one is still a drug name. The zero-width joiners stay: emoji and scripts need them."""
_INVISIBLE_SET = frozenset(INVISIBLE)


def add_visible(builder: SourceMapBuilder, text: str, source: int) -> None:
    """Append literal source text to the builder, invisible characters left out."""
    if _INVISIBLE_SET.isdisjoint(text):
        builder.add(text, source)
        return
    start = 0
    for index, character in enumerate(text):
        if character in _INVISIBLE_SET:
            builder.add(text[start:index], source + start)
            start = index + 1
    builder.add(text[start:], source + start)
