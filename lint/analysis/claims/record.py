"""The parsed parts of a claim as plain data, for the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from lint.analysis.claims.model import Amount, Claim, Daily, Quantity


def plain_fields(claim: Claim) -> dict[str, object]:
    """Return the parts that are known, in a fixed order."""
    return {name: value for name, value in _parts(claim) if value not in (None, "", {}, False)}


def _parts(claim: Claim) -> Iterator[tuple[str, object]]:
    yield "kind", claim.kind
    yield "support_found", _backing(claim)
    if claim.drug is not None:
        yield "drug_bound_by", claim.drug.how
        yield "drug_written", claim.drug.written
    yield "amount", _amount(claim.amount)
    if claim.frequency is not None:
        yield "frequency", claim.frequency.text
        yield "times_a_day", round(claim.frequency.per_day, 4)
        yield "as_needed", claim.frequency.as_needed
    yield "daily_amount", _daily(claim.daily)
    yield "single_amount", _daily(claim.single)
    yield "stated_maximum", _daily(claim.maximum)
    yield "stated_maximum_doses", claim.maximum_doses
    yield "sum", claim.daily.sum if claim.daily else None
    if claim.duration is not None:
        yield "duration", claim.duration.text
        yield "duration_days", claim.duration.high_days
    yield "taper", _record(claim.taper)
    yield "population", _record(claim.population)
    yield "route", claim.route
    yield "condition", claim.condition
    yield "forbids", claim.is_prohibition


def _backing(claim: Claim) -> dict[str, object] | None:
    backing = claim.backing
    if not backing.where:
        return None
    return {"where": backing.where, "kind": backing.kind, "cue": backing.cue}


def _daily(daily: Daily | None) -> dict[str, object] | None:
    return {"value": _tidy(daily.value), "unit": daily.unit} if daily else None


def _amount(amount: Amount | None) -> dict[str, object] | None:
    if amount is None:
        return None
    parts: dict[str, object] = {"low": _tidy(amount.low), "high": _tidy(amount.high), "unit": amount.unit}
    if amount.per:
        parts["per"] = amount.per
    if amount.strength is not None:
        parts["strength"] = _quantity(amount.strength)
    if amount.total is not None:
        parts["total"] = _quantity(amount.total)
    if amount.form:
        parts["form"] = amount.form
    return parts


def _quantity(quantity: Quantity) -> dict[str, object]:
    parts: dict[str, object] = {"value": _tidy(quantity.high), "unit": quantity.unit}
    if quantity.per:
        parts["per"] = quantity.per
    return parts


def _record(record: Any) -> dict[str, object] | None:
    """Return a frozen record as plain data, empty parts left out."""
    if record is None:
        return None
    plain: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value in (None, "", (), False):
            continue
        if isinstance(value, Quantity):
            plain[field.name] = _quantity(value)
        elif isinstance(value, tuple):
            plain[field.name] = [list(row) for row in value]
        elif isinstance(value, float):
            plain[field.name] = _tidy(value)
        else:
            plain[field.name] = value
    return plain


def _tidy(number: float) -> float | int:
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
