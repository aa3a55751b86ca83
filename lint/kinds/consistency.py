"""`consistency`: one way or the other, not both in one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish
from lint.model import Hit, Rule
from lint.text.patterns import literal

OPTIONS = {**PATTERN_OPTIONS, "either": OptionSpec(dict, required=True), "raw": OptionSpec(bool)}


class Consistency:
    """For each pair, yields the places of the rarer side where both sides are used."""

    def __init__(self, rule: Rule, pairs: Mapping[str, str]) -> None:
        as_pattern = bool(rule.options.get("raw", False))
        self._rule = rule
        self._pairs = [
            tuple(PatternFinder(rule, side if as_pattern else literal(side)) for side in pair) for pair in pairs.items()
        ]

    @property
    def gates(self) -> tuple[str, ...]:
        """The left sides: without one there is no mix."""
        return tuple(pair[0].pattern for pair in self._pairs)

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield hits with `{better}`, the side that is used more (the first one used, on a tie)."""
        for left, right in self._pairs:
            sides = [[place for place, _ in finder.places(document)] for finder in (left, right)]
            if not all(sides):
                continue
            starts = [side[0].block.map.to_source(side[0].start, side[0].end).start for side in sides]
            odd = 0 if (len(sides[0]), -starts[0]) < (len(sides[1]), -starts[1]) else 1
            kept = sides[1 - odd][0]
            better = kept.block.text[kept.start : kept.end]
            other = kept.block.map.to_source(kept.start, kept.end)
            for place in sides[odd]:
                hit = finish(document, self._rule, place, better=better)
                yield replace(hit, related=((other, "the other form"),))


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `either: {one form: the other}`."""
    either = rule.options["either"]
    if not isinstance(either, Mapping) or not all(isinstance(value, str) for value in either.values()):
        raise RuleError(f"{rule.path}: “either” must map one form to the other.")
    return Consistency(rule, {str(key): str(value) for key, value in either.items()})
