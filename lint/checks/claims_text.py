"""Sentences that may hold something, found in one linear pass over the article, and the sentences around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lint.analysis.scan import Place, ScanText
from lint.analysis.sentences import Sentence, sentences
from lint.document import Block, Document, once
from lint.model import Rule


def sentences_with(document: Document, stems: str, rule: Rule) -> Iterator[Place]:
    """Yield each sentence, and each heading whole, that holds one of the stems, of the kinds a card looks at.

    `stems` is an expression for google-re2, without word boundaries: it only says where a closer look is worth it.
    """
    text = ScanText.of(document)
    done: tuple[int, int] | None = None
    for match in _linear(stems).finditer(text.text):
        block, offset = text.block_at(match.start())
        if block.kind not in rule.scope or block.region != "body" or block.debris is not None:
            continue
        place = Place(block, *sentence_span(document, Place(block, match.start() - offset, match.end() - offset)))
        if (key := (id(block), place.start)) != done:
            done = key
            yield place


def blocks_with(document: Document, expression: str) -> Iterator[Block]:
    """Yield each block that holds an expression for google-re2, whatever its kind or place, in one linear pass."""
    text, last = ScanText.of(document), None
    for match in _linear(expression).finditer(text.text):
        block, _ = text.block_at(match.start())
        if block is not last:
            last = block
            yield block


@lru_cache(maxsize=64)
def _linear(stems: str) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile(stems, options)


def sentence_of(document: Document, block: Block, position: int) -> Sentence | None:
    """Return the sentence of running text that holds a position of a block; None in headings and debris."""
    row = _by_block(document).get(id(block))
    if row is None:
        return None
    found = row[max(0, bisect_right(row, position, key=lambda sentence: sentence.start) - 1)]
    return found if found.start <= position < found.end else None


def sentence_span(document: Document, place: Place) -> tuple[int, int]:
    """Return where the sentence of a place begins and ends in its block; all of a heading."""
    sentence = sentence_of(document, place.block, place.start)
    return (sentence.start, sentence.end) if sentence else (0, len(place.block.text))


def neighbours(document: Document, sentence: Sentence) -> tuple[Sentence | None, Sentence | None]:
    """Return the sentences before and after one in the same block."""
    row = _by_block(document)[id(sentence.block)]
    at = bisect_right(row, sentence.start, key=lambda other: other.start) - 1
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None


def around(document: Document, sentence: Sentence, reach: int) -> list[Sentence]:
    """Return the sentences up to `reach` away, itself included, that stand in the same block or one next to it."""
    row = sentences(document)
    at = bisect_right(row, (sentence.index, sentence.start), key=lambda other: (other.index, other.start)) - 1
    return [other for other in row[max(0, at - reach) : at + reach + 1] if abs(other.index - sentence.index) <= 1]


@once
def _by_block(document: Document) -> dict[int, list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        found.setdefault(id(sentence.block), []).append(sentence)
    return found
