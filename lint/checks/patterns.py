"""Patterns of cards whose check needs more than a pattern: one scan says which may occur, and only those are tried."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

from lint.analysis.scan import PatternSet, Place, ScanText
from lint.document import Block, Document
from lint.model import Rule
from lint.text.lazy import deferred
from lint.text.patterns import PATTERN_SECONDS, any_of, compile_pattern, prefilter, whole_line
from lint.yamlfile import remembered

_NAME = "a card"
"""How messages call the place of a pattern that does not compile; the loader names the file before that."""


@lru_cache(maxsize=256)
def pattern(expressions: tuple[str, ...]) -> Any:
    """Return one case-blind pattern for any of the expressions; it matches nothing if there are none.

    It is compiled at its first use: most articles hold nothing that exceptions and labels are asked about.
    """
    whole = any_of(list(expressions)) if expressions else r"(?!)"
    return deferred(whole, lambda: compile_pattern(whole, ignorecase=True, name=_NAME))


@lru_cache(maxsize=256)
def line_pattern(expressions: tuple[str, ...]) -> Any:
    """Return one case-blind pattern for lines that are nothing but one of the expressions."""
    return pattern((whole_line(any_of(list(expressions))),) if expressions else ())


class Finder:
    """Finds any of many expressions; each is compiled when a text first seems to hold it."""

    def __init__(self, expressions: tuple[str, ...], *, by_line: bool) -> None:
        self._expressions = tuple(dict.fromkeys(expressions))
        self._by_line = by_line

    @cached_property
    def _wide(self) -> dict[str, str | None]:
        return remembered("check-prefilters", list(self._expressions), prefilter)

    @cached_property
    def _set(self) -> PatternSet:
        return PatternSet([(expression, self._wide[expression]) for expression in self._expressions])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the leftmost, then longest, matches that do not overlap. Raises TimeoutError if it takes too long."""
        found: list[tuple[int, int]] = []
        for expression in sorted(self._set.candidates(text)):
            exact = pattern((expression,))
            for low, high in self._regions(expression, text):
                for match in exact.finditer(text, low, high, timeout=PATTERN_SECONDS):
                    found.append(match.span("hit") if "hit" in exact.groupindex else match.span())
        return _apart(found)

    def places(self, document: Document, rule: Rule) -> Iterator[Place]:
        """Yield the places in the blocks that the card looks at, in source order."""
        text = ScanText.of(document)
        again: set[int] = set()
        for start, end in self.spans(text.text):
            block, offset = text.block_at(start)
            if id(block) in again or not is_in_scope(block, rule):
                continue
            if end - offset <= len(block.text):
                yield Place(block, start - offset, end - offset)
            else:  # the match runs on into the next block: look at this one alone
                again.add(id(block))
                yield from (Place(block, low, high) for low, high in self.spans(block.text) if low >= start - offset)

    def _regions(self, expression: str, text: str) -> Iterator[tuple[int, int]]:
        """Yield the lines that may hold a match, found in one linear pass; for other expressions the whole text."""
        wide = self._wide[expression]
        if not self._by_line or wide is None:
            yield 0, len(text)
            return
        stop = -1
        for match in _linear(wide).finditer(text):
            if match.start() > stop:
                line_end = text.find("\n", match.end())
                stop = line_end if line_end != -1 else len(text)
                yield match.start(), stop


@lru_cache(maxsize=64)
def anywhere(expressions: tuple[str, ...]) -> Finder:
    """Return the finder of expressions wherever they stand."""
    return Finder(expressions, by_line=False)


@lru_cache(maxsize=64)
def whole_lines(expressions: tuple[str, ...]) -> Finder:
    """Return the finder of lines that are nothing but one of the expressions."""
    return Finder(tuple(whole_line(expression) for expression in expressions), by_line=True)


@lru_cache(maxsize=1024)
def _linear(wide: str) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile(wide, options)


def is_in_scope(block: Block, rule: Rule) -> bool:
    """Return whether a card looks at a block: one of its kinds, of the article; a debris rule sees debris as well."""
    return block.kind in rule.scope and block.region == "body" and (rule.debris or block.debris is None)


def in_scope(document: Document, rule: Rule) -> Iterator[Block]:
    """Yield the blocks that a card looks at, in source order."""
    return (block for block in document.blocks if is_in_scope(block, rule))


def covers(expression: Any, text: str) -> bool:
    """Return whether a pattern covers a whole text. Raises TimeoutError if it takes too long."""
    return expression.fullmatch(text, timeout=PATTERN_SECONDS) is not None


def occurs(expression: Any, text: str) -> bool:
    """Return whether a pattern occurs in a text. Raises TimeoutError if it takes too long."""
    return expression.search(text, timeout=PATTERN_SECONDS) is not None


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the leftmost, then longest, spans that do not overlap."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
