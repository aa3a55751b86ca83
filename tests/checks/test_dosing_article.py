"""What an article on a medicine must say, once, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Finding

Find = Callable[..., list[Finding]]
MISSING = {
    "dosing/missing-as-prescribed": ("info", "400 mg", "Follow the label."),
    "dosing/missing-daily-maximum": ("warning", "400 mg", "Do not take more than 1,200 mg in 24 hours."),
    "dosing/missing-missed-dose-advice": ("info", "400 mg", "If you forget a dose, skip it."),
    "dosing/missing-same-ingredient-warning": ("info", "400 mg", "Many cold medicines also contain ibuprofen."),
}
PAGE = "# How to take ibuprofen\n\nTake 400 mg of ibuprofen every 8 hours. Rest, and use heat. {line}\n"
CONTRADICTION = "dosing/contradictory-doses"


@pytest.mark.parametrize("rule", MISSING)
def test_a_line_that_is_missing_is_asked_for_once_at_the_dose(find: Find, rule: str) -> None:
    level, words, line = MISSING[rule]
    assert [(f.level.value, f.text) for f in find(rule, PAGE.format(line=""))] == [(level, words)]
    assert find(rule, PAGE.format(line=line)) == []


@pytest.mark.parametrize("rule", MISSING)
def test_nothing_is_asked_of_a_page_that_gives_no_dose_or_of_one_sentence(find: Find, rule: str) -> None:
    assert find(rule, "# A sore back\n\nWalk a little each day. Ibuprofen helps some people.\n") == []
    assert find(rule, "Take 400 mg of ibuprofen every 8 hours.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Baclofen\n\nThe label starts adults at 5 mg of baclofen three times a day.", "5 mg"),
        ("# Coming off Lyrica\n\nDo not stop Lyrica at once. Lower it with your doctor.", "Coming off Lyrica"),
        ("# A good night\n\nSome guests like Ambien with a glass of wine.", "Ambien"),
    ],
)
def test_alcohol_must_be_named_with_what_it_does_not_go_with(find: Find, text: str, words: str) -> None:
    rule = "dosing/missing-alcohol-warning"
    assert [(f.level.value, f.text) for f in find(rule, text)] == [("warning", words)]
    for line in ("Do not drink alcohol with it.", "Ask your doctor if it is safe to drink alcohol."):
        assert find(rule, f"{text}\n\n{line}") == []
    assert find(rule, f"{text}\n\nStay away from:\n\n- alcohol\n- sleeping pills\n") == []


def test_alcohol_is_not_asked_for_where_the_medicine_is_only_named(find: Find) -> None:
    rule = "dosing/missing-alcohol-warning"
    assert find(rule, "# A sore back\n\nHeat helps. Muscle relaxers such as baclofen help some people.\n") == []
    assert find(rule, "# Lisinopril\n\nThe label starts adults at 10 mg of lisinopril once a day.\n") == []


def test_a_supplement_dose_needs_a_word_on_other_medicines(find: Find) -> None:
    rule, text = "dosing/missing-interaction-warning", "# Sleep\n\nTake 300 mg of valerian an hour before bed."
    assert [(f.level.value, f.text) for f in find(rule, text)] == [("warning", "300 mg")]
    assert find(rule, f"{text} Ask a pharmacist first.") == []
    assert find(rule, "# Iron\n\nAdults need 8 mg of iron a day from food, and some need more.") == []


def test_a_device_needs_its_technique(find: Find) -> None:
    rule, text = "dosing/missing-device-technique", "# Wheeze\n\nUse 2 puffs of albuterol every 4 hours."
    assert [(f.level.value, f.text) for f in find(rule, text)] == [("info", "2 puffs")]
    assert find(rule, f"{text} Shake the can first.") == []
    assert [f.text for f in find(rule, "# Lungs\n\nUse your inhaler each morning.")] == ["Use your inhaler"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Do not take more than 1,200 mg of ibuprofen in 24 hours.\n\nThen take 800 mg of ibuprofen twice a day.",
            "800 mg",
        ),
        ("The maximum of naproxen is 660 mg a day.\n\nDo not take more than 1,100 mg of naproxen a day.", "1,100 mg"),
        ("Ibuprofen comes in 200 mg tablets. The label allows 6 tablets (1,000 mg) a day.", "6 tablets (1,000 mg)"),
        ("Take 500 mg of it 4 times a day, which makes 4,000 mg a day.", "4,000 mg"),
        ("One mL holds 0.5 mg (50 mcg) of the drug.", "0.5 mg (50 mcg"),
    ],
)
def test_two_maxima_a_higher_dose_or_a_wrong_sum_contradict(find: Find, text: str, words: str) -> None:
    assert [(f.level.value, f.text) for f in find(CONTRADICTION, f"# Doses\n\n{text}\n")] == [("error", words)]


def test_the_other_place_is_shown(find: Find) -> None:
    text = "# Doses\n\nThe maximum of naproxen is 660 mg a day.\n\nDo not take more than 1,100 mg of naproxen a day.\n"
    (finding,) = find(CONTRADICTION, text)
    ((span, words),) = finding.related
    assert (text[span.start : span.end], words) == ("660 mg", "660 mg a day")


@pytest.mark.parametrize(
    "text",
    [
        "Do not take more than 1,200 mg of ibuprofen in 24 hours.\n\nTake 400 mg of ibuprofen three times a day.",
        "Take no more than 1,200 mg of ibuprofen a day.\n\nYour doctor may prescribe 800 mg of ibuprofen three times a day.",
        "For panic, the maximum of clonazepam is 4 mg a day.\n\nFor seizures, its maximum is 20 mg a day.",
        "Adults: no more than 4,000 mg of acetaminophen a day.\n\nOlder adults: no more than 3,000 mg a day.",
        "Take 500 mg of amoxicillin three times a day or 875 mg twice a day.",
        "One mL holds 0.5 mg (500 mcg) of the drug.",
        "Take 100 mg a day.\n\nDo not take more than 50 mg at one time.",
    ],
)
def test_other_people_uses_prescribers_and_right_sums_do_not(find: Find, text: str) -> None:
    assert [f.text for f in find(CONTRADICTION, f"# Doses\n\n{text}\n")] == []
