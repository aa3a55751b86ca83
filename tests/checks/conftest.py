"""One rule against one article, for the tests of checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from lint.engine import check
from lint.model import ArticleReport, Finding, Settings
from lint.readers import read
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.select import Plan

Find = Callable[..., list[Finding]]
_SUFFIX = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="session")
def lint_text(rulebook: Rulebook) -> Callable[..., ArticleReport]:
    """Return a function that lints a text with the rules named; options are per rule id."""

    def run(text: str, *rules: str, format: str = "markdown", **settings: Any) -> ArticleReport:
        if isinstance(settings.get("today"), str):
            settings["today"] = datetime.date.fromisoformat(settings["today"])
        chosen = Settings(**settings)
        document = read(_SUFFIX[format], text.encode("utf-8", "surrogatepass"), chosen)
        return check(document, rulebook, Plan(frozenset(rules), {}, chosen, ""))

    return run


@pytest.fixture(scope="session")
def find(lint_text: Callable[..., ArticleReport]) -> Find:
    """Return a function that gives the findings of one rule on a text; a check that breaks fails the test."""

    def run(rule: str, text: str, **settings: Any) -> list[Finding]:
        report = lint_text(text, rule, **settings)
        assert [failure.message for failure in report.failures if failure.rule == rule] == []
        return [finding for finding in report.findings if finding.rule == rule]

    return run
