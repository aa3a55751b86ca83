"""Markers in the text that point at sources: [1], footnotes, superscripts, (1), (Smith 2020)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lint.analysis.provenance_model import Spot, in_block
from lint.document import Block

_HAS_MARK = re.compile(r"[\[¹²³⁰⁴-⁹]|\((?:\d|[A-Z])")
_MARKER = re.compile(
    r"\[\^(?P<foot>[^\]\s]{1,40})\]|\[(?P<square>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\](?![(:])|(?P<super>(?<=[a-z.,;:!?)”\"'’])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)"
    r"|(?<=[\w.,;%])\s?\((?P<round>\d{1,2}(?:\s?[,;–-]\s?\d{1,2})*)\)(?=\s*(?:[.,;:!?]|$|[A-Z]))"
)
_AUTHOR_YEAR = re.compile(
    r"\((?:(?:see|e\.g\.,?|cf\.)\s+)?(?P<cites>[A-Z][\w'’-]+(?:\s(?:et\sal\.?|(?:and|&)\s(?:colleagues|others|[A-Z][\w'’-]+)|[A-Z][\w'’-]+)){0,3},?\s(?:19|20)\d\d[a-z]?(?:;\s?[A-Z][^();]{2,60}?(?:19|20)\d\d[a-z]?)*)\)"
)
_ONE_CITE = re.compile(r"(?P<name>[A-Z][\w'’-]+)(?P<more>[^;\d]*?),?\s(?P<year>(?:19|20)\d\d)")
_MONTHS = frozenset(
    "january february march april may june july august september october november december spring summer autumn fall winter updated since".split()
)
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT = re.compile(r"(?:^|[\s\d/(.])(?:[kcmµμ]?m|ft|in|km|cm|mm|dm|sec|s|kg|L|l|x|10|CO|H|O|R|chi|χ)$")
_WIDEST_RANGE = 60
"""Numbers in [1-60]; a wider one is no range of citations."""
_UNIT_REACH = 6
"""Characters before a superscript in which a unit stands."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One place in the text that points at sources."""

    labels: tuple[str, ...]
    spot: Spot
    style: str
    """`foot`, `square`, `super`, `round` or `author-year`."""


def markers(block: Block) -> Iterator[Marker]:
    """Yield the markers of a block; superscripts behind a unit are powers."""
    text = block.text
    if _HAS_MARK.search(text):
        for match in _MARKER.finditer(text):
            style = str(match.lastgroup)
            if style == "super" and _UNIT.search(text[max(0, match.start() - _UNIT_REACH) : match.start()]):
                continue
            yield Marker(_numbers(match[style], style), in_block(block, *_trimmed(match)), style)
        for match in _AUTHOR_YEAR.finditer(text):
            labels = tuple(f"{one['name']} {one['year']}" for one in _ONE_CITE.finditer(match["cites"]))
            if labels and match["cites"].split()[0].strip(",").casefold() not in _MONTHS:
                yield Marker(labels, in_block(block, *match.span()), "author-year")


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match.group()) - len(match.group().lstrip()), match.end()


def _numbers(written: str, style: str) -> tuple[str, ...]:
    if style == "foot":
        return (written,)
    found: list[str] = []
    for part in re.split(r"[,;]", written.translate(_SUPER)):
        low, _, high = re.sub(r"[–\s]", lambda m: "-" if m.group() == "–" else "", part).partition("-")
        if high and 0 <= int(high) - int(low) <= _WIDEST_RANGE:
            found += [str(number) for number in range(int(low), int(high) + 1)]
        elif low:
            found.append(str(int(low)))
    return tuple(found)
