"""Look-alike names and high-alert doses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Finding

Find = Callable[..., list[Finding]]
PAIR, ALERT, TALL = "notation/confusable-drug-pair", "notation/high-alert-dose", "notation/tall-man-letters"


def test_a_look_alike_pair_is_flagged_once(find: Find) -> None:
    text = "Many take propranolol, clonidine or Klonopin.\n\nOthers take clonidine or Klonopin too."
    assert [(f.level.value, f.text) for f in find(PAIR, text)] == [("info", "clonidine or Klonopin")]


@pytest.mark.parametrize(
    "text",
    [
        "Clonidine (for blood pressure) and Klonopin (for seizures) differ.",
        "Do not mix up hydroxyzine and hydralazine.",
        "Benzodiazepines such as alprazolam, lorazepam and clonazepam are for short use.",
        "Klonopin and clonazepam are the same medicine.",
        "Ibuprofen and naproxen ease pain.",
        "Take clonidine at night.\n\nKlonopin is another medicine.",
    ],
)
def test_names_told_apart_or_listed_by_class_are_let_pass(find: Find, text: str) -> None:
    assert [f.text for f in find(PAIR, text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Inject 8 units of insulin before each meal.", "8 units"),
        ("Take warfarin 5 mg at six in the evening.", "5 mg"),
        ("MS 10 mg every 4 hours eases the pain.", "10 mg"),
        ("Take oxycodone 5 mg every 4 hours, then 10 mg at night.", "5 mg"),
    ],
)
def test_an_unsourced_high_alert_dose_is_flagged_once_a_sentence(find: Find, text: str, words: str) -> None:
    assert [(f.level.value, f.text) for f in find(ALERT, text)] == [("warning", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Your care team sets your dose of insulin.",
        "The FDA label (2023) starts most adults at 2 mg to 5 mg of warfarin once a day.",
        "Do not inject 8 units of insulin without a meal.",
        "Take 10 mg of loratadine once a day.",
        "People with MS walk 10 minutes a day.",
    ],
)
def test_sourced_forbidden_and_other_doses_are_let_pass(find: Find, text: str) -> None:
    assert [f.text for f in find(ALERT, text)] == []


def test_tall_man_letters_are_for_professional_lists_only(find: Find) -> None:
    text = "Check these:\n\n- hydroxyzine\n- hydralazine\n"
    assert [f.edits[0].text for f in find(TALL, text, audience="professional")] == ["hydrOXYzine", "hydrALAZINE"]
    assert find(TALL, text) == []
    assert find(TALL, "Hydroxyzine is not hydralazine.", audience="professional") == []
