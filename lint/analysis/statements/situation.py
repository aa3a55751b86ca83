"""Before what, or in which case, the reader is told to act."""

from __future__ import annotations

from typing import NamedTuple

from lint.analysis.statements.vocabulary import vocabulary
from lint.analysis.statements.words import Row

_NEAR_TOPIC = 14
"""How many chunks after "about" a health act may stand."""


class Situation(NamedTuple):
    """A range of chunks that says before what, or in which case."""

    start: int
    end: int
    about_medicine: bool
    """Whether it names an act with a medicine: stop, lower, combine, take."""


def situation(row: Row, taken: tuple[int, int], *, earlier: str = "") -> Situation | None:
    """Return the situation of an action at chunks[taken]; `earlier` is the sentence before, for "first"."""
    for finder in (
        _before,
        _condition,
        _question,
        _for_sign,
        _topic,
        _purpose,
        _audience,
        _object,
        _first,
        _prohibition,
    ):
        found = finder(row, taken)
        if found:
            start, end = found
            return Situation(start, end, is_about_medicine(row, start, end))
    if "F" in row.tags and earlier and _says_health_act(earlier):
        at = row.tags.index("F")
        return Situation(at, at + 1, True)
    return None


def is_about_medicine(row: Row, start: int, end: int) -> bool:
    """Return whether chunks[start:end] name an act with a medicine."""
    return any(c.roles & {"topic"} for c in row.chunks[start:end])


def clause_end(row: Row, start: int) -> int:
    """Return the end of the clause that opens at `start`."""
    for index in range(start + 1, len(row.tags)):
        if row.tags[index] == ";" or (row.tags[index] == "," and index > start + 1):
            return index
    return len(row.tags)


def is_commercial(row: Row, start: int, end: int) -> bool:
    """Return whether the range is about buying or booking, not about health."""
    return row.has_role("commerce", start, end) and not row.has_role("allowed", start, end)


def is_trivial(row: Row, start: int, end: int) -> bool:
    """Return whether a condition says nothing: "if needed", "if you can"."""
    words = [chunk.norm for chunk in row.chunks[start + 1 : end] if chunk.tag not in ",;"]
    return not words or " ".join(words) in vocabulary().trivial


def _outside(index: int, taken: tuple[int, int]) -> bool:
    return not taken[0] <= index < taken[1]


def _before(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    for index, tag in enumerate(row.tags):
        if tag == "b" and _outside(index, taken):
            end = clause_end(row, index)
            if end > index + 1 and not is_commercial(row, index, end):
                return index, end
    return None


def _condition(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    for index, tag in enumerate(row.tags):
        if tag != "f" or not _outside(index, taken):
            continue
        end = clause_end(row, index)
        if not is_trivial(row, index, end) and not is_commercial(row, index, end):
            return index, end
    return None


def _question(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    for index, chunk in enumerate(row.chunks):
        if "question" in chunk.roles and _outside(index, taken):
            return index, index + 1
    return None


def _for_sign(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    """Call your doctor for a rash, pain or swelling."""
    for index in range(taken[1], len(row.tags)):
        if row.chunks[index].norm == "for":
            end = min(clause_end(row, index), index + 5)
            first = row.chunks[index + 1 : end]
            if any(c.roles & {"health", "sign"} for c in first) and not any("plan" in c.roles for c in first):
                return index, end
    return None


def _topic(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    for index in [*range(taken[1], len(row.tags)), *range(taken[0])]:
        if row.tags[index] not in "vq":
            continue
        end = min(clause_end(row, index), index + _NEAR_TOPIC)
        end = next((at for at in range(index, end) if row.chunks[at].norm in ("during", "while")), end)
        if row.has_role("topic", index + 1, end) and not is_commercial(row, index, end):
            return index, end
    return None


def _purpose(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    for index in range(taken[1], len(row.tags) - 1):
        if row.tags[index] not in "to" and row.chunks[index].norm not in ("help", "while", "during"):
            continue
        end = clause_end(row, index)
        first = row.chunks[index + 1]
        plans = first.tag == "a" and row.has_role("plan", index + 2, end)
        if row.tags[index] == "t" and (plans or row.has_role("topic", index + 1, min(end, index + 4))):
            return index, end
        names_act = first.tag == "g" and "topic" in first.roles
        if row.tags[index] == "o" and (names_act or row.has_role("plan-of", index + 1, end)):
            return index, end
    return None


def _audience(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    """People taking warfarin, anyone who is pregnant, for those thinking of stopping."""
    for index in [*range(taken[0]), *range(taken[1], len(row.tags))]:
        if row.tags[index] != "P" or "n" in row.tags[index : index + 2]:
            continue
        if index >= taken[1] and row.chunks[index - 1].norm != "for":
            continue  # "your doctor and anyone who gives you a shot" are all asked
        end = taken[0] if index < taken[0] else len(row.tags)
        inner = row.tags[index + 1 : end]
        if inner[:1] and inner[0] in "wvg":
            return index, end
        is_described = bool(inner) and (inner[0] in "Roq" or row.chunks[index + 1].norm == "that")
        if is_described and (row.has_role("health", index + 1, end) or row.has_role("topic", index + 1, end)):
            return index, end
    return None


def _object(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    """Discuss any change of dose with; agree a plan to taper with; changes should be discussed with."""
    start, end = taken
    if row.has_role("topic", start + 1, end - 1):
        return start + 1, end - 1
    subject = row.tags.rfind(";", 0, start) + 1
    if row.tags[start] in "dg" and row.has_role("topic", subject, start):
        return subject, start
    return None


def _first(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    if "F" not in row.tags:
        return None
    for start, end in ((0, taken[0]), (taken[1], len(row.tags))):
        for index in range(start, end):
            if row.chunks[index].roles & {"topic", "health"}:
                return start, end
    return None


def _prohibition(row: Row, taken: tuple[int, int]) -> tuple[int, int] | None:
    """Do not stop; call your doctor and make a plan."""
    for index in range(taken[0]):
        if row.tags[index] == "n":
            end = clause_end(row, index)
            if end <= taken[0] and row.has_role("health", index, end) and any(t in "ag" for t in row.tags[index:end]):
                return index, end
    return None


def _says_health_act(text: str) -> bool:
    from lint.analysis.statements.words import tag

    return tag(text).has_role("topic")
