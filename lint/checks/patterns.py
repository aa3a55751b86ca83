"""Patterns of cards whose check needs more than a pattern: compiled once, matched line by line or anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lint.document import Block, Document
from lint.model import Rule
from lint.text.lines import iter_lines
from lint.text.patterns import PATTERN_SECONDS, any_of, compile_pattern

_MARKS = r"[^\w\r\n]{0,6}?"
"""Bullets, arrows and full stops around a line are let pass, as for `match: line`."""


@lru_cache(maxsize=256)
def pattern(expressions: tuple[str, ...]) -> Any:
    """Return one case-blind pattern for any of the expressions; it matches nothing if there are none."""
    return compile_pattern(any_of(list(expressions)) if expressions else r"(?!)", ignorecase=True, name="a card")


@lru_cache(maxsize=256)
def line_pattern(expressions: tuple[str, ...]) -> Any:
    """Return one case-blind pattern for lines that are nothing but one of the expressions."""
    return pattern((f"{_MARKS}(?:{any_of(list(expressions))}){_MARKS}",) if expressions else ())


def in_scope(document: Document, rule: Rule) -> Iterator[Block]:
    """Yield the article's own blocks of the kinds a card looks at; a debris rule sees debris as well."""
    for block in document.blocks:
        if block.kind in rule.scope and block.region == "body" and (rule.debris or block.debris is None):
            yield block


def lines(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of the lines of a block that are not blank, white space at their ends left out."""
    for start, end in iter_lines(block.text):
        text = block.text[start:end]
        if stripped := text.strip():
            start += len(text) - len(text.lstrip())
            yield start, start + len(stripped)


def covers(expression: Any, text: str) -> bool:
    """Return whether a pattern covers a whole text. Raises TimeoutError if it takes too long."""
    return expression.fullmatch(text, timeout=PATTERN_SECONDS) is not None


def occurs(expression: Any, text: str) -> bool:
    """Return whether a pattern occurs in a text. Raises TimeoutError if it takes too long."""
    return expression.search(text, timeout=PATTERN_SECONDS) is not None
