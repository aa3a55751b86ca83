"""What the readability checks share: the words of an article's prose with their places, and the cap on style findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.checks.options import option
from lint.document import Block, Document, once
from lint.model import Hit, Rule

_LETTERS = re.compile(r"[a-zà-öø-ÿœ]{3,}")
_SEPARATOR = "\n\x00\n"
MOST = 10
"""Findings of one style rule on one article, unless the option `most` says otherwise (catalogue 9.7)."""


@dataclass(frozen=True, slots=True)
class Prose:
    """All prose of an article as one text in small letters, letter for letter as long as the blocks."""

    text: str
    words: frozenset[str]
    """Runs of three and more letters that occur."""
    _blocks: tuple[Block, ...]
    _starts: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Return the block and offsets of a range of `text` that stays inside one block."""
        at = bisect_right(self._starts, start) - 1
        return Place(self._blocks[at], start - self._starts[at], end - self._starts[at])

    def occurrences(self, word: str) -> Iterator[int]:
        """Yield where a word of letters stands whole, in order."""
        text = self.text
        start = text.find(word)
        while start != -1:
            end = start + len(word)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield start
            start = text.find(word, end)


@once
def prose(document: Document) -> Prose:
    """Return the prose of an article for looking words up; debris, navigation, headings and code are left out."""
    blocks = document.prose()
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.text) + len(_SEPARATOR))
    whole = _SEPARATOR.join(block.text for block in blocks)
    lowered = whole.lower()
    if len(lowered) != len(whole):  # a few letters grow when lowered: leave those as they are
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in whole)
    return Prose(lowered, frozenset(_LETTERS.findall(lowered)), tuple(blocks), tuple(starts))


@once
def sentences_by_block(document: Document) -> dict[int, list[Sentence]]:
    """Return the sentences of each block of prose, by the identity of the block."""
    found: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences(document):
        found[id(sentence.block)].append(sentence)
    return found


def sentence_at(document: Document, place: Place) -> tuple[Sequence[Sentence], int]:
    """Return the sentences of the place's block and the index of the one it starts in. Raises KeyError outside prose."""
    own = sentences_by_block(document)[id(place.block)]
    return own, max(0, bisect_right([sentence.start for sentence in own], place.start) - 1)


def capped(document: Document, rule: Rule, found: Iterable[tuple[float, Hit]]) -> Iterator[Hit]:
    """Yield the worst hits in source order, at most the option `most`; cleared ones do not count.

    Each hit comes with how bad it is. The worst one says in `{more}` how many are not shown; in the others it is empty.
    """
    rated = sorted(found, key=lambda pair: (-pair[0], pair[1].span))
    flagged = [hit for _, hit in rated if hit.cleared_by is None]
    most = max(1, option(document, rule, "most", MOST))
    kept = [replace(hit, fields={"more": "", **hit.fields}) for hit in flagged[:most]]
    if len(flagged) > most:
        kept[0] = replace(kept[0], fields={**kept[0].fields, "more": f"({len(flagged) - most} more like this one.)"})
    cleared = [replace(hit, fields={"more": "", **hit.fields}) for _, hit in rated if hit.cleared_by is not None]
    yield from sorted([*kept, *cleared], key=lambda hit: hit.span)
