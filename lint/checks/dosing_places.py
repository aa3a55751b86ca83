"""Where to look: sentences that hold one of a few words, and sentences that name a medicine. Cheap before exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lint.analysis.drugs import Mention, mentions
from lint.analysis.guards import clear
from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.document import Document, once
from lint.model import Hit


@once
def _by_block(document: Document) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """Return the lower-case text of each block of prose with its sentences."""
    grouped: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        grouped.setdefault(sentence.index, []).append(sentence)
    return tuple((found[0].block.text.lower(), tuple(found)) for found in grouped.values())


def sentences_with(document: Document, *parts: str) -> Iterator[Sentence]:
    """Yield the sentences of the blocks that hold one of the lower-case parts, in source order."""
    for text, found in _by_block(document):
        if any(part in text for part in parts):
            yield from found


@once
def naming_sentences(document: Document) -> tuple[tuple[Sentence, tuple[Mention, ...]], ...]:
    """Return the sentences that name a medicine, each with its mentions."""
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions(document):
        by_block.setdefault(mention.index, []).append(mention)
    found = []
    for sentence in sentences(document):
        here = [m for m in by_block.get(sentence.index, ()) if sentence.start <= m.start < sentence.end]
        if here:
            found.append((sentence, tuple(here)))
    return tuple(found)


def guarded(document: Document, sentence: Sentence, start: int, end: int, **fields: object) -> Hit:
    """Return a hit inside a sentence, cleared where it is negated, quoted, debunked or asked."""
    start, end = sentence.start + start, sentence.start + end
    cue = clear(("negated", "quoted", "debunked", "question"), document, Place(sentence.block, start, end))
    return replace(sentence.hit(start, end, **fields), cleared_by=cue)
