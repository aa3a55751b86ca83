"""Who wrote and checked an article, and when: from front matter, HTML metadata, JSON-LD and the visible text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lint.analysis import provenance_meta
from lint.analysis.outline import outline
from lint.analysis.provenance_dates import dates
from lint.analysis.provenance_lines import lines, written_by_body
from lint.analysis.provenance_model import Dated, Person, Spot, WrittenDate, in_block
from lint.document import Block, Document, once
from lint.model import Span

_TIME_LABEL = re.compile(
    r"\b(?:(?P<reviewed>review\w*|checked)|(?P<updated>updat\w+|modified|revised|edited)|(?P<published>publish\w*|posted|issued|written))\b",
    re.IGNORECASE,
)
_TIME_BLOCK = 200
"""Characters of a block that can be a date line around a time element."""
_BODY_REACH = 12
"""Blocks at either end in which a body may be said to have written the page."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the file says of its origin; each list in source order within its channel, metadata first."""

    authors: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    dates: tuple[Dated, ...]
    is_whole: bool
    """Whether the file holds the whole page, so that what is missing here is missing on the page."""

    @property
    def named_authors(self) -> tuple[Person, ...]:
        """The authors that are somebody: people and bodies."""
        return tuple(person for person in self.authors if person.kind != "nobody")

    @property
    def own_dates(self) -> tuple[Dated, ...]:
        """The days on which the article was published, updated or reviewed."""
        return tuple(dated for dated in self.dates if dated.role != "next")

    def has_credentials(self, person: Person) -> bool:
        """Return whether the file gives credentials for a name anywhere."""
        return any(other.credentials for other in (*self.authors, *self.reviewers) if other.key == person.key)

    def is_clinical(self, person: Person) -> bool:
        """Return whether the file gives clinical credentials for a name anywhere."""
        return any(other.is_clinical for other in (*self.authors, *self.reviewers) if other.key == person.key)


@once
def provenance(document: Document) -> Provenance:
    """Return what an article says of its author, its reviewer and its dates."""
    visible = lines(document)
    dated = (*provenance_meta.dated(document), *visible.dates, *_time_elements(document, visible.dates))
    bodies = [person for block in _ends(document) for person in written_by_body(block)]
    return Provenance(
        authors=(*provenance_meta.named(document, "author"), *visible.authors, *bodies),
        reviewers=(*provenance_meta.named(document, "reviewer"), *visible.reviewers),
        dates=tuple(_resolved(item, document.settings.today) for item in dated),
        is_whole=is_whole_page(document),
    )


def _resolved(item: Dated, today: datetime.date | None) -> Dated:
    """Say of a “review date” whether it was the last review or is the next one: the day of the run decides."""
    if item.role != "due":
        return item
    is_to_come = today is not None and item.first is not None and item.first > today
    return replace(item, role="next" if is_to_come else "reviewed")


def is_whole_page(document: Document) -> bool:
    """Return whether the file holds the page's metadata: as configured, else HTML with a head and Markdown with front matter do."""
    if document.settings.whole_page is not None:
        return document.settings.whole_page
    if document.format == "html":
        return any(meta.channel in ("title", "json-ld") or meta.key not in ("lang", "time") for meta in document.meta)
    return any(meta.channel == "front-matter" for meta in document.meta)


def title_spot(document: Document) -> Spot:
    """Return the title, else the page's own title, else the first block: where something missing is reported."""
    block = outline(document).title_block or next(
        (b for b in document.blocks if b.text.strip() and b.debris is None), None
    )
    if block is not None:
        return in_block(block, 0, len(block.text))
    meta = next((meta for meta in document.meta if meta.channel in ("title", "front-matter")), None)
    return Spot(meta.span, meta.value, channel=meta.channel) if meta else Spot(Span(0, 0), "")


def _ends(document: Document) -> list[Block]:
    own = document.prose()
    return own if len(own) <= 2 * _BODY_REACH else own[:_BODY_REACH] + own[-_BODY_REACH:]


def _time_elements(document: Document, visible: Sequence[Dated]) -> Iterator[Dated]:
    """Yield the dates of time elements whose text has none: <time datetime="2026-05-02">updated last week</time>."""
    for meta in document.meta:
        if meta.key != "time":
            continue
        holder = next(
            (b for b in document.blocks if b.span.start <= meta.span.start < b.span.end and b.region != "nav"), None
        )
        if holder is None or len(holder.text) > _TIME_BLOCK or any(dated.spot.block is holder for dated in visible):
            continue
        label = _TIME_LABEL.search(holder.text)
        item = next(dates(meta.value, day_first=False), None)
        if label and isinstance(item, WrittenDate):
            yield Dated(str(label.lastgroup), item.first, item.last, Spot(meta.span, meta.value, channel="meta"))
