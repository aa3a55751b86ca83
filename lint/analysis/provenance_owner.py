"""Who stands behind a page: where it says who owns it or pays for it, and how it can be reached."""

from __future__ import annotations

import re
from functools import cache

from lint.analysis import provenance_meta
from lint.analysis.helplines import named_lines
from lint.analysis.outline import outline
from lint.analysis.provenance_model import Spot, in_block
from lint.analysis.provenance_references import reference_list
from lint.analysis.provenance_words import parts, phrases, under, words
from lint.document import Document, once
from lint.text.sentences import split

_TAIL_SHARE = 0.75
"""From here on, in shares of the running text, an article without an “About” heading may speak of itself."""
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
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
        elif under(document, index, "about_headings"):
            found[id(block)] = True
        elif shape.position(index, len(block.text)) >= _TAIL_SHARE:
            found[id(block)] = False
    return found


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
