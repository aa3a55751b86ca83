"""Labelled sentences and what must not change a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.statements import REASONS, Reading, read_sentence
from lint.text.sentences import split

LABELS = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
COUNTING = [(kind, text) for kind, texts in LABELS["counts"].items() for text in texts]
FAILING = [(code, text) for code, texts in LABELS["fails"].items() for text in texts]
SILENT = {"nothing", "no-statement"}
"""Must not be listed at all, or at least not count; `not-counting` may be listed for any reason."""


def readings(text: str) -> list[Reading]:
    """Read a text of one or more sentences as an article would."""
    found: list[Reading] = []
    earlier = ""
    for start, end in split(text):
        found += read_sentence(text[start:end], earlier)
        earlier = text[start:end]
    return found


def counting(text: str) -> set[str]:
    return {reading.kind for reading in readings(text) if reading.counts}


@pytest.mark.parametrize(("kind", "text"), COUNTING)
def test_statements_count_as_their_kind(kind: str, text: str) -> None:
    assert kind in counting(text)


@pytest.mark.parametrize(("code", "text"), FAILING)
def test_look_alikes_do_not_count_and_say_why(code: str, text: str) -> None:
    assert counting(text) == set()
    if code == "nothing":
        assert readings(text) == []
    elif code in REASONS:
        assert code in {reading.reason for reading in readings(text)}


def test_labels_name_known_reasons() -> None:
    assert set(LABELS["fails"]) <= {*REASONS, *SILENT, "not-counting"}


def test_there_are_enough_labels() -> None:
    assert len(COUNTING) + len(FAILING) >= 200
    assert len({text for _, text in COUNTING + FAILING}) == len(COUNTING) + len(FAILING)


@given(st.sampled_from(COUNTING + FAILING))
def test_typography_changes_nothing(labelled: tuple[str, str]) -> None:
    _, text = labelled
    curly = text.replace("'", "’").replace(" - ", " – ")
    assert counting(curly) == counting(text)


@given(st.sampled_from([row for row in COUNTING if row[0] != "limits"]), st.booleans())
def test_line_ends_and_spaces_change_nothing(labelled: tuple[str, str], wide: bool) -> None:
    kind, text = labelled
    words = text.split(" ")
    middle = len(words) // 2
    broken = " ".join(words[:middle]) + ("\r\n" if wide else "\n") + " ".join(words[middle:])
    assert {reading.kind for reading in read_sentence(broken) if reading.counts} == {
        reading.kind for reading in read_sentence(text) if reading.counts
    }, kind


@given(
    st.sampled_from(
        ["doctor", "GP", "pharmacist", "prescriber", "diabetes nurse", "pediatrician", "health care provider"]
    )
)
def test_any_clinician_will_do(role: str) -> None:
    assert counting(f"Talk to your {role} before you lower your dose.") == {"consult"}
    assert counting(f"Do not lower your dose unless your {role} tells you to.") == {"consult"}
    assert counting(f"You can lower your dose without asking your {role}.") == set()


@given(
    st.sampled_from(["internet provider", "insurance provider", "neighbor", "plant doctor", "spin doctor", "lawyer"])
)
def test_no_other_contact_will_do(role: str) -> None:
    assert counting(f"Talk to your {role} before you lower your dose.") == set()


ACTS = ["stop", "lower the dose of", "restart", "double", "take", "mix other pills with"]


@given(st.sampled_from(ACTS), st.sampled_from(["baclofen", "it", "the tablets"]))
def test_negation_turns_a_consult_line_into_its_opposite(act: str, drug: str) -> None:
    advice = f"talk to your doctor before you {act} {drug}."
    assert counting(advice.capitalize()) == {"consult"}
    for opening in ("You do not need to ", "There is no need to ", "Don't ", "It is not necessary to "):
        found = read_sentence(opening + advice)
        assert [reading.reason for reading in found if reading.kind == "consult"] == ["discouraging"]
    for opening in ("Don't forget to ", "Never hesitate to ", "It is best to ", "You should always ", "Please "):
        assert counting(opening + advice) == {"consult"}


@given(st.sampled_from(ACTS))
def test_other_moods_do_not_count(act: str) -> None:
    for opening in (
        "She asked her doctor before she ",
        "Some people talk to a doctor before they ",
        "Have you asked your doctor before you ",
    ):
        ending = "?" if opening.startswith("Have") else "."
        assert counting(f"{opening}{act} it{ending}") == set()


@given(
    st.sampled_from(["911", "999", "112", "an ambulance", "emergency services"]),
    st.sampled_from(["you faint", "the person has a seizure"]),
)
def test_emergency_needs_a_sign_and_an_instruction(place: str, sign: str) -> None:
    assert counting(f"Call {place} if {sign}.") == {"emergency"}
    assert counting(f"If {sign}, call {place}.") == {"emergency"}
    assert counting(f"Call {place}.") == set()
    assert counting(f"He called {place} when {sign}.") == set()


def test_the_parts_are_where_they_stand() -> None:
    text = "If you take warfarin, ask your pharmacist before you use cranberry pills."
    (reading,) = read_sentence(text)
    assert reading.who is not None
    assert reading.action is not None
    assert reading.before is not None
    for part in (reading.who, reading.action, reading.before):
        assert text[part.start : part.end] == part.text
    assert (reading.who.text, reading.action.text) == ("your pharmacist", "ask")
    assert reading.before.text == "before you use cranberry pills"


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for reading in read_sentence(text + " Call your doctor before 911."):
        assert reading.reason in REASONS
