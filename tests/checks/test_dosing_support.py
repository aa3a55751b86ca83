"""Doses without a source, in part, or in an unclear range."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Finding

Find = Callable[..., list[Finding]]
SUPPORT, PART, RANGE = "dosing/unsupported-dose", "dosing/incomplete-dose", "dosing/unclear-range"
REFERENCES = "\n\n## References\n\n1. FDA. Label for cyclobenzaprine. https://dailymed.nlm.nih.gov/\n"


def _found(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.level.value, finding.text) for finding in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Take 10 mg of cyclobenzaprine three times a day.", "10 mg"),
        ("The usual dose is 50 mg of sertraline in the morning.", "50 mg"),
        ("Up to 600 mg of gabapentin at night is fine.", "600 mg"),
        ("Start with 25 mcg of levothyroxine each morning.", "25 mcg"),
        ("Increase it to 40 mg of lisinopril after two weeks.", "40 mg"),
        ("Swallow two Aleve before the race.", "two"),
        ("Just 2 teaspoons of elderberry extract a day will keep colds away.", "2 teaspoons"),
        ("Experts say to take 400 mg of magnesium at bedtime.", "400 mg"),
        ("- Melatonin: 5 mg before bed", "5 mg"),
    ],
)
def test_a_told_amount_without_a_source_is_an_error(find: Find, text: str, words: str) -> None:
    assert _found(find(SUPPORT, text)) == [("error", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The FDA label (2022) starts adults at 5 mg of cyclobenzaprine three times a day.",
        "Take 10 mg of cyclobenzaprine three times a day, or as your prescriber directs.",
        "Take 10 mg of cyclobenzaprine three times a day [1]." + REFERENCES.replace("1. ", "[1] "),
        "Patients took 10 mg of cyclobenzaprine three times a day.",
        "Do not take 10 mg of cyclobenzaprine with wine.",
        "Cyclobenzaprine comes as 5 mg and 10 mg tablets.",
        "Ask your pharmacist how much cyclobenzaprine to take.",
        "Do not take more than 4,000 mg of acetaminophen in 24 hours.",
        "Aim for 30 g of fiber a day.",
        "Drink two cups of water.",
        "Keep the 10 mg tablets of cyclobenzaprine out of the reach of children.",
        "Put two drops of oil on the hinge.",
        "Use a syringe to measure 5 mL.",
    ],
)
def test_sources_reports_warnings_and_kitchens_are_let_pass(find: Find, text: str) -> None:
    assert _found(find(SUPPORT, text)) == []


def test_a_reference_list_alone_or_an_unnamed_clinician_makes_it_a_warning(find: Find) -> None:
    text = "Take 10 mg of cyclobenzaprine three times a day."
    assert _found(find(SUPPORT, text + REFERENCES)) == [("warning", "10 mg")]
    assert _found(find(SUPPORT, "Your doctor may start you on 10 mg of cyclobenzaprine at night.")) in (
        [],
        [("warning", "10 mg")],
    )


def test_a_maximum_no_label_confirms_needs_a_source(find: Find) -> None:
    assert _found(find(SUPPORT, "Do not take more than 3 mg of melatonin a night.")) == [("warning", "3 mg")]
    assert _found(find(SUPPORT, "Do not take more than 60 mg of baclofen a day.")) == []


def test_each_told_amount_is_one_finding_that_points_at_its_claim(find: Find) -> None:
    findings = find(SUPPORT, "Take 5 mg of baclofen in the morning and 10 mg of baclofen at night.")
    assert _found(findings) == [("error", "5 mg"), ("error", "10 mg")]
    assert [finding.claim for finding in findings] == [0, 1]


@pytest.mark.parametrize(
    ("text", "words", "missing"),
    [
        ("Take three Valium and lie down.", "three", "the unit"),
        ("Use 4 puffs of albuterol too.", "4 puffs", "how often"),
        ("For small children, give 15 mg/kg of ibuprofen.", "15 mg/kg", "the most in a day"),
    ],
)
def test_an_incomplete_dose_names_what_is_missing(find: Find, text: str, words: str, missing: str) -> None:
    (finding,) = find(PART, text)
    assert (finding.level.value, finding.text) == ("warning", words)
    assert missing in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Take one 5 mg tablet of Valium once a day.",
        "Take 50 mg of sumatriptan when the headache starts.",
        "The label says to take 20 mg of omeprazole.",
        "Take 5 mg of melatonin before bed.",
        "Your doctor may give you 4 mg of dexamethasone.",
    ],
)
def test_a_dose_at_a_moment_or_from_a_source_is_complete(find: Find, text: str) -> None:
    assert _found(find(PART, text)) == []


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("Take 2 to 4 tablets of senna at bedtime.", "info", "2 to 4 tablets"),
        ("Take 1–2 tablets or 600 mg of ibuprofen at night.", "info", "1–2 tablets"),
        ("Use 800–400 mg of ibuprofen at night.", "warning", "800–400 mg"),
    ],
)
def test_ranges_are_open_mixed_or_upside_down(find: Find, text: str, level: str, words: str) -> None:
    assert _found(find(RANGE, text)) == [(level, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Take 1 tablet of senna; take 2 to 4 only if 1 did not help.",
        "The NHS (2023) says to take 1 or 2 tablets of senna at bedtime.",
        "Take 2 tablets of senna at bedtime.",
        "People in the study took 2 to 4 tablets of senna.",
    ],
)
def test_a_range_with_a_condition_or_a_source_is_clear(find: Find, text: str) -> None:
    assert _found(find(RANGE, text)) == []
