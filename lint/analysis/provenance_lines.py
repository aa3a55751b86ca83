"""Bylines and date lines in the visible text: “Written by …”, “Page last reviewed: …”, “Updated May 2, 2026”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.analysis.provenance_dates import dates, writes_day_first
from lint.analysis.provenance_model import Dated, NoSuchDay, Person, in_block
from lint.analysis.provenance_references import reference_list
from lint.analysis.provenance_people import Named, people
from lint.document import Block, Document, once

_PAGE = r"(?:(?:this|the|our)\s+)?(?:(?:web\s?)?page|article|leaflet|guide|handbook|sheet|fact\s?sheet|booklet|information|content|text|story|post|document|entry|topic|material|resource|site)"
_WAS = rf"(?:{_PAGE}\s+)?(?:(?:was|were|is|are|has been|have been)\s+)?"
_HOW = r"(?:(?:medically|clinically|scientifically|independently|externally|professionally|editorially|pharmacist|physician|nurse|doctor|expert|peer|fact|last|most recently|first|originally|fully|also|co)[\s-]+)*"
_AND = r"(?:\s*(?:,|and|&|/)\s*(?:medically\s+|clinically\s+|last\s+)?(?:written|reviewed|checked|fact[- ]checked|approved|updated|revised|edited|verified|illustrated|compiled|researched|designed|published))*"
_FOR = r"(?:\s+(?:in full|for (?:medical |clinical )?accuracy|again))?"
_LABEL = re.compile(
    rf"""(?:
        (?P<next>(?:date\s+(?:of|for)\s+)?next\s+(?:(?:planned|scheduled|due|full)\s+)?(?:review|update|check|revision)(?:\s+date)?(?:\s+is)?(?:\s+due)?(?:\s+(?:by|on|in|before))?
          |(?:(?:to|will)\s+be\s+|due\s+(?:to\s+be\s+|for\s+)?)(?:re-?)?(?:viewed?|checked|review|updated|re-?checked)(?:\s+again)?(?:\s+(?:by|in|on|before))?
          |(?:review|check)\s+(?:due|again|by\s+date|date\s+due|before)(?:\s+(?:by|on|in|date))?|expir(?:es|y)(?:\s+(?:on|date))?|valid\s+(?:until|to))
      | (?P<reviewer>{_WAS}{_HOW}(?:reviewed|checked|fact[- ]checked|verified|approved|vetted|assessed|validated|signed\s+off){_AND}{_FOR}\s+by
          |(?:medical|clinical|expert|peer|scientific|pharmacy|pharmacist|nurse|physician|health|fact[- ]?check)?\s*(?:review(?:er|ers)?|checker|check|advis[eo]r)(?:\s+by(?=[\s:])|\s*:)
          |(?:medical|clinical)\s+(?:lead|editor)\s*:)
      | (?P<other>{_WAS}(?:edited|illustrated|translated|designed|photographed|sponsored|funded|paid\s+for|photos?|images?|drawings?)\s+by)
      | (?P<author>{_WAS}{_HOW}(?:written|prepared|authored|compiled|produced|developed|created|posted|published|contributed|submitted|words|text|story|article|content|post|blog){_AND}\s+by
          |(?:written\s+by|authors?|author\(s\)|writers?|byline|words|text)\s*:|about\s+the\s+author\s*:?|by\s*:?)
      | (?P<reviewed>{_WAS}{_HOW}(?:reviewed|checked|verified){_AND}{_FOR}(?:\s+(?:on|in))?
          |(?:(?:last|latest|most\s+recent|medical|clinical|date\s+of(?:\s+(?:last|latest))?|full)\s+)+review(?:\s+date)?(?:\s+(?:on|in|was))?|review(?:ed)?\s+date|date\s+(?:last\s+)?reviewed|{_PAGE}\s+last\s+reviewed)
      | (?P<updated>{_WAS}{_HOW}(?:updated|modified|revised|amended|refreshed){_AND}(?:\s+(?:on|in))?
          |(?:(?:last|latest|most\s+recent|date\s+of(?:\s+(?:last|latest))?)\s+)+(?:update|revision|edit|change|modification)(?:\s+(?:on|date|was))?|(?:revision|update)\s+date|date\s+(?:last\s+)?(?:updated|modified|revised))
      | (?P<published>{_WAS}{_HOW}(?:published|posted|issued|created|produced|released|written|prepared|printed){_AND}(?:\s+(?:on|in))?
          |(?:publication|issue|publish|publishing|posting|release|creation)\s+date|(?:first|originally)\s+(?:published|posted)|date\s+(?:of\s+(?:issue|publication|preparation|creation)|published|posted|created|issued)|date(?=\s*:)|version\s+[\d.]+,?|(?:\w+\s+)?edition,?)
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_STARTS = re.compile(r"(?:^|[\r\n]|\s[|·•–—/]\s|[.;:!?)]\s+|\t)[\s*_>•·|–—(\[-]*")
_WORTH_READING = re.compile(
    r"\b(?:by|authors?|writers?|byline|words|text|review\w*|checked|verified|approved|vetted|updated?|modified|revis\w+|published|posted|issued?|created|date|version|edition|check|expir\w+|adviser|advisor|written|refreshed)\b",
    re.IGNORECASE,
)
_DATE_NEAR = 24
"""Characters between a label and its date: “Updated: on Monday, ”."""
_LONGEST = 320
"""Characters of a block that can be a byline; longer ones are read where the page speaks of itself only."""
_HEAD_BLOCKS = 14
_TAIL_BLOCKS = 14
_ALONE = re.compile(r"[\s(|,.–—-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$", re.IGNORECASE)
_ISSUE_WORDS = re.compile(r"\b(?:edition|version|issue|leaflet|sheet|revision|volume|no\.|number|series)\b", re.IGNORECASE)


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

    Headers, footers and debris are read too: bylines often stand there. Navigation is not.
    """
    found = Lines()
    day_first = writes_day_first(document)
    listed = reference_list(document).blocks  # “NICE, reviewed 2019” is the date of a source
    blocks = [b for b in document.blocks if b.region != "nav" and b.kind not in ("code", "front-matter") and id(b) not in listed]
    own = [block for block in blocks if block.region == "body" and block.debris is None]
    head = {id(block) for block in own[:_HEAD_BLOCKS]}
    tail = {id(block) for block in own[-_TAIL_BLOCKS:]}
    for block in blocks:
        near_edge = id(block) in head or id(block) in tail or block.region != "body" or block.debris is not None
        if len(block.text) <= _LONGEST and near_edge or _speaks_of_page(block):
            _read_block(block, id(block) in head, day_first, found)
    return found


def _speaks_of_page(block: Block) -> bool:
    return "by" in block.text and re.search(rf"{_PAGE}\s+(?:was|is|has been)\s", block.text, re.IGNORECASE) is not None


def _read_block(block: Block, in_head: bool, day_first: bool, found: Lines) -> None:
    text = block.text
    begin = 0
    for end in [match.start() for match in re.finditer(r"[\r\n]", text)] + [len(text)]:
        line = text[begin:end]
        labels = _labels(line, block) if _WORTH_READING.search(line) else []
        stops = [*(label[1] for label in labels[1:]), len(line)]
        for (role, _, start), following in zip(labels, stops, strict=False):
            _read_stretch(block, begin, line[:following], start, role, day_first, found)
        if in_head and block.kind not in ("list-item", "table-cell", "quote"):
            _read_bare_dates(block, begin, line, labels, day_first, found)
        begin = end + 1


def _labels(line: str, block: Block) -> list[tuple[str, int, int]]:
    """Return (role, start, end) of the labels of a line: the first at the start of a segment, others after it."""
    starts = {match.end() for match in _STARTS.finditer(line)}
    found: list[tuple[str, int, int]] = []
    for match in _LABEL.finditer(line):
        role = str(match.lastgroup)
        short = match.group().casefold().strip(" :") in ("by", "words", "text", "date") or role == "published" and "edition" in match.group().lower()
        if match.start() in starts or (found and not short):
            if match.group().casefold() == "by" and block.kind in ("list-item", "table-cell"):
                continue
            found.append((role, match.start(), match.end()))
    return found


def _read_stretch(block: Block, base: int, line: str, start: int, role: str, day_first: bool, found: Lines) -> None:
    """Read what follows one label, up to the next label or the end of the line."""
    if role in ("author", "reviewer"):
        named = list(people(line, _skip(line, start)))
        target = found.authors if role == "author" else found.reviewers
        target += [_person(block, base, line, item) for item in named]
        after, reach = (named[-1].end if named else start), len(line)
        role = "published" if role == "author" else "reviewed"
        if not named:
            return
    elif role == "other":
        return
    else:
        after, reach = start, start + _DATE_NEAR
    explicit = after == start
    for item in dates(line[after:], day_first=day_first, bare_years=explicit):
        if after + item.start > reach or (explicit and re.search(r"[.!?]\s", line[after : after + item.start])):
            return
        found.dates.append(_dated(role, block, base + after, item))
        return


def _skip(line: str, start: int) -> int:
    while start < len(line) and line[start] in " \t:*_–—-":
        start += 1
    return start


def _read_bare_dates(block: Block, base: int, line: str, labels: Sequence[tuple[str, int, int]], day_first: bool, found: Lines) -> None:
    """Read a date that stands by itself near the top, or behind the number of the edition."""
    known = {dated.spot.start for dated in found.dates if dated.spot.block is block}
    for item in dates(line, day_first=day_first):
        if base + item.start in known or any(role == "next" for role, _, _ in labels) and item.start > labels[0][1]:
            continue
        before = line[: item.start]
        segment = re.split(r"\s[|·•/]\s|[.;]\s", before)[-1]
        after = line[item.end :].strip()
        if (_ALONE.match(segment) or (_ISSUE_WORDS.search(segment) and len(line) < 100)) and (not after or after[0] in ".|·•;,)–—-/(" or before):
            if len(after) < 80 and not (after and after[0].islower()):
                found.dates.append(_dated("published", block, base, item))


def _person(block: Block, base: int, line: str, named: Named) -> Person:
    credentials, is_clinical = named.credentials, named.is_clinical
    if not credentials and named.kind == "person" and named.end == len(line.rstrip()):
        credentials, is_clinical = _next_line(block.text, base + len(line))
    spot = in_block(block, base + named.start, base + named.end)
    return Person(named.name, named.kind, credentials, is_clinical, spot)


def _next_line(text: str, end: int) -> tuple[str, bool]:
    """Return the credentials on the line under a name, if that line is nothing else."""
    following = re.match(r"[\r\n]+([^\r\n]{2,80})(?=[\r\n]|$)", text[end : end + 90])
    if following is None or _LABEL.match(following[1]) or following[1].endswith((".", "?", "!")):
        return "", False
    described = next(people(f"Aa Bb, {following[1]}"), None)
    return (described.credentials, described.is_clinical) if described and described.is_clinical else ("", False)


def _dated(role: str, block: Block, base: int, item: object) -> Dated:
    if isinstance(item, NoSuchDay):
        return Dated(role, None, None, in_block(block, base + item.start, base + item.end))
    return Dated(role, item.first, item.last, in_block(block, base + item.start, base + item.end))  # type: ignore[attr-defined]


def written_by_body(block: Block) -> Iterator[Person]:
    """Yield the body that a sentence says wrote the page: “The Ridge County Clinic wrote this leaflet”."""
    for match in _WROTE.finditer(block.text):
        named = next(people(f"{match['body']}"), None)
        if named is not None and named.kind == "team" and named.name[0].isupper():
            start = match.start("body")
            yield Person(named.name, "team", "", named.is_clinical, in_block(block, start, start + len(named.name)))


_WROTE = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<body>(?:The\s+)?[A-Z][\w'’&-]*(?:\s+(?:of|for|and|the|on|[A-Z][\w'’&-]*)){{1,9}})\s+"
    rf"(?:wrote|has\s+written|writes|prepared|produced|produces|developed|created|compiled|put\s+together|publishes|maintains)\s+(?:{_PAGE}|it|this|these)\b"
)
