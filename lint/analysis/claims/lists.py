"""Word lists of rules/facts, each compiled to one expression that is asked only where one of its words occurs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lint.errors import RuleError
from lint.text.lazy import lazy
from lint.yamlfile import load, rules_dir

_LETTERS = lazy(r"[a-z]+")


@cache
def lists(name: str) -> dict[str, list[str]]:
    """Return the named lists of rules/facts/<name>.yaml. Raises RuleError if an entry is no text."""
    path = rules_dir() / "facts" / f"{name}.yaml"
    loaded: Any = load(path)
    if not isinstance(loaded, dict):
        raise RuleError(f"{path}: expected named lists of words.")
    for key, words in loaded.items():
        for word in words:
            if not isinstance(word, str):
                raise RuleError(f"{path}: {key}: {word!r} is no text. Put it in quotation marks.")
    return loaded


class WordList:
    """Words and phrases looked for as whole words, in any case.

    A long list is compiled in pieces, by the longest word of its entries, when a text has that word.
    """

    __slots__ = ("_by_key", "_compiled", "_whole", "_words")

    def __init__(self, words: list[str]) -> None:
        """Take the words as an editor writes them; a space matches any white space."""
        self._words = sorted(set(words), key=len, reverse=True)
        self._by_key: dict[str, list[str]] = {}
        for word in self._words:
            key = max(_LETTERS.findall(word.lower()), key=len, default="")
            self._by_key.setdefault(key, []).append(word)
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._whole: re.Pattern[str] | None = None

    def occurs(self, words: frozenset[str]) -> bool:
        """Return whether any entry can occur in a text with these words."""
        return "" in self._by_key or not words.isdisjoint(self._by_key)

    def search(self, text: str, words: frozenset[str], start: int = 0) -> re.Match[str] | None:
        """Return the first entry in a text at or after `start`; `words` are the words of the text."""
        found = [match for key in self._keys(words) if (match := self._of(key).search(text, start)) is not None]
        return min(found, key=lambda match: (match.start(), -match.end()), default=None)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Return the entry that stands at `start`."""
        if self._whole is None:
            self._whole = _any(self._words)
        return self._whole.match(text, start)

    def finditer(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield all entries in a text in order, none inside another."""
        end, found = 0, [match for key in self._keys(words) for match in self._of(key).finditer(text)]
        for match in sorted(found, key=lambda match: (match.start(), -match.end())):
            if match.start() >= end:
                yield match
                end = match.end()

    def _keys(self, words: frozenset[str]) -> Iterator[str]:
        if "" in self._by_key:
            yield ""
        for word in words:
            if word in self._by_key:
                yield word

    def _of(self, key: str) -> re.Pattern[str]:
        if key not in self._compiled:
            self._compiled[key] = _any(self._by_key[key])
        return self._compiled[key]


def _any(words: list[str]) -> re.Pattern[str]:
    parts = []
    for word in words:
        body = re.escape(word).replace(r"\ ", r"\s+")
        parts.append((r"(?<!\w)" if word[0].isalnum() else "") + body + (r"(?!\w)" if word[-1].isalnum() else ""))
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def any_of(name: str, *keys: str) -> WordList:
    """Return the words of some lists of one file as one list."""
    return WordList([word for key in keys for word in lists(name)[key]])
