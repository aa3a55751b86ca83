"""`conditional`: where the first is used, the second must be there too (an acronym and its meaning)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint.document import Document
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish, string_list
from lint.model import Hit, Rule

OPTIONS = {
    **PATTERN_OPTIONS,
    "first": OptionSpec(str, required=True),
    "second": OptionSpec(str, required=True),
    "allowed": OptionSpec((list, str)),
}


class Conditional:
    """Yields the first use of each text that `first` captures and no `second` captures."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._first = PatternFinder(rule, str(rule.options["first"]))
        self._second = PatternFinder(rule, str(rule.options["second"]))
        self._allowed = frozenset(string_list(rule, "allowed"))

    @property
    def gates(self) -> tuple[str, ...]:
        """The pattern that asks for the other."""
        return (self._first.pattern,)

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield one hit for each text that is used and never explained."""
        met: set[str] | None = None
        seen: set[str] = set()
        for place, match in self._first.places(document):
            text = _shared(match)
            if text in seen or text in self._allowed:
                continue
            seen.add(text)
            if met is None:
                met = {_shared(other) for _, other in self._second.places(document)}
            if text not in met and text.casefold() not in document.settings.accepted_words:
                yield finish(document, self._rule, place)


def _shared(match: Any) -> str:
    """Return the text that both sides share: the group named `hit`, else the first group, else all."""
    group = "hit" if "hit" in match.re.groupindex else 1 if match.re.groups else 0
    return str(match.group(group))


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `first` and `second`; a group named `hit` holds the shared text."""
    return Conditional(rule)
