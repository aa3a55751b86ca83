"""Amounts without a known verb that instruct all the same: unknown verbs, labels, fragments of a dosing section."""

from __future__ import annotations

from lint.analysis.claims.case import Case
from lint.analysis.claims.grammar import Mood
from lint.analysis.claims.population import population_of

_PARTICLES = frozenset("up out in on down off back yourself them your the".split())
_FINITE = frozenset("is are was were has have had can may will".split())
_STATED = frozenset("is are was were has have".split())
_NO_VERB = frozenset(
    "about around roughly nearly only just each every some most over under at for in on with from by per a an the this "
    "that these those no not up down as like such even if when while after before than then there here it they he she we "
    "you i half double both all any many few several adults children infants women men people patients dose doses dosage "
    "total maximum max daily usual typical normal low high one two three four five six seven eight nine ten within between "
    "vitamin".split()
)
"""Words that open a sentence and are no verb."""
_LONGEST_LABEL = 70
_SHORT = 9
"""Words of a fragment that needs no frequency to read as a dose."""


def is_bare_instruction(case: Case) -> bool:
    """Return whether an unknown verb opens the sentence right before the amount: "grab 500 mg of it"."""
    words = case.tagged.words
    if case.governor.mood is not Mood.NONE or not 1 <= case.token <= 3 or not case.drugs:
        return False
    if not words[0].isalpha() or words[0] in _NO_VERB or words[0].endswith(("ing", "ed", "s", "ly")):
        return False
    if any(low == 0 for low, _ in case.drugs) or not all(word in _PARTICLES for word in words[1 : case.token]):
        return False
    return not _FINITE & set(words)


def age_or_weight_label(case: Case) -> str | None:
    """Return the label when the amount follows one of an age or weight: "24-35 lb: 5 mL"."""
    label, colon, _ = case.tagged.text[: case.start].partition(":")
    if colon and len(label) < _LONGEST_LABEL and population_of(label) is not None:
        return label.strip()
    return None


def is_fragment(case: Case) -> bool:
    """Return whether the amount stands first, or after a label or a medicine's name only: "Ibuprofen 200 mg"."""
    words = case.tagged.words
    if _STATED & set(words):
        return False
    before = case.tagged.text[: case.start].strip(" •*-–")
    if before.endswith((":", "=", "|")):
        return len(before) < _LONGEST_LABEL
    if len(words) > _SHORT and not case.has_frequency:
        return False
    return not before or (len(before) < 40 and any(low <= 4 and case.start - high <= 2 for low, high in case.drugs))
