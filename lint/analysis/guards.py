"""Context that clears a hit: negation, quotation, debunking, attribution, questions, proper names.

Negation runs from its cue to a terminator, after NegEx (Chapman et al., J Biomed Inform 34:301, 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import sentences
from lint.document import Block, Document, once
from lint.text.patterns import literal
from lint.text.sentences import split
from lint.yamlfile import load, rules_dir

_QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}
_LONGEST_QUOTE = 400
"""Characters: an unpaired quotation mark does not quote the rest of an article."""


def clear(names: Sequence[str], document: Document, place: Place) -> str | None:
    """Return `guard: cue` for the first guard that clears the place, or None."""
    for name in names:
        cue = GUARDS[name](document, place)
        if cue is not None:
            return f"{name}: {cue}"
    return None


def _negated(document: Document, place: Place) -> str | None:
    start, _ = _sentence_around(document, place)
    before = place.block.text[start : place.start]
    cues = list(_words("negation", "before").finditer(before))
    if not cues:
        return None
    tail = before[cues[-1].end() :]
    if len(tail.split()) > int(_table()["negation"]["max_words"]) or ";" in tail or ":" in tail:
        return None
    return None if _words("negation", "terminators").search(tail) else cues[-1].group()


def _quoted(document: Document, place: Place) -> str | None:
    if place.block.kind == "quote":
        return "block quote"
    text = place.block.text
    for opening, closing in _QUOTES.items():
        left = _opening_before(text, place.start, opening, closing)
        if left is None:
            continue
        right = text.find(closing, place.end)
        while closing == "’" and right != -1 and text[right + 1 : right + 2].isalnum():
            right = text.find(closing, right + 1)  # an apostrophe, not a closing mark
        if right != -1 and right - left <= _LONGEST_QUOTE:
            return f"{opening}…{closing}"
    return None


def _opening_before(text: str, position: int, opening: str, closing: str) -> int | None:
    """Return where a quotation that is open at the position began."""
    if opening == closing:
        marks = [index for index in range(position) if text[index] == opening and not _is_inch(text, index)]
        return marks[-1] if len(marks) % 2 else None
    left = text.rfind(opening, 0, position)
    if left == -1:
        return None
    closed = text.find(closing, left, position)
    while closing == "’" and closed != -1 and text[closed + 1 : closed + 2].isalnum():
        closed = text.find(closing, closed + 1, position)
    return left if closed == -1 else None


def _is_inch(text: str, index: int) -> bool:
    return index > 0 and text[index - 1].isdigit() and not text[index + 1 : index + 2].isalpha()


def _debunked(document: Document, place: Place) -> str | None:
    start, end = _sentence_around(document, place)
    text = place.block.text
    for low, high in ((start, place.start), (place.end, end)):
        if found := _words("debunking", "same_sentence").search(text, low, high):
            return str(found.group())
    if start > 0 and (found := _words("debunking", "sentence_before").search(text, 0, start)):
        return str(found.group())
    while end < len(text) and not text[end].isalnum():
        end += 1
    if found := _words("debunking", "sentence_after").match(text, end):
        return str(found.group())
    if found := _words("debunking", "same_sentence").search(_lead_in(document, place.block)):
        return str(found.group())
    for heading in outline(document).headings_over(place.block):
        if found := _words("debunking", "heading").search(heading.text):
            return f"heading “{heading.text}”"
    return None


def _lead_in(document: Document, block: Block) -> str:
    """Return the last sentence before the list a block stands in if it ends in a colon, or the head of its table column."""
    if block.group < 0:
        return ""
    blocks = document.blocks
    index = outline(document).index_of(block)
    while index > 0 and blocks[index - 1].group == block.group:
        index -= 1
        head = blocks[index]
        if block.cell is not None and head.is_header and head.cell is not None and head.cell[1] == block.cell[1]:
            return head.text
    before = blocks[index - 1] if index > 0 else None
    if before is None or block.kind != "list-item" or not before.is_prose or not before.text.rstrip().endswith(":"):
        return ""
    start, end = split(before.text)[-1]
    return before.text[start:end]


def _attributed(document: Document, place: Place) -> str | None:
    start, end = _sentence_around(document, place)
    for low, high in ((start, place.start), (place.end, end)):
        if found := _words("attribution", "same_sentence").search(place.block.text, low, high):
            return str(found.group())
    return None


def _question(document: Document, place: Place) -> str | None:
    _, end = _sentence_around(document, place)
    return "?" if place.block.text[:end].rstrip("”\"')] ").endswith("?") else None


def _proper_name(document: Document, place: Place) -> str | None:
    text = place.block.text
    inside = text[place.start : place.end]
    connectors = frozenset(_table()["proper_names"]["connectors"])
    if not all(word[:1].isupper() or word in connectors for word in inside.split()):
        return None
    if place.block.kind in ("heading", "title"):
        return None
    start, end = _sentence_around(document, place)
    before = text[start : place.start].split()
    after = text[place.end : end].split()
    while before and before[-1] in connectors:
        before.pop()
    while after and after[0] in connectors:
        after.pop(0)
    neighbours = [before[-1]] if len(before) > 1 else []
    neighbours += after[:1] if not text[place.end : place.end + 1].strip() else []
    name = next((word for word in neighbours if word[:1].isupper() and word[:1].isalpha() and word != "I"), None)
    return name.strip(",.;:()") if name else None


GUARDS: Mapping[str, Callable[[Document, Place], str | None]] = {
    "negated": _negated,
    "quoted": _quoted,
    "debunked": _debunked,
    "attributed": _attributed,
    "question": _question,
    "proper-name": _proper_name,
}
"""Guards a card can name under `unless`."""


def _sentence_around(document: Document, place: Place) -> tuple[int, int]:
    for start, end in _spans(document).get(id(place.block), ()):
        if start <= place.start < end:
            return start, end
    return 0, len(place.block.text)


@once
def _spans(document: Document) -> dict[int, list[tuple[int, int]]]:
    """Return the sentences of each block: asking all sentences for each hit would grow with the square of the article."""
    found: dict[int, list[tuple[int, int]]] = {}
    for sentence in sentences(document):
        found.setdefault(id(sentence.block), []).append((sentence.start, sentence.end))
    return found


@cache
def _table() -> Any:
    return load(rules_dir() / "facts" / "guards.yaml")


@cache
def _words(section: str, key: str) -> Any:
    import regex

    tokens = sorted((str(token) for token in _table()[section][key]), key=len, reverse=True)
    return regex.compile("|".join(literal(token) for token in tokens), regex.IGNORECASE)
