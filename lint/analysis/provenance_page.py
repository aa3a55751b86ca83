"""What a page says for its readers: for whom it is, what is not known, where to go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.analysis import provenance_meta
from lint.analysis.helplines import named_lines
from lint.analysis.provenance_lines import lines
from lint.analysis.provenance_model import Spot, in_block
from lint.analysis.provenance_references import reference_list
from lint.analysis.provenance_words import parts, phrases, under
from lint.document import Block, Document, once
from lint.facts import facts
from lint.text.sentences import split

_OPENING_WORDS = 100
"""Catalogue: the audience stands in the title or the first 100 words."""
_HELP_KINDS = frozenset({"crisis", "eating-disorder", "substance-use"})
_HOST = re.compile(
    r"(?<![\w@.])(?:https?://)?((?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|health|uk|ie|ca|au|nz|eu|de|scot|wales))(?![\w@])",
    re.IGNORECASE,
)


@once
def audience(document: Document) -> Spot | None:
    """Return where the article says for whom it is or what it covers: metadata, title or its first 100 words."""
    for spot in provenance_meta.spots(document, "audience"):
        return spot
    visible = lines(document)
    bylines = {id(person.spot.block) for person in (*visible.authors, *visible.reviewers)}
    bylines |= {id(dated.spot.block) for dated in visible.dates}
    count = 0
    for block in document.blocks:
        if block.debris is not None or block.region != "body" or block.kind in ("code", "front-matter"):
            continue
        opening = block.text[: _word_end(block.text, _OPENING_WORDS - count)]
        lists = ["audience_phrases", "audience_titles" if block.kind in ("title", "heading") else "audience_openings"]
        for name in lists:
            if match := phrases(name).search(opening):
                return in_block(block, *match.span())
        if block.kind in ("paragraph", "quote") and id(block) not in bylines:
            count += len(block.text.split())
        if count >= _OPENING_WORDS:
            return None
    return None


def _word_end(text: str, count: int) -> int:
    """Return where the sentence that holds the last of `count` words ends."""
    if count <= 0:
        return 0
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    if count >= len(ends):
        return len(text)
    return next((end for _, end in split(text) if end >= ends[count - 1]), len(text))


@once
def uncertainty(document: Document) -> Spot | None:
    """Return the first sentence or heading that says what is not known, or how sure the evidence is."""
    held = reference_list(document).blocks
    candidates = phrases("uncertainty_phrases").blocks(document)
    for block in document.prose():
        if id(block) in held or id(block) not in candidates:
            continue
        for start, end in split(block.text):
            match = phrases("uncertainty_phrases").search(block.text, start, end)
            if match is not None and not _is_about_reader(block.text, start, match.start()):
                return in_block(block, start, end)
    return None


_READER = re.compile(
    r"\b(?:if|when|unless|whether|until) (?:you|they|he|she|it|your \w+|the \w+)\b[^,.;]{0,40}$", re.IGNORECASE
)


def _is_about_reader(text: str, start: int, at: int) -> bool:
    """Return whether it is the reader who is not sure: “if it is not clear to you, ask”."""
    return _READER.search(text[start:at]) is not None


@once
def further_help(document: Document) -> Spot | None:
    """Return where the article sends its reader on: a help line, an authority's page, a charity; None if nowhere.

    The emergency number does not count; nor do the sources. Poison Control is taken only for want of anything else.
    """
    held = reference_list(document).blocks
    lines_named = [named for named in named_lines(document) if named.line.ended is None and id(named.block) not in held]
    working = [named for named in lines_named if named.block.region == "body"]
    for named in working:
        if named.line.kind in _HELP_KINDS:
            return in_block(named.block, named.start, named.end)
    for index, block in enumerate(document.blocks):
        if not block.is_prose or id(block) in held:
            continue
        for start, end in _targets(block):
            return in_block(block, start, end)
        match = phrases("help_phrases").search(block.text) if under(document, index, "help_headings") else None
        if match is not None:
            return in_block(block, *match.span())
    poison = next((named for named in working if named.line.kind == "poison"), None)
    return in_block(poison.block, poison.start, poison.end) if poison else None


def _targets(block: Block) -> Iterator[tuple[int, int]]:
    """Yield links to authorities, public bodies and charities, and their addresses written out."""
    for inline in block.inlines:
        if inline.kind == "link" and inline.target and (match := _HOST.search(inline.target)) and _is_neutral(match[1]):
            yield inline.start, inline.end
    for match in _HOST.finditer(block.text):
        if _is_neutral(match[1]):
            yield match.span()


def _is_neutral(host: str) -> bool:
    name = host.casefold()
    if facts().authority_of_host(name) is not None:
        return True
    return name.endswith(
        (
            ".gov",
            ".org",
            ".edu",
            ".int",
            ".nhs.uk",
            ".org.uk",
            ".gov.uk",
            ".ac.uk",
            ".ie",
            ".gov.au",
            ".org.au",
            ".ca",
            ".govt.nz",
            ".org.nz",
        )
    ) and not parts("weak_hosts").search(name)
