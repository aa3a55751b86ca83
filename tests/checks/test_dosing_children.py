"""Doses for children."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Finding

Find = Callable[..., list[Finding]]
AGE, CHILD, WEIGHT = "dosing/below-label-age", "dosing/unsafe-child-dose", "dosing/weight-based-arithmetic"


def _found(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.level.value, finding.text) for finding in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Give a 1-year-old half a teaspoon of cough syrup at night.", "half a teaspoon"),
        ("Give aspirin to your kids when they have a fever.", "aspirin"),
        ("Codeine is suitable for children from the age of 8.", "Codeine is suitable"),
        ("A baby aspirin will bring down your child's fever.", "aspirin will bring down"),
        ("A 2-year-old can have 1 mL of codeine syrup.", "1 mL"),
        ("You can give one caplet of loperamide to a one-year-old.", "one caplet"),
        ("Give your toddler 5 mL of Benadryl to help her sleep on the plane.", "5 mL"),
    ],
)
def test_advice_below_the_age_on_the_label(find: Find, text: str, words: str) -> None:
    assert _found(find(AGE, text)) == [("error", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Do not give cough syrup to children under 4.",
        "Never give aspirin to a teen with the flu.",
        "Codeine is not suitable for children under 12.",
        "The doctor may give a child aspirin after some heart operations.",
        "Is cough syrup safe for a two-year-old?",
        "Honey is fine for a child over 1 year with a cough.",
        "Loperamide is safe for most adults for two days.",
        "Give a 10-year-old 5 mL of cough syrup.",
        "It is a myth that aspirin is fine for children with a fever.",
    ],
)
def test_warnings_questions_prescribers_and_older_children_are_let_pass(find: Find, text: str) -> None:
    assert _found(find(AGE, text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Give your son 2 mg of melatonin before school camp.", "2 mg"),
        ("For infants, use 10 mg/kg of ibuprofen.", "10 mg/kg"),
        ("# Fever\n\n## Children\n\nGive 250 mg of acetaminophen every 4 hours.", "250 mg"),
        ("Children can take 2,000 mg of ibuprofen a day (FDA label, 2021).", "2,000 mg"),
        ("Adult ibuprofen is fine for a two year old at half strength.", "ibuprofen"),
    ],
)
def test_a_child_dose_without_age_weight_source_or_maximum(find: Find, text: str, words: str) -> None:
    assert _found(find(CHILD, text)) == [("error", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Children aged 6 to 8 years may have 200 mg of ibuprofen up to 3 times in 24 hours, says the NHS (2022).",
        "Do not give your child 5 mg of melatonin without asking a doctor.",
        "Adults and children 12 years and older: take 1 tablet of 200 mg ibuprofen every 6 hours.",
        "Your child's doctor may give 5 mL of it at night.",
        "Keep ibuprofen 200 mg out of the reach of children.",
        "In the trial, children were given 10 mg/kg of ibuprofen.",
    ],
)
def test_sized_sourced_child_doses_are_let_pass(find: Find, text: str) -> None:
    assert _found(find(CHILD, text)) == []


def test_sums_by_weight_are_for_the_clinic(find: Find) -> None:
    assert _found(find(WEIGHT, "Give children 12 mg/kg of acetaminophen at bedtime.")) == [("warning", "12 mg/kg")]
    text = "Divide your weight in pounds by 2.2 and take that many milligrams."
    assert _found(find(WEIGHT, text)) == [("warning", "Divide your weight in pounds by 2.2")]
    assert find(WEIGHT, "Give children 12 mg/kg of acetaminophen.", audience="professional") == []
    assert find(WEIGHT, "The doctor will work out the dose from your weight: often 12 mg/kg.") == []
    assert find(WEIGHT, "Rats were given 12 mg/kg of acetaminophen.") == []
