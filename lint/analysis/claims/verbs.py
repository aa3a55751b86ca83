"""Read one token as a verb: base form, third person, gerund, past form, or a verb of advising."""

from __future__ import annotations

from lint.analysis.claims.cues import Tagged, table
from lint.analysis.claims.moods import Governor, Mood
from lint.analysis.claims.subjects import is_reported_subject, subject_mood, with_subject
from lint.analysis.claims.tokens import DETERMINERS, FINITE, STOPS, WAS, back, before, is_be, is_clause_start

_NOUN_FOLLOWS = frozenset({"of", "in", "is", "are", ":", "was", "were", "may", "can", "form", "size", ""})
_NOUN_IN_LIST = frozenset({"of", "is", "and", ","})
_UP_WHAT = frozenset({"your", "the", "my", "it"})
_PRONOUNS = frozenset("i we you they he she it who that which people".split())
_JOINED = frozenset({"and", "or", "then", "&"})
_ASKING = frozenset("if whether when how unless until before what why".split())
_UNTIL = frozenset({"before", "until", "unless"})
_WISH = frozenset({"want", "wants", "wish", "wishes", "hope", "hopes", "like"})
_NEEDED = frozenset("need have has needs want wants supposed able going allowed".split())
_SPOKEN_OF = frozenset("describes describe involves means mean includes mentions discusses covers like".split())
_TRYING = frozenset("try consider keep start begin by continue about recommended suggested advised".split())
_BEFORE_PAST = frozenset({"began", "after", "before", "without", "had"})
_THIRD = frozenset({"he", "she", "it", "who", "i", "that"})
_GROUPS = frozenset({"people", "those", "anyone", "adults", "patients"})
_PARTICIPLES = frozenset("used needed prescribed divided limited put cut left kept".split())
"""Forms that are an adjective as often as a verb: they need a subject."""
_DOERS = frozenset("i he she who they we doctor participants".split())
_NOT_ADVISERS = frozenset("to was were been as than not n't and , or".split())
_AMBIGUOUS_ADVICE = frozenset({"set", "give", "support", "state"})
_CARRIED_ON = frozenset({Mood.PASSIVE, Mood.PASSIVE_MODAL, Mood.PAST, Mood.CONDITION})
_DEEPEST = 6
"""Coordinated verbs looked back over: enough for prose, and a bound for a text without end."""
_FARTHEST = 60
"""Tokens looked back over for a coordinated verb."""


def verb_at(tagged: Tagged, index: int, depth: int = 0) -> Governor | None:
    """Return how the token at `index` governs what follows if it is used as a verb there, else None."""
    word = tagged.words[index]
    if tagged.tags[index][:1] in ("N", "J") and word not in table("action_ing"):
        return None
    if word in table("action"):
        return _base_form(tagged, index, depth)
    if word in table("action_ing"):
        return _gerund(tagged, index, depth)
    if word in table("action_past"):
        return _past(tagged, index, depth)
    if word in table("action_s"):
        return _third_person(tagged, index)
    if word in table("recommend"):
        return _recommend(tagged, index)
    if word in ("was", "were"):
        return Governor(Mood.PAST, index, before(tagged, index), index)
    return None


def _verb_left(tagged: Tagged, index: int, depth: int) -> Governor | None:
    if depth >= _DEEPEST:
        return None
    for position in range(index - 1, max(-1, index - _FARTHEST), -1):
        if tagged.words[position] in STOPS:
            return None
        found = verb_at(tagged, position, depth + 1)
        if found is not None:
            return found
    return None


def _base_form(tagged: Tagged, index: int, depth: int) -> Governor | None:
    words, word = tagged.words, tagged.words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    at = back(tagged, index)
    previous = words[at] if at >= 0 else ""
    if previous in table("modal"):
        return _modal(tagged, index, at)
    if previous in ("'d", "'ll"):
        return Governor(Mood.MODAL, index, before(tagged, at), at)
    if previous in ("n't", "not", "let", "let's") or (previous == "do" and at == 0):
        return Governor(Mood.IMPERATIVE, index, "", at)
    if previous == "to":
        return _infinitive(tagged, index, at)
    if word == "up" and following not in _UP_WHAT:
        return None
    is_noun_like = word in table("noun_like")
    if is_clause_start(tagged, index):
        return None if is_noun_like and following in _NOUN_FOLLOWS else Governor(Mood.IMPERATIVE, index, "", index)
    if previous in (",", "-", ")"):
        return None if is_noun_like and following in _NOUN_IN_LIST else _after_comma(tagged, index, at, depth)
    if previous in _JOINED:
        return _coordinated(tagged, index, at, depth)
    if previous in DETERMINERS:
        return None
    if previous in _PRONOUNS or previous in table("reader"):
        return with_subject(tagged, index, at)
    return _after_noun(tagged, index, at, is_noun_like and following == "of", is_noun_like)


def _after_noun(tagged: Tagged, index: int, at: int, is_noun: bool, is_noun_like: bool) -> Governor | None:
    """Read a base form after some noun: "If you miss a dose take two", "most cats take"."""
    words, previous = tagged.words, tagged.words[at]
    if not previous.isalpha() or is_noun or (is_noun_like and not previous.endswith("s")):
        return None
    opener = next((word for word in words[: at + 1] if word.isalpha()), "")
    if opener in table("subordinator") and "," not in words[:index] and FINITE & set(words[1:at]):
        return Governor(Mood.IMPERATIVE, index, "", index)
    return with_subject(tagged, index, at)


def _modal(tagged: Tagged, index: int, at: int) -> Governor:
    """Read "you should take"; in "if you should stop" it is a condition."""
    subject_at = back(tagged, at)
    for position in range(subject_at, max(-1, subject_at - 3), -1):
        if tagged.words[position] in _ASKING:
            return Governor(Mood.CONDITION, index, "you", position)
    return Governor(Mood.MODAL, index, tagged.words[subject_at] if subject_at >= 0 else "", at)


def _after_comma(tagged: Tagged, index: int, at: int, depth: int) -> Governor:
    """Take a base verb after a comma as an instruction, unless it goes on with what "they" do."""
    left = _verb_left(tagged, at, depth)
    if left is not None and left.mood in (Mood.PRESENT, Mood.PAST) and left.subject in ("i", "he", "she", "we"):
        return Governor(left.mood, index, left.subject, index)
    for position in range(at - 1, 1, -1):
        if tagged.words[position] in (",", ";", ":"):
            break
        if tagged.words[position] in _UNTIL and tagged.words[position + 1] in ("you", "your", "they"):
            return Governor(Mood.CONDITION, index, "you", position)
    return Governor(Mood.IMPERATIVE, index, "", index)


def _coordinated(tagged: Tagged, index: int, at: int, depth: int) -> Governor:
    left = _verb_left(tagged, at, depth)
    if left is None or left.mood in (Mood.NONE, Mood.RECOMMEND):
        return Governor(Mood.IMPERATIVE, index, "", index)
    if left.mood is Mood.CONDITION and "," in tagged.words[left.at : index]:
        return Governor(Mood.IMPERATIVE, index, "", index)
    return Governor(left.mood, index, left.subject, left.first)


def _infinitive(tagged: Tagged, index: int, at: int) -> Governor | None:
    """Read "to take" by what stands before it: advised, told, wished."""
    words = tagged.words
    head_at = back(tagged, at)
    head = words[head_at] if head_at >= 0 else ""
    if head in table("told"):
        be = back(tagged, head_at)
        is_advice = be >= 0 and words[be] == "be" and before(tagged, be) in table("modal")
        return Governor(Mood.ADVISED if is_advice else Mood.TOLD, index, head, head_at)
    helper = back(tagged, head_at) if head in ("want", "wish", "like", "need") else -1
    if helper >= 0 and words[helper] in table("modal"):
        return Governor(Mood.MODAL, index, before(tagged, helper), helper)
    if head in _WISH and not {"'ll", "will", "'d"} & set(words[max(0, head_at - 2) : head_at]):
        return Governor(Mood.CONDITION, index, head, head_at)
    if head in table("recommended"):
        inner = subject_mood(tagged, head_at, index) if head in _NEEDED else None
        return inner or Governor(Mood.ADVISED, index, head, head_at)
    for position in range(head_at, max(-1, head_at - 7), -1):
        word = words[position]
        if word == ",":
            break
        if word in table("recommend") or (word in table("recommended") and word not in table("reader")):
            return Governor(Mood.ADVISED, index, word, position)
        if word in table("told"):
            return Governor(Mood.TOLD, index, word, position)
    return None


def _third_person(tagged: Tagged, index: int) -> Governor | None:
    at = back(tagged, index)
    if at < 0 or tagged.words[at] in table("recommend") or tagged.words[at] in DETERMINERS:
        return None
    if tagged.words[index] in ("has", "needs") and not tagged.words[at].isalpha():
        return None
    return with_subject(tagged, index, at)


def _recommend(tagged: Tagged, index: int) -> Governor | None:
    """Read "experts suggest 5 mg": a verb that carries advice, with whoever gives it."""
    at = back(tagged, index)
    if at < 0:
        return None
    subject = tagged.words[at]
    if subject in DETERMINERS or subject in _NOT_ADVISERS or is_be(tagged, at):
        return None
    if tagged.words[index] in _AMBIGUOUS_ADVICE and subject not in table("reader"):
        return None
    if subject in table("modal"):
        return Governor(Mood.RECOMMEND, index, before(tagged, at), at)
    if is_reported_subject(tagged, at):
        return Governor(Mood.CONDITION, index, subject, at)
    return Governor(Mood.RECOMMEND, index, subject, at)


def _gerund(tagged: Tagged, index: int, depth: int) -> Governor | None:
    at = back(tagged, index)
    previous = tagged.words[at] if at >= 0 else ""
    if previous in _SPOKEN_OF:
        return Governor(Mood.CONDITION, index, previous, at)
    if previous == "by":
        left = _verb_left(tagged, at, depth)
        if left is None or left.mood not in (Mood.IMPERATIVE, Mood.MODAL, Mood.ADVISED):
            is_past = left is not None and left.mood is Mood.PAST
            return Governor(Mood.PAST if is_past else Mood.GERUND, index, previous, at)
    if previous in table("recommend") or previous in _TRYING:
        return Governor(Mood.ADVISED, index, previous, at)
    helper = back(tagged, at) if previous in ("be", "been") else -1
    if helper >= 0 and tagged.words[helper] in table("modal"):
        return Governor(Mood.MODAL, index, before(tagged, helper), helper)
    if previous in WAS or previous in _BEFORE_PAST or (previous.endswith("ed") and len(previous) > 3):
        return Governor(Mood.PAST, index, previous, at)
    subject = before(tagged, at) if at >= 0 else ""
    if previous == "is" and subject not in table("reader") and subject not in _THIRD:
        return Governor(Mood.ADVISED, index, subject, at)
    if is_be(tagged, at) or previous in table("subordinator") or previous in _GROUPS:
        return Governor(Mood.CONDITION, index, previous, at)
    if previous in ("and", "or"):
        left = _verb_left(tagged, at, depth)
        if left is not None and left.mood in (Mood.ADVISED, Mood.PAST, Mood.CONDITION):
            return Governor(left.mood, index, left.subject, left.first)
    return Governor(Mood.GERUND, index, previous, index)


def _past(tagged: Tagged, index: int, depth: int) -> Governor | None:
    words, word = tagged.words, tagged.words[index]
    at = back(tagged, index)
    previous = words[at] if at >= 0 else ""
    if previous in ("be", "being") and (helper := _helper(tagged, at)) is not None:
        return Governor(Mood.PASSIVE_MODAL, index, before(tagged, helper), helper)
    if is_be(tagged, at):
        return Governor(Mood.PASSIVE, index, before(tagged, at), at)
    if previous in ("and", "or", ",", "then"):
        left = _verb_left(tagged, at, depth)
        if left is not None and left.mood in _CARRIED_ON:
            return Governor(left.mood, index, left.subject, left.first)
    if at < 0 or previous in DETERMINERS or (word == "had" and previous == "if"):
        return None
    if previous in table("subordinator") or previous in ("as", "for", "in", "with"):
        return Governor(Mood.CONDITION, index, previous, index)
    if word in _PARTICIPLES and previous not in WAS and previous not in table("reader") and previous not in _DOERS:
        return None
    return Governor(Mood.PAST, index, previous, at if previous in WAS else index)


def _helper(tagged: Tagged, at: int) -> int | None:
    """Return the index of the modal or "to" before "be", a "not" between them left out."""
    helper = back(tagged, at)
    if helper >= 0 and tagged.words[helper] in ("n't", "not"):
        helper = back(tagged, helper)
    if helper >= 0 and (tagged.words[helper] in table("modal") or tagged.words[helper] == "to"):
        return helper
    return None
