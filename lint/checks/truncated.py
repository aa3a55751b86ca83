"""Articles that break off: the last sentence has no end."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from lint.checks.options import texts
from lint.document import Block, Document
from lint.model import Hit, Rule
from lint.text.lazy import lazy
from lint.text.sentences import split

_ABOUT_THE_ARTICLE = lazy(
    r"(?:(?:medically |clinically )?(?:reviewed|updated|published|written|edited|checked|posted|created)\b|last |next review"
    r"|date\b|author|by [A-Z]|source|reference|\[?\d{1,3}[\].)]|doi\b|https?://|www\.|©|copyright|version\b|image\b|photo\b"
    r"|tags?\b|share\b|adapted from|citation|ISBN|PMID|funding|disclosure|conflict)",
    re.IGNORECASE,
)
_CLOSERS = "\"'”’)]»*_ \t\n\r"
_ENDS = ".!?…。"
_NOTE = lazy(r"[\s.]?(?:\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|[⁰¹²³⁴-⁹]+)+\Z")
_FINITE = lazy(
    r"\b(?:is|are|was|were|may|might|can|could|should|will|would|must|has|have|had|do|does|did|includes?|need|needs|means?"
    r"|helps?|makes?|takes?|gets?|causes?|you|your|call|tell|ask|talk|see|stop|take|use|avoid|keep|contact|seek|don[’']t)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
"""Shorter lines without a full stop are labels, not sentences."""


def truncated_ending(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the last sentence of the article if it ends on an open word or sign, or without a full stop."""
    block = _last_block(document)
    if block is None:
        return
    start, end = split(block.text)[-1]
    text = _NOTE.sub("", block.text[start:end])
    verdict = _verdict(block, text, texts(document, rule, "open_words"), texts(document, rule, "never_last"))
    if verdict:
        variant = None if verdict == "open" else verdict
        yield dataclasses.replace(block.hit(start, end), variant=variant)


def _last_block(document: Document) -> Block | None:
    """Return the last block of text that is about health and not about the article itself."""
    for block in reversed(document.blocks):
        if block.debris is not None or block.region != "body" or not block.text.strip():
            continue
        if block.kind in ("code", "front-matter", "table-cell", "caption"):
            return None
        if block.kind in ("heading", "title"):
            return block if block.kind == "heading" and block.inferred and _is_sentence(block.text) else None
        if _ABOUT_THE_ARTICLE.match(block.text.strip()):
            continue
        return block
    return None


def _verdict(block: Block, text: str, open_words: tuple[str, ...], never_last: tuple[str, ...]) -> str | None:
    bare = text.rstrip(_CLOSERS)
    if not bare:
        return None
    words = bare.rstrip(_ENDS).casefold().replace("’", "'")
    if bare[-1] in _ENDS:
        return "open" if bare[-1] != "?" and _ends_on(words, bare, never_last) else None
    if bare[-1] in ",;:" or re.search(r"\w[-–—]\Z", bare):
        return "open"
    if block.kind == "list-item":
        return "open" if _ends_on(words, bare, never_last) else None
    if _ends_on(words, bare, open_words):
        return "open"
    return "unpunctuated" if bare[-1].isalpha() and _is_sentence(bare) else None


def _ends_on(words: str, bare: str, endings: tuple[str, ...]) -> bool:
    """Return whether the text ends on one of the words; a capital (vitamin A, type OR) is a name, not that word."""
    for ending in endings:
        if words.endswith(ending) and not words[: -len(ending)][-1:].isalnum():
            last = bare.rstrip(_ENDS).split()[-1]
            return not (last.isupper() and len(words.split()) > 1)
    return False


def _is_sentence(text: str) -> bool:
    long_words = [word for word in text.split()[1:] if len(word) > 3]
    if long_words and sum(word[0].isupper() for word in long_words) * 2 > len(long_words):
        return False  # a title
    return len(text.split()) >= _FEWEST_WORDS and _FINITE.search(text) is not None
