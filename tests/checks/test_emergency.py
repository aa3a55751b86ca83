"""Emergency guidance in whole articles."""

from __future__ import annotations

import pytest

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


RISK = "Stopping alprazolam can cause seizures and hallucinations."
PAGE = f"# Life after alprazolam\n\nSleep may be poor. {RISK}"


def test_a_danger_sign_needs_a_place_to_turn_to(book: Rulebook) -> None:
    rule = "emergency/missing-emergency-action"
    assert found(book, rule, PAGE) == [("error", RISK)]
    for line in (
        "Call 911 if you have a seizure.",
        "Go to the nearest emergency room if you see things that are not there.",
        "If this happens, ring 999.",
        "Get emergency medical help if you have a seizure.",
    ):
        assert found(book, rule, f"{PAGE} {line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "She called 911.",
        "Seek medical attention if symptoms are severe.",
        "Emergency rooms saw 900 cases.",
        "When should I call 911?",
    ],
)
def test_look_alikes_are_no_guidance(book: Rulebook, line: str) -> None:
    assert found(book, "emergency/missing-emergency-action", f"{PAGE} {line}") == [("error", RISK)]


@pytest.mark.parametrize(
    "text",
    [
        "# Gabapentin\n\nGabapentin is used to treat seizures in adults.",
        "# Alprazolam\n\nAlprazolam does not cause seizures.",
        "# Alprazolam\n\nOverdose deaths rose in 2019.",
        "# Aspirin\n\nAspirin can lower your risk of a stroke.",
        "# Blood pressure\n\nHigh blood pressure can lead to a heart attack.",
        "# Epilepsy\n\nTell your nurse if you have a history of seizures.",
    ],
)
def test_signs_that_are_treated_counted_or_denied_ask_for_nothing(book: Rulebook, text: str) -> None:
    assert found(book, "emergency/missing-emergency-action", text) == []


def test_a_doctor_only_is_a_warning(book: Rulebook) -> None:
    text = f"{PAGE} Call your doctor right away if you have a seizure."
    assert found(book, "emergency/missing-emergency-action", text) == [("warning", RISK)]


def test_vague_help_names_neither_sign_nor_place(book: Rulebook) -> None:
    rule = "emergency/vague-emergency-action"
    vague = "If symptoms are severe, seek medical attention immediately."
    assert found(book, rule, vague) == [("warning", vague)]
    assert found(book, rule, f"Call 911 if you faint. {vague}") == []
    assert found(book, rule, "If your rash itches, see your doctor.") == []


def test_offers_of_support_are_no_emergency_care(book: Rulebook) -> None:
    rule = "emergency/routine-care-for-emergency"
    offer = "A provider can offer the right support."
    assert found(book, rule, f"If symptoms are severe, seek medical help at once. {offer}") == [("warning", offer)]
    assert found(book, rule, f"Some people feel sad. {offer}") == []


def test_routine_words_need_a_sign(book: Rulebook) -> None:
    rule = "emergency/routine-care-for-emergency"
    for bad in ("If you have chest pain, make an appointment.", "If you have a seizure, wait and see."):
        assert found(book, rule, bad) == [("warning", bad)]
    assert found(book, rule, "Trouble breathing? Book a visit this week.") == [("warning", "Book a visit this week.")]
    for good in (
        "If you have a cough, make an appointment.",
        "Call 911 for chest pain. Make an appointment for a cough.",
        "If you have ever had a seizure, tell us at your next visit.",
        "Do not wait and see if you have chest pain.",
    ):
        assert found(book, rule, good) == []


def test_a_list_of_signs_under_a_routine_heading(book: Rulebook) -> None:
    text = "# Baclofen\n\n## Make an appointment if you have\n\n- a seizure\n- a high fever\n"
    assert found(book, "emergency/routine-care-for-emergency", text) == [("warning", "Make an appointment if you have")]


def test_poison_line(book: Rulebook) -> None:
    rule = "emergency/missing-poison-control"
    bad = "If a child swallows ibuprofen, wait and watch."
    assert found(book, rule, f"# Ibuprofen\n\n{bad}") == [("warning", bad)]
    for more in (
        "Call Poison Control.",
        "Call 1-800-222-1222.",
        "Go to the nearest hospital.",
        "Call your doctor if a child swallows it.",
    ):
        assert found(book, rule, f"# Ibuprofen\n\n{bad} {more}") == []
    assert found(book, rule, "# Ibuprofen\n\nIbuprofen tablets can be hard to swallow.") == []


def test_pump(book: Rulebook) -> None:
    rule = "emergency/missing-pump-emergency"
    assert found(book, rule, "# Baclofen pumps\n\nBaclofen can be given through a pump.") == [("error", "pumps")]
    assert found(book, rule, "# Baclofen\n\nBaclofen comes as tablets. A pump is another way.") == []
    line = "If the pump alarm sounds, call your clinic."
    assert found(book, rule, f"# Baclofen pumps\n\nBaclofen can be given through a pump. {line}") == []


def test_late_guidance(book: Rulebook) -> None:
    rule = "emergency/emergency-action-too-late"
    filler = "\n\n" + "Tea helps some people to sleep, and a walk helps others. " * 8
    late = "Call 911 if you have a seizure."
    assert found(book, rule, f"{PAGE}{filler}\n\n{late}") == [("info", late)]
    assert found(book, rule, f"{PAGE} {late}{filler}") == []
    assert found(book, rule, f"# Tea{filler}\n\n{late}") == []


def test_numbers_of_another_country(book: Rulebook) -> None:
    rule = "emergency/wrong-emergency-number"
    assert found(book, rule, "Call 999 if you faint.", locale="us") == [("info", "999")]
    assert found(book, rule, "Call 911 if you faint.", locale="uk") == [("info", "911")]
    assert found(book, rule, "Call 911 if you faint. In the UK, call 999 if you faint.", locale="uk") == []
    assert found(book, rule, "Call 112 if you faint.", locale="uk") == []
    british = "The NHS gives it. Ask your GP for help. "
    assert found(book, rule, f"{british}Call 999 if you faint.") == []
    assert found(book, rule, f"{british}Call 911 if you faint.") == [("info", "911")]
