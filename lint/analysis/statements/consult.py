"""The consult line: WHO x ACTION x BEFORE-WHAT x directive mood, and the look-alikes that do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.statements.frames import Frame, frames
from lint.analysis.statements.governed import governed, judge_governed, supervised
from lint.analysis.statements.model import Reading
from lint.analysis.statements.mood import DIRECTIVE, DISCOURAGING, Mood, before, mood_of
from lint.analysis.statements.readings import consult_reading
from lint.analysis.statements.situation import Situation, situation
from lint.analysis.statements.vocabulary import vocabulary
from lint.analysis.statements.words import Row

_PRIORITY = (
    "counts",
    "discouraging",
    "sales",
    "question",
    "no-before",
    "provider-described",
    "narrative",
    "not-directive",
    "no-clinician",
    "column",
)
_WHO_TAGS = "WM"
_ASKING = frozenset({"consult", "ask", "talk", "speak", "contact"})


def read_consult(row: Row, earlier: str = "") -> Reading | None:
    """Return what the sentence states about asking a clinician; None if it does not look like a consult line."""
    found = [*_actions(row, earlier), *_turned_away(row)]
    if not any(reading.counts for reading in found):
        found += [
            *governed(row),
            *supervised(row),
            *_passive(row, earlier),
            *_shared(row, earlier),
            *_described(row),
            *_nobody(row),
        ]
    if not found:
        return None
    strong = [reading for reading in found if "discourages" in reading.marks and reading.reason == "discouraging"]
    pool = strong if strong and any("about-medicine" in reading.marks for reading in strong) else found
    return min(pool, key=lambda reading: _PRIORITY.index(reading.reason))


def _actions(row: Row, earlier: str) -> Iterator[Reading]:
    """Judge every verb that is addressed to someone."""
    for frame in frames(row):
        if frame.kind != "consult" or _is_emergency_help(row, frame):
            continue
        tags = "".join(_contact_tag(row, index) for index in range(frame.contact, frame.end))
        case = situation(row, (frame.verb, frame.end), earlier=earlier)
        if not set(tags) & set(_WHO_TAGS):
            yield from _other_contact(row, frame, tags, case)
            continue
        yield _judge(row, frame, mood_of(row, frame.verb, frame.end), case)


def _judge(row: Row, frame: Frame, mood: Mood, case: Situation | None) -> Reading:
    if row.is_question:
        return consult_reading(row, frame, "question", case)
    if mood is Mood.GOVERNED:
        return judge_governed(row, frame)
    if mood in DISCOURAGING:
        return consult_reading(
            row, frame, "discouraging", case, discourages=mood is not Mood.NO_NEED or _about_medicine(case)
        )
    if mood is Mood.PROVIDER:
        return consult_reading(row, frame, "provider-described", case)
    if mood is Mood.NARRATIVE:
        return consult_reading(row, frame, "narrative", case)
    if mood not in DIRECTIVE:
        return consult_reading(row, frame, "not-directive", case)
    if _is_sales(row):
        return consult_reading(row, frame, "sales", case)
    if _is_column(row, frame):
        return consult_reading(row, frame, "column", case)
    return consult_reading(row, frame, "counts" if case else "no-before", case, mood=mood.value)


def _passive(row: Row, earlier: str) -> Iterator[Reading]:
    """Your doctor should be consulted; medical advice should be sought."""
    for match in re.finditer(r"[WM](?:[,cr]+[WM])*[rF]*D[rFy]*(n?)[rF]*e[rFI]*d", row.tags):
        verb = match.end() - 1
        if not row.chunks[verb].roles & {"direct", "advice"}:
            continue
        frame = Frame(match.start(), match.start(), match.end(), "consult")
        case = situation(row, (match.start(), match.end()), earlier=earlier)
        if row.is_question:
            yield consult_reading(row, frame, "question", case)
        elif match.group(1):
            yield consult_reading(row, frame, "discouraging", case, discourages=True)
        else:
            yield consult_reading(row, frame, "counts" if case else "no-before", case, mood="passive")


def _shared(row: Row, earlier: str) -> Iterator[Reading]:
    """Your doctor needs to know; make sure your doctor knows; you and your doctor should discuss."""
    for match in re.finditer(r"(Y)?c?(W)[rF]*([DB]?)[rF]*([az])", row.tags):
        contact, verb = match.start(2), match.end() - 1
        knows = row.chunks[verb].norm in ("know", "knows", "agree", "agrees", "approve", "approves")
        left = before(row, contact)
        told = match.group(3) == "D" or (left >= 0 and row.tags[left] == "D")
        together = match.group(1) and match.group(3) == "D" and row.chunks[verb].roles & {"object-with", "with"}
        if not ((knows and told) or together) or row.is_question:
            continue
        case = situation(row, (contact, verb + 1), earlier=earlier)
        yield consult_reading(
            row, Frame(contact, contact, contact + 1, "consult"), "counts" if case else "no-before", case, mood="modal"
        )


def _turned_away(row: Row) -> Iterator[Reading]:
    """Skip the doctor; no need for a doctor; do not need a doctor."""
    if "X" not in row.tags and "N" not in row.tags:
        return
    for match in re.finditer(r"([XN])[rx]{0,2}([WM])", row.tags):
        left = before(row, match.start())
        if match.group(1) == "X" and (row.tags[left] == "n" if left >= 0 else False):
            continue
        frame = Frame(match.start(), match.end() - 1, match.end(), "consult")
        case = situation(row, (match.start(), match.end()))
        is_order = match.group(1) == "X" and (left < 0 or row.tags[left] in ";,cD")
        if is_order or match.group(1) == "N":
            yield consult_reading(row, frame, "discouraging", case, discourages=is_order or _about_medicine(case))


def _described(row: Row) -> Iterator[Reading]:
    """Yield sentences with a clinician as the subject: what providers do, can do or recommend."""
    for match in re.finditer(r"(?:^|[;,cr])(W)(?:[,cr]+W)*[rF]*[BDG]", row.tags):
        index, verb = match.start(1), match.end() - 1
        if not row.is_question:
            yield consult_reading(row, Frame(verb, index, index + 1, "consult"), "provider-described", None)
    if "Q" in row.tags and _is_sales(row):
        own = row.tags.index("Q")
        yield consult_reading(row, Frame(own, own, own + 1, "consult"), "sales", None, sales=True)


def _nobody(row: Row) -> Iterator[Reading]:
    """Talk to your partner, consult the chart: the verb is right, the one to ask is no clinician."""
    if set(row.tags) & set("WMQSE") or row.is_question:
        return
    for index, chunk in enumerate(row.chunks):
        is_asking = chunk.norm == "consult" or (
            chunk.tag == "a" and chunk.norm.split()[0] in _ASKING and index + 2 < len(row.chunks)
        )
        if is_asking and mood_of(row, index, index + 1) in DIRECTIVE:
            case = situation(row, (index, index + 1))
            if chunk.norm in ("talk", "speak") and row.tags[index + 1 : index + 2] not in ("t", "w"):
                continue
            names_someone = row.tags[index + 1 : index + 2] not in ("f", "q", "v", "b", "F", "r", "")
            if names_someone and (case or chunk.norm == "consult"):
                yield consult_reading(row, Frame(index, index + 1, index + 2, "consult"), "no-clinician", case)


def _other_contact(row: Row, frame: Frame, tags: str, case: Situation | None) -> Iterator[Reading]:
    if mood_of(row, frame.verb, frame.end) not in DIRECTIVE or row.is_question:
        return
    if "S" in tags or ("Q" in tags and _is_sales(row)):
        yield consult_reading(row, frame, "sales", case, sales=True)
    elif "Q" in tags and _about_medicine(case):
        yield consult_reading(row, frame, "sales", case)
    elif "O" in tags:
        yield consult_reading(row, frame, "no-clinician", case)


def _contact_tag(row: Row, index: int) -> str:
    """Return the tag of a contact; a nurse-led telephone line is a clinician too."""
    return "W" if row.tags[index] == "E" and row.chunks[index].norm.endswith("111") else row.tags[index]


def _is_emergency_help(row: Row, frame: Frame) -> bool:
    """Medical help with urgency is an emergency action, not a consultation."""
    if "W" in row.tags[frame.contact : frame.end] or row.tags[frame.contact] != "M":
        return False
    chunk = row.chunks[frame.contact]
    if chunk.info in ("advice", "guidance", "opinion", "supervision"):
        return False
    return chunk.info == "attention" or "urgent" in chunk.roles or row.has_role("urgent") or row.has_role("vague")


def _is_sales(row: Row) -> bool:
    return bool(vocabulary().sales_cues.search(" ".join(chunk.norm for chunk in row.chunks)))


def _is_column(row: Row, frame: Frame) -> bool:
    """Return whether the words name a column: "Ask the doctor: our weekly page"."""
    return frame.verb == 0 and row.tags[frame.end : frame.end + 1] == ";" and row.chunks[frame.verb].norm == "ask"


def _about_medicine(case: Situation | None) -> bool:
    return case is not None and case.about_medicine
