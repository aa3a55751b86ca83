"""What the readability checks share: the words of an article's prose with their places, and the cap on style findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from lint.analysis.scan import PatternSet, Place
from lint.analysis.sentences import Sentence, sentences
from lint.checks.options import option
from lint.document import Block, Document, once
from lint.model import Hit, Rule
from lint.text.patterns import PATTERN_SECONDS, compile_pattern, prefilter
from lint.yamlfile import remembered

_LETTERS = re.compile(r"[a-zà-öø-ÿœ]{3,}")
_SEPARATOR = "\n\x00\n"
_LIST_OF_SOURCES = re.compile(
    r"\W*(?:\d+\.?\s+)?(?:our|the|key|main|selected|article|list of|medical|about (?:our|the))?\s*"
    r"(?:references?|sources?|citations?|bibliography|works cited|footnotes|endnotes|literature|further reading|evidence)\b[^.]{0,25}\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\s*(?:\[\^?\w{1,20}\]:?|\(?\d{1,3}[.)\]])\s+\S.*\b(?:19|20)\d\d\b", re.DOTALL)
_NUMBERS = frozenset("[(0123456789 ")
_LONGEST_LABEL = 40
"""Characters of a line that names a list of sources without being a heading."""
_ALL_GUARDED = 60
"""Candidates up to which each is asked for, so that the number not shown is exact."""
_SLACK = 12
"""Characters that line ends and wide spaces may add to a phrase."""
MOST = 10
"""Findings of one style rule on one article, unless the option `most` says otherwise (catalogue 9.7)."""


@dataclass(frozen=True, slots=True)
class Prose:
    """All prose of an article as one text in small letters, letter for letter as long as the blocks."""

    text: str
    written: str
    """The same with its capitals."""
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

    def phrases(self, word: str, phrase: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Yield where an expression for a phrase matches around one of its words, in order; other text is not searched."""
        done = -1
        for at in self.occurrences(word):
            found = pattern.search(self.text, max(done, at - len(phrase) - _SLACK, 0), at + len(phrase) + _SLACK)
            if found and found.end() > done:
                done = found.end()
                yield found.span()


class Finder:
    """Several expressions looked for at once: one fast scan says which can occur, and only those are tried."""

    def __init__(self, patterns: Sequence[str], name: str) -> None:
        """`name` is what an error about an expression names. Raises RuleError if one cannot be read."""
        wide = remembered("prefilters", patterns, prefilter)
        self._set = PatternSet([(str(number), wide[pattern]) for number, pattern in enumerate(patterns)])
        self._patterns = patterns
        self._name = name
        self._compiled: dict[int, Any] = {}

    def find(self, text: Prose) -> Iterator[tuple[int, Place, Any]]:
        """Yield the number of an expression, the place and the match. Raises TimeoutError if one overruns its time."""
        for number in sorted(map(int, self._set.candidates(text.written))):
            for match in self.pattern(number).finditer(text.written, timeout=PATTERN_SECONDS):
                yield number, text.place(*match.span()), match

    def pattern(self, number: int) -> Any:
        """Return one expression, compiled."""
        if number not in self._compiled:
            self._compiled[number] = compile_pattern(self._patterns[number], ignorecase=True, name=self._name)
        return self._compiled[number]


@cache
def finder(patterns: tuple[str, ...], name: str) -> Finder:
    """Return the finder for the expressions of a card, made once."""
    return Finder(patterns, name)


@once
def own_prose(document: Document) -> tuple[Block, ...]:
    """Return the blocks of prose that the article says in its own words: the list of its sources is left out."""
    cited = _cited(document)
    return tuple(
        block
        for block in document.prose()
        if id(block) not in cited and not (block.text[:1] in _NUMBERS and _SOURCE.match(block.text))
    )


def _cited(document: Document) -> set[int]:
    """Return the ids of the blocks that stand under “Sources” or the like, up to the next heading."""
    found: set[int] = set()
    inside = False
    for block in document.blocks:
        is_heading = block.kind in ("heading", "title")
        if is_heading or (block.kind == "paragraph" and len(block.text) < _LONGEST_LABEL):
            inside = _LIST_OF_SOURCES.match(block.text) is not None or (inside and not is_heading)
        if inside:
            found.add(id(block))
    return found


@once
def prose(document: Document) -> Prose:
    """Return the prose of an article for looking words up; debris, headings, code and sources are left out."""
    blocks = own_prose(document)
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.text) + len(_SEPARATOR))
    whole = _SEPARATOR.join(block.text for block in blocks)
    lowered = whole.lower()
    if len(lowered) != len(whole):  # a few letters grow when lowered: leave those as they are
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in whole)
    return Prose(lowered, whole, frozenset(_LETTERS.findall(lowered)), blocks, tuple(starts))


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
    return own, max(0, bisect_right(own, place.start, key=lambda sentence: sentence.start) - 1)


class Candidate(NamedTuple):
    """A place that may become a finding."""

    badness: float
    """Higher is shown first."""
    place: Place | None
    """None for the article as a whole."""
    make: Callable[[], Hit]
    """Make the hit and ask the card's guards, which costs more than finding the place."""


def capped(document: Document, rule: Rule, found: Iterable[Candidate]) -> Iterator[Hit]:
    """Yield the worst hits in source order, at most the option `most`; cleared ones do not count.

    The worst one says in `{more}` how many are not shown; in the others it is empty. Of very many candidates those that
    would not be shown are counted without asking the guards.
    """
    rated = sorted(found, key=_rank)
    most = max(1, option(document, rule, "most", MOST))
    kept: list[Hit] = []
    cleared: list[Hit] = []
    left = 0
    for number, candidate in enumerate(rated):
        if len(kept) == most and number >= _ALL_GUARDED:
            left += len(rated) - number
            break
        hit = candidate.make()
        hit = replace(hit, fields={"more": "", **hit.fields})
        if hit.cleared_by is not None:
            cleared.append(hit)
        elif len(kept) < most:
            kept.append(hit)
        else:
            left += 1
    if left:
        kept[0] = replace(kept[0], fields={**kept[0].fields, "more": f"({left} more like this one.)"})
    yield from sorted([*kept, *cleared], key=lambda hit: hit.span)


def _rank(candidate: Candidate) -> tuple[float, int, int]:
    place = candidate.place
    return (-candidate.badness, place.block.span.start, place.start) if place else (-candidate.badness, -1, -1)
