"""Look facts up. Each table is read when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from lint.facts import build, lexicon
from lint.facts.records import (
    Authority,
    BoxedWarning,
    CrisisLine,
    Discontinuation,
    Drug,
    DrugClass,
    Limit,
    ListEntry,
    LookAlike,
    Name,
    Pace,
    Role,
    UpperLevel,
)
from lint.facts.tables import Tables
from lint.facts.vocabulary import LIST_NAMES, SEVERITIES
from lint.yamlfile import rules_dir


class _About(Protocol):
    """A fact that names drugs and classes."""

    @property
    def classes(self) -> tuple[str, ...]: ...

    @property
    def drugs(self) -> tuple[str, ...]: ...


_Fact = TypeVar("_Fact", bound=_About)

_Cached = TypeVar("_Cached")


class Facts:
    """The fact tables of one folder. Names may be generic names, other names, brands or class words, in any case."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` holds the tables; the packaged ones by default."""
        self.tables = Tables(folder or rules_dir() / "facts")
        self._kept: dict[tuple[str, str], object] = {}

    @cached_property
    def _names(self) -> dict[str, Name]:
        return lexicon.names(self.tables)

    @cached_property
    def _drugs(self) -> dict[str, Drug]:
        return lexicon.drugs(self.tables)

    def names(self) -> Mapping[str, Name]:
        """Return every surface name, lower case, with what it means: for a lexicon matcher."""
        return self._names

    def name(self, text: str) -> Name | None:
        """Return what a surface name means, None if it is unknown."""
        return self._names.get(text.lower())

    def ingredients(self, text: str, locale: str = "US") -> tuple[str, ...]:
        """Return the ingredient names behind a name or an "a + b" combination; empty if unknown or a class."""
        if " + " in text:
            return tuple(part for whole in text.split(" + ") for part in self.ingredients(whole, locale))
        known = self.name(text)
        return known.ingredients(locale) if known else ()

    def drug(self, text: str, locale: str = "US") -> Drug | None:
        """Return the ingredient behind a name; None if unknown, a class, or a combination of several."""
        found = self.ingredients(text, locale)
        return self._drugs.get(found[0]) if len(found) == 1 else None

    def drugs(self) -> Mapping[str, Drug]:
        """Return all ingredients by name."""
        return self._drugs

    @cached_property
    def _brands(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for known in self._names.values():
            for sense in known.senses if known.kind == "brand" else ():
                for ingredient in sense.ingredients:
                    found.setdefault(ingredient, {})[known.text] = None
        return {ingredient: tuple(brands) for ingredient, brands in found.items()}

    def brands(self, text: str, locale: str = "US") -> tuple[str, ...]:
        """Return the brand names that contain an ingredient, single-ingredient brands and combinations alike."""
        known = self.drug(text, locale)
        return self._brands.get(known.name, ()) if known else ()

    def drug_class(self, text: str) -> DrugClass | None:
        """Return the class with this id or class word, None if there is none."""
        rows = self.tables.table("classes")["classes"]
        known = self.name(text)
        class_id = text if text in rows else known.drug_class if known else None
        if class_id is None:
            return None
        row = rows[class_id]
        return DrugClass(class_id, build.words(row["names"]), row.get("under"), row.get("sedating", False))

    def classes_of(self, text: str, locale: str = "US") -> tuple[str, ...]:
        """Return the class ids of a name, wider ones included; for a class its own chain."""
        known = self.drug_class(text)
        if known is not None:
            return self.tables.under[known.id]
        chains = (self._drugs[part].classes for part in self.ingredients(text, locale) if part in self._drugs)
        return tuple(dict.fromkeys(step for chain in chains for step in chain))

    def limits(self, text: str, locale: str = "US", *, stale: bool = False) -> tuple[Limit, ...]:
        """Return all dose limits of a medicine or combination; `stale` adds the superseded ones."""
        rows = self._limit_rows("limits", text, locale)
        return rows if stale else tuple(row for row in rows if not row.stale)

    def min_ages(self, text: str, locale: str = "US") -> tuple[Limit, ...]:
        """Return the youngest ages its labels give, in years."""
        return self._limit_rows("ages", text, locale)

    def upper_levels(self, text: str, *, stale: bool = False) -> tuple[UpperLevel, ...]:
        """Return all upper intake levels of a nutrient; `stale` adds outdated ones."""
        found: list[UpperLevel] = []
        for part in self.ingredients(text):
            found += self._keep(
                "nutrients",
                part,
                lambda part=part: tuple(  # type: ignore[misc]
                    build.upper_level(self.tables, part, row)
                    for row in self.tables.table("nutrients")["upper_levels"].get(part, ())
                ),
            )
        return tuple(row for row in found if stale or not row.stale)

    def upper_level(self, text: str, age: float | None = None) -> UpperLevel | None:
        """Return the upper level for an age in years; without one, the highest for adults."""
        rows = self.upper_levels(text)
        if age is None:
            adults = [row for row in rows if row.for_adults]
            return max(adults, key=lambda row: row.value or 0) if adults else None
        covering = (row for row in rows if (row.ages[0] or 0) <= age and (row.ages[1] is None or age <= row.ages[1]))
        return next(covering, None)

    def no_upper_level(self) -> tuple[str, ...]:
        """Return the nutrients for which no upper level could be set; that does not make them safe at any amount."""
        return build.words(self.tables.table("nutrients")["none_set"]["nutrients"])

    @cached_property
    def all_paces(self) -> tuple[Pace, ...]:
        """All taper paces, in table order."""
        return tuple(build.pace(self.tables, row) for row in self.tables.table("paces")["paces"])

    def paces(self, text: str, locale: str = "US") -> tuple[Pace, ...]:
        """Return the paces of a class or medicine; those that name the medicine come first."""
        return self._about(self.all_paces, text, locale)

    @cached_property
    def all_discontinuations(self) -> tuple[Discontinuation, ...]:
        """All rows on stopping, in table order."""
        return tuple(build.discontinuation(self.tables, row) for row in self.tables.table("discontinuation")["rows"])

    def discontinuation(self, text: str, locale: str = "US") -> tuple[Discontinuation, ...]:
        """Return what stopping a medicine or class can do, worst first; severity "none" rows are controls."""
        rows = self._about(self.all_discontinuations, text, locale)
        return tuple(sorted(rows, key=lambda row: SEVERITIES.index(row.severity)))

    @cached_property
    def all_boxed(self) -> tuple[BoxedWarning, ...]:
        """All boxed-warning rows, in table order."""
        return tuple(build.boxed(self.tables, row) for row in self.tables.table("boxed")["rows"])

    def boxed(self, text: str, locale: str = "US") -> tuple[BoxedWarning, ...]:
        """Return the boxed-warning rows of a medicine or class. Check `box` before saying "boxed"."""
        return self._about(self.all_boxed, text, locale)

    def entries(self, list_name: str) -> tuple[ListEntry, ...]:
        """Return a list of `vocabulary.LIST_NAMES`."""
        if list_name not in LIST_NAMES:
            raise KeyError(list_name)
        rows = self.tables.table("lists").get(list_name, ())
        return self._keep("list", list_name, lambda: tuple(build.entry(self.tables, list_name, row) for row in rows))

    def listed(self, list_name: str, text: str, locale: str = "US") -> tuple[ListEntry, ...]:
        """Return the entries of a list that name a medicine, its class, or the brand `text`."""
        rows = self.entries(list_name)
        found = self._about(rows, text, locale)
        return found + tuple(
            row for row in rows if row not in found and text.lower() in (brand.lower() for brand in row.brands)
        )

    def is_sedating(self, text: str, locale: str = "US") -> bool:
        """Return whether it adds up with alcohol, opioids and other sedatives."""
        rows = self.tables.table("classes")["classes"]
        by_class = any(rows[step].get("sedating", False) for step in self.classes_of(text, locale))
        return by_class or bool(self.listed("sedating", text, locale))

    @cached_property
    def look_alikes(self) -> tuple[LookAlike, ...]:
        """All sets of names that have been mistaken for each other."""
        return tuple(build.look_alike(self.tables, row) for row in self.tables.table("lists")["look-alike"])

    def confused_with(self, text: str) -> tuple[LookAlike, ...]:
        """Return the sets a name belongs to."""
        key = text.lower()
        return tuple(row for row in self.look_alikes if key in (name.lower() for name in row.names))

    @cached_property
    def all_lines(self) -> tuple[CrisisLine, ...]:
        """All lines, ended ones included, in table order."""
        return tuple(build.line(self.tables, row) for row in self.tables.table("lines")["lines"])

    def lines(self, locale: str | None = None, kind: str | None = None) -> tuple[CrisisLine, ...]:
        """Return the lines in use, of one country (any without) and one kind (any without)."""
        return tuple(
            row
            for row in self.all_lines
            if row.ended is None and (locale is None or locale in row.where) and (kind is None or kind == row.kind)
        )

    def ended_lines(self) -> tuple[CrisisLine, ...]:
        """Return the lines that are no longer in use."""
        return tuple(row for row in self.all_lines if row.ended is not None)

    @cached_property
    def authorities(self) -> tuple[Authority, ...]:
        """All authorities."""
        return tuple(build.authority(row) for row in self.tables.table("authorities")["authorities"])

    @cached_property
    def _domains(self) -> Mapping[str, Authority]:
        return {domain: row for row in self.authorities for domain in row.domains}

    def authority_of_host(self, host: str) -> Authority | None:
        """Return the authority that publishes at a host name, the most specific one."""
        parts = host.lower().rstrip(".").split(".")
        candidates = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self._domains[domain] for domain in candidates if domain in self._domains), None)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """All clinicians a consult line may name."""
        return tuple(build.role(row) for row in self.tables.table("roles")["roles"])

    def _limit_rows(self, table: str, text: str, locale: str) -> tuple[Limit, ...]:
        by_key = self.tables.table(table)[table]
        parts = self.ingredients(text, locale)
        keys = [part for part in parts if part in by_key] if len(parts) == 1 else []
        keys += [key for key in by_key if len(parts) > 1 and set(key.split(" + ")) == set(parts)]
        known = self.drug_class(text)
        keys += [f"class {known.id}"] if known and f"class {known.id}" in by_key else []
        found: list[Limit] = []
        for key in keys:
            rows = by_key[key]
            found += self._keep(
                table,
                key,
                lambda key=key, rows=rows: tuple(  # type: ignore[misc]
                    build.limit(self.tables, table, key, row) for row in rows
                ),
            )
        return tuple(found)

    def _about(self, rows: Iterable[_Fact], text: str, locale: str) -> tuple[_Fact, ...]:
        parts = set(self.ingredients(text, locale))
        combination = " + ".join(self.ingredients(text, locale))
        classes = set(self.classes_of(text, locale))
        named = [row for row in rows if parts & set(row.drugs) or (combination and combination in row.drugs)]
        return tuple(named) + tuple(row for row in rows if row not in named and classes & set(row.classes))

    def _keep(self, table: str, key: str, make: Callable[[], tuple[_Cached, ...]]) -> tuple[_Cached, ...]:
        known = self._kept.get((table, key))
        if known is None:
            known = self._kept[(table, key)] = make()
        return known  # type: ignore[return-value]


@lru_cache(maxsize=4)
def facts(folder: Path | None = None) -> Facts:
    """Return the facts of a folder, the packaged ones by default; the same object for the same folder."""
    return Facts(folder)
