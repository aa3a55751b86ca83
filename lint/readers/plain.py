"""Read plain text as web extraction leaves it: no markup, so titles, headings and lists are inferred, and say so."""

from __future__ import annotations

import re

from lint.document import Block, Document, Inline
from lint.model import Settings, Span
from lint.readers.plain_drafts import Draft, make_drafts
from lint.readers.plain_headings import find_headings
from lint.readers.plain_lines import read_lines
from lint.readers.plain_lists import settle_lists
from lint.readers.plain_title import find_credits, find_title
from lint.readers.plain_wrap import Wrap
from lint.readers.prose import trim_url
from lint.text.lazy import lazy
from lint.text.sourcemap import INVISIBLE, Segment, SourceMap, SourceMapBuilder, add_visible

_ADDRESS = lazy(r"\b(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_INVISIBLE = frozenset(INVISIBLE)


def read(path: str, source: str, settings: Settings) -> Document:
    """Return the blocks of a plain text. Every block says in `inferred` what its kind was inferred from.

    A line is a block of its own unless it is wrapped text that goes on; HTML and Markdown stay as they are, prose.
    """
    lines, comments = read_lines(source)
    drafts = make_drafts(lines, Wrap(lines))
    settle_lists(drafts)
    title = find_title(drafts, source)
    find_credits(drafts)
    find_headings(drafts, title)
    groups: dict[tuple[str, int], int] = {}
    blocks = tuple(_block(source, draft, groups) for draft in drafts)
    return Document(path, "text", source, blocks, comments=tuple(comments), settings=settings)


def _block(source: str, draft: Draft, groups: dict[tuple[str, int], int]) -> Block:
    text, mapping = _prose(source, draft)
    group = -1
    if draft.group >= 0:
        group = groups.setdefault((draft.kind, draft.group), len(groups))
    start = draft.pieces[0].start if draft.kind == "table-cell" else draft.lines[0].start
    wrapped = draft.kind == "paragraph" and len(draft.lines) > 1
    return Block(
        kind=draft.kind,
        text=text,
        map=mapping,
        span=Span(start, draft.end or draft.lines[-1].end),
        level=draft.level,
        inferred="wrapped lines put together" if wrapped else draft.inferred,
        group=group,
        cell=draft.cell,
        is_header=draft.is_header,
        ordered=draft.ordered,
        inlines=_links(text, mapping) if draft.kind != "code" else (),
    )


def _prose(source: str, draft: Draft) -> tuple[str, SourceMap]:
    """Return the prose of a draft, line ends inside it as line feeds, and its map."""
    first = draft.pieces[0]
    text = source[first.start : first.end]
    if len(draft.pieces) == 1 and _INVISIBLE.isdisjoint(text):
        return text, SourceMap((Segment(0, first.start, len(text), len(text), True),))
    builder = SourceMapBuilder()
    stop = -1
    for piece in draft.pieces:
        if stop >= 0:
            _add_line_end(builder, source, stop)
        add_visible(builder, source[piece.start : piece.end], piece.start)
        stop = piece.stop
    return builder.build()


def _add_line_end(builder: SourceMapBuilder, source: str, stop: int) -> None:
    if source.startswith("\r\n", stop):
        builder.add("\n", stop + 1)
    elif source.startswith("\n", stop):
        builder.add("\n", stop)
    else:
        builder.add_instead("\n", Span(stop, stop + 1))


def _links(text: str, mapping: SourceMap) -> tuple[Inline, ...]:
    """Return the web addresses in the prose."""
    if "://" not in text and "www." not in text.casefold():
        return ()
    found = []
    for match in _ADDRESS.finditer(text):
        target = trim_url(match.group())
        end = match.start() + len(target)
        found.append(Inline("link", match.start(), end, target, mapping.to_source(match.start(), end)))
    return tuple(found)
