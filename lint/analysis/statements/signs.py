"""Where an article names signs that call for help at once: seizure, trouble breathing, overdose, ..."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lint.analysis.sentences import Sentence, sentences
from lint.analysis.statements.vocabulary import vocabulary
from lint.document import Document, once

_MARKS = str.maketrans(dict.fromkeys("’'.,;:!?()[]/—–\"“”", " "))


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
    first_words: frozenset[str]
    pattern: re.Pattern[str]
    topics: Mapping[str, str]


@once
def danger_signs(document: Document) -> tuple[DangerSign, ...]:
    """Return the danger signs named in running text, in order, whatever is said of them."""
    known = _signs()
    found = []
    for sentence in sentences(document):
        text = sentence.text
        if known.first_words.isdisjoint(text.lower().translate(_MARKS).split()):
            continue
        for match in known.pattern.finditer(text):
            topic = known.topics[" ".join(match.group().lower().split())]
            found.append(DangerSign(sentence, sentence.start + match.start(), sentence.start + match.end(), topic))
    return tuple(found)


def topics_in(text: str) -> frozenset[str]:
    """Return the topics of the danger signs that a text of any length names."""
    known = _signs()
    if known.first_words.isdisjoint(text.lower().translate(_MARKS).split()):
        return frozenset()
    return frozenset(known.topics[" ".join(match.group().lower().split())] for match in known.pattern.finditer(text))


@cache
def _signs() -> _Signs:
    topics = {
        str(phrase): topic for topic, phrases in vocabulary().lists["emergency"]["signs"].items() for phrase in phrases
    }
    ordered = sorted(topics, key=len, reverse=True)
    body = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
    return _Signs(frozenset(phrase.split()[0] for phrase in topics), re.compile(rf"\b(?:{body})\b", re.I), topics)
