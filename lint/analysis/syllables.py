"""Syllables and familiarity of single words, exactly as textstat has them, from tables that load in milliseconds."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lint.analysis.hyphenation import points
from lint.analysis.syllable_table import TABLE, SyllableTable
from lint.text.lazy import lazy

LONE_APOSTROPHE = lazy(r"'(?![tsd]|ve|ll|re)")
"""An apostrophe that belongs to no contraction or possessive in small letters."""
_NOT_WORD = lazy(r"[^\w\s']")
_JOINTS = lazy(r"[-‐‑\u00ad]")
_POSSESSIVE = lazy(r"['’]s?\Z")

CACHE_WORDS = 50_000
"""How many words are remembered before the memory is emptied: some 10 MB."""
LONGEST_KEPT = 64
"""Letters: what is longer is an address or data run together, and is not remembered."""


class WordFacts(NamedTuple):
    """What the formulas ask of one word."""

    syllables: int
    """0 or more: `hmm` has none."""
    is_familiar: bool
    """In the list of 2,940 easy words after Dale and Chall that comes with textstat."""
    is_polysyllable: bool
    """Of three and more syllables."""
    is_difficult: bool
    """Not familiar, of two and more syllables."""
    is_complex: bool
    """Not familiar, of three and more syllables."""


def strip_punctuation(text: str) -> str:
    """Return a text without punctuation, apostrophes of contractions excepted: “follow-up” becomes “followup”."""
    if "'" in text:
        text = LONE_APOSTROPHE.sub("", text)
    return _NOT_WORD.sub("", text)


def syllables(word: str) -> int:
    """Return the syllables of a word: of its first pronunciation in the CMU dictionary, else hyphenation points + 1.

    Punctuation in the word is taken out first, as textstat does. A text of several words gives their sum.
    """
    return sum(facts_of(part).syllables for part in strip_punctuation(word).split())


def is_known_word(word: str) -> bool:
    """Tell whether a word, in any case, is in the CMU dictionary or the easy words, or is a compound of such words."""
    word = _POSSESSIVE.sub("", word.lower().replace("’", "'"))
    return all(
        part.isdigit() or part in _easy_words() or _table().get(part) is not None for part in _JOINTS.split(word)
    )


def facts_of(word: str) -> WordFacts:
    """Return the facts of a word without punctuation, in any case, from the memory or the tables."""
    return memory()[word]


class WordMemory(dict[str, WordFacts]):
    """Facts of the words met so far; it empties itself before it outgrows `CACHE_WORDS`."""

    def __missing__(self, word: str) -> WordFacts:
        small = word.lower()
        count = _count(small)
        # "İ" becomes two characters in small letters; where textstat judges difficulty, it drops the second.
        plain = strip_punctuation(small)
        judged = count if plain == small else _count(plain)
        familiar = small in _easy_words()
        facts = WordFacts(count, familiar, count > 2, not familiar and judged > 1, not familiar and judged > 2)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= CACHE_WORDS:
                self.clear()
            self[word] = facts
        return facts


@cache
def memory() -> WordMemory:
    """Return the process-wide memory of words; words are facts of English, not of a file."""
    return WordMemory()


@cache
def _table() -> SyllableTable:
    return SyllableTable(TABLE.read_bytes())


@cache
def _easy_words() -> frozenset[str]:
    """Read textstat's own list without importing textstat, which takes a third of a second."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("textstat is not installed; it brings the list of easy words: install healthlint again")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in path.read_text("utf-8").split("\n"))


def _count(word: str) -> int:
    count = _table().get(word)
    return points(word) + 1 if count is None else count
