"""Amounts against limits: labels, use without a prescription, upper intake levels. Support never silences a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.analysis.claims import Claim, claims
from lint.checks.dosing_care import is_in_leaflet, is_over_the_counter, is_under_care
from lint.checks.dosing_context import (
    claim_hit,
    figures_of,
    is_for_child,
    is_label_figure,
    limits_of,
    numbered,
    route_of,
    states_maximum,
    tells_to_take,
)
from lint.checks.dosing_excess import FAR, Excess, label_excess, otc_excess, over
from lint.document import Document
from lint.facts import Limit
from lint.facts.ceilings import Ceiling, may_back_error
from lint.model import Hit, Rule


def above_otc_maximum(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield amounts above what a label allows without a prescription; variants for doubtful and lesser cases."""
    told: set[str | None] = set()
    for index, claim in judged(document):
        if _is_for_prescribed_use(document, claim):
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
        if not _is_for_prescribed_use(document, claim) and otc_excess(document, claim) is not None:
            continue
        excess = label_excess(document, claim)
        if excess is None or _is_unit_slip(claim, excess):
            continue
        variant = "far" if excess.times >= FAR and may_back_error(excess.limit) else None
        if excess.limit.fact.startswith("usual"):
            variant = "usual"
        yield claim_hit(claim, index, variant, **excess.fields)


def _is_for_prescribed_use(document: Document, claim: Claim) -> bool:
    """Return whether the prescription label's figures hold: under care, or in a leaflet that names no free sale."""
    if is_under_care(document, claim):
        return True
    return is_in_leaflet(document) and not is_over_the_counter(document, claim)


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
    daily = (figure for figure in figures_of(claim) if figure.is_daily and not over(figure, most))
    return next((excess for figure in daily if (excess := over(figure, Ceiling(low, low.value or 0.0)))), None)
