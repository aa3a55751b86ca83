"""Count hyphenation points as pyphen does, from pyphen's own American dictionary, without its start-up cost.

textstat falls back on pyphen for the words that the pronouncing dictionary lacks, drug names above all, so nearly
every article needs it; importing it and parsing its 11,000 patterns takes 70 ms. Here the patterns are only split
into letters and read when a word meets them, which takes 5 ms. Method: F. M. Liang, Word Hy-phen-a-tion by
Com-put-er (Stanford, 1983).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path

_SETTINGS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
"""Lines that hold no pattern."""
_UNUSUAL = ("/", "^", " ", "\t")
"""Alternative spellings, character codes and remarks: what this reader does not know and pyphen does."""
_MARGIN = 2
"""Letters that pyphen leaves at either end."""


def points(word: str) -> int:
    """Return the number of places where pyphen's `en_US` dictionary would hyphenate a word."""
    return _counter()(word)


@cache
def _counter() -> Callable[[str], int]:
    spec = importlib.util.find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("pyphen is not installed; it comes with textstat: install healthlint again")
    path = Path(spec.submodule_search_locations[0]) / "dictionaries" / "hyph_en_US.dic"
    encoding, *lines = path.read_text("utf-8").split("\n")
    patterns = "\n".join(line for line in lines if not line.startswith(_SETTINGS))
    if encoding.strip() != "UTF-8" or any(character in patterns for character in _UNUSUAL):
        return _pyphen_counter()
    return Patterns(patterns).points


def _pyphen_counter() -> Callable[[str], int]:
    import pyphen

    hyphenator = pyphen.Pyphen(lang="en_US")
    return lambda word: len(hyphenator.positions(word))


class Patterns:
    """Hyphenation patterns: letters with a level between them, odd where a hyphen may stand."""

    __slots__ = ("_levels", "_longest", "_raw")

    def __init__(self, patterns: str) -> None:
        """Take patterns as in TeX (`.ach4`, `a1b2c`), one a line."""
        raw = patterns.split()
        letters = patterns.encode().translate(None, b"0123456789").decode().split()
        self._raw = {key: pattern for key, pattern in zip(letters, raw, strict=True) if key != pattern}
        self._longest = max(map(len, self._raw), default=0)
        self._levels: dict[str, tuple[tuple[int, int], ...]] = {}

    def points(self, word: str) -> int:
        """Return the number of hyphenation points at least two letters from either end of the word."""
        dotted = f".{word.lower()}."
        levels = [0] * (len(dotted) + 1)
        raw, longest, end = self._raw, self._longest, len(dotted)
        for start in range(end - 1):
            for stop in range(start + 1, min(start + longest, end) + 1):
                letters = dotted[start:stop]
                if letters in raw:
                    for offset, level in self._read(letters):
                        if level > levels[start + offset]:
                            levels[start + offset] = level
        return sum(level & 1 for level in levels[_MARGIN + 1 : max(len(word) - _MARGIN, 0) + 2])

    def _read(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Return offset and level of each figure of a pattern."""
        levels = self._levels.get(letters)
        if levels is None:
            found, offset = [], 0
            for character in self._raw[letters]:
                if character.isdigit():
                    found.append((offset, int(character)))
                else:
                    offset += 1
            levels = self._levels[letters] = tuple(found)
        return levels
