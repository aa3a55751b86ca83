"""Sentences and paragraphs that are too long to be held in mind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from lint.analysis.scan import Place
from lint.analysis.sentences import Sentence, sentences
from lint.checks.options import option
from lint.checks.readability_common import Candidate, capped
from lint.document import Document
from lint.model import Hit, Rule
from lint.text import words

_REFERENCE = re.compile(r"\[\^?\d[\d,;\s–-]*\]|\(\d{1,3}\)")
"""A citation is no word of the sentence."""
_CHARACTERS_A_WORD = 3
"""With its space; fewer would be a text of single letters, so what is shorter need not be counted."""
_JOINED = ("/", "—", "–", "…", "&", "+", "=", "|", "\t", "\r", "\u00a0")
"""What may part two words besides a space. It parts no more than every second word of prose."""
_CREDIT = re.compile(
    r"\W*(?:(?:written|medically\s+\w+|clinically\s+\w+|reviewed|edited|checked)\s+)?by\s+[A-Z].*\b(?:reviewed|updated|published|checked|edited|\d{4})\b",
    re.IGNORECASE | re.DOTALL,
)
"""Who wrote a page and when: lines set one under the other, not a sentence."""
_CLAUSE = re.compile(r"[:.()]")
_JOINTS = re.compile(r"[,;]|\b(?:and/or|and|or)\b")
_COMMAS_OF_A_LIST = 2
_SHORT_ITEM = 5
"""Words: an item of a list up to this long is taken in at a glance."""
_READ_ONE_BY_ONE = 3
"""Items of a list that count in full; of the others each counts as one word."""


def long_sentence(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield sentences of more than `max_words` words, and more than `advise_words` as variant `advice` (0: never).

    In a list of short items inside the sentence each item after the third counts as one word.
    """
    most = option(document, rule, "max_words", 25)
    advised = option(document, rule, "advise_words", 20) or most
    least = min(most, advised)
    found = []
    for sentence in sentences(document):
        if sentence.end - sentence.start <= _CHARACTERS_A_WORD * least or sentence.block.kind not in rule.scope:
            continue
        text = sentence.text
        if _may_exceed(text, least) and (count := count_words(text)) > least and not _CREDIT.match(text):
            place = Place(sentence.block, sentence.start, sentence.end)
            found.append(Candidate(count, place, partial(_shown, sentence, count, most, advised)))
    yield from capped(document, rule, found)


def long_paragraph(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield paragraphs of more than `max_sentences` sentences or `max_words` words."""
    most_sentences = option(document, rule, "max_sentences", 5)
    most_words = option(document, rule, "max_words", 90)
    own = sentences(document)
    counts = Counter(sentence.index for sentence in own)
    found = []
    for index, inside in counts.items():
        block = document.blocks[index]
        long = len(block.text) > most_words * _CHARACTERS_A_WORD and _may_exceed(block.text, most_words)
        if block.kind not in rule.scope or (inside <= most_sentences and not long):
            continue
        count = words.count(_REFERENCE.sub("", block.text))
        if count > most_words or inside > most_sentences:
            fields = {"sentences": inside, "words": count, "max_sentences": most_sentences, "max_words": most_words}
            place = Place(block, len(block.text) - len(block.text.lstrip()), len(block.text.rstrip()))
            make = partial(block.hit, place.start, place.end, **fields)
            found.append(Candidate(max(inside / most_sentences, count / most_words), place, make))
    yield from capped(document, rule, found)


def count_words(text: str) -> int:
    """Return the words of a sentence as the limit counts them: citations not at all, long lists gently."""
    text = _REFERENCE.sub("", text)
    total = words.count(text)
    if text.count(",") + text.count(";") < _COMMAS_OF_A_LIST:
        return total
    for clause in _CLAUSE.split(text):
        items = [length for item in _JOINTS.split(clause) if (length := words.count(item))][
            1:
        ]  # it begins before the list
        if len(items) >= _READ_ONE_BY_ONE and max(items) <= _SHORT_ITEM:
            total -= sum(length - 1 for length in items[_READ_ONE_BY_ONE - 1 :])
    return total


def _may_exceed(text: str, words: int) -> bool:
    """Return whether a text could have more words than that: counting them exactly takes ten times as long."""
    rough = text.count(" ") + text.count("\n") + 1
    if rough > words:
        return True
    return 2 * rough > words and rough + sum(map(text.count, _JOINED)) > words


def _shown(sentence: Sentence, count: int, most: int, advised: int) -> Hit:
    limit = most if count > most else advised
    hit = sentence.hit(sentence.start, sentence.end, words=count, limit=limit)
    return hit if count > most else replace(hit, variant="advice")
