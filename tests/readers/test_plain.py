"""Plain text as web extraction leaves it: what each line is taken for, and why."""

from __future__ import annotations

from textwrap import dedent

import pytest

from lint.document import Document
from lint.model import Settings, Span
from lint.readers.plain import read


def document_of(text: str) -> Document:
    return read("article.txt", text, Settings())


def outline_of(text: str) -> list[tuple[str, str]]:
    """Return kind (with its level, if it has one) and first line of each block."""
    return [
        (f"{block.kind} {block.level}" if block.level else block.kind, block.text.partition("\n")[0])
        for block in document_of(dedent(text).lstrip("\n")).blocks
    ]


def test_page_with_a_menu_a_repeated_title_and_a_comment_form() -> None:
    text = """
        Better Living Library | Health Reads 2024

        Coming Off Sleeping Pills: What Helps

        Coming Off Sleeping Pills: What Helps
        Sleeping Pills Chart and Calendar
        Sleeping Pills Chart and Calendar from www.example-rehab.com

        Why It Takes Time

        Your brain gets used to the tablets. It needs weeks to find its own way back to sleep.

        The Bottom Line

        Go slowly, and do not go alone.

        Leave a Reply

        Your email address will not be shown. Required fields are marked *
        """
    assert outline_of(text) == [
        ("paragraph", "Better Living Library | Health Reads 2024"),
        ("title 1", "Coming Off Sleeping Pills: What Helps"),
        ("heading 1", "Coming Off Sleeping Pills: What Helps"),
        ("caption", "Sleeping Pills Chart and Calendar"),
        ("caption", "Sleeping Pills Chart and Calendar from www.example-rehab.com"),
        ("heading 2", "Why It Takes Time"),
        ("paragraph", "Your brain gets used to the tablets. It needs weeks to find its own way back to sleep."),
        ("heading 2", "The Bottom Line"),
        ("paragraph", "Go slowly, and do not go alone."),
        ("heading 2", "Leave a Reply"),
        ("paragraph", "Your email address will not be shown. Required fields are marked *"),
    ]


def test_page_with_title_lines_below_each_other_bullets_and_bare_questions() -> None:
    text = """
        Your Friend In All Things Health!
        Valley Health Monthly Logo
        This article first ran in Valley Health Monthly. We help people live well every single day.
        Living With Gout Without Fear
        Living With Gout Without Fear

        Living With Gout Without Fear

        Gout comes on at night more often than by day. A flare hurts, but it passes in a week or two.

          • Drink water through the day.
          • Rest the joint while it is hot.

        What sets off a flare?

        Beer, big meals and some water pills can do it.

        Can I walk with a swollen toe?

        Yes, if you can bear it. Rest when it throbs.

        www.valleyhealthmonthly.example
        TX (555) 010-0100 | OK (555) 010-0199
        """
    assert outline_of(text) == [
        ("paragraph", "Your Friend In All Things Health!"),
        ("paragraph", "Valley Health Monthly Logo"),
        ("paragraph", "This article first ran in Valley Health Monthly. We help people live well every single day."),
        ("title 1", "Living With Gout Without Fear"),
        ("heading 1", "Living With Gout Without Fear"),
        ("heading 1", "Living With Gout Without Fear"),
        ("paragraph", "Gout comes on at night more often than by day. A flare hurts, but it passes in a week or two."),
        ("list-item 1", "Drink water through the day."),
        ("list-item 1", "Rest the joint while it is hot."),
        ("heading 2", "What sets off a flare?"),
        ("paragraph", "Beer, big meals and some water pills can do it."),
        ("heading 2", "Can I walk with a swollen toe?"),
        ("paragraph", "Yes, if you can bear it. Rest when it throbs."),
        ("paragraph", "www.valleyhealthmonthly.example"),
        ("paragraph", "TX (555) 010-0100 | OK (555) 010-0199"),
    ]


LEAFLET = """
                       Riverside Community Hospital
                       Patient Information Leaflet

               AFTER YOUR KNEE OPERATION: GOING HOME

This leaflet tells you what to expect in the first six weeks after your
knee operation. Please keep it somewhere safe, and bring it with you when
you come back to the clinic. Your nurse has gone through it with you
before you left the ward.

PAIN RELIEF

You will be given tablets to take home. Take them as the label on the box
says. Most people need them for two weeks or so. The ward pharmacist has
written the times of your next tablets on the back of this leaflet.

Speak to your nurse or your GP before you:

  * take any other painkiller, including those you can buy in a shop
    without a prescription
  * drink alcohol

WHEN TO GET HELP

Call 999 if you have chest pain or cannot catch your breath. Call the ward
on the number below if:

  1. the wound is red, hot or weeping
  2. you have a temperature, or feel shivery and unwell for more than one
     day after you came home
 10. your calf swells or is sore

Older people
Ask a friend or a neighbour to stay with you for the first night, as you
may feel dizzy when you get up.

Ward 4 reception, third floor
Open day and night
"""


def test_hospital_leaflet_wrapped_at_72_columns() -> None:
    assert outline_of(LEAFLET) == [
        ("paragraph", "Riverside Community Hospital"),
        ("paragraph", "Patient Information Leaflet"),
        ("title 1", "AFTER YOUR KNEE OPERATION: GOING HOME"),
        ("paragraph", "This leaflet tells you what to expect in the first six weeks after your"),
        ("heading 2", "PAIN RELIEF"),
        ("paragraph", "You will be given tablets to take home. Take them as the label on the box"),
        ("paragraph", "Speak to your nurse or your GP before you:"),
        ("list-item 1", "take any other painkiller, including those you can buy in a shop"),
        ("list-item 1", "drink alcohol"),
        ("heading 2", "WHEN TO GET HELP"),
        ("paragraph", "Call 999 if you have chest pain or cannot catch your breath. Call the ward"),
        ("list-item 1", "the wound is red, hot or weeping"),
        ("list-item 1", "you have a temperature, or feel shivery and unwell for more than one"),
        ("list-item 1", "your calf swells or is sore"),
        ("heading 3", "Older people"),
        ("paragraph", "Ask a friend or a neighbour to stay with you for the first night, as you"),
        ("paragraph", "Ward 4 reception, third floor"),
        ("paragraph", "Open day and night"),
    ]


def test_wrapped_lines_keep_their_line_ends_and_lose_their_indentation() -> None:
    blocks = document_of(LEAFLET).blocks
    assert blocks[3].text == (
        "This leaflet tells you what to expect in the first six weeks after your\n"
        "knee operation. Please keep it somewhere safe, and bring it with you when\n"
        "you come back to the clinic. Your nurse has gone through it with you\n"
        "before you left the ward."
    )
    assert blocks[3].inferred == "wrapped lines put together"
    assert blocks[7].text == "take any other painkiller, including those you can buy in a shop\nwithout a prescription"
    start = LEAFLET.index("* take any")
    assert blocks[7].span == Span(start, LEAFLET.index("prescription") + len("prescription"))
    assert blocks[7].map.to_source(0, 4) == Span(start + 2, start + 6)


def test_page_of_questions_and_answers() -> None:
    text = """
        Questions about statins

        Statins are medicines that lower cholesterol. This page answers what people ask us most often.

        Frequently asked questions

        How do statins work?

        They slow down the making of cholesterol in your liver.

        Q: Can I eat grapefruit?

        A: Not with every statin. Ask your pharmacist about yours.

        What should I do if I get muscle pain that starts a few weeks after my first tablet?

        Tell your doctor soon. Do not stop by yourself.

        About this page

        The heart team wrote it with people who take statins.
        """
    assert outline_of(text) == [
        ("title 1", "Questions about statins"),
        ("paragraph", "Statins are medicines that lower cholesterol. This page answers what people ask us most often."),
        ("heading 2", "Frequently asked questions"),
        ("heading 3", "How do statins work?"),
        ("paragraph", "They slow down the making of cholesterol in your liver."),
        ("heading 3", "Q: Can I eat grapefruit?"),
        ("paragraph", "A: Not with every statin. Ask your pharmacist about yours."),
        ("heading 3", "What should I do if I get muscle pain that starts a few weeks after my first tablet?"),
        ("paragraph", "Tell your doctor soon. Do not stop by yourself."),
        ("heading 2", "About this page"),
        ("paragraph", "The heart team wrote it with people who take statins."),
    ]


def test_numbered_steps_like_a_recipe() -> None:
    text = """
        How to use a puffer

        Wash your hands before you begin. Sit or stand up straight.

        What you need

        - your inhaler
        - a spacer, if you have one

        Steps

        1. Take off the cap and shake the puffer well.
        2. Put the mouthpiece between your lips.
           Do not bite it.
        3. Press down once while you breathe in slowly.

           a) If you use a spacer, wait one second.
           b) If not, breathe in as you press.

        4. Hold your breath and count to ten.

        After use

        Rinse your mouth and spit out the water.
        """
    blocks = document_of(dedent(text).lstrip("\n")).blocks
    items = [block for block in blocks if block.kind == "list-item"]
    assert [(block.level, block.ordered, block.group) for block in items] == [
        (1, False, 0),
        (1, False, 0),
        (1, True, 1),
        (1, True, 1),
        (1, True, 1),
        (2, True, 1),
        (2, True, 1),
        (1, True, 1),
    ]
    assert items[3].text == "Put the mouthpiece between your lips.\nDo not bite it."
    assert [(block.kind, block.text) for block in blocks if block.kind in ("title", "heading")] == [
        ("title", "How to use a puffer"),
        ("heading", "What you need"),
        ("heading", "Steps"),
        ("heading", "After use"),
    ]


def test_key_points_figure_and_table() -> None:
    text = """
        Iron tablets and your stomach

        Key points

        - Iron can make you feel sick or bunged up.
        - Black stools are common and harmless.

        Why iron upsets the gut

        Only part of the iron is taken up. The rest stays in the gut, where it can irritate the lining.

        Figure 1: How iron is taken up in the small bowel
        Photo: A plate of lentils

        Food\tIron
        Lentils\t3 mg
        Spinach\t2 mg

        See your doctor if you lose weight or see red blood.
        """
    assert outline_of(text) == [
        ("title 1", "Iron tablets and your stomach"),
        ("heading 2", "Key points"),
        ("list-item 1", "Iron can make you feel sick or bunged up."),
        ("list-item 1", "Black stools are common and harmless."),
        ("heading 2", "Why iron upsets the gut"),
        (
            "paragraph",
            "Only part of the iron is taken up. The rest stays in the gut, where it can irritate the lining.",
        ),
        ("caption", "Figure 1: How iron is taken up in the small bowel"),
        ("caption", "Photo: A plate of lentils"),
        ("table-cell", "Food"),
        ("table-cell", "Iron"),
        ("table-cell", "Lentils"),
        ("table-cell", "3 mg"),
        ("table-cell", "Spinach"),
        ("table-cell", "2 mg"),
        ("paragraph", "See your doctor if you lose weight or see red blood."),
    ]


def test_headings_in_capitals() -> None:
    text = """
        MIGRAINE IN TEENAGERS

        WHAT IS MIGRAINE?

        Migraine is more than a bad headache. It can bring vomiting and make light hard to bear.

        Before an attack
        Some teenagers yawn a lot or crave sweets for a day before the pain starts.

        TREATMENT AT HOME

        Rest in a dark room. Sip water. Ask the pharmacist which tablet suits your child.

        REMEMBER:
        Too many pain tablets can cause more headaches.
        """
    assert outline_of(text) == [
        ("title 1", "MIGRAINE IN TEENAGERS"),
        ("heading 2", "WHAT IS MIGRAINE?"),
        ("paragraph", "Migraine is more than a bad headache. It can bring vomiting and make light hard to bear."),
        ("heading 3", "Before an attack"),
        ("paragraph", "Some teenagers yawn a lot or crave sweets for a day before the pain starts."),
        ("heading 2", "TREATMENT AT HOME"),
        ("paragraph", "Rest in a dark room. Sip water. Ask the pharmacist which tablet suits your child."),
        ("heading 2", "REMEMBER:"),
        ("paragraph", "Too many pain tablets can cause more headaches."),
    ]


def test_page_without_blank_lines() -> None:
    text = """
        Sleep and the night shift
        By Nora Quist
        Reviewed March 3, 2026
        Working at night turns your body clock upside down. Many nurses sleep two hours less than others.
        Why it is hard to sleep by day
        Light tells your brain to stay awake. Noise and heat do the rest. On top of that, family life goes on.
        Things that help
        - Wear dark glasses on the way home.
        - Keep the bedroom cool and dark.
        Some people nap before the shift. A nap of twenty minutes is enough for most of them.
        When to get help
        See your doctor if you fall asleep at the wheel, or if you feel low for more than two weeks.
        Share this article
        Privacy Policy
        © 2026 Quist Health Media
        """
    assert outline_of(text) == [
        ("title 1", "Sleep and the night shift"),
        ("paragraph", "By Nora Quist"),
        ("paragraph", "Reviewed March 3, 2026"),
        (
            "paragraph",
            "Working at night turns your body clock upside down. Many nurses sleep two hours less than others.",
        ),
        ("heading 2", "Why it is hard to sleep by day"),
        (
            "paragraph",
            "Light tells your brain to stay awake. Noise and heat do the rest. On top of that, family life goes on.",
        ),
        ("heading 2", "Things that help"),
        ("list-item 1", "Wear dark glasses on the way home."),
        ("list-item 1", "Keep the bedroom cool and dark."),
        ("paragraph", "Some people nap before the shift. A nap of twenty minutes is enough for most of them."),
        ("heading 2", "When to get help"),
        ("paragraph", "See your doctor if you fall asleep at the wheel, or if you feel low for more than two weeks."),
        ("paragraph", "Share this article"),
        ("paragraph", "Privacy Policy"),
        ("paragraph", "© 2026 Quist Health Media"),
    ]


def test_hebrew_page() -> None:
    text = """
        כאב ראש אצל ילדים

        כאב ראש נפוץ מאוד אצל ילדים, ולרוב הוא חולף מעצמו.

        מתי לפנות לרופא?

        פנו לרופא אם הכאב חזק או נמשך יותר מיום.
        """
    assert [kind for kind, _ in outline_of(text)] == ["title 1", "paragraph", "heading 2", "paragraph"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \t\f\u200b\r\n", "<!-- healthlint-disable-next-line all -->"])
def test_a_text_without_words_has_no_blocks(text: str) -> None:
    assert document_of(text).blocks == ()


def test_one_line_is_a_paragraph_and_no_title() -> None:
    assert outline_of("Take 5 mg of it before bed") == [("paragraph", "Take 5 mg of it before bed")]


def test_only_debris_has_no_headings() -> None:
    text = "Home\nAbout us\nContact\n\nShare on Facebook\nTweet\n\nPrivacy Policy | Terms of Use\n"
    assert {kind for kind, _ in outline_of(text)} == {"paragraph"}


def test_every_block_says_what_its_kind_was_inferred_from() -> None:
    assert all(block.inferred for block in document_of(LEAFLET).blocks)


def test_form_feeds_and_a_byte_order_mark_are_no_prose() -> None:
    document = document_of("\ufeffGout at a glance\n\nIt hurts, and it comes at night.\n\f\nPage two goes on.\n")
    assert [block.text for block in document.blocks] == [
        "Gout at a glance",
        "It hurts, and it comes at night.",
        "Page two goes on.",
    ]
    assert document.blocks[0].span == Span(1, 17)


def test_article_that_stands_twice() -> None:
    article = (
        "Living with hay fever\n\nHay fever is an allergy to pollen. It comes back each spring or fall.\n\n"
        "What helps\n\nRinse your nose with salt water.\n\n"
    )
    assert outline_of(article * 2) == [
        ("title 1", "Living with hay fever"),
        ("paragraph", "Hay fever is an allergy to pollen. It comes back each spring or fall."),
        ("heading 2", "What helps"),
        ("paragraph", "Rinse your nose with salt water."),
        ("heading 1", "Living with hay fever"),
        ("paragraph", "Hay fever is an allergy to pollen. It comes back each spring or fall."),
        ("heading 2", "What helps"),
        ("paragraph", "Rinse your nose with salt water."),
    ]
