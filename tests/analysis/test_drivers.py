"""What to change first: each drop is what a second grading gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint.analysis.drivers import hardest_sentences, hardest_words, measure_without
from lint.analysis.formulas import measure

SENTENCES = [
    "Clonazepam is a benzodiazepine that a doctor may give you for seizures.",
    "Take it with water.",
    "Discontinuation of Clonazepam necessitates supervision by a knowledgeable professional.",
    "Clonazepam can make you sleepy, so do not drive.",
    "Call us if you feel worse.",
]
TEXT = "\n".join(SENTENCES)


def test_words_are_grouped_and_ranked() -> None:
    found = hardest_words(TEXT)
    assert [(word.word, word.occurrences, word.syllables) for word in found] == [
        ("benzodiazepine", 1, 6),
        ("Discontinuation", 1, 6),
        ("knowledgeable", 1, 4),
        ("necessitates", 1, 4),
        ("professional", 1, 4),
        ("supervision", 1, 4),
        ("Clonazepam", 3, 2),  # in no dictionary, and hyphenated once: the formulas take it for two syllables
        ("doctor", 1, 2),
        ("seizures", 1, 2),
        ("sleepy", 1, 2),
    ]
    assert [word.key for word in found] == [word.word.lower() for word in found]
    assert hardest_words(TEXT, limit=1) == found[:1]


@pytest.mark.parametrize("index", range(10))
def test_drop_of_a_word_is_that_of_the_text_with_an_easy_word_in_its_place(index: int) -> None:
    driver = hardest_words(TEXT)[index]
    before, after = measure(TEXT), measure(re.sub(rf"\b{driver.word}\b", "cat", TEXT, flags=re.IGNORECASE))
    assert driver.smog_drop == pytest.approx(before.smog - after.smog)
    assert driver.flesch_kincaid_drop == pytest.approx(before.flesch_kincaid_grade - after.flesch_kincaid_grade)


def test_words_are_shown_as_written() -> None:
    shown = {
        driver.word for driver in hardest_words("Follow-up visits (“self-management”) matter. Ask about Canada's role.")
    }
    assert {"Follow-up", "self-management", "Canada's"} <= shown


def test_easy_text_has_no_drivers() -> None:
    assert hardest_words("Take it with food. Then rest.") == ()
    assert hardest_words("") == ()
    assert hardest_sentences([]) == ()
    assert hardest_sentences([SENTENCES[2], " "]) == ()


def test_sentences_are_ranked_by_what_the_grades_would_be_without_them() -> None:
    (hardest,) = hardest_sentences(SENTENCES)
    assert (hardest.index, hardest.words, hardest.polysyllables) == (2, 9, 5)
    before, after = measure(TEXT), measure("\n".join(SENTENCES[:2] + SENTENCES[3:]))
    assert hardest.smog_drop == before.smog - after.smog
    assert hardest.flesch_kincaid_drop == before.flesch_kincaid_grade - after.flesch_kincaid_grade


PARTS = st.lists(st.sampled_from([*SENTENCES, "No stop here at all", "Yes.", "… e.g. this", "—", ""]), max_size=12)


@given(PARTS)
def test_drop_of_a_sentence_is_that_of_the_text_without_it(sentences: list[str]) -> None:
    before = measure("\n".join(sentences))
    for driver in hardest_sentences(sentences, limit=len(sentences)):
        after = measure("\n".join(sentences[: driver.index] + sentences[driver.index + 1 :]))
        assert driver.smog_drop == pytest.approx(before.smog - after.smog)
        assert driver.flesch_kincaid_drop == pytest.approx(before.flesch_kincaid_grade - after.flesch_kincaid_grade)


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=30))
def test_no_other_sentence_matters_more(sentences: list[str]) -> None:
    def grades(chosen: list[str]) -> float:
        measured = measure("\n".join(chosen))
        return measured.smog + measured.flesch_kincaid_grade

    found = hardest_sentences(sentences, limit=1)
    best = min(grades(sentences[:i] + sentences[i + 1 :]) for i in range(len(sentences)))
    assume(best < grades(sentences) - 1e-9)
    assert grades(sentences) - found[0].smog_drop - found[0].flesch_kincaid_drop == pytest.approx(best)


@pytest.mark.parametrize(
    ("terms", "same_as"),
    [
        (["clonazepam"], "Clonazepam"),
        (["CLONAZEPAM"], "Clonazepam"),
        (["Benzodiazepine"], "benzodiazepine"),
        (["seizure"], "seizures"),
        (["knowledgeable professional"], "knowledgeable|professional"),
        (["professional knowledgeable", "absent", ""], "absent"),
    ],
)
def test_terms_count_as_easy_words(terms: list[str], same_as: str) -> None:
    adjusted, other = measure_without(TEXT, terms), measure(re.sub(rf"\b(?:{same_as})\b", "cat", TEXT))
    for name in ("words", "sentences", "syllables", "polysyllables", "difficult", "complex", "unfamiliar"):
        assert getattr(adjusted.counts, name) == getattr(other.counts, name), name
    assert (adjusted.smog, adjusted.flesch_kincaid_grade) == (other.smog, other.flesch_kincaid_grade)
    assert adjusted.coleman_liau == measure(TEXT).coleman_liau


@pytest.mark.parametrize("possessive", ["Clonazepam's", "Clonazepam’s"])
def test_possessives_of_terms_count_as_terms(possessive: str) -> None:
    text = f"Ask your doctor about {possessive} risks."
    assert measure_without(text, ["clonazepam"]).counts.polysyllables == 0


def test_no_terms_change_nothing() -> None:
    assert measure_without(TEXT, []) == measure(TEXT)
