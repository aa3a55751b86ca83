"""Where the cells of an HTML table stand: cells that span rows and columns push others aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lint.readers.html_tokens import Attribute

_MAX_SPAN = 1000
"""The most columns or rows that a cell may span, as in browsers for columns."""


@dataclass(slots=True)
class Table:
    """Where in a table the next cell comes."""

    row: int = -1
    column: int = 0
    in_head: bool = False
    taken: dict[int, int] = field(default_factory=dict)
    """By column, the first row that no cell from above reaches into."""

    def next_cell(self, attributes: Mapping[str, Attribute]) -> tuple[int, int]:
        """Place a cell; cells that span rows or columns push others aside."""
        self.row = max(self.row, 0)
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        place = (self.row, self.column)
        width, height = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
        for _ in range(width):
            if height > 1:
                self.taken[self.column] = self.row + height
            self.column += 1
        return place


def _number(attribute: Attribute | None) -> int:
    digits = attribute.value.strip() if attribute else ""
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 1
