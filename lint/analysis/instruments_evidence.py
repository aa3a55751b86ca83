"""Where an article meets an item of an instrument: one finder for each kind of evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from lint.analysis.outline import outline
from lint.analysis.provenance import provenance
from lint.analysis.provenance_model import Spot, in_block
from lint.analysis.provenance_owner import contact, funding_statement
from lint.analysis.provenance_page import audience, further_help, uncertainty
from lint.analysis.provenance_references import reference_list
from lint.analysis.provenance_sources import cited_sources, named_source
from lint.analysis.provenance_words import Gated, gated
from lint.analysis.sentences import sentences
from lint.analysis.statements import statements
from lint.document import Block, Document
from lint.yamlfile import load, rules_dir

_TOP = 0.25
"""Share of the running text that counts as the top of an article."""
_FEW_STEPS = 3
_FEW_HEADINGS = 2
Finder = Callable[[Document], Spot | None]


def evidence(document: Document, name: str) -> Spot | None:
    """Return the first place that shows what `name` stands for, None if there is none. Raises KeyError for an unknown name."""
    memo: dict[str, Spot | None] = document.memo.setdefault(evidence, {})
    if name not in memo:
        finder = FINDERS.get(name)
        memo[name] = finder(document) if finder else _first_phrase(document, name)
    return memo[name]


def known_evidence() -> frozenset[str]:
    """Return the names `evidence` takes."""
    return frozenset(FINDERS) | frozenset(_table()["phrases"])


@cache
def _table() -> Any:
    return load(rules_dir() / "facts" / "instruments.yaml")


@cache
def _phrases(name: str) -> Gated:
    return gated(tuple(rf"(?<!\w)(?:{entry})(?!\w)" for entry in _table()["phrases"][name]))


def _first_phrase(document: Document, name: str) -> Spot | None:
    """Return the first sentence that holds one of the phrases, else the first such heading; the sources are passed over."""
    pattern = _phrases(name)
    candidates, held = pattern.blocks(document), reference_list(document).blocks
    for sentence in sentences(document):
        block = sentence.block
        if (
            id(block) in candidates
            and id(block) not in held
            and pattern.search(block.text, sentence.start, sentence.end)
        ):
            return in_block(block, sentence.start, sentence.end)
    for heading in outline(document).headings:
        if not heading.is_title and id(heading.block) in candidates and pattern.search(heading.block.text):
            return _whole(heading.block)
    return None


def _numbered_benefit(document: Document) -> Spot | None:
    """Return the first sentence that says in numbers how many are helped."""
    numbers, benefits = _phrases("numbers"), _phrases("benefits")
    candidates = numbers.blocks(document) & benefits.blocks(document)
    for sentence in sentences(document):
        text = sentence.text
        if id(sentence.block) in candidates and numbers.search(text) and benefits.search(text):
            return in_block(sentence.block, sentence.start, sentence.end)
    return None


def _whole(block: Block) -> Spot:
    return in_block(block, 0, len(block.text))


def _author(document: Document) -> Spot | None:
    found = provenance(document)
    named = (p for p in found.named_authors if p.kind == "team" or found.has_credentials(p))
    return next((person.spot for person in named), None)


def _date(document: Document) -> Spot | None:
    return next((dated.spot for dated in provenance(document).own_dates), None)


def _sources(document: Document) -> Spot | None:
    """Return the first entry of the list of sources, else a link to an authority, else a sentence that credits one."""
    entries = reference_list(document).entries
    if entries:
        return entries[0].spot
    return next((c.spot for c in cited_sources(document) if c.quality == "authority"), None) or named_source(document)


def _statement(document: Document, *kinds: str) -> Spot | None:
    found = (s for s in statements(document) if s.kind in kinds and s.counts)
    return next((in_block(s.block, s.start, s.end) for s in found), None)


def _key_points(document: Document) -> Spot | None:
    """Return the heading of a summary, or the list with which the article begins."""
    pattern = gated(tuple(rf"(?<!\w){entry}(?!\w)" for entry in _table()["key_headings"]))
    for heading in outline(document).headings:
        if not heading.is_title and pattern.search(heading.text):
            return _whole(heading.block)
    return None


@cache
def _action_pattern() -> re.Pattern[str]:
    verbs = "|".join(_table()["actions"])
    return re.compile(
        rf"\W*(?:(?:please|always|never|then|next|first|so|instead|if [^,.]{{3,60}},)\s+)?(?:do not|don['’]t|(?:{verbs}))\b",
        re.IGNORECASE,
    )


def _action(document: Document) -> Spot | None:
    for sentence in sentences(document):
        if _action_pattern().match(
            sentence.block.text, sentence.start, sentence.end
        ) and not sentence.text.rstrip().endswith("?"):
            return in_block(sentence.block, sentence.start, sentence.end)
    return None


def _main_message(document: Document) -> Spot | None:
    spot = _action(document)
    return spot if spot is not None and spot.block is not None and _is_at_top(document, spot.block) else None


def _is_at_top(document: Document, block: Block) -> bool:
    shape = outline(document)
    return shape.position(shape.index_of(block)) <= _TOP


def _emphasis(document: Document, *, at_top: bool = False) -> Spot | None:
    for block in document.prose():
        if at_top and not _is_at_top(document, block):
            return None
        for inline in block.inlines:
            if inline.kind == "strong" and inline.end > inline.start:
                return in_block(block, inline.start, inline.end)
        if block.kind == "quote":
            return _whole(block)
    return None


def _picture(document: Document, *, with_caption: bool = False) -> Spot | None:
    captions = {block.span.start for block in document.blocks if block.kind == "caption"}
    for image in document.images:
        if not with_caption or captions:
            return Spot(image.span, image.alt or image.target)
    return None


def _of_kind(document: Document, kind: str) -> Spot | None:
    held = reference_list(document).blocks
    return next((_whole(block) for block in document.prose((kind,)) if id(block) not in held), None)


def _headings(document: Document) -> Spot | None:
    own = [heading for heading in outline(document).headings if not heading.is_title]
    return _whole(own[0].block) if len(own) >= _FEW_HEADINGS else None


def _steps(document: Document) -> Spot | None:
    """Return the first of several numbered items, or of several items in a row that tell what to do."""
    row: list[Block] = []
    held = reference_list(document).blocks
    for block in document.prose():
        is_step = (
            block.kind == "list-item"
            and id(block) not in held
            and (block.ordered or _action_pattern().match(block.text))
        )
        row = [*row, block] if is_step and (not row or row[-1].group == block.group) else ([block] if is_step else [])
        if len(row) >= _FEW_STEPS:
            return _whole(row[0])
    return None


def _direct_address(document: Document) -> Spot | None:
    for sentence in sentences(document):
        if match := _YOU.search(sentence.block.text, sentence.start, sentence.end):
            return in_block(sentence.block, *match.span())
    return None


_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
FINDERS: Mapping[str, Finder] = MappingProxyType(
    {
        "audience": audience,
        "author": _author,
        "date": _date,
        "sources": _sources,
        "funding": funding_statement,
        "contact": contact,
        "further-help": further_help,
        "uncertainty": uncertainty,
        "numbered-benefit": _numbered_benefit,
        "consult": lambda document: _statement(document, "consult", "emergency"),
        "limits-or-consult": lambda document: _statement(document, "limits", "consult"),
        "key-points": _key_points,
        "main-message": _main_message,
        "action": _action,
        "emphasis": _emphasis,
        "emphasis-at-top": lambda document: _emphasis(document, at_top=True),
        "picture": _picture,
        "captioned-picture": lambda document: _picture(document, with_caption=True),
        "list": lambda document: _of_kind(document, "list-item"),
        "table": lambda document: _of_kind(document, "table-cell"),
        "headings": _headings,
        "steps": _steps,
        "direct-address": _direct_address,
    }
)
"""What is found by more than words; every other name is a list of phrases in rules/facts/instruments.yaml."""
