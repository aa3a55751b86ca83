"""The figure an amount is compared with: permissive in the threshold, strict in what may be called an error."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.facts import Limit, facts
from lint.facts.ceilings import (
    daily_ceiling,
    may_back_error,
    otc_daily_ceiling,
    otc_single_ceiling,
    single_ceiling,
    weekly_ceiling,
)

DRUGS = sorted(drug for drug in facts().tables.table("limits")["limits"] if not drug.startswith("class "))


def _sample() -> Limit:
    return next(row for row in facts().limits("ibuprofen") if row.fact == "max-daily")


@pytest.mark.parametrize(
    ("drug", "value", "threshold", "error"),
    [
        ("Tylenol", 4000, 4000, True),
        ("ibuprofen", 3200, 3200, True),
        ("baclofen", 80, 80, True),
        ("cyclobenzaprine", 30, 30, True),
        ("diphenhydramine", 300, 300, True),
        ("sildenafil", 60, 100, True),
        ("metformin", 2000, 2550, True),
        ("zolpidem", 12.5, 12.5, False),
    ],
)
def test_daily_ceilings(drug: str, value: float, threshold: float, *, error: bool) -> None:
    found = daily_ceiling(facts().limits(drug))
    assert found is not None
    assert (found.limit.value, found.threshold, found.may_back_error) == (value, threshold, error)


@pytest.mark.parametrize(
    ("drug", "value"), [("Advil", 1200), ("Aleve", 660), ("loperamide", 8), ("acetaminophen", 4000), ("aspirin", 3900)]
)
def test_ceilings_without_a_prescription(drug: str, value: float) -> None:
    found = otc_daily_ceiling(facts().limits(drug))
    assert found is not None
    assert found.limit.value == value
    assert found.may_back_error


def test_single_and_weekly_ceilings() -> None:
    known = facts()
    single = single_ceiling(known.limits("ibuprofen"))
    counter = otc_single_ceiling(known.limits("ibuprofen"))
    weekly = weekly_ceiling(known.limits("Wegovy"), route="injection")
    assert single is not None
    assert counter is not None
    assert weekly is not None
    assert (single.limit.value, counter.limit.value, weekly.limit.value) == (800, 400, 2.4)


@pytest.mark.parametrize("drug", ["oxycodone", "warfarin", "insulin", "melatonin", "levothyroxine", "colchicine"])
def test_no_ceiling_where_none_is_stated(drug: str) -> None:
    assert daily_ceiling(facts().limits(drug)) is None


@given(st.sampled_from(DRUGS))
def test_nothing_on_record_lies_above_the_threshold(drug: str) -> None:
    rows = facts().limits(drug)
    found = daily_ceiling(rows)
    if found is not None:
        same = [row for row in rows if row.fact == found.limit.fact and row.for_adults and row.route == "oral"]
        assert all((row.value or 0) <= found.threshold for row in same if row.unit == found.limit.unit)
        assert found.threshold >= (found.limit.value or 0)
        assert found.limit.status in ("V", "S")


@given(st.sampled_from(DRUGS), st.randoms())
def test_the_order_of_rows_does_not_matter(drug: str, shuffler: object) -> None:
    rows = list(facts().limits(drug))
    found = daily_ceiling(rows)
    shuffler.shuffle(rows)  # type: ignore[attr-defined]
    again = daily_ceiling(rows)
    assert (found is None) == (again is None)
    if found is not None and again is not None:
        assert (found.limit.value, found.threshold) == (again.limit.value, again.threshold)


@pytest.mark.parametrize(
    ("status", "read", "seconded", "stale", "allowed"),
    [
        ("V", "page", False, False, True),
        ("V", "copy", False, False, False),
        ("V", "copy", True, False, True),
        ("V", "page", False, True, False),
        ("S", "page", True, False, False),
        ("R", "page", True, False, False),
    ],
)
def test_what_may_back_an_error(status: str, read: str, *, seconded: bool, stale: bool, allowed: bool) -> None:
    sample = _sample()
    source = dataclasses.replace(sample.source, read=read)
    second = source if seconded else None
    row = dataclasses.replace(sample, status=status, source=source, second=second, stale=stale)
    assert may_back_error(row) is allowed


def test_a_pace_read_in_a_copy_backs_no_error() -> None:
    by_id = {row.id: row for row in facts().all_paces}
    assert may_back_error(by_id["bzd-asam-ceiling"])
    assert may_back_error(by_id["opioid-label"])
    assert not may_back_error(by_id["bzd-cks"])
    assert not may_back_error(by_id["opioid-hhs-numbers"])
