"""Literal tokens, and prefilters that lose nothing."""

from __future__ import annotations

import re2
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.text.patterns import any_of, compile_pattern, literal, prefilter, whole_line


def found(pattern: str, text: str) -> list[str]:
    return [match.group() for match in compile_pattern(pattern, ignorecase=True, name="card").finditer(text)]


def test_a_literal_is_bounded_by_words_and_takes_any_white_space_and_apostrophe() -> None:
    assert found(literal("don't stop"), "Don’t\u00a0stop. don't\nstop; don't stopping") == [
        "Don’t\u00a0stop",
        "don't\nstop",
    ]
    assert found(literal("over-the-counter"), "over‑the‑counter") == ["over‑the‑counter"]
    assert found(literal("caf"), "café caf") == ["caf"]


def test_whole_line_covers_a_line_and_nothing_less() -> None:
    pattern = whole_line(any_of([literal("Reply"), "Leave a reply"]))
    matches = regex.finditer(pattern, "Reply\n  leave a reply \nReply to me\n", regex.IGNORECASE)
    assert [match.group("hit") for match in matches] == ["Reply", "leave a reply"]
    matches = regex.finditer(pattern, "» Reply!\n[Leave a reply →]\nReply 2\nNo reply", regex.IGNORECASE)
    assert [match.group("hit") for match in matches] == ["» Reply!", "[Leave a reply →]"]


PIECES = st.sampled_from(
    ["stop", "café", r"\s+", r"\b", r"\d+", "(?:mg|mcg)", "(?=x)", "(?<!y)", "[a-c]", "[^,.]", "x{2,30}", r"\w*", "ſ", "µ",
     "(?P<q>a)(?P=q)", "é?", ".", r"\S",
     "(?s:.)", "(?m:^)", "(?m:$)", "[^k]"]
)  # fmt: skip
TEXTS = st.text(alphabet="stopcafé x\u00a0\u2009aaby,.ſSſµμK\u212a12\n", max_size=40)


@given(st.lists(PIECES, min_size=1, max_size=5), TEXTS)
def test_where_the_pattern_matches_the_prefilter_matches(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    try:
        exact = regex.compile(pattern, regex.IGNORECASE)
    except regex.error:
        return
    wide = prefilter(pattern)
    if wide is None or not exact.search(text):
        return
    options = re2.Options()
    options.case_sensitive = False
    assert re2.compile(wide, options).search(text), (pattern, wide, text)


def test_a_pattern_that_cannot_be_analysed_has_no_prefilter() -> None:
    assert prefilter(r"\X") is None
