"""Whom a verb is addressed to: talk to, ask, discuss with, get advice from, let know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.statements.vocabulary import VERB_FORMS
from lint.analysis.statements.words import Row

CONTACTS = "WMQSOE"
"""Tags of those who can be addressed."""
_FAR = 18
"""How many chunks may stand between "discuss" and "with your doctor"."""
_ARTICLES = frozenset({"the", "your", "a", "an", "our", "local", "nearest", "for", "in", "their"})
_CONSULT = frozenset({"direct", "with", "object-with", "advice", "let-know"})


class Frame(NamedTuple):
    """A verb and the contact it reaches."""

    verb: int
    """Chunk index."""
    contact: int
    """Chunk index of the first contact."""
    end: int
    """Index after the last contact: "a pharmacist or doctor" is one object."""
    kind: str
    """`consult` or `emergency`."""


def frames(row: Row) -> Iterator[Frame]:
    """Yield every verb with the contact it is addressed to, in order."""
    for index, chunk in enumerate(row.chunks):
        if chunk.tag not in VERB_FORMS:
            continue
        contact = _consult_target(row, index) if chunk.roles & _CONSULT else None
        if contact is not None:
            end = _coordination(row, contact)
            yield Frame(index, contact, end, "consult")
        if "emergency" in chunk.roles:
            place = _direct(row, index, "EM")
            if place is None:
                place = _help_from(row, index)
            if place is None and contact is not None and "E" in row.tags[contact : _coordination(row, contact)]:
                place = contact
            if place is not None:
                yield Frame(index, place, _coordination(row, place), "emergency")


def _consult_target(row: Row, index: int) -> int | None:
    roles = row.chunks[index].roles
    found = None
    if "direct" in roles:
        found = _direct(row, index, CONTACTS)
    if found is None and "with" in roles:
        found = _after_preposition(row, index + 1)
    if found is None and "advice" in roles:
        found = _advice(row, index)
    if found is None and "let-know" in roles:
        found = _direct(row, index, CONTACTS)
        if found is not None and not any("known" in c.roles for c in row.chunks[found + 1 : found + 4]):
            found = None
    if found is None and row.chunks[index].norm == "have":
        found = _have_it_done(row, index)
    if found is None and "object-with" in roles:
        found = _object_with(row, index)
    return found


def _skip(row: Row, index: int, skip: str = "rF") -> int:
    while index < len(row.tags) and row.tags[index] in skip:
        index += 1
    return index


def _direct(row: Row, index: int, wanted: str) -> int | None:
    return _reach(row, _skip(row, index + 1), wanted)


def _reach(row: Row, at: int, wanted: str) -> int | None:
    """Return the contact at `at`, or behind "someone at", "a member of", "the nearest"."""
    if at < len(row.tags) and row.tags[at] in wanted:
        return at
    end = at
    while end < min(at + 5, len(row.tags)) and row.tags[end] in "xow":
        end += 1
    if end > at and end < len(row.tags) and row.tags[end] in wanted:
        is_joined = row.tags[end - 1] in "ow" and row.tags[at] == "x"
        is_article = all(chunk.norm in _ARTICLES for chunk in row.chunks[at:end])
        if is_joined or is_article:
            return end
    return None


def _after_preposition(row: Row, at: int) -> int | None:
    at = _skip(row, at)
    if at < len(row.tags) and row.chunks[at].norm in ("to", "with", "past"):
        return _reach(row, _skip(row, at + 1), CONTACTS)
    if row.chunks[at - 1].norm.endswith("with"):
        return _reach(row, at, CONTACTS)
    return None


def _advice(row: Row, index: int) -> int | None:
    at = _skip(row, index + 1)
    if [chunk.norm for chunk in row.chunks[at + 1 : at + 2]] == ["by"] and row.chunks[at].norm.endswith(("ed", "seen")):
        after = _skip(row, at + 2)  # get checked by your doctor
        return after if after < len(row.tags) and row.tags[after] == "W" else None
    if at < len(row.tags) and (row.tags[at] == "M" or (row.tags[at] in "WQ" and row.chunks[at].info.endswith("+"))):
        return at
    for place in range(at, min(at + 6, len(row.tags))):
        if row.tags[place] in ";bfu":
            return None
        if row.chunks[place].norm in ("of", "from"):
            after = _skip(row, place + 1)
            return after if after < len(row.tags) and row.tags[after] in "WQSM" else None
    return None


def _have_it_done(row: Row, index: int) -> int | None:
    """Have a pharmacist review your medicines."""
    at = _skip(row, index + 1)
    is_done = row.tags[at : at + 2] == "Wa" and "act" in row.chunks[at + 1].roles
    return at if is_done else None


def _help_from(row: Row, index: int) -> int | None:
    """Get help from the emergency services; take the child to the emergency room; drive you to A&E."""
    for place in range(index + 1, min(index + 7, len(row.tags))):
        if row.tags[place] in ";,fbuE":
            return None
        if row.chunks[place].norm in ("from", "to"):
            return _reach(row, _skip(row, place + 1), "E")
    return None


def _object_with(row: Row, index: int) -> int | None:
    for place in range(index + 1, min(index + _FAR, len(row.tags))):
        tag = row.tags[place]
        if tag == ";" or (tag in "fbu" and place > index + 1):
            return None
        if row.chunks[place].norm in ("with", "past", "to", "by") and place > index + 1:
            after = _skip(row, place + 1)
            if after < len(row.tags) and row.tags[after] in "WMQS":
                return after
    return None


def _coordination(row: Row, contact: int) -> int:
    """Return the index after "a pharmacist, nurse or doctor"."""
    end = contact + 1
    while True:
        at = end
        while at < len(row.tags) and (row.tags[at] in ",cr" or row.chunks[at].norm in ("the", "your", "a", "at")):
            at += 1
        if at == end or at >= len(row.tags) or row.tags[at] not in CONTACTS or not set(row.tags[end:at]) & set(",c"):
            if at < len(row.tags) and row.tags[at] in CONTACTS and row.tags[end:at] == "w":
                end = at + 1
                continue
            return end
        end = at + 1
