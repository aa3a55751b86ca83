"""What an article says of its origin: people, dates, and where it says so."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lint.document import Block, Meta
from lint.model import Hit, Span
from lint.text.patterns import any_of, compile_pattern
from lint.yamlfile import load, rules_dir


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the visible text or in the page's metadata."""

    span: Span
    """In the source."""
    text: str
    block: Block | None = None
    """None for front matter, meta elements and JSON-LD."""
    start: int = 0
    """In the block's prose; 0 for metadata."""
    end: int = 0
    channel: str = "text"
    """`text`, `front-matter`, `meta`, `json-ld` or `title`."""

    def hit(self, **fields: Any) -> Hit:
        """Return a hit on the place; `fields` fill the message."""
        if self.block is not None:
            return self.block.hit(self.start, self.end, **fields)
        return Hit(self.span, fields=fields)


def in_block(block: Block, start: int, end: int) -> Spot:
    """Return the place of prose[start:end] of a block."""
    return Spot(block.map.to_source(start, end), block.text[start:end], block, start, end)


def in_meta(meta: Meta) -> Spot:
    """Return the place of a metadata value."""
    return Spot(meta.span, meta.value, channel=meta.channel)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named as author or reviewer."""

    name: str
    """Without title and degrees: “Dana Ortiz”."""
    kind: str
    """`person`, `team` (a named body) or `nobody` (“admin”)."""
    credentials: str
    """Title, degrees, role or affiliation as written; empty if there are none."""
    is_clinical: bool
    """Whether the credentials are those of a clinician or a scientist."""
    spot: Spot
    """The name with its credentials."""

    @property
    def key(self) -> str:
        """The name for comparing: case and dots do not count."""
        return " ".join(self.name.replace(".", " ").casefold().split())


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written; “May 2026” may be any day of that month."""

    start: int
    end: int
    """In the text it was found in."""
    first: datetime.date
    """The first day it may mean."""
    last: datetime.date
    """The last day it may mean."""
    precision: str
    """`day`, `month` or `year`."""


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """What is written as a date but is none: 30 February."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date the article gives for itself."""

    role: str
    """`published`, `updated`, `reviewed`, `next` (when it is to be reviewed again), or `due` while it is open which of the two."""
    first: datetime.date | None
    """The first day it may mean; None if there is no such day."""
    last: datetime.date | None
    spot: Spot
    """The date without its label."""


@cache
def words() -> Mapping[str, list[str]]:
    """Return the word lists of rules/facts/provenance.yaml."""
    return load(rules_dir() / "facts" / "provenance.yaml")  # type: ignore[return-value]


@cache
def phrases(name: str) -> Any:
    """Return one case-blind pattern for the expressions of a list, each as a whole word."""
    expressions = [expression if expression.startswith(("^", r"\b")) else rf"(?<!\w){expression}" for expression in words()[name]]
    closed = [expression if expression.endswith((r"\b", "$")) else rf"{expression}(?!\w)" for expression in expressions]
    return compile_pattern(any_of(closed), ignorecase=True, name="rules/facts/provenance.yaml")


@cache
def parts(name: str) -> Any:
    """Return one case-blind pattern for the expressions of a list, also inside words: hosts and headings."""
    return compile_pattern(any_of(words()[name]), ignorecase=True, name="rules/facts/provenance.yaml")


@cache
def literals(name: str) -> frozenset[str]:
    """Return the entries of a list in lower case."""
    return frozenset(entry.casefold() for entry in words()[name])
