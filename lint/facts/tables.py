"""Read the fact tables: plain YAML into rows, each table only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from lint.errors import RuleError
from lint.facts.records import Source
from lint.yamlfile import load_all

NAME_TABLES = ("ingredients", "synonyms", "classes", "brands", "brands-lexicon", "common-words")
"""The tables a lexicon needs; they are read together, so that one compiled copy serves them."""

FACT_TABLES = (
    "limits", "ages", "nutrients", "paces", "discontinuation", "boxed", "lists", "lines", "authorities", "roles",
)  # fmt: skip

ALL_TABLES = NAME_TABLES + FACT_TABLES


class Tables:
    """The tables of one folder as plain data, read on demand and kept."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the YAML files."""
        self.folder = folder
        self._read: dict[str, Mapping[str, Any]] = {}
        self._sources: dict[str, dict[str, Source]] = {}

    def path(self, table: str) -> Path:
        """Return the file of a table."""
        return self.folder / f"{table}.yaml"

    def table(self, table: str) -> Mapping[str, Any]:
        """Return the plain data of one table. Raises RuleError naming the file if it is not a mapping."""
        if table not in self._read:
            together = NAME_TABLES if table in NAME_TABLES else (table,)
            data = load_all([self.path(name) for name in together])
            for name in together:
                self._read[name] = _mapping(data[self.path(name)], self.path(name))
        return self._read[table]

    def sources(self, table: str) -> Mapping[str, Source]:
        """Return the sources of one table by id."""
        if table not in self._sources:
            data = self.table(table)
            checked = str(data.get("checked", ""))
            self._sources[table] = {
                key: Source(key, row["title"], row.get("year"), row.get("url"), row["read"], checked)
                for key, row in data.get("sources", {}).items()
            }
        return self._sources[table]

    @cached_property
    def under(self) -> Mapping[str, tuple[str, ...]]:
        """Each class id with itself and its wider classes, nearest first."""
        rows = self.table("classes")["classes"]
        chains: dict[str, tuple[str, ...]] = {}
        for name in rows:
            chain: list[str] = []
            step: str | None = name
            while step is not None and step in rows and step not in chain:
                chain.append(step)
                step = rows[step].get("under")
            chains[name] = tuple(chain)
        return chains


def _mapping(data: object, path: Path) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise RuleError(f"{path}: must be a table with named parts. Compare limits.yaml.")
    return data
