"""Consult lines, limits statements and do-not-delay lines in whole articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.engine import check
from lint.model import Settings
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def found(book: Rulebook, rule: str, text: str, name: str = "a.md", **settings: str) -> list[tuple[str, str]]:
    """Return (level, text) of the findings of one rule."""
    chosen = Settings(**settings)  # type: ignore[arg-type]
    report = check(read(name, text.encode(), chosen), book, Plan(frozenset({rule}), {}, chosen, ""))
    assert report.failures == ()
    return [(finding.level.value, finding.text) for finding in report.findings]


TAPER = "# Coming off lorazepam\n\nCut your lorazepam dose by half every week."
CONSULT = "Talk to your prescriber before you lower your dose."


def test_a_page_that_changes_a_dose_needs_a_consult_line(book: Rulebook) -> None:
    rule = "disclaimers/missing-consult-line"
    assert [level for level, _ in found(book, rule, TAPER)] == ["error"]
    assert found(book, rule, f"{TAPER} {CONSULT}") == []
    assert found(book, rule, f"{TAPER} Your doctor may suggest a slower plan.") != []


def test_a_page_that_changes_nothing_needs_none(book: Rulebook) -> None:
    rule = "disclaimers/missing-consult-line"
    text = "# Lorazepam\n\nLorazepam is a medicine for anxiety. It was first sold in 1977. Doctors give it for weeks."
    assert found(book, rule, text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Your doctor will help you stop.",
        "You do not need to ask your doctor.",
        "Call our admissions team before you stop.",
        "She asked her doctor before she stopped.",
        "Have you asked your doctor before you stop?",
    ],
)
def test_look_alikes_do_not_satisfy(book: Rulebook, line: str) -> None:
    assert found(book, "disclaimers/missing-consult-line", f"{TAPER} {line}") != []


def test_far_is_counted_in_paragraphs_and_a_list_is_one(book: Rulebook) -> None:
    rule = "disclaimers/consult-line-too-far"
    between = "\n\nKeep them dry." * 2 + "\n\n- one\n- two\n- three\n- four\n\n"
    assert found(book, rule, f"{TAPER}{between}Lamps help.\n\n{CONSULT}") != []
    assert found(book, rule, f"{TAPER}\n\n- one\n- two\n- three\n- four\n\nLamps help.\n\n{CONSULT}") == []


def test_the_first_lines_are_early_enough(book: Rulebook) -> None:
    rule = "disclaimers/consult-line-too-late"
    filler = "Tea helps some people to sleep. A walk helps others to feel calm in the evening. " * 6
    assert found(book, rule, f"{TAPER}\n\n{filler}\n\n{CONSULT}") == [("info", CONSULT)]
    assert found(book, rule, f"# Coming off lorazepam\n\n{CONSULT} Cut your lorazepam dose by half.\n\n{filler}") == []


def test_discouraging_is_an_error_and_a_mild_illness_is_not(book: Rulebook) -> None:
    rule = "disclaimers/discourages-clinician"
    for bad in (
        "You can lower the dose without asking your doctor.",
        "There is no need to talk to a doctor before you stop.",
        "Skip the doctor and taper at home.",
        "You can stop your tablets on your own.",
    ):
        assert found(book, rule, bad) == [("error", bad)]
    for good in (
        "You do not usually need to see a GP about a cold.",
        "Do not lower the dose without asking your doctor.",
        "Do not stop your tablets on your own.",
        "Some people stop without telling their doctor.",
        "It is a myth that you can stop without asking your doctor.",
    ):
        assert found(book, rule, good) == []


def test_sales_contacts_are_no_clinicians(book: Rulebook) -> None:
    rule = "disclaimers/sales-contact-as-clinician"
    bad = "Call our admissions team before you stop lorazepam."
    assert found(book, rule, bad) == [("error", bad)]
    assert found(book, rule, "Call your doctor before you stop lorazepam.") == []


def test_a_disclaimer_does_not_undo_a_dose(book: Rulebook) -> None:
    rule = "disclaimers/contradicts-own-disclaimer"
    text = "# Naproxen\n\nThis page is not medical advice. Take 500 mg of naproxen twice a day."
    assert found(book, rule, text) == [("error", "This page is not medical advice.")]
    assert found(book, rule, text.replace("Take 500 mg of naproxen twice a day.", "Naproxen comes as tablets.")) == []


def test_limits_statement_for_consumers_only(book: Rulebook) -> None:
    rule = "disclaimers/missing-limits-statement"
    text = "# Sleep\n\n" + "Dark rooms and fixed hours help many people to sleep. " * 5
    assert found(book, rule, text) == [("warning", "Sleep")]
    assert found(book, rule, text, audience="professional") == []
    assert found(book, rule, text + "This page does not replace your doctor.") == []


@given(st.sampled_from(["a.md", "a.txt", "a.html"]), st.booleans())
def test_formats_agree(name: str, with_line: bool) -> None:
    book = load_rulebook()
    parts = [
        "Coming off lorazepam",
        "Cut your lorazepam dose by half every week.",
        CONSULT if with_line else "Rest well.",
    ]
    if name.endswith("html"):
        text = f"<h1>{parts[0]}</h1><p>{parts[1]}</p><p>{parts[2]}</p>"
    else:
        text = f"{'# ' if name.endswith('md') else ''}{parts[0]}\n\n{parts[1]}\n\n{parts[2]}\n"
    assert bool(found(book, "disclaimers/missing-consult-line", text, name)) is not with_line
