"""Tag the cue phrases of sentences: one pass of spaCy's tokenizer and phrase matcher over all candidates."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lint.analysis.claims.lists import lists
from lint.analysis.nlp import phrase_matcher, pipeline, words_and_starts
from lint.errors import RuleError

_TABLES = frozenset(
    "action noun_like modal reader adverb recommend recommended told other_person first_person subordinator "
    "permitted_after_be dose_noun dose_is habit terminator action_ing action_past action_s intake".split()
)
"""Lists that are asked word by word instead of being matched as phrases."""
_GAP = "\n\n"


class Cue(NamedTuple):
    """A cue phrase as a range of tokens."""

    label: str
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as tokens and cues."""

    text: str
    """Folded."""
    words: tuple[str, ...]
    """Lower case."""
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    """Part-of-speech tags of a trained pipeline, else empty strings."""
    cues: dict[str, tuple[Cue, ...]]
    """By label, in order."""

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds a character offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def token_after(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def words_of(self, cue: Cue) -> str:
        """Return the words of a cue as written."""
        end = self.starts[cue.stop] if cue.stop < len(self.starts) else len(self.text)
        return self.text[self.starts[cue.first] : end].strip()

    def first(self, label: str, low: int = 0, high: int | None = None) -> Cue | None:
        """Return the first cue of a label that lies within tokens[low:high]."""
        stop = len(self.words) if high is None else high
        return next((cue for cue in self.cues.get(label, ()) if cue.first >= low and cue.stop <= stop), None)

    def last(self, label: str, low: int = 0, high: int | None = None) -> Cue | None:
        """Return the last cue of a label that lies within tokens[low:high]."""
        stop = len(self.words) if high is None else high
        return next((cue for cue in reversed(self.cues.get(label, ())) if cue.first >= low and cue.stop <= stop), None)


def tag(texts: Sequence[str], pipeline_name: str) -> list[Tagged]:
    """Tokenise and tag folded sentences in one go."""
    language = pipeline(pipeline_name)
    joined = _GAP.join(texts)
    is_blank = pipeline_name == "blank"
    doc = language.make_doc(joined) if is_blank else language(joined)
    words, starts = words_and_starts(doc)
    tags = [""] * len(words) if is_blank else [token.tag_ for token in doc]
    names = language.vocab.strings
    found = sorted((first, stop, names[label]) for label, first, stop in _matcher(pipeline_name)(doc))
    tagged, offset, at = [], 0, 0
    for text in texts:
        low, high = bisect_left(starts, offset), bisect_left(starts, offset + len(text))
        while at < len(found) and found[at][0] < low:
            at += 1
        mine = []
        while at < len(found) and found[at][1] <= high:
            first, stop, label = found[at]
            mine.append(Cue(label, first - low, stop - low))
            at += 1
        own_starts = tuple([start - offset for start in starts[low:high]])
        tagged.append(Tagged(text, tuple(words[low:high]), own_starts, tuple(tags[low:high]), _by_label(mine)))
        offset += len(text) + len(_GAP)
    return tagged


def _by_label(cues: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Group cues; a negation inside a phrase that only looks like one is dropped."""
    harmless = [cue for cue in cues if cue.label == "not_negation"]
    grouped: dict[str, list[Cue]] = {}
    for cue in cues:
        if cue.label == "negation" and any(h.first < cue.stop and cue.first < h.stop for h in harmless):
            continue
        grouped.setdefault(cue.label, []).append(cue)
    return {label: tuple(rows) for label, rows in grouped.items()}


@cache
def table(name: str) -> frozenset[str]:
    """Return the words of one list of rules/facts/cues.yaml. Raises RuleError if the list is not there."""
    try:
        return frozenset(lists("cues")[name])
    except KeyError:
        raise RuleError(f"rules/facts/cues.yaml: the list “{name}” is missing. Put it back.") from None


@cache
def _matcher(pipeline_name: str) -> Any:
    phrases = {name: expand(rows) for name, rows in lists("cues").items() if name not in _TABLES}
    return phrase_matcher(pipeline(pipeline_name), phrases)


def expand(phrases: Sequence[str]) -> list[str]:
    """Return the phrases with their alternatives (`a|b`) and optional words (`a?`) written out."""
    expanded: dict[str, None] = {}
    for phrase in phrases:
        slots = []
        for word in phrase.split():
            choices = word.rstrip("?").split("|")
            slots.append([*choices, ""] if word.endswith("?") else choices)
        for combination in itertools.product(*slots):
            expanded[" ".join(filter(None, combination))] = None
    return list(expanded)
