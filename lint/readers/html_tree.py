"""The open elements of an HTML page: what each start and end tag means for the text that follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lint.readers.common import Context
from lint.readers.html_regions import Region, region_of
from lint.readers.html_tables import Table
from lint.readers.html_tokens import Attribute
from lint.text.lazy import lazy

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "dl", "menu"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
BLOCKS = HEADINGS.keys() | LISTS | ITEMS | CELLS | {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "colgroup", "details", "dialog",
    "dir", "div", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hgroup", "html", "legend",
    "main", "nav", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
}  # fmt: skip
"""Elements that begin and end a block of text."""
_PLAIN = frozenset({"p", "div", "section", "body", "html", "head", "form", "figure", "tbody", "tfoot"})
"""Blocks that say nothing about their content unless an attribute does."""
HIDDEN = frozenset({"svg", "template", "noscript", "object", "canvas", "select", "datalist", "audio", "video"})
"""Elements whose text is no part of the page as it is read."""
_NEVER_HIDDEN = frozenset({"html", "body", "main", "article"})
"""A page that hides itself until its script has run is still a page."""
_CLOSED_BY = {
    "li": ({"li"}, LISTS),
    "dt": ({"dt", "dd"}, LISTS),
    "dd": ({"dt", "dd"}, LISTS),
    "tr": ({"tr", "caption", "colgroup"}, {"table"}),
    "td": (CELLS, {"table", "tr"}),
    "th": (CELLS, {"table", "tr"}),
    "tbody": ({"tbody", "thead", "tfoot", "caption", "colgroup"}, {"table"}),
    "thead": ({"tbody", "thead", "tfoot", "caption", "colgroup"}, {"table"}),
    "tfoot": ({"tbody", "thead", "tfoot", "caption", "colgroup"}, {"table"}),
}
"""For a start tag: the open elements it ends, and the element beyond which none is ended."""
_ENDS_BY_ITSELF = frozenset({"p", "tr"}) | ITEMS | CELLS
_BARRIERS = CELLS | {"caption", "table"}
_CROSS_BARRIERS = CELLS | {"table", "tr", "tbody", "thead", "tfoot", "caption", "body", "html"}
_MAX_DEPTH = 500
"""Open elements; browsers stop at 512 too, and put what is deeper side by side."""
_INVISIBLE_STYLE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """One open element, with what it hands down."""

    name: str
    context: Context
    region: Region | None = None
    is_inline: bool = False
    hidden: bool = False
    hidden_by: str = ""
    """Name of the outermost element that hides this one."""
    in_article: bool = False
    in_main: bool = False
    preformatted: bool = False


class Tree:
    """The stack of open elements."""

    def __init__(self, groups: Iterator[int], *, in_article: bool) -> None:
        self.groups = groups
        self.stack = [Element("", Context(), in_article=in_article)]
        self.top = self.stack[0]
        self.open: Counter[str] = Counter()
        self.regions: list[Region] = []
        self.has_main = False
        self._tables: list[Table] = []
        self._surplus: Counter[str] = Counter()

    def push(self, name: str, attributes: Mapping[str, Attribute]) -> None:
        """Open an element."""
        if len(self.stack) >= _MAX_DEPTH:
            self._surplus[name] += 1
            return
        above = self.top
        element = Element(
            name,
            above.context,
            above.region,
            name not in BLOCKS,
            above.hidden or name in HIDDEN,
            above.hidden_by,
            above.in_article,
            above.in_main,
            above.preformatted or name == "pre",
        )
        if attributes:
            element.hidden = element.hidden or (name not in _NEVER_HIDDEN and is_hidden(attributes))
        if element.hidden:
            element.hidden_by = element.hidden_by or name
        elif not element.is_inline and (attributes or name not in _PLAIN):
            self._enter(element, attributes)
        self.stack.append(element)
        self.open[name] += 1
        self.top = element

    @property
    def muted(self) -> bool:
        """Whether the text goes on only after the end tag of an element that hides what is in it.

        A hidden paragraph or item needs no end tag: the next one ends it.
        """
        return self.top.hidden and self.top.hidden_by not in _ENDS_BY_ITSELF

    def imply_ends(self, name: str, *, has_text: bool) -> None:
        """Close what the start tag of a block element closes: a paragraph, an item, a cell."""
        index = len(self.stack) - 1
        while self.stack[index].is_inline:
            index -= 1
        if self.stack[index].name == "p":
            self._pop_to(index)
        if self.top.context.heading and has_text and (name in HEADINGS or name in ("p", "ul", "ol", "dl", "table")):
            self.close(self._open_heading())
        if name in _CLOSED_BY:
            closed, beyond = _CLOSED_BY[name]
            for index in range(len(self.stack) - 1, 0, -1):
                if self.stack[index].name in beyond:
                    return
                if self.stack[index].name in closed:
                    self._pop_to(index)
                    return

    def close(self, name: str) -> bool:
        """Close the innermost open element of this name, and return whether there was one to close."""
        if self._surplus[name]:
            self._surplus[name] -= 1
            return True
        if not self.open[name] and name in HEADINGS:
            name = self._open_heading() or name
        if not self.open[name]:
            return False
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].name == name:
                self._pop_to(index)
                return True
            if self.stack[index].name in _BARRIERS and name not in _CROSS_BARRIERS:
                return False
        return False

    def _open_heading(self) -> str:
        return next((name for name in HEADINGS if self.open[name]), "")

    def _pop_to(self, index: int) -> None:
        for element in self.stack[index:]:
            self.open[element.name] -= 1
            if element.hidden:
                continue
            if element.name == "table":
                self._tables.pop()
            elif element.name == "thead" and self._tables:
                self._tables[-1].in_head = False
        del self.stack[index:]
        self.top = self.stack[-1]

    def _enter(self, element: Element, attributes: Mapping[str, Attribute]) -> None:
        """Set what a block element changes for its content."""
        name = element.name
        element.context = self._context(name, element.context, attributes)
        role = attributes.get("role")
        if name == "main" or (role is not None and role.value == "main"):
            element.region, element.in_main, self.has_main = None, True, True
        elif name == "article":
            element.in_article = True
        region = region_of(name, attributes, element.in_article, element.in_main)
        if region is not None and (element.region is None or element.region.evidence == "callout"):
            element.region = region
            self.regions.append(region)

    def _context(self, name: str, context: Context, attributes: Mapping[str, Attribute]) -> Context:
        if name in HEADINGS:
            return context._replace(heading=HEADINGS[name])
        if name in ITEMS:
            return context._replace(in_item=True, cell=None, in_caption=False, depth=max(1, context.depth))
        if name in LISTS:
            return context._replace(
                group=next(self.groups), depth=context.depth + 1, ordered=name == "ol", in_item=False
            )
        if name == "blockquote":
            return context._replace(group=next(self.groups), in_quote=True)
        if name in ("figcaption", "caption"):
            return context._replace(in_caption=True, in_item=False, cell=None)
        if name == "table":
            self._tables.append(Table())
            return context._replace(group=next(self.groups), in_item=False, cell=None)
        if self._tables:
            return self._table_context(name, context, attributes)
        return context

    def _table_context(self, name: str, context: Context, attributes: Mapping[str, Attribute]) -> Context:
        table = self._tables[-1]
        if name == "tr":
            table.row += 1
            table.column = 0
        elif name == "thead":
            table.in_head = True
        elif name in CELLS:
            cell = table.next_cell(attributes)
            is_header = name == "th" or table.in_head
            return context._replace(cell=cell, is_header=is_header, in_item=False, in_caption=False)
        return context


def is_hidden(attributes: Mapping[str, Attribute]) -> bool:
    """Return whether an element says that it is not shown or not read out."""
    if "hidden" in attributes and attributes["hidden"].value.strip().lower() != "until-found":
        return True
    if "aria-hidden" in attributes and attributes["aria-hidden"].value.strip().lower() == "true":
        return True
    return "style" in attributes and _INVISIBLE_STYLE.search(attributes["style"].value) is not None
