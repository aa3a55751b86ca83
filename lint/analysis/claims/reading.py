"""A sentence as it is read: folded text, its set of words, and what is parsed off it only once."""

from __future__ import annotations

from lint.analysis.claims.parts import Duration
from lint.analysis.claims.timing import Found, find_durations, find_frequencies, words_of
from lint.text.lazy import lazy

_FOLD = str.maketrans("‘’ʼ“”‐‑‒–−µμ\u00a0\u202f\u2009\n\r\t", "'''\"\"-----uu      ")
_UNFOLDED = lazy(r"[^\x20-\x7e]")


def fold(text: str) -> str:
    """Return the text with typographic quotes, dashes and blanks in their plain form, length unchanged."""
    return text.translate(_FOLD) if _UNFOLDED.search(text) else text


class Reading:
    """One sentence; frequencies and durations are looked for when they are first asked for."""

    __slots__ = ("_durations", "_frequencies", "text", "words")

    def __init__(self, text: str, words: frozenset[str] | None = None) -> None:
        """Take a folded text; `words` are its words in lower case, if they are known already."""
        self.text = text
        self.words = words_of(text) if words is None else words
        self._frequencies: list[Found] | None = None
        self._durations: list[tuple[int, int, Duration]] | None = None

    @property
    def frequencies(self) -> list[Found]:
        """How often, in order."""
        if self._frequencies is None:
            self._frequencies = find_frequencies(self.text, self.words)
        return self._frequencies

    @property
    def durations(self) -> list[tuple[int, int, Duration]]:
        """For how long, in order, with their places."""
        if self._durations is None:
            self._durations = find_durations(self.text, self.words)
        return self._durations
