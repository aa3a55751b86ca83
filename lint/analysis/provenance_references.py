"""The list of sources of an article, entry by entry, and the markers in the text that point at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lint.analysis.claims.references import is_authoritative
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
_FOOTNOTE = re.compile(r"\s*\[\^(?P<label>[^\]\s]{1,40})\]:")
_HAS_MARK = re.compile(r"[\[¹²³⁰⁴-⁹]|\((?:\d|[A-Z])")
_MARKER = re.compile(
    r"\[\^(?P<foot>[^\]\s]{1,40})\]|\[(?P<square>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\](?![(:])|(?P<super>(?<=[a-z.,;:!?)”\"'’])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)"
    r"|(?<=[\w.,;%])\s?\((?P<round>\d{1,2}(?:\s?[,;–-]\s?\d{1,2})*)\)(?=\s*(?:[.,;:!?]|$|[A-Z]))"
)
_AUTHOR_YEAR = re.compile(
    r"\((?:(?:see|e\.g\.,?|cf\.)\s+)?(?P<cites>[A-Z][\w'’-]+(?:\s(?:et\sal\.?|(?:and|&)\s(?:colleagues|others|[A-Z][\w'’-]+)|[A-Z][\w'’-]+)){0,3},?\s(?:19|20)\d\d[a-z]?(?:;\s?[A-Z][^();]{2,60}?(?:19|20)\d\d[a-z]?)*)\)"
)
_ONE_CITE = re.compile(r"(?P<name>[A-Z][\w'’-]+)(?P<more>[^;\d]*?),?\s(?P<year>(?:19|20)\d\d)")
_SOURCE_LIKE = re.compile(
    r"(?:19|20)\d\d|\w\.[a-z]{2,}|\b[A-Z]{2,}\b|[A-Z][\w'’]+(?:\s(?:of|for|and|the))*\s[A-Z]|(?i:wikipedia|blog|chatgpt)"
)
"""“Sources: oily fish, eggs” on a page about food names no source."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december spring summer autumn fall winter updated since".split()
)
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT = re.compile(r"(?:^|[\s\d/(.])(?:[kcmµμ]?m|ft|in|km|cm|mm|dm|sec|s|kg|L|l|x|10|CO|H|O|R|chi|χ)$")
_WIDEST_RANGE = 60
"""Numbers in [1-60]; a wider one is no range of citations."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the list."""

    label: str | None
    """As cited: a number or the name of a footnote; None in an unnumbered list."""
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Marker:
    """One place in the text that points at sources."""

    labels: tuple[str, ...]
    spot: Spot
    style: str
    """`foot`, `square`, `super`, `round` or `author-year`."""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The sources and the markers of an article."""

    entries: tuple[Entry, ...]
    markers: tuple[Marker, ...]
    blocks: frozenset[int]
    """Ids of the blocks that hold the list, its heading included."""

    @property
    def labels(self) -> frozenset[str]:
        """What a marker may point at; unnumbered entries count from 1."""
        numbered = {entry.label for entry in self.entries if entry.label is not None}
        return frozenset(numbered or {str(number) for number in range(1, len(self.entries) + 1)})

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
        block
        for block in document.blocks
        if block.debris is None and block.region in ("body", "aside") and block.kind != "front-matter"
    ]
    for section in _sections(blocks):
        held.add(id(section[0]))
        found = list(_entries(document, section[1:]))
        held.update(id(entry.spot.block) for entry in found)
        entries += found
    for block in blocks:
        if id(block) in held:
            continue
        if (
            document.format == "markdown"
            and block.kind == "list-item"
            and (note := _FOOTNOTE.match(document.source, block.span.start, block.span.end))
        ):
            held.add(id(block))
            entries.append(Entry(note["label"], block.text, in_block(block, 0, len(block.text))))
        elif (
            block.kind in ("paragraph", "list-item")
            and (label := _INLINE_LABEL.match(block.text))
            and len(block.text) < 600
        ):
            if found := list(_inline(block, label.end())):
                held.add(id(block))
                entries += found
    markers = [
        marker for block in blocks if id(block) not in held and block.kind != "code" for marker in _markers(block)
    ]
    if not any(block_label == "round" for block_label in _styles(document, entries)):
        markers = [marker for marker in markers if marker.style != "round"]
    return ReferenceList(tuple(entries), tuple(markers), frozenset(held))


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
    at = start
    for part in re.split(r"(?<=;)\s+|[\r\n]+", block.text[start:]):
        if part.strip(" ;.") and (_SOURCE_LIKE.search(part) or is_authoritative(part)):
            low = block.text.index(part, at)
            yield Entry(None, part.strip(" ;"), in_block(block, low, low + len(part.rstrip(" ;"))))
            at = low + len(part)


def _styles(document: Document, entries: list[Entry]) -> set[str]:
    """Return in which brackets the entries carry their numbers: (1) in the text is a marker only if the list writes (1)."""
    found = set()
    for entry in entries:
        block = entry.spot.block
        if entry.label is None or block is None:
            continue
        raw = document.source[block.span.start : block.span.start + 8].lstrip(" \t>*-")
        written = entry.spot.text.lstrip()
        found.add("round" if raw.startswith("(") or written.startswith("(") else "square")
    if found and document.format == "html":
        found.add("round")
    return found


def _markers(block: Block) -> Iterator[Marker]:
    text = block.text
    if _HAS_MARK.search(text):
        for match in _MARKER.finditer(text):
            style = str(match.lastgroup)
            if style == "super" and _UNIT.search(text[: match.start()]):
                continue
            yield Marker(_numbers(match[style], style), in_block(block, *_trimmed(match)), style)
        for match in _AUTHOR_YEAR.finditer(text):
            labels = tuple(f"{one['name']} {one['year']}" for one in _ONE_CITE.finditer(match["cites"]))
            if labels and match["cites"].split()[0].strip(",").casefold() not in _MONTHS:
                yield Marker(labels, in_block(block, *match.span()), "author-year")


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match.group()) - len(match.group().lstrip()), match.end()


def _numbers(written: str, style: str) -> tuple[str, ...]:
    if style == "foot":
        return (written,)
    found: list[str] = []
    for part in re.split(r"[,;]", written.translate(_SUPER)):
        low, _, high = re.sub(r"[–\s]", lambda m: "-" if m.group() == "–" else "", part).partition("-")
        if high and 0 <= int(high) - int(low) <= _WIDEST_RANGE:
            found += [str(number) for number in range(int(low), int(high) + 1)]
        elif low:
            found.append(str(int(low)))
    return tuple(found)


def _is_by(text: str, label: str) -> bool:
    name, _, year = label.rpartition(" ")
    return year in text and re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE) is not None
