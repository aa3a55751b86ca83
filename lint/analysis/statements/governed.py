"""Clauses under unless, until, without and only, and acts under supervision: the main clause decides."""

from __future__ import annotations

from collections.abc import Iterator

from lint.analysis.statements.frames import Frame
from lint.analysis.statements.model import Reading
from lint.analysis.statements.mood import before, boundary, forbids, permits
from lint.analysis.statements.readings import consult_reading
from lint.analysis.statements.situation import Situation, clause_end, is_about_medicine, is_commercial
from lint.analysis.statements.vocabulary import vocabulary
from lint.analysis.statements.words import Row


def judge_governed(row: Row, frame: Frame) -> Reading:
    """Judge "without asking your doctor", "until you have spoken to a nurse" by the main clause."""
    opener = frame.verb
    while opener > 0 and row.tags[opener] not in "ufAb":
        opener -= 1
    return _by_main_clause(row, opener, frame)


def _by_main_clause(row: Row, opener: int, frame: Frame) -> Reading:
    """Judge by the main clause: advice, its opposite, or a report."""
    start, end = boundary(row, opener), opener
    if not row.tags[start:end].strip("rFc,"):
        start = clause_end(row, opener)
        end = row.tags.find(";", start) if ";" in row.tags[start:] else len(row.tags)
    else:
        comma = _own_clause(row, start, end)
        start = comma
    case = None if is_commercial(row, start, end) else Situation(start, end, is_about_medicine(row, start, end))
    norm = row.chunks[opener].norm
    if row.is_question:
        return consult_reading(row, frame, "question", case)
    limited = row.tags[before(row, opener)] == "y" if before(row, opener) >= 0 else False
    if limited or forbids(row, start, end) or _keeps_on(row, start, end, norm):
        if case is None or not row.tags[start:end].strip("rFc,ny"):
            return consult_reading(row, frame, "no-before", case)
        return consult_reading(row, frame, "counts", case, mood="forbids")
    if norm == "without" and permits(row, start, end):
        return consult_reading(row, frame, "discouraging", case, discourages=True)
    return consult_reading(row, frame, "narrative" if set("Rd") & set(row.tags[start:end]) else "not-directive", case)


def _own_clause(row: Row, start: int, end: int) -> int:
    """Return where the main clause begins: after a fronted condition and its comma."""
    if row.tags[start:end].lstrip("rc")[:1] in ("f", "b", "A"):
        comma = row.tags.find(",", start, end)
        if comma >= 0 and row.tags[comma + 1 : end].strip("rFc,"):
            return comma + 1
    return start


def _keeps_on(row: Row, start: int, end: int, opener: str) -> bool:
    """Return whether the main clause says to go on: "keep taking it unless your doctor tells you to stop"."""
    at = start + len(row.tags[start:end]) - len(row.tags[start:end].lstrip("rF,c"))
    keeps = at < end and row.chunks[at].norm in ("keep", "continue")
    if opener in ("until", "till"):
        return keeps or row.tags[at : at + 1] == "a" or "D" in row.tags[start:end]
    if opener != "unless":
        return False
    governed = slice(end, clause_end(row, end))
    return keeps or any(chunk.norm in ("stop", "change", "reduce", "lower") for chunk in row.chunks[governed])


def governed(row: Row) -> Iterator[Reading]:
    """Judge "unless your doctor tells you", "without a doctor's approval", "only if a nurse says so"."""
    if "u" not in row.tags and "f" not in row.tags:
        return
    for index, tag in enumerate(row.tags):
        if tag not in "WM":
            continue
        opener = _opener(row, index)
        if opener is None:
            continue
        if row.tags[opener] == "u":
            if (
                row.chunks[opener].norm == "without"
                or tag == "M"
                or row.chunks[index].info.endswith("+")
                or _acts(row, opener, index)
            ):
                yield _by_main_clause(row, opener, Frame(opener, index, index + 1, "consult"))
        elif _acts(row, opener, index):
            yield _by_main_clause(row, opener, Frame(opener, index, index + 1, "consult"))


def _opener(row: Row, index: int) -> int | None:
    """Return the chunk that opens the clause of a clinician: unless, or if after only."""
    for at in range(index - 1, max(-1, index - 8), -1):
        tag = row.tags[at]
        if tag == "u":
            return at
        if tag == "f":
            left = before(row, at)
            is_only = left >= 0 and row.tags[left] == "y"
            return at if is_only or "y" in row.tags[boundary(row, at) : at] else None
        if tag in ";,W":
            return None
    return None


def _acts(row: Row, opener: int, index: int) -> bool:
    """Return whether the clinician acts: tells, says, agrees; or something is advised by the clinician."""
    if index > 0 and row.chunks[index - 1].norm == "by":
        return True
    after = row.chunks[index + 1 : index + 6]
    if any("act" in chunk.roles and chunk.tag in "azdgGI" for chunk in after):
        return True
    between = row.chunks[opener + 1 : index]
    return any("act" in chunk.roles and chunk.tag in "dI" for chunk in between) or any(
        c.norm in vocabulary().supervision for c in between
    )


def supervised(row: Row) -> Iterator[Reading]:
    """Judge "under the care of", "with the help of", "on the advice of", "supervised by"."""
    words = vocabulary()
    for index, tag in enumerate(row.tags):
        if tag not in "WM":
            continue
        opener = _supervision_opener(row, index, words.supervision)
        if opener is None or (opener > 0 and row.tags[before(row, opener)] == "u"):
            continue
        start, end = boundary(row, opener), opener
        start = _own_clause(row, start, end)
        clause = row.tags[start:end]
        if not clause.strip("rFc,"):
            start, end = clause_end(row, index), len(row.tags)
            clause = row.tags[start:end]
        frame = Frame(opener, index, index + 1, "consult")
        case = Situation(start, end, is_about_medicine(row, start, end))
        is_health = row.has_role("health", start, end) or row.has_role("topic", start, end)
        is_health = is_health and not any(chunk.norm in words.content for chunk in row.chunks[start:end])
        if row.is_question:
            yield consult_reading(row, frame, "question", case)
        elif is_health and ("D" in clause or "y" in clause or clause.lstrip("rFc,")[:1] == "a"):
            yield consult_reading(row, frame, "counts", case, mood="supervised")
        elif is_health:
            yield consult_reading(row, frame, "not-directive", case)


def _supervision_opener(row: Row, index: int, supervision: frozenset[str]) -> int | None:
    if row.chunks[index].tag == "M" or row.chunks[index].info.endswith("+"):
        at = before(row, index)
        if at >= 0 and row.chunks[at].norm in ("under", "with", "in", "on"):
            return at
    named = False
    for at in range(index - 1, max(-1, index - 7), -1):
        norm = row.chunks[at].norm
        if norm in supervision:
            named = True
        if norm in ("under", "with", "on", "in") and named:
            return at
        if norm == "by" and at > 0 and row.tags[at - 1] == "d" and row.chunks[at - 1].roles & {"act"}:
            return at - 1 if not row.has_role("emergency", at - 1, at) else None
        if row.tags[at] in ";,":
            return None
    return None
