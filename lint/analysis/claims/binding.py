"""Bind a statement to its drug: same sentence, else table row, heading, nearest before in the section, else the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from lint.analysis.claims.model import Binding
from lint.analysis.drugs import Mention, mentions
from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence
from lint.document import Document, once
from lint.facts import facts
from lint.text.lazy import lazy

_OF = lazy(r"\s?(?:\([^)]{0,30}\)\s?)?(?:of |in |worth of )?(?:[\w'%-]+[\s-]){0,3}?", re.IGNORECASE)
_OF_IT = lazy(r"\s?(?:of|worth of)\s(?:[\w'%-]+[\s-]){0,2}?", re.IGNORECASE)
_TOUCHING = lazy(r"\s?[(:]?\s?")
_BESIDE = lazy(
    r"\b(?:with|without|plus|and|or|avoid|mix\w*|combin\w*|alongside|instead of|than|like|such as)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_BACKGROUND = frozenset({"alcohol", "caffeine", "sodium", "potassium"})
_TITLE_WEIGHT = 5


class Binder:
    """The drugs of one article, ready to be asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found = mentions(document)
        self._keys = [(mention.index, mention.start) for mention in self._found]
        self._subject = subject(document)

    def inside(self, index: int, start: int, end: int) -> list[Mention]:
        """Return the drugs named in prose[start:end] of a block."""
        low = bisect_left(self._keys, (index, start))
        high = bisect_left(self._keys, (index, end))
        return list(self._found[low:high])

    def bind(self, sentence: Sentence, start: int, end: int) -> Binding | None:
        """Return the drug of the statement at prose[start:end], and how it was found."""
        own = self.inside(sentence.index, sentence.start, sentence.end)
        chosen = _nearest(sentence.block.text, own, start, end)
        if chosen is not None:
            return _binding(chosen, "sentence")
        return self._row(sentence) or self._heading(sentence) or self._before(sentence) or self._article()

    def _row(self, sentence: Sentence) -> Binding | None:
        """In a table: the first cell of the row, else the head of the column."""
        cell, group = sentence.block.cell, sentence.block.group
        if cell is None or group < 0:
            return None
        blocks = self._document.blocks
        column_head = None
        for at in range(sentence.index - 1, -1, -1):
            other = blocks[at]
            if other.group != group or other.cell is None:
                break
            named = self.inside(at, 0, len(other.text))
            if named and other.cell[0] == cell[0]:
                return _binding(named[0], "row")
            if named and other.cell[1] == cell[1] and other.is_header:
                column_head = named[0]
        return _binding(column_head, "row") if column_head else None

    def _heading(self, sentence: Sentence) -> Binding | None:
        for heading in outline(self._document).headings_over(sentence.block):
            if heading.is_title:
                continue
            named = self.inside(heading.index, 0, len(heading.block.text))
            distinct = {mention.drug for mention in named}
            if len(distinct) == 1:
                return _binding(named[0], "heading")
        return None

    def _before(self, sentence: Sentence) -> Binding | None:
        section = outline(self._document).section_of(sentence.index)
        at = bisect_left(self._keys, (sentence.index, sentence.start)) - 1
        while at >= 0 and self._found[at].index >= section.start:
            if self._found[at].drug not in _BACKGROUND:
                return _binding(self._found[at], "section")
            at -= 1
        return None

    def _article(self) -> Binding | None:
        return _binding(self._subject, "article") if self._subject else None


def _nearest(text: str, own: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return the drug right after the amount ("5 mg of X"), right before it ("X 5 mg"), else the nearest."""
    usable = [mention for mention in own if mention.drug not in _BACKGROUND] or list(own)
    if not usable:
        return None
    inside = [mention for mention in usable if start <= mention.start < end]
    if inside:
        return inside[0]
    before = [m for m in usable if m.end <= start and not _BESIDE.search(text[: m.start])]
    touching = bool(before) and _TOUCHING.fullmatch(text[before[-1].end : start]) is not None
    link = _OF_IT if touching else _OF
    for mention in usable:
        if mention.start >= end and link.fullmatch(text[end : mention.start]) and mention.start - end < 40:
            return mention
    if before:
        return before[-1]
    after = [m for m in usable if m.start >= end and not _BESIDE.search(text[end : m.start])]
    return after[0] if after else usable[0]


def _binding(mention: Mention, how: str) -> Binding:
    kind = {"brand": "brand", "class": "class"}.get(mention.name.kind, "ingredient")
    record = facts().drug_class(mention.drug) if mention.is_class else facts().drugs().get(mention.drug)
    return Binding(mention.drug, mention.text, how, kind, record)


@once
def subject(document: Document) -> Mention | None:
    """Return the drug the article is about: the one named most, the title counting five times; None without a clear one."""
    counts = drug_counts(document)
    if not counts:
        return None
    ranked = counts.most_common(2)
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * 1.2:
        return None
    return next(mention for mention in mentions(document) if mention.drug == ranked[0][0])


@once
def drug_counts(document: Document) -> Counter[str]:
    """Return how often each drug or class is named; a mention in the title counts five times."""
    counts: Counter[str] = Counter()
    title = outline(document).title_block
    for mention in mentions(document):
        if mention.drug not in _BACKGROUND:
            counts[mention.drug] += _TITLE_WEIGHT if mention.block is title or mention.block.kind == "title" else 1
    return counts
