"""Vitamins and minerals against their tolerable upper intake levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.claims import Claim
from lint.checks.dosing_care import is_under_care
from lint.checks.dosing_context import (
    Figure,
    advised,
    amount_text,
    claim_hit,
    figures_of,
    in_unit,
    is_for_child,
    route_of,
)
from lint.checks.dosing_excess import TOLERANCE, Excess
from lint.document import Document
from lint.facts import UpperLevel, facts
from lint.facts.ceilings import may_back_error
from lint.facts.units import IU_IN_NG
from lint.model import Hit, Rule

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
        if value > level.value * TOLERANCE:
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
