"""The list of sources of an article, entry by entry, and the markers in the text that point at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lint.analysis.claims.references import is_authoritative
from lint.analysis.provenance_markers import Marker, markers
from lint.analysis.provenance_model import Spot, in_block
from lint.document import Block, Document, once

_HEADING = re.compile(
    r"^\W*(?:\d{1,2}[.)]?\s*)?(?:(?:our|the|key|main|selected|article|list of|medical|cited|full|scientific)\s+)*(?:references?|sources?|citations?|bibliography|works cited|reference list|source list|notes|footnotes|endnotes|literature|where (?:this|these|our|the) (?:\w+ )?(?:comes?|come|came) from|what (?:this|we) (?:\w+ )?(?:is )?(?:based on|used)|evidence base)(?:\s+(?:and|&)\s+(?:further reading|references|notes|sources|citations|links)|\s+(?:cited|used|consulted|list|for this (?:page|article|leaflet|guide)))*\W*$",
    re.IGNORECASE,
)
_INLINE_LABEL = re.compile(
    r"^\W*(?:(?:medical|main|our|article|key|data|information|content|page)\s+)?(?:references?|sources?|citations?|adapted from|based on)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s*(?:\[\^?(?P<square>[\w-]{1,20})\]:?|\((?P<round>\d{1,3})\)|(?P<plain>\d{1,3})[.):]|(?P<bare>\d{1,2})(?=\s+[A-Z]))\s*"
)
_INLINE_PART = re.compile(r"[^\s;][^;\r\n]*[^\s;]")
_LONGEST_LINE = 600
"""Characters of a “Sources: …” line."""
_LEAD = 8
"""Characters at the start of a block in which its number stands."""
_FOOTNOTE = re.compile(r"\s*\[\^(?P<label>[^\]\s]{1,40})\]:")
_SOURCE_LIKE = re.compile(
    r"(?:19|20)\d\d|\w\.[a-z]{2,}|\b[A-Z]{2,}\b|[A-Z][\w'’]+(?:\s(?:of|for|and|the))*\s[A-Z]|(?i:wikipedia|blog|chatgpt)"
)
"""“Sources: oily fish, eggs” on a page about food names no source."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the list."""

    label: str | None
    """As cited: a number or the name of a footnote; None in an unnumbered list."""
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The sources and the markers of an article."""

    entries: tuple[Entry, ...]
    markers: tuple[Marker, ...]
    blocks: frozenset[int]
    """Ids of the blocks that hold the list, its heading included."""
    labels: frozenset[str]
    """What a marker may point at; unnumbered entries count from 1."""

    @property
    def is_numbered(self) -> bool:
        """Whether the entries carry numbers or names."""
        return any(entry.label is not None for entry in self.entries)

    def holds(self, label: str) -> bool:
        """Return whether an entry has a number, or is by an author of a year: “Smith 2020”."""
        if " " in label:
            return any(_is_by(entry.text, label) for entry in self.entries)
        return label in self.labels

    def cites(self, marker: Marker) -> bool:
        """Return whether every label of a marker is in the list."""
        return all(self.holds(label) for label in marker.labels)


@once
def reference_list(document: Document) -> ReferenceList:
    """Return the sources under “Sources”, “References” or the like, footnotes and “Source: …” lines, with the markers."""
    entries: list[Entry] = []
    held: set[int] = set()
    blocks = [
        b for b in document.blocks if b.debris is None and b.region in ("body", "aside") and b.kind != "front-matter"
    ]
    for section in _sections(blocks):
        held.add(id(section[0]))
        found = list(_entries(document, section[1:]))
        held.update(id(entry.spot.block) for entry in found)
        entries += found
    for block in blocks:
        if id(block) not in held and (found := list(_note_or_line(document, block))):
            held.add(id(block))
            entries += found
    pointing = [mark for block in blocks if id(block) not in held and block.kind != "code" for mark in markers(block)]
    if not _writes_round(document, entries):
        pointing = [mark for mark in pointing if mark.style != "round"]
    numbered = {entry.label for entry in entries if entry.label is not None}
    labels = frozenset(numbered or map(str, range(1, len(entries) + 1)))
    return ReferenceList(tuple(entries), tuple(pointing), frozenset(held), labels)


def _note_or_line(document: Document, block: Block) -> Iterator[Entry]:
    """Yield the entry of a footnote, or those of a “Sources: A; B” line."""
    if block.kind == "list-item" and document.format == "markdown":
        note = _FOOTNOTE.match(document.source, block.span.start, block.span.end)
        if note is not None:
            yield Entry(note["label"], block.text, in_block(block, 0, len(block.text)))
            return
    if block.kind in ("paragraph", "list-item") and len(block.text) <= _LONGEST_LINE:
        label = _INLINE_LABEL.match(block.text)
        if label is not None:
            yield from _inline(block, label.end())


def _sections(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield each heading of a list of sources with the blocks up to the next heading."""
    current: list[Block] | None = None
    for block in blocks:
        is_heading = block.kind in ("heading", "title")
        opens = _HEADING.match(block.text) is not None and (
            is_heading or (block.kind == "paragraph" and len(block.text) < 40)
        )
        if current is not None and (is_heading or opens):
            yield current
            current = None
        if opens:
            current = [block]
        elif current is not None:
            current.append(block)
    if current is not None:
        yield current


def _entries(document: Document, blocks: list[Block]) -> Iterator[Entry]:
    """Yield the entries of a list: its items and numbered lines; all paragraphs if there is neither."""
    has_items = any(block.kind == "list-item" for block in blocks)
    rank = 0
    for block in blocks:
        if not block.text.strip():
            continue
        begin = 0
        for end in [match.start() for match in re.finditer(r"[\r\n]+", block.text)] + [len(block.text)]:
            line = block.text[begin:end]
            label, skip = _label(document, block, line, begin == 0)
            is_entry = block.kind == "list-item" or label is not None or not has_items
            if line.strip() and is_entry and (begin == 0 or label is not None):
                rank += 1
                if label is None and block.ordered:
                    label = str(rank)
                stop = len(block.text) if block.kind == "list-item" and begin == 0 else end
                yield Entry(
                    label,
                    block.text[begin + skip : stop].strip(),
                    in_block(block, begin, begin + len(block.text[begin:stop].rstrip())),
                )
            begin = end + 1


def _label(document: Document, block: Block, line: str, is_first: bool) -> tuple[str | None, int]:
    """Return the number an entry is cited by, and how many characters of the line it takes.

    The number of a list item is markup and no prose: it is read from the source.
    """
    if match := _NUMBER.match(line):
        label = match["square"] or match["round"] or match["plain"] or match["bare"]
        if not (match["bare"] and block.kind != "paragraph"):
            return label, match.end()
    if (
        is_first
        and document.format != "html"
        and (match := _NUMBER.match(document.source, block.span.start, block.span.end))
    ):
        return match["square"] or match["round"] or match["plain"], 0
    return None, 0


def _inline(block: Block, start: int) -> Iterator[Entry]:
    """Yield the sources of a “Sources: A; B” line."""
    for match in _INLINE_PART.finditer(block.text, start):
        if _SOURCE_LIKE.search(match.group()) or is_authoritative(match.group()):
            yield Entry(None, match.group(), in_block(block, *match.span()))


def _writes_round(document: Document, entries: list[Entry]) -> bool:
    """Return whether the list writes its numbers as (1): only then is (1) in the text a marker. HTML does not say."""
    for entry in entries:
        block = entry.spot.block
        if entry.label is None or block is None:
            continue
        raw = document.source[block.span.start : block.span.start + _LEAD].lstrip(" \t>*-")
        if document.format == "html" or raw.startswith("(") or entry.spot.text.lstrip().startswith("("):
            return True
    return False


def _is_by(text: str, label: str) -> bool:
    name, _, year = label.rpartition(" ")
    return year in text and re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE) is not None
