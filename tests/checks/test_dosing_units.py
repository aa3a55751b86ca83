"""Slips of a unit or of a rhythm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.facts import facts
from lint.model import Finding

Find = Callable[..., list[Finding]]
UNIT, WEEKLY = "dosing/implausible-unit", "dosing/weekly-drug-taken-daily"


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Start levothyroxine at 50 mg a day.", "50 mg", "Did you mean mcg?"),
        ("Take 1,000 mg of vitamin D a day.", "1,000 mg", "Did you mean mcg?"),
        ("Take 5 g of vitamin B12 a week.", "5 g", "Did you mean mcg?"),
        ("Inject 20 mL of insulin glargine at bedtime.", "20 mL", "Did you mean units?"),
        ("Inject 10 mg of insulin before the meal.", "10 mg", "Did you mean units?"),
        ("Take 500 g of metformin with dinner.", "500 g", "Did you mean mg?"),
        ("Do not take more than 200 mg of levothyroxine a day.", "200 mg", "Did you mean mcg?"),
        ("Apply a 25 mg fentanyl patch every 3 days.", "25 mg", "Did you mean mcg?"),
    ],
)
def test_an_amount_only_a_wrong_unit_explains(find: Find, text: str, words: str, meant: str) -> None:
    (finding,) = find(UNIT, text)
    assert (finding.level.value, finding.text) == ("error", words)
    assert meant in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Take 50 mcg of levothyroxine a day.",
        "Take 0.05 mg of levothyroxine a day.",
        "A tablet of 0.1 mg of levothyroxine is the same as 100 mcg.",
        "If your bottle says 25 mg of levothyroxine, call the pharmacy.",
        "Inject 0.1 mL (10 units) of insulin before the meal.",
        "The vial holds 10 mL of insulin.",
        "Take 5 mg of folic acid once a week.",
        "Take 10 mg of biotin a day.",
        "Take 1 g of metformin twice a day.",
        "Take 2 g of amoxicillin before the dentist.",
        "Never take 25 mg of levothyroxine.",
    ],
)
def test_plausible_amounts_and_warnings_are_let_pass(find: Find, text: str) -> None:
    assert [f.text for f in find(UNIT, text)] == []


@pytest.mark.parametrize("drug", ["levothyroxine", "digoxin", "selenium", "folic acid", "vitamin D"])
def test_a_microgram_medicine_a_thousandfold_is_found_whatever_the_figure(find: Find, drug: str) -> None:
    rows = [row for row in facts().limits(drug) if row.fact == "usual-max-daily" and row.unit == "mcg"]
    rows += [row for row in facts().upper_levels(drug) if row.for_adults and row.unit == "mcg"]
    highest = max(row.value or 0 for row in rows)
    assert [f.text for f in find(UNIT, f"Take {highest:g} mg of {drug} a day.")] == [f"{highest:g} mg"]
    assert find(UNIT, f"Take {highest:g} mcg of {drug} a day.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Take methotrexate 15 mg every day.", "15 mg"),
        ("Take your methotrexate every morning with water.", "every morning"),
        ("Take alendronate 70 mg daily.", "70 mg"),
        ("Take your weekly methotrexate tablets daily if your joints flare.", "daily"),
        ("Inject 1 mg of Ozempic once a day.", "1 mg"),
        ("# Methotrexate\n\n| What | How |\n|---|---|\n| How often | Each day, by mouth |\n", "Each day"),
    ],
)
def test_a_weekly_medicine_told_daily(find: Find, text: str, words: str) -> None:
    assert [(f.level.value, f.text) for f in find(WEEKLY, text)] == [("error", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Take methotrexate 15 mg once a week, on the same day.",
        "Never take methotrexate every day.",
        "Take folic acid every day, and methotrexate once a week.",
        "In leukemia, the team may give methotrexate every day.",
        "People have died after they took methotrexate every day.",
        "Take Rybelsus once a day on an empty stomach.",
        "Take alendronate 10 mg daily.",
        "Methotrexate: pick a day, such as Monday.",
        "Should I take methotrexate every day?",
    ],
)
def test_weekly_rhythms_warnings_and_daily_products_are_let_pass(find: Find, text: str) -> None:
    assert [f.text for f in find(WEEKLY, text)] == []
