"""`existence`: these words or patterns must not be there."""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish, string_list
from lint.model import Hit, Rule
from lint.text.patterns import any_of, literal, whole_line

OPTIONS = {**PATTERN_OPTIONS, "tokens": OptionSpec((list, str)), "raw": OptionSpec((list, str))}


class Existence:
    """Yields every place where one of the patterns stands."""

    def __init__(self, rule: Rule, pattern: str) -> None:
        self._rule = rule
        self._finder = PatternFinder(rule, pattern)

    @property
    def gates(self) -> tuple[str, ...]:
        """The pattern itself."""
        return (self._finder.pattern,)

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield hits in source order."""
        for place, _ in self._finder.places(document):
            yield finish(document, self._rule, place)


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `tokens`, `raw` or both."""
    patterns = [literal(token) for token in string_list(rule, "tokens")] + string_list(rule, "raw")
    if not patterns:
        raise RuleError(f"{rule.path}: an existence rule needs “tokens” or “raw”.")
    pattern = any_of(patterns)
    match = rule.options.get("match", "anywhere")
    if match == "line":
        pattern = whole_line(pattern)
    elif match == "block":
        pattern = rf"(?:(?<=\x00\n)|\A)\s*+(?P<hit>(?:{pattern}))(?=\s*(?:\x00|\Z))"
    return Existence(rule, pattern)
