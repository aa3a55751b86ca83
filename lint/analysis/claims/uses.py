"""Statements that give a medicine without an amount: to a child, or how often a weekly medicine is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lint.analysis.claims.binding import subject
from lint.analysis.claims.phrases import Phrase
from lint.analysis.claims.reading import Reading
from lint.analysis.drugs import Mention
from lint.document import Document, once
from lint.facts import facts
from lint.text.lazy import lazy

CHILD = lazy(
    r"\b(?:toddlers?|infants?|bab(?:y|ies)|newborns?|kids?|child(?:ren)?|teens?|teenagers?"
    r"|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[- ](?:year|month|week)s?[- ]olds?)\b",
    re.IGNORECASE,
)
_CHILD_WORDS = frozenset(
    "toddler toddlers infant infants baby babies newborn newborns kid kids child children teen teens teenager teenagers old olds".split()
)
USE_WORDS = _CHILD_WORDS | {"cough", "cold"}
"""All words that `is_for_child` asks for."""
_MEDICINE = lazy(
    r"\b(?:cough (?:syrup|medicine|mixture|drops)|cold (?:medicine|remedy|remedies)|cough and cold (?:medicines?|products?))\b",
    re.IGNORECASE,
)
_ALSO_DAILY = lazy(r"weekly|every|units|\bmg\b")


def find_uses(document: Document, reading: Reading, drugs: Sequence[Mention], offset: int) -> list[Phrase]:
    """Return a `use` where a child is given a medicine without an amount, a `frequency` for a weekly medicine."""
    found = []
    generic = _MEDICINE.search(reading.text)
    if CHILD.search(reading.text) is not None and (drugs or generic is not None):
        start, end = (drugs[0].start - offset, drugs[0].end - offset) if drugs else generic.span()  # type: ignore[union-attr]
        found.append(Phrase("use", start, end))
    if any(mention.drug in weekly_drugs() for mention in drugs) or (not drugs and is_about_weekly(document)):
        often = [item for item in reading.frequencies if not item.frequency.is_weekly]
        found += [Phrase("frequency", item.start, item.end) for item in often[:1]]
    return found


@once
def is_about_weekly(document: Document) -> bool:
    """Return whether the article is about one medicine that is taken once a week."""
    main = subject(document)
    return main is not None and main.drug in weekly_drugs()


@cache
def weekly_drugs() -> frozenset[str]:
    """Return the medicines that are only ever taken once a week; those with a daily form beside it are left out."""
    return frozenset(
        drug
        for entry in facts().entries("weekly-only")
        if not (entry.product and _ALSO_DAILY.search(entry.product)) or entry.drugs == ("alendronate",)
        for drug in entry.drugs
    )


def is_for_child(drugs: Sequence[Mention], words: frozenset[str]) -> bool:
    """Return whether a sentence names a medicine and a child."""
    return not words.isdisjoint(_CHILD_WORDS) and (bool(drugs) or "cough" in words or "cold" in words)
