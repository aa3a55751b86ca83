"""`occurrence`: not more often, or not less often, than so many times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.analysis.sentences import sentences
from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish, number, string_list
from lint.model import Hit, Rule
from lint.text.patterns import any_of, literal

OPTIONS = {
    **PATTERN_OPTIONS,
    "tokens": OptionSpec((list, str)),
    "raw": OptionSpec((list, str)),
    "per": OptionSpec(str, choices=("sentence", "paragraph", "section", "document", "500-words")),
    "max": OptionSpec((int, float), required=True),
}


class Occurrence:
    """Yields the first place past the limit, once for each unit of text that has too many."""

    def __init__(self, rule: Rule, pattern: str) -> None:
        self._rule = rule
        self._finder = PatternFinder(rule, pattern)
        self._per = str(rule.options.get("per", "document"))

    @property
    def gates(self) -> tuple[str, ...]:
        """The counted pattern."""
        return (self._finder.pattern,)

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield one hit a unit, with `{count}` and `{limit}`."""
        units: dict[object, list[Place]] = defaultdict(list)
        for place, _ in self._finder.places(document):
            units[self._unit(document, place)].append(place)
        limit = number(self._rule, document, "max", 0)
        if self._per == "500-words":
            words = sum(len(block.text.split()) for block in document.prose())
            limit = limit * max(1.0, words / 500)
        for places in units.values():
            if len(places) > limit:
                first_over = places[int(limit)]
                yield finish(document, self._rule, first_over, count=len(places), limit=int(limit))

    def _unit(self, document: Document, place: Place) -> object:
        if self._per == "paragraph":
            return id(place.block)
        if self._per == "sentence":
            found = (s for s in sentences(document) if s.block is place.block and s.start <= place.start < s.end)
            return next((s.start, id(s.block)) for s in found)
        if self._per == "section":
            section = outline(document).section_of(document.blocks.index(place.block))
            return id(section)
        return None


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `tokens` or `raw`, `max`, and `per`."""
    patterns = [literal(token) for token in string_list(rule, "tokens")] + string_list(rule, "raw")
    if not patterns:
        raise RuleError(f"{rule.path}: an occurrence rule needs “tokens” or “raw”.")
    return Occurrence(rule, any_of(patterns))
