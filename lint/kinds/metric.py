"""`metric`: a measurement of the article against a limit."""

from __future__ import annotations

from collections.abc import Iterator

from lint.analysis.outline import outline
from lint.analysis.readability import readability
from lint.document import Document
from lint.kinds.base import Matcher, OptionSpec, number
from lint.model import Hit, Rule, Span

OPTIONS = {
    "metric": OptionSpec(str, required=True),
    "max": OptionSpec((int, float)),
    "min": OptionSpec((int, float)),
    "min_words": OptionSpec(int),
    "min_sentences": OptionSpec(int),
}


class Metric:
    """Yields one hit on the title when the measurement is over `max` or under `min`."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._name = str(rule.options["metric"])

    @property
    def gates(self) -> tuple[str, ...]:
        """Every article is measured."""
        return ()

    def find(self, document: Document) -> Iterator[Hit]:
        """Yield the hit with `{value}`, `{limit}` and `{verdict}`: they travel together."""
        measured = readability(document)
        value = measured.value(self._name)
        few = measured.words < number(self._rule, document, "min_words", 0)
        few = few or measured.sentences < number(self._rule, document, "min_sentences", 0)
        if value is None or few:
            return
        high = number(self._rule, document, "max", float("inf"))
        low = number(self._rule, document, "min", float("-inf"))
        if value > high or value < low:
            over = value > high
            yield title_hit(
                document, value=round(value, 1), limit=high if over else low, verdict="over" if over else "under"
            )


def title_hit(document: Document, **fields: object) -> Hit:
    """Return a hit on the article's title, else on its first block, else an empty one at the start."""
    block = outline(document).title_block or next((b for b in document.blocks if b.text), None)
    if block is None:
        return Hit(Span(0, 0), fields=fields)
    return block.hit(0, len(block.text), **fields)


def build(rule: Rule) -> Matcher:
    """Return the matcher for a card with `metric` and a limit."""
    return Metric(rule)
