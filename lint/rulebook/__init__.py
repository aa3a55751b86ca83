"""Rule cards: find, load, validate, select, explain."""

from lint.rulebook.book import Rulebook, load_rule, load_rulebook

__all__ = ["Rulebook", "load_rule", "load_rulebook"]
