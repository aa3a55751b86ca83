"""Inline HTML elements, alike in HTML files and inside Markdown: what they do to the prose around them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lint.document import Image, Meta
from lint.model import Failure, Span
from lint.readers.html_tokens import Attribute
from lint.readers.prose import ProseWriter
from lint.text.lazy import lazy

MUTED = frozenset({"code", "kbd", "samp", "tt"})
_EMPHASIS = {"em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong"}
ACTIVE = MUTED | frozenset(_EMPHASIS) | {"a", "br", "img", "q", "sup"}
"""Inline elements that leave a trace; all others are only markup."""
_INNER_TAG = lazy(r"<[^<>]*>")
_CITED = lazy(r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[*†‡§]")
_UNIT_BEFORE = lazy(r"(?:\b|/)(?:[mck]?m|in|ft)$")
_LONGEST_CITATION = 600
"""Characters of source in which the end of a superscript is looked for."""


@dataclass(slots=True)
class Extras:
    """What a page holds besides its blocks."""

    meta: list[Meta] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    comments: list[Span] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    groups: Iterator[int] = field(default_factory=itertools.count)
    """Numbers for lists, tables and quotes."""

    def image(self, attributes: Mapping[str, Attribute], span: Span) -> None:
        """Note an image element."""
        target, alt = attributes.get("src"), attributes.get("alt")
        self.images.append(Image(alt.value if alt else None, target.value if target else "", span))

    def anchor(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        """Note the id of an element, and the name of an old-style anchor."""
        if "id" in attributes:
            self.anchors.add(attributes["id"].value)
        if name == "a" and "name" in attributes:
            self.anchors.add(attributes["name"].value)

    def note(self, name: str, attributes: Mapping[str, Attribute], *, in_body: bool) -> None:
        """Note what the attributes of any element say about the page."""
        self.anchor(name, attributes)
        if name == "html" and "lang" in attributes:
            self.meta.append(Meta("lang", *attributes["lang"], "meta"))
        value = attributes.get("content") or attributes.get("datetime")
        if value is None or not value.value or name == "meta":
            return
        if "itemprop" in attributes:
            self.meta.append(Meta(attributes["itemprop"].value.strip().lower(), *value, "meta"))
        elif name == "time" and in_body:
            self.meta.append(Meta("time", *value, "meta"))


def open_inline(
    writer: ProseWriter, name: str, attributes: Mapping[str, Attribute], span: Span, extras: Extras
) -> None:
    """Apply the start tag of an inline element; `span` is the tag's. Unknown elements change nothing."""
    if name == "a":
        writer.close("link")
        if href := attributes.get("href"):
            writer.open("link", href.value, href.span)
    elif name in _EMPHASIS:
        writer.open(_EMPHASIS[name])
    elif name == "br":
        writer.line_break(span.start, span.end)
    elif name == "img":
        extras.image(attributes, span)
        target = attributes.get("src")
        writer.mark("image", target.value if target else None, target.span if target else None)
    elif name in MUTED:
        writer.mute(name, span.start, as_code=True)
    elif name == "q":
        writer.instead("“", span)
    elif name == "sup":
        _open_superscript(writer, span)


def close_inline(writer: ProseWriter, name: str, span: Span) -> None:
    """Apply the end tag of an inline element."""
    if name == "a":
        writer.close("link")
    elif name in _EMPHASIS:
        writer.close(_EMPHASIS[name])
    elif name in MUTED:
        writer.unmute(name, span.end)
    elif name == "q":
        writer.instead("”", span)
    elif name == "sup" and writer.has_open("citation"):
        writer.instead("]", span)
        writer.close("citation")


def _open_superscript(writer: ProseWriter, span: Span) -> None:
    """Keep a raised number from running into the word before it: "daily[3]", "10^6", but "mg/m2"."""
    source = writer.source
    end = source.find("</", span.end, span.end + _LONGEST_CITATION)
    while end >= 0 and source[end + 2 : end + 5].lower() != "sup":
        end = source.find("</", end + 2, span.end + _LONGEST_CITATION)
    if end < 0:
        return
    inner = source[span.end : end]
    if not _CITED.fullmatch(_INNER_TAG.sub("", inner).strip()):
        return
    before = writer.last
    if "<a" not in inner.lower():
        if before[-1:].isdigit():
            writer.instead("^", span)
            return
        if _UNIT_BEFORE.search(before):
            return
    writer.open("citation")
    writer.instead("[", span)
