"""How a statement is backed, strongest first: catalogue section 5.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lint.analysis.claims.crediting import credited, deferred, names_document, reference_intake, vague
from lint.analysis.claims.leaflet import article_backing
from lint.analysis.claims.model import Backing, Support
from lint.analysis.claims.numbers import STRICT
from lint.analysis.claims.reading import fold
from lint.analysis.claims.references import authority_in_hosts, authority_names, references
from lint.analysis.claims.timing import words_of
from lint.analysis.claims.uses import CHILD
from lint.analysis.outline import Section, outline
from lint.analysis.sentences import Sentence
from lint.document import Block, Document
from lint.facts import facts
from lint.text.lazy import lazy

_NONE = Backing()
_MARKER = lazy(
    r"\[\^?(?P<square>\d{1,3}(?:\s?[,;-]\s?\d{1,3})*)\]|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)"
    r"|\((?:ref\.?|reference|source)s?\s?(?P<ref>\d{1,3})\)"
    r"|(?<![\d%])\s\((?P<round>\d{1,2}(?:\s?[,;-]\s?\d{1,2})*)\)(?=[\s.,;:]|$)",
    re.IGNORECASE,
)
_MARKER_SIGNS = lazy(r"[\[(⁰¹²³⁴⁵⁶⁷⁸⁹]")
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_EXPONENT = lazy(r"(?:m|cm|ft|10|in)$")
_NUMBER_WORD = lazy(rf"\b{STRICT}$", re.IGNORECASE)
_SOURCE_LINE = lazy(r"^\W*(?:sources?|adapted from|reference|from|data from|based on|after)\s?:?\s", re.IGNORECASE)
_SECTION_SOURCE = lazy(r"\W*(?:sources?|adapted from)\b", re.IGNORECASE)
_SENTENCE_BREAK = lazy(r".*[.!?]\s(?=\S)", re.DOTALL)
_SPECIAL = (("child", CHILD), ("pregnant", lazy(r"\b(?:pregnan\w+|breast-?feed\w*)\b", re.IGNORECASE)))
"""People who need a source of their own: a sentence about adults next door does not lend them one."""


def backing(document: Document, sentence: Sentence, neighbours: tuple[Sentence | None, Sentence | None]) -> Backing:
    """Return the best support in reach of a sentence: itself, then its neighbours, table, list or section, article."""
    own = sentence_backing(document, sentence.block, sentence.start, sentence.end)
    if own.level.rank >= Support.S2.rank:
        return own
    for near in _nearby(document, sentence, neighbours):
        if near.level.rank > own.level.rank:
            own = near
            if own.level.rank >= Support.S2.rank:
                return own
    return own


def _nearby(
    document: Document, sentence: Sentence, neighbours: tuple[Sentence | None, Sentence | None]
) -> Iterator[Backing]:
    own_group = _special_group(sentence.text)
    for near in neighbours:
        if near is not None and (own_group is None or own_group == _special_group(near.text)):
            yield _as_nearby(sentence_backing(document, near.block, near.start, near.end), "paragraph")
    if sentence.block.kind in ("list-item", "table-cell"):
        yield from _around_group(document, sentence)
    yield from _section(outline(document).section_of(sentence.index))
    yield article_backing(document)


def _special_group(text: str) -> str | None:
    return next((name for name, pattern in _SPECIAL if pattern.search(text)), None)


def _as_nearby(found: Backing, where: str) -> Backing:
    """Support next door counts as S2; a deferral or a citation of no authority as S1."""
    if found.level is Support.S1 or (found.level.rank > Support.S1.rank and found.kind == "deferral"):
        return Backing(Support.S1, where, found.kind, found.cue)
    return Backing(Support.S2, where, found.kind, found.cue) if found.level.rank >= Support.S2.rank else _NONE


def _around_group(document: Document, sentence: Sentence) -> Iterator[Backing]:
    """Look at the line that leads into a list, a table's caption, and a source line right after the group."""
    blocks, group, index = document.blocks, sentence.block.group, sentence.index
    first = last = index
    while first > 0 and blocks[first - 1].group == group >= 0:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].group == group >= 0:
        last += 1
    where = "table" if sentence.block.kind == "table-cell" else "list"
    for at in (first - 1, last + 1):
        if 0 <= at < len(blocks) and blocks[at].is_prose:
            block = blocks[at]
            if at < first:
                start = match.end() if (match := _SENTENCE_BREAK.match(block.text)) else 0
                yield _as_nearby(sentence_backing(document, block, start, len(block.text)), where)
            elif _SOURCE_LINE.match(block.text) or block.kind == "caption":
                yield _as_nearby(sentence_backing(document, block, 0, len(block.text)), where)
    if sentence.block.cell is not None:
        row = sentence.block.cell[0]
        for at in range(first, last + 1):
            cell = blocks[at].cell
            if at != index and cell is not None and cell[0] in (row, 0):
                yield _as_nearby(sentence_backing(document, blocks[at], 0, len(blocks[at].text)), where)


def _section(section: Section) -> Iterator[Backing]:
    """Look for a heading that names the source, or a "Source:" line in the section."""
    if section.heading is not None and not section.heading.is_title:
        text = fold(section.heading.block.text)
        found = credited(text, words_of(text))
        if found is not None:
            yield Backing(Support.S2, "section", found.kind, found.cue)
    for block in section.blocks[-2:]:
        if len(block.text) < 300 and _SECTION_SOURCE.match(block.text):
            text = fold(block.text)
            if authority_names(text) or authority_in_hosts(text) or names_document(text):
                yield Backing(Support.S2, "section", "source-line", block.text.strip()[:80])


def sentence_backing(document: Document, block: Block, start: int, end: int) -> Backing:
    """Return the support that prose[start:end] of a block carries itself."""
    kept: dict[tuple[int, int, int], Backing] = document.memo.setdefault(sentence_backing, {})
    key = (id(block), start, end)
    if key not in kept:
        kept[key] = _own(document, block, start, end)
    return kept[key]


def _own(document: Document, block: Block, start: int, end: int) -> Backing:
    text = fold(block.text[start:end])
    words = words_of(text)
    found = (
        _marker(document, text), _link(block, start, end), credited(text, words), reference_intake(text, words),
        deferred(text, words),
    )  # fmt: skip
    best = max((item for item in found if item is not None), key=lambda item: item.level.rank, default=None)
    if best is not None and best.level.rank >= Support.S1.rank:
        return best
    return vague(text, words) or best or _NONE


def _marker(document: Document, text: str) -> Backing | None:
    """Judge a citation marker: S4 if it leads to an authority, S1 elsewhere or nowhere, S2 without any list."""
    match = _MARKER.search(text) if _MARKER_SIGNS.search(text) else None
    if match is None:
        return None
    known = references(document).entries
    before = text[: match.start()]
    if match.group("super") and _EXPONENT.search(before):
        return None
    if match.group("round") and (not known or _NUMBER_WORD.search(before)):
        return None
    shown = match.group().strip()
    if not known:
        return Backing(Support.S2, "sentence", "citation", f"{shown} (no list of references in this file)")
    raw = match.group("square") or match.group("ref") or match.group("round") or match.group("super").translate(_SUPER)
    cited = [known[number] for number in map(int, re.findall(r"\d+", raw)) if number in known]
    if any(reference.is_authority for reference in cited):
        return Backing(Support.S4, "sentence", "citation", shown)
    return Backing(Support.S1, "sentence", "citation", f"{shown} {'is no authority' if cited else 'leads nowhere'}")


def _link(block: Block, start: int, end: int) -> Backing | None:
    """Judge a link: S4 to an authority, S0 to anyone else."""
    best = None
    for inline in block.inlines:
        if inline.kind != "link" or not inline.target or inline.end <= start or inline.start >= end:
            continue
        host = urlsplit(inline.target).hostname or ""
        if facts().authority_of_host(host):
            return Backing(Support.S4, "sentence", "link", host)
        if host:
            best = Backing(Support.S0, "sentence", "link", f"{host} is no authority")
    if authority_in_hosts(block.text[start:end]):
        return Backing(Support.S4, "sentence", "link", "web address of an authority")
    return best
