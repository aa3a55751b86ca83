"""Verbs with a subject: a statement, or a state that a subordinating word opens."""

from __future__ import annotations

from lint.analysis.claims.cues import Tagged, table
from lint.analysis.claims.moods import Governor, Mood
from lint.analysis.claims.tokens import DETERMINERS, back, is_organisation

_SAYS = frozenset(
    "say says show shows suggest suggests mean means think believe believes note notes state states agree recommend "
    "recommends advise advises claim claims find finds prove proves suggested is".split()
)
_BREAKS = frozenset({",", ":", ";", "—", "("})
_COMPARING = frozenset({"amount", "dose", "than", "as", "what", "how"})
_RELATIVE = frozenset({"who", "that", "which"})
"""After one of these the first verb is its own, and the next one that of the main clause."""
_SUPPOSING = frozenset({"if", "when", "unless", "whether"})
_PRONOUNS = frozenset({"you", "they", "we", "i", "he", "she", "it"})
_REACH = 6
"""Tokens before the subject in which the word that opens a clause is looked for."""


def with_subject(tagged: Tagged, index: int, at: int) -> Governor:
    """Read the verb at `index` with the subject at `at`: a statement, or a condition if its clause is one."""
    words, subject = tagged.words, tagged.words[at]
    if subject in ("who", "which") and not is_organisation(tagged, at):
        return Governor(Mood.CONDITION, index, subject, at)
    if subject == "that" and words[index] != "need":
        return Governor(Mood.CONDITION, index, subject, at)
    start = at
    while start > 0 and words[start - 1] not in _BREAKS and at - start < _REACH:
        start -= 1
        if words[start] in _RELATIVE and at - start > 1 and words[start + 1] not in DETERMINERS | _PRONOUNS:
            return Governor(Mood.PRESENT, index, words[start - 1] if start else subject, at)
        if words[start] in table("subordinator") and not is_organisation(tagged, start):
            return Governor(Mood.CONDITION, index, subject, start)
        if words[start] == "that":
            says = start > 0 and words[start - 1] in _SAYS
            return Governor(Mood.PRESENT if says else Mood.CONDITION, index, subject, at)
        if words[start] in _COMPARING and (words[start] not in ("than", "as") or words[start + 1] in _PRONOUNS):
            return Governor(Mood.CONDITION, index, subject, at)
    if subject == "my" or (at > 0 and words[at - 1] in ("my", "his", "her")):
        subject = "my"
    return Governor(Mood.PRESENT, index, subject, at)


def subject_mood(tagged: Tagged, head_at: int, index: int) -> Governor | None:
    """Return the mood of the helper's subject where it is no advice: "if you need to take", "she has to take"."""
    subject_at = back(tagged, head_at)
    if subject_at < 0:
        return None
    present = with_subject(tagged, head_at, subject_at)
    if present.mood is Mood.CONDITION or present.subject in ("i", "he", "she"):
        return Governor(present.mood, index, present.subject, subject_at)
    return None


def is_reported_subject(tagged: Tagged, at: int) -> bool:
    """Return whether a verb of advising stands in a condition: "if your bottle says 25 mg"."""
    return bool(_SUPPOSING & set(tagged.words[max(0, at - _REACH) : at]))
