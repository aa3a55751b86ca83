"""Doubling, spoons, sums, crushed slow-release forms, stories, and uses told as approved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Finding

Find = Callable[..., list[Finding]]
DOUBLE, SPOON, SUM = "dosing/double-dose-advice", "dosing/household-measure", "dosing/reader-arithmetic"
SPLIT, STORY, USE = "dosing/splitting-modified-release", "dosing/dangerous-anecdote", "dosing/off-label-use-as-approved"


@pytest.mark.parametrize(
    ("rule", "level", "text", "words"),
    [
        (DOUBLE, "error", "If you miss a dose, take two the next morning.", "two"),
        (DOUBLE, "error", "Don't worry, you can double your dose if you miss one.", "double your dose"),
        (DOUBLE, "error", "Missed your dose? Double up tonight.", "Double up"),
        (DOUBLE, "error", "Forgot yesterday's tablet? Take both today.", "Take both"),
        (DOUBLE, "error", "Skipped a dose? Just take twice as much next time.", "take twice as much"),
        (SPOON, "warning", "Take 1 tablespoon of Robitussin every 4 hours.", "1 tablespoon"),
        (SPOON, "warning", "Give half a teaspoon of ibuprofen syrup every 6 hours.", "half a teaspoon"),
        (SUM, "info", "If you feel dizzy, take a third of your dose for a week.", "take a third of your dose"),
        (SPLIT, "warning", "You can crush the extended-release tablet.", "crush the extended-release"),
        (SPLIT, "warning", "Split the XR tablet with a pill cutter.", "Split the XR"),
        (SPLIT, "warning", "Chew the enteric-coated aspirin.", "Chew the enteric-coated"),
        (STORY, "warning", "One reader took 12,000 mg of gabapentin a day and slept well.", "12,000 mg"),
        (USE, "info", "Trazodone is prescribed for insomnia.", "prescribed for insomnia"),
    ],
)
def test_advice_that_goes_wrong(find: Find, rule: str, level: str, text: str, words: str) -> None:
    assert [(f.level.value, f.text) for f in find(rule, text)] == [(level, words)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (DOUBLE, "Do not take a double dose to make up for a missed one."),
        (DOUBLE, "If you miss a dose, take one tablet as soon as you remember."),
        (DOUBLE, "Your doctor may double the dose after two weeks."),
        (DOUBLE, "If you miss two birth control pills, take two pills for two days, as the leaflet says."),
        (DOUBLE, "Levonorgestrel and ethinyl estradiol: if you forget two tablets, take two tablets the next day."),
        (DOUBLE, "Patients in one group took a double dose."),
        (DOUBLE, "Do not take both at once if you missed one."),
        (SPOON, "Take 10 mL of the antacid liquid, with an oral syringe."),
        (SPOON, "Take one 5 ml spoonful of the syrup twice a day."),
        (SPOON, "Do not use a kitchen teaspoon for ibuprofen syrup."),
        (SPOON, "Add a teaspoon of cinnamon to the oatmeal."),
        (SUM, "Your pharmacist will work out the dose and give you the tablets."),
        (SUM, "Do not take half the dose to save money."),
        (SUM, "A third of the people in the study took the drug."),
        (SPLIT, "Do not crush the extended-release tablet."),
        (SPLIT, "Swallow XR tablets whole."),
        (SPLIT, "You can split the plain 10 mg tablet on its line."),
        (SPLIT, "Extended-release tablets can cut the number of doses to one a day."),
        (SPLIT, "Can I chew the extended-release tablet?"),
        (SPLIT, "Cut the patch off the jeans."),
        (STORY, "One reader took 12,000 mg of gabapentin a day. That is far above the safe limit."),
        (STORY, "She took 12,000 mg of gabapentin a day before her kidneys failed."),
        (STORY, "One reader took 600 mg of gabapentin a day and slept well."),
        (STORY, "In the trial, adults were given 4,800 mg of gabapentin a day."),
        (USE, "Trazodone is sometimes used for insomnia, though not approved for it."),
        (USE, "Clonazepam is prescribed for panic disorder and seizures."),
    ],
)
def test_look_alikes_are_let_pass(find: Find, rule: str, text: str) -> None:
    assert [f.text for f in find(rule, text)] == []
