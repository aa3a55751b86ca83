"""Headings of a plain text and their levels."""

from __future__ import annotations

from collections.abc import Sequence

from lint.readers.plain_drafts import Draft
from lint.readers.plain_forms import announces_questions, heading_form, is_sentence
from lint.readers.plain_wrap import ends_open

_EVIDENCE = {
    "question": "question line",
    "numbered": "numbered line with text under it",
    "caps": "line in capitals",
    "colon": "short line that ends in a colon",
    "spaced": "short line set apart by blank lines",
    "tight": "short line right above a paragraph",
}
_STRONG = frozenset({"numbered", "caps", "colon"})
"""Forms that say by themselves that a line is a heading."""
_MOST_IN_A_ROW = 2
"""Headings that can stand below each other without a text: a heading and its first subheading."""


def find_headings(drafts: Sequence[Draft], title: int | None) -> None:
    """Mark the headings below the title and give each its level."""
    forms: list[str | None] = [None] * len(drafts)
    for index in range(0 if title is None else title + 1, len(drafts)):
        draft = drafts[index]
        if draft.kind == "paragraph" and len(draft.lines) == 1 and draft.lines[0].form == "text":
            forms[index] = heading_form(draft.text)
        elif draft.kind == "paragraph" and draft.lines[0].form == "item" and len(draft.lines) == 1:
            forms[index] = heading_form(draft.text) if draft.mark is None else None
    found: dict[int, str] = {}
    start = 0
    while start < len(drafts):
        stop = start
        while stop < len(drafts) and forms[stop] is not None:
            stop += 1
        if stop > start:
            for index in _headings_of_run(drafts, forms, start, stop):
                found[index] = _evidence(drafts, index, forms[index] or "plain")
        start = stop + 1
    for index, name in found.items():
        drafts[index].kind, drafts[index].inferred = "heading", _EVIDENCE[name]
    _set_levels(drafts, found)


def _headings_of_run(drafts: Sequence[Draft], forms: Sequence[str | None], start: int, stop: int) -> list[int]:
    """Return which of the heading-like lines in a row are headings: those that a text follows, and one above those.

    More of them in a row are a menu, an address or a list without marks.
    """
    if stop == len(drafts):
        # nothing below: the last line is content of the one above it, if that is clearly a heading
        last = stop - 2
        return [last] if last >= start and forms[last] in _STRONG and _stands_free(drafts, last) else []
    questions = sum(form == "question" for form in forms[start:stop])
    if questions > _MOST_IN_A_ROW:
        return [start] if forms[start] != "question" and _stands_free(drafts, start) else []
    chosen: list[int] = []
    last = stop - 1
    if not _stands_free(drafts, last) or not (drafts[stop].loose or _is_content(drafts[stop])):
        return []
    chosen.append(last)
    above = last - 1
    if above >= start and _stands_free(drafts, above) and (drafts[last].loose or forms[above] in _STRONG):
        chosen.insert(0, above)
    return chosen


def _stands_free(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether the text above has come to its end before this line."""
    if drafts[index].loose or index == 0:
        return True
    before = drafts[index - 1]
    return before.kind != "paragraph" or not ends_open(before.lines[-1].text)


def _is_content(draft: Draft) -> bool:
    return draft.kind != "paragraph" or len(draft.lines) > 1 or is_sentence(draft.text)


def _evidence(drafts: Sequence[Draft], index: int, form: str) -> str:
    if form != "plain":
        return form
    return "spaced" if index + 1 < len(drafts) and drafts[index + 1].loose else "tight"


def _set_levels(drafts: Sequence[Draft], found: dict[int, str]) -> None:
    """Give level 2 to headings of the main form of the text, more to the forms that stand below it."""
    caps = sum(name == "caps" for name in found.values()) > 1
    seen: set[str] = set()
    parent: tuple[int, str] | None = None
    sub: str | None = None
    above = -2
    for index in sorted(found):
        name = found[index]
        draft = drafts[index]
        shape = _shape(draft.text)
        level = _own_level(draft.text, name, seen, caps)
        if sub is not None and level == 2 and shape == sub:
            level = 3
        elif level == 2:
            sub = None
            directly_below = parent is not None and above == index - 1 and parent[1] != shape
            asked_for = parent is not None and shape == "question" and announces_questions(drafts[parent[0]].text)
            if directly_below or asked_for:
                level, sub = 3, shape if shape != "other" else None
            else:
                parent = (index, shape)
        draft.level = level
        seen.add(name)
        above = index


def _own_level(text: str, name: str, seen: set[str], caps: bool) -> int:
    if name == "numbered":
        return 2 + text.split(None, 1)[0].rstrip(".)").count(".")
    if name != "caps" and caps and "caps" in seen:
        return 3
    if name == "tight" and "spaced" in seen:
        return 3
    if name == "colon" and seen - {"colon"}:
        return 3
    return 2


def _shape(text: str) -> str:
    """Return `question`, `short` (one or two words) or `other`: subheadings of one heading look alike."""
    if text.endswith("?"):
        return "question"
    return "short" if len(text.split()) <= 2 else "other"
