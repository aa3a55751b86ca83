"""Check the fact tables: every row sourced, dated and sane, every name known. Empty list means all is well."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lint.facts import check_names, check_rows
from lint.facts.ceilings import may_back_error
from lint.facts.tables import ALL_TABLES, NAME_TABLES, Tables
from lint.facts.vocabulary import READINGS, STATUSES

__all__ = ["Problem", "may_back_error", "validate"]

_WITH_SOURCES = (
    "brands", "limits", "ages", "nutrients", "paces", "discontinuation", "boxed", "lists", "lines",
)  # fmt: skip
"""Tables whose rows each name a source; the others carry one status for the whole file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a table."""

    file: str
    """File name, such as "limits.yaml"."""
    keys: tuple[str | int, ...]
    """Path to the row: ("limits", "ibuprofen", 2)."""
    message: str

    def __str__(self) -> str:
        """Name file, row and what is wrong."""
        return f"{self.file}: {'/'.join(str(key) for key in self.keys)}: {self.message}"


def validate(tables: Tables) -> list[Problem]:
    """Return all problems of the tables, in table order. Raises RuleError if a file cannot be read at all."""
    found: list[Problem] = []
    for table in ALL_TABLES:
        found += (Problem(f"{table}.yaml", keys, message) for keys, message in _header(tables, table))
    for table, keys, message in check_names.problems(tables):
        found.append(Problem(f"{table}.yaml", keys, message))
    for table, keys, message in check_rows.problems(tables):
        found.append(Problem(f"{table}.yaml", keys, message))
    return found


def _header(tables: Tables, table: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    data = tables.table(table)
    try:
        datetime.date.fromisoformat(data.get("checked", ""))
    except (TypeError, ValueError):
        yield ("checked",), "give the date of checking as year-month-day"
    if table not in _WITH_SOURCES:
        if data.get("status") not in STATUSES:
            yield ("status",), f"must be one of {', '.join(STATUSES)}"
        return
    for key, row in data.get("sources", {}).items():
        yield from (((("sources", key), message)) for message in _source_problems(row))
    if not data.get("sources") and table not in NAME_TABLES:
        yield ("sources",), "a table of facts needs sources"


def _source_problems(row: object) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "must have a title and say how it was read"
        return
    if not row.get("title"):
        yield "has no title"
    if row.get("read") not in READINGS:
        yield f"“read” must be one of {', '.join(READINGS)}"
    year = row.get("year")
    if year is not None and not (isinstance(year, int) and 1950 <= year <= 2100):
        yield "“year” must be a year or left out"
    url = row.get("url")
    if url is not None and urlsplit(str(url)).scheme not in ("http", "https"):
        yield "“url” must be a web address or left out"
