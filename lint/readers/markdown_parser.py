"""markdown-it, taught to remember where in its input everything stands."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.backticks import backtick
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from lint.text.lazy import lazy

MAX_NESTING = 100
"""Levels of quotes and lists that are read; markdown-it drops what is deeper, so it is reported."""

_MAX_BRACKETS = 20
"""Levels of square brackets in which links are looked for; the parser's cost is a multiple of it."""
_PLACED = frozenset(
    {"inline", "list_item_open", "blockquote_open", "alert_open", "table_open", "tr_open", "thead_close"}
)
_CONTAINERS = frozenset({"list_item_open", "blockquote_open", "alert_open"})
_BACKSLASH_BREAK = lazy(r"(?<!\\)((?:\\\\)*)\\\r\n")


@dataclass(slots=True)
class Parsed:
    """What one parse yields; positions count from the start of the text that was parsed."""

    text: str
    tokens: list[Token]
    line_ends: list[int]
    env: dict[str, object] = field(default_factory=dict)
    too_deep: int | None = None
    """Where nesting went too deep to be read, or None."""


def same_length_newlines(text: str) -> str:
    """Return the text with a line feed as its only line end and every character in its old place.

    A space in front of a line end means nothing to us: soft and hard breaks both become a line end in prose.
    """
    if "\r" not in text:
        return text
    text = _BACKSLASH_BREAK.sub(r"\1  " + "\n", text)
    return text.replace("\r\n", " \n").replace("\r", "\n")


def parse_blocks(text: str) -> Parsed:
    """Parse Markdown into block tokens.

    List items, quotes and footnotes carry `attrs["at"]`, table rows `meta["line"]` with the span of their line,
    inline tokens `meta["lead"]`, the number of blank lines trimmed from their front.
    """
    parsed = Parsed(text, [], [])
    if text:
        state = OffsetBlock(text, parser(MAX_NESTING), parsed.env, parsed.tokens)
        state.md.block.tokenize(state, 0, state.lineMax)
        parsed.line_ends = state.eMarks
        parsed.too_deep = state.too_deep
    return parsed


def parse_inline(content: str, env: dict[str, object]) -> list[Token]:
    """Parse the content of one block; each token's `map` is the range of its source in `content`."""
    md = parser(_MAX_BRACKETS)
    state = OffsetInline(content, md, env, [])
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


@functools.cache
def parser(max_nesting: int) -> MarkdownIt:
    """Build the parser: CommonMark with tables, strikethrough, task lists, alerts and footnotes."""
    options = {"maxNesting": max_nesting, "tasklists": True, "alerts": True}
    md = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    md.inline.ruler2.disable("fragments_join")  # joins tokens, and so would lose their places
    md.block.ruler.before("reference", "footnote_def", _footnote, {"alt": ["paragraph", "reference"]})
    for name, rule in (("backticks", _backticks), ("link", _link), ("image", _image), ("autolink", _autolink)):
        md.inline.ruler.at(name, rule)
    # A link is a link to us wherever it points, and its target is wanted as it is written.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return md


class OffsetBlock(StateBlock):
    """Block state that notes where list items and table rows stand: their tokens only know their lines."""

    raw = ""
    row = 0
    too_deep: int | None = None

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803
        """Cut lines from the source, and keep them until the token made of them is pushed."""
        self.raw = super().getLines(begin, end, indent, keepLastLF)
        return self.raw

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token with what only this moment knows about its place."""
        token = super().push(ttype, tag, nesting)
        if ttype not in _PLACED:
            return token
        if ttype == "inline":
            if self.raw[:1].isspace():
                blank = len(self.raw) - len(self.raw.lstrip(MD_TRIM_CHARS))
                token.meta = {"lead": self.raw.count("\n", 0, blank)}
        elif ttype in _CONTAINERS:
            token.attrs = {"at": self.bMarks[self.line] + self.tShift[self.line]}
            self.check_depth()
        elif ttype == "table_open":
            self.row = self.line
        elif ttype == "tr_open":
            token.meta = {"line": (self.bMarks[self.row] + self.tShift[self.row], self.eMarks[self.row])}
            self.row += 1
        elif ttype == "thead_close":
            self.row += 1  # the line of dashes
        return token

    def check_depth(self) -> None:
        """Note the first place where nesting is too deep for what stands inside to be parsed."""
        if self.level >= MAX_NESTING and self.too_deep is None:
            self.too_deep = self.bMarks[self.line]


class OffsetInline(StateInline):
    """Inline state that gives each token the range of its source as `map`."""

    pending_at = 0

    def append_pending(self, text: str) -> None:
        """Note where a run of plain text begins."""
        if not self._pending_buffer and not self._pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        """Push the plain text read so far."""
        token = super().pushPending()
        token.map = [self.pending_at, self.pending_at + len(token.content)]
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token that begins here."""
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        return token


def _footnote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Parse a footnote definition, its content as blocks of its own."""
    at, index = state.bMarks[start_line] + state.tShift[start_line], len(state.tokens)
    if not silent and state.level + 1 >= MAX_NESTING and isinstance(state, OffsetBlock):
        state.level += 1
        state.check_depth()
        state.level -= 1
    if not footnote_def(state, start_line, end_line, silent):
        return False
    if not silent:
        state.tokens[index].attrs["at"] = at
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    if not silent:
        opening = state.tokens[count] if state.tokens[count].type == "link_open" else state.tokens[count + 1]
        opening.map = [start, state.pos]
        opening.meta = {"label_end": (state.tokens[-1].map or [start])[0]}
    return True


def _backticks(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if not backtick(state, silent):
        return False
    if len(state.tokens) > count and state.tokens[-1].type == "code_inline":
        state.tokens[-1].map = [start, state.pos]
    return True


def _image(state: StateInline, silent: bool) -> bool:
    """Push an image as one token: its alternative text is no prose, so nothing in it is parsed."""
    start = state.pos
    if not image(state, True):
        return False
    if not silent:
        end, state.pos = state.pos, start
        label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
        token = state.push("image", "img", 0)
        token.map = [start, end]
        token.meta = {"label_end": label_end}
        state.pos = end
    return True


def _autolink(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not autolink(state, True):
        return False
    if not silent:
        end, state.pos = state.pos, start
        state.push("autolink", "a", 0).map = [start, end]
        state.pos = end
    return True
