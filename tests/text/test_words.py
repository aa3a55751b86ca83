"""Words as a reader counts them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.words import count, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 0.5 mg at 5 p.m. daily.", ["Take", "0.5", "mg", "at", "5", "p.m.", "daily"]),
        ("Don’t skip follow-up visits", ["Don’t", "skip", "follow-up", "visits"]),
        (
            "1,000mg, 5/325 or 0.5-1.5 for a 3-day trip",
            ["1,000mg", "5/325", "or", "0.5-1.5", "for", "a", "3-day", "trip"],
        ),
        ("and/or, 20–30 — that’s it", ["and", "or", "20", "30", "that’s", "it"]),
        ("naïve nai\u0308ve ‘quoted’", ["naïve", "nai\u0308ve", "quoted"]),
        ("the U.S. or U.S, not us.All", ["the", "U.S.", "or", "U.S", "not", "us", "All"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_finds_each_word_once(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == expected
    assert count(text) == len(expected)


@given(st.text())
def test_every_letter_and_digit_is_in_one_word(text: str) -> None:
    found = spans(text)
    assert all(end <= after for (_, end), (after, _) in pairwise(found))
    inside = {index for start, end in found for index in range(start, end)}
    assert all(index in inside for index, character in enumerate(text) if character.isalnum())


@given(st.lists(st.sampled_from(["pill", "don't", "0.5", "p.m.", "B12", "follow-up"])))
def test_counts_what_spaces_separate(words: list[str]) -> None:
    assert count(" ".join(words)) == count("\n".join(words)) == len(words)
