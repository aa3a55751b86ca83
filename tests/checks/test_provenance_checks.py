"""The provenance rules on whole small articles: extracts and whole pages, dates against a day, markers and sources."""

from __future__ import annotations

import datetime

import pytest

from lint.engine import check
from lint.model import Settings
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan

TODAY = datetime.date(2026, 11, 21)
BODY = "Asthma makes it hard to breathe. Use the inhaler as you were shown."


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def found(book: Rulebook, rule: str, text: str, name: str = "a.md", **settings: object) -> list[tuple[str, str]]:
    """Return (level, text) of the findings of one provenance rule."""
    chosen = Settings(**settings)  # type: ignore[arg-type]
    rule_id = f"provenance/{rule}"
    report = check(read(name, text.encode(), chosen), book, Plan(frozenset({rule_id}), {}, chosen, ""))
    assert report.failures == ()
    return [(finding.level.value, finding.text) for finding in report.findings]


@pytest.mark.parametrize("rule", ["missing-author", "missing-date"])
def test_what_an_extract_lacks_is_a_warning_and_what_a_page_lacks_an_error(book: Rulebook, rule: str) -> None:
    text = f"Asthma\n\n{BODY}\n"
    assert found(book, rule, text, "a.txt") == [("warning", "Asthma")]
    assert found(book, rule, text, "a.txt", whole_page=True) == [("error", "Asthma")]
    page = f"<html><head><title>Asthma | Elm</title></head><body><h1>Asthma</h1><p>{BODY}</p></body></html>"
    assert found(book, rule, page, "a.html") == [("error", "Asthma")]
    assert found(book, rule, page, "a.html", whole_page=False) == [("warning", "Asthma")]


def test_missing_sources_are_certain_in_an_extract_too(book: Rulebook) -> None:
    assert found(book, "missing-sources", f"Asthma\n\n{BODY}\n", "a.txt") == [("error", "Asthma")]


@pytest.mark.parametrize("rule", ["missing-author", "missing-date", "missing-sources", "missing-medical-reviewer"])
def test_a_file_without_an_article_lacks_nothing(book: Rulebook, rule: str) -> None:
    assert found(book, rule, "", "a.txt") == []
    assert found(book, rule, "---\ntitle: T\n---\n") == []


def test_a_byline_that_names_nobody_is_the_place_of_the_finding(book: Rulebook) -> None:
    assert found(book, "missing-author", f"Asthma\n\nPosted by admin\n\n{BODY}\n", "a.txt") == [("error", "admin")]
    assert found(book, "missing-author", f"---\nauthor: Staff\n---\n\n# Asthma\n\n{BODY}\n") == [("error", "Staff")]


def test_credentials_anywhere_in_the_file_count(book: Rulebook) -> None:
    bare = f"---\nauthor: Dana Ortiz\n---\n\n# Asthma\n\n{BODY}\n"
    assert found(book, "author-without-credentials", bare) == [("warning", "Dana Ortiz")]
    assert found(book, "author-without-credentials", bare.replace("# Asthma", "# Asthma\n\nBy Dana Ortiz, RN")) == []


def test_only_medicine_needs_a_medical_reviewer(book: Rulebook) -> None:
    assert found(book, "missing-medical-reviewer", "# Parking\n\nThe lot is free for two hours.\n") == []
    assert found(book, "missing-medical-reviewer", f"# Asthma\n\n{BODY}\n") == [("warning", "Asthma")]
    line = "Reviewed by the Elm Street Clinic Medical Review Board"
    assert found(book, "missing-medical-reviewer", f"# Asthma\n\n{line}\n\n{BODY}\n") == []


def test_nothing_is_stale_or_to_come_without_a_day_to_judge_by(book: Rulebook) -> None:
    for line in ("Last reviewed: 2 May 2001", "Last reviewed: 2 May 2099", "Next review: June 2002"):
        text = f"# Asthma\n\n{line}\n\n{BODY}\n"
        assert found(book, "stale-review", text) == []
        assert found(book, "impossible-date", text) == []


@pytest.mark.parametrize(
    ("line", "stale"),
    [
        ("21 November 2023", False),
        ("20 November 2023", True),
        ("November 2023", False),
        ("2023", False),
        ("2022", True),
    ],
)
def test_a_review_is_due_after_36_months(book: Rulebook, line: str, stale: bool) -> None:
    text = f"# Hand washing\n\nLast reviewed: {line}\n\nWash your hands well.\n"
    assert found(book, "stale-review", text, today=TODAY) == ([("warning", line)] if stale else [])


def test_what_is_told_of_doses_is_due_after_12_months(book: Rulebook) -> None:
    text = "# How to take amoxicillin\n\nLast reviewed: {}\n\nTake one 500 mg capsule three times a day.\n"
    assert found(book, "stale-review", text.format("20 November 2025"), today=TODAY) == [
        ("warning", "20 November 2025")
    ]
    assert found(book, "stale-review", text.format("21 November 2025"), today=TODAY) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last reviewed: November 22, 2026", []),  # it may be that day already where the page was made
        ("Last reviewed: November 23, 2026", [("error", "November 23, 2026")]),
        ("Last reviewed: November 2026", []),
        ("Published 2027", [("error", "2027")]),
        ("Next review: November 2026", []),
        ("Next review: October 2026", [("error", "October 2026")]),
        ("Updated: 31/11/2025", [("error", "31/11/2025")]),
        ("The clinic opens again on 3 March 2027.", []),
    ],
)
def test_dates_that_cannot_be(book: Rulebook, line: str, expected: list[tuple[str, str]]) -> None:
    assert found(book, "impossible-date", f"# Asthma\n\n{line}\n\n{BODY}\n", today=TODAY) == expected


def test_one_date_given_twice_is_found_once(book: Rulebook) -> None:
    page = (
        '<html><head><title>Asthma</title><meta name="date" content="2027-05-01">'
        '<meta property="article:published_time" content="2027-05-01"></head>'
        f"<body><h1>Asthma</h1><p>{BODY}</p></body></html>"
    )
    assert found(book, "impossible-date", page, "a.html", today=TODAY) == [("error", "2027-05-01")]


CITED = "# Asthma\n\nIt is hard to breathe. {}\n\n## References\n\n1. FDA. Label. 2022.\n2. NICE. Guideline. 2021.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1] [2]", []),
        ("[1,2]", []),
        ("[1-3].", [("error", "[1-3]")]),
        ("[7] [7] [1][2]", [("error", "[7]")]),
        ("It is 70 m² and 10⁹ [1][2].", []),
        ("Helps¹ and eases² but not³.", [("error", "³")]),
        ("See [here](https://x.org)[1][2].", []),
        ("[1]", [("info", "NICE. Guideline. 2021.")]),
        ("Nothing is cited.", []),
    ],
)
def test_markers_and_entries(book: Rulebook, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(book, "orphan-reference", CITED.format(text)) == expected


def test_a_marker_without_any_list(book: Rulebook) -> None:
    assert found(book, "orphan-reference", "Asthma\n\nIt is hard to breathe [3].\n", "a.txt") == [("warning", "[3]")]
    assert found(book, "orphan-reference", "Asthma\n\nTake [3] puffs.\n", "a.txt") == []
    assert found(book, "orphan-reference", "---\ntitle: T\n---\n\n# T\n\nIt is hard [3].\n") == [("error", "[3]")]


BY_AUTHOR = "Asthma\n\nIt is hard to breathe {}.\n\nReferences\n\nRuiz A, Lee B. Breathing. J Breath. 2020;3:4.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Ruiz 2020)", []),
        ("(Ruiz & Lee, 2020) and (Chen et al., 2019)", [("error", "(Chen et al., 2019)")]),
        ("(Ruiz 2020), approved (Ozempic 2017)", []),
        ("(Medicare 2024)", []),
        ("(Ruiz 2020) (May 2020)", []),
    ],
)
def test_citations_by_author_and_year(book: Rulebook, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(book, "orphan-reference", BY_AUTHOR.format(text), "a.txt") == expected


def test_one_sound_source_is_enough(book: Rulebook) -> None:
    weak = f"# Asthma\n\n{BODY}\n\n## Sources\n\n- Wikipedia: Asthma\n- www.throatsecrets.com\n"
    assert found(book, "weak-sources", weak) == [("warning", "Wikipedia: Asthma")]
    assert found(book, "weak-sources", f"{weak}- NICE. Asthma. 2024.\n") == []
    assert found(book, "weak-sources", f"{weak}- Handbook of Lungs, 2019.\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Research shows that garlic helps.",
        "A growing body of research suggests it works.",
        "Science has proven that fasting heals.",
        "Most doctors agree that it is safe.",
        "According to experts, naps are good.",
        "It is well known that sugar feeds cancer.",
        "9 out of 10 doctors recommend it.",
    ],
)
def test_vague_authorities(book: Rulebook, sentence: str) -> None:
    assert len(found(book, "vague-attribution", sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The NIH says research shows it helps.",
        "Studies have not shown that it works.",
        "These studies show that the effect is small.",
        "Experts say they do not know why.",
        "Doctors often recommend rest.",
        "Ads claim that studies show a cure. They do not.",
        "You may read that experts recommend detox teas. They do not.",
        "If studies show a benefit, your doctor will tell you.",
        "Studies suggest it helps. We do not know how it works.",
        "Experts at the CDC recommend a yearly shot.",
    ],
)
def test_authorities_that_are_named_denied_or_unsure(book: Rulebook, sentence: str) -> None:
    assert found(book, "vague-attribution", sentence) == []


def test_an_offer_without_disclosure_weighs_more(book: Rulebook) -> None:
    rule, offer = "missing-funding-statement", "Our drops work. Order now and breathe."
    assert found(book, rule, f"---\ntitle: T\n---\n\n# Asthma\n\n{BODY}\n") == [("warning", "Asthma")]
    assert found(book, rule, f"---\ntitle: T\n---\n\n# Asthma\n\n{offer}\n") == [("error", "Order now")]
    assert found(book, rule, f"Asthma\n\n{BODY}\n", "a.txt") == [("info", "Asthma")]
    assert found(book, rule, f"Asthma\n\n{offer}\n", "a.txt") == [("warning", "Order now")]
    assert found(book, rule, f"---\nfunding: Elm County\n---\n\n# Asthma\n\n{offer}\n") == []
