"""What the head of an HTML page says about the article: title, meta elements, JSON-LD."""

from __future__ import annotations

import html
import json
import json.scanner
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lint.document import Meta
from lint.model import Failure, Span
from lint.readers.html_inline import Extras
from lint.readers.html_tokens import Attribute
from lint.text.lazy import lazy

_MAX_DEPTH = 12
"""Levels of JSON-LD that are looked into."""
_WRAPPED = lazy(r"\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\*/)?)")
_WRAPPED_END = lazy(r"(?:-->|(?://|/\*)?\s*\]\]>(?:\*/)?)\s*\Z")
_ABOUT_ARTICLE = lazy(r"(?:article|posting|webpage|itempage|report|page|faq|howto|guide|review)\b", re.IGNORECASE)
_NAMES = ("name", "headline", "legalName", "@id", "url")
"""What names a person, an organisation or a page, in order of preference."""


class _Place(str):
    """A JSON string that knows where it stands."""

    __slots__ = ("span",)
    span: Span


def element(name: str, found: Mapping[str, Attribute], extras: Extras) -> None:
    """Note a meta element, or the canonical address of the page."""
    if name == "link":
        rel, href = found.get("rel"), found.get("href")
        if rel is not None and href is not None and "canonical" in rel.value.lower().split():
            extras.meta.append(Meta("canonical", *href, "meta"))
        return
    content = found.get("content")
    for key in ("name", "property", "itemprop", "http-equiv"):
        if key in found and content is not None and content.value.strip():
            extras.meta.append(Meta(found[key].value.strip().lower(), *content, "meta"))
            return


def title(source: str, content: Span, extras: Extras) -> None:
    """Note the title element."""
    text = source[content.start : content.end]
    value = " ".join(html.unescape(text).split())
    if value:
        start = content.start + len(text) - len(text.lstrip())
        extras.meta.append(Meta("title", value, Span(start, content.start + len(text.rstrip())), "title"))


def json_ld(source: str, content: Span, extras: Extras) -> None:
    """Note what a JSON-LD block says about the article, each value with its place.

    A value that is an object is noted under its property by its name: `author` is the name of the author.
    References by `@id` are followed within the block. A block that is no JSON is a failure.
    """
    text = source[content.start : content.end]
    if wrapped := _WRAPPED.match(text):
        end = _WRAPPED_END.search(text, wrapped.end())
        text = " " * wrapped.end() + text[wrapped.end() : end.start() if end else None]
    if not text.strip():
        return
    try:
        data = _decode(text, content.start)
    except (ValueError, RecursionError) as error:
        message = f"This JSON-LD block cannot be read ({error}). Mend it: author and dates may stand in it."
        extras.failures.append(Failure("front-matter", message, span=content))
        return
    nodes = list(_nodes(data, 0))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    for node in nodes:
        kinds = node.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ABOUT_ARTICLE.search(kind) for kind in kinds):
            extras.meta.extend(_statements(node, named))


def _decode(text: str, base: int) -> Any:
    """Parse JSON so that every string value knows its place in the source."""
    decoder: Any = json.JSONDecoder(strict=False)
    plain: Any = json.decoder.scanstring  # type: ignore[attr-defined]

    def placed(string: str, end: int, strict: bool = True) -> tuple[str, int]:
        value, stop = plain(string, end, strict)
        place = _Place(value)
        place.span = Span(base + end, base + stop - 1)
        return place, stop

    decoder.parse_string = placed
    decoder.scan_once = json.scanner.py_make_scanner(decoder)  # type: ignore[attr-defined]
    return decoder.decode(text)


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects that may describe the page: the top ones, those of a graph, the main entity."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(data.get(key), depth + 1)


def _statements(node: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]]) -> Iterator[Meta]:
    for key, value in node.items():
        if key not in ("@context", "@id", "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "articleBody"):
            for place in _values(value, named):
                yield Meta(key.lstrip("@").lower(), str(place), place.span, "json-ld")


def _values(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[_Place]:
    if isinstance(value, _Place):
        yield value
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _values(item, named)
    elif isinstance(value, dict):
        described = value
        if not any(name in value for name in _NAMES[:3]):
            described = named.get(str(value.get("@id")), value)  # type: ignore[assignment]
        for name in _NAMES:
            if isinstance(described.get(name), _Place):
                yield described[name]
                return
