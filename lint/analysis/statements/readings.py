"""Build the reading of a consult line: parts and marks."""

from __future__ import annotations

from lint.analysis.statements.frames import Frame
from lint.analysis.statements.model import Reading
from lint.analysis.statements.situation import Situation
from lint.analysis.statements.vocabulary import vocabulary
from lint.analysis.statements.words import Row, part


def consult_reading(
    row: Row,
    frame: Frame,
    reason: str,
    case: Situation | None,
    *,
    mood: str = "none",
    discourages: bool = False,
    sales: bool = False,
) -> Reading:
    """Return a reading with its parts and marks."""
    marks = set()
    if discourages:
        marks.add("discourages")
    if sales:
        marks.add("sales")
    if case and case.about_medicine:
        marks.add("about-medicine")
    contacts = [row.chunks[i] for i in range(frame.contact, frame.end) if row.tags[i] in "WM"]
    if contacts and all(
        c.tag == "M" or c.info.split("|")[0].removesuffix("s") in vocabulary().generic for c in contacts
    ):
        marks.add("generic")
    if reason == "counts" and "Y" not in row.tags and not _addresses_reader(row, mood):
        marks.add("third-person")
    action = part(row, frame.verb, frame.verb + 1) if frame.verb < frame.contact else None
    who = part(row, frame.contact, frame.end)
    return Reading(
        "consult", reason, who, action, part(row, case.start, case.end) if case else None, mood, frozenset(marks)
    )


def _addresses_reader(row: Row, mood: str) -> bool:
    return mood in ("imperative", "forbids", "supervised") or any(
        chunk.norm == "your" or chunk.norm.startswith("your ") for chunk in row.chunks
    )
