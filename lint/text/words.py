"""Words of prose, as a reader counts them: what the length of a sentence is measured in."""

from __future__ import annotations

import re

_LETTERS = r"[\w\u0300-\u036f]++"
_PART = rf"(?:\d++(?:[.,:/]\d++)*+(?:{_LETTERS})?+|{_LETTERS})"
WORD = re.compile(rf"(?<!\w)[^\W\d_](?:\.[^\W\d_])++(?!\w)\.?|{_PART}(?:[-‐‑'’ʼ\u00ad]{_PART})*+")
"""One word: an abbreviation with its stops (p.m.), a figure with its decimals (0.5, 1,000, 5/325), or letters, any of
them joined by hyphens and apostrophes (don't, follow-up, 3-day). Slashes and dashes between letters split."""


def spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the words of a text, in order."""
    return [match.span() for match in WORD.finditer(text)]


def count(text: str) -> int:
    """Return the number of words of a text. The formulas count otherwise: see `lint.analysis.formulas`."""
    return len(WORD.findall(text))
