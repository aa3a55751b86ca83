"""The emergency action: number or place x what to do x the sign that calls for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.statements.frames import Frame, frames
from lint.analysis.statements.model import Reading
from lint.analysis.statements.mood import DIRECTIVE, DISCOURAGING, Mood, before, mood_of
from lint.analysis.statements.situation import clause_end, is_trivial
from lint.analysis.statements.vocabulary import vocabulary
from lint.analysis.statements.words import Row, part, tag

_PRIORITY = ("counts", "no-sign", "no-place", "question", "discouraging", "narrative", "not-directive")


_NO_SIGN = frozenset(
    {"help", "advice", "support", "information", "free", "more", "a", "an", "the", "your", "you", "urgent", "mental"}
)
"""Words after "for" that name no sign: "call 988 for support"."""


def read_emergency(row: Row, earlier: str = "") -> Reading | None:
    """Return what the sentence states about getting emergency help; None if it says nothing of the kind."""
    found = [*_actions(row, earlier), *_passive(row), *_vague(row)]
    return min(found, key=lambda reading: _PRIORITY.index(reading.reason)) if found else None


def signs(row: Row) -> tuple[str, ...]:
    """Return the topics of the danger signs a sentence names, in order of mention."""
    topics = (role[5:] for chunk in row.chunks for role in sorted(chunk.roles) if role.startswith("sign:"))
    return tuple(dict.fromkeys(topics))


def _actions(row: Row, earlier: str) -> Iterator[Reading]:
    for frame in frames(row):
        if frame.kind != "emergency" or "E" not in row.tags[frame.contact : frame.end]:
            continue
        mood = mood_of(row, frame.verb, frame.end)
        if mood is Mood.CAPABILITY and "line" in row.chunks[frame.contact].roles and "Y" in row.tags[: frame.verb]:
            mood = Mood.MODAL  # "you can call 988" is how crisis lines are offered
        reason = _reason(row, frame, mood)
        if reason == "no-sign" and earlier and _calls_for_help(tag(earlier)):
            reason = "counts"
        yield _reading(row, frame, reason, mood)


def _reason(row: Row, frame: Frame, mood: Mood) -> str:
    if row.is_question:
        return "question"
    if mood in DISCOURAGING:
        return "discouraging"
    if mood not in DIRECTIVE:
        return "narrative" if mood is Mood.NARRATIVE else "not-directive"
    return "counts" if _sign(row, frame) else "no-sign"


def _calls_for_help(row: Row) -> bool:
    """Return whether the words before name a sign or set a condition that the action leans on."""
    return bool(signs(row)) or ("f" in row.tags and not row.is_question)


def _passive(row: Row) -> Iterator[Reading]:
    """Yield the passive: an ambulance should be called if."""
    for match in re.finditer(r"(E)[rF]*D[rF]*e[rF]*d", row.tags):
        frame = Frame(match.start(1), match.start(1), match.start(1) + 1, "emergency")
        reason = "question" if row.is_question else "counts" if _sign(row, frame) else "no-sign"
        yield _reading(row, frame, reason, Mood.PASSIVE)


def _vague(row: Row) -> Iterator[Reading]:
    """Seek medical attention right away: urgent help, but no number and no place."""
    urgency = vocabulary().urgency
    is_urgent = row.has_role("urgent") or any(urgency.intersection(chunk.norm.split()) for chunk in row.chunks)
    is_bad = "f" in row.tags and row.has_role("vague")
    if not is_urgent and not is_bad:
        return
    for index, chunk in enumerate(row.chunks):
        if chunk.tag not in "agd" or not chunk.roles & {"advice", "emergency"}:
            continue
        at = index + 1
        while at < len(row.tags) and row.tags[at] in "rF":
            at += 1
        if at >= len(row.tags) or not (
            row.tags[at] == "J" or (row.tags[at] == "M" and row.chunks[at].info != "advice")
        ):
            continue
        if not is_urgent and row.chunks[at].info == "" and not row.chunks[at].norm.startswith("medical"):
            continue  # "get help if it gets worse" may mean any help
        frame = Frame(index, at, at + 1, "emergency")
        mood = mood_of(row, index, at + 1)
        if mood in DIRECTIVE and not row.is_question:
            yield _reading(row, frame, "no-place", mood)


def _sign(row: Row, frame: Frame) -> tuple[int, int] | None:
    """Return the chunks that say when: a condition, a named sign, "in an emergency"."""
    for index, kind in enumerate(row.tags):
        if kind in "fA" and not frame.verb <= index < frame.end:
            end = clause_end(row, index)
            if not is_trivial(row, index, end):
                return index, end
    for index in range(frame.end, len(row.chunks) - 1):
        if (
            row.chunks[index].norm == "for"
            and row.tags[index + 1] != "J"
            and row.chunks[index + 1].norm not in _NO_SIGN
        ):
            return index, clause_end(row, index)
    for index, chunk in enumerate(row.chunks):
        if "sign" in chunk.roles and not frame.contact <= index < frame.end:
            return index, index + 1
    return None


def _reading(row: Row, frame: Frame, reason: str, mood: Mood) -> Reading:
    sign = _sign(row, frame)
    marks = set()
    named = signs(row)
    if not named:
        marks.add("unnamed-sign")
    if sign and row.has_role("vague", *sign) and not named:
        marks.add("vague")
    if any(row.chunks[i].roles & {"line"} for i in range(frame.contact, frame.end)):
        marks.add("line")
    action = part(row, frame.verb, frame.verb + 1) if before(row, frame.contact) >= 0 else None
    return Reading(
        "emergency",
        reason,
        part(row, frame.contact, frame.end),
        action,
        part(row, *sign) if sign else None,
        mood.value,
        frozenset(marks),
    )
