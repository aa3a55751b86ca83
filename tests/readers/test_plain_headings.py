"""Which lines of a plain text are headings, and which only look like one."""

from __future__ import annotations

import pytest

from lint.document import Block
from lint.model import Settings
from lint.readers.plain import read
from lint.readers.plain_forms import heading_form, title_form

TEXT = "Asthma narrows the airways. It often starts in childhood, and it can run in families."


def block_of(line: str) -> Block:
    """Return the block of a line that stands between two paragraphs, set apart by blank lines."""
    return read("a.txt", f"{TEXT}\n\n{line}\n\n{TEXT}\n", Settings()).blocks[1]


def headings_of(text: str) -> list[tuple[int, str, str | None]]:
    blocks = read("a.txt", text, Settings()).blocks
    return [(b.level, b.text, b.inferred) for b in blocks if b.kind in ("title", "heading")]


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Side effects", "plain"),
        ("Children’s doses and the under-twos", "plain"),
        ("Warfarin vs. apixaban", "plain"),
        ("Ask Dr. Lee about your heart", "plain"),
        ("pH and your bladder", "plain"),
        ("eGFR explained", "plain"),
        ("10 ways to sleep better", "plain"),
        ("E. coli infections", "plain"),
        ("Ibuprofen 200 mg tablets", "plain"),
        ("How much can I take?", "question"),
        ("Q: Can I drink?", "question"),
        ("Got a cold? Antibiotics won’t help", "plain"),
        ("What should I do if I have taken two days of tablets in one go and feel well?", "question"),
        ("SIDE EFFECTS", "caps"),
        ("IF YOU MISS A DOSE:", "caps"),
        ("3. Possible side effects", "numbered"),
        ("2.1 How it works", "numbered"),
        ("IV. Treatment", "numbered"),
        ("Side effects:", "colon"),
        ("تأثيرات جانبية", "plain"),
    ],
)
def test_lines_that_read_as_headings(line: str, form: str) -> None:
    assert heading_form(line) == form
    assert block_of(line).kind == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Rest helps.",
        '"Rest cures it."',
        "Stay well!",
        "feeling sick or dizzy",
        "Take 800 mg of ibuprofen every 4 hours",
        "Adults: two tablets twice a day",
        "Increase by half a tablet each week",
        "Your doctor may stop the drug and",
        "Call your doctor if you have:",
        "Common side effects are:",
        "By Nora Quist",
        "by the editorial team",
        "Written by the nurses of Ward 4",
        "Medically reviewed by Ana Ruiz, MD",
        "Ana Ruiz, PharmD",
        "Last updated 2 May 2025",
        "March 3, 2024",
        "Posted on 2024-03-03",
        "Home | Drugs | Contact",
        "Home » Heart » Statins",
        "Call 555-0100 now",
        "nurse@example.org",
        "www.example.org",
        "© 2024 Example Health",
        "## Side effects",
        "**Side effects**",
        "<h2>Side effects</h2>",
        "{{ heading }}",
        "[vc_row]",
        "It works fast. Most people feel better",
        "5 + 5 = 10,",
        "...",
        "We asked people who had lived with asthma for years what they wish they had known",
    ],
)
def test_lines_that_only_look_like_headings(line: str) -> None:
    assert heading_form(line) is None
    assert block_of(line).kind == "paragraph"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Vitamin D: how much is enough?", True),
        ("Clonazepam tablets: what they are for, who can take them, and how to come off them in a safe way", True),
        ("Skip to main content", False),
        ("Valley Health Logo", False),
        ("Menu", False),
        ("Stop smoking today!", False),
        ("By Nora Quist", False),
    ],
)
def test_title_form(line: str, expected: bool) -> None:
    assert title_form(line) is expected


def test_an_instruction_with_an_amount_stays_prose_wherever_it_stands() -> None:
    for line in ("Take 3 tablets every 2 hours", "GIVE 20 ML EVERY HOUR", "1. Take two pills at bedtime"):
        blocks = read("a.txt", f"Sleep\n\n{TEXT}\n\n{line}\n\n{TEXT}\n", Settings()).blocks
        assert blocks[2].kind in ("paragraph", "list-item"), line


def test_each_heading_says_why_it_is_one() -> None:
    text = (
        f"Asthma\n\n{TEXT}\n\nWhat sets it off?\n\n{TEXT}\n\nTreatment\n\n{TEXT}\n\nPuffers\n{TEXT}\n\n"
        f"Tablets:\n\n{TEXT}\n\nALLERGY\n\n{TEXT}\n\n4. Exercise\n\n{TEXT}\n\nSchool\n------\n{TEXT}\n"
    )
    assert headings_of(text) == [
        (1, "Asthma", "short line before the first paragraph"),
        (2, "What sets it off?", "question line"),
        (2, "Treatment", "short line set apart by blank lines"),
        (3, "Puffers", "short line right above a paragraph"),
        (3, "Tablets:", "short line that ends in a colon"),
        (2, "ALLERGY", "line in capitals"),
        (2, "4. Exercise", "numbered line with text under it"),
        (2, "School", "underlined with “---”"),
    ]


def test_underlined_title_and_headings_hold_their_underlines() -> None:
    text = f"Asthma\n======\n\n{TEXT}\n\nAt night\n--------\n\n{TEXT}\n"
    blocks = read("a.txt", text, Settings()).blocks
    assert [(b.kind, b.level, b.text, text[slice(*b.span)]) for b in blocks[::2]] == [
        ("title", 1, "Asthma", "Asthma\n======"),
        ("heading", 2, "At night", "At night\n--------"),
    ]


def test_a_line_of_dashes_below_a_paragraph_is_a_divider() -> None:
    blocks = read("a.txt", f"Asthma\n\n{TEXT}\n-----\n{TEXT}\n", Settings()).blocks
    assert [b.kind for b in blocks] == ["title", "paragraph", "paragraph"]


def test_numbered_headings_carry_their_depth() -> None:
    text = f"Asthma\n\n1. Causes\n\n{TEXT}\n\n1.1 Smoke\n\n{TEXT}\n\n1.2.1 Wood smoke\n\n{TEXT}\n\n2. Care\n\n{TEXT}\n"
    assert [level for level, _, _ in headings_of(text)] == [1, 2, 3, 4, 2]


def test_subheadings_below_a_heading_without_text_stand_deeper() -> None:
    text = (
        f"Asthma care\n\nWho needs extra help\n\nBabies\n\n{TEXT}\n\nTeenagers\n\n{TEXT}\n\nHow to get help\n\n{TEXT}\n"
    )
    assert [(level, name) for level, name, _ in headings_of(text)] == [
        (1, "Asthma care"),
        (2, "Who needs extra help"),
        (3, "Babies"),
        (3, "Teenagers"),
        (2, "How to get help"),
    ]


def test_a_first_subheading_of_the_same_shape_stands_deeper_alone() -> None:
    text = f"Asthma care\n\nWhat helps\n\nBreathing exercises\n\n{TEXT}\n\nMissed doses\n\n{TEXT}\n"
    assert [level for level, _, _ in headings_of(text)] == [1, 2, 3, 2]


def test_a_section_without_text_is_seen_where_capitals_give_the_level() -> None:
    text = f"Asthma care\n\nSIDE EFFECTS\n\nMISSED DOSES\n\n{TEXT}\n\nBabies\n{TEXT}\n"
    assert [level for level, _, _ in headings_of(text)] == [1, 2, 2, 3]


def test_a_stack_of_short_lines_is_no_stack_of_headings() -> None:
    text = f"Asthma\n\n{TEXT}\n\nWhere dust hides\n\nPillows\nCarpets\nSoft toys\n\n{TEXT}\n"
    assert [name for _, name, _ in headings_of(text)] == ["Asthma", "Where dust hides"]


def test_questions_for_a_visit_are_no_headings() -> None:
    text = (
        f"Asthma\n\n{TEXT}\n\nQuestions for your visit\n\nDo I need a test?\nWhich puffer is best?\nCan I run?\n\n"
        f"More help\n\n{TEXT}\n"
    )
    assert [name for _, name, _ in headings_of(text)] == ["Asthma", "Questions for your visit", "More help"]


def test_short_lines_at_the_end_are_no_headings() -> None:
    text = f"Asthma\n\n{TEXT}\n\nPrivacy Policy\n\nContact us\n"
    assert [name for _, name, _ in headings_of(text)] == ["Asthma"]


def test_a_line_inside_a_sentence_is_no_heading() -> None:
    text = f"Asthma\n\n{TEXT}\n\nAnd then the nurse said\nUse the blue puffer first when your chest feels tight.\n"
    assert [name for _, name, _ in headings_of(text)] == ["Asthma", "And then the nurse said"]


def test_a_letterhead_is_not_the_title() -> None:
    text = f"Hill Street Surgery\nPatient Information Leaflet\n\nLiving with asthma\n\n{TEXT}\n"
    blocks = read("a.txt", text, Settings()).blocks
    assert [(b.kind, b.text) for b in blocks[:3]] == [
        ("paragraph", "Hill Street Surgery"),
        ("paragraph", "Patient Information Leaflet"),
        ("title", "Living with asthma"),
    ]


def test_a_page_that_starts_with_text_has_no_title() -> None:
    assert headings_of(f"{TEXT}\n\nCare at home\n\n{TEXT}\n") == [
        (2, "Care at home", "short line set apart by blank lines")
    ]


def test_the_name_of_the_site_behind_the_title_is_a_repeat() -> None:
    text = f"Living with asthma | Hill Street Health\n\nLiving with asthma\n\n{TEXT}\n"
    assert headings_of(text) == [
        (1, "Living with asthma | Hill Street Health", "repeated title line with the name of the site"),
        (1, "Living with asthma", "short line before the first paragraph"),
    ]


def test_title_repeats_are_found_in_other_case_and_spacing() -> None:
    text = f"Living with asthma\n\nLIVING WITH ASTHMA\nLiving  with asthma\n\n{TEXT}\n"
    assert [(level, why) for level, _, why in headings_of(text)] == [
        (1, "line at the head that is repeated"),
        (1, "repeated title line"),
        (1, "repeated title line"),
    ]
