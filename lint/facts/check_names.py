"""Check the lexicon: classes, ingredients, synonyms, brands and common words fit together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from lint.facts.build import words
from lint.facts.lexicon import BRAND_PARTS, SECTIONS, SYNONYM_PARTS
from lint.facts.tables import Tables
from lint.facts.vocabulary import LOCALES, STATUSES

Found = tuple[str, tuple[str | int, ...], str]
"""Table, path to the row, message."""


def problems(tables: Tables) -> Iterator[Found]:
    """Yield what is wrong in the tables of names."""
    known = ingredient_names(tables)
    yield from _classes(tables)
    yield from _synonyms(tables, known)
    yield from _brands(tables, known)
    yield from _brand_lexicon(tables, known)
    yield from _one_meaning(tables)
    yield from _common_words(tables)


def ingredient_names(tables: Tables) -> frozenset[str]:
    """Return the names of all ingredients."""
    table = tables.table("ingredients")
    return frozenset(name for section in SECTIONS for group in table[section].values() for name in group)


def _classes(tables: Tables) -> Iterator[Found]:
    rows = tables.table("classes")["classes"]
    for class_id, row in rows.items():
        keys = ("classes", class_id)
        if row.get("under") is not None and row["under"] not in rows:
            yield "classes", keys, f"the wider class “{row['under']}” is not in the table"
        if rows[tables.under[class_id][-1]].get("under") in tables.under[class_id]:
            yield "classes", keys, "the class is under itself"
        if not row.get("names"):
            yield "classes", keys, "has no names"
        if unknown := set(row) - {"names", "under", "sedating"}:
            yield "classes", keys, f"unknown keys: {', '.join(sorted(unknown))}"
    for section in SECTIONS:
        for class_id, group in tables.table("ingredients")[section].items():
            if class_id not in rows:
                yield "ingredients", (section, class_id), "the class is not in classes.yaml"
            for name in _repeated(group):
                yield "ingredients", (section, class_id), f"“{name}” stands twice"
    known = ingredient_names(tables)
    for unit, group in tables.table("ingredients")["dosed_in"].items():
        if unit not in ("mcg", "units"):
            yield "ingredients", ("dosed_in", unit), f"unknown scale “{unit}”"
        for name in group:
            if name not in known:
                yield "ingredients", ("dosed_in", unit), f"“{name}” is in no group"


def _synonyms(tables: Tables, known: frozenset[str]) -> Iterator[Found]:
    lowered = {name.lower() for name in known}
    for part in SYNONYM_PARTS:
        for ingredient, others in tables.table("synonyms")[part].items():
            keys = (part, ingredient)
            if ingredient not in known:
                yield "synonyms", keys, f"“{ingredient}” is not in ingredients.yaml"
            for name in others:
                if name.lower() in lowered:
                    yield "synonyms", keys, f"“{name}” is an ingredient of its own"


def _brands(tables: Tables, known: frozenset[str]) -> Iterator[Found]:
    table = tables.table("brands")
    for place, row in enumerate(table["brands"]):
        keys = ("brands", place)
        for name in words(row.get("ingredients")):
            if name not in known:
                yield "brands", keys, f"{row['brand']}: “{name}” is not in ingredients.yaml"
        if not row.get("ingredients"):
            yield "brands", keys, f"{row['brand']}: has no ingredient"
        for country in words(row.get("where")):
            if country not in LOCALES:
                yield "brands", keys, f"{row['brand']}: unknown country “{country}”"
        if row.get("status") not in STATUSES:
            yield "brands", keys, f"{row['brand']}: status must be one of {', '.join(STATUSES)}"
        if row.get("source") not in table["sources"]:
            yield "brands", keys, f"{row['brand']}: unknown source “{row.get('source')}”"


def _brand_lexicon(tables: Tables, known: frozenset[str]) -> Iterator[Found]:
    for part in BRAND_PARTS:
        group: dict[str, Any] = tables.table("brands-lexicon")[part]
        for combination, brands in group.items():
            for name in combination.split(" + "):
                if name not in known:
                    yield "brands-lexicon", (part, combination), f"“{name}” is not in ingredients.yaml"
            if not brands:
                yield "brands-lexicon", (part, combination), "has no brands"
        for brand in _repeated([brand for brands in group.values() for brand in brands]):
            yield "brands-lexicon", (part,), f"“{brand}” stands twice"


def _one_meaning(tables: Tables) -> Iterator[Found]:
    """Yield names that are two of ingredient, brand and class word, or stand for two ingredients or classes."""
    seen: dict[str, tuple[str, str]] = {}
    for table, kind, text, meaning in _meanings(tables):
        key = text.lower()
        if key in seen and seen[key] != (kind, meaning) and not (kind == seen[key][0] == "brand"):
            yield table, (text,), f"already means {seen[key][1]} as a {seen[key][0]}"
        seen.setdefault(key, (kind, meaning))


def _meanings(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    for name in sorted(ingredient_names(tables)):
        yield "ingredients", "ingredient", name, name
    for part in SYNONYM_PARTS:
        for ingredient, others in tables.table("synonyms")[part].items():
            yield from (("synonyms", "ingredient", name, ingredient) for name in others)
    for class_id, row in tables.table("classes")["classes"].items():
        yield from (("classes", "class", name, class_id) for name in row["names"])
    for row in tables.table("brands")["brands"]:
        yield "brands", "brand", row["brand"], " + ".join(words(row["ingredients"]))
    for part in BRAND_PARTS:
        for combination, brands in tables.table("brands-lexicon")[part].items():
            yield from (("brands-lexicon", "brand", name, combination) for name in brands)


def _common_words(tables: Tables) -> Iterator[Found]:
    table = tables.table("common-words")
    spelled = {text for _, _, text, _ in _meanings(tables)}
    for part in ("exact", "everyday"):
        for place, word in enumerate(table[part]):
            if word not in spelled:
                yield "common-words", (part, place), f"“{word}” is not in the lexicon, in these capitals"
    for word in _repeated(list(chain(table["exact"], table["everyday"]))):
        yield "common-words", ("exact",), f"“{word}” stands twice"


def _repeated(names: list[str]) -> list[str]:
    seen: set[str] = set()
    return [name for name in names if name.lower() in seen or seen.add(name.lower())]  # type: ignore[func-returns-value]
