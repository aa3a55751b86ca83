"""How doses are written: abbreviations next to a dose, and the microgram sign by locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lint.analysis.scan import Place
from lint.document import Block, Document
from lint.kinds.base import finish
from lint.kinds.substitution import match_case
from lint.model import Hit, Rule
from lint.text.patterns import literal

_DOSE = (
    r"(?<![\w.])(?:\d[\d.,/]*|half|one|two|three|four)\s*(?:to\s+\d+\s*)?[-–]?\s*(?:mg|mcg|µg|μg|g|mL|ml|cc|units?|IU|mEq|"
    r"tabs?|tablets?|caps?|capsules?|pills?|puffs?|drops?|sprays?|patch(?:es)?|gtts?|doses?|teaspoons?|tsp)(?!\w)"
)
_REACH_WORDS = 6
"""How far from a dose an abbreviation still belongs to it (catalogue 2.2: six tokens)."""


def near_dose(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield abbreviations of the card's `words` that stand within six words of a dose; `exact` ones match by case."""
    words = rule.options["options"]
    assert isinstance(words, Mapping)
    pattern = _abbreviations(tuple(words["words"]), tuple(words.get("exact", ())))
    better_of = {key.casefold(): str(value) for key, value in words["words"].items()}
    anywhere = bool(words.get("anywhere", False))
    for block in document.prose(rule.scope):
        doses: list[tuple[int, int]] | None = None
        for match in pattern.finditer(block.text):
            if doses is None:
                doses = [dose.span() for dose in _dose_pattern().finditer(block.text)]
            if anywhere or _belongs(block, doses, match.start(), match.end()):
                better = better_of[_plain(match.group())]
                better = match_case(match.group(), better) if not match.group().isupper() else better
                place = Place(block, match.start(), match.end())
                yield finish(document, rule, place, better, better=better)


def ambiguous_microgram(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield the microgram sign and its look-alikes after a number; in the UK also `mcg` (NHS: write it in full)."""
    uk = document.settings.locale == "uk"
    for block in document.prose(rule.scope):
        for match in _microgram_pattern(uk).finditer(block.text):
            better = "micrograms" if uk else "mcg"
            yield finish(document, rule, Place(block, *match.span("hit")), better, better=better)


def _belongs(block: Block, doses: list[tuple[int, int]], start: int, end: int) -> bool:
    for low, high in doses:
        between = block.text[high:start] if high <= start else block.text[end:low]
        if len(between.split()) <= _REACH_WORDS and "\n\n" not in between and ". " not in between:
            return True
    return False


def _plain(text: str) -> str:
    """Return an abbreviation as the card writes it: no full stops, lower case."""
    return text.replace(".", "").casefold()


@cache
def _abbreviations(words: tuple[str, ...], exact: tuple[str, ...]) -> Any:
    import regex

    parts = []
    for word in sorted(words, key=len, reverse=True):
        core = (
            r"\.?".join(regex.escape(c) for c in word) + r"\.?" if word.isalpha() and len(word) < 4 else literal(word)
        )
        parts.append(core if word in exact else f"(?i:{core})")
    return regex.compile(rf"(?<![\w./@-])(?:{'|'.join(parts)})(?![\w@-])")


@cache
def _dose_pattern() -> Any:
    import regex

    return regex.compile(_DOSE, regex.IGNORECASE)


@cache
def _microgram_pattern(uk: bool) -> Any:
    import regex

    signs = "µg|μg|[uγ]g" + ("|mcg" if uk else "")
    return regex.compile(rf"(?<=\d\s?)(?P<hit>{signs})(?![\w])")
