"""The quality instruments: every item is found, not found or left to a person, with a place and never a score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.instruments import FOUND, NOT_FOUND, PERSON, Instrument, Item, instruments, table
from lint.analysis.instruments_evidence import evidence, known_evidence
from lint.document import Document
from lint.model import Confidence, Domain, Finding, Level, Settings, Span
from lint.readers import read
from lint.yamlfile import rules_dir

GOOD = """# Living with asthma

By Dana Ortiz, RN. Last reviewed: May 2, 2026

This page is for adults who have asthma.

## Key points

- **Call 911 if you cannot breathe.**
- Ask your doctor before you change your dose.
- Keep your inhaler with you.

## Your choices

There are other treatments. Inhalers can help, and they have side effects. Experts do not know which is best for all.

## About this page

Elm County pays for this page. It does not replace advice from your doctor. Write to pages@elm.example.org.

## Sources

1. NICE. Asthma. 2024.
"""
BARE = "Asthma\n\nAsthma is a condition of the airways.\n"
SIZES = {"discern": 16, "jama": 4, "honcode": 8, "cdc-cci": 20, "pemat-p": 24, "healthnewsreview": 10, "quest": 7}


def document_of(text: str, name: str = "a.md") -> Document:
    return read(name, text.encode(), Settings())


def finding(rule: str, start: int = 0, end: int = 6, text: str = "Asthma") -> Finding:
    span = Span(start, end)
    return Finding(rule, Level.INFO, Domain.QUALITY, Confidence.HIGH, span, 1, 1, 1, 1, text, "", "")


def item(found: tuple[Instrument, ...], instrument: str, number: int) -> Item:
    return next(row for row in found if row.id == instrument).items[number - 1]


def test_each_instrument_has_all_its_items() -> None:
    found = instruments(document_of(GOOD), ())
    assert {row.id: len(row.items) for row in found} == SIZES
    for row in found:
        assert [entry.number for entry in row.items] == list(range(1, len(row.items) + 1))
        assert sum(row.count(status) for status in (FOUND, NOT_FOUND, PERSON)) == len(row.items)


def test_items_name_rules_and_evidence_that_exist() -> None:
    for row in table()["instruments"]:
        for entry in row["items"]:
            assert set(entry) <= {"item", "sure", "evidence", "against", "most", "person"}, entry
            assert entry["sure"] in ("H", "M", "L")
            assert entry.get("evidence", "date") in known_evidence(), entry
            assert "evidence" in entry or "against" in entry or entry.get("person"), entry
            for rule in entry.get("against", ()):
                assert (rules_dir() / f"{rule}.yaml").is_file(), rule


def test_evidence_is_shown_where_it_stands() -> None:
    document = document_of(GOOD)
    found = instruments(document, ())
    assert (item(found, "jama", 1).status, item(found, "jama", 1).text) == (FOUND, "Dana Ortiz, RN")
    assert (item(found, "jama", 2).status, item(found, "jama", 2).text) == (FOUND, "NICE. Asthma. 2024.")
    assert (item(found, "jama", 3).status, item(found, "jama", 3).text) == (FOUND, "Elm County pays for this page.")
    assert (item(found, "jama", 4).status, item(found, "jama", 4).text) == (FOUND, "May 2, 2026")
    uncertain = item(found, "discern", 8)
    assert uncertain.place is not None
    assert document.source[slice(*uncertain.place)] == "Experts do not know which is best for all."


def test_a_bare_text_shows_nothing() -> None:
    jama = instruments(document_of(BARE, "a.txt"), ())[1]
    assert [(entry.status, entry.place) for entry in jama.items] == [(NOT_FOUND, None)] * 4


def test_a_finding_speaks_against_an_item_at_its_place() -> None:
    against = item(instruments(document_of(GOOD), [finding("provenance/stale-review", 3, 9)]), "jama", 4)
    assert (against.status, against.place) == (NOT_FOUND, Span(3, 9))
    assert against.note == "Found against it: provenance/stale-review."


def test_a_few_findings_are_let_pass_where_the_item_says_so() -> None:
    document = document_of(GOOD)
    jargon = [finding("readability/unexplained-jargon", at, at + 2) for at in range(3)]
    rules = frozenset({"readability/unexplained-jargon", "readability/undefined-acronym"})
    assert item(instruments(document, jargon[:2], rules), "cdc-cci", 7).status == FOUND
    assert item(instruments(document, jargon, rules), "cdc-cci", 7).status == NOT_FOUND


def test_no_finding_is_no_evidence_unless_the_rules_ran() -> None:
    document = document_of(GOOD)
    rules = {"claims/unsourced-benefit", "numbers/unsourced-statistic", "provenance/vague-attribution"}
    assert item(instruments(document, ()), "honcode", 5).status == PERSON
    assert item(instruments(document, (), rules - {"claims/unsourced-benefit"}), "honcode", 5).status == PERSON
    assert item(instruments(document, (), rules), "honcode", 5).status == FOUND


def test_what_only_a_person_can_judge_stays_with_a_person() -> None:
    for text, name in ((GOOD, "a.md"), (BARE, "a.txt")):
        found = instruments(document_of(text, name), [finding("structure/empty-section")])
        assert item(found, "discern", 16).status == PERSON
        assert item(found, "discern", 2).status == PERSON
        assert item(found, "pemat-p", 10).status == PERSON


def test_an_unknown_kind_of_evidence_is_an_error() -> None:
    with pytest.raises(KeyError):
        evidence(document_of(GOOD), "horoscope")


@given(
    st.lists(
        st.sampled_from(
            ["provenance/missing-author", "claims/one-sided-treatment", "structure/vague-heading", "no/such"]
        ),
        max_size=6,
    )
)
def test_more_findings_never_turn_an_item_to_found(rules: list[str]) -> None:
    document = document_of(GOOD)
    findings = [finding(rule) for rule in rules]
    for before, after in zip(instruments(document, ()), instruments(document, findings), strict=True):
        for old, new in zip(before.items, after.items, strict=True):
            assert new.status == old.status or (old.status in (FOUND, PERSON) and new.status == NOT_FOUND)
