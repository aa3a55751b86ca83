"""Amounts against limits: every medicine and nutrient with a figure on record, and the contexts that change the limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.facts import facts
from lint.facts.ceilings import daily_ceiling, otc_daily_ceiling
from lint.facts.units import convert, convertible
from lint.model import ArticleReport, Finding

Find = Callable[..., list[Finding]]
Lint = Callable[..., ArticleReport]
OTC, LABEL, INTAKE = "dosing/above-otc-maximum", "dosing/above-label-maximum", "dosing/above-upper-intake-level"
UNIT = "dosing/implausible-unit"


def _daily_limits() -> list[tuple[str, float]]:
    """Return each medicine with the most a day for adults by mouth, in mg."""
    found = []
    for name in facts().drugs():
        limits = facts().limits(name)
        ceiling = otc_daily_ceiling(limits) or daily_ceiling(limits)
        if ceiling is not None and ceiling.limit.unit and convertible(ceiling.limit.unit, "mg"):
            found.append((name, convert(ceiling.threshold, ceiling.limit.unit, "mg")))
    return found


def _intake_levels() -> list[tuple[str, float, str]]:
    found = []
    for name in facts().drugs():
        level = facts().upper_level(name)
        if level is not None and level.value and level.unit:
            found.append((name, level.value, level.unit))
    return found


DRUGS = _daily_limits()
NUTRIENTS = _intake_levels()
SENTENCES = (
    "Take {day} mg of {drug} a day.",
    "Adults should take {quarter} mg of {drug} four times a day.",
    "The usual dose of {drug} is {day} mg daily.",
    "You can take up to {day} mg of {drug} in 24 hours.",
    "Take {drug} {sixth} mg every 4 to 6 hours.",
    "Do not take more than {day} mg of {drug} in 24 hours.",
)


def _number(value: float) -> str:
    rounded = round(value, 4)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:g}"


def _flagged(lint_text: Lint, text: str, *rules: str) -> bool:
    report = lint_text(text, *rules)
    assert report.failures == ()
    return any(finding.level.value != "info" for finding in report.findings)


def test_there_are_enough_limits_to_test() -> None:
    assert len(DRUGS) >= 110
    assert len(NUTRIENTS) >= 15


@pytest.mark.parametrize(("drug", "limit"), DRUGS, ids=[name for name, _ in DRUGS])
def test_ten_times_a_limit_is_flagged_and_half_of_it_is_not(lint_text: Lint, drug: str, limit: float) -> None:
    for sentence in SENTENCES:
        for factor in (10, 0.5):
            day = limit * factor
            text = sentence.format(drug=drug, day=_number(day), quarter=_number(day / 4), sixth=_number(day / 6))
            assert _flagged(lint_text, text, OTC, LABEL, UNIT) is (factor == 10), text


@pytest.mark.parametrize(("nutrient", "limit", "unit"), NUTRIENTS, ids=[name for name, _, _ in NUTRIENTS])
def test_ten_times_an_intake_level_is_flagged_and_half_of_it_is_not(
    lint_text: Lint, nutrient: str, limit: float, unit: str
) -> None:
    for sentence in ("Take {x} {unit} of {name} a day.", "Swallow {x} {unit} of {name} each morning."):
        for factor in (10, 0.5):
            text = sentence.format(x=_number(limit * factor), unit=unit, name=nutrient)
            assert _flagged(lint_text, text, INTAKE) is (factor == 10), text


@given(
    amount=st.sampled_from(["400 mg", "400mg", "four hundred mg", "0.4 g", "400 milligrams", "400-mg doses"]),
    often=st.sampled_from(
        ["every 4 hours", "6 times a day", "six times a day", "every four hours", "every 4–6 hours", "q4h"]
    ),
    drug=st.sampled_from(["ibuprofen", "Ibuprofen", "IBUPROFEN", "Advil"]),
    frame=st.sampled_from(
        ["Take {a} of {d} {f}.", "Adults can take {a} of {d} {f}!", "The usual dose of {d} is {a} {f}."]
    ),
)
@settings(max_examples=60, deadline=None)
def test_wording_case_dash_and_digits_do_not_change_the_verdict(
    lint_text: Lint, amount: str, often: str, drug: str, frame: str
) -> None:
    text = frame.format(a=amount, d=drug, f=often)
    assert [finding.level.value for finding in lint_text(text, OTC).findings] == ["error"], text


def test_the_message_carries_sum_limit_and_source(find: Find) -> None:
    (finding,) = find(OTC, "Adults should take 400 mg of ibuprofen every 4 hours for back pain.")
    assert finding.text == "400 mg"
    assert finding.level.value == "error"
    assert finding.message.startswith(
        "Too much: 400 mg x 6 a day = 2,400 mg a day. Without a prescription the most is 1,200 mg in 24 hours "
        "(FDA Drug Facts label, ibuprofen 200 mg"
    )


@pytest.mark.parametrize(
    "text",
    [
        "If your doctor prescribes it, you may take 600 mg of ibuprofen four times a day.",
        "Your rheumatologist may start you on 800 mg of ibuprofen three times a day.",
        "The highest dose of prescription ibuprofen is 3,200 mg a day.",
        "# Prescription-strength ibuprofen\n\nAdults take 800 mg three times a day.",
        "Someone took 9,000 mg of ibuprofen in one day.",
        "Taking more than 4,000 mg of acetaminophen in a day can damage your liver.",
        "Children aged 10 take 200 mg of ibuprofen three times a day.",
        "Take one 200 mg tablet of ibuprofen every 6 hours.",
        "Rub 5 g of ibuprofen gel into the knee.",
        "Take 1 or 2 tablets of ibuprofen 200 mg every 4 to 6 hours, but no more than 6 tablets in 24 hours.",
        "Take 1 or 2 tablets of ibuprofen 200 mg every 4 to 6 hours.\n\nDo not take more than 1,200 mg in 24 hours.",
        "Never take 2,400 mg of ibuprofen in a day.",
        "Ibuprofen 600 mg tablets need a prescription.",
    ],
)
def test_what_is_within_limits_or_no_advice_is_let_pass(find: Find, text: str) -> None:
    assert [f.text for f in find(OTC, text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do not take more than 10 tablets of ibuprofen 200 mg in 24 hours.", "10 tablets of ibuprofen 200 mg"),
        ("Two 500 mg tablets of acetaminophen every 3 hours will do.", "Two 500 mg tablets"),
        ("Swallow 200 mg of Benadryl to sleep.", "200 mg"),
        ("You may take 600 mg of ibuprofen at once without asking a doctor.", "600 mg"),
        ("Take 1 or 2 tablets of Tylenol 500 mg every 3 hours, up to 16 tablets a day.", "16 tablets"),
    ],
)
def test_sums_and_stated_maxima_are_judged(find: Find, text: str, words: str) -> None:
    assert [(f.level.value, f.text) for f in find(OTC, text)][-1] == ("error", words)


def test_a_cap_elsewhere_excuses_the_upper_end_only(find: Find) -> None:
    text = "Take 2 tablets of Tylenol 500 mg every 3 hours.\n\nDo not take more than 4,000 mg in 24 hours."
    assert [f.text for f in find(OTC, text) if f.level.value == "error"] == ["2 tablets of Tylenol 500 mg"]


def test_a_sourced_prescription_dose_is_a_warning_and_a_higher_one_an_error(find: Find) -> None:
    text = "The FDA label (2021) gives adults {} mg of ibuprofen three times a day."
    assert [f.level.value for f in find(OTC, text.format("800"))] == ["warning"]
    assert [f.level.value for f in find(OTC, text.format("1,600"))] == ["error"]


def test_acetaminophen_between_two_labels_is_an_info_and_paracetamol_in_the_uk_is_not(find: Find) -> None:
    text = "Adults can take 3,500 mg of acetaminophen a day."
    assert [f.level.value for f in find(OTC, text)] == ["info"]
    assert find(OTC, text, locale="uk") == []
    assert [f.level.value for f in find(OTC, text.replace("3,500", "4,500"))] == ["error"]


def test_the_level_grows_with_the_distance_from_the_label(find: Find) -> None:
    text = "Adults can take {} mg of baclofen a day."
    assert [f.level.value for f in find(LABEL, text.format(80))] == []
    assert [f.level.value for f in find(LABEL, text.format(120))] == ["warning"]
    assert [f.level.value for f in find(LABEL, text.format(800))] == ["error"]


def test_a_report_of_a_label_must_have_the_right_figure(find: Find) -> None:
    assert find(LABEL, "The label lists a maximum of 80 mg of baclofen a day.") == []
    assert [f.text for f in find(LABEL, "The label lists a maximum of 800 mg of baclofen a day.")] == ["800 mg"]


@pytest.mark.parametrize(
    "text",
    [
        "Never take more than 50,000 IU of vitamin D a day.",
        "Your doctor may prescribe 50,000 IU of vitamin D once a week.",
        "Take 65 mg of iron a day if your doctor prescribed it.",
        "Take 1,000 mcg of vitamin B12 a day.",
        "Take 50 mg of zinc gluconate a day.",
        "Take 400 mg of magnesium threonate at night.",
        "Take 1,000 IU of vitamin E a day.",
        "Take 10,000 IU of vitamin A as beta-carotene a day.",
        "A pill with 10,000 IU of vitamin D costs little.",
    ],
)
def test_intake_levels_know_treatment_salts_and_warnings(find: Find, text: str) -> None:
    assert [f.text for f in find(INTAKE, text)] == []


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Take 10,000 IU of vitamin D3 daily to boost immunity.", "10,000 IU", "4,000 IU"),
        ("Take 50,000 IU of vitamin D once a week.", "50,000 IU", "a day"),
        ("Take 900 mg of magnesium oxide at night.", "900 mg", "supplements and medicines, not food"),
        ("Doses of up to 300 mg of vitamin B6 are fine for PMS.", "300 mg", "100 mg"),
        ("Take 3,000 IU of vitamin E a day.", "3,000 IU", "1,000 mg"),
    ],
)
def test_intake_levels_convert_units_salts_and_weeks(find: Find, text: str, words: str, part: str) -> None:
    (finding,) = find(INTAKE, text)
    assert (finding.level.value, finding.text) == ("error", words)
    if part != "4,000 IU":
        assert part in finding.message


LEAFLET = """# Package leaflet: Information for the user

Ibuprofen 400 mg tablets

Read all of this leaflet carefully.

## How to take ibuprofen

{dose}

## If you forget to take ibuprofen

Skip it.

## Possible side effects

Nausea.
"""


def test_a_leaflet_is_held_to_the_prescription_label_unless_it_names_free_sale(find: Find) -> None:
    dose = "For arthritis, the usual dose is {} mg three times a day."
    assert find(OTC, LEAFLET.format(dose=dose.format("800"))) == []
    assert find(LABEL, LEAFLET.format(dose=dose.format("800"))) == []
    assert [f.level.value for f in find(LABEL, LEAFLET.format(dose=dose.format("8,000")))] == ["error"]
    free = "You can buy these tablets without a prescription. " + dose.format("800")
    assert [f.text for f in find(OTC, LEAFLET.format(dose=free))] == ["800 mg"]
