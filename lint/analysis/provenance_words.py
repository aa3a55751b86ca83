"""The word lists of rules/facts/provenance.yaml as patterns that cost little where they do not occur."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from lint.analysis.outline import outline
from lint.document import Document, once
from lint.text.patterns import PATTERN_SECONDS, any_of, compile_pattern, prefilter
from lint.yamlfile import load, rules_dir


@cache
def words() -> Mapping[str, list[str]]:
    """Return the word lists of rules/facts/provenance.yaml."""
    return load(rules_dir() / "facts" / "provenance.yaml")  # type: ignore[return-value]


class Gated:
    """A pattern behind a wider one for google-re2: a long alternation is tried only where it can match.

    `regex` takes 130 microseconds for a paragraph and 80 phrases, google-re2 two.
    """

    __slots__ = ("_exact", "_gate")

    def __init__(self, expression: str, name: str) -> None:
        """Compile both patterns. Raises RuleError naming the file if the expression cannot be read."""
        import re2

        options = re2.Options()
        options.case_sensitive = False
        options.log_errors = False
        self._exact = compile_pattern(expression, ignorecase=True, name=name)
        wide = prefilter(expression)
        try:
            self._gate = re2.compile(wide, options) if wide is not None else None
        except re2.error:
            self._gate = None

    def search(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """Return the first match in text[start:end], or None. Raises TimeoutError if it takes too long."""
        stop = len(text) if end is None else end
        if self._gate is not None and self._gate.search(text[start:stop] if start or end is not None else text) is None:
            return None
        return self._exact.search(text, start, stop, timeout=PATTERN_SECONDS)

    def blocks(self, document: Document) -> frozenset[int]:
        """Return the ids of the blocks in which it may match: one scan of the whole article, remembered with it."""
        found = document.memo.get(self)
        if found is None:
            found = document.memo[self] = frozenset(self._scan(document))
        return found

    def _scan(self, document: Document) -> Iterator[int]:
        text, starts = _joined(document)
        if self._gate is None:
            yield from (id(block) for block in document.blocks)
            return
        for match in self._gate.finditer(text):
            for index in range(bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end())):
                yield id(document.blocks[index])


@once
def _joined(document: Document) -> tuple[str, list[int]]:
    """Return the prose of all blocks in one, and where each begins in it."""
    starts, position = [], 0
    for block in document.blocks:
        starts.append(position)
        position += len(block.text) + 1
    return "\x00".join(block.text for block in document.blocks), starts


@cache
def phrases(name: str) -> Gated:
    """Return one case-blind pattern for the expressions of a list, each as a whole word."""
    opened = [entry if entry.startswith(("^", r"\b")) else rf"(?<!\w){entry}" for entry in words()[name]]
    return gated(tuple(entry if entry.endswith((r"\b", "$")) else rf"{entry}(?!\w)" for entry in opened))


@cache
def parts(name: str) -> Gated:
    """Return one case-blind pattern for the expressions of a list, also inside words: hosts and headings."""
    return gated(tuple(words()[name]))


@lru_cache(maxsize=64)
def gated(expressions: tuple[str, ...]) -> Gated:
    """Return one case-blind pattern for any of the expressions."""
    return Gated(any_of(list(expressions)), "rules/facts/provenance.yaml")


@cache
def literals(name: str) -> frozenset[str]:
    """Return the entries of a list in lower case."""
    return frozenset(entry.casefold() for entry in words()[name])


def under(document: Document, index: int, name: str) -> bool:
    """Return whether a heading over a block, the title aside, is one of a list; asked once for each section."""
    section = outline(document).section_of(index)
    known: dict[tuple[int, str], bool] = document.memo.setdefault(under, {})
    key = (section.start, name)
    if key not in known:
        over = section.heading.path if section.heading else ()
        known[key] = any(not heading.is_title and parts(name).search(heading.text) for heading in over)
    return known[key]
