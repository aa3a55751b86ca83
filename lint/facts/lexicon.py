"""Build the lexicon: every name a reader may meet, and the ingredient behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lint.facts.build import words
from lint.facts.records import Drug, Name, Sense
from lint.facts.tables import Tables

SECTIONS = {"medicines": "medicine", "vitamins": "vitamin", "minerals": "mineral", "supplements": "supplement"}
"""Sections of ingredients.yaml and the kind of what stands in them."""

SYNONYM_PARTS = {"UK": ("UK",), "US": ("US",), "any": ("any",), "abbreviations": ("any",)}
"""Parts of synonyms.yaml and the countries their names are used in."""

BRAND_PARTS = {"US": ("US",), "UK": ("UK",), "any": ("any",)}
"""Parts of brands-lexicon.yaml and the countries their brands are sold in."""


def drugs(tables: Tables) -> dict[str, Drug]:
    """Return all ingredients by name. The first section an ingredient stands in gives its kind."""
    kinds: dict[str, str] = {}
    classes: dict[str, list[str]] = {}
    ingredients = tables.table("ingredients")
    for section, kind in SECTIONS.items():
        for class_id, names in ingredients[section].items():
            chain = tables.under.get(class_id, (class_id,))
            for name in names:
                kinds.setdefault(name, kind)
                known = classes.setdefault(name, [])
                known += [step for step in chain if step not in known]
    others = synonyms(tables)
    scale = {name: unit for unit, group in ingredients["dosed_in"].items() for name in group}
    return {
        name: Drug(name, kind, tuple(classes[name]), others.get(name, ()), scale.get(name))
        for name, kind in kinds.items()
    }


def synonyms(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Return the other names of each ingredient that has any."""
    found: dict[str, tuple[str, ...]] = {}
    table = tables.table("synonyms")
    for part in SYNONYM_PARTS:
        for ingredient, names in table[part].items():
            found[ingredient] = (*found.get(ingredient, ()), *names)
    return found


def names(tables: Tables) -> dict[str, Name]:
    """Return every name by its lower-case form; a name with an apostrophe also under its curly form."""
    common = tables.table("common-words")
    match = {word.lower(): "everyday" for word in common["everyday"]}
    match |= {word.lower(): "exact" for word in common["exact"]}
    found: dict[str, Name] = {}
    for text, kind, sense, class_id in _all(tables):
        key = text.lower()
        known = found.get(key)
        if known is None:
            senses = (sense,) if sense else ()
            found[key] = Name(text, kind, match.get(key, "word"), senses, class_id)
        elif sense is not None and known.kind == kind == "brand":
            found[key] = Name(known.text, kind, known.match, _merge(known.senses, sense), None)
    found |= {key.replace("'", "’"): name for key, name in found.items() if "'" in key}
    return found


def _all(tables: Tables) -> Iterator[tuple[str, str, Sense | None, str | None]]:
    for section in SECTIONS:
        for group in tables.table("ingredients")[section].values():
            for name in group:
                yield name, "generic", Sense((name,), ("any",), None, "R"), None
    for part, where in SYNONYM_PARTS.items():
        kind = "abbreviation" if part == "abbreviations" else "synonym"
        for ingredient, others in tables.table("synonyms")[part].items():
            for name in others:
                yield name, kind, Sense((ingredient,), where, None, "R"), None
    yield from _brands(tables)
    for class_id, row in tables.table("classes")["classes"].items():
        for name in row["names"]:
            yield name, "class", None, class_id


def _brands(tables: Tables) -> Iterator[tuple[str, str, Sense | None, str | None]]:
    for row in tables.table("brands")["brands"]:
        sense = Sense(words(row["ingredients"]), words(row["where"]), row.get("product"), row["status"])
        yield row["brand"], "brand", sense, None
    lexicon: Mapping[str, Any] = tables.table("brands-lexicon")
    for part, where in BRAND_PARTS.items():
        for combination, brands in lexicon[part].items():
            ingredients = tuple(combination.split(" + "))
            for name in brands:
                yield name, "brand", Sense(ingredients, where, None, "R"), None


def _merge(senses: tuple[Sense, ...], new: Sense) -> tuple[Sense, ...]:
    """Add a sense, or its countries to the sense that already has the same ingredients."""
    for place, sense in enumerate(senses):
        if set(sense.ingredients) == set(new.ingredients):
            where = (*sense.where, *(country for country in new.where if country not in sense.where))
            merged = Sense(sense.ingredients, where, sense.product or new.product, sense.status)
            return (*senses[:place], merged, *senses[place + 1 :])
    return (*senses, new)
