from __future__ import annotations

import pytest

from lint.analysis.claims.durations import find_durations
from lint.analysis.claims.timing import find_frequencies


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("once a day", 1), ("twice daily", 2), ("three times a day", 3), ("3 to 4 times a day", 4), ("every 4 hours", 6),
        ("every 4 to 6 hours", 6), ("every 8-12 hours", 3), ("every other day", 0.5), ("every third day", 1 / 3),
        ("once a week", 1 / 7), ("every two weeks", 1 / 14), ("4x/day", 4), ("q4h", 6), ("q4-6h", 6), ("BID", 2),
        ("t.i.d.", 3), ("QD", 1), ("at bedtime", 1), ("before each meal", 3), ("in 24 hours", 1), ("nightly", 1),
        ("up to 4 times in 24 hours", 4), ("daily", 1), ("mg/day", 1), ("biweekly", 1 / 14),
    ],
)  # fmt: skip
def test_times_a_day_at_the_most(text: str, times: float) -> None:
    found = find_frequencies(f"Take it {text} with food")
    assert [round(item.frequency.per_day, 6) for item in found] == [round(times, 6)]
    assert found[0].start == len("Take it ") + (2 if text == "mg/day" else 0)


@pytest.mark.parametrize(
    "text", ["Put it on.", "He walked home.", "It works in most people.", "an od of pills", "4 to 6"]
)
def test_no_frequency(text: str) -> None:
    assert find_frequencies(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("for 7 days", 7, 7), ("for 4 to 6 weeks", 28, 42), ("over a fortnight", 14, 14), ("for six weeks", 42, 42),
        ("for at least 2 weeks", 14, 14), ("for up to 10 days", 10, 10), ("over several weeks", None, None),
        ("for a few days", None, None),
    ],
)  # fmt: skip
def test_durations(text: str, low: float | None, high: float | None) -> None:
    (_, _, duration), *rest = find_durations(f"Take it {text}.")
    assert rest == []
    assert (duration.low_days, duration.high_days) == (low, high)


def test_a_duration_is_no_frequency() -> None:
    assert find_frequencies("Lower it over a week") == []
