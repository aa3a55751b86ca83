"""Leftovers of pages: what is found, what is let pass, and that nothing of it is measured."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.mojibake import _as_windows
from lint.facts import facts

ARTICLE = (
    "Living With a Stiff Knee",
    "A stiff knee makes stairs and chairs hard. Gentle movement each day helps most people.",
    "Start with five minutes. Add a minute every few days, and rest when the knee swells.",
    "Ask your nurse which exercises suit you. Most people walk better within six weeks.",
)
LEFTOVERS = {
    "boilerplate/comment-form": "Write a reply",
    "boilerplate/cookie-banner": "Reject all cookies",
    "boilerplate/navigation": "Skip to navigation",
    "boilerplate/share-buttons": "Share this page on Reddit",
    "boilerplate/newsletter-signup": "Sign up for our monthly newsletter",
    "boilerplate/related-posts": "Other stories you may like",
    "boilerplate/image-remains": "knee-brace-hero.webp",
    "boilerplate/footer-contact": "Phone: (212) 555-0188",
    "boilerplate/advertisement": "Advertisement",
    "boilerplate/copyright-line": "© 2021 Knee and Hip Weekly",
    "boilerplate/read-more": "View full story",
    "boilerplate/cms-residue": "Posted by webmaster",
}


def as_text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def as_html(*lines: str) -> str:
    title, *rest = (html.escape(line) for line in lines)
    return f"<main><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in rest)}</main>"


@pytest.mark.parametrize(("rule", "line"), LEFTOVERS.items())
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_leftover_line_is_found_whole_and_measured_nowhere(
    find, lint_text, rule: str, line: str, format: str
) -> None:
    write = as_html if format == "html" else as_text
    with_line = write(*ARTICLE[:3], line, ARTICLE[3])
    found = find(rule, with_line, format=format, whole_page=False)
    assert [finding.text for finding in found] == [line]
    clean = lint_text(write(*ARTICLE), format=format)
    assert lint_text(with_line, format=format, whole_page=False).measurements == clean.measurements


@pytest.mark.parametrize("rule", LEFTOVERS)
@pytest.mark.parametrize("format", ["text", "html"])
def test_an_honest_article_has_no_leftovers(find, rule: str, format: str) -> None:
    write = as_html if format == "html" else as_text
    assert find(rule, write(*ARTICLE), format=format) == []


@pytest.mark.parametrize("line", [line for line in facts().all_lines if line.numbers], ids=lambda line: line.id)
def test_a_public_help_line_is_no_footer(find, line) -> None:  # type: ignore[no-untyped-def]
    rows = [f"Call {line.name} at {line.numbers[0]}", f"{line.name}: {line.numbers[0]}"]
    assert find("boilerplate/footer-contact", as_text(*ARTICLE[:3], *rows, ARTICLE[3]), format="text") == []


def test_a_company_number_among_help_lines_is_a_footer(find) -> None:
    text = as_text(*ARTICLE[:3], "Poison Control: 1-800-222-1222", "Bright Knees Clinic: 1-800-555-0142", ARTICLE[3])
    found = find("boilerplate/footer-contact", text, format="text")
    assert [finding.text for finding in found] == ["Bright Knees Clinic: 1-800-555-0142"]


def test_one_legal_line_is_fine_on_a_whole_page_and_two_are_not(find) -> None:
    one, two = "© 2021 Knee Weekly", "Terms of Service | Privacy Notice"
    rule = "boilerplate/copyright-line"
    assert find(rule, as_html(*ARTICLE, one), format="html") == []
    assert [f.text for f in find(rule, as_html(*ARTICLE, one, two), format="html")] == [one, two]
    assert [f.text for f in find(rule, as_text(*ARTICLE, one), format="text")] == [one]


def test_read_more_over_a_list_of_links_is_a_heading(find) -> None:
    links = "- [Knees, from the NHS](https://www.nhs.uk/conditions/knee-pain/)\n- [Braces](https://medlineplus.gov/)\n"
    assert find("boilerplate/read-more", f"# Knees\n\nRest.\n\n## Read more\n\n{links}") == []
    found = find("boilerplate/read-more", "# Knees\n\nRest.\n\n## Read more\n\nThen walk.\n")
    assert [finding.text for finding in found] == ["Read more"]


MENU = ["Home", "Blog", "Contact", "Careers", "Sitemap", "Search"]


@given(st.permutations(MENU), st.sampled_from([" | ", " • ", " / ", "  ", " "]), st.integers(3, 6))
def test_menu_entries_in_a_row_are_a_menu_in_any_order(find, entries: list[str], bar: str, count: int) -> None:
    line = bar.join(entries[:count])
    found = find("boilerplate/navigation", as_text(*ARTICLE[:3], line, ARTICLE[3]), format="text")
    assert [finding.text for finding in found] == [line]


@pytest.mark.parametrize(
    "line", ["Mild | Moderate | Severe", "Breakfast / Lunch / Supper", "Home care", "Contact lenses"]
)
def test_rows_of_other_words_are_no_menu(find, line: str) -> None:
    assert find("boilerplate/navigation", as_text(*ARTICLE[:3], line, ARTICLE[3]), format="text") == []


def test_contents_over_links_is_a_note_and_alone_a_leftover(find) -> None:
    linked = "# Knees\n\n## Contents\n\n- [Rest](#rest)\n\n## Rest\n\nRest a day.\n"
    assert [f.level.value for f in find("boilerplate/navigation", linked)] == ["info"]
    assert [f.level.value for f in find("boilerplate/navigation", "# Knees\n\nContents\n\nRest a day.\n")] == [
        "warning"
    ]


WORDS = st.lists(st.sampled_from(["rest", "knee", "Take", "half", "tablets", "brace", "nurse"]), min_size=1, max_size=6)
SIGNS = st.sampled_from("’‘“–—…•™°µ½±éüñçÅ€≤≥×αμβ→√®")


@given(st.lists(st.tuples(WORDS, SIGNS), min_size=2, max_size=5))
def test_broken_text_is_mended_to_what_it_was(find, pieces: list[tuple[list[str], str]]) -> None:
    right = " ".join(f"{' '.join(words)}{sign}{words[-1]}" for words, sign in pieces) + "."
    broken = "".join(_as_windows(c.encode()) if ord(c) > 127 else c for c in right)
    found = find("boilerplate/mojibake", broken, format="text")
    mended = broken
    for edit in sorted((edit for finding in found for edit in finding.edits), key=lambda e: -e.span.start):
        mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
    assert mended == right
    assert find("boilerplate/mojibake", right, format="text") == []


@given(
    st.text(alphabet="abcéèüößñçåøÉÜÅÂÃÎ “”‘’–—…°µ½.", min_size=1, max_size=60).filter(
        lambda t: "Ã " not in t and "Â " not in t
    )
)
def test_accents_and_quotation_marks_apart_are_no_damage(find, text: str) -> None:
    spaced = " ".join(
        f"{word}a" for word in text.replace("Â", "Âb").replace("Ã", "Ãb").replace("Î", "Îb").replace("Å", "Åb").split()
    )
    spaced = spaced.replace("â", "a")
    assert find("boilerplate/mojibake", spaced, format="text") == []


@pytest.mark.parametrize(
    ("entity", "sign"), [("&nbsp;", "\u00a0"), ("&lt;", "<"), ("&#8217;", "’"), ("&#xB5;", "µ"), ("&frac12;", "½")]
)
def test_an_entity_is_found_in_rendered_text_only(find, entity: str, sign: str) -> None:
    rule = "boilerplate/html-residue"
    found = find(rule, f"Keep it{entity}dry.", format="text")
    assert [(f.text, f.edits[0].text) for f in found] == [(entity, sign)]
    assert find(rule, f"<p>Keep it{entity}dry.</p>", format="html") == []
    double = html.escape(entity)
    assert [f.text for f in find(rule, f"<p>Keep it{double}dry.</p>", format="html")] == [double]


@pytest.mark.parametrize("text", ["a < b and c > d", "R&D; and AT&T", "A1C <7%", "5 <6> 7", "x & y;"])
def test_signs_of_their_own_are_no_code(find, text: str) -> None:
    assert find("boilerplate/html-residue", f"{text} for knees.", format="text") == []


LAST = "Call the clinic before you take the brace off because the knee may swell."


@pytest.mark.parametrize("count", range(3, len(LAST.split())))
def test_an_article_cut_on_an_open_word_breaks_off(find, count: int) -> None:
    cut = " ".join(LAST.split()[:count])
    found = find("boilerplate/truncated-ending", as_text(*ARTICLE, cut), format="text")
    if cut.split()[-1] in ("the", "before", "because", "you", "may"):
        assert [finding.text for finding in found] in ([cut], []) if cut.endswith("you") else [[cut]]
    assert all(finding.text == cut for finding in found)


def test_a_whole_last_sentence_is_an_end_whatever_stands_below(find) -> None:
    for below in ([], ["Leave a comment"], ["Reviewed by Lena Ortiz, MD, May 2025"], ["© 2021 Knee Weekly"]):
        assert find("boilerplate/truncated-ending", as_text(*ARTICLE, LAST, *below), format="text") == []


def test_a_slogan_is_found_only_above_a_title_and_only_if_the_article_is_about_something_else(find) -> None:
    rule = "boilerplate/navigation"
    found = find(rule, as_text("Your Daily Home For Better Health!", *ARTICLE), format="text")
    assert [finding.text for finding in found] == ["Your Daily Home For Better Health!"]
    assert find(rule, as_text("Stiff Knee? Stand Up Today!", *ARTICLE[1:]), format="text") == []
