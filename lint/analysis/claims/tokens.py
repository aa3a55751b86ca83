"""Small questions about the tokens of a sentence: what stands before a word, and whether it opens a clause."""

from __future__ import annotations

from lint.analysis.claims.cues import Tagged, table

STOPS = frozenset({";", "—", "•", "|"})
"""Nothing before one of these governs what stands after it."""
WAS = frozenset({"was", "were", "been", "had", "has", "have"})
DETERMINERS = frozenset(
    "a an the your this that these those each every any per of in my our their his her its usual typical daily single next "
    "first last second third starting initial maximum mg mcg ml g high low small large whole another no same standard "
    "one-time recommended lower higher long-term heavy regular for with by from at drug alcohol".split()
)
"""After one of these a word is a noun, even if it could be a verb."""
FINITE = frozenset(
    "is are am have has had feel feels get gets miss missed forget forgot take do does can cannot n't not need needs was were "
    "vomit vomits wake start starts skip want wants become becomes persist persists continues continue runs run go goes hurts "
    "hurt think works work".split()
)
"""Words that show that an if-clause has its verb."""
_BE = frozenset({"is", "are", "be", "being", "get", "gets", "'s", "'re"})
_CONTRACTED = frozenset("it he she that what who there here".split())
_BULLETS = frozenset({"-", "*", "·", "‣", ")", ".", "–", "(", '"', "'", "]", "[", "✓", "✔", "/"})
_OPENERS = frozenset({":", ";", "—", "•", "please", "so", "but", "otherwise", "therefore", "not", "n't"})
_NO_MANNER = frozenset({"family", "supply", "apply", "assembly"})


def back(tagged: Tagged, index: int) -> int:
    """Return the index of the nearest token before `index` that is no adverb, -1 at the start."""
    index -= 1
    adverbs = table("adverb")
    while index >= 0 and tagged.words[index] != "to":
        word = tagged.words[index]
        if word not in adverbs and not _is_manner(word):
            break
        index -= 1
    return index


def before(tagged: Tagged, index: int) -> str:
    """Return the nearest word before a token that is no adverb, empty at the start."""
    at = back(tagged, index)
    return tagged.words[at] if at >= 0 else ""


def is_be(tagged: Tagged, index: int) -> bool:
    """Return whether a token is a present form of "be"; the "'s" of "label's" is none."""
    word = tagged.words[index] if index >= 0 else ""
    if word == "'s":
        return index > 0 and tagged.words[index - 1] in _CONTRACTED
    return word in _BE


def is_clause_start(tagged: Tagged, index: int) -> bool:
    """Return whether a token opens a clause: sentence start, after a bullet, number, colon or discourse word."""
    at = back(tagged, index)
    words = tagged.words
    while at >= 0 and (words[at] in _BULLETS or (words[at].rstrip(".)").isdigit() and at <= 1)):
        at -= 1
    return at < 0 or words[at] in _OPENERS


def is_organisation(tagged: Tagged, index: int) -> bool:
    """Return whether "who" is written in capitals: the World Health Organization."""
    return tagged.text.startswith("WHO", tagged.starts[index])


def _is_manner(word: str) -> bool:
    return len(word) > 5 and word.endswith("ly") and word not in _NO_MANNER
