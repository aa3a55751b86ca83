from __future__ import annotations

import pytest

from lint.analysis.claims.amounts import find_amounts
from lint.analysis.claims.parts import Amount


def brief(text: str) -> list[tuple[object, ...]]:
    return [(text[a.start : a.end], a.low, a.high, a.unit) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 5 mg now.", [("5 mg", 5, 5, "mg")]),
        ("Take 1,000 mcg now.", [("1,000 mcg", 1000, 1000, "mcg")]),
        ("Take 5mg now.", [("5mg", 5, 5, "mg")]),
        ("Take Lasix20mg now.", [("20mg", 20, 20, "mg")]),
        ("Take 5 to 10 mg now.", [("5 to 10 mg", 5, 10, "mg")]),
        ("Take 5-10 mg now.", [("5-10 mg", 5, 10, "mg")]),
        ("Take 5 mg or 10 mg now.", [("5 mg or 10 mg", 5, 10, "mg")]),
        ("Take between 5 and 10 mg now.", [("5 and 10 mg", 5, 10, "mg")]),
        ("Take 500 mg to 1 g now.", [("500 mg to 1 g", 0.5, 1, "g")]),
        ("Take five hundred milligrams now.", [("five hundred milligrams", 500, 500, "mg")]),
        ("Take half a tablet now.", [("half a tablet", 0.5, 0.5, "tablet")]),
        ("Take one and a half tablets now.", [("one and a half tablets", 1.5, 1.5, "tablet")]),
        ("Take two (2) caplets now.", [("two (2) caplets", 2, 2, "tablet")]),
        ("Use 2 puffs and 1 spray.", [("2 puffs", 2, 2, "puff"), ("1 spray", 1, 1, "spray")]),
        ("Inject 10 units.", [("10 units", 10, 10, "units")]),
        ("Inject 10 U.", [("10 U", 10, 10, "units")]),
        ("Take 4,000 international units.", [("4,000 international units", 4000, 4000, "IU")]),
        ("Suck one zinc lozenge.", [("one zinc lozenge", 1, 1, "lozenge")]),
        ("Take II tablets.", [("II tablets", 2, 2, "tablet")]),
        ("Take 2 every 4 hours.", [("2", 2, 2, "bare")]),
        ("You can double your dose.", [("double your dose", 1, 2, "dose")]),
        ("Apply a thin layer of it.", [("a thin layer", 1, 1, "thin layer")]),
        ("Lower it by 5% to 10% a week.", [("5% to 10%", 5, 10, "%")]),
    ],
)
def test_amounts(text: str, expected: list[tuple[object, ...]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin B12 is in meat.", "She is 45 years old.", "Wait 15 minutes.", "Call 1-800-555-0199.", "It costs $20.",
        "See section 2.1 of the report.", "The methadone dose was lowered.", "Walk 3 miles a day.", "In 2021, 500 clinics joined.",
    ],
)  # fmt: skip
def test_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def single(text: str) -> Amount:
    found = find_amounts(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "count", "strength", "unit"),
    [
        ("Take 2 tablets of 500 mg.", 2, 500, "mg"),
        ("Take two 5 mg tablets.", 2, 5, "mg"),
        ("Take 2 x 500 mg tablets.", 2, 500, "mg"),
        ("Take 1 tablet (200 mg).", 1, 200, "mg"),
        ("Take 2 tablets (200 mg each).", 2, 200, "mg"),
        ("Take 1 or 2 paracetamol 500 mg tablets.", 2, 500, "mg"),
        ("Wear one 21 mg nicotine patch.", 1, 21, "mg"),
    ],
)
def test_count_and_strength(text: str, count: float, strength: float, unit: str) -> None:
    amount = single(text)
    assert amount.strength is not None
    assert (amount.high, amount.strength.high, amount.strength.unit) == (count, strength, unit)


def test_a_sum_in_brackets_is_no_strength() -> None:
    amount = single("Take 2 tablets (400 mg) now.")
    assert amount.strength is None
    assert amount.total is not None
    assert (amount.total.high, amount.total.unit) == (400, "mg")


def test_concentration() -> None:
    amount = single("Give 10 mL (125 mg/5 mL) of it.")
    assert amount.strength is not None
    assert (amount.high, amount.unit, amount.strength.high, amount.strength.per, amount.strength.per_amount) == (
        10, "mL", 125, "mL", 5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "per"), [("15 mg/kg", "kg"), ("10 mg per kilogram", "kg"), ("70 mg/dL", "dL"), ("2 mg per lb", "lb")]
)
def test_per(text: str, per: str) -> None:
    assert single(text).per == per
