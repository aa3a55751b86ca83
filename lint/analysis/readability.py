"""How hard an article is to read: the formulas over its prose, debris, headings and fragments left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lint.analysis.formulas import Measurements, measure
from lint.analysis.outline import Section, outline
from lint.analysis.sentences import Sentence, sentences
from lint.document import Block, Document, once

_KINDS = ("paragraph", "quote", "list-item")
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSERS = "”\"'’)]*¹²³⁴⁵⁶⁷⁸⁹⁰ \t\r\n"
_SHORTEST_ITEM = 4
"""In words: a list item below this is a fragment even with a full stop."""
ENOUGH_WORDS = 100
ENOUGH_SENTENCES = 10
"""Below either, a grade is a guess (catalogue 7)."""


@dataclass(frozen=True, slots=True)
class Readability:
    """The measured prose of an article and its scores."""

    text: str
    """What was measured: paragraphs, quotes and list items that are sentences, one a line."""
    blocks: tuple[Block, ...]
    """Where it stands."""
    words: int
    sentences: int
    measured: Measurements

    def value(self, name: str) -> float | None:
        """Return a measurement by its name in the report; None without prose. Raises KeyError for another name."""
        return self.as_report()[name]

    def as_report(self) -> Mapping[str, float | None]:
        """Return the figures of the report: counts, and scores rounded to one decimal (None without prose)."""
        found = self.measured
        scores = {
            "smog": found.smog,
            "flesch_kincaid_grade": found.flesch_kincaid_grade,
            "flesch_reading_ease": found.flesch_reading_ease,
            "coleman_liau": found.coleman_liau,
            "ari": found.ari,
            "gunning_fog": found.gunning_fog,
            "dale_chall": found.dale_chall,
        }
        rounded = {name: round(score, 1) if self.words else None for name, score in scores.items()}
        return {"words": self.words, "sentences": self.sentences, **rounded}


@dataclass(frozen=True, slots=True)
class SectionGrade:
    """The measured prose of one section, its subsections not counted."""

    section: Section
    heading: str | None
    """None for what stands before the first heading."""
    readability: Readability

    @property
    def is_rough(self) -> bool:
        """Whether the section is too short for its grade to be more than a hint."""
        return self.readability.words < ENOUGH_WORDS or self.readability.sentences < ENOUGH_SENTENCES


@once
def readability(document: Document) -> Readability:
    """Measure the prose of an article, with textstat itself if the settings say so."""
    return _measure(document, document.prose(_KINDS))


@once
def section_grades(document: Document) -> tuple[SectionGrade, ...]:
    """Measure each section that holds prose, in source order, so that an editor sees where the hard parts are."""
    found = []
    for section in outline(document).sections:
        measured = _measure(document, (block for block in section.blocks if block.kind in _KINDS))
        if measured.words:
            heading = section.heading.text if section.heading else None
            found.append(SectionGrade(section, heading, measured))
    return tuple(found)


@once
def measured_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the prose that is measured, in source order."""
    measured = {id(block) for block in readability(document).blocks}
    return tuple(sentence for sentence in sentences(document) if id(sentence.block) in measured)


def _measure(document: Document, candidates: Iterable[Block]) -> Readability:
    blocks = tuple(block for block in candidates if _is_sentence_like(block))
    text = "\n".join(" ".join(block.text.split()) for block in blocks)
    measured = _engine(document)(text)
    return Readability(text, blocks, measured.counts.words, measured.counts.sentences if text else 0, measured)


def _engine(document: Document) -> Callable[[str], Measurements]:
    if document.settings.readability_engine == "textstat":
        from lint.analysis.textstat_engine import measure_with_textstat

        return measure_with_textstat
    return measure


def _is_sentence_like(block: Block) -> bool:
    """Return whether a block is running text: a paragraph or quote, or a list item that is a sentence."""
    if block.kind != "list-item":
        return any(character.isalpha() for character in block.text)
    text = block.text.rstrip(_CLOSERS)
    return text.endswith(_SENTENCE_ENDS) and len(text.split()) >= _SHORTEST_ITEM
