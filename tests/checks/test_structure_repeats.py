"""Paragraphs and sentences that come again, lists, questions, and what an article should have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

PARAGRAPHS = [
    "The brace keeps the knee from turning while the torn fibers grow together again.",
    "Most people walk to the shop in the second week and drive a car in the third.",
    "A flat sole and a firm heel matter as much as the brace, on stairs above all.",
    "Swelling shows that the day was too long, and a pillow under the leg brings it down.",
]


@given(st.integers(0, 3), st.integers(0, 4))
def test_a_paragraph_put_in_again_is_found_once(find, which: int, where: int) -> None:
    sections = [f"## Part {number}\n\n{text}\n" for number, text in enumerate(PARAGRAPHS)]
    sections.insert(where, f"## Again\n\n{PARAGRAPHS[which]}\n")
    text = "# Knees\n\n" + "\n".join(sections)
    found = find("structure/duplicate-paragraph", text)
    assert [finding.text for finding in found] == [PARAGRAPHS[which]]
    first = found[0].related[0][0]
    assert text[slice(*first)] == PARAGRAPHS[which]
    assert first.end <= found[0].span.start
    assert find("structure/duplicate-sentence", text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Never put weight on a knee that has locked or turned blue.",
        "Call 911 if the leg turns cold and you cannot feel your foot.",
    ],
)
def test_a_call_to_act_may_stand_twice_and_a_crisis_line_always(find, line: str) -> None:
    def text(times: int) -> str:
        return "# Knees\n\n" + "\n".join(f"## Part {n}\n\n{line}\n" for n in range(times))

    assert find("structure/duplicate-paragraph", text(2)) == []
    assert len(find("structure/duplicate-paragraph", text(3))) == (0 if "911" in line else 2)


def test_a_summary_may_say_things_again(find) -> None:
    text = f"# Knees\n\n## Key points\n\n- {PARAGRAPHS[0]}\n\n## Braces\n\n{PARAGRAPHS[0]} {PARAGRAPHS[1]}\n"
    for rule in ("duplicate-paragraph", "near-duplicate-paragraph", "duplicate-sentence"):
        assert find(f"structure/{rule}", text) == []


def test_a_sentence_with_one_word_changed_in_another_part_is_found(find) -> None:
    changed = PARAGRAPHS[1].replace("drive", "steer")
    text = f"# Knees\n\n## One\n\n{PARAGRAPHS[1]} Rest.\n\n## Two\n\nWalk. {changed}\n"
    assert [f.text for f in find("structure/duplicate-sentence", text)] == [changed]
    together = f"# Knees\n\n## One\n\n{PARAGRAPHS[1]} {changed}\n"
    assert find("structure/duplicate-sentence", together) == []


def test_an_answer_that_says_the_text_again_is_found(find) -> None:
    text = (
        "# Knees\n\n## Healing\n\nSwelling, stiffness, a dull ache and warm skin around the joint may last for six weeks.\n\n"
        "Ice helps. Rest helps too.\n\n## How long does it last?\n\n"
        "A dull ache, swelling, warm skin and stiffness around the joint last six weeks.\n"
    )
    found = find("structure/near-duplicate-paragraph", text)
    assert [f.text for f in found] == [
        "A dull ache, swelling, warm skin and stiffness around the joint last six weeks."
    ]


@pytest.mark.parametrize("count", [6, 7, 8, 12])
def test_long_lists(find, count: int) -> None:
    text = "# Knees\n\nBring:\n\n" + "".join(f"- thing {number}\n" for number in range(count))
    assert [f.text for f in find("structure/long-list", text)] == (["thing 0"] if count > 7 else [])
    assert find("structure/long-list", text, options={"structure/long-list": {"max": 20}}) == []


def test_a_list_needs_a_lead_in(find) -> None:
    bullets = "- Keep the leg high.\n- Wear the brace.\n"
    stray = f"# Knees\n\n## Healing\n\nIt takes weeks.\n\nIt gets better.\n\nPatience pays off.\n\n{bullets}"
    found = find("structure/orphan-list", stray)
    assert [f.text for f in found] == [bullets.rstrip("\n")]
    for lead_in in ("Remember:", "These habits help.", "## Habits"):
        assert find("structure/orphan-list", stray.replace("Patience pays off.", lead_in)) == []


def test_items_that_end_in_two_ways(find) -> None:
    mixed = "# Knees\n\nDo this:\n\n- Keep the leg high.\n- Wear the brace\n- Use some ice.\n"
    assert [f.text for f in find("structure/inconsistent-list", mixed)] == ["Wear the brace"]
    assert find("structure/inconsistent-list", mixed.replace("brace\n", "brace.\n")) == []
    assert find("structure/inconsistent-list", mixed.replace("high.", "high").replace("ice.", "ice")) == []


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_questions_at_the_end_need_a_heading(find, format: str) -> None:
    mark = "## " if format == "markdown" else ""
    title = "# Knees" if format == "markdown" else "Knees and braces"
    start = f"{title}\n\n{mark}Braces\n\nWear the brace by day for six weeks.\n\n{mark}Shoes\n\nWear shoes with a firm heel.\n\n"
    asked = "".join(
        f"{mark}{q}\n\nAsk the clinic before you do that again.\n\n"
        for q in ("Can I swim?", "Can I run far?", "Can I drive?")
    )
    assert [f.text for f in find("structure/unlabelled-questions", start + asked, format=format)] == ["Can I swim?"]
    if format == "markdown":
        labelled = start + "## Questions people ask\n\n" + asked.replace("## ", "### ")
        assert find("structure/unlabelled-questions", labelled) == []


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Call your clinic before you run.", True),
        ("If it swells, rest the knee.", True),
        ("You should rest it.", True),
        ("Doctors call it a sprain.", False),
        ("Rest is needed.", False),
    ],
)
def test_something_to_do(find, sentence: str, acts: bool) -> None:
    filler = " ".join(["The joint has two pads of cartilage and a cap of bone."] * 10)
    found = find("structure/missing-reader-action", f"# Knees\n\n{filler} {sentence}\n")
    assert [f.text for f in found] == ([] if acts else ["Knees"])


def test_images_need_words(find) -> None:
    rule = "structure/missing-alt-text"
    assert len(find(rule, "![](a.png) ![knee.jpg](b.png) ![A bent knee](c.png)")) == 2
    assert (
        len(find(rule, '<p><img src="a.png"><img src="b.png" alt=""><img src="c.png" alt="photo"></p>', format="html"))
        == 2
    )


def test_a_table_needs_a_header(find) -> None:
    rule = "structure/table-without-header"
    assert find(rule, "<table><tr><th>Age</th></tr><tr><td>5</td></tr></table>", format="html") == []
    assert [f.text for f in find(rule, "<table><tr><td>Age</td></tr><tr><td>5</td></tr></table>", format="html")] == [
        "Age"
    ]
