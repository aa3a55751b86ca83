"""Whether an article, or the place of a statement in it, says where its facts come from."""

from __future__ import annotations

from lint.analysis.claims.leaflet import article_backing
from lint.analysis.claims.model import Support
from lint.analysis.claims.references import authority_in_hosts, authority_names, references
from lint.analysis.claims.support import sentence_backing
from lint.analysis.outline import Section, outline
from lint.analysis.sentences import Sentence
from lint.checks.claims_text import neighbours
from lint.document import Document, once

_ENOUGH = 2
"""References that look sound; a single one must name its authority, for a bare identifier may be made up."""


@once
def article_source(document: Document) -> str | None:
    """Return what shows that the article as a whole gives its sources, or None."""
    sound = [entry for entry in references(document).entries.values() if entry.is_authority]
    if len(sound) >= _ENOUGH or any(_names_authority(entry.text) for entry in sound):
        return "list of references"
    found = article_backing(document)
    return found.cue if found.level.rank >= Support.S2.rank and found.kind != "deferral" else None


def _names_authority(text: str) -> bool:
    """Return whether a reference names who stands behind it; an identifier alone does not."""
    names = {text[start:end].lower() for start, end in authority_names(text)}
    return bool(names - {"doi"}) or authority_in_hosts(text) is not None


def source_of(document: Document, sentence: Sentence) -> str | None:
    """Return the source of a statement: in its sentence, next to it, in its section, or for the whole article."""
    whole = article_source(document)
    if whole is not None:
        return whole
    before, after = neighbours(document, sentence)
    for near in (sentence, before, after):
        if near is not None and (cue := _cited(document, near)):
            return cue
    return _section_source(document, outline(document).section_of(sentence.index))


def _section_source(document: Document, section: Section) -> str | None:
    """Return the first source that a section cites; each section is searched once."""
    known: dict[int, str | None] = _sections(document)
    if section.start not in known:
        found = (sentence_backing(document, block, 0, len(block.text)) for block in section.blocks if block.is_prose)
        cited = (
            f.cue
            for f in found
            if f.level.rank >= Support.S3.rank and f.kind in ("citation", "link", "authority", "journal")
        )
        known[section.start] = next(cited, None)
    return known[section.start]


@once
def _sections(document: Document) -> dict[int, str | None]:
    return {}


def _cited(document: Document, sentence: Sentence) -> str | None:
    found = sentence_backing(document, sentence.block, sentence.start, sentence.end)
    return found.cue if found.level.rank >= Support.S2.rank and found.kind != "deferral" else None
