"""The statements of an article: its sentences, its lists with their lead-in, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.analysis.sentences import Sentence, sentences
from lint.analysis.statements.model import Reading, Statement
from lint.analysis.statements.sentence import is_worth_reading, read_sentence
from lint.document import Block, Document, once
from lint.text.lazy import lazy

_MOST_ITEMS = 8
"""List items that are tried with a lead-in; a lead-in that no early item completes is none."""
_WHEN_TO = lazy(
    r"\W*(?:when|reasons)\s+(?:to|you\s+should|should\s+you|should\s+i|do\s+i\s+need\s+to)\s+", re.IGNORECASE
)
_LEADS_IN = lazy(
    r":$|\b(?:if|when|before|for|have|you|not)$|\A(?:if|when|before|do not|don['’]t|never)\b", re.IGNORECASE
)
_LEANING = frozenset({"no-before", "no-sign"})
"""Reasons that the words around a sentence can mend."""


@once
def statements(document: Document) -> tuple[Statement, ...]:
    """Return every sentence that looks like a statement of one of the four kinds, in source order.

    A lead-in counts together with the list below it, a list item together with its lead-in. A heading is listed
    only if it counts.
    """
    found = [*_in_sentences(document), *_in_headings(document)]
    return tuple(sorted(found, key=lambda statement: (statement.index, statement.start)))


def _in_sentences(document: Document) -> Iterator[Statement]:
    worth: dict[int, bool] = {}
    earlier: Sentence | None = None
    for sentence in sentences(document):
        block, index = sentence.block, sentence.index
        if index not in worth:
            worth[index] = is_worth_reading(block.text)
        if worth[index]:
            before = earlier.text if earlier is not None and earlier.index == index else ""
            for reading in _readings(document, sentence, before):
                yield Statement(block, index, sentence.start, sentence.end, reading)
        earlier = sentence


def _readings(document: Document, sentence: Sentence, earlier: str) -> Iterator[Reading]:
    text = sentence.text
    if sentence.block.kind == "list-item" and sentence.start == 0:
        yield from _item(text, lead_in(document, sentence.index))
        return
    items = [] if text.rstrip().endswith((".", "!", "?")) else items_below(document, sentence.index)
    if items:
        yield from _lead_in(text, items)
        return
    for reading in read_sentence(text, earlier):
        yield _leaning(document, sentence, reading, earlier) if reading.reason in _LEANING else reading


def _leaning(document: Document, sentence: Sentence, reading: Reading, earlier: str) -> Reading:
    """Read once more with what stands around: the other cells of the row, or the heading."""
    text = sentence.text
    if sentence.block.kind == "table-cell":
        row = _row_of(document, sentence.index)
        again = read_sentence(f"If {row}, {text}") if row else ()
    elif reading.reason == "no-sign":
        again = read_sentence(text, f"{_heading_over(document, sentence.index)} {earlier}")
    else:
        return reading
    return next((other for other in again if other.kind == reading.kind and other.counts), reading)


def _row_of(document: Document, index: int) -> str:
    """Return the first cell of the row a table cell stands in, if it is another one."""
    block = document.blocks[index]
    if block.cell is None or block.is_header:
        return ""
    for other in document.blocks[max(0, index - block.cell[1]) : index]:
        if other.cell is not None and other.group == block.group and other.cell[0] == block.cell[0]:
            return other.text.strip().rstrip(".")
    return ""


def _lead_in(text: str, items: Sequence[str]) -> Iterator[Reading]:
    """Read a lead-in alone and with each item below it; an item may name what the lead-in leaves open."""
    alone = {reading.kind: reading for reading in read_sentence(text)}
    stem = text.rstrip().rstrip(":").rstrip()
    for item in items[:_MOST_ITEMS]:
        for reading in read_sentence(f"{stem} {item}"):
            known = alone.get(reading.kind)
            first = reading.action or reading.who
            if first is not None and first.start > len(stem):
                continue  # the item says it all by itself
            if (
                known is None
                or (reading.counts and not known.counts)
                or ("unnamed-sign" in known.marks - reading.marks)
            ):
                alone[reading.kind] = reading
    yield from alone.values()


def _item(text: str, lead: str) -> Iterator[Reading]:
    """Read a list item, leaning on its lead-in: "Before you stop:" and "Talk to your doctor."."""
    readings = read_sentence(text)
    if not lead:
        yield from readings
        return
    together = {reading.kind: reading for reading in read_sentence(f"{lead.rstrip().rstrip(':')} {text}")}
    for reading in readings:
        joined = together.get(reading.kind)
        leans = reading.reason in _LEANING or reading.reason == "discouraging"
        yield joined if joined is not None and leans and not reading.counts else reading


def _in_headings(document: Document) -> Iterator[Statement]:
    for index, block in enumerate(document.blocks):
        if block.kind != "heading" or block.debris is not None or block.region != "body":
            continue
        items = items_below(document, index)
        if not is_worth_reading(block.text):
            continue
        text = block.text.strip()
        when = _WHEN_TO.match(text)
        if when and items:
            text = f"{text[when.end() :].rstrip('?:. ')} if"
        elif text.endswith("?"):
            continue
        for reading in _lead_in(text, items) if items else read_sentence(text):
            if reading.counts and reading.kind in ("consult", "emergency"):
                yield Statement(block, index, 0, len(block.text), reading)


def items_below(document: Document, index: int) -> list[str]:
    """Return the texts of the list right below a block; empty if there is none."""
    blocks = document.blocks
    at = index + 1
    while at < len(blocks) and not _is_own(blocks[at]):
        at += 1
    found: list[str] = []
    while at < len(blocks) and blocks[at].kind == "list-item" and len(found) < _MOST_ITEMS:
        found.append(blocks[at].text)
        at += 1
    return found


def lead_in(document: Document, index: int) -> str:
    """Return the last sentence before a list, if it leads in: it ends with a colon, or is a heading."""
    blocks = document.blocks
    at = index - 1
    while at >= 0 and (blocks[at].kind == "list-item" or not _is_own(blocks[at])):
        at -= 1
    if at < 0:
        return ""
    text = blocks[at].text.rstrip()
    if blocks[at].kind == "heading":
        return text if _LEADS_IN.search(text) else ""
    if text.endswith((".", "!", "?")):
        return ""
    return re.split(r"(?<=[.!?])\s+", text)[-1]


def _heading_over(document: Document, index: int) -> str:
    for at in range(index - 1, -1, -1):
        if document.blocks[at].kind in ("heading", "title"):
            return document.blocks[at].text
    return ""


def _is_own(block: Block) -> bool:
    return block.debris is None and block.region == "body"
