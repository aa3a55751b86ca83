"""The outline of an article: its title, its headings, its sections, and where in the text a block stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from lint.document import Block, Document, once


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the article; its title is one too, so that every format has the same paths."""

    block: Block
    index: int
    """Of its block in the document."""
    level: int
    """1 to 6; a title has 1."""
    text: str
    """Line ends and runs of spaces folded to one space."""
    parent: Heading | None
    """The nearest heading before it of a higher rank."""
    is_title: bool
    """Whether it is the title of the article, or repeats it at level 1."""

    @property
    def path(self) -> tuple[Heading, ...]:
        """The headings it stands under, the outermost first, and itself."""
        return (*self.parent.path, self) if self.parent else (self,)


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """What stands between a heading and the next one. Each is itself only: compare sections with `is`."""

    heading: Heading | None
    """None for what stands before the first heading."""
    start: int
    """Index of the first block after the heading; the heading's own block is start - 1."""
    stop: int
    """Index after the last block before the next heading of any level."""
    end: int
    """Index after the last block of its subsections too."""
    blocks: tuple[Block, ...]
    """Its own blocks from start to stop that belong to the article: no debris, nothing from navigation or footer."""

    @property
    def path(self) -> tuple[str, ...]:
        """The texts of the headings it stands under, the outermost first, its own last."""
        return tuple(heading.text for heading in self.heading.path) if self.heading else ()


@dataclass(frozen=True, slots=True)
class Outline:
    """Title, headings and sections of one article, in source order."""

    title: str | None
    title_block: Block | None
    """None as well if the title is known from front matter or an HTML title only."""
    headings: tuple[Heading, ...]
    """With the title, if a block holds it."""
    sections: tuple[Section, ...]
    """At least one: what stands before the first heading. Together they hold every block but the headings."""
    first_prose: int | None
    """Index of the first block of running text, None if there is none."""
    last_prose: int | None
    _starts: tuple[int, ...] = field(repr=False)
    """Index of the first block of each section, its heading included."""
    _before: tuple[int, ...] = field(repr=False)
    """Characters of running text before each block, and in all as the last entry."""
    _index_of: dict[int, int] = field(repr=False, compare=False)
    """Block index by identity."""

    def section_of(self, block_index: int) -> Section:
        """Return the section a block stands in; a heading belongs to the section it opens."""
        return self.sections[bisect_right(self._starts, block_index) - 1]

    def index_of(self, block: Block) -> int:
        """Return the index of one of the document's blocks. Raises KeyError for any other block."""
        return self._index_of[id(block)]

    def headings_over(self, block: Block) -> tuple[Heading, ...]:
        """Return the headings a block stands under, the nearest first; for a heading, those above it."""
        section = self.section_of(self.index_of(block))
        if section.heading is None:
            return ()
        path = section.heading.path[::-1]
        return path[1:] if section.heading.block is block else path

    def subsections(self, section: Section) -> tuple[Section, ...]:
        """Return the sections under a section, at any depth."""
        return tuple(other for other in self.sections if section.stop < other.start <= section.end)

    def position(self, block_index: int, offset: int = 0) -> float:
        """Return how far into the running text a place is, from 0 to 1, in characters.

        `offset` counts in the block's prose. 0 for an article without running text.
        """
        total = self._before[-1]
        return min(1.0, (self._before[block_index] + offset) / total) if total else 0.0


@once
def outline(document: Document) -> Outline:
    """Return the outline of an article. Debris, navigation and footer have no part in it."""
    blocks = document.blocks
    own = [block.debris is None and block.region == "body" for block in blocks]
    prose = [index for index, block in enumerate(blocks) if block.is_prose]
    title, title_block = _title(document, own, prose[0] if prose else len(blocks))
    headings = _headings(blocks, own, title, title_block)
    before = [0]
    for block in blocks:
        before.append(before[-1] + (len(block.text) if block.is_prose else 0))
    sections = _sections(blocks, own, headings)
    return Outline(
        title=title,
        title_block=title_block,
        headings=headings,
        sections=sections,
        first_prose=prose[0] if prose else None,
        last_prose=prose[-1] if prose else None,
        _starts=tuple(section.start - (section.heading is not None) for section in sections),
        _before=tuple(before),
        _index_of={id(block): index for index, block in enumerate(blocks)},
    )


def _headings(
    blocks: Sequence[Block], own: Sequence[bool], title: str | None, title_block: Block | None
) -> tuple[Heading, ...]:
    found: list[Heading] = []
    open_ones: list[Heading] = []
    for index, block in enumerate(blocks):
        if block.kind not in ("heading", "title") or not own[index]:
            continue
        level = max(1, block.level)
        while open_ones and open_ones[-1].level >= level:
            open_ones.pop()
        text = _folded(block.text)
        repeats = title is not None and level == 1 and text.casefold() == title.casefold()
        parent = open_ones[-1] if open_ones else None
        heading = Heading(block, index, level, text, parent, block is title_block or block.kind == "title" or repeats)
        found.append(heading)
        open_ones.append(heading)
    return tuple(found)


def _sections(blocks: Sequence[Block], own: Sequence[bool], headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Return the part before the first heading, then a section for each heading."""
    openings: list[Heading | None] = [None, *headings]
    starts = [0, *(heading.index + 1 for heading in headings)]
    stops = [*(heading.index for heading in headings), len(blocks)]
    ends = _ends(headings, len(blocks))
    sections = []
    for number, heading in enumerate(openings):
        start, stop = starts[number], stops[number]
        inside = tuple(blocks[index] for index in range(start, stop) if own[index])
        sections.append(Section(heading, start, stop, ends[number - 1] if heading else stop, inside))
    return tuple(sections)


def _ends(headings: Sequence[Heading], count: int) -> list[int]:
    """Return for each heading the index of the next one of its rank or higher."""
    ends = [count] * len(headings)
    waiting: list[int] = []
    for number, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.index
        waiting.append(number)
    return ends


def _title(document: Document, own: Sequence[bool], first_prose: int) -> tuple[str | None, Block | None]:
    """Return the title: a title block, else the first heading of level 1, else front matter or the page's own.

    In plain text, where levels are inferred, a heading above all running text will do as well.
    """
    headings = [
        (index, block)
        for index, block in enumerate(document.blocks)
        if own[index] and block.kind in ("title", "heading") and block.text.strip()
    ]
    for wanted in ("title", "heading"):
        for _, block in headings:
            if block.kind == wanted and block.level <= 1:
                return _folded(block.text), block
    for channel in ("front-matter", "title", "meta", "json-ld"):
        for meta in document.meta:
            if meta.channel == channel and meta.key in ("title", "og:title", "headline") and meta.value.strip():
                return _folded(meta.value), None
    if document.format == "text" and headings and headings[0][0] < first_prose:
        return _folded(headings[0][1].text), headings[0][1]
    return None, None


def _folded(text: str) -> str:
    return " ".join(text.split())
