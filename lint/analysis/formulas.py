"""Counts and readability grades of a prose text, in one pass, equal to textstat's to the last bit.

Formulas and word lists are textstat's, peculiarities included: a hyphenated or slashed word is one word, a sentence of
one or two words is no sentence, every full stop ends one (0.5, e.g.), a curly apostrophe is dropped with its letters
joined, SMOG is given for any number of sentences, and Coleman-Liau takes 0.058 for its first constant.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lint.analysis.syllables import LONE_APOSTROPHE, memory, strip_punctuation
from lint.text.lazy import lazy

_PUNCTUATION = lazy(r"[^\w\s'.!?]")
_TERMINATORS = lazy(r"[.!?]+")
SHORTEST_SENTENCE = 3
"""In words: shorter ones are not counted."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas count, as textstat counts it."""

    characters: int
    """Code points that are not white space."""
    letters: int
    """Letters, digits and underscores."""
    tokens: int
    """Runs between white space, punctuation on its own included."""
    words: int
    """Runs between white space that hold a letter or digit."""
    sentences: int
    """0 only for an empty text."""
    syllables: int
    polysyllables: int
    """Words of three and more syllables."""
    difficult: int
    """Words of two and more syllables that are not in the list of easy words."""
    complex: int
    """Words of three and more syllables that are not in that list; Gunning's fog."""
    unfamiliar: int
    """Words of any length that are not in that list; Dale and Chall."""


@dataclass(frozen=True, slots=True)
class Measurements:
    """Counts and what the formulas make of them; every figure is 0.0 where its formula would divide by nothing."""

    counts: Counts
    smog: float
    """School grade (US) for full comprehension. McLaughlin 1969. Meant for 30 sentences and more."""
    flesch_kincaid_grade: float
    """School grade (US), may be negative. Kincaid and others 1975."""
    flesch_reading_ease: float
    """About 0 (hard) to 100 (easy), unbounded either way. Flesch 1948."""
    coleman_liau: float
    """School grade (US), from letters alone. Coleman and Liau 1975."""
    ari: float
    """Automated readability index: school grade (US), from characters. Smith and Senter 1967."""
    gunning_fog: float
    """Years of schooling. Gunning 1952."""
    dale_chall: float
    """Below 5 is grade 4 and under, 10 and more is college. Dale and Chall 1948."""


def measure(text: str) -> Measurements:
    """Return the counts and grades of a prose text in English, of any length."""
    return score(count(text))


def count(text: str) -> Counts:
    """Return the counts of a prose text in English."""
    parts = stretches(text)
    words = "".join(parts).split()
    # The third piece is whatever follows the second word.
    sentences = sum(len(part.split(None, 2)) == SHORTEST_SENTENCE for part in parts)
    syllables = polysyllables = difficult = complex_ = unfamiliar = 0
    for facts, times in Counter(map(memory().__getitem__, words)).items():
        syllables += facts.syllables * times
        polysyllables += facts.is_polysyllable * times
        unfamiliar += (not facts.is_familiar) * times
        difficult += facts.is_difficult * times
        complex_ += facts.is_complex * times
    tokens = text.split()
    letters = "".join(words)
    return Counts(
        characters=sum(map(len, tokens)),
        letters=len(letters) - letters.count("'"),
        tokens=len(tokens),
        words=len(words),
        sentences=max(1, sentences) if text else 0,
        syllables=syllables,
        polysyllables=polysyllables,
        difficult=difficult,
        complex=complex_,
        unfamiliar=unfamiliar,
    )


def stretches(text: str) -> list[str]:
    """Return what stands between full stops, exclamation and question marks, without other punctuation."""
    return _TERMINATORS.split(_PUNCTUATION.sub("", LONE_APOSTROPHE.sub("", text) if "'" in text else text))


def words_of(text: str) -> list[str]:
    """Return the words that are counted, in order, as written but without punctuation."""
    return strip_punctuation(text).split()


def score(counts: Counts) -> Measurements:
    """Return the counts with the grades that follow from them."""
    words, sentences = counts.words, counts.sentences
    per_sentence = _ratio(words, sentences)
    syllables = _ratio(counts.syllables, words)
    letters, stops = _ratio(counts.letters, words) * 100, _ratio(sentences, words) * 100
    width = _ratio(counts.characters, counts.tokens)
    complex_share, unfamiliar_share = _ratio(100 * counts.complex, words), _ratio(100 * counts.unfamiliar, words)
    spoken = per_sentence > 0 and syllables > 0
    return Measurements(
        counts=counts,
        smog=1.043 * (30 * (counts.polysyllables / sentences)) ** 0.5 + 3.1291 if sentences else 0.0,
        flesch_kincaid_grade=0.39 * per_sentence + 11.8 * syllables - 15.59 if spoken else 0.0,
        flesch_reading_ease=206.835 - 1.015 * per_sentence - 84.6 * syllables if spoken else 0.0,
        coleman_liau=0.058 * letters - 0.296 * stops - 15.8 if letters and stops else 0.0,
        ari=4.71 * width + 0.5 * per_sentence - 21.43 if width and per_sentence else 0.0,
        gunning_fog=0.4 * (per_sentence + complex_share) if words else 0.0,
        dale_chall=_dale_chall(unfamiliar_share, per_sentence) if words else 0.0,
    )


def _dale_chall(unfamiliar_percent: float, words_per_sentence: float) -> float:
    grade = 0.1579 * unfamiliar_percent + 0.0496 * words_per_sentence
    return grade + 3.6365 if unfamiliar_percent > 5 else grade


def _ratio(number: int, by: int) -> float:
    return number / by if by else 0.0
