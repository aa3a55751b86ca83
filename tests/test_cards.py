"""Every card's examples, as written and shifted: exact spans, exact fixes."""

from __future__ import annotations

import pytest

from lint.examples import check_examples
from lint.rulebook import Rulebook, load_rulebook
from lint.rulebook.book import card_paths
from lint.yamlfile import rules_dir


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize("rule_id", sorted(card_paths(rules_dir())))
def test_examples_find_what_they_mark(book: Rulebook, rule_id: str) -> None:
    assert list(check_examples(book, book.rules[rule_id])) == []
