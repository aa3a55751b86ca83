"""What stands around a sentence: headings, list lead-in, table header and row label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.claims.mood import Setting, setting_of
from lint.analysis.claims.parts import Population
from lint.analysis.claims.population import plain_population
from lint.analysis.claims.tapers import schedule
from lint.analysis.outline import outline
from lint.analysis.sentences import Sentence
from lint.document import Document


class Surroundings(NamedTuple):
    """The context of one sentence."""

    setting: Setting
    population: Population | None
    """Whom the row label and column head of a table cell, or the nearest heading, name."""
    step: tuple[float, float] | None
    """(first day, days) when the row or item is a step of a schedule."""
    frequency: str
    """Text of the cells beside a table cell, where a frequency may stand."""


def surroundings(document: Document, sentence: Sentence) -> Surroundings:
    """Return the context of a sentence; the nearest telling heading wins."""
    block, index = sentence.block, sentence.index
    headings = [heading.text for heading in outline(document).headings_over(block)]
    titles = [heading.text for heading in outline(document).headings_over(block) if heading.is_title]
    body = [text for text in headings if text not in titles]
    population = _population(document, body[0]) if body else None
    if block.kind == "table-cell" and block.cell is not None:
        row, column, rest, caption = _table(document, index)
        texts = [column, row, caption, *body]
        days = schedule(row + ": ") if row else ()
        step = (days[0][1], days[0][2]) if days else None
        label = " ".join(filter(None, (row, column)))
        return Surroundings(setting_of(texts, titles=titles), plain_population(label), step, rest)
    if block.kind == "list-item":
        lead = _lead(document, index)
        return Surroundings(_setting(document, (lead, *body), False, titles), population, None, "")
    return Surroundings(_setting(document, body, block.kind == "quote", titles), population, None, "")


def _setting(document: Document, headings: Sequence[str], is_quote: bool, titles: Sequence[str]) -> Setting:
    """Return what the headings say, found out once for each chain of headings."""
    kept: dict[object, Setting] = document.memo.setdefault(_setting, {})
    key = (tuple(headings), is_quote, tuple(titles))
    if key not in kept:
        kept[key] = setting_of(headings, is_quote, titles)
    return kept[key]


def _population(document: Document, heading: str) -> Population | None:
    """Whom a heading names, found out once for each."""
    kept: dict[str, Population | None] = document.memo.setdefault(_population, {})
    if heading not in kept:
        kept[heading] = plain_population(heading)
    return kept[heading]


def _table(document: Document, index: int) -> tuple[str, str, str, str]:
    """Return the row label, the column head, the rest of the row and the caption of a cell."""
    blocks = document.blocks
    block = blocks[index]
    if block.cell is None:
        return "", "", "", ""
    row_label, column, rest = "", "", []
    first = index
    while first > 0 and blocks[first - 1].group == block.group and blocks[first - 1].cell is not None:
        first -= 1
    at = first
    while at < len(blocks) and blocks[at].group == block.group and (cell := blocks[at].cell) is not None:
        if cell[0] == block.cell[0] and at != index:
            rest.append(blocks[at].text)
            if cell[1] == 0:
                row_label = blocks[at].text
        if cell[0] == 0 and cell[1] == block.cell[1] and block.cell[0] != 0:
            column = blocks[at].text
        at += 1
    caption = blocks[first - 1].text if first > 0 and blocks[first - 1].kind == "caption" else ""
    return row_label, column, " | ".join(rest), caption


def _lead(document: Document, index: int) -> str:
    """Return the line that leads into a list, if it ends in a colon."""
    blocks, group = document.blocks, document.blocks[index].group
    at = index - 1
    while at >= 0 and blocks[at].kind == "list-item" and blocks[at].group == group:
        at -= 1
    if (
        at >= 0
        and blocks[at].kind == "paragraph"
        and blocks[at].text.rstrip().endswith(":")
        and len(blocks[at].text) < 200
    ):
        return blocks[at].text.strip()
    return ""
