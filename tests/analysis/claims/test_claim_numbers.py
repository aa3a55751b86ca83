from __future__ import annotations

import re

import pytest
from claim_helpers import in_words
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.claims.numbers import DIGITS, NUMBER, STRICT, value


@given(st.integers(1, 99_999))
def test_words_mean_their_number(number: int) -> None:
    words = in_words(number)
    match = re.fullmatch(STRICT, words, re.IGNORECASE)
    assert match is not None
    assert value(words) == number


@given(st.integers(1, 9_999_999))
def test_commas_change_nothing(number: int) -> None:
    assert value(f"{number:,}") == value(str(number)) == number
    assert re.fullmatch(DIGITS, f"{number:,}")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.5", 0.5), (".5", 0.5), ("1 1/2", 1.5), ("1½", 1.5), ("½", 0.5), ("3/4", 0.75), ("half a", 0.5),
        ("a quarter of a", 0.25), ("one-third of a", 1 / 3), ("three quarters of a", 0.75), ("two and a half", 2.5),
        ("2 and a half", 2.5), ("twelve hundred", 1200), ("a hundred", 100), ("10 million", 10_000_000), ("a", 1),
        ("another", 1), ("a couple of", 2), ("a dozen", 12), ("one and three quarters", 1.75), ("both", 2),
    ],
)  # fmt: skip
def test_value(text: str, number: float) -> None:
    assert value(text) == pytest.approx(number)


@pytest.mark.parametrize(
    "text", ["one-third of a tablet", "half a tablet", "two and a half tablets", "a couple of tablets"]
)
def test_a_number_is_taken_whole(text: str) -> None:
    match = re.match(NUMBER, text, re.IGNORECASE)
    assert match is not None
    assert text[match.end() :].strip() in ("tablet", "tablets")


def test_a_word_inside_a_word_is_no_number() -> None:
    assert re.search(STRICT, "methadone weight often") is None
