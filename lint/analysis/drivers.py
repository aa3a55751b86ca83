"""What drives a grade: the words and sentences to change first, and the grade apart from words that must stay.

Nothing here is estimated: each drop is the difference between two gradings by the formulas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from lint.analysis.formulas import SHORTEST_SENTENCE, Counts, Measurements, count, measure, score, stretches, words_of
from lint.analysis.syllables import facts_of
from lint.text.lazy import lazy

_EDGES = lazy(r"\A\W+|\W+\Z")
_SHORTLIST = 3
"""How many times the wanted number of sentences is graded exactly; the others are ruled out by their counts."""


@dataclass(frozen=True, slots=True)
class WordDriver:
    """A word, and how much lower the grades were if each occurrence were an easy word of one syllable."""

    word: str
    """As most often written in the text."""
    key: str
    """Case-folded and without punctuation, as the formulas count it."""
    occurrences: int
    syllables: int
    """Of one occurrence."""
    smog_drop: float
    """In grades, 0 or more."""
    flesch_kincaid_drop: float
    """In grades, 0 or more."""


@dataclass(frozen=True, slots=True)
class SentenceDriver:
    """A sentence, and how much lower the grades were without it."""

    index: int
    """In the sequence given."""
    words: int
    polysyllables: int
    """Words of three and more syllables."""
    smog_drop: float
    """In grades; negative if only the other grade drops."""
    flesch_kincaid_drop: float
    """In grades; negative if only the other grade drops."""


def hardest_words(text: str, limit: int = 10) -> tuple[WordDriver, ...]:
    """Return the words whose change lowers the SMOG and Flesch-Kincaid grades most, by the sum of both drops.

    A word that lowers neither is left out. Of equals the first in the alphabet goes first.
    """
    forms: dict[str, Counter[tuple[str, str]]] = {}
    for token, times in Counter(text.split()).items():
        for word in words_of(token):
            if facts_of(word).syllables > 1:
                forms.setdefault(word.casefold(), Counter())[word, _EDGES.sub("", token)] += times
    before = measure(text)
    drops = cache(partial(_drops_of_words, before))
    drivers = []
    for key, found in forms.items():
        (word, written), _ = max(found.items(), key=lambda item: (item[1], item[0]))
        extra = sum((facts_of(form).syllables - 1) * times for (form, _), times in found.items())
        long = sum(facts_of(form).is_polysyllable * times for (form, _), times in found.items())
        drivers.append(WordDriver(written, key, found.total(), facts_of(word).syllables, *drops(extra, long)))
    return tuple(sorted(drivers, key=lambda driver: (-_sum_of_drops(driver), driver.key))[:limit])


def hardest_sentences(sentences: Sequence[str], limit: int = 5) -> tuple[SentenceDriver, ...]:
    """Return the sentences without which the SMOG and Flesch-Kincaid grades of all together are lowest.

    They are ranked by the sum of both drops; a sentence without which the sum does not drop is left out. Of a single
    sentence nothing would remain to be graded, so it is no driver.
    """
    if sum(not sentence.isspace() for sentence in sentences if sentence) < 2:
        return ()
    before = measure("\n".join(sentences))
    own = [count(sentence) for sentence in sentences]
    lengths = [[len(part.split()) for part in stretches(sentence)] for sentence in sentences]
    likely = sorted(range(len(own)), key=lambda index: (_grades(_without(before.counts, own[index])), index))
    drivers = []
    for index in likely[: limit * _SHORTLIST]:
        others = lengths[:index] + lengths[index + 1 :]
        after = score(replace(_without(before.counts, own[index]), sentences=_sentences(others)))
        drivers.append(SentenceDriver(index, own[index].words, own[index].polysyllables, *_drops(before, after)))
    ranked = sorted(drivers, key=lambda driver: (-_sum_of_drops(driver), driver.index))
    return tuple(driver for driver in ranked[:limit] if _sum_of_drops(driver) > 0)


def measure_without(text: str, terms: Iterable[str]) -> Measurements:
    """Return the measurements with each occurrence of the terms counted as easy words of one syllable.

    A term is one word or several in a row, in any case; its plural and possessive count as itself. Give the terms that
    occur, not a whole dictionary. Letters and characters stay as they are, so the Coleman-Liau and ARI grades do too.
    """
    words = words_of(text)
    return score(_lightened(count(text), (words[index] for index in _places(words, terms))))


def _drops_of_words(before: Measurements, syllables: int, polysyllables: int) -> tuple[float, float]:
    """Return the drops if there were so many syllables and words of three syllables fewer."""
    counts = before.counts
    fewer = replace(counts, syllables=counts.syllables - syllables, polysyllables=counts.polysyllables - polysyllables)
    return _drops(before, score(fewer))


def _lightened(counts: Counts, words: Iterable[str]) -> Counts:
    """Return the counts with these words, which are among those counted, replaced by easy ones of one syllable."""
    facts = [facts_of(word) for word in words]
    return replace(
        counts,
        # A word without a syllable (hmm) stays: nothing is easier.
        syllables=counts.syllables - sum(max(fact.syllables - 1, 0) for fact in facts),
        polysyllables=counts.polysyllables - sum(fact.is_polysyllable for fact in facts),
        difficult=counts.difficult - sum(fact.is_difficult for fact in facts),
        complex=counts.complex - sum(fact.is_complex for fact in facts),
        unfamiliar=counts.unfamiliar - sum(not fact.is_familiar for fact in facts),
    )


def _places(words: Sequence[str], terms: Iterable[str]) -> Iterator[int]:
    """Yield the index of each word that is part of an occurrence of a term, once, in no order to rely on."""
    wanted = {tuple(words_of(term.casefold())) for term in terms} - {()}
    folded = [word.casefold() for word in words]
    found: set[int] = set()
    for length in {len(term) for term in wanted}:
        for start in range(len(folded) - length + 1):
            *first, last = folded[start : start + length]
            if any((*first, form) in wanted for form in (last, last.removesuffix("'s"), last.removesuffix("s"))):
                found.update(range(start, start + length))
    yield from found


def _without(all_: Counts, part: Counts) -> Counts:
    """Return the counts that the grades need of a text without one of its sentences, taken to end in a full stop."""
    return replace(
        all_,
        words=all_.words - part.words,
        sentences=max(1, all_.sentences - (part.words >= SHORTEST_SENTENCE)),
        syllables=all_.syllables - part.syllables,
        polysyllables=all_.polysyllables - part.polysyllables,
    )


def _sentences(lengths: Iterable[Sequence[int]]) -> int:
    """Return the sentences that the formulas count in texts set one after another.

    Each text is given as the words between its full stops; where one ends without a stop, it runs on into the next.
    """
    counted = running = 0
    for first, *others in lengths:
        running += first
        for length in others:
            counted += running >= SHORTEST_SENTENCE
            running = length
    counted += running >= SHORTEST_SENTENCE
    return max(1, counted)


def _drops(before: Measurements, after: Measurements) -> tuple[float, float]:
    return before.smog - after.smog, before.flesch_kincaid_grade - after.flesch_kincaid_grade


def _grades(counts: Counts) -> float:
    measured = score(counts)
    return measured.smog + measured.flesch_kincaid_grade


def _sum_of_drops(driver: WordDriver | SentenceDriver) -> float:
    return driver.smog_drop + driver.flesch_kincaid_drop
