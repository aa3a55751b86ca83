"""What a page says of itself and for its readers: money, contact, audience, what is not known, where to go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.analysis import provenance_meta
from lint.analysis.helplines import named_lines
from lint.analysis.outline import outline
from lint.analysis.provenance_lines import lines
from lint.analysis.provenance_model import Spot, in_block
from lint.analysis.provenance_references import reference_list
from lint.analysis.provenance_words import parts, phrases, words
from lint.document import Block, Document, once
from lint.facts import facts
from lint.text.sentences import split

_TAIL_SHARE = 0.75
"""From here on, in shares of the running text, an article without an “About” heading may speak of itself."""
_OPENING_WORDS = 100
"""Catalogue: the audience stands in the title or the first 100 words."""
_HELP_KINDS = frozenset({"crisis", "eating-disorder", "substance-use"})
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_HOST = re.compile(
    r"(?<![\w@.])(?:https?://)?((?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|health|uk|ie|ca|au|nz|eu|de|scot|wales))(?![\w@])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.])(?:\+?\d{1,3}[\s.-]?)?(?:\(\d{2,5}\)|\d{3,5})[\s.-]\d{3,4}(?:[\s.-]\d{3,4})?(?![\w%])")


@cache
def _self_words() -> re.Pattern[str]:
    """Return the words by which a page means itself outside a part about itself."""
    nouns = "|".join(re.escape(noun) for noun in words()["pages"])
    return re.compile(
        rf"\b(?:(?:this|our|these|my)\s+(?:\w+\s+){{0,2}}?(?:{nouns})|us|ours|(?:we|our \w+|i)\s+(?:\w+\s+)?(?:take|accept|receive|get|have|own|sell|earn|paid|pay)s?"
        rf"|(?:paid|pays?|funds?|funded|sponsored|financed|supported|wrote|printed|made|produced)\s+(?:for\s+)?(?:the\s+(?:\w+\s+)?(?:{nouns})|it|them)(?!\w))",
        re.IGNORECASE,
    )


@once
def funding_statement(document: Document) -> Spot | None:
    """Return where the article says who owns it or pays for it, or that nobody else does; None if it does not.

    Money counts in the part where a page speaks of itself; elsewhere only if the page is named beside it. Who paid
    for a study, and what a reader's insurance pays, is no such statement.
    """
    for spot in provenance_meta.spots(document, "funding"):
        return spot
    about = _about_blocks(document)
    shape = outline(document)
    for section in shape.sections:
        is_on_money = (
            section.heading is not None
            and not section.heading.is_title
            and parts("money_headings").search(section.heading.text)
        )
        if is_on_money and (said := next((b for b in section.blocks if b.is_prose), None)) is not None:
            return in_block(said, 0, len(said.text))
    plain, money = phrases("funding_plain").blocks(document), phrases("funding_words").blocks(document)
    for block in document.blocks:
        if block.region == "nav" or block.kind in ("code", "front-matter", "title"):
            continue
        if id(block) not in plain and not (id(block) in about and id(block) in money):
            continue
        for start, end in split(block.text):
            text = block.text[start:end]
            if phrases("funding_not").search(text):
                continue
            if phrases("funding_plain").search(text) or (id(block) in about and _is_on_money(text, about[id(block)])):
                return in_block(block, start, end)
    return None


def _is_on_money(text: str, under_heading: bool) -> bool:
    if text.rstrip().endswith("?") or not phrases("funding_words").search(text):
        return False
    return under_heading or (_self_words().search(text) is not None and _YOU.search(text) is None)


@once
def _about_blocks(document: Document) -> dict[int, bool]:
    """Return by id the blocks in which the page may speak of itself; True for those under a heading that says so."""
    found: dict[int, bool] = {}
    shape = outline(document)
    held = reference_list(document).blocks
    for index, block in enumerate(document.blocks):
        if block.region == "footer":
            found[id(block)] = False
        elif not block.is_prose or id(block) in held:
            continue
        elif _under(document, index, "about_headings"):
            found[id(block)] = True
        elif shape.position(index, len(block.text)) >= _TAIL_SHARE:
            found[id(block)] = False
    return found


def _under(document: Document, index: int, name: str) -> bool:
    """Return whether a heading over a block, the title aside, is one of a list; asked once for each section."""
    section = outline(document).section_of(index)
    known: dict[tuple[int, str], bool] = document.memo.setdefault(_under, {})
    key = (section.start, name)
    if key not in known:
        over = section.heading.path if section.heading else ()
        known[key] = any(not heading.is_title and parts(name).search(heading.text) for heading in over)
    return known[key]


@once
def contact(document: Document) -> Spot | None:
    """Return where the page can be reached: an address, a number, a contact or about page; None if nowhere."""
    about = _about_blocks(document)
    of_others = {id(named.block) for named in named_lines(document)}
    offers = phrases("contact_phrases").blocks(document)
    for block in document.blocks:
        if block.kind in ("code", "front-matter"):
            continue
        for inline in block.inlines:
            if inline.kind == "link" and _leads_to_contact(inline.target or "", block.text[inline.start : inline.end]):
                return in_block(block, inline.start, inline.end)
        off_page = block.region != "body" or block.debris is not None or id(block) in about
        if off_page and id(block) in offers and (match := phrases("contact_phrases").search(block.text)):
            return in_block(block, *match.span())
        if "@" in block.text and (match := _EMAIL.search(block.text)):
            return in_block(block, *match.span())
        speaks_of_itself = about.get(id(block), block.region != "body" or block.debris is not None)
        if speaks_of_itself and id(block) not in of_others and (match := _PHONE.search(block.text)):
            return in_block(block, *match.span())
    return None


def _leads_to_contact(target: str, text: str) -> bool:
    path = target.partition("?")[0].rstrip("/").casefold()
    return (
        target.startswith("mailto:")
        or path.endswith(("/contact", "/contact-us", "/contacts", "/about", "/about-us", "/imprint", "/feedback"))
        or bool(re.fullmatch(r"\W*(?:contact|about)(?: us)?\W*", text, re.IGNORECASE))
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
    helpers = [named for named in lines_named if named.block.region == "body"]
    for named in helpers:
        if named.line.kind in _HELP_KINDS:
            return in_block(named.block, named.start, named.end)
    for index, block in enumerate(document.blocks):
        if not block.is_prose or id(block) in held:
            continue
        for start, end in _targets(block):
            return in_block(block, start, end)
        match = phrases("help_phrases").search(block.text) if _under(document, index, "help_headings") else None
        if match is not None:
            return in_block(block, *match.span())
    poison = next((named for named in helpers if named.line.kind == "poison"), None)
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
