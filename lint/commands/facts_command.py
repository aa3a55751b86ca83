"""`healthlint facts DRUG`: what is known of a medicine and from where; `healthlint facts check`: are the tables sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from lint.errors import UsageError
from lint.facts import Drug, Facts, Limit, facts
from lint.facts.ceilings import may_back_error
from lint.facts.check import validate
from lint.facts.records import Sourced
from lint.facts.tables import ALL_TABLES
from lint.facts.units import COUNTS, TIMES
from lint.facts.vocabulary import LIMIT_FACTS, LIST_NAMES
from lint.rulebook.book import did_you_mean

_STATUS = {"V": "read", "S": "read in a second source", "R": "recalled, not read"}
_NAMES_SHOWN = 12


@click.command("facts")
@click.argument("words", metavar="DRUG", nargs=-1, required=True)
@click.option(
    "--locale", type=click.Choice(["us", "uk"]), default="us", show_default=True, help="Whose names and labels."
)
def command(words: tuple[str, ...], locale: str) -> int:
    """Show what is known of a medicine, with source and status; `facts check` validates the tables.

    Exit code 2 for an unknown name or a table with a problem.
    """
    if words == ("check",):
        return _check(facts())
    name = " ".join(words)
    found = list(describe(facts(), name, locale.upper()))
    if not found:
        known = (text for text, row in facts().names().items() if row.kind != "class")
        raise UsageError(f"“{name}” is in no fact table{did_you_mean(name.lower(), known)}")
    click.echo("\n".join(found))
    return 0


def describe(known: Facts, name: str, locale: str) -> Iterator[str]:
    """Yield the lines on a medicine, brand or class; none for an unknown name."""
    group = known.drug_class(name)
    ingredients = known.ingredients(name, locale)
    if group is not None and not ingredients:
        yield f"{group.id}: a class of medicines ({', '.join(group.names[:_NAMES_SHOWN])})"
        yield from _section("Limits", (_limit(row) for row in known.limits(name, locale)))
        yield from _shared(known, name, locale)
        return
    if len(ingredients) > 1:
        yield f"{name}: a combination of {', '.join(ingredients)}"
        yield from _section("Limits of the combination", (_limit(row) for row in known.limits(name, locale)))
    for ingredient in ingredients:
        drug = known.drug(ingredient, locale)
        if drug is not None:
            if len(ingredients) > 1:
                yield ""
            yield from _drug(known, drug, locale)


def _drug(known: Facts, drug: Drug, locale: str) -> Iterator[str]:
    yield f"{drug.name}: {drug.kind}"
    yield from _names("also called", drug.synonyms)
    yield from _names("brands", known.brands(drug.name, locale))
    yield from _names("classes", drug.classes)
    if drug.dosed_in:
        yield f"  dosed in: {drug.dosed_in}"
    for row in known.confused_with(drug.name):
        yield f"  mistaken for: {', '.join(name for name in row.names if name.lower() != drug.name.lower())}  [{_where(row)}]"
    yield from _section("Limits", (_limit(row) for row in known.limits(drug.name, locale, stale=True)))
    yield from _section("Youngest age", (_limit(row) for row in known.min_ages(drug.name, locale)))
    levels = known.upper_levels(drug.name, stale=True)
    yield from _section("Upper intake level a day", (f"{_limit(row)} ({row.counts})" for row in levels))
    if drug.name in known.no_upper_level():
        yield ""
        yield "No upper intake level could be set. That is not the same as safe at any amount."
    yield from _shared(known, drug.name, locale)


def _shared(known: Facts, name: str, locale: str) -> Iterator[str]:
    """Yield what holds for a medicine and for a class alike."""
    stops = (
        f"{row.severity}: {row.says}{_only(row.product, row.condition)}  [{_where(row)}]"
        for row in known.discontinuation(name, locale)
    )
    yield from _section("Stopping at once", stops)
    paces = (
        f"{row.kind.replace('-', ' ')}: {row.says}{_only(row.product, row.population)}  [{_where(row)}]"
        for row in known.paces(name, locale)
    )
    yield from _section("How fast it is lowered", paces)
    boxes = (
        f"{row.box.replace('-', ' ')}: {row.topic}{_only(row.product)}  [{_where(row)}]"
        for row in known.boxed(name, locale)
    )
    yield from _section("Boxed warning (US)", boxes)
    for list_name in LIST_NAMES:
        rows = known.listed(list_name, name, locale)
        lines = (f"{row.says or row.id}{_only(row.product, row.advice)}  [{_where(row)}]" for row in rows)
        yield from _section(list_name.replace("-", " ").capitalize(), lines)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _names(title: str, names: Iterable[str]) -> Iterator[str]:
    found = list(names)
    if found:
        more = f" and {len(found) - _NAMES_SHOWN} more" if len(found) > _NAMES_SHOWN else ""
        yield f"  {title}: {', '.join(found[:_NAMES_SHOWN])}{more}"


def _limit(row: Limit) -> str:
    figure = f"{row.value:,g} {_plural(row.unit or '', row.value)}".rstrip() if row.value is not None else "no figure"
    whom = ", ".join(row.populations) + _ages(*row.ages)
    weight = "stale: never used" if row.stale else "may back an error" if may_back_error(row) else ""
    parts = [
        part for part in (whom, row.route if row.route != "oral" else "", row.product, row.condition, weight) if part
    ]
    return f"{LIMIT_FACTS.get(row.fact, 'upper level')}: {figure}{_only(*parts)}  [{_where(row)}]"


def _plural(unit: str, value: float) -> str:
    if value == 1 or unit not in (*COUNTS, *TIMES):
        return unit
    return f"{unit}es" if unit.endswith("ch") else f"{unit}s"


def _ages(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return f" from {low:g} years"
    return f" up to {high:g} years" if low is None else f" {low:g} to {high:g} years"


def _only(*parts: str | None) -> str:
    said = [part for part in parts if part]
    return f" ({'; '.join(said)})" if said else ""


def _where(row: Sourced) -> str:
    """Return the source with year and status, and a second source if there is one."""
    second = row.second if isinstance(row, Limit) else None
    titles = [row.source.title + (f", {row.source.year}" if row.source.year else "")]
    titles += [second.title] if second else []
    return f"{'; '.join(titles)}: {row.status}, {_STATUS[row.status]}"


def _check(known: Facts) -> int:
    problems = validate(known.tables)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{len(problems)} problems in the fact tables. Correct the rows named above.")
        return 2
    click.echo(
        f"{len(ALL_TABLES)} fact tables are sound: {len(known.drugs()):,} ingredients, {len(known.names()):,} names, "
        f"{len(known.tables.table('limits')['limits']):,} medicines with limits, "
        f"{len(known.tables.table('nutrients')['upper_levels']):,} nutrients with an upper level."
    )
    return 0
