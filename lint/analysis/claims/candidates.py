"""Pick the sentences that can hold a claim, so that spaCy is imported only when there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.claims.amounts import find_amounts, with_named
from lint.analysis.claims.parts import Amount
from lint.analysis.claims.patterns import AMOUNT_WORDS, may_hold_amount
from lint.analysis.claims.phrases import PHRASE_WORDS, Phrase, find_phrases, may_hold_phrase
from lint.analysis.claims.reading import Reading, fold
from lint.analysis.claims.references import references
from lint.analysis.claims.timing import words_of
from lint.analysis.claims.uses import USE_WORDS, find_uses, is_about_weekly, is_for_child, weekly_drugs
from lint.analysis.drugs import Mention, mentions
from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence, sentences
from lint.document import Document
from lint.text.lazy import lazy

_ABOUT_STOPPING = lazy(
    r"\b(?:withdraw\w*|taper\w*|wean\w*|detox\w*|stopping|coming off|quit\w*|discontinu\w*|dependence)\b", re.IGNORECASE
)
_TIME_WORDS = frozenset("hour hours day days week weeks month months year years time while soon quickly fast".split())
FOOD_PARTS = frozenset({"sodium", "alcohol", "caffeine", "sodium chloride"})
"""Names of the lexicon that are food or drink unless they are bound to a form."""
_LONGEST = 1500
"""Characters of text without a full stop that are read as one sentence."""
_SENTENCE_END = (".", "!", "]", "¹", "²", "³")


class Candidate(NamedTuple):
    """A sentence with something to judge."""

    sentence: Sentence
    reading: Reading
    amounts: list[Amount]
    phrases: list[Phrase]
    drugs: list[Mention]
    is_heading: bool

    @property
    def text(self) -> str:
        """The folded sentence."""
        return self.reading.text

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the sentence names medicines, food parts left out, in the sentence."""
        offset = self.sentence.start
        return [(m.start - offset, m.end - offset) for m in self.drugs if m.drug not in FOOD_PARTS]


def candidates(document: Document) -> list[Candidate]:
    """Return the sentences of prose and headings that hold an amount or a stopping, taper or duration statement."""
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions(document):
        by_block.setdefault(mention.index, []).append(mention)
    cited = references(document).blocks
    weekly = is_about_weekly(document)
    found = []
    last, may = -1, False
    for sentence, is_heading in _all(document):
        index = sentence.index
        drugs = by_block.get(index, [])
        if index != last:  # most blocks hold nothing, and one look at the block tells
            last = index
            may = index not in cited and _gates(sentence.block.text, None, drugs, weekly, is_heading).any
        if not may:
            continue
        if drugs:
            drugs = [m for m in drugs if sentence.start <= m.start < sentence.end]
        candidate = _candidate(document, sentence, is_heading, drugs, weekly)
        if candidate is not None:
            found.append(candidate)
    return found


_TELLING = AMOUNT_WORDS | PHRASE_WORDS | USE_WORDS
"""The only words that the gates ask for: a sentence has few of them, and few are quickly compared."""


class _Gates(NamedTuple):
    """What a text can hold, by its words."""

    amount: bool
    phrase: bool
    use: bool

    @property
    def any(self) -> bool:
        """Whether it can hold anything."""
        return self.amount or self.phrase or self.use


def _gates(text: str, words: frozenset[str] | None, drugs: list[Mention], weekly: bool, is_heading: bool) -> _Gates:
    known = (words_of(text) if words is None else words) & _TELLING
    amount = may_hold_amount(text, known, bool(drugs)) or any(mention.name.kind == "brand" for mention in drugs)
    if is_heading:
        return _Gates(amount, False, False)
    use = weekly or is_for_child(drugs, known) or any(mention.drug in weekly_drugs() for mention in drugs)
    return _Gates(amount, may_hold_phrase(known, bool(drugs)), use)


def _candidate(
    document: Document, sentence: Sentence, is_heading: bool, drugs: list[Mention], weekly: bool
) -> Candidate | None:
    raw = sentence.block.text[sentence.start : sentence.end]
    words = words_of(raw)
    gates = _gates(raw, words, drugs, weekly, is_heading)
    if not gates.any:
        return None
    reading = Reading(fold(raw), words)
    spans = [(mention.start - sentence.start, mention.end - sentence.start) for mention in drugs]
    amounts = []
    if gates.amount:
        brands = [m.start - sentence.start for m in drugs if m.name.kind == "brand"]
        amounts = with_named(reading.text, find_amounts(reading.text, words), spans, brands)
    phrases = find_uses(document, reading, drugs, sentence.start) if gates.use else []
    if gates.phrase:
        phrases += find_phrases(reading, spans, _is_about_stopping(document, sentence, words))
    return Candidate(sentence, reading, amounts, phrases, drugs, is_heading) if amounts or phrases else None


def _is_about_stopping(document: Document, sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a heading over the sentence says so, asked only of sentences that tell a time."""
    if words.isdisjoint(_TIME_WORDS):
        return False
    return any(_ABOUT_STOPPING.search(heading.text) for heading in outline(document).headings_over(sentence.block))


def _all(document: Document) -> Iterator[tuple[Sentence, bool]]:
    """Yield prose sentences and headings in source order; a heading with a full stop is read as a sentence."""
    headings = [
        Sentence(block, index, 0, len(block.text))
        for index, block in enumerate(document.blocks)
        if block.kind in ("heading", "title") and block.debris is None and block.region == "body" and block.text.strip()
    ]
    waiting = iter(headings)
    heading = next(waiting, None)
    for sentence in sentences(document):
        while heading is not None and heading.index < sentence.index:
            yield heading, not _is_sentence(heading)
            heading = next(waiting, None)
        for piece in _pieces(sentence):
            yield piece, False
    while heading is not None:
        yield heading, not _is_sentence(heading)
        heading = next(waiting, None)


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, or its pieces where it runs on without end: what governs an amount stands near it."""
    start, end, text = sentence.start, sentence.end, sentence.block.text
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield Sentence(sentence.block, sentence.index, start, cut)
        start = cut
    yield sentence if start == sentence.start else Sentence(sentence.block, sentence.index, start, end)


def _is_sentence(heading: Sentence) -> bool:
    return heading.text.rstrip(" \"')").endswith(_SENTENCE_END)
