"""Titles and headings: repeated, alike, empty, out of step, saying nothing."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator

from lint.analysis.outline import Heading, Section, outline
from lint.checks import structure as shared
from lint.checks.options import option, texts
from lint.checks.patterns import covers, line_pattern
from lint.document import Block, Document
from lint.errors import RuleError
from lint.model import Hit, Rule
from lint.text.lazy import lazy

_SITE = lazy(r"\s*[|»›·:–—-]\s*\S|\s+(?:from|by|on|at)\s+\S", re.IGNORECASE)
_LONGEST_TITLE_LINE = 24
"""Words: a longer line that begins with the title is a sentence."""
_SIBLINGS = 24
"""How many headings back one is compared: the cost grows with the article and no faster."""
_OF_THE_ARTICLE = frozenset(
    {
        None,
        "boilerplate/filler-text",
        "boilerplate/template-variable",
        "boilerplate/html-residue",
        "links/dangling-reference",
    }
)
"""What a section can be filled with: its own text, or a stand-in for it that has a finding of its own."""
_LONG_LEFTOVER = 8
"""Words."""
SCOPES = ("siblings-and-ancestors", "siblings", "document")
"""What headings are compared with; the last two are the two modes of markdownlint's MD024."""


def repeated_title(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield each later line that says the title again; the deletion of the line is the edit."""
    title = outline(document).title_block
    if title is None:
        return
    wanted = shared.key(title.text)
    most = option(document, rule, "lines", 20)
    for _, block in shared.own_blocks(document):
        if block is title or block.kind not in ("title", "heading", "paragraph", "caption"):
            continue
        is_head = document.lines.position(block.span.start)[0] <= most
        if not is_head and block.kind in ("paragraph", "caption"):
            continue
        if shared.key(block.text) == wanted or (is_head and _is_title_with_site(block.text, title.text)):
            hit = block.hit(0, len(block.text), title=" ".join(title.text.split()))
            related = ((shared.whole(title), "the title"),)
            yield dataclasses.replace(hit, related=related, edits=shared.deletion(document, block))


def _is_title_with_site(text: str, title: str) -> bool:
    """Return whether a line is the title with the name of a site behind it."""
    folded = " ".join(text.split())
    start = " ".join(title.split())
    if not folded.casefold().startswith(start.casefold()) or len(folded) == len(start):
        return False
    rest = folded[len(start) :]
    return (
        bool(_SITE.match(rest))
        and len(rest.split()) <= 8
        and folded[-1] not in ".?!:"
        and len(folded.split()) <= _LONGEST_TITLE_LINE
    )


def repeated_caption(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a line that says the line before it again, with a source or a site behind it. Debris counts as well."""
    for first, second in shared.credited_repeats(document):
        hit = second.hit(0, len(second.text))
        yield dataclasses.replace(hit, related=((shared.whole(first), "the line it repeats"),))


def duplicate_heading(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield headings that say what one before them says; `scope` says which are compared."""
    scope = option(document, rule, "scope", SCOPES[0])
    if scope not in SCOPES:
        raise RuleError(f"{rule.id}: “scope” must be one of {', '.join(SCOPES)}; it is “{scope}”.")
    first_of: dict[tuple[object, ...], Heading] = {}
    for row in shared.compared_headings(document):
        if row.heading.is_title or not row.key:
            continue
        earlier = _first_alike(row, first_of, scope)
        if earlier is not None:
            block = row.heading.block
            line = document.lines.position(earlier.block.span.start)[0]
            hit = block.hit(0, len(block.text), line=line)
            yield dataclasses.replace(hit, related=((shared.whole(earlier.block), "the first of the two"),))


def _first_alike(row: shared.Compared, first_of: dict[tuple[object, ...], Heading], scope: str) -> Heading | None:
    """Return the first earlier heading of the same words that is compared with this one, and remember this one."""
    heading = row.heading
    if scope == "document":
        return _known(first_of, (row.key,), heading)
    sibling = _known(first_of, (row.key, id(heading.parent), heading.level), heading)
    if scope == "siblings":
        return sibling
    ancestors = (above for above in heading.path[:-1] if not above.is_title and shared.key(above.text) == row.key)
    return next(ancestors, sibling)


def _known(first_of: dict[tuple[object, ...], Heading], place: tuple[object, ...], heading: Heading) -> Heading | None:
    first = first_of.setdefault(place, heading)
    return first if first is not heading else None


def near_duplicate_heading(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield headings of nearly the same words as one before, or of the same empty stem."""
    least = option(document, rule, "least_overlap", 0.85)
    stems = texts(document, rule, "stems")
    rows = shared.compared_headings(document)
    beginnings = {row.key: next((stem for stem in stems if row.key.startswith(f"{stem} ")), None) for row in rows}
    groups: dict[tuple[int, int], list[shared.Compared]] = defaultdict(list)
    by_block = {id(row.heading.block): row for row in rows}
    for row in rows:
        siblings = groups[id(row.heading.parent), row.heading.level]
        above = [by_block[id(h.block)] for h in row.heading.path[:-1] if id(h.block) in by_block]
        for earlier in (*above, *siblings[-_SIBLINGS:]) if not row.heading.is_title else ():
            if row.key == earlier.key:
                continue
            stem = beginnings[row.key] if beginnings[row.key] == beginnings[earlier.key] else None
            if stem is not None or _overlap(row.stems, earlier.stems) >= least:
                reason = f"both begin “{stem} …”" if stem else "both are made of the same words"
                block, other = row.heading.block, earlier.heading
                hit = block.hit(0, len(block.text), other=other.text, reason=reason)
                yield dataclasses.replace(hit, related=((shared.whole(other.block), "the heading like it"),))
                break
        siblings.append(row)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Return how much the sets of meaning words of two headings overlap, 0 to 1."""
    return len(left & right) / len(left | right) if len(left) > 1 and len(right) > 1 else 0.0


def empty_section(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield headings with nothing below them before the next heading of their rank or higher."""
    found = outline(document)
    images = [image.span for image in document.images]
    for section in found.sections:
        heading = section.heading
        if heading is None or heading.is_title:
            continue
        inside = document.blocks[section.start : section.end]
        if any(_is_content(block) for block in inside):
            continue
        start = heading.block.span.end
        end = document.blocks[section.end].span.start if section.end < len(document.blocks) else len(document.source)
        if not any(start <= image.start < end for image in images):
            yield heading.block.hit(0, len(heading.block.text))


def _is_content(block: Block) -> bool:
    """Return whether a block fills a section; a leftover of some length may be a text with an advertisement in it."""
    if block.region != "body" or block.kind in ("heading", "title") or not block.text.strip():
        return False
    return block.debris in _OF_THE_ARTICLE or len(block.text.split()) >= _LONG_LEFTOVER


def heading_level_skip(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield headings more than one level below the one before, second top headings, and a missing top heading."""
    if document.format == "text":
        return
    headings = outline(document).headings
    above, has_top = 0, False
    has_title = any(meta.key == "title" for meta in document.meta)
    for number, heading in enumerate(headings):
        hit = heading.block.hit(0, len(heading.block.text), level=heading.level, above=above)
        if number and heading.level > above + 1:
            yield hit
        elif number == 0 and heading.level > 1 and not (has_title and heading.level == 2):
            yield dataclasses.replace(hit, variant="no-top")
        elif heading.level == 1 and has_top:
            yield dataclasses.replace(hit, variant="second-top")
        above, has_top = heading.level, has_top or heading.level == 1


def heading_mismatch(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield headings of which no word turns up in the section below, while another section has them all.

    A heading that names its section in words of its own is good writing; one whose words belong elsewhere was left
    behind when text was moved.
    """
    fewest, least = option(document, rule, "min_words", 40), option(document, rule, "min_meaning_words", 3)
    general = line_pattern(texts(document, rule, "general"))
    found = outline(document)
    counted = [section for section in found.sections if section.heading is not None and not section.heading.is_title]
    stems: dict[int, tuple[int, frozenset[str]]] = {}
    for section in counted:
        heading = section.heading
        if heading is None or heading.text.endswith("?") or covers(general, heading.text):
            continue
        wanted = {stem[:5] for stem in shared.stems(heading.text) if len(stem) > 2}
        if len(wanted) < least:
            continue
        count, present = _section_stems(document, section, stems)
        if count < fewest or wanted & present:
            continue
        others = (other for other in counted if other is not section)
        owner = next((other for other in others if wanted <= _section_stems(document, other, stems)[1]), None)
        if owner is not None and owner.heading is not None:
            hit = heading.block.hit(0, len(heading.block.text), other=owner.heading.text)
            yield dataclasses.replace(hit, related=((shared.whole(owner.heading.block), "its words are here"),))


def _section_stems(
    document: Document, section: Section, known: dict[int, tuple[int, frozenset[str]]]
) -> tuple[int, frozenset[str]]:
    """Return how many words a section has with its subsections, and the beginnings of those that carry meaning."""
    if section.start not in known:
        blocks = document.blocks[section.start : section.end]
        text = " ".join(block.text for block in blocks if block.debris is None and block.region == "body")
        known[section.start] = len(text.split()), frozenset(stem[:5] for stem in shared.stems(text))
    return known[section.start]


def missing_headings(document: Document, rule: Rule) -> Iterator[Hit]:
    """Yield a long article without headings, or the opening of each long stretch of paragraphs without one."""
    least, most = option(document, rule, "min_words", 300), option(document, rule, "max_between", 200)
    total = shared.body_words(document)
    if total <= least:
        return
    if not shared.own_headings(document):
        yield shared.anchor(document, count=total, limit=least)
        return
    for section in outline(document).sections:
        if section.heading is not None and shared.is_about_sources(section.heading.text):
            continue
        paragraphs = [block for block in section.blocks if block.kind == "paragraph"]
        length = sum(len(block.text.split()) for block in paragraphs)
        if length > most:
            block = section.heading.block if section.heading else paragraphs[0]
            hit = block.hit(0, len(block.text), count=length, limit=most)
            yield dataclasses.replace(hit, variant="stretch")
