"""HTML tags, attributes and character references, each with its exact place; linear in the length of the text."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

from lint.model import Span
from lint.text.lazy import lazy

TAG = lazy(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)
        (?P<attributes>(?:[\s/]++|[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+|=)*+)>""",
    re.VERBOSE,
)
"""A whole tag. Quotes count only after an equals sign, so that a stray apostrophe swallows no text."""
_ATTRIBUTE = lazy(
    r"""(?P<name>[^\s/>=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+))?+)?+"""
)
_COMMENT_END = lazy(r"--!?>")
REFERENCE = lazy(r"&(?:#[xX][0-9a-fA-F]{1,6};?|#[0-9]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_LONGEST_BARE_NAME = 6
"""The longest entity name that HTML knows without a semicolon."""


class Attribute(NamedTuple):
    """The value of an attribute, character references decoded, and where it stands."""

    value: str
    span: Span


class Markup(NamedTuple):
    """Markup that is no whole tag."""

    kind: str
    """`comment`, `cdata`, `declaration` (or a processing instruction), `broken` for a tag whose quotes never end."""
    end: int
    closed: bool = True
    """Whether its end is written, rather than the end of the text."""


def other_markup(text: str, less: int) -> Markup | None:
    """Return what begins at a "<" that begins no whole tag, or None if it is just a character of the text."""
    if text.startswith("<!--", less):
        if text.startswith(("<!-->", "<!--->"), less):
            return Markup("comment", text.index(">", less) + 1)
        closing = _COMMENT_END.search(text, less + 4)
        return Markup("comment", closing.end()) if closing else Markup("comment", len(text), closed=False)
    if text.startswith("<![CDATA[", less):
        end = text.find("]]>", less)
        return Markup("cdata", end + 3) if end >= 0 else Markup("cdata", len(text), closed=False)
    following = text[less + 1 : less + 2]
    if following not in ("!", "?") and not following.isalpha() and not text.startswith("</>", less):
        return None
    ends = "?>" if text.startswith(("<?php", "<?="), less) else ">"
    end = text.find(ends, less)
    if end < 0:
        return None
    return Markup("broken" if following.isalpha() else "declaration", end + len(ends))


def attributes(text: str, start: int, end: int, base: int) -> dict[str, Attribute]:
    """Return the attributes in text[start:end] by lower-case name; the first of a name counts.

    `base` is where `text` begins in the source.
    """
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text, start, end):
        name = match["name"].lower()
        if name in found:
            continue
        group = match.lastgroup or "name"
        if group == "name":
            found[name] = Attribute("", Span(base + match.end(), base + match.end()))
            continue
        value = match[group]
        if "&" in value:
            value = html.unescape(value)
        found[name] = Attribute(value, Span(base + match.start(group), base + match.end(group)))
    return found


def reference(text: str) -> tuple[str, int] | None:
    """Return what a match of REFERENCE stands for and how many of its characters are the reference.

    None if it is no reference: "R&D". Without a semicolon only the names count that HTML has always known.
    """
    if text[1] == "#":
        return html.unescape(text), len(text)
    name = text[1:]
    if name in html5:
        return html5[name], len(text)
    for length in range(min(len(name), _LONGEST_BARE_NAME), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return None
