"""Wording that promises too much: the patterns stand on the cards, with what makes them innocent in their sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from lint.analysis.guards import clear
from lint.analysis.scan import Place, ScanText
from lint.checks.claims_text import sentence_span
from lint.checks.patterns import anywhere, pattern
from lint.document import Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.patterns import PATTERN_SECONDS

_GAP = r"[\s,“”\"'’(–—-]*"
_NEXT_CLAUSE = lazy(r",\s+(?:and|so|which|plus|while)\s|;|\b(?:and|so)\s+(?:it|they|you|this|the)\s|\bonly\b")


def wording(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield places of the card's `patterns` that no guard and none of these options clears.

    An `innocent` pattern clears a hit if it occurs in the same sentence, `after` if the text behind the hit begins with
    it, `before` if the text before it in the sentence ends with it, `article` if it occurs anywhere in the article.
    Without any of `about` in the article nothing is looked at. `leftovers: true` looks at lines set aside as debris as
    well: an advertisement is debris, and still sells. `variants` names patterns of hits that carry a variant.
    """
    options = rule.options["options"]
    assert isinstance(options, Mapping)
    found = list(places(document, rule, _list(options, "patterns"), leftovers=bool(options.get("leftovers"))))
    about = _list(options, "about")
    if not found or _occurs(document, _list(options, "article")) or (about and not _occurs(document, about)):
        return
    for place in found:
        text = place.block.text[place.start : place.end]
        variant = next(
            (name for name, words in options.get("variants", {}).items() if _search((words,), text) is not None), None
        )
        cue = innocence(document, options, place) or cleared(document, rule, place)
        yield dataclasses.replace(place.block.hit(place.start, place.end), variant=variant, cleared_by=cue)


def places(document: Document, rule: Rule, expressions: tuple[str, ...], *, leftovers: bool = False) -> Iterator[Place]:
    """Yield where the expressions occur in blocks of the kinds a card looks at; in lines set aside as debris only if told."""
    looking = dataclasses.replace(rule, debris=True) if leftovers else rule
    yield from anywhere(expressions).places(document, looking)


def innocence(document: Document, options: Mapping[str, Any], place: Place) -> str | None:
    """Return the words that make a place innocent by the options of its card, or None."""
    low, high = sentence_span(document, place)
    text = place.block.text
    if (found := _search(_list(options, "innocent"), text[low:high])) is not None:
        return f"innocent: {found}"
    if (
        found := _search(tuple(f"\\A{_GAP}(?:{e})" for e in _list(options, "after")), text[place.end : high])
    ) is not None:
        return f"innocent: {found.strip()}"
    if (
        found := _search(tuple(f"(?:{e}){_GAP}\\Z" for e in _list(options, "before")), text[low : place.start])
    ) is not None:
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


def _list(options: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(options.get(name, ()))


def _search(expressions: tuple[str, ...], text: str) -> str | None:
    if not expressions:
        return None
    found = pattern(expressions).search(text, timeout=PATTERN_SECONDS)
    return str(found.group()) if found else None


def _occurs(document: Document, expressions: tuple[str, ...]) -> bool:
    """Return whether one of the expressions occurs anywhere in the article."""
    return bool(expressions) and next(iter(anywhere(expressions).spans(ScanText.of(document).text)), None) is not None
