"""Headings of a plain text and their levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    """Return which of the heading-like lines in a row, drafts[start:stop], are headings: those with a text below.

    Lines right below each other are the text themselves: a list without marks, a menu, an address.
    """
    found: list[int] = []
    waiting: list[int] = []
    for low, high in _stacks(drafts, start, stop):
        questions = sum(form == "question" for form in forms[low:high])
        if high - low > _MOST_IN_A_ROW or questions > 1:
            found += _over_text(drafts, forms, waiting)
            over_text = high == stop < len(drafts) and not drafts[stop].loose and _is_content(drafts[stop])
            waiting = [stop - 1] if over_text else []
        else:
            waiting += range(low, high)
    if stop == len(drafts):
        # the last line is the text of the line above it, if that one is a heading beyond doubt
        above = waiting[-2:-1]
        return found + [index for index in above if forms[index] in _STRONG and _stands_free(drafts, index)]
    if drafts[stop].loose or _is_content(drafts[stop]):
        found += _over_text(drafts, forms, waiting)
    return found


def _stacks(drafts: Sequence[Draft], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines without a blank line between them."""
    low = start
    for index in range(start + 1, stop + 1):
        if index == stop or drafts[index].loose:
            yield low, index
            low = index


def _over_text(drafts: Sequence[Draft], forms: Sequence[str | None], lines: Sequence[int]) -> list[int]:
    """Return which of the lines above a text are headings: the last one, and the one above it."""
    questions = [index for index in lines if forms[index] == "question"]
    if len(questions) > _MOST_IN_A_ROW:
        lines = [index for index in lines if index < questions[0]]
    if not lines or not _stands_free(drafts, lines[-1]):
        return []
    last, above = lines[-1], lines[-2:-1]
    tight = not drafts[last].loose
    return [index for index in above if _stands_free(drafts, index) and not (tight and forms[index] not in _STRONG)] + [
        last
    ]


def _stands_free(drafts: Sequence[Draft], index: int) -> bool:
    """Return whether the text above has come to its end before this line."""
    if drafts[index].loose or index == 0:
        return True
    before = drafts[index - 1]
    return before.kind != "paragraph" or not ends_open(before.lines[-1].text)


def _is_content(draft: Draft) -> bool:
    if draft.kind != "paragraph" or len(draft.lines) > 1 or draft.lines[0].form == "reference":
        return True
    return draft.text.endswith(":") or is_sentence(draft.text)


def _evidence(drafts: Sequence[Draft], index: int, form: str) -> str:
    if form != "plain":
        return form
    return "spaced" if index + 1 < len(drafts) and drafts[index + 1].loose else "tight"


def _set_levels(drafts: Sequence[Draft], found: dict[int, str]) -> None:
    """Give level 2 to headings of the main form of the text, more to the forms that stand below it.

    A heading right below another one is its subheading, and so are those after it that look alike: a section without
    text is rarer than a section that starts with a subheading.
    """
    in_capitals = sum(drafts[index].text.isupper() for index in found)
    caps = in_capitals > 1
    seen: set[str] = set()
    parent: tuple[int, str] | None = None
    sub: str | None = None
    above = -2
    for index in sorted(found):
        name, draft = found[index], drafts[index]
        shape = _shape(draft.text)
        level = _own_level(draft.text, name, seen, caps)
        ranked = name == "numbered" or (caps and draft.text.isupper() and in_capitals < len(found))
        if sub == shape and level == 2 and not ranked:
            level = 3
        elif level == 2:
            sub = None
            below = parent is not None and above == index - 1
            asked = parent is not None and shape == "question" and announces_questions(drafts[parent[0]].text)
            if parent and (below or asked) and not ranked:
                level, sub = 3, shape if shape not in ("other", parent[1]) else None
            else:
                parent = (index, shape)
        draft.level = level
        seen.add("caps" if draft.text.isupper() else name)
        above = index


def _own_level(text: str, name: str, seen: set[str], caps: bool) -> int:
    if name == "numbered":
        return 2 + text.split(None, 1)[0].rstrip(".)").count(".")
    if caps and "caps" in seen and not text.isupper():
        return 3
    if name == "tight" and seen & {"spaced", "numbered"}:
        return 3
    if name == "colon" and seen - {"colon"}:
        return 3
    return 2


def _shape(text: str) -> str:
    """Return `question`, `short` (one or two words) or `other`: subheadings of one heading look alike."""
    if text.endswith("?"):
        return "question"
    return "short" if len(text.split()) <= 2 else "other"
