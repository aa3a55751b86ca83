"""`repetition`: the same words twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Document
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish, string_list
from lint.model import Hit, Rule
from lint.text.patterns import any_of, literal

OPTIONS = {**PATTERN_OPTIONS, "tokens": OptionSpec((list, str)), "allowed": OptionSpec((list, str))}
_ANY_WORD = r"\p{L}[\p{L}\p{M}'’-]*"


class Repetition:
    """Yields the second of two equal words; `{match}` is the pair."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        tokens = [literal(token) for token in string_list(rule, "tokens")]
        word = any_of(tokens) if tokens else _ANY_WORD
        self._finder = PatternFinder(rule, rf"(?<!\w)(?P<word>{word})[^\S\r\n]*[\r\n]?[^\S\r\n]+(?P=word)(?!\w)")
        self._allowed = {word.casefold() for word in string_list(rule, "allowed")}

    @property
    def gates(self) -> tuple[str, ...]:
        """Nothing to scan for: any word may repeat."""
        return ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield hits in source order; the edit keeps one of the two."""
        for place, match in self._finder.places(document):
            word = match.group("word")
            if word.casefold() not in self._allowed:
                yield finish(document, self._rule, place, word, better=word)


def build(rule: Rule) -> Matcher:
    """Return the matcher; without `tokens` any word counts."""
    return Repetition(rule)
