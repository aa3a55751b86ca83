"""What governs an amount: the nearest verb before it, and whether that verb tells, allows, reports or supposes.

Works on tokens without a trained model, so each test names the signs it needs.
"""

from __future__ import annotations

from lint.analysis.claims.cues import Tagged
from lint.analysis.claims.moods import NOTHING, Governor, Mood
from lint.analysis.claims.tokens import STOPS
from lint.analysis.claims.verbs import verb_at

__all__ = ["Governor", "Mood", "governor"]

_CONDITIONAL = frozenset({"if", "when", "unless", "whether", "because", "although", "though", "whenever"})
_TELLING = frozenset({Mood.IMPERATIVE, Mood.MODAL, Mood.ADVISED})


def governor(tagged: Tagged, position: int) -> Governor:
    """Return the verb that governs the token at `position`: the nearest one to its left that is used as a verb."""
    for index in range(position - 1, -1, -1):
        if tagged.words[index] in STOPS or (tagged.words[index] == ":" and index > 0):
            return NOTHING
        found = verb_at(tagged, index)
        if found is not None:
            return _inside_condition(tagged, found, position) or found
    return NOTHING


def _inside_condition(tagged: Tagged, verb: Governor, position: int) -> Governor | None:
    """Return the condition that stands between verb and amount: "Wait if your plan calls for one more puff"."""
    if verb.mood not in _TELLING:
        return None
    for index in range(position - 1, verb.at, -1):
        if tagged.words[index] == ",":
            return None
        if tagged.words[index] in _CONDITIONAL:
            return Governor(Mood.CONDITION, index, tagged.words[index], index)
    return None
