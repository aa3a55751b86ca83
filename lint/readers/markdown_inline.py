"""The inline content of a Markdown block: text, emphasis, links, code, entities, inline HTML."""

from __future__ import annotations

from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token

from lint.document import Image
from lint.model import Span
from lint.readers.html_inline import Extras, close_inline, open_inline
from lint.readers.html_tokens import TAG, Attribute, attributes
from lint.readers.markdown_content import Content
from lint.readers.markdown_parser import parse_inline
from lint.readers.prose import ProseWriter, is_plain, may_hold_url
from lint.text.lazy import lazy

_MARKUP = lazy(r"[\\`*_~\[<&]")
_FOOTNOTE = lazy(r"\[\^([^\[\]\s]{1,100})\]")
_EMPHASIS = {"em_open": "emphasis", "strong_open": "strong", "em_close": "emphasis", "strong_close": "strong"}


def is_plain_text(text: str) -> bool:
    """Return whether the content of a block is prose just as it stands, without markup."""
    return is_plain(text) and _MARKUP.search(text) is None and not may_hold_url(text)


def write_inline(writer: ProseWriter, content: Content, env: dict[str, Any], extras: Extras) -> None:
    """Write the prose of one block's content and note what else it holds."""
    if _MARKUP.search(content.text) is None:
        content.write(writer, 0, len(content.text))
    else:
        _InlineWriter(writer, content, env, extras).run()


class _InlineWriter:
    """Turn the inline tokens of one block into prose."""

    __slots__ = ("content", "env", "extras", "writer")

    def __init__(self, writer: ProseWriter, content: Content, env: dict[str, Any], extras: Extras) -> None:
        self.writer = writer
        self.content = content
        self.env = env
        self.extras = extras

    def run(self) -> None:
        """Write token by token. The markers of one run share its start, so a cursor counts them off."""
        run_start = cursor = -1
        for token in parse_inline(self.content.text, self.env):
            start, end = token.map or (0, 0)
            if start == run_start:
                start = cursor
            else:
                run_start = start
            if token.type == "text":
                cursor = start + (len(token.content) or 1)  # an emptied marker is half of a strong one
                if token.content:
                    self._text(start, cursor)
            elif token.type in _EMPHASIS:
                cursor = start + 1
                mark = self.writer.open if token.nesting > 0 else self.writer.close
                mark(_EMPHASIS[token.type])
            elif token.type in ("s_open", "s_close"):
                cursor = start + len(token.markup)
            else:
                self._token(token, start, end)

    def _text(self, start: int, end: int) -> None:
        if "[^" in self.content.text[start:end]:
            for match in _FOOTNOTE.finditer(self.content.text, start, end):
                self.content.write(self.writer, start, match.start())
                self.writer.open("citation", match[1])
                self.content.write(self.writer, match.start(), match.end())
                self.writer.close("citation")
                start = match.end()
        self.content.write(self.writer, start, end)

    def _token(self, token: Token, start: int, end: int) -> None:
        content, writer = self.content, self.writer
        kind = token.type
        if kind == "text_special":
            writer.instead(token.content, content.span(start, start + len(token.markup)))
        elif kind in ("softbreak", "hardbreak"):
            end = start + (1 if content.text[start] == "\n" else 2)
            writer.line_break(*content.span(start, end))
        elif kind == "code_inline":
            if token.content.strip():
                writer.code(content.span(start, end))
        elif kind == "link_open":
            writer.open("link", *self._target(token.meta["label_end"], end, str(token.attrs.get("href", ""))))
        elif kind == "link_close":
            writer.close("link")
        elif kind == "autolink":
            url = content.text[start + 1 : end - 1]
            writer.open("link", url if ":" in url else f"mailto:{url}", content.span(start + 1, end - 1))
            content.write(writer, start + 1, end - 1)
            writer.close("link")
        elif kind == "image":
            self._image(token.meta["label_end"], start, end)
        elif kind == "html_inline":
            self._html(start, start + len(token.content))

    def _target(self, label_end: int, end: int, href: str) -> tuple[str, Span | None]:
        """Return where a link or image points and where that stands; a reference is defined elsewhere."""
        text = self.content.text
        if end <= label_end + 1 or text[label_end + 1] != "(":
            return href, None
        start = label_end + 2
        while start < end and text[start] in " \t\n":
            start += 1
        result = parseLinkDestination(text, start, end)
        if not result.ok:
            return "", self.content.span(start, start)
        stop = result.pos
        if text[start] == "<":
            start, stop = start + 1, stop - 1
        return result.str, self.content.span(start, stop)

    def _image(self, label_end: int, start: int, end: int) -> None:
        text = self.content.text
        label = text[start + 2 : label_end]
        reference = text[label_end + 2 : end - 1] if text[label_end + 1 : label_end + 2] == "[" else ""
        defined = self.env.get("references", {}).get(normalizeReference(reference or label), {})
        target, span = self._target(label_end, end, defined.get("href", ""))
        alt = "".join(" " if token.type == "softbreak" else token.content for token in parse_inline(label, self.env))
        self.extras.images.append(Image(alt, target, self.content.span(start, end)))
        self.writer.mark("image", target, span)

    def _html(self, start: int, end: int) -> None:
        text, span = self.content.text, self.content.span(start, end)
        if text.startswith("<!--", start):
            self.extras.comments.append(span)
            return
        tag = TAG.match(text, start)
        if tag is None:  # a declaration, a processing instruction
            return
        name = tag["name"].lower()
        if tag["close"]:
            close_inline(self.writer, name, span)
            return
        found = {
            key: Attribute(value, self.content.span(*place))
            for key, (value, place) in attributes(text, *tag.span("attributes"), 0).items()
        }
        self.extras.anchor(name, found)
        open_inline(self.writer, name, found, span, self.extras)
