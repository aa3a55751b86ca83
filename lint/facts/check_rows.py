"""Check the rows of the tables of facts: closed vocabularies, sane figures, known drugs, no row twice."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lint.facts import vocabulary
from lint.facts.build import words
from lint.facts.check_names import Found, ingredient_names
from lint.facts.tables import Tables
from lint.facts.units import UNITS, convert, convertible

Row = Mapping[str, Any]

Located = tuple[str, tuple[str | int, ...], Row]
"""Table, path to the row, the row."""

_LIMIT_KEYS = frozenset(
    {"fact", "value", "unit", "who", "ages", "route", "product", "where", "when", "status", "source", "second", "stale"}
    | {"note", "separate_use"}
)
_SHARED = frozenset({"id", "classes", "drugs", "product", "where", "status", "source", "note"})
_KEYS: Mapping[str, frozenset[str]] = {
    "limits": _LIMIT_KEYS,
    "ages": _LIMIT_KEYS,
    "nutrients": (_LIMIT_KEYS - {"fact"}) | {"counts"},
    "paces": _SHARED
    | {"kind", "for", "says", "percent", "every_days", "percent_of", "percent_per_14_days", "step_mg"}
    | {"min_total_days", "except", "acute"},
    "discontinuation": _SHARED | {"severity", "says", "min_taper_days", "pace", "except", "when"},
    "boxed": _SHARED | {"box", "topic", "mention", "words"},
    "lists": _SHARED | {"brands", "forms", "says", "what", "advice", "may_crush", "names", "why"},
    "lines": frozenset({"id", "where", "kind", "name", "numbers", "aliases", "text", "web", "hours", "refers", "ended"})
    | {"status", "source", "note"},
}
_NO_FIGURE = frozenset({"no-fixed-max", "no-us-limit", "unit-scale"})
_LARGEST = 1_000_000


def problems(tables: Tables) -> Iterator[Found]:
    """Yield what is wrong in the tables of facts."""
    known = ingredient_names(tables)
    for table, keys, row in _rows(tables):
        for message in _row_problems(tables, table, row, known):
            yield table, keys, message
    yield from _twice(tables)
    for table, root in (("limits", "limits"), ("ages", "ages")):
        for drug, rows in tables.table(table)[root].items():
            for name in drug.removeprefix("class ").split(" + "):
                classes = tables.table("classes")["classes"]
                if name not in (classes if drug.startswith("class ") else known):
                    yield table, (root, drug), f"“{name}” is not in the lexicon"
            for message in _order(rows):
                yield table, (root, drug), message
    for nutrient in tables.table("nutrients")["upper_levels"]:
        if nutrient not in known:
            yield "nutrients", ("upper_levels", nutrient), "not in ingredients.yaml"
    yield from _authorities(tables)


def _rows(tables: Tables) -> Iterator[Located]:
    for table, root in (("limits", "limits"), ("ages", "ages"), ("nutrients", "upper_levels")):
        for drug, rows in tables.table(table)[root].items():
            yield from ((table, (root, drug, place), row) for place, row in enumerate(rows))
    for table, root in (("paces", "paces"), ("discontinuation", "rows"), ("boxed", "rows"), ("lines", "lines")):
        yield from ((table, (root, place), row) for place, row in enumerate(tables.table(table)[root]))
    for name in (*vocabulary.LIST_NAMES, "look-alike"):
        rows = tables.table("lists").get(name, ())
        yield from (("lists", (name, place), row) for place, row in enumerate(rows))


def _row_problems(tables: Tables, table: str, row: Row, known: frozenset[str]) -> Iterator[str]:
    if unknown := set(row) - _KEYS[table]:
        yield f"unknown keys: {', '.join(sorted(unknown))}"
    if row.get("status") not in vocabulary.STATUSES:
        yield f"status must be one of {', '.join(vocabulary.STATUSES)}"
    for key in ("source", "second"):
        if key in row and row[key] not in tables.sources(table):
            yield f"unknown {key} “{row[key]}”"
    if "source" not in row:
        yield "has no source"
    elif row.get("status") == "V" and tables.sources(table)[row["source"]].read in ("secondary", "recalled"):
        yield "status V, but the source was not read itself"
    if row.get("second") is not None and row["second"] == row["source"]:
        yield "the second source is the first"
    for country in words(row.get("where")):
        if country not in vocabulary.LOCALES:
            yield f"unknown country “{country}”"
    yield from _names(tables, row, known)
    if table in ("limits", "ages", "nutrients"):
        yield from _figure(table, row)
    else:
        yield from _choices(table, row)


def _names(tables: Tables, row: Row, known: frozenset[str]) -> Iterator[str]:
    classes = tables.table("classes")["classes"]
    for name in words(row.get("classes")):
        if name not in classes:
            yield f"unknown class “{name}”"
    for whole in words(row.get("drugs")):
        for name in whole.split(" + "):
            if name not in known:
                yield f"“{name}” is not in ingredients.yaml"


def _figure(table: str, row: Row) -> Iterator[str]:
    fact = row.get("fact", "upper-intake-level")
    if table != "nutrients" and fact not in vocabulary.LIMIT_FACTS:
        yield f"unknown fact “{fact}”"
    unit, value = row.get("unit"), row.get("value")
    if unit is not None and unit not in UNITS:
        yield f"unknown unit “{unit}”"
    if fact in _NO_FIGURE:
        if value is not None:
            yield f"{fact} has no value"
    elif not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < _LARGEST:
        yield "the value must be a number above 0 and below a million"
    elif unit is None:
        yield "a value needs a unit"
    for who in words(row.get("who")):
        if who not in vocabulary.POPULATIONS:
            yield f"unknown population “{who}”"
    if table != "ages" and not row.get("who"):
        yield "say for whom (“who”)"
    if row.get("route", "oral") not in vocabulary.ROUTES:
        yield f"unknown route “{row['route']}”"
    if row.get("counts", "all") not in ("all", "supplements"):
        yield "“counts” must be all or supplements"
    yield from _ages(row.get("ages"))


def _ages(ages: object) -> Iterator[str]:
    if ages is None:
        return
    if not isinstance(ages, list) or len(ages) != 2:
        yield "“ages” must be [from, to] in years"
        return
    low, high = (0 if ages[0] is None else ages[0]), (120 if ages[1] is None else ages[1])
    if not 0 <= low < high <= 120:
        yield "“ages” must run from young to old, in years"


def _choices(table: str, row: Row) -> Iterator[str]:
    allowed: Mapping[str, Mapping[str, Iterable[str]]] = {
        "paces": {"kind": vocabulary.PACE_KINDS, "percent_of": vocabulary.PERCENT_BASES},
        "discontinuation": {"severity": vocabulary.SEVERITIES},
        "boxed": {"box": vocabulary.BOX_STATES},
        "lists": {"advice": vocabulary.ADVICE},
        "lines": {"kind": vocabulary.LINE_KINDS},
    }
    for key, values in allowed[table].items():
        if key in row and row[key] not in values:
            yield f"unknown {key} “{row[key]}”"
    percent, days = row.get("percent"), row.get("every_days")
    if percent is not None and not 0 <= percent[0] <= percent[1] <= 100:
        yield "“percent” must be [low, high] between 0 and 100"
    if days is not None and not 0 < days[0] <= days[1]:
        yield "“every_days” must be [fewest, most] days"
    if table == "lines" and not row.get("numbers"):
        yield "has no number"
    if row.get("ended") not in (None, "unknown") and not _is_date(row["ended"]):
        yield "“ended” must be a date or “unknown”"


def _order(rows: Iterable[Row]) -> Iterator[str]:
    """Yield maxima below the usual amount and single amounts above the daily one; a separate use stands apart."""
    highest: dict[tuple[str, str, str], tuple[float, str]] = {}
    for row in rows:
        value, unit = row.get("value"), row.get("unit")
        if not isinstance(value, int | float) or unit not in ("mg", "mcg", "g", "units"):
            continue
        if row.get("stale") or row.get("separate_use"):
            continue
        amount = convert(value, unit, "mg") if convertible(unit, "mg") else value
        for who in words(row.get("who")):
            key = (row["fact"].removesuffix("-otc"), who, row.get("route", "oral"))
            if key not in highest or amount > highest[key][0]:
                highest[key] = (amount, f"{value} {unit}")
    for (fact, who, route), (amount, text) in highest.items():
        top = highest.get(("max-daily", who, route))
        if top and fact in ("usual-max-daily", "max-single", "usual-max-single", "max-start-daily") and amount > top[0]:
            yield f"{fact} {text} lies above the daily maximum {top[1]} ({who}, {route})"


def _twice(tables: Tables) -> Iterator[Found]:
    seen: set[str] = set()
    ids: set[str] = set()
    for table, keys, row in _rows(tables):
        group = "/".join(str(key) for key in keys[:-1])
        content = f"{table}/{group}/{json.dumps(row, sort_keys=True)}"
        if content in seen:
            yield table, keys, "the row stands twice"
        seen.add(content)
        if "id" in row:
            label = f"{table}/{group}/{row['id']}"
            if label in ids:
                yield table, keys, f"the id “{row['id']}” stands twice"
            ids.add(label)


def _authorities(tables: Tables) -> Iterator[Found]:
    domains: set[str] = set()
    for place, row in enumerate(tables.table("authorities")["authorities"]):
        keys: tuple[str | int, ...] = ("authorities", place)
        if row["kind"] not in vocabulary.AUTHORITY_KINDS:
            yield "authorities", keys, f"unknown kind “{row['kind']}”"
        if row["weight"] not in ("primary", "secondary"):
            yield "authorities", keys, "weight must be primary or secondary"
        for domain in row["domains"]:
            if domain in domains:
                yield "authorities", keys, f"the domain “{domain}” stands twice"
            if domain != domain.lower() or "/" in domain or "." not in domain:
                yield "authorities", keys, f"“{domain}” is not a bare lower-case domain"
            domains.add(domain)
    for place, row in enumerate(tables.table("roles")["roles"]):
        if row["may"] not in vocabulary.ROLE_POWERS:
            yield "roles", ("roles", place), f"unknown power “{row['may']}”"


def _is_date(text: object) -> bool:
    try:
        datetime.date.fromisoformat(str(text))
    except ValueError:
        return False
    return True
