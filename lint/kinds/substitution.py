"""`substitution`: write this instead of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish
from lint.model import Hit, Rule
from lint.text.patterns import any_of, literal

OPTIONS = {**PATTERN_OPTIONS, "swap": OptionSpec(dict, required=True), "raw": OptionSpec(bool)}


class Substitution:
    """Yields every place of a swap's left side, with the right side as the edit."""

    def __init__(self, rule: Rule, swap: Mapping[str, str]) -> None:
        as_pattern = bool(rule.options.get("raw", False))
        self._rule = rule
        self._better = list(swap.values())
        sides = [left if as_pattern else literal(left) for left in swap]
        self._finder = PatternFinder(rule, any_of([f"(?P<s{i}>{side})" for i, side in enumerate(sides)]))

    @property
    def gates(self) -> tuple[str, ...]:
        """The pattern of all left sides."""
        return (self._finder.pattern,)

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield hits in source order; `{better}` is the replacement in the case of the text."""
        for place, match in self._finder.places(document):
            better = next(better for i, better in enumerate(self._better) if match[f"s{i}"] is not None)
            better = match_case(place.block.text[place.start : place.end], match.expand(better))
            yield finish(document, self._rule, place, better, better=better)


def match_case(text: str, better: str) -> str:
    """Return the replacement with a capital where the text starts with the only one; a short form stays as given."""
    if text[:1].isupper() and text[1:2].isalpha() and text[1:].islower() and better[:1].islower():
        return better[0].upper() + better[1:]
    return better


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `swap`; with `raw: true` its left sides are expressions."""
    swap = rule.options["swap"]
    if not isinstance(swap, Mapping) or not swap or not all(isinstance(v, str) for v in swap.values()):
        raise RuleError(f"{rule.path}: “swap” must map texts to texts.")
    return Substitution(rule, {str(key): str(value) for key, value in swap.items()})
