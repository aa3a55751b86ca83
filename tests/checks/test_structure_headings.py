"""Titles and headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

TITLE = "Caring for a Stiff Knee"
BODY = "A stiff knee makes stairs hard. Gentle movement helps most people who keep at it."


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_each_repeat_of_the_title_is_found_and_points_to_the_first(find, times: int) -> None:
    text = "\n\n".join([TITLE] * times) + f"\n\n{BODY}\n"
    found = find("structure/repeated-title", text, format="text")
    assert [finding.span.start for finding in found] == [number * (len(TITLE) + 2) for number in range(1, times)]
    assert all(f.text == TITLE and f.related[0][0] == (0, len(TITLE)) for f in found)


def test_taking_out_the_repeats_leaves_the_title(find) -> None:
    text = f"{TITLE}\n\n{TITLE}\n{TITLE} | Knee Weekly\n\n{BODY}\n"
    fixed = text
    for finding in reversed(find("structure/repeated-title", text, format="text")):
        for edit in finding.edits:
            fixed = fixed[: edit.span.start] + edit.text + fixed[edit.span.end :]
    assert fixed == f"{TITLE}\n\n{BODY}\n"


def test_a_sentence_that_begins_with_the_title_is_no_repeat(find) -> None:
    assert (
        find("structure/repeated-title", f"{TITLE}\n\n{TITLE} takes weeks, and most people get there.\n", format="text")
        == []
    )


def test_a_caption_with_a_source_repeats_the_line_before(find) -> None:
    lines = ["Knee Brace Sizes and Fit Chart", "Knee Brace Sizes and Fit Chart from www.kneefacts.org"]
    text = f"{TITLE}\n\n" + "\n".join(lines) + f"\n\n{BODY}\n"
    found = find("structure/repeated-caption", text, format="text")
    assert [finding.text for finding in found] == [lines[1]]
    start, end = found[0].related[0][0]
    assert text[start:end] == lines[0]


HEADINGS = st.lists(st.tuples(st.integers(2, 4), st.sampled_from(["Rest", "Ice", "Braces"])), min_size=1, max_size=9)


def documented_md024(headings: list[tuple[int, str]], siblings_only: bool) -> list[int]:
    """Return which headings markdownlint reports: a text seen before; siblings only, seen under the same parent."""
    known: dict[int, list[str]] = {}
    last, reported = 1, []
    seen: list[str] = []
    for index, (level, text) in enumerate(headings):
        if siblings_only:
            while last < level:
                last += 1
                known[last] = []
            while last > level:
                known[last] = []
                last -= 1
            seen = known[level]
        if text in seen:
            reported.append(index)
        else:
            seen.append(text)
    return reported


@given(HEADINGS, st.booleans())
def test_duplicate_headings_agree_with_md024_in_both_modes(
    find, headings: list[tuple[int, str]], siblings_only: bool
) -> None:
    text, starts = "# Knees\n\nOne.\n\n", []
    for level, name in headings:
        starts.append(len(text) + level + 1)
        text += f"{'#' * level} {name}\n\nTwo.\n\n"
    scope = "siblings" if siblings_only else "document"
    options = {"structure/duplicate-heading": {"scope": scope}}
    found = find("structure/duplicate-heading", text, options=options)
    assert [finding.span.start for finding in found] == [starts[i] for i in documented_md024(headings, siblings_only)]


def test_by_default_siblings_and_ancestors_are_compared(find) -> None:
    text = "# Knees\n\n## Rest\n\nOne.\n\n### Rest\n\nTwo.\n\n## Ice\n\nOne.\n\n### Rest\n\nFive.\n\n## Rest\n\nSix.\n"
    found = find("structure/duplicate-heading", text)
    assert [finding.line for finding in found] == [7, 19]
    assert {finding.message.split("line ")[1].split(".")[0] for finding in found} == {"3"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Importance of Rest", "The Importance of Good Shoes"),
        ("Developing a Plan", "Developing New Habits"),
        ("Signs of a sprain", "Sprain signs"),
        ("Braces for the knee", "Knee braces"),
    ],
)
def test_headings_alike_are_found(find, one: str, other: str) -> None:
    text = f"# Legs\n\n## {one}\n\nOne.\n\n## {other}\n\nTwo.\n"
    found = find("structure/near-duplicate-heading", text)
    assert [finding.text for finding in found] == [other]
    assert text[slice(*found[0].related[0][0])] == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How to wear it", "How to wash it"),
        ("When to call us", "When to call 911"),
        ("Week 1", "Week 2"),
        ("What to eat", "What not to eat"),
        ("Before surgery", "After surgery"),
    ],
)
def test_headings_of_one_pattern_with_a_difference_are_fine(find, one: str, other: str) -> None:
    assert find("structure/near-duplicate-heading", f"# Legs\n\n## {one}\n\nOne.\n\n## {other}\n\nTwo.\n") == []


def test_a_section_is_empty_only_if_its_subsections_are(find) -> None:
    text = "# Legs\n\n## Knees\n\n### Rest\n\nOne.\n\n## Feet\n\n### Shoes\n\n## Hips\n\n```\nx\n```\n"
    assert [finding.text for finding in find("structure/empty-section", text)] == ["Feet", "Shoes"]


def test_levels(find) -> None:
    rule = "structure/heading-level-skip"
    assert [f.text for f in find(rule, "# A\n\n### B\n\nx\n\n## C\n\nx\n\n#### D\n\nx\n")] == ["B", "D"]
    assert [f.text for f in find(rule, "<h1>A</h1><p>x</p><h1>B</h1><p>x</p>", format="html")] == ["B"]
    assert [f.text for f in find(rule, "## A\n\nx\n\n### B\n\nx\n")] == ["A"]
    assert find(rule, "---\ntitle: Legs\n---\n\n## A\n\nx\n") == []


@pytest.mark.parametrize(
    "heading", ["Overview", "The Bottom Line", "Conclusion: what next", "The Importance of Sleep", "1. Introduction"]
)
def test_headings_that_say_nothing(find, heading: str) -> None:
    found = find("structure/vague-heading", f"# Legs\n\n## {heading}\n\nRest.\n")
    assert [finding.level.value for finding in found] == ["info"]


@pytest.mark.parametrize("heading", ["Key points", "What to know about braces"])
def test_headings_that_say_something(find, heading: str) -> None:
    assert find("structure/vague-heading", f"# Legs\n\n## {heading}\n\nRest.\n") == []


def test_one_word_in_two_cases(find) -> None:
    text = "# Warming Up Knees\n\nWarming up takes long.\n\n## Why Warming up Helps\n\nIt helps.\n"
    found = find("structure/inconsistent-heading-case", text)
    assert [finding.text for finding in found] == ["Why Warming up Helps"]


def test_a_wall_of_text_needs_headings(find) -> None:
    paragraph = " ".join(["Walk to the window and back each morning after breakfast."] * 12)
    long = f"# Knees\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n"
    assert [f.text for f in find("structure/missing-headings", long)] == ["Knees"]
    cut = f"# Knees\n\n## One\n\n{paragraph}\n\n## Two\n\n{paragraph}\n\n## Three\n\n{paragraph}\n"
    assert find("structure/missing-headings", cut) == []
