"""Statements of whole articles: lead-ins, lists, tables, headings, places."""

from __future__ import annotations

from textwrap import dedent

import pytest

from lint.analysis.statements import Statement, statements
from lint.document import Document
from lint.model import Settings
from lint.readers import read


def document(text: str, name: str = "a.md") -> Document:
    return read(name, dedent(text).encode(), Settings())


def counting(text: str, name: str = "a.md") -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in statements(document(text, name)) if s.counts]


def test_a_lead_in_counts_with_its_list() -> None:
    text = """\
        Talk to your doctor before:

        - stopping the tablets
        - lowering the dose
        """
    assert counting(text) == [("consult", "Talk to your doctor before:")]


def test_a_lead_in_for_emergencies_takes_its_signs_from_the_list() -> None:
    text = """\
        Call 911 if you have:

        - a seizure
        - blue lips
        """
    (statement,) = statements(document(text))
    assert (statement.kind, statement.counts) == ("emergency", True)
    assert "unnamed-sign" not in statement.reading.marks


def test_an_item_leans_on_its_lead_in() -> None:
    text = """\
        Before you stop the tablets:

        - Talk to your doctor.
        - Count the tablets you have.
        """
    assert counting(text) == [("consult", "Talk to your doctor.")]


def test_a_forbidding_lead_in_turns_the_item() -> None:
    text = """\
        Do not:

        - stop without talking to your doctor
        - drink alcohol
        """
    assert counting(text) == [("consult", "stop without talking to your doctor")]


def test_a_heading_with_a_list_is_a_lead_in() -> None:
    text = """\
        # Tablets

        ## When to call your doctor

        - You have a rash.
        - Your ankles swell.

        ## More help

        - Call 911 if you faint.
        """
    assert counting(text) == [("consult", "When to call your doctor"), ("emergency", "Call 911 if you faint.")]


def test_a_question_heading_alone_is_nothing() -> None:
    text = "# Tablets\n\n## When should I call my doctor?\n\nMost people feel well on this medicine.\n"
    assert counting(text) == []


def test_a_table_row_names_the_sign() -> None:
    text = """\
        | Sign | What to do |
        | --- | --- |
        | Slow breathing | Call 911. |
        | A mild rash | Call your doctor. |
        """
    assert counting(text) == [("emergency", "Call 911."), ("consult", "Call your doctor.")]


def test_the_sentence_before_names_the_sign() -> None:
    assert counting("Baclofen withdrawal can cause seizures. Call 911 at once.") == [("emergency", "Call 911 at once.")]


def test_first_leans_on_the_sentence_before() -> None:
    assert counting("Never stop it suddenly. Talk to your doctor first.") == [("consult", "Talk to your doctor first.")]


def test_limits_and_delay_can_stand_together() -> None:
    text = (
        "This page does not replace care from your doctor. Never delay getting care because of something you read here."
    )
    assert [kind for kind, _ in counting(text)] == ["limits", "delay"]


def test_two_kinds_in_one_sentence() -> None:
    text = "This is not medical advice; talk to your doctor before you change your dose."
    assert sorted(kind for kind, _ in counting(text)) == ["consult", "limits"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_places_in_the_source(name: str) -> None:
    line = "Talk to your doctor before you stop."
    body = f"<p>It’s a café.</p>\r\n<p>{line}</p>" if name.endswith("html") else f"It’s a café.\r\n\r\n{line}\r\n"
    found: tuple[Statement, ...] = statements(read(name, body.encode(), Settings()))
    (statement,) = found
    assert body[statement.span.start : statement.span.end] == line
    assert (
        statement.why
        == "says whom to ask, what to do and when (who “your doctor”, action “Talk to”, before what “before you stop”)"
    )


def test_debris_and_code_are_not_read() -> None:
    text = "Take care.\n\n```\nTalk to your doctor before you stop.\n```\n"
    assert statements(document(text)) == ()
