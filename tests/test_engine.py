"""The engine: rules in isolation, hits verified, fingerprints that survive moving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from lint.api import check_text
from lint.document import Document
from lint.engine import check
from lint.model import Hit, Settings, Span, Verdict
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan

TEXT = "# Rest\n\nDraw up 1.0 mg of it, and 5 cc of water.\n"
RULES = ("notation/trailing-zero", "notation/cc-for-ml")


@pytest.fixture
def book() -> Rulebook:
    return load_rulebook()


def report_on(book: Rulebook, text: str = TEXT, name: str = "a.md"):  # type: ignore[no-untyped-def]
    plan = Plan(frozenset(RULES), {}, Settings(), "")
    return check(read(name, text.encode(), Settings()), book, plan)


class Broken:
    """A matcher in place of a good one."""

    gates = ()

    def __init__(self, outcome: Exception | Hit) -> None:
        self._outcome = outcome

    def find(self, document: Document) -> Iterator[Hit]:
        if isinstance(self._outcome, Exception):
            raise self._outcome
        yield self._outcome


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (ZeroDivisionError("by zero"), "rule"),
        (TimeoutError(), "pattern-timeout"),
        (Hit(Span(17, 23), prose="2.0 mg"), "internal"),
        (Hit(Span(17, 900), prose="1.0 mg"), "internal"),
    ],
)
def test_a_rule_that_breaks_or_misplaces_is_a_failure_and_the_others_run(
    book: Rulebook, outcome: Exception | Hit, kind: str
) -> None:
    book.matchers = {**book.matchers, RULES[0]: Broken(outcome)}  # type: ignore[misc]
    report = report_on(book)
    assert [(failure.kind, failure.rule) for failure in report.failures] == [(kind, RULES[0])]
    assert [finding.text for finding in report.findings] == ["5 cc"]
    assert report.verdict is Verdict.INCOMPLETE


def test_a_pattern_that_backtracks_runs_out_of_time(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    from lint.kinds import base, existence

    monkeypatch.setattr(base, "PATTERN_SECONDS", 0.1)
    rule = replace(book.rules[RULES[0]], options={"raw": [r"(?:x|xx)+z"]})
    book.matchers = {**book.matchers, RULES[0]: existence.build(rule)}  # type: ignore[misc]
    report = report_on(book, f"{TEXT}\nHere is {'x' * 200} for 1.0 mg and then xz.\n")
    assert [failure.kind for failure in report.failures] == ["pattern-timeout"]


def test_fingerprints_survive_moving_and_rewrapping() -> None:
    flags = {"select": list(RULES)}
    first = check_text("Draw up 1.0\nmg of it.\n", flags=flags).findings
    second = check_text("# New\n\nMore words.\n\nDraw up\n1.0 mg of it.\n", flags=flags).findings
    assert [f.fingerprint for f in first] == [f.fingerprint for f in second]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    found = check_text("Draw 5 cc.\n\nDraw 5 cc.\n", flags={"select": ["notation/cc-for-ml"]}).findings
    assert len({finding.fingerprint for finding in found}) == 2


def test_debris_is_no_prose_even_when_its_rules_are_off() -> None:
    text = "Weaning takes time and care, and it is worth it.\n\nLeave a Reply\n\nYour email address will not be published.\n"
    on = check_text(text, path="a.txt")
    off = check_text(text, path="a.txt", flags={"ignore": ["boilerplate"]})
    assert {f.rule for f in on.findings} >= {"boilerplate/comment-form"}
    assert not {f.rule for f in off.findings} & {"boilerplate/comment-form"}
    assert on.measurements["words"] == off.measurements["words"] == 10


def test_a_hit_that_a_guard_clears_is_kept_with_its_cue() -> None:
    report = check_text("Never write 1.0 mg.\n", flags={"select": ["notation/trailing-zero"]})
    assert report.findings == ()
    assert [(c.text, c.cue) for c in report.considered] == [("1.0 mg", "negated: Never")]


@pytest.mark.parametrize("text", ["", "\n", " ", "---\ntitle: x\n---\n", "\ufeff", "<!-- x -->", "# \n", "\u200b"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_next_to_nothing_is_checked_without_a_failure(text: str, name: str) -> None:
    report = check_text(text, path=name)
    assert [failure for failure in report.failures if failure.kind != "front-matter"] == []
