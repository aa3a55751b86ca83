"""Grades of the whole article: SMOG against the limit, and what has to change to get there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lint.analysis.drivers import WordDriver, hardest_sentences, hardest_words, measure_without
from lint.analysis.drugs import mentions
from lint.analysis.formulas import words_of
from lint.analysis.readability import Readability, measured_sentences, readability
from lint.checks.options import option, texts
from lint.document import Document, once
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule, Span
from lint.yamlfile import load, rules_dir

GRADE_RULE = "readability/grade-level"
"""The rule whose target and minimum sample the other grade rules share."""
_READING_AGE = 5
"""A US school grade plus 5 is the age at which it is reached."""
_DRIVERS = 60
_FULL_SAMPLE = 30
"""Sentences SMOG was made for (McLaughlin 1969)."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The SMOG grade with its limit and verdict."""

    smog: float
    limit: float
    """Target + 1: the formula's own error is about a grade and a half."""
    is_enough: bool
    """Whether the sample is large enough to be graded."""
    disagrees: bool
    """Whether Flesch-Kincaid, more than the card's gap away, gives the other verdict."""

    @property
    def is_over(self) -> bool:
        """Whether the article is too hard, as far as can be told."""
        return self.is_enough and self.smog > self.limit


def grade_level(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a hit on the title if the SMOG grade is above `target` + 1; an error from `error_from` on.

    Where the two formulas disagree so far that the verdict hangs on the choice, it stays a warning.
    """
    measured = readability(document)
    grade = grade_of(document, rule, measured)
    if not grade.is_over:
        return
    uk = document.settings.locale == "uk"
    severe = grade.smog >= max(option(document, rule, "error_from", 12.0), grade.limit) and not grade.disagrees
    kincaid = measured.measured.flesch_kincaid_grade
    words = ", ".join(
        f"{word.word} ×{word.occurrences}" if word.occurrences > 1 else word.word
        for word in _word_drivers(document)[:5]
    )
    hit = title_hit(
        document,
        smog=f"{grade.smog:.1f}",
        limit=f"{grade.limit:g}",
        age=f"{grade.smog + _READING_AGE:.0f}",
        limit_age=f"{grade.limit + _READING_AGE:g}",
        kincaid=f"{kincaid:.1f}",
        kincaid_age=f"{kincaid + _READING_AGE:.0f}",
        words=words or "none",
        sample="" if measured.sentences >= _FULL_SAMPLE else f" It rests on {measured.sentences} sentences only.",
    )
    variant = {(False, True): "error", (True, False): "uk", (True, True): "uk-error"}.get((uk, severe))
    yield replace(hit, variant=variant)


def sample_too_short(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a hit on the title if there are fewer than `min_words` words or `min_sentences` sentences to grade."""
    measured = readability(document)
    words, sentences = _minimum(document, rule)
    if measured.words < words or measured.sentences < sentences:
        yield title_hit(
            document, words=measured.words, sentences=measured.sentences, min_words=words, min_sentences=sentences
        )


def formulas_disagree(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a hit on the title if SMOG and Flesch-Kincaid lie far apart, on either side of the limit."""
    measured = readability(document)
    grade = grade_of(document, rule, measured)
    if grade.is_enough and grade.disagrees:
        kincaid = measured.measured.flesch_kincaid_grade
        yield title_hit(
            document,
            smog=f"{grade.smog:.1f}",
            kincaid=f"{kincaid:.1f}",
            gap=f"{abs(grade.smog - kincaid):.1f}",
            limit=f"{grade.limit:g}",
            hard="SMOG" if grade.smog > grade.limit else "Flesch-Kincaid",
        )


def term_adjusted_grade(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield, where the article is too hard, its grade without names that must stay, and what to change first."""
    measured = readability(document)
    grade = grade_of(document, rule, measured)
    if not grade.is_over:
        return
    terms = {mention.text for mention in mentions(document)} | _diseases_in(
        measured.text, texts(document, rule, "no_names")
    )
    adjusted = measure_without(measured.text, terms)
    parts = {part for term in terms for part in words_of(term.casefold())}
    words = [
        word for word in _word_drivers(document) if word.key.removesuffix("'s") not in parts and word.smog_drop > 0
    ]
    words = words[: option(document, rule, "words", 10)]
    own = measured_sentences(document)
    drivers = hardest_sentences([sentence.text for sentence in own], option(document, rule, "sentences", 5))
    related = tuple(
        (
            own[driver.index].hit(own[driver.index].start, own[driver.index].end).span,
            f"{driver.words} words, {driver.polysyllables} of them long: without it SMOG is "
            f"{grade.smog - driver.smog_drop:.2f}",
        )
        for driver in drivers
    )
    hit = title_hit(
        document,
        smog=f"{grade.smog:.1f}",
        adjusted=f"{adjusted.smog:.1f}",
        kincaid=f"{adjusted.flesch_kincaid_grade:.1f}",
        limit=f"{grade.limit:g}",
        verdict="still over" if adjusted.smog > grade.limit else "within",
        words="; ".join(f"{word.word} ×{word.occurrences} (−{word.smog_drop:.2f})" for word in words),
        lines=_lines(document, [span for span, _ in related]),
    )
    yield replace(hit, related=related)


def lexical_density(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a hit on the title if more than `max_percent` of the words are not among the easy words."""
    measured = readability(document)
    words, sentences = _minimum(document, rule)
    if measured.words < words or measured.sentences < sentences:
        return
    share = 100 * measured.measured.counts.unfamiliar / measured.words
    limit = option(document, rule, "max_percent", 40.0)
    if share > limit:
        yield title_hit(document, value=f"{share:.0f}", limit=f"{limit:g}", words=measured.words)


def grade_of(document: Document, rule: Rule, measured: Readability) -> Grade:
    """Return the grade against the limit that `readability/grade-level` is configured with."""
    words, sentences = _minimum(document, rule)
    smog, kincaid = measured.measured.smog, measured.measured.flesch_kincaid_grade
    limit = float(_shared(document, rule, "target", 8.0)) + 1
    apart = abs(smog - kincaid) > float(_shared(document, rule, "max_gap", 3.0))
    return Grade(
        smog=smog,
        limit=limit,
        is_enough=measured.words >= words and measured.sentences >= sentences,
        disagrees=apart and (smog > limit) != (kincaid > limit),
    )


def _minimum(document: Document, rule: Rule) -> tuple[int, int]:
    return int(_shared(document, rule, "min_words", 100)), int(_shared(document, rule, "min_sentences", 10))


def _shared(document: Document, rule: Rule, name: str, default: float) -> float:
    """Return an option of this rule or, where that is not configured, of `readability/grade-level`."""
    if name not in document.settings.options.get(rule.id, {}):
        configured = document.settings.options.get(GRADE_RULE, {})
        if name in configured:
            return option(document, replace(rule, id=GRADE_RULE), name, default)
    return option(document, rule, name, default)


@once
def _word_drivers(document: Document) -> tuple[WordDriver, ...]:
    """Return the words that drive the grade, the worst first: enough of them to leave some out."""
    return hardest_words(readability(document).text, _DRIVERS)


def _lines(document: Document, spans: Sequence[Span]) -> str:
    numbers = sorted({document.lines.position(span.start)[0] for span in spans})
    return ", ".join(map(str, numbers)) or "none"


def _diseases_in(text: str, no_names: Sequence[str]) -> set[str]:
    """Return the names of illnesses that occur in a text; those that are ordinary words are given."""
    folded = text.casefold()
    return {name for name in _diseases() if name in folded}.difference(no_names)


@cache
def _diseases() -> frozenset[str]:
    table = load(rules_dir() / "facts" / "diseases.yaml")
    assert isinstance(table, dict)
    groups = [group for key, group in table["lasting"].items() if key != "any"]
    return frozenset(str(name).casefold() for group in [*groups, table["curable"]] for name in group)
