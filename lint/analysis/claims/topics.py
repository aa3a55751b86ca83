"""What an article is about: the drugs in focus, and whether it tells how to dose, stop or taper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lint.analysis.claims.binding import drug_counts, subject
from lint.analysis.drugs import mentions
from lint.analysis.outline import outline
from lint.document import Document, once
from lint.facts import facts
from lint.text.lazy import lazy

_STOPPING = lazy(
    r"\b(?:taper\w*|wean\w*|withdraw\w*|discontinu\w*|stop(?:ping|s|ped)? (?:taking|using|your|the)|com(?:e|ing) off|get(?:ting)? off|quit(?:ting)?|detox\w*|dependen(?:ce|cy|t)|cold[- ]turkey|deprescrib\w*|reduc(?:e|ing) (?:your|the) dos\w+)\b",
    re.IGNORECASE,
)
_DOSING = lazy(
    r"\b(?:dos(?:e|es|age|ages|ing)|how (?:much|many|often)|milligrams?|mg|mcg|tablets?|twice a day|once a day|take (?:it|one|two)|overdose|missed dose)\b",
    re.IGNORECASE,
)
_SYMPTOM = lazy(
    r"\b(?:symptoms?|signs?|side effects?|pain|fever|rash|nausea|vomiting|dizz\w+|headaches?|swelling|bleeding|seizures?|cough|fatigue)\b",
    re.IGNORECASE,
)
_FOCUS_SHARE = 0.25
_MIN_FOCUS = 2


@dataclass(frozen=True, slots=True)
class Topics:
    """What the article is about, measured on title, headings and body."""

    drugs: Mapping[str, int]
    """Drug or class to how often it is named; the title counts five times."""
    focus: tuple[str, ...]
    """The drugs the article is about, the most named first: in the title, or at least a quarter as often as the first."""
    subject: str | None
    """The one drug the article is about, if one stands out."""
    classes: frozenset[str]
    """Classes of the drugs in focus, wider ones included."""
    is_stopping: bool
    """Whether it is about stopping, tapering or withdrawal."""
    is_dosing: bool
    is_symptoms: bool
    stopping_words: int
    dosing_words: int
    symptom_words: int


@once
def article_topics(document: Document) -> Topics:
    """Return the topics of an article."""
    counts = drug_counts(document)
    focus = _focus(document, counts)
    headings = " \n".join(heading.text for heading in outline(document).headings)
    title = outline(document).title or ""
    prose = [block.text for block in document.prose()]
    words = max(1, sum(text.count(" ") + 1 for text in prose))
    stopping, dosing, symptoms = (sum(len(p.findall(text)) for text in prose) for p in (_STOPPING, _DOSING, _SYMPTOM))
    main = subject(document)
    return Topics(
        drugs=dict(counts.most_common()),
        focus=focus,
        subject=main.drug if main else None,
        classes=frozenset(step for drug in focus for part in drug.split(" + ") for step in facts().classes_of(part)),
        is_stopping=bool(_STOPPING.search(title))
        or ((len(_STOPPING.findall(headings)) >= 2 or stopping / words > 0.01) and stopping >= 3),
        is_dosing=bool(_DOSING.search(title))
        or bool(_DOSING.search(headings))
        or (dosing / words > 0.01 and dosing >= 3),
        is_symptoms=bool(_SYMPTOM.search(title)) or bool(_SYMPTOM.search(headings)) or symptoms / words > 0.015,
        stopping_words=stopping,
        dosing_words=dosing,
        symptom_words=symptoms,
    )


def _focus(document: Document, counts: Mapping[str, int]) -> tuple[str, ...]:
    if not counts:
        return ()
    title = outline(document).title_block
    titled = {mention.drug for mention in mentions(document) if mention.block is title or mention.block.kind == "title"}
    most = max(counts.values())
    chosen = [
        drug
        for drug, count in counts.items()
        if drug in titled or (count >= _MIN_FOCUS and count >= most * _FOCUS_SHARE)
    ]
    return tuple(sorted(chosen, key=lambda drug: (-counts[drug], drug)))
