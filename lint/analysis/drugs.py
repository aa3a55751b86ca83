"""Find medicine names in an article: a dictionary of word sequences, longest match first, no model needed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from lint.document import Block, Document, once
from lint.facts import Name, facts
from lint.facts.tables import NAME_TABLES
from lint.text.lazy import lazy
from lint.yamlfile import derived

_WORD = lazy(r"[^\W\d_]+|\d+")
_LETTERS = bytes(code if chr(code).islower() and code < 128 else 32 for code in range(256))
"""Small letters stay, all else becomes a space: twice as fast as an expression."""
_SEPARATOR = "\n\x00\n"
_WIDEST_GAP = 3
_GAP = lazy(r"[\s'’.\-‐‑–/&+#]{1,3}")
_STOP_GAP = lazy(r"[.!?]\s")
_CONTEXT = lazy(
    r"\d\s?(?:mg|mcg|µg|μg|g|IU|units?|mL|%|meq)\b|\b(?:tablets?|capsules?|pills?|supplement\w*|gumm(?:y|ies)|drops|dose[sd]?|dosage|dosing|"
    r"injection\w*|inject\w*|take|takes|taking|took|prescrib\w*|softgels?|powder|patch(?:es)?|cream|gel|syrup|intake|supplementation|milligrams?|micrograms?)\b",
    re.IGNORECASE,
)
_CONTEXT_REACH = 60
_SHORT = 3
"""Letters: shorter words occur inside too many others to be looked for as plain text."""
_SENTENCE_START = lazy(r"(?:^|[.!?:]\s+|\n\s*)[\"“'(•\-*\s]*$")


class _Entry(NamedTuple):
    """One name as the words after its first."""

    rest: tuple[str, ...]
    name: Name
    needs_capitals: str | None
    """Text that must be written just so, for names that are also ordinary words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A medicine name where it stands."""

    block: Block
    index: int
    """Of the block in the document."""
    start: int
    end: int
    """In the block's prose."""
    name: Name
    drug: str
    """Ingredient, "a + b" for a combination, or the id of a class."""

    @property
    def text(self) -> str:
        """The name as written."""
        return self.block.text[self.start : self.end]

    @property
    def is_class(self) -> bool:
        """Whether it names a class, not one medicine."""
        return self.name.kind == "class"


@once
def mentions(document: Document) -> tuple[Mention, ...]:
    """Return every medicine named in titles, headings and prose, in order; debris and navigation are left out."""
    locale = document.settings.locale.upper()
    chosen = [
        (block, index)
        for index, block in enumerate(document.blocks)
        if block.debris is None and block.region == "body" and block.kind not in ("code", "front-matter")
    ]
    starts = [0]
    for block, _ in chosen:
        starts.append(starts[-1] + len(block.text) + len(_SEPARATOR))
    found = []
    for start, end, name in find(_SEPARATOR.join(block.text for block, _ in chosen)):
        at = bisect_right(starts, start) - 1
        block, index = chosen[at]
        found.append(Mention(block, index, start - starts[at], end - starts[at], name, drug_of(name, locale)))
    return tuple(found)


def drug_of(name: Name, locale: str) -> str:
    """Return the ingredient, combination or class id that a name stands for."""
    return name.drug_class or " + ".join(name.ingredients(locale)) or name.text


def find(text: str) -> Iterator[tuple[int, int, Name]]:
    """Yield (start, end, name) for each medicine named in a text, in order, the longest name at each place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered: match them one by one instead
        lowered = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    skip = -1
    for start, word in _places(lowered, _first_words()):
        if start < skip:
            continue
        for entry in _entries(word):
            end = _end_of(lowered, start + len(word), entry.rest)
            if end is not None and _is_meant(text, start, end, entry):
                yield start, end, entry.name
                skip = end
                break


def _places(lowered: str, table: Mapping[str, object]) -> list[tuple[int, str]]:
    """Return where first words of names stand as whole words, in order.

    The words of the text are asked for once each; only those that begin a name are then looked for.
    """
    places: list[tuple[int, str]] = []
    known = set(lowered.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())
    short = [word for word in _short_words() if word in known or (word.isdigit() and word in lowered)]
    if short:
        places = [(match.start(), match.group()) for match in _any_of(tuple(short)).finditer(lowered)]
    for word in table.keys() & known:
        if len(word) < _SHORT:
            continue
        start = lowered.find(word)
        while start != -1:
            end = start + len(word)
            if not (lowered[start - 1 : start].isalpha() or lowered[end : end + 1].isalpha()):
                places.append((start, word))
            start = lowered.find(word, end)
    places.sort()
    return places


@cache
def _short_words() -> tuple[str, ...]:
    """Return the first words that are too short to be looked for one by one."""
    return tuple(sorted(word for word in _first_words() if len(word) < _SHORT))


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?![a-z])")


def _end_of(lowered: str, end: int, rest: Sequence[str]) -> int | None:
    """Return where a name ends whose remaining words follow one by one, or None."""
    for word in rest:
        if word not in lowered[end : end + len(word) + _WIDEST_GAP]:
            return None
        gap = _GAP.match(lowered, end)
        start = gap.end() if gap else end
        if not lowered.startswith(word, start) or (
            gap and _STOP_GAP.match(gap.group()) and end > 2 and lowered[end - 2 : end] != "st"
        ):
            return None
        if gap is None and word[0].isdigit() == lowered[end - 1].isdigit():
            return None
        end = start + len(word)
    following = lowered[end : end + 1]
    same_kind = following.isdigit() if lowered[end - 1].isdigit() else following.isalpha()
    return None if same_kind or following == "_" else end


def _is_meant(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Tell the medicine from the ordinary word of the same letters."""
    match = entry.name.match
    if match == "word":
        return True
    if match == "exact":
        wanted = entry.needs_capitals or entry.name.text
        written = text[start : start + len(wanted)]
        if written.replace("’", "'") != wanted:
            return False
        return not (wanted[1:].islower() and _SENTENCE_START.search(text[max(0, start - 6) : start]))
    return _CONTEXT.search(text[max(0, start - _CONTEXT_REACH) : end + _CONTEXT_REACH]) is not None


@cache
def _first_words() -> Mapping[str, list[str]]:
    """Return the dictionary: first word to the names that can start with it. Kept on disk: few articles need more."""
    tables = facts().tables
    return derived("first-words", [tables.path(name) for name in NAME_TABLES], _index)


def _index() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in facts().names():
        for word in dict.fromkeys(words[0] for words in _spellings(key)):
            found.setdefault(word, []).append(key)
    return found


@lru_cache(maxsize=4096)
def _entries(word: str) -> tuple[_Entry, ...]:
    """Return the entries that start with a word, the longest first."""
    names = facts().names()
    found: dict[tuple[str, ...], _Entry] = {}
    for key in _first_words()[word]:
        name = names[key]
        exact = name.text if name.match == "exact" else None
        for words in _spellings(key):
            if words[0] == word:
                found.setdefault(words[1:], _Entry(words[1:], name, exact))
    return tuple(sorted(found.values(), key=lambda entry: (-len(entry.rest), entry.rest)))


def _spellings(key: str) -> Iterator[tuple[str, ...]]:
    """Yield the word sequences a name is looked for as: as written, plural, joined, without its apostrophe."""
    words = tuple(_WORD.findall(key.replace("’", "'")))
    if not words:
        return
    yield words
    if words[-1].isalpha() and len(words[-1]) > 3 and not words[-1].endswith("s"):
        yield (*words[:-1], words[-1] + "s")
    if len(words) > 1 and "-" in key and " " not in key and len(words[0]) > 1 and all(word.isalpha() for word in words):
        yield ("".join(words),)
    if "s" in words and "'" in key:  # St Johns wort, Childrens Tylenol
        at = words.index("s")
        if at > 0:
            yield (*words[: at - 1], words[at - 1] + "s", *words[at + 1 :])
