"""Units of the fact tables and of doses in prose, and the conversions between them that are defined.

Mass converts freely. International units convert only for the vitamins below. A volume converts only with a
stated concentration. Everything else has no conversion, and asking for one raises `UnitError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from lint.errors import HealthlintError


class UnitError(HealthlintError):
    """Two units have no defined conversion."""


MASS_IN_NG: Mapping[str, int] = MappingProxyType({"ng": 1, "mcg": 10**3, "mg": 10**6, "g": 10**9, "kg": 10**12})
"""Nanograms in one of each mass unit."""

VOLUME_IN_ML: Mapping[str, int] = MappingProxyType({"mL": 1, "L": 1000})

COUNTS = ("tablet", "capsule", "puff", "drop", "patch", "dose", "dose-step", "drink")

TIMES = ("hour", "day", "week", "month", "year")

UNITS = frozenset(
    {*MASS_IN_NG, *VOLUME_IN_ML, *COUNTS, *TIMES, "IU", "units", "mEq", "mg/kg", "percent", "times/week", "MME/mg"}
    | {"MME/(mcg/h)"}
)
"""The closed set of units."""

IU_IN_NG: Mapping[str, Fraction] = MappingProxyType(
    {
        "vitamin D": Fraction(10**3, 40),
        "vitamin A": Fraction(3 * 10**3, 10),
        "vitamin E natural": Fraction(67 * 10**4),
        "vitamin E synthetic": Fraction(45 * 10**4),
    }
)
"""Nanograms in one international unit.

Vitamin D: 40 IU = 1 mcg. Vitamin A: 1 IU of retinol = 0.3 mcg RAE (so 1 mcg RAE = 3.33 IU). Vitamin E as
alpha-tocopherol: 1 IU = 0.67 mg natural (d-alpha) or 0.45 mg synthetic (dl-alpha).
Source: NIH Office of Dietary Supplements, fact sheets for vitamins A, D and E; 21 CFR 101.9(c)(8)(iv).
"""

SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "nanogram": "ng", "nanograms": "ng", "microgram": "mcg", "micrograms": "mcg", "µg": "mcg", "μg": "mcg",
        "ug": "mcg", "mcgs": "mcg", "milligram": "mg", "milligrams": "mg", "milligramme": "mg", "milligrammes": "mg",
        "mgs": "mg", "gram": "g", "grams": "g", "gm": "g", "gms": "g", "kilogram": "kg", "kilograms": "kg",
        "ml": "mL", "mls": "mL", "cc": "mL", "millilitre": "mL", "millilitres": "mL", "milliliter": "mL",
        "milliliters": "mL", "l": "L", "litre": "L", "litres": "L", "liter": "L", "liters": "L",
        "iu": "IU", "i.u.": "IU", "ius": "IU", "international unit": "IU", "international units": "IU",
        "unit": "units", "units": "units", "meq": "mEq", "tablets": "tablet", "tab": "tablet", "tabs": "tablet",
        "pill": "tablet", "pills": "tablet", "caplet": "tablet", "caplets": "tablet", "capsules": "capsule",
        "puffs": "puff", "inhalation": "puff", "inhalations": "puff", "drops": "drop", "patches": "patch",
        "doses": "dose", "drinks": "drink", "hours": "hour", "days": "day", "weeks": "week", "months": "month",
        "years": "year", "%": "percent",
    }
)  # fmt: skip
"""Other spellings, lower case, of the units of `UNITS`."""


def canonical(spelling: str) -> str | None:
    """Return the unit a spelling means, None if it is none of ours. Case counts only where it must."""
    if spelling in UNITS:
        return spelling
    folded = spelling.lower()
    if folded in SPELLINGS:
        return SPELLINGS[folded]
    return folded if folded in UNITS else None


def convert(value: float, unit: str, to: str, substance: str | None = None, mg_per_ml: float | None = None) -> float:
    """Return `value` in the unit `to`.

    `substance` is a key of `IU_IN_NG` and is needed for IU; `mg_per_ml` is the concentration and is needed between
    a volume and a mass. Raises `UnitError` where no conversion is defined.
    """
    if unit == to:
        return value
    exact = Fraction(value) * _factor(unit, to, substance, mg_per_ml)
    return float(exact)


def convertible(unit: str, to: str, substance: str | None = None, mg_per_ml: float | None = None) -> bool:
    """Return whether `convert` has an answer for these units."""
    try:
        _factor(unit, to, substance, mg_per_ml)
    except UnitError:
        return False
    return True


def _factor(unit: str, to: str, substance: str | None, mg_per_ml: float | None) -> Fraction:
    if unit == to:
        return Fraction(1)
    if unit in VOLUME_IN_ML and to in VOLUME_IN_ML:
        return Fraction(VOLUME_IN_ML[unit], VOLUME_IN_ML[to])
    return _in_ng(unit, to, substance, mg_per_ml) / _in_ng(to, unit, substance, mg_per_ml)


def _in_ng(unit: str, other: str, substance: str | None, mg_per_ml: float | None) -> Fraction:
    """Return the nanograms in one `unit`; `other` is only named in the message."""
    if unit in MASS_IN_NG:
        return Fraction(MASS_IN_NG[unit])
    if unit == "IU" and substance is not None and substance in IU_IN_NG:
        return IU_IN_NG[substance]
    if unit in VOLUME_IN_ML and mg_per_ml is not None and mg_per_ml > 0:
        return VOLUME_IN_ML[unit] * Fraction(mg_per_ml) * MASS_IN_NG["mg"]
    needed = {"IU": "a vitamin A, D or E", "mL": "a concentration", "L": "a concentration"}.get(unit, "a mass")
    raise UnitError(f"{unit} cannot be converted to {other}: that needs {needed}.")
