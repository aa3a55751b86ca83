"""The title of a plain text, the lines that repeat it, and image texts that web extraction left behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lint.readers.plain_drafts import Draft
from lint.readers.plain_forms import is_sentence, title_form
from lint.text.lazy import lazy

_HEAD = 15
"""Blocks among which a title is looked for."""
_BODY_CHARACTERS = 20_000
"""How much of the text is read to learn what it is about."""
_COMMON = lazy(
    r"(?:about|after|all|also|adults|and|answered|any|are|article|before|booklet|but|can|care|come|coming|day|did|does|doctor"
    r"|fact|facts|factsheet|for|from|get|getting|guide|had|handout|has|have|health|help|helps|her|his|home|how|information"
    r"|its|know|leaflet|may|medical|more|most|need|new|not|now|off|one|other|our|out|page|patient|people|questions|she|sheet"
    r"|should|take|that|the|their|there|these|they|this|use|was|way|what|when|which|who|why|with|you|your)\Z"
)
"""Words of any health page: they do not tell one article from another."""
_CONTENT_WORD = lazy(r"[^\W\d_]{3,}")
_SUFFIX = lazy(r"\s+[|»›·–—-]\s+\S|\s*[|»›]\s*\S")
_CREDIT = lazy(
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
    initial = title.lines[0].text[0].casefold()
    for other in drafts[index + 1 :]:
        if (
            other.kind in ("paragraph", "heading")
            and len(other.lines) <= 2
            and other.lines[0].text[0].casefold() == initial
            and key_of(other) == key
        ):
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
    keys = {index: key_of(draft) for index, draft in enumerate(head) if _can_be_title(draft)}
    counts = Counter(keys.values())
    repeated = [index for index, key in keys.items() if counts[key] > 1 and " " in key]
    if repeated:
        return _take(drafts, _best(drafts, repeated, source), "line at the head that is repeated")
    stop = next((index for index, draft in enumerate(head) if _is_body(draft)), len(head))
    underlined = [index for index in range(stop) if head[index].kind == "heading" and head[index].level == 1]
    if underlined:
        return _take(drafts, underlined[0], f"first line, {head[underlined[0]].inferred}")
    before_body = [index for index in keys if index < stop and index + 1 < len(drafts)]
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
    if len(draft.lines) > 2:
        return True
    # a slogan ends in an exclamation mark, and a line of a few words may belong to the head of the page
    return is_sentence(draft.text) and not draft.text.endswith("!") and len(draft.text.split(None, 6)) > 6


def _has_content(draft: Draft) -> bool:
    return draft.kind in ("list-item", "table-cell", "quote") or len(draft.lines) > 1 or is_sentence(draft.text)


def _best(drafts: Sequence[Draft], candidates: Sequence[int], source: str) -> int:
    """Return the candidate with the word that the text below uses most, up to three times; the first of equals.

    A logo or the name of a hospital can stand above the title, but the article is not about it.
    """
    if len(candidates) == 1:
        return candidates[0]
    start = drafts[candidates[-1]].lines[-1].end
    used = Counter(_CONTENT_WORD.findall(source[start : start + _BODY_CHARACTERS].casefold()))

    def weight(index: int) -> int:
        words = _CONTENT_WORD.findall(drafts[index].text.casefold())
        return max((min(3, used[word]) for word in words if not _COMMON.match(word)), default=0)

    return max(candidates, key=weight)
