"""Statements that give a medicine without an amount: to a child, or how often a weekly medicine is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lint.analysis.claims.binding import subject
from lint.analysis.claims.phrases import Phrase
from lint.analysis.claims.timing import find_frequencies
from lint.analysis.drugs import Mention
from lint.document import Document, once
from lint.facts import facts

CHILD = re.compile(
    r"\b(?:toddlers?|infants?|bab(?:y|ies)|newborns?|kids?|child(?:ren)?|teens?|teenagers?|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[- ](?:year|month|week)s?[- ]olds?)\b",
    re.IGNORECASE,
)
_MEDICINE = re.compile(r"\b(?:cough (?:syrup|medicine|mixture|drops)|cold (?:medicine|remedy|remedies)|cough and cold (?:medicines?|products?)|codeine|antihistamines?)\b", re.IGNORECASE)


def find_uses(document: Document, text: str, drugs: Sequence[Mention], offset: int) -> list[Phrase]:
    """Return a `use` where a child is given a medicine without an amount, a `frequency` for a weekly medicine."""
    found = []
    child = CHILD.search(text)
    named = drugs[0].start - offset if drugs else None
    generic = _MEDICINE.search(text)
    at = named if named is not None else generic.start() if generic else None
    if child is not None and at is not None:
        end = drugs[0].end - offset if drugs else generic.end() if generic else at
        found.append(Phrase("use", at, end))
    if any(mention.drug in weekly_drugs() for mention in drugs) or (not drugs and is_about_weekly(document)):
        for item in [found for found in find_frequencies(text) if not found.frequency.is_weekly][:1]:
            found.append(Phrase("frequency", item.start, item.end))
    return found


@once
def is_about_weekly(document: Document) -> bool:
    """Return whether the article is about one medicine that is taken once a week."""
    main = subject(document)
    return main is not None and main.drug in weekly_drugs()


@cache
def weekly_drugs() -> frozenset[str]:
    """Return the medicines that are only ever taken once a week; those with a weekly form beside others are left out."""
    return frozenset(
        drug
        for entry in facts().entries("weekly-only")
        if not (entry.product and re.search(r"weekly|every|units|\bmg\b", entry.product)) or entry.drugs == ("alendronate",)
        for drug in entry.drugs
    )


def is_for_child(drugs: Sequence[Mention], text: str) -> bool:
    """Return whether a sentence names a medicine and a child."""
    return (bool(drugs) or _MEDICINE.search(text) is not None) and CHILD.search(text) is not None
