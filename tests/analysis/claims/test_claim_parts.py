"""What is read off a statement: sums, maxima, populations, routes, tapers, schedules."""

from __future__ import annotations

import pytest
from claim_helpers import article, claims_of, in_words, only
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.analysis.claims import Claim, claims

quick = settings(deadline=None, max_examples=40)


def daily(claim: Claim) -> tuple[float, str, str]:
    assert claim.daily is not None
    return claim.daily.value, claim.daily.unit, claim.daily.sum


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("Take 500 mg of ibuprofen twice a day.", 1000, "mg", "500 mg x 2 a day = 1,000 mg a day"),
        ("Take 2 tablets of 500 mg 4 times a day.", 4000, "mg", "2 x 500 mg x 4 a day = 4,000 mg a day"),
        ("Take one or two 500 mg paracetamol tablets every 4 to 6 hours.", 6000, "mg", "2 x 500 mg x 6 a day = 6,000 mg a day"),
        ("Take 20 mg of famotidine once a day.", 20, "mg", "20 mg a day"),
        ("Take 1,200 mg of gabapentin a day in three divided doses.", 1200, "mg", "1,200 mg a day in divided doses"),
        ("Use 2 puffs of albuterol every 6 hours.", 8, "puff", "2 puffs x 4 a day = 8 puffs a day"),
        ("Give 10 mL (125 mg/5 mL) of amoxicillin twice a day.", 500, "mg", "10 mL x 125 mg per 5 mL x 2 a day = 500 mg a day"),
        (
            "Give a child who weighs 20 kg 15 mg/kg of acetaminophen every 6 hours.", 1200, "mg",
            "15 mg/kg x 20 kg x 4 a day = 1,200 mg a day",
        ),
    ],
)  # fmt: skip
def test_sum(text: str, value: float, unit: str, words: str) -> None:
    assert daily(only(text)) == (value, unit, words)


@quick
@given(st.integers(1, 6), st.sampled_from([5, 25, 200, 500]), st.integers(1, 8))
def test_the_sum_is_count_times_strength_times_frequency(count: int, strength: int, times: int) -> None:
    claim = only(f"Take {count} tablets of {strength} mg of baclofen {times} times a day.")
    assert daily(claim)[:2] == (count * strength * times, "mg")
    spelled = only(f"Take {in_words(count)} tablets of {strength} mg of baclofen {in_words(times)} times a day.")
    assert daily(spelled) == daily(claim)


@quick
@given(st.integers(2, 12))
def test_the_shortest_interval_counts(hours: int) -> None:
    claim = only(f"Take 100 mg of ibuprofen every {hours} to {hours + 4} hours.")
    assert daily(claim)[0] == pytest.approx(100 * 24 / hours, abs=1e-4)


def test_a_stated_maximum_wins_over_count_times_frequency() -> None:
    dose, maximum = claims_of(
        "Take 1 or 2 tablets (200 mg each) every 4 hours. Do not take more than 6 tablets in 24 hours."
    )
    assert (maximum.kind, maximum.is_maximum, maximum.daily and maximum.daily.value) == ("maximum", True, 1200)
    assert daily(dose) == (1200, "mg", "stated maximum: 6 x 200 mg = 1,200 mg a day")


def test_up_to_so_many_times_caps_the_sum() -> None:
    claim = only("Take 2 tablets of 500 mg of paracetamol every 4 hours, up to 4 times in 24 hours.")
    assert claim.maximum_doses == 4
    assert daily(claim)[0] == 4000


def test_weekly_is_no_daily_sum() -> None:
    claim = only("Take 15 mg of methotrexate once a week.")
    assert claim.daily is None
    assert claim.single_mg == 15
    assert claim.frequency is not None
    assert claim.frequency.is_weekly


def test_the_strength_comes_from_the_rest_of_the_article() -> None:
    text = "# Ibuprofen 200 mg tablets\n\nThe tablets are pink.\n\nAdults take 2 tablets three times a day.\n"
    dose = next(claim for claim in claims(article(text)) if claim.kind == "dose" and claim.daily)
    assert daily(dose) == (1200, "mg", "2 x 200 mg x 3 a day = 1,200 mg a day")


def test_two_strengths_are_none() -> None:
    text = "# Ibuprofen\n\nThe tablets come in 200 mg and 400 mg.\n\nAdults take 2 tablets of ibuprofen three times a day.\n"
    dose = next(claim for claim in claims(article(text)) if claim.kind == "dose" and claim.daily)
    assert daily(dose)[:2] == (6, "tablet")


@pytest.mark.parametrize(
    ("text", "group", "ages", "weights"),
    [
        ("Children aged 6 to 11 years can take 250 mg of paracetamol.", "child", (6, 11), (None, None)),
        ("Adults can take 250 mg of paracetamol.", "adult", (None, None), (None, None)),
        ("Adults 65 and older can take 250 mg of paracetamol.", "adult", (65, None), (None, None)),
        ("Give a 6-month-old baby 60 mg of paracetamol.", "infant", (0.5, 0.5), (None, None)),
        ("Children under 12 can take 250 mg of paracetamol.", "child", (None, 12), (None, None)),
        ("A child weighing 22 lb can take 120 mg of paracetamol.", "child", (None, None), (9.98, 9.98)),
        ("Pregnant women can take 250 mg of paracetamol.", "pregnant", (None, None), (None, None)),
    ],
)
def test_population(text: str, group: str, ages: tuple[float, float], weights: tuple[float, float]) -> None:
    people = only(text).population
    assert people is not None
    assert people.group == group
    assert (people.age_low, people.age_high) == ages
    assert (people.weight_low_kg, people.weight_high_kg) == weights
    assert people.pregnant is (group == "pregnant")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Take 5 mg of it by mouth.", "oral"), ("Inject 10 units of insulin.", "injection"),
        ("Use 2 puffs of albuterol.", "inhaled"), ("Put 1 drop of timolol in each eye.", "eye"),
        ("Wear one 21 mg nicotine patch.", "transdermal"), ("Take 5 mg of baclofen.", None),
    ],
)  # fmt: skip
def test_route(text: str, route: str | None) -> None:
    assert only(text).route == route


@pytest.mark.parametrize(
    ("text", "percent", "days", "pace"),
    [
        ("Lower your Xanax by 10% every two weeks.", (10, 10), 14, 10),
        ("Reduce the dose by 5% to 10% every 2 to 4 weeks.", (5, 10), 14, 10),
        ("Cut your oxycodone by 25% every week.", (25, 25), 7, 50),
        ("Drop your dose by half every week.", (50, 50), 7, 100),
        ("Reduce your dose by 10% a month.", (10, 10), 365 / 12, 10 * 14 / (365 / 12)),
    ],
)
def test_percent_taper(text: str, percent: tuple[float, float], days: float, pace: float) -> None:
    taper = only(text).taper
    assert taper is not None
    assert (taper.percent_low, taper.percent_high) == percent
    assert taper.interval_days_low == pytest.approx(days)
    assert taper.percent_per_14_days == pytest.approx(pace, abs=1e-3)


@quick
@given(st.integers(1, 50), st.integers(1, 60))
def test_the_pace_is_the_share_over_a_fortnight(percent: int, days: int) -> None:
    taper = only(f"Lower your Xanax by {percent}% every {days} days.").taper
    assert taper is not None
    assert taper.percent_per_14_days == pytest.approx(percent * 14 / days, abs=1e-3)


def test_absolute_steps_and_targets() -> None:
    step = only("Lower your Klonopin by 0.5 mg every three days.").taper
    assert step is not None
    assert step.step is not None
    assert (step.step.high, step.step.unit, step.interval_days_low) == (0.5, "mg", 3)
    both = only("Taper from 40 mg to 20 mg of prednisone over two weeks.").taper
    assert both is not None
    assert both.origin is not None
    assert both.target is not None
    assert (both.origin.high, both.target.high, both.total_days) == (40, 20, 14)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Lower the Xanax by 10% of your original dose each month.", "original"),
        ("Lower the Xanax by 10% of the current dose each month.", "current"),
        ("Lower the Xanax by 10% each month.", None),
    ],
)
def test_percent_of_which_dose(text: str, base: str | None) -> None:
    taper = only(text).taper
    assert taper is not None
    assert taper.base == base


STEPS = ((0.0, 4.0), (7.0, 3.0), (14.0, 2.0))


@pytest.mark.parametrize(
    "body",
    [
        "- Week 1: 4 mg\n- Week 2: 3 mg\n- Week 3: 2 mg",
        "| When | Dose |\n|---|---|\n| Week 1 | 4 mg |\n| Week 2 | 3 mg |\n| Week 3 | 2 mg |",
        "Week 1: 4 mg; week 2: 3 mg; week 3: 2 mg.",
    ],
    ids=["list", "table", "sentence"],
)
def test_a_schedule_is_put_together(body: str) -> None:
    found = claims(article(f"# Coming off diazepam\n\n## The plan\n\n{body}\n"))
    steps = [claim for claim in found if claim.taper and claim.taper.steps]
    assert [claim.taper.steps for claim in steps if claim.taper] == [STEPS] * 3
    assert {claim.taper.percent_per_14_days for claim in steps if claim.taper} == {round(100 / 3 * 2, 4)}
    assert all(claim.is_directive and claim.kind == "taper" for claim in steps)


def test_a_rising_schedule_is_a_titration() -> None:
    found = claims(article("# Starting lamotrigine\n\n## The plan\n\n- Week 1: 25 mg\n- Week 3: 50 mg\n"))
    assert [claim.kind for claim in found if claim.taper] == ["titration", "titration"]
    assert all(claim.taper.percent_per_14_days is None for claim in found if claim.taper)


@pytest.mark.parametrize(
    ("text", "abrupt"),
    [
        ("Stop cold turkey tonight.", True),
        ("Just stop taking your Effexor.", True),
        ("You can stop taking warfarin.", False),
    ],
)
def test_stops(text: str, abrupt: bool) -> None:
    claim = only(text)
    assert (claim.kind, claim.is_directive, claim.is_abrupt) == ("stop", True, abrupt)


def test_stop_and_get_help_is_a_warning() -> None:
    claim = only("Stop taking ibuprofen and call your doctor if you vomit blood.")
    assert (claim.kind, claim.claim_class) == ("stop", "warning")


def test_fields_are_plain_data_in_the_words_of_the_report() -> None:
    fields = only("Take 2 tablets of 500 mg of paracetamol 4 times a day.").as_fields()
    assert fields["daily_amount"] == {"value": 4000, "unit": "mg"}
    assert fields["amount"] == {
        "low": 2, "high": 2, "unit": "tablet", "strength": {"value": 500, "unit": "mg"}, "form": "tablet",
    }  # fmt: skip
    assert fields["sum"] == "2 x 500 mg x 4 a day = 4,000 mg a day"
    assert not {"class", "text", "start", "end", "drug", "cue", "support", "flagged_by"} & set(fields)
