"""What governs an amount: the nearest verb before it, and whether that verb tells, allows, reports or supposes.

Works on tokens without a trained model, so each test names the signs it needs.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple

from lint.analysis.claims.cues import Tagged, table

_CONDITIONAL = frozenset({"if", "when", "unless", "whether", "because", "although", "though", "whenever"})
_STOPS = frozenset({";", "—", "•", "|"})
_BE = frozenset({"is", "are", "be", "being", "get", "gets", "'s", "'re"})
_WAS = frozenset({"was", "were", "been", "had", "has", "have"})
_DETERMINERS = frozenset(
    ["a", "an", "the", "your", "this", "that", "these", "those", "each", "every", "any", "per", "of", "in", "my", "our", "their", "his", "her", "its", "usual", "typical", "daily", "single", "next", "first", "last", "second", "third", "starting", "initial", "maximum", "mg", "mcg", "ml", "g", "high", "low", "small", "large", "whole", "another", "no", "same", "standard", "one-time", "recommended", "lower", "higher", "long-term", "heavy", "regular", "for", "with", "by", "from", "at", "drug", "alcohol"]
)
_SAYS = frozenset(
    ["say", "says", "show", "shows", "suggest", "suggests", "mean", "means", "think", "believe", "believes", "note", "notes", "state", "states", "agree", "recommend", "recommends", "advise", "advises", "claim", "claims", "find", "finds", "prove", "proves", "suggested", "is"]
)
_MODAL_AFTER = frozenset({"need", "have", "has", "needs", "want", "wants", "supposed", "able", "going", "allowed"})
FINITE = frozenset(
    ["is", "are", "am", "have", "has", "had", "feel", "feels", "get", "gets", "miss", "missed", "forget", "forgot", "take", "do", "does", "can", "cannot", "n't", "not", "need", "needs", "was", "were", "vomit", "vomits", "wake", "start", "starts", "skip", "want", "wants", "become", "becomes", "persist", "persists", "continues", "continue", "runs", "run", "go", "goes", "hurts", "hurt", "think", "works", "work"]
)
_BULLETS = frozenset({"-", "*", "·", "‣", ")", ".", "–", "(", '"', "'", "]", "[", "✓", "✔", "/"})


class Mood(Enum):
    """How the verb before an amount puts it."""

    IMPERATIVE = "imperative"
    MODAL = "modal"
    PRESENT = "present"
    CONDITION = "condition"
    PASSIVE = "passive"
    PASSIVE_MODAL = "passive-modal"
    PAST = "past"
    GERUND = "gerund"
    ADVISED = "advised"
    RECOMMEND = "recommend"
    TOLD = "told"
    NONE = "none"


class Governor(NamedTuple):
    """The verb before an amount."""

    mood: Mood
    at: int
    """Token index of the verb, -1 for none."""
    subject: str = ""
    """The word before the verb, lower case."""
    first: int = -1
    """Token index where the verb phrase starts (modal, auxiliary, subject)."""


NOTHING = Governor(Mood.NONE, -1)


@cache
def _verbs() -> frozenset[str]:
    return table("action")


def governor(tagged: Tagged, position: int) -> Governor:
    """Return the verb that governs the token at `position`: the nearest one to its left that is used as a verb."""
    words = tagged.words
    index = position - 1
    while index >= 0:
        word = words[index]
        if word in _STOPS or (word == ":" and index > 0):
            return NOTHING
        found = _verb_at(tagged, index)
        if found is not None:
            return _inside_condition(tagged, found, position) or found
        index -= 1
    return NOTHING


def _inside_condition(tagged: Tagged, verb: Governor, position: int) -> Governor | None:
    """"Wait if your plan calls for one more puff": the amount belongs to the condition, not to the verb before it."""
    if verb.mood not in (Mood.IMPERATIVE, Mood.MODAL, Mood.ADVISED):
        return None
    for index in range(position - 1, verb.at, -1):
        if tagged.words[index] == ",":
            return None
        if tagged.words[index] in _CONDITIONAL:
            return Governor(Mood.CONDITION, index, tagged.words[index], index)
    return None



def _verb_at(tagged: Tagged, index: int) -> Governor | None:
    word = tagged.words[index]
    if tagged.tags[index][:1] in ("N", "J") and word not in table("action_ing"):
        return None
    if word in _verbs():
        return _base_form(tagged, index)
    if word in table("action_ing"):
        return _gerund(tagged, index)
    if word in table("action_past"):
        return _past(tagged, index)
    if word in table("action_s"):
        return _third_person(tagged, index)
    if word in table("recommend"):
        return _recommend(tagged, index)
    if word in ("was", "were"):
        return Governor(Mood.PAST, index, _before(tagged, index), index)
    return None


def back(tagged: Tagged, index: int) -> int:
    """Return the index of the nearest token before `index` that is no adverb, -1 at the start."""
    index -= 1
    adverbs = table("adverb")
    while index >= 0 and tagged.words[index] != "to" and (tagged.words[index] in adverbs or _is_manner(tagged.words[index])):
        index -= 1
    return index


def _is_manner(word: str) -> bool:
    return len(word) > 5 and word.endswith("ly") and word not in ("family", "supply", "apply", "assembly")


def _is_be(tagged: Tagged, index: int) -> bool:
    """Whether a token is a present form of "be"; the "'s" of "label's" is none."""
    word = tagged.words[index] if index >= 0 else ""
    if word == "'s":
        return index > 0 and tagged.words[index - 1] in ("it", "he", "she", "that", "what", "who", "there", "here")
    return word in _BE


def _before(tagged: Tagged, index: int) -> str:
    at = back(tagged, index)
    return tagged.words[at] if at >= 0 else ""


def is_clause_start(tagged: Tagged, index: int) -> bool:
    """Return whether a token opens a clause: sentence start, after a bullet, number, colon or discourse word."""
    at = back(tagged, index)
    words = tagged.words
    while at >= 0 and (words[at] in _BULLETS or (words[at].rstrip(".)").isdigit() and at <= 1)):
        at -= 1
    return at < 0 or words[at] in (":", ";", "—", "•", "please", "so", "but", "otherwise", "therefore", "not", "n't")


def _base_form(tagged: Tagged, index: int) -> Governor | None:
    words, word = tagged.words, tagged.words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    at = back(tagged, index)
    previous = words[at] if at >= 0 else ""
    if previous in table("modal"):
        return _modal(tagged, index, at)
    if previous in ("n't", "not"):
        return Governor(Mood.IMPERATIVE, index, "", at)
    if previous == "'d" or previous == "'ll":
        return Governor(Mood.MODAL, index, _before(tagged, at), at)
    if previous == "do" and at == 0:
        return Governor(Mood.IMPERATIVE, index, "", at)
    if previous == "to":
        return _infinitive(tagged, index, at)
    noun_like = word in table("noun_like")
    if word == "up" and following not in ("your", "the", "my", "it"):
        return None
    if is_clause_start(tagged, index):
        if noun_like and (following in ("of", "in", "is", "are", ":", "was", "were", "may", "can", "form", "size") or following == ""):
            return None
        return Governor(Mood.IMPERATIVE, index, "", index)
    if previous == "let" or previous == "let's":
        return Governor(Mood.IMPERATIVE, index, "", at)
    if previous in (",", "-", ")"):
        return None if noun_like and following in ("of", "is", "and", ",") else _after_comma(tagged, index, at)
    if previous in ("and", "or", "then", "&"):
        return _coordinated(tagged, index, at)
    if previous in _DETERMINERS:
        return None
    if previous in ("i", "we", "you", "they", "he", "she", "it", "who", "that", "which", "people") or previous in table("reader"):
        return _present(tagged, index, at)
    if not previous.isalpha() or (noun_like and not (previous.endswith("s") and previous not in _DETERMINERS and following != "of")):
        return None
    opener = next((word for word in words[: at + 1] if word.isalpha()), "")
    if opener in table("subordinator") and "," not in words[:index] and FINITE & set(words[1:at]):
        return Governor(Mood.IMPERATIVE, index, "", index)
    return _present(tagged, index, at)


def _modal(tagged: Tagged, index: int, at: int) -> Governor:
    """ "you should take"; in "if you should stop" it is a condition."""
    subject_at = back(tagged, at)
    for position in range(subject_at, max(-1, subject_at - 3), -1):
        if tagged.words[position] in ("if", "whether", "when", "how", "unless", "until", "before", "what", "why"):
            return Governor(Mood.CONDITION, index, "you", position)
    return Governor(Mood.MODAL, index, tagged.words[subject_at] if subject_at >= 0 else "", at)


def _after_comma(tagged: Tagged, index: int, at: int) -> Governor:
    """A base verb after a comma is an instruction, unless it goes on with what "they" do."""
    left = _verb_left(tagged, at)
    if left is not None and left.mood in (Mood.PRESENT, Mood.PAST) and left.subject in ("i", "he", "she", "we"):
        return Governor(left.mood, index, left.subject, index)
    for position in range(at - 1, 1, -1):
        if tagged.words[position] in (",", ";", ":"):
            break
        if tagged.words[position] in ("before", "until", "unless") and tagged.words[position + 1] in ("you", "your", "they"):
            return Governor(Mood.CONDITION, index, "you", position)
    return Governor(Mood.IMPERATIVE, index, "", index)


def _coordinated(tagged: Tagged, index: int, at: int) -> Governor:
    left = _verb_left(tagged, at)
    if left is None or left.mood in (Mood.NONE, Mood.RECOMMEND):
        return Governor(Mood.IMPERATIVE, index, "", index)
    if left.mood is Mood.CONDITION and "," in tagged.words[left.at : index]:
        return Governor(Mood.IMPERATIVE, index, "", index)
    return Governor(left.mood, index, left.subject, left.first)


def _verb_left(tagged: Tagged, index: int) -> Governor | None:
    for position in range(index - 1, -1, -1):
        if tagged.words[position] in _STOPS:
            return None
        found = _verb_at(tagged, position)
        if found is not None:
            return found
    return None


def _infinitive(tagged: Tagged, index: int, at: int) -> Governor | None:
    head_at = back(tagged, at)
    head = tagged.words[head_at] if head_at >= 0 else ""
    if head in table("told"):
        return Governor(Mood.TOLD, index, head, head_at)
    if head in ("want", "wish", "like", "need") and (helper := back(tagged, head_at)) >= 0 and tagged.words[helper] in table("modal"):
        return Governor(Mood.MODAL, index, _before(tagged, helper), helper)
    if head in ("want", "wants", "wish", "wishes", "hope", "hopes", "like") and not {"'ll", "will", "'d"} & set(tagged.words[max(0, head_at - 2) : head_at]):
        return Governor(Mood.CONDITION, index, head, head_at)
    if head in table("recommended"):
        if head in _MODAL_AFTER and (inner := _subject_mood(tagged, head_at, index)) is not None:
            return inner
        return Governor(Mood.ADVISED, index, head, head_at)
    for position in range(head_at, max(-1, head_at - 7), -1):
        if tagged.words[position] in table("recommended") and tagged.words[position] not in table("reader"):
            return Governor(Mood.ADVISED, index, tagged.words[position], position)
        if tagged.words[position] in table("recommend"):
            return Governor(Mood.ADVISED, index, tagged.words[position], position)
        if tagged.words[position] in table("told"):
            return Governor(Mood.TOLD, index, tagged.words[position], position)
        if tagged.words[position] == ",":
            break
    return None


def _subject_mood(tagged: Tagged, head_at: int, index: int) -> Governor | None:
    """"if you need to take", "she has to take": the mood of the helper verb's subject."""
    subject_at = back(tagged, head_at)
    if subject_at < 0:
        return None
    present = _present(tagged, head_at, subject_at)
    if present.mood is Mood.CONDITION or present.subject in ("i", "he", "she"):
        return Governor(present.mood, index, present.subject, subject_at)
    return None


def _present(tagged: Tagged, index: int, at: int) -> Governor:
    """A verb with a subject: a statement, or a state if a subordinating word opens the clause."""
    words, subject = tagged.words, tagged.words[at]
    if (subject in ("who", "which") and not _is_organisation(tagged, at)) or (subject == "that" and words[index] != "need"):
        return Governor(Mood.CONDITION, index, subject, at)
    start = at
    while start > 0 and words[start - 1] not in (",", ":", ";", "—", "(") and at - start < 6:
        start -= 1
        if words[start] in table("subordinator") and not _is_organisation(tagged, start):
            return Governor(Mood.CONDITION, index, subject, start)
        if words[start] == "that":
            says = start > 0 and words[start - 1] in _SAYS
            return Governor(Mood.PRESENT if says else Mood.CONDITION, index, subject, at)
        if words[start] in ("amount", "dose", "than", "as", "what", "how"):
            return Governor(Mood.CONDITION, index, subject, at)
    if subject == "my" or (at > 0 and words[at - 1] in ("my", "his", "her")):
        subject = "my"
    return Governor(Mood.PRESENT, index, subject, at)


def _is_organisation(tagged: Tagged, index: int) -> bool:
    """"WHO" in capitals is the World Health Organization."""
    return tagged.text[tagged.starts[index] :].startswith("WHO")


def _third_person(tagged: Tagged, index: int) -> Governor | None:
    at = back(tagged, index)
    if at >= 0 and tagged.words[at] in table("recommend"):
        return None
    if at < 0 or tagged.words[at] in _DETERMINERS or (tagged.words[index] in ("has", "needs") and not tagged.words[at].isalpha()):
        return None
    return _present(tagged, index, at)


def _recommend(tagged: Tagged, index: int) -> Governor | None:
    """"Experts suggest 5 mg": a verb that carries advice, with whoever gives it."""
    at = back(tagged, index)
    word = tagged.words[index]
    if at < 0:
        return None
    subject = tagged.words[at]
    if subject in _DETERMINERS or _is_be(tagged, at) or subject in ("to", "was", "were", "been", "as", "than", "not", "n't", "and", ",", "or"):
        return None
    if word in ("set", "give", "support", "state") and subject not in table("reader"):
        return None
    if subject in table("modal"):
        return Governor(Mood.RECOMMEND, index, _before(tagged, at), at)
    if subject not in ("that", "which", "who") and _present(tagged, index, at).mood is Mood.CONDITION:
        return Governor(Mood.CONDITION, index, subject, at)
    return Governor(Mood.RECOMMEND, index, subject, at)


def _gerund(tagged: Tagged, index: int) -> Governor | None:
    at = back(tagged, index)
    previous = tagged.words[at] if at >= 0 else ""
    if previous in ("describes", "describe", "involves", "means", "mean", "includes", "mentions", "discusses", "covers", "like"):
        return Governor(Mood.CONDITION, index, previous, at)
    if previous == "by":
        left = _verb_left(tagged, at)
        if left is None or left.mood not in (Mood.IMPERATIVE, Mood.MODAL, Mood.ADVISED):
            return Governor(Mood.PAST if left is not None and left.mood is Mood.PAST else Mood.GERUND, index, previous, at)
    if previous in table("recommend") or previous in ("try", "consider", "keep", "start", "begin", "by", "continue", "about"):
        return Governor(Mood.ADVISED, index, previous, at)
    if previous in ("recommended", "suggested", "advised"):
        return Governor(Mood.ADVISED, index, previous, at)
    if previous in ("be", "been") and at > 0 and (helper := back(tagged, at)) >= 0 and tagged.words[helper] in table("modal"):
        return Governor(Mood.MODAL, index, _before(tagged, helper), helper)
    if previous in _WAS or previous in ("began", "after", "before", "without", "had") or (previous.endswith("ed") and len(previous) > 3):
        return Governor(Mood.PAST, index, previous, at)
    if previous == "is" and _before(tagged, at) not in table("reader") and _before(tagged, at) not in ("he", "she", "it", "who", "i", "that"):
        return Governor(Mood.ADVISED, index, _before(tagged, at), at)
    if _is_be(tagged, at) or previous in table("subordinator") or previous in ("people", "those", "anyone", "adults", "patients"):
        return Governor(Mood.CONDITION, index, previous, at)
    if previous in ("and", "or"):
        left = _verb_left(tagged, at)
        if left is not None and left.mood in (Mood.ADVISED, Mood.PAST, Mood.CONDITION):
            return Governor(left.mood, index, left.subject, left.first)
    return Governor(Mood.GERUND, index, previous, index)


def _past(tagged: Tagged, index: int) -> Governor | None:
    words, word = tagged.words, tagged.words[index]
    at = back(tagged, index)
    previous = words[at] if at >= 0 else ""
    if previous in ("be", "being"):
        before = back(tagged, at)
        helper = words[before] if before >= 0 else ""
        if helper in ("n't", "not"):
            before = back(tagged, before)
            helper = words[before] if before >= 0 else ""
        if helper in table("modal") or helper == "to":
            return Governor(Mood.PASSIVE_MODAL, index, _before(tagged, before), before)
    if _is_be(tagged, at):
        return Governor(Mood.PASSIVE, index, _before(tagged, at), at)
    if previous in ("and", "or", ",", "then"):
        left = _verb_left(tagged, at)
        if left is not None and left.mood in (Mood.PASSIVE, Mood.PASSIVE_MODAL, Mood.PAST, Mood.CONDITION):
            return Governor(left.mood, index, left.subject, left.first)
    if previous in _DETERMINERS or (word == "had" and previous in ("if",)):
        return None
    if previous in table("subordinator") or previous in ("as", "for", "in", "with") or at < 0:
        return Governor(Mood.CONDITION, index, previous, index) if at >= 0 else None
    if word in ("used", "needed", "prescribed", "divided", "limited", "put", "cut", "left", "kept") and previous not in _WAS:
        subject_known = previous in table("reader") or previous in ("i", "he", "she", "who", "they", "we", "doctor", "participants")
        if not subject_known:
            return None
    return Governor(Mood.PAST, index, previous, at if previous in _WAS else index)
