"""Write the prose of a block from marked-up source, white space run by run, and remember where it stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from lint.document import Inline
from lint.model import Span
from lint.text.lazy import lazy
from lint.text.sourcemap import INVISIBLE, SourceMap, SourceMapBuilder

CODE_MASK = "\ufffc"
"""Stands in prose for a whole run of inline code: no word character, so that no pattern reads into or over it."""

BLANKS = " \t\n\r\f"
"""White space that HTML and Markdown do not tell apart; a no-break space is a character like any other."""
_IRREGULAR = lazy(rf"[{BLANKS}{INVISIBLE}]{{2,}}|[\t\n\r\f{INVISIBLE}]|\A | \Z")
"""White space that is not one plain space between two words, and characters that are never prose."""
_BARE_URL = lazy(r"\b(?:https?://|www\.)[^\s<>\"“”\ufffc]+", re.IGNORECASE)
_URL_TAIL = "?!.,:;*_~'’…"
_MAX_MARKS = 64
"""Marked-up runs open at once; deeper ones are read, but not noted. It bounds the search for the end of one."""


@dataclass(slots=True)
class _Mute:
    """An element whose text is no prose, while it is open."""

    tag: str
    start: int
    as_code: bool
    depth: int = 1
    """Elements of the same name that are open, the first included."""
    seen: int = 0
    """Source end of the last text that was kept out; 0 if there was none."""


class ProseWriter:
    """Collect the prose of one block. Runs of white space become one space, as a browser shows them.

    White space at either end of the block is left out, and so are soft hyphens and other invisible characters.
    """

    __slots__ = ("_builder", "_last", "_marks", "_muted", "_pending", "_pending_text", "inlines", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._builder = SourceMapBuilder()
        self._muted: _Mute | None = None
        self._pending: Span | None = None
        self._pending_text = " "
        self._last = ""
        self._marks: list[tuple[str, int, str | None, Span | None]] = []
        self.inlines: list[Inline] = []

    @property
    def position(self) -> int:
        """Where the next visible character will stand in the prose."""
        return len(self._builder) + (self._pending is not None)

    @property
    def at_break(self) -> bool:
        """Whether a line break is the last thing written."""
        return self._pending is not None and self._pending_text == "\n"

    @property
    def last(self) -> str:
        """The last visible piece that was written; empty after white space."""
        return "" if self._pending else self._last

    def text(self, text: str, at: int) -> None:
        """Append source text that stands at `at`, in which nothing is markup."""
        if self._muted:
            if text.strip(BLANKS):
                self._muted.seen = at + len(text.rstrip(BLANKS))
            return
        if "  " not in text and text.isprintable():
            self._plain(text, at)
            return
        start = 0
        for run in _IRREGULAR.finditer(text):
            if run.start() > start:
                self._literal(text[start : run.start()], at + start)
            start = run.end()
            if any(blank in run.group() for blank in BLANKS):
                self.space(at + run.start(), at + start)
        if start < len(text):
            self._literal(text[start:] if start else text, at + start)

    def _plain(self, text: str, at: int) -> None:
        """Append text with no white space but single spaces: the usual case, and the quick one."""
        end = len(text)
        if text.startswith(" ") and (self._pending is not None or not len(self._builder)):
            text, at, end = text[1:], at + 1, end - 1
        if text.endswith(" "):
            if end > 1:
                self._literal(text[:-1], at)
            self.space(at + end - 1, at + end)
        elif text:
            self._literal(text, at)

    def instead(self, text: str, span: Span) -> None:
        """Append characters that stand for a whole source span: an entity, an escape, masked code."""
        if self._muted:
            self._muted.seen = span.end
            return
        if text in INVISIBLE:
            return
        if text.strip(BLANKS):
            self._flush()
            self._builder.add_instead(text, span)
            self._last = text
        else:
            self.space(span.start, span.end)

    def raw(self, text: str, at: int) -> None:
        """Append source text with its white space as it stands: code."""
        if self.source.startswith(text, at):
            self._builder.add(text, at)
        else:  # quote marks in front of its lines were blanked out
            self._builder.add_instead(text, Span(at, at + len(text)))

    def raw_instead(self, text: str, span: Span) -> None:
        """Append characters for a whole source span, white space as it stands: an entity in code."""
        self._builder.add_instead(text, span)

    def space(self, start: int, end: int) -> None:
        """Note white space; it is written once something visible follows."""
        if len(self._builder) and self._pending is None and self._muted is None:
            self._pending, self._pending_text = Span(start, end), " "

    def line_break(self, start: int, end: int) -> None:
        """Note a line break; it is written once something visible follows."""
        if len(self._builder) and not self.at_break and self._muted is None:
            self._pending, self._pending_text = Span(start, end), "\n"

    def open(self, kind: str, target: str | None = None, target_span: Span | None = None) -> None:
        """Begin a marked-up run at the next visible character."""
        if len(self._marks) < _MAX_MARKS:
            self._marks.append((kind, self.position, target, target_span))

    def close(self, kind: str) -> None:
        """End the innermost open run of this kind; without one, do nothing."""
        for index in range(len(self._marks) - 1, -1, -1):
            if self._marks[index][0] == kind:
                _, start, target, span = self._marks.pop(index)
                self.inlines.append(Inline(kind, start, max(start, len(self._builder)), target, span))
                return

    def has_open(self, kind: str) -> bool:
        """Return whether a run of this kind is open."""
        return any(mark[0] == kind for mark in self._marks)

    def mark(self, kind: str, target: str | None = None, target_span: Span | None = None) -> None:
        """Note something that takes no room in the prose, such as an image."""
        self.inlines.append(Inline(kind, self.position, self.position, target, target_span))

    def mute(self, tag: str, at: int, *, as_code: bool) -> None:
        """Keep what follows out of the prose until the element that starts at `at` ends; code leaves a mask."""
        if self._muted is None:
            self._muted = _Mute(tag, at, as_code)
        elif self._muted.tag == tag:
            self._muted.depth += 1

    def unmute(self, tag: str, end: int) -> None:
        """End the muting that an element of this name began; without one, do nothing."""
        muted = self._muted
        if muted is None or muted.tag != tag:
            return
        muted.depth -= 1
        if not muted.depth:
            self._muted = None
            if muted.as_code and muted.seen:
                self.code(Span(muted.start, end))

    def code(self, span: Span) -> None:
        """Append the mask of a run of inline code."""
        start = self.position
        self.instead(CODE_MASK, span)
        self.inlines.append(Inline("code", start, start + 1))

    def build(self) -> tuple[str, SourceMap, tuple[Inline, ...]]:
        """Return prose, map and inlines in order of their start; a bare URL is a link as well."""
        if self._muted:
            self._muted.depth = 1
            self.unmute(self._muted.tag, self._muted.seen)
        while self._marks:
            if self._marks[-1][1] < len(self._builder):
                self.close(self._marks[-1][0])
            else:
                self._marks.pop()
        text, source_map = self._builder.build()
        if may_hold_url(text):
            self._link_bare_urls(text, source_map)
        if not self.inlines:
            return text, source_map, ()
        size = len(text)
        clipped = [
            i if i.end <= size else Inline(i.kind, min(i.start, size), size, i.target, i.target_span)
            for i in self.inlines
        ]
        return text, source_map, tuple(sorted(clipped, key=lambda inline: (inline.start, -inline.end)))

    def _literal(self, text: str, at: int) -> None:
        if self._pending is not None:
            self._flush()
        self._builder.add(text, at)
        self._last = text

    def _flush(self) -> None:
        if self._pending is None:
            return
        (start, end), text = self._pending, self._pending_text
        self._pending = None
        if self.source[start:end] == text or text == " " == self.source[start : start + 1]:
            self._builder.add(text, start)
        else:
            self._builder.add_instead(text, Span(start, end))

    def _link_bare_urls(self, text: str, source_map: SourceMap) -> None:
        linked = sorted((inline.start, inline.end) for inline in self.inlines if inline.kind == "link")
        for match in _BARE_URL.finditer(text):
            url = trim_url(match.group())
            start, end = match.start(), match.start() + len(url)
            before = bisect_right(linked, (end, 0)) - 1
            if "." in url[4:] and not (before >= 0 and linked[before][1] > start):
                self.inlines.append(Inline("link", start, end, url, source_map.to_source(start, end)))


def may_hold_url(text: str) -> bool:
    """Return whether it is worth looking for a URL."""
    return "://" in text or "ww." in text or "WW." in text


def is_plain(text: str) -> bool:
    """Return whether text is prose just as it stands: nothing invisible, no white space but lone spaces and breaks."""
    if "\n" in text:
        if " \n" in text or "\n " in text:
            return False
        shown = text.replace("\n", "")
    else:
        shown = text
    return shown.isprintable() and "  " not in shown


def trim_url(url: str) -> str:
    """Return a URL found in running text without the punctuation of the sentence around it."""
    unopened = url.count(")") - url.count("(")
    end = len(url)
    while end:
        if url[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif url[end - 1] not in _URL_TAIL:
            break
        end -= 1
    return url[:end]
