"""`spelling`: a word one letter away from a word that matters (a drug name), and no word of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lint.analysis.scan import Place
from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import Matcher, OptionSpec, finish, string_list
from lint.model import Hit, Rule

OPTIONS = {
    "words": OptionSpec((list, str)),
    "near": OptionSpec(str, choices=("drugs",)),
    "min_length": OptionSpec(int),
    "allowed": OptionSpec((list, str)),
}


class Spelling:
    """Yields unknown words that are one insertion, deletion, change or swap away from a word of the list."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._shortest = int(str(rule.options.get("min_length", 6)))
        self._allowed = frozenset(word.casefold() for word in string_list(rule, "allowed"))
        self._deletions: dict[str, str] | None = None
        self._words: frozenset[str] = frozenset()

    @property
    def gates(self) -> tuple[str, ...]:
        """Any word may be a slip."""
        return ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield hits in source order, with `{better}`."""
        from lint.analysis.syllables import is_known_word
        from lint.text.words import WORD

        deletions = self._index()
        for block in document.prose(self._rule.scope):
            for match in WORD.finditer(block.text):
                word = match.group().casefold()
                if len(word) < self._shortest or word in self._words or word in self._allowed:
                    continue
                better = next((deletions[form] for form in _forms(word) if form in deletions), None)
                if better is None or is_known_word(word) or word in document.settings.accepted_words:
                    continue
                yield finish(document, self._rule, Place(block, *match.span()), better, better=better)

    def _index(self) -> dict[str, str]:
        """Return every form of the listed words with at most one letter left out (symmetric deletion)."""
        if self._deletions is None:
            words = [word.casefold() for word in string_list(self._rule, "words")]
            if self._rule.options.get("near") == "drugs":
                from lint.facts import facts

                words += [name for name in facts().names() if name.isalpha()]
            self._words = frozenset(words)
            self._deletions = {}
            for word in words:
                if len(word) >= self._shortest:
                    for form in _forms(word):
                        self._deletions.setdefault(form, word)
        return self._deletions


def _forms(word: str) -> list[str]:
    return [word, *(word[:index] + word[index + 1 :] for index in range(len(word)))]


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `words` or `near: drugs`."""
    if not rule.options.get("words") and not rule.options.get("near"):
        raise RuleError(f"{rule.path}: a spelling rule needs “words” or “near”.")
    return Spelling(rule)
