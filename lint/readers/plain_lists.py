"""Lists of a plain text: which marks are to be believed, how deep an item stands, which items belong together."""

from __future__ import annotations

from collections.abc import Sequence

from lint.readers.plain_drafts import Draft, Piece
from lint.readers.plain_forms import heading_form, is_sentence
from lint.readers.plain_lines import follows
from lint.readers.plain_wrap import ends_open


def settle_lists(drafts: Sequence[Draft]) -> None:
    """Turn list marks that are none back into text or headings, find lists without marks, and set depth and group."""
    _doubt_marks(drafts)
    _find_numbered_headings(drafts)
    _find_unmarked_lists(drafts)
    _nest(drafts)


def _doubt_marks(drafts: Sequence[Draft]) -> None:
    """Believe a star, a dash or a letter only if the list has a second item, or a line with a colon announces it."""
    believed: set[int] = set()
    latest: dict[tuple[str, int], Draft] = {}
    before: Draft | None = None
    announced = False
    for draft in drafts:
        if draft.mark is None:
            if not (before and before.mark and draft.column > before.column):
                latest.clear()
            announced = draft.kind == "paragraph" and draft.lines[-1].text.endswith(":")
        else:
            key = (draft.mark.style, draft.column)
            sibling = latest.get(key)
            if sibling and sibling.mark and follows(sibling.mark, draft.mark):
                believed |= {id(sibling), id(draft)}
            elif announced and draft.mark.numbers in ((), (1,)):
                believed.add(id(draft))
            latest[key] = draft
            announced = False
        before = draft
    for draft in drafts:
        if draft.mark and (draft.is_bare or (draft.mark.weak and id(draft) not in believed)):
            _make_text(draft, "line of its own")


def _make_text(draft: Draft, evidence: str) -> None:
    """Give the mark back to the prose."""
    line = draft.lines[0]
    draft.kind, draft.mark, draft.inferred = "paragraph", None, evidence
    draft.pieces[0] = Piece(line.start, line.end, line.stop)


def _find_numbered_headings(drafts: Sequence[Draft]) -> None:
    """Take a short numbered line for a heading's start if no item stands before or after it in the same list."""
    for index, draft in enumerate(drafts):
        if draft.mark is None or not draft.mark.numbers or len(draft.lines) > 1 or index + 1 == len(drafts):
            continue
        before, after = drafts[index - 1] if index else None, drafts[index + 1]
        if before and before.mark and (follows(before.mark, draft.mark) or before.column < draft.column):
            continue
        if after.mark and (follows(draft.mark, after.mark) or after.column > draft.column):
            continue
        if heading_form(draft.lines[0].text) == "numbered":
            _make_text(draft, "numbered line with text under it")


def _find_unmarked_lists(drafts: Sequence[Draft]) -> None:
    """Take short lines right below each other for items if the line above them ends in a colon."""
    for index in range(1, len(drafts)):
        lead, first = drafts[index - 1], drafts[index]
        if lead.kind != "paragraph" or not lead.lines[-1].text.endswith(":") or not _is_item_line(first):
            continue
        stop = index + 1
        while stop < len(drafts) and not drafts[stop].loose and _is_item_line(drafts[stop]):
            stop += 1
        ends_with_text = stop < len(drafts) and not drafts[stop].loose
        if stop - index < 2 or ends_with_text:
            continue
        for item in drafts[index:stop]:
            item.kind, item.level, item.inferred = "list-item", 1, "short line under a line that ends in a colon"


def _is_item_line(draft: Draft) -> bool:
    text = draft.lines[0].text
    return (
        draft.kind == "paragraph"
        and len(draft.lines) == 1
        and draft.lines[0].form == "text"
        and len(text) <= 160
        and len(text.split()) <= 20
        and not text.endswith(":")
        and ends_open(text)
        and not is_sentence(text)
    )


def _nest(drafts: Sequence[Draft]) -> None:
    """Set level, group and order of the items, by indentation, else by a change of mark."""
    stack: list[tuple[int, str]] = []
    group = 0
    before: Draft | None = None
    for draft in drafts:
        if draft.kind != "list-item":
            # an indented paragraph below an item goes on with the item, and with its list
            if not (stack and draft.kind == "paragraph" and draft.column > stack[-1][0]):
                stack.clear()
            before = draft
            continue
        style = draft.mark.style if draft.mark else ""
        while len(stack) > 1 and stack[-1][0] > draft.column + 1:
            stack.pop()
        if not stack or _starts_anew(stack, draft, style, before):
            group += 1
            stack = [(draft.column, style)]
        elif draft.column > stack[-1][0] + 1:
            stack.append((draft.column, style))
        elif stack[-1][1] != style:
            while len(stack) > 1 and stack[-1][1] != style:
                stack.pop()
            if stack[-1][1] != style:
                stack.append((draft.column, style))
        draft.level, draft.group = len(stack), group
        draft.ordered = bool(draft.mark and draft.mark.numbers)
        before = draft


def _starts_anew(stack: Sequence[tuple[int, str]], draft: Draft, style: str, before: Draft | None) -> bool:
    """Return whether an item after a blank line opens another list: its mark changed, or its count began again."""
    if not draft.loose or draft.column > stack[-1][0] + 1:
        return False
    if all(style != known for _, known in stack):
        return True
    return bool(draft.mark and 1 in draft.mark.numbers and before and before.mark and before.mark.style == style)
