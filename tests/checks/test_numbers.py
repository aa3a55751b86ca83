"""Figures: changes with their base, one denominator, words, sources, precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks import numbers, numbers_words
from lint.text.lazy import lazy

RELATIVE = [
    "doubles the risk of falls",
    "cuts falls by half",
    "lowers the risk of a fall by 30%",
    "raises your odds by a third",
]


@pytest.mark.parametrize("change", RELATIVE)
def test_a_relative_change_needs_its_base_within_two_sentences(find, change: str) -> None:
    rule, text = "numbers/relative-risk-only", f"The drug {change}."
    assert [f.text for f in find(rule, text)] == [change]
    base = "That is from 4 in 100 people to 2 in 100."
    assert find(rule, f"{text} {base}") == []
    assert find(rule, f"{base} It is cheap. {text}") == []
    assert len(find(rule, f"{text} It is cheap. It is small. It is white. {base}")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Double the dose.",
        "Cut the tablet in half.",
        "Lower the dose by 30%.",
        "It acts twice as fast.",
        "Prices rose by 30%.",
    ],
)
def test_changes_that_are_no_risk(find, sentence: str) -> None:
    assert find("numbers/relative-risk-only", sentence) == []


@given(first=st.integers(2, 900), second=st.integers(2, 900))
def test_denominators_are_compared(find, first: int, second: int) -> None:
    text = f"A rash is seen in 1 in {first} men and 1 in {second} women."
    found = [f.text for f in find("numbers/mixed-denominators", text)]
    assert found == ([] if first == second else [f"1 in {first} men and 1 in {second}"])


@pytest.mark.parametrize("bound", ["up to", "more than", "fewer than"])
def test_classes_of_side_effects_are_no_comparison(find, bound: str) -> None:
    text = f"Rash: {bound} 1 in 10 people. Faint: {bound} 1 in 1,000 people."
    assert find("numbers/mixed-denominators", text) == []


def test_the_second_denominator_points_to_the_first(find) -> None:
    (found,) = find("numbers/mixed-denominators", "One in four men snores. Among women it is 1 in 9.")
    assert found.text == "1 in 9"
    assert [word for _, word in found.related] == ["the other denominator"]


@given(share=st.integers(1, 99))
def test_a_percentage_is_offered_in_words(find, share: int) -> None:
    (found,) = find("numbers/bare-probability", f"The risk is {share}%.")
    assert found.text == f"{share}%"
    words = found.message.split("such as “about ")[1]
    part, whole = (int(word) for word in words.split(" people")[0].split(" in "))
    assert abs(part / whole - share / 100) < 0.18
    assert find("numbers/bare-probability", f"The risk is {share}%, or {share} in 100.") == []


def test_a_statistic_is_quiet_in_an_article_with_sources(find) -> None:
    rule, text = "numbers/unsourced-statistic", "About 60% of adults snore. One in nine men stops breathing at night."
    assert [f.text for f in find(rule, text)] == ["60% of adults", "One in nine men"]
    assert find(rule, f"{text}\n\n## References\n\n1. National Institutes of Health. Sleep. 2023.\n") == []
    # An identifier alone may be made up: it names nobody.
    assert len(find(rule, f"{text}\n\n## References\n\n1. Snoring today. doi:10.9999/abcd\n")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Take 2 out of 3 tablets.",
        "Suppose 10% of people have it.",
        "The team followed 5,000 adults.",
        "Use it 1 in 8 hours.",
    ],
)
def test_figures_that_are_no_statistic(find, sentence: str) -> None:
    assert find("numbers/unsourced-statistic", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dependence may set in fast.", ["Dependence may set in fast"]),
        ("Dependence may set in fast, in two weeks.", []),
        ("Dependence may set in fast. It can take 14 days.", []),
        ("Relief may set in fast.", []),
    ],
)
def test_a_vague_word_on_a_harm_needs_a_figure(find, sentence: str, found: list[str]) -> None:
    assert [f.text for f in find("numbers/vague-quantity", sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The odds ratio was 0.57.", ["The odds ratio was 0.57"]),
        ("The odds ratio was 0.57, which means fewer falls.", []),
        ("It was 10 mg or 0.57 g.", []),
        ("Your HR was 72.", []),
        ("HR 0.72 was seen.", ["HR 0.72"]),
    ],
)
def test_terms_of_statistics(find, sentence: str, found: list[str]) -> None:
    assert [f.text for f in find("numbers/unexplained-statistic", sentence)] == found


def test_every_pattern_compiles() -> None:
    waiting = type(lazy(""))
    patterns = [
        value for module in (numbers, numbers_words) for value in vars(module).values() if isinstance(value, waiting)
    ]
    assert patterns
    for pattern in patterns:
        pattern.search("")
