"""Counts and grades: equal to textstat's on texts of every shape."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.analysis.formulas import Counts, Measurements, count, measure, score, words_of
from lint.analysis.textstat_engine import measure_with_textstat

TEXTS = {
    "empty": "",
    "blank": " \n\t ",
    "punctuation only": " ... — ?! ",
    "one word": "Clonazepam",
    "one word and a stop": "Rest.",
    "two short sentences": "Call now. Do not wait.",
    "decimals": "Take 0.5 mg. of it, e.g. at 5 p.m., for 1,000 days. Then stop taking the 2.5 mg tablets.",
    "hyphens and slashes": "A follow-up visit and/or an X-ray/CT scan is well-tolerated by 65-year-olds — mostly.",
    "straight apostrophes": "Don't skip it. The 'daily' dose isn't the patients' choice. 'Tis. O'Brien's. Y'all've.",
    "curly apostrophes": "Don’t skip it. The doctor’s ‘daily’ dose isn’t the patients’ choice.",
    "capitals": "DON'T STOP SUDDENLY. ASK YOUR PHARMACIST'S ADVICE.",
    "drug names": "Acetaminophen, pseudoephedrine and levothyroxine interact. Semaglutide is an agonist.",
    "other scripts": "Café naïve ﬁne. Η Ελλάδα ΣΑΣ. 服用するのは一日一回。 İstanbul İĞİ İlacı. ſtrong Kelvin K.",
    "combining marks": "nai\u0308ve re\u0301sume\u0301 a\u0307b i\u0307x. Three words here",
    "zero width": "a\u200bb c\u00add\u00a0e\u2028f g\x1ch i\x85j. one\u3000two three.",
    "emoji": "Take care 😀 today 👩‍⚕️ please. 💊 💊 💊. Rest well now!",
    "underscores": "_one_ two__three _ ___. four_ five six.",
    "no capitals or stops": "walk every day and eat well " * 30,
    "ellipses": "Wait... and see… what comes?! Yes!!! it will be fine.",
    "many": "The nurse gave the child a small cup of water. It was cold. " * 40,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_equals_textstat(text: str) -> None:
    assert_equal(measure(text), measure_with_textstat(text))


WORDS = st.sampled_from(
    ["the", "doctor", "Doctor's", "don't", "don’t", "acetaminophen", "0.5", "mg", "e.g.", "e.g", "self-care", "and/or",
     "İ", "'", "’", "a", "hmm", "ﬁ", "é", "e\u0301", "Σας", "ΟΔΟΣ", ".", "...", "!", "?", ",", "—", "(", ")", "_", "'s",
     "'ve", "'VE", "'d've", "℞"]
)  # fmt: skip
GAPS = st.sampled_from([" ", "", "\n", "\u00a0", "\x1c", "\x85", "\u2028", ". ", "\t"])


@given(st.lists(st.tuples(WORDS, GAPS), max_size=80).map(lambda parts: "".join(map("".join, parts))) | st.text())
@settings(max_examples=250, deadline=None)
def test_equals_textstat_on_any_text(text: str) -> None:
    assert_equal(measure(text), measure_with_textstat(text))


@given(st.text(alphabet="abcdefghilmnoprstuvy'éﬁ’", min_size=1, max_size=24))
@settings(deadline=None)
def test_equals_textstat_on_words_in_no_dictionary(word: str) -> None:
    assert measure(word).counts.syllables == measure_with_textstat(word).counts.syllables


def assert_equal(own: Measurements, theirs: Measurements) -> None:
    assert own.counts == theirs.counts
    for field in dataclasses.fields(Measurements):
        if field.name != "counts":
            assert getattr(own, field.name) == pytest.approx(getattr(theirs, field.name), abs=1e-9, rel=0), field.name


def test_counts_by_hand() -> None:
    text = "Ask your doctor about ibuprofen. Don't stop. Take 0.5 mg twice a day!"
    assert count(text) == Counts(
        characters=57,
        letters=52,  # without three stops, an apostrophe and a decimal point
        tokens=13,
        words=13,
        sentences=2,  # "Don't stop" and "Take 0" are too short
        syllables=19,  # the dictionary spells mg out
        polysyllables=1,
        difficult=2,
        complex=1,
        unfamiliar=3,  # ibuprofen, 05, mg
    )


def test_scores_by_hand() -> None:
    counts = Counts(
        characters=500, letters=450, tokens=100, words=100, sentences=5, syllables=150, polysyllables=10, difficult=20,
        complex=10, unfamiliar=30,
    )  # fmt: skip
    graded = score(counts)
    assert graded.counts is counts
    assert graded.smog == pytest.approx(1.043 * 60**0.5 + 3.1291)
    assert graded.flesch_kincaid_grade == pytest.approx(7.8 + 17.7 - 15.59)
    assert graded.flesch_reading_ease == pytest.approx(206.835 - 20.3 - 126.9)
    assert graded.coleman_liau == pytest.approx(0.058 * 450 - 0.296 * 5 - 15.8)
    assert graded.ari == pytest.approx(4.71 * 5 + 10 - 21.43)
    assert graded.gunning_fog == pytest.approx(0.4 * 30)
    assert graded.dale_chall == pytest.approx(0.1579 * 30 + 0.0496 * 20 + 3.6365)


@given(st.lists(st.sampled_from(["Rest well and often.", "Ask your pharmacist today."]), min_size=1, max_size=8))
def test_a_text_repeated_keeps_its_grades(sentences: list[str]) -> None:
    once, twice = measure(" ".join(sentences)), measure(" ".join(sentences * 2))
    assert twice.counts.words == 2 * once.counts.words
    assert_equal(once, dataclasses.replace(twice, counts=once.counts))


def test_words_are_those_counted() -> None:
    text = "Don't ‘skip’ follow-up — ask, e.g., 24/7."
    assert words_of(text) == ["Don't", "skip", "followup", "ask", "eg", "247"]
    assert count(text).words == 6


def test_textstat_engine_needs_no_network_and_leaves_nltk_as_it_was() -> None:
    script = """
import socket
def refuse(*args, **kwargs): raise AssertionError("network")
socket.socket.connect = socket.getaddrinfo = refuse
import nltk
before = list(nltk.data.path)
from lint.analysis.textstat_engine import measure_with_textstat
measured = measure_with_textstat("Ask your pharmacist about acetaminophen today.")
print(measured.counts.syllables, nltk.data.path == before)
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["15", "True"]
