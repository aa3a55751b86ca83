"""What an article says of its origin: people, dates, and where it says so."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from lint.document import Block, Meta
from lint.model import Hit, Span


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
