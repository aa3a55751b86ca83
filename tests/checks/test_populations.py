"""Lines for readers a medicine is riskier for."""

from __future__ import annotations

import pytest

from lint.engine import check
from lint.model import Settings
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def found(book: Rulebook, rule: str, text: str, **settings: str) -> list[tuple[str, str]]:
    """Return (level, text) of the findings of one rule."""
    chosen = Settings(**settings)  # type: ignore[arg-type]
    report = check(read("a.md", text.encode(), chosen), book, Plan(frozenset({rule}), {}, chosen, ""))
    assert report.failures == ()
    return [(finding.level.value, finding.text) for finding in report.findings]


def page(drug: str) -> str:
    return f"# How to take {drug}\n\nDo not take more {drug} than your label says. Do not stop {drug} suddenly."


LINES = [
    ("populations/missing-pregnancy-line", "lorazepam", "warning", "If you are pregnant, ask your midwife before use."),
    ("populations/missing-child-line", "ibuprofen", "warning", "It is not for children under 12."),
    ("populations/missing-older-adult-line", "lorazepam", "info", "Older adults fall more often on it."),
    ("populations/missing-kidney-line", "baclofen", "info", "Tell your doctor if you have kidney disease."),
    ("populations/missing-driving-line", "oxycodone", "info", "Do not drive until you know how it affects you."),
    ("populations/missing-mood-line", "sertraline", "warning", "Call 988 if you have thoughts of suicide."),
    ("populations/missing-teratogen-warning", "warfarin", "error", "Do not take it if you are pregnant."),
]


@pytest.mark.parametrize(("rule", "drug", "level", "line"), LINES)
def test_the_line_is_asked_for_and_satisfies(book: Rulebook, rule: str, drug: str, level: str, line: str) -> None:
    assert found(book, rule, page(drug)) == [(level, drug)]
    assert found(book, rule, f"{page(drug)} {line}") == []


@pytest.mark.parametrize(("rule", "drug", "level", "line"), LINES)
def test_a_mere_mention_asks_for_nothing(book: Rulebook, rule: str, drug: str, level: str, line: str) -> None:
    text = f"# Hay fever\n\nPollen makes people sneeze. A neighbor of mine has used {drug} for years."
    assert found(book, rule, text) == []


@pytest.mark.parametrize(
    "rule",
    [
        rule
        for rule, _, _, _ in LINES
        if rule not in ("populations/missing-pregnancy-line", "populations/missing-teratogen-warning")
    ],
)
def test_other_medicines_do_not_need_the_line(book: Rulebook, rule: str) -> None:
    assert found(book, rule, page("levothyroxine")) == []


def test_brand_names_are_known(book: Rulebook) -> None:
    assert found(book, "populations/missing-driving-line", page("Xanax")) == [("info", "Xanax")]


def test_mood_for_benzodiazepines_only_when_stopping(book: Rulebook) -> None:
    rule = "populations/missing-mood-line"
    assert found(book, rule, "# Xanax for flying\n\nDo not take more Xanax than your label says.") == []
    text = "# Tapering off Xanax\n\nTapering off Xanax takes time. Taper Xanax slowly over many weeks."
    assert found(book, rule, text) == [("warning", "Xanax")]


def test_nsaids_late_in_pregnancy(book: Rulebook) -> None:
    rule = "populations/nsaid-in-late-pregnancy"
    for bad in ("You can take ibuprofen for cramps in pregnancy.", "Naproxen is safe in the last trimester."):
        assert found(book, rule, bad) == [("error", bad)]
    for good in (
        "Do not take ibuprofen in late pregnancy.",
        "Ibuprofen can harm the baby from about 20 weeks of pregnancy.",
        "Ask your midwife before you take ibuprofen in pregnancy.",
        "You can take acetaminophen in pregnancy.",
        "Ibuprofen is fine for cramps.",
        "Is ibuprofen safe in pregnancy?",
        "Doctors may give low-dose aspirin in pregnancy.",
    ):
        assert found(book, rule, good) == []
