"""`required`: where the trigger stands, the need must be met in the article, the section, or close by."""

from __future__ import annotations

from collections.abc import Iterator

from lint.analysis.outline import outline
from lint.analysis.scan import Place
from lint.document import Document
from lint.errors import RuleError
from lint.kinds.base import PATTERN_OPTIONS, Matcher, OptionSpec, PatternFinder, finish, number, string_list
from lint.kinds.metric import title_hit
from lint.model import Hit, Rule
from lint.text.patterns import any_of, literal

OPTIONS = {
    **PATTERN_OPTIONS,
    "trigger": OptionSpec((list, str)),
    "trigger_raw": OptionSpec((list, str)),
    "need": OptionSpec((list, str)),
    "need_raw": OptionSpec((list, str)),
    "where": OptionSpec(str, choices=("document", "section", "near")),
    "within": OptionSpec(int),
    "min_words": OptionSpec(int),
}


class Required:
    """Yields the first trigger whose need is not met; without a trigger, the title."""

    def __init__(self, rule: Rule, trigger: str | None, need: str) -> None:
        self._rule = rule
        self._trigger = PatternFinder(rule, trigger) if trigger else None
        self._need = PatternFinder(rule, need)
        self._where = str(rule.options.get("where", "document"))

    @property
    def gates(self) -> tuple[str, ...]:
        """The trigger, if there is one."""
        return (self._trigger.pattern,) if self._trigger else ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield at most one hit an article (`document`) or a section (`section`, `near`)."""
        words = sum(len(block.text.split()) for block in document.prose())
        if not document.blocks or words < number(self._rule, document, "min_words", 0):
            return
        met = [place for place, _ in self._need.places(document)]
        if self._trigger is None:
            if not met:
                yield title_hit(document)
            return
        asked: set[object] = set()
        index_of = {id(block): index for index, block in enumerate(document.blocks)}
        for place, _ in self._trigger.places(document):
            unit = self._unit(document, index_of, place)
            if unit in asked or any(self._meets(document, index_of, place, other) for other in met):
                continue
            hit = finish(document, self._rule, place)
            if hit.cleared_by is None:
                asked.add(unit)
            yield hit

    def _unit(self, document: Document, index_of: dict[int, int], place: Place) -> object:
        if self._where == "document":
            return None
        return id(outline(document).section_of(index_of[id(place.block)]))

    def _meets(self, document: Document, index_of: dict[int, int], trigger: Place, need: Place) -> bool:
        if self._where == "document":
            return True
        at, there = index_of[id(trigger.block)], index_of[id(need.block)]
        if self._where == "near":
            return abs(at - there) <= number(self._rule, document, "within", 3)
        found = outline(document)
        return found.section_of(at) is found.section_of(there)


def _pattern(rule: Rule, words: str, raw: str) -> str | None:
    patterns = [literal(token) for token in string_list(rule, words)] + string_list(rule, raw)
    return any_of(patterns) if patterns else None


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `need`, and `trigger` if the need is conditional."""
    need = _pattern(rule, "need", "need_raw")
    if need is None:
        raise RuleError(f"{rule.path}: a required rule needs “need” or “need_raw”.")
    return Required(rule, _pattern(rule, "trigger", "trigger_raw"), need)
