"""Lists, tables, quotes, captions, code and wrapped lines of a plain text, and what only looks like them."""

from __future__ import annotations

from textwrap import dedent, fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Block
from lint.model import Settings, Span
from lint.readers.plain import read

TEXT = "Asthma narrows the airways. It often starts in childhood, and it can run in families."


def blocks_of(text: str) -> tuple[Block, ...]:
    return read("a.txt", dedent(text).lstrip("\n"), Settings()).blocks


def kinds_of(text: str) -> list[str]:
    return [block.kind for block in blocks_of(text)]


@pytest.mark.parametrize("mark", ["•", "-", "▪", "◦", "1.", "1)", "(1)", "✓"])
def test_marks_that_are_believed_alone(mark: str) -> None:
    block = blocks_of(f"Bring these.\n\n{mark} a list of your tablets\n\n{TEXT}\n")[1]
    assert (block.kind, block.text, block.inferred) == (
        "list-item",
        "a list of your tablets",
        f"list mark “{mark}”",
    )


@pytest.mark.parametrize("mark", ["*", "–", "—", "+", "o", "→", "a.", "(b)", "B)"])
def test_marks_that_need_a_sibling_are_prose_alone(mark: str) -> None:
    block = blocks_of(f"{TEXT}\n\n{mark} a list of your tablets\n\n{TEXT}\n")[1]
    assert (block.kind, block.text) == ("paragraph", f"{mark} a list of your tablets")


@pytest.mark.parametrize(("first", "second"), [("*", "*"), ("–", "–"), ("a.", "b."), ("(i)", "(ii)"), ("o", "o")])
def test_marks_with_a_sibling_are_a_list(first: str, second: str) -> None:
    blocks = blocks_of(f"Bring these.\n\n{first} your tablets\n{second} your diary\n\n{TEXT}\n")
    assert [(b.kind, b.text) for b in blocks[1:3]] == [("list-item", "your tablets"), ("list-item", "your diary")]


def test_initials_and_decimals_are_no_marks() -> None:
    for line in ("A. Smith found it in 1990.", "2.5 mg is the smallest tablet.", "-5 °C is cold for the lungs."):
        assert kinds_of(f"{TEXT}\n\n{line}\n\n{TEXT}") == ["paragraph"] * 3, line


def test_depth_comes_from_indentation_and_change_of_mark() -> None:
    text = """
        Bring these:

        1. papers
           - your card
           - your letter
             * from the clinic
             * from school
        2. tablets
        • puffers
        • pills
        3. a friend
        """
    assert [(b.level, b.text) for b in blocks_of(text) if b.kind == "list-item"] == [
        (1, "papers"),
        (2, "your card"),
        (2, "your letter"),
        (3, "from the clinic"),
        (3, "from school"),
        (1, "tablets"),
        (2, "puffers"),
        (2, "pills"),
        (1, "a friend"),
    ]


def test_lists_are_told_apart() -> None:
    text = """
        - one

        - two

        1. three
        2. four

        1. five
        2. six

        Some text stands here.

        - seven
        """
    assert [b.group for b in blocks_of(text) if b.kind == "list-item"] == [0, 0, 1, 1, 2, 2, 3]


def test_tabs_count_to_the_next_column_of_four() -> None:
    text = "Bring these:\n\n- papers\n\t- card\n    - letter\n"
    assert [b.level for b in blocks_of(text) if b.kind == "list-item"] == [1, 2, 2]


def test_a_bullet_alone_takes_the_line_below() -> None:
    source = "Bring these:\n\n•\nyour tablets\n• \nyour diary\n•\n"
    blocks = blocks_of(source)
    assert [(b.kind, b.text) for b in blocks[1:]] == [
        ("list-item", "your tablets"),
        ("list-item", "your diary"),
        ("paragraph", "•"),
    ]
    assert blocks[1].span == Span(source.index("•"), source.index("tablets") + 7)


def test_an_item_without_hanging_indent_goes_on_where_it_was_wrapped() -> None:
    text = """
        Bring these:

        - the letter from the clinic with the day and the hour of your next
        visit, and the name of the nurse who wrote it for you last spring in
        the old building
        - your tablets
        """
    assert [b.text.count("\n") for b in blocks_of(text)] == [0, 2, 0]


def test_short_lines_below_a_colon_are_items() -> None:
    text = f"Call your doctor if:\nYou have a fever\nyour joint is hot\nYou feel unwell\n\n{TEXT}\n"
    items = blocks_of(text)[1:4]
    assert {(b.kind, b.level, b.group, b.inferred) for b in items} == {
        ("list-item", 1, 0, "short line under a line that ends in a colon")
    }


@given(st.integers(45, 100))
def test_wrapping_does_not_change_what_is_read(width: int) -> None:
    paragraphs = [
        "Hay fever is an allergy to pollen. Your nose runs, your eyes itch and you may sleep badly for weeks.",
        "Rinse your nose with salt water twice a day. It is cheap, it is safe, and it helps more than you think.",
        "Ask a pharmacist about tablets. Some make you sleepy, so read the label before you drive a car.",
    ]
    wrapped = "\n\n".join(fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    assert [" ".join(b.text.split()) for b in blocks_of(wrapped)] == paragraphs


def test_lines_of_an_unwrapped_text_stay_apart() -> None:
    text = """
        Few foods have much of it. Your skin makes some from sunlight in summer.
        Too little can weaken bones. Too much can harm you as well as too little.
        Most adults do well without a pill. Ask your doctor if you stay indoors on most days, or if you are over 70.
        """
    assert kinds_of(text) == ["paragraph"] * 3


def test_one_wrapped_paragraph_in_an_unwrapped_page() -> None:
    text = f"""
        {TEXT * 3}

        Take the tablet with a full glass of water, and do not lie down for
        half an hour after it. Call the
        clinic if it gets stuck.
        """
    assert [b.text.count("\n") for b in blocks_of(text)] == [0, 2]


def test_a_dash_or_a_figure_inside_a_wrapped_sentence_is_no_mark() -> None:
    text = """
        Your doctor may ask you to come to the clinic for a blood test every
        few weeks at first – or less often, if all goes well for you – and then
        – once your dose is settled – only twice a year. The nurse can give you
        3. the sheet you came for. Others need a change of dose after some weeks
        or months, and the nurse will call you.
        """
    assert kinds_of(text) == ["paragraph"]


def test_quotes() -> None:
    text = f"""
        {TEXT}

        > My first attack scared me,
        > and I did not know what to do.

        > It was cold.

        If your temperature is above
        > 38 °C, call us.
        """
    blocks = blocks_of(text)
    assert [(b.kind, b.group, b.text) for b in blocks[1:]] == [
        ("quote", 0, "My first attack scared me,\nand I did not know what to do."),
        ("quote", 1, "It was cold."),
        ("paragraph", -1, "If your temperature is above\n> 38 °C, call us."),
    ]


@pytest.mark.parametrize(
    "line",
    ["Figure 1: The airways", "Fig. 2. A puffer", "Table 3 – Doses", "Photo: A nurse", "Image credit: Hill Street"],
)
def test_captions(line: str) -> None:
    assert kinds_of(f"{TEXT}\n\n{line}\n\n{TEXT}")[1] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Figure 1 shows the airways of a child.",
        "Table manners matter.",
        "Body image: how illness changes how you feel",
        "Image 3 is blurred.",
        "Figures: see below.",
    ],
)
def test_no_captions(line: str) -> None:
    assert kinds_of(f"{TEXT}\n\n{line}\n\n{TEXT}")[1] != "caption"


@pytest.mark.parametrize(
    "table",
    [
        "Age\tPuffs\nunder 5\t1\n5 to 11\t2",
        "Age      Puffs\nunder 5  1\n5 to 11  2",
        "| Age     | Puffs |\n|---------|-------|\n| under 5 | 1     |\n| 5 to 11 | 2     |",
        "Age | Puffs\nunder 5 | 1\n5 to 11 | 2",
    ],
)
def test_tables(table: str) -> None:
    cells = blocks_of(f"{TEXT}\n\n{table}\n\n{TEXT}\n")[1:-1]
    assert [(b.kind, b.cell, b.is_header, b.text) for b in cells] == [
        ("table-cell", (0, 0), True, "Age"),
        ("table-cell", (0, 1), True, "Puffs"),
        ("table-cell", (1, 0), False, "under 5"),
        ("table-cell", (1, 1), False, "1"),
        ("table-cell", (2, 0), False, "5 to 11"),
        ("table-cell", (2, 1), False, "2"),
    ]
    assert {b.group for b in cells} == {0}


@pytest.mark.parametrize(
    "lines",
    [
        "Type 1 | Type 2 | Gestational",
        "Home | Drugs\nShop | Cart",
        "Rest today.  Drink water.\nCall us soon.  Sleep well.",
        "Name:\tJane",
    ],
)
def test_no_tables(lines: str) -> None:
    assert "table-cell" not in kinds_of(f"{TEXT}\n\n{lines}\n\n{TEXT}\n")


def test_empty_cells_keep_their_columns() -> None:
    cells = blocks_of("a\t\t1\nb\t2\t3\n")
    assert [b.cell for b in cells] == [(0, 0), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_code_only_when_it_is_evidently_code() -> None:
    code = "```python\nx = 1\n```\n\n    def f(x):\n        return x;\n\n"
    text = f"{TEXT}\n\n{code}    An indented line of text.\n    And one more.\n"
    blocks = blocks_of(text)
    assert [(b.kind, b.text) for b in blocks[1:]] == [
        ("code", "x = 1"),
        ("code", "def f(x):\nreturn x;"),
        ("paragraph", "An indented line of text."),
        ("paragraph", "And one more."),
    ]


def test_a_fence_that_is_not_closed_is_text() -> None:
    assert kinds_of(f"{TEXT}\n\n```\n{TEXT}\n") == ["paragraph"] * 3


def test_markup_of_other_formats_stays_prose() -> None:
    text = "# Asthma\n\n**Bold** and <b>bold</b> &amp; [link](x)\n\n<!-- wp:paragraph -->\n"
    assert [(b.kind, b.text) for b in blocks_of(text)] == [
        ("paragraph", "# Asthma"),
        ("paragraph", "**Bold** and <b>bold</b> &amp; [link](x)"),
        ("paragraph", "<!-- wp:paragraph -->"),
    ]


def test_suppression_comments_are_kept_apart() -> None:
    comment = '<!-- healthlint-disable-next-line dosing/x reason="label" -->'
    source = f"  {comment}\nTake it with food.\n\n<!-- healthlint is fine -->\n"
    document = read("a.txt", source, Settings())
    assert [source[slice(*span)] for span in document.comments] == [comment]
    assert [b.text for b in document.blocks] == ["Take it with food.", "<!-- healthlint is fine -->"]


def test_web_addresses_are_links() -> None:
    source = "See (https://example.org/a_(b)), or www.example.com/x. Not http:// alone.\n\nhttps://example.org/y\n"
    blocks = read("a.txt", source, Settings()).blocks
    found = [inline for block in blocks for inline in block.inlines]
    assert [inline.target for inline in found] == [
        "https://example.org/a_(b)",
        "www.example.com/x",
        "https://example.org/y",
    ]
    assert [source[slice(*inline.target_span)] for inline in found if inline.target_span] == [i.target for i in found]
    assert blocks[1].inferred == "line with a web address only"


def test_reference_lines_stand_apart_even_where_lines_are_wrapped() -> None:
    text = """
        The guide says that most people do well on one puff in the morning and
        that a second one at night is seldom of any use to them at all, as shown
        [2] by a large trial in four countries over more than two years of time.

        [1] Lung Society. Guide to the care of asthma in adults, fourth print.
        [2] Heart and Lung Board. Four countries trial, main report, chapter 2.
        """
    assert [b.text.count("\n") for b in blocks_of(text)] == [2, 0, 0]
