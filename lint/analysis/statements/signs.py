"""Where an article names signs that call for help at once: seizure, trouble breathing, overdose, ..."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lint.analysis.sentences import Sentence, sentences
from lint.analysis.statements.vocabulary import vocabulary
from lint.document import Document, once

_MARKS = str.maketrans(dict.fromkeys("’'.,;:!?()[]/—–-\"“”", " "))


@dataclass(frozen=True, slots=True)
class DangerSign:
    """One mention of a danger sign."""

    sentence: Sentence
    start: int
    """In the block's prose."""
    end: int
    topic: str
    """`seizure`, `breathing`, `overdose`, ...: a key of `emergency.signs` in rules/facts/statements.yaml."""


@dataclass(frozen=True, slots=True)
class _Signs:
    patterns: Mapping[str, re.Pattern[str]]
    """By the longest word of a sign, the signs that hold it: most sentences hold no such word."""
    topics: Mapping[str, str]


@once
def danger_signs(document: Document) -> tuple[DangerSign, ...]:
    """Return the danger signs named in running text, in order, whatever is said of them."""
    found = []
    for sentence in sentences(document):
        for start, end, topic in _find(sentence.text):
            found.append(DangerSign(sentence, sentence.start + start, sentence.start + end, topic))
    return tuple(found)


def topics_in(text: str) -> frozenset[str]:
    """Return the topics of the danger signs that a text of any length names."""
    return frozenset(topic for _, _, topic in _find(text))


def _find(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, topic) of the signs in a text, in order; of two at one place the longer."""
    known = _signs()
    keys = known.patterns.keys() & set(text.lower().translate(_MARKS).split())
    if not keys:
        return []
    matches = sorted(
        (m for key in keys for m in known.patterns[key].finditer(text)), key=lambda m: (m.start(), -m.end())
    )
    found: list[tuple[int, int, str]] = []
    for match in matches:
        if not found or match.start() >= found[-1][1]:
            found.append((*match.span(), known.topics[" ".join(match.group().lower().split())]))
    return found


@cache
def _signs() -> _Signs:
    topics = {
        str(phrase): topic for topic, phrases in vocabulary().lists["emergency"]["signs"].items() for phrase in phrases
    }
    by_key: dict[str, list[str]] = {}
    for phrase in sorted(topics, key=len, reverse=True):
        by_key.setdefault(max(phrase.translate(_MARKS).split(), key=len), []).append(phrase)
    patterns = {
        key: re.compile(
            r"\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases) + r")\b", re.IGNORECASE
        )
        for key, phrases in by_key.items()
    }
    return _Signs(patterns, topics)
