"""The only door to spaCy, opened only when an article has something to analyse."""

from __future__ import annotations

from functools import cache
from typing import Any

from lint.errors import MissingComponentError


@cache
def pipeline(name: str) -> Any:
    """Return the English pipeline: `blank` (rules only, needs no model), or an installed trained one by its name.

    Raises MissingComponentError if spaCy or the pipeline is not installed.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingComponentError(
            "spaCy is not installed, and this article has dose statements to analyse. Run: pip install spacy"
        ) from error
    if name == "blank":
        return spacy.blank("en")
    try:
        return spacy.load(name)
    except OSError as error:
        raise MissingComponentError(
            f"The spaCy pipeline “{name}” is not installed. Run: python -m spacy download {name} "
            "(or set spacy_pipeline to “blank”, which needs no download)."
        ) from error


def phrase_matcher(language: Any, phrases: dict[str, list[str]]) -> Any:
    """Return a case-blind matcher of labelled phrases over the pipeline's tokens."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    for label, texts in phrases.items():
        matcher.add(label, [language.make_doc(text) for text in texts])
    return matcher


def words_and_starts(doc: Any) -> tuple[list[str], list[int]]:
    """Return the tokens of a spaCy document in lower case, and where each starts in its text."""
    from spacy.attrs import IDX, LOWER

    strings = doc.vocab.strings
    known: dict[int, str] = {}
    words, starts = [], []
    for lower, start in doc.to_array([LOWER, IDX]).tolist():
        word = known.get(lower)
        if word is None:
            word = known[lower] = strings[lower]
        words.append(word)
        starts.append(start)
    return words, starts
