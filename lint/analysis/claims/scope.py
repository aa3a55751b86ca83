"""What reaches a statement: negations, upper bounds, conditions, and the predicates before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from lint.analysis.claims.case import Case
from lint.analysis.claims.cues import Cue, Tagged, table
from lint.analysis.claims.grammar import Mood
from lint.analysis.claims.tokens import FINITE

_BE = frozenset({"is", "are", "be", "seems", "seem", "'s", "feels"})
_NOT = frozenset({"not", "n't", "never", "no"})
_PRESENT = frozenset({"is", "are", "can", "will", "may", "should", "must", "might", "could"})
_CONDITIONAL = frozenset({"if", "when", "whether", "unless", "although", "though", "whenever", "because"})
_BOUND_NOUNS = frozenset({"maximum", "max", "max.", "most", "upper", "tolerable", "daily", "limit", "ceiling"})
"""A bound that opens with one of these is a noun, and its figure may stand further on."""
_TIGHT_BOUNDS = frozenset(
    {("below",), ("under",), ("less", "than"), ("fewer", "than"), ("over",), ("above",), ("beyond",)}
)
"""Prepositions of place as well: the figure must follow at once."""
_FAR = 14
"""Words between "the maximum dose of ..." and its figure."""
_FILLERS = frozenset(
    "about around approximately roughly usually typically only just up to between from a an the total of at least most "
    "often generally nearly almost as low high little much some ~ anywhere normally commonly either initially daily single "
    "maximum max within under over".split()
)


def negation_over(case: Case) -> Cue | None:
    """Return the negation whose reach covers the statement: from its cue to a terminator."""
    for cue in reversed(case.tagged.cues.get("negation", ())):
        if cue.stop <= case.token and not _is_terminated(case, cue.stop):
            return cue
    return None


def _is_terminated(case: Case, low: int) -> bool:
    words, high = case.tagged.words, case.token
    terminators = table("terminator")
    for index in range(low, high):
        word = words[index]
        if word in (";", "—", ":") or word in terminators or (word == "." and index + 1 < high):
            return True
        if word == "," and _opens_instruction(case, index):
            return True
    verb = case.governor
    if verb.mood is Mood.IMPERATIVE and verb.at - low > 2 and words[verb.at - 1] in ("and", "then", "so"):
        left = words[low : verb.at - 1]
        named = any(word in table("action") or word in table("action_ing") for word in left)
        return not named or words[verb.at - 2 : verb.at] == ("and", "then")
    return False


def _opens_instruction(case: Case, comma: int) -> bool:
    """Tell whether a comma ends a negation: the governing verb phrase starts after it."""
    verb = case.governor
    if verb.at > comma and verb.mood is not Mood.NONE:
        return verb.first >= comma or verb.mood in (Mood.IMPERATIVE, Mood.MODAL)
    return verb.at < 0 and comma < case.token and "not_negation" in case.tagged.cues


def maximum_over(case: Case) -> Cue | None:
    """Return the cue that makes the amount an upper bound."""
    tagged, token = case.tagged, case.token
    for label in ("maximum", "beyond"):
        for cue in tagged.cues.get(label, ()):
            if cue.first >= token and cue.stop <= case.stop:
                return cue
            at_least = (
                cue.first > 0 and tagged.words[cue.first - 1] == "no" and tagged.words[cue.first] in ("less", "fewer")
            )
            if (
                cue.stop <= token
                and not at_least
                and _reaches(tagged.words[cue.first : cue.stop], tagged.words[cue.stop : token])
            ):
                return cue
    return _bound_after(case)


def _reaches(words: tuple[str, ...], gap: tuple[str, ...]) -> bool:
    far = 1 if words in _TIGHT_BOUNDS else _FAR if words[0] in _BOUND_NOUNS else 3
    if len(gap) > far or _holds_number(gap):
        return False
    return far == _FAR or not {";", ":", ","} & set(gap[:-1])


def _bound_after(case: Case) -> Cue | None:
    """Return the bound that follows its figure: "4 g a day at most"."""
    words = case.tagged.words
    for cue in case.tagged.cues.get("maximum_after", ()):
        if cue.first < case.stop:
            continue
        between, following = words[case.stop : cue.first], words[cue.stop : cue.stop + 3]
        if len(between) > 6 or _holds_number((*between, *following)) or {",", ";"} & set(between):
            continue
        return None if following[:1] in (("of",), ("dose",), ("daily",), (":",)) else cue
    return None


def _holds_number(words: Sequence[str]) -> bool:
    return any(word[:1].isdigit() for word in words)


def in_condition(case: Case) -> bool:
    """Return whether the statement stands in a clause that "if", "when" or the like opens."""
    words = case.tagged.words
    for index in range(case.token - 1, -1, -1):
        if words[index] in (",", ";", ":", "—"):
            return False
        if words[index] in _CONDITIONAL:
            return not _has_main_clause(case, index)
    return False


def _has_main_clause(case: Case, opener: int) -> bool:
    """Tell whether if-clause and amount have a verb each: "If you cannot sleep 2 mg will do"."""
    words = case.tagged.words
    if not FINITE & set(words[opener + 1 : case.token]) or words[case.token - 1] in ("is", "are", "be"):
        return False
    for word in case.after:
        if word in (",", ";"):
            return False
        if word in table("modal") or word in ("is", "are", "works"):
            return True
    return False


def permitted_after(case: Case) -> tuple[int, str] | None:
    """Return where and how a predicate after the amount permits it."""
    tagged, high = case.tagged, case.clause[1]
    cue = tagged.first("permitted", case.stop, high)
    best = (cue.first, tagged.words_of(cue)) if cue else None
    adjectives = table("permitted_after_be")
    for index in range(case.stop, high):
        if tagged.words[index] in adjectives and (best is None or index < best[0]):
            around = frozenset(tagged.words[max(case.stop, index - 4) : index])
            if around & _BE and not around & _NOT:
                return index, tagged.text[tagged.starts[index] :].split(" ")[0].strip(".,;")
    return best


def is_permitted_before(case: Case) -> bool:
    """Return whether a main clause before the statement praises or permits: "most people do well if"."""
    if case.tagged.last("permitted", 0, case.token) is not None:
        return True
    adjectives = table("permitted_after_be")
    return any(
        word in adjectives and {"is", "are", "be", "'s"} & set(case.before[:at]) for at, word in enumerate(case.before)
    )


def past_predicate(case: Case) -> str | None:
    """Return the first verb after the amount when it is in the past: "5 mg was no better than placebo"."""
    words = case.after
    for index, word in enumerate(words):
        if word in _PRESENT or word in (",", ":"):
            return None
        if word in ("was", "were", "had"):
            return word
        if word in ("has", "have") and "been" in words[index : index + 3]:
            return f"{word} been"
    return None


def allowed_after(case: Case) -> str | None:
    """Return "may be taken" when the amount is the subject of what may be done."""
    words = case.after
    for index in range(len(words) - 2):
        if words[index] in table("modal") and words[index + 1] == "be":
            verb = index + 3 if words[index + 2] in table("adverb") and index + 3 < len(words) else index + 2
            return f"{words[index]} be {words[verb]}" if words[verb] in table("action_past") else None
    return None


def dose_is(case: Case) -> str | None:
    """Return the words when the amount is what "the dose is"."""
    words, index = case.tagged.words, case.token - 1
    while index >= 0 and words[index] in _FILLERS:
        index -= 1
    if index < 0 or (words[index] not in table("dose_is") and words[index] not in ("be", "'s")):
        return None
    for position in range(index - 1, max(-1, index - 14), -1):
        if words[position] in (";", "was", "were"):
            return None
        if words[position] in table("dose_noun"):
            return f"{words[position]} {words[index]}"
    return None


def is_negated_verb(tagged: Tagged, first: int, at: int) -> bool:
    """Return whether "not" or "never" stands inside a verb phrase, and not in a phrase that forbids nothing."""
    if at <= 0 or not {"not", "n't", "never"} & set(tagged.words[max(0, first) : at]):
        return False
    return not any(cue.first <= at and cue.stop > first for cue in tagged.cues.get("not_negation", ()))
