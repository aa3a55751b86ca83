"""What all kinds share: the matcher's shape, option specifications, finding places in the scan text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from lint.analysis.scan import Place, ScanText
from lint.document import Document
from lint.errors import RuleError
from lint.model import Edit, Hit, Rule
from lint.text.patterns import PATTERN_SECONDS, compile_pattern


class Matcher(Protocol):
    """A rule's card turned into something that finds."""

    @property
    def gates(self) -> tuple[str, ...]:
        """Patterns of which one must occur in the article before `find` is worth calling; none: always call."""

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield hits, cleared ones included, in source order. Raises TimeoutError if a pattern overruns."""


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """One option of a kind."""

    type: type | tuple[type, ...]
    required: bool = False
    choices: tuple[str, ...] = ()


def string_list(rule: Rule, name: str) -> list[str]:
    """Return an option that must be a list of strings; a single string is a list of one."""
    value = rule.options.get(name, [])
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RuleError(f"{rule.path}: “{name}” must be a list of texts.")
    return value


def number(rule: Rule, document: Document, name: str, default: float) -> float:
    """Return a limit of a rule: the configuration wins over the card."""
    value = document.settings.options.get(rule.id, {}).get(name, rule.options.get(name, default))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RuleError(f"{rule.id}: “{name}” must be a number.")
    return value


class PatternFinder:
    """Finds one pattern in the blocks of a rule's scope."""

    def __init__(self, rule: Rule, pattern: str) -> None:
        self.rule = rule
        self.pattern = pattern
        self._head = rule.options.get("head")
        self._tail = rule.options.get("tail")

    @cached_property
    def _compiled(self) -> Any:
        """Compiled at first use: most rules never get past the scan."""
        return compile_pattern(
            self.pattern, ignorecase=bool(self.rule.options.get("ignorecase", True)), name=self.rule.path
        )

    @cached_property
    def _exceptions(self) -> list[Any]:
        exceptions = string_list(self.rule, "exceptions")
        return [compile_pattern(text, ignorecase=True, name=self.rule.path) for text in exceptions]

    def places(self, document: Document) -> Iterator[tuple[Place, Any]]:
        """Yield each place in scope with its match object."""
        text = ScanText.of(document)
        for place, match in text.search(self._compiled, PATTERN_SECONDS):
            block = place.block
            if block.kind not in self.rule.scope or block.region != "body":
                continue
            if block.debris is not None and not self.rule.debris:
                continue
            if self._is_exception(place) or not self._is_in_position(document, place):
                continue
            yield place, match

    def _is_exception(self, place: Place) -> bool:
        for exception in self._exceptions:
            for match in exception.finditer(place.block.text, timeout=PATTERN_SECONDS):
                if match.start() < place.end and place.start < match.end():
                    return True
        return False

    def _is_in_position(self, document: Document, place: Place) -> bool:
        if self._head is None and self._tail is None:
            return True
        offset = place.block.map.to_source(place.start, place.end).start
        rank, total = ScanText.of(document).line_rank(document, offset)
        in_head = isinstance(self._head, int) and rank < self._head
        in_tail = isinstance(self._tail, int) and rank >= total - self._tail
        return in_head or in_tail


def finish(document: Document, rule: Rule, place: Place, replacement: str | None = None, **fields: Any) -> Hit:
    """Return the hit for a place: fields, edit, and the guard that clears it."""
    hit = place.block.hit(place.start, place.end, **fields)
    if replacement is not None:
        hit = replace(hit, edits=(Edit(hit.span, replacement),))
    if rule.unless:
        from lint.analysis.guards import clear  # brings the sentences and the outline, which no card alone needs

        cue = clear(rule.unless, document, place)
        if cue:
            hit = replace(hit, cleared_by=cue)
    return hit


PATTERN_OPTIONS: Mapping[str, OptionSpec] = {
    "ignorecase": OptionSpec(bool),
    "match": OptionSpec(str, choices=("anywhere", "line", "block")),
    "exceptions": OptionSpec((list, str)),
    "head": OptionSpec(int),
    "tail": OptionSpec(int),
}
"""Options that every kind built on PatternFinder takes."""
