"""One statement to be judged, with all that the rules of classification ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lint.analysis.claims.cues import Tagged, table
from lint.analysis.claims.grammar import Governor, governor
from lint.analysis.claims.model import ClaimClass
from lint.analysis.claims.mood import Setting
from lint.analysis.claims.parts import Amount
from lint.text.lazy import lazy

_BREAKS = frozenset({";", "—"})
_BETWEEN = lazy(r"\s?(?:of |in )?(?:[\w'-]+ ){0,2}")
_LINKS = frozenset({"", "at", "to", "dose", "doses", "by", "about"})
_NEAR = 12
"""Characters between a medicine's name and the amount that follows it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The class of a statement and the words that decided it."""

    claim_class: ClaimClass
    cue: str
    is_prohibition: bool = False
    is_maximum: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A statement in its sentence."""

    tagged: Tagged
    start: int
    end: int
    """In the sentence."""
    amount: Amount | None
    setting: Setting
    governor: Governor
    token: int
    stop: int
    """Tokens of the statement."""
    clause: tuple[int, int]
    """Tokens that can hold a predicate of the statement."""
    has_frequency: bool
    drug_near: bool
    """Whether a medicine is named right beside the statement."""
    drugs: tuple[tuple[int, int], ...]
    """Where the sentence names medicines."""
    known: frozenset[str]
    """The words of the sentence."""

    @property
    def before(self) -> tuple[str, ...]:
        """The words before the statement."""
        return self.tagged.words[: self.token]

    @property
    def after(self) -> tuple[str, ...]:
        """The words after the statement, as far as its clause reaches."""
        return self.tagged.words[self.stop : self.clause[1]]

    def verb_phrase(self) -> str:
        """Return the governing verb with its helpers, as written."""
        verb, tagged = self.governor, self.tagged
        return tagged.text[tagged.starts[verb.first] : tagged.starts[verb.at] + len(tagged.words[verb.at])]


def make_case(
    tagged: Tagged,
    start: int,
    end: int,
    amount: Amount | None,
    setting: Setting,
    has_frequency: bool,
    drugs: Sequence[tuple[int, int]],
    known: frozenset[str],
) -> Case:
    """Gather what the rules ask about one statement of a sentence."""
    token = tagged.token_at(start)
    stop = max(token + 1, tagged.token_after(end))
    is_verb = amount is not None and amount.kind == "relative" and tagged.words[token] in table("action")
    return Case(
        tagged=tagged,
        start=start,
        end=end,
        amount=amount,
        setting=setting,
        governor=governor(tagged, token + 1 if is_verb else token),
        token=token,
        stop=stop,
        clause=_clause(tagged, token, stop),
        has_frequency=has_frequency,
        drug_near=_is_drug_near(tagged.text, start, end, drugs),
        drugs=tuple(drugs),
        known=known,
    )


def _clause(tagged: Tagged, token: int, stop: int) -> tuple[int, int]:
    """Return the tokens around a statement up to terminators and strong punctuation."""
    words, ends = tagged.words, table("terminator")
    low = token
    while low > 0 and words[low - 1] not in _BREAKS and words[low - 1] not in ends:
        low -= 1
    high = stop
    while high < len(words) and words[high] not in _BREAKS and words[high] not in ends:
        high += 1
    return low, high


def _is_drug_near(text: str, start: int, end: int, drugs: Sequence[tuple[int, int]]) -> bool:
    for low, high in drugs:
        if low >= end and _BETWEEN.fullmatch(text, end, low):
            return True
        if high <= start and start - high <= _NEAR and text[high:start].strip(" (:,-") in _LINKS:
            return True
        if low >= start and high <= end:
            return True
    return False
