"""The title of a plain text, the lines that repeat it, and image texts that web extraction left behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lint.readers.plain_drafts import Draft
from lint.readers.plain_forms import is_sentence, title_form

_HEAD = 15
"""Blocks among which a title is looked for."""
_BODY_CHARACTERS = 20_000
"""How much of the text is read to learn what it is about."""
_OFTEN = 3
_COMMON = re.compile(
    r"(?:about|after|also|adults|answered|before|care|does|doctor|from|guide|have|health|help|home|information|know|medical"
    r"|more|need|page|patient|people|questions|should|take|that|their|there|these|they|this|what|when|which|with|your)\Z"
)
"""Words of any health page: they do not tell one article from another."""
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
_SUFFIX = re.compile(r"\s+[|»›·–—-]\s+\S|\s*[|»›]\s*\S")
_CREDIT = re.compile(
    r"\s*(?:[|(–—-]\s*)?(?:(?:image|photo|picture|source|credit|courtesy)\b|(?:from|via|by|at|on)\s+(?:https?://)?[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)\S)",
    re.IGNORECASE,
)


def find_title(drafts: Sequence[Draft], source: str) -> int | None:
    """Mark the title and the lines that repeat it; return the title's index, None if the text has none."""
    index = _title_index(drafts, source)
    if index is None:
        return None
    title = drafts[index]
    key = key_of(title)
    for other in drafts[index + 1 :]:
        if other.kind in ("paragraph", "heading") and len(other.lines) <= 2 and key_of(other) == key:
            other.kind, other.level, other.inferred = "heading", 1, "repeated title line"
    for other in drafts[:_HEAD]:
        if other is not title and other.kind == "paragraph" and len(other.lines) == 1:
            text = other.text.casefold()
            if text.startswith(key) and _SUFFIX.match(text, len(key)):
                other.kind, other.level, other.inferred = "heading", 1, "repeated title line with the name of the site"
    return index


def find_credits(drafts: Sequence[Draft]) -> None:
    """Take a line that comes again with its source behind it for an image's text and its caption."""
    for first, second in pairwise(drafts):
        if first.kind != "paragraph" or second.kind != "paragraph" or len(first.lines) > 1 or len(second.lines) > 1:
            continue
        text = first.text
        if len(text) > 300 or len(text.split()) < 2 or not second.text.startswith(text):
            continue
        if _CREDIT.match(second.text, len(text)):
            first.kind, first.inferred = "caption", "the next line repeats it with a source"
            second.kind, second.inferred = "caption", "repeats the line before it with a source"


def key_of(draft: Draft) -> str:
    """Return the text as it is compared: case and white space do not count. Empty for a text too long to be a title."""
    text = draft.text
    return " ".join(text.casefold().split()) if len(text) <= 200 else ""


def _title_index(drafts: Sequence[Draft], source: str) -> int | None:
    head = drafts[:_HEAD]
    keys = Counter(key_of(draft) for draft in head if _can_be_title(draft))
    repeated = [
        index
        for index, draft in enumerate(head)
        if _can_be_title(draft) and keys[key_of(draft)] > 1 and len(draft.text.split()) > 1
    ]
    if repeated:
        return _take(drafts, _best(drafts, repeated, source), "line at the head that is repeated")
    stop = next((index for index, draft in enumerate(head) if _is_body(draft)), len(head))
    underlined = [index for index in range(stop) if head[index].kind == "heading" and head[index].level == 1]
    if underlined:
        return _take(drafts, underlined[0], f"first line, {head[underlined[0]].inferred}")
    before_body = [index for index in range(stop) if _can_be_title(head[index]) and index + 1 < len(drafts)]
    if not before_body or not any(_has_content(draft) for draft in drafts[before_body[0] + 1 :]):
        return None
    return _take(drafts, _best(drafts, before_body, source), "short line before the first paragraph")


def _take(drafts: Sequence[Draft], index: int, evidence: str) -> int:
    drafts[index].kind, drafts[index].level, drafts[index].inferred = "title", 1, evidence
    return index


def _can_be_title(draft: Draft) -> bool:
    return draft.kind in ("paragraph", "heading") and len(draft.lines) <= 2 and title_form(draft.text)


def _is_body(draft: Draft) -> bool:
    """Return whether a block is a paragraph of the article: the title stands before it."""
    if draft.kind != "paragraph":
        return False
    return len(draft.lines) > 2 or (is_sentence(draft.text) and len(draft.text.split(None, 12)) > 12)


def _has_content(draft: Draft) -> bool:
    return draft.kind in ("list-item", "table-cell", "quote") or len(draft.lines) > 1 or is_sentence(draft.text)


def _best(drafts: Sequence[Draft], candidates: Sequence[int], source: str) -> int:
    """Return the first candidate with a word that the text below uses again and again, else the first.

    A logo or the name of a library can stand above the title, but the article is not about it.
    """
    if len(candidates) > 1:
        start = drafts[candidates[-1]].lines[-1].end
        used = Counter(_CONTENT_WORD.findall(source[start : start + _BODY_CHARACTERS].casefold()))
        for index in candidates:
            words = _CONTENT_WORD.findall(drafts[index].text.casefold())
            if any(used[word] >= _OFTEN and not _COMMON.match(word) for word in words):
                return index
    return candidates[0]
