"""Wording that promises too much: the patterns stand on the cards, with what makes them innocent in their sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lint.analysis.guards import clear
from lint.analysis.scan import Place, ScanText
from lint.analysis.sentences import Sentence, sentences
from lint.checks.patterns import pattern
from lint.document import Block, Document, once
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.patterns import PATTERN_SECONDS


def wording(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield places of the card's `patterns` that no guard and no `innocent` pattern clears.

    `patterns` is a list, or a list for each variant (`default` for none). An `innocent` pattern clears a hit if it
    occurs in the same sentence, `after` if the text behind the hit begins with it, `before` if the text before it in the
    sentence ends with it, `article` if it occurs anywhere in the article. Without any of `about` in the article nothing
    is looked at. `leftovers: true` looks at lines set aside as debris as well: an advertisement is debris, and still sells.
    """
    options = rule.options["options"]
    assert isinstance(options, Mapping)
    about = _list(options, "about")
    if _occurs(document, _list(options, "article")) or (about and not _occurs(document, about)):
        return
    taken: list[Place] = []
    patterns = options["patterns"]
    for variant, expressions in (patterns if isinstance(patterns, Mapping) else {"default": patterns}).items():
        for place in places(document, rule, tuple(expressions), leftovers=bool(options.get("leftovers"))):
            if any(other.block is place.block and other.start < place.end and place.start < other.end for other in taken):
                continue
            taken.append(place)
            hit = place.block.hit(place.start, place.end)
            cue = innocence(document, options, place) or cleared(document, rule, place)
            yield replace(hit, variant=None if variant == "default" else str(variant), cleared_by=cue)


def places(document: Document, rule: Rule, expressions: tuple[str, ...], *, leftovers: bool = False) -> Iterator[Place]:
    """Yield where the expressions occur in blocks of the kinds a card looks at; in lines set aside as debris only if told."""
    for place, _ in ScanText.of(document).search(pattern(expressions), PATTERN_SECONDS):
        block = place.block
        if block.kind in rule.scope and block.region == "body" and (leftovers or block.debris is None):
            yield place


def innocence(document: Document, options: Mapping[str, Any], place: Place) -> str | None:
    """Return the words that make a place innocent by the options of its card, or None."""
    low, high = sentence_span(document, place)
    text = place.block.text
    if (found := _search(_list(options, "innocent"), text[low:high])) is not None:
        return f"innocent: {found}"
    if (found := _search(tuple(f"\\A{_GAP}(?:{e})" for e in _list(options, "after")), text[place.end : high])) is not None:
        return f"innocent: {found.strip()}"
    if (found := _search(tuple(f"(?:{e}){_GAP}\\Z" for e in _list(options, "before")), text[low : place.start])) is not None:
        return f"innocent: {found.strip()}"
    return None


def first(hits: Iterator[Hit], most: int) -> Iterator[Hit]:
    """Yield hits until `most` of them count, the cleared ones between them as well."""
    left = most
    for hit in hits:
        left -= hit.cleared_by is None
        yield hit
        if left == 0:
            return


def cleared(document: Document, rule: Rule, place: Place) -> str | None:
    """Return the guard that clears a place; “no X, and Y” negates X, not Y."""
    cue = clear(rule.unless, document, place)
    if cue is None or not cue.startswith("negated: "):
        return cue
    low, _ = sentence_span(document, place)
    tail = place.block.text[low : place.start].lower().rpartition(cue.removeprefix("negated: ").lower())[2]
    if _NEXT_CLAUSE.search(tail) is None:
        return cue
    return clear(tuple(name for name in rule.unless if name != "negated"), document, place)


_NEXT_CLAUSE = lazy(r",\s+(?:and|so|which|plus|while)\s|;|\b(?:and|so)\s+(?:it|they|you|this|the)\s|\bonly\b")
_GAP = r"[\s,“”\"'’(–—-]*"


def sentence_of(document: Document, block: Block, position: int) -> Sentence | None:
    """Return the sentence of running text that holds a position of a block; None in headings."""
    for sentence in _by_block(document).get(id(block), ()):
        if sentence.start <= position < sentence.end:
            return sentence
    return None


def sentence_span(document: Document, place: Place) -> tuple[int, int]:
    """Return where the sentence of a place begins and ends in its block; all of a heading."""
    sentence = sentence_of(document, place.block, place.start)
    return (sentence.start, sentence.end) if sentence else (0, len(place.block.text))


def neighbours(document: Document, sentence: Sentence) -> tuple[Sentence | None, Sentence | None]:
    """Return the sentences before and after one in the same block."""
    row = _by_block(document)[id(sentence.block)]
    at = row.index(sentence)
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None


@once
def _by_block(document: Document) -> dict[int, list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        found.setdefault(id(sentence.block), []).append(sentence)
    return found


def _list(options: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(options.get(name, ()))


def _search(expressions: tuple[str, ...], text: str) -> str | None:
    if not expressions:
        return None
    found = pattern(expressions).search(text, timeout=PATTERN_SECONDS)
    return str(found.group()) if found else None


def _occurs(document: Document, expressions: tuple[str, ...]) -> bool:
    if not expressions:
        return False
    blocks = document.prose(("title", "heading", "paragraph", "list-item", "table-cell", "caption", "quote"))
    return any(_search(expressions, block.text) for block in blocks)
