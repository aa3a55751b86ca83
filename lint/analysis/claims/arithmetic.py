"""Sums: strength x count x frequency, never more than the stated most a day, at the upper end of every range."""

from __future__ import annotations

from lint.analysis.claims.model import Amount, Daily, Frequency, Population
from lint.facts.units import UnitError, convert

_TEASPOON_ML = {"teaspoon": 5.0, "tablespoon": 15.0}
_MASS = ("mg", "mcg", "g", "IU", "units", "mEq", "mL", "L", "ng")


def plain(number: float) -> str:
    """Write a number as readers do: 4,000 and 0.125, no trailing zero."""
    rounded = round(number, 4)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.4f}".rstrip("0")


def named(number: float, unit: str) -> str:
    """Write a unit in the number its figure asks for: 1 tablet, 3 tablets."""
    if number == 1 or unit in (*_MASS, "%", "bare"):
        return unit
    return f"{unit}es" if unit.endswith(("ch", "x")) else unit[:-1] + "ies" if unit.endswith("y") else f"{unit}s"


def single_of(amount: Amount, population: Population | None = None) -> Daily | None:
    """Return the most taken at one time: count x strength where a strength is known."""
    if amount.kind in ("percent", "relative", "bare"):
        return None
    if amount.per in ("kg", "lb"):
        return _by_weight(amount, population)
    if amount.per is not None:
        return None
    if amount.total is not None:
        return Daily(amount.total.high, amount.total.unit, f"{plain(amount.total.high)} {amount.total.unit}")
    if amount.strength is not None and amount.strength.unit in _MASS:
        strength = amount.strength
        if strength.per == "mL":
            return _by_concentration(amount)
        if strength.per is None:
            total = round(amount.high * strength.high, 6)
            words = f"{plain(amount.high)} x {plain(strength.high)} {strength.unit} = {plain(total)} {strength.unit}"
            return Daily(total, strength.unit, words if amount.high != 1 else f"{plain(strength.high)} {strength.unit}")
    return Daily(amount.high, amount.unit, f"{plain(amount.high)} {named(amount.high, amount.unit)}")


def _by_weight(amount: Amount, population: Population | None) -> Daily | None:
    weight = population.weight_high_kg if population else None
    if weight is None:
        return None
    per = 1.0 if amount.per == "kg" else 1 / 0.45359237
    total = round(amount.high * weight * per, 4)
    return Daily(
        total,
        amount.unit,
        f"{plain(amount.high)} {amount.unit}/{amount.per} x {plain(weight)} kg = {plain(total)} {amount.unit}",
    )


def _by_concentration(amount: Amount) -> Daily | None:
    """Multiply a volume of a liquid by its stated strength: 10 mL x 125 mg per 5 mL."""
    strength = amount.strength
    if strength is None or amount.unit not in ("mL", "L", *_TEASPOON_ML):
        return None
    volume = amount.high * _TEASPOON_ML.get(amount.unit, 1000.0 if amount.unit == "L" else 1.0)
    total = round(volume * strength.high / strength.per_amount, 4)
    per = f"{plain(strength.high)} {strength.unit} per {plain(strength.per_amount)} mL"
    return Daily(total, strength.unit, f"{plain(volume)} mL x {per} = {plain(total)} {strength.unit}")


def daily_of(
    single: Daily | None, frequency: Frequency | None, maximum: Daily | None = None, most_doses: float | None = None
) -> Daily | None:
    """Return the most in 24 hours. A stated maximum wins over count x frequency; without a frequency there is no sum."""
    if maximum is not None:
        return maximum
    if single is None:
        return None
    if frequency is None:
        return None
    if frequency.divided:
        return Daily(single.value, single.unit, f"{single.sum} a day in divided doses")
    times = min(frequency.per_day, most_doses) if most_doses else frequency.per_day
    if times < 0.99:
        return None
    total = round(single.value * times, 6)
    if times == 1:
        return Daily(total, single.unit, f"{single.sum} a day")
    head = single.sum.split(" = ")[0]
    return Daily(
        total, single.unit, f"{head} x {plain(times)} a day = {plain(total)} {named(total, single.unit)} a day"
    )


def to_unit(daily: Daily | None, unit: str, substance: str | None = None) -> float | None:
    """Return a sum in another unit, None where no conversion is defined."""
    if daily is None:
        return None
    try:
        return convert(daily.value, daily.unit, unit, substance)
    except UnitError:
        return None
