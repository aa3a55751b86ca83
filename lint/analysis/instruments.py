"""Quality instruments, item by item: found, not found, or for a person to judge. Never an official score.

The items, what shows that one is met, and which rules speak against it stand in rules/facts/instruments.yaml.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lint.analysis.instruments_evidence import evidence
from lint.document import Document
from lint.model import Finding, Span
from lint.yamlfile import load, rules_dir

FOUND = "found"
NOT_FOUND = "not found"
PERSON = "needs a person"
NOTE = "A reading aid, item by item, in our own words. It is no official score of the instrument."


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an instrument, and what can be said of it."""

    number: int
    """From 1, in the instrument's own order."""
    name: str
    """What the item asks for, in our own words."""
    status: str
    """`found`, `not found` or `needs a person`."""
    confidence: str
    """`H` a rule can decide it, `M` there is useful evidence, `L` it only points a person to a place."""
    place: Span | None
    """In the source: what shows that it is met, or the finding that speaks against it. None if there is no place."""
    text: str
    """What stands there."""
    rules: tuple[str, ...]
    """The rules that have a say in it."""
    note: str
    """Why this status, in plain words."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument applied to one article."""

    id: str
    title: str
    year: int
    url: str
    source_status: str
    """`V` the instrument itself was read, `S` through a secondary source."""
    items: tuple[Item, ...]

    def count(self, status: str) -> int:
        """Return how many items have a status."""
        return sum(item.status == status for item in self.items)


def instruments(
    document: Document, findings: Iterable[Finding], ran: Collection[str] | None = None
) -> tuple[Instrument, ...]:
    """Return every instrument with its items judged from the article and the findings of the rules.

    `ran` names the rules that looked at the article. Without it, no finding is no evidence: an item that rests on
    rules alone is then left to a person, for a rule may have been off.
    """
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(
        Instrument(
            id=row["id"],
            title=row["title"],
            year=row["year"],
            url=row["url"],
            source_status=row["read"],
            items=tuple(_item(document, number, item, by_rule, ran) for number, item in enumerate(row["items"], 1)),
        )
        for row in table()["instruments"]
    )


@cache
def table() -> Any:
    """Return rules/facts/instruments.yaml."""
    return load(rules_dir() / "facts" / "instruments.yaml")


def _item(
    document: Document,
    number: int,
    row: Mapping[str, Any],
    by_rule: Mapping[str, Sequence[Finding]],
    ran: Collection[str] | None,
) -> Item:
    rules = tuple(row.get("against", ()))
    contrary = sorted((f for rule in rules for f in by_rule.get(rule, ())), key=lambda f: (f.span, f.rule))
    contrary = contrary if len(contrary) > row.get("most", 0) else []
    spot = evidence(document, row["evidence"]) if "evidence" in row else None
    place, text = (spot.span, spot.text) if spot else (None, "")
    if contrary and not (row.get("person") and spot):
        place, text = contrary[0].span, contrary[0].text
    status, note = _judge(row, rules, contrary, place is not None, ran)
    return Item(number, row["item"], status, row["sure"], place, " ".join(text.split()), rules, note)


def _judge(
    row: Mapping[str, Any],
    rules: Sequence[str],
    contrary: Sequence[Finding],
    has_place: bool,
    ran: Collection[str] | None,
) -> tuple[str, str]:
    """Return the status of an item and the reason."""
    if row.get("person"):
        note = f"{contrary[0].rule} has something to say here." if contrary else "Only a person can judge this."
        return PERSON, note
    if contrary:
        named = ", ".join(dict.fromkeys(finding.rule for finding in contrary))
        return NOT_FOUND, f"Found against it: {named}."
    if "evidence" in row:
        if row["sure"] == "L":
            return (
                PERSON,
                "There are words for it; a person must judge them." if has_place else "No words for it were found.",
            )
        return (FOUND, "Found in the text.") if has_place else (NOT_FOUND, "Nothing in this file shows it.")
    if ran is not None and all(rule in ran for rule in rules):
        return FOUND, "None of its rules found a problem."
    return PERSON, "No problem was reported, but it is not known whether all its rules ran."
