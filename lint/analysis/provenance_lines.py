"""Bylines and date lines in the visible text: who wrote and checked the article, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis.provenance_dates import dates, writes_day_first
from lint.analysis.provenance_labels import PAGE, PEOPLE, Label, is_label, labels, worth_reading
from lint.analysis.provenance_model import Dated, NoSuchDay, Person, WrittenDate, in_block
from lint.analysis.provenance_people import Named, people, with_degree
from lint.analysis.provenance_references import reference_list
from lint.document import Block, Document, once
from lint.text.sentences import split

_LONGEST = 320
"""Characters of a block that can be a byline; longer ones are read where the page speaks of itself only."""
_HEAD_BLOCKS = 14
_TAIL_BLOCKS = 14
_NAME_BLOCKS = 6
"""Blocks at the top where a name with degrees alone on a line is a byline."""
_ALONE = re.compile(r"[\s(|,.–—-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:edition|version|issue|leaflet|sheet|revision|volume|no\.|number|series)\b", re.IGNORECASE)
_ISSUE_LINE = 100
_AFTER_DATE = 80
"""Characters that may follow a date that stands by itself: “| 5 min read”."""
_REGULATOR = re.compile(r"\b(?:FDA|EPA|EMA|MHRA|USDA|TGA|Administration|Agency|Medicines)\b")
_SELF = re.compile(rf"{PAGE}\s+(?:was|is|has been)\s", re.IGNORECASE)
_WROTE = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<body>(?:The\s+)?[A-Z][\w'’&-]*(?:\s+(?:of|for|and|the|on|[A-Z][\w'’&-]*)){{1,9}})\s+"
    rf"(?:wrote|has\s+written|writes|prepared|produced|produces|developed|created|compiled|put\s+together|publishes|maintains)\s+(?:{PAGE}|it|this|these)\b"
)
_WROTE_VERB = re.compile(r"\b(?:wr[io]te|written|prepare|produce|develop|create|compile|put|publishe|maintain)")
_LINE = re.compile(r"[^\r\n]+")


class Lines:
    """People and dates found in the visible text, in source order."""

    __slots__ = ("authors", "dates", "reviewers")

    def __init__(self) -> None:
        self.authors: list[Person] = []
        self.reviewers: list[Person] = []
        self.dates: list[Dated] = []


@once
def lines(document: Document) -> Lines:
    """Return what the visible text says of author, reviewer and dates.

    Headers, footers and debris are read too, for bylines often stand there; navigation and the list of sources are not:
    “NICE, reviewed 2019” is the date of a source.
    """
    found = Lines()
    day_first = writes_day_first(document)
    listed = reference_list(document).blocks
    blocks = [
        b
        for b in document.blocks
        if b.region != "nav" and b.kind not in ("code", "front-matter") and id(b) not in listed
    ]
    own = [block for block in blocks if block.region == "body" and block.debris is None]
    rank = {id(block): number for number, block in enumerate(own)}
    worth = worth_reading().blocks(document)
    for block in blocks:
        place = rank.get(id(block))
        if id(block) not in worth and (place is None or place >= _NAME_BLOCKS):
            continue
        near_edge = place is None or place < _HEAD_BLOCKS or place >= len(own) - _TAIL_BLOCKS
        if (near_edge and len(block.text) <= _LONGEST) or _speaks_of_itself(block.text):
            _Reader(block, place if place is not None else _HEAD_BLOCKS, day_first, found).read()
    return found


def _speaks_of_itself(text: str) -> bool:
    return ("written" in text or "reviewed" in text or "updated" in text) and _SELF.search(text) is not None


def written_by_body(block: Block) -> Iterator[Person]:
    """Yield the body that a sentence says wrote the page: “The Ridge County Clinic wrote this leaflet”."""
    if not _WROTE_VERB.search(block.text):
        return
    for match in _WROTE.finditer(block.text):
        named = next(people(match["body"]), None)
        if named is not None and named.kind == "team" and named.name[0].isupper():
            start = match.start("body")
            yield Person(named.name, "team", "", named.is_clinical, in_block(block, start, start + len(named.name)))


class _Reader:
    """Reads the lines of one block."""

    def __init__(self, block: Block, rank: int, day_first: bool, found: Lines) -> None:
        self._block = block
        self._rank = rank
        self._day_first = day_first
        self._found = found
        self._known: set[int] = set()
        """Where dates were read that have a label."""

    def read(self) -> None:
        in_list = self._block.kind in ("list-item", "table-cell", "quote")
        for base, end in self._lines():
            line = self._block.text[base:end]
            marks = [
                mark
                for mark in labels(line)
                if not (in_list and line[mark.start : mark.end].casefold().strip(" :") == "by")
            ]
            stops = [*(mark.start for mark in marks[1:]), len(line)]
            for mark, stop in zip(marks, stops, strict=False):
                self._stretch(line[:stop], base, mark)
            if self._rank < _HEAD_BLOCKS and not in_list:
                self._bare_dates(line, base, marks)
            if (
                not marks
                and self._rank < _NAME_BLOCKS
                and self._block.kind == "paragraph"
                and (named := with_degree(line))
            ):
                self._found.authors.append(self._person(line, base, named))

    def _lines(self) -> Iterator[tuple[int, int]]:
        """Yield the lines of a short block; of a long one, the sentences that speak of the page."""
        text = self._block.text
        if len(text) <= _LONGEST:
            yield from (match.span() for match in _LINE.finditer(text))
            return
        for start, end in split(text):
            if end - start <= _LONGEST and _SELF.search(text, start, end):
                yield start, end

    def _stretch(self, line: str, base: int, mark: Label) -> None:
        """Read what follows one label, up to the next label or the end of the line."""
        if mark.role == "other":
            return
        if mark.role not in PEOPLE:
            self._labelled_date(line, base, mark.end, mark.role)
            return
        named = list(people(line, mark.end, biography=mark.role == "bio"))
        if mark.role == "reviewer" and re.match(r"approved|verified|assessed", line[mark.start :], re.IGNORECASE):
            named = [item for item in named if not (item.kind == "team" and _REGULATOR.search(item.name))]
        target = self._found.reviewers if mark.role == "reviewer" else self._found.authors
        target += [self._person(line, base, item) for item in named]
        if named:
            self._later_date(line, base, named[-1].end, "reviewed" if mark.role == "reviewer" else "published")
        elif line[mark.start : mark.end].casefold().startswith("review"):
            self._labelled_date(line, base, mark.end + len(line[mark.end :]) - len(line[mark.end :].lstrip()), "due")

    def _labelled_date(self, line: str, base: int, start: int, role: str) -> None:
        """Read the date right behind a label; a year alone will do there."""
        item = next(dates(line[start:], day_first=self._day_first, labelled=True), None)
        if item is not None and item.start == 0:
            self._add(role, base + start, item)

    def _later_date(self, line: str, base: int, start: int, role: str) -> None:
        item = next(dates(line[start:], day_first=self._day_first), None)
        if item is not None:
            self._add(role, base + start, item)

    def _bare_dates(self, line: str, base: int, marks: list[Label]) -> None:
        """Read a date that stands by itself near the top, or behind the number of the edition."""
        for item in dates(line, day_first=self._day_first):
            if base + item.start in self._known or any(
                mark.role == "next" and mark.start < item.start for mark in marks
            ):
                continue
            segment = re.split(r"\s[|·•/]\s|[.;]\s", line[: item.start])[-1]
            after = line[item.end :].strip()
            stands_alone = _ALONE.match(segment) or (_ISSUE.search(segment) and len(line) < _ISSUE_LINE)
            if (
                stands_alone
                and len(after) < _AFTER_DATE
                and (not after or not after[0].isalnum() or after.startswith("by "))
            ):
                self._add("published", base, item)

    def _add(self, role: str, base: int, item: WrittenDate | NoSuchDay) -> None:
        start, end = base + item.start, base + item.end
        self._known.add(start)
        first, last = (item.first, item.last) if isinstance(item, WrittenDate) else (None, None)
        self._found.dates.append(Dated(role, first, last, in_block(self._block, start, end)))

    def _person(self, line: str, base: int, named: Named) -> Person:
        credentials, is_clinical = named.credentials, named.is_clinical
        if not credentials and named.kind == "person" and named.end == len(line.rstrip()):
            credentials, is_clinical = _next_line(self._block.text, base + len(line))
        spot = in_block(self._block, base + named.start, base + named.end)
        return Person(named.name, named.kind, credentials, is_clinical, spot)


def _next_line(text: str, end: int) -> tuple[str, bool]:
    """Return the credentials on the line under a name, if that line is nothing else."""
    following = re.match(r"[\r\n]+([^\r\n]{2,80})(?=[\r\n]|$)", text[end : end + 90])
    if following is None or is_label(following[1]) or following[1].endswith((".", "?", "!")):
        return "", False
    described = next(people(f"Aa Bb, {following[1]}"), None)
    return (described.credentials, described.is_clinical) if described and described.is_clinical else ("", False)
