"""Conversions are exact where they are defined, and refused everywhere else."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.facts.units import IU_IN_NG, MASS_IN_NG, SPELLINGS, UNITS, UnitError, canonical, convert, convertible

AMOUNTS = st.floats(min_value=1e-6, max_value=1e6)
MASSES = st.sampled_from(sorted(MASS_IN_NG))


@given(AMOUNTS, MASSES, MASSES)
def test_mass_there_and_back_is_the_same_amount(amount: float, unit: str, to: str) -> None:
    assert math.isclose(convert(convert(amount, unit, to), to, unit), amount, rel_tol=1e-12)


@given(AMOUNTS, MASSES, st.sampled_from(sorted(IU_IN_NG)))
def test_international_units_there_and_back_are_the_same_amount(amount: float, unit: str, vitamin: str) -> None:
    assert math.isclose(convert(convert(amount, unit, "IU", vitamin), "IU", unit, vitamin), amount, rel_tol=1e-12)


@given(AMOUNTS, MASSES, st.floats(min_value=1e-3, max_value=1e3))
def test_volume_there_and_back_is_the_same_amount(amount: float, unit: str, mg_per_ml: float) -> None:
    volume = convert(amount, unit, "mL", mg_per_ml=mg_per_ml)
    assert math.isclose(convert(volume, "mL", unit, mg_per_ml=mg_per_ml), amount, rel_tol=1e-12)


@given(AMOUNTS, AMOUNTS, MASSES, MASSES)
def test_conversion_keeps_the_order(first: float, second: float, unit: str, to: str) -> None:
    assert (first < second) == (convert(first, unit, to) < convert(second, unit, to)) or math.isclose(first, second)


@pytest.mark.parametrize(
    ("value", "unit", "to", "substance", "expected"),
    [
        (1, "g", "mg", None, 1000),
        (25, "mg", "mcg", None, 25_000),
        (100, "mcg", "IU", "vitamin D", 4000),
        (50_000, "IU", "mcg", "vitamin D", 1250),
        (10_000, "IU", "mcg", "vitamin A", 3000),
        (400, "IU", "mg", "vitamin E natural", 268),
        (400, "IU", "mg", "vitamin E synthetic", 180),
    ],
)
def test_known_conversions(value: float, unit: str, to: str, substance: str | None, expected: float) -> None:
    assert convert(value, unit, to, substance) == pytest.approx(expected)


def test_one_microgram_of_retinol_is_three_and_a_third_units() -> None:
    assert convert(1, "mcg", "IU", "vitamin A") == pytest.approx(10 / 3)


def test_a_teaspoon_of_syrup_needs_its_strength() -> None:
    assert convert(5, "mL", "mg", mg_per_ml=20) == 100
    with pytest.raises(UnitError, match="concentration"):
        convert(5, "mL", "mg")


@pytest.mark.parametrize(
    ("unit", "to", "substance"),
    [("IU", "mg", None), ("IU", "mg", "insulin"), ("tablet", "mg", None), ("units", "IU", None), ("mg", "week", None)],
)
def test_undefined_conversions_are_refused(unit: str, to: str, substance: str | None) -> None:
    assert not convertible(unit, to, substance)
    with pytest.raises(UnitError):
        convert(1, unit, to, substance)


@given(AMOUNTS, st.sampled_from(sorted(UNITS)))
def test_every_unit_converts_to_itself(amount: float, unit: str) -> None:
    assert convert(amount, unit, unit) == amount


def test_every_spelling_means_a_unit_of_the_closed_set() -> None:
    assert set(SPELLINGS.values()) <= UNITS
    assert [canonical(spelling) for spelling in ("µg", "μg", "Milligrams", "IU", "ml", "furlong")] == [
        "mcg",
        "mcg",
        "mg",
        "IU",
        "mL",
        None,
    ]
