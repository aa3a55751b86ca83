"""Tag the cue phrases of sentences: one pass of spaCy's tokenizer and phrase matcher over all candidates."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lint.analysis.nlp import phrase_matcher, pipeline
from lint.errors import RuleError
from lint.yamlfile import load, rules_dir

_TABLES = ("action", "noun_like", "modal", "reader", "adverb", "recommend", "recommended", "told", "other_person",
           "first_person", "subordinator", "permitted_after_be", "dose_noun", "dose_is", "habit", "terminator",
           "action_ing", "action_past", "action_s", "intake")  # fmt: skip
"""Lists that are asked word by word instead of being matched as phrases."""
_FOLD = str.maketrans("‘’ʼ“”‐‑‒–−µμ\u00a0\u202f\u2009\n\r\t", "'''\"\"-----uu      ")


def fold(text: str) -> str:
    """Return the text with typographic quotes, dashes and blanks in their plain form, length unchanged."""
    return text.translate(_FOLD)


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
    joined = "\n\n".join(texts)
    doc = language.make_doc(joined) if pipeline_name == "blank" else language(joined)
    words = [token.lower_ for token in doc]
    starts = [token.idx for token in doc]
    tags = [token.tag_ for token in doc] if pipeline_name != "blank" else [""] * len(words)
    labels = language.vocab.strings
    found = sorted((first, stop, labels[label]) for label, first, stop in _matcher(pipeline_name)(doc))
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
        tagged.append(
            Tagged(
                text, tuple(words[low:high]), tuple(start - offset for start in starts[low:high]),
                tuple(tags[low:high]), _by_label(mine),
            )  # fmt: skip
        )
        offset += len(text) + 2
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
        return frozenset(_cue_lists()[name])
    except KeyError:
        raise RuleError(f"rules/facts/cues.yaml: the list “{name}” is missing. Put it back.") from None


@cache
def _cue_lists() -> dict[str, list[str]]:
    path = rules_dir() / "facts" / "cues.yaml"
    loaded = load(path)
    if not isinstance(loaded, dict):
        raise RuleError(f"{path}: expected named lists of cue phrases.")
    for name, phrases in loaded.items():
        wrong = [phrase for phrase in phrases if not isinstance(phrase, str)]
        if wrong:
            raise RuleError(f"{path}: {name}: {wrong[0]!r} is no text. Put it in quotation marks.")
    return loaded


@cache
def _matcher(pipeline_name: str) -> Any:
    lists = _cue_lists()
    phrases = {name: expand(rows) for name, rows in lists.items() if name not in _TABLES}
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
