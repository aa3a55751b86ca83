"""How an amount exceeds the limits of its medicine: for a day, one time or a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lint.analysis.claims import Claim, claims
from lint.checks.dosing_care import is_in_leaflet
from lint.checks.dosing_context import (
    Figure,
    amount_text,
    cite,
    figures_of,
    in_unit,
    limits_of,
    route_of,
    states_maximum,
)
from lint.document import Document
from lint.facts import Limit
from lint.facts.ceilings import (
    Ceiling,
    daily_ceiling,
    otc_daily_ceiling,
    otc_single_ceiling,
    single_ceiling,
    weekly_ceiling,
)

TOLERANCE = 1.005
"""A sum may be rounded: 3 x 333 mg is not above 1,000 mg."""
FAR = 3.0
"""Times the label's maximum: no label of another use or country reaches it, a slip of the decimal point does."""


@dataclass(frozen=True, slots=True)
class Excess:
    """An amount above a limit."""

    figure: Figure
    limit: Limit
    threshold: float
    """In the unit of the limit."""
    times: float
    """The amount over the threshold."""

    @property
    def fields(self) -> dict[str, object]:
        """What the message needs: the sum, the limit, where it was read."""
        when = "in 24 hours" if self.figure.is_daily else "at one time"
        if "daily" in self.limit.fact:
            when = "in 24 hours"
        if "weekly" in self.limit.fact:
            when = "a week"
        return {
            "sum": self.figure.words,
            "limit": f"{amount_text(self.threshold, self.limit.unit)} {when}",
            "source": cite(self.limit),
        }


def otc_excess(document: Document, claim: Claim) -> Excess | None:
    """Return how an amount exceeds what may be taken without a prescription, None if it does not or no label says."""
    limits, route = limits_of(document, claim), route_of(claim)
    daily = otc_daily_ceiling(limits, route=route)
    if daily is None:
        return None
    single = otc_single_ceiling(limits, route=route) or single_ceiling(limits, route=route)
    return _worst(document, claim, daily, single)


def label_excess(document: Document, claim: Claim) -> Excess | None:
    """Return how an amount exceeds the highest maximum of any label, for a day, one time or a week."""
    limits, route = limits_of(document, claim), route_of(claim)
    if claim.frequency is not None and claim.frequency.is_weekly:
        return _weekly_excess(claim, weekly_ceiling(limits, route=route))
    daily = daily_ceiling(limits, route=route)
    found = _worst(document, claim, daily, single_ceiling(limits, route=route))
    if found is None and daily is None:
        found = _usual_excess(claim, limits, route)
    return found


def _worst(document: Document, claim: Claim, daily: Ceiling | None, single: Ceiling | None) -> Excess | None:
    """Return the excess over the day's ceiling, else over that for one time. One time above a day's most is above it."""
    figures = figures_of(claim)
    if daily is not None:
        for figure in figures:
            excess = over(figure, daily)
            if excess is not None and not (figure.is_daily and _is_capped_elsewhere(document, claim, daily)):
                return excess
    if single is not None:
        once = (figure for figure in figures if not figure.is_daily)
        return next((excess for figure in once if (excess := over(figure, single))), None)
    return None


def over(figure: Figure, ceiling: Ceiling) -> Excess | None:
    """Return how a figure exceeds a ceiling, None if it does not or the units do not compare."""
    unit = ceiling.limit.unit
    value = in_unit(figure, unit) if unit else None
    if value is None or value <= ceiling.threshold * TOLERANCE:
        return None
    return Excess(figure, ceiling.limit, ceiling.threshold, value / ceiling.threshold)


def _is_capped_elsewhere(document: Document, claim: Claim, ceiling: Ceiling) -> bool:
    """Return whether "1 or 2 every 4 to 6 hours" is held down by a maximum that the article states nearby.

    In a leaflet the maximum may stand anywhere; elsewhere within three blocks, as readers see the two together. It
    excuses the upper end only: the least that the words allow must fit under the ceiling.
    """
    frequency, amount, single = claim.frequency, claim.amount, claim.single
    if frequency is None or amount is None or single is None or claim.maximum is not None:
        return False
    if not (frequency.interval_hours or frequency.as_needed):
        return False
    least = single.value * (amount.low / amount.high if amount.high else 1.0) * frequency.per_day_low
    if over(Figure(least, single.unit, "", True), ceiling):
        return False
    reach = 10**9 if is_in_leaflet(document) else 3
    for other in claims(document):
        if other is claim or not states_maximum(other) or other.drug_name != claim.drug_name:
            continue
        near = abs(other.sentence.index - claim.sentence.index) <= reach
        if near and all(over(figure, ceiling) is None for figure in figures_of(other)):
            return True
    return False


def _weekly_excess(claim: Claim, ceiling: Ceiling | None) -> Excess | None:
    if ceiling is None or claim.single is None or claim.frequency is None:
        return None
    times = max(1.0, claim.frequency.per_day * 7)
    total = claim.single.value * times
    return over(Figure(total, claim.single.unit, f"{amount_text(total, claim.single.unit)} a week", False), ceiling)


def _usual_excess(claim: Claim, limits: Iterable[Limit], route: str) -> Excess | None:
    """Return an amount three times above the top of the usual range, for medicines without a fixed maximum."""
    rows = [
        row
        for row in limits
        if row.fact == "usual-max-daily" and row.for_adults and row.route == route and row.status != "R"
    ]
    if not rows or any(row.fact == "max-daily" and row.route == route for row in limits):
        return None
    top = max(rows, key=lambda row: row.value or 0.0)
    ceiling = Ceiling(top, top.value or 0.0)
    found = (excess for figure in figures_of(claim) if (excess := over(figure, ceiling)))
    return next((excess for excess in found if excess.times >= FAR), None)
