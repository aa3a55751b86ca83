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
    """Words and phrases looked for as whole words, in any case."""

    __slots__ = ("_keys", "_open", "_pattern")

    def __init__(self, words: list[str]) -> None:
        """Take the words as an editor writes them; a space matches any white space."""
        ordered = sorted(set(words), key=len, reverse=True)
        parts = []
        for word in ordered:
            body = re.escape(word).replace(r"\ ", r"\s+")
            parts.append((r"(?<!\w)" if word[0].isalnum() else "") + body + (r"(?!\w)" if word[-1].isalnum() else ""))
        self._pattern = re.compile("|".join(parts), re.IGNORECASE)
        longest = [max(_LETTERS.findall(word.lower()), key=len, default="") for word in ordered]
        self._keys = frozenset(filter(None, longest))
        self._open = "" in longest

    def occurs(self, words: frozenset[str]) -> bool:
        """Return whether any entry can occur in a text with these words."""
        return self._open or not words.isdisjoint(self._keys)

    def search(self, text: str, words: frozenset[str], start: int = 0) -> re.Match[str] | None:
        """Return the first entry in a text at or after `start`; `words` are the words of the text."""
        return self._pattern.search(text, start) if self.occurs(words) else None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Return the entry that stands at `start`."""
        return self._pattern.match(text, start)

    def finditer(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield all entries in a text."""
        return self._pattern.finditer(text) if self.occurs(words) else iter(())


@cache
def any_of(name: str, *keys: str) -> WordList:
    """Return the words of some lists of one file as one list."""
    return WordList([word for key in keys for word in lists(name)[key]])
