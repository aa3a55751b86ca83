"""Which figure an amount is compared with, and whether that figure may back an error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lint.facts.records import Limit, Sourced
from lint.facts.units import convert, convertible

DAILY = frozenset({"max-daily"})

OTC_DAILY = frozenset({"max-daily-otc"})

SINGLE = frozenset({"max-single"})

OTC_SINGLE = frozenset({"max-single-otc"})

WEEKLY = frozenset({"max-weekly"})

ON_ONE_DAY = frozenset({"max-daily", "max-single", "usual-max-daily", "usual-max-single"})
"""What somebody may have on one day by some label: a single amount for one use can exceed the daily maximum of
another (sildenafil: 100 mg once, but 60 mg a day for the lungs)."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The figure to compare an amount with."""

    limit: Limit
    """The row to cite: one that may back an error if there is any, else one read through another page."""
    threshold: float
    """In the unit of `limit`: an amount above it is above every figure on record, recalled ones included."""

    @property
    def may_back_error(self) -> bool:
        """Whether an amount above the threshold may be called an error."""
        return may_back_error(self.limit)


def may_back_error(fact: Sourced) -> bool:
    """Return whether a fact may stand behind an error: status V, and a second source if it was read in a copy.

    A stale limit never may. S and R facts may back a warning at most.
    """
    if fact.status != "V":
        return False
    if isinstance(fact, Limit):
        return not fact.stale and (fact.source.read != "copy" or fact.second is not None)
    return fact.source.read != "copy"


def daily_ceiling(limits: Iterable[Limit], population: str = "adult", route: str = "oral") -> Ceiling | None:
    """Return the daily maximum to cite, with the most that any label allows on one day as the threshold.

    A maximum for use without a prescription counts only where there is no other (diphenhydramine). None where no
    daily maximum is stated: a usual or a single amount alone is no daily ceiling.
    """
    rows = _applying(limits, population, route)
    kind = DAILY if any(row.fact in DAILY for row in rows) else OTC_DAILY
    return _ceiling(rows, kind, ON_ONE_DAY | kind)


def otc_daily_ceiling(limits: Iterable[Limit], population: str = "adult", route: str = "oral") -> Ceiling | None:
    """Return the most that may be taken in 24 hours without a prescription, None if no label says."""
    return _ceiling(_applying(limits, population, route), OTC_DAILY, OTC_DAILY)


def single_ceiling(limits: Iterable[Limit], population: str = "adult", route: str = "oral") -> Ceiling | None:
    """Return the most that some label allows at one time, None if no label says."""
    rows = _applying(limits, population, route)
    kind = SINGLE if any(row.fact in SINGLE for row in rows) else OTC_SINGLE
    return _ceiling(rows, kind, SINGLE | OTC_SINGLE | {"usual-max-single"})


def otc_single_ceiling(limits: Iterable[Limit], population: str = "adult", route: str = "oral") -> Ceiling | None:
    """Return the most that may be taken at one time without a prescription, None if no label says."""
    return _ceiling(_applying(limits, population, route), OTC_SINGLE, OTC_SINGLE)


def weekly_ceiling(limits: Iterable[Limit], population: str = "adult", route: str = "oral") -> Ceiling | None:
    """Return the most that some label allows in a week, None if no label says."""
    return _ceiling(_applying(limits, population, route), WEEKLY, WEEKLY)


def _applying(limits: Iterable[Limit], population: str, route: str) -> list[Limit]:
    return [
        row for row in limits if row.value and population in row.populations and row.route == route and not row.stale
    ]


def _ceiling(rows: list[Limit], cited: frozenset[str], allowed: frozenset[str]) -> Ceiling | None:
    """Cite the highest row of `cited`, one that may back an error first; take the threshold from all of `allowed`."""
    citable = [row for row in rows if row.fact in cited and row.status != "R"]
    if not citable:
        return None
    best = max(citable, key=lambda row: (may_back_error(row), _amount(row, citable[0])))
    return Ceiling(best, max(_amount(row, best) for row in rows if row.fact in allowed))


def _amount(row: Limit, other: Limit) -> float:
    """Return the figure in the other row's unit; 0 where the units do not compare."""
    if row.unit is None or other.unit is None or not convertible(row.unit, other.unit):
        return 0.0
    return convert(row.value or 0.0, row.unit, other.unit)
