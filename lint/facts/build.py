"""Turn rows of plain data into records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from lint.facts import records
from lint.facts.tables import Tables

Row = Mapping[str, Any]


class _Common(TypedDict):
    source: records.Source
    status: str
    where: tuple[str, ...]
    note: str | None


def words(value: object) -> tuple[str, ...]:
    """Return one word or a list of words as a tuple; nothing as an empty one."""
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return (str(value),)


def pair(value: object) -> tuple[float, float] | None:
    """Return [low, high] as a pair of numbers, None if absent."""
    if isinstance(value, list) and len(value) == 2:
        return float(value[0]), float(value[1])
    return None


def limit(tables: Tables, table: str, drug: str, row: Row) -> records.Limit:
    """Build one row of limits.yaml or ages.yaml."""
    return records.Limit(**_common(tables, table, row), **_limit_fields(tables, table, drug, row))


def upper_level(tables: Tables, nutrient: str, row: Row) -> records.UpperLevel:
    """Build one row of nutrients.yaml."""
    fields = _limit_fields(tables, "nutrients", nutrient, {**row, "fact": "upper-intake-level"})
    return records.UpperLevel(**_common(tables, "nutrients", row, "US"), **fields, counts=row.get("counts", "all"))


def pace(tables: Tables, row: Row) -> records.Pace:
    """Build one row of paces.yaml."""
    return records.Pace(
        **_common(tables, "paces", row),
        **_about(row),
        kind=row["kind"],
        population=row["for"],
        says=row["says"],
        percent=pair(row.get("percent")),
        every_days=pair(row.get("every_days")),
        percent_of=row.get("percent_of"),
        percent_per_14_days=row.get("percent_per_14_days"),
        step_mg=tuple(float(step) for step in row.get("step_mg", ())),
        min_total_days=row.get("min_total_days"),
        exception=row.get("except"),
        acute=row.get("acute", False),
    )


def discontinuation(tables: Tables, row: Row) -> records.Discontinuation:
    """Build one row of discontinuation.yaml."""
    return records.Discontinuation(
        **_common(tables, "discontinuation", row),
        **_about(row),
        severity=row["severity"],
        says=row["says"],
        min_taper_days=row.get("min_taper_days"),
        pace=row.get("pace"),
        exception=row.get("except"),
        condition=row.get("when"),
    )


def boxed(tables: Tables, row: Row) -> records.BoxedWarning:
    """Build one row of boxed.yaml."""
    return records.BoxedWarning(
        **_common(tables, "boxed", row),
        **_about(row),
        box=row["box"],
        topic=row["topic"],
        mention=words(row.get("mention")),
        words=words(row.get("words")),
    )


def entry(tables: Tables, name: str, row: Row) -> records.ListEntry:
    """Build one row of the list `name` of lists.yaml."""
    return records.ListEntry(
        **_common(tables, "lists", row),
        **_about(row),
        list=name,
        brands=words(row.get("brands")),
        forms=words(row.get("forms")),
        says=row.get("says") or row.get("what"),
        advice=row.get("advice"),
        may_crush=row.get("may_crush", False),
    )


def look_alike(tables: Tables, row: Row) -> records.LookAlike:
    """Build one look-alike row of lists.yaml."""
    return records.LookAlike(**_common(tables, "lists", row, "any"), names=words(row["names"]), why=row.get("why"))


def line(tables: Tables, row: Row) -> records.CrisisLine:
    """Build one row of lines.yaml."""
    return records.CrisisLine(
        **_common(tables, "lines", row),
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        numbers=words(row["numbers"]),
        aliases=words(row.get("aliases")),
        text=row.get("text"),
        web=words(row.get("web")),
        hours=row.get("hours"),
        refers=row.get("refers", False),
        ended=row.get("ended"),
    )


def authority(row: Row) -> records.Authority:
    """Build one row of authorities.yaml."""
    return records.Authority(
        id=row["id"],
        kind=row["kind"],
        weight=row["weight"],
        where=words(row["where"]),
        names=words(row["names"]),
        domains=words(row["domains"]),
        documents=words(row["documents"]),
    )


def role(row: Row) -> records.Role:
    """Build one row of roles.yaml."""
    return records.Role(id=row["id"], may=row["may"], where=words(row.get("where", "any")), names=words(row["names"]))


def _common(tables: Tables, table: str, row: Row, where: str | None = None) -> _Common:
    return {
        "source": tables.sources(table)[row["source"]],
        "status": row["status"],
        "where": words(row.get("where", where)),
        "note": row.get("note"),
    }


def _about(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "classes": words(row.get("classes")),
        "drugs": words(row.get("drugs")),
        "product": row.get("product"),
    }


def _limit_fields(tables: Tables, table: str, drug: str, row: Row) -> dict[str, Any]:
    ages = row.get("ages") or (None, None)
    second = row.get("second")
    return {
        "drug": drug,
        "fact": row["fact"],
        "value": row.get("value"),
        "unit": row.get("unit"),
        "populations": words(row.get("who")),
        "ages": (ages[0], ages[1]),
        "route": row.get("route", "oral"),
        "product": row.get("product"),
        "condition": row.get("when"),
        "second": tables.sources(table)[second] if second else None,
        "stale": row.get("stale", False),
    }
