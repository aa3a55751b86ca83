"""The figures of an article page: readability by section, what to change first, and the small facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lint.analysis.drivers import SentenceDriver, WordDriver, hardest_sentences, hardest_words
from lint.analysis.formulas import measure
from lint.analysis.outline import outline
from lint.analysis.readability import readability
from lint.analysis.sentences import Sentence, sentences
from lint.document import Document
from lint.model import ArticleReport, Rule

FEWEST_WORDS = 30
"""Below this a grade of a section says nothing."""
_GRADE_RULE = "readability/grade-level"
_SUPPORTED = frozenset({"S4", "S3"})
_REVIEW_KEYS = ("lastreviewed", "last_reviewed", "last-reviewed", "datereviewed", "reviewed", "medically_reviewed_on")
_CHANGE_KEYS = ("article:modified_time", "datemodified", "last_updated", "updated", "lastmod", "date", "datepublished")


@dataclass(frozen=True, slots=True)
class SectionGrade:
    """How hard one section is to read."""

    heading: str
    level: int
    words: int
    grade: float | None
    """Flesch-Kincaid, a US school grade; None for fewer than FEWEST_WORDS words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence whose change would lower the grade of the article most."""

    sentence: Sentence
    line: int
    driver: SentenceDriver


@dataclass(frozen=True, slots=True)
class Fact:
    """One small figure under the verdict."""

    name: str
    value: str
    note: str = ""


def section_grades(document: Document) -> list[SectionGrade]:
    """Return the grade of each section that has measured prose, in reading order."""
    measured = set(map(id, readability(document).blocks))
    grades = []
    for section in outline(document).sections:
        text = "\n".join(" ".join(block.text.split()) for block in section.blocks if id(block) in measured)
        if text:
            found = measure(text)
            grade = round(found.flesch_kincaid_grade, 1) if found.counts.words >= FEWEST_WORDS else None
            heading = section.heading
            name, level = (heading.text, heading.level) if heading else ("Before the first heading", 1)
            grades.append(SectionGrade(name, level, found.counts.words, grade))
    return grades


def cheapest_edits(document: Document, count: int = 5) -> list[Edit]:
    """Return the sentences to change first."""
    found = sentences(document)
    drivers = hardest_sentences([" ".join(sentence.text.split()) for sentence in found], count)
    edits = []
    for driver in drivers:
        sentence = found[driver.index]
        start = sentence.block.map.to_source(sentence.start, sentence.end).start
        edits.append(Edit(sentence, document.lines.position(start)[0], driver))
    return edits


def hard_words(document: Document, count: int = 8) -> tuple[WordDriver, ...]:
    """Return the words that drive the grade most."""
    return hardest_words(readability(document).text, count)


def grade_limits(rules: Mapping[str, Rule]) -> tuple[float, float]:
    """Return the grade the rule aims at and the one it takes for an error, as its card says; 8 and 12 without it."""
    options = rules[_GRADE_RULE].options.get("options") if _GRADE_RULE in rules else None
    chosen = options if isinstance(options, Mapping) else {}
    return float(chosen.get("target", 8)), float(chosen.get("error_from", 12))


def facts_of(report: ArticleReport, document: Document, target: float) -> list[Fact]:
    """Return the five small facts."""
    grade = report.measurements.get("flesch_kincaid_grade")
    smog = report.measurements.get("smog")
    advice = [claim for claim in report.claims if claim.claim_class == "directive"]
    cited = sum(claim.support in _SUPPORTED for claim in advice)
    counting = sum(statement.counts for statement in report.statements)
    words = report.measurements.get("words")
    reviewed, key = last_review(document)
    return [
        Fact(
            "Length",
            f"{words:,} words" if words else "no prose",
            f"{report.measurements.get('sentences') or 0} sentences",
        ),
        Fact(
            "Reading grade",
            "–" if grade is None else f"{grade}",
            f"SMOG {smog}, aim {target:g}" if smog is not None else "",
        ),
        Fact("Disclaimers that count", f"{counting} of {len(report.statements)}", "lines that look like one"),
        Fact(
            "Dose advice with a source",
            f"{cited} of {len(advice)}" if advice else "none given",
            f"{len(report.claims)} amounts looked at",
        ),
        Fact("Last review", reviewed or "not stated", f"“{key}”" if key else "in the page’s data"),
    ]


def last_review(document: Document) -> tuple[str | None, str | None]:
    """Return the date of the last review, else of the last change, that the page's data states, and its key."""
    stated = {meta.key.lower(): meta.value for meta in reversed(document.meta)}
    for key in (*_REVIEW_KEYS, *_CHANGE_KEYS):
        if stated.get(key, "").strip():
            return stated[key].strip()[:10], key
    return None, None
