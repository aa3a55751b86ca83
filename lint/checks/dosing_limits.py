"""Amounts against limits: labels, use without a prescription, upper intake levels. Support never silences a limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint.analysis.claims import Claim, claims
from lint.checks.dosing_context import (
    Figure,
    advised,
    amount_text,
    cite,
    claim_hit,
    figures_of,
    in_unit,
    is_for_child,
    is_in_leaflet,
    is_label_figure,
    is_over_the_counter,
    is_under_care,
    limits_of,
    numbered,
    route_of,
    states_maximum,
    tells_to_take,
)
from lint.document import Document
from lint.facts import Limit, UpperLevel, facts
from lint.facts.ceilings import (
    Ceiling,
    daily_ceiling,
    may_back_error,
    otc_daily_ceiling,
    otc_single_ceiling,
    single_ceiling,
    weekly_ceiling,
)
from lint.facts.units import IU_IN_NG
from lint.model import Hit, Rule

_TOLERANCE = 1.005
"""A sum may be rounded: 3 x 333 mg is not above 1,000 mg."""
_FAR = 3.0
"""Times the label's maximum: no label of another use or country reaches it, a slip of the decimal point does."""
_ELEMENT_SHARE = {
    "oxide": {"magnesium": 0.603, "zinc": 0.803},
    "citrate": {"magnesium": 0.162, "calcium": 0.241, "zinc": 0.342},
    "glycinate": {"magnesium": 0.141, "zinc": 0.306, "iron": 0.274},
    "bisglycinate": {"magnesium": 0.141, "zinc": 0.306, "iron": 0.274},
    "malate": {"magnesium": 0.155},
    "gluconate": {"magnesium": 0.0586, "zinc": 0.143, "calcium": 0.0931, "iron": 0.125, "copper": 0.14},
    "sulfate": {"zinc": 0.405, "magnesium": 0.202, "iron": 0.368, "copper": 0.398},
    "picolinate": {"zinc": 0.211},
    "acetate": {"zinc": 0.356},
    "carbonate": {"calcium": 0.400, "magnesium": 0.288},
    "chloride": {"magnesium": 0.255, "calcium": 0.361},
    "fumarate": {"iron": 0.329},
}
"""Mass share of the element in a salt (its atomic mass over the salt's, without crystal water: the highest share)."""
_SALT = re.compile(rf"\b({'|'.join(_ELEMENT_SHARE)})s?\b", re.IGNORECASE)
_OTHER_SALT = re.compile(
    r"(?:l-)?(?:threonate|orotate|taurate|lactate|aspartate|ascorbate|hydroxide|phosphate|polysaccharide)\b",
    re.IGNORECASE,
)
_ELEMENTAL = re.compile(r"\belemental\b", re.IGNORECASE)
_CAROTENE = re.compile(r"\bcarotene\b", re.IGNORECASE)
_NATURAL_E = re.compile(r"\bnatural\b|\bd-alpha\b|\bRRR\b", re.IGNORECASE)


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


def above_otc_maximum(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts above what a label allows without a prescription; variants for doubtful and lesser cases."""
    told: set[str | None] = set()
    for index, claim in judged(document):
        if is_under_care(document, claim):
            continue
        limits = limits_of(document, claim)
        excess = otc_excess(document, claim)
        if excess is not None:
            yield claim_hit(claim, index, _otc_variant(document, claim, excess), **excess.fields)
        elif (
            document.settings.locale == "us"
            and claim.drug_name not in told
            and (lower := _between_labels(claim, limits)) is not None
        ):
            told.add(claim.drug_name)
            yield claim_hit(claim, index, "labels-differ", **lower.fields)


def above_label_maximum(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts above the maximum on prescription labels, which differ by use and maker: a warning, far above an error."""
    for index, claim in judged(document):
        if not is_under_care(document, claim) and otc_excess(document, claim) is not None:
            continue
        excess = label_excess(document, claim)
        if excess is None or _is_unit_slip(claim, excess):
            continue
        variant = "far" if excess.times >= _FAR and may_back_error(excess.limit) else None
        if excess.limit.fact.startswith("usual"):
            variant = "usual"
        yield claim_hit(claim, index, variant, **excess.fields)


def above_upper_intake_level(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield daily amounts of vitamins and minerals above the upper intake level; prescribed treatment is exempt."""
    for index, claim in advised(document):
        excess = intake_excess(document, claim)
        if excess is not None:
            assert isinstance(excess.limit, UpperLevel)
            only = (
                " The level counts supplements and medicines, not food." if excess.limit.counts == "supplements" else ""
            )
            variant = None if may_back_error(excess.limit) else "unconfirmed"
            yield claim_hit(claim, index, variant, nutrient=excess.limit.drug, counts=only, **excess.fields)


def _is_unit_slip(claim: Claim, excess: Excess) -> bool:
    """Return whether dosing/implausible-unit speaks of it: another unit than the label's, and a thousandfold figure."""
    unit = excess.limit.unit
    return claim.single is not None and claim.single.unit != unit and excess.times >= (10.0 if unit == "mcg" else 100.0)


def judged(document: Document) -> Iterator[tuple[int, Claim]]:
    """Yield what limits are held against: advised amounts and stated maxima for adults, each amount once.

    A dose whose sum is a maximum stated beside it is judged there.
    """
    found = claims(document)
    stated = {(claim.sentence.index, claim.drug_name) for claim in found if states_maximum(claim)}
    for index, claim in numbered(document):
        is_advice = claim.amount is not None and (tells_to_take(claim) or is_label_figure(claim))
        if not (is_advice or states_maximum(claim)) or is_for_child(claim):
            continue
        if claim.kind in ("relative", "stop", "duration", "deferral", "age-limit"):
            continue
        if claim.maximum is not None and (claim.sentence.index, claim.drug_name) in stated:
            continue
        yield index, claim


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


def intake_excess(document: Document, claim: Claim) -> Excess | None:
    """Return how a daily amount exceeds the upper intake level for adults."""
    if claim.drug is None or is_for_child(claim) or is_under_care(document, claim) or route_of(claim) != "oral":
        return None
    age = claim.population.age_low if claim.population else None
    level = facts().upper_level(claim.drug.name, age if age and age > 18 else None)
    if level is None or level.unit is None or level.value is None:
        return None
    share = _share(claim)
    if share is None:
        return None
    for figure in figures_of(claim):
        value = in_unit(figure, level.unit, _substance(claim))
        if value is None:
            continue
        rate = (
            claim.frequency.per_day if claim.frequency and not figure.is_daily and claim.frequency.per_day < 1 else 1.0
        )
        value *= share * rate
        if value > level.value * _TOLERANCE:
            average = f", {amount_text(value, level.unit)} a day" if rate != 1.0 or share != 1.0 else ""
            shown = Figure(value, level.unit, figure.words.replace(" at one time", "") + average, True)
            return Excess(shown, level, level.value, value / level.value)
    return None


def _share(claim: Claim) -> float | None:
    """Return the mass share of the nutrient in the salt that is named; 1 for none, None where it is not known."""
    assert claim.drug is not None
    text = claim.sentence.text
    if _ELEMENTAL.search(text):
        return 1.0
    if claim.drug.name == "vitamin A" and _CAROTENE.search(text):
        return None
    at = text.lower().find(claim.drug.written.lower())
    after = text[at + len(claim.drug.written) :] if at >= 0 else ""
    if _OTHER_SALT.match(after.lstrip(" -")) or _OTHER_SALT.search(claim.drug.written):
        return None
    named = _SALT.search(claim.drug.written) or re.match(rf"[\s-]*{_SALT.pattern}", after, re.IGNORECASE)
    return _ELEMENT_SHARE[named.group(1).lower()].get(claim.drug.name) if named else 1.0


def _substance(claim: Claim) -> str | None:
    """Return the key of the unit tables for a vitamin given in international units, by the weaker form if unsure."""
    name = claim.drug.name if claim.drug else ""
    if name == "vitamin E":
        return "vitamin E natural" if _NATURAL_E.search(claim.sentence.text) else "vitamin E synthetic"
    return name if name in IU_IN_NG else None


def _worst(document: Document, claim: Claim, daily: Ceiling | None, single: Ceiling | None) -> Excess | None:
    """Return the excess over the day's ceiling, else over that for one time. One time above a day's most is above it."""
    figures = figures_of(claim)
    if daily is not None:
        for figure in figures:
            excess = _over(figure, daily)
            if excess is not None and not (figure.is_daily and _is_capped_elsewhere(document, claim, daily)):
                return excess
    if single is not None:
        once = (figure for figure in figures if not figure.is_daily)
        return next((excess for figure in once if (excess := _over(figure, single))), None)
    return None


def _over(figure: Figure, ceiling: Ceiling) -> Excess | None:
    unit = ceiling.limit.unit
    value = in_unit(figure, unit) if unit else None
    if value is None or value <= ceiling.threshold * _TOLERANCE:
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
    if _over(Figure(least, single.unit, "", True), ceiling):
        return False
    reach = 10**9 if is_in_leaflet(document) else 3
    for other in claims(document):
        if other is claim or not states_maximum(other) or other.drug_name != claim.drug_name:
            continue
        near = abs(other.sentence.index - claim.sentence.index) <= reach
        if near and all(_over(figure, ceiling) is None for figure in figures_of(other)):
            return True
    return False


def _weekly_excess(claim: Claim, ceiling: Ceiling | None) -> Excess | None:
    if ceiling is None or claim.single is None or claim.frequency is None:
        return None
    times = max(1.0, claim.frequency.per_day * 7)
    total = claim.single.value * times
    return _over(Figure(total, claim.single.unit, f"{amount_text(total, claim.single.unit)} a week", False), ceiling)


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
    found = (excess for figure in figures_of(claim) if (excess := _over(figure, ceiling)))
    return next((excess for excess in found if excess.times >= _FAR), None)


def _otc_variant(document: Document, claim: Claim, excess: Excess) -> str | None:
    """Return `prescription` for a sourced amount that a prescription label allows, `unconfirmed` for a weak limit."""
    if claim.has_support("S3") and not is_over_the_counter(document, claim) and label_excess(document, claim) is None:
        return "prescription"
    return None if may_back_error(excess.limit) else "unconfirmed"


def _between_labels(claim: Claim, limits: Iterable[Limit]) -> Excess | None:
    """Return a daily amount that some labels allow and the strictest does not."""
    if claim.drug is None or claim.drug.written.lower().startswith("paracetamol"):
        return None  # the lower US label is about products that say acetaminophen
    rows = [
        r
        for r in limits
        if r.fact == "max-daily-otc" and r.for_adults and may_back_error(r) and r.route == route_of(claim)
    ]
    if len(rows) < 2:
        return None
    low = min(rows, key=lambda row: row.value or 0.0)
    most = Ceiling(low, max(row.value or 0.0 for row in rows))
    daily = (figure for figure in figures_of(claim) if figure.is_daily and not _over(figure, most))
    return next((excess for figure in daily if (excess := _over(figure, Ceiling(low, low.value or 0.0)))), None)
