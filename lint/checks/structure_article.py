"""What an article as a whole should have: key points first, something to do, enough to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.outline import outline
from lint.analysis.sentences import sentences
from lint.checks import structure as shared
from lint.checks.options import option
from lint.document import Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_ADVICE = lazy(
    r"\byou (?:should|must|need to|can|will need to|could|have to|ought to)\b|\byou[’']ll need to\b|\bmake sure\b|\bbe sure to\b"
    r"|\bit[’']s best to\b|\btry to\b",
    re.IGNORECASE,
)
_LABEL_WORDS = 6
"""Words: a shorter line such as “Key points:” is a label."""


def missing_key_points(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a long article that has no summary, no list and no label of key points at its top."""
    least, share = option(document, rule, "min_words", 500), option(document, rule, "top_share", 0.25)
    if shared.body_words(document) <= least:
        return
    found = outline(document)
    for index, block in shared.own_blocks(document):
        if found.position(index) > share:
            break
        if block.kind == "heading" and shared.is_summary_heading(block.text):
            return
        if block.kind == "list-item" and found.section_of(index).heading in (None, *found.headings[:1]):
            return
        label = block.text[:80].partition(":")[0]
        if (
            block.kind in ("paragraph", "quote")
            and len(label.split()) <= _LABEL_WORDS
            and shared.is_summary_heading(label)
        ):
            return
    yield shared.anchor(document, count=shared.body_words(document), limit=least)


def missing_reader_action(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield an article in which no sentence tells the reader to do anything."""
    least = option(document, rule, "min_words", 100)
    if shared.body_words(document) < least:
        return
    if not any(
        shared.is_imperative(sentence.text) or _ADVICE.search(sentence.text) for sentence in sentences(document)
    ):
        yield shared.anchor(document)


def thin_content(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield an article with too few words of prose to answer anything."""
    least = option(document, rule, "min_words", 300)
    count = shared.body_words(document)
    if 0 < count < least:
        yield shared.anchor(document, count=count, limit=least)
